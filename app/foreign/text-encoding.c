/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-encoding.h"

#include <string.h>

#define SAMPLE_BYTES 512

typedef enum
{
  ENCODING_UTF8,
  ENCODING_UTF16_LE,
  ENCODING_UTF16_BE,
} Encoding;

/* Windows-1252 from 0x80 to 0x9F; 0: no character. */
static const guint16 windows_letters[32]
    = { 0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178 };

/* Without a mark: most characters of a table are below U+0100, so every other byte is mostly 0. */
static Encoding
guess_encoding (const guchar *bytes, gsize length)
{
  gsize n[2] = { 0, 0 }, sample = MIN (length, SAMPLE_BYTES) & ~(gsize)1;

  if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
    return ENCODING_UTF16_LE;
  if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
    return ENCODING_UTF16_BE;
  for (gsize i = 0; i < sample; i++)
    n[i % 2] += bytes[i] == 0;
  if (sample < 8 || n[0] + n[1] < sample / 4 || (n[0] > 0 && n[1] > 0))
    return ENCODING_UTF8;
  return n[1] > 0 ? ENCODING_UTF16_LE : ENCODING_UTF16_BE;
}

static void
append (GString *out, gunichar letter)
{
  if (letter < 0x80)
    g_string_append_c (out, (char)letter);
  else
    g_string_append_unichar (out, letter);
}

static void
own (RpDecodedText *out, GString *text)
{
  out->length = text->len;
  out->text = out->owned = g_string_free (text, FALSE);
}

static void
decode_utf16 (const guchar *bytes, gsize length, Encoding encoding, RpDecodedText *out)
{
  GString *text = g_string_sized_new (length);
  guint low = encoding == ENCODING_UTF16_LE ? 0 : 1;
  gunichar high = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar unit = bytes[i + low] | (gunichar)bytes[i + 1 - low] << 8;
      gboolean is_low = unit >= 0xDC00 && unit < 0xE000;

      if (i == 0 && unit == 0xFEFF)
        continue;
      if (high != 0 && is_low)
        {
          append (text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
          high = 0;
          continue;
        }
      if (high != 0 || is_low || unit == 0)
        {
          append (text, 0xFFFD);
          out->n_mended++;
        }
      high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
      if (high == 0 && !is_low && unit != 0)
        append (text, unit);
    }
  if (high != 0 || length % 2 == 1)
    {
      append (text, 0xFFFD);
      out->n_mended++;
    }
  out->wide = TRUE;
  own (out, text);
}

/* How many bytes are no UTF-8, and how many characters of more than one byte are. */
static void
weigh (const char *bytes, gsize length, gsize *n_wrong, gsize *n_right)
{
  const char *end = bytes + length;

  *n_wrong = *n_right = 0;
  for (const char *c = bytes; c < end;)
    {
      gunichar letter = (guchar)*c < 0x80 ? (guchar)*c : g_utf8_get_char_validated (c, end - c);
      gboolean wrong = letter == (gunichar)-1 || letter == (gunichar)-2;

      *n_wrong += wrong;
      *n_right += !wrong && letter >= 0x80;
      c = wrong ? c + 1 : g_utf8_next_char (c);
    }
}

/* Letters of Windows-1252 stand alone and so are hardly ever UTF-8 by chance. */
static void
decode_bytes (const char *bytes, gsize length, RpDecodedText *out)
{
  GString *text = g_string_sized_new (length + length / 16);
  const char *end = bytes + length;
  gsize n_wrong, n_right;
  gboolean broken;

  weigh (bytes, length, &n_wrong, &n_right);
  broken = n_right > n_wrong;
  for (const char *c = bytes; c < end;)
    {
      guchar byte = (guchar)*c;
      gunichar letter = byte;

      if (broken && byte >= 0x80)
        letter = g_utf8_get_char_validated (c, end - c);
      else if (byte >= 0x80 && byte < 0xA0)
        letter = windows_letters[byte - 0x80] != 0 ? windows_letters[byte - 0x80] : 0xFFFD;
      if (letter == 0 || letter == (gunichar)-1 || letter == (gunichar)-2)
        {
          letter = 0xFFFD;
          c++;
        }
      else
        c = broken ? g_utf8_next_char (c) : c + 1;
      out->n_mended += letter == 0xFFFD;
      append (text, letter);
    }
  own (out, text);
}

void
rp_text_decode (const char *bytes, gsize length, RpDecodedText *out)
{
  Encoding encoding = guess_encoding ((const guchar *)bytes, length);

  *out = (RpDecodedText){ .text = bytes, .length = length };
  if (encoding != ENCODING_UTF8)
    {
      decode_utf16 ((const guchar *)bytes, length, encoding, out);
      return;
    }
  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      out->text += 3;
      out->length -= 3;
    }
  if (!g_utf8_validate_len (out->text, out->length, NULL))
    decode_bytes (out->text, out->length, out);
}

void
rp_decoded_text_clear (RpDecodedText *self)
{
  g_clear_pointer (&self->owned, g_free);
}
