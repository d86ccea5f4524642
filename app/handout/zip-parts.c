/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip-parts.h"

#include <zip.h>

/* The first day that a ZIP knows: year - 1980, month, day. */
#define FIRST_DAY ((0 << 9) | (1 << 5) | 1)

struct _RpZipParts
{
  zip_source_t *target; /* in memory */
  zip_t *archive;
  GPtrArray *contents; /* GBytes: borrowed by the archive until it is closed */
  gboolean failed;
};

RpZipParts *
rp_zip_parts_new (void)
{
  RpZipParts *self = g_new0 (RpZipParts, 1);
  zip_error_t error;

  zip_error_init (&error);
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  self->target = zip_source_buffer_create (NULL, 0, 0, &error);
  if (self->target != NULL)
    {
      zip_source_keep (self->target);
      self->archive = zip_open_from_source (self->target, ZIP_TRUNCATE, &error);
      if (self->archive == NULL)
        zip_source_free (self->target); /* the part of it that the archive would have had */
    }
  self->failed = self->archive == NULL;
  zip_error_fini (&error);
  return self;
}

void
rp_zip_parts_free (RpZipParts *self)
{
  if (self->archive != NULL)
    zip_discard (self->archive);
  if (self->target != NULL)
    zip_source_free (self->target);
  g_ptr_array_unref (self->contents);
  g_free (self);
}

void
rp_zip_parts_add (RpZipParts *self, const char *name, GBytes *content, gboolean squeeze)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (content, &size);
  zip_source_t *source;
  zip_int64_t index;

  g_ptr_array_add (self->contents, content);
  if (self->failed)
    return;
  source = zip_source_buffer (self->archive, data, size, 0);
  index = source != NULL ? zip_file_add (self->archive, name, source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0)
    {
      zip_source_free (source);
      self->failed = TRUE;
      return;
    }
  self->failed
      = zip_set_file_compression (self->archive, (zip_uint64_t)index, squeeze ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) != 0
        || zip_file_set_dostime (self->archive, (zip_uint64_t)index, 0, FIRST_DAY, 0) != 0;
}

/* What the archive has written. NULL: it cannot be read. */
static GBytes *
take_bytes (zip_source_t *target)
{
  zip_stat_t stat;
  guint8 *data;

  if (zip_source_open (target) != 0)
    return NULL;
  if (zip_source_stat (target, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE))
    {
      zip_source_close (target);
      return NULL;
    }
  data = g_malloc (stat.size);
  if (zip_source_read (target, data, stat.size) != (zip_int64_t)stat.size)
    g_clear_pointer (&data, g_free);
  zip_source_close (target);
  return data != NULL ? g_bytes_new_take (data, stat.size) : NULL;
}

GBytes *
rp_zip_parts_finish (RpZipParts *self, GError **error)
{
  GBytes *bytes = NULL;

  if (!self->failed && zip_close (self->archive) == 0)
    {
      self->archive = NULL;
      bytes = take_bytes (self->target);
    }
  if (bytes == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the parts could not be put together");
  return bytes;
}
