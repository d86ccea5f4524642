/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-carry.h"

#define SNAP_PX 6.0

struct _RpNetworkCarry
{
  GArray *spots;        /* RpNetworkSpot: the carried ones, the one under the pointer first */
  GArray *starts, *now; /* RpPoint of each, layout px */
  RpPoint grabbed;      /* from the pointer to the middle of the first, layout px */
  GArray *others;       /* RpSnapNode: in layout px, but for their size */
  RpSnapLines *lines;   /* of those in sight in SEEN; NULL: not yet */
  RpNetworkView seen;
  RpSnap snap;
};

static RpPoint
to_view (const RpNetworkView *place, RpPoint at)
{
  return (RpPoint){ at.x * place->zoom + place->x, at.y * place->zoom + place->y };
}

static RpPoint
to_layout (const RpNetworkView *place, RpPoint at)
{
  return (RpPoint){ (at.x - place->x) / place->zoom, (at.y - place->y) / place->zoom };
}

static void
carry (RpNetworkCarry *self, RpNetwork *network, const RpNetworkSpot *spot)
{
  RpPoint at = rp_network_get_position (network, spot->node);

  g_array_append_val (self->spots, *spot);
  g_array_append_val (self->starts, at);
  g_array_append_val (self->now, at);
}

static const RpNetworkSpot *
find_spot (const GArray *spots, guint node)
{
  for (guint i = 0; i < spots->len; i++)
    if (g_array_index (spots, RpNetworkSpot, i).node == node && !g_array_index (spots, RpNetworkSpot, i).folded)
      return &g_array_index (spots, RpNetworkSpot, i);
  return NULL;
}

RpNetworkCarry *
rp_network_carry_new (RpSession *session, RpNetwork *network, GArray *spots, const RpNetworkView *place, guint node,
                      RpPoint at)
{
  RpNetworkCarry *self = NULL;
  const RpNetworkSpot *first = find_spot (spots, node);
  gboolean several = first != NULL && rp_session_is_picked (session, first->ref);

  if (first != NULL && place->zoom > 0)
    {
      self = g_new0 (RpNetworkCarry, 1);
      self->spots = g_array_new (FALSE, FALSE, sizeof (RpNetworkSpot));
      self->starts = g_array_new (FALSE, FALSE, sizeof (RpPoint));
      self->now = g_array_new (FALSE, FALSE, sizeof (RpPoint));
      self->others = g_array_new (FALSE, FALSE, sizeof (RpSnapNode));
      carry (self, network, first);
      at = to_layout (place, at);
      self->grabbed = g_array_index (self->starts, RpPoint, 0);
      self->grabbed = (RpPoint){ self->grabbed.x - at.x, self->grabbed.y - at.y };
    }
  for (guint i = 0; self != NULL && i < spots->len; i++)
    {
      const RpNetworkSpot *spot = &g_array_index (spots, RpNetworkSpot, i);
      RpSnapNode other = { rp_network_get_position (network, spot->node), spot->radius };

      if (several && spot != first && !spot->folded && rp_session_is_picked (session, spot->ref))
        carry (self, network, spot);
      else if (spot != first)
        g_array_append_val (self->others, other);
    }
  g_array_unref (spots);
  return self;
}

void
rp_network_carry_free (RpNetworkCarry *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->spots);
  g_array_unref (self->starts);
  g_array_unref (self->now);
  g_array_unref (self->others);
  rp_snap_lines_free (self->lines);
  g_free (self);
}

guint
rp_network_carry_count (const RpNetworkCarry *self)
{
  return self->spots->len;
}

/* What cannot be seen holds nothing. */
static void
draw_lines (RpNetworkCarry *self, const RpNetworkView *place, RpPoint size)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (RpSnapNode));

  for (guint i = 0; i < self->others->len; i++)
    {
      RpSnapNode node = g_array_index (self->others, RpSnapNode, i);

      node.middle = to_view (place, node.middle);
      if (node.middle.x >= 0 && node.middle.x <= size.x && node.middle.y >= 0 && node.middle.y <= size.y)
        g_array_append_val (nodes, node);
    }
  rp_snap_lines_free (self->lines);
  self->lines = rp_snap_lines_new ((const RpSnapNode *)(gpointer)nodes->data, nodes->len);
  self->seen = *place;
}

/* Where the node under the pointer goes, layout px. */
static RpPoint
snapped (RpNetworkCarry *self, const RpNetworkView *place, RpPoint to, RpPoint size)
{
  RpSnapNode node = { to_view (place, to), g_array_index (self->spots, RpNetworkSpot, 0).radius };
  RpPoint snap;

  if (self->lines == NULL || self->seen.zoom != place->zoom || self->seen.x != place->x || self->seen.y != place->y)
    draw_lines (self, place, size);
  self->snap = rp_snap_lines_find (self->lines, node, SNAP_PX);
  snap = to_layout (place, self->snap.middle);
  return (RpPoint){ self->snap.upright.there ? snap.x : to.x, self->snap.level.there ? snap.y : to.y };
}

/* Those in the hand go where they are now. */
static void
show (RpNetworkCarry *self, RpNetworkMade *made)
{
  g_autofree guint *nodes = g_new (guint, self->spots->len);

  for (guint i = 0; i < self->spots->len; i++)
    nodes[i] = g_array_index (self->spots, RpNetworkSpot, i).node;
  rp_network_made_move (made, nodes, (const RpPoint *)(gpointer)self->now->data, self->now->len);
}

void
rp_network_carry_move (RpNetworkCarry *self, RpNetworkMade *made, const RpNetworkView *place, RpPoint at, RpPoint size,
                       gboolean free)
{
  const RpPoint *starts = (const RpPoint *)(gpointer)self->starts->data;
  RpPoint to = to_layout (place, at), by;

  to = (RpPoint){ to.x + self->grabbed.x, to.y + self->grabbed.y };
  self->snap = (RpSnap){ 0 };
  if (!free)
    to = snapped (self, place, to, size);
  by = (RpPoint){ to.x - starts[0].x, to.y - starts[0].y };
  for (guint i = 0; i < self->spots->len; i++)
    g_array_index (self->now, RpPoint, i) = (RpPoint){ starts[i].x + by.x, starts[i].y + by.y };
  show (self, made);
}

void
rp_network_carry_put_back (RpNetworkCarry *self, RpNetworkMade *made)
{
  for (guint i = 0; i < self->spots->len; i++)
    g_array_index (self->now, RpPoint, i) = g_array_index (self->starts, RpPoint, i);
  show (self, made);
}

void
rp_network_carry_put_down (RpNetworkCarry *self, RpSession *session)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  g_autofree const char **ids = g_new (const char *, self->spots->len);

  for (guint i = 0; i < self->spots->len; i++)
    ids[i] = rp_dataset_record (dataset, g_array_index (self->spots, RpNetworkSpot, i).ref)->id;
  rp_session_place_nodes (session, ids, (const RpPoint *)(gpointer)self->now->data, self->now->len, NULL);
}

const RpSnap *
rp_network_carry_snap (const RpNetworkCarry *self)
{
  return &self->snap;
}
