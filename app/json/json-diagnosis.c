/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-diagnosis.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
starts_with (const char *bytes, gsize length, const char *prefix, gsize n)
{
  return length >= n && memcmp (bytes, prefix, n) == 0;
}

static gboolean
starts_with_word (const char *p, const char *end, const char *word)
{
  gsize n = strlen (word);
  return (gsize)(end - p) >= n && g_ascii_strncasecmp (p, word, n) == 0;
}

static char *
diagnose_encoding (const char *bytes, gsize length)
{
  const guchar *u = (const guchar *)bytes;
  const char *name = NULL;
  g_autofree char *place = NULL;
  gsize offset = 0;

  if (length < 2)
    return NULL;
  if (starts_with (bytes, length, "\xFF\xFE\0\0", 4) || (length >= 4 && u[0] != 0 && !u[1] && !u[2] && !u[3]))
    name = "UTF-32LE";
  else if (starts_with (bytes, length, "\0\0\xFE\xFF", 4) || (length >= 4 && !u[0] && !u[1] && !u[2] && u[3] != 0))
    name = "UTF-32BE";
  else if ((u[0] == 0xFF && u[1] == 0xFE) || (u[0] != 0 && u[0] < 0x80 && u[1] == 0 && length % 2 == 0))
    name = "UTF-16LE";
  else if ((u[0] == 0xFE && u[1] == 0xFF) || (u[0] == 0 && u[1] != 0 && u[1] < 0x80))
    name = "UTF-16BE";
  if (name == NULL)
    return NULL;
  while (offset < length && u[offset] != 0 && u[offset] < 0x80)
    offset++;
  place = g_strdup_printf ("%" G_GSIZE_FORMAT, offset);
  return g_strdup_printf (_ ("the file seems to be %s, not UTF-8 (byte %s); save it as UTF-8"), name, place);
}

static char *
diagnose_markup (const char *p, const char *end)
{
  if (*p != '<')
    return NULL;
  if (starts_with_word (p, end, "<!doctype html") || starts_with_word (p, end, "<html")
      || starts_with_word (p, end, "<head") || starts_with_word (p, end, "<body"))
    return g_strdup (_ ("this is HTML, not JSON (perhaps a page saved instead of the file itself)"));
  return g_strdup (_ ("this is XML or other markup, not JSON"));
}

/* The first line holds separators and no brace or bracket. */
static char *
diagnose_table (const char *p, const char *end)
{
  guint commas = 0, semicolons = 0, tabs = 0;
  const char *q = p;

  if (!g_ascii_isalpha (*p) && *p != '"' && !g_ascii_isdigit (*p))
    return NULL;
  for (; q < end && q - p < 4096 && *q != '\n' && *q != '\r'; q++)
    {
      if (strchr ("{}[]=()", *q) != NULL)
        return NULL;
      commas += *q == ',';
      semicolons += *q == ';';
      tabs += *q == '\t';
    }
  if (q == end || MAX (commas, MAX (semicolons, tabs)) == 0)
    return NULL;
  return g_strdup_printf (_ ("this looks like a table (%s), not JSON"),
                          tabs > commas && tabs > semicolons ? "TSV" : "CSV");
}

char *
rp_json_diagnose_magic (const char *bytes, gsize length)
{
  static const struct
  {
    const char *magic;
    gsize n;
    const char *name;
  } table[] = {
    { "\x1F\x8B", 2, "gzip" },
    { "PK\3\4", 4, "zip" },
    { "PK\5\6", 4, "zip" },
    { "%PDF-", 5, "PDF" },
    { "SQLite format 3", 15, "SQLite" },
    { "BZh", 3, "bzip2" },
    { "\xFD"
      "7zXZ",
      5, "xz" },
    { "\x28\xB5\x2F\xFD", 4, "Zstandard" },
    { "7z\xBC\xAF", 4, "7-Zip" },
    { "\x89PNG", 4, "PNG" },
    { "\xFF\xD8\xFF", 3, "JPEG" },
    { "GIF8", 4, "GIF" },
    { "\x7F"
      "ELF",
      4, "ELF" },
    { "\xD0\xCF\x11\xE0", 4, "OLE (an old Office document)" },
    { "{\\rtf", 5, "RTF" },
  };
  const char *p = bytes, *end = bytes + length;
  char *message;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (starts_with (bytes, length, table[i].magic, table[i].n))
      return g_strdup_printf (_ ("this is a %s file, not JSON"), table[i].name);
  message = diagnose_encoding (bytes, length);
  if (message != NULL)
    return message;
  if (starts_with (p, length, "\xEF\xBB\xBF", 3))
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p == end)
    return NULL;
  message = diagnose_markup (p, end);
  return message != NULL ? message : diagnose_table (p, end);
}

/* How a byte is shown in a message. Transfer full. */
static char *
show_byte (const char *p, const char *end)
{
  guint n = rp_json_utf8_length (p, end);
  gunichar c = n > 0 ? g_utf8_get_char (p) : 0;

  if (n > 0 && c > 0x20 && g_unichar_isgraph (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
    return n == 1 ? g_strdup_printf ("“%c”", *p) : g_strdup_printf ("“%.*s” (U+%04X)", (int)n, p, c);
  if (n > 0)
    return g_strdup_printf ("U+%04X", c);
  return g_strdup_printf (_ ("byte 0x%02X"), (guchar)*p);
}

static char *
diagnose_utf8 (const char *p, const char *bytes, gsize length)
{
  guchar c = (guchar)*p, next = p + 1 < bytes + length ? (guchar)p[1] : 0;
  gsize offset = (gsize)(p - bytes);
  g_autofree char *place = NULL;
  const char *what;

  if (c >= 0xC2 && c < 0xF5 && next < 0x80)
    what = p + 1 == bytes + length ? _ ("a character is cut off") : _ ("perhaps Latin-1 or Windows-1252");
  else if (c >= 0x80 && c < 0xC0)
    what = next < 0x80 ? _ ("a continuation byte without a start; perhaps Windows-1252")
                       : _ ("a continuation byte without a start");
  else if (c == 0xC0 || c == 0xC1 || (c == 0xE0 && next < 0xA0) || (c == 0xF0 && next < 0x90))
    what = _ ("an overlong form");
  else if (c == 0xED && next >= 0xA0)
    what = _ ("a surrogate");
  else if ((c == 0xF4 && next >= 0x90) || (c >= 0xF5 && c < 0xFE))
    what = next < 0x80 ? _ ("perhaps Latin-1 or Windows-1252") : _ ("beyond U+10FFFF");
  else if (c >= 0xFE)
    what = _ ("a byte that never occurs in UTF-8; perhaps UTF-16 or Latin-1");
  else
    what = _ ("a character is cut off");
  place = g_strdup_printf ("%" G_GSIZE_FORMAT, offset);
  return g_strdup_printf (_ ("not UTF-8: byte 0x%02X at offset %s (%s); save the file as UTF-8"), c, place, what);
}

char *
rp_json_diagnose_fault (RpJsonFault fault, const char *culprit, const char *bytes, gsize length)
{
  const char *end = bytes + length;
  g_autofree char *shown = culprit < end ? show_byte (culprit, end) : g_strdup ("");
  g_autofree char *escape = culprit + 1 < end ? show_byte (culprit + 1, end) : g_strdup ("");

  switch (fault)
    {
    case RP_JSON_FAULT_RAW_NEWLINE:
      return g_strdup (_ ("a raw newline in a string: write \\n, or close the string with \""));
    case RP_JSON_FAULT_RAW_TAB:
      return g_strdup (_ ("a raw tab in a string: write \\t"));
    case RP_JSON_FAULT_RAW_CONTROL:
      return g_strdup_printf (_ ("a raw control character (%s) in a string: write it as \\u and four digits"), shown);
    case RP_JSON_FAULT_ESCAPE:
      return g_strdup_printf (_ ("an unknown escape: a backslash before %s; a backslash itself is written \\\\"),
                              escape);
    case RP_JSON_FAULT_UNICODE_ESCAPE:
      return g_strdup (_ ("an incomplete escape: \\u needs four hexadecimal digits"));
    case RP_JSON_FAULT_UTF8:
      return diagnose_utf8 (culprit, bytes, length);
    case RP_JSON_FAULT_TOO_LONG:
      return g_strdup_printf (_ ("a string longer than %d MiB"), RP_JSON_MAX_STRING / 1024 / 1024);
    case RP_JSON_FAULT_LEADING_ZERO:
      return g_strdup (_ ("a leading zero in a number; a date or code belongs in double quotes"));
    case RP_JSON_FAULT_LEADING_PLUS:
      return g_strdup (_ ("a leading plus: JSON numbers have none"));
    case RP_JSON_FAULT_LEADING_POINT:
      return g_strdup (_ ("a number that begins with a point: write 0 before it"));
    case RP_JSON_FAULT_NO_FRACTION:
      return g_strdup (_ ("a number that ends with a point: a digit must follow"));
    case RP_JSON_FAULT_NO_EXPONENT:
      return g_strdup (_ ("an exponent without digits"));
    case RP_JSON_FAULT_HEX:
      return g_strdup (_ ("a hexadecimal number: JSON has decimal ones only"));
    case RP_JSON_FAULT_NO_DIGIT:
      if (starts_with_word (culprit, end, "inf"))
        return g_strdup (_ ("-Infinity is not JSON"));
      return g_strdup (_ ("a minus without a number"));
    case RP_JSON_FAULT_TAIL:
      return g_strdup_printf (_ ("%s clings to a number; a date or text belongs in double quotes"), shown);
    case RP_JSON_FAULT_NONE:
    case RP_JSON_FAULT_UNTERMINATED:
    default:
      return g_strdup (_ ("a string is not closed"));
    }
}

static const char *
word_end (const char *p, const char *end)
{
  while (p < end && (g_ascii_isalnum (*p) || *p == '_' || *p == '$' || *p == '.'))
    p++;
  return p;
}

/* A word at the root: most often a script that holds the data. NULL when it does not look so. */
static char *
diagnose_script (const char *p, const char *end)
{
  static const char *const words[]
      = { "var ", "let ", "const ", "export ", "import ", "module.exports", "window.", "function", "return " };
  const char *q = word_end (p, end);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (starts_with_word (p, end, words[i]))
      return g_strdup (_ ("JavaScript, not JSON: delete everything before the first { and after the last }"));
  while (q < end && g_ascii_isspace (*q))
    q++;
  if (q < end && *q == '(')
    return g_strdup (_ ("JavaScript (JSONP), not JSON: delete the function call around the { }"));
  if (q < end && *q == '=')
    return g_strdup (_ ("JavaScript, not JSON: delete everything before the first { and after the last }"));
  return NULL;
}

static char *
diagnose_word (const RpJsonDiagnosis *d, const char *p, const char *end)
{
  static const char *const numbers[] = { "NaN", "Infinity", "undefined" };
  const char *stop = word_end (p, end);
  int n = (int)MIN (stop - p, 40);
  char *message = d->container == 0 ? diagnose_script (p, end) : NULL;

  if (message != NULL)
    return message;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_ascii_strncasecmp (p, numbers[i], strlen (numbers[i])) == 0 && (gsize)(stop - p) == strlen (numbers[i]))
      return g_strdup_printf (_ ("%s is not JSON; leave the field out, or write null"), numbers[i]);
  if (d->want == RP_JSON_WANT_KEY)
    return g_strdup_printf (_ ("a key without quotes: write \"%.*s\""), n, p);
  if ((n == 4
       && (starts_with_word (p, end, "true") || starts_with_word (p, end, "null") || starts_with_word (p, end, "none")))
      || (n == 5 && starts_with_word (p, end, "false")))
    return g_strdup_printf (_ ("“%.*s”: true, false and null are written in small letters"), n, p);
  return g_strdup_printf (_ ("a word without quotes: “%.*s”"), n, p);
}

static gboolean
is_typographic_quote (gunichar c)
{
  return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

/* A closing bracket where it has no place. */
static char *
diagnose_closer (RpJsonDiagnosis *d, char c)
{
  gboolean fits = (d->container == '{' && c == '}') || (d->container == '[' && c == ']');

  if (d->container == 0)
    return g_strdup_printf (_ ("“%c” closes nothing"), c);
  if (!fits)
    return g_strdup_printf (_ ("“%c” does not close the %s opened at %u:%u"), c,
                            d->container == '{' ? _ ("object") : _ ("array"), d->open_line, d->open_column);
  if (!d->after_comma)
    return g_strdup_printf (_ ("a value is missing before “%c”"), c);
  /* the comma is the fault, and only blanks stand between */
  while (d->offset > 0 && d->bytes[d->offset] != ',')
    d->offset--;
  return g_strdup_printf (_ ("trailing comma: nothing follows it before “%c”"), c);
}

/* Where a comma or the end of a container was due. */
static char *
diagnose_between (const RpJsonDiagnosis *d, char c, const char *shown)
{
  if (c == ':' && d->container == '[')
    return g_strdup (_ ("a colon in an array: keys belong in an object, between { and }"));
  if (c == '"' || c == '{' || c == '[' || c == '-' || g_ascii_isalnum (c))
    return g_strdup_printf (_ ("a comma is missing before %s"), shown);
  return g_strdup_printf (_ ("expected a comma or the end of the %s opened at %u:%u, found %s"),
                          d->container == '{' ? _ ("object") : _ ("array"), d->open_line, d->open_column, shown);
}

static char *
diagnose_end (char c, const char *shown)
{
  if (c == '{' || c == '[')
    return g_strdup (
        _ ("a second value follows the first: expected one JSON object, or one a line and each of them whole"));
  if (c == ';')
    return g_strdup (_ ("a semicolon behind the value: JavaScript, not JSON"));
  return g_strdup_printf (_ ("something follows the end of the value: %s"), shown);
}

/* Faults that are the same wherever they stand, or NULL. */
static char *
diagnose_anywhere (const char *p, const char *end)
{
  gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char (p);

  if (c == '\'')
    return g_strdup (_ ("single quotes: JSON strings stand in double quotes"));
  if (c == '`')
    return g_strdup (_ ("a backquote: JSON strings stand in double quotes"));
  if (is_typographic_quote (c))
    return g_strdup (_ ("typographic quotation marks: JSON strings stand in plain double quotes (\")"));
  if ((c == '/' && p + 1 < end && (p[1] == '/' || p[1] == '*')) || c == '#')
    return g_strdup (_ ("a comment: JSON has none"));
  if (c == 0)
    return g_strdup (_ ("a NUL byte outside a string"));
  if (c == 0xFEFF || c == 0xA0 || c == 0x2028 || c == 0x2029 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F))
    return g_strdup_printf (_ ("U+%04X, a blank or invisible character, outside a string"), c);
  if (c == '\v' || c == '\f')
    return g_strdup_printf (_ ("U+%04X is no blank in JSON"), c);
  return NULL;
}

char *
rp_json_diagnose_byte (RpJsonDiagnosis *d)
{
  const char *p = d->bytes + d->offset, *end = d->bytes + d->length;
  g_autofree char *shown = NULL;
  char *message;

  if ((guchar)*p >= 0x80 && rp_json_utf8_length (p, end) == 0)
    return diagnose_utf8 (p, d->bytes, d->length);
  shown = show_byte (p, end);
  message = diagnose_anywhere (p, end);
  if (message != NULL)
    return message;
  if (*p == '}' || *p == ']')
    return d->want == RP_JSON_WANT_END ? diagnose_end (*p, shown) : diagnose_closer (d, *p);
  if (d->want == RP_JSON_WANT_COLON)
    return *p == '=' ? g_strdup (_ ("“=” behind a key: write a colon"))
                     : g_strdup_printf (_ ("a colon is missing behind the key, before %s"), shown);
  if (d->want == RP_JSON_WANT_COMMA)
    return diagnose_between (d, *p, shown);
  if (d->want == RP_JSON_WANT_END)
    return diagnose_end (*p, shown);
  if (g_ascii_isalpha (*p) || *p == '_' || *p == '$')
    return diagnose_word (d, p, end);
  if (*p == ',')
    return g_strdup (d->after_comma ? _ ("two commas with nothing between") : _ ("a comma with nothing before it"));
  if (d->want == RP_JSON_WANT_KEY)
    return g_strdup_printf (_ ("expected a key in double quotes, found %s"), shown);
  return g_strdup_printf (_ ("expected a value, found %s"), shown);
}

char *
rp_json_diagnose_cut (const RpJsonDiagnosis *d, const char *begun, guint line, guint column)
{
  if (begun != NULL)
    return g_strdup_printf (_ ("the file ends in the middle of %s that begins at %u:%u (cut off?)"), begun, line,
                            column);
  if (d->container == 0)
    return g_strdup (_ ("the file ends before a value"));
  return g_strdup_printf (_ ("the file ends inside the %s opened at %u:%u (cut off?)"),
                          d->container == '{' ? _ ("object") : _ ("array"), d->open_line, d->open_column);
}
