/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity-measures.h"

#include <math.h>

static double *
unknown (guint n)
{
  double *numbers = g_new (double, n + 1);

  for (guint i = 0; i <= n; i++)
    numbers[i] = NAN;
  return numbers;
}

RpEntityMeasures *
rp_entity_measures_new (guint n_entities)
{
  RpEntityMeasures *self = g_atomic_rc_box_new0 (RpEntityMeasures);

  self->n_entities = n_entities;
  self->ties = unknown (n_entities);
  self->betweenness = unknown (n_entities);
  self->pagerank = unknown (n_entities);
  self->community = unknown (n_entities);
  self->component = unknown (n_entities);
  self->core = unknown (n_entities);
  return self;
}

RpEntityMeasures *
rp_entity_measures_ref (RpEntityMeasures *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RpEntityMeasures *self = data;

  g_free (self->ties);
  g_free (self->betweenness);
  g_free (self->pagerank);
  g_free (self->community);
  g_free (self->component);
  g_free (self->core);
}

void
rp_entity_measures_unref (RpEntityMeasures *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}
