/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "callout-hand.h"
#include "escape-closes.h"
#include "export-panes.h"
#include "scene-form.h"

#define MOST_WIDTH 1000
#define MOST_HEIGHT 680
#define LEAST_WIDTH 340
#define LEAST_HEIGHT 440
/* Typing shows on the picture when it rests so long. */
#define PICTURE_MS 300
/* What is moved within so long is one step. */
#define PAUSE_MS 1000

typedef struct
{
  GtkWindow *window;
  RpSession *session; /* owned, as the following */
  RpBriefingDeck *deck;
  char *input;
  GtkWidget *title, *before, *next;
  RpSceneForm *form;
  RpCalloutHand *hand;
  guint picture_id, pause_id;
} Editor;

/* Whatever keeps the window a while longer: there is nothing in it any more. */
static void
gone_cb (Editor *editor)
{
  g_clear_handle_id (&editor->picture_id, g_source_remove);
  g_clear_handle_id (&editor->pause_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (editor->deck, editor);
  g_signal_handlers_disconnect_by_data (editor->session, editor);
}

static void
free_editor (gpointer data)
{
  Editor *editor = data;

  g_object_unref (editor->deck);
  g_object_unref (editor->session);
  g_free (editor->input);
  g_free (editor);
}

static RpScene *
scene_of (Editor *editor)
{
  guint index = rp_briefing_deck_get_index (editor->deck);

  return index != RP_NO_INDEX ? rp_briefing_get_scene (rp_briefing_deck_get_briefing (editor->deck), index) : NULL;
}

static void
show_now (Editor *editor)
{
  g_clear_handle_id (&editor->picture_id, g_source_remove);
  rp_callout_hand_show (editor->hand, rp_session_get_dataset (editor->session), editor->input, scene_of (editor),
                        rp_briefing_deck_get_index (editor->deck) + 1,
                        rp_briefing_n_scenes (rp_briefing_deck_get_briefing (editor->deck)));
}

static gboolean
picture_cb (gpointer data)
{
  Editor *editor = data;

  editor->picture_id = 0;
  show_now (editor);
  return G_SOURCE_REMOVE;
}

static void
show_picture (Editor *editor, guint after_ms)
{
  g_clear_handle_id (&editor->picture_id, g_source_remove);
  editor->picture_id = g_timeout_add (after_ms, picture_cb, editor);
}

static void
show_head (Editor *editor)
{
  guint index = rp_briefing_deck_get_index (editor->deck);
  guint n = rp_briefing_n_scenes (rp_briefing_deck_get_briefing (editor->deck));
  g_autofree char *title = g_strdup_printf (_ ("Scene %1$u of %2$u"), index + 1, n);

  adw_window_title_set_title (ADW_WINDOW_TITLE (editor->title), title);
  gtk_window_set_title (editor->window, title);
  gtk_widget_set_sensitive (editor->before, index > 0);
  gtk_widget_set_sensitive (editor->next, index + 1 < n);
}

static void
deck_changed_cb (Editor *editor, guint what)
{
  RpScene *scene = scene_of (editor);

  if (scene == NULL)
    {
      gtk_window_close (editor->window);
      return;
    }
  show_head (editor);
  rp_scene_form_set_scene (editor->form, scene->id);
  if ((what & (RP_DECK_INDEX | RP_DECK_SCENES)) != 0)
    show_picture (editor, 0);
  else if ((what & RP_DECK_SCENE) != 0)
    show_picture (editor, PICTURE_MS);
}

static void
session_changed_cb (Editor *editor, guint what)
{
  if ((what & RP_CHANGED_DATASET) == 0)
    return;
  /* another dataset has another briefing */
  if (rp_session_get_dataset (editor->session) == NULL)
    gtk_window_close (editor->window);
  else
    show_picture (editor, 0);
}

static void
step (Editor *editor, int direction)
{
  guint index = rp_briefing_deck_get_index (editor->deck);

  rp_briefing_deck_go (editor->deck, direction < 0 ? index - 1 : index + 1);
}

static void
before_cb (Editor *editor)
{
  step (editor, -1);
}

static void
next_cb (Editor *editor)
{
  step (editor, 1);
}

static gboolean
pause_cb (gpointer data)
{
  Editor *editor = data;

  editor->pause_id = 0;
  rp_briefing_deck_pause (editor->deck);
  return G_SOURCE_REMOVE;
}

static void
placed_cb (Editor *editor, guint callout, double dx, double dy)
{
  RpScene *scene = scene_of (editor);

  if (scene == NULL || callout >= scene->n_callouts)
    return;
  rp_briefing_deck_place_callout (editor->deck, rp_briefing_deck_get_index (editor->deck), callout, dx, dy);
  g_clear_handle_id (&editor->pause_id, g_source_remove);
  editor->pause_id = g_timeout_add (PAUSE_MS, pause_cb, editor);
  show_now (editor);
}

static void
made_cb (Editor *editor)
{
  const RpScene *scene = scene_of (editor);

  for (guint i = 0; scene != NULL && i < scene->n_callouts; i++)
    rp_scene_form_tell_seen (editor->form, i, rp_callout_hand_sees (editor->hand, i));
}

static void
picked_cb (Editor *editor, guint callout)
{
  rp_scene_form_focus_callout (editor->form, callout);
}

static gboolean
key_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
        gpointer data)
{
  Editor *editor = data;
  guint lower = gdk_keyval_to_lower (key);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != GDK_CONTROL_MASK
      || (lower != GDK_KEY_z && lower != GDK_KEY_y))
    return GDK_EVENT_PROPAGATE;
  if (lower == GDK_KEY_y || shift)
    rp_briefing_deck_redo (editor->deck);
  else
    rp_briefing_deck_undo (editor->deck);
  return GDK_EVENT_STOP;
}

/* ---- making ---- */

static GtkWidget *
step_new (Editor *editor, const char *icon, const char *name, GCallback stepped)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", stepped, editor);
  return button;
}

static GtkWidget *
header_new (Editor *editor)
{
  GtkWidget *header = adw_header_bar_new ();

  editor->title = adw_window_title_new (NULL, NULL);
  editor->before = step_new (editor, "go-previous-symbolic", _ ("The scene before"), G_CALLBACK (before_cb));
  editor->next = step_new (editor, "go-next-symbolic", _ ("The next scene"), G_CALLBACK (next_cb));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), editor->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), editor->before);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), editor->next);
  return header;
}

static GtkWidget *
content_new (Editor *editor)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new (), *panes;
  GtkWidget *frame = adw_bin_new ();

  editor->hand = RP_CALLOUT_HAND (rp_callout_hand_new ());
  editor->form = RP_SCENE_FORM (rp_scene_form_new (editor->session, editor->deck));
  adw_bin_set_child (ADW_BIN (frame), GTK_WIDGET (editor->hand));
  gtk_widget_add_css_class (frame, "rp-scene-preview");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (editor->form));
  panes = rp_export_panes_new (frame, scroller);
  gtk_widget_set_vexpand (panes, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (editor));
  gtk_box_append (GTK_BOX (box), panes);
  g_signal_connect_swapped (editor->hand, "placed", G_CALLBACK (placed_cb), editor);
  g_signal_connect_swapped (editor->hand, "made", G_CALLBACK (made_cb), editor);
  g_signal_connect_swapped (editor->hand, "picked", G_CALLBACK (picked_cb), editor);
  return box;
}

GtkWindow *
rp_scene_editor_new (GtkWindow *parent, RpSession *session, RpBriefingDeck *deck, const char *input)
{
  Editor *editor = g_new0 (Editor, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  int width = CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 40, LEAST_WIDTH, MOST_WIDTH);
  int height = CLAMP (gtk_widget_get_height (GTK_WIDGET (parent)) - 40, LEAST_HEIGHT, MOST_HEIGHT);

  editor->window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, "default-width",
                                 width, "default-height", height, NULL);
  g_object_set_data_full (G_OBJECT (editor->window), "rp-editor", editor, free_editor);
  editor->session = g_object_ref (session);
  editor->deck = g_object_ref (deck);
  editor->input = g_strdup (input);
  adw_window_set_content (ADW_WINDOW (editor->window), content_new (editor));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), editor);
  gtk_widget_add_controller (GTK_WIDGET (editor->window), keys);
  rp_escape_closes (GTK_WIDGET (editor->window));
  g_signal_connect_swapped (editor->window, "destroy", G_CALLBACK (gone_cb), editor);
  g_signal_connect_swapped (deck, "changed", G_CALLBACK (deck_changed_cb), editor);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), editor);
  deck_changed_cb (editor, RP_DECK_ALL);
  return editor->window;
}

void
rp_scene_editor_focus_callout (GtkWindow *window)
{
  Editor *editor = g_object_get_data (G_OBJECT (window), "rp-editor");

  rp_scene_form_focus_callout (editor->form, RP_NO_INDEX);
}
