/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One node as shapes. */
#include <math.h>

#include "community-looks.h"
#include "network-ink.h"

#define LEAST_NUMBERED_PX 16.0
#define LEAST_PICTURE_PX 28.0
#define TICK_WIDTH_SHARE 0.72 /* of a symbol: what a number in it may take */

RpColor
rp_net_node_color (const RpNetGraph *graph, const RpViewState *state, guint node, guint *community)
{
  const RpNetGroup *group = rp_net_node_group (graph, node);
  RpRecordType type = group != NULL ? RP_RECORD_ENTITY : rp_net_node_ref (graph, node).type;

  *community = 0;
  if (group != NULL || rp_network_looks_get_color (state->looks) != RP_NODE_COLOR_COMMUNITY)
    return rp_theme_look (state->theme, graph->dataset, type, rp_net_node_kind (graph, node)).color;
  if (node < graph->n_entities)
    *community = rp_community_of (state->measures, graph->entity_of_node[node]);
  return rp_community_color (state->theme, *community);
}

void
rp_net_draw_ring (RpNetInk *ink, const RpNetPlace *place)
{
  double ring = place->radius + RP_NET_RING_PX;
  RpShape *shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);

  shape->symbol = RP_SYMBOL_DISC;
  shape->x = place->at.x - ring;
  shape->y = place->at.y - ring;
  shape->width = shape->height = 2 * ring;
  shape->stroke = ink->theme->accent;
  shape->line_width = 2.5;
}

/* Which colour it is: nobody has to tell it by the eye alone. */
static void
add_number (RpNetInk *ink, guint i, guint community, RpColor ground)
{
  const RpNetPlace *place = &ink->places[i];
  double height = rp_text_line_height (RP_TEXT_TICK), width;
  char number[12];
  RpShape *shape;

  g_snprintf (number, sizeof number, "%u", community);
  width = rp_text_width (ink->state->measure, number, RP_TEXT_TICK);
  if (2 * place->radius < LEAST_NUMBERED_PX || width > 2 * place->radius * TICK_WIDTH_SHARE)
    return;
  shape
      = rp_drawing_add_text (ink->drawing, RP_ROLE_DECORATION, ink->state->measure, number, RP_TEXT_TICK,
                             place->at.x - width / 2, place->at.y - height / 2, rp_community_ink (ink->theme, ground));
  shape->of = rp_net_node_ref (ink->graph, i);
  shape->medium = TRUE;
}

/* Where it is large enough for anything to be made out. */
static void
add_picture (RpNetInk *ink, guint node, RpShape *shape)
{
  if (node >= ink->graph->n_entities || shape->width < LEAST_PICTURE_PX)
    return;
  shape->picture = rp_picture_set_get (ink->state->pictures, ink->graph->entity_of_node[node]);
  shape->picture_ink = ink->places[node].recedes ? ink->theme->other_mark : 1;
}

void
rp_net_draw_node (RpNetInk *ink, guint node)
{
  const RpNetPlace *place = &ink->places[node];
  RpRecordRef ref = rp_net_node_ref (ink->graph, node);
  RpLook look = rp_theme_look (ink->theme, ink->graph->dataset, ref.type, rp_net_node_kind (ink->graph, node));
  guint community;
  RpColor color = rp_net_node_color (ink->graph, ink->state, node, &community);
  RpShape *shape;

  if (place->recedes)
    color = rp_color_over (color, ink->theme->other_mark, ink->theme->paper);
  if (place->state == RP_STATE_SELECTED)
    rp_net_draw_ring (ink, place);
  shape = rp_drawing_add (ink->drawing, RP_ROLE_NODE, RP_GEOMETRY_SYMBOL);
  shape->symbol = look.symbol;
  shape->x = place->at.x - place->radius;
  shape->y = place->at.y - place->radius;
  shape->width = shape->height = 2 * place->radius;
  shape->ref = ref;
  shape->state = place->state;
  shape->dimmed = rp_view_state_dimmed (ink->state, ref);
  shape->fill = color;
  shape->count = place->count;
  shape->full = rp_drawing_string (ink->drawing, rp_dataset_record (ink->graph->dataset, ref)->title);
  add_picture (ink, node, shape);
  if (community > 0 && shape->picture == NULL)
    add_number (ink, node, community, color);
}
