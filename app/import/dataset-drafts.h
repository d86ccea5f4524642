/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a dataset as drafts for a builder: what was resolved becomes ids again. For what makes one dataset of
 * others. A draft's strings are the dataset's, its arrays the memory's. */
#pragma once

#include "dataset-builder.h"
#include "memory-blocks.h"

G_BEGIN_DECLS

/* How a record of the dataset is called in the one that is made; ID itself where it keeps its name. */
typedef const char *(*RpRenameFunc) (RpRecordRef ref, const char *id, gpointer data);

typedef struct
{
  RpDataset *dataset;
  RpMemoryBlocks *memory;
  RpRenameFunc rename; /* nullable: all keep their names */
  gpointer data;
  const char *folder;    /* from where its pictures and papers are named now to its own folder; NULL, "": it is that */
  gboolean is_elsewhere; /* no path leads there: what paths there are become attributes */
  const char *file;      /* the path of what the dataset was read from, to be told of its records; NULL: it is not */
} RpDraftMaker;

/* The draft of a record of one of the four types. */
typedef union
{
  RpSourceDraft source;
  RpEntityDraft entity;
  RpEventDraft event;
  RpRelationDraft relation;
} RpAnyDraft;

/* REF is a record of the maker's dataset. One that had no id of its own has none in the draft, unless it is renamed. */
void rp_draft_make (const RpDraftMaker *maker, RpRecordRef ref, RpAnyDraft *draft);
void rp_draft_add (RpDatasetBuilder *builder, RpRecordType type, const RpAnyDraft *draft);

G_END_DECLS
