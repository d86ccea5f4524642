/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "briefing-deck.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record-ref.h"

typedef struct
{
  RpBriefing *briefing;
  guint index;
  char *name;
} Step;

struct _RpBriefingDeck
{
  GObject parent_instance;
  RpBriefing *briefing;
  guint index;
  GPtrArray *undone, *done; /* Step *: to be redone, to be undone; what is next stands last */
  char *typing;             /* which field is being typed into; NULL: none */
  RpBriefing *saved;        /* NULL: there is no file, or none that could be read */
  char *path;
  guint64 fingerprint;
};

G_DEFINE_FINAL_TYPE (RpBriefingDeck, rp_briefing_deck, G_TYPE_OBJECT)

static guint changed_id, limited_id;

static void
free_step (gpointer data)
{
  Step *step = data;

  rp_briefing_unref (step->briefing);
  g_free (step->name);
  g_free (step);
}

static void
rp_briefing_deck_finalize (GObject *object)
{
  RpBriefingDeck *self = RP_BRIEFING_DECK (object);

  rp_briefing_unref (self->briefing);
  g_clear_pointer (&self->saved, rp_briefing_unref);
  g_ptr_array_unref (self->undone);
  g_ptr_array_unref (self->done);
  g_free (self->typing);
  g_free (self->path);
  G_OBJECT_CLASS (rp_briefing_deck_parent_class)->finalize (object);
}

static void
rp_briefing_deck_class_init (RpBriefingDeckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_briefing_deck_finalize;
  changed_id = g_signal_new ("changed", RP_TYPE_BRIEFING_DECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                             G_TYPE_UINT);
  limited_id = g_signal_new ("limited", RP_TYPE_BRIEFING_DECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                             G_TYPE_STRING);
}

static void
rp_briefing_deck_init (RpBriefingDeck *self)
{
  self->briefing = rp_briefing_new (NULL);
  self->index = RP_NO_INDEX;
  self->undone = g_ptr_array_new_with_free_func (free_step);
  self->done = g_ptr_array_new_with_free_func (free_step);
}

RpBriefingDeck *
rp_briefing_deck_new (void)
{
  return g_object_new (RP_TYPE_BRIEFING_DECK, NULL);
}

static void
tell (RpBriefingDeck *self, guint what)
{
  g_signal_emit (self, changed_id, 0, what);
}

void
rp_briefing_deck_load (RpBriefingDeck *self, RpBriefing *briefing, RpBriefing *saved, const char *path,
                       guint64 fingerprint)
{
  RpBriefing *loaded = briefing != NULL ? rp_briefing_ref (briefing) : rp_briefing_new (NULL);
  char *file = g_strdup (path);

  if (saved != NULL)
    rp_briefing_ref (saved);
  g_clear_pointer (&self->saved, rp_briefing_unref);
  self->saved = saved;
  rp_briefing_unref (self->briefing);
  self->briefing = loaded;
  g_free (self->path);
  self->path = file;
  self->fingerprint = fingerprint;
  self->index = RP_NO_INDEX;
  g_clear_pointer (&self->typing, g_free);
  g_ptr_array_set_size (self->undone, 0);
  g_ptr_array_set_size (self->done, 0);
  tell (self, RP_DECK_ALL);
}

RpBriefing *
rp_briefing_deck_get_briefing (RpBriefingDeck *self)
{
  return self->briefing;
}

guint
rp_briefing_deck_get_index (RpBriefingDeck *self)
{
  return self->index;
}

static guint
limited (RpBriefingDeck *self, guint index)
{
  return index < rp_briefing_n_scenes (self->briefing) ? index : RP_NO_INDEX;
}

void
rp_briefing_deck_go (RpBriefingDeck *self, guint index)
{
  index = limited (self, index);
  if (index == self->index)
    return;
  self->index = index;
  tell (self, RP_DECK_INDEX);
}

/* ---- edits ---- */

static Step *
step_new (RpBriefingDeck *self, char *name)
{
  Step *step = g_new (Step, 1);

  *step = (Step){ rp_briefing_ref (self->briefing), self->index, name };
  return step;
}

/* CHANGED and NAME are transfer full. TYPING (nullable, transfer full): the step goes on where the last one was of the
 * same. */
static void
edit (RpBriefingDeck *self, RpBriefing *changed, guint index, guint what, char *name, char *typing)
{
  gboolean goes_on = typing != NULL && g_strcmp0 (typing, self->typing) == 0 && self->done->len > 0;

  if (goes_on)
    g_free (name);
  else
    g_ptr_array_add (self->done, step_new (self, name));
  g_ptr_array_set_size (self->undone, 0);
  g_free (self->typing);
  self->typing = typing;
  rp_briefing_unref (self->briefing);
  self->briefing = changed;
  if (index != self->index)
    what |= RP_DECK_INDEX;
  self->index = limited (self, index);
  tell (self, what | RP_DECK_UNDO | RP_DECK_FILE);
}

static gboolean
has (RpBriefingDeck *self, guint index)
{
  return index < rp_briefing_n_scenes (self->briefing);
}

/* ---- limits: what a file is read with holds while it is made, too ---- */

/* WORDS is transfer full. */
static void
tell_limit (RpBriefingDeck *self, char *words)
{
  g_autofree char *owned = words;

  g_signal_emit (self, limited_id, 0, owned);
}

static gboolean
has_room (RpBriefingDeck *self)
{
  if (rp_briefing_n_scenes (self->briefing) < RP_BRIEFING_MOST_SCENES)
    return TRUE;
  tell_limit (self, g_strdup_printf (_ ("A briefing has %d scenes at most"), RP_BRIEFING_MOST_SCENES));
  return FALSE;
}

/* Nobody is kept from taking away what is too much. */
static gboolean
has_room_for_callouts (RpBriefingDeck *self, const RpScene *now, const RpScene *then)
{
  if (then->n_callouts <= MAX (now->n_callouts, RP_SCENE_MOST_CALLOUTS))
    return TRUE;
  tell_limit (self, g_strdup_printf (_ ("A scene has %d callouts at most"), RP_SCENE_MOST_CALLOUTS));
  return FALSE;
}

/* After the edit that cut it. */
static void
tell_length (RpBriefingDeck *self, const char *text)
{
  if (text != NULL && strlen (text) > RP_SCENE_MOST_TEXT)
    tell_limit (self, g_strdup_printf (_ ("A text has %d KiB at most: what was beyond is left out"),
                                       RP_SCENE_MOST_TEXT / 1024));
}

/* FORMAT has a place for the scene's name. Transfer full. */
static char *
named (const RpBriefing *briefing, guint index, const char *format)
{
  g_autofree char *scene = rp_briefing_scene_name (briefing, index);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, scene);
#pragma GCC diagnostic pop
}

gboolean
rp_briefing_deck_add (RpBriefingDeck *self, RpScene *scene)
{
  guint index = has (self, self->index) ? self->index + 1 : rp_briefing_n_scenes (self->briefing);
  RpBriefing *changed;

  if (!has_room (self))
    return FALSE;
  changed = rp_briefing_insert (self->briefing, index, scene);
  edit (self, changed, index, RP_DECK_SCENES, named (changed, index, _ ("Addition of “%s”")), NULL);
  return TRUE;
}

void
rp_briefing_deck_remove (RpBriefingDeck *self, guint index)
{
  guint left, here = self->index;

  g_return_if_fail (has (self, index));

  left = rp_briefing_n_scenes (self->briefing) - 1;
  /* what comes next stands where it was */
  if (here != RP_NO_INDEX && (here > index || here == left))
    here = left > 0 ? here - 1 : RP_NO_INDEX;
  edit (self, rp_briefing_remove (self->briefing, index), here,
        RP_DECK_SCENES | (index == self->index ? RP_DECK_INDEX : 0),
        named (self->briefing, index, _ ("Removal of “%s”")), NULL);
}

static guint
where_after_move (guint at, guint from, guint to)
{
  if (at == RP_NO_INDEX)
    return at;
  if (at == from)
    return to;
  if (from < at && at <= to)
    return at - 1;
  return to <= at && at < from ? at + 1 : at;
}

void
rp_briefing_deck_move (RpBriefingDeck *self, guint from, guint to)
{
  g_return_if_fail (has (self, from) && has (self, to));

  if (from != to)
    edit (self, rp_briefing_move (self->briefing, from, to), where_after_move (self->index, from, to), RP_DECK_SCENES,
          named (self->briefing, from, _ ("Move of “%s”")), NULL);
}

void
rp_briefing_deck_duplicate (RpBriefingDeck *self, guint index)
{
  RpScene *copy;

  g_return_if_fail (has (self, index));

  if (!has_room (self))
    return;
  copy = rp_scene_copy (rp_briefing_get_scene (self->briefing, index));
  rp_scene_set_new_id (copy);
  edit (self, rp_briefing_insert (self->briefing, index + 1, copy), index + 1, RP_DECK_SCENES,
        named (self->briefing, index, _ ("Copy of “%s”")), NULL);
  rp_scene_unref (copy);
}

gboolean
rp_briefing_deck_replace (RpBriefingDeck *self, guint index, RpScene *scene, char *name)
{
  g_return_val_if_fail (has (self, index), FALSE);

  if (!has_room_for_callouts (self, rp_briefing_get_scene (self->briefing, index), scene))
    {
      g_free (name);
      return FALSE;
    }
  edit (self, rp_briefing_replace (self->briefing, index, scene), self->index, RP_DECK_SCENE, name, NULL);
  return TRUE;
}

void
rp_briefing_deck_update (RpBriefingDeck *self, guint index, RpScene *scene)
{
  g_return_if_fail (has (self, index));

  rp_briefing_deck_replace (self, index, scene, named (self->briefing, index, _ ("Update of “%s”")));
}

/* ---- typing ---- */

/* SCENE is transfer full; KEY says which field. */
static void
type (RpBriefingDeck *self, guint index, RpScene *scene, const char *key, const char *format)
{
  edit (self, rp_briefing_replace (self->briefing, index, scene), self->index, RP_DECK_SCENE,
        named (self->briefing, index, format), g_strdup_printf ("%s %s", scene->id, key));
  rp_scene_unref (scene);
}

static char **
text_of (RpScene *scene, RpSceneField field)
{
  return field == RP_SCENE_TITLE ? &scene->title : field == RP_SCENE_CAPTION ? &scene->caption : &scene->notes;
}

/* "" and none are the same. */
static gboolean
same_text (const char *text, const char *with)
{
  return g_strcmp0 (text != NULL ? text : "", with != NULL ? with : "") == 0;
}

void
rp_briefing_deck_set_text (RpBriefingDeck *self, guint index, RpSceneField field, const char *text)
{
  static const char *const keys[] = { "title", "caption", "notes" };
  const char *const names[] = { _ ("New Title of “%s”"), _ ("Caption of “%s”"), _ ("Notes of “%s”") };
  RpScene *scene;

  g_return_if_fail (has (self, index));

  scene = rp_briefing_get_scene (self->briefing, index);
  if (same_text (*text_of (scene, field), text))
    return;
  scene = rp_scene_copy (scene);
  rp_scene_set_text (text_of (scene, field), text);
  type (self, index, scene, keys[field], names[field]);
  tell_length (self, text);
}

void
rp_briefing_deck_set_duration (RpBriefingDeck *self, guint index, double duration_s)
{
  RpScene *scene;

  g_return_if_fail (has (self, index) && duration_s >= 0);

  scene = rp_briefing_get_scene (self->briefing, index);
  if (scene->duration_s == duration_s)
    return;
  scene = rp_scene_copy (scene);
  scene->duration_s = duration_s;
  type (self, index, scene, "duration", _ ("Duration of “%s”"));
}

/* Transfer full; NULL: there is no such callout. */
static RpScene *
scene_of_callout (RpBriefingDeck *self, guint index, guint callout)
{
  RpScene *scene = has (self, index) ? rp_briefing_get_scene (self->briefing, index) : NULL;

  g_return_val_if_fail (scene != NULL && callout < scene->n_callouts, NULL);

  return rp_scene_copy (scene);
}

void
rp_briefing_deck_set_callout_text (RpBriefingDeck *self, guint index, guint callout, const char *text)
{
  RpScene *scene = scene_of_callout (self, index, callout);
  g_autofree char *key = g_strdup_printf ("callout %u", callout);

  if (scene == NULL)
    return;
  rp_scene_set_callout_text (scene, callout, text);
  type (self, index, scene, key, _ ("Callout of “%s”"));
  tell_length (self, text);
}

void
rp_briefing_deck_place_callout (RpBriefingDeck *self, guint index, guint callout, double dx, double dy)
{
  RpScene *scene = scene_of_callout (self, index, callout);
  g_autofree char *key = g_strdup_printf ("place %u", callout);

  if (scene == NULL)
    return;
  scene->callouts[callout].dx = dx;
  scene->callouts[callout].dy = dy;
  type (self, index, scene, key, _ ("Place of a Callout of “%s”"));
}

void
rp_briefing_deck_set_title (RpBriefingDeck *self, const char *title)
{
  if (!same_text (rp_briefing_get_title (self->briefing), title))
    edit (self, rp_briefing_with_title (self->briefing, title), self->index, RP_DECK_SCENE,
          g_strdup (_ ("Title of the Briefing")), g_strdup ("title"));
  tell_length (self, title);
}

void
rp_briefing_deck_pause (RpBriefingDeck *self)
{
  g_clear_pointer (&self->typing, g_free);
}

/* ---- back ---- */

static const char *
next_name (const GPtrArray *steps)
{
  return steps->len > 0 ? ((const Step *)g_ptr_array_index (steps, steps->len - 1))->name : NULL;
}

const char *
rp_briefing_deck_get_undo_name (RpBriefingDeck *self)
{
  return next_name (self->done);
}

const char *
rp_briefing_deck_get_redo_name (RpBriefingDeck *self)
{
  return next_name (self->undone);
}

static gboolean
take (RpBriefingDeck *self, GPtrArray *from, GPtrArray *onto)
{
  Step *step;

  g_clear_pointer (&self->typing, g_free);
  if (from->len == 0)
    return FALSE;
  step = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (onto, step_new (self, g_steal_pointer (&step->name)));
  rp_briefing_unref (self->briefing);
  self->briefing = rp_briefing_ref (step->briefing);
  self->index = limited (self, step->index);
  free_step (step);
  tell (self, RP_DECK_ALL);
  return TRUE;
}

gboolean
rp_briefing_deck_undo (RpBriefingDeck *self)
{
  return take (self, self->done, self->undone);
}

gboolean
rp_briefing_deck_redo (RpBriefingDeck *self)
{
  return take (self, self->undone, self->done);
}

/* ---- the file ---- */

const char *
rp_briefing_deck_get_path (RpBriefingDeck *self)
{
  return self->path;
}

guint64
rp_briefing_deck_get_fingerprint (RpBriefingDeck *self)
{
  return self->fingerprint;
}

void
rp_briefing_deck_set_saved (RpBriefingDeck *self, const char *path, guint64 fingerprint)
{
  char *file = g_strdup (path);

  g_free (self->path);
  self->path = file;
  self->fingerprint = fingerprint;
  g_clear_pointer (&self->saved, rp_briefing_unref);
  self->saved = rp_briefing_ref (self->briefing);
  /* what is typed from now on is not in the file */
  g_clear_pointer (&self->typing, g_free);
  tell (self, RP_DECK_FILE);
}

static gboolean
is_empty (const RpBriefing *briefing)
{
  return rp_briefing_n_scenes (briefing) == 0 && rp_briefing_get_title (briefing) == NULL;
}

gboolean
rp_briefing_deck_is_saved (RpBriefingDeck *self)
{
  return self->saved != NULL ? self->saved == self->briefing : is_empty (self->briefing);
}
