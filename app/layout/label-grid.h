/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes that are taken, by cells, so that "is there room here?" costs next to nothing. Each box has an owner (a node, a
 * tie), whose own boxes do not hinder it. Units are px. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RpLabelGrid RpLabelGrid;

typedef struct
{
  double left, top, right, bottom;
} RpLabelBox;

#define RP_LABEL_NOBODY G_MAXUINT

/* EXTENT is where boxes are expected; those outside work too, only slower. */
RpLabelGrid *rp_label_grid_new (RpLabelBox extent, guint n_expected);
/* Transfer full. */
RpLabelGrid *rp_label_grid_copy (const RpLabelGrid *self);
void rp_label_grid_free (RpLabelGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpLabelGrid, rp_label_grid_free)

void rp_label_grid_add (RpLabelGrid *self, RpLabelBox box, guint owner);
/* Whether BOX meets no box but those of FRIEND_A and FRIEND_B (RP_LABEL_NOBODY: none). */
gboolean rp_label_grid_is_free (const RpLabelGrid *self, RpLabelBox box, guint friend_a, guint friend_b);
/* The owners of boxes that meet BOX, FRIEND apart, each once: at most MOST are written into OWNERS. Returns how many,
 * MOST + 1 for more. */
guint rp_label_grid_meeting (const RpLabelGrid *self, RpLabelBox box, guint friend, guint *owners, guint most);
/* Takes away BOX of OWNER as it was added. */
void rp_label_grid_remove (RpLabelGrid *self, RpLabelBox box, guint owner);

G_END_DECLS
