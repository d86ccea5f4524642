/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One node as shapes. */
#include <math.h>

#include "community-looks.h"
#include "network-ink.h"

#define LEAST_NUMBERED_PX 16.0
#define TICK_WIDTH_SHARE 0.72 /* of a symbol: what a number in it may take */

static RpColor
color_of (const RpNetInk *ink, guint i, RpLook look, guint *community)
{
  const RpNetPlace *place = &ink->places[i];
  RpColor color = look.color;

  *community = 0;
  if (rp_network_looks_get_color (ink->state->looks) == RP_NODE_COLOR_COMMUNITY)
    {
      *community
          = i < ink->graph->n_entities ? rp_community_of (ink->state->measures, ink->graph->entity_of_node[i]) : 0;
      color = rp_community_color (ink->theme, *community);
    }
  return place->recedes ? rp_color_over (color, ink->theme->other_mark, ink->theme->paper) : color;
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

void
rp_net_draw_node (RpNetInk *ink, guint node)
{
  const RpNetPlace *place = &ink->places[node];
  RpRecordRef ref = rp_net_node_ref (ink->graph, node);
  RpLook look = rp_theme_look (ink->theme, ink->graph->dataset, ref.type, rp_net_node_kind (ink->graph, node));
  guint community;
  RpColor color = color_of (ink, node, look, &community);
  RpShape *shape;

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
  shape->full = rp_drawing_string (ink->drawing, rp_dataset_record (ink->graph->dataset, ref)->title);
  if (community > 0)
    add_number (ink, node, community, color);
}
