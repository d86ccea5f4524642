/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "briefing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record-ref.h"

#define NAME_CHARS 60

struct _RpBriefing
{
  gatomicrefcount refs;
  char *title;
  GPtrArray *scenes; /* RpScene *: never changed */
  char **known;
  GPtrArray *rest;
};

RpBriefing *
rp_briefing_new_of (const char *title, GPtrArray *scenes, const char *const *known, GPtrArray *rest)
{
  RpBriefing *self = g_new0 (RpBriefing, 1);

  g_atomic_ref_count_init (&self->refs);
  rp_scene_set_text (&self->title, title);
  self->scenes = scenes != NULL ? scenes : g_ptr_array_new ();
  g_ptr_array_set_free_func (self->scenes, (GDestroyNotify)rp_scene_unref);
  self->known = g_strdupv ((char **)known);
  self->rest = rest != NULL ? g_ptr_array_ref (rest) : NULL;
  return self;
}

RpBriefing *
rp_briefing_new (const char *title)
{
  return rp_briefing_new_of (title, NULL, NULL, NULL);
}

RpBriefing *
rp_briefing_ref (RpBriefing *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rp_briefing_unref (RpBriefing *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_ptr_array_unref (self->scenes);
  g_strfreev (self->known);
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_free (self);
}

const char *
rp_briefing_get_title (const RpBriefing *self)
{
  return self->title;
}

guint
rp_briefing_n_scenes (const RpBriefing *self)
{
  return self->scenes->len;
}

RpScene *
rp_briefing_get_scene (const RpBriefing *self, guint index)
{
  g_return_val_if_fail (index < self->scenes->len, NULL);

  return g_ptr_array_index (self->scenes, index);
}

guint
rp_briefing_find (const RpBriefing *self, const char *id)
{
  for (guint i = 0; i < self->scenes->len; i++)
    if (g_strcmp0 (rp_briefing_get_scene (self, i)->id, id) == 0)
      return i;
  return RP_NO_INDEX;
}

double
rp_briefing_get_duration (const RpBriefing *self)
{
  double sum = 0;

  for (guint i = 0; i < self->scenes->len; i++)
    sum += rp_briefing_get_scene (self, i)->duration_s;
  return sum;
}

const char *const *
rp_briefing_get_known (const RpBriefing *self)
{
  return (const char *const *)self->known;
}

const GPtrArray *
rp_briefing_get_rest (const RpBriefing *self)
{
  return self->rest;
}

/* ---- changed ---- */

static gpointer
ref_scene (gconstpointer scene, G_GNUC_UNUSED gpointer data)
{
  return rp_scene_ref ((RpScene *)scene);
}

static RpBriefing *
copy_of (const RpBriefing *self)
{
  return rp_briefing_new_of (self->title, g_ptr_array_copy (self->scenes, ref_scene, NULL),
                             (const char *const *)self->known, self->rest);
}

RpBriefing *
rp_briefing_with_title (const RpBriefing *self, const char *title)
{
  RpBriefing *changed = copy_of (self);

  rp_scene_set_text (&changed->title, title);
  return changed;
}

RpBriefing *
rp_briefing_with_known (const RpBriefing *self, const char *const *known)
{
  RpBriefing *changed = copy_of (self);

  g_strfreev (changed->known);
  changed->known = g_strdupv ((char **)known);
  return changed;
}

RpBriefing *
rp_briefing_insert (const RpBriefing *self, guint index, RpScene *scene)
{
  RpBriefing *changed = copy_of (self);

  g_ptr_array_insert (changed->scenes, (int)MIN (index, changed->scenes->len), rp_scene_ref (scene));
  return changed;
}

RpBriefing *
rp_briefing_replace (const RpBriefing *self, guint index, RpScene *scene)
{
  RpBriefing *changed = copy_of (self);

  g_return_val_if_fail (index < changed->scenes->len, changed);

  rp_scene_unref (g_ptr_array_index (changed->scenes, index));
  g_ptr_array_index (changed->scenes, index) = rp_scene_ref (scene);
  return changed;
}

RpBriefing *
rp_briefing_remove (const RpBriefing *self, guint index)
{
  RpBriefing *changed = copy_of (self);

  g_return_val_if_fail (index < changed->scenes->len, changed);

  g_ptr_array_remove_index (changed->scenes, index);
  return changed;
}

RpBriefing *
rp_briefing_move (const RpBriefing *self, guint from, guint to)
{
  RpBriefing *changed = copy_of (self);

  g_return_val_if_fail (from < changed->scenes->len && to < changed->scenes->len, changed);

  g_ptr_array_insert (changed->scenes, (int)to, g_ptr_array_steal_index (changed->scenes, from));
  return changed;
}

/* ---- names ---- */

/* The first line that says something, cut. NULL: there is none. */
static char *
first_words (const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (char **line = lines; line != NULL && *line != NULL; line++)
    {
      char *words = g_strstrip (*line);

      if (*words == '\0')
        continue;
      if (g_utf8_strlen (words, -1) > NAME_CHARS)
        {
          g_autofree char *head = g_utf8_substring (words, 0, NAME_CHARS - 1);

          return g_strconcat (head, "…", NULL);
        }
      return g_strdup (words);
    }
  return NULL;
}

char *
rp_briefing_scene_name (const RpBriefing *self, guint index)
{
  const RpScene *scene = rp_briefing_get_scene (self, index);
  char *name = first_words (scene->title);

  if (name == NULL)
    name = first_words (scene->caption);
  return name != NULL ? name : g_strdup_printf (_ ("Scene %u"), index + 1);
}
