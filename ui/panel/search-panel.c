/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-panel.h"

#include <glib/gi18n-lib.h>

#include "announcer.h"
#include "hit-list.h"
#include "hit-row.h"
#include "recent-queries.h"

#define LIST_HEIGHT 320 /* px at most */
#define WIDE_CHARS 52   /* of the field, where there is room */
/* A list view makes two hundred rows at once, seen or not, and no more of however many there are. So that the first are
 * seen at once it is given a few; the others follow frame by frame as soon as nobody types, and then all the rest: the
 * scrollbar tells of every row before a hand is at it. */
#define FIRST_ROWS 24
#define MADE_ROWS 240
#define PAUSE_MS 120
#define FRAME_MS 16

struct _RpSearchPanel
{
  GtkBox parent_instance;
  RpSession *session;
  GtkWidget *entry, *status, *notice, *help, *recent, *scroller, *view;
  GtkSliceListModel *slice; /* the first of the hits */
  GtkSingleSelection *rows;
  guint more_id;    /* the others are about to follow */
  gboolean marking; /* the selection of the list follows the session's */
};

G_DEFINE_FINAL_TYPE (RpSearchPanel, rp_search_panel, GTK_TYPE_BOX)

static guint step_signal, closed_signal;

/* ---- what is shown ---- */

static gboolean
is_asked (RpSearchPanel *self)
{
  g_autofree char *query = g_strstrip (g_strdup (rp_session_get_query (self->session)));

  return *query != '\0';
}

static void
set_words (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* "12 results, 3 of 12". */
static void
tell_status (RpSearchPanel *self)
{
  guint n = rp_session_get_hits (self->session)->len, at = rp_session_get_hit (self->session);
  g_autofree char *count = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
  g_autofree char *text = NULL;

  if (!is_asked (self))
    text = g_strdup ("");
  else if (rp_session_is_preparing_search (self->session))
    text = g_strdup (_ ("Getting ready to search …"));
  else if (n == 0)
    text = g_strdup (_ ("Nothing found"));
  else if (at == RP_NO_INDEX)
    text = g_steal_pointer (&count);
  else
    text = g_strdup_printf (_ ("%s, %u of %u"), count, at + 1, n);
  if (g_str_equal (text, gtk_label_get_text (GTK_LABEL (self->status))))
    return;
  set_words (self->status, text);
  rp_announce (self->status, text);
}

/* What of the query was left out or added, and what to do where nothing is found. */
static void
tell_notice (RpSearchPanel *self)
{
  const RpSearchResult *found = rp_session_get_found (self->session);
  const GPtrArray *notices = found != NULL ? rp_search_result_get_notices (found) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; notices != NULL && i < notices->len && is_asked (self); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *)notices->pdata[i]);
  if (found != NULL && is_asked (self) && rp_session_get_hits (self->session)->len == 0 && text->len == 0)
    g_string_append (text, _ ("All the words must stand in one record. Try fewer of them, only their beginnings, or "
                              "another spelling."));
  set_words (self->notice, text->str);
}

static void
show_rows (RpSearchPanel *self, guint n)
{
  if (n > gtk_slice_list_model_get_size (self->slice))
    gtk_slice_list_model_set_size (self->slice, n);
}

static gboolean
more_cb (gpointer data)
{
  RpSearchPanel *self = data;
  guint n = gtk_slice_list_model_get_size (self->slice), all = rp_session_get_hits (self->session)->len;

  self->more_id = 0;
  show_rows (self, n < MADE_ROWS ? n + FIRST_ROWS : all);
  if (gtk_slice_list_model_get_size (self->slice) < all)
    self->more_id = g_timeout_add_full (G_PRIORITY_LOW, FRAME_MS, more_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
fill_list (RpSearchPanel *self)
{
  const GArray *hits = rp_session_get_hits (self->session);
  g_autoptr (RpHitList) list = rp_hit_list_new (hits);
  gboolean asked = is_asked (self);

  self->marking = TRUE;
  gtk_slice_list_model_set_model (self->slice, NULL);
  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (list));
  self->marking = FALSE;
  g_clear_handle_id (&self->more_id, g_source_remove);
  if (hits->len > FIRST_ROWS && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->more_id = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, more_cb, self, NULL);
  gtk_widget_set_visible (self->scroller, hits->len > 0);
  gtk_widget_set_visible (self->recent, !asked && !rp_recent_queries_is_empty (RP_RECENT_QUERIES (self->recent)));
  gtk_widget_set_visible (self->help, !asked);
}

static void
mark_selected (RpSearchPanel *self)
{
  guint at = rp_session_get_hit (self->session);

  if (at != RP_NO_INDEX)
    show_rows (self, at + FIRST_ROWS / 2);

  self->marking = TRUE;
  gtk_single_selection_set_selected (self->rows, at != RP_NO_INDEX ? at : GTK_INVALID_LIST_POSITION);
  self->marking = FALSE;
  if (at != RP_NO_INDEX)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", at);
}

static void
session_changed_cb (RpSearchPanel *self, guint what)
{
  const char *query = rp_session_get_query (self->session);

  if ((what & (RP_CHANGED_SEARCH | RP_CHANGED_DATASET)) != 0)
    {
      if (!g_str_equal (query, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
        gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
      fill_list (self);
      tell_notice (self);
    }
  if ((what & (RP_CHANGED_SEARCH | RP_CHANGED_SELECTION | RP_CHANGED_DATASET)) != 0)
    {
      tell_status (self);
      mark_selected (self);
    }
}

/* ---- rows ---- */

static void
setup_cb (G_GNUC_UNUSED RpSearchPanel *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, rp_hit_row_new ());
}

static void
bind_cb (RpSearchPanel *self, GtkListItem *item)
{
  const RpSearchResult *found = rp_session_get_found (self->session);

  if (found != NULL)
    rp_hit_row_show (RP_HIT_ROW (gtk_list_item_get_child (item)), rp_session_get_dataset (self->session), found,
                     rp_hit_get_ref (RP_HIT (gtk_list_item_get_item (item))));
}

static void
pick_row (RpSearchPanel *self, guint position)
{
  const GArray *hits = rp_session_get_hits (self->session);
  const RpRecord *record;

  if (position >= hits->len)
    return;
  record = rp_dataset_record (rp_session_get_dataset (self->session), g_array_index (hits, RpRecordRef, position));
  rp_recent_queries_add (RP_RECENT_QUERIES (self->recent), rp_session_get_query (self->session));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", record->id);
}

static void
activate_cb (RpSearchPanel *self, guint position)
{
  pick_row (self, position);
}

static void
selected_cb (RpSearchPanel *self)
{
  if (!self->marking)
    pick_row (self, gtk_single_selection_get_selected (self->rows));
}

/* ---- keys ---- */

static void
search_changed_cb (RpSearchPanel *self)
{
  if (self->session != NULL)
    rp_session_search (self->session, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
closed_cb (RpSearchPanel *self)
{
  if (rp_session_get_hits (self->session)->len > 0)
    rp_recent_queries_add (RP_RECENT_QUERIES (self->recent), rp_session_get_query (self->session));
  g_signal_emit (self, closed_signal, 0);
}

static void
picked_cb (RpSearchPanel *self, const char *query)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static gboolean
key_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
        gpointer data)
{
  RpSearchPanel *self = data;
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if ((!enter && key != GDK_KEY_Down && key != GDK_KEY_Up) || !is_asked (self))
    return GDK_EVENT_PROPAGATE;
  rp_recent_queries_add (RP_RECENT_QUERIES (self->recent), rp_session_get_query (self->session));
  g_signal_emit (self, step_signal, 0, key == GDK_KEY_Up || (enter && (state & GDK_SHIFT_MASK) != 0) ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* ---- the widget ---- */

static gboolean
rp_search_panel_grab_focus (GtkWidget *widget)
{
  RpSearchPanel *self = RP_SEARCH_PANEL (widget);
  gboolean grabbed = gtk_widget_grab_focus (self->entry);

  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  fill_list (self);
  mark_selected (self);
  return grabbed;
}

static void
rp_search_panel_dispose (GObject *object)
{
  RpSearchPanel *self = RP_SEARCH_PANEL (object);

  g_clear_handle_id (&self->more_id, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (rp_search_panel_parent_class)->dispose (object);
}

static void
rp_search_panel_class_init (RpSearchPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_search_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = rp_search_panel_grab_focus;
  step_signal
      = g_signal_new ("step", RP_TYPE_SEARCH_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  closed_signal = g_signal_new ("closed", RP_TYPE_SEARCH_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_entry (RpSearchPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Words, “a phrase”, kind:meeting …"), NULL);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), WIDE_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  gtk_widget_set_tooltip_text (self->entry, _ ("Enter: next result, Shift+Enter: previous result"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  /* At once, not after the delay of "search-changed": a query is quicker than a key. */
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (closed_cb), self);
  gtk_box_append (GTK_BOX (self), self->entry);
}

static GtkWidget *
words_new (RpSearchPanel *self, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "max-width-chars", WIDE_CHARS, "visible", FALSE, NULL);

  gtk_widget_add_css_class (label, "rp-hit-why");
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
add_words (RpSearchPanel *self)
{
  self->status = words_new (self, GTK_ACCESSIBLE_ROLE_LOG);
  gtk_widget_set_focusable (self->status, TRUE);
  gtk_widget_add_css_class (self->status, "rp-hit-count");
  self->notice = words_new (self, GTK_ACCESSIBLE_ROLE_LABEL);
  self->help = words_new (self, GTK_ACCESSIBLE_ROLE_LABEL);
  set_words (self->help, _ ("Words stand in any order. “Quotation marks” keep them together. type:event, kind:meeting, "
                            "place:, source:, tag:, after:2023-01 and before:2024 limit what is found."));
  self->recent = rp_recent_queries_new ();
  gtk_widget_set_visible (self->recent, FALSE);
  g_signal_connect_swapped (self->recent, "picked", G_CALLBACK (picked_cb), self);
  gtk_box_append (GTK_BOX (self), self->recent);
}

static void
add_list (RpSearchPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  self->slice = gtk_slice_list_model_new (NULL, 0, FIRST_ROWS);
  self->rows = gtk_single_selection_new (G_LIST_MODEL (self->slice));
  gtk_single_selection_set_autoselect (self->rows, FALSE);
  gtk_single_selection_set_can_unselect (self->rows, TRUE);
  g_signal_connect_swapped (self->rows, "notify::selected", G_CALLBACK (selected_cb), self);
  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->rows)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Results"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_box_append (GTK_BOX (self), self->scroller);
}

static void
rp_search_panel_init (RpSearchPanel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-search");
  gtk_widget_set_size_request (GTK_WIDGET (self), 280, -1);
  add_entry (self);
  add_words (self);
  add_list (self);
}

void
rp_search_panel_set_session (RpSearchPanel *self, RpSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
}
