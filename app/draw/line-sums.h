/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lines left on the pixels of a picture, kept for the next picture of the same place: of that only the lines that
 * came and went are summed. A picture made with it is the same to the byte as one made without. Refcounted (atomic),
 * for any thread: while one uses it, another goes without. */
#pragma once

#include "line-bands.h"
#include "line-field.h"

G_BEGIN_DECLS

/* Transfer full. */
RpLineSums *rp_line_sums_new (void);
RpLineSums *rp_line_sums_ref (RpLineSums *self);
void rp_line_sums_unref (RpLineSums *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpLineSums, rp_line_sums_unref)

typedef struct
{
  int left, top, width, height;
} RpLineBox;

/* Between begin and end; the rest is filled in. */
typedef struct
{
  RpLineBox box;
  GArray *lines; /* RpLine, to be summed; must not change */
  guint64 n_pixels;
  RpLineTables *tables;
  /* out: sums to begin with, lines to be added to them and taken; NULL: all lines are to be summed */
  const guint32 *base;
  GArray *more, *less;
  guint32 *sums, *less_sums; /* out: where the sums of all lines, and of LESS, are to be written; NULL: nowhere */
  gboolean locked;
} RpLineSumsUse;

/* SELF is nullable. To be ended in any case. */
void rp_line_sums_begin (RpLineSums *self, RpLineSumsUse *use);
void rp_line_sums_end (RpLineSums *self, RpLineSumsUse *use);

G_END_DECLS
