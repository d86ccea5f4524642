/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which shape of one picture is which of the other. */
#include "stage-tweens.h"

#include <math.h>
#include <string.h>

/* What stands for a time and no record is the same where it is no further away. */
#define SAME_TIME_PX 2.0

typedef struct
{
  int view; /* -1: none */
  RpRole role;
  RpGeometry geometry;
  RpRecordRef ref, of, owner;
  const char *id, *text;
  guint n_points; /* of a path that lies along something: others cannot become each other */
  guint style;
} Key;

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint hash = (guint)key->view * 7u + (guint)key->role * 31u + (guint)key->geometry * 131u + key->n_points * 17u;

  hash = hash * 33u + (guint)key->ref.type + key->ref.index * 2654435761u;
  hash = hash * 33u + (guint)key->of.type + key->of.index * 2654435761u;
  hash = hash * 33u + (guint)key->owner.type + key->owner.index * 2654435761u;
  return hash * 33u + g_str_hash (or_empty (key->id)) + 31u * g_str_hash (or_empty (key->text)) + key->style;
}

static gboolean
same_ref (RpRecordRef a, RpRecordRef b)
{
  return a.type == b.type && a.index == b.index;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;

  return one->view == other->view && one->role == other->role && one->geometry == other->geometry
         && same_ref (one->ref, other->ref) && same_ref (one->of, other->of) && same_ref (one->owner, other->owner)
         && one->n_points == other->n_points && one->style == other->style
         && strcmp (or_empty (one->id), or_empty (other->id)) == 0
         && strcmp (or_empty (one->text), or_empty (other->text)) == 0;
}

static Key
key_of (const RpStageParts *parts, guint i)
{
  const RpStagePart *part = &parts->parts[i];
  const RpShape *shape = part->shape;
  Key key = { .view = -1,
              .role = shape->role,
              .geometry = shape->geometry,
              .ref = shape->ref,
              .of = shape->of,
              .owner = part->owner != RP_NO_PART ? parts->parts[part->owner].shape->ref : RP_RECORD_REF_NONE,
              .id = shape->id };

  if (part->pane >= 0)
    key.view = (int)rp_stage_picture_get_pane (parts->picture, (guint)part->pane)->view;
  if (!part->inside)
    key.view = -1;
  if (shape->geometry == RP_GEOMETRY_TEXT)
    {
      key.text = shape->text;
      key.style = (guint)shape->size * 4 + shape->bold * 2u + shape->medium;
    }
  if (shape->geometry == RP_GEOMETRY_PATH && part->moves != RP_MOVES_TIE)
    key.n_points = 2 * shape->n_points + shape->curved;
  if (part->callout) /* the same one says the same */
    {
      const RpShape *box = part->owner != RP_NO_PART ? parts->parts[part->owner].shape : shape;

      key.id = box->full;
      key.of = box->of;
    }
  if (shape->geometry == RP_GEOMETRY_RECT && part->owner != RP_NO_PART) /* a bar's pieces, whichever it has */
    key.style = (guint)shape->fill_style * 4 + ((shape->fill & 0xff) != 0) * 2u + ((shape->stroke & 0xff) != 0);
  if (shape->geometry == RP_GEOMETRY_SYMBOL && shape->ref.type == RP_RECORD_NONE && part->owner == RP_NO_PART)
    key.style = shape->fill + (guint)shape->symbol; /* the sign of a lane, or in a legend */
  if (shape->geometry == RP_GEOMETRY_RECT && !part->inside)
    key.style = shape->fill + 7u * shape->stroke + (guint)shape->fill_style;
  key.style = key.style * 8 + part->moves;
  return key;
}

typedef struct
{
  const RpStageParts *from, *to;
  const GArray *tracks;
  Key *keys;
  GHashTable *chains; /* Key: first index + 1 of the second picture's parts */
  guint *next;        /* … and then, + 1; 0: no more */
  guint *found;
  gboolean same_data; /* records are the same in both */
} Match;

static void
make_chains (Match *self)
{
  for (guint i = self->to->n; i-- > 0;)
    {
      self->keys[i] = key_of (self->to, i);
      self->next[i] = GPOINTER_TO_UINT (g_hash_table_lookup (self->chains, &self->keys[i]));
      g_hash_table_replace (self->chains, &self->keys[i], GUINT_TO_POINTER (i + 1));
    }
}

/* Takes part J, which comes after BEFORE (+ 1; 0: first) in its chain. */
static void
take (Match *self, guint i, guint j, guint before)
{
  self->found[i] = j;
  if (before > 0)
    self->next[before - 1] = self->next[j];
  else if (self->next[j] > 0)
    g_hash_table_replace (self->chains, &self->keys[self->next[j] - 1], GUINT_TO_POINTER (self->next[j]));
  else
    g_hash_table_remove (self->chains, &self->keys[j]);
}

static const RpStageTrack *
track_of (const Match *self, const RpStagePart *part)
{
  return part->pane >= 0 ? &g_array_index (self->tracks, RpStageTrack, part->pane) : NULL;
}

/* A tick, or what else stands for a time alone. */
static gboolean
is_of_time (const Match *self, const RpStagePart *part)
{
  const RpStageTrack *track = track_of (self, part);

  return track != NULL && track->time && part->owner == RP_NO_PART && part->moves != RP_MOVES_NOT
         && part->shape->ref.type == RP_RECORD_NONE && part->shape->of.type == RP_RECORD_NONE;
}

/* The one at the same time. */
static void
match_time (Match *self, guint i, guint first)
{
  const RpStagePart *part = &self->from->parts[i];
  const RpStageTrack *track = track_of (self, part);
  double x = rp_stage_track_other (track, 0, part->at).x, least = SAME_TIME_PX * MAX (track->zoom, 1);
  guint best = 0, before_best = 0;

  for (guint j = first, before = 0; j > 0; before = j, j = self->next[j - 1])
    {
      double away = fabs (self->to->parts[j - 1].at.x - x);

      if (away < least)
        {
          least = away;
          best = j;
          before_best = before;
        }
    }
  if (best > 0)
    take (self, i, best - 1, before_best);
}

/* What stands round the views is the same where it stands in the same place: else one goes and the other comes. */
static void
match_place (Match *self, guint i, guint first)
{
  const RpShape *shape = self->from->parts[i].shape;

  for (guint j = first, before = 0; j > 0; before = j, j = self->next[j - 1])
    {
      const RpShape *other = self->to->parts[j - 1].shape;

      if (fabs (shape->x - other->x) < 0.5 && fabs (shape->y - other->y) < 0.5
          && fabs (shape->width - other->width) < 0.5 && fabs (shape->height - other->height) < 0.5)
        {
          take (self, i, j - 1, before);
          return;
        }
    }
}

static void
match_part (Match *self, guint i)
{
  Key key = key_of (self->from, i);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->chains, &key));

  if (first == 0)
    return;
  if (!self->same_data
      && (key.ref.type != RP_RECORD_NONE || key.of.type != RP_RECORD_NONE || key.owner.type != RP_RECORD_NONE))
    return;
  if (is_of_time (self, &self->from->parts[i]))
    match_time (self, i, first);
  else if (self->from->parts[i].pane < 0)
    match_place (self, i, first);
  else
    take (self, i, first - 1, 0);
}

/* The name of a year, say, that is written once at the edge of what is in sight: it goes to where it is now. */
static void
match_name (Match *self, guint i)
{
  const RpStagePart *part = &self->from->parts[i];
  Key key = key_of (self->from, i);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->chains, &key));

  if (part->shape->geometry == RP_GEOMETRY_TEXT && part->shape->bold && first > 0 && self->next[first - 1] == 0)
    take (self, i, first - 1, 0);
}

guint *
rp_stage_match (const RpStageParts *from, const RpStageParts *to, const GArray *tracks)
{
  Match self = { .from = from, .to = to, .tracks = tracks };

  self.keys = g_new (Key, MAX (to->n, 1));
  self.next = g_new0 (guint, MAX (to->n, 1));
  self.found = g_new (guint, MAX (from->n, 1));
  self.chains = g_hash_table_new (hash_key, equal_keys);
  self.same_data
      = rp_stage_picture_get_state (from->picture)->dataset == rp_stage_picture_get_state (to->picture)->dataset;
  make_chains (&self);
  for (guint i = 0; i < from->n; i++)
    {
      self.found[i] = RP_NO_PART;
      match_part (&self, i);
    }
  for (guint i = 0; i < from->n; i++)
    if (self.found[i] == RP_NO_PART && is_of_time (&self, &from->parts[i]))
      match_name (&self, i);
  g_hash_table_unref (self.chains);
  g_free (self.keys);
  g_free (self.next);
  return self.found;
}
