/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "scene-duration.h"
#include "scene-thumbs.h"

#define TITLE_LINES 2

struct _RpSceneRow
{
  GtkListBoxRow parent_instance;
  GtkWidget *number, *picture, *title, *more, *gone, *menu;
};

G_DEFINE_FINAL_TYPE (RpSceneRow, rp_scene_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
line_new (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), TITLE_LINES);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
picture_new (RpSceneRow *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  /* the row says in words what it shows */
  self->picture = g_object_new (GTK_TYPE_PICTURE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_size_request (self->picture, RP_SCENE_THUMB_WIDTH_PX, RP_SCENE_THUMB_HEIGHT_PX);
  gtk_widget_set_overflow (self->picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (self->picture, "rp-scene-picture");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), RP_SCENE_THUMB_WIDTH_PX);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), RP_SCENE_THUMB_WIDTH_PX);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->picture);
  gtk_widget_set_halign (clamp, GTK_ALIGN_START);
  return clamp;
}

static void
rp_scene_row_class_init (G_GNUC_UNUSED RpSceneRowClass *klass)
{
}

static void
rp_scene_row_init (RpSceneRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->number = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->number), 2);
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->number, "rp-scene-number");
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (column), picture_new (self));
  self->title = line_new (words, "rp-scene-title");
  self->more = line_new (words, "rp-scene-more");
  self->gone = line_new (words, "rp-scene-gone");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (below), words);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_set_valign (self->menu, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_set_tooltip_text (self->menu, _ ("What can be done with the scene"));
  gtk_box_append (GTK_BOX (below), self->menu);
  gtk_box_append (GTK_BOX (column), below);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (box), column);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-scene");
}

static void
open_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

GtkWidget *
rp_scene_row_new (GMenuModel *menu)
{
  RpSceneRow *self = g_object_new (RP_TYPE_SCENE_ROW, NULL);

  /* made when it is opened: a menu follows the state of all that it offers, and there is one a row */
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), open_cb, g_object_ref (menu), g_object_unref);
  return GTK_WIDGET (self);
}

/* "1:30 · text · notes · 2 callouts". Transfer full. */
static char *
more_words (const RpSceneLook *look)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (look->duration_s > 0)
    g_ptr_array_add (parts, rp_scene_duration_words (look->duration_s));
  if (look->text_only)
    g_ptr_array_add (parts, g_strdup (_ ("text")));
  if (look->has_notes)
    g_ptr_array_add (parts, g_strdup (_ ("notes")));
  if (look->n_callouts > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u callout", "%u callouts", look->n_callouts), look->n_callouts));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static void
set_line (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
set_names (RpSceneRow *self, const RpSceneLook *look, const char *more, const char *gone)
{
  g_autofree char *name = g_strdup_printf (_ ("Scene %1$u of %2$u: %3$s"), look->number, look->n, look->name);
  g_autofree char *menu = g_strdup_printf (_ ("What can be done with scene %u"), look->number);
  g_autofree char *whole = g_strconcat (more, *more != '\0' && *gone != '\0' ? " · " : "", gone, NULL);
  GtkWidget *button = gtk_widget_get_first_child (self->menu);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, whole, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, look->current, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
  gtk_widget_set_tooltip_text (self->title, look->name);
}

void
rp_scene_row_show (RpSceneRow *self, const RpSceneLook *look)
{
  g_autofree char *number = g_strdup_printf ("%u", look->number), *more = more_words (look);
  g_autofree char *gone
      = look->n_gone > 0
            ? g_strdup_printf (ngettext ("%u record is gone", "%u records are gone", look->n_gone), look->n_gone)
            : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->number), number);
  set_line (self->title, look->name);
  set_line (self->more, more);
  set_line (self->gone, gone);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (look->texture));
  if (look->current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rp-current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rp-current");
  set_names (self, look, more, gone);
}

void
rp_scene_row_pop_up (RpSceneRow *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu));
}

void
rp_scene_row_mark_drop (RpSceneRow *self, int side)
{
  static const char *const classes[] = { "rp-drop-above", "rp-drop-below" };

  for (int i = 0; i < 2; i++)
    if (side == 2 * i - 1)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

GdkPaintable *
rp_scene_row_get_paintable (RpSceneRow *self)
{
  return gtk_picture_get_paintable (GTK_PICTURE (self->picture));
}
