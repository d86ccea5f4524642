/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "figure-words.h"
#include "label-text.h"
#include "matrix-drawing.h"
#include "network-words.h"
#include "text-fit.h"

#define MARGIN_SHARE 0.05
#define LEAST_MARGIN_PX 6.0
#define MARKING_PX 24.0
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

typedef struct
{
  const RpViewState *state;
  const RpFigureOptions *options;
  RpDrawing *drawing;
  double left, right, top, bottom; /* what is still free */
} Page;

static double
page_width (const Page *page)
{
  return page->right - page->left;
}

/* The colours of the TLP 2.0 labels, else paper on ink. */
static void
marking_colors (const RpTheme *theme, const char *marking, RpColor *ground, RpColor *letters)
{
  static const struct
  {
    const char *label;
    RpColor letters;
  } labels[] = { { "TLP:RED", 0xff2b2bff },
                 { "TLP:AMBER", 0xffc000ff },
                 { "TLP:AMBER+STRICT", 0xffc000ff },
                 { "TLP:GREEN", 0x33ff00ff },
                 { "TLP:CLEAR", 0xffffffff } };

  *ground = theme->ink;
  *letters = theme->paper;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (marking, labels[i].label) == 0)
      {
        *ground = 0x000000ff;
        *letters = labels[i].letters;
      }
}

static void
add_marking (Page *page, const char *marking, double y)
{
  const RpTextMeasure *measure = page->state->measure;
  g_autofree char *line = rp_label_line (marking);
  g_autofree char *cut = rp_text_cut (measure, line, RP_TEXT_NAME, page_width (page) - 20);
  RpColor ground, letters;
  RpShape *shape;
  double width;

  if (!cut)
    return;
  marking_colors (page->state->theme, marking, &ground, &letters);
  width = rp_text_width (measure, cut, RP_TEXT_NAME) + 20;
  shape = rp_drawing_add (page->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_RECT);
  shape->x = page->left + floor ((page_width (page) - width) / 2);
  shape->y = y;
  shape->width = width;
  shape->height = MARKING_PX;
  shape->fill = ground;
  if (page->state->theme->name == RP_THEME_DARK)
    {
      shape->stroke = page->state->theme->ink35; /* black on dark paper has no edge */
      shape->line_width = 1;
    }
  shape = rp_drawing_add_text (page->drawing, RP_ROLE_MARKING, measure, cut, RP_TEXT_NAME,
                               page->left + floor ((page_width (page) - width) / 2) + 10,
                               y + (MARKING_PX - rp_text_line_height (RP_TEXT_NAME)) / 2, letters);
  shape->bold = TRUE;
  shape->full = rp_drawing_string (page->drawing, marking);
}

static void
add_markings (Page *page)
{
  const char *marking = rp_dataset_get_marking (page->state->dataset);

  if (!marking || !*marking)
    return;
  add_marking (page, marking, page->top);
  add_marking (page, marking, page->bottom - MARKING_PX);
  page->top += MARKING_PX + GAP_PX;
  page->bottom -= MARKING_PX + GAP_PX;
}

static void
add_title (Page *page)
{
  const char *title = page->options->title ? page->options->title : rp_dataset_get_title (page->state->dataset);
  g_autofree char *line = rp_label_line (title);
  g_autofree char *wrapped = rp_text_wrap (page->state->measure, line, RP_TEXT_TITLE, page_width (page), 2);
  RpShape *shape;

  if (!*wrapped)
    return;
  shape = rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, page->state->measure, wrapped, RP_TEXT_TITLE, page->left,
                               page->top, page->state->theme->ink);
  shape->bold = TRUE;
  shape->full = rp_drawing_string (page->drawing, title);
  page->top += shape->height;
}

/* Range and counts, beside one another where they fit, else below. */
static void
add_subtitle (Page *page)
{
  const RpTextMeasure *measure = page->state->measure;
  g_autofree char *range = rp_figure_range (page->state, page->options);
  g_autofree char *counts = rp_figure_counts (page->state, page->options->view);
  g_autofree char *filter = rp_figure_filter (page->state, page->options);
  g_autofree char *hidden = page->options->view == RP_VIEW_NETWORK ? rp_figure_hidden (page->state) : NULL;
  g_autofree char *placing = page->options->view == RP_VIEW_NETWORK
                                 ? rp_network_method_words (page->state->looks, page->state->dataset)
                                 : NULL;
  const char *texts[] = { range, counts, filter, hidden, placing };
  double x = page->left;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *wrapped
          = texts[i] ? rp_text_wrap (measure, texts[i], RP_TEXT_LABEL, page_width (page), 2) : NULL;
      RpShape *shape;

      if (!wrapped || !*wrapped)
        continue;
      if (x > page->left && x + rp_text_width (measure, texts[i], RP_TEXT_LABEL) > page->right)
        {
          x = page->left;
          page->top += rp_text_line_height (RP_TEXT_LABEL);
        }
      shape = rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, measure, wrapped, RP_TEXT_LABEL, x, page->top,
                                   i == 0 ? page->state->theme->ink : page->state->theme->ink65);
      shape->medium = i == 0;
      shape->full = rp_drawing_string (page->drawing, texts[i]);
      x += shape->width + SUBTITLE_GAP_PX;
      /* a second line of its own; the first is passed below or with the next text */
      page->top += shape->height - rp_text_line_height (RP_TEXT_LABEL);
    }
  if (x > page->left)
    page->top += rp_text_line_height (RP_TEXT_LABEL);
}

static void
add_sources (Page *page)
{
  g_autofree char *sources = rp_figure_sources (page->state, page_width (page), 2);
  g_auto (GStrv) lines = sources ? g_strsplit (sources, "\n", -1) : NULL;
  guint n = lines ? g_strv_length (lines) : 0;

  page->bottom -= n * rp_text_line_height (RP_TEXT_TICK);
  for (guint i = 0; i < n; i++)
    if (rp_text_width (page->state->measure, lines[i], RP_TEXT_TICK) <= page_width (page))
      rp_drawing_add_text (page->drawing, RP_ROLE_LEGEND, page->state->measure, lines[i], RP_TEXT_TICK, page->left,
                           page->bottom + i * rp_text_line_height (RP_TEXT_TICK), page->state->theme->ink65);
  if (n > 0)
    page->bottom -= GAP_PX / 2;
}

static void
add_legend (Page *page)
{
  RpLegendParts parts = page->options->view == RP_VIEW_TIMELINE ? RP_LEGEND_TIMELINE : RP_LEGEND_NETWORK;
  g_autoptr (RpDrawing) legend = rp_legend_drawing (page->state, parts, page_width (page));
  double height = rp_drawing_get_height (legend);

  if (height <= 0)
    return;
  page->bottom -= height;
  rp_drawing_append (page->drawing, legend, page->left, page->bottom);
  page->bottom -= GAP_PX;
}

/* Everything but the view; what is left for the view stands in the page then. */
static Page
set_page (const RpViewState *state, const RpFigureOptions *options, int without)
{
  double width = MAX (1, options->width), height = MAX (1, options->height);
  double mx = MAX (ceil (MARGIN_SHARE * width), LEAST_MARGIN_PX),
         my = MAX (ceil (MARGIN_SHARE * height), LEAST_MARGIN_PX);
  Page page = { .state = state, .options = options, .left = mx, .right = width - mx, .top = my, .bottom = height - my };

  page.drawing = rp_drawing_new (width, height, state->theme->paper);
  if (page_width (&page) < 20)
    return page;
  add_markings (&page);
  if (without < WITHOUT_TITLE)
    add_title (&page);
  if (without < WITHOUT_SUBTITLE)
    add_subtitle (&page);
  if (without < WITHOUT_TITLE)
    page.top += GAP_PX;
  if (without < WITHOUT_SOURCES)
    add_sources (&page);
  /* a matrix explains its own marks */
  if (without < WITHOUT_LEGEND && options->legend && options->view != RP_VIEW_SOURCES)
    add_legend (&page);
  return page;
}

static RpDrawing *
timeline_view (const Page *page, GCancellable *cancellable)
{
  const RpFigureOptions *options = page->options;
  RpTimelineOptions layout_options = { .dataset = page->state->dataset,
                                       .shown = page->state->shown,
                                       .dim = page->state->dim,
                                       .measure = page->state->measure,
                                       .lanes = options->lanes,
                                       .choice = options->choice,
                                       .fold = options->fold,
                                       .spans = options->spans,
                                       .open = options->open };
  RpTimelineFrame frame
      = { .width = page_width (page), .height = page->bottom - page->top, .list_all = options->list_all };
  g_autoptr (RpTimelineLayout) layout = rp_timeline_layout_new (&layout_options, cancellable);

  if (!layout)
    return NULL;
  rp_timeline_layout_fit (layout, &frame.from, &frame.to);
  if (isfinite (options->from))
    frame.from = options->from;
  if (isfinite (options->to))
    frame.to = options->to;
  if (!(frame.from < frame.to)) /* one end given, beyond the other's data */
    {
      if (isfinite (options->from))
        frame.to = frame.from + 86400;
      else
        frame.from = frame.to - 86400;
    }
  return rp_timeline_drawing (layout, page->state, &frame);
}

static RpDrawing *
network_view (const Page *page, GCancellable *cancellable)
{
  double width = page_width (page), height = page->bottom - page->top;
  RpNetworkOptions options = { .measure = page->state->measure,
                               .width = width,
                               .height = height,
                               .seed = page->options->seed,
                               .events = rp_network_looks_get_events (page->state->looks),
                               .members = rp_network_looks_get_members (page->state->looks),
                               .method = rp_network_looks_get_method (page->state->looks),
                               .root = rp_network_looks_get_root (page->state->looks) };
  g_autoptr (RpNetwork) made = NULL;
  g_autoptr (RpNetwork) network = NULL;
  RpNetworkView view;

  if (page->options->network)
    made = rp_network_ref (page->options->network);
  else
    made = rp_network_new_with (page->state->dataset, &options, cancellable);
  if (!made)
    return NULL;
  network = rp_network_size_nodes (made, page->state);
  view = rp_network_fit (network, width, height);
  return rp_network_drawing (network, page->state, &view, width, height);
}

static RpDrawing *
sources_view (const Page *page)
{
  const RpViewState *state = page->state;
  RpFigureRows listed = page->options->rows;
  g_autoptr (RpSourceMatrix) matrix = rp_source_matrix_new (
      state->dataset, listed.type == RP_RECORD_NONE ? RP_RECORD_EVENT : listed.type, state->dim ? NULL : state->shown);
  RpMatrixFrame frame
      = { .width = page_width (page), .height = page->bottom - page->top, .legend = page->options->legend };
  g_autofree guint *rows = rp_source_matrix_order (matrix, listed.order, listed.source, &frame.n_rows);

  frame.rows = rows;
  return rp_matrix_drawing (matrix, state, &frame);
}

static RpDrawing *
make_view (const Page *page, GCancellable *cancellable)
{
  if (page->options->view == RP_VIEW_SOURCES)
    return sources_view (page);
  return page->options->view == RP_VIEW_TIMELINE ? timeline_view (page, cancellable) : network_view (page, cancellable);
}

RpDrawing *
rp_figure_new (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  double least = MIN (LEAST_VIEW_PX, 0.4 * options->height);
  Page page = set_page (state, options, 0);
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (RpDrawing) view = NULL;

  for (int without = WITHOUT_SOURCES; without <= WITHOUT_TITLE && page.bottom - page.top < least; without++)
    {
      rp_drawing_unref (page.drawing);
      page = set_page (state, options, without);
    }
  drawing = page.drawing;
  if (page.bottom - page.top < 10 || page_width (&page) < 10)
    return g_steal_pointer (&drawing); /* no room for anything to be seen */
  view = make_view (&page, cancellable);
  if (!view)
    return NULL;
  rp_drawing_append (drawing, view, page.left, page.top);
  return g_steal_pointer (&drawing);
}
