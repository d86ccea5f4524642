/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole picture: page, margins, title, marking, the view, legend and source line. What `export`, `dump` and the
 * export button share. */
#pragma once

#include "legend-drawing.h"
#include "network-drawing.h"
#include "source-matrix.h"
#include "timeline-drawing.h"

G_BEGIN_DECLS

typedef enum
{
  RP_VIEW_TIMELINE,
  RP_VIEW_NETWORK,
  RP_VIEW_SOURCES,
} RpViewName;

/* What the view of sources lists; all zero: events by time. */
typedef struct
{
  RpRecordType type; /* RP_RECORD_NONE: events */
  RpMatrixOrder order;
  guint source; /* whose order, for BY_LOCATOR: an index */
} RpFigureRows;

typedef struct
{
  RpViewName view;
  double width, height; /* px, 96 to the inch on paper */
  gboolean legend;
  gboolean list_all;  /* clusters list all their members, however many: for a dump */
  const char *title;  /* NULL: the dataset's */
  const char *filter; /* what is filtered, in words; NULL: nothing */
  double from, to;    /* NAN: all */
  RpFoldMode fold;
  RpLanes lanes;
  const RpLaneChoice *choice; /* borrowed; NULL: nothing chosen */
  RpSpans spans;
  const RpRecordSet *open; /* parents whose parts are open; borrowed; NULL: as many as fit */
  guint32 seed;
  RpFigureRows rows;
  RpNetwork *network; /* nullable: laid out for the figure's own area */
} RpFigureOptions;

/* Transfer full. NULL when cancelled. */
RpDrawing *rp_figure_new (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable);

G_END_DECLS
