/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guide.h"

#include "question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The page in LANGUAGE, or without a name (NULL); NULL when it is not there. Transfer full. */
static char *
page_in (const char *folder, const char *language)
{
  g_autofree char *name = language != NULL ? g_strdup_printf ("index.%s.html", language) : g_strdup ("index.html");
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/* Names such as "de_AT.UTF-8", "de_AT", "de" come one after the other; English itself is the page without a name, and
 * whoever prefers it to what follows shall have it. Transfer full, NULL when there is none. */
static char *
page (void)
{
  const char *given = g_getenv ("RAPPORT_DATADIR");
  g_autofree char *folder = g_build_filename (given != NULL ? given : RP_PKGDATADIR, "guide", NULL);
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      char *path = NULL;

      if (g_str_equal (languages[i], "en"))
        break;
      if (strchr (languages[i], G_DIR_SEPARATOR) == NULL && (path = page_in (folder, languages[i])) != NULL)
        return path;
    }
  return page_in (folder, NULL);
}

static void
say (GtkWindow *parent, const char *reason, const char *path)
{
  g_autofree char *body = path != NULL ? g_strdup_printf ("%s\n%s", reason, path) : g_strdup (reason);
  GtkWidget *dialog = rp_question_new (parent, _ ("The guide could not be opened"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shown_cb (GObject *window, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (window), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (GTK_WINDOW (window), error->message, path);
}

void
rp_guide_present (GtkWindow *parent)
{
  g_autofree char *path = page ();
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (uri == NULL)
    say (parent, _ ("The page is not there: the program is not installed whole."), NULL);
  else
    gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_steal_pointer (&path));
}
