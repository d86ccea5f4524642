/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-said.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "corroboration.h"
#include "date-agreement.h"

/* A date said for the event that is another than its own and has a place on the axis; fills KIND and TIME. */
static gboolean
is_told (RpDataset *dataset, guint event, const RpSays *says, RpSaidKind *kind, RpTimelineItem *time)
{
  if (!says->when || (strcmp (says->field, "when") != 0 && strcmp (says->field, "as_of") != 0))
    return FALSE;
  *kind = rp_corroboration_compare (dataset, rp_record_ref (RP_RECORD_EVENT, event), NULL, says);
  return *kind != RP_SAID_SAME && rp_timeline_item_of_when (says->when, time);
}

gboolean
rp_timeline_has_said (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  RpTimelineItem time;
  RpSaidKind kind;

  for (guint i = 0; i < event->record.n_evidence; i++)
    for (guint j = 0; j < event->record.evidence[i].n_says; j++)
      if (is_told (dataset, index, &event->record.evidence[i].says[j], &kind, &time))
        return TRUE;
  return FALSE;
}

static int
compare_said (gconstpointer a, gconstpointer b)
{
  const RpTimelineSaid *x = a, *y = b;

  if (x->time.from != y->time.from)
    return x->time.from < y->time.from ? -1 : 1;
  if (x->time.to != y->time.to)
    return x->time.to < y->time.to ? -1 : 1;
  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  return g_strcmp0 (x->text, y->text);
}

/* What one source says twice stands once. */
static void
drop_repeated (GArray *all)
{
  guint kept = 0;

  g_array_sort (all, compare_said);
  for (guint i = 0; i < all->len; i++)
    {
      RpTimelineSaid *said = &g_array_index (all, RpTimelineSaid, i);
      RpTimelineSaid *last = kept > 0 ? &g_array_index (all, RpTimelineSaid, kept - 1) : NULL;

      if (last && last->source == said->source && rp_date_same (last->when, said->when))
        continue;
      g_array_index (all, RpTimelineSaid, kept++) = *said;
    }
  g_array_set_size (all, kept);
}

GArray *
rp_timeline_said (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (RpTimelineSaid));

  for (guint i = 0; i < event->record.n_evidence; i++)
    for (guint j = 0; j < event->record.evidence[i].n_says; j++)
      {
        const RpSays *says = &event->record.evidence[i].says[j];
        RpTimelineSaid said = { event->record.evidence[i].source, says->when, says->value, { 0 }, FALSE, FALSE };
        RpSaidKind kind;

        if (!is_told (dataset, index, says, &kind, &said.time))
          continue;
        said.conflicts = kind == RP_SAID_CONFLICTS;
        said.vaguer = kind == RP_SAID_VAGUER;
        g_array_append_val (all, said);
      }
  drop_repeated (all);
  return all;
}

gboolean
rp_timeline_disputed (RpDataset *dataset, guint index)
{
  return rp_corroboration_disputed (dataset, rp_record_ref (RP_RECORD_EVENT, index));
}

gboolean
rp_timeline_says_otherwise (RpDataset *dataset, guint event)
{
  g_autoptr (GArray) said = NULL;
  gboolean otherwise = FALSE;

  if (!rp_timeline_has_said (dataset, event))
    return FALSE;
  said = rp_timeline_said (dataset, event);
  for (guint i = 0; i < said->len && !otherwise; i++)
    otherwise = g_array_index (said, RpTimelineSaid, i).conflicts;
  return otherwise;
}

char *
rp_timeline_said_label (RpDataset *dataset, const RpTimelineSaid *said, guint widest)
{
  const RpSource *source = rp_dataset_source (dataset, said->source);
  const char *name = source->publisher && *source->publisher ? source->publisher : source->record.title;
  g_autofree char *date = rp_edtf_describe_short (said->text ? said->text : "", said->when);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (name, -1) > (glong)widest)
    {
      g_autofree char *start = g_utf8_substring (name, 0, MAX (widest, 2) - 1);

      cut = g_strconcat (g_strchomp (start), "…", NULL);
    }
  else
    cut = g_strdup (name);
  g_strdelimit (cut, "\n\r\t", ' ');
  return g_strdup_printf (_ ("%s: %s"), cut, date);
}
