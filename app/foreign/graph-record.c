/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-record.h"

#include "graph-date.h"

#include "html-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_KIND_BYTES 60
#define MOST_KIND_WORDS 5

static const char *const title_keys[]
    = { "label", "name", "title", "caption", "display_name", "displayname", "edge label", NULL };
static const char *const kind_keys[]
    = { "type", "kind", "category", "class", "group", "labels", "modularity", "community", NULL };
static const char *const tie_keys[]
    = { "type", "kind", "relation", "relationship", "rel", "interaction", "predicate", "category", NULL };
static const char *const summary_keys[] = { "description", "summary", "desc", NULL };
static const char *const alias_keys[] = { "aliases", "alias", "shared_name", "shared name", "canonicalname", NULL };
static const char *const tag_keys[] = { "tags", "keywords", NULL };
static const char *const url_keys[] = { "url", "href", "link", "website", "homepage", NULL };
static const char *const latitude_keys[] = { "lat", "latitude", NULL };
static const char *const longitude_keys[] = { "lon", "lng", "long", "longitude", NULL };

/* What is only for the eye; and of that, what a person may use for another thing and then fill with words. */
static const char *const doubtful[] = { "position", "size", "index", "r", "g", "b", "z", "fixed", NULL };
static const char *const looks[]
    = { "x",           "y",           "z",           "vx",         "vy",        "vz",        "fx",
        "fy",          "fz",          "r",           "g",          "b",         "size",      "color",
        "colour",      "dx",          "dy",          "shape",      "radius",    "style",     "font",
        "fixed",       "dashes",      "smooth",      "physics",    "position",  "selected",  "hidden",
        "classes",     "fill",        "stroke",      "opacity",    "locked",    "grabbable", "selectable",
        "removed",     "pannable",    "viz",         "index",      "grabbed",   "scratch",   "__indexcolor",
        "bordercolor", "borderwidth", "highlighted", "edge color", "curvature", "zindex",    "forcelabel",
        "thickness",   NULL };

static gboolean
is_among (const char *key, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    if (g_ascii_strcasecmp (key, *keys) == 0)
      return TRUE;
  return FALSE;
}

/* ---- fields ---- */

GArray *
rp_graph_fields_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (RpGraphField));
}

void
rp_graph_fields_add (GArray *fields, const char *key, const char *text)
{
  RpGraphField field = { key, text, NULL };

  if (key != NULL && text != NULL)
    g_array_append_val (fields, field);
}

void
rp_graph_fields_add_members (GArray *fields, const RpJsonNode *object, const char *const *passed)
{
  if (!rp_json_node_is_object (object))
    return;
  for (const RpJsonNode *item = object->first; item != NULL; item = item->next)
    if (!g_strv_contains (passed, item->key))
      {
        RpGraphField field = { item->key, rp_json_node_text (item), item };
        g_array_append_val (fields, field);
      }
}

void
rp_graph_fields_add_pairs (GArray *fields, const RpJsonNode *pairs)
{
  const RpJsonNode *pair = rp_json_node_is_list (pairs) ? pairs->first : NULL;

  for (; pair != NULL; pair = pair->next)
    if (rp_json_node_is_list (pair) && pair->n_items == 2)
      {
        RpGraphField field
            = { rp_json_node_text (pair->first), rp_json_node_text (pair->first->next), pair->first->next };
        if (field.key != NULL)
          g_array_append_val (fields, field);
      }
}

static RpGraphField *
field_at (GArray *fields, guint i)
{
  return &g_array_index (fields, RpGraphField, i);
}

/* The first field of the first of KEYS that is there and is a text; such a one has not been taken. NULL: none. */
static RpGraphField *
find_text (GArray *fields, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    for (guint i = 0; i < fields->len; i++)
      {
        RpGraphField *field = field_at (fields, i);
        if (field->key != NULL && field->text != NULL && g_ascii_strcasecmp (field->key, *keys) == 0
            && field->text[strspn (field->text, " \t\r\n")] != '\0')
          return field;
      }
  return NULL;
}

/* Its text, which is then done with. */
static const char *
take_text (GArray *fields, const char *const *keys)
{
  RpGraphField *field = find_text (fields, keys);

  if (field == NULL)
    return NULL;
  field->key = NULL;
  return field->text;
}

static gboolean
to_number (const char *text, double *number)
{
  char *end;

  if (text == NULL || text[0] == '\0' || text[strspn (text, "+-.0123456789eE")] != '\0')
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*number);
}

/* ---- kinds ---- */

/* Whether TEXT may be a kind's word: short, with a letter in it, of few words. Numbers, addresses and dates are none.
 */
static gboolean
is_word (const char *text)
{
  gboolean letter = FALSE;
  guint n_words = 1;

  if (strlen (text) > MOST_KIND_BYTES || strstr (text, "://") != NULL || g_ascii_isdigit (*text) || *text == '#')
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (strchr ("\n\r\t{}<>", *c) != NULL)
        return FALSE;
      n_words += *c == ' ';
      letter = letter || g_unichar_isalpha (g_utf8_get_char (c));
    }
  return letter && n_words <= MOST_KIND_WORDS;
}

/* "Person" is the word "person"; ":Person:Actor" (Neo4j's labels) begins with it. What has further capitals stays. */
static const char *
kind_word (RpGathering *gathering, const char *text)
{
  g_autofree char *word = NULL;
  const char *end;

  text += strspn (text, ": \t\r\n");
  end = strchr (text, ':');
  word = end != NULL && end != text ? g_strndup (text, (gsize)(end - text)) : g_strdup (text);
  g_strchomp (word);
  if (g_ascii_isupper (word[0]) && word[1 + strspn (word + 1, "abcdefghijklmnopqrstuvwxyz")] == '\0')
    word[0] = g_ascii_tolower (word[0]);
  return rp_gathering_text (gathering, word, -1);
}

/* A field with the kind in it, taken; NULL: none. Only a text in the file can be one. */
static const char *
take_kind (RpGathering *gathering, GArray *fields, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    {
      const char *const one[] = { *keys, NULL };
      RpGraphField *field = find_text (fields, one);
      if (field == NULL || (field->node != NULL && !rp_json_node_is_text (field->node)) || !is_word (field->text))
        continue;
      /* of several labels the rest is not lost */
      if (strchr (field->text + 1, ':') == NULL)
        field->key = NULL;
      return kind_word (gathering, field->text);
    }
  return NULL;
}

/* A job's "position" is none. */
static gboolean
is_look (const RpGraphField *field)
{
  if (!is_among (field->key, looks))
    return FALSE;
  return field->text == NULL || !is_among (field->key, doubtful) || !is_word (field->text);
}

static void
add_rest (RpGathering *gathering, RpGathered *record, GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const RpGraphField *field = field_at (fields, i);
      if (field->key == NULL || is_look (field))
        continue;
      if (field->node != NULL)
        rp_gathered_add_other (gathering, record, field->key, field->node);
      else
        rp_gathered_add_attribute (gathering, record, field->key, field->text);
    }
}

/* ---- entities ---- */

static void
take_location (RpGathered *entity, GArray *fields)
{
  RpGraphField *latitude = find_text (fields, latitude_keys), *longitude = find_text (fields, longitude_keys);
  double north, east;

  if (latitude == NULL || longitude == NULL || !to_number (latitude->text, &north)
      || !to_number (longitude->text, &east) || fabs (north) > 90 || fabs (east) > 360)
    return;
  entity->latitude = north;
  entity->longitude = east;
  latitude->key = longitude->key = NULL;
}

/* Each of a list of texts, or the text itself. */
static void
take_each (RpGathering *gathering, RpGathered *record, GArray *fields, const char *const *keys,
           void (*add) (RpGathering *gathering, RpGathered *record, const char *text))
{
  for (guint i = 0; i < fields->len; i++)
    {
      RpGraphField *field = field_at (fields, i);
      gboolean plain = TRUE;
      if (field->key == NULL || !is_among (field->key, keys))
        continue;
      if (field->text != NULL)
        add (gathering, record, field->text);
      else if (rp_json_node_is_list (field->node))
        for (const RpJsonNode *item = field->node->first; item != NULL; item = item->next)
          {
            plain = plain && item->text != NULL;
            if (item->text != NULL)
              add (gathering, record, item->text);
          }
      if (field->text != NULL || (plain && rp_json_node_is_list (field->node)))
        field->key = NULL;
    }
}

static void
take_address (RpGathering *gathering, RpGathered *record, GArray *fields)
{
  RpGraphField *field = find_text (fields, url_keys);

  if (field == NULL || record->url != NULL
      || (!g_str_has_prefix (field->text, "http://") && !g_str_has_prefix (field->text, "https://")))
    return;
  record->url = rp_gathering_text (gathering, field->text, -1);
  field->key = NULL;
}

static void
take_summary (RpGathering *gathering, RpGathered *record, GArray *fields)
{
  const char *text = record->summary == NULL ? take_text (fields, summary_keys) : NULL;
  g_autofree char *plain = text != NULL ? rp_html_text (text) : NULL;

  if (plain != NULL)
    record->summary = rp_gathering_text (gathering, plain, -1);
}

/* A label may be set in several lines; a name is one. */
static const char *
one_line (RpGathering *gathering, const char *text)
{
  g_autofree char *line = text != NULL ? g_strdelimit (g_strdup (text), "\r\n\t", ' ') : NULL;

  return rp_gathering_text (gathering, line, -1);
}

/* Further names: what is a name's key and no number is another name. */
static void
take_names (RpGathering *gathering, RpGathered *entity, GArray *fields)
{
  const char *title = take_text (fields, title_keys);
  double number;

  if (entity->title == NULL)
    entity->title = one_line (gathering, title);
  else if (title != NULL)
    rp_gathered_add_alias (gathering, entity, title);
  for (guint i = 0; i < fields->len; i++)
    {
      RpGraphField *field = field_at (fields, i);
      if (field->key == NULL || field->text == NULL || !is_among (field->key, title_keys)
          || to_number (field->text, &number) || strlen (field->text) > 120)
        continue;
      rp_gathered_add_alias (gathering, entity, field->text);
      field->key = NULL;
    }
}

void
rp_graph_fill_entity (RpGathering *gathering, RpGathered *entity, GArray *fields)
{
  take_names (gathering, entity, fields);
  if (entity->kind == NULL)
    entity->kind = take_kind (gathering, fields, kind_keys);
  if (entity->kind == NULL)
    entity->kind = "entity";
  take_location (entity, fields);
  take_each (gathering, entity, fields, alias_keys, rp_gathered_add_alias);
  take_each (gathering, entity, fields, tag_keys, rp_gathered_add_tag);
  take_address (gathering, entity, fields);
  take_summary (gathering, entity, fields);
  add_rest (gathering, entity, fields);
}

/* ---- relations ---- */

/* "directed", "Undirected", 1, "false"; FALSE: it says nothing. */
static gboolean
read_direction (const char *text, gboolean *directed)
{
  static const char *const yes[] = { "directed", "true", "1", "yes", NULL };
  static const char *const no[] = { "undirected", "false", "0", "no", NULL };

  *directed = is_among (text, yes);
  return *directed || is_among (text, no);
}

static gboolean
take_direction (GArray *fields, gboolean *directed)
{
  static const char *const keys[] = { "directed", "undirected", NULL };

  for (guint i = 0; i < fields->len; i++)
    {
      RpGraphField *field = field_at (fields, i);
      const char *text = field->text;
      if (field->node != NULL && (field->node->type == RP_JSON_TRUE || field->node->type == RP_JSON_FALSE))
        text = field->node->type == RP_JSON_TRUE ? "true" : "false";
      if (field->key == NULL || text == NULL || !read_direction (text, directed))
        continue;
      if (is_among (field->key, keys))
        *directed = *directed != (g_ascii_strcasecmp (field->key, "undirected") == 0);
      else if (g_ascii_strcasecmp (field->key, "type") != 0 || g_ascii_isdigit (text[0]))
        continue;
      field->key = NULL;
      return TRUE;
    }
  return FALSE;
}

static void
take_weight (RpGathered *relation, GArray *fields)
{
  static const char *const keys[] = { "weight", "value", "strength", NULL };
  RpGraphField *field = find_text (fields, keys);
  double weight;

  if (field == NULL || !to_number (field->text, &weight) || weight <= 0)
    return;
  relation->weight = weight;
  field->key = NULL;
}

/* The label is the title; where nothing else tells the kind and it is a word, it is that too. */
static gboolean
take_kind_and_label (RpGathering *gathering, RpGathered *relation, GArray *fields)
{
  const char *kind = take_kind (gathering, fields, tie_keys);
  RpGraphField *label = find_text (fields, title_keys);
  gboolean says_kind = kind != NULL;

  if (label != NULL && kind == NULL && is_word (label->text)
      && (label->node == NULL || rp_json_node_is_text (label->node)))
    kind = kind_word (gathering, label->text);
  else if (label != NULL && relation->title == NULL)
    relation->title = one_line (gathering, label->text);
  for (guint i = 0; label != NULL && i < fields->len; i++)
    {
      RpGraphField *field = field_at (fields, i);
      if (field == label
          || (field->key != NULL && is_among (field->key, title_keys) && g_strcmp0 (field->text, label->text) == 0))
        field->key = NULL;
    }
  if (kind != NULL)
    relation->kind = kind;
  return says_kind || kind != NULL || relation->title != NULL;
}

void
rp_graph_fill_relation (RpGathering *gathering, RpGathered *relation, GArray *fields, const gboolean *directed)
{
  gboolean own = FALSE, has_own = take_direction (fields, &own);
  gboolean tells = take_kind_and_label (gathering, relation, fields);

  relation->directed = has_own ? own : directed != NULL ? *directed : tells;
  take_weight (relation, fields);
  rp_graph_take_dates (gathering, relation, fields);
  take_each (gathering, relation, fields, tag_keys, rp_gathered_add_tag);
  take_address (gathering, relation, fields);
  take_summary (gathering, relation, fields);
  add_rest (gathering, relation, fields);
}

/* ---- the dataset ---- */

void
rp_graph_fill_dataset (RpGathering *gathering, GArray *fields)
{
  const char *const titles[] = { "title", "name", "label", NULL };
  const char *title = take_text (fields, titles);
  const char *words = take_text (fields, summary_keys);
  g_autofree char *plain = words != NULL ? rp_html_text (words) : NULL;
  g_autoptr (GString) description = g_string_new (plain);

  if (title != NULL)
    rp_gathering_set_title (gathering, title);
  for (guint i = 0; i < fields->len; i++)
    {
      const RpGraphField *field = field_at (fields, i);
      g_autofree char *json = NULL;
      if (field->key == NULL || is_among (field->key, looks)
          || (field->node != NULL && (field->node->type == RP_JSON_NULL || field->node->n_items == 0)
              && field->text == NULL
              && (rp_json_node_is_list (field->node) || rp_json_node_is_object (field->node)
                  || field->node->type == RP_JSON_NULL || rp_json_node_is_text (field->node))))
        continue;
      if (field->text == NULL)
        json = rp_json_node_to_text (field->node, 4096);
      g_string_append_printf (description, "%s%s: %s", description->len > 0 ? "\n" : "", field->key,
                              field->text != NULL ? field->text : json);
    }
  if (description->len > 0)
    rp_gathering_set_description (gathering, description->str);
}
