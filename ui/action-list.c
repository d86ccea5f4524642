/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "action-list.h"

#include <glib/gi18n-lib.h>

#define MOVE N_ ("Moving about")
#define PICK N_ ("Picking and finding")
#define SHOW N_ ("Showing")
#define FILES N_ ("Files")

static const RpActionEntry entries[] = {
  { "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add", N_ ("Zoom in"), MOVE },
  { "win.zoom-out", "<Control>minus <Control>KP_Subtract", N_ ("Zoom out"), MOVE },
  { "win.fit-all", "<Control>0 <Control>KP_0", N_ ("Fit all"), MOVE },
  { "win.fit-selection", "<Control>9 f", N_ ("Fit the selection"), MOVE },
  { NULL, "a d", N_ ("Pan left and right, while held"), MOVE },
  { NULL, "w s", N_ ("Zoom in and out, while held"), MOVE },
  { "win.fold-gaps", "g", N_ ("Fold long empty stretches"), MOVE },
  { "win.next-view", "F6", N_ ("Next view"), MOVE },
  { "win.previous-view", "<Shift>F6", N_ ("Previous view"), MOVE },
  { "win.search", "<Control>f slash", N_ ("Search"), PICK },
  { "win.next-hit", "<Control>g", N_ ("Next hit"), PICK },
  { "win.previous-hit", "<Control><Shift>g", N_ ("Previous hit"), PICK },
  { NULL, "Left Right Up Down", N_ ("From record to record"), PICK },
  { NULL, "Return space", N_ ("Pick; again: open"), PICK },
  { "win.back", "<Alt>Left", N_ ("Back"), PICK },
  { "win.forward", "<Alt>Right", N_ ("Forward"), PICK },
  { "win.next-event", "Page_Down", N_ ("Next event in time"), PICK },
  { "win.previous-event", "Page_Up", N_ ("Previous event in time"), PICK },
  { "win.drop", "Escape", N_ ("Drop the selection, then the period, then the mode"), PICK },
  { "win.view::timeline", "<Control>1", N_ ("Timeline"), SHOW },
  { "win.view::both", "<Control>2", N_ ("Timeline and network"), SHOW },
  { "win.view::network", "<Control>3", N_ ("Network"), SHOW },
  { "win.details", "F9", N_ ("Details"), SHOW },
  { "win.diagrams-alone", "F11", N_ ("The diagrams alone"), SHOW },
  { "win.shortcuts", "<Control>question question", N_ ("Keyboard shortcuts"), SHOW },
  { "win.open", "<Control>o", N_ ("Open a dataset"), FILES },
  { "win.reload", "<Control>r F5", N_ ("Read the file again"), FILES },
  { "win.export", "<Control>e", N_ ("Export a picture"), FILES },
  { "win.close", "<Control>w", N_ ("Close the window"), FILES },
  { "app.quit", "<Control>q", N_ ("Quit"), FILES },
  { NULL, "F10", N_ ("Main menu"), FILES },
  { NULL, NULL, NULL, NULL },
};

const RpActionEntry *
rp_action_list (void)
{
  return entries;
}

static gboolean
is_plain (const char *accelerator)
{
  GdkModifierType modifiers = 0;
  guint key = 0;

  return gtk_accelerator_parse (accelerator, &key, &modifiers) && modifiers == 0
         && !(key >= GDK_KEY_F1 && key <= GDK_KEY_F35);
}

void
rp_action_list_install (GtkApplication *application)
{
  for (const RpActionEntry *entry = entries; entry->title != NULL; entry++)
    {
      g_auto (GStrv) keys = entry->action != NULL ? g_strsplit (entry->keys, " ", -1) : NULL;
      g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

      if (keys == NULL)
        continue;
      for (guint i = 0; keys[i] != NULL; i++)
        if (!is_plain (keys[i]))
          g_ptr_array_add (wanted, keys[i]);
      g_ptr_array_add (wanted, NULL);
      gtk_application_set_accels_for_action (application, entry->action, (const char *const *) wanted->pdata);
    }
}

const char *
rp_action_list_plain (guint key, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return NULL;
  for (const RpActionEntry *entry = entries; entry->title != NULL; entry++)
    {
      g_auto (GStrv) keys = entry->action != NULL ? g_strsplit (entry->keys, " ", -1) : NULL;

      for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
        {
          guint wanted = 0;

          if (is_plain (keys[i]) && gtk_accelerator_parse (keys[i], &wanted, NULL) && wanted == key)
            return entry->action;
        }
    }
  return NULL;
}

static void
describe_group (GString *xml, const char *group)
{
  g_autofree char *title = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'><property name='title'>%s"
                                                    "</property>", _ (group));

  g_string_append (xml, title);
  for (const RpActionEntry *entry = entries; entry->title != NULL; entry++)
    if (g_str_equal (entry->group, group))
      {
        g_autofree char *shortcut = g_markup_printf_escaped (
            "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
            "<property name='accelerator'>%s</property></object></child>", _ (entry->title), entry->keys);

        g_string_append (xml, shortcut);
      }
  g_string_append (xml, "</object></child>");
}

/* On GTK 4.8 only a builder can put a section into a shortcuts window. */
GtkWidget *
rp_action_list_window (void)
{
  static const char *const groups[] = { MOVE, PICK, SHOW, FILES };
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'><property name='modal'>1"
                               "</property><child><object class='GtkShortcutsSection'><property name='section-name'>keys"
                               "</property><property name='max-height'>14</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    describe_group (xml, groups[i]);
  g_string_append (xml, "</object></child></object></interface>");
  text = g_string_free (xml, FALSE);
  builder = gtk_builder_new_from_string (text, -1);
  return GTK_WIDGET (gtk_builder_get_object (builder, "window"));
}
