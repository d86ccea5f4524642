/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the network is in sight: what brings it there, and what the session is told of it. */
#include "network-pane-private.h"

#include "network-extent.h"

/* Where a bar has come or gone the picture stays as it is, as long as all of it is in sight; else it goes there by and
 * by. */
static void
fit (RpNetworkPane *self, double width, double height)
{
  RpNetwork *network = rp_network_made_network (self->made);
  RpPoint size = { width, height };
  gboolean nearly = self->fit.network == network && rp_network_is_nearly (self->fit.size, size);

  if (nearly && (self->fit.size.x != width || self->fit.size.y != height))
    {
      if (width <= self->fit.size.x && height <= self->fit.size.y
          && rp_network_is_within (network, &self->place, width, height))
        return;
      if (rp_network_n_things (network) < RP_NETWORK_QUICK_THINGS)
        rp_layout_glide_leave (self->layout_glide, 1);
    }
  self->place = rp_network_made_fit (self->made, width, height);
  self->fit.network = network;
  self->fit.size = size;
}

void
rp_network_pane_settle (RpNetworkPane *self, double width, double height)
{
  if (self->made == NULL || width <= 0 || height <= 0)
    return;
  if (self->fitted)
    fit (self, width, height);
  else if (self->wanted.zoom > 0)
    self->place = rp_network_made_show (self->made, &self->wanted, width, height);
}

void
rp_network_pane_place_changed (RpNetworkPane *self)
{
  RpDiagramView *view = RP_DIAGRAM_VIEW (self);

  rp_network_pane_settle (self, rp_diagram_view_get_width (view), rp_diagram_view_get_height (view));
  rp_diagram_view_moved (view);
  g_object_notify (G_OBJECT (self), "zoom");
}

void
rp_network_pane_set_fitted (RpNetworkPane *self, gboolean fitted)
{
  self->fitted = fitted;
  self->wanted.zoom = 0;
}

/* ---- the way through what was shown ---- */

static void
show_place (RpNetworkPane *self, const RpNetworkPlace *place)
{
  gboolean sound = rp_network_place_is_sound (place);

  self->wanted = sound ? *place : (RpNetworkPlace){ 0 };
  if (rp_network_place_has_room (place))
    self->laid_out_for = (RpPoint){ place->width, place->height };
  self->fitted = !sound;
  rp_network_pane_place_changed (self);
}

static RpNetworkSight
sight_of (RpNetworkPane *self)
{
  RpNetworkPlace place;

  rp_network_pane_get_place (self, &place);
  return (RpNetworkSight){ place.zoom, place.x, place.y };
}

void
rp_network_pane_tell (RpNetworkPane *self, RpNetworkTell how)
{
  RpSession *session = session_of (self);
  RpNetworkSight sight = sight_of (self);

  rp_sight_glide_stop (self->glide);
  if (session == NULL)
    return;
  self->telling = TRUE;
  if (how == RP_TELL_JUMP)
    rp_session_jump_network (session, &sight);
  else if (how == RP_TELL_MOVE)
    rp_session_move_network (session, &sight, g_get_monotonic_time ());
  else
    rp_session_show_network (session, &sight);
  self->telling = FALSE;
}

static void
show_sight (gpointer data, const RpNetworkSight *sight)
{
  show_place (data, &(RpNetworkPlace){ .zoom = sight->zoom, .x = sight->x, .y = sight->y });
}

void
rp_network_pane_go_to_sight (RpNetworkPane *self)
{
  RpNetworkSight here = sight_of (self), there;

  rp_session_get_network (session_of (self), &there);
  rp_sight_glide_stop (self->glide);
  if (rp_network_sight_equal (&here, &there))
    return;
  if (self->made != NULL)
    rp_sight_glide_go (self->glide, &here, &there);
  else
    show_sight (self, &there);
}

/* ---- by hand ---- */

static void
shift (RpNetworkPane *self, double dx, double dy, RpNetworkTell how)
{
  RpDiagramView *view = RP_DIAGRAM_VIEW (self);
  double width = rp_diagram_view_get_width (view), height = rp_diagram_view_get_height (view);
  RpPoint size;

  if (self->made == NULL)
    return;
  size = rp_network_get_size (rp_network_made_network (self->made));
  /* what is painted stays as it is */
  dx = rp_network_extent_whole (dx, &self->rest.x);
  dy = rp_network_extent_whole (dy, &self->rest.y);
  /* Something of it stays in sight. */
  self->place.x = CLAMP (self->place.x - dx, 60 - size.x * self->place.zoom, width - 60);
  self->place.y = CLAMP (self->place.y - dy, 60 - size.y * self->place.zoom, height - 60);
  rp_network_pane_set_fitted (self, FALSE);
  rp_network_pane_place_changed (self);
  rp_network_pane_tell (self, how);
}

static void
rp_network_pane_pan (RpDiagramView *view, double dx, double dy)
{
  shift (RP_NETWORK_PANE (view), dx, dy, RP_TELL_MOVE);
}

static void
rp_network_pane_zoom (RpDiagramView *view, double x, double y, double factor)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  double zoom;

  if (self->made == NULL || self->place.zoom <= 0)
    return;
  zoom = CLAMP (self->place.zoom * factor, RP_NETWORK_ZOOM_LEAST, RP_NETWORK_ZOOM_MOST);
  self->place.x = x - (x - self->place.x) * zoom / self->place.zoom;
  self->place.y = y - (y - self->place.y) * zoom / self->place.zoom;
  self->place.zoom = zoom;
  rp_network_pane_set_fitted (self, FALSE);
  rp_network_pane_place_changed (self);
  rp_network_pane_tell (self, RP_TELL_MOVE);
}

static void
rp_network_pane_fit_all (RpDiagramView *view)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);

  rp_network_pane_set_fitted (self, TRUE);
  if (self->made != NULL)
    self->place = rp_network_made_fit (self->made, rp_diagram_view_get_width (view), rp_diagram_view_get_height (view));
  rp_network_pane_place_changed (self);
  rp_network_pane_tell (self, RP_TELL_JUMP);
}

/* ---- bringing the selection into sight ---- */

/* Of what was selected last; of a way all of it. */
static RpNetworkExtent
selected_extent (RpNetworkPane *self)
{
  RpSession *session = session_of (self);
  RpNetwork *network = rp_network_made_network (self->made);
  RpDataset *dataset = rp_session_get_dataset (session);
  const GArray *also = rp_session_get_way (session, NULL, NULL, NULL) != NULL ? rp_session_get_also (session) : NULL;
  RpNetworkExtent extent = rp_network_extent (network, dataset, rp_session_get_selected (session));

  for (guint i = 0; also != NULL && i < also->len; i++)
    {
      RpNetworkExtent other = rp_network_extent (network, dataset, g_array_index (also, RpRecordRef, i));

      rp_network_extent_add (&extent, &other);
    }
  return extent;
}

static void
rp_network_pane_show_selection (RpDiagramView *view, gboolean fit)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  double width = rp_diagram_view_get_width (view), height = rp_diagram_view_get_height (view);
  RpNetworkExtent extent;
  double dx, dy;

  if (self->made == NULL || width <= 0 || height <= 0)
    return;
  extent = selected_extent (self);
  if (extent.left > extent.right || (self->fitted && !fit))
    return;
  if (fit)
    {
      self->place = rp_network_extent_fit (&extent, width, height);
      rp_network_pane_set_fitted (self, FALSE);
      rp_network_pane_place_changed (self);
      rp_network_pane_tell (self, RP_TELL_JUMP);
      return;
    }
  rp_network_extent_way (&extent, &self->place, width, height, &dx, &dy);
  if (dx != 0 || dy != 0)
    shift (self, -dx, -dy, RP_TELL_FOLLOW);
}

static void
rp_network_pane_open_shape (RpDiagramView *view, const RpShape *shape)
{
  RpSession *session = rp_diagram_view_get_session (view);

  if (shape->role == RP_ROLE_CLUSTER)
    {
      RpRecordRef hub = rp_network_pane_get_hub (RP_NETWORK_PANE (view), shape);

      if (hub.type != RP_RECORD_NONE)
        rp_session_fold_hub (session, rp_dataset_record (rp_diagram_view_get_dataset (view), hub)->id, FALSE);
      return;
    }
  if (shape->role == RP_ROLE_NODE && rp_session_count_beyond (session) > 0)
    {
      rp_session_grow_network (session);
      return;
    }
  rp_network_pane_show_selection (view, TRUE);
}

static void
rp_network_pane_stop (RpDiagramView *view)
{
  rp_layout_glide_stop (RP_NETWORK_PANE (view)->layout_glide);
  rp_hover_glow_stop (RP_NETWORK_PANE (view)->glow);
}

void
rp_network_pane_sight_class_init (RpDiagramViewClass *klass)
{
  klass->stop = rp_network_pane_stop;
  klass->pan = rp_network_pane_pan;
  klass->zoom = rp_network_pane_zoom;
  klass->fit_all = rp_network_pane_fit_all;
  klass->show_selection = rp_network_pane_show_selection;
  klass->open_shape = rp_network_pane_open_shape;
}

void
rp_network_pane_sight_init (RpNetworkPane *self)
{
  self->glide = rp_sight_glide_new (GTK_WIDGET (self), show_sight, self);
  self->place = (RpNetworkView){ 1, 0, 0 };
  self->fitted = TRUE;
}

double
rp_network_pane_get_zoom (RpNetworkPane *self)
{
  return self->place.zoom;
}

void
rp_network_pane_get_place (RpNetworkPane *self, RpNetworkPlace *place)
{
  RpDiagramView *view = RP_DIAGRAM_VIEW (self);
  double width = rp_diagram_view_get_width (view), height = rp_diagram_view_get_height (view);

  *place = self->wanted;
  place->width = self->laid_out_for.x;
  place->height = self->laid_out_for.y;
  if (!self->fitted && self->wanted.zoom <= 0 && self->made != NULL && width > 0 && height > 0)
    rp_network_made_tell_place (self->made, &self->place, width, height, place);
}

void
rp_network_pane_set_place (RpNetworkPane *self, const RpNetworkPlace *place)
{
  show_place (self, place);
  rp_network_pane_tell (self, RP_TELL_FOLLOW);
}

RpRecordRef
rp_network_pane_get_hub (RpNetworkPane *self, const RpShape *shape)
{
  return self->made != NULL && shape->n_members > 0
             ? rp_network_get_hub (rp_network_made_network (self->made), shape->members[0])
             : RP_RECORD_REF_NONE;
}
