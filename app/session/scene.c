/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene.h"

#include <math.h>
#include <string.h>

static const char *const views[] = { "text", "timeline", "network", "both", "sources", "table", NULL };

gboolean
rp_scene_is_view (const char *view)
{
  return g_strv_contains (views, view);
}

gboolean
rp_scene_is_text (const RpScene *self)
{
  return g_str_equal (self->view, "text");
}

void
rp_scene_set_new_id (RpScene *self)
{
  g_free (self->id);
  self->id = g_strdup_printf ("s%08x%08x", g_random_int (), g_random_int ());
}

RpScene *
rp_scene_new (const char *view)
{
  RpScene *self = g_new0 (RpScene, 1);

  g_return_val_if_fail (rp_scene_is_view (view), NULL);

  g_atomic_ref_count_init (&self->refs);
  rp_scene_set_new_id (self);
  self->view = g_strdup (view);
  self->from = self->to = NAN;
  self->period = RP_PERIOD_NONE;
  self->sight = (RpNetworkSight){ 0, 0.5, 0.5 };
  self->arranged = rp_saved_arrangement_new ();
  return self;
}

RpScene *
rp_scene_ref (RpScene *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
clear_callout (RpCallout *callout)
{
  g_free (callout->text);
  g_free (callout->record);
  g_free (callout->when);
  g_clear_pointer (&callout->rest, g_ptr_array_unref);
}

void
rp_scene_unref (RpScene *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n_callouts; i++)
    clear_callout (&self->callouts[i]);
  g_free (self->callouts);
  g_free (self->id);
  g_free (self->view);
  g_free (self->title);
  g_free (self->caption);
  g_free (self->notes);
  g_free (self->selected);
  g_strfreev (self->also);
  rp_saved_arrangement_free (self->arranged);
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_free (self);
}

RpScene *
rp_scene_copy (const RpScene *self)
{
  RpScene *copy = g_new (RpScene, 1);

  *copy = *self;
  g_atomic_ref_count_init (&copy->refs);
  copy->id = g_strdup (self->id);
  copy->view = g_strdup (self->view);
  copy->title = g_strdup (self->title);
  copy->caption = g_strdup (self->caption);
  copy->notes = g_strdup (self->notes);
  copy->selected = g_strdup (self->selected);
  copy->also = g_strdupv (self->also);
  copy->arranged = rp_saved_arrangement_copy (self->arranged);
  copy->callouts = NULL;
  copy->n_callouts = 0;
  for (guint i = 0; i < self->n_callouts; i++)
    rp_scene_add_callout (copy, &self->callouts[i]);
  copy->rest = self->rest != NULL ? g_ptr_array_ref (self->rest) : NULL;
  return copy;
}

/* As much of TEXT as is kept; cut between two characters. */
static char *
dup_text (const char *text)
{
  const char *end;

  if (strlen (text) <= RP_SCENE_MOST_TEXT)
    return g_strdup (text);
  end = g_utf8_find_prev_char (text, text + RP_SCENE_MOST_TEXT + 1);
  return g_strndup (text, (gsize)(end - text));
}

void
rp_scene_set_text (char **text, const char *with)
{
  char *copy = with != NULL && *with != '\0' ? dup_text (with) : NULL;

  g_free (*text);
  *text = copy;
}

void
rp_scene_add_callout (RpScene *self, const RpCallout *callout)
{
  RpCallout *added;

  self->callouts = g_renew (RpCallout, self->callouts, self->n_callouts + 1);
  added = &self->callouts[self->n_callouts++];
  *added = *callout;
  added->text = callout->text != NULL ? dup_text (callout->text) : NULL;
  added->record = g_strdup (callout->record);
  added->when = g_strdup (callout->when);
  added->rest = callout->rest != NULL ? g_ptr_array_ref (callout->rest) : NULL;
}

void
rp_scene_set_callout_text (RpScene *self, guint index, const char *text)
{
  g_return_if_fail (index < self->n_callouts);

  g_free (self->callouts[index].text);
  self->callouts[index].text = dup_text (text != NULL ? text : "");
}

void
rp_scene_remove_callout (RpScene *self, guint index)
{
  g_return_if_fail (index < self->n_callouts);

  clear_callout (&self->callouts[index]);
  for (guint i = index + 1; i < self->n_callouts; i++)
    self->callouts[i - 1] = self->callouts[i];
  self->n_callouts--;
}
