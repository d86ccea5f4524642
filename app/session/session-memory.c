/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-memory.h"

#include <math.h>

#include "session-private.h"

#define N_KNOWN 8
#define MOST_ALSO 1000
#define MOST_PINS 2000
/* No hand moves a node so far, px. */
#define FARTHEST 1e6

static const char *const mode_names[] = { "auto", "on", "off", NULL }; /* of folds and of spans */
static const char *const lane_names[] = { "kind", "entity", "place", "source", "tag", "none", NULL };
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
open_ids (RpSession *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->arranged.open == NULL)
    return NULL;
  ids = g_ptr_array_new ();
  for (guint i = 0; i < rp_dataset_n_events (self->dataset); i++)
    if (rp_record_set_contains (self->arranged.open, rp_record_ref (RP_RECORD_EVENT, i)))
      g_ptr_array_add (ids, g_strdup (id_of (self->dataset, RP_RECORD_EVENT, i)));
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
  for (guint i = 0; i < self->also->len; i++)
    {
      RpRecordRef ref = g_array_index (self->also, RpRecordRef, i);

      g_ptr_array_add (ids, g_strdup (id_of (self->dataset, ref.type, ref.index)));
    }
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_steal (ids, NULL);
}

static void
remember_pins (const RpNodePins *pins, RpViewMemory *memory)
{
  guint n = rp_node_pins_count (pins);
  RpPoint place;

  if (n == 0)
    return;
  memory->pins = g_strdupv ((char **)rp_node_pins_ids (pins));
  memory->pin_places = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < n; i++)
    {
      rp_node_pins_get (pins, memory->pins[i], &place);
      g_array_append_val (memory->pin_places, place.x);
      g_array_append_val (memory->pin_places, place.y);
    }
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

/* "KEY=VALUE&…", each escaped: a value may hold anything. */
static char *
filter_text (const RpRecordFilter *filter)
{
  g_auto (GStrv) choices = rp_record_filter_to_strings (filter);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (choices[i], "=", TRUE);

      g_string_append_printf (text, "%s%s", i > 0 ? "&" : "", escaped);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

void
rp_session_remember (RpSession *self, RpViewMemory *memory)
{
  const RpRecord *selected;

  if (self->dataset == NULL)
    return;
  selected = rp_dataset_record (self->dataset, self->selected);
  memory->known = some_ids (self->dataset);
  memory->from = self->from;
  memory->to = self->to;
  remember_period (&self->period, memory);
  memory->filter = filter_text (self->filter);
  memory->dim = self->dim;
  memory->fold = g_strdup (mode_names[self->arranged.fold]);
  memory->lanes = g_strdup (lane_names[self->arranged.lanes]);
  memory->spans = g_strdup (mode_names[self->arranged.spans]);
  memory->links = self->arranged.links;
  memory->lanes_order = g_strdupv ((char **)rp_lane_choice_get_order (self->arranged.choice));
  memory->lanes_collapsed = g_strdupv ((char **)rp_lane_choice_get_collapsed (self->arranged.choice));
  memory->hide_empty = rp_lane_choice_get_hide_empty (self->arranged.choice);
  memory->by_role = rp_lane_choice_get_by_role (self->arranged.choice);
  memory->open = open_ids (self);
  memory->selected = g_strdup (selected != NULL ? selected->id : NULL);
  remember_pins (self->arranged.pins, memory);
  memory->also = also_ids (self);
  memory->query = g_strdup (self->query);
}

/* ---- and back ---- */

gboolean
rp_session_knows (RpSession *self, const RpViewMemory *memory)
{
  guint n = memory->known != NULL ? g_strv_length (memory->known) : 0, n_found = 0;

  if (self->dataset == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    n_found += rp_dataset_find (self->dataset, memory->known[i]).type != RP_RECORD_NONE;
  return n_found * 2 >= n;
}

static void
recall_lanes (RpSession *self, const RpViewMemory *memory)
{
  static const char *const none[] = { NULL };
  const char *const *order = (const char *const *)memory->lanes_order;
  const char *const *collapsed = (const char *const *)memory->lanes_collapsed;
  g_autoptr (RpLaneChoice) ordered = rp_lane_choice_with_order (NULL, order != NULL ? order : none);
  g_autoptr (RpLaneChoice) choice = rp_lane_choice_with_collapsed (ordered, collapsed != NULL ? collapsed : none);
  g_autoptr (RpLaneChoice) shorter = rp_lane_choice_with_hide_empty (choice, memory->hide_empty);

  self->arranged.lanes = (RpLanes)index_of (lane_names, memory->lanes, (int)self->arranged.lanes);
  rp_session_take_choice (self, rp_lane_choice_with_by_role (shorter, memory->by_role));
}

static void
recall_open (RpSession *self, const RpViewMemory *memory)
{
  g_clear_pointer (&self->arranged.open, rp_record_set_unref);
  if (memory->open == NULL)
    return;
  self->arranged.open = rp_record_set_new (self->dataset);
  for (guint i = 0; memory->open[i] != NULL; i++)
    {
      RpRecordRef ref = rp_dataset_find (self->dataset, memory->open[i]);

      if (ref.type == RP_RECORD_EVENT)
        rp_record_set_add (self->arranged.open, ref);
    }
}

static void
recall_pins (RpSession *self, const RpViewMemory *memory)
{
  guint n = memory->pins != NULL && memory->pin_places != NULL ? memory->pin_places->len / 2 : 0;

  g_clear_pointer (&self->arranged.pins, rp_node_pins_unref);
  for (guint i = 0; i < MIN (n, MOST_PINS) && memory->pins[i] != NULL; i++)
    {
      RpPoint place = { g_array_index (memory->pin_places, double, 2 * i),
                        g_array_index (memory->pin_places, double, 2 * i + 1) };
      RpNodePins *pins = self->arranged.pins;

      if (rp_dataset_find (self->dataset, memory->pins[i]).type != RP_RECORD_ENTITY || fabs (place.x) > FARTHEST
          || fabs (place.y) > FARTHEST)
        continue;
      self->arranged.pins = rp_node_pins_with (pins, memory->pins[i], place);
      g_clear_pointer (&pins, rp_node_pins_unref);
    }
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
recall_filter (RpSession *self, const RpViewMemory *memory)
{
  g_auto (GStrv) choices = g_strsplit (memory->filter != NULL ? memory->filter : "", "&", -1);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      char *plain = g_uri_unescape_string (choices[i], NULL);

      g_free (choices[i]);
      choices[i] = plain != NULL ? plain : g_strdup ("");
    }
  self->dim = memory->dim;
  rp_session_take_filter (self, rp_record_filter_from_strings ((const char *const *)choices));
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
  recall_filter (self, memory);
  recall_lanes (self, memory);
  recall_open (self, memory);
  recall_pins (self, memory);
  self->arranged.fold = (RpFoldMode)index_of (mode_names, memory->fold, (int)self->arranged.fold);
  self->arranged.spans = (RpSpans)index_of (mode_names, memory->spans, (int)self->arranged.spans);
  self->arranged.links = memory->links;
  if (isfinite (memory->from) && isfinite (memory->to) && memory->from < memory->to)
    {
      self->from = memory->from;
      self->to = memory->to;
    }
  g_free (self->query);
  self->query = g_strdup (memory->query != NULL ? memory->query : "");
  rp_session_find_hits (self);
  recall_selection (self, memory);
  rp_view_history_clear (self->history);
  rp_undo_stack_clear (self->undo);
  rp_session_emit_changed (self, RP_CHANGED_SELECTION | RP_CHANGED_PERIOD | RP_CHANGED_RANGE | RP_CHANGED_LAYOUT
                                     | RP_CHANGED_SEARCH | RP_CHANGED_HISTORY | RP_CHANGED_LINKS | RP_CHANGED_PINS
                                     | RP_CHANGED_UNDO | RP_CHANGED_FILTER);
}
