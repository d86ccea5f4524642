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

/* A file that was added, as it was put to what there was. */
typedef struct
{
  RpDataset *before, *added;
  char *path;
  RpMergeCounts counts;
} RpUnionPart;

/* What it comes to. Refcounted; never changes. */
typedef struct
{
  RpDataset *dataset;
  GPtrArray *pairs; /* RpUnionPair: what looks alike and nobody has decided about */
  GPtrArray *parts; /* RpUnionPart */
} RpUnionResult;

RpUnionResult *rp_union_result_ref (RpUnionResult *self);
void rp_union_result_unref (RpUnionResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpUnionResult, rp_union_result_unref)

/* BASE, which was read from the file at PATH, is referenced. Transfer full. */
RpUnion *rp_union_new (RpDataset *base, const char *path);
/* A copy for another thread, with the same datasets. Transfer full. */
RpUnion *rp_union_copy (const RpUnion *self);
void rp_union_free (RpUnion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpUnion, rp_union_free)

/* Another version of the first dataset, or of what was added from the file at PATH, also where that was taken back. */
void rp_union_set_base (RpUnion *self, RpDataset *base);
void rp_union_set_file (RpUnion *self, const char *path, RpDataset *dataset);
/* Whether that file was added, also where that was taken back. */
gboolean rp_union_has_file (const RpUnion *self, const char *path);
/* How many are in it now, and their files' paths. */
guint rp_union_n_parts (const RpUnion *self);
const char *rp_union_get_path (const RpUnion *self, guint part);

/* Steps. NAME is what undo calls it. What was undone is forgotten. */
void rp_union_add (RpUnion *self, RpDataset *part, const char *path, char *name);
/* Of PAIR in RESULT: they are one, or they are not. That holds as long as the two are what they were then: of a record
 * whose id was given, as long as there is one of that id; of another, as long as it says the same. */
void rp_union_decide (RpUnion *self, const RpUnionResult *result, const RpUnionPair *pair, gboolean one, char *name);
/* What was taken back cannot be done again. */
void rp_union_forget_undone (RpUnion *self);

/* What the next step back (-1) or forward (1) is called; NULL: there is none. */
const char *rp_union_step_name (const RpUnion *self, int direction);
gboolean rp_union_step (RpUnion *self, int direction);
/* A number of whoever adds steps, kept with the next one there and back (see rp_union_step_name ()). */
void rp_union_set_mark (RpUnion *self, guint mark);
guint rp_union_get_mark (const RpUnion *self, int direction);

/* Transfer full. Time grows with the records. */
RpUnionResult *rp_union_make (const RpUnion *self);

G_END_DECLS
