/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-history.h"

#include <math.h>

struct _RpViewHistory
{
  GArray *places; /* RpViewPlace; the one at `now` is told when it is left */
  guint now;
};

static void
clear_place (gpointer data)
{
  RpViewPlace *place = data;

  g_clear_pointer (&place->filter, rp_record_filter_unref);
  g_clear_pointer (&place->also, g_array_unref);
}

static GArray *
places_new (void)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (RpViewPlace));

  g_array_set_clear_func (places, clear_place);
  return places;
}

/* A copy that owns what it holds. */
static RpViewPlace
keep (const RpViewPlace *place)
{
  RpViewPlace kept = *place;

  if (kept.filter != NULL)
    rp_record_filter_ref (kept.filter);
  if (kept.also != NULL)
    g_array_ref (kept.also);
  return kept;
}

static void
append (GArray *places, const RpViewPlace *place)
{
  RpViewPlace kept = keep (place);

  g_array_append_val (places, kept);
}

static void
replace (GArray *places, guint index, const RpViewPlace *place)
{
  RpViewPlace kept = keep (place);

  clear_place (&g_array_index (places, RpViewPlace, index));
  g_array_index (places, RpViewPlace, index) = kept;
}

RpViewHistory *
rp_view_history_new (void)
{
  RpViewHistory *self = g_new0 (RpViewHistory, 1);

  self->places = places_new ();
  return self;
}

void
rp_view_history_free (RpViewHistory *self)
{
  g_array_unref (self->places);
  g_free (self);
}

void
rp_view_history_clear (RpViewHistory *self)
{
  g_array_set_size (self->places, 0);
  self->now = 0;
}

static gboolean
same_also (const GArray *a, const GArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!rp_record_ref_equal (g_array_index (a, RpRecordRef, i), g_array_index (b, RpRecordRef, i)))
      return FALSE;
  return TRUE;
}

/* A range that was not known then can have been any. */
static gboolean
same_place (const RpViewPlace *a, const RpViewPlace *b)
{
  gboolean same_range = !isfinite (a->from) || !isfinite (b->from) || (a->from == b->from && a->to == b->to);

  return same_range && rp_record_ref_equal (a->selected, b->selected) && rp_period_equal (&a->period, &b->period)
         && rp_record_filter_equal (a->filter, b->filter) && same_also (a->also, b->also)
         && rp_network_sight_equal (&a->network, &b->network);
}

void
rp_view_history_leave (RpViewHistory *self, const RpViewPlace *here)
{
  g_array_set_size (self->places, MIN (self->now, self->places->len));
  append (self->places, here);
  append (self->places, here);
  self->now = self->places->len - 1;
}

gboolean
rp_view_history_can_step (const RpViewHistory *self, int direction)
{
  return direction < 0 ? self->now > 0 : self->now + 1 < self->places->len;
}

gboolean
rp_view_history_step (RpViewHistory *self, int direction, const RpViewPlace *here, RpViewPlace *place)
{
  if (!rp_view_history_can_step (self, direction))
    return FALSE;
  replace (self->places, self->now, here);
  do
    self->now = direction < 0 ? self->now - 1 : self->now + 1;
  while (same_place (&g_array_index (self->places, RpViewPlace, self->now), here)
         && rp_view_history_can_step (self, direction));
  *place = g_array_index (self->places, RpViewPlace, self->now);
  return TRUE;
}

/* What of ALSO is still there. Transfer full, nullable. */
static GArray *
map_also (const GArray *also, RpMapRecord map, gpointer data)
{
  GArray *mapped = also != NULL ? g_array_new (FALSE, FALSE, sizeof (RpRecordRef)) : NULL;

  for (guint i = 0; also != NULL && i < also->len; i++)
    {
      RpRecordRef ref = g_array_index (also, RpRecordRef, i);

      if (map (&ref, data))
        g_array_append_val (mapped, ref);
    }
  return mapped;
}

void
rp_view_history_map (RpViewHistory *self, const RpViewPlace *here, RpMapRecord map, gpointer data)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->places);
  guint now = 0;

  if (self->now < old->len)
    replace (old, self->now, here);
  self->places = places_new ();
  for (guint i = 0; i < old->len; i++)
    {
      RpViewPlace place = g_array_index (old, RpViewPlace, i);
      g_autoptr (GArray) also = NULL;

      if (!map (&place.selected, data))
        continue;
      place.also = also = map_also (place.also, map, data);
      append (self->places, &place);
      if (i <= self->now)
        now = self->places->len - 1;
    }
  self->now = now;
}
