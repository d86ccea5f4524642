/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-reader.h"

#include "json-diagnosis.h"
#include "json-pointer.h"
#include "json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPORT_BYTES ((gsize)1024 * 1024)

typedef enum
{
  EXPECT_VALUE,
  EXPECT_FIRST_ITEM, /* or the end of the array */
  EXPECT_FIRST_KEY,  /* or the end of the object */
  EXPECT_COMMA,      /* or the end of the container */
  EXPECT_END,
} Expect;

typedef struct
{
  gsize key;   /* offset of the current key's quote */
  gsize index; /* of the current item */
  guint line, column;
  gboolean object;
  gboolean has_child;
} Frame;

/* A place is kept as what its column can be reckoned from. */
typedef struct
{
  gsize offset, line_start, continuations;
  guint line;
} Mark;

struct _RpJsonReader
{
  const char *bytes, *end, *p;
  const char *next_report;
  RpJsonProgressFunc progress;
  gpointer progress_data;
  const guint32 *superseded, *superseded_end;
  guint depth;
  Expect expect;
  RpJsonToken token;
  Mark here, at; /* of P (its offset unused), of the last token */
  const char *text;
  gsize length;
  GString *scratch;
  RpJsonFlags flags;
  gboolean integer;
  RpJsonError *error;
  Frame frames[RP_JSON_MAX_DEPTH]; /* last, and not cleared: most texts are shallow, and some are a line */
};

/* Takes MESSAGE. */
static RpJsonToken
fail (RpJsonReader *self, RpJsonErrorCode code, gsize offset, char *message)
{
  g_autoptr (GString) path = g_string_new (NULL);

  rp_json_reader_append_path (self, path);
  self->error = g_new0 (RpJsonError, 1);
  self->error->code = code;
  self->error->offset = offset;
  self->error->path = g_strdup (path->str);
  self->error->message = message;
  rp_json_place_of (self->bytes, (gsize)(self->end - self->bytes), offset, &self->error->line, &self->error->column);
  return self->token = RP_JSON_FAILED;
}

static void
begin_diagnosis (RpJsonReader *self, RpJsonDiagnosis *d, RpJsonWant want)
{
  const Frame *frame = self->depth > 0 ? &self->frames[self->depth - 1] : NULL;

  *d = (RpJsonDiagnosis){ .bytes = self->bytes,
                          .length = (gsize)(self->end - self->bytes),
                          .offset = (gsize)(self->p - self->bytes),
                          .want = want,
                          .container = frame == NULL   ? 0
                                       : frame->object ? '{'
                                                       : '[' };
  if (frame != NULL)
    {
      d->open_line = frame->line;
      d->open_column = frame->column;
    }
}

/* The byte at P is not what was wanted; at the very beginning the whole file may be something else. */
static RpJsonToken
fail_here (RpJsonReader *self, RpJsonWant want, gboolean after_comma)
{
  RpJsonDiagnosis d;
  gboolean encoding = self->p < self->end && (guchar)*self->p >= 0x80 && rp_json_utf8_length (self->p, self->end) == 0;
  char *message = NULL;

  begin_diagnosis (self, &d, want);
  d.after_comma = after_comma;
  if (self->depth == 0 || d.offset <= 4)
    message = rp_json_diagnose_magic (d.bytes, d.length);
  if (message == NULL && self->p == self->end)
    message = rp_json_diagnose_cut (&d, NULL, 0, 0);
  if (message == NULL)
    message = rp_json_diagnose_byte (&d);
  return fail (self, encoding ? RP_JSON_ERROR_ENCODING : RP_JSON_ERROR_SYNTAX, d.offset, message);
}

/* The input ends inside the token that has begun. */
static RpJsonToken
fail_cut (RpJsonReader *self, const char *what)
{
  RpJsonDiagnosis d;
  guint line, column;

  rp_json_reader_get_place (self, &line, &column);
  begin_diagnosis (self, &d, RP_JSON_WANT_VALUE);
  return fail (self, RP_JSON_ERROR_SYNTAX, d.length, rp_json_diagnose_cut (&d, what, line, column));
}

static RpJsonToken
fail_fault (RpJsonReader *self, RpJsonFault fault, const char *culprit, const char *what)
{
  gsize length = (gsize)(self->end - self->bytes);
  gboolean number = fault >= RP_JSON_FAULT_LEADING_ZERO;

  if (fault == RP_JSON_FAULT_UNTERMINATED || (number && culprit == self->end))
    return fail_cut (self, what);
  if (fault == RP_JSON_FAULT_TOO_LONG)
    return fail (self, RP_JSON_ERROR_LIMIT, self->at.offset,
                 rp_json_diagnose_fault (fault, culprit, self->bytes, length));
  if (self->depth == 0)
    {
      char *magic = rp_json_diagnose_magic (self->bytes, length);
      if (magic != NULL)
        return fail (self, RP_JSON_ERROR_SYNTAX, (gsize)(culprit - self->bytes), magic);
    }
  return fail (self, fault == RP_JSON_FAULT_UTF8 ? RP_JSON_ERROR_ENCODING : RP_JSON_ERROR_SYNTAX,
               (gsize)(culprit - self->bytes), rp_json_diagnose_fault (fault, culprit, self->bytes, length));
}

static void
skip_blanks (RpJsonReader *self)
{
  const char *p = self->p, *end = self->end;

  for (; p < end; p++)
    {
      if (*p > ' ')
        break;
      if (*p == ' ' && (p = rp_json_skip_spaces (p, end)) == end)
        break;
      if (*p == '\t')
        continue;
      if (*p != '\n' && *p != '\r')
        break;
      if (*p == '\r' && p + 1 < end && p[1] == '\n')
        continue;
      self->here.line++;
      self->here.line_start = (gsize)(p + 1 - self->bytes);
      self->here.continuations = 0;
    }
  self->p = p;
}

static void
mark (RpJsonReader *self)
{
  self->at = self->here;
  self->at.offset = (gsize)(self->p - self->bytes);
  self->flags = 0;
}

static RpJsonToken
read_string (RpJsonReader *self, RpJsonToken token)
{
  RpJsonScannedString s;

  mark (self);
  rp_json_scan_string (self->p + 1, self->end, self->scratch, &s);
  if (s.fault != RP_JSON_FAULT_NONE)
    return fail_fault (self, s.fault, s.end, token == RP_JSON_KEY ? _ ("a key") : _ ("a string"));
  self->here.continuations += s.continuations;
  self->p = s.end;
  self->text = s.text;
  self->length = s.length;
  self->flags = (s.had_nul ? RP_JSON_FLAG_NUL : 0) | (s.had_surrogate ? RP_JSON_FLAG_SURROGATE : 0);
  return self->token = token;
}

static void
end_value (RpJsonReader *self)
{
  self->expect = self->depth > 0 ? EXPECT_COMMA : EXPECT_END;
}

static RpJsonToken
read_number (RpJsonReader *self)
{
  RpJsonScannedNumber n;

  mark (self);
  rp_json_scan_number (self->p, self->end, &n);
  if (n.fault != RP_JSON_FAULT_NONE)
    return fail_fault (self, n.fault, n.end, _ ("a number"));
  self->text = self->p;
  self->length = (gsize)(n.end - self->p);
  self->p = n.end;
  self->integer = n.integer;
  self->flags = n.out_of_range ? RP_JSON_FLAG_OUT_OF_RANGE : 0;
  end_value (self);
  return self->token = RP_JSON_NUMBER;
}

static RpJsonToken
read_word (RpJsonReader *self, const char *word, RpJsonToken token, gboolean after_comma)
{
  gsize n = strlen (word), left = (gsize)(self->end - self->p);
  gboolean clings = left > n && (g_ascii_isalnum (self->p[n]) || self->p[n] == '_');

  mark (self);
  if (left < n && memcmp (self->p, word, left) == 0)
    return fail_cut (self, _ ("a word"));
  if (left < n || memcmp (self->p, word, n) != 0 || clings)
    return fail_here (self, RP_JSON_WANT_VALUE, after_comma);
  self->p += n;
  end_value (self);
  return self->token = token;
}

static RpJsonToken
open_container (RpJsonReader *self, gboolean object)
{
  Frame *frame;

  mark (self);
  if (self->depth == RP_JSON_MAX_DEPTH)
    return fail (self, RP_JSON_ERROR_LIMIT, self->at.offset,
                 g_strdup_printf (_ ("nested deeper than %d levels"), RP_JSON_MAX_DEPTH));
  frame = &self->frames[self->depth];
  *frame = (Frame){ .object = object };
  rp_json_reader_get_place (self, &frame->line, &frame->column);
  self->depth++;
  self->p++;
  self->expect = object ? EXPECT_FIRST_KEY : EXPECT_FIRST_ITEM;
  return self->token = object ? RP_JSON_OBJECT_BEGIN : RP_JSON_ARRAY_BEGIN;
}

static RpJsonToken
close_container (RpJsonReader *self)
{
  gboolean object = self->frames[self->depth - 1].object;

  mark (self);
  self->p++;
  self->depth--;
  end_value (self);
  return self->token = object ? RP_JSON_OBJECT_END : RP_JSON_ARRAY_END;
}

static RpJsonToken
read_value (RpJsonReader *self, gboolean after_comma)
{
  if (self->p == self->end)
    return fail_here (self, RP_JSON_WANT_VALUE, after_comma);
  if (self->depth > 0 && !self->frames[self->depth - 1].object && *self->p != ']')
    {
      Frame *frame = &self->frames[self->depth - 1];
      frame->index += frame->has_child;
      frame->has_child = TRUE;
    }
  switch (*self->p)
    {
    case '{':
      return open_container (self, TRUE);
    case '[':
      return open_container (self, FALSE);
    case '"':
      {
        RpJsonToken token = read_string (self, RP_JSON_STRING);
        if (token == RP_JSON_STRING)
          end_value (self);
        return token;
      }
    case 't':
      return read_word (self, "true", RP_JSON_TRUE, after_comma);
    case 'f':
      return read_word (self, "false", RP_JSON_FALSE, after_comma);
    case 'n':
      return read_word (self, "null", RP_JSON_NULL, after_comma);
    case '-':
    case '+':
    case '.':
      return read_number (self);
    default:
      return g_ascii_isdigit (*self->p) ? read_number (self) : fail_here (self, RP_JSON_WANT_VALUE, after_comma);
    }
}

static RpJsonToken
read_key (RpJsonReader *self, gboolean after_comma)
{
  Frame *frame = &self->frames[self->depth - 1];

  if (self->p == self->end || *self->p != '"')
    return fail_here (self, RP_JSON_WANT_KEY, after_comma);
  if (read_string (self, RP_JSON_KEY) == RP_JSON_FAILED)
    return RP_JSON_FAILED;
  frame->key = self->at.offset;
  frame->has_child = TRUE;
  skip_blanks (self);
  if (self->p == self->end || *self->p != ':')
    return fail_here (self, RP_JSON_WANT_COLON, FALSE);
  self->p++;
  self->expect = EXPECT_VALUE;
  return RP_JSON_KEY;
}

static RpJsonToken
read_after_value (RpJsonReader *self)
{
  gboolean object = self->frames[self->depth - 1].object;

  if (self->p < self->end && *self->p == ',')
    {
      self->p++;
      skip_blanks (self);
      return object ? read_key (self, TRUE) : read_value (self, TRUE);
    }
  if (self->p < self->end && *self->p == (object ? '}' : ']'))
    return close_container (self);
  return fail_here (self, RP_JSON_WANT_COMMA, FALSE);
}

/* FALSE when cancelled. */
static gboolean
report (RpJsonReader *self)
{
  gsize left = (gsize)(self->end - self->p);

  self->next_report = self->p + MIN (left, REPORT_BYTES);
  if (left == 0 || self->progress == NULL)
    return TRUE;
  if (self->progress ((gsize)(self->p - self->bytes), (gsize)(self->end - self->bytes), self->progress_data))
    return TRUE;
  fail (self, RP_JSON_ERROR_CANCELLED, (gsize)(self->p - self->bytes), g_strdup (_ ("cancelled")));
  return FALSE;
}

static RpJsonToken
read_at_end (RpJsonReader *self)
{
  if (self->p == self->end)
    return self->token = RP_JSON_END;
  return fail_here (self, RP_JSON_WANT_END, FALSE);
}

static RpJsonToken
read_token (RpJsonReader *self)
{
  if (G_UNLIKELY (self->error != NULL))
    return RP_JSON_FAILED;
  if (G_UNLIKELY (self->p >= self->next_report) && !report (self))
    return RP_JSON_FAILED;
  skip_blanks (self);
  switch (self->expect)
    {
    case EXPECT_COMMA:
      return read_after_value (self);
    case EXPECT_FIRST_KEY:
      if (self->p < self->end && *self->p == '}')
        return close_container (self);
      return read_key (self, FALSE);
    case EXPECT_FIRST_ITEM:
      if (self->p < self->end && *self->p == ']')
        return close_container (self);
      return read_value (self, FALSE);
    case EXPECT_END:
      return read_at_end (self);
    case EXPECT_VALUE:
    default:
      if (self->p == self->end && self->depth == 0)
        return fail (self, RP_JSON_ERROR_EMPTY, (gsize)(self->p - self->bytes), g_strdup (_ ("the file is empty")));
      return read_value (self, FALSE);
    }
}

static gboolean
is_superseded (RpJsonReader *self)
{
  while (self->superseded < self->superseded_end && *self->superseded < self->at.offset)
    self->superseded++;
  return self->superseded < self->superseded_end && *self->superseded == self->at.offset;
}

RpJsonToken
rp_json_reader_next (RpJsonReader *self)
{
  for (;;)
    {
      RpJsonToken token = read_token (self);
      if (token != RP_JSON_KEY || self->superseded == self->superseded_end || !is_superseded (self))
        return token;
      read_token (self);
      if (!rp_json_reader_skip (self))
        return RP_JSON_FAILED;
    }
}

gboolean
rp_json_reader_skip (RpJsonReader *self)
{
  guint depth = self->depth;

  if (self->token == RP_JSON_FAILED)
    return FALSE;
  if (self->token != RP_JSON_OBJECT_BEGIN && self->token != RP_JSON_ARRAY_BEGIN)
    return TRUE;
  while (read_token (self) != RP_JSON_FAILED)
    if (self->depth < depth)
      return TRUE;
  return FALSE;
}

RpJsonReader *
rp_json_reader_new (const char *bytes, gsize length)
{
  RpJsonReader *self = memset (g_new (RpJsonReader, 1), 0, offsetof (RpJsonReader, frames));

  self->bytes = self->p = self->next_report = bytes;
  self->end = bytes + length;
  self->scratch = g_string_new (NULL);
  self->expect = EXPECT_VALUE;
  self->here.line = 1;
  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      self->p += 3;
      self->here.line_start = 3;
    }
  self->text = "";
  return self;
}

void
rp_json_reader_free (RpJsonReader *self)
{
  g_string_free (self->scratch, TRUE);
  g_clear_pointer (&self->error, rp_json_error_free);
  g_free (self);
}

void
rp_json_reader_set_progress (RpJsonReader *self, RpJsonProgressFunc func, gpointer data)
{
  self->progress = func;
  self->progress_data = data;
}

void
rp_json_reader_set_superseded (RpJsonReader *self, const guint32 *offsets, gsize n_offsets)
{
  self->superseded = offsets;
  self->superseded_end = n_offsets > 0 ? offsets + n_offsets : offsets;
}

const char *
rp_json_reader_get_text (const RpJsonReader *self, gsize *length)
{
  *length = self->length;
  return self->text;
}

RpJsonFlags
rp_json_reader_get_flags (const RpJsonReader *self)
{
  return self->flags;
}

gboolean
rp_json_reader_is_integer (const RpJsonReader *self)
{
  return self->integer;
}

double
rp_json_reader_get_double (const RpJsonReader *self)
{
  return rp_json_text_to_double (self->text, self->length);
}

gint64
rp_json_reader_get_int64 (const RpJsonReader *self)
{
  gboolean negative = self->length > 0 && self->text[0] == '-';
  guint64 value = 0;

  if (self->flags & RP_JSON_FLAG_OUT_OF_RANGE)
    return negative ? G_MININT64 : G_MAXINT64;
  for (gsize i = negative; i < self->length; i++)
    value = value * 10 + (guint64)(self->text[i] - '0');
  return (gint64)(negative ? 0 - value : value);
}

void
rp_json_reader_get_place (const RpJsonReader *self, guint *line, guint *column)
{
  *line = self->at.line;
  *column = (guint)(self->at.offset - self->at.line_start - self->at.continuations + 1);
}

gsize
rp_json_reader_get_offset (const RpJsonReader *self)
{
  return self->at.offset;
}

gsize
rp_json_reader_get_end (const RpJsonReader *self)
{
  return (gsize)(self->p - self->bytes);
}

static void
append_key (const RpJsonReader *self, gsize offset, GString *path)
{
  const char *text = self->bytes + offset + 1, *p = text;
  g_autoptr (GString) scratch = NULL;
  RpJsonScannedString s;

  /* the key was read before, so that it is sound and has an end */
  while (p < self->end && *p != '"' && *p != '\\')
    p++;
  if (p == self->end || *p == '"')
    {
      rp_json_pointer_append_key (path, text, (gsize)(p - text));
      return;
    }
  scratch = g_string_new (NULL);
  rp_json_scan_string (text, self->end, scratch, &s);
  rp_json_pointer_append_key (path, s.text, s.length);
}

guint
rp_json_reader_get_path_steps (const RpJsonReader *self)
{
  /* only the innermost container may have had nothing yet */
  return self->depth > 0 && !self->frames[self->depth - 1].has_child ? self->depth - 1 : self->depth;
}

gsize
rp_json_reader_get_key_offset (const RpJsonReader *self, guint step)
{
  return self->frames[step].object ? self->frames[step].key : 0;
}

guint
rp_json_reader_get_item (const RpJsonReader *self)
{
  guint n = rp_json_reader_get_path_steps (self);

  return n > 0 && !self->frames[n - 1].object ? (guint)self->frames[n - 1].index + 1 : 0;
}

void
rp_json_reader_append_path (const RpJsonReader *self, GString *path)
{
  rp_json_reader_append_path_from (self, 0, path);
}

void
rp_json_reader_append_path_from (const RpJsonReader *self, guint from, GString *path)
{
  guint n = rp_json_reader_get_path_steps (self);

  for (guint i = from; i < n; i++)
    {
      g_string_append_c (path, '/');
      if (self->frames[i].object)
        append_key (self, self->frames[i].key, path);
      else
        rp_json_pointer_append_index (path, self->frames[i].index);
    }
}

char *
rp_json_reader_dup_path (const RpJsonReader *self)
{
  GString *path = g_string_new (NULL);
  rp_json_reader_append_path (self, path);
  return g_string_free (path, FALSE);
}

const RpJsonError *
rp_json_reader_get_error (const RpJsonReader *self)
{
  return self->error;
}
