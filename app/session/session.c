/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include "record-search.h"
#include "view-history.h"

#include <math.h>

/* Moves by hand that follow each other within this time are one step. */
#define MOVE_PAUSE_US G_USEC_PER_SEC

struct _RpSession
{
  GObject parent_instance;
  RpDataset *dataset;
  RpRecordRef selected;
  RpRecordSet *related;
  RpViewHistory *history;
  gboolean moving; /* the step that one stands at was made by hand */
  gint64 moved_at; /* when last */
  RpPeriod period;
  RpRecordSet *shown;
  double from, to;
  RpFoldMode fold;
  RpLanes lanes;
  RpLaneChoice *choice;
  RpSpans spans;
  gboolean links;
  RpRecordSet *open;
  char *query;
  RpRecordSearch *search; /* made with the first query */
  GArray *hits;
};

G_DEFINE_FINAL_TYPE (RpSession, rp_session, G_TYPE_OBJECT)

static guint changed_signal;

static void
emit_changed (RpSession *self, guint what)
{
  if (what != 0)
    g_signal_emit (self, changed_signal, 0, what);
}

/* What follows from dataset, selection and period. */
static void
derive (RpSession *self)
{
  g_clear_pointer (&self->related, rp_record_set_unref);
  g_clear_pointer (&self->shown, rp_record_set_unref);
  if (self->dataset == NULL)
    return;
  if (self->selected.type != RP_RECORD_NONE)
    self->related = rp_neighbours (self->dataset, self->selected);
  self->shown = rp_period_shown (&self->period, self->dataset);
}

static void
find_hits (RpSession *self)
{
  g_clear_pointer (&self->hits, g_array_unref);
  if (self->dataset == NULL || *self->query == '\0')
    {
      self->hits = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
      return;
    }
  if (self->search == NULL)
    self->search = rp_record_search_new (self->dataset);
  self->hits = rp_record_search_run (self->search, self->query, NULL);
}

static RpPlace
here (RpSession *self)
{
  return (RpPlace){ self->selected, self->from, self->to, self->period };
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

static RpRecordSet *
carry_open (RpSession *self, RpDataset *dataset)
{
  RpRecordSet *open;

  if (self->open == NULL)
    return NULL;
  open = rp_record_set_new (dataset);
  for (guint i = 0; i < rp_dataset_n_events (self->dataset); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, i);

      if (!rp_record_set_contains (self->open, ref))
        continue;
      ref = carry_over (self->dataset, dataset, ref);
      if (ref.type != RP_RECORD_NONE)
        rp_record_set_add (open, ref);
    }
  return open;
}

static void
keep_state (RpSession *self, RpDataset *dataset)
{
  RpRecordSet *open = carry_open (self, dataset);
  RpPlace place = here (self);

  rp_view_history_map (self->history, &place, map_record, &(Datasets){ self->dataset, dataset });
  self->selected = carry_over (self->dataset, dataset, self->selected);
  g_clear_pointer (&self->open, rp_record_set_unref);
  self->open = open;
}

static void
take_choice (RpSession *self, RpLaneChoice *choice)
{
  g_clear_pointer (&self->choice, rp_lane_choice_unref);
  self->choice = choice;
}

static void
forget_state (RpSession *self)
{
  rp_view_history_clear (self->history);
  self->moving = FALSE;
  self->selected = RP_RECORD_REF_NONE;
  self->period = RP_PERIOD_NONE;
  self->from = self->to = NAN;
  g_clear_pointer (&self->open, rp_record_set_unref);
  take_choice (self, rp_lane_choice_without_ids (self->choice));
  g_free (self->query);
  self->query = g_strdup ("");
}

static void
rp_session_finalize (GObject *object)
{
  RpSession *self = RP_SESSION (object);

  g_clear_object (&self->dataset);
  g_clear_pointer (&self->related, rp_record_set_unref);
  g_clear_pointer (&self->shown, rp_record_set_unref);
  g_clear_pointer (&self->open, rp_record_set_unref);
  g_clear_pointer (&self->choice, rp_lane_choice_unref);
  g_clear_pointer (&self->history, rp_view_history_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->search, rp_record_search_free);
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
  self->hits = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  self->period = RP_PERIOD_NONE;
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
  g_return_if_fail (RP_IS_SESSION (self));

  if (keep && self->dataset != NULL && dataset != NULL)
    keep_state (self, dataset);
  else
    forget_state (self);
  g_clear_pointer (&self->search, rp_record_search_free);
  g_set_object (&self->dataset, dataset);
  derive (self);
  find_hits (self);
  emit_changed (self, RP_CHANGED_DATASET | RP_CHANGED_SELECTION | RP_CHANGED_PERIOD | RP_CHANGED_RANGE
                          | RP_CHANGED_LAYOUT | RP_CHANGED_SEARCH | RP_CHANGED_HISTORY);
}

RpDataset *
rp_session_get_dataset (RpSession *self)
{
  return self->dataset;
}

/* What is shown until now is kept, to come back to. */
static void
begin_step (RpSession *self)
{
  RpPlace place = here (self);

  rp_view_history_leave (self->history, &place);
  self->moving = FALSE;
}

static void
take_selection (RpSession *self, RpRecordRef ref)
{
  self->selected = ref;
  g_clear_pointer (&self->related, rp_record_set_unref);
  if (ref.type != RP_RECORD_NONE)
    self->related = rp_neighbours (self->dataset, ref);
}

void
rp_session_select (RpSession *self, RpRecordRef ref)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (self->dataset == NULL || rp_record_ref_equal (ref, self->selected))
    return;
  if (ref.type != RP_RECORD_NONE && ref.index >= rp_dataset_n_records (self->dataset, ref.type))
    return;
  begin_step (self);
  take_selection (self, ref);
  emit_changed (self, RP_CHANGED_SELECTION | RP_CHANGED_HISTORY);
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
take_period (RpSession *self, const RpPeriod *period)
{
  self->period = *period;
  g_clear_pointer (&self->shown, rp_record_set_unref);
  if (self->dataset != NULL)
    self->shown = rp_period_shown (&self->period, self->dataset);
}

static void
go (RpSession *self, int direction)
{
  guint what = RP_CHANGED_HISTORY;
  RpPlace was = here (self), place;

  if (!rp_view_history_step (self->history, direction, &was, &place))
    return;
  self->moving = FALSE;
  if (!rp_record_ref_equal (place.selected, self->selected))
    {
      take_selection (self, place.selected);
      what |= RP_CHANGED_SELECTION;
    }
  if (!rp_period_equal (&place.period, &self->period))
    {
      take_period (self, &place.period);
      what |= RP_CHANGED_PERIOD;
    }
  if (isfinite (place.from) && isfinite (place.to))
    {
      self->from = place.from;
      self->to = place.to;
      what |= RP_CHANGED_RANGE;
    }
  emit_changed (self, what);
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

void
rp_session_set_period (RpSession *self, const RpPeriod *period)
{
  RpPeriod wanted = period != NULL ? *period : RP_PERIOD_NONE;

  g_return_if_fail (RP_IS_SESSION (self));

  if (wanted.active && rp_instant_compare (wanted.from, wanted.to) > 0)
    {
      RpInstant from = wanted.from;

      wanted.from = wanted.to;
      wanted.to = from;
    }
  if (rp_period_equal (&wanted, &self->period))
    return;
  take_period (self, &wanted);
  emit_changed (self, RP_CHANGED_PERIOD);
}

const RpPeriod *
rp_session_get_period (RpSession *self)
{
  return &self->period;
}

const RpRecordSet *
rp_session_get_shown (RpSession *self)
{
  return self->shown;
}

guint
rp_session_count_shown (RpSession *self, RpRecordType type)
{
  if (self->dataset == NULL)
    return 0;
  return self->shown != NULL ? rp_record_set_count (self->shown, type) : rp_dataset_n_records (self->dataset, type);
}

static gboolean
is_new_range (RpSession *self, double from, double to)
{
  return isfinite (from) && isfinite (to) && from < to && (from != self->from || to != self->to);
}

void
rp_session_show_time (RpSession *self, double from, double to)
{
  if (!is_new_range (self, from, to))
    return;
  self->from = from;
  self->to = to;
  emit_changed (self, RP_CHANGED_RANGE);
}

void
rp_session_jump_time (RpSession *self, double from, double to)
{
  if (!is_new_range (self, from, to))
    return;
  begin_step (self);
  self->from = from;
  self->to = to;
  emit_changed (self, RP_CHANGED_RANGE | RP_CHANGED_HISTORY);
}

void
rp_session_move_time (RpSession *self, double from, double to, gint64 now_us)
{
  if (!is_new_range (self, from, to))
    return;
  if (!self->moving || now_us - self->moved_at > MOVE_PAUSE_US)
    rp_session_jump_time (self, from, to);
  else
    rp_session_show_time (self, from, to);
  self->moving = TRUE;
  self->moved_at = now_us;
}

void
rp_session_get_range (RpSession *self, double *from, double *to)
{
  *from = self->from;
  *to = self->to;
}

void
rp_session_set_fold (RpSession *self, RpFoldMode fold)
{
  if (fold == self->fold)
    return;
  self->fold = fold;
  emit_changed (self, RP_CHANGED_LAYOUT);
}

RpFoldMode
rp_session_get_fold (RpSession *self)
{
  return self->fold;
}

void
rp_session_set_lanes (RpSession *self, RpLanes lanes)
{
  if (lanes == self->lanes)
    return;
  self->lanes = lanes;
  emit_changed (self, RP_CHANGED_LAYOUT);
}

RpLanes
rp_session_get_lanes (RpSession *self)
{
  return self->lanes;
}

const RpLaneChoice *
rp_session_get_lane_choice (RpSession *self)
{
  return self->choice;
}

void
rp_session_set_lane_choice (RpSession *self, RpLaneChoice *choice)
{
  gboolean same = rp_lane_choice_equal (choice, self->choice);

  take_choice (self, choice);
  if (!same)
    emit_changed (self, RP_CHANGED_LAYOUT);
}

void
rp_session_toggle_lane (RpSession *self, const char *id)
{
  rp_session_set_lane_choice (
      self, rp_lane_choice_collapse (self->choice, id, !rp_lane_choice_is_collapsed (self->choice, id)));
}

void
rp_session_set_spans (RpSession *self, RpSpans spans)
{
  guint what = spans != self->spans ? RP_CHANGED_LAYOUT : 0;

  self->spans = spans;
  emit_changed (self, what);
}

RpSpans
rp_session_get_spans (RpSession *self)
{
  return self->spans;
}

void
rp_session_set_links (RpSession *self, gboolean links)
{
  if (!links == !self->links)
    return;
  self->links = links;
  emit_changed (self, RP_CHANGED_LINKS);
}

gboolean
rp_session_get_links (RpSession *self)
{
  return self->links;
}

void
rp_session_toggle_open (RpSession *self, guint event)
{
  RpRecordSet *open;
  RpRecordRef wanted = rp_record_ref (RP_RECORD_EVENT, event);

  if (self->dataset == NULL || event >= rp_dataset_n_events (self->dataset)
      || rp_dataset_event (self->dataset, event)->n_parts == 0)
    return;
  /* Sets are immutable once handed out: a new one takes the place. */
  open = rp_record_set_new (self->dataset);
  for (guint i = 0; i < rp_dataset_n_events (self->dataset); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, i);

      if (rp_record_set_contains (self->open, ref) != rp_record_ref_equal (ref, wanted))
        rp_record_set_add (open, ref);
    }
  g_clear_pointer (&self->open, rp_record_set_unref);
  self->open = open;
  emit_changed (self, RP_CHANGED_LAYOUT);
}

void
rp_session_set_open (RpSession *self, RpRecordSet *open)
{
  if (open == self->open)
    return;
  g_clear_pointer (&self->open, rp_record_set_unref);
  self->open = open;
  emit_changed (self, RP_CHANGED_LAYOUT);
}

const RpRecordSet *
rp_session_get_open (RpSession *self)
{
  return self->open;
}

void
rp_session_search (RpSession *self, const char *query)
{
  if (query == NULL)
    query = "";
  if (g_str_equal (query, self->query))
    return;
  g_free (self->query);
  self->query = g_utf8_make_valid (query, -1);
  find_hits (self);
  emit_changed (self, RP_CHANGED_SEARCH);
}

const char *
rp_session_get_query (RpSession *self)
{
  return self->query;
}

const GArray *
rp_session_get_hits (RpSession *self)
{
  return self->hits;
}

void
rp_session_step_hit (RpSession *self, int direction)
{
  int n = (int)self->hits->len, at = direction > 0 ? -1 : n;

  if (n == 0)
    return;
  for (int i = 0; i < n; i++)
    if (rp_record_ref_equal (g_array_index (self->hits, RpRecordRef, i), self->selected))
      at = i;
  at = (at + direction + n) % n;
  rp_session_select (self, g_array_index (self->hits, RpRecordRef, at));
}
