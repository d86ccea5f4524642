/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-menu.h"

#include <glib/gi18n-lib.h>

GMenuModel *
rp_scene_menu_new (void)
{
  static const char *const entries[][2] = {
    { N_ ("_Show"), "win.show-scene" },
    { N_ ("_Update From What Is Seen"), "win.update-scene" },
    { NULL, NULL },
    { N_ ("_Words and Callouts…"), "win.edit-scene" },
    { N_ ("_Rename…"), "win.rename-scene" },
    { N_ ("Add a _Callout"), "win.add-callout" },
    { NULL, NULL },
    { N_ ("_Duplicate"), "win.duplicate-scene" },
    { N_ ("Move U_p"), "win.scene-up" },
    { N_ ("Move Do_wn"), "win.scene-down" },
    { NULL, NULL },
    { N_ ("R_emove"), "win.remove-scene" },
  };
  GMenu *menu = g_menu_new (), *section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i][0] != NULL)
      g_menu_append (section, _ (entries[i][0]), entries[i][1]);
    else
      {
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        g_object_unref (section);
        section = g_menu_new ();
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (menu);
}

GtkWidget *
rp_scene_empty_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *words, *add;

  words = gtk_label_new (_ ("No scenes yet. Ctrl+D keeps what you see as the first scene."));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 24);
  gtk_widget_add_css_class (words, "dim-label");
  add = gtk_button_new_with_mnemonic (_ ("_Add a Scene"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.add-scene");
  gtk_widget_add_css_class (add, "pill");
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  return box;
}
