/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chronology-flow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chronology-breaks.h"
#include "label-text.h"
#include "pango-measure.h"

#define MOST_LINE_CHARS 250u
#define LEFT_TO_RIGHT "\xe2\x80\x8e"
#define RIGHT_TO_LEFT "\xe2\x80\x8f"

/* From BEGIN to the next run's. */
typedef struct
{
  gsize begin;
  RpFlowStyle style;
} Run;

struct _RpFlow
{
  const RpTextMeasure *measure;
  GStringChunk *strings;
  GArray *pieces, *lines;
  GString *text; /* the paragraph that is being made, '\n' between its lines */
  GArray *runs;
  GString *scratch;
};

/* One line of the paragraph's text, while it is broken. */
typedef struct
{
  RpFlow *flow;
  const char *text;
  gsize from, to; /* in the paragraph */
  const guint8 *flags;
  const RpFlowBox *box;
  gboolean is_complex, right_to_left;
  guint n_set; /* lines of the paragraph so far */
  guint run;   /* at FROM or before */
} Setting;

RpFlow *
rp_flow_new (const RpTextMeasure *measure)
{
  RpFlow *self = g_new0 (RpFlow, 1);

  self->measure = measure;
  self->strings = g_string_chunk_new (16384);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (RpFlowPiece));
  self->lines = g_array_new (FALSE, FALSE, sizeof (RpFlowLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->text = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  return self;
}

void
rp_flow_free (RpFlow *self)
{
  g_string_chunk_free (self->strings);
  g_array_unref (self->pieces);
  g_array_unref (self->lines);
  g_array_unref (self->runs);
  g_string_free (self->text, TRUE);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

static gboolean
is_same_style (const RpFlowStyle *a, const RpFlowStyle *b)
{
  return a->size == b->size && a->bold == b->bold && a->soft == b->soft && a->date == b->date && a->note == b->note
         && a->back == b->back && a->link == b->link && a->full == b->full;
}

/* What looks and leads the same is one run; but a name that runs the other way is kept from turning its neighbours. */
static gboolean
joins_last (const RpFlow *self, const char *text, const RpFlowStyle *style)
{
  const Run *last = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;

  return last != NULL && is_same_style (&last->style, style) && !rp_label_has_direction (text)
         && !rp_label_has_direction (self->text->str + last->begin);
}

void
rp_flow_add (RpFlow *self, const char *text, const RpFlowStyle *style)
{
  Run run = { self->text->len, *style };
  guint left;
  g_autofree char *clean = text != NULL ? rp_label_passage (text, RP_FLOW_MOST_CHARS, &left) : NULL;

  if (clean == NULL || *clean == '\0')
    return;
  if (!joins_last (self, clean, style))
    g_array_append_val (self->runs, run);
  g_string_append (self->text, clean);
  if (left > 0)
    g_string_append_printf (
        self->text,
        ngettext ("… (%u more character is left out here)", "… (%u more characters are left out here)", left), left);
}

double
rp_flow_width (const RpFlow *self, const char *text, const RpFlowStyle *style)
{
  return style->bold ? rp_text_width (self->measure, text, style->size)
                     : rp_pango_measure_regular (self->measure, text, style->size, style->date);
}

static double
stretch_width (RpFlow *self, const char *text, gsize length, const RpFlowStyle *style)
{
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, text, (gssize)length);
  return rp_flow_width (self, self->scratch->str, style);
}

static const Run *
get_run (const RpFlow *self, guint run)
{
  return &g_array_index (self->runs, Run, run);
}

/* Where RUN ends, at most TO. */
static gsize
run_end (const RpFlow *self, guint run, gsize to)
{
  return run + 1 < self->runs->len ? MIN (to, get_run (self, run + 1)->begin) : to;
}

/* The width of FROM … TO, both at or behind the line's beginning. */
static double
range_width (const Setting *set, gsize from, gsize to)
{
  double width = 0;

  for (guint run = set->run; run < set->flow->runs->len && from < to; run++)
    {
      gsize end = run_end (set->flow, run, to);

      if (end <= from)
        continue;
      width += stretch_width (set->flow, set->text + from, end - from, &get_run (set->flow, run)->style);
      from = end;
    }
  return width;
}

/* Which way RUN runs in this line of the text: where it has no letter, as the paragraph does. */
static int
run_direction (const Setting *set, guint run)
{
  gsize from = MAX (get_run (set->flow, run)->begin, set->from), to = run_end (set->flow, run, set->to);
  int own = from < to ? rp_chronology_direction (set->text + from, to - from) : 0;

  return own != 0 ? own : set->right_to_left ? -1 : 1;
}

/* A line that begins with letters of the other direction, or with none, is told which way it runs. */
static const char *
direction_mark (const Setting *set, guint run, const char *text, gsize length)
{
  int wanted;

  if (!set->is_complex)
    return "";
  wanted = run_direction (set, run);
  if (rp_chronology_direction (text, length) == wanted)
    return "";
  return wanted < 0 ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
}

static void
add_piece (Setting *set, guint run, gsize from, gsize to)
{
  RpFlow *self = set->flow;
  RpFlowPiece piece = { .style = get_run (self, run)->style };

  g_string_assign (self->scratch, direction_mark (set, run, set->text + from, to - from));
  g_string_append_len (self->scratch, set->text + from, (gssize)(to - from));
  piece.text = g_string_chunk_insert_len (self->strings, self->scratch->str, (gssize)self->scratch->len);
  piece.width = stretch_width (self, set->text + from, to - from, &piece.style); /* a mark has none */
  g_array_append_val (self->pieces, piece);
}

/* Pieces stand one behind the other, from the side on which the paragraph begins. */
static void
place_pieces (const Setting *set, const RpFlowLine *line)
{
  double indent = set->n_set > 0 ? set->box->hang : 0, x = set->box->x + indent;

  if (set->right_to_left)
    x = set->box->x + set->box->width - indent;
  for (guint i = 0; i < line->n; i++)
    {
      RpFlowPiece *piece = &g_array_index (set->flow->pieces, RpFlowPiece, line->first + i);

      if (set->right_to_left)
        x -= piece->width;
      piece->x = x;
      if (!set->right_to_left)
        x += piece->width;
    }
}

/* FROM … TO as a line. */
static void
emit_line (Setting *set, gsize from, gsize to)
{
  RpFlow *self = set->flow;
  RpFlowLine line = { .first = self->pieces->len };

  while (set->run + 1 < self->runs->len && get_run (self, set->run + 1)->begin <= from)
    set->run++;
  for (guint run = set->run; run < self->runs->len && from < to; run++)
    {
      gsize end = run_end (self, run, to);

      if (end > from)
        add_piece (set, run, from, end);
      from = MAX (from, end);
    }
  line.n = self->pieces->len - line.first;
  place_pieces (set, &line);
  g_array_append_val (self->lines, line);
  set->n_set++;
}

static double
room (const Setting *set)
{
  return set->box->width - (set->n_set > 0 ? set->box->hang : 0);
}

/* Where the next stretch that must not be parted begins; END (out): where this one ends, without its blanks. */
static gsize
next_break (const Setting *set, gsize from, gsize *end)
{
  gsize next = from + 1;

  while (next < set->to && !(set->flags[next - set->from] & RP_BREAK_LINE))
    next++;
  *end = next;
  while (*end > from && set->text[*end - 1] == ' ')
    --*end;
  return next;
}

/* How much of a word that is longer than a line goes on one: a letter at least. */
static gsize
fill_with_letters (const Setting *set, gsize from, gsize to)
{
  double width = 0;
  gsize at = from;
  guint n = 0;

  while (at < to && n < MOST_LINE_CHARS)
    {
      gsize next = at + 1;

      while (next < to && (!(set->flags[next - set->from] & RP_BREAK_LETTER)) && next - at < 4 * MOST_LINE_CHARS)
        next++;
      while (next < to && ((guchar)set->text[next] & 0xc0) == 0x80)
        next++;
      width += range_width (set, at, next);
      if (at > from && width > room (set))
        break;
      at = next;
      n++;
    }
  return at;
}

static void
break_line (Setting *set)
{
  gsize begin = set->from, at = begin, filled = begin; /* the line's beginning, what is looked at, its end */
  double x = 0;

  while (at < set->to)
    {
      gsize end, next = next_break (set, at, &end);
      double width = range_width (set, at, end);

      if (filled > begin && (x + width > room (set) || end - begin > MOST_LINE_CHARS * 4))
        {
          emit_line (set, begin, filled);
          begin = filled = at;
          x = 0;
        }
      if (filled == begin && (width > room (set) || end - begin > MOST_LINE_CHARS * 4))
        {
          gsize part = fill_with_letters (set, at, end);

          if (part < end)
            {
              emit_line (set, begin, part);
              begin = filled = at = part;
              continue;
            }
        }
      x += width + range_width (set, end, next);
      filled = end;
      at = next;
    }
  if (filled > begin)
    emit_line (set, begin, filled);
}

/* A line of the text, FROM … TO, which has no break of its own. */
static void
set_text_line (RpFlow *self, const RpFlowBox *box, gsize from, gsize to, guint *n_set)
{
  Setting set = { .flow = self, .text = self->text->str, .box = box, .n_set = *n_set };
  g_autofree guint8 *flags = NULL;

  while (from < to && self->text->str[from] == ' ')
    from++;
  while (to > from && self->text->str[to - 1] == ' ')
    to--;
  if (from == to)
    return;
  set.from = from;
  set.to = to;
  set.flags = flags = rp_chronology_breaks (set.text + from, to - from, &set.is_complex);
  set.right_to_left = set.is_complex && !box->listed && rp_chronology_direction (set.text + from, to - from) < 0;
  break_line (&set);
  *n_set = set.n_set;
}

void
rp_flow_set (RpFlow *self, const RpFlowBox *box)
{
  guint n_set = 0;

  for (gsize from = 0; from < self->text->len;)
    {
      const char *end = memchr (self->text->str + from, '\n', self->text->len - from);
      gsize to = end != NULL ? (gsize)(end - self->text->str) : self->text->len;

      set_text_line (self, box, from, to, &n_set);
      from = to + 1;
    }
  g_string_truncate (self->text, 0);
  g_array_set_size (self->runs, 0);
}

guint
rp_flow_n_lines (const RpFlow *self)
{
  return self->lines->len;
}

const RpFlowLine *
rp_flow_line (const RpFlow *self, guint line)
{
  return &g_array_index (self->lines, RpFlowLine, line);
}

const RpFlowPiece *
rp_flow_piece (const RpFlow *self, guint piece)
{
  return &g_array_index (self->pieces, RpFlowPiece, piece);
}
