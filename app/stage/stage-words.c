/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title and caption of a scene: in a column beside a network, above any other view, or, of a scene that is text only,
 * over the page. What is too long is set smaller, then in two columns, and only then cut. */
#include <math.h>

#include "stage-page.h"
#include "stage-text.h"

#define RULE_PX 34.0
#define RULE_HEIGHT_PX 3.0
#define COLUMN_TOP_PX 14.0 /* the words beside a diagram begin so much below its edge */
#define MEASURE_PX 760.0   /* no line of text is longer */
#define TWO_COLUMNS_PX 620.0
#define TWO_COLUMNS_GAP_PX 36.0
#define MOST_ABOVE 0.2 /* of the page, for a caption above a view */
#define INDENT 0.1     /* of the page, where it is text only */
#define OPTICAL_MIDDLE 0.42

/* A text as it fits, in one column or two. */
typedef struct
{
  RpStageText *text;
  guint ends[2]; /* of the lines in each column */
  guint n_columns;
  double width; /* of a column */
  double height;
  gboolean cut;
} Flow;

/* One way to set a text; they are tried in their order. */
typedef struct
{
  RpTextSize size;
  guint n_columns;
} Way;

static void
flow_clear (Flow *flow)
{
  g_clear_pointer (&flow->text, rp_stage_text_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flow, flow_clear)

/* Columns as even as lines allow; FALSE: HEIGHT has no room for them. */
static gboolean
part (Flow *flow, double height)
{
  guint n = rp_stage_text_n_lines (flow->text), first = (n + flow->n_columns - 1) / flow->n_columns;

  if (flow->n_columns == 1)
    first = n;
  while (first < n && rp_stage_text_height (flow->text, 0, first) < rp_stage_text_height (flow->text, first, n))
    first++;
  flow->ends[0] = MIN (first, rp_stage_text_fit (flow->text, 0, height));
  flow->ends[1] = flow->n_columns > 1 ? rp_stage_text_fit (flow->text, flow->ends[0], height) : flow->ends[0];
  flow->cut = flow->ends[1] < n;
  flow->height = MAX (rp_stage_text_height (flow->text, 0, flow->ends[0]),
                      rp_stage_text_height (flow->text, flow->ends[0], flow->ends[1]));
  return !flow->cut;
}

/* Lines are no longer than is good to read, but for a text of which no line is much longer. */
static double
width_for (const RpStagePage *page, const RpSceneText *text, RpTextSize size, double room)
{
  const RpStageTextLook whole = { .size = size, .width = room }, endless = { .size = size, .width = 1e6 };
  g_autoptr (RpStageText) fitted = rp_stage_text_new (page->state->measure, text, &whole);
  g_autoptr (RpStageText) all = rp_stage_text_new (page->state->measure, text, &endless);

  return rp_stage_text_n_lines (fitted) == rp_stage_text_n_lines (all) ? room : MIN (room, MEASURE_PX);
}

/* TEXT in ROOM, the first of the N WAYS that has room for all of it, else cut in the last. */
static void
set_flow (Flow *flow, const RpStagePage *page, const RpSceneText *text, RpPoint room, const Way *ways, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      RpStageTextLook look = { .size = ways[i].size, .width = width_for (page, text, ways[i].size, room.x) };

      if (ways[i].n_columns > 1 && room.x < TWO_COLUMNS_PX)
        continue;
      if (ways[i].n_columns > 1)
        look.width = floor ((room.x - TWO_COLUMNS_GAP_PX) / 2);
      flow_clear (flow);
      flow->text = rp_stage_text_new (page->state->measure, text, &look);
      flow->n_columns = ways[i].n_columns;
      flow->width = look.width;
      if (part (flow, room.y))
        return;
    }
}

static void
draw_flow (const Flow *flow, const RpStagePage *page, double x, double y, double width)
{
  RpDrawing *drawing = page->drawing;
  gboolean second = flow->ends[1] > flow->ends[0];

  if (!second && rp_stage_text_is_leftward (flow->text))
    x += width - flow->width;
  rp_stage_text_draw (flow->text, drawing, 0, flow->ends[0], flow->cut && !second, (RpPoint){ x, y },
                      page->state->theme);
  if (second)
    rp_stage_text_draw (flow->text, drawing, flow->ends[0], flow->ends[1], flow->cut,
                        (RpPoint){ x + flow->width + TWO_COLUMNS_GAP_PX, y }, page->state->theme);
}

/* ---- title ---- */

typedef struct
{
  RpStageText *text; /* NULL: there is none */
  guint n_lines;     /* that are drawn */
  gboolean cut;
} Title;

static void
title_clear (Title *title)
{
  g_clear_pointer (&title->text, rp_stage_text_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Title, title_clear)

static void
set_title (Title *title, const RpStagePage *page, double width, guint most)
{
  static const RpTextSize sizes[] = { RP_TEXT_HEAD, RP_TEXT_TITLE };

  for (guint i = 0; page->scene->title != NULL && i < G_N_ELEMENTS (sizes); i++)
    {
      RpStageTextLook look = { .size = sizes[i], .width = width, .bold = TRUE };

      title_clear (title);
      title->text = rp_stage_text_new_plain (page->state->measure, page->scene->title, &look);
      title->cut = rp_stage_text_n_lines (title->text) > most;
      title->n_lines = MIN (rp_stage_text_n_lines (title->text), most);
      if (!title->cut && !rp_stage_text_is_broken (title->text))
        break;
    }
  if (title->n_lines == 0)
    title_clear (title);
}

/* With the rule below it, where anything follows. */
static double
title_height (const Title *title, double above_rule, double below_rule)
{
  if (title->text == NULL)
    return 0;
  return rp_stage_text_height (title->text, 0, title->n_lines) + above_rule + RULE_HEIGHT_PX + below_rule;
}

static void
draw_title (const Title *title, const RpStagePage *page, RpPoint at, double width, double above_rule)
{
  if (title->text == NULL)
    return;
  at.y += rp_stage_text_draw (title->text, page->drawing, 0, title->n_lines, title->cut, at, page->state->theme);
  if (rp_stage_text_is_leftward (title->text))
    at.x += width - RULE_PX;
  rp_drawing_add_rect (page->drawing, RP_ROLE_DECORATION, at.x, at.y + above_rule, RULE_PX, RULE_HEIGHT_PX,
                       page->state->theme->accent);
}

/* ---- where ---- */

/* The words keep the place that the network is laid out beside. */
static void
set_column (RpStagePage *page, const RpSceneText *caption)
{
  static const Way ways[] = { { RP_TEXT_NAME, 1 }, { RP_TEXT_LABEL, 1 } };
  double width = rp_stage_page_column (page), y = page->top + COLUMN_TOP_PX, used;
  g_auto (Title) title = { 0 };
  g_auto (Flow) flow = { 0 };

  set_title (&title, page, width, 5);
  used = title_height (&title, 14, 18);
  draw_title (&title, page, (RpPoint){ page->left, y }, width, 14);
  set_flow (&flow, page, caption, (RpPoint){ width, page->bottom - y - used }, ways, G_N_ELEMENTS (ways));
  draw_flow (&flow, page, page->left, y + used, width);
  page->left += width + RP_STAGE_COLUMN_GAP_PX;
}

static void
set_above (RpStagePage *page, const RpSceneText *caption)
{
  static const Way ways[] = { { RP_TEXT_NAME, 1 }, { RP_TEXT_NAME, 2 }, { RP_TEXT_LABEL, 1 }, { RP_TEXT_LABEL, 2 } };
  double width = rp_stage_page_width (page);
  g_auto (Title) title = { 0 };
  g_auto (Flow) flow = { 0 };

  set_title (&title, page, width, 2);
  draw_title (&title, page, (RpPoint){ page->left, page->top }, width, 4);
  page->top += title_height (&title, 4, 8);
  set_flow (&flow, page, caption, (RpPoint){ width, MOST_ABOVE * RP_STAGE_LINES }, ways, G_N_ELEMENTS (ways));
  draw_flow (&flow, page, page->left, page->top, width);
  page->top += flow.height + RP_STAGE_GAP_PX;
}

/* A page of text, a little above its middle. */
static void
set_text (RpStagePage *page, const RpSceneText *caption)
{
  static const Way ways[] = { { RP_TEXT_TITLE, 1 }, { RP_TEXT_NAME, 1 }, { RP_TEXT_NAME, 2 } };
  double indent = rp_stage_page_width (page) >= TWO_COLUMNS_PX ? floor (INDENT * rp_stage_page_width (page)) : 0;
  double x = page->left + indent, width = page->right - indent - x, room = page->bottom - page->top, used, y;
  g_auto (Title) title = { 0 };
  g_auto (Flow) flow = { 0 };

  set_title (&title, page, MIN (width, MEASURE_PX), 4);
  used = title_height (&title, 14, caption->n_blocks > 0 ? 24 : 0);
  set_flow (&flow, page, caption, (RpPoint){ width, room - used }, ways, G_N_ELEMENTS (ways));
  y = page->top + floor (MAX (room - used - flow.height, 0) * OPTICAL_MIDDLE);
  draw_title (&title, page, (RpPoint){ x, y }, MIN (width, MEASURE_PX), 14);
  draw_flow (&flow, page, x, y + used, width);
}

void
rp_stage_page_words (RpStagePage *page)
{
  g_autoptr (RpSceneText) caption = rp_scene_text_new (page->scene->caption);

  if (rp_scene_is_text (page->scene))
    set_text (page, caption);
  else if (page->scene->title == NULL && caption->n_blocks == 0)
    return;
  else if (rp_stage_page_has_column (page))
    set_column (page, caption);
  else
    set_above (page, caption);
}
