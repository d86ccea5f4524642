/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chronology-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "card-words.h"
#include "chronology-order.h"
#include "label-text.h"
#include "record-text.h"

#define NO_BREAK "\xc2\xa0"

static gboolean
is_figure (char c)
{
  return g_ascii_isdigit (c);
}

/* WORDS with each YEAR in brackets that stands there as a number of its own. */
static char *
bracket_year (const char *words, const char *year)
{
  GString *out = g_string_new (NULL);
  gsize length = strlen (year);

  for (const char *p = words; *p; p++)
    if (strncmp (p, year, length) == 0 && !is_figure (p[length]) && (p == words || !is_figure (p[-1])))
      {
        g_string_append_printf (out, "[%s]", year);
        p += length - 1;
      }
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* The year of its begin in figures; NULL: not one of four. */
static char *
year_of (const RpEvent *event)
{
  RpCivil civil;

  if (event->when.when == NULL || rp_instant_is_infinite (event->when.when->begin.earliest))
    return NULL;
  rp_instant_to_civil (event->when.when->begin.earliest, &civil);
  return civil.year >= 1000 && civil.year <= 9999 ? g_strdup_printf ("%d", (int)civil.year) : NULL;
}

static char *
mark_inferred (const RpEvent *event, const char *words)
{
  g_autofree char *year = year_of (event);
  const char *given = event->when_text;

  if (year != NULL && given != NULL && *given != '\0' && strstr (given, year) == NULL && strstr (words, year) != NULL)
    return bracket_year (words, year);
  return g_strdup_printf ("[%s]", words);
}

/* A day stays with its month, wherever the line ends. Takes WORDS. */
static char *
keep_days (char *words)
{
  GString *out = g_string_new (NULL);

  for (const char *p = words; *p; p++)
    if (*p == ' ' && p > words && is_figure (p[-1]) && g_ascii_isupper (p[1]))
      g_string_append (out, NO_BREAK);
    else
      g_string_append_c (out, *p);
  g_free (words);
  return g_string_free (out, FALSE);
}

char *
rp_chronology_date (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  char *words = rp_record_text_when (dataset, rp_record_ref (RP_RECORD_EVENT, index));

  if (words != NULL && event->when.when == NULL && event->n_as_of == 0 && event->when.text != NULL)
    return words; /* what could not be read stays as it is */
  if (words != NULL && event->basis == RP_BASIS_INFERRED)
    {
      char *marked = mark_inferred (event, words);

      g_free (words);
      words = marked;
    }
  return words != NULL ? keep_days (words) : NULL;
}

char *
rp_chronology_wording (const RpEvent *event)
{
  const char *given = event->when_text;

  if (given == NULL || *given == '\0' || g_strcmp0 (given, event->when.text) == 0)
    return NULL;
  /* Translators: a date in a source's own words */
  return g_strdup_printf (_ ("“%s”"), given);
}

static void
append (GString *out, const char *words)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
}

char *
rp_chronology_doubts (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  GString *out = g_string_new (NULL);

  if (event->basis == RP_BASIS_INFERRED)
    append (out, _ ("inferred"));
  else if (event->basis == RP_BASIS_PUBLISHED)
    append (out, _ ("from publication"));
  if (event->status != RP_STATUS_DONE)
    append (out, rp_status_in_words (event->status));
  if (rp_corroboration_disputed (dataset, rp_record_ref (RP_RECORD_EVENT, index)))
    append (out, _ ("disputed"));
  return g_string_free (out, out->len == 0);
}

/* The day by which it was over, or from which it was; NULL: not known. */
static char *
day_of (const RpViewState *state, guint event, gboolean latest)
{
  const RpEvent *record = event != RP_NO_INDEX ? rp_dataset_event (state->dataset, event) : NULL;
  RpInstant instant;

  if (record == NULL || !record->dated)
    return NULL;
  instant = latest ? record->latest : record->earliest;
  return rp_instant_is_infinite (instant) ? NULL : rp_instant_describe (instant, RP_PRECISION_DAY);
}

char *
rp_chronology_bounds_words (const RpViewState *state, guint event)
{
  guint after, before;
  g_autofree char *from = NULL, *to = NULL;

  rp_chronology_bounds (state, event, &after, &before);
  from = day_of (state, after, FALSE);
  to = day_of (state, before, TRUE);
  if (from != NULL && to != NULL)
    return keep_days (g_strdup_printf (_ ("after %s and before %s"), from, to));
  if (from != NULL)
    return keep_days (g_strdup_printf (_ ("after %s"), from));
  return to != NULL ? keep_days (g_strdup_printf (_ ("before %s"), to)) : NULL;
}

char *
rp_chronology_bounds_titles (const RpViewState *state, guint event)
{
  guint after, before;
  g_autofree char *from = NULL, *to = NULL;

  rp_chronology_bounds (state, event, &after, &before);
  if (after != RP_NO_INDEX)
    from = g_strdup_printf (_ ("It came after: %s"), rp_dataset_event (state->dataset, after)->record.title);
  if (before != RP_NO_INDEX)
    to = g_strdup_printf (_ ("It came before: %s"), rp_dataset_event (state->dataset, before)->record.title);
  if (from != NULL && to != NULL)
    return g_strconcat (from, "\n", to, NULL);
  return from != NULL ? g_steal_pointer (&from) : g_steal_pointer (&to);
}

GArray *
rp_chronology_evidence (const RpViewState *state, const RpRecord *record)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (RpEvidence));

  for (guint i = 0; i < record->n_evidence; i++)
    if (rp_view_state_visible (state, rp_record_ref (RP_RECORD_SOURCE, record->evidence[i].source)))
      g_array_append_val (out, record->evidence[i]);
  return out;
}

char *
rp_chronology_standing (RpDataset *dataset, const GArray *evidence)
{
  RpSupport support
      = rp_corroboration_support (dataset, (const RpEvidence *)(gconstpointer)evidence->data, evidence->len, NULL);

  if (support.n_sources == 0)
    return support.n_against > 0
               ? g_strdup_printf (ngettext ("disputed by %u", "disputed by %u", support.n_against), support.n_against)
               : g_strdup (_ ("no source"));
  if (support.n_sources == 1)
    return g_strdup (_ ("one source"));
  /* Translators: so many sources that relay one origin */
  if (support.n_origins == 1)
    return g_strdup_printf (ngettext ("%u of one origin", "%u of one origin", support.n_sources), support.n_sources);
  /* Translators: so many sources of which none relays what another does */
  if (support.n_origins >= support.n_sources)
    return g_strdup_printf (ngettext ("%u independent", "%u independent", support.n_sources), support.n_sources);
  return g_strdup_printf (_ ("%u of %u origins"), support.n_sources, support.n_origins);
}

char *
rp_chronology_said (RpDataset *dataset, const RpSays *says)
{
  RpDate date = { says->when, says->value };
  g_autofree char *words = rp_record_text_date (&date);
  RpRecordRef ref = RP_RECORD_REF_NONE;

  if (words == NULL)
    words = g_strdup (says->value != NULL ? says->value : "");
  if (strcmp (says->field, "when") == 0 || strcmp (says->field, "as_of") == 0)
    return g_steal_pointer (&words);
  if (strcmp (says->field, "place") == 0)
    ref = rp_dataset_find (dataset, words);
  /* Translators: a value, and of what: "Rome (Where)" */
  return g_strdup_printf (_ ("%s (%s)"), ref.type == RP_RECORD_ENTITY ? rp_record_text_title (dataset, ref) : words,
                          rp_field_label (says->field));
}
