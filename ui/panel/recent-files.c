/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recent-files.h"

/* The desktop knows our files by this name. */
#define NAME "Rapport"
/* What opens them. The toolkit's file dialog notes whatever it names, pictures that are saved too, with another. */
#define COMMAND "rapport "

typedef struct
{
  char *path;
  gint64 opened; /* µs */
} Recent;

static void
clear_recent (gpointer data)
{
  g_free (((Recent *)data)->path);
}

static int
latest_first (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Recent *)a)->opened, y = ((const Recent *)b)->opened;

  return (x < y) - (x > y);
}

/* 0: it is none of ours. */
static gint64
opened_at (GtkRecentInfo *info)
{
  const char *command;
  guint count;
  GDateTime *stamp = NULL;

  if (!gtk_recent_info_get_application_info (info, NAME, &command, &count, &stamp) || stamp == NULL
      || !g_str_has_prefix (command, COMMAND))
    return 0;
  return g_date_time_to_unix (stamp) * G_USEC_PER_SEC + g_date_time_get_microsecond (stamp);
}

GPtrArray *
rp_recent_files_list (guint most)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Recent));
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  g_array_set_clear_func (found, clear_recent);
  for (GList *item = items; item != NULL; item = item->next)
    if (gtk_recent_info_has_application (item->data, NAME))
      {
        Recent recent
            = { g_filename_from_uri (gtk_recent_info_get_uri (item->data), NULL, NULL), opened_at (item->data) };

        if (recent.path != NULL && recent.opened > 0)
          g_array_append_val (found, recent);
        else
          g_free (recent.path);
      }
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
  g_array_sort (found, latest_first);
  for (guint i = 0; i < found->len && paths->len < most; i++)
    if (g_file_test (g_array_index (found, Recent, i).path, G_FILE_TEST_EXISTS))
      g_ptr_array_add (paths, g_strdup (g_array_index (found, Recent, i).path));
  return paths;
}

void
rp_recent_files_add (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData recent
      = { .mime_type = (char *)"application/json", .app_name = (char *)NAME, .app_exec = (char *)COMMAND "%f" };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &recent);
}

void
rp_recent_files_remove (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

void
rp_recent_files_clear (void)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *item = items; item != NULL; item = item->next)
    if (gtk_recent_info_has_application (item->data, NAME))
      gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), gtk_recent_info_get_uri (item->data), NULL);
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
}
