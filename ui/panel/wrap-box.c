/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wrap-box.h"

/* With fewer a text that wraps is not put beside another. */
#define TEXT_CHARS 14

struct _RpWrapBox
{
  GtkWidget parent_instance;
  int spacing_px;
  gboolean choice;
  gboolean stacked; /* a choice, in one column */
  guint look_id;
};

G_DEFINE_FINAL_TYPE (RpWrapBox, rp_wrap_box, GTK_TYPE_WIDGET)

/* Children side by side, from FIRST up to LAST. */
typedef struct
{
  GtkWidget *first, *last;
  int n_children, n_expanding;
  int least;   /* what they need with the gaps between them, px */
  int natural; /* what they would like */
} Row;

static GtkWidget *
next_of (GtkWidget *child)
{
  do
    child = gtk_widget_get_next_sibling (child);
  while (child != NULL && !gtk_widget_should_layout (child));
  return child;
}

static GtkWidget *
first_of (RpWrapBox *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  return child == NULL || gtk_widget_should_layout (child) ? child : next_of (child);
}

static int
text_width (RpWrapBox *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return TEXT_CHARS * character;
}

static void
widths_of (RpWrapBox *self, GtkWidget *child, int *least, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, least, natural, NULL, NULL);
  *least = MAX (*least, MIN (*natural, text_width (self)));
}

/* The row that begins at FIRST, where there is WIDTH (-1: any). */
static Row
row_from (RpWrapBox *self, GtkWidget *first, int width)
{
  Row row = { first, first, 0, 0, -self->spacing_px, -self->spacing_px };

  for (GtkWidget *child = first; child != NULL; child = next_of (child))
    {
      int least, natural;

      widths_of (self, child, &least, &natural);
      if (child != first && width >= 0 && row.least + self->spacing_px + least > width)
        break;
      row.last = child;
      row.n_children++;
      row.n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      row.least += self->spacing_px + least;
      row.natural += self->spacing_px + natural;
    }
  return row;
}

static void
measure_width (RpWrapBox *self, int *minimum, int *natural)
{
  int n = 0, widest = 0;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = first_of (self); child != NULL; child = next_of (child), n++)
    {
      int least, wanted;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (n > 0 ? self->spacing_px : 0);
      widest = MAX (widest, wanted);
    }
  if (self->choice)
    *natural = widest * n;
  *natural = MAX (*natural, *minimum);
}

static gboolean
is_stacked (RpWrapBox *self, int width)
{
  int n = 0, widest = 0;

  for (GtkWidget *child = first_of (self); child != NULL; child = next_of (child), n++)
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      widest = MAX (widest, least);
    }
  return width >= 0 && widest * n > width;
}

static void
place (RpWrapBox *self, GtkWidget *child, GtkAllocation at, int width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    at.x = width - at.x - at.width;
  gtk_widget_size_allocate (child, &at, -1);
}

static int
height_of (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* A row of WIDTH at Y, placed or only measured; gives its height. */
static int
lay_row (RpWrapBox *self, const Row *row, int width, int y, gboolean placed)
{
  g_autofree int *widths = g_new (int, row->n_children);
  int height = 0, x = 0, i = 0, spare = MAX (0, width - row->least), extra = MAX (0, width - row->natural);

  for (GtkWidget *child = row->first; i < row->n_children; child = next_of (child), i++)
    {
      int natural, more;

      widths_of (self, child, &widths[i], &natural);
      more = MIN (spare, natural - widths[i]);
      spare -= more;
      widths[i] += more;
      if (extra > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        widths[i] += extra / row->n_expanding;
      /* What is alone in its row and needs more has what there is. */
      if (row->n_children == 1 && widths[i] > width)
        {
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &more, NULL, NULL, NULL);
          widths[i] = MAX (width, more);
        }
      height = MAX (height, height_of (child, widths[i]));
    }
  i = 0;
  for (GtkWidget *child = row->first; placed && i < row->n_children; child = next_of (child), i++)
    {
      place (self, child, (GtkAllocation){ x, y, widths[i], height }, width);
      x += widths[i] + self->spacing_px;
    }
  return height;
}

static int
lay_rows (RpWrapBox *self, int width, gboolean placed)
{
  int y = 0;

  for (GtkWidget *child = first_of (self); child != NULL;)
    {
      Row row = row_from (self, child, width);

      y += (y > 0 ? self->spacing_px : 0) + lay_row (self, &row, width >= 0 ? width : row.natural, y, placed);
      child = next_of (row.last);
    }
  return y;
}

static int
lay_choice (RpWrapBox *self, int width, gboolean placed)
{
  gboolean stacked = is_stacked (self, width);
  int n = 0, i = 0, height = 0;

  for (GtkWidget *child = first_of (self); child != NULL; child = next_of (child), n++)
    height = MAX (height, height_of (child, -1));
  for (GtkWidget *child = first_of (self); placed && child != NULL; child = next_of (child), i++)
    {
      int left = stacked ? 0 : width * i / n, right = stacked ? width : width * (i + 1) / n;

      place (self, child, (GtkAllocation){ left, stacked ? i * height : 0, right - left, height }, width);
    }
  return stacked ? n * height : height;
}

/* Which corners are round: nothing may change its look while it gets its place. */
static gboolean
look_cb (gpointer data)
{
  RpWrapBox *self = data;

  self->look_id = 0;
  if (self->stacked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "vertical");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "vertical");
  return G_SOURCE_REMOVE;
}

static void
rp_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  RpWrapBox *self = RP_WRAP_BOX (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    *minimum = *natural = self->choice ? lay_choice (self, for_size, FALSE) : lay_rows (self, for_size, FALSE);
}

static void
rp_wrap_box_size_allocate (GtkWidget *widget, int width, G_GNUC_UNUSED int height, G_GNUC_UNUSED int baseline)
{
  RpWrapBox *self = RP_WRAP_BOX (widget);

  if (!self->choice)
    {
      lay_rows (self, width, TRUE);
      return;
    }
  lay_choice (self, width, TRUE);
  if (is_stacked (self, width) == self->stacked)
    return;
  self->stacked = !self->stacked;
  if (self->look_id == 0)
    self->look_id = g_idle_add (look_cb, self);
}

static GtkSizeRequestMode
rp_wrap_box_get_request_mode (G_GNUC_UNUSED GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rp_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&RP_WRAP_BOX (object)->look_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rp_wrap_box_parent_class)->dispose (object);
}

static void
rp_wrap_box_class_init (RpWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_wrap_box_dispose;
  widget_class->measure = rp_wrap_box_measure;
  widget_class->size_allocate = rp_wrap_box_size_allocate;
  widget_class->get_request_mode = rp_wrap_box_get_request_mode;
}

static void
rp_wrap_box_init (G_GNUC_UNUSED RpWrapBox *self)
{
}

GtkWidget *
rp_wrap_box_new (int spacing_px)
{
  RpWrapBox *self = g_object_new (RP_TYPE_WRAP_BOX, NULL);

  self->spacing_px = spacing_px;
  return GTK_WIDGET (self);
}

GtkWidget *
rp_wrap_box_new_choice (void)
{
  RpWrapBox *self = g_object_new (RP_TYPE_WRAP_BOX, NULL);

  self->choice = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  return GTK_WIDGET (self);
}

void
rp_wrap_box_append (RpWrapBox *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
