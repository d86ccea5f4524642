/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-words.h"

#include "record-text.h"

#include <glib/gi18n-lib.h>

static void
append_years (GString *out, RpDataset *dataset)
{
  RpInstant earliest, latest;

  if (rp_dataset_get_span (dataset, &earliest, &latest))
    {
      g_autofree char *from = rp_instant_describe (earliest, RP_PRECISION_YEAR);
      g_autofree char *to = rp_instant_describe (latest, RP_PRECISION_YEAR);

      if (g_str_equal (from, to))
        g_string_append_printf (out, " · %s", from);
      else
        g_string_append_printf (out, " · %s–%s", from, to);
    }
}

char *
rp_window_words_counts (RpSession *session)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  GString *out = g_string_new (NULL);
  guint events, entities, shown;

  if (dataset == NULL)
    return g_string_free (out, FALSE);
  events = rp_dataset_n_events (dataset);
  entities = rp_dataset_n_entities (dataset);
  if (*rp_session_get_query (session) != '\0' && !rp_session_query_rests (session)
      && !rp_session_is_preparing_search (session))
    {
      guint found = rp_session_get_hits (session)->len;

      g_string_append_printf (out, ngettext ("%u found", "%u found", found), found);
      g_string_append (out, " · ");
    }
  shown = rp_session_count_shown (session, RP_RECORD_EVENT);
  if (rp_session_get_shown (session) != NULL)
    g_string_append_printf (out, _ ("showing %u of %u events"), shown, events);
  else
    g_string_append_printf (out, ngettext ("%u event", "%u events", events), events);
  g_string_append (out, " · ");
  shown = rp_session_count_shown (session, RP_RECORD_ENTITY);
  if (shown < entities)
    g_string_append_printf (out, _ ("%u of %u entities"), shown, entities);
  else
    g_string_append_printf (out, ngettext ("%u entity", "%u entities", entities), entities);
  append_years (out, dataset);
  return g_string_free (out, FALSE);
}

static char *
date_of (RpInstant instant)
{
  RpCivil civil;

  if (rp_instant_is_infinite (instant))
    return g_strdup ("..");
  rp_instant_to_civil (instant, &civil);
  if (civil.year > 9999 || civil.year < -9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, civil.year);
  return g_strdup_printf ("%s%04d-%02d-%02d", civil.year < 0 ? "-" : "", (int)ABS (civil.year), civil.month, civil.day);
}

char *
rp_window_words_period (const RpPeriod *period)
{
  g_autofree char *from = date_of (period->from);
  g_autofree char *to = date_of (period->to);

  return period->active ? g_strdup_printf ("%s/%s", from, to) : g_strdup ("");
}

char *
rp_window_words_caption (RpDataset *dataset, RpRecordRef ref)
{
  g_autofree char *when = dataset != NULL ? rp_record_text_when (dataset, ref) : NULL;
  g_autofree char *sources = dataset != NULL ? rp_record_text_sources (dataset, ref) : NULL;
  GString *out = g_string_new (NULL);

  if (dataset == NULL || ref.type == RP_RECORD_NONE)
    return g_string_free (out, FALSE);
  if (when != NULL)
    g_string_append_printf (out, "%s — ", when);
  g_string_append (out, rp_record_text_title (dataset, ref));
  if (sources != NULL)
    g_string_append_printf (out, "\n%s", sources);
  return g_string_free (out, FALSE);
}

char *
rp_window_words_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}
