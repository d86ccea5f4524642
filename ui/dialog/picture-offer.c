/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-offer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define URI_LIST "text/uri-list"

struct _RpPictureOffer
{
  GdkContentProvider parent_instance;
  GMutex lock; /* a plan is used by one thread at a time */
  RpExportPlan *plan;
  const char *const *suffixes;
  char *file_name;  /* nullable */
  char *folder;     /* for that; nullable */
  GHashTable *made; /* type → GBytes */
};

G_DEFINE_FINAL_TYPE (RpPictureOffer, rp_picture_offer, GDK_TYPE_CONTENT_PROVIDER)

static const struct
{
  const char *suffix, *type;
} types[] = { { ".png", "image/png" }, { ".svg", "image/svg+xml" }, { ".pdf", "application/pdf" } };

static const char *
type_of (const char *suffix)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].suffix, suffix))
      return types[i].type;
  return NULL;
}

/* ---- files that somebody may still read long after the drop ---- */

static void
shutdown_cb (G_GNUC_UNUSED GApplication *application, gpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (data, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (data, name, NULL);

      g_unlink (file);
    }
  g_rmdir (data);
}

static void
free_path (gpointer path, G_GNUC_UNUSED GClosure *closure)
{
  g_free (path);
}

/* A folder that goes with the program. Transfer full, nullable. */
static char *
make_folder (void)
{
  char *path = g_dir_make_tmp ("rapport-XXXXXX", NULL);

  if (path != NULL)
    g_signal_connect_data (g_application_get_default (), "shutdown", G_CALLBACK (shutdown_cb), g_strdup (path),
                           free_path, 0);
  return path;
}

/* ---- in a thread ---- */

/* All the pages as files, named as they are where they are saved. */
static GBytes *
make_files (RpPictureOffer *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, self->file_name, NULL);
  g_autoptr (GPtrArray) files = rp_export_job_files_now (self->plan, path, cancellable, error);
  GString *list = g_string_new (NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const RpExportFile *file = g_ptr_array_index (files, i);
      g_autofree char *uri = g_filename_to_uri (file->path, NULL, NULL);
      gsize n;
      const char *data = g_bytes_get_data (file->bytes, &n);

      if (!g_file_set_contents (file->path, data, (gssize)n, error))
        {
          g_string_free (list, TRUE);
          return NULL;
        }
      g_string_append_printf (list, "%s\r\n", uri);
    }
  if (files != NULL)
    return g_string_free_to_bytes (list);
  g_string_free (list, TRUE);
  return NULL;
}

static GBytes *
make (RpPictureOffer *self, const char *type, GCancellable *cancellable, GError **error)
{
  if (g_str_equal (type, URI_LIST) && self->file_name != NULL && self->folder != NULL)
    return make_files (self, cancellable, error);
  for (guint i = 0; self->suffixes[i] != NULL; i++)
    if (g_strcmp0 (type_of (self->suffixes[i]), type) == 0)
      return rp_export_job_render_now (self->plan, self->suffixes[i], cancellable, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("there is no “%s”"), type);
  return NULL;
}

static void
make_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RpPictureOffer *self = source;
  GError *error = NULL;
  GBytes *bytes;

  g_mutex_lock (&self->lock);
  bytes = g_hash_table_lookup (self->made, data);
  if (bytes != NULL)
    g_bytes_ref (bytes);
  else
    bytes = make (self, data, cancellable, &error);
  if (bytes != NULL)
    g_hash_table_insert (self->made, g_strdup (data), g_bytes_ref (bytes));
  g_mutex_unlock (&self->lock);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* ---- handed over ---- */

typedef struct
{
  GOutputStream *stream;
  int priority;
  GBytes *bytes;
} Delivery;

static void
free_delivery (gpointer data)
{
  Delivery *delivery = data;

  g_object_unref (delivery->stream);
  g_clear_pointer (&delivery->bytes, g_bytes_unref);
  g_free (delivery);
}

static void
delivered_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Delivery *delivery = g_task_get_task_data (task);
  GError *error = NULL;
  gsize n;
  gconstpointer bytes;

  delivery->bytes = g_task_propagate_pointer (G_TASK (result), &error);
  if (delivery->bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  bytes = g_bytes_get_data (delivery->bytes, &n);
  g_output_stream_write_all_async (delivery->stream, bytes, n, delivery->priority, g_task_get_cancellable (task),
                                   delivered_cb, g_object_ref (task));
}

static void
rp_picture_offer_write_mime_type_async (GdkContentProvider *provider, const char *type, GOutputStream *stream,
                                        int priority, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer data)
{
  GTask *task = g_task_new (provider, cancellable, callback, data);
  g_autoptr (GTask) work = g_task_new (provider, cancellable, made_cb, task);
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->stream = g_object_ref (stream);
  delivery->priority = priority;
  g_task_set_task_data (task, delivery, free_delivery);
  g_task_set_task_data (work, g_strdup (type), g_free);
  g_task_run_in_thread (work, make_work);
}

static gboolean
rp_picture_offer_write_mime_type_finish (G_GNUC_UNUSED GdkContentProvider *provider, GAsyncResult *result,
                                         GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
rp_picture_offer_ref_formats (GdkContentProvider *provider)
{
  RpPictureOffer *self = RP_PICTURE_OFFER (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  if (self->folder != NULL)
    gdk_content_formats_builder_add_mime_type (builder, URI_LIST);
  for (guint i = 0; self->suffixes[i] != NULL; i++)
    if (type_of (self->suffixes[i]) != NULL)
      gdk_content_formats_builder_add_mime_type (builder, type_of (self->suffixes[i]));
  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
rp_picture_offer_finalize (GObject *object)
{
  RpPictureOffer *self = RP_PICTURE_OFFER (object);

  rp_export_plan_free (self->plan);
  g_hash_table_unref (self->made);
  g_free (self->file_name);
  g_free (self->folder);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (rp_picture_offer_parent_class)->finalize (object);
}

static void
rp_picture_offer_class_init (RpPictureOfferClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rp_picture_offer_finalize;
  provider_class->ref_formats = rp_picture_offer_ref_formats;
  provider_class->write_mime_type_async = rp_picture_offer_write_mime_type_async;
  provider_class->write_mime_type_finish = rp_picture_offer_write_mime_type_finish;
}

static void
rp_picture_offer_init (RpPictureOffer *self)
{
  g_mutex_init (&self->lock);
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
}

GdkContentProvider *
rp_picture_offer_new (RpExportPlan *plan, const char *const *suffixes, const char *file_name)
{
  RpPictureOffer *self = g_object_new (RP_TYPE_PICTURE_OFFER, NULL);

  self->plan = plan;
  self->suffixes = suffixes;
  self->file_name = g_strdup (file_name);
  self->folder = file_name != NULL ? make_folder () : NULL;
  return GDK_CONTENT_PROVIDER (self);
}
