/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-scan.h"

#include <math.h>
#include <string.h>

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGHS G_GUINT64_CONSTANT (0x8080808080808080)

guint
rp_json_utf8_length (const char *p, const char *end)
{
  const guchar *u = (const guchar *)p;
  gsize left = (gsize)(end - p);
  guint n = u[0] < 0x80 ? 1 : u[0] < 0xC2 ? 0 : u[0] < 0xE0 ? 2 : u[0] < 0xF0 ? 3 : u[0] < 0xF5 ? 4 : 0;

  if (n == 0 || n > left)
    return 0;
  for (guint i = 1; i < n; i++)
    if ((u[i] & 0xC0) != 0x80)
      return 0;
  /* overlong forms, surrogates, and what lies beyond U+10FFFF */
  if ((u[0] == 0xE0 && u[1] < 0xA0) || (u[0] == 0xED && u[1] >= 0xA0) || (u[0] == 0xF0 && u[1] < 0x90)
      || (u[0] == 0xF4 && u[1] >= 0x90))
    return 0;
  return n;
}

/* The input ends in the middle of a sequence that is sound as far as it goes. */
static gboolean
is_cut (const char *p, const char *end)
{
  guchar first = (guchar)*p;
  gssize n = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;

  if (first < 0xC2 || first > 0xF4 || end - p >= n)
    return FALSE;
  for (const char *q = p + 1; q < end; q++)
    if (((guchar)*q & 0xC0) != 0x80)
      return FALSE;
  return TRUE;
}

/* Eight bytes at a time over what needs no thought: no quote, backslash, control or non-ASCII byte. A borrow may flag
 * a byte above a real hit too, so that only the first in the file's order is told exactly; that is the lowest where the
 * lowest byte comes first. */
static const char *
skip_plain (const char *p, const char *end)
{
  while (end - p >= 8)
    {
      guint64 word, quote, slash, hits;
      memcpy (&word, p, 8);
      quote = word ^ (ONES * '"');
      slash = word ^ (ONES * '\\');
      hits = (word | (word - ONES * 0x20) | ((quote - ONES) & ~quote) | ((slash - ONES) & ~slash)) & HIGHS;
      if (hits != 0 && G_BYTE_ORDER == G_LITTLE_ENDIAN)
        return p + __builtin_ctzll (hits) / 8;
      if (hits != 0)
        break;
      p += 8;
    }
  while (p < end && (guchar)*p >= 0x20 && (guchar)*p < 0x80 && *p != '"' && *p != '\\')
    p++;
  return p;
}

const char *
rp_json_skip_spaces (const char *p, const char *end)
{
  guint64 word;

  while (G_BYTE_ORDER == G_LITTLE_ENDIAN && end - p >= 8)
    {
      memcpy (&word, p, 8);
      word ^= G_GUINT64_CONSTANT (0x2020202020202020);
      if (word != 0)
        return p + __builtin_ctzll (word) / 8;
      p += 8;
    }
  while (p < end && *p == ' ')
    p++;
  return p;
}

/* Four hexadecimal digits, or -1. */
static int
hex4 (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* P is at the "u" of an escape. Returns what follows the escape, or NULL. */
static const char *
decode_unicode (const char *p, const char *end, GString *scratch, RpJsonScannedString *out)
{
  int unit = hex4 (p + 1, end);
  gunichar c;

  if (unit < 0)
    return NULL;
  p += 5;
  c = (gunichar)unit;
  if (unit >= 0xD800 && unit < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u')
    {
      int low = hex4 (p + 2, end);
      if (low >= 0xDC00 && low < 0xE000)
        {
          c = 0x10000u + (((guint)unit - 0xD800u) << 10) + ((guint)low - 0xDC00u);
          p += 6;
        }
    }
  if (c == 0)
    out->had_nul = TRUE;
  else if (c >= 0xD800 && c < 0xE000)
    out->had_surrogate = TRUE;
  if (c == 0 || (c >= 0xD800 && c < 0xE000))
    c = 0xFFFD;
  g_string_append_unichar (scratch, c);
  return p;
}

/* P is at the backslash. Returns what follows the escape, or NULL with the fault set. */
static const char *
decode_escape (const char *p, const char *end, GString *scratch, RpJsonScannedString *out)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *at;

  out->end = p;
  if (p + 1 >= end)
    {
      out->end = end;
      out->fault = RP_JSON_FAULT_UNTERMINATED;
      return NULL;
    }
  if (p[1] == 'u')
    {
      const char *next = decode_unicode (p + 1, end, scratch, out);
      const char *q = p + 2;
      while (next == NULL && q < end && g_ascii_isxdigit (*q))
        q++;
      if (next == NULL)
        out->fault = q == end ? RP_JSON_FAULT_UNTERMINATED : RP_JSON_FAULT_UNICODE_ESCAPE;
      return next;
    }
  at = p[1] != '\0' ? strchr (from, p[1]) : NULL;
  if (at == NULL)
    {
      out->fault = RP_JSON_FAULT_ESCAPE;
      return NULL;
    }
  g_string_append_c (scratch, to[at - from]);
  return p + 2;
}

static RpJsonFault
fault_of_byte (guchar c)
{
  return c == '\n' || c == '\r' ? RP_JSON_FAULT_RAW_NEWLINE
         : c == '\t'            ? RP_JSON_FAULT_RAW_TAB
                                : RP_JSON_FAULT_RAW_CONTROL;
}

/* The text from START to P is plain: it counts, and it goes to the scratch string once there was an escape. */
static void
take_run (RpJsonScannedString *out, GString *scratch, const char *start, const char *p)
{
  if (out->escaped)
    {
      g_string_append_len (scratch, start, p - start);
      out->text = scratch->str;
      out->length = scratch->len;
    }
  else
    out->length = (gsize)(p - out->text);
}

void
rp_json_scan_string (const char *p, const char *end, GString *scratch, RpJsonScannedString *out)
{
  const char *run = p;

  *out = (RpJsonScannedString){ .text = p, .end = p };
  while (out->fault == RP_JSON_FAULT_NONE)
    {
      p = skip_plain (p, end);
      out->end = p;
      if (p >= end)
        out->fault = RP_JSON_FAULT_UNTERMINATED;
      else if (*p == '"')
        break;
      else if (*p == '\\')
        {
          if (!out->escaped)
            g_string_truncate (scratch, 0);
          out->escaped = TRUE;
          take_run (out, scratch, run, p);
          p = decode_escape (p, end, scratch, out);
          if (p == NULL)
            return;
          run = p;
          if (scratch->len > RP_JSON_MAX_STRING)
            out->fault = RP_JSON_FAULT_TOO_LONG;
        }
      else if ((guchar)*p < 0x20)
        out->fault = fault_of_byte ((guchar)*p);
      else
        {
          guint n = rp_json_utf8_length (p, end);
          if (n == 0)
            out->fault = is_cut (p, end) ? RP_JSON_FAULT_UNTERMINATED : RP_JSON_FAULT_UTF8;
          else
            out->continuations += n - 1;
          p += n;
        }
    }
  take_run (out, scratch, run, out->end);
  if (out->length > RP_JSON_MAX_STRING && out->fault == RP_JSON_FAULT_NONE)
    out->fault = RP_JSON_FAULT_TOO_LONG;
  if (out->fault == RP_JSON_FAULT_NONE)
    out->end++;
}

static const char *
skip_digits (const char *p, const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p;
}

static gboolean
integer_fits (const char *digits, gsize n, gboolean negative)
{
  if (n != 19)
    return n < 19;
  return memcmp (digits, negative ? "9223372036854775808" : "9223372036854775807", 19) <= 0;
}

/* Whether a double holds the number: neither infinite nor zero by underflow. The C library is asked only near the ends.
 */
static gboolean
double_fits (const char *text, const char *end, const char *exponent)
{
  const char *p = text;
  double value;
  gboolean zero = TRUE;

  if (exponent == NULL && end - text < 290)
    return TRUE;
  if (exponent != NULL && exponent - text < 190
      && (end - exponent <= 2 || (end - exponent == 3 && !g_ascii_isdigit (*exponent))))
    return TRUE;
  for (; p < (exponent != NULL ? exponent : end); p++)
    if (*p >= '1' && *p <= '9')
      zero = FALSE;
  if (zero)
    return TRUE;
  value = rp_json_text_to_double (text, (gsize)(end - text));
  return isfinite (value) && (value < 0 || value > 0);
}

static const char *
scan_exponent (const char *p, const char *end, RpJsonScannedNumber *out)
{
  const char *digits = p + 1;

  if (digits < end && (*digits == '+' || *digits == '-'))
    digits++;
  p = skip_digits (digits, end);
  if (p == digits)
    out->fault = RP_JSON_FAULT_NO_EXPONENT;
  return p;
}

/* Integer part; P is behind the sign. */
static const char *
scan_whole (const char *p, const char *end, RpJsonScannedNumber *out)
{
  const char *digits = p;

  p = skip_digits (digits, end);
  if (p == digits)
    out->fault = p < end && *p == '.' ? RP_JSON_FAULT_LEADING_POINT : RP_JSON_FAULT_NO_DIGIT;
  else if (*digits == '0' && p - digits > 1)
    {
      out->fault = RP_JSON_FAULT_LEADING_ZERO;
      p = digits;
    }
  else if (p < end && (*p == 'x' || *p == 'X') && *digits == '0')
    out->fault = RP_JSON_FAULT_HEX;
  return p;
}

void
rp_json_scan_number (const char *p, const char *end, RpJsonScannedNumber *out)
{
  const char *text = p, *whole, *whole_end, *exponent = NULL;
  gboolean negative;

  *out = (RpJsonScannedNumber){ .end = p, .integer = TRUE };
  if (p < end && *p == '+')
    {
      out->fault = RP_JSON_FAULT_LEADING_PLUS;
      return;
    }
  negative = p < end && *p == '-';
  whole = p + negative;
  p = whole_end = scan_whole (whole, end, out);
  if (out->fault == RP_JSON_FAULT_NONE && p < end && *p == '.')
    {
      out->integer = FALSE;
      p = skip_digits (p + 1, end);
      if (p[-1] == '.')
        out->fault = RP_JSON_FAULT_NO_FRACTION;
    }
  if (out->fault == RP_JSON_FAULT_NONE && p < end && (*p == 'e' || *p == 'E'))
    {
      out->integer = FALSE;
      exponent = p + 1;
      p = scan_exponent (p, end, out);
    }
  if (out->fault == RP_JSON_FAULT_NONE && p < end && (g_ascii_isalnum (*p) || strchr ("._+-\"'", *p) != NULL)
      && *p != 0)
    out->fault = RP_JSON_FAULT_TAIL;
  out->end = p;
  if (out->fault == RP_JSON_FAULT_NONE)
    out->out_of_range
        = out->integer ? !integer_fits (whole, (gsize)(whole_end - whole), negative) : !double_fits (text, p, exponent);
}

double
rp_json_text_to_double (const char *text, gsize length)
{
  char small[64];
  g_autofree char *large = NULL;

  if (length < sizeof small)
    {
      memcpy (small, text, length);
      small[length] = '\0';
      return g_ascii_strtod (small, NULL);
    }
  large = g_strndup (text, length);
  return g_ascii_strtod (large, NULL);
}

char *
rp_json_excerpt (const char *text, gsize length, gsize max)
{
  GString *out = g_string_new (NULL);
  gsize n = MIN (length, max);

  while (n > 0 && n < length && ((guchar)text[n] & 0xC0) == 0x80)
    n--;
  for (gsize i = 0; i < n; i++)
    {
      if ((guchar)text[i] < 0x20 || text[i] == 0x7F)
        g_string_append_unichar (out, 0xFFFD);
      else
        g_string_append_c (out, text[i]);
    }
  if (n < length)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}
