/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for the items of one lane: no two touch; labels give way to marks, marks to clusters. Sizes in px at the scale
 * of packing; what is packed at one scale is also apart at every larger one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One item's extent: its mark, and all of it with label and opened parts. LEFT values of packed arrays must ascend. */
typedef struct
{
  double mark_left, mark_right; /* the mark alone */
  double left, right;           /* with its label */
  guint height;                 /* rows: 1, more for opened parts */
  guint weight;                 /* who keeps a label when two compete */
} RpPackItem;

typedef struct
{
  guint row;
  guint labelled : 1;
  guint clustered : 1;
  guint whole : 1; /* higher than a row and placed so */
  guint cluster;   /* index when clustered */
} RpPackedItem;

typedef struct
{
  guint row, first, count; /* members: `first` … in the cluster list */
  double left, right;
} RpPackedCluster;

/* First fit with everything whole. Fills PACKED; the rows needed, or G_MAXUINT as soon as they exceed MAX_ROWS.
 * O(n × rows). */
guint rp_lane_pack_whole (const RpPackItem *items, guint n_items, guint max_rows, RpPackedItem *packed);

/* Fits everything into N_ROWS: labels are dropped, then marks that still meet become clusters. CLUSTERS
 * (RpPackedCluster) and MEMBERS (guint, indices of items) are appended to. Items higher than a row are treated as one
 * row. O(n × rows). */
void rp_lane_pack_tight (const RpPackItem *items, guint n_items, guint n_rows, RpPackedItem *packed, GArray *clusters,
                         GArray *members);

/* The radius of a cluster's disc in px: area by count. */
double rp_cluster_radius (guint count);

G_END_DECLS
