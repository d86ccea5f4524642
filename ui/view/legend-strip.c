/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legend-strip.h"

#include "legend-toggles.h"
#include "pango-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIDE_PX 20
#define ABOVE_PX 6
#define MIN_WIDTH_PX 120
#define MOST_ROWS 2
#define LARGE_SCALE 1.4 /* from here on there is room for one only */
#define WHOLE_WIDTH_PX 420
#define ARROW_PX 40 /* of the button, with what is around its label */

struct _RpLegendStrip
{
  RpDiagramView parent_instance;
  RpTextMeasure *measure;
  RpLegendParts parts;
  gboolean whole;           /* inside the popover: as many rows as it needs */
  GtkWidget *more;          /* a menu button, shown where entries found no room */
  GtkWidget *all;           /* the whole legend in its popover */
  RpLegendRest rest;        /* of what was built last */
  RpLegendToggles *toggles; /* over the entries of kinds that can be hidden */
  RpDrawing *described;     /* what the buttons were made for */
  /* what was found of the dataset, and what was measured of it */
  RpLegendFacts *facts;
  RpDataset *dataset;
  int measured_width, measured_height;
  int least_width, least_height; /* while only the period moves, nothing gives way for another line less */
  double measured_scale;
};

G_DEFINE_FINAL_TYPE (RpLegendStrip, rp_legend_strip, RP_TYPE_DIAGRAM_VIEW)

/* What was found no longer holds. */
static void
forget (RpLegendStrip *self)
{
  g_clear_pointer (&self->facts, rp_legend_facts_free);
  g_clear_object (&self->dataset);
  self->measured_width = -1;
}

/* How much wider the button is than the drawing leaves room for, diagram px. */
static double
excess_of_more (RpLegendStrip *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", 99), 99);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (self->whole || self->more == NULL)
    return 0;
  layout = gtk_widget_create_pango_layout (gtk_widget_get_first_child (self->more), text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return MAX (0, (width + ARROW_PX) / rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (self)) - RP_LEGEND_MORE_PX);
}

static RpDrawing *
legend (RpLegendStrip *self, double width, RpLegendRest *rest)
{
  RpViewState state;

  width -= excess_of_more (self);
  rp_diagram_view_fill_state (RP_DIAGRAM_VIEW (self), self->measure, &state);
  if (self->facts == NULL || self->dataset != state.dataset)
    {
      forget (self);
      /* Of the whole dataset where all is drawn: it does not jump when the period moves. */
      self->facts = rp_legend_facts_new (state.dataset, state.dim ? NULL : state.shown, state.looks, self->parts);
      self->dataset = g_object_ref (state.dataset);
    }
  return rp_legend_drawing_of (self->facts, &state, MAX (width - 2 * SIDE_PX, MIN_WIDTH_PX - 2 * SIDE_PX),
                               self->whole                                                        ? 0
                               : rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (self)) > LARGE_SCALE ? 1
                                                                                                  : MOST_ROWS,
                               rest);
}

static RpDrawing *
rp_legend_strip_build (RpDiagramView *view, double width, double height)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (view);
  g_autoptr (RpDrawing) drawing = legend (self, width, &self->rest);
  RpDrawing *all = rp_drawing_new (width, height, rp_diagram_view_theme ()->paper);

  rp_drawing_append (all, drawing, SIDE_PX, ABOVE_PX);
  return all;
}

static RpDrawing *
rp_legend_strip_mark (RpDiagramView *view, RpDrawing *drawing, const RpHits *hits)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (view);

  return self->rest.n > 0 ? NULL : rp_hit_marks_legend (drawing, rp_drawing_get_width (drawing) - SIDE_PX, hits);
}

static GtkSizeRequestMode
rp_legend_strip_get_request_mode (G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_for (RpLegendStrip *self, int width)
{
  double scale = rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (self));

  if (self->measured_width != width || self->measured_scale != scale)
    {
      RpLegendRest rest;
      g_autoptr (RpDrawing) drawing = legend (self, width / scale, &rest);
      double height = rp_drawing_get_height (drawing);

      self->measured_width = width;
      self->measured_scale = scale;
      self->measured_height = height > 0 ? (int)ceil ((height + 2 * ABOVE_PX) * scale) : 0;
      if (self->least_width == width)
        self->measured_height = MAX (self->measured_height, self->least_height);
      self->least_width = width;
      self->least_height = self->measured_height;
    }
  return self->measured_height;
}

static void
rp_legend_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->whole ? WHOLE_WIDTH_PX : MIN_WIDTH_PX;
  else if ((for_size > 0 || self->whole) && rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self)) != NULL)
    *minimum = *natural = height_for (self, self->whole ? WHOLE_WIDTH_PX : for_size);
}

/* The button stands behind the last entry that found room. */
static void
allocate_more (RpLegendStrip *self)
{
  double scale = rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (self));
  GtkRequisition size;
  GtkAllocation place;

  gtk_widget_set_child_visible (self->more, self->rest.n > 0);
  if (self->rest.n == 0)
    return;
  gtk_widget_get_preferred_size (self->more, &size, NULL);
  place.width = size.width;
  place.height = size.height;
  place.x = MIN ((int)((SIDE_PX + self->rest.x) * scale), gtk_widget_get_width (GTK_WIDGET (self)) - size.width);
  place.x = MAX (0, place.x);
  place.y = (int)((ABOVE_PX + self->rest.y + RP_LEGEND_ROW_PX / 2) * scale - size.height / 2.0);
  gtk_widget_size_allocate (self->more, &place, -1);
}

static void
rp_legend_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (widget);

  GTK_WIDGET_CLASS (rp_legend_strip_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->toggles != NULL)
    rp_legend_toggles_allocate (self->toggles, rp_diagram_view_get_drawing (RP_DIAGRAM_VIEW (self)),
                                rp_diagram_view_get_scale (RP_DIAGRAM_VIEW (self)));
  if (self->more != NULL)
    allocate_more (self);
}

/* The buttons that belong to what was drawn for this width. */
static void
rp_legend_strip_laid_out (RpDiagramView *view)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (view);
  RpDrawing *drawing = rp_diagram_view_get_drawing (view);
  g_autofree char *text = NULL;

  if (drawing == self->described)
    return;
  g_clear_pointer (&self->described, rp_drawing_unref);
  self->described = drawing != NULL ? rp_drawing_ref (drawing) : NULL;
  rp_legend_toggles_show (self->toggles, drawing, rp_diagram_view_get_session (view));
  text = g_strdup_printf (ngettext ("%u more", "%u more", self->rest.n), self->rest.n);
  if (self->rest.n > 0 && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (self->more)), text) != 0)
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
rp_legend_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (widget);

  GTK_WIDGET_CLASS (rp_legend_strip_parent_class)->snapshot (widget, snapshot);
  if (self->toggles != NULL)
    rp_legend_toggles_snapshot (self->toggles, snapshot);
  if (self->more != NULL && gtk_widget_get_child_visible (self->more))
    gtk_widget_snapshot_child (widget, self->more, snapshot);
}

static gboolean
rp_legend_strip_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (widget);

  gboolean in_more = self->more != NULL && gtk_widget_get_focus_child (widget) == self->more;

  if (!in_more && self->toggles != NULL && rp_legend_toggles_focus (self->toggles, direction))
    return TRUE;
  return self->more != NULL && gtk_widget_get_child_visible (self->more)
         && gtk_widget_child_focus (self->more, direction);
}

static gboolean
rp_legend_strip_grab_focus (GtkWidget *widget)
{
  return rp_legend_strip_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
rp_legend_strip_session_changed (RpDiagramView *view, guint what)
{
  RpSession *session = rp_diagram_view_get_session (view);

  /* What is hidden need not be explained; where the network is shown, it says of which period its sizes are. */
  if (session != NULL && rp_session_get_dim (session) && (what & RP_CHANGED_FILTER) == 0
      && !(RP_LEGEND_STRIP (view)->parts & RP_LEGEND_NETWORK))
    what &= ~(guint)RP_CHANGED_PERIOD;
  what &= RP_CHANGED_DATASET | RP_CHANGED_FILTER | RP_CHANGED_PERIOD | RP_CHANGED_SEARCH | RP_CHANGED_LOOKS
          | RP_CHANGED_MEASURES;
  RP_DIAGRAM_VIEW_CLASS (rp_legend_strip_parent_class)->session_changed (view, what);
  what &= ~(guint)RP_CHANGED_SEARCH;
  if ((what & ~(guint)(RP_CHANGED_PERIOD | RP_CHANGED_MEASURES)) != 0)
    RP_LEGEND_STRIP (view)->least_width = 0;
  if (what != 0)
    forget (RP_LEGEND_STRIP (view));
  if (what != 0)
    gtk_widget_queue_resize (GTK_WIDGET (view));
}

/* The whole legend is made when it is first asked for. */
static void
open_all_cb (GtkMenuButton *button, gpointer data)
{
  RpLegendStrip *self = data;
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  if (self->all == NULL)
    {
      RpLegendStrip *all = g_object_new (RP_TYPE_LEGEND_STRIP, NULL);

      all->whole = TRUE;
      self->all = GTK_WIDGET (all);
      gtk_popover_set_child (GTK_POPOVER (popover), self->all);
    }
  rp_legend_strip_set_parts (RP_LEGEND_STRIP (self->all), self->parts);
  if (rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self->all)) != rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)))
    rp_diagram_view_set_session (RP_DIAGRAM_VIEW (self->all), rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self)));
}

/* A button that fits between two rows of small text, and still is 24 px high. */
static void
make_low (GtkWidget *button)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (
      provider, "button { min-height: 24px; min-width: 24px; padding: 0 6px; font-weight: normal; }", -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (button), GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add_more (RpLegendStrip *self)
{
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->more), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), gtk_popover_new ());
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), open_all_cb, self, NULL);
  gtk_widget_add_css_class (self->more, "caption");
  make_low (gtk_widget_get_first_child (self->more));
  gtk_widget_set_tooltip_text (self->more, _ ("The whole legend"));
  /* The button within is what takes the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->more)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The whole legend"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The whole legend"),
                                  -1);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->more, FALSE);
}

static void
rp_legend_strip_constructed (GObject *object)
{
  G_OBJECT_CLASS (rp_legend_strip_parent_class)->constructed (object);
  gtk_accessible_update_property (GTK_ACCESSIBLE (object), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
}

static void
rp_legend_strip_dispose (GObject *object)
{
  RpLegendStrip *self = RP_LEGEND_STRIP (object);

  self->all = NULL;
  g_clear_pointer (&self->toggles, rp_legend_toggles_free);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->described, rp_drawing_unref);
  forget (self);
  G_OBJECT_CLASS (rp_legend_strip_parent_class)->dispose (object);
}

static void
rp_legend_strip_finalize (GObject *object)
{
  g_clear_pointer (&RP_LEGEND_STRIP (object)->measure, rp_pango_measure_free);
  G_OBJECT_CLASS (rp_legend_strip_parent_class)->finalize (object);
}

static void
rp_legend_strip_class_init (RpLegendStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rp_legend_strip_constructed;
  G_OBJECT_CLASS (klass)->dispose = rp_legend_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = rp_legend_strip_finalize;
  widget_class->measure = rp_legend_strip_measure;
  widget_class->get_request_mode = rp_legend_strip_get_request_mode;
  widget_class->size_allocate = rp_legend_strip_size_allocate;
  widget_class->snapshot = rp_legend_strip_snapshot;
  widget_class->focus = rp_legend_strip_focus;
  widget_class->grab_focus = rp_legend_strip_grab_focus;
  RP_DIAGRAM_VIEW_CLASS (klass)->build = rp_legend_strip_build;
  RP_DIAGRAM_VIEW_CLASS (klass)->laid_out = rp_legend_strip_laid_out;
  RP_DIAGRAM_VIEW_CLASS (klass)->mark = rp_legend_strip_mark;
  RP_DIAGRAM_VIEW_CLASS (klass)->session_changed = rp_legend_strip_session_changed;
}

static void
rp_legend_strip_init (RpLegendStrip *self)
{
  self->measure = rp_pango_measure_new ();
  self->parts = RP_LEGEND_TIMELINE | RP_LEGEND_NETWORK;
  self->measured_width = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  self->toggles = rp_legend_toggles_new (GTK_WIDGET (self));
  add_more (self);
}

void
rp_legend_strip_set_parts (RpLegendStrip *self, RpLegendParts parts)
{
  if (parts == self->parts)
    return;
  self->parts = parts;
  forget (self);
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
