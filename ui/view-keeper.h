/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what a window shows of its dataset, or how it is arranged: a moment after each change, so that a crash costs
 * little, and at once when asked. What there is to keep, the owner says; how it is kept, its kind. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SAVE runs in a thread, one at a time, the latest last; NAME is as kept-files has it. */
typedef struct
{
  gpointer (*capture) (gpointer data);   /* what is so now: transfer full; NULL: nothing that could be kept */
  char *(*to_text) (gconstpointer kept); /* tells one state from another */
  gboolean (*save) (const char *name, gpointer kept, GError **error);
  void (*free) (gpointer kept);
  gboolean
      always_at_end; /* flushing writes what is unchanged too: the window that is closed last is the one that counts */
} RpKeeperKind;

typedef struct _RpViewKeeper RpViewKeeper;

/* KIND lives as long as the program. */
RpViewKeeper *rp_view_keeper_new (const RpKeeperKind *kind, gpointer data);
/* Writes nothing any more. */
void rp_view_keeper_free (RpViewKeeper *self);
/* What is shown from now on is of the dataset at PATH; NULL: of none. What waits to be written of the one before is
 * dropped: flush before. */
void rp_view_keeper_set_dataset (RpViewKeeper *self, const char *path);
/* What is so now is what is kept already. */
void rp_view_keeper_settle (RpViewKeeper *self);
/* Something has changed. */
void rp_view_keeper_touch (RpViewKeeper *self);
/* Writes what is shown now and waits for it. */
void rp_view_keeper_flush (RpViewKeeper *self);

G_END_DECLS
