/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes of any dataset that differ in all that scenes can differ in, and what a transition between two costs. */
#pragma once

#include "stage-transition.h"

G_BEGIN_DECLS

/* Transfer full, RpScene. */
GPtrArray *bench_scenes_new (RpDataset *dataset);

typedef struct
{
  double duration_s;
  guint n_frames;
  double median_ms, p95_ms;  /* a frame made and painted, of the processor's time in this process */
  double build_ms;           /* of that the drawing alone, median */
  double new_ms;             /* the transition itself, once */
  double ratio;              /* the greatest of a frame's step to the one before, the first three apart */
  gboolean ends;             /* the first and last frame are the pictures' own */
  gboolean sound;            /* no shape has a number that is none */
  guint piled, piled_before; /* texts that stand on one another half way, and the more of the two pictures */
} BenchTransition;

/* Draws each EVERYth frame of 60 a second at the pictures' own size. SHEET: nullable, a PNG of twelve of them. */
BenchTransition bench_transition (RpStagePicture *from, RpStagePicture *to, guint every, const char *sheet);

G_END_DECLS
