/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a briefing; briefing-reading.c reads it. */
#include "briefing-json.h"

#include <math.h>
#include <string.h>

#include "briefing-members.h"
#include "saved-members.h"
#include "saved-time.h"

const char *const rp_briefing_period_modes[] = { "during", "as-of", "up-to", NULL };

/* ---- parts of a scene; each on one line ---- */

static void
put_exact (RpJsonWriter *writer, const char *key, double value)
{
  rp_json_writer_key (writer, key);
  rp_json_writer_exact (writer, value);
}

static void
write_range (RpJsonWriter *writer, const RpScene *scene)
{
  if (!isfinite (scene->from) || !isfinite (scene->to) || scene->from >= scene->to)
    return;
  rp_json_writer_key (writer, "range");
  rp_json_writer_set_flat (writer, TRUE);
  rp_json_writer_begin_array (writer);
  rp_saved_time_write_double (writer, scene->from, FALSE);
  rp_saved_time_write_double (writer, scene->to, TRUE);
  rp_json_writer_end_array (writer);
  rp_json_writer_set_flat (writer, FALSE);
}

static void
write_end (RpJsonWriter *writer, const char *key, RpInstant instant, gboolean is_end)
{
  if (rp_instant_is_infinite (instant))
    return;
  rp_json_writer_key (writer, key);
  rp_saved_time_write_instant (writer, instant, is_end);
}

static void
write_period (RpJsonWriter *writer, const RpPeriod *period)
{
  if (!period->active)
    return;
  rp_json_writer_key (writer, "period");
  rp_json_writer_set_flat (writer, TRUE);
  rp_json_writer_begin_object (writer);
  write_end (writer, "from", period->from, FALSE);
  write_end (writer, "to", period->to, TRUE);
  if (period->mode != RP_PERIOD_DURING)
    rp_json_writer_put_string (writer, "mode", rp_briefing_period_modes[period->mode]);
  rp_json_writer_end_object (writer);
  rp_json_writer_set_flat (writer, FALSE);
}

static void
write_sight (RpJsonWriter *writer, const RpNetworkSight *sight)
{
  if (sight->zoom <= 0)
    return;
  rp_json_writer_key (writer, "network");
  rp_json_writer_set_flat (writer, TRUE);
  rp_json_writer_begin_object (writer);
  put_exact (writer, "zoom", sight->zoom);
  put_exact (writer, "x", sight->x);
  put_exact (writer, "y", sight->y);
  rp_json_writer_end_object (writer);
  rp_json_writer_set_flat (writer, FALSE);
}

static void
write_ids (RpJsonWriter *writer, const char *key, const char *const *ids)
{
  if (ids == NULL || *ids == NULL)
    return;
  rp_json_writer_key (writer, key);
  rp_json_writer_begin_array (writer);
  for (; *ids != NULL; ids++)
    rp_json_writer_string (writer, *ids);
  rp_json_writer_end_array (writer);
}

static void
write_arranged (RpJsonWriter *writer, const RpSavedArrangement *arranged)
{
  if (rp_saved_arrangement_is_nothing (arranged))
    return;
  rp_json_writer_key (writer, "arranged");
  rp_json_writer_begin_object (writer);
  rp_saved_arrangement_write_members (arranged, writer);
  rp_json_writer_end_object (writer);
}

static void
write_callout (RpJsonWriter *writer, const RpCallout *callout)
{
  rp_json_writer_begin_object (writer);
  rp_json_writer_put_string (writer, "text", callout->text != NULL ? callout->text : "");
  rp_json_writer_put_optional (writer, "record", callout->record);
  rp_json_writer_put_optional (writer, "when", callout->record == NULL ? callout->when : NULL);
  if (callout->dx != 0 || callout->dy != 0)
    {
      put_exact (writer, "dx", callout->dx);
      put_exact (writer, "dy", callout->dy);
    }
  rp_saved_write_rest (writer, callout->rest);
  rp_json_writer_end_object (writer);
}

static void
write_callouts (RpJsonWriter *writer, const RpScene *scene)
{
  if (scene->n_callouts == 0)
    return;
  rp_json_writer_key (writer, "callouts");
  rp_json_writer_begin_array (writer);
  rp_json_writer_set_flat (writer, TRUE);
  for (guint i = 0; i < scene->n_callouts; i++)
    write_callout (writer, &scene->callouts[i]);
  rp_json_writer_set_flat (writer, FALSE);
  rp_json_writer_end_array (writer);
}

static void
write_scene (RpJsonWriter *writer, const RpScene *scene)
{
  rp_json_writer_begin_object (writer);
  rp_json_writer_put_string (writer, "id", scene->id);
  rp_json_writer_put_string (writer, "view", scene->view);
  rp_json_writer_put_optional (writer, "title", scene->title);
  rp_json_writer_put_optional (writer, "caption", scene->caption);
  rp_json_writer_put_optional (writer, "notes", scene->notes);
  if (scene->duration_s > 0)
    put_exact (writer, "duration", scene->duration_s);
  write_range (writer, scene);
  write_period (writer, &scene->period);
  rp_json_writer_put_optional (writer, "selected", scene->selected);
  write_ids (writer, "also", (const char *const *)scene->also);
  if (scene->alone)
    {
      rp_json_writer_key (writer, "alone");
      rp_json_writer_boolean (writer, TRUE);
    }
  write_sight (writer, &scene->sight);
  write_arranged (writer, scene->arranged);
  write_callouts (writer, scene);
  rp_saved_write_rest (writer, scene->rest);
  rp_json_writer_end_object (writer);
}

/* ---- the whole ---- */

/* Of the key of a rest: the id of the scene that it stands behind; NULL: it is no scene. */
static const char *
kept_behind (const char *key)
{
  return g_str_has_prefix (key, RP_BRIEFING_KEPT_SCENE) ? key + strlen (RP_BRIEFING_KEPT_SCENE) : NULL;
}

/* The scenes that cannot be shown and stand behind the one called ID; NULL: behind one that is gone. */
static void
write_kept_scenes (RpJsonWriter *writer, const RpBriefing *self, const char *id)
{
  const GPtrArray *rest = rp_briefing_get_rest (self);

  for (guint i = 0; rest != NULL && i + 1 < rest->len; i += 2)
    {
      const char *behind = kept_behind (g_ptr_array_index (rest, i));

      if (behind == NULL)
        continue;
      if (id != NULL ? g_str_equal (behind, id) : *behind != '\0' && rp_briefing_find (self, behind) == RP_NO_INDEX)
        rp_json_writer_raw (writer, g_ptr_array_index (rest, i + 1));
    }
}

static void
write_scenes (RpJsonWriter *writer, const RpBriefing *self)
{
  rp_json_writer_key (writer, RP_BRIEFING_SCENES_KEY);
  rp_json_writer_begin_array (writer);
  write_kept_scenes (writer, self, "");
  for (guint i = 0; i < rp_briefing_n_scenes (self); i++)
    {
      const RpScene *scene = rp_briefing_get_scene (self, i);

      write_scene (writer, scene);
      write_kept_scenes (writer, self, scene->id);
    }
  write_kept_scenes (writer, self, NULL);
  rp_json_writer_end_array (writer);
}

static void
write_dataset (RpJsonWriter *writer, const char *const *known)
{
  if (known == NULL || *known == NULL)
    return;
  rp_json_writer_key (writer, "dataset");
  rp_json_writer_begin_object (writer);
  write_ids (writer, "known", known);
  rp_json_writer_end_object (writer);
}

static void
write_rest (RpJsonWriter *writer, const GPtrArray *rest)
{
  for (guint i = 0; rest != NULL && i + 1 < rest->len; i += 2)
    if (kept_behind (g_ptr_array_index (rest, i)) == NULL)
      {
        rp_json_writer_key (writer, g_ptr_array_index (rest, i));
        rp_json_writer_raw (writer, g_ptr_array_index (rest, i + 1));
      }
}

char *
rp_briefing_to_json (const RpBriefing *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (text, RP_JSON_PRETTY);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_integer (writer, RP_BRIEFING_VERSION_KEY, RP_BRIEFING_VERSION);
  rp_json_writer_put_optional (writer, "title", rp_briefing_get_title (self));
  write_dataset (writer, rp_briefing_get_known (self));
  write_scenes (writer, self);
  write_rest (writer, rp_briefing_get_rest (self));
  rp_json_writer_end_object (writer);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
