/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legend-drawing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "neighbours.h"
#include "timeline-item.h"

#define ROW_PX 18.0
#define SWATCH_PX 22.0
#define SYMBOL_PX 10.0
#define SWATCH_GAP_PX 6.0
#define ITEM_GAP_PX 16.0
#define MOST_KINDS 14

/* What of the timeline's looks the dataset has. */
enum
{
  HAS_KNOWN = 1 << 0,
  HAS_WITHIN = 1 << 1,
  HAS_UNKNOWN = 1 << 2,
  HAS_OPEN = 1 << 3,
  HAS_PLANNED = 1 << 4,
  HAS_ONGOING = 1 << 5,
  HAS_INFERRED = 1 << 6,
  HAS_PUBLISHED = 1 << 7,
};

typedef struct
{
  const RpViewState *state;
  RpDrawing *drawing;
  double width, x, y;
} Legend;

static guint
looks_of_event (const RpEvent *event)
{
  guint looks = 0;
  RpTimelineItem item;

  if (event->status == RP_STATUS_PLANNED)
    looks |= HAS_PLANNED;
  if (event->status == RP_STATUS_ONGOING)
    looks |= HAS_ONGOING;
  if (!rp_timeline_item (event, &item))
    return looks;
  if (event->basis == RP_BASIS_INFERRED)
    looks |= HAS_INFERRED;
  if (event->basis == RP_BASIS_PUBLISHED)
    looks |= HAS_PUBLISHED;
  if (item.pad_left > 0 || item.pad_right > 0)
    looks |= item.start == RP_END_OPEN || item.end == RP_END_OPEN ? HAS_OPEN : HAS_UNKNOWN;
  else if (item.moment || (item.firm_from <= item.from && item.firm_to >= item.to))
    looks |= HAS_KNOWN;
  if (!item.moment && item.pad_left <= 0 && item.pad_right <= 0
      && !(item.firm_from <= item.from && item.firm_to >= item.to))
    looks |= HAS_WITHIN;
  return looks;
}

/* KINDS are those that no lane names: lanes carry their kind's symbol, so that only kinds of parts and of undated
 * events are left to be told. */
static guint
looks_of_dataset (const RpViewState *state, gboolean *kinds)
{
  g_autofree gboolean *has_lane = g_new0 (gboolean, rp_dataset_n_kinds (state->dataset, RP_RECORD_EVENT) + 1);
  guint looks = 0;

  for (guint i = 0; i < rp_dataset_n_events (state->dataset); i++)
    {
      const RpEvent *event = rp_dataset_event (state->dataset, i);

      if (!rp_view_state_visible (state, rp_record_ref (RP_RECORD_EVENT, i)))
        continue;
      looks |= looks_of_event (event);
      kinds[event->kind] = TRUE;
      has_lane[event->kind] |= event->dated && event->parent == RP_NO_INDEX;
    }
  for (guint i = 0; i < rp_dataset_n_kinds (state->dataset, RP_RECORD_EVENT); i++)
    kinds[i] = kinds[i] && !has_lane[i];
  return looks;
}

/* The words of the next entry behind a swatch; leaves x and y of the swatch in LEGEND for the caller. */
static void
add_entry (Legend *legend, const char *text, double swatch, double *x, double *y)
{
  const RpViewState *state = legend->state;
  double needed = swatch + SWATCH_GAP_PX + rp_text_width (state->measure, text, RP_TEXT_TICK);
  RpShape *shape;

  if (legend->x > 0 && legend->x + needed > legend->width)
    {
      legend->x = 0;
      legend->y += ROW_PX;
    }
  *x = legend->x;
  *y = legend->y + ROW_PX / 2;
  shape = rp_drawing_add_text (legend->drawing, RP_ROLE_LEGEND, state->measure, text, RP_TEXT_TICK,
                               legend->x + swatch + SWATCH_GAP_PX, *y - rp_text_line_height (RP_TEXT_TICK) / 2,
                               state->theme->ink65);
  legend->x += swatch + SWATCH_GAP_PX + shape->width + ITEM_GAP_PX;
}

static RpShape *
add_swatch (Legend *legend, const char *text, RpFill style)
{
  double x, y;
  RpShape *shape;

  add_entry (legend, text, SWATCH_PX, &x, &y);
  shape = rp_drawing_add (legend->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_RECT);
  shape->x = x;
  shape->y = y - 6;
  shape->width = SWATCH_PX;
  shape->height = 12;
  shape->corner = 3;
  shape->fill = legend->state->theme->ink65;
  shape->fill_style = style;
  return shape;
}

static RpShape *
add_line (Legend *legend, const char *text, RpDash dash, RpColor color, double line_width)
{
  double x, y;
  RpPoint points[2];
  RpShape *shape;

  add_entry (legend, text, SWATCH_PX, &x, &y);
  points[0] = (RpPoint){ x, y };
  points[1] = (RpPoint){ x + SWATCH_PX, y };
  shape = rp_drawing_add (legend->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);
  shape->points = rp_drawing_points (legend->drawing, points, 2);
  shape->n_points = 2;
  shape->x = x;
  shape->y = y;
  shape->width = SWATCH_PX;
  shape->stroke = color;
  shape->line_width = line_width;
  shape->dash = dash;
  return shape;
}

static void
add_ongoing (Legend *legend)
{
  double x, y;
  RpPoint points[3];
  RpShape *shape;

  add_entry (legend, _ ("ongoing"), 8, &x, &y);
  points[0] = (RpPoint){ x + 2, y - 4 };
  points[1] = (RpPoint){ x + 6, y };
  points[2] = (RpPoint){ x + 2, y + 4 };
  shape = rp_drawing_add (legend->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);
  shape->points = rp_drawing_points (legend->drawing, points, 3);
  shape->n_points = 3;
  shape->x = x + 2;
  shape->y = y - 4;
  shape->width = 4;
  shape->height = 8;
  shape->stroke = legend->state->theme->ink;
  shape->line_width = 1.5;
}

static void
add_kinds (Legend *legend, RpRecordType type, const gboolean *kinds)
{
  const RpViewState *state = legend->state;
  guint n = rp_dataset_n_kinds (state->dataset, type), shown = 0, more = 0;
  double x, y;

  for (guint i = 0; i < n; i++)
    {
      RpLook look;
      RpShape *shape;

      if (!kinds[i])
        continue;
      if (++shown > MOST_KINDS)
        {
          more++;
          continue;
        }
      add_entry (legend, rp_dataset_kind (state->dataset, type, i)->label, SYMBOL_PX, &x, &y);
      look = rp_theme_look (state->theme, state->dataset, type, i);
      shape = rp_drawing_add (legend->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);
      shape->symbol = look.symbol;
      shape->fill = look.color;
      shape->x = x;
      shape->y = y - SYMBOL_PX / 2;
      shape->width = shape->height = SYMBOL_PX;
    }
  if (more > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more kind", "and %u more kinds", more), more);

      add_entry (legend, text, -SWATCH_GAP_PX, &x, &y);
    }
}

static void
add_timeline (Legend *legend)
{
  const RpTheme *theme = legend->state->theme;
  guint n_kinds = rp_dataset_n_kinds (legend->state->dataset, RP_RECORD_EVENT);
  g_autofree gboolean *kinds = g_new0 (gboolean, n_kinds + 1);
  guint looks = looks_of_dataset (legend->state, kinds);

  if (looks & HAS_KNOWN)
    add_swatch (legend, _ ("known"), RP_FILL_SOLID);
  if (looks & HAS_WITHIN)
    {
      RpShape *shape = add_swatch (legend, _ ("some time within"), RP_FILL_HATCH);

      shape->stroke = theme->ink65;
      shape->line_width = 1;
    }
  if ((looks & HAS_UNKNOWN) && (looks & HAS_OPEN))
    add_swatch (legend, _ ("end unknown or open"), RP_FILL_FADE_RIGHT);
  else if (looks & HAS_UNKNOWN)
    add_swatch (legend, _ ("start or end unknown"), RP_FILL_FADE_RIGHT);
  else if (looks & HAS_OPEN)
    add_swatch (legend, _ ("start or end open"), RP_FILL_FADE_RIGHT);
  if (looks & HAS_PLANNED)
    {
      RpShape *shape = add_swatch (legend, _ ("planned"), RP_FILL_SOLID);

      shape->fill = 0;
      shape->stroke = theme->ink65;
      shape->line_width = 1.5;
      shape->dash = RP_DASH_DASHED;
    }
  if (looks & HAS_ONGOING)
    add_ongoing (legend);
  if (looks & HAS_INFERRED)
    add_line (legend, _ ("date inferred"), RP_DASH_DOTTED, theme->ink65, 1.5);
  if (looks & HAS_PUBLISHED)
    add_line (legend, _ ("known from publication"), RP_DASH_DASHED, theme->ink65, 1.5);
  add_kinds (legend, RP_RECORD_EVENT, kinds);
}

static void
add_network (Legend *legend)
{
  const RpViewState *state = legend->state;
  RpDataset *dataset = state->dataset;
  g_autofree gboolean *kinds = g_new0 (gboolean, rp_dataset_n_kinds (dataset, RP_RECORD_ENTITY) + 1);
  gboolean same = FALSE, directed = FALSE;
  g_autoptr (GArray) shared = rp_shared_ties (dataset, state->shown);

  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    {
      const RpEntity *entity = rp_dataset_entity (dataset, i);

      if (!rp_view_state_visible (state, rp_record_ref (RP_RECORD_ENTITY, i)))
        continue;
      kinds[entity->kind] = TRUE;
      same |= entity->n_possibly_same > 0;
    }
  for (guint i = 0; i < rp_dataset_n_relations (dataset) && !directed; i++)
    directed = rp_dataset_relation (dataset, i)->directed
               && rp_view_state_visible (state, rp_record_ref (RP_RECORD_RELATION, i));
  add_kinds (legend, RP_RECORD_ENTITY, kinds);
  if (directed)
    add_line (legend, _ ("directed tie"), RP_DASH_SOLID, state->theme->ink65, 1.4)->arrow = TRUE;
  if (shared->len > 0)
    add_line (legend, _ ("shared events (wider: more of them)"), RP_DASH_SOLID, state->theme->ink65, 2.2);
  if (same)
    add_line (legend, _ ("possibly the same"), RP_DASH_DOTTED, state->theme->ink65, 1.4);
}

RpDrawing *
rp_legend_drawing (const RpViewState *state, RpLegendParts parts, double width)
{
  /* its height is known only when all is placed */
  g_autoptr (RpDrawing) loose = rp_drawing_new (width, 0, state->theme->paper);
  Legend legend = { state, loose, width, 0, 0 };
  RpDrawing *drawing;
  double height;

  if (parts & RP_LEGEND_TIMELINE)
    add_timeline (&legend);
  if (parts & RP_LEGEND_NETWORK)
    add_network (&legend);
  height = rp_drawing_n_shapes (loose) > 0 ? legend.y + ROW_PX : 0;
  drawing = rp_drawing_new (width, height, state->theme->paper);
  rp_drawing_append (drawing, loose, 0, 0);
  return drawing;
}
