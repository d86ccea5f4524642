/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include <math.h>

#include "session-private.h"

G_DEFINE_FINAL_TYPE (RpSession, rp_session, G_TYPE_OBJECT)

static guint changed_signal;

void
rp_session_emit_changed (RpSession *self, guint what)
{
  if (what != 0)
    g_signal_emit (self, changed_signal, 0, what);
}

static RpViewPlace
here (RpSession *self)
{
  return (RpViewPlace){ .selected = self->selected,
                        .also = self->also,
                        .from = self->from,
                        .to = self->to,
                        .network = self->network,
                        .period = self->period,
                        .filter = self->filter };
}

static RpRecordRef
carry_over (RpDataset *old, RpDataset *new, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (old, ref);
  RpRecordRef found = record != NULL ? rp_dataset_find (new, record->id) : RP_RECORD_REF_NONE;

  return found.type == ref.type ? found : RP_RECORD_REF_NONE;
}

typedef struct
{
  RpDataset *old, *new;
} Datasets;

/* The same records of another dataset, by id; what is gone is left out. */
static gboolean
map_record (RpRecordRef *ref, gpointer data)
{
  const Datasets *datasets = data;

  if (ref->type == RP_RECORD_NONE)
    return TRUE;
  *ref = carry_over (datasets->old, datasets->new, *ref);
  return ref->type != RP_RECORD_NONE;
}

/* Which parents are open, in another dataset. */
static RpRecordSet *
carry_open (const RpRecordSet *old, gpointer data)
{
  const Datasets *datasets = data;
  RpRecordSet *open = rp_record_set_new (datasets->new);

  for (guint i = 0; i < rp_dataset_n_events (datasets->old); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, i);

      if (!rp_record_set_contains (old, ref))
        continue;
      ref = carry_over (datasets->old, datasets->new, ref);
      if (ref.type != RP_RECORD_NONE)
        rp_record_set_add (open, ref);
    }
  return open;
}

/* What is selected, in another dataset; what is gone is picked no more. */
static void
carry_picked (RpSession *self, RpDataset *dataset)
{
  GArray *also = NULL;

  self->selected = carry_over (self->dataset, dataset, self->selected);
  for (guint i = 0; self->also != NULL && i < self->also->len; i++)
    {
      RpRecordRef ref = carry_over (self->dataset, dataset, g_array_index (self->also, RpRecordRef, i));

      if (ref.type == RP_RECORD_NONE)
        continue;
      if (self->selected.type == RP_RECORD_NONE)
        {
          self->selected = ref;
          continue;
        }
      if (also == NULL)
        also = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
      g_array_append_val (also, ref);
    }
  g_clear_pointer (&self->also, g_array_unref);
  self->also = also;
}

static void
keep_state (RpSession *self, RpDataset *dataset)
{
  Datasets datasets = { self->dataset, dataset };
  g_auto (GStrv) open = rp_session_open_ids (self);
  RpViewPlace place = here (self);

  rp_view_history_map (self->history, &place, map_record, &datasets);
  rp_undo_stack_map (self->undo, carry_open, &datasets);
  carry_picked (self, dataset);
  g_clear_pointer (&self->arranged.open, rp_record_set_unref);
  g_clear_pointer (&self->arranged.gone, g_ptr_array_unref);
  rp_session_find_open (dataset, open, &self->arranged);
}

static void
forget_state (RpSession *self)
{
  rp_view_history_clear (self->history);
  rp_undo_stack_clear (self->undo);
  g_clear_pointer (&self->arranged.pins, rp_node_pins_unref);
  g_clear_pointer (&self->arranged.gone, g_ptr_array_unref);
  g_clear_pointer (&self->arranged.rest, g_ptr_array_unref);
  self->moving = self->network_moving = self->period_moving = FALSE;
  self->jumped_at = 0;
  self->network = (RpNetworkSight){ 0 };
  self->selected = RP_RECORD_REF_NONE;
  g_clear_pointer (&self->also, g_array_unref);
  self->period = RP_PERIOD_NONE;
  g_clear_pointer (&self->filter, rp_record_filter_unref);
  self->from = self->to = NAN;
  g_clear_pointer (&self->arranged.open, rp_record_set_unref);
  rp_session_take_choice (self, rp_lane_choice_without_ids (self->arranged.choice));
  rp_session_forget_kinds (self);
  rp_session_forget_members (self);
  g_free (self->query);
  self->query = g_strdup ("");
}

static void
rp_session_finalize (GObject *object)
{
  RpSession *self = RP_SESSION (object);

  rp_session_drop_way (self);
  g_clear_object (&self->dataset);
  g_clear_pointer (&self->also, g_array_unref);
  g_clear_pointer (&self->picked, rp_record_set_unref);
  g_clear_pointer (&self->related, rp_record_set_unref);
  g_clear_pointer (&self->shown, rp_record_set_unref);
  g_clear_pointer (&self->measures, rp_entity_measures_unref);
  g_clear_pointer (&self->joining, rp_record_set_unref);
  rp_arrangement_clear (&self->arranged);
  g_clear_pointer (&self->undo, rp_undo_stack_free);
  g_clear_pointer (&self->link.taken, g_hash_table_unref);
  g_clear_pointer (&self->link.ways_back, g_hash_table_unref);
  g_clear_pointer (&self->in_period, rp_record_set_unref);
  g_clear_pointer (&self->facets, rp_facet_index_unref);
  g_clear_pointer (&self->filter, rp_record_filter_unref);
  g_clear_pointer (&self->history, rp_view_history_free);
  g_clear_pointer (&self->no_hits, g_array_unref);
  g_clear_pointer (&self->found, rp_search_result_unref);
  g_clear_pointer (&self->hit_set, rp_record_set_unref);
  g_free (self->nudged);
  g_clear_pointer (&self->search, rp_record_search_unref);
  g_free (self->query);
  G_OBJECT_CLASS (rp_session_parent_class)->finalize (object);
}

static void
rp_session_class_init (RpSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_session_finalize;
  changed_signal
      = g_signal_new ("changed", RP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rp_session_init (RpSession *self)
{
  self->history = rp_view_history_new ();
  self->no_hits = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  self->undo = rp_undo_stack_new ();
  self->link.taken = g_hash_table_new (NULL, NULL);
  self->link.ways_back = g_hash_table_new (NULL, NULL);
  self->period = RP_PERIOD_NONE;
  self->dim = TRUE;
  self->from = self->to = NAN;
  self->query = g_strdup ("");
}

RpSession *
rp_session_new (void)
{
  return g_object_new (RP_TYPE_SESSION, NULL);
}

void
rp_session_set_dataset (RpSession *self, RpDataset *dataset, gboolean keep)
{
  RpInstant earliest, latest;
  gboolean was_dated = self->dataset != NULL && rp_dataset_get_span (self->dataset, &earliest, &latest);

  g_return_if_fail (RP_IS_SESSION (self));

  if (keep && self->dataset != NULL && dataset != NULL)
    keep_state (self, dataset);
  else
    forget_state (self);
  /* a range of which nobody chose anything is none to keep */
  if (!was_dated)
    self->from = self->to = NAN;
  g_clear_pointer (&self->facets, rp_facet_index_unref);
  g_set_object (&self->dataset, dataset);
  g_clear_pointer (&self->measures, rp_entity_measures_unref);
  rp_session_forget_links (self);
  rp_session_begin_search (self);
  rp_session_take_selection (self, self->selected, self->also);
  rp_session_take_period (self, &self->period);
  rp_session_find_hits (self);
  rp_session_emit_changed (self, RP_CHANGED_DATASET | RP_CHANGED_SELECTION | RP_CHANGED_PERIOD | RP_CHANGED_RANGE
                                     | RP_CHANGED_LAYOUT | RP_CHANGED_PINS | RP_CHANGED_SEARCH | RP_CHANGED_HISTORY
                                     | RP_CHANGED_LOOKS | RP_CHANGED_UNDO | RP_CHANGED_FILTER);
}

RpDataset *
rp_session_get_dataset (RpSession *self)
{
  return self->dataset;
}

void
rp_session_begin_step (RpSession *self)
{
  RpViewPlace place = here (self);

  rp_view_history_leave (self->history, &place);
  self->moving = self->network_moving = self->period_moving = FALSE;
  self->jumped_at = 0;
}

void
rp_session_select (RpSession *self, RpRecordRef ref)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (self->dataset == NULL || (rp_record_ref_equal (ref, self->selected) && self->also == NULL))
    return;
  if (ref.type != RP_RECORD_NONE && ref.index >= rp_dataset_n_records (self->dataset, ref.type))
    return;
  rp_session_begin_step (self);
  rp_session_take_selection (self, ref, NULL);
  rp_session_emit_changed (self, RP_CHANGED_SELECTION | RP_CHANGED_HISTORY);
}

RpRecordRef
rp_session_get_selected (RpSession *self)
{
  return self->selected;
}

const RpRecordSet *
rp_session_get_related (RpSession *self)
{
  return self->related;
}

gboolean
rp_session_can_go_back (RpSession *self)
{
  return rp_view_history_can_step (self->history, -1);
}

gboolean
rp_session_can_go_forward (RpSession *self)
{
  return rp_view_history_can_step (self->history, 1);
}

static void
go (RpSession *self, int direction)
{
  guint what = RP_CHANGED_HISTORY;
  RpViewPlace was = here (self), place;

  if (!rp_view_history_step (self->history, direction, &was, &place))
    return;
  self->moving = self->network_moving = self->period_moving = FALSE;
  self->jumped_at = 0;
  self->network = place.network;
  what |= RP_CHANGED_NETWORK;
  if (!rp_record_ref_equal (place.selected, self->selected) || place.also != self->also)
    {
      rp_session_take_selection (self, place.selected, place.also);
      what |= RP_CHANGED_SELECTION;
    }
  if (!rp_record_filter_equal (place.filter, self->filter))
    {
      rp_session_take_filter (self, place.filter != NULL ? rp_record_filter_ref (place.filter) : NULL);
      what |= RP_CHANGED_FILTER;
    }
  if (!rp_period_equal (&place.period, &self->period))
    {
      rp_session_take_period (self, &place.period);
      what |= RP_CHANGED_PERIOD;
    }
  if (isfinite (place.from) && isfinite (place.to))
    {
      self->from = place.from;
      self->to = place.to;
      what |= RP_CHANGED_RANGE;
    }
  rp_session_emit_changed (self, what);
}

void
rp_session_go_back (RpSession *self)
{
  go (self, -1);
}

void
rp_session_go_forward (RpSession *self)
{
  go (self, 1);
}

void
rp_session_step_event (RpSession *self, int direction)
{
  guint n = self->dataset != NULL ? rp_dataset_n_events (self->dataset) : 0;
  const guint *order = n > 0 ? rp_dataset_events_in_order (self->dataset) : NULL;
  int at = direction > 0 ? -1 : (int)n;

  if (n == 0)
    return;
  if (self->selected.type == RP_RECORD_EVENT)
    for (guint i = 0; i < n; i++)
      if (order[i] == self->selected.index)
        at = (int)i;
  for (at += direction; at >= 0 && at < (int)n; at += direction)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, order[at]);

      if (self->shown == NULL || rp_record_set_contains (self->shown, ref))
        {
          rp_session_select (self, ref);
          return;
        }
    }
}
