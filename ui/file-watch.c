/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-watch.h"

#include <stdlib.h>

#define ATTRIBUTES "unix::device,unix::inode,unix::mode,standard::size,time::modified,time::modified-nsec"
/* While something is going on the file is looked at this often; else as often as it takes for what no monitor tells of
 * (a folder on the way renamed, a file on another machine). */
#define STIR_MS 60
#define REST_S 1
/* How long a file must stay as it is. One that is gone or empty is most often about to be written. */
#define SETTLE_US (150 * 1000)
#define SETTLE_EMPTY_US (900 * 1000)

typedef struct
{
  gboolean there;
  guint64 device, inode, size, seconds;
  guint32 nanoseconds, mode;
} Stamp;

struct _RpFileWatch
{
  GFile *file;
  GFileMonitor *monitors[2]; /* of the path, and of where it leads */
  GCancellable *cancellable;
  guint tick_id;
  gboolean asking;  /* a look is under way */
  gboolean known;   /* told is what the file was when the watch began */
  gboolean stirred; /* a monitor spoke before that was known */
  gboolean pending; /* seen is not told of yet */
  Stamp told, seen;
  gint64 seen_at;
  RpFileWatchChanged changed;
  gpointer data;
};

static void look (RpFileWatch *self);

static gboolean
same (const Stamp *a, const Stamp *b)
{
  return a->there == b->there && a->device == b->device && a->inode == b->inode && a->size == b->size
         && a->seconds == b->seconds && a->nanoseconds == b->nanoseconds && a->mode == b->mode;
}

static Stamp
stamp_of (GFileInfo *info)
{
  if (info == NULL)
    return (Stamp){ 0 };
  return (Stamp){ TRUE,
                  g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_DEVICE),
                  g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE),
                  g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE),
                  g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
                  g_file_info_get_attribute_uint32 (info, "time::modified-nsec"),
                  g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) };
}

static gboolean
tick_cb (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static void
tick (RpFileWatch *self, gboolean fast)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  self->tick_id = fast ? g_timeout_add (STIR_MS, tick_cb, self) : g_timeout_add_seconds (REST_S, tick_cb, self);
}

static void
monitor_cb (RpFileWatch *self)
{
  self->stirred = !self->known;
  if (!self->pending)
    look (self);
}

static void
stop_monitors (RpFileWatch *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    if (self->monitors[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->monitors[i], self);
        g_file_monitor_cancel (self->monitors[i]);
        g_clear_object (&self->monitors[i]);
      }
}

/* Where nothing can be monitored, the ticks are left. */
static void
start_monitors (RpFileWatch *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *real = path != NULL ? realpath (path, NULL) : NULL;
  g_autoptr (GFile) target = real != NULL ? g_file_new_for_path (real) : NULL;
  GFile *files[] = { self->file, target != NULL && !g_file_equal (target, self->file) ? target : NULL };

  stop_monitors (self);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      self->monitors[i]
          = files[i] != NULL ? g_file_monitor_file (files[i], G_FILE_MONITOR_WATCH_MOVES, NULL, NULL) : NULL;
      if (self->monitors[i] == NULL)
        continue;
      g_file_monitor_set_rate_limit (self->monitors[i], 100);
      g_signal_connect_swapped (self->monitors[i], "changed", G_CALLBACK (monitor_cb), self);
    }
}

static void
tell (RpFileWatch *self)
{
  self->told = self->seen;
  self->pending = FALSE;
  tick (self, FALSE);
  /* the link may lead elsewhere, the folder may be another */
  start_monitors (self);
  self->changed (self, self->data);
}

/* The file is as STAMP says, at NOW. May free the watch. */
static void
weigh (RpFileWatch *self, const Stamp *stamp, gint64 now)
{
  gboolean empty = !stamp->there || stamp->size == 0;

  if (!self->known)
    {
      self->known = TRUE;
      if (!self->stirred)
        self->told = *stamp;
      else /* what it was before is not known: anything is news */
        self->told = (Stamp){ .there = TRUE, .mode = G_MAXUINT32 };
    }
  if (same (stamp, &self->told))
    {
      if (self->pending)
        tick (self, FALSE);
      self->pending = FALSE;
    }
  else if (!self->pending || !same (stamp, &self->seen))
    {
      if (!self->pending)
        tick (self, TRUE);
      self->pending = TRUE;
      self->seen = *stamp;
      self->seen_at = now;
    }
  else if (now - self->seen_at >= (empty ? SETTLE_EMPTY_US : SETTLE_US))
    tell (self);
}

static void
looked_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (file), result, &error);
  RpFileWatch *self = data;
  Stamp stamp = stamp_of (info);

  /* then the watch is gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  weigh (self, &stamp, g_get_monotonic_time ());
}

/* In a thread: a file may be on a machine that does not answer. */
static void
look (RpFileWatch *self)
{
  if (self->asking)
    return;
  self->asking = TRUE;
  g_file_query_info_async (self->file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable,
                           looked_cb, self);
}

RpFileWatch *
rp_file_watch_new (const char *path, RpFileWatchChanged changed, gpointer data)
{
  RpFileWatch *self = g_new0 (RpFileWatch, 1);

  self->file = g_file_new_for_path (path);
  self->cancellable = g_cancellable_new ();
  self->changed = changed;
  self->data = data;
  start_monitors (self);
  tick (self, FALSE);
  look (self);
  return self;
}

void
rp_file_watch_free (RpFileWatch *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_monitors (self);
  g_clear_object (&self->file);
  g_free (self);
}
