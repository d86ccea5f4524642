/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stix-marking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The definitions that the standards give their ids. */
static const struct
{
  const char *id, *words;
} known[] = {
  { "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", "TLP:WHITE" },
  { "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", "TLP:GREEN" },
  { "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", "TLP:AMBER" },
  { "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "TLP:RED" },
  { "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", "TLP:CLEAR" },
  { "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "TLP:GREEN" },
  { "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", "TLP:AMBER" },
  { "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", "TLP:AMBER+STRICT" },
  { "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", "TLP:RED" },
};

/* From the least strict; 0: no label of TLP. */
static guint
strictness (const char *words)
{
  static const char *const labels[]
      = { "TLP:CLEAR", "TLP:WHITE", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i], words) == 0)
      return i + 1;
  return 0;
}

static const char *
tlp (RpGathering *gathering, const char *label)
{
  g_autofree char *upper = g_ascii_strup (label, -1);

  return g_str_has_prefix (upper, "TLP:") ? rp_gathering_text (gathering, upper, -1)
                                          : rp_gathering_printf (gathering, "TLP:%s", upper);
}

const char *
rp_stix_marking_words (RpGathering *gathering, const RpJsonNode *node)
{
  const RpJsonNode *definition = rp_json_node_get_object (node, "definition");
  const RpJsonNode *extensions = rp_json_node_get_object (node, "extensions");
  const char *label = rp_json_node_get_text (definition, "tlp");
  const char *name = rp_json_node_get_text (node, "name");

  for (const RpJsonNode *one = extensions != NULL ? extensions->first : NULL; one != NULL && label == NULL;
       one = one->next)
    label = rp_json_node_get_text (one, "tlp_2_0");
  if (label != NULL)
    return tlp (gathering, label);
  if (name != NULL && g_ascii_strncasecmp (name, "TLP:", 4) == 0)
    return tlp (gathering, name);
  if (rp_json_node_get_text (definition, "statement") != NULL)
    return rp_gathering_text (gathering, rp_json_node_get_text (definition, "statement"), -1);
  return rp_gathering_text (gathering, name, -1);
}

static const char *
words_of (GHashTable *markings, const char *id)
{
  const char *words = g_hash_table_lookup (markings, id);

  for (guint i = 0; i < G_N_ELEMENTS (known) && words == NULL; i++)
    if (strcmp (known[i].id, id) == 0)
      words = known[i].words;
  return words != NULL ? words : id;
}

/* The strictest label stands for the record; another one is kept beside it. */
static void
mark (RpGathering *gathering, RpGathered *record, const char *words)
{
  if (strictness (words) == 0)
    rp_gathered_add_attribute (gathering, record, _ ("Statement"), words);
  else if (record->marking == NULL || strictness (words) > strictness (record->marking))
    record->marking = words;
}

static void
mark_part (RpGathering *gathering, GHashTable *markings, RpGathered *record, const RpJsonNode *node)
{
  const RpJsonNode *selectors = rp_json_node_get_list (node, "selectors");
  const char *id = rp_json_node_get_text (node, "marking_ref"), *words;
  GString *parts = g_string_new (NULL);

  for (const RpJsonNode *part = selectors != NULL ? selectors->first : NULL; part != NULL; part = part->next)
    if (rp_json_node_text (part) != NULL)
      g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", part->text);
  if (id != NULL)
    {
      g_autofree char *label = g_strdup_printf (_ ("Marking of %s"), parts->len > 0 ? parts->str : _ ("a part"));

      words = rp_gathering_text (gathering, words_of (markings, id), -1);
      rp_gathered_add_attribute (gathering, record, label, words);
      if (strictness (words) > 0)
        mark (gathering, record, words);
    }
  else if (rp_json_node_get_text (node, "lang") != NULL)
    rp_gathered_add_other (gathering, record, _ ("Language of a part"), node);
  g_string_free (parts, TRUE);
}

void
rp_stix_mark (RpGathering *gathering, GHashTable *markings, RpGathered *record, const RpJsonNode *node)
{
  const RpJsonNode *refs = rp_json_node_get_list (node, "object_marking_refs");
  const RpJsonNode *parts = rp_json_node_get_list (node, "granular_markings");

  for (const RpJsonNode *ref = refs != NULL ? refs->first : NULL; ref != NULL; ref = ref->next)
    if (rp_json_node_text (ref) != NULL)
      mark (gathering, record, rp_gathering_text (gathering, words_of (markings, ref->text), -1));
  for (const RpJsonNode *part = parts != NULL ? parts->first : NULL; part != NULL; part = part->next)
    mark_part (gathering, markings, record, part);
}
