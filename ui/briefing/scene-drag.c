/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-drag.h"

#include "scene-row.h"

/* Within so many px of an edge the list scrolls, so many px at each move. */
#define EDGE_PX 32
#define SCROLL_PX 12

typedef struct
{
  GtkListBox *list; /* borrowed: it holds this */
  GtkScrolledWindow *scroller;
  RpSceneRow *marked; /* weak: where the dragged one would come to stand */
  RpSceneDropped dropped;
  gpointer data;
} Hand;

static void
mark (Hand *hand, RpSceneRow *row, int side)
{
  if (hand->marked != NULL && hand->marked != row)
    rp_scene_row_mark_drop (hand->marked, 0);
  g_set_weak_pointer (&hand->marked, row);
  if (row != NULL)
    rp_scene_row_mark_drop (row, side);
}

/* Before which row what is dropped at Y stands; the row that says so and on which side of it. FALSE: there is none. */
static gboolean
find_place (Hand *hand, double y, guint *before, RpSceneRow **row, int *side)
{
  GtkListBoxRow *at = gtk_list_box_get_row_at_y (hand->list, (int)y);
  graphene_rect_t place;
  int last = 0;

  if (at == NULL)
    {
      while (gtk_list_box_get_row_at_index (hand->list, last + 1) != NULL)
        last++;
      at = gtk_list_box_get_row_at_index (hand->list, y < 0 ? 0 : last);
    }
  if (at == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (at), GTK_WIDGET (hand->list), &place))
    return FALSE;
  *row = RP_SCENE_ROW (at);
  *side = y < place.origin.y + place.size.height / 2 ? -1 : 1;
  *before = (guint)gtk_list_box_row_get_index (at) + (*side > 0 ? 1 : 0);
  return TRUE;
}

static void
scroll (Hand *hand, double y)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (hand->scroller);
  double value = gtk_adjustment_get_value (adjustment), seen = y - value;

  if (seen < EDGE_PX)
    gtk_adjustment_set_value (adjustment, value - SCROLL_PX);
  else if (seen > gtk_adjustment_get_page_size (adjustment) - EDGE_PX)
    gtk_adjustment_set_value (adjustment, value + SCROLL_PX);
}

static GdkDragAction
motion_cb (G_GNUC_UNUSED GtkDropTarget *target, G_GNUC_UNUSED double x, double y, gpointer data)
{
  Hand *hand = data;
  RpSceneRow *row = NULL;
  guint before;
  int side = 0;

  scroll (hand, y);
  if (!find_place (hand, y, &before, &row, &side))
    return 0;
  mark (hand, row, side);
  return GDK_ACTION_MOVE;
}

static void
leave_cb (G_GNUC_UNUSED GtkDropTarget *target, gpointer data)
{
  mark (data, NULL, 0);
}

static gboolean
drop_cb (G_GNUC_UNUSED GtkDropTarget *target, const GValue *value, G_GNUC_UNUSED double x, double y, gpointer data)
{
  Hand *hand = data;
  GtkWidget *dragged = g_value_get_object (value);
  RpSceneRow *row = NULL;
  guint before, from;
  int side = 0;

  mark (hand, NULL, 0);
  /* a row of another window's list is none of this one's */
  if (dragged == NULL || gtk_widget_get_parent (dragged) != GTK_WIDGET (hand->list)
      || !find_place (hand, y, &before, &row, &side))
    return FALSE;
  from = (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (dragged));
  if (before > from)
    before--;
  if (before != from)
    hand->dropped (from, before, hand->data);
  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, G_GNUC_UNUSED double x, double y, gpointer data)
{
  Hand *hand = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (hand->list, (int)y);
  GdkPaintable *picture = row != NULL ? rp_scene_row_get_paintable (RP_SCENE_ROW (row)) : NULL;

  if (row == NULL)
    return NULL;
  if (picture != NULL)
    gtk_drag_source_set_icon (source, picture, 0, 0);
  return gdk_content_provider_new_typed (RP_TYPE_SCENE_ROW, row);
}

static void
free_hand (gpointer data)
{
  Hand *hand = data;

  g_clear_weak_pointer (&hand->marked);
  g_free (hand);
}

void
rp_scene_drag_enable (GtkListBox *list, GtkScrolledWindow *scroller, RpSceneDropped dropped, gpointer data)
{
  Hand *hand = g_new (Hand, 1);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (RP_TYPE_SCENE_ROW, GDK_ACTION_MOVE);

  *hand = (Hand){ list, scroller, NULL, dropped, data };
  g_object_set_data_full (G_OBJECT (list), "rp-scene-drag", hand, free_hand);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), hand);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), hand);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), hand);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), hand);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (target));
}
