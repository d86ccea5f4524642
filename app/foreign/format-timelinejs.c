/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TimelineJS 3: {"title", "events": [{"start_date": {"year" …}, "text": {"headline", "text"}, "media" …}], "eras"}.
 * Groups are kinds, media are sources. Passed over: colours of backgrounds, autolink, how dates are formatted, options.
 */
#include "formats.h"

#include "gathering.h"
#include "story-parts.h"
#include "timelinejs-date.h"

#include <glib/gi18n-lib.h>

static gboolean
is_slide (const RpJsonNode *node)
{
  const RpJsonNode *text = rp_json_node_get_object (node, "text");

  return rp_json_node_get (text, "headline") != NULL || rp_json_node_get (text, "text") != NULL;
}

static gboolean
is_event (const RpJsonNode *item)
{
  return rp_json_node_get (item, "start_date") != NULL || is_slide (item);
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *events = rp_json_node_get (root, "events");

  if (rp_story_any (events, is_event))
    return TRUE;
  return rp_json_node_is_list (events) && events->first == NULL && is_slide (rp_json_node_get (root, "title"));
}

/* The texts of a slide; a text alone is its text. */
static void
read_texts (RpGathering *gathering, const RpJsonNode *slide, const char **headline, const char **text)
{
  const RpJsonNode *texts = rp_json_node_get (slide, "text");
  gboolean object = rp_json_node_is_object (texts);

  *headline = rp_story_text (gathering, object ? texts : slide, "headline");
  *text = object ? rp_story_text (gathering, texts, "text") : rp_story_node_text (gathering, texts);
}

static RpStoryMedia
read_media (RpGathering *gathering, const RpJsonNode *media)
{
  if (!rp_json_node_is_object (media))
    return (RpStoryMedia){ .url = rp_story_node_text (gathering, media) };
  return (RpStoryMedia){ .url = rp_story_text (gathering, media, "url"),
                         .link = rp_story_text (gathering, media, "link"),
                         .caption = rp_story_text (gathering, media, "caption"),
                         .credit = rp_story_text (gathering, media, "credit") };
}

static void
read_title (RpGathering *gathering, const RpJsonNode *slide)
{
  const char *headline, *text;
  RpStoryMedia media = read_media (gathering, rp_json_node_get (slide, "media"));
  g_autofree char *shown = rp_story_describe_media (&media);

  read_texts (gathering, slide, &headline, &text);
  rp_story_set_head (gathering, headline, text, shown);
}

/* The wording that the file wants shown instead of the date. */
static const char *
display_date (RpGathering *gathering, const RpJsonNode *item)
{
  const char *whole = rp_story_text (gathering, item, "display_date");
  const RpJsonNode *begin = rp_json_node_get_object (item, "start_date");
  const RpJsonNode *end = rp_json_node_get_object (item, "end_date");
  const char *from, *to;

  if (whole != NULL)
    return rp_gathering_text (gathering, whole, -1);
  from = rp_story_text (gathering, begin, "display_date");
  to = rp_story_text (gathering, end, "display_date");
  if (from != NULL && to != NULL)
    return rp_gathering_printf (gathering, "%s – %s", from, to);
  return rp_gathering_text (gathering, from != NULL ? from : to, -1);
}

static void
add_pictures (RpGathering *gathering, RpGathered *event, const RpJsonNode *item)
{
  static const char *const media_keys[] = { "url", "caption", "credit", "link", "link_target", NULL };
  const RpJsonNode *node = rp_json_node_get (item, "media");
  const RpJsonNode *background = rp_json_node_get (item, "background");
  RpStoryMedia media = read_media (gathering, node);

  rp_story_add_media (gathering, event, &media);
  rp_story_add_others (gathering, event, node, media_keys);
  rp_gathered_add_attribute (gathering, event, _ ("Background"), rp_json_node_get_text (background, "url"));
}

static void
add_event (RpGathering *gathering, const RpJsonNode *item, gpointer data G_GNUC_UNUSED)
{
  static const char *const keys[] = { "start_date",   "end_date",  "text",       "headline", "media", "group",
                                      "display_date", "unique_id", "background", "autolink", NULL };
  static const char *const text_keys[] = { "headline", "text", NULL };
  const RpJsonNode *start = rp_json_node_get (item, "start_date");
  g_autofree char *begin = rp_timelinejs_date (gathering, start);
  g_autofree char *end = rp_timelinejs_date (gathering, rp_json_node_get (item, "end_date"));
  g_autofree char *group = rp_story_plain (rp_story_text (gathering, item, "group"));
  const char *headline, *text;
  RpGathered *event;

  read_texts (gathering, item, &headline, &text);
  event = rp_story_add_event (gathering, item, rp_story_text (gathering, item, "unique_id"), group, headline, text);
  event->when_text = display_date (gathering, item);
  if (start == NULL)
    rp_gathering_report_node (gathering, RP_SEVERITY_ERROR, item, event->id,
                              g_strdup (_ ("expected “start_date”, found nothing; the event has no date")));
  rp_gathered_set_dates_node (gathering, event, begin, end, start != NULL ? start : item);
  add_pictures (gathering, event, item);
  rp_story_add_others (gathering, event, rp_json_node_get (item, "text"), text_keys);
  rp_story_add_others (gathering, event, item, keys);
}

static void
add_era (RpGathering *gathering, const RpJsonNode *item, gpointer data G_GNUC_UNUSED)
{
  g_autofree char *begin = rp_timelinejs_date (gathering, rp_json_node_get (item, "start_date"));
  g_autofree char *end = rp_timelinejs_date (gathering, rp_json_node_get (item, "end_date"));
  RpStoryEra era = { .begin = begin, .end = end };

  read_texts (gathering, item, &era.label, &era.text);
  rp_story_add_era (gathering, item, &era);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  static const char *const keys[] = { "title", "events", "eras", "scale", "options", NULL };
  const RpJsonNode *root = input->root;

  read_title (gathering, rp_json_node_get (root, "title"));
  rp_gathering_set_language (gathering, rp_json_node_get_text (root, "lang"));
  if (rp_story_each (gathering, rp_json_node_get (root, "events"), _ ("an event (an object)"), add_event, NULL))
    rp_story_each (gathering, rp_json_node_get (root, "eras"), _ ("an era (an object)"), add_era, NULL);
  rp_story_report_others (gathering, root, keys);
  return TRUE;
}

static const char *const suffixes[] = { ".json", NULL };

const RpImporter rp_timelinejs_importer
    = { .name = "TimelineJS", .suffixes = suffixes, .recognise = recognise, .gather = gather };
