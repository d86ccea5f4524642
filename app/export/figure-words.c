/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "label-text.h"
#include "count-words.h"

/* No word is more exact than the date that it is taken from. */
static RpPrecision
precision_of (RpDataset *dataset, RpInstant instant, gboolean latest)
{
  RpPrecision finest = RP_PRECISION_UNKNOWN;

  for (guint i = 0; i < rp_dataset_n_events (dataset); i++)
    {
      const RpEvent *event = rp_dataset_event (dataset, i);
      const RpWhen *when = event->when.when ? event->when.when : event->n_as_of > 0 ? event->as_of[0].when : NULL;

      if (!when || rp_instant_compare (latest ? event->latest : event->earliest, instant) != 0)
        continue;
      finest = MAX (finest, latest ? when->end.precision : when->begin.precision);
    }
  if (finest == RP_PRECISION_UNKNOWN)
    return RP_PRECISION_DAY;
  return CLAMP (finest == RP_PRECISION_SEASON ? RP_PRECISION_MONTH : finest, RP_PRECISION_YEAR, RP_PRECISION_DAY);
}

/* From the first to the last of what is not left out; FALSE when nothing of it is dated. */
static gboolean
span_of_shown (const RpViewState *state, RpInstant *from, RpInstant *to)
{
  gboolean any = FALSE;

  if (!state->shown || state->dim)
    return rp_dataset_get_span (state->dataset, from, to);
  *from = RP_INSTANT_MAX;
  *to = RP_INSTANT_MIN;
  for (guint i = 0; i < rp_dataset_n_events (state->dataset); i++)
    {
      const RpEvent *event = rp_dataset_event (state->dataset, i);

      if (!event->dated || !rp_record_set_contains (state->shown, rp_record_ref (RP_RECORD_EVENT, i)))
        continue;
      if (!rp_instant_is_infinite (event->earliest) && rp_instant_compare (event->earliest, *from) < 0)
        *from = event->earliest;
      if (!rp_instant_is_infinite (event->latest) && rp_instant_compare (event->latest, *to) > 0)
        *to = event->latest;
      any = TRUE;
    }
  return any && !rp_instant_is_infinite (*from) && !rp_instant_is_infinite (*to)
         && rp_instant_compare (*from, *to) <= 0;
}

char *
rp_figure_range (const RpViewState *state, const RpFigureOptions *options)
{
  RpInstant from, to;
  RpPrecision from_precision = RP_PRECISION_DAY, to_precision = RP_PRECISION_DAY;
  g_autofree char *first = NULL, *last = NULL;

  if (!span_of_shown (state, &from, &to))
    return NULL;
  from_precision = precision_of (state->dataset, from, FALSE);
  to_precision = precision_of (state->dataset, to, TRUE);
  if (isfinite (options->from))
    {
      from = rp_instant_from_double (options->from);
      from_precision = RP_PRECISION_DAY;
    }
  if (isfinite (options->to))
    {
      /* ends are exclusive where they are drawn */
      to = rp_instant_add (rp_instant_from_double (options->to), -1, 0);
      to_precision = RP_PRECISION_DAY;
    }
  first = rp_instant_describe (from, from_precision);
  last = rp_instant_describe (to, to_precision);
  if (strcmp (first, last) == 0)
    return g_steal_pointer (&first);
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

static void
append_count (GString *out, const char *before, const char *format, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_auto (GStrv) halves = g_strsplit (format, "%u", 2);

  g_string_append (out, before);
  g_string_append (out, halves[0]);
  if (halves[0] && halves[1])
    g_string_append_printf (out, "%s%s", number, halves[1]);
}

static guint
count_visible (const RpViewState *state, RpRecordType type)
{
  return state->shown ? rp_record_set_count (state->shown, type) : rp_dataset_n_records (state->dataset, type);
}

guint
rp_figure_n_sources (const RpViewState *state)
{
  return state->dim ? rp_dataset_n_sources (state->dataset) : count_visible (state, RP_RECORD_SOURCE);
}

static void
append_of (GString *out, RpRecordType type, guint shown, guint all)
{
  g_autofree char *words = rp_count_of (type, shown, all);

  g_string_append (out, words);
}

static void
append_events (GString *out, const RpViewState *state)
{
  guint all = rp_dataset_n_events (state->dataset), n = count_visible (state, RP_RECORD_EVENT), parts = 0, undated = 0;

  for (guint i = 0; i < all; i++)
    {
      const RpEvent *event = rp_dataset_event (state->dataset, i);

      if (state->shown && !rp_record_set_contains (state->shown, rp_record_ref (RP_RECORD_EVENT, i)))
        continue;
      parts += event->parent != RP_NO_INDEX;
      undated += !event->dated && event->parent == RP_NO_INDEX;
    }
  append_of (out, RP_RECORD_EVENT, n, all);
  if (parts > 0)
    append_count (out, ", ", ngettext ("%u of them part of another", "%u of them parts of another", parts), parts);
  if (undated > 0)
    append_count (out, ", ", ngettext ("%u undated", "%u undated", undated), undated);
}

char *
rp_figure_counts (const RpViewState *state, RpViewName view)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint sources = rp_dataset_n_sources (state->dataset);

  if (view != RP_VIEW_NETWORK)
    append_events (out, state);
  if (view == RP_VIEW_BOTH)
    g_string_append (out, " · ");
  if (rp_view_has_network (view))
    {
      guint entities = rp_dataset_n_entities (state->dataset), relations = rp_dataset_n_relations (state->dataset);
      g_autoptr (RpRecordSet) within
          = rp_network_members_shown (rp_network_looks_get_members (state->looks), state->dataset, state->shown);

      append_of (out, RP_RECORD_ENTITY, within ? rp_record_set_count (within, RP_RECORD_ENTITY) : entities, entities);
      g_string_append (out, ", ");
      append_of (out, RP_RECORD_RELATION, within ? rp_record_set_count (within, RP_RECORD_RELATION) : relations,
                 relations);
    }
  if (sources > 0)
    {
      g_string_append (out, " · ");
      append_of (out, RP_RECORD_SOURCE, rp_figure_n_sources (state), sources);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
rp_figure_dated (const RpViewState *state)
{
  RpDate updated = rp_dataset_get_updated (state->dataset);
  g_autofree char *date = updated.when ? rp_edtf_describe_short (updated.text, updated.when) : NULL;

  /* Translators: when the dataset was last brought up to date */
  return date ? g_strdup_printf (C_ ("brought up to date", "as of %s"), date) : NULL;
}

char *
rp_figure_filter (const RpViewState *state, const RpFigureOptions *options)
{
  g_autofree char *period = state->period.active && state->shown ? rp_period_describe_mode (&state->period) : NULL;
  g_autofree char *line = options->filter ? rp_label_line (options->filter) : NULL;
  g_autofree char *both = period && line ? g_strconcat (period, " · ", line, NULL) : NULL;
  const char *words = both ? both : period ? period : line;

  if (!words)
    return NULL;
  /* Translators: what a picture is filtered by: a period, names, kinds … */
  return state->dim ? g_strdup_printf (_ ("Faint: all but %s"), words) : g_strdup_printf (_ ("Only %s"), words);
}

static void
append_hidden (GString *out, const RpViewState *state, RpRecordType type)
{
  g_autofree guint8 *hidden = rp_network_looks_hidden_kinds (state->looks, state->dataset, type);

  for (guint i = 0; hidden && i < rp_dataset_n_kinds (state->dataset, type); i++)
    if (hidden[i])
      {
        g_autofree char *line = rp_label_line (rp_dataset_kind (state->dataset, type, i)->label);

        g_string_append (out, out->len > 0 ? ", " : "");
        g_string_append (out, line);
      }
}

char *
rp_figure_hidden (const RpViewState *state)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_hidden (out, state, RP_RECORD_ENTITY);
  if (rp_network_looks_get_events (state->looks) == RP_EVENTS_AS_NODES)
    append_hidden (out, state, RP_RECORD_EVENT);
  /* Translators: kinds that are not drawn, such as places */
  return out->len > 0 ? g_strdup_printf (_ ("Without: %s"), out->str) : NULL;
}
