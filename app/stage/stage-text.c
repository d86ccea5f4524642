/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-text.h"

#include <string.h>

#include "chronology-breaks.h"
#include "label-text.h"
#include "pango-measure.h"
#include "text-fit.h"

#define BLOCK_GAP 0.5 /* of a line's height, between blocks */
#define NEAR_GAP 0.2
#define INDENT_EM 1.2 /* of a list's item, for each level */
#define MOST_INDENT 0.4
#define HANGING "…"

enum
{
  STRONG = 1 << 0,
  EMPHASIS = 1 << 1,
};

/* Words of one look in a line. */
typedef struct
{
  char *text;
  double x, width; /* from the line's left */
  guint8 style;
} Piece;

typedef struct
{
  guint first, end; /* pieces */
  double gap;       /* above it */
  double width;
  gboolean leftward;
} Line;

struct _RpStageText
{
  const RpTextMeasure *measure;
  RpStageTextLook look;
  GArray *pieces; /* Piece */
  GArray *lines;  /* Line */
  char *plain;
  gboolean broken;
};

/* A paragraph, or a part of it up to a line's end that was written. */
typedef struct
{
  RpStageText *self;
  const char *text;
  gsize length;
  const guint8 *styles; /* of each byte */
  guint8 *breaks;
  const char *mark; /* that is still to be drawn; nullable */
  double indent, gap;
  gboolean leftward;
} Paragraph;

static void
clear_piece (gpointer data)
{
  g_free (((Piece *)data)->text);
}

/* ---- widths ---- */

static double
width_of (const RpStageText *self, const char *text, guint8 style)
{
  if (style & STRONG || self->look.bold)
    return rp_text_width (self->measure, text, self->look.size);
  return rp_pango_measure_regular (self->measure, text, self->look.size, FALSE);
}

/* Where the look changes next, or END. */
static gsize
run_end (const Paragraph *paragraph, gsize from, gsize end)
{
  gsize at = from;

  while (at < end && paragraph->styles[at] == paragraph->styles[from])
    at++;
  return at;
}

static double
stretch_width (const Paragraph *paragraph, gsize from, gsize end)
{
  double width = 0;

  for (gsize next; from < end; from = next)
    {
      g_autofree char *run = NULL;

      next = run_end (paragraph, from, end);
      run = g_strndup (paragraph->text + from, next - from);
      width += width_of (paragraph->self, run, paragraph->styles[from]);
    }
  return width;
}

/* ---- lines ---- */

static void
add_piece (RpStageText *self, char *text, double x, double width, guint8 style)
{
  Piece piece = { text, x, width, style };

  g_array_append_val (self->pieces, piece);
}

/* From the side where the paragraph begins. */
static double
place (const Paragraph *paragraph, double from_begin, double width)
{
  return paragraph->leftward ? paragraph->self->look.width - from_begin - width : from_begin;
}

static void
add_mark (Paragraph *paragraph)
{
  RpStageText *self = paragraph->self;
  double em = rp_text_size_px (self->look.size), width, begin;

  if (paragraph->mark == NULL)
    return;
  width = width_of (self, paragraph->mark, 0);
  begin = MAX (paragraph->indent - MAX (INDENT_EM * em, width + 0.4 * em), 0);
  add_piece (self, g_strdup (paragraph->mark), place (paragraph, begin, width), width, 0);
  paragraph->mark = NULL;
}

static void
add_line (Paragraph *paragraph, gsize from, gsize end)
{
  RpStageText *self = paragraph->self;
  Line line = { .first = self->pieces->len, .gap = paragraph->gap, .leftward = paragraph->leftward };
  double x = paragraph->indent;

  while (end > from && g_ascii_isspace (paragraph->text[end - 1]))
    end--;
  add_mark (paragraph);
  for (gsize next; from < end; from = next)
    {
      char *run;
      double width;

      next = run_end (paragraph, from, end);
      run = g_strndup (paragraph->text + from, next - from);
      /* where other words follow, no room may show before them */
      width = next < end ? rp_pango_measure_shaped (self->measure, run, self->look.size,
                                                    self->look.bold || paragraph->styles[from] & STRONG)
                         : width_of (self, run, paragraph->styles[from]);
      add_piece (self, run, place (paragraph, x, width), width, paragraph->styles[from]);
      x += width;
    }
  line.end = self->pieces->len;
  line.width = x;
  g_array_append_val (self->lines, line);
  paragraph->gap = 0;
}

/* The end of the letters behind FROM that have room, one at least. */
static gsize
letters_end (const Paragraph *paragraph, gsize from, gsize end, double room)
{
  gsize last = from;
  double width = 0;

  for (gsize at = from + 1; at <= end; at++)
    if (at == end || paragraph->breaks[at] & RP_BREAK_LETTER)
      {
        width += stretch_width (paragraph, last, at);
        if (width > room && last > from)
          return last;
        last = at;
      }
  return end;
}

static gsize
word_end (const Paragraph *paragraph, gsize from, gsize end)
{
  gsize at = from + 1;

  while (at < end && !(paragraph->breaks[at] & RP_BREAK_LINE))
    at++;
  return MIN (at, end);
}

/* The width of a word, without the blank behind it, which a line's end swallows. */
static double
word_width (const Paragraph *paragraph, gsize from, gsize end)
{
  while (end > from && paragraph->text[end - 1] == ' ')
    end--;
  return stretch_width (paragraph, from, end);
}

static void
break_lines (Paragraph *paragraph)
{
  double room = paragraph->self->look.width - paragraph->indent, taken = 0;
  gsize begin = 0, at = 0;

  while (at < paragraph->length)
    {
      gsize end = word_end (paragraph, at, paragraph->length);
      double bare = word_width (paragraph, at, end);

      if (taken + bare > room && at > begin)
        {
          add_line (paragraph, begin, at);
          begin = at;
          taken = 0;
        }
      if (bare > room)
        {
          end = letters_end (paragraph, at, end, room);
          paragraph->self->broken = TRUE;
        }
      taken += stretch_width (paragraph, at, end);
      at = end;
    }
  if (begin < paragraph->length)
    add_line (paragraph, begin, paragraph->length);
}

/* Up to each line's end that was written. */
static void
set_paragraph (Paragraph *paragraph, const char *text, const guint8 *styles)
{
  for (const char *line = text; line != NULL;)
    {
      const char *end = strchr (line, '\n');
      gboolean is_complex;

      paragraph->text = line;
      paragraph->length = end != NULL ? (gsize)(end - line) : strlen (line);
      paragraph->styles = styles + (line - text);
      paragraph->breaks = rp_chronology_breaks (line, paragraph->length, &is_complex);
      break_lines (paragraph);
      g_free (paragraph->breaks);
      line = end != NULL ? end + 1 : NULL;
    }
}

static double
indent_of (const RpStageText *self, const RpSceneBlock *block)
{
  double em = rp_text_size_px (self->look.size), indent = 0;

  if (block->mark == NULL)
    return 0;
  indent = MAX (INDENT_EM * em, width_of (self, block->mark, 0) + 0.4 * em) + block->level * INDENT_EM * em;
  return MIN (indent, MOST_INDENT * self->look.width);
}

static void
set_block (RpStageText *self, const RpSceneBlock *block)
{
  g_autofree char *text = rp_scene_block_plain (block);
  g_autofree guint8 *styles = g_new0 (guint8, strlen (text) + 1);
  Paragraph paragraph = { .self = self,
                          .mark = block->mark,
                          .indent = indent_of (self, block),
                          .leftward = rp_label_direction (text, strlen (text)) < 0 };
  gsize at = 0;

  for (guint i = 0; i < block->n_spans; i++)
    {
      const RpSceneSpan *span = &block->spans[i];
      gsize length = strlen (span->text);

      memset (styles + at, (span->strong ? STRONG : 0) | (span->emphasis ? EMPHASIS : 0), length);
      at += length;
    }
  g_strdelimit (text, "\t", ' ');
  if (self->lines->len > 0)
    paragraph.gap = (block->near ? NEAR_GAP : BLOCK_GAP) * rp_text_line_height (self->look.size);
  set_paragraph (&paragraph, text, styles);
}

RpStageText *
rp_stage_text_new (const RpTextMeasure *measure, const RpSceneText *text, const RpStageTextLook *look)
{
  RpStageText *self = g_new0 (RpStageText, 1);

  self->measure = measure;
  self->look = *look;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, clear_piece);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->plain = rp_scene_text_plain (text);
  for (guint i = 0; i < text->n_blocks; i++)
    set_block (self, &text->blocks[i]);
  return self;
}

RpStageText *
rp_stage_text_new_plain (const RpTextMeasure *measure, const char *words, const RpStageTextLook *look)
{
  g_autofree char *line = g_strstrip (rp_label_line (words));
  RpSceneSpan span = { line, FALSE, FALSE };
  RpSceneBlock block = { .kind = RP_BLOCK_PARAGRAPH, .spans = &span, .n_spans = *line != '\0' };
  RpSceneText text = { &block, *line != '\0' };

  return rp_stage_text_new (measure, &text, look);
}

void
rp_stage_text_free (RpStageText *self)
{
  g_array_unref (self->pieces);
  g_array_unref (self->lines);
  g_free (self->plain);
  g_free (self);
}

/* ---- measured ---- */

static const Line *
get_line (const RpStageText *self, guint line)
{
  return &g_array_index (self->lines, Line, line);
}

gboolean
rp_stage_text_is_leftward (const RpStageText *self)
{
  return self->lines->len > 0 && get_line (self, 0)->leftward;
}

guint
rp_stage_text_n_lines (const RpStageText *self)
{
  return self->lines->len;
}

gboolean
rp_stage_text_is_broken (const RpStageText *self)
{
  return self->broken;
}

double
rp_stage_text_height (const RpStageText *self, guint from, guint to)
{
  double height = 0;

  for (guint i = from; i < MIN (to, self->lines->len); i++)
    height += (i > from ? get_line (self, i)->gap : 0) + rp_text_line_height (self->look.size);
  return height;
}

double
rp_stage_text_width (const RpStageText *self, guint from, guint to)
{
  double width = 0;

  for (guint i = from; i < MIN (to, self->lines->len); i++)
    width = MAX (width, get_line (self, i)->leftward ? self->look.width : get_line (self, i)->width);
  return width;
}

guint
rp_stage_text_fit (const RpStageText *self, guint from, double height)
{
  double taken = 0;
  guint at = from;

  for (; at < self->lines->len; at++)
    {
      taken += (at > from ? get_line (self, at)->gap : 0) + rp_text_line_height (self->look.size);
      if (taken > height + 1e-6)
        break;
    }
  return at;
}

/* ---- drawn ---- */

/* TEXT with an ellipsis, no wider than WIDTH. Transfer full. */
static char *
with_ellipsis (const RpStageText *self, const char *text, double width)
{
  g_autofree char *longer = g_strconcat (text, HANGING, NULL);
  char *cut = rp_text_cut (self->measure, longer, self->look.size, width);

  return cut != NULL ? cut : g_strdup (HANGING);
}

/* Where the accent is no colour of its own, emphasis is told by weight. */
static gboolean
is_bold (const RpStageText *self, guint8 style, const RpTheme *theme)
{
  return self->look.bold || style & STRONG || (style & EMPHASIS && theme->accent == theme->ink);
}

static void
draw_piece (const RpStageText *self, RpDrawing *drawing, const Piece *piece, gboolean cut, RpPoint at,
            const RpTheme *theme)
{
  double room = self->look.width - piece->x, width = piece->width, x = piece->x;
  g_autofree char *text = cut ? with_ellipsis (self, piece->text, room) : g_strdup (piece->text);
  RpColor ink = self->look.ink != 0 ? self->look.ink : theme->ink;
  RpShape *shape = rp_drawing_add_text (drawing, self->look.label ? RP_ROLE_LABEL : RP_ROLE_TITLE, self->measure, text,
                                        self->look.size, 0, at.y, piece->style & EMPHASIS ? theme->accent : ink);

  if (cut)
    width = MIN (width_of (self, text, piece->style), room);
  shape->x = at.x + MIN (x, MAX (self->look.width - width, 0));
  shape->width = width;
  shape->of = self->look.of;
  shape->id = self->look.id;
  shape->bold = is_bold (self, piece->style, theme);
  if (cut)
    shape->full = rp_drawing_string (drawing, self->plain);
}

double
rp_stage_text_draw (const RpStageText *self, RpDrawing *drawing, guint from, guint to, gboolean cut, RpPoint at,
                    const RpTheme *theme)
{
  double top = at.y;

  to = MIN (to, self->lines->len);
  for (guint i = from; i < to; i++)
    {
      const Line *line = get_line (self, i);

      at.y += i > from ? line->gap : 0;
      for (guint k = line->first; k < line->end; k++)
        draw_piece (self, drawing, &g_array_index (self->pieces, Piece, k), cut && i + 1 == to && k + 1 == line->end,
                    at, theme);
      at.y += rp_text_line_height (self->look.size);
    }
  return at.y - top;
}
