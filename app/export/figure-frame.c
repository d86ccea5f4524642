/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "figure-key-map.h"
#include "figure-sources.h"
#include "figure-words.h"
#include "label-text.h"
#include "marking-badge.h"
#include "network-words.h"
#include "text-fit.h"

#define MARGIN_SHARE 0.05
#define LEAST_MARGIN_PX 6.0
#define GAP_PX 8.0
#define SUBTITLE_GAP_PX 20.0
#define LEAST_VIEW_PX 150.0

/* What a small page goes without, one after the other. */
enum
{
  WITHOUT_SOURCES = 1,
  WITHOUT_LEGEND,
  WITHOUT_SUBTITLE,
  WITHOUT_TITLE,
};

/* "Page 2 of 12"; of a poster its place too. Transfer full. */
static char *
page_words (const RpFigurePage *page)
{
  if (page->n_columns > 1 && page->n_rows > 1)
    /* Translators: a page of a picture that several rows of pages make up */
    return g_strdup_printf (_ ("Page %u of %u · row %u, column %u"), page->number, page->n, page->row + 1,
                            page->column + 1);
  return g_strdup_printf (_ ("Page %u of %u"), page->number, page->n);
}

static void
add_marking (RpFigureFrame *page, const char *marking, double y, double aside)
{
  rp_marking_badge_add (page->drawing, page->state, marking, (RpPoint){ page->left, y }, rp_figure_frame_width (page),
                        aside);
}

/* The page's number stands at the right of the lower marking's row, or alone where there is no marking; before it, of
 * pages below one another, which of them it is. Returns how much they take. */
static double
add_page_number (RpFigureFrame *page, double y)
{
  const RpTextMeasure *measure = page->state->measure;
  g_autofree char *words = page_words (&page->page);
  double width = rp_text_width (measure, words, RP_TEXT_LABEL), map;

  if (width > rp_figure_frame_width (page))
    return 0;
  rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, measure, words, RP_TEXT_LABEL, page->right - width,
                       y + (RP_MARKING_PX - rp_text_line_height (RP_TEXT_LABEL)) / 2, page->state->theme->ink65);
  map = rp_figure_key_map (page, page->right - width - GAP_PX, y, RP_MARKING_PX);
  return width + GAP_PX + (map > 0 ? map + GAP_PX : 0);
}

static void
add_markings (RpFigureFrame *page)
{
  const char *said = page->options->marking;
  const char *marking = said != NULL ? said : rp_dataset_get_marking (page->state->dataset);
  gboolean numbered = page->page.n > 1 && !(page->options->without & RP_PART_PAGE_NUMBERS);
  double aside = 0; /* what the page's number takes on both sides */

  if (page->options->without & RP_PART_MARKING)
    marking = NULL;
  if (numbered)
    aside = add_page_number (page, page->bottom - RP_MARKING_PX);
  if (marking && *marking)
    {
      add_marking (page, marking, page->top, aside);
      add_marking (page, marking, page->bottom - RP_MARKING_PX, aside);
      page->top += RP_MARKING_PX + GAP_PX;
    }
  if (numbered || (marking && *marking))
    page->bottom -= RP_MARKING_PX + GAP_PX;
}

static void
add_title (RpFigureFrame *page)
{
  const char *title = page->options->title ? page->options->title : rp_dataset_get_title (page->state->dataset);
  g_autofree char *line = rp_label_line (title);
  g_autofree char *wrapped = rp_text_wrap (page->state->measure, line, RP_TEXT_TITLE, rp_figure_frame_width (page), 2);
  RpShape *shape;

  if (!*wrapped)
    return;
  shape = rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, page->state->measure, wrapped, RP_TEXT_TITLE, page->left,
                               page->top, page->state->theme->ink);
  shape->bold = TRUE;
  shape->full = rp_drawing_string (page->drawing, title);
  page->top += shape->height;
}

static void
add_subtitle (RpFigureFrame *page)
{
  g_autofree char *line = page->options->subtitle ? rp_label_line (page->options->subtitle) : NULL;
  g_autofree char *wrapped
      = line ? rp_text_wrap (page->state->measure, line, RP_TEXT_NAME, rp_figure_frame_width (page), 2) : NULL;
  RpShape *shape;

  if (!wrapped || !*wrapped)
    return;
  shape = rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, page->state->measure, wrapped, RP_TEXT_NAME, page->left,
                               page->top, page->state->theme->ink);
  shape->full = rp_drawing_string (page->drawing, page->options->subtitle);
  page->top += shape->height;
}

/* Beside what is before it where it fits, else below; on two lines of its own at most. */
static void
add_fact (RpFigureFrame *page, const char *text, gboolean first, double *x)
{
  const RpTextMeasure *measure = page->state->measure;
  g_autofree char *wrapped = rp_text_wrap (measure, text, RP_TEXT_LABEL, rp_figure_frame_width (page), 2);
  RpShape *shape;

  if (!*wrapped)
    return;
  if (*x > page->left && *x + rp_text_width (measure, text, RP_TEXT_LABEL) > page->right)
    {
      *x = page->left;
      page->top += rp_text_line_height (RP_TEXT_LABEL);
    }
  shape = rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, measure, wrapped, RP_TEXT_LABEL, *x, page->top,
                               first ? page->state->theme->ink : page->state->theme->ink65);
  shape->medium = first;
  shape->full = rp_drawing_string (page->drawing, text);
  *x += shape->width + SUBTITLE_GAP_PX;
  /* a second line of its own; the first is passed below or with the next text */
  page->top += shape->height - rp_text_line_height (RP_TEXT_LABEL);
}

static void
add_facts (RpFigureFrame *page)
{
  gboolean network = rp_view_has_network (page->options->view);
  g_autofree char *range = rp_figure_range (page->state, page->options);
  g_autofree char *counts = rp_figure_counts (page->state, page->options->view);
  g_autofree char *dated = rp_figure_dated (page->state);
  g_autofree char *filter = rp_figure_filter (page->state, page->options);
  g_autofree char *hidden = network ? rp_figure_hidden (page->state) : NULL;
  g_autofree char *placing = network ? rp_network_method_words (page->state->looks, page->state->dataset) : NULL;
  const char *texts[] = { range, counts, dated, filter, hidden, placing };
  double x = page->left;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i])
      add_fact (page, texts[i], i == 0, &x);
  if (x > page->left)
    page->top += rp_text_line_height (RP_TEXT_LABEL);
}

static void
add_sources (RpFigureFrame *page)
{
  gboolean diagram = rp_view_has_timeline (page->options->view) || rp_view_has_network (page->options->view);
  RpSourceLetters *letters = NULL;
  g_autoptr (GArray) sources = rp_figure_sources (page->state, rp_figure_frame_width (page), diagram ? &letters : NULL);
  double line_px = rp_text_line_height (RP_TEXT_TICK);
  guint n = sources->len > 0 ? g_array_index (sources, RpFigureSource, sources->len - 1).line + 1 : 0;

  if (letters != NULL)
    rp_drawing_keep (page->drawing, letters, (GDestroyNotify)rp_source_letters_unref);
  page->letters = letters;
  page->bottom -= n * line_px;
  for (guint i = 0; i < sources->len; i++)
    {
      const RpFigureSource *item = &g_array_index (sources, RpFigureSource, i);
      RpShape *shape;

      if (item->x + rp_text_width (page->state->measure, item->text, RP_TEXT_TICK) > rp_figure_frame_width (page))
        continue;
      shape
          = rp_drawing_add_text (page->drawing, RP_ROLE_LEGEND, page->state->measure, item->text, RP_TEXT_TICK,
                                 page->left + item->x, page->bottom + item->line * line_px, page->state->theme->ink65);
      if (item->source != RP_NO_INDEX)
        shape->ref = rp_record_ref (RP_RECORD_SOURCE, item->source);
    }
  if (n > 0)
    page->bottom -= GAP_PX / 2;
}

static void
add_legend (RpFigureFrame *page)
{
  RpLegendParts parts = (rp_view_has_network (page->options->view) ? RP_LEGEND_NETWORK : 0)
                        | (rp_view_has_timeline (page->options->view) ? RP_LEGEND_TIMELINE : 0);
  g_autoptr (RpDrawing) legend = NULL;
  double height;

  if (parts == 0) /* a matrix and a chronology explain their own marks */
    return;
  legend = rp_legend_drawing (page->state, parts, rp_figure_frame_width (page));
  height = rp_drawing_get_height (legend);
  if (height <= 0)
    return;
  page->bottom -= height;
  rp_drawing_append (page->drawing, legend, page->left, page->bottom);
  page->bottom -= GAP_PX;
}

/* Everything but the view; what is left for the view stands in the page then. */
static RpFigureFrame
set_page (const RpViewState *state, const RpFigureOptions *options, const RpFigurePage *number, int without)
{
  double zoom = options->zoom > 0 ? options->zoom : 1;
  double width = MAX (1, options->width / zoom), height = MAX (1, options->height / zoom);
  double margin = MIN (options->margin / zoom, 0.4 * MIN (width, height));
  double mx = margin > 0 ? margin : MAX (ceil (MARGIN_SHARE * width), LEAST_MARGIN_PX),
         my = margin > 0 ? margin : MAX (ceil (MARGIN_SHARE * height), LEAST_MARGIN_PX);
  RpFigureFrame page = { state, options, *number, NULL, NULL, mx, width - mx, my, height - my };

  page.drawing = rp_drawing_new (width, height, state->theme->paper);
  rp_drawing_set_zoom (page.drawing, zoom);
  if (rp_figure_frame_width (&page) < 20)
    return page;
  add_markings (&page);
  if (without < WITHOUT_TITLE && !(options->without & RP_PART_TITLE))
    add_title (&page);
  if (without < WITHOUT_SUBTITLE)
    add_subtitle (&page);
  if (without < WITHOUT_SUBTITLE && !(options->without & RP_PART_FACTS))
    add_facts (&page);
  if (without < WITHOUT_TITLE)
    page.top += GAP_PX;
  /* notes of their own stand at the end of a chronology */
  if (without < WITHOUT_SOURCES && !(options->without & RP_PART_SOURCES) && options->view != RP_VIEW_TABLE)
    add_sources (&page);
  if (without < WITHOUT_LEGEND && !(options->without & RP_PART_LEGEND))
    add_legend (&page);
  return page;
}

RpFigureFrame
rp_figure_frame (const RpViewState *state, const RpFigureOptions *options, const RpFigurePage *number)
{
  RpFigureFrame page = set_page (state, options, number, 0);
  double least = MIN (LEAST_VIEW_PX, 0.4 * rp_drawing_get_height (page.drawing));

  for (int without = WITHOUT_SOURCES; without <= WITHOUT_TITLE && rp_figure_frame_height (&page) < least; without++)
    {
      rp_drawing_unref (page.drawing);
      page = set_page (state, options, number, without);
    }
  return page;
}

gboolean
rp_figure_frame_has_room (const RpFigureFrame *frame)
{
  return rp_figure_frame_height (frame) >= 10 && rp_figure_frame_width (frame) >= 10;
}
