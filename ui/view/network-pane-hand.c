/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network under the hand: nodes that are moved, with the pointer or by keys. */
#include "network-pane-private.h"

#include "network-nudge.h"

static gboolean
grab (RpNetworkPane *self, const RpDiagramDrag *drag)
{
  const RpShape *shape = rp_diagram_view_hit (RP_DIAGRAM_VIEW (self), drag->x, drag->y, 6);
  RpPoint at;

  self->dragged = RP_NO_INDEX;
  self->before.place = self->place;
  self->before.wanted = self->wanted;
  self->before.fitted = self->fitted;
  if (self->made == NULL || shape == NULL || shape->role != RP_ROLE_NODE || shape->ref.type != RP_RECORD_ENTITY)
    return FALSE;
  self->dragged = shape->ref.index;
  self->before.node = at = rp_network_place_of (rp_network_made_network (self->made), self->dragged);
  self->grabbed = (RpPoint){ at.x - (drag->x - self->place.x) / self->place.zoom,
                             at.y - (drag->y - self->place.y) / self->place.zoom };
  /* The picture must not move under the hand. */
  rp_network_pane_set_fitted (self, FALSE);
  return TRUE;
}

/* The node, or what a pan has moved. */
static void
put_back (RpNetworkPane *self, RpDataset *dataset)
{
  if (self->made == NULL)
    return;
  if (self->dragged < rp_dataset_n_entities (dataset))
    rp_network_made_move (self->made, &self->dragged, &self->before.node, 1);
  self->dragged = RP_NO_INDEX;
  self->place = self->before.place;
  self->wanted = self->before.wanted;
  self->fitted = self->before.fitted;
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  rp_network_pane_place_changed (self);
  rp_network_pane_tell (self, RP_TELL_FOLLOW);
}

static gboolean
rp_network_pane_drag (RpDiagramView *view, const RpDiagramDrag *drag)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  RpDataset *dataset = rp_diagram_view_get_dataset (view);
  RpPoint to;

  if (drag->phase == RP_DRAG_BEGIN)
    return grab (self, drag);
  if (drag->phase == RP_DRAG_CANCEL)
    put_back (self, dataset);
  if (self->made == NULL || self->dragged >= rp_dataset_n_entities (dataset))
    return FALSE;
  to = (RpPoint){ (drag->x + drag->dx - self->place.x) / self->place.zoom + self->grabbed.x,
                  (drag->y + drag->dy - self->place.y) / self->place.zoom + self->grabbed.y };
  rp_network_made_move (self->made, &self->dragged, &to, 1);
  if (drag->phase == RP_DRAG_END)
    {
      rp_session_move_node (rp_diagram_view_get_session (view), rp_dataset_entity (dataset, self->dragged)->record.id,
                            to);
      /* what all fits is another from now on: the session knows what is in sight instead */
      rp_network_pane_tell (self, RP_TELL_FOLLOW);
    }
  rp_diagram_view_invalidate (view);
  return TRUE;
}

void
rp_network_pane_hand_class_init (RpDiagramViewClass *klass)
{
  klass->drag = rp_network_pane_drag;
}

gboolean
rp_network_pane_nudge (RpNetworkPane *self, double dx, double dy)
{
  RpNetworkView place = self->place;
  RpNetwork *network = self->made != NULL ? rp_network_made_network (self->made) : NULL;

  if (network == NULL || !rp_network_nudge (RP_DIAGRAM_VIEW (self), network, place.zoom, (RpPoint){ dx, dy }))
    return FALSE;
  /* The picture must not move under the hand. */
  rp_network_pane_set_fitted (self, FALSE);
  self->place = place;
  return TRUE;
}
