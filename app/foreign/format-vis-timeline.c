/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vis-timeline: a list of items [{"id", "content", "start", "end", "group", "type" …}], or {"items", "groups"}. Groups
 * are kinds, the group that nests one is a tag, background items are eras. Passed over: whether an item is a box, a
 * point or a range, styles, and what may be done with it by hand. */
#include "formats.h"

#include "foreign-date.h"
#include "gathering.h"
#include "story-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  RpDateOrder order;
  GHashTable *groups;  /* id → name; texts of the tree's and the gathering's */
  GHashTable *nesting; /* id → id of the group above */
} Reading;

/* ---- shape ---- */

static gboolean
is_date (const RpJsonNode *node)
{
  return rp_json_node_text (node) != NULL || rp_json_node_is_object (node);
}

static gboolean
is_item (const RpJsonNode *item)
{
  return is_date (rp_json_node_get (item, "start"))
         && (rp_json_node_get (item, "content") != NULL
             || g_strcmp0 (rp_json_node_get_text (item, "type"), "background") == 0);
}

/* Beside groups an item needs less to be known. */
static gboolean
is_grouped (const RpJsonNode *item)
{
  return is_date (rp_json_node_get (item, "start")) && rp_json_node_get (item, "group") != NULL;
}

static gboolean
is_group (const RpJsonNode *item)
{
  return rp_json_node_get (item, "id") != NULL && rp_json_node_get (item, "content") != NULL;
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *items = rp_json_node_get (root, "items");

  if (rp_json_node_is_list (root))
    return rp_story_any (root, is_item);
  return rp_story_any (items, is_item)
         || (rp_story_any (items, is_grouped) && rp_story_any (rp_json_node_get (root, "groups"), is_group));
}

/* ---- dates ---- */

/* NODE as a text that rp_foreign_date () reads; NULL: none. Numbers are Unix times in milliseconds. Transfer full. */
static char *
read_date (RpGathering *gathering, const RpJsonNode *node, RpDateOrder order)
{
  static const char *const inner[] = { "_i", "_d", "$d", "$date", "iso" };
  const char *text;
  char *end, *date = NULL;
  double number;

  for (guint i = 0; rp_json_node_is_object (node) && i < G_N_ELEMENTS (inner); i++)
    if (rp_json_node_text (rp_json_node_get (node, inner[i])) != NULL)
      node = rp_json_node_get (node, inner[i]);
  text = rp_story_node_text (gathering, node);
  if (text == NULL)
    return NULL;
  number = g_ascii_strtod (text, &end);
  if (rp_json_node_is_number (node) || (*end == '\0' && strlen (text) > 8))
    date = rp_foreign_date_from_milliseconds (number);
  if (date == NULL)
    date = rp_foreign_date (text, order, NULL);
  return date != NULL ? date : g_strdup (text);
}

/* ---- groups ---- */

static void
add_group (RpGathering *gathering, const RpJsonNode *item, gpointer data)
{
  static const char *const keys[] = { "id", "content", "nestedGroups", "title", NULL };
  Reading *reading = data;
  const char *id = rp_story_text (gathering, item, "id"), *content = rp_story_text (gathering, item, "content");
  g_autofree char *name = rp_story_plain (content != NULL ? content : rp_story_text (gathering, item, "title"));
  const RpJsonNode *nested = rp_json_node_get_list (item, "nestedGroups");

  if (id == NULL)
    {
      rp_gathering_leave_out_node (gathering, item, NULL, g_strdup (_ ("expected a group's “id”, found nothing")));
      return;
    }
  if (name != NULL)
    g_hash_table_insert (reading->groups, (gpointer)id, (gpointer)rp_gathering_text (gathering, name, -1));
  for (const RpJsonNode *inner = nested != NULL ? nested->first : NULL; inner != NULL; inner = inner->next)
    if (rp_json_node_text (inner) != NULL)
      g_hash_table_insert (reading->nesting, (gpointer)inner->text, (gpointer)id);
  rp_story_report_others (gathering, item, keys);
}

static const char *
group_name (const Reading *reading, const char *id)
{
  const char *name = id != NULL ? g_hash_table_lookup (reading->groups, id) : NULL;

  return name != NULL ? name : id;
}

/* ---- items ---- */

static void
add_era (RpGathering *gathering, const RpJsonNode *item, const char *begin, const char *end)
{
  RpStoryEra era = { .begin = begin,
                     .end = end,
                     .label = rp_story_text (gathering, item, "content"),
                     .text = rp_story_text (gathering, item, "title") };

  rp_story_add_era (gathering, item, &era);
}

static void
add_item (RpGathering *gathering, const RpJsonNode *item, gpointer data)
{
  static const char *const keys[]
      = { "id",       "content", "start",      "end",       "group",    "type",          "title", "style",
          "editable", "align",   "selectable", "limitSize", "subgroup", "subgroupOrder", NULL };
  const Reading *reading = data;
  const RpJsonNode *start = rp_json_node_get (item, "start");
  g_autofree char *begin = read_date (gathering, start, reading->order);
  g_autofree char *end = read_date (gathering, rp_json_node_get (item, "end"), reading->order);
  const char *group = rp_story_text (gathering, item, "group"), *above;
  RpGathered *event;

  if (g_strcmp0 (rp_json_node_get_text (item, "type"), "background") == 0)
    {
      add_era (gathering, item, begin, end);
      return;
    }
  event = rp_story_add_event (gathering, item, rp_story_text (gathering, item, "id"), group_name (reading, group),
                              rp_story_text (gathering, item, "content"), rp_story_text (gathering, item, "title"));
  if (begin == NULL && (start == NULL || rp_json_node_is_text (start)))
    rp_gathering_report_node (gathering, RP_SEVERITY_ERROR, item, event->id,
                              g_strdup (_ ("expected “start”, found nothing")));
  rp_gathered_set_dates_node (gathering, event, begin, end, start != NULL ? start : item);
  above = group != NULL ? g_hash_table_lookup (reading->nesting, group) : NULL;
  rp_gathered_add_tag (gathering, event, group_name (reading, above));
  rp_gathered_add_other (gathering, event, "subgroup", rp_json_node_get (item, "subgroup"));
  rp_story_add_others (gathering, event, item, keys);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  static const char *const keys[] = { "items", "groups", "options", NULL };
  const RpJsonNode *root = input->root;
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) nesting = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { input->options.dates, groups, nesting };

  rp_story_each (gathering, rp_json_node_get (root, "groups"), _ ("a group (an object)"), add_group, &reading);
  rp_story_each (gathering, rp_json_node_is_list (root) ? root : rp_json_node_get (root, "items"),
                 _ ("an item (an object)"), add_item, &reading);
  rp_story_report_others (gathering, root, keys);
  return TRUE;
}

static const char *const suffixes[] = { ".json", ".js", NULL };

const RpImporter rp_vis_timeline_importer
    = { .name = "vis-timeline", .suffixes = suffixes, .recognise = recognise, .gather = gather };
