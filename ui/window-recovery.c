/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the briefing is not saved is kept by itself, a moment after each change: whatever becomes of the program, it
 * is there again the next time that the dataset is opened. */
#include "window-private.h"

#include "briefing-json.h"
#include "briefing-store.h"

/* The place where one briefing is kept, shared with the thread that writes. */
struct _RpBriefingHold
{
  RpKeptBriefing *kept;
};

/* What is to be written of it. */
typedef struct
{
  RpBriefingHold *hold; /* a reference */
  RpBriefing *briefing; /* NULL: its file says all of it, nothing is kept */
  char *path;
  guint64 fingerprint;
} Work;

static void
clear_hold (gpointer data)
{
  rp_kept_briefing_free (((RpBriefingHold *)data)->kept);
}

static RpBriefingHold *
hold_new (RpKeptBriefing *kept)
{
  RpBriefingHold *hold = g_atomic_rc_box_new0 (RpBriefingHold);

  hold->kept = kept;
  return hold;
}

static void
drop_hold (RpBriefingHold *hold)
{
  g_atomic_rc_box_release_full (hold, clear_hold);
}

static gpointer
capture_cb (gpointer data)
{
  RpWindow *self = data;
  Work *work;

  if (self->deck_file.hold == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->hold = g_atomic_rc_box_acquire (self->deck_file.hold);
  work->path = g_strdup (rp_briefing_deck_get_path (self->deck));
  work->fingerprint = rp_briefing_deck_get_fingerprint (self->deck);
  if (!rp_briefing_deck_is_saved (self->deck))
    work->briefing = rp_briefing_ref (rp_briefing_deck_get_briefing (self->deck));
  return work;
}

static char *
text_of (gconstpointer kept)
{
  const Work *work = kept;
  g_autofree char *text = work->briefing != NULL ? rp_briefing_to_json (work->briefing) : NULL;

  return text != NULL ? g_strdup_printf ("%" G_GUINT64_FORMAT " %s\n%s", work->fingerprint,
                                         work->path != NULL ? work->path : "", text)
                      : g_strdup ("");
}

static gboolean
save (G_GNUC_UNUSED const char *name, gpointer kept, GError **error)
{
  const Work *work = kept;

  if (work->briefing != NULL)
    return rp_kept_briefing_save (work->hold->kept, work->briefing, work->path, work->fingerprint, error);
  rp_kept_briefing_drop (work->hold->kept);
  return TRUE;
}

static void
free_work (gpointer kept)
{
  Work *work = kept;

  drop_hold (work->hold);
  g_clear_pointer (&work->briefing, rp_briefing_unref);
  g_free (work->path);
  g_free (work);
}

void
rp_window_start_keeping (RpWindow *self)
{
  static const RpKeeperKind kind = { capture_cb, text_of, save, free_work, FALSE };

  self->briefing_keeper = rp_view_keeper_new (&kind, self);
}

void
rp_window_stop_keeping (RpWindow *self)
{
  g_clear_pointer (&self->briefing_keeper, rp_view_keeper_free);
  g_clear_pointer (&self->deck_file.hold, drop_hold);
}

void
rp_window_keep_briefing (RpWindow *self)
{
  if (self->briefing_keeper != NULL)
    rp_view_keeper_touch (self->briefing_keeper);
}

void
rp_window_keep_briefing_now (RpWindow *self)
{
  if (self->briefing_keeper != NULL)
    rp_view_keeper_flush (self->briefing_keeper);
}

/* Of several that were left the latest: the others stay for another time. */
RpBriefing *
rp_window_take_left_briefing (RpWindow *self, const char *dataset, char **path, guint64 *fingerprint)
{
  g_autofree char *folder = rp_briefing_store_folder ();
  GPtrArray *left = rp_briefing_store_left (folder, dataset);
  RpKeptBriefing *kept = left->len > 0 ? g_ptr_array_steal_index (left, 0) : NULL;
  RpBriefing *briefing = kept != NULL ? rp_kept_briefing_get_briefing (kept) : NULL;

  g_ptr_array_unref (left);
  rp_view_keeper_set_dataset (self->briefing_keeper, dataset);
  g_clear_pointer (&self->deck_file.hold, drop_hold);
  *path = kept != NULL ? g_strdup (rp_kept_briefing_get_path (kept)) : NULL;
  *fingerprint = kept != NULL ? rp_kept_briefing_get_fingerprint (kept) : 0;
  self->deck_file.hold = hold_new (kept != NULL ? kept : rp_kept_briefing_new (folder, dataset));
  return briefing != NULL ? rp_briefing_ref (briefing) : NULL;
}
