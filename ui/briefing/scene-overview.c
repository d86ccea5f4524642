/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-overview.h"

#include <glib/gi18n-lib.h>

#define PICTURE_PX 224
#define MOST_COLUMNS 8

struct _RpSceneOverview
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkFlowBox *flow;
  GPtrArray *pictures; /* GtkPicture */
};

G_DEFINE_FINAL_TYPE (RpSceneOverview, rp_scene_overview, GTK_TYPE_WIDGET)

static guint chosen_id;

static void
activated_cb (RpSceneOverview *self, GtkFlowBoxChild *child)
{
  g_signal_emit (self, chosen_id, 0, (guint)gtk_flow_box_child_get_index (child));
}

static void
rp_scene_overview_dispose (GObject *object)
{
  RpSceneOverview *self = RP_SCENE_OVERVIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  G_OBJECT_CLASS (rp_scene_overview_parent_class)->dispose (object);
}

static void
rp_scene_overview_class_init (RpSceneOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_scene_overview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  chosen_id = g_signal_new ("chosen", RP_TYPE_SCENE_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                            G_TYPE_UINT);
}

static void
rp_scene_overview_init (RpSceneOverview *self)
{
  self->pictures = g_ptr_array_new ();
  self->flow = g_object_new (GTK_TYPE_FLOW_BOX, "homogeneous", TRUE, "column-spacing", 12, "row-spacing", 12,
                             "max-children-per-line", MOST_COLUMNS, "selection-mode", GTK_SELECTION_BROWSE, "valign",
                             GTK_ALIGN_START, "activate-on-single-click", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scenes"), -1);
  g_signal_connect_swapped (self->flow, "child-activated", G_CALLBACK (activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->flow));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-scene-overview");
}

static GtkWidget *
cell_new (RpSceneOverview *self, RpBriefing *briefing, guint index)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *child = gtk_flow_box_child_new ();
  GtkWidget *picture = gtk_picture_new (), *frame = gtk_aspect_frame_new (0.5f, 0.5f, 16 / 9.0f, FALSE);
  g_autofree char *name = rp_briefing_scene_name (briefing, index);
  g_autofree char *words = g_strdup_printf ("%u  %s", index + 1, name);
  g_autofree char *said = g_strdup_printf (_ ("%s, scene %u of %u"), name, index + 1, rp_briefing_n_scenes (briefing));
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_size_request (frame, PICTURE_PX, PICTURE_PX * 9 / 16);
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), picture);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_box_append (GTK_BOX (cell), frame);
  gtk_box_append (GTK_BOX (cell), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_ptr_array_add (self->pictures, picture);
  return child;
}

GtkWidget *
rp_scene_overview_new (RpBriefing *briefing)
{
  RpSceneOverview *self = g_object_new (RP_TYPE_SCENE_OVERVIEW, NULL);

  for (guint i = 0; i < rp_briefing_n_scenes (briefing); i++)
    gtk_flow_box_append (self->flow, cell_new (self, briefing, i));
  return GTK_WIDGET (self);
}

void
rp_scene_overview_set_picture (RpSceneOverview *self, guint index, GdkTexture *texture)
{
  if (index < self->pictures->len)
    gtk_picture_set_paintable (self->pictures->pdata[index], GDK_PAINTABLE (texture));
}

static void
scroll_to (RpSceneOverview *self, GtkWidget *child)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t box;

  if (gtk_widget_compute_bounds (child, GTK_WIDGET (self->flow), &box))
    gtk_adjustment_clamp_page (adjustment, box.origin.y, box.origin.y + box.size.height);
}

void
rp_scene_overview_mark (RpSceneOverview *self, guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->flow, (int)index);

  if (child == NULL)
    return;
  gtk_flow_box_select_child (self->flow, child);
  scroll_to (self, GTK_WIDGET (child));
}

guint
rp_scene_overview_get_marked (RpSceneOverview *self)
{
  GList *selected = gtk_flow_box_get_selected_children (self->flow);
  guint index = selected != NULL ? (guint)gtk_flow_box_child_get_index (selected->data) : 0;

  g_list_free (selected);
  return index;
}

/* How many stand in a row as they are laid out now. */
static guint
columns (RpSceneOverview *self)
{
  graphene_rect_t first, box;
  guint n = 1;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (gtk_flow_box_get_child_at_index (self->flow, 0)), GTK_WIDGET (self->flow),
                                  &first))
    return 1;
  while (n < self->pictures->len
         && gtk_widget_compute_bounds (GTK_WIDGET (gtk_flow_box_get_child_at_index (self->flow, (int)n)),
                                       GTK_WIDGET (self->flow), &box)
         && box.origin.y < first.origin.y + first.size.height / 2)
    n++;
  return n;
}

gboolean
rp_scene_overview_key (RpSceneOverview *self, guint key)
{
  int at = (int)rp_scene_overview_get_marked (self), last = (int)self->pictures->len - 1, to = at;
  /* the first scene stands at the right where texts begin there */
  int right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    to = at + right;
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    to = at - right;
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    to = at + 1;
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    to = at - 1;
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    to = at + (int)columns (self);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    to = at - (int)columns (self);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    to = 0;
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    to = last;
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter || key == GDK_KEY_space)
    {
      g_signal_emit (self, chosen_id, 0, (guint)at);
      return TRUE; /* it may have been the last of it */
    }
  else
    return FALSE;
  rp_scene_overview_mark (self, (guint)CLAMP (to, 0, last));
  return TRUE;
}
