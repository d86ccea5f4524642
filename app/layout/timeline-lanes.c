/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-lanes.h"

#include <glib/gi18n-lib.h>

#define NARROWEST_PX 76
#define WIDEST_PX 168
#define MARGIN_PX 36 /* 20 before a name, 16 behind it */
#define SYMBOL_PX 18 /* a kind's symbol and its gap, before the name */

/* A lane while it is collected: KEY is the kind, entity, source or interned tag that makes it. */
typedef struct
{
  RpTimelineLane lane;
  gsize key;
  guint was; /* its number before ordering */
} Lane;

struct _RpTimelineLanes
{
  RpLanes grouping;
  GArray *lanes;      /* Lane */
  GHashTable *by_key; /* key + 1 → number + 1 */
  double width_px;
};

#define NO_KEY G_MAXSIZE

RpTimelineLanes *
rp_timeline_lanes_new (RpLanes grouping)
{
  RpTimelineLanes *self = g_new0 (RpTimelineLanes, 1);

  self->grouping = grouping;
  self->lanes = g_array_new (FALSE, TRUE, sizeof (Lane));
  self->by_key = g_hash_table_new (NULL, NULL);
  return self;
}

void
rp_timeline_lanes_free (RpTimelineLanes *self)
{
  g_array_unref (self->lanes);
  g_hash_table_unref (self->by_key);
  g_free (self);
}

static void
add_to (RpTimelineLanes *self, gsize key, const char *label, const char *id, const RpTimelineEvent *item, GArray *items)
{
  RpTimelineEvent copy = *item;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, GSIZE_TO_POINTER (key + 1)));

  if (number == 0)
    {
      Lane lane = { .lane = { .label = label, .id = id, .kind = RP_NO_INDEX }, .key = key, .was = self->lanes->len };

      if (self->grouping == RP_LANES_KIND)
        lane.lane.kind = (guint)key;
      g_array_append_val (self->lanes, lane);
      number = self->lanes->len;
      g_hash_table_insert (self->by_key, GSIZE_TO_POINTER (key + 1), GUINT_TO_POINTER (number));
    }
  copy.lane = number - 1;
  g_array_index (self->lanes, Lane, copy.lane).lane.n_items++;
  g_array_append_val (items, copy);
}

static void
add_by_source (RpTimelineLanes *self, RpDataset *dataset, const RpEvent *event, const RpTimelineEvent *item,
               GArray *items)
{
  for (guint i = 0; i < event->record.n_evidence; i++)
    {
      guint source = event->record.evidence[i].source;
      gboolean again = FALSE;

      for (guint k = 0; k < i && !again; k++)
        again = event->record.evidence[k].source == source;
      if (!again)
        add_to (self, source, rp_dataset_source (dataset, source)->record.title,
                rp_dataset_source (dataset, source)->record.id, item, items);
    }
}

static void
add_by_entity (RpTimelineLanes *self, RpDataset *dataset, const RpEvent *event, const RpTimelineEvent *item,
               GArray *items)
{
  for (guint i = 0; i < event->n_participants; i++)
    {
      const RpEntity *entity = rp_dataset_entity (dataset, event->participants[i].entity);
      gboolean again = FALSE;

      for (guint k = 0; k < i && !again; k++)
        again = event->participants[k].entity == event->participants[i].entity;
      if (!again)
        add_to (self, event->participants[i].entity, entity->record.title, entity->record.id, item, items);
    }
}

void
rp_timeline_lanes_add (RpTimelineLanes *self, RpDataset *dataset, guint index, const RpTimelineEvent *item,
                       GArray *items)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  const RpEntity *place;
  guint before = items->len;

  switch (self->grouping)
    {
    case RP_LANES_KIND:
      add_to (self, event->kind, rp_dataset_kind (dataset, RP_RECORD_EVENT, event->kind)->label,
              rp_dataset_kind (dataset, RP_RECORD_EVENT, event->kind)->name, item, items);
      break;
    case RP_LANES_ENTITY:
      add_by_entity (self, dataset, event, item, items);
      break;
    case RP_LANES_PLACE:
      if (event->place != RP_NO_INDEX)
        {
          place = rp_dataset_entity (dataset, event->place);
          add_to (self, event->place, place->record.title, place->record.id, item, items);
        }
      break;
    case RP_LANES_SOURCE:
      add_by_source (self, dataset, event, item, items);
      break;
    case RP_LANES_TAG:
      for (guint i = 0; i < event->record.n_tags; i++)
        add_to (self, (gsize)event->record.tags[i], event->record.tags[i], NULL, item, items);
      break;
    case RP_LANES_NONE:
      break;
    }
  if (items->len == before)
    add_to (self, NO_KEY - 1, self->grouping == RP_LANES_NONE ? _ ("Events") : _ ("Other"), NULL, item, items);
}

/* Kinds keep the dataset's order; other lanes come by their number of events. */
static int
compare_lanes (gconstpointer a, gconstpointer b, gpointer data)
{
  const RpTimelineLanes *self = data;
  const Lane *left = a, *right = b;

  if (left->key == NO_KEY - 1 || right->key == NO_KEY - 1)
    return (left->key == NO_KEY - 1) - (right->key == NO_KEY - 1);
  if (self->grouping != RP_LANES_KIND && left->lane.n_items != right->lane.n_items)
    return left->lane.n_items > right->lane.n_items ? -1 : 1;
  if (self->grouping == RP_LANES_TAG)
    return g_strcmp0 (left->lane.label, right->lane.label);
  return (left->key > right->key) - (left->key < right->key);
}

void
rp_timeline_lanes_finish (RpTimelineLanes *self, GArray *items, const RpTextMeasure *measure)
{
  g_autofree guint *now = g_new (guint, self->lanes->len + 1);

  g_array_sort_with_data (self->lanes, compare_lanes, self);
  self->width_px = NARROWEST_PX;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      Lane *lane = &g_array_index (self->lanes, Lane, i);

      now[lane->was] = i;
      lane->lane.label_px = rp_text_width (measure, lane->lane.label, RP_TEXT_LABEL);
      self->width_px = MAX (self->width_px, lane->lane.label_px);
    }
  self->width_px = MIN (self->width_px, WIDEST_PX) + MARGIN_PX;
  if (self->grouping == RP_LANES_KIND)
    self->width_px += SYMBOL_PX;
  for (guint i = 0; i < items->len; i++)
    {
      RpTimelineEvent *item = &g_array_index (items, RpTimelineEvent, i);

      item->lane = now[item->lane];
    }
}

guint
rp_timeline_lanes_count (RpTimelineLanes *self)
{
  return self->lanes->len;
}

const RpTimelineLane *
rp_timeline_lanes_get (RpTimelineLanes *self, guint index)
{
  return &g_array_index (self->lanes, Lane, index).lane;
}

double
rp_timeline_lanes_width (RpTimelineLanes *self)
{
  return self->width_px;
}
