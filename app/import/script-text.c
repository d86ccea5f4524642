/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script-text.h"

#include "json-scan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_NAME 200 /* bytes */

void
rp_script_text_init (RpScriptText *self, const char *bytes, gsize length)
{
  *self = (RpScriptText){
    .p = bytes, .end = bytes + length, .mark = bytes, .line = 1, .column = 1, .text = g_string_new (NULL)
  };
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    self->p = self->mark = bytes + 3;
}

void
rp_script_text_clear (RpScriptText *self)
{
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->fault, rp_json_error_free);
}

static void
count_to (RpScriptText *self, const char *at)
{
  for (; self->mark < at; self->mark++)
    if (*self->mark == '\n')
      {
        self->line++;
        self->column = 1;
      }
    else
      self->column += ((guchar)*self->mark & 0xC0) != 0x80;
}

void
rp_script_text_place (RpScriptText *self, guint *line, guint *column)
{
  count_to (self, self->p);
  *line = self->line;
  *column = self->column;
}

gboolean
rp_script_text_fail (RpScriptText *self, const char *at, char *message)
{
  g_autofree char *owned = message;

  if (self->fault != NULL)
    return FALSE;
  count_to (self, at);
  self->fault = g_new0 (RpJsonError, 1);
  *self->fault = (RpJsonError){ .code = RP_JSON_ERROR_SYNTAX,
                                .line = self->line,
                                .column = self->column,
                                .path = g_strdup (""),
                                /* what is quoted may be cut in the middle of a character */
                                .message = g_utf8_make_valid (owned, -1) };
  return FALSE;
}

/* ---- blanks ---- */

static gboolean
starts (const RpScriptText *self, const char *with)
{
  gsize n = strlen (with);

  return (gsize)(self->end - self->p) >= n && memcmp (self->p, with, n) == 0;
}

gboolean
rp_script_text_skip (RpScriptText *self)
{
  while (self->p < self->end)
    if (g_ascii_isspace (*self->p))
      self->p++;
    else if (starts (self, "\xc2\xa0"))
      self->p += 2;
    else if (starts (self, "//"))
      while (self->p < self->end && *self->p != '\n' && *self->p != '\r')
        self->p++;
    else if (starts (self, "/*"))
      {
        const char *close = g_strstr_len (self->p + 2, self->end - self->p - 2, "*/");

        if (close == NULL)
          return rp_script_text_fail (self, self->p, g_strdup (_ ("a comment (/*) that does not end")));
        self->p = close + 2;
      }
    else
      break;
  return TRUE;
}

gboolean
rp_script_text_take (RpScriptText *self, char c)
{
  if (!rp_script_text_skip (self) || self->p >= self->end || *self->p != c)
    return FALSE;
  self->p++;
  return TRUE;
}

gboolean
rp_script_text_expect (RpScriptText *self, char c)
{
  if (rp_script_text_take (self, c))
    return TRUE;
  if (self->p >= self->end)
    return rp_script_text_fail (self, self->p, g_strdup_printf (_ ("expected “%c”, the file ends (cut off?)"), c));
  if (self->fault == NULL)
    {
      const char *stop = self->p;
      g_autofree char *shown = NULL;

      while (stop < self->end && stop < self->p + 60 && *stop != '\n' && *stop != '\r')
        stop++;
      shown = rp_json_excerpt (self->p, (gsize)(stop - self->p), 30);
      rp_script_text_fail (
          self, self->p,
          g_strdup_printf (_ ("expected “%c”, found “%s”: only data are read of a script, no code"), c, shown));
    }
  return FALSE;
}

/* ---- words ---- */

static gboolean
is_name_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (guchar)c >= 0x80;
}

gboolean
rp_script_text_at_name (const RpScriptText *self)
{
  return self->p < self->end && is_name_byte (*self->p) && !g_ascii_isdigit (*self->p);
}

gboolean
rp_script_text_name (RpScriptText *self)
{
  const char *begin = self->p;

  while (self->p < self->end && is_name_byte (*self->p) && self->p < begin + MOST_NAME)
    self->p++;
  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, begin, self->p - begin);
  if (self->p > begin && g_utf8_validate (self->text->str, (gssize)self->text->len, NULL))
    return TRUE;
  return rp_script_text_fail (self, begin, g_strdup (_ ("expected a name")));
}

/* LEAST to MOST hexadecimal digits; -1: there are fewer. */
static gint64
hexadecimal (RpScriptText *self, guint least, guint most)
{
  gint64 value = 0;
  guint n = 0;

  for (; n < most && self->p < self->end && g_ascii_isxdigit (*self->p); n++)
    value = value * 16 + g_ascii_xdigit_value (*self->p++);
  return n >= least ? value : -1;
}

/* What stands behind \u. The second half of a pair is taken with the first. -1: no such character. */
static gint64
unicode (RpScriptText *self)
{
  gint64 high, low;
  const char *behind;

  if (self->p < self->end && *self->p == '{')
    {
      self->p++;
      high = hexadecimal (self, 1, 6);
      return self->p < self->end && *self->p++ == '}' ? high : -1;
    }
  high = hexadecimal (self, 4, 4);
  behind = self->p;
  if (high < 0xD800 || high > 0xDBFF || !starts (self, "\\u"))
    return high;
  self->p += 2;
  low = hexadecimal (self, 4, 4);
  if (low >= 0xDC00 && low <= 0xDFFF)
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
  self->p = behind;
  return high;
}

/* Behind the backslash at AT. */
static gboolean
escape (RpScriptText *self, const char *at)
{
  static const char letters[] = "nrtbfv0", values[] = "\n\r\t\b\f\v";
  char c = *self->p++;
  const char *known = c != '\0' ? strchr (letters, c) : NULL;
  gint64 value = c == 'u' ? unicode (self) : c == 'x' ? hexadecimal (self, 2, 2) : 0;

  if (value < 0)
    return rp_script_text_fail (self, at, g_strdup (_ ("an escape (\\) that stands for no character")));
  if (c == 'u' || c == 'x')
    g_string_append_unichar (self->text, g_unichar_validate ((gunichar)value) && value != 0 ? (gunichar)value : 0xFFFD);
  else if (c == '0')
    g_string_append_unichar (self->text, 0xFFFD);
  else if (known != NULL)
    g_string_append_c (self->text, values[known - letters]);
  else if (c == '\r' && self->p < self->end && *self->p == '\n')
    self->p++;
  else if (c != '\n' && c != '\r')
    g_string_append_c (self->text, c);
  return TRUE;
}

gboolean
rp_script_text_string (RpScriptText *self)
{
  const char *begin = self->p;
  char quote = *self->p++;

  g_string_truncate (self->text, 0);
  for (; self->p < self->end && *self->p != quote;)
    {
      const char *at = self->p++;

      if ((*at == '\n' || *at == '\r') && quote != '`')
        return rp_script_text_fail (self, begin,
                                    g_strdup (_ ("a text whose quotation mark is not closed in its line")));
      if (*at == '$' && quote == '`' && self->p < self->end && *self->p == '{')
        return rp_script_text_fail (
            self, at, g_strdup (_ ("a text that is put together (${…}): only data are read of a script, no code")));
      if (*at == '\\' && self->p < self->end)
        {
          if (!escape (self, at))
            return FALSE;
        }
      else if (*at == '\0')
        g_string_append_unichar (self->text, 0xFFFD);
      else
        g_string_append_c (self->text, *at);
      if (self->text->len > RP_JSON_MAX_STRING)
        return rp_script_text_fail (self, begin, g_strdup (_ ("a text of more than 16 MiB")));
    }
  if (self->p >= self->end)
    return rp_script_text_fail (self, begin, g_strdup (_ ("the file ends in the middle of a text (cut off?)")));
  self->p++;
  if (!g_utf8_validate (self->text->str, (gssize)self->text->len, NULL))
    return rp_script_text_fail (self, begin, g_strdup (_ ("a text that is not UTF-8")));
  return TRUE;
}

gboolean
rp_script_text_number (RpScriptText *self)
{
  const char *begin = self->p;
  g_autofree char *written = NULL;
  RpJsonScannedNumber scanned;
  char shown[G_ASCII_DTOSTR_BUF_SIZE], *end;
  double value;

  while (self->p < self->end && (g_ascii_isalnum (*self->p) || strchr ("+-._", *self->p) != NULL) && *self->p != '\0'
         && self->p < begin + MOST_NAME)
    self->p++;
  written = g_strndup (begin, (gsize)(self->p - begin));
  rp_json_scan_number (written, written + strlen (written), &scanned);
  g_string_assign (self->text, written);
  if (scanned.fault == RP_JSON_FAULT_NONE && *scanned.end == '\0')
    return TRUE;
  /* 0x1F, .5, 5. and +5 too; 012 means what nobody knows */
  value = g_ascii_strtod (written, &end);
  if (*end != '\0' || !isfinite (value) || strspn (written, "0123456789.+-eExXabcdfABCDF") != strlen (written)
      || (written[0] == '0' && g_ascii_isdigit (written[1])))
    return rp_script_text_fail (self, begin, g_strdup_printf (_ ("“%.40s” is no number"), written));
  g_string_assign (self->text, g_ascii_dtostr (shown, sizeof shown, value));
  return TRUE;
}
