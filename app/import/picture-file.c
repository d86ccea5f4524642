/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "dataset-file.h"

#define MOST_BYTES (16u * 1024 * 1024)
#define MOST_PIXELS 24e6
#define LONGEST_SIDES 16.0 /* times the shorter: more is no picture */
#define KEPT_BYTES (64.0 * 1024 * 1024)
#define TRAILER_BYTES 65536u /* that may follow the end of a picture */
#define MOST_SCANS 100
#define LEAST_SIDE 48u
#define MOST_SIDE 192u /* enough for the largest node on paper */

/* Pixels of four bytes each, red, green, blue and alpha, row by row. */
typedef struct
{
  guint width, height;
  guint8 *pixels; /* owned */
} Image;

static gboolean
is_fine (double width, double height, char **reason)
{
  if (width >= 1 && height >= 1 && width * height <= MOST_PIXELS
      && MAX (width, height) <= LONGEST_SIDES * MIN (width, height))
    return TRUE;
  *reason = g_strdup_printf (_ ("%u × %u pixels are too many"), (guint)width, (guint)height);
  return FALSE;
}

/* What ends before its end would be shown half grey. */
static gboolean
has_end (GBytes *bytes, const char *end)
{
  gsize n, length = strlen (end);
  const char *data = g_bytes_get_data (bytes, &n);

  for (gsize at = n; at >= length && n - at <= TRAILER_BYTES; at--)
    if (memcmp (data + at - length, end, length) == 0)
      return TRUE;
  return FALSE;
}

/* ---- PNG ---- */

static gboolean
decode_png (GBytes *bytes, Image *out, char **reason)
{
  gsize n;
  const void *data = g_bytes_get_data (bytes, &n);
  png_image image = { .version = PNG_IMAGE_VERSION };
  gboolean done;

  if (!has_end (bytes, "IEND") || !png_image_begin_read_from_memory (&image, data, n))
    return FALSE;
  done = is_fine (image.width, image.height, reason);
  if (done)
    {
      image.format = PNG_FORMAT_RGBA;
      *out = (Image){ image.width, image.height, g_try_malloc (PNG_IMAGE_SIZE (image)) };
      done = out->pixels != NULL && png_image_finish_read (&image, NULL, out->pixels, 0, NULL);
    }
  png_image_free (&image);
  return done;
}

/* ---- JPEG ---- */

typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr error;
  struct jpeg_progress_mgr progress;
  jmp_buf failed;
  guint8 *row; /* owned */
} Jpeg;

static void
failed_cb (j_common_ptr common)
{
  longjmp (((Jpeg *)common->client_data)->failed, 1);
}

static void
message_cb (G_GNUC_UNUSED j_common_ptr common, G_GNUC_UNUSED int level)
{
}

/* A file of many scans decodes the whole picture for each. */
static void
progress_cb (j_common_ptr common)
{
  if (((Jpeg *)common->client_data)->jpeg.input_scan_number > MOST_SCANS)
    failed_cb (common);
}

/* As small as leaves SIDE pixels. */
static void
set_scale (struct jpeg_decompress_struct *jpeg, guint side)
{
  guint shorter = MIN (jpeg->image_width, jpeg->image_height);

  jpeg->scale_num = 1;
  jpeg->scale_denom = 1;
  while (jpeg->scale_denom < 8 && shorter / (jpeg->scale_denom * 2) >= side)
    jpeg->scale_denom *= 2;
}

static gboolean
read_rows (Jpeg *self, Image *out)
{
  struct jpeg_decompress_struct *jpeg = &self->jpeg;

  jpeg_start_decompress (jpeg);
  out->width = jpeg->output_width;
  out->height = jpeg->output_height;
  out->pixels = g_try_malloc ((gsize)out->width * out->height * 4);
  self->row = g_malloc ((gsize)out->width * 3);
  while (out->pixels != NULL && jpeg->output_scanline < jpeg->output_height)
    {
      guint8 *to = out->pixels + (gsize)jpeg->output_scanline * out->width * 4;

      jpeg_read_scanlines (jpeg, &self->row, 1);
      for (guint x = 0; x < out->width; x++)
        {
          memcpy (to + 4 * (gsize)x, self->row + 3 * (gsize)x, 3);
          to[4 * (gsize)x + 3] = 255;
        }
    }
  return out->pixels != NULL;
}

static gboolean
decode_jpeg (GBytes *bytes, guint side, Image *out, char **reason)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  Jpeg *self = g_new0 (Jpeg, 1);
  volatile gboolean done = FALSE;

  self->jpeg.err = jpeg_std_error (&self->error);
  self->jpeg.client_data = self;
  self->error.error_exit = failed_cb;
  self->error.emit_message = message_cb;
  if (has_end (bytes, "\xff\xd9") && setjmp (self->failed) == 0)
    {
      jpeg_create_decompress (&self->jpeg);
      self->progress.progress_monitor = progress_cb;
      self->jpeg.progress = &self->progress;
      jpeg_mem_src (&self->jpeg, data, n);
      jpeg_read_header (&self->jpeg, TRUE);
      if (is_fine (self->jpeg.image_width, self->jpeg.image_height, reason))
        {
          self->jpeg.out_color_space = JCS_RGB;
          set_scale (&self->jpeg, side);
          done = read_rows (self, out);
        }
    }
  jpeg_destroy_decompress (&self->jpeg);
  g_free (self->row);
  g_free (self);
  return done;
}

/* ---- the middle of it, made small ---- */

/* The mean of the pixels from LEFT, TOP to before RIGHT, BOTTOM, premultiplied. */
static guint32
mean_of (const Image *image, guint left, guint top, guint right, guint bottom)
{
  guint64 sum[4] = { 0, 0, 0, 0 }, n = (guint64)(right - left) * (bottom - top);
  guint32 mean[4];

  for (guint y = top; y < bottom; y++)
    for (guint x = left; x < right; x++)
      {
        const guint8 *p = image->pixels + ((gsize)y * image->width + x) * 4;

        for (guint c = 0; c < 3; c++)
          sum[c] += (guint64)p[c] * p[3];
        sum[3] += p[3];
      }
  for (guint c = 0; c < 3; c++)
    mean[c] = (guint32)((sum[c] + n * 127) / (n * 255));
  mean[3] = (guint32)((sum[3] + n / 2) / n);
  return mean[3] << 24 | MIN (mean[0], mean[3]) << 16 | MIN (mean[1], mean[3]) << 8 | MIN (mean[2], mean[3]);
}

static RpPicture *
middle_of (const Image *image, guint most)
{
  guint whole = MIN (image->width, image->height), side = MIN (whole, most);
  guint left = (image->width - whole) / 2, top = (image->height - whole) / 2;
  RpPicture *picture = rp_picture_new (side);

  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      picture->pixels[(gsize)y * side + x] = mean_of (image, left + x * whole / side, top + y * whole / side,
                                                      left + (x + 1) * whole / side, top + (y + 1) * whole / side);
  return picture;
}

RpPicture *
rp_picture_decode (GBytes *bytes, guint side, char **reason)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  Image image = { 0, 0, NULL };
  RpPicture *picture = NULL;
  gboolean done = FALSE;

  if (n > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    done = decode_png (bytes, &image, reason);
  else if (n > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    done = decode_jpeg (bytes, side, &image, reason);
  else
    *reason = g_strdup (_ ("only PNG and JPEG are shown"));
  if (done)
    picture = middle_of (&image, side);
  else if (*reason == NULL)
    *reason = g_strdup (_ ("it cannot be decoded"));
  g_free (image.pixels);
  return picture;
}

static RpPicture *
load (const char *dataset_path, const char *name, guint side, char **reason)
{
  g_autofree char *path = rp_dataset_file_find (dataset_path, name, reason);
  gboolean whole = TRUE;
  g_autoptr (GBytes) bytes = path != NULL ? rp_dataset_file_read (path, MOST_BYTES, &whole, reason) : NULL;

  if (bytes == NULL)
    return NULL;
  if (whole)
    return rp_picture_decode (bytes, side, reason);
  *reason = g_strdup (_ ("the file is too large"));
  return NULL;
}

static guint
n_named (RpDataset *dataset)
{
  guint n = 0;

  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    n += rp_dataset_entity (dataset, i)->record.image != NULL;
  return n;
}

RpPictureSet *
rp_pictures_load (RpDataset *dataset, const char *dataset_path, GPtrArray *refused, GCancellable *cancellable)
{
  guint n = n_named (dataset), most = (guint)(KEPT_BYTES / (4 * LEAST_SIDE * LEAST_SIDE)), n_tried = 0;
  g_autoptr (RpPictureSet) set = NULL;
  guint side;

  if (n == 0 || dataset_path == NULL)
    return NULL;
  side = (guint)CLAMP (sqrt (KEPT_BYTES / 4 / n), LEAST_SIDE, MOST_SIDE);
  set = rp_picture_set_new ();
  for (guint i = 0; i < rp_dataset_n_entities (dataset) && n_tried < most; i++)
    {
      const RpRecord *record = &rp_dataset_entity (dataset, i)->record;
      g_autofree char *reason = NULL;
      RpPicture *picture;

      if (record->image == NULL)
        continue;
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      n_tried++;
      picture = load (dataset_path, record->image, side, &reason);
      if (picture != NULL)
        rp_picture_set_take (set, i, picture);
      else if (refused != NULL)
        g_ptr_array_add (refused, g_strdup_printf (_ ("The picture “%s” is not shown: %s."), record->image, reason));
    }
  return g_steal_pointer (&set);
}
