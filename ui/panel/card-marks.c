/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-marks.h"

#define SHOWN_MS 2500
#define MARGIN_PX 12

struct _RpCardMarks
{
  GtkScrolledWindow *scroller;
  GtkWidget *whole;   /* owned; NULL: nothing is to come into sight */
  GPtrArray *widgets; /* owned references */
  guint tick_id, end_id;
};

static gboolean
end_cb (gpointer data)
{
  RpCardMarks *self = data;

  self->end_id = 0;
  rp_card_marks_clear (self);
  return G_SOURCE_REMOVE;
}

/* By the least movement; what is higher than the panel begins at its top. */
static void
bring_into_sight (RpCardMarks *self, GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *content = gtk_scrolled_window_get_child (self->scroller);
  double x, y, value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);
  double height = gtk_widget_get_height (widget);

  if (!gtk_widget_translate_coordinates (widget, content, 0, 0, &x, &y))
    return;
  /* the content itself moves in its viewport */
  y += GTK_IS_VIEWPORT (content) ? value : 0;
  if (y - MARGIN_PX >= value && y + height + MARGIN_PX <= value + page)
    return;
  if (y < value || height + 2 * MARGIN_PX > page)
    gtk_adjustment_set_value (adjustment, y - MARGIN_PX);
  else
    gtk_adjustment_set_value (adjustment, y + height + MARGIN_PX - page);
}

/* Not before there is a place to scroll to: a new card gets its places only after this. */
static gboolean
tick_cb (G_GNUC_UNUSED GtkWidget *scroller, G_GNUC_UNUSED GdkFrameClock *clock, gpointer data)
{
  RpCardMarks *self = data;

  if (gtk_widget_get_height (self->whole) <= 0)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  bring_into_sight (self, self->whole);
  for (guint i = 0; i < self->widgets->len; i++)
    gtk_widget_add_css_class (g_ptr_array_index (self->widgets, i), "rp-marked");
  self->end_id = g_timeout_add (SHOWN_MS, end_cb, self);
  return G_SOURCE_REMOVE;
}

RpCardMarks *
rp_card_marks_new (GtkScrolledWindow *scroller)
{
  RpCardMarks *self = g_new0 (RpCardMarks, 1);

  self->scroller = scroller;
  self->widgets = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
rp_card_marks_free (RpCardMarks *self)
{
  if (self == NULL)
    return;
  rp_card_marks_clear (self);
  g_ptr_array_unref (self->widgets);
  g_free (self);
}

void
rp_card_marks_clear (RpCardMarks *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick_id);
  self->tick_id = 0;
  g_clear_handle_id (&self->end_id, g_source_remove);
  for (guint i = 0; i < self->widgets->len; i++)
    gtk_widget_remove_css_class (g_ptr_array_index (self->widgets, i), "rp-marked");
  g_ptr_array_set_size (self->widgets, 0);
  g_clear_object (&self->whole);
}

void
rp_card_marks_show (RpCardMarks *self, GtkWidget *whole, const GPtrArray *parts)
{
  rp_card_marks_clear (self);
  self->whole = g_object_ref (whole);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (self->widgets, g_object_ref (parts->pdata[i]));
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), tick_cb, self, NULL);
}
