/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-title.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "edtf.h"
#include "facet-words.h"
#include "session-private.h"

#define MOST_CHARS 80
/* What shows more than this part of all time shows all of it. */
#define ALMOST_ALL 0.9
/* A longer time is told in years. */
#define YEARS_S (2 * 366 * 86400.0)

static char *
of_selection (RpSession *self)
{
  const RpRecord *record
      = self->selected.type != RP_RECORD_NONE ? rp_dataset_record (self->dataset, self->selected) : NULL;
  guint n_also = self->also != NULL ? self->also->len : 0;

  if (record == NULL || record->title == NULL)
    return NULL;
  if (n_also == 0)
    return g_strdup (record->title);
  /* Translators: “Guido Crosetto” and what is selected besides */
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n_also), record->title, n_also);
}

/* The first two values say enough. */
static char *
of_filter (RpSession *self)
{
  const RpRecordFilter *filter = rp_session_get_filter (self);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint facet = 0; filter != NULL && facet < RP_N_FACETS; facet++)
    for (const char *const *value = rp_record_filter_values (filter, (RpFacet)facet); *value != NULL && words->len < 2;
         value++)
      g_ptr_array_add (words, rp_facet_choice_words (rp_session_get_facets (self), (RpFacet)facet, *value));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **)words->pdata);
}

static char *
of_range (RpSession *self)
{
  RpPrecision precision = self->to - self->from > YEARS_S ? RP_PRECISION_YEAR : RP_PRECISION_DAY;
  RpInstant earliest, latest;
  g_autofree char *from = NULL, *to = NULL;
  double all;

  if (!isfinite (self->from) || !isfinite (self->to) || !rp_dataset_get_span (self->dataset, &earliest, &latest))
    return NULL;
  all = rp_instant_to_double (latest) - rp_instant_to_double (earliest);
  if (!(self->to - self->from < ALMOST_ALL * all))
    return NULL;
  from = rp_instant_describe (rp_instant_from_double (self->from), precision);
  to = rp_instant_describe (rp_instant_from_double (self->to), precision);
  return g_str_equal (from, to) ? g_steal_pointer (&from) : g_strdup_printf ("%s – %s", from, to);
}

static char *
shortened (char *title)
{
  g_autofree char *whole = title, *head = NULL;

  if (title == NULL || g_utf8_strlen (title, -1) <= MOST_CHARS)
    return g_steal_pointer (&whole);
  head = g_utf8_substring (title, 0, MOST_CHARS - 1);
  return g_strconcat (head, "…", NULL);
}

char *
rp_session_propose_title (RpSession *self)
{
  char *title;

  if (self->dataset == NULL)
    return NULL;
  title = of_selection (self);
  if (title == NULL)
    title = of_filter (self);
  if (title == NULL && self->period.active)
    title = rp_period_describe (&self->period);
  if (title == NULL)
    title = of_range (self);
  return shortened (title);
}
