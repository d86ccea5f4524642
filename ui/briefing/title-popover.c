/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "title-popover.h"

#include "kept-popover.h"

#define FIELD_CHARS 32

typedef struct
{
  GtkPopover *popover;
  GtkWidget *entry;
  RpTitleTaken taken;
  gpointer data;
} Field;

static void
activated_cb (Field *field)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->entry))));

  gtk_popover_popdown (field->popover);
  field->taken (title, field->data);
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

  *field = (Field){ rp_kept_popover (parent, "rp-title-popover", GTK_TYPE_POPOVER), gtk_entry_new (), taken, data };
  g_object_set_data_full (G_OBJECT (field->popover), "rp-field", field, g_free);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "heading");
  gtk_editable_set_text (GTK_EDITABLE (field->entry), title != NULL ? title : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (field->entry), FIELD_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), field->entry);
  gtk_popover_set_child (field->popover, box);
  if (gtk_widget_compute_bounds (at, parent, &place))
    point_at (field->popover, parent, &place);
  g_signal_connect_swapped (field->entry, "activate", G_CALLBACK (activated_cb), field);
  gtk_popover_popup (field->popover);
  gtk_widget_grab_focus (field->entry);
}
