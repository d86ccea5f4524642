/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dataset and others that were added to it, with what a person has said of records that look alike: steps, each of
 * which can be taken back. What it comes to is made anew of the files' datasets, which never change, so that taking a
 * step back, or another version of a file, loses nothing. May be used from another thread while nobody changes it. */
#pragma once

#include "dataset-merge.h"

G_BEGIN_DECLS

typedef struct _RpUnion RpUnion;

/* Two records that look alike, by their ids: FIRST's in what there was, SECOND's in what was added as PART. */
typedef struct
{
  guint part;
  RpAlike alike;
  char *first, *second;
} RpUnionPair;

void rp_union_pair_free (RpUnionPair *pair);

/* What it comes to. */
typedef struct
{
  RpDataset *dataset;
  GPtrArray *pairs;   /* RpUnionPair: what looks alike and nobody has decided about */
  GPtrArray *befores; /* RpDataset: what there was before each part was added, for showing pairs */
} RpUnionResult;

void rp_union_result_free (RpUnionResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpUnionResult, rp_union_result_free)

/* BASE is referenced. Transfer full. */
RpUnion *rp_union_new (RpDataset *base);
/* A copy for another thread, with the same datasets. Transfer full. */
RpUnion *rp_union_copy (const RpUnion *self);
void rp_union_free (RpUnion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpUnion, rp_union_free)

/* Another version of the first dataset, or of PART. */
void rp_union_set_base (RpUnion *self, RpDataset *base);
void rp_union_set_part (RpUnion *self, guint part, RpDataset *dataset);
RpDataset *rp_union_get_part (const RpUnion *self, guint part);
/* How many are in it now, and their files' paths. */
guint rp_union_n_parts (const RpUnion *self);
const char *rp_union_get_path (const RpUnion *self, guint part);

/* Steps. NAME is what undo calls it. What was undone is forgotten. */
void rp_union_add (RpUnion *self, RpDataset *part, const char *path, char *name);
/* Of PAIR: they are one, or they are not. */
void rp_union_decide (RpUnion *self, const RpUnionPair *pair, gboolean one, char *name);

/* What the next step back (-1) or forward (1) is called; NULL: there is none. */
const char *rp_union_step_name (const RpUnion *self, int direction);
gboolean rp_union_step (RpUnion *self, int direction);
/* A number of whoever adds steps, kept with the next one there and back (see rp_union_step_name ()). */
void rp_union_set_mark (RpUnion *self, guint mark);
guint rp_union_get_mark (const RpUnion *self, int direction);

/* Transfer full. Time grows with the records. */
RpUnionResult *rp_union_make (const RpUnion *self);

G_END_DECLS
