/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for the items of one lane: no two touch; labels give way to marks, marks to clusters. Sizes in px at the scale
 * of packing; what is packed at one scale is also apart at every larger one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One item's extent: its mark, and all of it with label and opened parts. */
typedef struct
{
  double mark_left, mark_right; /* the mark alone */
  double left, right;           /* with its label */
  double other_left;            /* with its label at the left instead; not below `left` where that is no choice */
  guint height;                 /* rows: 1, more for opened parts */
  guint weight;                 /* who keeps a label when two compete */
  guint count;                  /* > 0: so many that are only counted, somewhere between mark_left and mark_right */
  guint first : 1;              /* placed before all others: never lost in a cluster while there is any room */
  guint star : 1;               /* with its label or not at all: one of too many */
  guint spare : 1;              /* such a one, that takes only what room all others leave */
  guint wide : 1;               /* would keep a row from all others: few of them get one where rows are scarce */
} RpPackItem;

/* What stands in a row already. */
typedef struct
{
  guint row;
  double left, right;
} RpPackBlock;

typedef struct
{
  const RpPackItem *items; /* mark_left ascending */
  guint n_items, n_rows;
  const RpPackBlock *blocks; /* any order */
  guint n_blocks;
  gboolean marks_first; /* as few are counted as can be, whatever that costs in labels */
} RpPackLane;

typedef struct
{
  guint row;
  guint labelled : 1;
  guint turned : 1; /* its label stands at the left instead */
  guint clustered : 1;
  guint whole : 1; /* higher than a row and placed so */
  guint cluster;   /* index when clustered */
} RpPackedItem;

typedef struct
{
  guint row, first, count; /* members: `first` … in the member list */
  double left, right;
} RpPackedCluster;

/* First fit with everything whole, in the items' order by `left`. Fills PACKED; the rows needed, or G_MAXUINT as soon
 * as they exceed MAX_ROWS. O(n × rows). */
guint rp_lane_pack_whole (const RpPackItem *items, guint n_items, guint max_rows, RpPackedItem *packed);

/* Fits everything into the lane's rows. Where every mark finds a place, labels are dropped for that; where not, labels
 * come first in most rows, the weightiest before others, marks fill what is free between them, and the rest is counted
 * in clusters, which stand in the last row. CLUSTERS (RpPackedCluster) and MEMBERS (guint, indices of items) are
 * appended to. O(n × rows). */
void rp_lane_pack_tight (const RpPackLane *lane, RpPackedItem *packed, GArray *clusters, GArray *members);

/* The radius of a cluster's disc in px: area by count. */
double rp_cluster_radius (guint count);

G_END_DECLS
