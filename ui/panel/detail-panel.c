/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "detail-panel.h"

#include "card-marks.h"
#include "card-view.h"
#include "card-writer.h"
#include "document-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MORE_ROWS 200
#define COPIED_ROWS 10000
/* What is asked for by name stands beyond the first rows of a list: so many are shown then. */
#define SOUGHT_ROWS 1000

struct _RpDetailPanel
{
  AdwBin parent_instance;
  RpSession *session;
  char *path;
  GtkWidget *scroller;
  RpCard *card; /* what is shown; NULL: nothing */
  guint limits[RP_CARD_N_LISTS];
  GPtrArray *widgets; /* of the card's blocks, borrowed */
  RpCardMarks *marks;
};

G_DEFINE_FINAL_TYPE (RpDetailPanel, rp_detail_panel, ADW_TYPE_BIN)

static void
request_init (RpDetailPanel *self, RpCardRequest *request)
{
  rp_card_request_init (request, rp_session_get_dataset (self->session), rp_session_get_selected (self->session));
  request->period = rp_session_get_period (self->session);
  request->shown = rp_session_get_shown (self->session);
  request->path = self->path;
}

/* A focus that goes down with the old card would jump to just anything. */
static void
drop_focus (RpDetailPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->scroller))
    gtk_root_set_focus (root, NULL);
}

/* Of what is selected: one record, several, or the dataset. Transfer full. */
static RpCard *
card_of (RpDetailPanel *self, const RpCardRequest *request)
{
  const GArray *also = rp_session_get_also (self->session);
  g_autoptr (GArray) refs = NULL;
  RpRecordRef first = rp_session_get_selected (self->session);

  if (also == NULL)
    return rp_card_new (request);
  refs = g_array_sized_new (FALSE, FALSE, sizeof (RpRecordRef), also->len + 1);
  g_array_append_val (refs, first);
  g_array_append_vals (refs, also->data, also->len);
  return rp_card_new_shared (request, (const RpRecordRef *)(void *)refs->data, refs->len);
}

static void
rebuild (RpDetailPanel *self)
{
  gint64 begun = g_get_monotonic_time ();
  GtkWidget *child = NULL;

  drop_focus (self);
  rp_card_marks_clear (self->marks);
  g_ptr_array_set_size (self->widgets, 0);
  g_clear_pointer (&self->card, rp_card_free);
  if (rp_session_get_dataset (self->session) != NULL)
    {
      RpCardRequest request;

      request_init (self, &request);
      memcpy (request.limits, self->limits, sizeof request.limits);
      self->card = card_of (self, &request);
      child = rp_card_view_new (self->card, self->path, self->widgets);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), child);
  g_debug ("card filled in %.1f ms", (double)(g_get_monotonic_time () - begun) / 1000);
}

static void
start_afresh (RpDetailPanel *self)
{
  RpCardRequest request;

  request_init (self, &request);
  memcpy (self->limits, request.limits, sizeof self->limits);
  rebuild (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* Shows more of a list; what was the word "more" is now its next row, and has the focus. */
static void
show_more (G_GNUC_UNUSED GSimpleAction *action, GVariant *list, gpointer data)
{
  RpDetailPanel *self = data;
  guint which = g_variant_get_uint32 (list), at = 0;

  if (which >= RP_CARD_N_LISTS || self->card == NULL)
    return;
  for (; at < self->card->blocks->len; at++)
    {
      const RpCardBlock *block = g_ptr_array_index (self->card->blocks, at);

      if (block->kind == RP_CARD_MORE && block->list == which)
        break;
    }
  self->limits[which] += MORE_ROWS;
  rebuild (self);
  if (at < self->widgets->len)
    gtk_widget_child_focus (self->widgets->pdata[at], GTK_DIR_TAB_FORWARD);
}

/* ---- what was asked for ---- */

/* The parts of the card that tell of the evidence between its record and OTHER: on a record's card the passages of the
 * source OTHER, WHOLE being what stands of it under the evidence; on a source's card its lines of OTHER. FALSE: there
 * are none. */
static gboolean
find_evidence (RpDetailPanel *self, RpRecordRef other, GtkWidget **whole, GPtrArray *parts)
{
  RpCardBlockKind sought = self->card->ref.type == RP_RECORD_SOURCE ? RP_CARD_RECORD : RP_CARD_SOURCE;

  *whole = NULL;
  for (guint i = 0; i < self->card->blocks->len; i++)
    {
      const RpCardBlock *block = g_ptr_array_index (self->card->blocks, i);

      if (!rp_record_ref_equal (block->ref, other) || (block->kind != sought && block->kind != RP_CARD_PASSAGE))
        continue;
      if (block->kind == sought && *whole == NULL)
        *whole = self->widgets->pdata[i];
      if (block->kind != RP_CARD_SOURCE)
        g_ptr_array_add (parts, self->widgets->pdata[i]);
    }
  if (*whole != NULL && parts->len == 0)
    g_ptr_array_add (parts, *whole);
  if (*whole == NULL && parts->len > 0)
    *whole = parts->pdata[0];
  return *whole != NULL;
}

void
rp_detail_panel_show_evidence (RpDetailPanel *self, RpRecordRef other)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GtkWidget *whole;
  RpCardList list;

  if (self->card == NULL || self->card->ref.type == RP_RECORD_NONE || other.type == RP_RECORD_NONE)
    return;
  list = self->card->ref.type == RP_RECORD_SOURCE ? RP_CARD_LIST_SUPPORTS : RP_CARD_LIST_EVIDENCE;
  if (!find_evidence (self, other, &whole, parts) && self->limits[list] < SOUGHT_ROWS)
    {
      self->limits[list] = SOUGHT_ROWS;
      rebuild (self);
      find_evidence (self, other, &whole, parts);
    }
  if (whole != NULL)
    rp_card_marks_show (self->marks, whole, parts);
}

/* From a source to what it speaks of, and from there to the source: to the very passage. */
static void
follow (G_GNUC_UNUSED GSimpleAction *action, GVariant *id, gpointer data)
{
  RpDetailPanel *self = data;
  RpRecordRef from = self->card != NULL ? self->card->ref : RP_RECORD_REF_NONE;
  RpRecordRef to = rp_dataset_find (rp_session_get_dataset (self->session), g_variant_get_string (id, NULL));

  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.select", id);
  if (from.type == RP_RECORD_SOURCE || to.type == RP_RECORD_SOURCE)
    rp_detail_panel_show_evidence (self, from);
}

static void
open_document (G_GNUC_UNUSED GSimpleAction *action, GVariant *target, gpointer data)
{
  RpDetailPanel *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *name, *quote;
  g_autofree char *reason = NULL;

  g_variant_get (target, "(&s&s)", &name, &quote);
  reason = rp_document_window_open (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->path, name, quote);
  if (reason != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("“%s” is not opened: %s"), name, reason);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", text);
    }
}

static void
copy (RpDetailPanel *self, const char *text, const char *told)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.told", "s", told);
}

static void
copy_place (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  RpDetailPanel *self = data;
  const RpRecord *record = self->card != NULL ? rp_dataset_record (self->card->dataset, self->card->ref) : NULL;
  const char *path = record != NULL && record->file != NULL ? record->file : self->path;
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;
  g_autofree char *place = record != NULL && shown != NULL ? g_strdup_printf ("%s:%u", shown, record->line) : NULL;

  if (place != NULL)
    copy (self, place, _ ("File and line copied"));
}

/* Counts of what is shown, ties and figures of then. */
static gboolean
depends_on (RpDetailPanel *self, guint what)
{
  RpRecordRef ref = rp_session_get_selected (self->session);
  const RpRecord *record = self->card != NULL ? rp_dataset_record (self->card->dataset, ref) : NULL;

  if (ref.type == RP_RECORD_NONE)
    return (what & (RP_CHANGED_PERIOD | RP_CHANGED_FILTER)) != 0;
  return (what & RP_CHANGED_PERIOD) != 0 && record != NULL
         && (ref.type == RP_RECORD_ENTITY || record->n_attributes > 0);
}

static void
session_changed_cb (RpDetailPanel *self, guint what)
{
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_SELECTION)) != 0)
    start_afresh (self);
  else if (depends_on (self, what))
    rebuild (self);
}

static void
rp_detail_panel_dispose (GObject *object)
{
  RpDetailPanel *self = RP_DETAIL_PANEL (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->card, rp_card_free);
  g_clear_pointer (&self->marks, rp_card_marks_free);
  g_clear_pointer (&self->widgets, g_ptr_array_unref);
  G_OBJECT_CLASS (rp_detail_panel_parent_class)->dispose (object);
}

static void
rp_detail_panel_class_init (RpDetailPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_detail_panel_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rp_detail_panel_init (RpDetailPanel *self)
{
  static const GActionEntry entries[] = { { "more", show_more, "u", NULL, NULL, { 0 } },
                                          { "follow", follow, "s", NULL, NULL, { 0 } },
                                          { "open-document", open_document, "(ss)", NULL, NULL, { 0 } },
                                          { "copy-place", copy_place, NULL, NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "card", G_ACTION_GROUP (actions));
  self->scroller = gtk_scrolled_window_new ();
  self->widgets = g_ptr_array_new ();
  self->marks = rp_card_marks_new (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Details"), -1);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

void
rp_detail_panel_set_session (RpDetailPanel *self, RpSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
}

void
rp_detail_panel_set_path (RpDetailPanel *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
}

void
rp_detail_panel_copy (RpDetailPanel *self)
{
  RpCardRequest request;
  g_autoptr (RpCard) card = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (rp_session_get_dataset (self->session) == NULL)
    return;
  request_init (self, &request);
  for (guint i = 0; i < RP_CARD_N_LISTS; i++)
    if (request.limits[i] > 0)
      request.limits[i] = COPIED_ROWS;
  card = card_of (self, &request);
  rp_card_write (card, FALSE, text);
  copy (self, text->str, _ ("Copied with its sources"));
}
