/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-cell.h"

#include <glib/gi18n-lib.h>

struct _RpTableCell
{
  GtkWidget parent_instance;
  RpCellMetrics *metrics;
  PangoLayout *layout; /* made when it is drawn */
  char *text;
  guint index;
  gboolean right;
  RpCellHit hit;
};

G_DEFINE_FINAL_TYPE (RpTableCell, rp_table_cell, GTK_TYPE_WIDGET)

static PangoLayout *
ensure_layout (RpTableCell *self)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_width (self->layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  return self->layout;
}

static void
reckon_metrics (RpTableCell *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *font = pango_context_get_metrics (context, pango_context_get_font_description (context), NULL);

  self->metrics->baseline = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (font));
  self->metrics->height = self->metrics->baseline + PANGO_PIXELS_CEIL (pango_font_metrics_get_descent (font));
  pango_font_metrics_unref (font);
}

static void
rp_table_cell_measure (GtkWidget *widget, GtkOrientation orientation, G_GNUC_UNUSED int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  RpTableCell *self = RP_TABLE_CELL (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      return;
    }
  if (self->metrics->height == 0)
    reckon_metrics (self);
  *minimum = *natural = self->metrics->height;
  *minimum_baseline = *natural_baseline = self->metrics->baseline;
}

/* As the diagrams mark their hits. */
static void
underline (RpTableCell *self, GtkSnapshot *snapshot, int x, const PangoRectangle *drawn)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  float line = self->hit == RP_CELL_HIT_CURRENT ? 3 : 2;
  GdkRGBA ink;

  if (!gtk_style_context_lookup_color (style, "accent_color", &ink))
    gtk_style_context_get_color (style, &ink);
  gtk_snapshot_append_color (
      snapshot, &ink,
      &GRAPHENE_RECT_INIT ((float)(x + drawn->x), (float)(drawn->y + drawn->height - 2), (float)drawn->width, line));
}

static void
rp_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpTableCell *self = RP_TABLE_CELL (widget);
  int width = gtk_widget_get_width (widget), x;
  PangoLayout *layout;
  PangoRectangle drawn;

  if (self->text == NULL || *self->text == '\0' || width <= 0)
    return;
  layout = ensure_layout (self);
  pango_layout_get_pixel_extents (layout, NULL, &drawn);
  x = self->right ? MAX (0, width - drawn.width) - drawn.x : -drawn.x;
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x, 0, layout);
  if (self->hit != RP_CELL_HIT_NONE)
    underline (self, snapshot, x, &drawn);
}

/* What is cut is read whole in the tip. */
static gboolean
rp_table_cell_query_tooltip (GtkWidget *widget, G_GNUC_UNUSED int x, G_GNUC_UNUSED int y,
                             G_GNUC_UNUSED gboolean keyboard, GtkTooltip *tooltip)
{
  RpTableCell *self = RP_TABLE_CELL (widget);

  if (self->text == NULL || *self->text == '\0' || !pango_layout_is_ellipsized (ensure_layout (self)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

/* The font may be another. */
static void
rp_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rp_table_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&RP_TABLE_CELL (widget)->layout);
}

static void
rp_table_cell_finalize (GObject *object)
{
  RpTableCell *self = RP_TABLE_CELL (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (rp_table_cell_parent_class)->finalize (object);
}

static void
rp_table_cell_class_init (RpTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rp_table_cell_finalize;
  widget_class->measure = rp_table_cell_measure;
  widget_class->snapshot = rp_table_cell_snapshot;
  widget_class->query_tooltip = rp_table_cell_query_tooltip;
  widget_class->css_changed = rp_table_cell_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "rp-cell");
}

static void
rp_table_cell_init (RpTableCell *self)
{
  self->index = G_MAXUINT;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
rp_table_cell_new (RpCellMetrics *metrics, gboolean right)
{
  RpTableCell *self = g_object_new (RP_TYPE_TABLE_CELL, NULL);

  self->metrics = metrics;
  self->right = right;
  return GTK_WIDGET (self);
}

void
rp_table_cell_set (RpTableCell *self, const char *text, const char *name, gboolean dim)
{
  if (g_strcmp0 (text, self->text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      g_clear_object (&self->layout);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (dim != gtk_widget_has_css_class (GTK_WIDGET (self), "rp-dim"))
    {
      if (dim)
        gtk_widget_add_css_class (GTK_WIDGET (self), "rp-dim");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "rp-dim");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL   ? name
                                  : text != NULL ? text
                                                 : "",
                                  -1);
}

void
rp_table_cell_set_hit (RpTableCell *self, RpCellHit hit)
{
  if (hit == self->hit)
    return;
  self->hit = hit;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  hit == RP_CELL_HIT_CURRENT ? _ ("current hit")
                                  : hit == RP_CELL_HIT       ? _ ("hit")
                                                             : "",
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rp_table_cell_set_index (RpTableCell *self, guint index)
{
  self->index = index;
}

guint
rp_table_cell_get_index (RpTableCell *self)
{
  return self->index;
}
