/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pair-box.h"

#define COLUMN_GAP_PX 14
#define ROW_GAP_PX 14
#define COLUMN_CHARS 17

struct _RpPairBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RpPairBox, rp_pair_box, GTK_TYPE_WIDGET)

static gboolean
is_wide (GtkWidget *widget, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width < 0 || width >= 2 * COLUMN_CHARS * character + COLUMN_GAP_PX;
}

/* Calls ROW for each pair: SECOND is NULL for one that stands alone. */
typedef void (*RowFunc) (GtkWidget *first, GtkWidget *second, int width, gpointer data);

static void
for_each_row (GtkWidget *widget, int width, RowFunc row, gpointer data)
{
  gboolean wide = is_wide (widget, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      GtkWidget *next = wide ? gtk_widget_get_next_sibling (child) : NULL;

      row (child, next, width, data);
      child = gtk_widget_get_next_sibling (next != NULL ? next : child);
    }
}

static int
height_of (GtkWidget *child, int width, gboolean natural)
{
  int least, wanted;

  if (child == NULL)
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, &wanted, NULL, NULL);
  return natural ? wanted : least;
}

static int
column_width (GtkWidget *second, int width)
{
  return second != NULL && width >= 0 ? (width - COLUMN_GAP_PX) / 2 : width;
}

typedef struct
{
  int least, natural;
} Sizes;

static void
add_height (GtkWidget *first, GtkWidget *second, int width, gpointer data)
{
  Sizes *sizes = data;
  int column = column_width (second, width), gap = sizes->natural > 0 ? ROW_GAP_PX : 0;

  sizes->least += gap + MAX (height_of (first, column, FALSE), height_of (second, column, FALSE));
  sizes->natural += gap + MAX (height_of (first, column, TRUE), height_of (second, column, TRUE));
}

static void
rp_pair_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  Sizes sizes = { 0, 0 };

  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_each_row (widget, for_size, add_height, &sizes);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      {
        int least, wanted;

        gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
        sizes.least = MAX (sizes.least, least);
        sizes.natural = MAX (sizes.natural, wanted);
      }
  *minimum = sizes.least;
  *natural = MAX (sizes.natural, sizes.least);
}

static void
place_row (GtkWidget *first, GtkWidget *second, int width, gpointer data)
{
  int *y = data, column = column_width (second, width);
  int height = MAX (height_of (first, column, TRUE), height_of (second, column, TRUE));
  gboolean mirrored = gtk_widget_get_direction (first) == GTK_TEXT_DIR_RTL;
  int least;

  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      first, &(GtkAllocation){ mirrored && second != NULL ? width - column : 0, *y, MAX (column, least), height }, -1);
  if (second != NULL)
    {
      gtk_widget_measure (second, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (second,
                                &(GtkAllocation){ mirrored ? 0 : width - column, *y, MAX (column, least), height }, -1);
    }
  *y += height + ROW_GAP_PX;
}

static void
rp_pair_box_size_allocate (GtkWidget *widget, int width, G_GNUC_UNUSED int height, G_GNUC_UNUSED int baseline)
{
  int y = 0;

  for_each_row (widget, width, place_row, &y);
}

static GtkSizeRequestMode
rp_pair_box_get_request_mode (G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rp_pair_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rp_pair_box_parent_class)->dispose (object);
}

static void
rp_pair_box_class_init (RpPairBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_pair_box_dispose;
  widget_class->measure = rp_pair_box_measure;
  widget_class->size_allocate = rp_pair_box_size_allocate;
  widget_class->get_request_mode = rp_pair_box_get_request_mode;
}

static void
rp_pair_box_init (G_GNUC_UNUSED RpPairBox *self)
{
}

GtkWidget *
rp_pair_box_new (void)
{
  return g_object_new (RP_TYPE_PAIR_BOX, NULL);
}

void
rp_pair_box_append (RpPairBox *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
