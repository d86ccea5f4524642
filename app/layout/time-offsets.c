/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-offsets.h"

#include <glib/gi18n-lib.h>

/* What is kept with the dataset: one of these, or minutes + SHARED. Never a pointer, so two threads that find it at the
 * same time do no harm. */
#define UNASKED 0
#define NONE 1
#define MIXED 2
#define SHARED 10000

static G_DEFINE_QUARK (rp - time - offsets, offsets)

    static int add_end (int found, const RpWhenEnd *end)
{
  int offset = SHARED + end->offset_minutes;

  if (!end->has_offset || end->precision != RP_PRECISION_TIME)
    return found;
  return found == NONE || found == offset ? offset : MIXED;
}

static int
find (RpDataset *dataset)
{
  int found = NONE;

  for (guint i = 0; i < rp_dataset_n_events (dataset) && found != MIXED; i++)
    {
      const RpWhen *when = rp_dataset_event (dataset, i)->when.when;

      if (when)
        found = add_end (add_end (found, &when->begin), &when->end);
    }
  return found;
}

char *
rp_time_offsets_describe (RpDataset *dataset)
{
  int found = GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (dataset), offsets_quark ()));
  int minutes;

  if (found == UNASKED)
    {
      found = find (dataset);
      g_object_set_qdata (G_OBJECT (dataset), offsets_quark (), GINT_TO_POINTER (found));
    }
  if (found == NONE)
    return NULL;
  if (found == MIXED)
    return g_strdup (_ ("mixed offsets"));
  minutes = found - SHARED;
  if (minutes == 0)
    return g_strdup ("UTC");
  if (minutes % 60 == 0)
    return g_strdup_printf ("UTC%s%d", minutes < 0 ? "−" : "+", ABS (minutes) / 60);
  return g_strdup_printf ("UTC%s%d:%02d", minutes < 0 ? "−" : "+", ABS (minutes) / 60, ABS (minutes) % 60);
}
