/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ftm-private.h"

#include "ftm-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_VALUES 1000               /* of one end or date */
#define MOST_SUMMARY_BYTES (64 * 1024) /* beyond it further parts are attributes */

static RpFtmItem *take (RpFtmReader *self, const RpJsonNode *node, RpFtmItem *parent, const char *property);

RpFtmReader *
rp_ftm_reader_new (RpGathering *gathering)
{
  RpFtmReader *self = g_new0 (RpFtmReader, 1);

  self->gathering = gathering;
  self->refs = rp_late_refs_new (gathering);
  self->items = g_hash_table_new (g_str_hash, g_str_equal);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->end = &self->first;
  return self;
}

void
rp_ftm_reader_free (RpFtmReader *self)
{
  rp_late_refs_free (self->refs);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->lists);
  rp_memory_blocks_clear (&self->memory);
  g_free (self);
}

/* "BankAccount" as Rapport writes kinds: "bank_account". */
static const char *
kind_of (RpFtmReader *self, const char *schema)
{
  char *kind = g_hash_table_lookup (self->kinds, schema);
  GString *text;

  if (kind != NULL)
    return kind;
  text = g_string_new (NULL);
  for (const char *c = schema; *c != '\0'; c++)
    {
      if (text->len > 0 && g_ascii_isupper (*c) && g_ascii_islower (c[-1]))
        g_string_append_c (text, '_');
      g_string_append_c (text, g_ascii_tolower (*c));
    }
  kind = g_string_free (text, FALSE);
  g_hash_table_insert (self->kinds, g_strdup (schema), kind);
  return kind;
}

static void
push (RpFtmReader *self, RpFtmValue **list, const char *text)
{
  RpFtmValue *value;
  guint n = 0;

  for (; *list != NULL; list = &(*list)->next)
    if (strcmp ((*list)->text, text) == 0 || ++n == MOST_VALUES)
      return;
  value = rp_memory_blocks_take (&self->memory, sizeof *value);
  *value = (RpFtmValue){ .text = text };
  *list = value;
}

/* The list that a date of that property goes to; NULL: it is none of the thing itself. */
static RpFtmValue **
date_list (RpFtmItem *item, const char *property)
{
  const RpFtmSchema *schema = item->schema;

  for (guint i = 0; i < G_N_ELEMENTS (schema->begin); i++)
    if (g_strcmp0 (schema->begin[i], property) == 0)
      return &item->begin[i];
  if (g_strcmp0 (schema->end, property) == 0)
    return &item->end;
  if (strcmp (property, "startDate") == 0)
    return &item->start;
  if (strcmp (property, "endDate") == 0)
    return &item->stop;
  return strcmp (property, "date") == 0 ? &item->date : NULL;
}

/* The list that ids of that property go to, where it is an edge's end. */
static RpFtmValue **
end_list (RpFtmItem *item, const char *property)
{
  if (g_strcmp0 (item->schema->source, property) == 0)
    return &item->from;
  return g_strcmp0 (item->schema->target, property) == 0 ? &item->to : NULL;
}

static void
keep (RpFtmReader *self, RpGathered *record, const char *property, const char *text)
{
  rp_gathered_add_attribute (self->gathering, record, rp_late_refs_words (self->refs, property), text);
}

static void
take_title (RpFtmReader *self, RpGathered *record, const char *text)
{
  if (record->title == NULL)
    record->title = rp_gathering_text (self->gathering, text, -1);
  else if (record->type == RP_RECORD_ENTITY)
    rp_gathered_add_alias (self->gathering, record, text);
  else if (strcmp (record->title, text) != 0)
    rp_gathered_add_attribute (self->gathering, record, _ ("Title"), text);
}

static void
take_summary (RpFtmReader *self, RpGathered *record, const char *text)
{
  if (record->summary == NULL)
    record->summary = rp_gathering_text (self->gathering, text, -1);
  else if (strlen (record->summary) > MOST_SUMMARY_BYTES)
    keep (self, record, "summary", text);
  else if (strstr (record->summary, text) == NULL)
    record->summary = rp_gathering_printf (self->gathering, "%s\n\n%s", record->summary, text);
}

static void
take_place (RpFtmReader *self, RpGathered *record, const char *property, const char *text)
{
  if (record->type == RP_RECORD_EVENT && record->event_place == NULL)
    record->event_place = rp_gathering_entity_named (self->gathering, text, "place", record->place)->id;
  else
    keep (self, record, property, text);
}

static void
take_url (RpFtmReader *self, RpGathered *record, const char *property, const char *text)
{
  if (record->url == NULL)
    record->url = rp_gathering_text (self->gathering, text, -1);
  else if (strcmp (record->url, text) != 0)
    keep (self, record, property, text);
}

static void
take_coordinate (RpFtmReader *self, RpGathered *record, const char *property, const char *text, double *number)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (*end == '\0' && isfinite (value) && record->type == RP_RECORD_ENTITY)
    *number = value;
  else
    keep (self, record, property, text);
}

static void
take_source_url (RpFtmReader *self, RpFtmItem *item, const char *property, const char *text)
{
  if (item->record->type == RP_RECORD_SOURCE)
    take_url (self, item->record, property, text);
  else if (item->source_url == NULL)
    item->source_url = rp_gathering_text (self->gathering, text, -1);
  else
    rp_gathered_add_evidence (self->gathering, item->record,
                              rp_gathering_source_named (self->gathering, NULL, text, item->record->place)->id, NULL,
                              NULL);
}

static void
take_publisher (RpFtmReader *self, RpFtmItem *item, const char *text)
{
  if (item->record->type == RP_RECORD_SOURCE && item->record->publisher == NULL)
    item->record->publisher = rp_gathering_text (self->gathering, text, -1);
  else if (item->publisher == NULL)
    item->publisher = rp_gathering_text (self->gathering, text, -1);
  else
    keep (self, item->record, "publisher", text);
}

/* What an edge is called is one word of it; a thing's own role or programme is an attribute. */
static void
take_label (RpFtmReader *self, RpFtmItem *item, const char *property, const char *text)
{
  RpGathered *record = item->record;

  if (record->title == NULL && record->type != RP_RECORD_ENTITY && record->type != RP_RECORD_SOURCE)
    record->title = rp_gathering_text (self->gathering, text, -1);
  else if (g_strcmp0 (record->title, text) != 0)
    keep (self, record, property, text);
}

static void
take_author (RpFtmReader *self, RpGathered *record, const char *text)
{
  if (record->type != RP_RECORD_SOURCE)
    rp_late_refs_add (self->refs, record, text, "author", RP_LATE_REF_MAYBE);
  else if (record->author == NULL)
    record->author = text;
  else
    record->author = rp_gathering_printf (self->gathering, "%s, %s", record->author, text);
}

/* A name is one but where a person's title is meant, or an event has what it is about. */
static RpFtmRole
role_for (const RpFtmItem *item, const char *property)
{
  RpFtmRole role = rp_ftm_role_of (property);
  gboolean thing = item->record->type == RP_RECORD_ENTITY;

  if (role == RP_FTM_NAME && strcmp (property, "title") == 0 && strcmp (item->schema->name, "Person") == 0)
    return RP_FTM_OTHER;
  if (role == RP_FTM_NAME && strcmp (property, "subject") == 0 && thing)
    return RP_FTM_OTHER;
  if (role == RP_FTM_LANGUAGE && item->record->type != RP_RECORD_SOURCE)
    return RP_FTM_OTHER;
  return role;
}

static RpLateRefFlags
flags_of (RpFtmRole role)
{
  return role == RP_FTM_OWNER ? RP_LATE_REF_REVERSED : role == RP_FTM_PERHAPS ? RP_LATE_REF_MAYBE : 0;
}

/* FALSE: it is for the attributes. TEXT is the gathering's. */
static gboolean
take_text (RpFtmReader *self, RpFtmItem *item, const char *property, RpFtmRole role, const char *text)
{
  RpGathered *record = item->record;

  switch (role)
    {
    case RP_FTM_NAME:
      take_title (self, record, text);
      return TRUE;
    case RP_FTM_ALIAS:
      if (record->type == RP_RECORD_ENTITY)
        rp_gathered_add_alias (self->gathering, record, text);
      return record->type == RP_RECORD_ENTITY;
    case RP_FTM_SUMMARY:
      take_summary (self, record, text);
      return TRUE;
    case RP_FTM_TAG:
      rp_gathered_add_tag (self->gathering, record, text);
      return TRUE;
    case RP_FTM_COUNTRY:
      keep (self, record, property, rp_ftm_country (text));
      return TRUE;
    case RP_FTM_TOPIC:
      keep (self, record, property, rp_ftm_topic (text));
      return TRUE;
    case RP_FTM_URL:
      take_url (self, record, property, text);
      return TRUE;
    case RP_FTM_SOURCE_URL:
      take_source_url (self, item, property, text);
      return TRUE;
    case RP_FTM_PUBLISHER:
      take_publisher (self, item, text);
      return TRUE;
    case RP_FTM_ENTITY:
    case RP_FTM_PERHAPS:
    case RP_FTM_OWNER:
      rp_late_refs_add (self->refs, record, text, rp_gathering_text (self->gathering, property, -1), flags_of (role));
      return TRUE;
    case RP_FTM_LATITUDE:
      take_coordinate (self, record, property, text, &record->latitude);
      return TRUE;
    case RP_FTM_LONGITUDE:
      take_coordinate (self, record, property, text, &record->longitude);
      return TRUE;
    case RP_FTM_PLACE:
      take_place (self, record, property, text);
      return TRUE;
    case RP_FTM_AUTHOR:
      take_author (self, record, text);
      return TRUE;
    case RP_FTM_LANGUAGE:
      record->language = text;
      return TRUE;
    case RP_FTM_LABEL:
      take_label (self, item, property, text);
      return TRUE;
    case RP_FTM_OTHER:
    default:
      return FALSE;
    }
}

/* One value: an id, a date, a text; or an entity that stands where its id would. */
static void
take_value (RpFtmReader *self, RpFtmItem *item, const char *property, const RpJsonNode *node)
{
  RpFtmValue **dates = date_list (item, property), **ends = end_list (item, property);
  const char *text = NULL;

  if (rp_json_node_is_object (node) && rp_ftm_is_entity (node))
    {
      const RpFtmItem *nested = take (self, node, item, property);
      text = nested != NULL && ends != NULL ? nested->record->id : NULL;
      if (text == NULL)
        return;
    }
  else if (rp_json_node_is_object (node) && ends != NULL)
    text = rp_gathering_text (self->gathering, rp_json_node_get_text (node, "id"), -1);
  else
    text = rp_gathering_text (self->gathering, rp_json_node_text (node), -1);
  if (text != NULL && ends != NULL)
    push (self, ends, text);
  else if (text != NULL && dates != NULL)
    push (self, dates, text);
  else if (text == NULL || !take_text (self, item, property, role_for (item, property), text))
    rp_gathered_add_other (self->gathering, item->record, rp_late_refs_words (self->refs, property), node);
  if (text != NULL && strcmp (property, "retrievedAt") == 0)
    item->retrieved = text;
}

static void
take_property (RpFtmReader *self, RpFtmItem *item, const RpJsonNode *node)
{
  RpFtmRole role;
  gboolean plain = TRUE;

  if (!rp_json_node_is_list (node))
    {
      take_value (self, item, node->key, node);
      return;
    }
  for (const RpJsonNode *value = node->first; value != NULL; value = value->next)
    plain = plain && value->text != NULL;
  role = role_for (item, node->key);
  if (plain && role == RP_FTM_OTHER && date_list (item, node->key) == NULL && end_list (item, node->key) == NULL)
    rp_gathered_add_other (self->gathering, item->record, rp_late_refs_words (self->refs, node->key), node);
  else
    for (const RpJsonNode *value = node->first; value != NULL; value = value->next)
      take_value (self, item, node->key, value);
}

/* OpenSanctions' other form: a list of single statements, with whose they are. */
static void
take_statements (RpFtmReader *self, RpFtmItem *item, const RpJsonNode *list)
{
  for (const RpJsonNode *node = list->first; node != NULL; node = node->next)
    {
      const char *property = rp_json_node_get_text (node, "prop");
      if (property != NULL && strcmp (property, "id") != 0)
        take_value (self, item, property, rp_json_node_get (node, "value"));
    }
}

/* Dataset NAME says so. */
static void
take_dataset (RpFtmReader *self, RpFtmItem *item, const char *name)
{
  RpGathered *source;

  if (name == NULL)
    return;
  source = g_hash_table_lookup (self->lists, name);
  if (source == NULL)
    {
      source = rp_gathering_source_named (self->gathering, name, NULL, item->record->place);
      g_hash_table_insert (self->lists, g_strdup (name), source);
    }
  rp_gathered_add_evidence (self->gathering, item->record, source->id, NULL, NULL);
}

static void
take_datasets (RpFtmReader *self, RpFtmItem *item, const RpJsonNode *node)
{
  if (rp_json_node_is_list (node))
    for (const RpJsonNode *name = node->first; name != NULL; name = name->next)
      take_dataset (self, item, rp_json_node_text (name));
  else if (rp_json_node_is_object (node))
    take_dataset (self, item, rp_json_node_get_text (node, rp_json_node_get_text (node, "label") ? "label" : "name"));
  else
    take_dataset (self, item, rp_json_node_text (node));
}

static void
take_referents (RpFtmReader *self, RpFtmItem *item, const RpJsonNode *node)
{
  if (rp_json_node_is_list (node))
    for (const RpJsonNode *id = node->first; id != NULL; id = id->next)
      if (rp_json_node_text (id) != NULL && g_strcmp0 (rp_json_node_text (id), item->record->id) != 0)
        rp_late_refs_add_id (self->refs, rp_json_node_text (id), item->record);
  rp_gathered_add_other (self->gathering, item->record, _ ("Merged ids"), node);
}

/* What stands beside the properties. */
static void
take_member (RpFtmReader *self, RpFtmItem *item, const RpJsonNode *node)
{
  static const char *const known[] = { "id", "schema", "caption", NULL };
  const char *key = node->key;

  if (strcmp (key, "properties") == 0 && rp_json_node_is_object (node))
    for (const RpJsonNode *property = node->first; property != NULL; property = property->next)
      take_property (self, item, property);
  else if (strcmp (key, "statements") == 0 && rp_json_node_is_list (node))
    take_statements (self, item, node);
  else if (strcmp (key, "datasets") == 0 || strcmp (key, "dataset") == 0 || strcmp (key, "collection") == 0)
    take_datasets (self, item, node);
  else if (strcmp (key, "referents") == 0)
    take_referents (self, item, node);
  else if (!g_strv_contains (known, key))
    rp_gathered_add_other (self->gathering, item->record, rp_late_refs_words (self->refs, key), node);
}

/* ---- an entity ---- */

static const RpFtmSchema *
own_schema (RpFtmReader *self, const RpFtmSchema *schema, const RpFtmSchema *plain)
{
  RpFtmSchema *own;

  if (schema != plain)
    return schema;
  own = rp_memory_blocks_take (&self->memory, sizeof *own);
  *own = *plain;
  own->name = rp_gathering_text (self->gathering, plain->name, -1);
  return own;
}

static RpRecordType
type_of (const RpFtmSchema *schema)
{
  switch (schema->class)
    {
    case RP_FTM_EDGE:
      return RP_RECORD_RELATION;
    case RP_FTM_EVENT:
      return RP_RECORD_EVENT;
    case RP_FTM_DOCUMENT:
      return RP_RECORD_SOURCE;
    case RP_FTM_SIMILAR:
    case RP_FTM_NOTE: /* they find their place when all is there */
      return RP_RECORD_NONE;
    case RP_FTM_THING:
    default:
      return RP_RECORD_ENTITY;
    }
}

static RpFtmItem *
make_item (RpFtmReader *self, const RpJsonNode *node, const RpFtmSchema *schema)
{
  RpFtmItem *item = rp_memory_blocks_take (&self->memory, sizeof *item);
  RpRecordType type = type_of (schema);

  *item = (RpFtmItem){ .schema = schema };
  item->record = rp_gathering_add (self->gathering, type, node, rp_json_node_get_text (node, "id"),
                                   type == RP_RECORD_SOURCE ? NULL : kind_of (self, schema->name), NULL);
  item->record->directed = !schema->undirected;
  if (type == RP_RECORD_SOURCE)
    rp_gathered_add_attribute (self->gathering, item->record, _ ("Type"),
                               rp_late_refs_words (self->refs, schema->name));
  if (item->record->id != NULL)
    g_hash_table_insert (self->items, (gpointer)item->record->id, item);
  *self->end = item;
  self->end = &item->next;
  return item;
}

/* A piece of what is known: its schema counts where it is the narrower of the two. */
static gboolean
is_piece (RpFtmReader *self, RpFtmItem *item, const RpFtmSchema *schema)
{
  static const char *const wide[]
      = { "Thing", "LegalEntity", "Organization", "Asset", "Document", "Folder", "Vehicle", NULL };

  if (item->schema->class != schema->class)
    return FALSE;
  if (g_strv_contains (wide, item->schema->name) && strcmp (item->schema->name, schema->name) != 0
      && !(g_strv_contains (wide, schema->name) && strcmp (schema->name, "Organization") != 0))
    {
      item->schema = schema;
      if (item->record->type == RP_RECORD_ENTITY)
        item->record->kind = rp_gathering_text (self->gathering, kind_of (self, schema->name), -1);
    }
  return TRUE;
}

/* Whether one of NODE's properties is that id. */
static gboolean
names (const RpJsonNode *node, const char *id)
{
  const RpJsonNode *values = rp_json_node_get_object (node, "properties");

  for (const RpJsonNode *list = values != NULL ? values->first : NULL; list != NULL; list = list->next)
    for (const RpJsonNode *value = rp_json_node_is_list (list) ? list->first : NULL; value != NULL; value = value->next)
      if (g_strcmp0 (rp_json_node_text (value), id) == 0)
        return TRUE;
  return FALSE;
}

/* The end or part that an entity leaves out that stands inside another. */
static void
tie_to_parent (RpFtmReader *self, RpFtmItem *item, RpFtmItem *parent, const char *property)
{
  const char *id = parent->record->id;

  if (item->schema->class == RP_FTM_EDGE && item->from == NULL)
    push (self, &item->from, id);
  else if (item->schema->class == RP_FTM_EDGE && item->to == NULL)
    push (self, &item->to, id);
  else if (item->schema->class == RP_FTM_EVENT && parent->record->type == RP_RECORD_ENTITY)
    rp_gathered_add_participant (self->gathering, item->record, id, NULL);
  else if (item->schema->class != RP_FTM_EDGE && end_list (parent, property) == NULL)
    rp_late_refs_add (self->refs, parent->record, item->record->id, rp_gathering_text (self->gathering, property, -1),
                      rp_ftm_role_of (property) == RP_FTM_OWNER ? RP_LATE_REF_REVERSED : 0);
}

static RpFtmItem *
take (RpFtmReader *self, const RpJsonNode *node, RpFtmItem *parent, const char *property)
{
  RpFtmSchema plain;
  const RpFtmSchema *schema = rp_ftm_schema_of (node, &plain);
  const char *id = rp_gathering_text (self->gathering, rp_json_node_get_text (node, "id"), -1);
  const char *caption = rp_json_node_get_text (node, "caption");
  RpFtmItem *item = id != NULL ? g_hash_table_lookup (self->items, id) : NULL;

  schema = own_schema (self, schema, &plain);
  if (item == NULL)
    item = make_item (self, node, schema);
  else if (!is_piece (self, item, schema))
    {
      rp_gathering_leave_out_node (self->gathering, node, id,
                                   g_strdup_printf (_ ("expected one schema for the id, found “%s” after “%s”"),
                                                    schema->name, item->schema->name));
      return NULL;
    }
  if (caption != NULL && strcmp (caption, schema->name) != 0 && type_of (schema) != RP_RECORD_RELATION
      && item->record->title == NULL)
    take_title (self, item->record, caption);
  for (const RpJsonNode *member = node->first; member != NULL; member = member->next)
    take_member (self, item, member);
  if (parent != NULL && (schema->class == RP_FTM_EDGE || !names (node, parent->record->id)))
    tie_to_parent (self, item, parent, property);
  return item;
}

void
rp_ftm_reader_add (RpFtmReader *self, const RpJsonNode *node)
{
  if (rp_ftm_is_entity (node))
    take (self, node, NULL, NULL);
  else
    {
      g_autofree char *found = rp_json_node_to_text (node, 60);
      rp_gathering_leave_out_node (
          self->gathering, node, rp_json_node_get_text (node, "id"),
          g_strdup_printf (_ ("expected an entity with “id”, “schema” and “properties”, found %s"),
                           rp_json_node_is_object (node) ? found : rp_json_node_name (node)));
    }
}
