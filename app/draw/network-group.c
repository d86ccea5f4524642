/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folded leaves as one node: how they stand together, and their shapes. */
#include "network-ink.h"

#include "community-looks.h"

#define EDGE_PX 2.5      /* from the symbol to the line around it, which says that it is several */
#define NUMBER_SHARE 0.8 /* of a symbol: what the number in it may take */

static RpRecordRef
leaf_ref (const RpNetGraph *graph, const RpNetGroup *group, guint i)
{
  return rp_record_ref (RP_RECORD_ENTITY, graph->leaves[group->first + i]);
}

/* The state that says most. */
static RpState
stronger (RpState a, RpState b)
{
  return a == RP_STATE_NONE || (b != RP_STATE_NONE && b < a) ? b : a;
}

void
rp_net_judge_group (RpNetInk *ink, guint node, const guint8 *hidden)
{
  const RpNetGroup *group = rp_net_node_group (ink->graph, node);
  RpNetPlace *place = &ink->places[node];

  place->state = RP_STATE_NONE;
  place->count = 0;
  place->tied = FALSE;
  place->recedes = TRUE;
  for (guint i = 0; i < group->n; i++)
    {
      RpRecordRef ref = leaf_ref (ink->graph, group, i);
      RpState state = rp_view_state_of (ink->state, ref);

      if (!rp_view_state_visible (ink->state, ref))
        continue;
      place->count++;
      place->tied = place->tied || rp_net_shows_tie (ink->graph, ink->state, &ink->graph->folded[group->first + i]);
      place->state = stronger (place->state, state);
      place->recedes = place->recedes && (state == RP_STATE_OTHER || rp_view_state_dimmed (ink->state, ref));
    }
  place->visible = place->count > 0 && (hidden == NULL || !hidden[group->kind]);
}

/* How many there are, in the symbol. */
static void
add_count (RpNetInk *ink, const RpNetPlace *place, RpColor ground)
{
  double height = rp_text_line_height (RP_TEXT_TICK), width;
  char number[12];
  RpShape *shape;

  g_snprintf (number, sizeof number, "%u", place->count);
  width = rp_text_width (ink->state->measure, number, RP_TEXT_TICK);
  if (width > 2 * place->radius * NUMBER_SHARE || height > 2 * place->radius)
    return;
  shape
      = rp_drawing_add_text (ink->drawing, RP_ROLE_DECORATION, ink->state->measure, number, RP_TEXT_TICK,
                             place->at.x - width / 2, place->at.y - height / 2, rp_community_ink (ink->theme, ground));
  shape->medium = TRUE;
}

static RpShape *
add_symbol (RpNetInk *ink, const RpNetPlace *place, RpRole role, RpSymbol symbol, double radius)
{
  RpShape *shape = rp_drawing_add (ink->drawing, role, RP_GEOMETRY_SYMBOL);

  shape->symbol = symbol;
  shape->x = place->at.x - radius;
  shape->y = place->at.y - radius;
  shape->width = shape->height = 2 * radius;
  return shape;
}

static void
list_members (RpNetInk *ink, const RpNetGroup *group, RpShape *shape)
{
  g_autofree RpRecordRef *refs = g_new (RpRecordRef, group->n);
  guint n = 0;

  for (guint i = 0; i < group->n; i++)
    if (rp_view_state_visible (ink->state, leaf_ref (ink->graph, group, i)))
      refs[n++] = leaf_ref (ink->graph, group, i);
  shape->count = shape->n_members = n;
  shape->members = rp_drawing_refs (ink->drawing, refs, n);
}

void
rp_net_draw_group (RpNetInk *ink, guint node)
{
  const RpNetPlace *place = &ink->places[node];
  const RpNetGroup *group = rp_net_node_group (ink->graph, node);
  RpLook look = rp_theme_look (ink->theme, ink->graph->dataset, RP_RECORD_ENTITY, group->kind);
  RpColor color = place->recedes ? rp_color_over (look.color, ink->theme->other_mark, ink->theme->paper) : look.color;
  g_autofree char *title = rp_net_node_title (ink->graph, node);
  RpShape *shape;

  shape = add_symbol (ink, place, RP_ROLE_DECORATION, look.symbol, place->radius + EDGE_PX);
  shape->stroke = color;
  shape->line_width = 1.4;
  if (place->state == RP_STATE_SELECTED)
    rp_net_draw_ring (ink, place);
  shape = add_symbol (ink, place, RP_ROLE_CLUSTER, look.symbol, place->radius);
  shape->state = place->state;
  shape->fill = color;
  shape->id = group->id; /* the drawing keeps the graph */
  shape->full = rp_drawing_string (ink->drawing, title);
  list_members (ink, group, shape);
  add_count (ink, place, color);
}
