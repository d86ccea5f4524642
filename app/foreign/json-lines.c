/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-lines.h"

#include <string.h>

void
rp_json_lines_init (RpJsonLines *self, const char *bytes, gsize length)
{
  *self = (RpJsonLines){ .bytes = bytes, .end = bytes + length, .line = 1 };
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    self->bytes += 3;
}

static gboolean
skip_blanks (RpJsonLines *self)
{
  for (; self->bytes < self->end; self->bytes++)
    if (*self->bytes == '\n')
      self->line++;
    else if (*self->bytes != ' ' && *self->bytes != '\t' && *self->bytes != '\r')
      return TRUE;
  return FALSE;
}

static const char *
line_end (const RpJsonLines *self)
{
  const char *end = memchr (self->bytes, '\n', (gsize)(self->end - self->bytes));

  return end != NULL ? end : self->end;
}

/* Behind the brace that closes the object at BYTES, NULL: none does. It ends at a line that begins with a brace of its
 * own, and where a line ends within a string, for then this one is broken off. */
static const char *
object_end (const char *bytes, const char *end)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (const char *c = bytes; c < end; c++)
    if (quoted && *c == '\n')
      return NULL;
    else if (quoted && *c == '\\')
      c++;
    else if (*c == '"')
      quoted = !quoted;
    else if (quoted)
      continue;
    else if (*c == '{' && c > bytes && c[-1] == '\n')
      return NULL;
    else if (*c == '{' || *c == '[')
      depth++;
    else if ((*c == '}' || *c == ']') && --depth == 0)
      return c + 1;
  return NULL;
}

/* Whether the line is, to all appearance, one object: nearly every line is, and need not be walked through. */
static gboolean
is_one_object (const char *bytes, const char *end)
{
  while (end > bytes && (end[-1] == '\r' || end[-1] == ' ' || end[-1] == '\t'))
    end--;
  if (*bytes != '{' || end[-1] != '}')
    return FALSE;
  for (const char *c = bytes; (c = memchr (c, '}', (gsize)(end - c))) != NULL; c++)
    {
      const char *next = c + 1;
      while (next < end && (*next == ' ' || *next == '\t'))
        next++;
      if (next < end && *next == '{')
        return FALSE;
    }
  return TRUE;
}

gboolean
rp_json_lines_next (RpJsonLines *self, const char **piece, gsize *length, guint *line)
{
  const char *end, *closed = NULL;

  if (!skip_blanks (self))
    return FALSE;
  end = line_end (self);
  if (is_one_object (self->bytes, end))
    closed = end;
  else if (*self->bytes == '{')
    closed = object_end (self->bytes, self->end);
  /* rubbish behind an object is that line's, but a further object is a piece of its own */
  if (closed != NULL && closed < end)
    {
      const char *next = closed;
      while (next < end && (*next == ' ' || *next == '\t' || *next == '\r'))
        next++;
      if (next < end && *next != '{')
        closed = end;
    }
  else if (closed == NULL)
    closed = end;
  *piece = self->bytes;
  *length = (gsize)(closed - self->bytes);
  *line = self->line;
  for (const char *c = closed > end ? self->bytes : closed; (c = memchr (c, '\n', (gsize)(closed - c))) != NULL; c++)
    self->line++;
  self->bytes = closed;
  return TRUE;
}
