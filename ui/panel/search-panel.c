/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-panel.h"

#include "record-text.h"
#include "symbol-icon.h"

#include <glib/gi18n-lib.h>

#define LIST_LIMIT 40

struct _RpSearchPanel
{
  GtkBox parent_instance;
  RpSession *session;
  GtkWidget *entry, *count, *scroller, *list;
};

G_DEFINE_FINAL_TYPE (RpSearchPanel, rp_search_panel, GTK_TYPE_BOX)

static guint step_signal, closed_signal;

static GtkWidget *
row_new (RpDataset *dataset, RpRecordRef ref)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *about = rp_record_text_description (dataset, ref);
  const char *texts[] = { rp_record_text_title (dataset, ref), about };
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_box_append (GTK_BOX (box), rp_symbol_icon_new (dataset, ref, 16));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, texts[0],
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  return row;
}

static void
fill_list (RpSearchPanel *self)
{
  const GArray *hits = rp_session_get_hits (self->session);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < MIN (hits->len, LIST_LIMIT); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         row_new (rp_session_get_dataset (self->session), g_array_index (hits, RpRecordRef, i)));
  gtk_widget_set_visible (self->scroller, hits->len > 0);
}

/* "3 of 12", "12 hits", "nothing found". */
static void
tell_count (RpSearchPanel *self)
{
  const GArray *hits = rp_session_get_hits (self->session);
  RpRecordRef selected = rp_session_get_selected (self->session);
  g_autofree char *text = NULL;

  for (guint i = 0; i < hits->len && text == NULL; i++)
    if (rp_record_ref_equal (g_array_index (hits, RpRecordRef, i), selected))
      text = g_strdup_printf (_ ("%u of %u"), i + 1, hits->len);
  if (*rp_session_get_query (self->session) == '\0')
    text = g_strdup ("");
  else if (text == NULL && hits->len == 0)
    text = g_strdup (_ ("nothing found"));
  else if (text == NULL)
    text = g_strdup_printf (ngettext ("%u hit", "%u hits", hits->len), hits->len);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
mark_selected (RpSearchPanel *self)
{
  const GArray *hits = rp_session_get_hits (self->session);
  RpRecordRef selected = rp_session_get_selected (self->session);

  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < MIN (hits->len, LIST_LIMIT); i++)
    if (rp_record_ref_equal (g_array_index (hits, RpRecordRef, i), selected))
      gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i));
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
    }
  if ((what & (RP_CHANGED_SEARCH | RP_CHANGED_SELECTION | RP_CHANGED_DATASET)) != 0)
    {
      tell_count (self);
      mark_selected (self);
    }
}

static void
search_changed_cb (RpSearchPanel *self)
{
  rp_session_search (self->session, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
closed_cb (RpSearchPanel *self)
{
  g_signal_emit (self, closed_signal, 0);
}

static gboolean
key_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
        gpointer data)
{
  RpSearchPanel *self = data;
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (!enter && key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  /* What was typed a moment ago counts already. */
  search_changed_cb (self);
  g_signal_emit (self, step_signal, 0, key == GDK_KEY_Up || (enter && (state & GDK_SHIFT_MASK) != 0) ? -1 : 1);
  return GDK_EVENT_STOP;
}

static void
row_activated_cb (RpSearchPanel *self, GtkListBoxRow *row)
{
  const GArray *hits = rp_session_get_hits (self->session);
  guint index = (guint)gtk_list_box_row_get_index (row);
  const RpRecord *record;

  if (index >= hits->len)
    return;
  record = rp_dataset_record (rp_session_get_dataset (self->session), g_array_index (hits, RpRecordRef, index));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", record->id);
}

static gboolean
rp_search_panel_grab_focus (GtkWidget *widget)
{
  RpSearchPanel *self = RP_SEARCH_PANEL (widget);

  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return gtk_widget_grab_focus (self->entry);
}

static void
rp_search_panel_dispose (GObject *object)
{
  RpSearchPanel *self = RP_SEARCH_PANEL (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
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

static GtkWidget *
entry_row (RpSearchPanel *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_object_set (self->entry, "placeholder-text", _ ("Title, name or words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  gtk_widget_set_tooltip_text (self->entry, _ ("Enter: next hit, Shift+Enter: previous hit"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (closed_cb), self);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), self->count);
  return row;
}

static void
rp_search_panel_init (RpSearchPanel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-search");
  gtk_widget_set_size_request (GTK_WIDGET (self), 320, -1);
  self->list = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Hits"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_box_append (GTK_BOX (self), entry_row (self));
  gtk_box_append (GTK_BOX (self), self->scroller);
}

void
rp_search_panel_set_session (RpSearchPanel *self, RpSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
}
