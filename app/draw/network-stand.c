/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "network-graph.h"

#define NAMED_SHARE 0.8 /* of the area: nodes with all their names are not tried to fit where they take more */
#define NAMES_UP_TO 600 /* nodes: beside more, no margin is left for names */
#define NAME_SHARE 0.12 /* of the area's width, on each side */
#define NAME_PX 140.0   /* and at most so much */
#define LINE_PX 22.0    /* above and below */
#define LARGER_PX 0.5   /* than the area, by rounding */
#define SYMBOL_AIR_PX 1.0

/* What a request borrows. */
typedef struct
{
  RpNetworkRequest request;
  RpNodeBox *boxes;
  RpGraphArc *arcs;
  guint *kinds, root;
  RpPoint *coordinates;
} Asked;

static guint
root_of (const RpNetGraph *graph, const char *id)
{
  RpRecordRef ref = id != NULL ? rp_dataset_find (graph->dataset, id) : RP_RECORD_REF_NONE;
  guint node = ref.type != RP_RECORD_NONE ? rp_net_node_of (graph, ref) : RP_NO_INDEX;

  return node != RP_NO_INDEX ? node : graph->order[0];
}

static void
list_arcs (Asked *asked, const RpNetGraph *graph)
{
  asked->arcs = g_new (RpGraphArc, (gsize)graph->ties->len + 1);
  asked->request.arcs = asked->arcs;
  for (guint i = 0; i < graph->ties->len; i++)
    {
      const RpNetTie *tie = &g_array_index (graph->ties, RpNetTie, i);

      if (tie->type == RP_TIE_RELATION && tie->directed)
        asked->arcs[asked->request.n_arcs++] = (RpGraphArc){ tie->from, tie->to };
    }
}

static void
ask (Asked *asked, const RpNetwork *self, const RpGraph *graph, const RpNetworkOptions *options)
{
  const RpNetGraph *net = self->graph;
  guint n_kinds = rp_dataset_n_kinds (net->dataset, RP_RECORD_ENTITY);

  *asked = (Asked){ .request = { .graph = graph, .seed = options->seed } };
  asked->boxes = g_new (RpNodeBox, (gsize)net->n_nodes + 1);
  asked->kinds = g_new (guint, (gsize)net->n_nodes + 1);
  asked->coordinates = g_new (RpPoint, (gsize)net->n_nodes + 1);
  list_arcs (asked, net);
  for (guint i = 0; i < net->n_nodes; i++)
    {
      const RpEntity *entity = i < net->n_entities ? rp_dataset_entity (net->dataset, net->entity_of_node[i]) : NULL;
      gboolean event = entity == NULL && rp_net_node_group (net, i) == NULL;

      asked->kinds[i] = (event ? n_kinds : 0) + rp_net_node_kind (net, i);
      asked->coordinates[i] = entity != NULL ? (RpPoint){ entity->longitude, entity->latitude } : (RpPoint){ NAN, NAN };
    }
  asked->root = net->n_nodes > 0 ? root_of (net, options->root) : 0;
  asked->request.boxes = asked->boxes;
  asked->request.roots = &asked->root;
  asked->request.n_roots = net->n_nodes > 0;
  asked->request.kinds = asked->kinds;
  asked->request.n_kinds = n_kinds + rp_dataset_n_kinds (net->dataset, RP_RECORD_EVENT) + 1;
  asked->request.coordinates = asked->coordinates;
}

static void
asked_clear (Asked *asked)
{
  g_free (asked->boxes);
  g_free (asked->arcs);
  g_free (asked->kinds);
  g_free (asked->coordinates);
}

/* Boxes with names below, or without any. The area that they take. */
static double
make_boxes (Asked *asked, RpNetwork *self, gboolean named)
{
  double sum = 0;

  for (guint i = 0; i < self->graph->n_nodes; i++)
    {
      RpNodeBox *box = &asked->boxes[i];

      self->seats[i] = (RpNetSeat){ .kept = named };
      *box = rp_net_node_box (&self->graph->nodes[i], named ? &self->seats[i] : NULL);
      /* a figure that is too large for the area is seen from afar: not for the ring of what may be selected */
      if (!named && self->graph->nodes[i].n_loops == 0)
        box->left = box->right = box->top = box->bottom = self->graph->nodes[i].size / 2 + SYMBOL_AIR_PX;
      sum += (box->left + box->right) * (box->top + box->bottom);
    }
  return sum;
}

/* Kinds of events follow those of entities. */
static char *
heading_of (const RpNetGraph *graph, const RpNetworkBlock *block)
{
  guint n_kinds = rp_dataset_n_kinds (graph->dataset, RP_RECORD_ENTITY);
  RpRecordType type = block->kind < n_kinds ? RP_RECORD_ENTITY : RP_RECORD_EVENT;
  guint kind = type == RP_RECORD_ENTITY ? block->kind : block->kind - n_kinds;

  if (block->kind == RP_BLOCK_NO_COORDINATES)
    /* Translators: what stands above the nodes that a map has no place for, and how many they are. */
    return g_strdup_printf (_ ("Without coordinates (%u)"), block->n_nodes);
  if (kind >= rp_dataset_n_kinds (graph->dataset, type))
    return g_strdup_printf (_ ("Of no kind (%u)"), block->n_nodes);
  /* Translators: a kind of entity or event, and how many there are. */
  return g_strdup_printf (_ ("%s (%u)"), rp_dataset_kind (graph->dataset, type, kind)->label, block->n_nodes);
}

static void
head (RpNetwork *self, const GArray *blocks, const RpTextMeasure *measure)
{
  g_array_set_size (self->headings, 0);
  for (guint b = 0; b < blocks->len; b++)
    {
      const RpNetworkBlock *block = &g_array_index (blocks, RpNetworkBlock, b);
      RpNetHeading heading = { .text = heading_of (self->graph, block), .at = block->at };

      heading.width = rp_text_width (measure, heading.text, RP_TEXT_NAME);
      g_array_append_val (self->headings, heading);
    }
}

static gboolean
place (RpNetwork *self, Asked *asked, const RpNetworkOptions *options, RpPoint area, GCancellable *cancellable)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (RpNetworkBlock));

  asked->request.area = area;
  if (!rp_network_place (&asked->request, options->method, self->positions, &self->size, blocks, cancellable))
    return FALSE;
  head (self, blocks, options->measure);
  return TRUE;
}

gboolean
rp_net_stand (RpNetwork *self, const RpGraph *graph, const RpNetworkOptions *options, RpPoint area,
              GCancellable *cancellable)
{
  RpPoint bare = area;
  gboolean done = FALSE, fits = FALSE;
  Asked asked;

  ask (&asked, self, graph, options);
  if (make_boxes (&asked, self, TRUE) <= NAMED_SHARE * area.x * area.y)
    {
      done = place (self, &asked, options, area, cancellable);
      fits = done && self->size.x <= area.x + LARGER_PX && self->size.y <= area.y + LARGER_PX;
    }
  if (!fits && !g_cancellable_is_cancelled (cancellable))
    {
      if (graph->n_nodes <= NAMES_UP_TO)
        bare = (RpPoint){ area.x - 2 * MIN (NAME_SHARE * area.x, NAME_PX), MAX (area.y - 2 * LINE_PX, area.y / 2) };
      make_boxes (&asked, self, FALSE);
      done = place (self, &asked, options, bare, cancellable);
      if (done && (self->size.x > area.x + LARGER_PX || self->size.y > area.y + LARGER_PX))
        {
          /* it is seen from afar: symbols as in a crowd */
          rp_net_graph_size_nodes (self->graph, 0);
          make_boxes (&asked, self, FALSE);
          done = place (self, &asked, options, bare, cancellable);
        }
      if (done)
        rp_net_seat_names (self, area, options->method->outwards);
    }
  if (done && options->method->rooted)
    rp_net_find_rings (self, graph, asked.root);
  asked_clear (&asked);
  return done;
}
