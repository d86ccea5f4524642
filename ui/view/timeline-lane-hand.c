/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's lanes under the hand: their names, the scrollbar where they lack height, and which of them are left
 * out once the hand rests. */
#include "timeline-view-private.h"

#include "timeline-ink.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* After so long without a change of the range the hand rests. */
#define REST_MS 250
/* After so long without another drawing the names' widgets follow. */
#define SYNC_MS 120
#define STEP_PX 32.0
#define SCROLLBAR_PX 12
#define EDGE_PX 12.0 /* where a dragged lane scrolls the others */
/* What is brought into sight has so much beside it. */
#define MARGIN_PX 8.0

static RpTimelineLayout *
layout_of (RpTimelineView *self)
{
  return self->source != NULL ? rp_timeline_source_get_layout (self->source) : NULL;
}

/* Where the plot begins; 0 while there is none. */
static double
left_of (RpTimelineView *self)
{
  RpTimeScale scale;
  double left = 0;

  return rp_timeline_view_scale (self, FALSE, &scale, &left) ? left : 0;
}

static void
scrolled_cb (RpTimelineView *self)
{
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  g_object_notify (G_OBJECT (self), "lanes-scroll");
}

static void
current_cb (gpointer data)
{
  g_object_notify (G_OBJECT (data), "lane");
}

void
rp_timeline_lanes_init (RpTimelineView *self)
{
  GtkWidget *bar;

  self->lanes_glide = rp_lane_glide_new (GTK_WIDGET (self));
  self->names = rp_lane_names_new (RP_DIAGRAM_VIEW (self), G_CALLBACK (current_cb), self);
  self->lanes_at = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, STEP_PX, 0, 0));
  self->lanes_bar = bar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, self->lanes_at);
  gtk_widget_set_visible (bar, FALSE);
  gtk_widget_add_css_class (bar, "rp-lanes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lanes"), -1);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  g_signal_connect_swapped (self->lanes_at, "value-changed", G_CALLBACK (scrolled_cb), self);
}

void
rp_timeline_lanes_dispose (RpTimelineView *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->names_id, g_source_remove);
  g_clear_pointer (&self->names, rp_lane_names_free);
  g_clear_pointer (&self->lanes_glide, rp_lane_glide_free);
  g_clear_pointer (&self->lanes_bar, gtk_widget_unparent);
  if (self->lanes_at != NULL)
    g_signal_handlers_disconnect_by_data (self->lanes_at, self);
  g_clear_object (&self->lanes_at);
}

static gboolean
sync_cb (gpointer data)
{
  RpTimelineView *self = data;
  gboolean overflows = gtk_adjustment_get_upper (self->lanes_at) > gtk_adjustment_get_page_size (self->lanes_at);

  self->names_id = 0;
  if (session_of (self) != NULL)
    rp_lane_names_sync (self->names, layout_of (self), left_of (self));
  gtk_widget_set_visible (self->lanes_bar, overflows && layout_of (self) != NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
rp_timeline_lanes_changed (RpTimelineView *self)
{
  if (self->names_id == 0)
    self->names_id = g_timeout_add (SYNC_MS, sync_cb, self);
}

void
rp_timeline_lanes_frame (RpTimelineView *self, RpTimelineFrame *frame)
{
  frame->scroll_px = gtk_adjustment_get_value (self->lanes_at);
  frame->lanes_from = self->rest_from;
  frame->lanes_to = self->rest_to;
}

void
rp_timeline_lanes_built (RpTimelineView *self, RpTimelineLayout *layout)
{
  double content, view, above, from, to;

  rp_timeline_layout_get_scroll (layout, &content, &view, &above);
  gtk_adjustment_configure (self->lanes_at, above, 0, content, STEP_PX, view * 0.9, view);
  self->lanes_px = view;
  rp_session_get_range (session_of (self), &from, &to);
  if (!self->lanes_left)
    rp_lane_glide_arrive (self->lanes_glide, layout, RP_LANES_TOP_PX, from, to);
  rp_timeline_lanes_changed (self);
}

void
rp_timeline_lanes_allocate (RpTimelineView *self, int width, G_GNUC_UNUSED int height)
{
  GtkAllocation bar
      = rp_diagram_view_to_widget (RP_DIAGRAM_VIEW (self), 0, RP_AXIS_PX + 4, SCROLLBAR_PX, self->lanes_px + 4);
  int least = 0;

  rp_lane_names_allocate (self->names);
  if (!gtk_widget_get_visible (self->lanes_bar))
    return;
  gtk_widget_measure (self->lanes_bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  bar.width = MAX (bar.width, least);
  bar.x = width - bar.width;
  gtk_widget_measure (self->lanes_bar, GTK_ORIENTATION_VERTICAL, bar.width, &least, NULL, NULL, NULL);
  bar.height = MAX (bar.height, least);
  gtk_widget_size_allocate (self->lanes_bar, &bar, -1);
}

void
rp_timeline_lanes_snapshot_moving (RpTimelineView *self, GtkSnapshot *snapshot)
{
  rp_lane_glide_snapshot (self->lanes_glide, snapshot, rp_diagram_view_get_texture (RP_DIAGRAM_VIEW (self)));
}

void
rp_timeline_lanes_snapshot (RpTimelineView *self, GtkSnapshot *snapshot)
{
  rp_diagram_view_scale_snapshot (RP_DIAGRAM_VIEW (self), snapshot);
  rp_lane_names_snapshot (self->names, snapshot);
  gtk_snapshot_restore (snapshot);
  if (gtk_widget_get_visible (self->lanes_bar))
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->lanes_bar, snapshot);
}

/* ---- scrolling ---- */

static gboolean
overflows (RpTimelineView *self)
{
  return gtk_adjustment_get_upper (self->lanes_at) > gtk_adjustment_get_page_size (self->lanes_at);
}

gboolean
rp_timeline_lanes_by (RpTimelineView *self, double dy)
{
  if (dy == 0 || !overflows (self))
    return FALSE;
  gtk_adjustment_set_value (self->lanes_at, gtk_adjustment_get_value (self->lanes_at) + dy);
  return TRUE;
}

/* Over the names the wheel scrolls the lanes. */
gboolean
rp_timeline_lanes_scroll (RpDiagramView *view, double x, G_GNUC_UNUSED double y, double dy)
{
  RpTimelineView *self = RP_TIMELINE_VIEW (view);

  if (x >= left_of (self) || !overflows (self))
    return FALSE;
  rp_timeline_lanes_by (self, dy);
  return TRUE;
}

double
rp_timeline_view_get_lanes_scroll (RpTimelineView *self)
{
  return gtk_adjustment_get_value (self->lanes_at);
}

void
rp_timeline_view_set_lanes_scroll (RpTimelineView *self, double scroll)
{
  if (isfinite (scroll))
    gtk_adjustment_set_value (self->lanes_at, scroll);
}

static void
bring_into_sight (RpTimelineView *self, double top, double bottom)
{
  double value = gtk_adjustment_get_value (self->lanes_at), view = gtk_adjustment_get_page_size (self->lanes_at);

  if (top < value || bottom - top >= view)
    gtk_adjustment_set_value (self->lanes_at, top - MARGIN_PX);
  else if (bottom > value + view)
    gtk_adjustment_set_value (self->lanes_at, bottom + MARGIN_PX - view);
}

/* The row, as it is once a selected part's parent has opened. */
void
rp_timeline_lanes_show (RpTimelineView *self, RpRecordRef ref)
{
  double top, bottom;

  if (layout_of (self) == NULL || ref.type == RP_RECORD_NONE)
    return;
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  rp_diagram_view_update (RP_DIAGRAM_VIEW (self));
  if (layout_of (self) != NULL && overflows (self)
      && rp_timeline_layout_find_row (layout_of (self), ref, &top, &bottom))
    bring_into_sight (self, top, bottom);
}

/* ---- lanes without an event in range ---- */

static gboolean
rest_cb (gpointer data)
{
  RpTimelineView *self = data;

  self->rest_id = 0;
  rp_session_get_range (session_of (self), &self->rest_from, &self->rest_to);
  if (!isfinite (self->rest_from) || !isfinite (self->rest_to))
    self->rest_from = self->rest_to = 0;
  if (rp_lane_choice_get_hide_empty (rp_session_get_lane_choice (session_of (self))))
    rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  return G_SOURCE_REMOVE;
}

/* Another layout will come: from here the lanes go where that puts them. */
static void
leave_lanes (RpTimelineView *self)
{
  double from, to;

  if (layout_of (self) == NULL)
    return;
  rp_session_get_range (session_of (self), &from, &to);
  rp_lane_glide_leave (self->lanes_glide, layout_of (self), rp_diagram_view_get_texture (RP_DIAGRAM_VIEW (self)),
                       RP_LANES_TOP_PX, from, to);
  self->lanes_left = TRUE;
}

void
rp_timeline_lanes_session_changed (RpTimelineView *self, guint what)
{
  if ((what & RP_CHANGED_DATASET) != 0)
    {
      self->rest_from = self->rest_to = 0;
      rp_lane_glide_stop (self->lanes_glide);
      rp_timeline_lanes_changed (self);
    }
  else if ((what & RP_CHANGED_LAYOUT) != 0)
    leave_lanes (self);
  if ((what & RP_CHANGED_RANGE) == 0)
    return;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

/* ---- names ---- */

gboolean
rp_timeline_lanes_click (RpTimelineView *self, double x, double y, guint n_press)
{
  return rp_lane_names_click (self->names, left_of (self), x, y, n_press);
}

gboolean
rp_timeline_lanes_drag (RpTimelineView *self, const RpDiagramDrag *drag)
{
  if (drag->phase != RP_DRAG_BEGIN && !rp_lane_names_is_dragging (self->names))
    return FALSE;
  /* At the edge what is beyond comes into sight. */
  if (rp_lane_names_is_dragging (self->names) && drag->phase == RP_DRAG_UPDATE)
    {
      if (drag->y + drag->dy < RP_AXIS_PX + EDGE_PX)
        rp_timeline_lanes_by (self, -STEP_PX / 2);
      else if (drag->y + drag->dy > RP_AXIS_PX + self->lanes_px - EDGE_PX)
        rp_timeline_lanes_by (self, STEP_PX / 2);
    }
  return rp_lane_names_drag (self->names, layout_of (self), left_of (self), drag);
}

const char *
rp_timeline_lanes_cursor (RpTimelineView *self, double x, double y)
{
  if (rp_lane_names_is_dragging (self->names))
    return "grabbing";
  return rp_lane_names_at (self->names, left_of (self), x, y) != NULL ? "pointer" : NULL;
}

/* "Visits: 12 events" under the pointer. Transfer full, nullable. */
char *
rp_timeline_lanes_tooltip (RpTimelineView *self, double x, double y)
{
  RpTimelineLayout *layout = layout_of (self);
  const char *id = rp_lane_names_at (self->names, left_of (self), x, y);

  return layout != NULL && id != NULL ? rp_lane_names_describe (layout, id) : NULL;
}

/* Tab goes from the records to the names and out, the arrows from name to name and back to the records. */
gboolean
rp_timeline_lanes_focus (RpTimelineView *self, GtkDirectionType direction,
                         gboolean (*records) (GtkWidget *, GtkDirectionType))
{
  GtkWidget *widget = GTK_WIDGET (self), *within = gtk_widget_get_focus_child (widget);
  gboolean moved;

  if (rp_lane_names_has_focus (self->names))
    {
      if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
        moved = rp_lane_names_focus (self->names, direction);
      else if (direction == GTK_DIR_TAB_FORWARD)
        moved = FALSE;
      else
        moved = direction == GTK_DIR_LEFT || records (widget, GTK_DIR_TAB_FORWARD);
    }
  else if (within == NULL && direction == GTK_DIR_TAB_BACKWARD && rp_lane_names_focus (self->names, direction))
    moved = TRUE;
  else
    {
      moved = records (widget, direction);
      if (!moved && direction == GTK_DIR_TAB_FORWARD && !GTK_IS_POPOVER (within))
        moved = rp_lane_names_focus (self->names, direction);
    }
  gtk_widget_queue_draw (widget);
  return moved;
}

/* The lane that was clicked or focused last, else that of the selected. Belongs to the view. */
static const char *
current_lane (RpTimelineView *self)
{
  RpTimelineLayout *layout = layout_of (self);
  const char *id = rp_lane_names_get_current (self->names);
  double top, bottom;

  if (layout == NULL || (*id != '\0' && rp_timeline_layout_lane_place (layout, id, &top, &bottom)))
    return id;
  id = rp_timeline_layout_find_lane (layout, rp_session_get_selected (session_of (self)), &top, &bottom);
  return id != NULL ? id : "";
}

const char *
rp_timeline_view_get_lane (RpTimelineView *self)
{
  return rp_lane_names_get_current (self->names);
}

void
rp_timeline_view_set_lane (RpTimelineView *self, const char *id)
{
  rp_lane_names_set_current (self->names, id);
}

void
rp_timeline_view_move_lane (RpTimelineView *self, int direction)
{
  g_autofree char *id = g_strdup (current_lane (self));

  if (*id == '\0' || layout_of (self) == NULL)
    return;
  rp_lane_names_set_current (self->names, id);
  self->follow_lane = TRUE;
  rp_lane_names_move (self->names, layout_of (self), id, direction);
}

void
rp_timeline_view_toggle_lane (RpTimelineView *self)
{
  g_autofree char *id = g_strdup (current_lane (self));

  if (*id == '\0')
    return;
  rp_lane_names_set_current (self->names, id);
  rp_session_toggle_lane (session_of (self), id);
}

void
rp_timeline_lanes_layout_changed (RpTimelineView *self)
{
  double top, bottom;

  self->lanes_left = FALSE;
  rp_timeline_lanes_changed (self);
  if (!self->follow_lane)
    return;
  self->follow_lane = FALSE;
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  rp_diagram_view_update (RP_DIAGRAM_VIEW (self));
  if (layout_of (self) != NULL && overflows (self)
      && rp_timeline_layout_lane_place (layout_of (self), rp_lane_names_get_current (self->names), &top, &bottom))
    bring_into_sight (self, top, bottom);
}
