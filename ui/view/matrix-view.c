/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix-view.h"

#include "diagram-tip.h"
#include "matrix-drawing.h"
#include "matrix-tip.h"
#include "pango-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SCROLLBAR_PX 14
#define STEP_PX 24.0
#define HIT_REACH_PX 12

struct _RpMatrixView
{
  RpDiagramView parent_instance;
  RpTextMeasure *measure;
  RpSourceMatrix *matrix; /* NULL: none yet */
  GCancellable *busy;     /* of the thread that makes another; NULL: none */
  gboolean outdated;      /* the matrix is of other records than are shown */
  RpRecordType type;
  RpMatrixOrder order;
  guint source; /* whose order; RP_NO_INDEX: none */
  guint *rows;
  guint n_rows;
  RpMatrixPlace place;          /* of what was built last */
  guint picked;                 /* whose cell of the selected record was picked last; RP_NO_INDEX: none */
  gboolean reveal;              /* what was selected while nobody looked comes into sight */
  GtkAdjustment *across, *down; /* px */
  GtkWidget *across_bar, *down_bar;
};

G_DEFINE_FINAL_TYPE (RpMatrixView, rp_matrix_view, RP_TYPE_DIAGRAM_VIEW)

static guint scrolled_signal;

/* ---- made in a thread ---- */

typedef struct
{
  RpDataset *dataset;
  RpRecordSet *shown; /* nullable */
  RpRecordType type;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_object_unref (order->dataset);
  g_clear_pointer (&order->shown, rp_record_set_unref);
  g_free (order);
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  const Order *order = data;

  g_task_return_pointer (task, rp_source_matrix_new (order->dataset, order->type, order->shown),
                         (GDestroyNotify)rp_source_matrix_unref);
}

static void
set_rows (RpMatrixView *self)
{
  g_clear_pointer (&self->rows, g_free);
  self->n_rows = 0;
  if (self->matrix != NULL)
    self->rows = rp_source_matrix_order (self->matrix, self->order, self->source, &self->n_rows);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
}

static void
made_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  RpMatrixView *self = data;
  RpSourceMatrix *matrix = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: the view is gone, or waits for another. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&matrix, rp_source_matrix_unref);
      return;
    }
  g_clear_object (&self->busy);
  g_clear_pointer (&self->matrix, rp_source_matrix_unref);
  self->matrix = matrix;
  set_rows (self);
}

static void
stop_making (RpMatrixView *self)
{
  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  g_clear_object (&self->busy);
}

static void
make (RpMatrixView *self)
{
  RpSession *session = rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
  const RpRecordSet *shown = rp_session_get_dim (session) ? NULL : rp_session_get_shown (session);
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  stop_making (self);
  self->outdated = FALSE;
  *order = (Order){ g_object_ref (rp_session_get_dataset (session)),
                    shown != NULL ? rp_record_set_ref ((RpRecordSet *)shown) : NULL, self->type };
  self->busy = g_cancellable_new ();
  task = g_task_new (NULL, self->busy, made_cb, self);
  g_task_set_task_data (task, order, free_order);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

/* ---- drawing and scrolling ---- */

static RpMatrixFrame
frame_of (RpMatrixView *self, double width, double height)
{
  return (RpMatrixFrame){ .width = width,
                          .height = height,
                          .scroll_x = floor (gtk_adjustment_get_value (self->across)),
                          .scroll_y = floor (gtk_adjustment_get_value (self->down)),
                          .rows = self->rows,
                          .n_rows = self->n_rows,
                          .in_window = TRUE,
                          .legend = TRUE };
}

static void
configure (GtkAdjustment *adjustment, double content, double view)
{
  double most = MAX (0, content - view);

  gtk_adjustment_configure (adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, most), 0, MAX (content, view),
                            STEP_PX, view * 0.9, view);
}

static void rp_matrix_view_show_selection (RpDiagramView *view, gboolean fit);

static RpDrawing *
rp_matrix_view_build (RpDiagramView *view, double width, double height)
{
  RpMatrixView *self = RP_MATRIX_VIEW (view);
  RpMatrixFrame frame;
  RpViewState state;

  if (self->outdated || (self->matrix == NULL && self->busy == NULL))
    make (self);
  if (self->matrix == NULL)
    return NULL;
  rp_diagram_view_fill_state (view, self->measure, &state);
  frame = frame_of (self, width, height);
  rp_matrix_place (self->matrix, &state, &frame, &self->place);
  configure (self->across, self->place.content_width, self->place.right - self->place.left);
  configure (self->down, self->place.content_height, self->place.bottom - self->place.top);
  if (self->reveal)
    {
      rp_matrix_view_show_selection (view, FALSE);
      self->reveal = FALSE;
    }
  frame = frame_of (self, width, height);
  return rp_matrix_drawing (self->matrix, &state, &frame);
}

static void
scrolled_cb (RpMatrixView *self)
{
  g_signal_emit (self, scrolled_signal, 0);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
}

static void
scroll_by (GtkAdjustment *adjustment, double px)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + px);
}

static void
rp_matrix_view_pan (RpDiagramView *view, double dx, double dy)
{
  scroll_by (RP_MATRIX_VIEW (view)->across, dx);
  scroll_by (RP_MATRIX_VIEW (view)->down, dy);
}

static gboolean
rp_matrix_view_scroll (RpDiagramView *view, G_GNUC_UNUSED double x, G_GNUC_UNUSED double y, double dy)
{
  scroll_by (RP_MATRIX_VIEW (view)->down, dy);
  return TRUE;
}

static void
rp_matrix_view_fit_all (RpDiagramView *view)
{
  gtk_adjustment_set_value (RP_MATRIX_VIEW (view)->across, 0);
  gtk_adjustment_set_value (RP_MATRIX_VIEW (view)->down, 0);
}

/* FROM … FROM + SIZE comes into sight by the least, or to the middle. */
static void
reveal (GtkAdjustment *adjustment, double from, double size, gboolean middle)
{
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);

  if (middle)
    gtk_adjustment_set_value (adjustment, from + size / 2 - page / 2);
  else if (from < value)
    gtk_adjustment_set_value (adjustment, from);
  else if (from + size > value + page)
    gtk_adjustment_set_value (adjustment, from + size - page);
}

/* Among very many sources a row may have its marks far off: the first comes into sight where none is. */
static void
reveal_cells (RpMatrixView *self, guint row)
{
  guint n;
  const RpMatrixCell *cells = rp_source_matrix_cells (self->matrix, row, &n);
  double from = gtk_adjustment_get_value (self->across), to = from + gtk_adjustment_get_page_size (self->across);

  for (guint i = 0; i < n; i++)
    {
      double x = rp_matrix_column_x (self->matrix, &self->place, cells[i].column);

      if (x >= from && x + self->place.column_px <= to)
        return;
    }
  if (n > 0)
    reveal (self->across, rp_matrix_column_x (self->matrix, &self->place, cells[0].column), self->place.column_px,
            FALSE);
}

static void
rp_matrix_view_show_selection (RpDiagramView *view, gboolean fit)
{
  RpMatrixView *self = RP_MATRIX_VIEW (view);
  RpRecordRef ref = rp_session_get_selected (rp_diagram_view_get_session (view));
  guint row = self->matrix != NULL ? rp_source_matrix_find (self->matrix, ref) : RP_NO_INDEX;

  self->reveal = !gtk_widget_get_mapped (GTK_WIDGET (self)) || self->place.row_px <= 0;
  for (guint i = 0; row != RP_NO_INDEX && i < self->n_rows; i++)
    if (self->rows[i] == row)
      reveal (self->down, i * self->place.row_px, self->place.row_px, fit);
  if (row != RP_NO_INDEX)
    reveal_cells (self, row);
  for (guint i = 0;
       ref.type == RP_RECORD_SOURCE && self->matrix != NULL && i < rp_source_matrix_n_columns (self->matrix); i++)
    if (rp_source_matrix_column (self->matrix, i)->source == ref.index)
      {
        reveal (self->across, rp_matrix_column_x (self->matrix, &self->place, i), self->place.column_px, fit);
        break;
      }
}

/* ---- the hand ---- */

static void
rp_matrix_view_open_shape (RpDiagramView *view, const RpShape *shape)
{
  RpMatrixView *self = RP_MATRIX_VIEW (view);
  guint row = shape->role == RP_ROLE_ROW ? rp_source_matrix_find (self->matrix, shape->ref) : RP_NO_INDEX;

  if (row != RP_NO_INDEX)
    reveal_cells (self, row);
  else if (shape->role == RP_ROLE_CELL)
    rp_session_select (rp_diagram_view_get_session (view), shape->of);
  else if (shape->role == RP_ROLE_COLUMN)
    gtk_widget_activate_action (GTK_WIDGET (view), "win.sources-order", "s", "source");
}

/* What a source says of a record: the record, and that passage of its details. */
static gboolean
rp_matrix_view_pick_shape (RpDiagramView *view, const RpShape *shape)
{
  RpMatrixView *self = RP_MATRIX_VIEW (view);
  RpSession *session = rp_diagram_view_get_session (view);
  RpRecordRef ref = shape->ref, source = shape->of;
  gboolean again;

  if (shape->role != RP_ROLE_CELL)
    return FALSE;
  again = rp_record_ref_equal (rp_session_get_selected (session), ref) && self->picked == source.index;
  rp_session_select (session, ref);
  self->picked = source.index;
  gtk_widget_activate_action (GTK_WIDGET (view), "win.show-evidence", "s",
                              rp_dataset_record (rp_session_get_dataset (session), source)->id);
  return !again;
}

static char *
tip_at (RpMatrixView *self, double x, double y)
{
  RpDrawing *drawing = rp_diagram_view_get_drawing (RP_DIAGRAM_VIEW (self));
  const RpShape *shape;
  RpRecordRef ref;

  if (drawing == NULL || self->matrix == NULL)
    return NULL;
  shape = rp_drawing_hit (drawing, x, y, HIT_REACH_PX);
  if (shape != NULL && shape->role == RP_ROLE_CELL)
    return rp_matrix_tip_cell (self->matrix, shape->ref, shape->of.index);
  ref = shape != NULL ? shape->ref : RP_RECORD_REF_NONE;
  if (ref.type == RP_RECORD_SOURCE)
    return rp_matrix_tip_column (self->matrix, ref.index);
  if (ref.type != RP_RECORD_NONE)
    return rp_matrix_tip_row (self->matrix, ref);
  return rp_matrix_tip_cut (drawing, x, y);
}

static gboolean
rp_matrix_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  double scale = rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (widget));
  g_autofree char *text = keyboard ? NULL : tip_at (RP_MATRIX_VIEW (widget), x / scale, y / scale);

  return rp_diagram_tip_show (widget, tooltip, text);
}

static gboolean
pressed_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code,
            G_GNUC_UNUSED GdkModifierType state, gpointer data)
{
  if (key != GDK_KEY_Home && key != GDK_KEY_End && key != GDK_KEY_KP_Home && key != GDK_KEY_KP_End)
    return GDK_EVENT_PROPAGATE;
  rp_matrix_view_scroll_to_end (data, key == GDK_KEY_End || key == GDK_KEY_KP_End);
  return GDK_EVENT_STOP;
}

/* ---- the widget ---- */

static void
allocate_bar (GtkWidget *bar, GtkAdjustment *adjustment, GtkAllocation box, int right)
{
  int least_width = 0, least_height = 0;
  gboolean needed = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 0.5;

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  box.width = MAX (box.width, least_width);
  box.height = MAX (box.height, least_height);
  box.x = MIN (box.x, right - box.width);
  gtk_widget_set_child_visible (bar, needed);
  gtk_widget_size_allocate (bar, &box, -1);
}

static void
rp_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RpMatrixView *self = RP_MATRIX_VIEW (widget);
  RpDiagramView *view = RP_DIAGRAM_VIEW (widget);
  const RpMatrixPlace *place = &self->place;

  GTK_WIDGET_CLASS (rp_matrix_view_parent_class)->size_allocate (widget, width, height, baseline);
  allocate_bar (self->down_bar, self->down,
                rp_diagram_view_to_widget (view, rp_diagram_view_get_width (view) - SCROLLBAR_PX, place->top,
                                           SCROLLBAR_PX, place->bottom - place->top),
                width);
  allocate_bar (self->across_bar, self->across,
                rp_diagram_view_to_widget (view, place->left, place->bottom, place->right - place->left, SCROLLBAR_PX),
                width);
}

static void
rp_matrix_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (rp_matrix_view_parent_class)->snapshot (widget, snapshot);
  gtk_widget_snapshot_child (widget, RP_MATRIX_VIEW (widget)->across_bar, snapshot);
  gtk_widget_snapshot_child (widget, RP_MATRIX_VIEW (widget)->down_bar, snapshot);
}

static void
rp_matrix_view_session_changed (RpDiagramView *view, guint what)
{
  RpMatrixView *self = RP_MATRIX_VIEW (view);
  RpSession *session = rp_diagram_view_get_session (view);
  RpRecordRef selected = session != NULL ? rp_session_get_selected (session) : RP_RECORD_REF_NONE;

  if ((what & RP_CHANGED_DATASET) != 0)
    {
      stop_making (self);
      g_clear_pointer (&self->matrix, rp_source_matrix_unref);
      self->source = RP_NO_INDEX;
      set_rows (self);
    }
  if ((what & (RP_CHANGED_PERIOD | RP_CHANGED_FILTER)) != 0)
    self->outdated = TRUE;
  if ((what & (RP_CHANGED_SELECTION | RP_CHANGED_DATASET)) != 0)
    self->picked = RP_NO_INDEX;
  if ((what & (RP_CHANGED_SELECTION | RP_CHANGED_DATASET)) != 0 && selected.type == RP_RECORD_SOURCE
      && selected.index != self->source)
    {
      self->source = selected.index;
      if (self->order == RP_MATRIX_BY_LOCATOR)
        set_rows (self);
    }
  RP_DIAGRAM_VIEW_CLASS (rp_matrix_view_parent_class)->session_changed (view, what);
}

static void
rp_matrix_view_dispose (GObject *object)
{
  RpMatrixView *self = RP_MATRIX_VIEW (object);

  stop_making (self);
  g_clear_pointer (&self->across_bar, gtk_widget_unparent);
  g_clear_pointer (&self->down_bar, gtk_widget_unparent);
  if (self->across != NULL)
    g_signal_handlers_disconnect_by_data (self->across, self);
  if (self->down != NULL)
    g_signal_handlers_disconnect_by_data (self->down, self);
  g_clear_object (&self->across);
  g_clear_object (&self->down);
  G_OBJECT_CLASS (rp_matrix_view_parent_class)->dispose (object);
}

static void
rp_matrix_view_finalize (GObject *object)
{
  RpMatrixView *self = RP_MATRIX_VIEW (object);

  g_clear_pointer (&self->matrix, rp_source_matrix_unref);
  g_free (self->rows);
  rp_pango_measure_free (self->measure);
  G_OBJECT_CLASS (rp_matrix_view_parent_class)->finalize (object);
}

static void
rp_matrix_view_class_init (RpMatrixViewClass *klass)
{
  RpDiagramViewClass *view_class = RP_DIAGRAM_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_matrix_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = rp_matrix_view_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = rp_matrix_view_size_allocate;
  GTK_WIDGET_CLASS (klass)->snapshot = rp_matrix_view_snapshot;
  GTK_WIDGET_CLASS (klass)->query_tooltip = rp_matrix_view_query_tooltip;
  view_class->build = rp_matrix_view_build;
  view_class->session_changed = rp_matrix_view_session_changed;
  view_class->pan = rp_matrix_view_pan;
  view_class->scroll = rp_matrix_view_scroll;
  view_class->fit_all = rp_matrix_view_fit_all;
  view_class->show_selection = rp_matrix_view_show_selection;
  view_class->pick_shape = rp_matrix_view_pick_shape;
  view_class->open_shape = rp_matrix_view_open_shape;
  scrolled_signal
      = g_signal_new ("scrolled", RP_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_bar (RpMatrixView *self, GtkOrientation orientation, const char *label, GtkAdjustment **adjustment)
{
  GtkWidget *bar;

  *adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, STEP_PX, 0, 0));
  g_signal_connect_swapped (*adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  bar = gtk_scrollbar_new (orientation, *adjustment);
  gtk_widget_add_css_class (bar, "rp-lanes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  return bar;
}

static void
rp_matrix_view_init (RpMatrixView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->measure = rp_pango_measure_new ();
  self->type = RP_RECORD_EVENT;
  self->source = self->picked = RP_NO_INDEX;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->across_bar = add_bar (self, GTK_ORIENTATION_HORIZONTAL, _ ("Sources"), &self->across);
  self->down_bar = add_bar (self, GTK_ORIENTATION_VERTICAL, _ ("Rows"), &self->down);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
rp_matrix_view_set_order (RpMatrixView *self, RpMatrixOrder order)
{
  if (self->order == order)
    return;
  self->order = order;
  set_rows (self);
  gtk_adjustment_set_value (self->down, 0);
}

guint
rp_matrix_view_get_source (RpMatrixView *self)
{
  return self->source;
}

RpMatrixOrder
rp_matrix_view_get_order (RpMatrixView *self)
{
  return self->order;
}

void
rp_matrix_view_set_rows (RpMatrixView *self, RpRecordType type)
{
  if (self->type == type)
    return;
  self->type = type;
  self->outdated = TRUE;
  gtk_adjustment_set_value (self->down, 0);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
}

RpRecordType
rp_matrix_view_get_rows (RpMatrixView *self)
{
  return self->type;
}

void
rp_matrix_view_scroll_to_end (RpMatrixView *self, gboolean last)
{
  gtk_adjustment_set_value (self->down, last ? gtk_adjustment_get_upper (self->down) : 0);
}

void
rp_matrix_view_get_scroll (RpMatrixView *self, double *x, double *y)
{
  *x = gtk_adjustment_get_value (self->across);
  *y = gtk_adjustment_get_value (self->down);
}
