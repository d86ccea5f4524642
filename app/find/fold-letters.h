/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that Unicode does not take apart, or that people write in more than one way: how a typist without them spells
 * them in plain Latin. Cyrillic follows the usual English romanisation (BGN/PCGN, without its apostrophes) and, as the
 * other spelling, the Slavists' (ISO 9 without accents); Ukrainian texts
 * are told by their own letters there. Greek follows ISO 843 and, as the other, the classical one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gunichar letter; /* lower case */
  const char *plain;
  const char *other; /* another usual spelling; nullable */
} RpFoldLetter;

/* NULL when LETTER (lower case) stands for itself. */
const RpFoldLetter *rp_fold_letter (gunichar letter);

G_END_DECLS
