/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-view-private.h"

#include "diagram-outline.h"
#include "diagram-tip.h"
#include "pango-measure.h"
#include "text-scale.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define HIT_REACH_PX 12
/* After so long without a change the invisible children follow: not in each frame of a drag. */
#define SYNC_DELAY_MS 120
/* A walk beyond the edge moves the view by such a part of it. */
#define STEP_PART 0.4

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RpDiagramView, rp_diagram_view, GTK_TYPE_WIDGET)

#define PRIVATE(self) rp_diagram_view_private (self)
#define CLASS(self) RP_DIAGRAM_VIEW_GET_CLASS (self)

RpDiagramViewPrivate *
rp_diagram_view_private (RpDiagramView *self)
{
  return rp_diagram_view_get_instance_private (self);
}

static gboolean
sync_items_cb (gpointer data)
{
  RpDiagramView *self = data;
  RpDiagramViewPrivate *priv = PRIVATE (self);
  gint64 begun = g_get_monotonic_time ();

  priv->sync_id = 0;
  rp_diagram_items_sync (priv->items, priv->drawing, priv->session);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_debug ("%s: children in %.1f ms", G_OBJECT_TYPE_NAME (self), (double)(g_get_monotonic_time () - begun) / 1000);
  return G_SOURCE_REMOVE;
}

void
rp_diagram_view_queue_sync (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);

  if (priv->sync_id == 0)
    priv->sync_id = g_timeout_add (SYNC_DELAY_MS, sync_items_cb, self);
}

static void
notice (RpDiagramView *self, gboolean another)
{
  if (CLASS (self)->noticed != NULL)
    CLASS (self)->noticed (self, another);
}

static void
hover (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  const RpShape *shape = NULL;
  const char *cursor = NULL;

  if (priv->drawing != NULL && priv->pointer_x >= 0)
    {
      shape = rp_diagram_view_hit (self, priv->pointer_x, priv->pointer_y, HIT_REACH_PX);
      if (CLASS (self)->cursor != NULL)
        cursor = CLASS (self)->cursor (self, priv->pointer_x, priv->pointer_y);
    }
  if (cursor == NULL && shape != NULL)
    cursor = "pointer";
  if (cursor != priv->cursor)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
  priv->cursor = cursor;
  if (shape == priv->hovered)
    return;
  priv->hovered = shape;
  notice (self, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Over the drawing, which stays as it is: a keystroke costs no new one. */
static void
mark (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  g_autoptr (RpDrawing) over = NULL;
  RpDiagramPlace place = rp_diagram_view_place (self);
  gint64 begun = g_get_monotonic_time ();
  RpHits hits;

  if (priv->drawing != NULL && !priv->blank)
    {
      rp_diagram_view_fill_hits (self, &hits);
      over = CLASS (self)->mark (self, priv->drawing, &hits);
    }
  if (over == NULL)
    {
      rp_diagram_paint_clear (priv->marks);
      return;
    }
  rp_diagram_paint_show (priv->marks, over, &priv->drawn, rp_diagram_view_margin (self));
  rp_diagram_paint_move (priv->marks, &place);
  g_debug ("%s: marked in %.1f ms", G_OBJECT_TYPE_NAME (self), (double)(g_get_monotonic_time () - begun) / 1000);
}

static RpDrawing *
rp_diagram_view_real_mark (G_GNUC_UNUSED RpDiagramView *self, RpDrawing *drawing, const RpHits *hits)
{
  return rp_hit_marks (drawing, hits);
}

void
rp_diagram_view_take_drawing (RpDiagramView *self, RpDrawing *drawing, const RpDiagramPlace *place)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);

  priv->hovered = NULL;
  g_clear_pointer (&priv->drawing, rp_drawing_unref);
  priv->drawing = drawing;
  priv->drawn = *place;
  mark (self);
  hover (self);
  notice (self, TRUE);
  rp_diagram_view_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rebuild (RpDiagramView *self, int width, int height)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpDrawing *drawing = NULL;
  gint64 begun = g_get_monotonic_time (), built;
  RpDiagramPlace place;

  priv->stale = FALSE;
  priv->built_width = width;
  priv->built_height = height;
  if (width > 0 && height > 0 && rp_diagram_view_order_new (self))
    return;
  if (rp_diagram_view_get_dataset (self) != NULL && width > 0 && height > 0)
    drawing = priv->blank ? rp_drawing_new (width / priv->scale, height / priv->scale, rp_diagram_view_theme ()->paper)
                          : CLASS (self)->build (self, width / priv->scale, height / priv->scale);
  built = g_get_monotonic_time ();
  place = rp_diagram_view_place (self);
  if (drawing != NULL)
    {
      rp_diagram_paint_show (priv->paint, drawing, &place, rp_diagram_view_margin (self));
      g_debug ("%s: %u shapes built in %.1f ms, shown in %.1f ms", G_OBJECT_TYPE_NAME (self),
               rp_drawing_n_shapes (drawing), (double)(built - begun) / 1000,
               (double)(g_get_monotonic_time () - built) / 1000);
    }
  rp_diagram_view_take_drawing (self, drawing, &place);
}

/* The texts of the desktop have another size. */
static void
take_scale (RpDiagramView *self)
{
  double scale = rp_text_scale_of (GTK_WIDGET (self));

  if (scale == PRIVATE (self)->scale)
    return;
  PRIVATE (self)->scale = scale;
  rp_diagram_view_invalidate (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
rp_diagram_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rp_diagram_view_parent_class)->css_changed (widget, change);
  take_scale (RP_DIAGRAM_VIEW (widget));
}

static void
rp_diagram_view_size_allocate (GtkWidget *widget, int width, int height, G_GNUC_UNUSED int baseline)
{
  RpDiagramView *self = RP_DIAGRAM_VIEW (widget);
  RpDiagramViewPrivate *priv = PRIVATE (self);

  if (priv->stale || priv->built_width != width || priv->built_height != height)
    rebuild (self, width, height);
  rp_diagram_items_allocate (priv->items, priv->scale);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
rp_diagram_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpDiagramViewPrivate *priv = PRIVATE (RP_DIAGRAM_VIEW (widget));
  const RpTheme *theme = rp_diagram_view_theme ();
  RpDiagramItem *focused = rp_diagram_items_focused (priv->items);
  gboolean led = CLASS (widget)->lead != NULL && CLASS (widget)->lead (RP_DIAGRAM_VIEW (widget), snapshot);
  gboolean moving = led || rp_diagram_view_is_moving (RP_DIAGRAM_VIEW (widget));

  g_debug ("%s: frame at %.3f ms", G_OBJECT_TYPE_NAME (widget),
           (double)gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget)) / 1000);
  if (!led)
    {
      rp_diagram_paint_snapshot (priv->paint, snapshot);
      rp_diagram_paint_snapshot (priv->marks, snapshot);
    }
  if (!moving && CLASS (widget)->paint_over != NULL)
    CLASS (widget)->paint_over (RP_DIAGRAM_VIEW (widget), snapshot);
  rp_diagram_view_scale_snapshot (RP_DIAGRAM_VIEW (widget), snapshot);
  if (CLASS (widget)->noticed == NULL && priv->hovered != NULL && priv->hovered->geometry != RP_GEOMETRY_PATH
      && !moving)
    rp_diagram_outline_shape (snapshot, priv->drawing, priv->hovered, theme->ink35);
  if (focused != NULL && !moving && gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_root (widget))))
    rp_diagram_outline_focus (snapshot, rp_diagram_item_get_box (focused), theme);
  gtk_snapshot_restore (snapshot);
}

static void
rp_diagram_view_measure (G_GNUC_UNUSED GtkWidget *widget, G_GNUC_UNUSED GtkOrientation orientation,
                         G_GNUC_UNUSED int for_size, int *minimum, int *natural, G_GNUC_UNUSED int *minimum_baseline,
                         G_GNUC_UNUSED int *natural_baseline)
{
  *minimum = 80;
  *natural = 320;
}

/* What lies beyond the edge comes into sight, and then gets the focus. */
static void
go_on (RpDiagramView *self, GtkDirectionType direction)
{
  double width = rp_diagram_view_get_width (self), height = rp_diagram_view_get_height (self);
  double x = direction == GTK_DIR_LEFT ? -1 : direction == GTK_DIR_RIGHT ? 1 : 0;
  double y = direction == GTK_DIR_UP ? -1 : direction == GTK_DIR_DOWN ? 1 : 0;

  rp_diagram_items_wish_on (PRIVATE (self)->items, direction);
  rp_diagram_view_pan (self, x * width * STEP_PART, y * height * STEP_PART);
}

static gboolean
rp_diagram_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RpDiagramViewPrivate *priv = PRIVATE (RP_DIAGRAM_VIEW (widget));
  GtkWidget *within = gtk_widget_get_focus_child (widget);
  RpDiagramStep step;

  if (GTK_IS_POPOVER (within))
    return gtk_widget_child_focus (within, direction);
  if (priv->session == NULL)
    return FALSE;
  step = rp_diagram_items_focus (priv->items, direction, rp_session_get_selected (priv->session));
  if (step == RP_DIAGRAM_STEP_EDGE)
    go_on (RP_DIAGRAM_VIEW (widget), direction);
  gtk_widget_queue_draw (widget);
  return step != RP_DIAGRAM_STEP_OUT;
}

static gboolean
rp_diagram_view_grab_focus (GtkWidget *widget)
{
  return rp_diagram_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
rp_diagram_view_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (rp_diagram_view_parent_class)->set_focus_child (widget, child);
  notice (RP_DIAGRAM_VIEW (widget), FALSE);
  gtk_widget_queue_draw (widget);
}

static gboolean
rp_diagram_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  RpDiagramView *self = RP_DIAGRAM_VIEW (widget);
  RpDiagramViewPrivate *priv = PRIVATE (self);
  const RpShape *shape = NULL;
  g_autofree char *text = NULL;

  if (priv->drawing != NULL && !keyboard)
    shape = rp_diagram_view_hit (self, x / priv->scale, y / priv->scale, HIT_REACH_PX);
  /* what a tie says stands beside the pointer already */
  if (shape == NULL || (CLASS (self)->noticed != NULL && shape->role == RP_ROLE_TIE))
    return FALSE;
  text = rp_diagram_items_tooltip (shape, rp_diagram_view_get_dataset (self));
  return rp_diagram_tip_show (widget, tooltip, text);
}

static void
chosen_cb (RpDiagramItem *item, gpointer data)
{
  RpDiagramView *self = data;
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpRecordRef ref = rp_diagram_item_get_ref (item);
  const RpShape *shape = priv->drawing != NULL ? rp_diagram_items_shape (item, priv->drawing) : NULL;

  if (priv->session == NULL)
    return;
  if (CLASS (self)->pick_shape != NULL && shape != NULL && CLASS (self)->pick_shape (self, shape))
    return;
  /* A second Enter on what is selected opens it; a cluster can only be opened. The focus goes into what was opened. */
  if (ref.type != RP_RECORD_NONE && !rp_record_ref_equal (ref, rp_session_get_selected (priv->session)))
    {
      rp_session_select (priv->session, ref);
      return;
    }
  rp_diagram_items_wish (priv->items, rp_diagram_items_within (item, rp_session_get_dataset (priv->session)));
  rp_diagram_view_update (self);
  if (CLASS (self)->open_shape != NULL && rp_diagram_items_shape (item, priv->drawing) != NULL)
    CLASS (self)->open_shape (self, rp_diagram_items_shape (item, priv->drawing));
}

static void
find_stop (gpointer self, const RpShape *shape, int *band, double *order)
{
  if (CLASS (self)->walk_stop != NULL)
    CLASS (self)->walk_stop (self, shape, band, order);
}

static void
session_changed_cb (RpDiagramView *self, guint what)
{
  CLASS (self)->session_changed (self, what);
}

static void
rp_diagram_view_real_session_changed (RpDiagramView *self, guint what)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);

  /* What is drawn stands for records of the old dataset: nothing of it may be picked any more. */
  if ((what & RP_CHANGED_DATASET) != 0)
    {
      rp_diagram_paint_forget_order (priv->paint);
      g_clear_pointer (&priv->drawing, rp_drawing_unref);
      priv->hovered = NULL;
      rp_diagram_items_sync (priv->items, NULL, NULL);
      if (rp_diagram_view_get_dataset (self) == NULL)
        rp_diagram_paint_clear (priv->paint);
      rp_diagram_paint_clear (priv->marks);
    }
  if ((what & ~(guint)(RP_CHANGED_SEARCH | RP_CHANGED_HISTORY | RP_CHANGED_UNDO | RP_CHANGED_NETWORK)) != 0)
    rp_diagram_view_invalidate (self);
  if ((what & RP_CHANGED_SEARCH) != 0)
    {
      if (!priv->stale)
        mark (self);
      rp_diagram_view_queue_sync (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static void
rp_diagram_view_dispose (GObject *object)
{
  RpDiagramView *self = RP_DIAGRAM_VIEW (object);
  RpDiagramViewPrivate *priv = PRIVATE (self);

  g_clear_handle_id (&priv->sync_id, g_source_remove);
  g_clear_handle_id (&priv->rest_id, g_source_remove);
  g_clear_pointer (&priv->input, rp_diagram_input_free);
  g_clear_pointer (&priv->items, rp_diagram_items_free);
  /* What is left are popovers. */
  while (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));
  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_data (priv->session, self);
  g_clear_object (&priv->session);
  priv->hovered = NULL;
  g_clear_pointer (&priv->drawing, rp_drawing_unref);
  g_clear_pointer (&priv->paint, rp_diagram_paint_free);
  g_clear_pointer (&priv->marks, rp_diagram_paint_free);
  g_clear_pointer (&priv->measure, rp_pango_measure_free);
  G_OBJECT_CLASS (rp_diagram_view_parent_class)->dispose (object);
}

static void
rp_diagram_view_class_init (RpDiagramViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_diagram_view_dispose;
  widget_class->css_changed = rp_diagram_view_css_changed;
  widget_class->size_allocate = rp_diagram_view_size_allocate;
  widget_class->snapshot = rp_diagram_view_snapshot;
  widget_class->measure = rp_diagram_view_measure;
  widget_class->focus = rp_diagram_view_focus;
  widget_class->grab_focus = rp_diagram_view_grab_focus;
  widget_class->set_focus_child = rp_diagram_view_set_focus_child;
  widget_class->query_tooltip = rp_diagram_view_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "diagram");
  klass->session_changed = rp_diagram_view_real_session_changed;
  klass->mark = rp_diagram_view_real_mark;
}

static void
rp_diagram_view_init (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  AdwStyleManager *style = adw_style_manager_get_default ();

  priv->stale = TRUE;
  priv->scale = rp_text_scale_of (GTK_WIDGET (self));
  priv->pointer_x = -1;
  priv->drawn = (RpDiagramPlace){ 1, 0, 0 };
  priv->blank = g_strcmp0 (g_getenv ("RAPPORT_DEBUG"), "blank") == 0;
  priv->items = rp_diagram_items_new (GTK_WIDGET (self), G_CALLBACK (chosen_cb), find_stop, self);
  priv->input = rp_diagram_input_new (self);
  priv->paint = rp_diagram_paint_new (GTK_WIDGET (self));
  priv->marks = rp_diagram_paint_new (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  rp_diagram_view_follow_layout (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (rp_diagram_view_invalidate), NULL);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (rp_diagram_view_invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (rp_diagram_view_invalidate), self,
                           G_CONNECT_SWAPPED);
}

void
rp_diagram_view_set_session (RpDiagramView *self, RpSession *session)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);

  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_data (priv->session, self);
  g_set_object (&priv->session, session);
  if (session != NULL)
    g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
  session_changed_cb (self, RP_CHANGED_DATASET);
}

RpSession *
rp_diagram_view_get_session (RpDiagramView *self)
{
  return PRIVATE (self)->session;
}

RpDataset *
rp_diagram_view_get_dataset (RpDiagramView *self)
{
  return PRIVATE (self)->session != NULL ? rp_session_get_dataset (PRIVATE (self)->session) : NULL;
}

RpDrawing *
rp_diagram_view_get_drawing (RpDiagramView *self)
{
  return PRIVATE (self)->drawing;
}

GdkTexture *
rp_diagram_view_get_texture (RpDiagramView *self)
{
  return rp_diagram_paint_get_texture (PRIVATE (self)->paint);
}

void
rp_diagram_view_fill_state (RpDiagramView *self, const RpTextMeasure *measure, RpViewState *state)
{
  RpSession *session = PRIVATE (self)->session;

  *state = (RpViewState){ .dataset = rp_session_get_dataset (session),
                          .theme = rp_diagram_view_theme (),
                          .measure = measure,
                          .shown = rp_session_get_shown (session),
                          .dim = rp_session_get_dim (session),
                          .period = *rp_session_get_period (session),
                          .selected = rp_session_get_selected (session),
                          .picked = rp_session_get_picked (session),
                          .related = rp_session_get_related (session),
                          .alone = rp_session_get_way (session, NULL, NULL, NULL) != NULL,
                          .now = (double)g_get_real_time () / G_USEC_PER_SEC,
                          .looks = rp_session_get_looks (session),
                          .joining = rp_session_get_joining (session),
                          .links = rp_session_get_links (session) };
  state->measures = rp_session_get_measures (session, &state->measuring);
}

void
rp_diagram_view_fill_hits (RpDiagramView *self, RpHits *hits)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpSession *session = priv->session;
  const GArray *found = session != NULL ? rp_session_get_hits (session) : NULL;
  guint at = session != NULL ? rp_session_get_hit (session) : RP_NO_INDEX;

  if (priv->measure == NULL)
    priv->measure = rp_pango_measure_new ();
  *hits = (RpHits){ .dataset = rp_diagram_view_get_dataset (self),
                    .theme = rp_diagram_view_theme (),
                    .measure = priv->measure,
                    .hits = session != NULL ? rp_session_get_hit_set (session) : NULL,
                    .n_hits = found != NULL ? found->len : 0,
                    .current = at != RP_NO_INDEX ? g_array_index (found, RpRecordRef, at) : RP_RECORD_REF_NONE };
}

void
rp_diagram_view_invalidate (RpDiagramView *self)
{
  PRIVATE (self)->stale = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
rp_diagram_view_update (RpDiagramView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (PRIVATE (self)->stale)
    rebuild (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

void
rp_diagram_view_click_also (RpDiagramView *self, double x, double y)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  const RpShape *shape;

  rp_diagram_view_update (self);
  if (priv->drawing == NULL || priv->session == NULL)
    return;
  shape = rp_diagram_view_hit (self, x, y, HIT_REACH_PX);
  if (shape != NULL)
    rp_session_select_also (priv->session, shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of);
}

void
rp_diagram_view_pick_focused (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpDiagramItem *item = rp_diagram_items_focused (priv->items);

  if (item != NULL && priv->session != NULL)
    rp_session_select_also (priv->session, rp_diagram_item_get_ref (item));
}

RpRecordRef
rp_diagram_view_get_focused (RpDiagramView *self)
{
  RpDiagramItem *item = rp_diagram_items_focused (PRIVATE (self)->items);

  return item != NULL ? rp_diagram_item_get_ref (item) : RP_RECORD_REF_NONE;
}

void
rp_diagram_view_click (RpDiagramView *self, double x, double y, guint n_press)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  const RpShape *shape;
  RpRecordRef ref;

  rp_diagram_view_update (self);
  if (priv->drawing == NULL || priv->session == NULL)
    return;
  if (CLASS (self)->click != NULL && CLASS (self)->click (self, x, y, n_press))
    return;
  shape = rp_diagram_view_hit (self, x, y, HIT_REACH_PX);
  if (n_press > 1)
    {
      if (shape != NULL && CLASS (self)->open_shape != NULL)
        CLASS (self)->open_shape (self, shape);
      return;
    }
  if (shape != NULL && CLASS (self)->pick_shape != NULL && CLASS (self)->pick_shape (self, shape))
    return;
  ref = shape == NULL ? RP_RECORD_REF_NONE : shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of;
  /* A cluster is no record: one click leaves what is selected. */
  if (shape == NULL || ref.type != RP_RECORD_NONE)
    rp_session_select (priv->session, ref);
}

void
rp_diagram_view_set_pointer (RpDiagramView *self, double x, double y)
{
  PRIVATE (self)->pointer_x = x;
  PRIVATE (self)->pointer_y = y;
  hover (self);
  if (CLASS (self)->pointed != NULL)
    CLASS (self)->pointed (self);
}

void
rp_diagram_view_get_pointer (RpDiagramView *self, double *x, double *y)
{
  *x = PRIVATE (self)->pointer_x;
  *y = PRIVATE (self)->pointer_y;
}
