/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person arranged, step by step, with the name of each: to be undone and done again, without a limit. Not the
 * way through a dataset (view-history), which moves where one looks and changes nothing. */
#pragma once

#include "lane-choice.h"
#include "network-looks.h"
#include "node-pins.h"
#include "record-filter.h"
#include "record-set.h"
#include "timeline-layout.h"

G_BEGIN_DECLS

/* What was filtered before or after a step. A value; refcounted. */
typedef struct
{
  RpRecordFilter *filter; /* NULL: nothing chosen */
  gboolean dim;
} RpSavedFilters;

/* FILTER (nullable) is referenced. Transfer full. */
RpSavedFilters *rp_saved_filters_new (RpRecordFilter *filter, gboolean dim);
void rp_saved_filters_unref (RpSavedFilters *self);

/* How the views are set out. References are held by whoever holds the struct. */
typedef struct
{
  RpFoldMode fold;
  RpLanes lanes;
  RpSpans spans;
  gboolean links;
  RpLaneChoice *choice; /* nullable, as the following */
  RpNetworkLooks *looks;
  RpRecordSet *open;
  RpNodePins *pins;
  RpPoint area;          /* what the network was laid out for in which the pins stand, px; 0: not known */
  GPtrArray *gone;       /* char *: opened parents that the dataset does not have; never changed, as the following */
  GPtrArray *rest;       /* what only a later Rapport knows (saved-arrangement) */
  RpSavedFilters *saved; /* only of a step that changed the filters too; else NULL */
} RpArrangement;

/* Takes references of what FROM holds. */
RpArrangement rp_arrangement_copy (const RpArrangement *from);
void rp_arrangement_clear (RpArrangement *self);

typedef struct _RpUndoStack RpUndoStack;

RpUndoStack *rp_undo_stack_new (void);
void rp_undo_stack_free (RpUndoStack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpUndoStack, rp_undo_stack_free)

void rp_undo_stack_clear (RpUndoStack *self);
/* HERE is how it was until now; NAME (transfer full) what is about to change it. What was undone is forgotten. */
void rp_undo_stack_push (RpUndoStack *self, const RpArrangement *here, char *name);
/* What was undone cannot be done again. */
void rp_undo_stack_forget_undone (RpUndoStack *self);
/* How many steps were ever made: another number says that what was undone meanwhile is forgotten. */
guint rp_undo_stack_count_pushed (const RpUndoStack *self);
/* What the next step back (-1) or forward (1) is called; NULL: there is none. Belongs to the stack. */
const char *rp_undo_stack_name (const RpUndoStack *self, int direction);
/* How many steps back there are. */
guint rp_undo_stack_get_depth (const RpUndoStack *self);
/* Whether the next step in DIRECTION changes the filters too: HERE must say then what they are. */
gboolean rp_undo_stack_step_filters (const RpUndoStack *self, int direction);
/* Swaps HERE for the step before or after it. FALSE at the end of the stack. */
gboolean rp_undo_stack_step (RpUndoStack *self, int direction, RpArrangement *here);
/* Another dataset has come: opened parents of each step become what MAP (transfer full) makes of them. */
typedef RpRecordSet *(*RpMapSet) (const RpRecordSet *open, gpointer data);
void rp_undo_stack_map (RpUndoStack *self, RpMapSet map, gpointer data);

G_END_DECLS
