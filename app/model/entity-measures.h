/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How central each entity is among the ties shown, and with whom it hangs together: numbers only. Reckoned by
 * graph-measures; filled once, then immutable, refcounted (atomic), replaced whole. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint n_entities; /* of the dataset: the length of the arrays */
  guint n_counted;  /* entities shown */
  guint n_ties;     /* relations shown, both ends of which are shown */
  guint n_sampled;  /* 0: betweenness is exact; else it is reckoned from so many entities */
  /* By entity; NAN: not shown, or not known. */
  double *ties;        /* how many relations */
  double *betweenness; /* how many pairs of others have it on a shortest way between them; several ways share one */
  double *pagerank;    /* 1: the average */
  double *community;   /* from 1 on, the largest first; NAN also: it has no ties */
  double *component;   /* the same of parts that no tie joins; who has no ties is one by himself */
  double *core;        /* the k of the innermost k-core: each there has ties with k others there */
  guint n_communities, n_components;
} RpEntityMeasures;

/* All NAN. Transfer full. May be filled until it is shared. */
RpEntityMeasures *rp_entity_measures_new (guint n_entities);
RpEntityMeasures *rp_entity_measures_ref (RpEntityMeasures *self);
void rp_entity_measures_unref (RpEntityMeasures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpEntityMeasures, rp_entity_measures_unref)

G_END_DECLS
