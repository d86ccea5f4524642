/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-memory.h"

#include <math.h>

#include "session-private.h"

#define N_KNOWN 8
#define MOST_ALSO 1000

static const char *const period_names[] = { "during", "as_of", "up_to", NULL };

/* OTHERWISE where NAME is none of NAMES. */
static int
index_of (const char *const *names, const char *name, int otherwise)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return otherwise;
}

static const char *
id_of (RpDataset *dataset, RpRecordType type, guint index)
{
  const RpRecord *record = rp_dataset_record (dataset, rp_record_ref (type, index));

  return record != NULL ? record->id : NULL;
}

/* ---- to be kept ---- */

/* A few ids from all over the dataset. */
static char **
some_ids (RpDataset *dataset)
{
  static const RpRecordType types[] = { RP_RECORD_EVENT, RP_RECORD_ENTITY };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      guint n = rp_dataset_n_records (dataset, types[t]), most = MIN (n, N_KNOWN / G_N_ELEMENTS (types));

      for (guint i = 0; i < most; i++)
        {
          const char *id = id_of (dataset, types[t], (guint)((guint64)i * n / most));

          if (id != NULL)
            g_ptr_array_add (ids, g_strdup (id));
        }
    }
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_steal (ids, NULL);
}

static char **
also_ids (RpSession *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->also == NULL)
    return NULL;
  ids = g_ptr_array_new ();
  for (guint i = 0; i < MIN (self->also->len, MOST_ALSO); i++)
    {
      RpRecordRef ref = g_array_index (self->also, RpRecordRef, i);

      g_ptr_array_add (ids, g_strdup (id_of (self->dataset, ref.type, ref.index)));
    }
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_steal (ids, NULL);
}

static void
remember_period (const RpPeriod *period, RpViewMemory *memory)
{
  if (!period->active)
    return;
  memory->period_mode = g_strdup (period_names[period->mode]);
  memory->period_from[0] = period->from.seconds;
  memory->period_from[1] = period->from.nanoseconds;
  memory->period_to[0] = period->to.seconds;
  memory->period_to[1] = period->to.nanoseconds;
}

void
rp_session_remember (RpSession *self, RpViewMemory *memory)
{
  const RpRecord *selected;

  if (self->dataset == NULL)
    return;
  selected = rp_dataset_record (self->dataset, self->selected);
  rp_session_trace (self, &memory->trace);
  memory->from = self->from;
  memory->to = self->to;
  remember_period (&self->period, memory);
  memory->selected = g_strdup (selected != NULL ? selected->id : NULL);
  memory->also = also_ids (self);
  memory->query = g_strdup (self->query);
}

/* ---- and back ---- */

void
rp_session_trace (RpSession *self, RpDatasetTrace *trace)
{
  g_strfreev (trace->known);
  trace->known = self->dataset != NULL ? some_ids (self->dataset) : NULL;
}

gboolean
rp_session_knows (RpSession *self, const RpDatasetTrace *trace)
{
  guint n = trace->known != NULL ? g_strv_length (trace->known) : 0, n_found = 0;

  if (self->dataset == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    n_found += rp_dataset_find (self->dataset, trace->known[i]).type != RP_RECORD_NONE;
  return n_found * 2 >= n;
}

static RpInstant
instant_of (const gint64 parts[2])
{
  return (RpInstant){ parts[0], (gint32)CLAMP (parts[1], 0, 999999999) };
}

static void
recall_period (RpSession *self, const RpViewMemory *memory)
{
  int mode = index_of (period_names, memory->period_mode, -1);
  RpPeriod period = { TRUE, instant_of (memory->period_from), instant_of (memory->period_to), (RpPeriodMode)mode };

  if (mode < 0 || rp_instant_compare (period.from, period.to) > 0)
    period = RP_PERIOD_NONE;
  rp_session_take_period (self, &period);
}

static void
recall_selection (RpSession *self, const RpViewMemory *memory)
{
  g_autoptr (GArray) also = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  RpRecordRef selected
      = memory->selected != NULL ? rp_dataset_find (self->dataset, memory->selected) : RP_RECORD_REF_NONE;

  for (guint i = 0; memory->also != NULL && memory->also[i] != NULL && i < MOST_ALSO; i++)
    {
      RpRecordRef ref = rp_dataset_find (self->dataset, memory->also[i]);

      if (ref.type != RP_RECORD_NONE)
        g_array_append_val (also, ref);
    }
  rp_session_take_selection (self, selected, also);
}

void
rp_session_recall (RpSession *self, const RpViewMemory *memory)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (self->dataset == NULL)
    return;
  recall_period (self, memory);
  if (isfinite (memory->from) && isfinite (memory->to) && memory->from < memory->to)
    {
      self->from = memory->from;
      self->to = memory->to;
    }
  g_free (self->query);
  self->query = g_strdup (memory->query != NULL ? memory->query : "");
  self->query_rests = *self->query != '\0';
  rp_session_find_hits (self);
  recall_selection (self, memory);
  rp_view_history_clear (self->history);
  rp_session_emit_changed (self, RP_CHANGED_SELECTION | RP_CHANGED_PERIOD | RP_CHANGED_RANGE | RP_CHANGED_SEARCH
                                     | RP_CHANGED_HISTORY);
}
