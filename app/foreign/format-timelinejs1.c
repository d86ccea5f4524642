/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TimelineJS 1 and 2: {"timeline": {"headline", "text", "date": [{"startDate": "2011,12,10", "headline", "text", "tag",
 * "asset": {"media", "credit", "caption"}}], "era"}}. Tags are kinds, media are sources. Passed over: the type, and the
 * date at which the title stands. */
#include "formats.h"

#include "gathering.h"
#include "story-parts.h"
#include "timelinejs-date.h"

#include <glib/gi18n-lib.h>

static gboolean
is_date (const RpJsonNode *item)
{
  return rp_json_node_get (item, "startDate") != NULL
         && (rp_json_node_get (item, "headline") != NULL || rp_json_node_get (item, "text") != NULL
             || rp_json_node_get (item, "asset") != NULL);
}

static const RpJsonNode *
timeline_of (const RpJsonNode *root)
{
  const RpJsonNode *timeline = rp_json_node_get_object (root, "timeline");

  return timeline != NULL ? timeline : root;
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *timeline = timeline_of (root);
  const RpJsonNode *dates = rp_json_node_get (timeline, "date");

  if (rp_story_any (dates, is_date))
    return TRUE;
  return timeline != root && (rp_json_node_is_list (dates) || rp_json_node_get (timeline, "era") != NULL)
         && rp_json_node_get (timeline, "headline") != NULL;
}

static RpStoryMedia
read_asset (RpGathering *gathering, const RpJsonNode *asset)
{
  if (!rp_json_node_is_object (asset))
    return (RpStoryMedia){ .url = rp_story_node_text (gathering, asset) };
  return (RpStoryMedia){ .url = rp_story_text (gathering, asset, "media"),
                         .caption = rp_story_text (gathering, asset, "caption"),
                         .credit = rp_story_text (gathering, asset, "credit") };
}

/* Transfer full; NULL: none. */
static char *
read_date (RpGathering *gathering, const RpJsonNode *item, const char *key, gpointer order)
{
  const RpJsonNode *node = rp_json_node_get (item, key);

  if (rp_json_node_is_object (node))
    return rp_timelinejs_date (gathering, node);
  return rp_timelinejs_date_text (rp_story_node_text (gathering, node), *(const RpDateOrder *)order);
}

static void
add_event (RpGathering *gathering, const RpJsonNode *item, gpointer order)
{
  static const char *const keys[] = { "startDate", "endDate", "headline", "text", "tag", "asset", "id", NULL };
  static const char *const asset_keys[] = { "media", "caption", "credit", NULL };
  const RpJsonNode *start = rp_json_node_get (item, "startDate"), *asset = rp_json_node_get (item, "asset");
  g_autofree char *begin = read_date (gathering, item, "startDate", order);
  g_autofree char *end = read_date (gathering, item, "endDate", order);
  g_autofree char *tag = rp_story_plain (rp_story_text (gathering, item, "tag"));
  RpStoryMedia media = read_asset (gathering, asset);
  RpGathered *event
      = rp_story_add_event (gathering, item, rp_story_text (gathering, item, "id"), tag,
                            rp_story_text (gathering, item, "headline"), rp_story_text (gathering, item, "text"));

  if (begin == NULL && (start == NULL || rp_json_node_is_text (start)))
    rp_gathering_report_node (gathering, RP_SEVERITY_ERROR, start != NULL ? start : item, event->id,
                              g_strdup (_ ("expected “startDate”, found nothing; the event has no date")));
  rp_gathered_set_dates_node (gathering, event, begin, end, start != NULL ? start : item);
  rp_story_add_media (gathering, event, &media);
  rp_story_add_others (gathering, event, asset, asset_keys);
  rp_story_add_others (gathering, event, item, keys);
}

static void
add_era (RpGathering *gathering, const RpJsonNode *item, gpointer order)
{
  g_autofree char *begin = read_date (gathering, item, "startDate", order);
  g_autofree char *end = read_date (gathering, item, "endDate", order);
  RpStoryEra era = { .begin = begin,
                     .end = end,
                     .label = rp_story_text (gathering, item, "headline"),
                     .text = rp_story_text (gathering, item, "text") };

  rp_story_add_era (gathering, item, &era);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  static const char *const keys[] = { "timeline", "headline", "text", "asset", "date", "era", NULL };
  const RpJsonNode *timeline = timeline_of (input->root);
  RpStoryMedia media = read_asset (gathering, rp_json_node_get (timeline, "asset"));
  g_autofree char *shown = rp_story_describe_media (&media);
  RpDateOrder order = input->options.dates;

  rp_story_set_head (gathering, rp_story_text (gathering, timeline, "headline"),
                     rp_story_text (gathering, timeline, "text"), shown);
  rp_gathering_set_language (gathering, rp_json_node_get_text (timeline, "lang"));
  if (rp_story_each (gathering, rp_json_node_get (timeline, "date"), _ ("an event (an object)"), add_event, &order))
    rp_story_each (gathering, rp_json_node_get (timeline, "era"), _ ("an era (an object)"), add_era, &order);
  rp_story_report_others (gathering, timeline, keys);
  if (timeline != input->root)
    rp_story_report_others (gathering, input->root, keys);
  return TRUE;
}

static const char *const suffixes[] = { ".json", ".jsonp", ".js", NULL };

const RpImporter rp_timelinejs1_importer
    = { .name = "TimelineJS 1 and 2", .suffixes = suffixes, .recognise = recognise, .gather = gather };
