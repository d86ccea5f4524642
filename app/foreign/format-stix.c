/* SPDX-License-Identifier: GPL-3.0-or-later */
/* STIX 2.0 and 2.1: a bundle, several, what a TAXII server answers, a bare list of objects or a single one. Of the
 * versions of an object the newest counts, and what is revoked is left out; both are counted. */
#include "formats.h"

#include "stix-marking.h"
#include "stix-object.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_LOOKED_AT 20

/* Its id begins with its type. */
static gboolean
is_object (const RpJsonNode *node)
{
  const char *type = rp_json_node_get_text (node, "type"), *id = rp_json_node_get_text (node, "id");
  gsize n = type != NULL ? strlen (type) : 0;

  return id != NULL && n > 0 && strncmp (id, type, n) == 0 && id[n] == '-' && id[n + 1] == '-';
}

static gboolean
is_bundle (const RpJsonNode *node)
{
  return g_strcmp0 (rp_json_node_get_text (node, "type"), "bundle") == 0
         && (is_object (node) || rp_json_node_get_list (node, "objects") != NULL);
}

static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *list = rp_json_node_is_list (root) ? root : rp_json_node_get_list (root, "objects");
  guint n = 0, found = 0;

  if (is_object (root) || (is_bundle (root) && (list == NULL || list->first == NULL)))
    return TRUE;
  for (const RpJsonNode *node = list != NULL ? list->first : NULL; node != NULL && n < MOST_LOOKED_AT;
       node = node->next, n++)
    found += is_object (node);
  return found > 0 && found * 2 >= n;
}

/* ---- the objects ---- */

/* "2017-01-27T13:49:53.935Z" and the like, which sort as text but for the zone. */
static int
compare_versions (const RpJsonNode *a, const RpJsonNode *b)
{
  const char *one = rp_json_node_get_text (a, "modified"), *other = rp_json_node_get_text (b, "modified");
  gsize n, m;
  int order;

  if (one == NULL || other == NULL)
    return (one != NULL) - (other != NULL);
  n = strcspn (one, "Z");
  m = strcspn (other, "Z");
  order = strncmp (one, other, MIN (n, m));
  return order != 0 ? order : (n > m) - (n < m);
}

static void
collect (RpGathering *gathering, const RpJsonNode *node, GPtrArray *nodes)
{
  const RpJsonNode *list = rp_json_node_is_list (node) ? node : rp_json_node_get (node, "objects");

  if (rp_json_node_is_object (node) && !is_bundle (node) && rp_json_node_get_text (node, "type") != NULL)
    {
      g_ptr_array_add (nodes, (gpointer)node);
      return;
    }
  if (rp_json_node_is_object (list))
    collect (gathering, list, nodes);
  else if (!rp_json_node_is_list (list))
    {
      if (node->parent != NULL)
        rp_gathering_leave_out_node (
            gathering, node, rp_json_node_get_text (node, "id"),
            g_strdup_printf (_ ("expected an object with a “type”, found %s"),
                             rp_json_node_is_object (node) ? _ ("one without") : rp_json_node_name (node)));
      return;
    }
  else
    for (const RpJsonNode *item = list->first; item != NULL; item = item->next)
      collect (gathering, item, nodes);
}

/* Which node of each id counts. Returns how many do not. */
static guint
choose_versions (RpStixReader *reader, const GPtrArray *nodes)
{
  guint n_older = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const RpJsonNode *node = g_ptr_array_index (nodes, i), *known;
      const char *id = rp_json_node_get_text (node, "id");

      known = id != NULL ? g_hash_table_lookup (reader->nodes, id) : NULL;
      if (id != NULL && (known == NULL || compare_versions (node, known) > 0))
        g_hash_table_replace (reader->nodes, (gpointer)id, (gpointer)node);
      n_older += known != NULL;
    }
  return n_older;
}

static gboolean
is_left_out (const RpStixReader *reader, const RpJsonNode *node)
{
  const char *from = rp_json_node_get_text (node, "source_ref"), *to = rp_json_node_get_text (node, "target_ref");

  return (from != NULL && g_hash_table_contains (reader->revoked, from))
         || (to != NULL && g_hash_table_contains (reader->revoked, to));
}

/* What is revoked, and the definitions of markings. Returns how many are revoked. */
static guint
look_ahead (RpStixReader *reader, const GPtrArray *nodes)
{
  guint n_revoked = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const RpJsonNode *node = g_ptr_array_index (nodes, i);
      const char *id = rp_json_node_get_text (node, "id"), *words;

      if (id == NULL || g_hash_table_lookup (reader->nodes, id) != node)
        continue;
      words = strcmp (rp_json_node_get_text (node, "type"), "marking-definition") == 0
                  ? rp_stix_marking_words (reader->gathering, node)
                  : NULL;
      if (words != NULL)
        g_hash_table_insert (reader->markings, (gpointer)id, (gpointer)words);
      if (!rp_json_node_get_flag (node, "revoked", FALSE))
        continue;
      g_hash_table_add (reader->revoked, (gpointer)id);
      n_revoked++;
    }
  return n_revoked;
}

/* Translations of an object's texts: another name is an alias, the rest is told. */
static void
add_language (RpStixReader *reader, const RpJsonNode *node)
{
  RpGathered *record = rp_late_refs_find (reader->refs, rp_json_node_get_text (node, "object_ref"));
  const RpJsonNode *contents = rp_json_node_get_object (node, "contents");

  if (record == NULL)
    {
      rp_gathering_leave_out_node (
          reader->gathering, node, rp_json_node_get_text (node, "id"),
          g_strdup (_ ("expected the id of an object in “object_ref”, found none that is in the file")));
      return;
    }
  for (const RpJsonNode *language = contents != NULL ? contents->first : NULL; language != NULL;
       language = language->next)
    for (const RpJsonNode *field = rp_json_node_is_object (language) ? language->first : NULL; field != NULL;
         field = field->next)
      {
        g_autofree char *label
            = g_strdup_printf ("%s (%s)", rp_late_refs_words (reader->refs, field->key), language->key);

        if (strcmp (field->key, "name") == 0 && record->type == RP_RECORD_ENTITY)
          rp_gathered_add_alias (reader->gathering, record, rp_json_node_text (field));
        else
          rp_gathered_add_other (reader->gathering, record, label, field);
      }
}

static void
add_node (RpStixReader *reader, const RpJsonNode *node, guint *n_ends)
{
  const char *type = rp_json_node_get_text (node, "type"), *id = rp_json_node_get_text (node, "id");

  if (id != NULL && (g_hash_table_lookup (reader->nodes, id) != node || g_hash_table_contains (reader->revoked, id)))
    return;
  if (strcmp (type, "marking-definition") == 0 || strcmp (type, "language-content") == 0)
    return;
  if (id == NULL)
    rp_gathering_leave_out_node (reader->gathering, node, NULL,
                                 g_strdup_printf (_ ("expected the “id” of this %s, found nothing"), type));
  else if (strcmp (type, "relationship") == 0 && is_left_out (reader, node))
    ++*n_ends;
  else
    rp_stix_reader_add (reader, node, id, NULL);
}

/* What was left out as the format wants it, in a line each. */
static void
report_counts (RpGathering *gathering, const RpJsonNode *root, guint n_older, guint n_revoked, guint n_ends)
{
  if (n_older > 0)
    rp_gathering_report_node (
        gathering, RP_SEVERITY_WARNING, root, NULL,
        g_strdup_printf (ngettext ("%u older version of an object is left out for its newest",
                                   "%u older versions of objects are left out for their newest", n_older),
                         n_older));
  if (n_revoked > 0)
    rp_gathering_report_node (
        gathering, RP_SEVERITY_WARNING, root, NULL,
        g_strdup_printf (ngettext ("%u revoked object is left out", "%u revoked objects are left out", n_revoked),
                         n_revoked));
  if (n_ends > 0)
    rp_gathering_report_node (gathering, RP_SEVERITY_WARNING, root, NULL,
                              g_strdup_printf (ngettext ("%u relationship of a revoked object is left out",
                                                         "%u relationships of revoked objects are left out", n_ends),
                                               n_ends));
}

static void
read_nodes (RpStixReader *reader, const RpJsonNode *root, const GPtrArray *nodes)
{
  guint n_older = choose_versions (reader, nodes), n_ends = 0;
  guint n_revoked = look_ahead (reader, nodes);

  for (guint i = 0; i < nodes->len; i++)
    {
      if (!rp_gathering_step (reader->gathering, 0.5 + i / 2.0 / nodes->len))
        return;
      add_node (reader, g_ptr_array_index (nodes, i), &n_ends);
    }
  for (guint i = 0; i < nodes->len; i++)
    {
      const RpJsonNode *node = g_ptr_array_index (nodes, i);
      if (strcmp (rp_json_node_get_text (node, "type"), "language-content") == 0)
        add_language (reader, node);
    }
  rp_stix_reader_finish (reader);
  report_counts (reader->gathering, root, n_older, n_revoked, n_ends);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  RpStixReader reader;

  collect (gathering, input->root, nodes);
  rp_stix_reader_init (&reader, gathering);
  read_nodes (&reader, input->root, nodes);
  rp_stix_reader_clear (&reader);
  return TRUE;
}

static const char *const suffixes[] = { ".json", ".stix", ".stix2", NULL };

const RpImporter rp_stix_importer
    = { .name = "STIX 2", .suffixes = suffixes, .recognise = recognise, .gather = gather };
