/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "symbol-icon.h"

#include "diagram-view.h"
#include "painter.h"

#include <adwaita.h>

typedef struct
{
  RpDataset *dataset;
  RpRecordRef ref;
} Subject;

static void
free_subject (gpointer data)
{
  Subject *subject = data;

  g_object_unref (subject->dataset);
  g_free (subject);
}

static RpLook
look_of (const Subject *subject, const RpTheme *theme)
{
  RpDataset *dataset = subject->dataset;
  guint index = subject->ref.index;

  switch (subject->ref.type)
    {
    case RP_RECORD_EVENT:
      return rp_theme_look (theme, dataset, RP_RECORD_EVENT, rp_dataset_event (dataset, index)->kind);
    case RP_RECORD_ENTITY:
      return rp_theme_look (theme, dataset, RP_RECORD_ENTITY, rp_dataset_entity (dataset, index)->kind);
    case RP_RECORD_RELATION:
      /* The diagrams draw ties as lines, whatever their kind. */
      return (RpLook){ theme->ink65, RP_SYMBOL_RINGS };
    case RP_RECORD_SOURCE:
    case RP_RECORD_NONE:
    default:
      return (RpLook){ theme->ink65, RP_SYMBOL_DOCUMENT };
    }
}

static void
draw_cb (G_GNUC_UNUSED GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Subject *subject = data;
  RpLook look = look_of (subject, rp_diagram_view_theme ());
  g_autoptr (RpDrawing) drawing = rp_drawing_new (width, height, 0);
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_LEGEND, RP_GEOMETRY_SYMBOL);

  shape->symbol = look.symbol;
  shape->fill = look.color;
  shape->x = shape->y = 1;
  shape->width = width - 2;
  shape->height = height - 2;
  rp_painter_paint_shapes (cr, drawing);
}

GtkWidget *
rp_symbol_icon_new (RpDataset *dataset, RpRecordRef ref, int size)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Subject *subject = g_new0 (Subject, 1);

  subject->dataset = g_object_ref (dataset);
  subject->ref = ref;
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), size);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), size);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, subject, free_subject);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (area, FALSE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), area,
                           G_CONNECT_SWAPPED);
  return area;
}
