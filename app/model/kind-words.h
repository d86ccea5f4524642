/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds that many datasets have, in people's words: what a kind is called where its dataset does not say. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Treffen" for "meeting", in the language of the process; NULL: nobody knows that kind. The first letter
 * may be a capital, words may be parted by a space or "_": in English a word is what its name alone makes of it. Lives
 * as long as the program. */
const char *rp_kind_word (const char *name);

G_END_DECLS
