/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-picture.h"

#include "card-parts.h"
#include "dataset-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_BYTES (32 * 1024 * 1024)
#define MOST_PIXELS 50000000.0
#define SIDE_PX 1200
#define HEIGHT_PX 220

typedef struct
{
  char *path, *name, *title;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->name);
  g_free (job->title);
  g_free (job);
}

static guint
number_at (const guint8 *bytes, guint n)
{
  guint number = 0;

  for (guint i = 0; i < n; i++)
    number = number << 8 | bytes[i];
  return number;
}

/* The size that a JPEG's frame tells, before anything is decoded. */
static gboolean
jpeg_size (const guint8 *bytes, gsize n, guint *width, guint *height)
{
  for (gsize at = 2; at + 9 < n && bytes[at] == 0xFF;)
    {
      guint8 marker = bytes[at + 1];

      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
        {
          *height = number_at (bytes + at + 5, 2);
          *width = number_at (bytes + at + 7, 2);
          return TRUE;
        }
      at += marker == 0xFF ? 1 : 2 + (gsize)number_at (bytes + at + 2, 2);
    }
  return FALSE;
}

/* What it is by its first bytes, whatever its name. */
static const char *
type_of (const guint8 *bytes, gsize n, guint *width, guint *height)
{
  if (n > 24 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    {
      *width = number_at (bytes + 16, 4);
      *height = number_at (bytes + 20, 4);
      return "png";
    }
  if (n > 4 && memcmp (bytes, "\xff\xd8\xff", 3) == 0 && jpeg_size (bytes, n, width, height))
    return "jpeg";
  return NULL;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, G_GNUC_UNUSED gpointer data)
{
  int most = MAX (width, height);

  if (most > SIDE_PX)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)((gint64)width * SIDE_PX / most)),
                                MAX (1, (int)((gint64)height * SIDE_PX / most)));
}

static GdkPixbuf *
decode (GBytes *bytes, char **reason)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GError) error = NULL;
  guint width = 0, height = 0;
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  const char *type = type_of (data, n, &width, &height);
  gboolean ok;

  if (type == NULL)
    *reason = g_strdup (_ ("only PNG and JPEG are shown"));
  else if (width == 0 || height == 0 || (double)width * height > MOST_PIXELS)
    *reason = g_strdup_printf (_ ("%u × %u pixels are too many"), width, height);
  if (*reason != NULL)
    return NULL;
  loader = gdk_pixbuf_loader_new_with_type (type, &error);
  if (loader == NULL)
    {
      *reason = g_strdup (error->message);
      return NULL;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  ok = gdk_pixbuf_loader_write_bytes (loader, bytes, &error);
  ok = gdk_pixbuf_loader_close (loader, ok ? &error : NULL) && ok;
  if (!ok || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    {
      *reason = g_strdup (error != NULL ? error->message : _ ("it cannot be decoded"));
      return NULL;
    }
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static void
work_cb (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  const Job *job = data;
  g_autofree char *reason = NULL, *path = rp_dataset_file_find (job->path, job->name, &reason);
  gboolean whole = TRUE;
  g_autoptr (GBytes) bytes = path != NULL ? rp_dataset_file_read (path, MOST_BYTES, &whole, &reason) : NULL;
  GdkPixbuf *pixbuf = NULL;

  if (bytes != NULL && !whole)
    reason = g_strdup (_ ("the file is too large"));
  else if (bytes != NULL)
    pixbuf = decode (bytes, &reason);
  if (pixbuf != NULL)
    g_task_return_pointer (task, pixbuf, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", reason);
}

static void
done_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = g_task_propagate_pointer (G_TASK (result), &error);
  GtkWidget *box = GTK_WIDGET (source), *child = gtk_widget_get_first_child (box);

  if (child != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  if (pixbuf == NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("The picture “%s” is not shown: %s."), job->name, error->message);

      gtk_box_append (GTK_BOX (box), rp_card_label (text, "rp-dim"));
      return;
    }
  {
    g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);
    GtkWidget *button = gtk_button_new (), *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
    g_autofree char *name = g_strdup_printf (_ ("Open the picture of %s"), job->title);

    gtk_picture_set_alternative_text (GTK_PICTURE (picture), job->title);
    gtk_widget_set_size_request (picture, -1, MIN (HEIGHT_PX, gdk_pixbuf_get_height (pixbuf)));
    gtk_button_set_child (GTK_BUTTON (button), picture);
    gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
    gtk_widget_set_tooltip_text (button, job->name);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", job->name, "");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.open-document");
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    gtk_box_append (GTK_BOX (box), button);
  }
}

GtkWidget *
rp_record_picture_new (const char *dataset_path, const char *name, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GTask) task = g_task_new (box, NULL, done_cb, NULL);
  Job *job = g_new (Job, 1);

  *job = (Job){ g_strdup (dataset_path), g_strdup (name), g_strdup (title) };
  gtk_widget_add_css_class (box, "rp-picture");
  gtk_box_append (GTK_BOX (box), rp_card_label (_ ("Reading the picture…"), "rp-dim"));
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, work_cb);
  return box;
}
