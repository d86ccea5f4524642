/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leads the session's visible range to another in a fifth of a second, frame by frame, as a jump or as a move by hand;
 * at once where the desktop asks for less motion. Whoever else shows another time meanwhile ends it. */
#pragma once

#include <gtk/gtk.h>
#include "session.h"

G_BEGIN_DECLS

typedef enum
{
  RP_GLIDE_FOLLOW, /* belongs to the step that was made already */
  RP_GLIDE_JUMP,   /* a step of its own */
  RP_GLIDE_MOVE,   /* by a key, as a hand moves */
} RpGlideKind;

typedef struct _RpRangeGlide RpRangeGlide;

/* WIDGET is borrowed: its frames are counted. */
RpRangeGlide *rp_range_glide_new (GtkWidget *widget);
void rp_range_glide_free (RpRangeGlide *self);
/* SESSION's range must be known. */
void rp_range_glide_to (RpRangeGlide *self, RpSession *session, double from, double to, RpGlideKind kind);
void rp_range_glide_stop (RpRangeGlide *self);
/* Where it leads; FALSE: it rests. */
gboolean rp_range_glide_target (RpRangeGlide *self, double *from, double *to);
/* What is shown at PART (0 … 1) of the way from A to B: the width changes by equal factors in equal parts. */
void rp_range_glide_between (const double a[2], const double b[2], double part, double shown[2]);

G_END_DECLS
