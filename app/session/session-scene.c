/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-scene.h"

#include <math.h>

#include "session-arrangement.h"
#include "session-private.h"

#define MOST_ALSO 1000
#define SHOWN (RP_CHANGED_SELECTION | RP_CHANGED_PERIOD | RP_CHANGED_RANGE | RP_CHANGED_NETWORK | RP_CHANGED_HISTORY)

static char *
id_of (RpSession *self, RpRecordRef ref)
{
  const RpRecord *record = ref.type != RP_RECORD_NONE ? rp_dataset_record (self->dataset, ref) : NULL;

  return record != NULL ? g_strdup (record->id) : NULL;
}

/* ---- to be kept ---- */

static char **
also_ids (RpSession *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (self->also == NULL || self->also->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (self->also->len, MOST_ALSO); i++)
    {
      char *id = id_of (self, g_array_index (self->also, RpRecordRef, i));

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_steal (ids, NULL);
}

static void
save_into (RpSession *self, RpScene *scene)
{
  rp_saved_arrangement_free (scene->arranged);
  scene->arranged = rp_session_save_arrangement (self);
  scene->from = self->from;
  scene->to = self->to;
  scene->period = self->period;
  scene->sight = self->network;
  g_free (scene->selected);
  scene->selected = id_of (self, self->selected);
  g_strfreev (scene->also);
  scene->also = also_ids (self);
  scene->alone = self->way.list != NULL;
}

RpScene *
rp_session_save_scene (RpSession *self, const char *view)
{
  RpScene *scene = rp_scene_new (view);

  if (self->dataset != NULL && !rp_scene_is_text (scene))
    save_into (self, scene);
  return scene;
}

RpScene *
rp_session_update_scene (RpSession *self, const RpScene *scene, const char *view)
{
  RpScene *updated = rp_scene_copy (scene);

  g_return_val_if_fail (rp_scene_is_view (view), updated);

  g_free (updated->view);
  updated->view = g_strdup (view);
  if (self->dataset != NULL)
    save_into (self, updated);
  return updated;
}

/* ---- and back ---- */

static void
show_selection (RpSession *self, const RpScene *scene)
{
  g_autoptr (GArray) also = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  RpRecordRef selected
      = scene->selected != NULL ? rp_dataset_find (self->dataset, scene->selected) : RP_RECORD_REF_NONE;

  for (char **id = scene->also; id != NULL && *id != NULL && also->len < MOST_ALSO; id++)
    {
      RpRecordRef ref = rp_dataset_find (self->dataset, *id);

      if (ref.type == RP_RECORD_NONE)
        continue;
      if (selected.type == RP_RECORD_NONE)
        selected = ref;
      else
        g_array_append_val (also, ref);
    }
  rp_session_take_selection (self, selected, also->len > 0 ? also : NULL);
}

/* All of time where the scene says none: the views find it, as they do for a dataset that has just come. */
static void
show_range (RpSession *self, const RpScene *scene)
{
  gboolean known = isfinite (scene->from) && isfinite (scene->to) && scene->from < scene->to;

  self->from = known ? scene->from : NAN;
  self->to = known ? scene->to : NAN;
}

void
rp_session_show_scene (RpSession *self, const RpScene *scene, char *name)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (self->dataset == NULL || rp_scene_is_text (scene))
    {
      g_free (name);
      return;
    }
  rp_session_begin_step (self);
  show_range (self, scene);
  self->network = scene->sight;
  rp_session_take_period (self, &scene->period);
  show_selection (self, scene);
  rp_session_arrange (self, scene->arranged, name);
  rp_session_emit_changed (self, SHOWN);
}

/* ---- what is gone ---- */

static guint
count_ids (char **ids, RpDataset *dataset)
{
  guint n = 0;

  for (; ids != NULL && *ids != NULL; ids++)
    n += rp_dataset_find (dataset, *ids).type == RP_RECORD_NONE;
  return n;
}

guint
rp_scene_count_gone (const RpScene *self, RpDataset *dataset)
{
  char *selected[] = { self->selected, NULL };
  guint n = count_ids (selected, dataset) + count_ids (self->also, dataset);
  g_autoptr (RpSession) session = NULL;

  for (guint i = 0; i < self->n_callouts; i++)
    {
      char *record[] = { self->callouts[i].record, NULL };

      n += count_ids (record, dataset);
    }
  if (rp_scene_is_text (self) || rp_saved_arrangement_is_nothing (self->arranged))
    return n;
  session = rp_session_new ();
  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_arrange (session, self->arranged, NULL);
  return n + rp_session_count_gone (session);
}

gboolean
rp_briefing_is_foreign (const RpBriefing *self, RpDataset *dataset)
{
  char **known = (char **)rp_briefing_get_known (self);
  guint n = known != NULL ? g_strv_length (known) : 0;

  return count_ids (known, dataset) * 2 > n;
}
