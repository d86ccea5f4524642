/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds that many datasets have, in people's words: what a kind is called where its dataset does not say. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Treffen" for "meeting", in the language of the process; NULL: nobody knows that kind. Letter case does not matter,
 * nor whether words are parted by a space, a hyphen or "_". Lives as long as the program. */
const char *rp_kind_word (const char *name);

G_END_DECLS
