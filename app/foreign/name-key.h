/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What names have in common that are written differently. Keys to compare, never shown. Transfer full. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NAME without regard to letter case and form (NFKC). */
char *rp_name_fold (const char *name);
/* NAME without regard to letter case, form (NFKC) and the number of blanks. */
char *rp_name_key (const char *name);
/* The same, of its words in any order and without the signs between them: "Lee, Ann" and "ann lee". */
char *rp_name_words_key (const char *name);

G_END_DECLS
