/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facet-words.h"

#include <glib/gi18n-lib.h>

/* So many values of one facet are named, the others counted. */
#define MOST_NAMED 3

static const char *const titles[RP_N_FACETS] = {
  [RP_FACET_KIND] = N_ ("Events"),
  [RP_FACET_ENTITY_KIND] = N_ ("Entities"),
  [RP_FACET_RELATION_KIND] = N_ ("Relations"),
  [RP_FACET_ENTITY] = N_ ("Who"),
  [RP_FACET_PLACE] = N_ ("Where"),
  [RP_FACET_SOURCE] = N_ ("Source"),
  [RP_FACET_TAG] = N_ ("Tag"),
  [RP_FACET_STATUS] = N_ ("Status"),
  [RP_FACET_CERTAINTY] = N_ ("Date"),
  [RP_FACET_GRADE] = N_ ("Grade"),
  [RP_FACET_MARKING] = N_ ("Marking"),
  [RP_FACET_DISPUTED] = N_ ("Sources Agree"),
  [RP_FACET_ORIGINS] = N_ ("Rests On"),
  [RP_FACET_TEXT] = N_ ("Text"),
};

typedef struct
{
  RpFacet facet;
  const char *value, *label;
} Word;

static const Word words[] = {
  { RP_FACET_STATUS, "done", N_ ("Done") },
  { RP_FACET_STATUS, "ongoing", N_ ("Ongoing") },
  { RP_FACET_STATUS, "planned", N_ ("Planned") },
  { RP_FACET_CERTAINTY, "exact", N_ ("Exact") },
  { RP_FACET_CERTAINTY, "approximate", N_ ("Approximate") },
  { RP_FACET_CERTAINTY, "uncertain", N_ ("Uncertain") },
  { RP_FACET_CERTAINTY, "open", N_ ("Open End") },
  { RP_FACET_CERTAINTY, "unknown", N_ ("Unknown End") },
  { RP_FACET_CERTAINTY, "undated", N_ ("Undated") },
  { RP_FACET_GRADE, "A", N_ ("A, Completely Reliable") },
  { RP_FACET_GRADE, "B", N_ ("B, Usually Reliable") },
  { RP_FACET_GRADE, "C", N_ ("C, Fairly Reliable") },
  { RP_FACET_GRADE, "D", N_ ("D, Not Usually Reliable") },
  { RP_FACET_GRADE, "E", N_ ("E, Unreliable") },
  { RP_FACET_GRADE, "F", N_ ("F, Cannot Be Judged") },
  { RP_FACET_MARKING, "", N_ ("No Marking") },
  { RP_FACET_DISPUTED, "yes", N_ ("Disputed") },
  { RP_FACET_DISPUTED, "no", N_ ("Not Disputed") },
  { RP_FACET_ORIGINS, "none", N_ ("No Source") },
  { RP_FACET_ORIGINS, "one", N_ ("One Origin Only") },
  { RP_FACET_ORIGINS, "several", N_ ("Several Origins") },
};

const char *
rp_facet_title (RpFacet facet)
{
  return _ (titles[facet]);
}

const char *
rp_facet_value_label (const RpFacetIndex *index, RpFacet facet, const char *value)
{
  RpDataset *dataset = rp_facet_index_get_dataset (index);
  guint number;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].facet == facet && g_str_equal (words[i].value, value))
      return _ (words[i].label);
  number = rp_facet_index_find (index, facet, value);
  if (number == RP_NO_INDEX)
    return value;
  switch (facet)
    {
    case RP_FACET_KIND:
      return rp_dataset_kind (dataset, RP_RECORD_EVENT, number)->label;
    case RP_FACET_ENTITY_KIND:
      return rp_dataset_kind (dataset, RP_RECORD_ENTITY, number)->label;
    case RP_FACET_RELATION_KIND:
      return rp_dataset_kind (dataset, RP_RECORD_RELATION, number)->label;
    case RP_FACET_ENTITY:
    case RP_FACET_PLACE:
      return rp_dataset_entity (dataset, number)->record.title;
    case RP_FACET_SOURCE:
      return rp_dataset_source (dataset, number)->record.title;
    default:
      return value;
    }
}

/* One line, whatever the dataset holds. */
static char *
one_line (const char *text)
{
  char *line = g_strdup (text);

  for (char *c = line; *c != '\0'; c++)
    if ((guchar)*c < 0x20 || *c == 0x7f)
      *c = ' ';
  return line;
}

char *
rp_facet_choice_words (const RpFacetIndex *index, RpFacet facet, const char *value)
{
  g_autofree char *label = one_line (rp_facet_value_label (index, facet, value));

  switch (facet)
    {
    case RP_FACET_TEXT:
      /* Translators: a text that is searched for */
      return g_strdup_printf (_ ("“%s”"), label);
    case RP_FACET_PLACE:
      /* Translators: a place */
      return g_strdup_printf (C_ ("a place", "in %s"), label);
    case RP_FACET_TAG:
      return g_strdup_printf (_ ("tag %s"), label);
    case RP_FACET_GRADE:
      return g_strdup_printf (_ ("grade %s"), label);
    case RP_FACET_SOURCE:
      /* Translators: a source */
      return g_strdup_printf (C_ ("a source", "by %s"), label);
    case RP_FACET_CERTAINTY:
      /* Translators: of a date: exact, uncertain … */
      return g_strdup_printf (_ ("date: %s"), label);
    default:
      return g_steal_pointer (&label);
    }
}

static void
append_facet (GString *out, const RpRecordFilter *filter, const RpFacetIndex *index, RpFacet facet)
{
  const char *const *values = rp_record_filter_values (filter, facet);
  guint n = g_strv_length ((char **)values);

  if (n > 0 && out->len > 0)
    g_string_append (out, " · ");
  for (guint i = 0; i < MIN (n, MOST_NAMED); i++)
    {
      g_autofree char *piece = rp_facet_choice_words (index, facet, values[i]);

      /* Translators: between values of which any will do */
      g_string_append_printf (out, "%s%s", i > 0 ? _ (" or ") : "", piece);
    }
  if (n > MOST_NAMED)
    g_string_append_printf (out, ngettext (" or %u more", " or %u more", n - MOST_NAMED), n - MOST_NAMED);
}

char *
rp_record_filter_describe (const RpRecordFilter *filter, const RpFacetIndex *index)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (rp_record_filter_is_empty (filter))
    return NULL;
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    append_facet (out, filter, index, (RpFacet)facet);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
