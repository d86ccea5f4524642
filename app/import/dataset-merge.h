/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two datasets into one. Records of equal id and type are one record; others only where somebody says so: what looks
 * alike is proposed, never merged unasked. Of two records that are one, the first's fields stand; what the second says
 * otherwise is kept as what its evidence says, or as an attribute, so that nothing is lost. Both datasets stay as they
 * are: to undo a merge is to go back to the first. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

typedef enum
{
  RP_ALIKE_NAME,            /* entities: a name or another name of both, whatever its letter case and order of words */
  RP_ALIKE_TITLE_AND_DATE,  /* events */
  RP_ALIKE_DATE_AND_PEOPLE, /* events of a kind on one day, with somebody in both */
  RP_ALIKE_ADDRESS,         /* sources */
  RP_ALIKE_TITLE,           /* sources */
  RP_ALIKE_ENDS,            /* relations of a kind and date between the same */
} RpAlikeReason;

/* A record of the first and one of the second dataset, by their rows. */
typedef struct
{
  RpRecordType type;
  guint first, second;
  RpAlikeReason reason;
} RpAlike;

/* Records that are likely one and have not one id, by type and row of the second; each of the second once. RpAlike.
 * Transfer full. Time grows with the records, not with their product. */
GArray *rp_dataset_find_alike (RpDataset *first, RpDataset *second);
/* "one name", for people. */
const char *rp_alike_reason_words (RpAlikeReason reason);

/* Where the second dataset comes from. */
typedef struct
{
  const char *path;   /* of its file; NULL: it has none */
  const char *folder; /* that it is in, as paths of the first name it (rp_dataset_path_below ()); NULL: none does */
} RpMergeFile;

/* What a merge has done, for those who tell. */
typedef struct
{
  guint n_added;               /* the second's that are records of their own */
  guint n_joined, n_differing; /* the second's that were one by their id; and of all that are one now, those that say
                                  something otherwise */
  guint n_paths;               /* pictures and papers that are words now, see rp_dataset_merge () */
} RpMergeCounts;

/* SAME are those of which somebody said that they are one (nullable). Title, marking and looks are the first's where it
 * has them. Of a FILE (nullable) whose folder no path of the first leads to, pictures and papers are kept as
 * attributes; its records and problems name it. COUNTS is nullable. Transfer full. */
RpDataset *rp_dataset_merge (RpDataset *first, RpDataset *second, const RpAlike *same, guint n_same,
                             const RpMergeFile *file, RpMergeCounts *counts);
/* "3 records are new, 2 were there already by their ids", for people. Transfer full. */
char *rp_merge_counts_to_words (const RpMergeCounts *counts);
/* How many pictures and papers it names. */
guint rp_dataset_count_paths (RpDataset *dataset);

G_END_DECLS
