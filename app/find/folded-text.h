/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in the form in which it is compared: lower case, no accents, letters of other alphabets in plain Latin where
 * there is a usual spelling, words parted by one blank instead of punctuation and quotation marks, no blank at the
 * ends. With a map back to the bytes that a person reads. All lengths are bytes of UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RP_FOLD_PLAIN = 0,
  RP_FOLD_OTHER = 1 << 0, /* ä as ae, й as j …: the other usual spellings */
  RP_FOLD_JOIN = 1 << 1,  /* O'Neill, C-27J and G.C. as one word */
} RpFoldFlags;

/* The letter of the original, with its marks, that a byte of the folded text stands for. */
typedef struct
{
  guint32 from, to;
} RpFoldSpan;

/* Appends LENGTH bytes of TEXT, folded, to OUT; SPANS (nullable) gets an RpFoldSpan for each byte that is appended.
 * What is not UTF-8 ends the text. Returns which of the flags would give another text. */
RpFoldFlags rp_fold_append (GString *out, const char *text, gsize length, RpFoldFlags flags, GArray *spans);
/* The plain form of TEXT. Transfer full. */
char *rp_fold_text (const char *text);

/* Whether a search may begin at byte AT of FOLDED: at a word, and anywhere in scripts that set no borders between
 * words. */
gboolean rp_fold_begins_word (const char *folded, gsize at);
/* Whether NEEDLE, folded too, stands anywhere in FOLDED where a search may begin. */
gboolean rp_fold_has_at_word (const char *folded, const char *needle);

G_END_DECLS
