/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stage says of the scene without anybody having written it: its marking, its number, what is filtered, what is
 * gone, and what the marks mean. One row where it fits, with rows above it where it does not. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "figure-words.h"
#include "label-text.h"
#include "marking-badge.h"
#include "stage-page.h"
#include "text-fit.h"
#include "count-words.h"

#define ITEM_GAP_PX 14.0
#define MOST_LEGEND_ROWS 3
#define MOST_FACT_LINES 2

typedef struct
{
  RpStagePage *page;
  double height; /* of the last row */
  double side;   /* on either side of the marking */
} Foot;

/* ---- words ---- */

static void
append (GString *out, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_string_append (out, out->len > 0 ? " · " : "");
  g_string_append (out, words);
}

/* "12 of 34 events"; NULL: all of them. Transfer full. */
static char *
counted (const RpStagePage *page)
{
  const RpViewState *state = page->state;
  gboolean entities = page->figure->view == RP_VIEW_NETWORK;
  RpRecordType type = entities ? RP_RECORD_ENTITY : RP_RECORD_EVENT;
  guint all = rp_dataset_n_records (state->dataset, type),
        n = state->shown != NULL ? rp_record_set_count (state->shown, type) : all;

  if (n >= all)
    return NULL;
  return rp_count_of (type, n, all);
}

/* "Only as of 2023 · 12 of 34 events"; "": there is nothing to be said. Transfer full. */
static char *
facts_of (const RpStagePage *page)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean text = rp_scene_is_text (page->scene), network = rp_view_has_network (page->figure->view);
  g_autofree char *filter = text ? NULL : rp_figure_filter (page->state, page->figure);
  g_autofree char *count = text ? NULL : counted (page);
  g_autofree char *hidden = network && !text ? rp_figure_hidden (page->state) : NULL;

  append (out, filter);
  append (out, count);
  append (out, hidden);
  if (page->n_gone > 0)
    {
      g_autofree char *gone
          = g_strdup_printf (ngettext ("%u record of this scene is no longer in the dataset",
                                       "%u records of this scene are no longer in the dataset", page->n_gone),
                             page->n_gone);

      append (out, gone);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "4 of 9"; NULL: it is not said. Transfer full. */
static char *
number_of (const RpStagePage *page)
{
  /* Translators: which scene of how many, on a stage */
  return page->options->n > 0 ? g_strdup_printf (_ ("%u of %u"), page->options->number, page->options->n) : NULL;
}

static double
add_text (const RpStagePage *page, const char *words, RpTextSize size, double x, double y)
{
  return rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, page->state->measure, words, size, x, y,
                              page->state->theme->ink65)
      ->width;
}

/* ---- the last row ---- */

/* "4 of 9", and behind it FACTS where they have room: TRUE. */
static gboolean
add_number (const Foot *foot, const char *facts)
{
  const RpStagePage *page = foot->page;
  const RpTextMeasure *measure = page->state->measure;
  g_autofree char *number = number_of (page);
  double x = page->left, room = foot->side;

  if (number != NULL)
    x += add_text (page, number, RP_TEXT_LABEL, x,
                   page->bottom - (foot->height + rp_text_line_height (RP_TEXT_LABEL)) / 2)
         + ITEM_GAP_PX;
  if (*facts == '\0' || x - page->left + rp_text_width (measure, facts, RP_TEXT_TICK) > room)
    return FALSE;
  add_text (page, facts, RP_TEXT_TICK, x, page->bottom - (foot->height + rp_text_line_height (RP_TEXT_TICK)) / 2);
  return TRUE;
}

static void
add_facts (const Foot *foot, const char *facts)
{
  RpStagePage *page = foot->page;
  g_autofree char *wrapped
      = rp_text_wrap (page->state->measure, facts, RP_TEXT_TICK, rp_stage_page_width (page), MOST_FACT_LINES);
  RpShape *shape;

  if (*wrapped == '\0')
    return;
  shape = rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, page->state->measure, wrapped, RP_TEXT_TICK, page->left, 0,
                               page->state->theme->ink65);
  shape->y = page->bottom - shape->height;
  shape->full = rp_drawing_string (page->drawing, facts);
  page->bottom -= shape->height + RP_STAGE_GAP_PX / 2;
}

/* ---- the legend ---- */

static RpLegendFacts *
legend_facts (const RpStagePage *page)
{
  RpViewName view = page->figure->view;
  RpLegendParts parts
      = (rp_view_has_network (view) ? RP_LEGEND_NETWORK : 0) | (rp_view_has_timeline (view) ? RP_LEGEND_TIMELINE : 0)
        | (rp_view_has_timeline (view) && page->figure->lanes != RP_LANES_KIND ? RP_LEGEND_ALL_KINDS : 0);

  if (parts == 0 || rp_scene_is_text (page->scene))
    return NULL;
  return rp_legend_facts_new (page->state->dataset, page->state->shown, page->state->looks, parts);
}

/* How far to the right its shapes reach. */
static double
reach_of (RpDrawing *legend)
{
  double right = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (legend); i++)
    {
      const RpShape *shape = rp_drawing_shape (legend, i);

      right = MAX (right, shape->x + shape->width);
    }
  return right;
}

/* At the right of the marking, where one row has room for all of it. */
static gboolean
add_legend_beside (const Foot *foot, const RpLegendFacts *facts)
{
  RpStagePage *page = foot->page;
  RpLegendRest rest = { 0 };
  g_autoptr (RpDrawing) legend = rp_legend_drawing_of (facts, page->state, foot->side, 0, &rest);

  if (rp_drawing_get_height (legend) > RP_LEGEND_ROW_PX + 0.5 || foot->height <= 0)
    return FALSE;
  rp_drawing_append (page->drawing, legend, page->right - reach_of (legend),
                     page->bottom - (foot->height + rp_drawing_get_height (legend)) / 2);
  return TRUE;
}

static void
add_legend_above (const Foot *foot, const RpLegendFacts *facts)
{
  RpStagePage *page = foot->page;
  RpLegendRest rest = { 0 };
  g_autoptr (RpDrawing) legend
      = rp_legend_drawing_of (facts, page->state, rp_stage_page_width (page), MOST_LEGEND_ROWS, &rest);

  if (rp_drawing_get_height (legend) <= 0)
    return;
  page->bottom -= rp_drawing_get_height (legend);
  if (rest.n > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", rest.n), rest.n);

      add_text (page, more, RP_TEXT_TICK, page->left + rest.x,
                page->bottom + rest.y + (RP_LEGEND_ROW_PX - rp_text_line_height (RP_TEXT_TICK)) / 2);
    }
  rp_drawing_append (page->drawing, legend, page->left, page->bottom);
  page->bottom -= RP_STAGE_GAP_PX / 2;
}

/* ---- all ---- */

/* Where there is none, the row is as high as what else it has. */
static void
add_markings (Foot *foot)
{
  RpStagePage *page = foot->page;
  const char *said
      = page->options->marking != NULL ? page->options->marking : rp_dataset_get_marking (page->state->dataset);
  gboolean marked = said != NULL && *said != '\0';
  double width = rp_stage_page_width (page);
  g_autofree char *words = number_of (page);
  double number = words != NULL ? rp_text_width (page->state->measure, words, RP_TEXT_LABEL) + ITEM_GAP_PX : 0;

  number = MIN (number, width / 3);
  foot->side = width / 2 - ITEM_GAP_PX;
  if (!marked)
    return;
  foot->height = RP_MARKING_PX;
  foot->side = (width - rp_marking_badge_width (page->state, said, width - 2 * number)) / 2 - ITEM_GAP_PX;
  rp_marking_badge_add (page->drawing, page->state, said, (RpPoint){ page->left, page->top }, width, number);
  rp_marking_badge_add (page->drawing, page->state, said, (RpPoint){ page->left, page->bottom - RP_MARKING_PX }, width,
                        number);
  page->top += RP_MARKING_PX + RP_STAGE_GAP_PX;
}

void
rp_stage_page_foot (RpStagePage *page)
{
  Foot foot = { .page = page };
  g_autofree char *facts = facts_of (page);
  g_autoptr (RpLegendFacts) legend = legend_facts (page);
  gboolean said, told = legend == NULL;

  add_markings (&foot);
  if (foot.height <= 0 && (page->options->n > 0 || *facts != '\0' || legend != NULL))
    foot.height = RP_LEGEND_ROW_PX;
  said = add_number (&foot, facts) || *facts == '\0';
  if (!told)
    told = add_legend_beside (&foot, legend);
  page->bottom -= foot.height > 0 ? foot.height + RP_STAGE_GAP_PX : 0;
  if (!told)
    add_legend_above (&foot, legend);
  if (!said)
    add_facts (&foot, facts);
}
