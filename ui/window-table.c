/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's fourth view, and what can be done with it. */
#include "window-private.h"

#include <string.h>

static const char *const tables[] = { "", "events", "entities", "relations", "sources", NULL };

static gboolean
is_in_sight (RpWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->table));
}

CHANGE (change_table)
{
  for (guint i = RP_RECORD_EVENT; tables[i] != NULL; i++)
    if (strcmp (tables[i], g_variant_get_string (state, NULL)) == 0)
      rp_table_view_show_table (((RpWindow *)data)->table, (RpRecordType)i);
}

CHANGE (change_sort)
{
  RpRecordTable *table = rp_table_view_get_record_table (((RpWindow *)data)->table);

  if (table != NULL)
    rp_record_table_set_sort (table, g_variant_get_string (state, NULL));
}

ACTION (copy_rows)
{
  RpRecordTable *table = rp_table_view_get_record_table (((RpWindow *)data)->table);

  if (table != NULL && is_in_sight (data))
    rp_record_table_copy (table);
}

static void
step_table (RpWindow *self, int direction)
{
  int n = RP_RECORD_SOURCE, at = (int)rp_table_view_get_table (self->table) - 1;

  if (is_in_sight (self))
    rp_table_view_show_table (self->table, (RpRecordType)((at + direction + n) % n + 1));
}

ACTION (next_table)
{
  step_table (data, 1);
}

ACTION (previous_table)
{
  step_table (data, -1);
}

static const char *
measures_state (RpRecordTable *table, RpRecordType type)
{
  const RpEntityMeasures *measures = rp_record_table_get_measures (table);

  if (type != RP_RECORD_ENTITY)
    return "";
  return measures == NULL ? "reckoning" : measures->n_sampled > 0 ? "sampled" : "exact";
}

static void
changed_cb (RpWindow *self)
{
  RpRecordTable *table = rp_table_view_get_record_table (self->table);
  RpRecordType type = rp_table_view_get_table (self->table);

  rp_window_set_state (self, "table", g_variant_new_string (tables[type]));
  if (table == NULL)
    return;
  rp_window_set_state (self, "table-sort", g_variant_new_take_string (rp_record_table_get_sort (table)));
  rp_window_set_state (self, "table-rows", g_variant_new_int32 ((gint32)rp_record_table_n_rows (table)));
  rp_window_set_state (self, "table-measures", g_variant_new_string (measures_state (table, type)));
}

static gboolean
centre_cb (GtkWidget *widget, G_GNUC_UNUSED GdkFrameClock *clock, G_GNUC_UNUSED gpointer data)
{
  gtk_widget_activate_action (widget, "win.centre-selection", NULL);
  return G_SOURCE_REMOVE;
}

/* Where a record is drawn: events in time, entities and ties in the network; a source has only its card. */
static void
open_cb (RpWindow *self)
{
  RpRecordType type = rp_session_get_selected (self->session).type;
  gboolean timeline = gtk_widget_get_visible (GTK_WIDGET (self->timeline));
  gboolean network = gtk_widget_get_visible (self->network_overlay);

  if (type == RP_RECORD_SOURCE || type == RP_RECORD_NONE)
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self), "details", g_variant_new_boolean (TRUE));
      return;
    }
  if (type == RP_RECORD_EVENT)
    rp_window_set_view (self, timeline && !network ? "timeline" : "both");
  else
    rp_window_set_view (self, network && !timeline ? "network" : "both");
  /* once the view has its room */
  gtk_widget_add_tick_callback (GTK_WIDGET (self), centre_cb, NULL, NULL);
}

gboolean
rp_window_table_takes_key (RpWindow *self, guint key)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down) && focus != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table));
}

void
rp_window_remember_tables (RpWindow *self, RpViewMemory *memory)
{
  memory->table = g_strdup (tables[rp_table_view_get_table (self->table)]);
  memory->tables = rp_table_view_remember (self->table);
}

void
rp_window_recall_tables (RpWindow *self, const RpViewMemory *memory)
{
  RpRecordType type = RP_RECORD_EVENT;

  for (guint i = RP_RECORD_EVENT; memory != NULL && tables[i] != NULL; i++)
    if (g_strcmp0 (tables[i], memory->table) == 0)
      type = (RpRecordType)i;
  rp_table_view_recall (self->table, memory != NULL ? memory->tables : NULL, type);
}

void
rp_window_add_table_actions (RpWindow *self)
{
  static const GActionEntry entries[] = {
    { "table", NULL, "s", "'events'", change_table, { 0 } },
    { "table-sort", NULL, "s", "''", change_sort, { 0 } },
    { "table-rows", NULL, NULL, "0", rp_window_change_nothing, { 0 } },
    { "table-measures", NULL, NULL, "''", rp_window_change_nothing, { 0 } },
    { "table-copy", copy_rows, NULL, NULL, NULL, { 0 } },
    { "next-table", next_table, NULL, NULL, NULL, { 0 } },
    { "previous-table", previous_table, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->table, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->table, "open", G_CALLBACK (open_cb), self);
}
