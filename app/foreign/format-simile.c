/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SIMILE Timeline's JSON: {"dateTimeFormat", "wikiURL", "wikiSection", "events": [{"start", "latestStart",
 * "earliestEnd", "end", "durationEvent", "title", "description" …}]}, its short keys too. Passed over: icons, colours,
 * tracks and tapes. */
#include "formats.h"

#include "gathering.h"
#include "simile-event.h"
#include "story-parts.h"

#include <glib/gi18n-lib.h>

static const RpJsonNode *
either (const RpJsonNode *item, const char *name, const char *short_name)
{
  const RpJsonNode *node = rp_json_node_get (item, name);

  return node != NULL ? node : rp_json_node_get (item, short_name);
}

static gboolean
is_dated (const RpJsonNode *item)
{
  return either (item, "start", "s") != NULL && either (item, "title", "t") != NULL;
}

/* No other program's events have these. */
static gboolean
is_telling (const RpJsonNode *item)
{
  return is_dated (item)
         && (either (item, "durationEvent", "de") != NULL || either (item, "isDuration", "latestStart") != NULL
             || rp_json_node_get (item, "earliestEnd") != NULL);
}

/* Whether it has nothing that the format does not know. */
static gboolean
is_plain (const RpJsonNode *item)
{
  if (!is_dated (item) || either (item, "description", "d") == NULL)
    return FALSE;
  for (const RpJsonNode *member = item->first; member != NULL; member = member->next)
    if (!rp_simile_knows (member->key))
      return FALSE;
  return TRUE;
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *events = rp_json_node_get (root, "events");
  gboolean says = rp_json_node_get (root, "dateTimeFormat") != NULL
                  || rp_json_node_get (root, "date-time-format") != NULL || rp_json_node_get (root, "wikiURL") != NULL
                  || rp_json_node_get (root, "wikiSection") != NULL;

  if (events == NULL)
    return FALSE;
  if (says && ((rp_json_node_is_list (events) && events->first == NULL) || rp_story_any (events, is_dated)))
    return TRUE;
  return rp_story_any (events, is_telling) || (root->n_items == 1 && rp_story_any (events, is_plain));
}

static const char *
either_text (RpGathering *gathering, const RpJsonNode *item, const char *name, const char *short_name)
{
  return rp_story_node_text (gathering, either (item, name, short_name));
}

static RpSimileForm
form_of (const RpJsonNode *item)
{
  const RpJsonNode *flag = either (item, "durationEvent", "de");

  if (flag == NULL)
    flag = rp_json_node_get (item, "isDuration");
  if (flag != NULL && (flag->type == RP_JSON_TRUE || flag->type == RP_JSON_FALSE))
    return flag->type == RP_JSON_TRUE ? RP_SIMILE_DURATION : RP_SIMILE_INSTANT;
  return rp_simile_form (rp_json_node_text (flag), RP_SIMILE_BY_END);
}

static const char *
id_of (RpGathering *gathering, const RpJsonNode *item)
{
  const char *id = rp_story_text (gathering, item, "id");

  return id != NULL ? id : either_text (gathering, item, "eventID", "eid");
}

static void
add_event (RpGathering *gathering, const RpJsonNode *item, gpointer order)
{
  RpSimileEvent event = { .id = id_of (gathering, item),
                          .title = either_text (gathering, item, "title", "t"),
                          .text = either_text (gathering, item, "description", "d"),
                          .link = rp_story_text (gathering, item, "link"),
                          .image = rp_story_text (gathering, item, "image"),
                          .start = either_text (gathering, item, "start", "s"),
                          .latest_start = either_text (gathering, item, "latestStart", "ls"),
                          .earliest_end = either_text (gathering, item, "earliestEnd", "ee"),
                          .end = either_text (gathering, item, "end", "e"),
                          .form = form_of (item) };
  const RpJsonNode *start = either (item, "start", "s");
  g_autofree char *path = rp_json_node_dup_path (item);
  RpPlace place = { item->line, item->column };
  RpGathered *record = rp_simile_add_event (gathering, &event, item, place, path, *(const RpDateOrder *)order);

  if (event.start == NULL && event.latest_start == NULL && (start == NULL || rp_json_node_is_text (start)))
    rp_gathering_report_node (gathering, RP_SEVERITY_ERROR, start != NULL ? start : item, record->id,
                              g_strdup (_ ("expected “start”, found nothing")));
  for (const RpJsonNode *member = item->first; member != NULL; member = member->next)
    if (!rp_simile_knows (member->key))
      rp_gathered_add_other (gathering, record, member->key, member);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  static const char *const keys[] = { "events", NULL };
  const char *wiki = rp_story_text (gathering, input->root, "wikiURL");
  const char *section = rp_story_text (gathering, input->root, "wikiSection");
  RpDateOrder order = input->options.dates;

  if (wiki != NULL || section != NULL)
    rp_gathering_set_description (
        gathering, rp_gathering_printf (gathering, "%s %s", wiki != NULL ? wiki : "", section != NULL ? section : ""));
  rp_story_each (gathering, rp_json_node_get (input->root, "events"), _ ("an event (an object)"), add_event, &order);
  rp_story_report_others (gathering, input->root, keys);
  return TRUE;
}

static const char *const suffixes[] = { ".json", ".js", NULL };

const RpImporter rp_simile_importer
    = { .name = "SIMILE Timeline", .suffixes = suffixes, .recognise = recognise, .gather = gather };
