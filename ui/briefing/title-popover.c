/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "title-popover.h"

#define FIELD_CHARS 32

typedef struct
{
  GtkWidget *popover, *entry;
  RpTitleTaken taken;
  gpointer data;
} Field;

static void
activated_cb (Field *field)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->entry))));

  gtk_popover_popdown (GTK_POPOVER (field->popover));
  field->taken (title, field->data);
}

static void
unparent (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static gboolean
unparent_cb (gpointer popover)
{
  unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: it is still telling of it. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* What is scrolled out of sight is pointed at from the edge: beyond the screen the toolkit finds no monitor. */
static void
point_at (GtkPopover *popover, GtkWidget *parent, const graphene_rect_t *place)
{
  graphene_rect_t whole
      = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (parent), (float)gtk_widget_get_height (parent));
  graphene_rect_t seen;

  if (!graphene_rect_intersection (place, &whole, &seen))
    graphene_rect_init (&seen, 0, place->origin.y < 0 ? 0 : whole.size.height - 1, whole.size.width, 1);
  gtk_popover_set_pointing_to (
      popover, &(GdkRectangle){ (int)seen.origin.x, (int)seen.origin.y, (int)seen.size.width, (int)seen.size.height });
}

void
rp_title_popover_show (GtkWidget *parent, GtkWidget *at, const char *label, const char *title, RpTitleTaken taken,
                       gpointer data)
{
  Field *field = g_new (Field, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *words = gtk_label_new (label);
  graphene_rect_t place;

  *field = (Field){ gtk_popover_new (), gtk_entry_new (), taken, data };
  g_object_set_data_full (G_OBJECT (field->popover), "rp-field", field, g_free);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "heading");
  gtk_editable_set_text (GTK_EDITABLE (field->entry), title != NULL ? title : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (field->entry), FIELD_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), field->entry);
  gtk_popover_set_child (GTK_POPOVER (field->popover), box);
  gtk_widget_set_parent (field->popover, parent);
  if (gtk_widget_compute_bounds (at, parent, &place))
    point_at (GTK_POPOVER (field->popover), parent, &place);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (unparent), field->popover, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (field->entry, "activate", G_CALLBACK (activated_cb), field);
  g_signal_connect (field->popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (field->popover));
  gtk_widget_grab_focus (field->entry);
}
