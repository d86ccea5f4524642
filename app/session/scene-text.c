/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-text.h"

#include <string.h>

#define REPLACEMENT 0xfffd
#define ELLIPSIS 0x2026
#define MOST_STARS 3
#define MOST_DIGITS 3
#define TAB_COLUMNS 4
#define LEVEL_COLUMNS 2

typedef struct
{
  GArray *blocks; /* RpSceneBlock */
  RpSceneBlock block;
  GString *words; /* of the block, with its markup */
  gboolean open;  /* there is a block */
} Reader;

/* ---- clean ---- */

static gunichar
clean_char (gunichar c)
{
  if (c == 0x85 || c == 0x2028 || c == 0x2029 || c == '\v' || c == '\f')
    return '\n';
  if (c == '\n' || c == '\t')
    return c;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
    return REPLACEMENT;
  return c;
}

static char *
clean (const char *text)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0'; n++)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      gboolean valid = c != (gunichar)-1 && c != (gunichar)-2;

      if (n >= RP_SCENE_TEXT_MOST)
        {
          g_string_append_unichar (out, ELLIPSIS);
          break;
        }
      if (valid && c == '\r') /* a line's end of other systems */
        g_string_append (out, p[1] == '\n' ? "" : "\n");
      else
        g_string_append_unichar (out, valid ? clean_char (c) : REPLACEMENT);
      p = valid ? g_utf8_next_char (p) : p + 1;
    }
  return g_string_free (out, FALSE);
}

/* ---- emphasis ---- */

static guint
count_stars (const char *p)
{
  return (guint)strspn (p, "*");
}

static gboolean
is_blank_at (const char *p)
{
  return *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));
}

static gboolean
is_blank_before (const char *text, const char *p)
{
  return p == text || is_blank_at (g_utf8_prev_char (p));
}

static gboolean
is_word_before (const char *text, const char *p)
{
  return p > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
}

/* A run of N stars at P that could begin something: "2*3" does not. */
static gboolean
can_open (const char *text, const char *p, guint n)
{
  return !is_word_before (text, p) && !is_blank_at (p + n);
}

static gboolean
can_close (const char *text, const char *p, guint n)
{
  return !is_blank_before (text, p) && !g_unichar_isalnum (g_utf8_get_char (p + n));
}

/* Whether a run of N stars behind P ends what a run before it begins. */
static gboolean
is_closed (const char *text, const char *p, guint n)
{
  while ((p = strchr (p, '*')) != NULL)
    {
      guint run = count_stars (p);
      gboolean escaped = p > text && p[-1] == '\\';

      if (!escaped && run == n && can_close (text, p, n))
        return TRUE;
      p += run;
    }
  return FALSE;
}

typedef struct
{
  GArray *spans;
  GString *run;
  guint stars;                       /* 1: emphasis, 2: strong, of what is open */
  gboolean hopeless[MOST_STARS + 1]; /* no run of so many stars is closed from here on */
} Spans;

static void
end_span (Spans *spans)
{
  RpSceneSpan span = { NULL, (spans->stars & 1) != 0, (spans->stars & 2) != 0 };

  if (spans->run->len == 0)
    return;
  span.text = g_strndup (spans->run->str, spans->run->len);
  g_array_append_val (spans->spans, span);
  g_string_truncate (spans->run, 0);
}

/* FALSE: the stars are no markup. */
static gboolean
take_stars (Spans *spans, const char *text, const char *p, guint n)
{
  if (n > MOST_STARS)
    return FALSE;
  if ((spans->stars & n) == n && can_close (text, p, n))
    {
      end_span (spans);
      spans->stars &= ~n;
      return TRUE;
    }
  if ((spans->stars & n) != 0 || spans->hopeless[n] || !can_open (text, p, n))
    return FALSE;
  if (!is_closed (text, p + n, n))
    {
      spans->hopeless[n] = TRUE;
      return FALSE;
    }
  end_span (spans);
  spans->stars |= n;
  return TRUE;
}

static void
read_spans (RpSceneBlock *block, const char *text)
{
  Spans spans = { .spans = g_array_new (FALSE, FALSE, sizeof (RpSceneSpan)), .run = g_string_new (NULL) };

  for (const char *p = text; *p != '\0';)
    {
      guint n = count_stars (p);

      if (p[0] == '\\' && p[1] == '*')
        {
          g_string_append_c (spans.run, '*');
          p += 2;
        }
      else if (n > 0)
        {
          if (!take_stars (&spans, text, p, n))
            g_string_append_len (spans.run, p, n);
          p += n;
        }
      else
        g_string_append_c (spans.run, *p++);
    }
  end_span (&spans);
  g_string_free (spans.run, TRUE);
  block->n_spans = spans.spans->len;
  block->spans = (RpSceneSpan *)g_array_free (spans.spans, FALSE);
}

/* ---- blocks ---- */

static void
end_block (Reader *reader)
{
  if (!reader->open)
    return;
  read_spans (&reader->block, reader->words->str);
  g_array_append_val (reader->blocks, reader->block);
  g_string_truncate (reader->words, 0);
  reader->open = FALSE;
}

/* How far a line is indented; *LINE is moved behind that. */
static guint
take_indent (const char **line)
{
  guint columns = 0;

  for (; **line == ' ' || **line == '\t'; (*line)++)
    columns += **line == '\t' ? TAB_COLUMNS : 1;
  return columns;
}

/* The bytes of "- ", "12. " and the like at LINE; 0: no item of a list begins there. */
static gsize
item_mark (const char *line, RpSceneBlock *block)
{
  gsize digits = strspn (line, "0123456789");

  for (const char *const *bullet = (const char *const[]){ "- ", "* ", "• ", NULL }; *bullet != NULL; bullet++)
    if (g_str_has_prefix (line, *bullet))
      {
        *block = (RpSceneBlock){ .kind = RP_BLOCK_BULLET, .mark = g_strdup ("•") };
        return strlen (*bullet);
      }
  if (digits == 0 || digits > MOST_DIGITS || (line[digits] != '.' && line[digits] != ')') || line[digits + 1] != ' ')
    return 0;
  *block = (RpSceneBlock){ .kind = RP_BLOCK_NUMBERED, .mark = g_strndup (line, digits + 1) };
  return digits + 2;
}

static void
begin_item (Reader *reader, const RpSceneBlock *item, guint indent)
{
  gboolean follows = reader->open && reader->block.kind != RP_BLOCK_PARAGRAPH;

  end_block (reader);
  reader->block = *item;
  reader->block.near = follows;
  reader->block.level = MIN (indent / LEVEL_COLUMNS, RP_SCENE_TEXT_LEVELS - 1);
  reader->open = TRUE;
}

static void
begin_paragraph (Reader *reader)
{
  end_block (reader);
  reader->block = (RpSceneBlock){ .kind = RP_BLOCK_PARAGRAPH };
  reader->open = TRUE;
}

static void
read_line (Reader *reader, char *line)
{
  const char *words = g_strchomp (line);
  guint indent = take_indent (&words);
  RpSceneBlock item = { 0 };
  gsize mark = item_mark (words, &item);

  if (*words == '\0')
    {
      end_block (reader);
      return;
    }
  if (mark > 0)
    begin_item (reader, &item, indent);
  else if (!reader->open || (reader->block.kind != RP_BLOCK_PARAGRAPH && indent == 0))
    begin_paragraph (reader); /* what is not indented no longer belongs to a list */
  else
    g_string_append_c (reader->words, '\n');
  g_string_append (reader->words, words + mark + strspn (words + mark, " \t"));
}

RpSceneText *
rp_scene_text_new (const char *text)
{
  RpSceneText *self = g_new0 (RpSceneText, 1);
  g_autofree char *cleaned = clean (text != NULL ? text : "");
  Reader reader = { .blocks = g_array_new (FALSE, FALSE, sizeof (RpSceneBlock)), .words = g_string_new (NULL) };

  for (char *line = cleaned; line != NULL;)
    {
      char *end = strchr (line, '\n');

      if (end != NULL)
        *end = '\0';
      read_line (&reader, line);
      line = end != NULL ? end + 1 : NULL;
    }
  end_block (&reader);
  g_string_free (reader.words, TRUE);
  self->n_blocks = reader.blocks->len;
  self->blocks = (RpSceneBlock *)g_array_free (reader.blocks, FALSE);
  return self;
}

void
rp_scene_text_free (RpSceneText *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    {
      for (guint j = 0; j < self->blocks[i].n_spans; j++)
        g_free (self->blocks[i].spans[j].text);
      g_free (self->blocks[i].spans);
      g_free (self->blocks[i].mark);
    }
  g_free (self->blocks);
  g_free (self);
}

/* ---- without markup ---- */

char *
rp_scene_block_plain (const RpSceneBlock *block)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < block->n_spans; i++)
    g_string_append (out, block->spans[i].text);
  return g_string_free (out, FALSE);
}

char *
rp_scene_text_plain (const RpSceneText *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_blocks; i++)
    {
      const RpSceneBlock *block = &self->blocks[i];
      g_autofree char *words = rp_scene_block_plain (block);

      if (i > 0)
        g_string_append (out, block->near ? "\n" : "\n\n");
      for (guint j = 0; j < block->level * LEVEL_COLUMNS; j++)
        g_string_append_c (out, ' ');
      if (block->mark != NULL)
        g_string_append_printf (out, "%s ", block->mark);
      g_string_append (out, words);
    }
  return g_string_free (out, FALSE);
}

char *
rp_scene_text_line (const char *text)
{
  g_autoptr (RpSceneText) parsed = rp_scene_text_new (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parsed->n_blocks; i++)
    {
      g_autofree char *words = g_strdelimit (rp_scene_block_plain (&parsed->blocks[i]), "\n\t", ' ');

      g_string_append (out, out->len > 0 ? " " : "");
      g_string_append (out, words);
    }
  return g_string_free (out, out->len == 0);
}
