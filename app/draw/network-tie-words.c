/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tie is called, and when it held. */
#include <glib/gi18n-lib.h>

#include "network-ink.h"

/* What those of its events that are shown are together. */
static char *
joined_label (const RpNetInk *ink, const RpNetTie *tie)
{
  const guint *events = &g_array_index (ink->graph->events, guint, tie->first_event);
  g_autofree guint *joining = g_new (guint, tie->n_events);
  guint n = 0;

  for (guint i = 0; i < tie->n_events; i++)
    if (rp_net_joins (ink->state, events[i]))
      joining[n++] = events[i];
  return rp_net_shared_label (ink->graph->dataset, joining, n);
}

char *
rp_net_tie_words (const RpNetInk *ink, const RpNetTie *tie, guint n_events, gboolean matters)
{
  const RpNetGraph *graph = ink->graph;

  if (tie->type == RP_TIE_SHARED && n_events != tie->n_events && n_events > 0)
    return joined_label (ink, tie);
  if (tie->type == RP_TIE_RELATION && graph->one_word && !matters)
    return g_strdup ("");
  return g_strdup (tie->label);
}

static char *
short_date (const RpDate *date)
{
  return date->when != NULL ? rp_edtf_describe_short (date->text, date->when) : NULL;
}

/* A relation's own date, else a day on which it is known to hold. */
static char *
relation_when (const RpRelation *relation)
{
  char *when = short_date (&relation->when);
  g_autofree char *as_of = NULL;

  if (when != NULL || relation->n_as_of == 0)
    return when;
  as_of = short_date (&relation->as_of[relation->n_as_of - 1]);
  return as_of != NULL ? g_strdup_printf (C_ ("a source’s date", "as of %s"), as_of) : NULL;
}

char *
rp_net_tie_when (const RpNetInk *ink, const RpNetTie *tie, gboolean matters)
{
  const RpNetGraph *graph = ink->graph;

  if (tie->type == RP_TIE_RELATION && tie->undated)
    return matters ? g_strdup (_ ("undated")) : NULL;
  if (tie->type == RP_TIE_RELATION)
    return relation_when (rp_dataset_relation (graph->dataset, tie->relation));
  if (tie->type == RP_TIE_SHARED && tie->n_events == 1)
    return short_date (
        &rp_dataset_event (graph->dataset, g_array_index (graph->events, guint, tie->first_event))->when);
  return NULL;
}

char *
rp_net_tie_cited (const RpNetInk *ink, const RpNetTie *tie, char *words)
{
  const RpNetGraph *graph = ink->graph;

  if (tie->type == RP_TIE_RELATION)
    return rp_source_letters_behind (ink->state->letters, words,
                                     &rp_dataset_relation (graph->dataset, tie->relation)->record);
  if (tie->type == RP_TIE_SHARED && tie->n_events == 1)
    return rp_source_letters_behind (
        ink->state->letters, words,
        &rp_dataset_event (graph->dataset, g_array_index (graph->events, guint, tie->first_event))->record);
  return words;
}
