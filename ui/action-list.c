/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "action-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "escape-closes.h"

#define MOVE N_ ("Moving about")
#define PICK N_ ("Picking and finding")
#define SHOW N_ ("Showing")
#define BRIEF N_ ("Briefing")
#define STAGE N_ ("While presenting")
#define FILES N_ ("Files")

static const RpActionEntry entries[] = {
  { "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add", N_ ("Zoom in"), MOVE },
  { "win.zoom-out", "<Control>minus <Control>KP_Subtract", N_ ("Zoom out"), MOVE },
  { "win.fit-all", "<Control>0 <Control>KP_0", N_ ("Fit all"), MOVE },
  { "win.fit-selection", "<Control>9", N_ ("Fit the selection"), MOVE },
  { "win.centre-selection", "f", N_ ("Centre the selection; again: fit it"), MOVE },
  { NULL, "a d", N_ ("Pan left and right, while held"), MOVE },
  { NULL, "w s", N_ ("Zoom in and out, while held"), MOVE },
  { "win.fold-gaps", "g", N_ ("Fold long empty stretches"), MOVE },
  { "win.period", "<Alt>p", N_ ("Set the period"), MOVE },
  { "win.play", "p", N_ ("Play through time, or pause"), MOVE },
  { "win.step-time", "period", N_ ("One step on in time"), MOVE },
  { "win.step-time-back", "comma", N_ ("One step back in time"), MOVE },
  { "win.play-faster", "greater", N_ ("Play faster"), MOVE },
  { "win.play-slower", "less", N_ ("Play slower"), MOVE },
  { "win.next-view", "F6", N_ ("Next view"), MOVE },
  { "win.previous-view", "<Shift>F6", N_ ("Previous view"), MOVE },
  { "win.search", "<Control>f slash", N_ ("Search"), PICK },
  { "win.next-hit", "<Control>g", N_ ("Next hit"), PICK },
  { "win.previous-hit", "<Control><Shift>g", N_ ("Previous hit"), PICK },
  { NULL, "Left Right", N_ ("Along a lane in time; in the network to the next node"), PICK },
  { NULL, "Up Down", N_ ("From lane to lane; in the network to the next node"), PICK },
  { NULL, "<Control>Left <Control>Right <Control>Up <Control>Down", N_ ("Move a node of the network a little"), PICK },
  { NULL, "<Control><Shift>Left <Control><Shift>Right <Control><Shift>Up <Control><Shift>Down", N_ ("Move it further"),
    PICK },
  { "win.pin", "i", N_ ("Pin the node of the network that has the focus, or the selected, where they are"), PICK },
  { "win.unpin", "u", N_ ("Unpin them"), PICK },
  { "win.pin-all", "<Control><Alt>i", N_ ("Pin all nodes"), PICK },
  { "win.unpin-all", "<Control><Alt>u", N_ ("Unpin all nodes"), PICK },
  { NULL, "l", N_ ("Network, while held: drag a lasso around nodes (a box: Shift and a drag; with Ctrl more)"), PICK },
  { NULL, "Return space", N_ ("Pick; again: open"), PICK },
  { "win.pick-also", "<Control>space", N_ ("Pick as well, or no more (with the mouse: Ctrl and a click)"), PICK },
  { NULL, "<Control>a", N_ ("Pick all rows of the table, or all nodes that the network shows"), PICK },
  { NULL, "<Control><Shift>a", N_ ("Network: pick the neighbours of what is picked as well"), PICK },
  { NULL, "<Control>c", N_ ("Copy the rows picked in the table"), PICK },
  { "win.filters", "F8", N_ ("Filters"), PICK },
  { "win.filter-selected", "<Control><Shift>f", N_ ("Only what the selection is about; again: all"), PICK },
  { "win.dim", "h", N_ ("What is filtered out: dim or hide it"), PICK },
  { "win.filter-clear", "<Shift>F8", N_ ("Filter nothing any more"), PICK },
  { "win.back", "<Alt>Left", N_ ("Back to what was shown before"), PICK },
  { "win.forward", "<Alt>Right", N_ ("Forward"), PICK },
  { "win.undo", "<Control>z", N_ ("Take back what was arranged"), PICK },
  { "win.redo", "<Control><Shift>z <Control>y", N_ ("Arrange it again"), PICK },
  { "win.next-event", "Page_Down", N_ ("Next event in time"), PICK },
  { "win.previous-event", "Page_Up", N_ ("Previous event in time"), PICK },
  { "win.next-link", "bracketright", N_ ("Along a link to what followed; in the network along ties"), PICK },
  { "win.previous-link", "bracketleft", N_ ("Back along a link"), PICK },
  { "win.step-out", "BackSpace", N_ ("Out of the parts to their whole, or back to the selected"), PICK },
  { "win.copy-citation", "<Control><Shift>c", N_ ("Copy the details with their sources"), PICK },
  { "win.drop", "Escape", N_ ("Drop the selection, then what was found, then the period, then the mode"), PICK },
  { "win.view::timeline", "<Control>1", N_ ("Timeline"), SHOW },
  { "win.view::both", "<Control>2", N_ ("Timeline and network"), SHOW },
  { "win.view::network", "<Control>3", N_ ("Network"), SHOW },
  { "win.view::table", "<Control>4", N_ ("Table"), SHOW },
  { "win.next-table", "<Control>Page_Down", N_ ("Next table"), SHOW },
  { "win.previous-table", "<Control>Page_Up", N_ ("Previous table"), SHOW },
  { "win.view::sources", "<Control>5", N_ ("Sources"), SHOW },
  { "win.sources-order::time", "<Alt>7", N_ ("Sources: rows by time"), SHOW },
  { "win.sources-order::standing", "<Alt>8", N_ ("Sources: weakest support first"), SHOW },
  { "win.sources-order::source", "<Alt>9", N_ ("Sources: as the selected source tells it"), SHOW },
  { "win.lanes::kind", "<Alt>1", N_ ("Lanes by kind"), SHOW },
  { "win.lanes::entity", "<Alt>2", N_ ("Lanes by entity"), SHOW },
  { "win.lanes::place", "<Alt>3", N_ ("Lanes by place"), SHOW },
  { "win.lanes::source", "<Alt>4", N_ ("Lanes by source"), SHOW },
  { "win.lanes::tag", "<Alt>5", N_ ("Lanes by tag"), SHOW },
  { "win.lanes::none", "<Alt>6", N_ ("One lane"), SHOW },
  { "win.lane-up", "<Alt>Up", N_ ("Move the lane, or in their list the scene, up"), SHOW },
  { "win.lane-down", "<Alt>Down", N_ ("Move the lane, or in their list the scene, down"), SHOW },
  { "win.lane-toggle", "<Alt>Return", N_ ("Collapse or open the lane"), SHOW },
  { "win.links", "k", N_ ("Links between events"), SHOW },
  { "win.show-spans", "t", N_ ("Dated ties and lives on the timeline"), SHOW },
  { "win.next-layout", "n", N_ ("Network: lay out in the next way"), SHOW },
  { "win.layout-around", "r", N_ ("Network: rings around the selected"), SHOW },
  { "win.node-size::events", "<Control><Alt>1", N_ ("Network: size by events"), SHOW },
  { "win.node-size::ties", "<Control><Alt>2", N_ ("Network: size by ties"), SHOW },
  { "win.node-size::betweenness", "<Control><Alt>3", N_ ("Network: size by betweenness"), SHOW },
  { "win.node-size::pagerank", "<Control><Alt>4", N_ ("Network: size by PageRank"), SHOW },
  { "win.node-size::none", "<Control><Alt>5", N_ ("Network: all nodes alike"), SHOW },
  { "win.node-color::kind", "<Control><Alt>6", N_ ("Network: colour by kind"), SHOW },
  { "win.node-color::community", "<Control><Alt>7", N_ ("Network: colour by community"), SHOW },
  { "win.network-events::ties", "<Control><Alt>8", N_ ("Network: shared events as ties"), SHOW },
  { "win.network-events::nodes", "<Control><Alt>9", N_ ("Network: events as nodes"), SHOW },
  { "win.network-events::none", "<Control><Alt>0", N_ ("Network: without events"), SHOW },
  { "win.find-way", "v", N_ ("Network: the shortest way between the two selected; again: the next"), PICK },
  { "win.previous-way", "<Alt>v", N_ ("Network: the shortest way before"), PICK },
  { "win.network-start", "o <Alt>o", N_ ("Network: only the selected and its neighbours"), SHOW },
  { "win.network-grow", "e", N_ ("Network: add the neighbours of the selected"), SHOW },
  { "win.network-hide", "x", N_ ("Network: hide the selected"), SHOW },
  { "win.network-hide-others", "<Alt>x", N_ ("Network: hide all others"), SHOW },
  { "win.network-show-all", "<Alt>a", N_ ("Network: show all entities"), SHOW },
  { "win.fold-leaves", "c", N_ ("Network: fold leaves, or open them"), SHOW },
  { "win.fold-hub", "<Alt>c", N_ ("Network: fold the leaves of the selected"), SHOW },
  { "win.show-all-kinds", "<Alt>0", N_ ("Network: show all kinds"), SHOW },
  { "win.details", "F9", N_ ("Details"), SHOW },
  { "win.diagrams-alone", "F11", N_ ("The diagrams alone"), SHOW },
  { "app.guide", "F1", N_ ("The guide"), SHOW },
  { "win.shortcuts", "<Control>question question", N_ ("Keyboard shortcuts"), SHOW },
  { "win.add-scene", "<Control>d", N_ ("Keep what is seen as a scene"), BRIEF },
  { "win.export-handout", "<Control><Shift>e", N_ ("Export a hand-out of the briefing"), BRIEF },
  { "win.scenes", "F7", N_ ("Scenes of the briefing"), BRIEF },
  { "win.update-scene", "<Control>Return", N_ ("Update the scene from what is seen"), BRIEF },
  { "win.edit-scene", "<Control><Shift>d", N_ ("Words and callouts of the scene"), BRIEF },
  { "win.add-callout", "<Control><Alt>d", N_ ("Add a callout to the scene"), BRIEF },
  { "win.save-briefing", "<Control><Alt>s", N_ ("Save the briefing"), BRIEF },
  { "win.next-scene", "<Control><Alt>Page_Down", N_ ("Show the next scene"), BRIEF },
  { "win.previous-scene", "<Control><Alt>Page_Up", N_ ("Show the scene before"), BRIEF },
  { "win.present", "F5", N_ ("Present the briefing"), BRIEF },
  { "win.present-here", "<Shift>F5", N_ ("Present it from the scene that is shown"), BRIEF },
  { NULL, "F2", N_ ("In the list of scenes: rename the scene"), BRIEF },
  { NULL, "Delete", N_ ("In the list of scenes: remove the scene"), BRIEF },
  { NULL, "Page_Down Right Down space n", N_ ("Next scene"), STAGE },
  { NULL, "Page_Up Left Up BackSpace", N_ ("The scene before"), STAGE },
  { NULL, "Home End", N_ ("First and last scene"), STAGE },
  { NULL, "g", N_ ("Go to the scene of a number, then Enter"), STAGE },
  { NULL, "Tab", N_ ("All scenes"), STAGE },
  { NULL, "b period", N_ ("Blank, for the audience only"), STAGE },
  { NULL, "f", N_ ("Freeze, for the audience only"), STAGE },
  { NULL, "l", N_ ("Spotlight"), STAGE },
  { NULL, "p", N_ ("Pointer as a large dot"), STAGE },
  { NULL, "c", N_ ("Clear what was drawn (by a drag with the right button)"), STAGE },
  { NULL, "i", N_ ("Number of the scene on stage, or not"), STAGE },
  { NULL, "t <Shift>t", N_ ("Hold the clock; set it back"), STAGE },
  { NULL, "<Control>plus <Control>minus", N_ ("Size of the notes"), STAGE },
  { NULL, "F11", N_ ("Stage full screen, or beside the presenter’s window"), STAGE },
  { NULL, "F5", N_ ("The scene as it was, no longer blank"), STAGE },
  { NULL, "Escape", N_ ("Back to the scene from exploring; again: end"), STAGE },
  { "win.open", "<Control>o", N_ ("Open a dataset"), FILES },
  { "win.add-file", "<Control><Shift>o", N_ ("Add a file to the dataset"), FILES },
  { "win.review-alike", "<Control><Shift>r", N_ ("Review records that look alike"), FILES },
  { "win.save-dataset-as", "<Control><Alt><Shift>s", N_ ("Save as a new dataset"), FILES },
  { "win.reload", "<Control>r", N_ ("Read the file again"), FILES },
  { "win.save-arrangement", "<Control>s", N_ ("Save the arrangement beside the dataset"), FILES },
  { "win.save-arrangement-as", "<Control><Shift>s", N_ ("Save the arrangement as"), FILES },
  { "win.export", "<Control>e", N_ ("Export a picture or data"), FILES },
  { "win.copy-picture", "<Control><Alt>c", N_ ("Copy what is seen as a picture"), FILES },
  { "win.print", "<Control>p", N_ ("Print"), FILES },
  { "app.preferences", "<Control>comma", N_ ("Preferences"), FILES },
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
      gtk_application_set_accels_for_action (application, entry->action, (const char *const *)wanted->pdata);
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

/* A keyboard is not mirrored: a “>” would be drawn as “<” from the right to the left. */
static void
keep_as_on_keyboard (GtkWidget *part)
{
  gtk_widget_set_direction (part, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL; child = gtk_widget_get_next_sibling (child))
    keep_as_on_keyboard (child);
}

/* Two in a line where they are held together with others: four beside each other leave no room for the words. */
static GtkWidget *
keys_new (const char *names)
{
  g_auto (GStrv) keys = g_strsplit (names, " ", -1);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = NULL;
  guint n = 0;

  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  /* What a keypad has twice need not be told. */
  for (guint i = 0; keys[i] != NULL; i++)
    if (strstr (keys[i], "KP_") == NULL && strstr (keys[i], "equal") == NULL)
      {
        if (line == NULL || (n % 2 == 0 && strchr (keys[i], '<') != NULL))
          {
            line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
            gtk_widget_set_halign (line, GTK_ALIGN_END);
            gtk_box_append (GTK_BOX (lines), line);
          }
        gtk_box_append (GTK_BOX (line), gtk_shortcut_label_new (keys[i]));
        keep_as_on_keyboard (gtk_widget_get_last_child (line));
        n++;
      }
  return lines;
}

static GtkWidget *
row_new (const RpActionEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = keys_new (entry->keys);

  gtk_widget_set_margin_top (keys, 6);
  gtk_widget_set_margin_bottom (keys, 6);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (entry->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  return row;
}

static GtkWidget *
group_new (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (title));
  for (const RpActionEntry *entry = entries; entry->title != NULL; entry++)
    if (g_str_equal (entry->group, title))
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (entry));
  return group;
}

/* A plain list, since GTK 4.8's own window for shortcuts complains of its labels once it has two pages. */
GtkWidget *
rp_action_list_window (void)
{
  static const char *const groups[] = { MOVE, PICK, SHOW, BRIEF, STAGE, FILES };
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "title", _ ("Keyboard Shortcuts"), "default-width",
                                    600, "default-height", 640, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group_new (groups[i])));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  rp_escape_closes (window);
  return window;
}
