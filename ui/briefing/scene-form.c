/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-form.h"

#include <glib/gi18n-lib.h>

#include "button-name.h"
#include "scene-callout.h"
#include "scene-duration.h"

/* Who has not typed for so long has paused. */
#define PAUSE_MS 1000
#define N_TEXTS 3

struct _RpSceneForm
{
  GtkBox parent_instance;
  RpSession *session; /* owned, as the following */
  RpBriefingDeck *deck;
  char *id; /* of the scene; NULL: none */
  GtkWidget *title, *texts[N_TEXTS], *duration, *callouts, *add, *told;
  guint n_callouts;        /* rows that there are */
  gboolean filling, typed; /* typed: a buffer is telling of it */
  guint pause_id, fill_id;
};

G_DEFINE_FINAL_TYPE (RpSceneForm, rp_scene_form, GTK_TYPE_BOX)

/* ---- typing ---- */

static guint
index_of (RpSceneForm *self)
{
  return self->id != NULL ? rp_briefing_find (rp_briefing_deck_get_briefing (self->deck), self->id) : RP_NO_INDEX;
}

static RpScene *
scene_of (RpSceneForm *self)
{
  guint index = index_of (self);

  return index != RP_NO_INDEX ? rp_briefing_get_scene (rp_briefing_deck_get_briefing (self->deck), index) : NULL;
}

static gboolean
pause_cb (gpointer data)
{
  RpSceneForm *self = data;

  self->pause_id = 0;
  rp_briefing_deck_pause (self->deck);
  return G_SOURCE_REMOVE;
}

/* FALSE: nobody types, or there is nothing to type into. */
static gboolean
is_typing (RpSceneForm *self)
{
  if (self->filling || scene_of (self) == NULL)
    return FALSE;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
  return TRUE;
}

static void
left_cb (RpSceneForm *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  rp_briefing_deck_pause (self->deck);
}

static void
title_typed_cb (RpSceneForm *self)
{
  if (is_typing (self))
    rp_briefing_deck_set_text (self->deck, index_of (self), RP_SCENE_TITLE,
                               gtk_editable_get_text (GTK_EDITABLE (self->title)));
}

static char *
text_in (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_typed_cb (RpSceneForm *self, GtkTextBuffer *buffer)
{
  for (guint i = RP_SCENE_CAPTION; i < N_TEXTS; i++)
    if (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->texts[i])) == buffer && is_typing (self))
      {
        g_autofree char *text = text_in (self->texts[i]);

        self->typed = TRUE;
        rp_briefing_deck_set_text (self->deck, index_of (self), (RpSceneField)i, text);
        self->typed = FALSE;
      }
}

static void
duration_typed_cb (RpSceneForm *self)
{
  double duration_s;
  gboolean right = rp_scene_duration_parse (gtk_editable_get_text (GTK_EDITABLE (self->duration)), &duration_s);

  if (right)
    gtk_widget_remove_css_class (self->duration, "error");
  else
    gtk_widget_add_css_class (self->duration, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->duration), GTK_ACCESSIBLE_STATE_INVALID,
                               right ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (right && is_typing (self))
    rp_briefing_deck_set_duration (self->deck, index_of (self), duration_s);
}

/* ---- callouts ---- */

static guint
place_of (RpSceneForm *self, GtkWidget *row)
{
  guint place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->callouts); child != NULL && child != row;
       child = gtk_widget_get_next_sibling (child))
    place++;
  return place;
}

static void
callout_typed_cb (GtkEditable *entry, RpSceneForm *self)
{
  /* its words stand in a box of the row */
  guint place = place_of (self, gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (entry))));
  const RpScene *scene = scene_of (self);

  if (scene != NULL && place < scene->n_callouts && is_typing (self))
    rp_briefing_deck_set_callout_text (self->deck, index_of (self), place, gtk_editable_get_text (entry));
}

static void
callout_removed_cb (GtkWidget *button, RpSceneForm *self)
{
  guint place = place_of (self, gtk_widget_get_parent (button));
  RpScene *scene = scene_of (self);
  g_autoptr (RpScene) without = NULL;

  if (scene == NULL || place >= scene->n_callouts)
    return;
  gtk_widget_grab_focus (self->add);
  without = rp_scene_copy (scene);
  rp_scene_remove_callout (without, place);
  rp_briefing_deck_replace (self->deck, index_of (self), without, g_strdup (_ ("Removal of a Callout")));
}

static void
added_cb (RpSceneForm *self)
{
  RpScene *scene = scene_of (self);
  g_autoptr (RpScene) with = scene != NULL ? rp_session_add_callout (self->session, scene) : NULL;

  if (with == NULL)
    return;
  if (!rp_briefing_deck_replace (self->deck, index_of (self), with, g_strdup (_ ("Addition of a Callout"))))
    return;
  rp_scene_form_focus_callout (self, RP_NO_INDEX);
}

static GtkWidget *
callout_row_new (RpSceneForm *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *entry = gtk_entry_new (), *tie = gtk_label_new (NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_hexpand (words, TRUE);
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "enable-undo", FALSE, NULL);
  gtk_label_set_xalign (GTK_LABEL (tie), 0);
  gtk_label_set_wrap (GTK_LABEL (tie), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (tie), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (tie), 2);
  gtk_label_set_ellipsize (GTK_LABEL (tie), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (tie, "rp-scene-more");
  gtk_widget_set_valign (remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "flat");
  gtk_box_append (GTK_BOX (words), entry);
  gtk_box_append (GTK_BOX (words), tie);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), remove);
  g_object_set_data (G_OBJECT (row), "rp-entry", entry);
  g_object_set_data (G_OBJECT (row), "rp-tie", tie);
  g_object_set_data (G_OBJECT (row), "rp-remove", remove);
  g_signal_connect (entry, "changed", G_CALLBACK (callout_typed_cb), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (callout_removed_cb), self);
  return row;
}

static void
set_entry (GtkWidget *entry, const char *text)
{
  int position = gtk_editable_get_position (GTK_EDITABLE (entry));

  if (text == NULL)
    text = "";
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_position (GTK_EDITABLE (entry), position);
}

static void
fill_callout (RpSceneForm *self, GtkWidget *row, const RpCallout *callout, guint number)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (row), "rp-entry"),
            *tie = g_object_get_data (G_OBJECT (row), "rp-tie");
  gboolean gone = FALSE;
  RpDataset *dataset = rp_session_get_dataset (self->session);
  g_autofree char *tied = dataset != NULL ? rp_callout_describe_tie (callout, dataset, &gone) : g_strdup ("");
  gboolean unseen = g_object_get_data (G_OBJECT (row), "rp-unseen") != NULL;
  g_autofree char *words = gone     ? g_strdup_printf (_ ("at %s, which is gone"), tied)
                           : unseen ? g_strdup_printf (_ ("at %s, which this scene does not show"), tied)
                                    : g_strdup_printf (_ ("at %s"), tied);
  g_autofree char *name = g_strdup_printf (_ ("Callout %1$u, at %2$s"), number, tied);
  g_autofree char *remove = g_strdup_printf (_ ("Remove callout %u"), number);

  set_entry (entry, callout->text);
  gtk_label_set_text (GTK_LABEL (tie), words);
  gtk_widget_set_tooltip_text (tie, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (g_object_get_data (G_OBJECT (row), "rp-remove"), remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (g_object_get_data (G_OBJECT (row), "rp-remove")),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

static void
fill_callouts (RpSceneForm *self, const RpScene *scene)
{
  GtkWidget *row;

  for (; self->n_callouts < scene->n_callouts; self->n_callouts++)
    gtk_box_append (GTK_BOX (self->callouts), callout_row_new (self));
  for (; self->n_callouts > scene->n_callouts; self->n_callouts--)
    gtk_box_remove (GTK_BOX (self->callouts), gtk_widget_get_last_child (self->callouts));
  row = gtk_widget_get_first_child (self->callouts);
  for (guint i = 0; row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    fill_callout (self, row, &scene->callouts[i], i + 1);
}

/* ---- what the deck says ---- */

static void
set_text (GtkWidget *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *now = text_in (view);
  GtkTextIter at;
  int offset;

  if (text == NULL)
    text = "";
  if (g_str_equal (now, text))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&at);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, offset);
  gtk_text_buffer_place_cursor (buffer, &at);
}

/* What says the same already, in other letters, stays as it was typed. */
static void
fill_duration (RpSceneForm *self, double wanted_s)
{
  g_autofree char *text = rp_scene_duration_words (wanted_s);
  double now_s;

  if (!rp_scene_duration_parse (gtk_editable_get_text (GTK_EDITABLE (self->duration)), &now_s) || now_s != wanted_s)
    set_entry (self->duration, text);
}

static void
fill (RpSceneForm *self)
{
  const RpScene *scene = scene_of (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self), scene != NULL);
  if (scene == NULL)
    return;
  self->filling = TRUE;
  set_entry (self->title, scene->title);
  set_text (self->texts[RP_SCENE_CAPTION], scene->caption);
  set_text (self->texts[RP_SCENE_NOTES], scene->notes);
  fill_duration (self, scene->duration_s);
  fill_callouts (self, scene);
  gtk_widget_set_visible (self->add, !rp_scene_is_text (scene));
  self->filling = FALSE;
}

static gboolean
fill_cb (gpointer data)
{
  RpSceneForm *self = data;

  self->fill_id = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* A buffer that is telling of what was typed is not to be changed yet: what was cut of it goes afterwards. */
static void
deck_changed_cb (RpSceneForm *self)
{
  gtk_widget_hide (self->told);
  if (!self->typed)
    fill (self);
  else if (self->fill_id == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_cb, self, NULL);
}

static void
limited_cb (RpSceneForm *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->told), words);
  gtk_widget_show (self->told);
}

void
rp_scene_form_set_scene (RpSceneForm *self, const char *id)
{
  if (g_strcmp0 (id, self->id) == 0)
    return;
  left_cb (self);
  g_free (self->id);
  self->id = g_strdup (id);
  /* half a duration was of the scene before */
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->duration), "");
  self->filling = FALSE;
  fill (self);
}

void
rp_scene_form_tell_seen (RpSceneForm *self, guint index, gboolean seen)
{
  GtkWidget *row = gtk_widget_get_first_child (self->callouts);
  const RpScene *scene = scene_of (self);

  for (guint i = 0; row != NULL && i < index; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL || scene == NULL || index >= scene->n_callouts)
    return;
  g_object_set_data (G_OBJECT (row), "rp-unseen", seen ? NULL : self);
  self->filling = TRUE;
  fill_callout (self, row, &scene->callouts[index], index + 1);
  self->filling = FALSE;
}

void
rp_scene_form_focus_callout (RpSceneForm *self, guint index)
{
  GtkWidget *row = gtk_widget_get_last_child (self->callouts);

  if (index != RP_NO_INDEX)
    for (row = gtk_widget_get_first_child (self->callouts); row != NULL && index > 0; index--)
      row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), "rp-entry"));
}

/* ---- making ---- */

static GtkWidget *
label_new (RpSceneForm *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static GtkWidget *
entry_new (RpSceneForm *self, const char *name, GCallback typed)
{
  GtkWidget *entry = gtk_entry_new ();

  label_new (self, name, "heading");
  /* what is undone is the briefing */
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "enable-undo", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", typed, self);
  gtk_box_append (GTK_BOX (self), entry);
  return entry;
}

static GtkWidget *
text_new (RpSceneForm *self, const char *name, int least_px)
{
  GtkWidget *view = gtk_text_view_new (), *frame = gtk_scrolled_window_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  label_new (self, name, "heading");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (text_typed_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), least_px);
  gtk_widget_set_vexpand (frame, TRUE);
  gtk_widget_add_css_class (frame, "rp-scene-text");
  gtk_box_append (GTK_BOX (self), frame);
  return view;
}

static void
rp_scene_form_dispose (GObject *object)
{
  RpSceneForm *self = RP_SCENE_FORM (object);

  if (self->deck != NULL)
    {
      left_cb (self);
      g_clear_handle_id (&self->fill_id, g_source_remove);
      g_signal_handlers_disconnect_by_data (self->deck, self);
    }
  g_clear_object (&self->deck);
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (rp_scene_form_parent_class)->dispose (object);
}

static void
rp_scene_form_class_init (RpSceneFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_scene_form_dispose;
}

static void
rp_scene_form_init (RpSceneForm *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-scene-form");
  self->title = entry_new (self, _ ("Title"), G_CALLBACK (title_typed_cb));
  self->texts[RP_SCENE_CAPTION] = text_new (self, _ ("Caption, shown on stage"), 84);
  self->texts[RP_SCENE_NOTES] = text_new (self, _ ("Notes, for who presents"), 108);
  label_new (self, _ ("An empty line begins a paragraph, “- ” or “1. ” an item of a list; *emphasis*, **strong**"),
             "rp-scene-more");
  self->duration = entry_new (self, _ ("Planned duration (min:s)"), G_CALLBACK (duration_typed_cb));
  gtk_widget_set_halign (self->duration, GTK_ALIGN_START);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->duration), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->duration), "1:30");
  label_new (self, _ ("Callouts"), "heading");
  self->callouts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self), self->callouts);
  self->add = gtk_button_new_with_mnemonic (_ ("_Add a Callout to What Is Selected"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (added_cb), self);
  gtk_box_append (GTK_BOX (self), self->add);
  self->told = label_new (self, "", "error");
  gtk_widget_hide (self->told);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
rp_scene_form_new (RpSession *session, RpBriefingDeck *deck)
{
  RpSceneForm *self = g_object_new (RP_TYPE_SCENE_FORM, NULL);

  self->session = g_object_ref (session);
  self->deck = g_object_ref (deck);
  g_signal_connect_swapped (deck, "changed", G_CALLBACK (deck_changed_cb), self);
  g_signal_connect_swapped (deck, "limited", G_CALLBACK (limited_cb), self);
  return GTK_WIDGET (self);
}
