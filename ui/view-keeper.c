/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-keeper.h"

#include <gio/gio.h>

#include "kept-files.h"

#define PAUSE_MS 2000

/* Shared with the threads that write: what was asked for later is never overwritten by what was asked for before. */
typedef struct
{
  GMutex lock;
  guint64 written; /* the number of the last writing */
} Order;

typedef struct
{
  const RpKeeperKind *kind;
  Order *order; /* a reference */
  guint64 number;
  char *name;
  gpointer kept;
} Writing;

struct _RpViewKeeper
{
  const RpKeeperKind *kind;
  gpointer data;
  Order *order;
  guint64 n_writings;
  char *name; /* of the dataset; NULL: none */
  char *kept; /* the text that was written last; NULL: none */
  guint pause_id;
};

static void
clear_order (gpointer data)
{
  g_mutex_clear (&((Order *)data)->lock);
}

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_atomic_rc_box_release_full (writing->order, clear_order);
  writing->kind->free (writing->kept);
  g_free (writing->name);
  g_free (writing);
}

static void
write_now (const Writing *writing)
{
  g_autoptr (GError) error = NULL;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&writing->order->lock);

  if (writing->number <= writing->order->written)
    return;
  writing->order->written = writing->number;
  if (!writing->kind->save (writing->name, writing->kept, &error))
    g_debug ("what is shown is not kept: %s", error->message);
}

/* What has changed since the last time, to be written; NULL: nothing. */
static Writing *
next_writing (RpViewKeeper *self)
{
  gpointer kept = self->name != NULL ? self->kind->capture (self->data) : NULL;
  g_autofree char *text = kept != NULL ? self->kind->to_text (kept) : NULL;
  Writing *writing;

  if (text == NULL || g_strcmp0 (text, self->kept) == 0)
    {
      if (kept != NULL)
        self->kind->free (kept);
      return NULL;
    }
  g_free (self->kept);
  self->kept = g_steal_pointer (&text);
  writing = g_new0 (Writing, 1);
  *writing = (Writing){ .kind = self->kind,
                        .order = g_atomic_rc_box_acquire (self->order),
                        .number = ++self->n_writings,
                        .name = g_strdup (self->name),
                        .kept = kept };
  return writing;
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  write_now (data);
  g_task_return_boolean (task, TRUE);
}

static gboolean
pause_cb (gpointer data)
{
  RpViewKeeper *self = data;
  Writing *writing = next_writing (self);

  self->pause_id = 0;
  if (writing != NULL)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_task_data (task, writing, free_writing);
      g_task_run_in_thread (task, work);
    }
  return G_SOURCE_REMOVE;
}

RpViewKeeper *
rp_view_keeper_new (const RpKeeperKind *kind, gpointer data)
{
  RpViewKeeper *self = g_new0 (RpViewKeeper, 1);

  self->kind = kind;
  self->data = data;
  self->order = g_atomic_rc_box_new0 (Order);
  g_mutex_init (&self->order->lock);
  return self;
}

void
rp_view_keeper_free (RpViewKeeper *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_atomic_rc_box_release_full (self->order, clear_order);
  g_free (self->name);
  g_free (self->kept);
  g_free (self);
}

void
rp_view_keeper_set_dataset (RpViewKeeper *self, const char *path)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->kept, g_free);
  g_free (self->name);
  self->name = path != NULL ? rp_kept_files_name (path) : NULL;
}

void
rp_view_keeper_settle (RpViewKeeper *self)
{
  Writing *writing = next_writing (self);

  if (writing != NULL)
    free_writing (writing);
}

void
rp_view_keeper_touch (RpViewKeeper *self)
{
  if (self->pause_id == 0 && self->name != NULL)
    self->pause_id = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, pause_cb, self, NULL);
}

void
rp_view_keeper_flush (RpViewKeeper *self)
{
  Writing *writing;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->kind->always_at_end)
    g_clear_pointer (&self->kept, g_free);
  writing = next_writing (self);
  if (writing == NULL)
    return;
  write_now (writing);
  free_writing (writing);
}
