/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-pane-private.h"

#include "network-marks.h"
#include "network-order.h"

#include <math.h>

/* A key that moves a node by less is followed at once. */
#define LEAST_WAY_PX 24.0
/* More than these would hold up the window, drawn for the first time. */
#define SLOW_THINGS 20000

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RpNetworkPane, rp_network_pane, RP_TYPE_DIAGRAM_VIEW)

static const RpNodePins *
pins_of (RpNetworkPane *self)
{
  RpSession *session = session_of (self);

  return session != NULL ? rp_session_get_pins (session) : NULL;
}

/* What the layout must be made for; 0: whatever there is room for. */
static RpPoint
area_of (RpNetworkPane *self)
{
  return rp_session_get_network_area (session_of (self));
}

static const RpNetworkLooks *
looks_of (RpNetworkPane *self)
{
  return rp_session_get_looks (session_of (self));
}

static void
laid_out_cb (RpNetworkMade *made, gpointer data)
{
  RpNetworkPane *self = data;

  g_clear_pointer (&self->job, rp_network_job_free);
  rp_layout_glide_leave (self->layout_glide, LEAST_WAY_PX);
  rp_network_made_take (&self->made, &self->old, made);
  if (made != NULL)
    {
      rp_session_set_network_area (session_of (self), self->laid_out_for);
      rp_network_made_arrange (made, rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self)), pins_of (self));
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  rp_network_pane_place_changed (self);
}

/* Where there is nothing yet, what the better one will come to replace. */
static void
first_cb (RpNetworkMade *made, gpointer data)
{
  RpNetworkPane *self = data;

  if (self->made != NULL)
    {
      rp_network_made_free (made);
      return;
    }
  g_debug ("RpNetworkPane: a first picture");
  self->made = made;
  rp_network_made_arrange (made, rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self)), pins_of (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  rp_network_pane_place_changed (self);
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
  rp_network_job_set_first (self->job, first_cb);
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

static RpDrawing *
rp_network_pane_build (RpDiagramView *view, double width, double height)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  double zoom = self->place.zoom;
  RpViewState state;
  RpDrawing *drawing;

  if (self->made == NULL)
    {
      lay_out (self, width, height);
      return NULL;
    }
  if (wants_other_layout (self, width, height))
    lay_out (self, width, height);
  rp_network_pane_settle (self, width, height);
  if (self->place.zoom != zoom)
    g_object_notify (G_OBJECT (self), "zoom");
  if (self->memory == NULL)
    self->memory = rp_network_memory_new_steady ();
  rp_diagram_view_fill_state (view, rp_network_made_measure (self->made), &state);
  state.pictures = self->pictures;
  drawing = rp_network_redraw (rp_network_made_sized (self->made, &state), self->memory, &state, &self->place, width,
                               height);
  rp_layout_glide_arrive (self->layout_glide, drawing);
  return drawing;
}

static gboolean
rp_network_pane_lead (RpDiagramView *view, GtkSnapshot *snapshot)
{
  return rp_layout_glide_snapshot (RP_NETWORK_PANE (view)->layout_glide, snapshot);
}

/* The memory goes with the order and comes back with what it made. */
static gboolean
rp_network_pane_order (RpDiagramView *view, double width, double height, const RpDiagramPlace *place,
                       RpDiagramOrder *order)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  RpViewState state;

  if (self->made == NULL || width <= 0 || height <= 0
      || rp_network_n_things (rp_network_made_network (self->made)) < RP_NETWORK_QUICK_THINGS)
    return FALSE;
  if (order == NULL)
    return TRUE;
  rp_diagram_view_fill_state (view, NULL, &state);
  state.pictures = self->pictures;
  rp_network_made_order (self->made, g_steal_pointer (&self->memory), &state, place, (RpPoint){ width, height }, order);
  return TRUE;
}

/* The first drawing of a layout has no memory to lean on, and takes seconds for the largest. */
static gboolean
rp_network_pane_is_new (RpDiagramView *view)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  double width = rp_diagram_view_get_width (view), height = rp_diagram_view_get_height (view);

  if (self->made == NULL || !rp_network_made_is_new (self->made)
      || rp_network_n_things (rp_network_made_network (self->made)) < SLOW_THINGS)
    return FALSE;
  rp_network_pane_settle (self, width, height);
  return TRUE;
}

static void
rp_network_pane_ordered (RpDiagramView *view, RpDiagramOrder *order)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);

  if (self->made != NULL)
    rp_network_made_shown (self->made);

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
rp_network_pane_session_changed (RpDiagramView *view, guint what)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  double from, to;

  if ((what & RP_CHANGED_DATASET) != 0)
    {
      rp_layout_glide_stop (self->layout_glide);
      rp_hover_glow_stop (self->glow);
      rp_network_pane_forget_pictures (self);
      g_clear_pointer (&self->job, rp_network_job_free);
      g_clear_pointer (&self->memory, rp_network_memory_free);
      self->memory = rp_network_memory_new_steady ();
      rp_network_pane_hand_stop (self);
      /* A range is kept by a reload only: another dataset begins afresh. */
      rp_session_get_range (rp_diagram_view_get_session (view), &from, &to);
      rp_network_made_retire (&self->made, &self->old, isfinite (from));
      if (!isfinite (from))
        rp_network_pane_set_fitted (self, TRUE);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
    }
  else if ((what & (RP_CHANGED_PINS | RP_CHANGED_LOOKS)) != 0)
    rp_layout_glide_leave (self->layout_glide, LEAST_WAY_PX);
  /* what is being laid out is wanted otherwise by now */
  if ((what & RP_CHANGED_LOOKS) != 0 && self->job != NULL
      && !rp_network_looks_place_alike (self->looks, looks_of (self)))
    g_clear_pointer (&self->job, rp_network_job_free);
  if ((what & RP_CHANGED_LOOKS) != 0)
    rp_network_pane_hand_stop (self);
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_SELECTION | RP_CHANGED_PINS)) != 0)
    rp_network_pane_hush (self);
  if ((what & RP_CHANGED_DATASET) == 0 && (what & RP_CHANGED_PINS) != 0 && self->made != NULL)
    arrange (self);
  if (self->made != NULL)
    rp_network_made_session_changed (self->made, what);
  if ((what & RP_CHANGED_NETWORK) != 0 && !self->telling)
    rp_network_pane_go_to_sight (self);
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

  rp_network_pane_hand_stop (self);
  g_clear_pointer (&self->glide, rp_sight_glide_free);
  g_clear_pointer (&self->layout_glide, rp_layout_glide_free);
  g_clear_pointer (&self->glow, rp_hover_glow_free);
  rp_network_pane_forget_pictures (self);
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
  view_class->lead = rp_network_pane_lead;
  view_class->place = rp_network_pane_place;
  view_class->mark = rp_network_marks;
  view_class->order = rp_network_pane_order;
  view_class->is_new = rp_network_pane_is_new;
  view_class->ordered = rp_network_pane_ordered;
  view_class->session_changed = rp_network_pane_session_changed;
  rp_network_pane_sight_class_init (view_class);
  rp_network_pane_hand_class_init (view_class);
  rp_network_pane_hover_class_init (view_class);
  props[PROP_ZOOM]
      = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
rp_network_pane_init (RpNetworkPane *self)
{
  rp_network_pane_sight_init (self);
  rp_network_pane_hover_init (self);
  self->layout_glide = rp_layout_glide_new (RP_DIAGRAM_VIEW (self));
  self->memory = rp_network_memory_new_steady ();
}

gboolean
rp_network_pane_is_busy (RpNetworkPane *self)
{
  return self->job != NULL;
}

gboolean
rp_network_pane_can_cancel (RpNetworkPane *self)
{
  return self->job != NULL && self->made != NULL && rp_network_made_is_first (self->made);
}

void
rp_network_pane_cancel (RpNetworkPane *self)
{
  if (!rp_network_pane_can_cancel (self))
    return;
  g_clear_pointer (&self->job, rp_network_job_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

gboolean
rp_network_pane_has_picture (RpNetworkPane *self)
{
  return self->made != NULL;
}

RpNetwork *
rp_network_pane_get_network (RpNetworkPane *self)
{
  return self->made != NULL ? rp_network_made_network (self->made) : NULL;
}
