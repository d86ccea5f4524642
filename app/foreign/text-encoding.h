/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a text in one of the encodings in which spreadsheets write, as UTF-8: UTF-8, UTF-16 of either order with or
 * without a mark, Windows-1252. Decided by what the bytes are, never by a locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* UTF-8 without a mark, not nul-terminated; in the bytes themselves where they are so already */
  gsize length;
  char *owned;    /* what text is in, where the bytes were not UTF-8 */
  gsize n_mended; /* bytes or characters that are none, shown as U+FFFD */
  gboolean wide;  /* it was UTF-16 */
} RpDecodedText;

/* LENGTH bytes; a cut character at the end is one that is mended. Free with rp_decoded_text_clear (). */
void rp_text_decode (const char *bytes, gsize length, RpDecodedText *out);
void rp_decoded_text_clear (RpDecodedText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RpDecodedText, rp_decoded_text_clear)

G_END_DECLS
