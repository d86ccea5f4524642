/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the briefing is not saved is kept by itself, a moment after each change: whatever becomes of the program, it
 * is there again the next time that the dataset is opened. */
#include "window-private.h"

#include "briefing-file.h"
#include "briefing-json.h"
#include "briefing-store.h"
#include "window-words.h"

#include <glib/gi18n-lib.h>

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

/* ---- what was left ---- */

/* "win.left-briefing" takes up each of OTHERS: its title, or its file's name, how much of it there is, and when it was
 * kept. */
static void
list_left (RpWindow *self, const GPtrArray *others)
{
  g_menu_remove_all (self->briefing_left_section);
  for (guint i = 0; i < others->len; i++)
    {
      RpKeptBriefing *kept = g_ptr_array_index (others, i);
      RpBriefing *briefing = rp_kept_briefing_get_briefing (kept);
      const char *path = rp_kept_briefing_get_path (kept), *title = rp_briefing_get_title (briefing);
      g_autofree char *file = path != NULL ? g_filename_display_basename (path) : NULL;
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (rp_kept_briefing_get_written (kept));
      g_autofree char *when = at != NULL ? g_date_time_format (at, "%x %H:%M") : g_strdup ("");
      guint n = rp_briefing_n_scenes (briefing);
      /* the title or the file of a briefing, how many scenes, day and time */
      g_autofree char *words = g_strdup_printf (ngettext ("%s, %u scene, %s", "%s, %u scenes, %s", n),
                                                title != NULL  ? title
                                                : file != NULL ? file
                                                               : _ ("Briefing"),
                                                n, when);
      g_autofree char *label = rp_window_words_label (words);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.left-briefing", "s", rp_kept_briefing_get_name (kept));
      g_menu_append_item (self->briefing_left_section, item);
    }
}

/* Takes up what was left by NAME; NULL: the latest. What else was left is listed, and how much that is told by *MORE.
 * NULL: nothing was, and nothing is kept yet. PATH and FINGERPRINT are its file's. */
static RpBriefing *
take_left (RpWindow *self, const char *name, char **path, guint64 *fingerprint, guint *more)
{
  g_autofree char *folder = rp_briefing_store_folder ();
  g_autoptr (GPtrArray) left = NULL;
  RpKeptBriefing *kept = NULL;
  RpBriefing *briefing;

  g_clear_pointer (&self->deck_file.hold, drop_hold);
  left = rp_briefing_store_left (folder, self->path);
  for (guint i = 0; i < left->len && kept == NULL; i++)
    if (name == NULL || g_str_equal (rp_kept_briefing_get_name (g_ptr_array_index (left, i)), name))
      kept = g_ptr_array_steal_index (left, i);
  briefing = kept != NULL ? rp_kept_briefing_get_briefing (kept) : NULL;
  *path = kept != NULL ? g_strdup (rp_kept_briefing_get_path (kept)) : NULL;
  *fingerprint = kept != NULL ? rp_kept_briefing_get_fingerprint (kept) : 0;
  *more = left->len;
  self->deck_file.hold = hold_new (kept != NULL ? kept : rp_kept_briefing_new (folder, self->path));
  list_left (self, left);
  return briefing != NULL ? rp_briefing_ref (briefing) : NULL;
}

static gboolean
same_text (const RpBriefing *a, const RpBriefing *b)
{
  g_autofree char *text_a = rp_briefing_to_json (a), *text_b = rp_briefing_to_json (b);

  return g_str_equal (text_a, text_b);
}

/* What was not saved, if it is other than its file: shown, with a word and a way back to that. MORE: so much else was
 * left. */
static void
bring_back (RpWindow *self, RpBriefing *left, const char *path, guint64 fingerprint, guint more)
{
  guint64 seen = 0;
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RpBriefing) beside = rp_briefing_file_read (path, &seen, &note, &error);
  g_autoptr (GString) words = NULL;

  if (beside != NULL && same_text (beside, left))
    {
      rp_window_load_briefing (self, beside, path, seen, note);
      return;
    }
  /* a file that is another than this began with is asked about before it is written over */
  rp_briefing_deck_load (self->deck, left, NULL, path, fingerprint);
  words = g_string_new (seen == fingerprint
                            ? _ ("Unsaved changes of the briefing were brought back")
                            : _ ("Unsaved changes of the briefing were brought back; its file is another by now"));
  if (more > 0)
    g_string_append_printf (
        words, ngettext (". %u more is in the menu of the briefing", ". %u more are in the menu of the briefing", more),
        more);
  rp_window_tell_briefing (self, g_string_free (g_steal_pointer (&words), FALSE), _ ("Discard"),
                           "win.discard-briefing");
}

/* NAME as take_left () has it. FALSE: nothing was left by it. */
static gboolean
restore_left (RpWindow *self, const char *name)
{
  g_autofree char *file = NULL, *beside = rp_briefing_file_beside (self->path);
  guint64 fingerprint;
  guint more;
  g_autoptr (RpBriefing) left = NULL;

  /* what was written last was written elsewhere */
  rp_view_keeper_set_dataset (self->briefing_keeper, self->path);
  left = take_left (self, name, &file, &fingerprint, &more);
  if (left != NULL)
    bring_back (self, left, file != NULL ? file : beside, fingerprint, more);
  return left != NULL;
}

void
rp_window_restore_briefing (RpWindow *self, const char *path)
{
  if (!restore_left (self, NULL))
    rp_window_open_beside (self, path);
  rp_window_list_briefings (self);
}

void
rp_window_move_briefing (RpWindow *self, const char *path)
{
  g_autoptr (RpBriefing) shown = rp_briefing_ref (rp_briefing_deck_get_briefing (self->deck));
  g_autofree char *beside = rp_briefing_file_beside (path);

  rp_window_restore_briefing (self, path);
  if (rp_briefing_n_scenes (shown) == 0 || rp_briefing_n_scenes (rp_briefing_deck_get_briefing (self->deck)) > 0)
    return;
  rp_briefing_deck_load (self->deck, shown, NULL, beside, 0);
  rp_window_keep_briefing_now (self);
}

/* What is not saved now is left in its turn. */
void
rp_window_open_left (RpWindow *self, const char *name)
{
  if (self->path == NULL)
    return;
  rp_window_keep_briefing_now (self);
  if (restore_left (self, name))
    return;
  rp_window_tell_briefing (self, g_strdup (_ ("That is no longer there")), NULL, NULL);
  rp_window_keep_briefing_now (self);
}
