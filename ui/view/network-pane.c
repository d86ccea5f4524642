/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-pane.h"

#include "network-extent.h"
#include "network-job.h"
#include "network-marks.h"
#include "network-nudge.h"
#include "network-order.h"
#include "sight-glide.h"

#include <math.h>

/* Nodes and ties: more take longer to draw than a frame. */
#define QUICK_THINGS 2500

struct _RpNetworkPane
{
  RpDiagramView parent_instance;
  RpNetworkJob *job; /* being laid out; NULL: nothing */
  RpNetworkMade *made;
  RpNetworkMade *old;      /* until the dataset was read again: what stands there stays; NULL: nothing */
  RpNetworkLooks *looks;   /* that it was laid out by, or is being */
  RpNetworkMemory *memory; /* of what is drawn */
  RpNetworkView place;
  RpPoint laid_out_for;  /* width, height */
  gboolean fitted;       /* shows all, and goes on doing so when resized */
  RpNetworkPlace wanted; /* shows this part, whatever the size, until a hand comes; zoom 0: none */
  guint dragged;         /* entity; RP_NO_INDEX: none */
  RpPoint grabbed;       /* from the pointer to the node's centre, layout px */
  RpSightGlide *glide;
  gboolean telling; /* the session where it has gone */
  RpPoint rest;     /* of a way by hand, less than a pixel */
  struct
  {
    RpPoint node;
    RpNetworkView place;
    RpNetworkPlace wanted;
    gboolean fitted;
  } before; /* where all was when the drag began */
};

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RpNetworkPane, rp_network_pane, RP_TYPE_DIAGRAM_VIEW)

/* Where all or the wanted part is to be seen, the place follows the size. */
static void
settle_place (RpNetworkPane *self, double width, double height)
{
  if (self->made == NULL || width <= 0 || height <= 0)
    return;
  if (self->fitted)
    self->place = rp_network_made_fit (self->made, width, height);
  else if (self->wanted.zoom > 0)
    self->place = rp_network_made_show (self->made, &self->wanted, width, height);
}

static void
place_changed (RpNetworkPane *self)
{
  RpDiagramView *view = RP_DIAGRAM_VIEW (self);

  settle_place (self, rp_diagram_view_get_width (view), rp_diagram_view_get_height (view));
  rp_diagram_view_moved (view);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
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
  place_changed (self);
}

typedef enum
{
  TELL_FOLLOW, /* belongs to the step that was made already */
  TELL_JUMP,
  TELL_MOVE, /* by hand */
} Tell;

static RpNetworkSight
sight_of (RpNetworkPane *self)
{
  RpNetworkPlace place;

  rp_network_pane_get_place (self, &place);
  return (RpNetworkSight){ place.zoom, place.x, place.y };
}

/* Tells the session which part is in sight, once the view has gone there by itself. */
static void
tell (RpNetworkPane *self, Tell how)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  RpNetworkSight sight = sight_of (self);

  rp_sight_glide_stop (self->glide);
  if (session == NULL)
    return;
  self->telling = TRUE;
  if (how == TELL_JUMP)
    rp_session_jump_network (session, &sight);
  else if (how == TELL_MOVE)
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

/* Goes where the session says. */
static void
go_to_sight (RpNetworkPane *self)
{
  RpNetworkSight here = sight_of (self), there;

  rp_session_get_network (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)), &there);
  rp_sight_glide_stop (self->glide);
  if (rp_network_sight_equal (&here, &there))
    return;
  if (self->made != NULL)
    rp_sight_glide_go (self->glide, &here, &there);
  else
    show_sight (self, &there);
}

static const RpNodePins *
pins_of (RpNetworkPane *self)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));

  return session != NULL ? rp_session_get_pins (session) : NULL;
}

/* What the layout must be made for; 0: whatever there is room for. */
static RpPoint
area_of (RpNetworkPane *self)
{
  return rp_session_get_network_area (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)));
}

#define looks_of(self) (rp_session_get_looks (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self))))

static void
laid_out_cb (RpNetworkMade *made, gpointer data)
{
  RpNetworkPane *self = data;

  g_clear_pointer (&self->job, rp_network_job_free);
  rp_network_made_take (&self->made, &self->old, made);
  if (made != NULL)
    {
      rp_session_set_network_area (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)), self->laid_out_for);
      rp_network_made_arrange (made, rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self)), pins_of (self));
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  place_changed (self);
}

static void
lay_out (RpNetworkPane *self, double width, double height)
{
  RpDataset *dataset = rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self));
  RpPoint area = area_of (self);

  if (self->job != NULL || dataset == NULL)
    return;
  /* moved nodes stand where they stand in the layout that they were moved in */
  if (area.x > 0)
    self->laid_out_for = area;
  else if ((rp_node_pins_count (pins_of (self)) == 0 && self->old == NULL) || self->laid_out_for.x <= 0)
    self->laid_out_for = (RpPoint){ width, height };
  rp_network_looks_take (&self->looks, looks_of (self));
  self->job = rp_network_job_start (dataset, self->laid_out_for.x, self->laid_out_for.y, 1, self->looks, self->old,
                                    laid_out_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* Nodes were moved, here or, by an arrangement that was opened, in a layout for another area. */
static void
arrange (RpNetworkPane *self)
{
  RpPoint area = area_of (self);

  if (area.x <= 0 || (area.x == self->laid_out_for.x && area.y == self->laid_out_for.y))
    rp_network_made_arrange (self->made, rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self)), pins_of (self));
  else
    {
      g_clear_pointer (&self->job, rp_network_job_free);
      lay_out (self, area.x, area.y);
    }
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
}

static gboolean
wants_other_layout (RpNetworkPane *self, double width, double height)
{
  return !rp_network_looks_place_alike (self->looks, looks_of (self))
         || ((self->fitted || self->wanted.zoom > 0) && rp_node_pins_count (pins_of (self)) == 0
             && rp_network_is_other_view (self->laid_out_for, (RpPoint){ width, height }));
}

/* From now on all is shown, or what a hand has brought into sight. */
static void
set_fitted (RpNetworkPane *self, gboolean fitted)
{
  self->fitted = fitted;
  self->wanted.zoom = 0;
}

static RpDrawing *
rp_network_pane_build (RpDiagramView *view, double width, double height)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  double zoom = self->place.zoom;
  RpViewState state;

  if (self->made == NULL)
    {
      lay_out (self, width, height);
      return NULL;
    }
  if (wants_other_layout (self, width, height))
    lay_out (self, width, height);
  settle_place (self, width, height);
  if (self->place.zoom != zoom)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
  if (self->memory == NULL)
    self->memory = rp_network_memory_new ();
  rp_diagram_view_fill_state (view, rp_network_made_measure (self->made), &state);
  return rp_network_redraw (rp_network_made_sized (self->made, &state), self->memory, &state, &self->place, width,
                            height);
}

/* The memory goes with the order and comes back with what it made. */
static gboolean
rp_network_pane_order (RpDiagramView *view, double width, double height, RpDiagramOrder *order)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  RpViewState state;

  if (self->made == NULL || width <= 0 || height <= 0
      || rp_network_n_things (rp_network_made_network (self->made)) < QUICK_THINGS)
    return FALSE;
  if (order == NULL)
    return TRUE;
  rp_diagram_view_fill_state (view, NULL, &state);
  rp_network_made_order (self->made, g_steal_pointer (&self->memory), &state, &self->place, (RpPoint){ width, height },
                         order);
  return TRUE;
}

static void
rp_network_pane_ordered (RpDiagramView *view, RpDiagramOrder *order)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);

  if (self->memory == NULL)
    self->memory = rp_network_order_take_memory (order->data);
}

static void
rp_network_pane_place (RpDiagramView *view, RpDiagramPlace *place)
{
  const RpNetworkView *now = &RP_NETWORK_PANE (view)->place;

  *place = (RpDiagramPlace){ now->zoom, now->x, now->y };
}

static void
shift (RpNetworkPane *self, double dx, double dy, Tell how)
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
  set_fitted (self, FALSE);
  place_changed (self);
  tell (self, how);
}

static void
rp_network_pane_pan (RpDiagramView *view, double dx, double dy)
{
  shift (RP_NETWORK_PANE (view), dx, dy, TELL_MOVE);
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
  set_fitted (self, FALSE);
  place_changed (self);
  tell (self, TELL_MOVE);
}

static void
rp_network_pane_fit_all (RpDiagramView *view)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);

  set_fitted (self, TRUE);
  if (self->made != NULL)
    self->place = rp_network_made_fit (self->made, rp_diagram_view_get_width (view), rp_diagram_view_get_height (view));
  place_changed (self);
  tell (self, TELL_JUMP);
}

/* ---- bringing the selection into sight ---- */

static void
rp_network_pane_show_selection (RpDiagramView *view, gboolean fit)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  double width = rp_diagram_view_get_width (view), height = rp_diagram_view_get_height (view);
  RpNetworkExtent extent;
  double dx, dy;

  if (self->made == NULL || width <= 0 || height <= 0)
    return;
  extent = rp_network_extent (rp_network_made_network (self->made), rp_diagram_view_get_dataset (view),
                              rp_session_get_selected (rp_diagram_view_get_session (view)));
  if (extent.left > extent.right || (self->fitted && !fit))
    return;
  if (fit)
    {
      self->place = rp_network_extent_fit (&extent, width, height);
      set_fitted (self, FALSE);
      place_changed (self);
      tell (self, TELL_JUMP);
      return;
    }
  rp_network_extent_way (&extent, &self->place, width, height, &dx, &dy);
  if (dx != 0 || dy != 0)
    shift (self, -dx, -dy, TELL_FOLLOW);
}

/* ---- moving a node ---- */

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
  self->before.node = at = rp_network_get_position (rp_network_made_network (self->made), self->dragged);
  self->grabbed = (RpPoint){ at.x - (drag->x - self->place.x) / self->place.zoom,
                             at.y - (drag->y - self->place.y) / self->place.zoom };
  /* The picture must not move under the hand. */
  set_fitted (self, FALSE);
  return TRUE;
}

/* The node, or what a pan has moved. */
static void
put_back (RpNetworkPane *self, RpDataset *dataset)
{
  if (self->made == NULL)
    return;
  if (self->dragged < rp_dataset_n_entities (dataset))
    rp_network_made_move (self->made, self->dragged, self->before.node);
  self->dragged = RP_NO_INDEX;
  self->place = self->before.place;
  self->wanted = self->before.wanted;
  self->fitted = self->before.fitted;
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  place_changed (self);
  tell (self, TELL_FOLLOW);
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
  rp_network_made_move (self->made, self->dragged, to);
  if (drag->phase == RP_DRAG_END)
    {
      rp_session_move_node (rp_diagram_view_get_session (view), rp_dataset_entity (dataset, self->dragged)->record.id,
                            to);
      /* what all fits is another from now on: the session knows what is in sight instead */
      tell (self, TELL_FOLLOW);
    }
  rp_diagram_view_invalidate (view);
  return TRUE;
}

static void
rp_network_pane_open_shape (RpDiagramView *view, G_GNUC_UNUSED const RpShape *shape)
{
  rp_network_pane_show_selection (view, TRUE);
}

static void
rp_network_pane_session_changed (RpDiagramView *view, guint what)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  double from, to;

  if ((what & RP_CHANGED_DATASET) != 0)
    {
      g_clear_pointer (&self->job, rp_network_job_free);
      g_clear_pointer (&self->memory, rp_network_memory_free);
      self->memory = rp_network_memory_new ();
      self->dragged = RP_NO_INDEX;
      /* A range is kept by a reload only: another dataset begins afresh. */
      rp_session_get_range (rp_diagram_view_get_session (view), &from, &to);
      rp_network_made_retire (&self->made, &self->old, isfinite (from));
      if (!isfinite (from))
        set_fitted (self, TRUE);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
    }
  else if ((what & RP_CHANGED_PINS) != 0 && self->made != NULL)
    arrange (self);
  if (self->made != NULL)
    rp_network_made_session_changed (self->made, what);
  if ((what & RP_CHANGED_NETWORK) != 0 && !self->telling)
    go_to_sight (self);
  /* The time in sight and the timeline's rows are nothing to a network. */
  what &= ~(guint)(RP_CHANGED_RANGE | RP_CHANGED_LAYOUT | RP_CHANGED_LINKS | RP_CHANGED_PINS | RP_CHANGED_UNDO);
  RP_DIAGRAM_VIEW_CLASS (rp_network_pane_parent_class)->session_changed (view, what);
}

static void
rp_network_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  RpNetworkPane *self = RP_NETWORK_PANE (object);

  if (id == PROP_ZOOM)
    g_value_set_double (value, rp_network_pane_get_zoom (self));
  else if (id == PROP_BUSY)
    g_value_set_boolean (value, rp_network_pane_is_busy (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
rp_network_pane_dispose (GObject *object)
{
  RpNetworkPane *self = RP_NETWORK_PANE (object);

  g_clear_pointer (&self->glide, rp_sight_glide_free);
  g_clear_pointer (&self->looks, rp_network_looks_unref);
  g_clear_pointer (&self->job, rp_network_job_free);
  rp_network_made_take (&self->made, &self->old, NULL);
  g_clear_pointer (&self->memory, rp_network_memory_free);
  G_OBJECT_CLASS (rp_network_pane_parent_class)->dispose (object);
}

static void
rp_network_pane_class_init (RpNetworkPaneClass *klass)
{
  RpDiagramViewClass *view_class = RP_DIAGRAM_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_network_pane_dispose;
  G_OBJECT_CLASS (klass)->get_property = rp_network_pane_get_property;
  view_class->build = rp_network_pane_build;
  view_class->place = rp_network_pane_place;
  view_class->mark = rp_network_marks;
  view_class->order = rp_network_pane_order;
  view_class->ordered = rp_network_pane_ordered;
  view_class->session_changed = rp_network_pane_session_changed;
  view_class->pan = rp_network_pane_pan;
  view_class->zoom = rp_network_pane_zoom;
  view_class->fit_all = rp_network_pane_fit_all;
  view_class->show_selection = rp_network_pane_show_selection;
  view_class->open_shape = rp_network_pane_open_shape;
  view_class->drag = rp_network_pane_drag;
  props[PROP_ZOOM]
      = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
rp_network_pane_init (RpNetworkPane *self)
{
  self->glide = rp_sight_glide_new (GTK_WIDGET (self), show_sight, self);
  self->memory = rp_network_memory_new ();
  self->place = (RpNetworkView){ 1, 0, 0 };
  self->fitted = TRUE;
  self->dragged = RP_NO_INDEX;
}

gboolean
rp_network_pane_nudge (RpNetworkPane *self, double dx, double dy)
{
  RpNetworkView place = self->place;
  RpNetwork *network = self->made != NULL ? rp_network_made_network (self->made) : NULL;

  if (network == NULL || !rp_network_nudge (RP_DIAGRAM_VIEW (self), network, place.zoom, (RpPoint){ dx, dy }))
    return FALSE;
  /* The picture must not move under the hand. */
  set_fitted (self, FALSE);
  self->place = place;
  return TRUE;
}

double
rp_network_pane_get_zoom (RpNetworkPane *self)
{
  return self->place.zoom;
}

gboolean
rp_network_pane_is_busy (RpNetworkPane *self)
{
  return self->job != NULL;
}

gboolean
rp_network_pane_has_picture (RpNetworkPane *self)
{
  return self->made != NULL;
}

RpNetwork *
rp_network_pane_get_arranged (RpNetworkPane *self)
{
  return self->made != NULL && rp_node_pins_count (pins_of (self)) > 0 ? rp_network_made_network (self->made) : NULL;
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
  tell (self, TELL_FOLLOW);
}
