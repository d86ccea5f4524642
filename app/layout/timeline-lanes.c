/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-lanes.h"

#include <glib/gi18n-lib.h>

#define NARROWEST_PX 76
#define WIDEST_PX 168
#define MARGIN_PX 36 /* 20 before a name, 16 behind it */
#define SYMBOL_PX 18 /* a kind's symbol and its gap, before the name */

/* The column is as wide as the first names ask for. */
#define MOST_MEASURED 400

/* A lane while it is collected: KEY is the kind, entity, source or interned tag that makes it. */
typedef struct
{
  RpTimelineLane lane;
  gsize key;
  const char *role;  /* of an entity's; nullable */
  guint n_of_entity; /* what stands on all lanes of the entity; 0 where they do not stand together */
  guint was;         /* its number before ordering */
} Lane;

struct _RpTimelineLanes
{
  RpLanes grouping;
  const RpLaneChoice *choice; /* borrowed */
  const RpRecordSet *limit;   /* borrowed, nullable */
  GArray *lanes;              /* Lane */
  GHashTable *by_key;         /* key + 1 → number + 1 */
  GHashTable *roles;          /* role → number from 1 */
  GStringChunk *strings;
  double width_px;
};

#define NO_KEY G_MAXSIZE
/* An entity's lane for a role: its key is above those of the roles. */
#define ROLE_BITS 20

RpTimelineLanes *
rp_timeline_lanes_new (RpLanes grouping, const RpLaneChoice *choice, const RpRecordSet *limit)
{
  RpTimelineLanes *self = g_new0 (RpTimelineLanes, 1);

  self->grouping = grouping;
  self->choice = choice;
  self->limit = limit;
  self->lanes = g_array_new (FALSE, TRUE, sizeof (Lane));
  self->by_key = g_hash_table_new (NULL, NULL);
  self->roles = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (1024);
  return self;
}

void
rp_timeline_lanes_free (RpTimelineLanes *self)
{
  g_array_unref (self->lanes);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->roles);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* "entity:ada", with a role "entity:ada:witness". Where ids with colons of their own meet, the lanes share what is
 * chosen. */
static const char *
make_id (RpTimelineLanes *self, const RpTimelineLane *lane, const char *role)
{
  static const char *const groupings[] = { "kind", "entity", "place", "source", "tag", "none" };
  g_autofree char *id = NULL;

  if (!lane->id)
    return self->grouping == RP_LANES_NONE ? "all" : "other";
  if (self->grouping == RP_LANES_KIND && lane->kind_type != RP_RECORD_EVENT)
    id = g_strconcat (lane->kind_type == RP_RECORD_RELATION ? "relation-kind:" : "entity-kind:", lane->id, NULL);
  else
    id = g_strconcat (groupings[self->grouping], ":", lane->id, role ? ":" : NULL, role, NULL);
  return g_string_chunk_insert (self->strings, id);
}

static void
add_to (RpTimelineLanes *self, gsize key, const RpTimelineLane *made, const char *role, guint thing, GArray *members)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, GSIZE_TO_POINTER (key + 1)));
  RpLaneMember member = { .thing = thing };

  if (number == 0)
    {
      Lane lane = { .lane = *made, .key = key, .role = role, .was = self->lanes->len };

      lane.lane.id = make_id (self, made, role);
      if (role)
        {
          /* Translators: a lane of the timeline: an entity, and its role in the events on it */
          g_autofree char *label = g_strdup_printf (_ ("%s · %s"), made->label, role);

          lane.lane.label = g_string_chunk_insert (self->strings, label);
        }
      g_array_append_val (self->lanes, lane);
      number = self->lanes->len;
      g_hash_table_insert (self->by_key, GSIZE_TO_POINTER (key + 1), GUINT_TO_POINTER (number));
    }
  member.lane = number - 1;
  g_array_index (self->lanes, Lane, member.lane).lane.n_items++;
  g_array_append_val (members, member);
}

/* A lane is called after the record that makes it. */
static gboolean
makes_lane (const RpTimelineLanes *self, RpRecordType type, guint index)
{
  return self->limit == NULL || rp_record_set_contains (self->limit, rp_record_ref (type, index));
}

/* A lane that a record makes. */
static void
add_to_record (RpTimelineLanes *self, gsize key, const RpRecord *record, guint thing, GArray *members)
{
  RpTimelineLane lane = { .label = record->title, .id = record->id, .kind = RP_NO_INDEX };

  add_to (self, key, &lane, NULL, thing, members);
}

/* An entity's lane without a role. */
static void
add_to_entity (RpTimelineLanes *self, RpDataset *dataset, guint entity, guint thing, GArray *members)
{
  if (makes_lane (self, RP_RECORD_ENTITY, entity))
    add_to_record (self, (gsize)entity << ROLE_BITS, &rp_dataset_entity (dataset, entity)->record, thing, members);
}

static void
add_by_kind (RpTimelineLanes *self, RpDataset *dataset, const RpThing *thing, guint index, GArray *members)
{
  RpTimelineLane lane = { .kind_type = RP_RECORD_EVENT };
  const RpKind *kind;

  if (thing->type == RP_THING_TIE)
    lane.kind_type = RP_RECORD_RELATION;
  else if (thing->type == RP_THING_LIFE)
    lane.kind_type = RP_RECORD_ENTITY;
  lane.kind = thing->type == RP_THING_TIE    ? rp_dataset_relation (dataset, thing->index)->kind
              : thing->type == RP_THING_LIFE ? rp_dataset_entity (dataset, thing->index)->kind
                                             : rp_dataset_event (dataset, thing->index)->kind;
  kind = rp_dataset_kind (dataset, lane.kind_type, lane.kind);
  lane.label = kind->label;
  lane.id = kind->name;
  add_to (self, ((gsize)lane.kind_type << 28) + lane.kind, &lane, NULL, index, members);
}

static void
add_by_source (RpTimelineLanes *self, RpDataset *dataset, const RpRecord *record, guint thing, GArray *members)
{
  for (guint i = 0; i < record->n_evidence; i++)
    {
      guint source = record->evidence[i].source;
      gboolean again = FALSE;

      for (guint k = 0; k < i && !again; k++)
        again = record->evidence[k].source == source;
      if (!again && makes_lane (self, RP_RECORD_SOURCE, source))
        add_to_record (self, source, &rp_dataset_source (dataset, source)->record, thing, members);
    }
}

/* Once for each role in which an entity takes part. */
static void
add_by_role (RpTimelineLanes *self, RpDataset *dataset, const RpEvent *event, guint thing, GArray *members)
{
  for (guint i = 0; i < event->n_participants; i++)
    {
      const RpParticipant *one = &event->participants[i];
      const RpRecord *record = &rp_dataset_entity (dataset, one->entity)->record;
      RpTimelineLane lane = { .label = record->title, .id = record->id, .kind = RP_NO_INDEX };
      const char *role = one->role && *one->role ? one->role : NULL;
      guint number = role ? GPOINTER_TO_UINT (g_hash_table_lookup (self->roles, role)) : 0;
      gboolean again = FALSE;

      for (guint k = 0; k < i && !again; k++)
        again = event->participants[k].entity == one->entity && g_strcmp0 (event->participants[k].role, one->role) == 0;
      if (again || !makes_lane (self, RP_RECORD_ENTITY, one->entity))
        continue;
      if (role && number == 0 && g_hash_table_size (self->roles) < (1u << ROLE_BITS) - 1)
        {
          number = g_hash_table_size (self->roles) + 1;
          g_hash_table_insert (self->roles, (gpointer)role, GUINT_TO_POINTER (number));
        }
      add_to (self, ((gsize)one->entity << ROLE_BITS) + number, &lane, number > 0 ? role : NULL, thing, members);
    }
}

static void
add_by_entity (RpTimelineLanes *self, RpDataset *dataset, const RpThing *thing, guint index, GArray *members)
{
  const RpEvent *event;

  if (thing->type == RP_THING_LIFE)
    {
      add_to_entity (self, dataset, thing->index, index, members);
      return;
    }
  if (thing->type == RP_THING_TIE)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, thing->index);

      add_to_entity (self, dataset, relation->from, index, members);
      if (relation->to != relation->from)
        add_to_entity (self, dataset, relation->to, index, members);
      return;
    }
  event = rp_dataset_event (dataset, thing->index);
  if (rp_lane_choice_get_by_role (self->choice))
    {
      add_by_role (self, dataset, event, index, members);
      return;
    }
  for (guint i = 0; i < event->n_participants; i++)
    {
      guint entity = event->participants[i].entity;
      gboolean again = FALSE;

      for (guint k = 0; k < i && !again; k++)
        again = event->participants[k].entity == entity;
      if (!again)
        add_to_entity (self, dataset, entity, index, members);
    }
}

static const RpRecord *
record_of (RpDataset *dataset, const RpThing *thing)
{
  return rp_dataset_record (dataset, rp_record_ref (thing->type == RP_THING_TIE    ? RP_RECORD_RELATION
                                                    : thing->type == RP_THING_LIFE ? RP_RECORD_ENTITY
                                                                                   : RP_RECORD_EVENT,
                                                    thing->index));
}

static void
add_by_tag (RpTimelineLanes *self, const RpRecord *record, guint thing, GArray *members)
{
  for (guint i = 0; i < record->n_tags; i++)
    {
      RpTimelineLane lane = { .label = record->tags[i], .id = record->tags[i], .kind = RP_NO_INDEX };
      gboolean again = FALSE;

      for (guint k = 0; k < i && !again; k++)
        again = record->tags[k] == record->tags[i];
      if (!again)
        add_to (self, (gsize)record->tags[i], &lane, NULL, thing, members);
    }
}

void
rp_timeline_lanes_add (RpTimelineLanes *self, RpDataset *dataset, const RpThing *thing, guint index, GArray *members)
{
  guint before = members->len, place;
  RpTimelineLane other = { .kind = RP_NO_INDEX };

  switch (self->grouping)
    {
    case RP_LANES_KIND:
      add_by_kind (self, dataset, thing, index, members);
      break;
    case RP_LANES_ENTITY:
      add_by_entity (self, dataset, thing, index, members);
      break;
    case RP_LANES_PLACE:
      place = thing->type <= RP_THING_SAID ? rp_dataset_event (dataset, thing->index)->place : RP_NO_INDEX;
      if (place != RP_NO_INDEX)
        add_to_entity (self, dataset, place, index, members);
      break;
    case RP_LANES_SOURCE:
      add_by_source (self, dataset, record_of (dataset, thing), index, members);
      break;
    case RP_LANES_TAG:
      add_by_tag (self, record_of (dataset, thing), index, members);
      break;
    case RP_LANES_NONE:
    default:
      break;
    }
  if (members->len > before)
    return;
  other.label = self->grouping == RP_LANES_NONE ? _ ("Events") : _ ("Other");
  add_to (self, NO_KEY - 1, &other, NULL, index, members);
}

/* Kinds keep the dataset's order; other lanes come by their number of events, those of an entity together. */
static int
compare_lanes (gconstpointer a, gconstpointer b, gpointer data)
{
  const RpTimelineLanes *self = data;
  const Lane *left = a, *right = b;

  if (left->key == NO_KEY - 1 || right->key == NO_KEY - 1)
    return (left->key == NO_KEY - 1) - (right->key == NO_KEY - 1);
  if (left->n_of_entity != right->n_of_entity)
    return left->n_of_entity > right->n_of_entity ? -1 : 1;
  if (left->n_of_entity > 0 && left->key >> ROLE_BITS != right->key >> ROLE_BITS)
    return left->key > right->key ? 1 : -1;
  if (self->grouping != RP_LANES_KIND && left->lane.n_items != right->lane.n_items)
    return left->lane.n_items > right->lane.n_items ? -1 : 1;
  if (self->grouping == RP_LANES_TAG)
    return g_strcmp0 (left->lane.label, right->lane.label);
  return (left->key > right->key) - (left->key < right->key);
}

static void
count_by_entity (RpTimelineLanes *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->lanes->len; i++)
      {
        Lane *lane = &g_array_index (self->lanes, Lane, i);
        gpointer entity = GSIZE_TO_POINTER (lane->key >> ROLE_BITS);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, entity));

        if (pass == 0)
          g_hash_table_insert (counts, entity, GUINT_TO_POINTER (count + lane->lane.n_items));
        else
          lane->n_of_entity = count;
      }
}

/* Puts the lanes as chosen. */
static void
arrange (RpTimelineLanes *self)
{
  guint n = self->lanes->len;
  g_autofree const char **ids = g_new (const char *, n + 1);
  g_autofree guint *order = NULL;
  GArray *arranged;

  if (!rp_lane_choice_get_order (self->choice)[0])
    return;
  for (guint i = 0; i < n; i++)
    ids[i] = g_array_index (self->lanes, Lane, i).lane.id;
  order = rp_lane_choice_arrange (self->choice, ids, n);
  arranged = g_array_sized_new (FALSE, TRUE, sizeof (Lane), n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (arranged, g_array_index (self->lanes, Lane, order[i]));
  g_array_unref (self->lanes);
  self->lanes = arranged;
}

void
rp_timeline_lanes_finish (RpTimelineLanes *self, GArray *members, const RpTextMeasure *measure)
{
  g_autofree guint *now = g_new (guint, self->lanes->len + 1);

  if (self->grouping == RP_LANES_ENTITY && rp_lane_choice_get_by_role (self->choice))
    count_by_entity (self);
  g_array_sort_with_data (self->lanes, compare_lanes, self);
  arrange (self);
  self->width_px = NARROWEST_PX;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      Lane *lane = &g_array_index (self->lanes, Lane, i);

      now[lane->was] = i;
      if (i < MOST_MEASURED)
        self->width_px = MAX (self->width_px, rp_text_width (measure, lane->lane.label, RP_TEXT_LABEL));
    }
  self->width_px = MIN (self->width_px, WIDEST_PX) + MARGIN_PX;
  if (self->grouping == RP_LANES_KIND)
    self->width_px += SYMBOL_PX;
  for (guint i = 0; i < members->len; i++)
    {
      RpLaneMember *member = &g_array_index (members, RpLaneMember, i);

      member->lane = now[member->lane];
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
