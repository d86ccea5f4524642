/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stix-object.h"

#include "foreign-date.h"
#include "stix-marking.h"
#include "stix-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
rp_stix_reader_init (RpStixReader *self, RpGathering *gathering)
{
  *self = (RpStixReader){ .gathering = gathering, .refs = rp_late_refs_new (gathering) };
  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  self->revoked = g_hash_table_new (g_str_hash, g_str_equal);
  self->markings = g_hash_table_new (g_str_hash, g_str_equal);
  self->relations = g_ptr_array_new ();
}

void
rp_stix_reader_clear (RpStixReader *self)
{
  rp_late_refs_free (self->refs);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->revoked);
  g_hash_table_unref (self->markings);
  g_ptr_array_unref (self->relations);
}

/* ---- what it is ---- */

static RpRecordType
record_type (const char *type)
{
  static const char *const sources[] = { "report", "note", "opinion", "grouping", NULL };
  static const char *const events[] = { "sighting", "observed-data", "incident", "malware-analysis", NULL };

  if (strcmp (type, "relationship") == 0)
    return RP_RECORD_RELATION;
  if (g_strv_contains (sources, type))
    return RP_RECORD_SOURCE;
  return g_strv_contains (events, type) ? RP_RECORD_EVENT : RP_RECORD_ENTITY;
}

static const char *
kind_of (RpGathering *gathering, const RpJsonNode *node, const char *type)
{
  const char *word = strcmp (type, "relationship") == 0 ? rp_json_node_get_text (node, "relationship_type") : type;
  const char *class = rp_json_node_get_text (node, "identity_class");
  g_autofree char *kind = NULL;

  if (strcmp (type, "identity") == 0 && class != NULL)
    word = strcmp (class, "individual") == 0 ? "person" : class;
  if (strcmp (type, "location") == 0)
    word = "place";
  kind = g_strdup (word != NULL ? word : "related-to");
  return rp_gathering_text (gathering, g_strdelimit (kind, "- ", '_'), -1);
}

/* ---- members ---- */

static gboolean
is_one_of (const char *key, const char *const *keys)
{
  return g_strv_contains (keys, key);
}

static void
add_list (RpGathering *gathering, RpGathered *record, const RpJsonNode *node,
          void (*add) (RpGathering *, RpGathered *, const char *))
{
  if (rp_json_node_is_text (node))
    add (gathering, record, node->text);
  for (const RpJsonNode *item = rp_json_node_is_list (node) ? node->first : NULL; item != NULL; item = item->next)
    if (rp_json_node_text (item) != NULL)
      add (gathering, record, item->text);
}

static void
add_phases (RpGathering *gathering, RpGathered *record, const RpJsonNode *node)
{
  for (const RpJsonNode *item = rp_json_node_is_list (node) ? node->first : NULL; item != NULL; item = item->next)
    {
      const char *chain = rp_json_node_get_text (item, "kill_chain_name");
      const char *phase = rp_json_node_get_text (item, "phase_name");
      g_autofree char *text = g_strdup_printf ("%s: %s", chain != NULL ? chain : "?", phase != NULL ? phase : "?");

      if (chain != NULL || phase != NULL)
        rp_gathered_add_attribute (gathering, record, _ ("Kill chain phase"), text);
    }
}

/* What others have written of it. */
static void
add_external (RpGathering *gathering, RpGathered *record, const RpJsonNode *node)
{
  for (const RpJsonNode *item = rp_json_node_is_list (node) ? node->first : NULL; item != NULL; item = item->next)
    {
      const char *name = rp_json_node_get_text (item, "source_name"), *url = rp_json_node_get_text (item, "url");
      const char *words = rp_json_node_get_text (item, "description");
      RpGathered *source;

      if (name == NULL && url == NULL)
        continue;
      source = rp_gathering_source_named (gathering, name, url, (RpPlace){ item->line, item->column });
      if (source->summary == NULL)
        source->summary = rp_gathering_text (gathering, words, -1);
      rp_gathered_add_other (gathering, source, _ ("Hashes"), rp_json_node_get (item, "hashes"));
      rp_gathered_add_evidence (gathering, record, source->id, rp_json_node_get_text (item, "external_id"), NULL);
    }
}

/* "created_by_ref" is a reference of the kind "created_by". NULL: the key is none of one. */
static const char *
reference_kind (RpGathering *gathering, const char *key)
{
  if (g_str_has_suffix (key, "_ref") && strlen (key) > 4)
    return rp_gathering_text (gathering, key, (gssize)strlen (key) - 4);
  if (g_str_has_suffix (key, "_refs") && strlen (key) > 5)
    return rp_gathering_text (gathering, key, (gssize)strlen (key) - 5);
  return NULL;
}

static void
add_reference (RpStixReader *self, RpGathered *record, const char *kind, const RpJsonNode *node, const char *scope)
{
  const char *text = rp_json_node_text (node), *id;
  const RpJsonNode *creator;

  if (text == NULL)
    return;
  id = scope != NULL && strstr (text, "--") == NULL ? rp_gathering_printf (self->gathering, "%s:%s", scope, text)
                                                    : rp_gathering_text (self->gathering, text, -1);
  creator = id != NULL ? g_hash_table_lookup (self->nodes, id) : NULL;
  /* who made a source is its publisher, and no witness to it */
  if (record->type == RP_RECORD_SOURCE && strcmp (kind, "created_by") == 0)
    record->publisher = creator != NULL ? rp_stix_name (self->gathering, creator, "identity") : id;
  else if (id != NULL)
    rp_late_refs_add (self->refs, record, id, kind, g_hash_table_contains (self->revoked, id) ? RP_LATE_REF_MAYBE : 0);
}

static void
add_references (RpStixReader *self, RpGathered *record, const char *kind, const RpJsonNode *node, const char *scope)
{
  if (!rp_json_node_is_list (node))
    add_reference (self, record, kind, node, scope);
  else
    for (const RpJsonNode *item = node->first; item != NULL; item = item->next)
      add_reference (self, record, kind, item, scope);
}

/* What has been dealt with by its object, or is of no use to a reader. */
static gboolean
is_dealt_with (const RpGathered *record, const char *type, const char *key)
{
  static const char *const always[]
      = { "type", "id", "spec_version", "revoked", "object_marking_refs", "granular_markings", "objects", NULL };
  static const char *const relation[] = { "relationship_type", "source_ref", "target_ref", NULL };
  static const char *const place[] = { "latitude", "longitude", NULL };

  return is_one_of (key, always) || (record->type == RP_RECORD_RELATION && is_one_of (key, relation))
         || (strcmp (type, "location") == 0 && is_one_of (key, place));
}

static void
add_member (RpStixReader *self, RpGathered *record, const char *type, const RpJsonNode *node, const char *scope)
{
  static const char *const aliases[] = { "aliases", "x_mitre_aliases", "x_opencti_aliases", NULL };
  RpGathering *gathering = self->gathering;
  const char *key = node->key, *text = rp_json_node_text (node);
  const char *kind = reference_kind (gathering, key);

  if (is_dealt_with (record, type, key))
    return;
  if (kind != NULL)
    add_references (self, record, kind, node, scope);
  else if (strcmp (key, "description") == 0 && text != NULL)
    record->summary = rp_gathering_text (gathering, text, -1);
  else if (strcmp (key, "content") == 0 && record->type == RP_RECORD_SOURCE && text != NULL)
    record->summary = rp_gathering_text (gathering, text, -1);
  else if (is_one_of (key, aliases) && record->type == RP_RECORD_ENTITY)
    add_list (gathering, record, node, rp_gathered_add_alias);
  else if (strcmp (key, "labels") == 0)
    add_list (gathering, record, node, rp_gathered_add_tag);
  else if (strcmp (key, "kill_chain_phases") == 0 && rp_json_node_is_list (node))
    add_phases (gathering, record, node);
  else if (strcmp (key, "external_references") == 0 && rp_json_node_is_list (node))
    add_external (gathering, record, node);
  else if (strcmp (key, "lang") == 0 && record->type == RP_RECORD_SOURCE && text != NULL)
    record->language = rp_gathering_text (gathering, text, -1);
  else if (strcmp (key, "authors") == 0 && record->type == RP_RECORD_SOURCE && rp_json_node_is_list (node)
           && rp_json_node_text (node->first) != NULL && node->n_items == 1)
    record->author = rp_gathering_text (gathering, node->first->text, -1);
  else if (text == NULL || g_strcmp0 (rp_gathering_text (gathering, text, -1), record->title) != 0)
    rp_gathered_add_other (gathering, record, rp_late_refs_words (self->refs, key), node);
}

/* ---- dates ---- */

static const struct
{
  const char *begin, *end;
} spans[] = {
  { "first_seen", "last_seen" },
  { "first_observed", "last_observed" },
  { "valid_from", "valid_until" },
  { "start_time", "stop_time" },
  { "validity_not_before", "validity_not_after" },
  { "analysis_started", "analysis_ended" },
  { "start", "end" },
  { "published", NULL },
  { "date", NULL },
};

/* The members that RECORD's date was made of are attributes too where they could not be read; see set_dates. */
static void
set_dates (RpGathering *gathering, RpGathered *record, const RpJsonNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const RpJsonNode *begin = rp_json_node_get (node, spans[i].begin);
      const RpJsonNode *end = spans[i].end != NULL ? rp_json_node_get (node, spans[i].end) : NULL;
      const char *from = rp_json_node_text (begin), *to = rp_json_node_text (end);
      g_autofree char *date = NULL;
      g_autofree char *since = NULL;

      if (from == NULL && to == NULL)
        continue;
      if (from != NULL && to == NULL && spans[i].end != NULL)
        {
          date = rp_foreign_date (from, RP_DATE_ORDER_UNKNOWN, NULL);
          since = date != NULL ? rp_foreign_interval (date, NULL) : NULL;
        }
      if (since != NULL)
        rp_gathered_set_when (gathering, record, since);
      else
        rp_gathered_set_dates_node (gathering, record, from, to, begin != NULL ? begin : end);
      return;
    }
  if (record->type == RP_RECORD_SOURCE && rp_json_node_get_text (node, "created") != NULL)
    rp_gathered_set_dates_node (gathering, record, rp_json_node_get_text (node, "created"), NULL,
                                rp_json_node_get (node, "created"));
}

/* Whether KEY is what RECORD's date says already. */
static gboolean
is_date_taken (const RpGathered *record, const RpJsonNode *node, const char *key)
{
  if (record->when == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (rp_json_node_get_text (node, spans[i].begin) != NULL
        || (spans[i].end != NULL && rp_json_node_get_text (node, spans[i].end) != NULL))
      return strcmp (key, spans[i].begin) == 0 || g_strcmp0 (key, spans[i].end) == 0;
  return FALSE;
}

/* ---- single types ---- */

static void
add_relation (RpStixReader *self, RpGathered *record, const RpJsonNode *node)
{
  record->from = rp_gathering_text (self->gathering, rp_json_node_get_text (node, "source_ref"), -1);
  record->to = rp_gathering_text (self->gathering, rp_json_node_get_text (node, "target_ref"), -1);
  g_ptr_array_add (self->relations, record);
}

static const char *
name_of_other (RpStixReader *self, const char *id)
{
  const RpJsonNode *node = id != NULL ? g_hash_table_lookup (self->nodes, id) : NULL;
  const char *type = rp_json_node_get_text (node, "type");

  return type != NULL ? rp_stix_name (self->gathering, node, type) : NULL;
}

static void
name_event (RpStixReader *self, RpGathered *record, const RpJsonNode *node, const char *type)
{
  const char *seen = rp_json_node_get_text (node, "sighting_of_ref");
  const RpJsonNode *objects = rp_json_node_get (node, "object_refs");
  const RpJsonNode *parts = rp_json_node_get_object (node, "objects");
  const char *name = name_of_other (self, seen);
  const RpJsonNode *part = parts != NULL ? parts->first : NULL;

  if (name == NULL && rp_json_node_is_list (objects))
    name = name_of_other (self, rp_json_node_text (objects->first));
  for (; part != NULL && name == NULL; part = part->next)
    name = rp_json_node_get_text (part, "type") != NULL
               ? rp_stix_name (self->gathering, part, rp_json_node_get_text (part, "type"))
               : NULL;
  record->title = name != NULL
                      ? rp_gathering_printf (self->gathering, "%s: %s", rp_late_refs_words (self->refs, type), name)
                      : rp_gathering_text (self->gathering, rp_late_refs_words (self->refs, type), -1);
}

/* STIX 2.0 keeps what was observed inside, each part by a key that counts only there. */
static void
add_parts (RpStixReader *self, RpGathered *record, const RpJsonNode *node)
{
  const RpJsonNode *parts = rp_json_node_get_object (node, "objects");

  for (const RpJsonNode *part = parts != NULL ? parts->first : NULL; part != NULL; part = part->next)
    {
      const char *id = rp_gathering_printf (self->gathering, "%s:%s", record->id, part->key);

      if (rp_json_node_get_text (part, "type") == NULL)
        {
          rp_gathering_leave_out_node (self->gathering, part, record->id,
                                       g_strdup (_ ("expected an object with a “type”, found none")));
          continue;
        }
      rp_stix_reader_add (self, part, id, record->id);
      rp_gathered_add_participant (self->gathering, record, id, "object");
    }
}

static void
place_entity (RpGathered *record, const RpJsonNode *node)
{
  rp_json_node_get_double (node, "latitude", &record->latitude);
  rp_json_node_get_double (node, "longitude", &record->longitude);
}

void
rp_stix_reader_add (RpStixReader *self, const RpJsonNode *node, const char *id, const char *scope)
{
  const char *type = rp_json_node_get_text (node, "type");
  RpRecordType what = record_type (type);
  RpGathered *record = rp_gathering_add (self->gathering, what, node, id,
                                         what == RP_RECORD_SOURCE ? NULL : kind_of (self->gathering, node, type), NULL);

  if (what != RP_RECORD_RELATION)
    record->title = rp_stix_name (self->gathering, node, type);
  if (what == RP_RECORD_SOURCE)
    rp_gathered_add_attribute (self->gathering, record, _ ("Type"), rp_late_refs_words (self->refs, type));
  rp_stix_mark (self->gathering, self->markings, record, node);
  set_dates (self->gathering, record, node);
  for (const RpJsonNode *member = node->first; member != NULL; member = member->next)
    if (!is_date_taken (record, node, member->key))
      add_member (self, record, type, member, scope);
  if (what == RP_RECORD_RELATION)
    add_relation (self, record, node);
  if (what == RP_RECORD_EVENT && record->title == NULL)
    name_event (self, record, node, type);
  if (strcmp (type, "observed-data") == 0)
    add_parts (self, record, node);
  if (what == RP_RECORD_ENTITY && record->title == NULL)
    record->title = rp_gathering_text (self->gathering, rp_late_refs_words (self->refs, type), -1);
  if (strcmp (type, "location") == 0)
    place_entity (record, node);
}

/* ---- the end ---- */

/* A relation joins entities; what is none gets what Rapport has for the two. */
static void
finish_relation (RpStixReader *self, RpGathered *record)
{
  RpGathered *from = rp_late_refs_find (self->refs, record->from), *to = rp_late_refs_find (self->refs, record->to);

  if (from == NULL || to == NULL || (from->type == RP_RECORD_ENTITY && to->type == RP_RECORD_ENTITY))
    return;
  rp_late_refs_join (self->refs, from, to, record->kind, FALSE);
  rp_gathered_copy_notes (self->gathering, record, from->type == RP_RECORD_SOURCE ? to : from);
  if (record->summary != NULL)
    rp_gathered_add_attribute (self->gathering, from->type == RP_RECORD_SOURCE ? to : from,
                               rp_late_refs_words (self->refs, record->kind), record->summary);
  record->type = RP_RECORD_NONE;
}

void
rp_stix_reader_finish (RpStixReader *self)
{
  for (guint i = 0; i < self->relations->len; i++)
    finish_relation (self, g_ptr_array_index (self->relations, i));
  rp_late_refs_resolve (self->refs);
}
