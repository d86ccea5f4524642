/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lane while it is packed, shared by lane-packing.c, which places what can stand, and lane-clusters.c, which counts
 * the rest. Not for others. Sizes in px at the scale of packing. */
#pragma once

#include "lane-packing.h"

G_BEGIN_DECLS

#define RP_NO_PACK_ITEM G_MAXUINT

/* What is taken of a row. */
typedef struct
{
  double left, right;
  guint item; /* RP_NO_PACK_ITEM: what is not of the lane's items */
} RpStretchTaken;

/* A row while it is filled from left to right. */
typedef struct
{
  GArray *taken; /* RpStretchTaken, ascending and apart: what was placed before */
  double mark_end, label_end;
  guint last;
  gboolean labelled; /* the last */
} RpTightRow;

typedef struct
{
  const RpPackLane *lane;
  RpPackedItem *packed;
  RpTightRow *rows;
  guint n_rows; /* for marks; the lane may have one more, for what is counted */
  guint n_label_rows;
  GArray *rest; /* guint: what found no room */
} RpTight;

/* The first stretch of TAKEN that ends behind X. */
static inline guint
rp_taken_behind (GArray *taken, double x)
{
  guint low = 0, high = taken->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (taken, RpStretchTaken, middle).right <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether something that was placed before stands in ROW between LEFT and RIGHT. */
static inline gboolean
rp_tight_is_blocked (const RpTight *tight, guint row, double left, double right)
{
  GArray *taken = tight->rows[row].taken;
  guint next = rp_taken_behind (taken, left);

  return next < taken->len && g_array_index (taken, RpStretchTaken, next).left < right;
}

/* What is placed may overlap by the error of a sum: so in the order of where it begins. */
static inline void
rp_tight_block (RpTight *tight, guint row, guint item, double left, double right)
{
  GArray *taken = tight->rows[row].taken;
  RpStretchTaken stretch = { left, right, item };
  guint at = rp_taken_behind (taken, left);

  while (at < taken->len && g_array_index (taken, RpStretchTaken, at).left < left)
    at++;
  g_array_insert_val (taken, at, stretch);
}

/* Of what weighs differently; 0 is the least. */
#define RP_HIGHEST_CLASS 3

/* lane-packing.c */

/* HEIGHT free rows in a run between LEFT and RIGHT; G_MAXUINT: none. */
guint rp_tight_find_rows (const RpTight *tight, guint n_rows, guint height, double left, double right);
/* Whether item I has no place yet, and may have one. */
gboolean rp_tight_is_left (const RpTight *tight, guint i);
/* How many labels stand in ROW where ITEM's mark would; G_MAXUINT: other things do. They are taken off when TAKE_OFF.
 */
guint rp_tight_labels_in_way (RpTight *tight, guint row, const RpPackItem *item, gboolean take_off);
void rp_tight_put_at (RpTight *tight, guint i, guint row, gboolean labelled);
/* Those of a CLASS of weight wherever their label fits in N_ROWS: of CANDIDATES, in their order. */
void rp_tight_put_class (RpTight *tight, guint n_rows, const guint *candidates, guint n, guint class);

/* lane-marks.c: where every mark counts for more than a label. */

/* Places all that can be. */
void rp_tight_put_marks (RpTight *tight);
/* What has no label goes into the last row where it has one there, between the clusters from FIRST on. */
void rp_tight_move_marks (RpTight *tight, const GArray *clusters, guint first);

/* lane-clusters.c */

/* Whether a disc finds room on either side of ITEM, not far from it. */
gboolean rp_tight_has_disc_room (GArray *taken, const RpPackItem *item);
/* Counts the rest in the last row. */
void rp_tight_sweep (RpTight *tight, GArray *clusters, GArray *members);
/* Takes those of the clusters from FIRST on apart whose members fit into what is still free. */
void rp_tight_part (RpTight *tight, GArray *clusters, guint first, const GArray *members);

G_END_DECLS
