/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-sources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "figure-words.h"
#include "label-text.h"

/* Of a page; of sources with letters, each of which must be there. */
#define LINES 2
#define LETTERED_LINES 4
#define MOST_NAMED 40
#define LETTER_GAP_PX 10.0
#define GAP_PX 3.0

static gboolean
is_left_out (const RpViewState *state, guint source)
{
  return !rp_view_state_visible (state, rp_record_ref (RP_RECORD_SOURCE, source));
}

static void
append_isolated (GString *out, const char *text)
{
  g_autofree char *line = rp_label_line (text);
  g_autofree char *isolated = rp_label_isolate (line);

  g_string_append (out, isolated);
}

static char *
describe_source (RpDataset *dataset, const RpSourceLetters *letters, guint index)
{
  const RpSource *source = rp_dataset_source (dataset, index);
  char letter = rp_source_letters_get (letters, index);
  GString *out = g_string_new (NULL);

  if (letter != 0)
    g_string_append_printf (out, "%c\xe2\x80\x82", letter);
  append_isolated (out, source->publisher ? source->publisher : source->record.title);
  if (source->author)
    {
      g_string_append (out, " (");
      append_isolated (out, source->author);
      g_string_append (out, ")");
    }
  if (source->published.when)
    {
      g_autofree char *date = rp_edtf_describe_short (source->published.text, source->published.when);

      g_string_append_printf (out, ", %s", date);
    }
  return g_string_free (out, FALSE);
}

static void
clear_source (gpointer data)
{
  g_free (((RpFigureSource *)data)->text);
}

/* The lines while they are filled. */
typedef struct
{
  const RpTextMeasure *measure;
  double width, space, x;
  guint line, n_lines;
  GArray *texts;
} Flow;

/* Takes TEXT. FALSE: there is no room for it. */
static gboolean
place (Flow *flow, char *text, guint source)
{
  RpFigureSource item = { text, source, flow->line, flow->x };
  double width = rp_text_width (flow->measure, text, RP_TEXT_TICK);
  gboolean fits = TRUE;

  if (flow->x > 0 && flow->x + width > flow->width)
    {
      item.x = 0;
      item.line = ++flow->line;
      fits = item.line < flow->n_lines;
    }
  g_array_append_val (flow->texts, item);
  flow->x = item.x + width + flow->space;
  return fits && item.x + width <= flow->width;
}

/* "Sources: A first  B second", "Sources: first · second and 3 more". NULL when N sources do not fit. */
static GArray *
try_sources (const RpViewState *state, const RpSourceLetters *letters, guint n, double width, guint n_lines)
{
  guint all = rp_figure_n_sources (state), source = 0;
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (RpFigureSource));
  Flow flow = { state->measure, width, letters != NULL ? LETTER_GAP_PX : GAP_PX, 0, 0, n_lines, texts };

  g_array_set_clear_func (texts, clear_source);
  if (!place (&flow, g_strdup (all == 1 ? _ ("Source:") : _ ("Sources:")), RP_NO_INDEX))
    return NULL;
  for (guint i = 0; i < n; i++, source++)
    {
      g_autofree char *text = NULL;

      while (is_left_out (state, source))
        source++;
      text = describe_source (state->dataset, letters, source);
      /* a letter begins a name as well as a dot does */
      if (!place (&flow, letters != NULL || i == 0 ? g_strdup (text) : g_strconcat ("· ", text, NULL), source))
        return NULL;
    }
  if (n < all
      && !place (&flow, g_strdup_printf (ngettext ("and %u more", "and %u more", all - n), all - n), RP_NO_INDEX))
    return NULL;
  return g_steal_pointer (&texts);
}

GArray *
rp_figure_sources (const RpViewState *state, double width, RpSourceLetters **letters)
{
  guint all = rp_figure_n_sources (state);
  RpFigureSource counted = { .source = RP_NO_INDEX };
  GArray *texts = NULL;

  if (letters != NULL && all > 0)
    {
      *letters = rp_source_letters_new (state->dataset, state->dim ? NULL : state->shown);
      if (*letters != NULL)
        texts = try_sources (state, *letters, all, width, LETTERED_LINES);
      if (texts == NULL)
        g_clear_pointer (letters, rp_source_letters_unref);
    }
  for (guint n = MIN (all, MOST_NAMED); n > 0 && texts == NULL; n--)
    texts = try_sources (state, NULL, n, width, LINES);
  if (texts != NULL)
    return texts;
  texts = g_array_new (FALSE, FALSE, sizeof (RpFigureSource));
  g_array_set_clear_func (texts, clear_source);
  if (all > 0)
    {
      counted.text = g_strdup_printf (ngettext ("%u source", "%u sources", all), all);
      g_array_append_val (texts, counted);
    }
  return texts;
}
