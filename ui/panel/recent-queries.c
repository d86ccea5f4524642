/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recent-queries.h"

#include <glib/gi18n-lib.h>

#include "excerpt.h"

#define MOST 10
#define QUERY_CHARS 100

struct _RpRecentQueries
{
  GtkBox parent_instance;
  GPtrArray *queries; /* char *, the latest first */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RpRecentQueries, rp_recent_queries, GTK_TYPE_BOX)

static guint picked_signal;

static void
row_activated_cb (RpRecentQueries *self, GtkListBoxRow *row)
{
  guint index = (guint)gtk_list_box_row_get_index (row);

  if (index < self->queries->len)
    {
      g_autofree char *query = g_strdup (self->queries->pdata[index]);

      g_signal_emit (self, picked_signal, 0, query);
    }
}

static void
rp_recent_queries_finalize (GObject *object)
{
  g_ptr_array_unref (RP_RECENT_QUERIES (object)->queries);
  G_OBJECT_CLASS (rp_recent_queries_parent_class)->finalize (object);
}

static void
rp_recent_queries_class_init (RpRecentQueriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_recent_queries_finalize;
  picked_signal = g_signal_new ("picked", RP_TYPE_RECENT_QUERIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
rp_recent_queries_init (RpRecentQueries *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Looked for before"));

  self->queries = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "rp-hit-why");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Looked for before"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), self->list);
}

GtkWidget *
rp_recent_queries_new (void)
{
  return g_object_new (RP_TYPE_RECENT_QUERIES, NULL);
}

static void
fill_list (RpRecentQueries *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->queries->len; i++)
    {
      g_autofree char *query = rp_excerpt (self->queries->pdata[i], 0, QUERY_CHARS, NULL);
      GtkWidget *label = gtk_label_new (query);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
      row = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, query, -1);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
}

void
rp_recent_queries_add (RpRecentQueries *self, const char *query)
{
  g_autofree char *kept = g_strstrip (g_strdup (query));
  guint index;

  if (*kept == '\0')
    return;
  if (g_ptr_array_find_with_equal_func (self->queries, kept, g_str_equal, &index))
    g_ptr_array_remove_index (self->queries, index);
  g_ptr_array_insert (self->queries, 0, g_steal_pointer (&kept));
  if (self->queries->len > MOST)
    g_ptr_array_set_size (self->queries, MOST);
  fill_list (self);
}

gboolean
rp_recent_queries_is_empty (RpRecentQueries *self)
{
  return self->queries->len == 0;
}
