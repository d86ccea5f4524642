/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "corroboration.h"

const char *
rp_source_name (RpDataset *dataset, guint source)
{
  const RpSource *record = rp_dataset_source (dataset, source);

  return record->publisher != NULL && *record->publisher != '\0' ? record->publisher : record->record.title;
}

static const char *
reliability_in_words (char letter)
{
  static const char *const words[] = { N_ ("completely reliable"),  N_ ("usually reliable"), N_ ("fairly reliable"),
                                       N_ ("not usually reliable"), N_ ("unreliable"),       N_ ("cannot be judged") };

  return letter >= 'A' && letter <= 'F' ? _ (words[letter - 'A']) : NULL;
}

static const char *
credibility_in_words (char figure)
{
  static const char *const words[] = { N_ ("confirmed"), N_ ("probably true"), N_ ("possibly true"),
                                       N_ ("doubtful"),  N_ ("improbable"),    N_ ("cannot be judged") };

  return figure >= '1' && figure <= '6' ? _ (words[figure - '1']) : NULL;
}

char *
rp_grade_in_words (const char *text)
{
  const char *source, *information;

  if (text == NULL || *text == '\0')
    return NULL;
  source = reliability_in_words (*text);
  information = source != NULL ? credibility_in_words (text[1]) : NULL;
  if (source != NULL && text[1] == '\0')
    return g_strdup_printf (_ ("%s: %s"), text, source);
  if (information != NULL && text[2] == '\0')
    return g_strdup_printf (_ ("%s: source %s, information %s"), text, source, information);
  return g_strdup (text);
}

const char *
rp_field_label (const char *field)
{
  static const char *const labels[][2] = {
    { "when", N_ ("When") },
    { "as_of", N_ ("As of") },
    { "when_text", N_ ("Wording of the date") },
    { "place", N_ ("Where") },
    { "title", N_ ("Title") },
    { "name", N_ ("Name") },
    { "label", N_ ("Label") },
    { "summary", N_ ("Summary") },
    { "participants", N_ ("Participants") },
    { "aliases", N_ ("Other names") },
    { "status", N_ ("Status") },
    { "kind", N_ ("Kind") },
    { "order", N_ ("Order") },
    { "part_of", N_ ("Part of") },
    { "from", N_ ("From") },
    { "to", N_ ("To") },
    { "published", N_ ("Published") },
    { "author", N_ ("Author") },
    { "publisher", N_ ("Publisher") },
    { "attributes", N_ ("Figures") },
    { "location", N_ ("Location") },
    { "weight", N_ ("Weight") },
    { "when_basis", N_ ("Basis of the date") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i][0], field) == 0)
      return _ (labels[i][1]);
  return field;
}

const char *
rp_status_in_words (RpStatus status)
{
  return status == RP_STATUS_PLANNED ? _ ("planned") : status == RP_STATUS_ONGOING ? _ ("ongoing") : _ ("done");
}

char *
rp_count_in_words (guint n, gboolean capital)
{
  static const char *const small[] = { NC_ ("of sources or origins", "no"),
                                       NC_ ("of sources or origins", "one"),
                                       NC_ ("of sources or origins", "two"),
                                       N_ ("three"),
                                       N_ ("four"),
                                       N_ ("five"),
                                       N_ ("six"),
                                       N_ ("seven"),
                                       N_ ("eight"),
                                       N_ ("nine"),
                                       N_ ("ten"),
                                       N_ ("eleven"),
                                       N_ ("twelve") };
  static const char *const large[] = { NC_ ("of sources or origins", "No"),
                                       NC_ ("of sources or origins", "One"),
                                       NC_ ("of sources or origins", "Two"),
                                       N_ ("Three"),
                                       N_ ("Four"),
                                       N_ ("Five"),
                                       N_ ("Six"),
                                       N_ ("Seven"),
                                       N_ ("Eight"),
                                       N_ ("Nine"),
                                       N_ ("Ten"),
                                       N_ ("Eleven"),
                                       N_ ("Twelve") };
  const char *word;

  if (n >= G_N_ELEMENTS (small))
    return g_strdup_printf ("%u", n);
  word = capital ? large[n] : small[n];
  /* the small ones have a gender in some languages */
  return g_strdup (n < 3 ? g_dpgettext2 (GETTEXT_PACKAGE, "of sources or origins", word) : _ (word));
}

static const char *
origin_name (RpDataset *dataset, const RpOriginGroup *group)
{
  return group->origin.source != RP_NO_INDEX ? rp_source_name (dataset, group->origin.source) : group->origin.name;
}

/* Which origins: where they are fewer than the sources, or one is not the source itself. */
static void
append_origins (GString *out, RpDataset *dataset, GArray *groups)
{
  const guint most = 6;

  for (guint i = 0; i < MIN (groups->len, most); i++)
    {
      const RpOriginGroup *group = &g_array_index (groups, RpOriginGroup, i);

      g_string_append_printf (out, "%s%s", i == 0 ? _ (": ") : _ ("; "), origin_name (dataset, group));
      if (groups->len > 1 && group->sources->len > 1)
        g_string_append_printf (out, ngettext (" (%u source)", " (%u sources)", group->sources->len),
                                group->sources->len);
    }
  if (groups->len > most)
    g_string_append_printf (out, ngettext ("; and %u more", "; and %u more", groups->len - most), groups->len - most);
}

static gboolean
is_relayed (GArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const RpOriginGroup *group = &g_array_index (groups, RpOriginGroup, i);

      if (group->sources->len > 1 || group->origin.source != g_array_index (group->sources, guint, 0))
        return TRUE;
    }
  return FALSE;
}

char *
rp_corroboration_sentence (RpDataset *dataset, const RpEvidence *evidence, guint n_evidence)
{
  RpSupport support = rp_corroboration_support (dataset, evidence, n_evidence, NULL);
  g_autoptr (GArray) groups = rp_corroboration_origins (dataset, evidence, n_evidence, NULL, RP_STANCE_SUPPORTS);
  g_autofree char *sources = rp_count_in_words (support.n_sources, TRUE);
  g_autofree char *origins = rp_count_in_words (support.n_origins, FALSE);
  g_autofree char *against = rp_count_in_words (support.n_against, FALSE);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, ngettext ("%s source", "%s sources", support.n_sources), sources);
  if (support.n_sources > 1)
    {
      g_string_append (out, _ (", "));
      g_string_append_printf (out, ngettext ("%s origin", "%s origins", support.n_origins), origins);
      if (is_relayed (groups))
        append_origins (out, dataset, groups);
    }
  else if (is_relayed (groups))
    {
      g_string_append (out, groups->len == 1 ? _ (", of one origin") : _ (", of several origins"));
      append_origins (out, dataset, groups);
    }
  if (support.n_against > 0)
    {
      g_string_append (out, _ ("; "));
      g_string_append_printf (out, ngettext ("%s source disputes it", "%s sources dispute it", support.n_against),
                              against);
    }
  g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

gboolean
rp_in_period (const RpPeriod *period, const RpWhen *when)
{
  RpInstant from;

  if (period == NULL || !period->active || when == NULL || when->year_unknown)
    return TRUE;
  from = period->mode == RP_PERIOD_AS_OF ? period->to : period->from;
  if (period->mode == RP_PERIOD_UP_TO)
    return rp_instant_compare (rp_when_earliest (when), period->to) <= 0;
  return rp_instant_compare (rp_when_earliest (when), period->to) <= 0
         && rp_instant_compare (from, rp_when_latest (when)) <= 0;
}
