/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network under the hand: nodes that are moved, with the pointer or by keys, or selected by a box or a lasso. */
#include "network-pane-private.h"

#include "announcer.h"
#include "diagram-paint.h"
#include "diagram-pill.h"
#include "network-nudge.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NODE_REACH_PX 6
#define GUIDE_BEYOND_PX 8.0
#define HINT_BELOW_PX 20.0

static RpPoint
size_of (RpNetworkPane *self)
{
  RpDiagramView *view = RP_DIAGRAM_VIEW (self);

  return (RpPoint){ rp_diagram_view_get_width (view), rp_diagram_view_get_height (view) };
}

/* The cursor says what the hand does. */
static void
show_hand (RpNetworkPane *self)
{
  double x, y;

  rp_diagram_view_get_pointer (RP_DIAGRAM_VIEW (self), &x, &y);
  rp_diagram_view_set_pointer (RP_DIAGRAM_VIEW (self), x, y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rp_network_pane_say (RpNetworkPane *self, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  rp_announce (GTK_WIDGET (self), text);
}

void
rp_network_pane_hush (RpNetworkPane *self)
{
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
rp_network_pane_say_selected (RpNetworkPane *self, guint wanted)
{
  const GArray *also = rp_session_get_also (session_of (self));
  gboolean any = rp_session_get_selected (session_of (self)).type != RP_RECORD_NONE;
  guint n = (also != NULL ? also->len : 0) + (any ? 1 : 0);
  /* Translators: how many nodes of the network are selected now. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  g_autofree char *less = g_strdup_printf (_ ("%u of %u selected: no more at a time"), n, wanted);

  rp_network_pane_say (self, n < wanted ? less : text);
  if (n < wanted)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", less);
}

void
rp_network_pane_hand_stop (RpNetworkPane *self)
{
  g_clear_pointer (&self->carry, rp_network_carry_free);
  g_clear_pointer (&self->catch, rp_network_catch_free);
}

static guint
node_at (RpNetworkPane *self, double x, double y)
{
  const RpShape *shape = rp_diagram_view_hit (RP_DIAGRAM_VIEW (self), x, y, NODE_REACH_PX);

  return shape != NULL && shape->role == RP_ROLE_NODE
             ? rp_network_get_node (rp_network_made_network (self->made), shape->ref)
             : RP_NO_INDEX;
}

/* FALSE: the drag pans. */
static gboolean
begin (RpNetworkPane *self, const RpDiagramDrag *drag)
{
  RpPoint from = { drag->x, drag->y };
  guint node;

  rp_network_pane_hand_stop (self);
  self->before.place = self->place;
  self->before.wanted = self->wanted;
  self->before.fitted = self->fitted;
  if (self->made == NULL)
    return FALSE;
  node = self->lasso ? RP_NO_INDEX : node_at (self, drag->x, drag->y);
  if (node != RP_NO_INDEX)
    self->carry = rp_network_carry_new (session_of (self), rp_network_made_network (self->made),
                                        rp_network_pane_spots (self), &self->place, node, from);
  else if (self->lasso || drag->shift)
    self->catch = rp_network_catch_new (rp_network_pane_spots (self), from, self->lasso);
  if (self->carry == NULL && self->catch == NULL)
    return FALSE;
  /* The picture must not move under the hand. */
  if (self->carry != NULL)
    rp_network_pane_set_fitted (self, FALSE);
  show_hand (self);
  return TRUE;
}

/* Nodes, or what a pan has moved. */
static void
put_back (RpNetworkPane *self)
{
  if (self->carry != NULL && self->made != NULL)
    rp_network_carry_put_back (self->carry, self->made);
  rp_network_pane_hand_stop (self);
  show_hand (self);
  if (self->made == NULL)
    return;
  self->place = self->before.place;
  self->wanted = self->before.wanted;
  self->fitted = self->before.fitted;
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  rp_network_pane_place_changed (self);
  rp_network_pane_tell (self, RP_TELL_FOLLOW);
}

static void
put_down (RpNetworkPane *self)
{
  guint n = rp_network_carry_count (self->carry);
  g_autofree char *text = g_strdup_printf (ngettext ("%u node moved", "%u nodes moved", n), n);

  rp_network_carry_put_down (self->carry, session_of (self));
  /* what all fits is another from now on: the session knows what is in sight instead */
  rp_network_pane_tell (self, RP_TELL_FOLLOW);
  rp_network_pane_say (self, text);
}

static void
select_caught (RpNetworkPane *self)
{
  rp_network_catch_select (self->catch, session_of (self));
  rp_network_pane_say_selected (self, rp_network_catch_count (self->catch));
}

static gboolean
rp_network_pane_drag (RpDiagramView *view, const RpDiagramDrag *drag)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  RpPoint at = { drag->x + drag->dx, drag->y + drag->dy };

  if (drag->phase == RP_DRAG_BEGIN)
    return begin (self, drag);
  if (drag->phase == RP_DRAG_CANCEL)
    put_back (self);
  if (self->made == NULL || (self->carry == NULL && self->catch == NULL))
    return FALSE;
  if (self->catch != NULL)
    rp_network_catch_move (self->catch, at, drag->ctrl || (self->lasso && drag->shift));
  else
    {
      rp_network_carry_move (self->carry, self->made, &self->place, at, size_of (self), drag->ctrl);
      rp_diagram_view_invalidate (view);
    }
  if (drag->phase == RP_DRAG_END)
    {
      if (self->catch != NULL)
        select_caught (self);
      else
        put_down (self);
      rp_network_pane_hand_stop (self);
      show_hand (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

static const char *
rp_network_pane_cursor (RpDiagramView *view, G_GNUC_UNUSED double x, G_GNUC_UNUSED double y)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);

  return self->carry != NULL ? "grabbing" : self->catch != NULL || self->lasso ? "crosshair" : NULL;
}

static void
rp_network_pane_pointed (RpDiagramView *view)
{
  if (RP_NETWORK_PANE (view)->lasso)
    gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
rp_network_pane_hold_lasso (RpNetworkPane *self, gboolean held)
{
  if (self->lasso == held)
    return;
  self->lasso = held;
  show_hand (self);
}

/* ---- ink ---- */

static void
add_guides (RpNetworkPane *self, GtkSnapshot *snapshot, const RpTheme *theme)
{
  const RpSnap *snap = rp_network_carry_snap (self->carry);
  const RpSnapGuide *guides[] = { &snap->upright, &snap->level };
  GdkRGBA ink = rp_diagram_paint_rgba (theme->accent);

  for (guint way = 0; way < 2; way++)
    {
      float at = floorf ((float)guides[way]->at), from = (float)(guides[way]->from - GUIDE_BEYOND_PX);
      float length = (float)(guides[way]->to - guides[way]->from + 2 * GUIDE_BEYOND_PX);

      if (guides[way]->there)
        gtk_snapshot_append_color (snapshot, &ink,
                                   &GRAPHENE_RECT_INIT (way == 0 ? at : from, way == 0 ? from : at,
                                                        way == 0 ? 1 : length, way == 0 ? length : 1));
    }
}

/* What the next drag will do. */
static void
add_hint (RpNetworkPane *self, GtkSnapshot *snapshot, const RpTheme *theme)
{
  RpPoint size = size_of (self);
  RpDiagramPill pill = { .theme = theme, .text = _ ("Lasso: drag around nodes") };
  double x, y;

  rp_diagram_view_get_pointer (RP_DIAGRAM_VIEW (self), &x, &y);
  if (x < 0)
    return;
  pill.middle = x;
  pill.top = floor (CLAMP (y + HINT_BELOW_PX, 0, MAX (0, size.y - RP_PILL_PX)));
  rp_diagram_pill_snapshot (&pill, GTK_WIDGET (self), snapshot, 0, size.x);
}

static void
rp_network_pane_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpNetworkPane *self = RP_NETWORK_PANE (widget);
  const RpTheme *theme = rp_diagram_view_theme ();

  GTK_WIDGET_CLASS (g_type_class_peek_parent (RP_DIAGRAM_VIEW_GET_CLASS (self)))->snapshot (widget, snapshot);
  rp_diagram_view_scale_snapshot (RP_DIAGRAM_VIEW (self), snapshot);
  if (self->catch != NULL)
    rp_network_catch_snapshot (self->catch, widget, snapshot, theme, size_of (self));
  else if (self->carry != NULL)
    add_guides (self, snapshot, theme);
  else if (self->lasso)
    add_hint (self, snapshot, theme);
  gtk_snapshot_restore (snapshot);
}

void
rp_network_pane_hand_class_init (RpDiagramViewClass *klass)
{
  klass->drag = rp_network_pane_drag;
  klass->cursor = rp_network_pane_cursor;
  klass->pointed = rp_network_pane_pointed;
  GTK_WIDGET_CLASS (klass)->snapshot = rp_network_pane_snapshot;
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
