/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Neighbours that are not in the network: a small count beside the node that has them. */
#include <stdlib.h>

#include "network-ink.h"

#define SHARE 0.72 /* of the radius: where the mark begins */
#define AIR_PX 1.0
#define TEXT_LENGTH 16

typedef struct
{
  const RpNetGraph *graph;
  GArray *others; /* guint */
} Beyond;

static void
add_cb (guint other, gpointer data)
{
  Beyond *beyond = data;

  if (!rp_record_set_contains (beyond->graph->in, rp_record_ref (RP_RECORD_ENTITY, other)))
    g_array_append_val (beyond->others, other);
}

static int
compare_numbers (const void *a, const void *b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

guint
rp_net_count_beyond (const RpNetGraph *self, const RpNetworkScope *scope, const guint8 *hidden, guint entity)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  Beyond beyond = { self, others };
  guint n = 0;

  if (self->in == NULL)
    return 0;
  rp_network_each_neighbour (scope, hidden, entity, add_cb, &beyond);
  g_array_sort (others, compare_numbers);
  for (guint i = 0; i < others->len; i++)
    n += i == 0 || g_array_index (others, guint, i) != g_array_index (others, guint, i - 1);
  return n;
}

static void
write_mark (char text[TEXT_LENGTH], guint n)
{
  g_snprintf (text, TEXT_LENGTH, "+%u", n);
}

/* Room for as many as there can be. */
void
rp_net_graph_find_beyond (RpNetGraph *self, const RpTextMeasure *measure)
{
  g_autoptr (RpNetworkLooks) looks = rp_network_looks_with_events (NULL, self->as);
  RpNetworkScope all = { self->dataset, looks, NULL, NULL };

  for (guint i = 0; i < self->n_entities && self->in != NULL; i++)
    {
      guint n = rp_net_count_beyond (self, &all, NULL, self->entity_of_node[i]);
      char text[TEXT_LENGTH];

      write_mark (text, n);
      self->nodes[i].beyond = n > 0 ? rp_text_width (measure, text, RP_TEXT_TICK) : 0;
    }
}

RpLabelBox
rp_net_beyond_box (const RpNetNode *node, double width, RpPoint at, double radius)
{
  double out = SHARE * radius + AIR_PX, height = rp_text_line_height (RP_TEXT_TICK);
  /* loops are at the right */
  double left = node->n_loops > 0 ? at.x - out - width : at.x + out;

  return (RpLabelBox){ left, at.y - out - height / 2, left + width, at.y - out + height / 2 };
}

void
rp_net_take_beyond (RpNetInk *ink)
{
  for (guint i = 0; i < ink->graph->n_entities; i++)
    {
      const RpNetNode *node = &ink->graph->nodes[i];
      const RpNetPlace *place = &ink->places[i];

      /* nobody's: the node's own name keeps clear of it too */
      if (node->beyond > 0 && place->visible)
        rp_label_grid_add (ink->discs, rp_net_beyond_box (node, node->beyond, place->at, place->radius),
                           RP_LABEL_NOBODY - 2 - i);
    }
}

/* Whether NODE has a mark, if anything, and is about in sight. */
static gboolean
may_have_mark (const RpNetInk *ink, guint node)
{
  const RpNetPlace *place = &ink->places[node];

  return ink->graph->nodes[node].beyond > 0 && place->visible && place->at.x > -RP_NET_MARGIN_PX
         && place->at.x < ink->width + RP_NET_MARGIN_PX && place->at.y > -RP_NET_MARGIN_PX
         && place->at.y < ink->height + RP_NET_MARGIN_PX;
}

void
rp_net_judge_beyond (RpNetInk *ink)
{
  const RpViewState *state = ink->state;
  RpNetworkScope scope = { ink->graph->dataset, state->looks, state->shown, state->joining };
  g_autofree guint8 *hidden = rp_network_looks_hidden_kinds (state->looks, ink->graph->dataset, RP_RECORD_ENTITY);

  for (guint i = 0; i < ink->graph->n_entities && ink->graph->in != NULL; i++)
    if (may_have_mark (ink, i))
      ink->places[i].count = rp_net_count_beyond (ink->graph, &scope, hidden, ink->graph->entity_of_node[i]);
}

void
rp_net_draw_beyond (RpNetInk *ink)
{
  for (guint i = 0; i < ink->graph->n_entities; i++)
    {
      const RpNetPlace *place = &ink->places[i];
      RpColor color = place->recedes ? rp_color_over (ink->theme->ink, ink->theme->other_text, ink->theme->paper)
                                     : ink->theme->ink65;
      char text[TEXT_LENGTH];
      RpLabelBox box;
      RpShape *shape;

      if (place->count == 0 || !may_have_mark (ink, i))
        continue;
      write_mark (text, place->count);
      box = rp_net_beyond_box (&ink->graph->nodes[i], rp_text_width (ink->state->measure, text, RP_TEXT_TICK),
                               place->at, place->radius);
      shape = rp_drawing_add_text (ink->drawing, RP_ROLE_DECORATION, ink->state->measure, text, RP_TEXT_TICK, box.left,
                                   box.top, color);
      shape->of = rp_net_node_ref (ink->graph, i);
      shape->halo = TRUE;
      shape->medium = TRUE;
    }
}
