/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-panes.h"

#define FORM_CHARS 54
#define PREVIEW_CHARS 44
/* Of the height where one is above the other. */
#define PREVIEW_SHARE 0.4

struct _RpExportPanes
{
  GtkWidget parent_instance;
  GtkWidget *preview, *form;
};

G_DEFINE_FINAL_TYPE (RpExportPanes, rp_export_panes, GTK_TYPE_WIDGET)

static int
chars_px (GtkWidget *widget, int n)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (n * character);
}

static gboolean
is_wide (RpExportPanes *self, int width)
{
  return width >= chars_px (GTK_WIDGET (self), FORM_CHARS + PREVIEW_CHARS);
}

static int
least_of (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int least;

  gtk_widget_measure (widget, orientation, for_size, &least, NULL, NULL, NULL);
  return least;
}

static int
form_width (RpExportPanes *self)
{
  return MAX (chars_px (GTK_WIDGET (self), FORM_CHARS), least_of (self->form, GTK_ORIENTATION_HORIZONTAL, -1));
}

static void
rp_export_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  RpExportPanes *self = RP_EXPORT_PANES (widget);
  gboolean wide = for_size < 0 || is_wide (self, for_size);
  int preview, form;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      preview = least_of (self->preview, orientation, -1);
      form = least_of (self->form, orientation, -1);
      *minimum = MAX (preview, form);
      *natural = MAX (*minimum, chars_px (widget, FORM_CHARS + PREVIEW_CHARS));
      return;
    }
  preview = least_of (self->preview, orientation, wide || for_size < 0 ? -1 : for_size);
  form = least_of (self->form, orientation, -1);
  *minimum = wide ? MAX (preview, form) : preview + form;
  *natural = *minimum;
}

static void
rp_export_panes_size_allocate (GtkWidget *widget, int width, int height, G_GNUC_UNUSED int baseline)
{
  RpExportPanes *self = RP_EXPORT_PANES (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int form = form_width (self), preview;

  if (is_wide (self, width) && width - form >= least_of (self->preview, GTK_ORIENTATION_HORIZONTAL, -1))
    {
      preview = width - form;
      gtk_widget_size_allocate (self->preview, &(GtkAllocation){ mirrored ? form : 0, 0, preview, height }, -1);
      gtk_widget_size_allocate (self->form, &(GtkAllocation){ mirrored ? 0 : preview, 0, form, height }, -1);
      return;
    }
  preview = MAX ((int)(PREVIEW_SHARE * height), least_of (self->preview, GTK_ORIENTATION_VERTICAL, width));
  form = MAX (height - preview, least_of (self->form, GTK_ORIENTATION_VERTICAL, width));
  gtk_widget_size_allocate (self->preview, &(GtkAllocation){ 0, 0, width, preview }, -1);
  gtk_widget_size_allocate (self->form, &(GtkAllocation){ 0, preview, width, form }, -1);
}

static GtkSizeRequestMode
rp_export_panes_get_request_mode (G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rp_export_panes_dispose (GObject *object)
{
  RpExportPanes *self = RP_EXPORT_PANES (object);

  g_clear_pointer (&self->preview, gtk_widget_unparent);
  g_clear_pointer (&self->form, gtk_widget_unparent);
  G_OBJECT_CLASS (rp_export_panes_parent_class)->dispose (object);
}

static void
rp_export_panes_class_init (RpExportPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_export_panes_dispose;
  widget_class->measure = rp_export_panes_measure;
  widget_class->size_allocate = rp_export_panes_size_allocate;
  widget_class->get_request_mode = rp_export_panes_get_request_mode;
}

static void
rp_export_panes_init (G_GNUC_UNUSED RpExportPanes *self)
{
}

GtkWidget *
rp_export_panes_new (GtkWidget *preview, GtkWidget *form)
{
  RpExportPanes *self = g_object_new (RP_TYPE_EXPORT_PANES, NULL);

  self->preview = preview;
  self->form = form;
  gtk_widget_set_parent (preview, GTK_WIDGET (self));
  gtk_widget_set_parent (form, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
