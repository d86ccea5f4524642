/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-callout.h"

#include <math.h>

#include "edtf.h"
#include "session-private.h"

/* The day in the middle of what is in sight, as EDTF; NULL: nothing is dated. Transfer full. */
static char *
middle_day (double from, double to)
{
  RpCivil civil;

  if (!isfinite (from) || !isfinite (to))
    return NULL;
  rp_instant_to_civil (rp_instant_from_double (from + (to - from) / 2), &civil);
  if (civil.year < 0 || civil.year > 9999)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", (int)civil.year, civil.month, civil.day);
}

static gboolean
tie (RpSession *self, const RpScene *scene, RpCallout *callout)
{
  RpRecordRef ref = self->selected;
  const RpRecord *record;
  gboolean of_scene = isfinite (scene->from) && isfinite (scene->to);

  if (ref.type == RP_RECORD_NONE && scene->selected != NULL)
    ref = rp_dataset_find (self->dataset, scene->selected);
  record = ref.type != RP_RECORD_NONE ? rp_dataset_record (self->dataset, ref) : NULL;
  if (record != NULL)
    callout->record = g_strdup (record->id);
  else
    callout->when = middle_day (of_scene ? scene->from : self->from, of_scene ? scene->to : self->to);
  return callout->record != NULL || callout->when != NULL;
}

RpScene *
rp_session_add_callout (RpSession *self, const RpScene *scene)
{
  RpCallout callout = { 0 };
  RpScene *with = NULL;

  g_return_val_if_fail (RP_IS_SESSION (self), NULL);

  if (self->dataset != NULL && tie (self, scene, &callout))
    {
      callout.text = rp_callout_describe_tie (&callout, self->dataset, NULL);
      with = rp_scene_copy (scene);
      rp_scene_add_callout (with, &callout);
    }
  g_free (callout.text);
  g_free (callout.record);
  g_free (callout.when);
  return with;
}

char *
rp_callout_describe_tie (const RpCallout *callout, RpDataset *dataset, gboolean *gone)
{
  RpRecordRef ref = callout->record != NULL ? rp_dataset_find (dataset, callout->record) : RP_RECORD_REF_NONE;
  const RpRecord *record = ref.type != RP_RECORD_NONE ? rp_dataset_record (dataset, ref) : NULL;
  g_autofree char *reason = NULL;
  RpWhen when;

  if (gone != NULL)
    *gone = callout->record != NULL && record == NULL;
  if (callout->record != NULL)
    return g_strdup (record != NULL && record->title != NULL ? record->title : callout->record);
  if (callout->when == NULL || !rp_edtf_parse (callout->when, &when, &reason, NULL))
    return g_strdup (callout->when != NULL ? callout->when : "");
  return rp_edtf_describe (callout->when, &when);
}
