/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole picture: its pages, each with margins, title, marking, the view, legend and source line. What `export`,
 * `dump` and the window share. Sizes in px of the file, 96 to the inch on paper. */
#pragma once

#include "legend-drawing.h"
#include "network-drawing.h"
#include "page-set.h"
#include "source-matrix.h"
#include "timeline-drawing.h"

G_BEGIN_DECLS

typedef enum
{
  RP_VIEW_TIMELINE,
  RP_VIEW_NETWORK,
  RP_VIEW_SOURCES,
  RP_VIEW_BOTH,     /* timeline and network, one above the other */
  RP_VIEW_OVERVIEW, /* the strip of the whole time */
  RP_VIEW_TABLE,    /* the chronology */
} RpViewName;
#define RP_N_VIEWS 6

/* "timeline", "network" …: as the command line says it. Static. */
const char *rp_view_name (RpViewName view);
gboolean rp_view_parse (const char *name, RpViewName *view);
/* Whether timeline or network are (part of) the view. */
gboolean rp_view_has_timeline (RpViewName view);
gboolean rp_view_has_network (RpViewName view);

/* What the view of sources lists; all zero: events by time. */
typedef struct
{
  RpRecordType type; /* RP_RECORD_NONE: events */
  RpMatrixOrder order;
  guint source; /* whose order, for BY_LOCATOR: an index */
} RpFigureRows;

/* Of one picture, however it is asked for. */
#define RP_MOST_PAGES 1000u

/* What of a page can be left out. */
typedef enum
{
  RP_PART_TITLE = 1 << 0,
  RP_PART_FACTS = 1 << 1, /* range, counts, filters in force */
  RP_PART_LEGEND = 1 << 2,
  RP_PART_SOURCES = 1 << 3, /* the line of sources at the foot */
  RP_PART_MARKING = 1 << 4,
  RP_PART_PAGE_NUMBERS = 1 << 5, /* there where there are several pages */
} RpFigureParts;

typedef struct
{
  RpViewName view;
  double width, height;  /* of a page */
  double zoom;           /* px of the file for one of the drawing; 0: 1 */
  double margin;         /* on each side; 0: 5 % of it */
  RpFigureParts without; /* 0: everything is there */
  guint n_pages; /* 0: as many as it needs; views that cannot be parted have one, the chronology what it needs */
  guint n_columns, n_rows; /* of pages beside and below one another, in place of a number; 0: none are asked for */
  gboolean list_all;       /* clusters list all their members, however many: for a dump */
  const char *title;       /* NULL: the dataset's */
  const char *subtitle;    /* nullable: a line below the title */
  const char *marking;     /* NULL: the dataset's; "": none */
  const char *filter;      /* what is filtered, in words; NULL: nothing */
  double from, to;         /* NAN: all */
  RpFoldMode fold;
  RpLanes lanes;
  const RpLaneChoice *choice; /* borrowed; NULL: nothing chosen */
  RpSpans spans;
  const RpRecordSet *open; /* parents whose parts are open; borrowed; NULL: as many as fit */
  guint32 seed;
  RpFigureRows rows;
  RpNetwork *network; /* nullable: laid out for the figure's own area */
  /* What of the network is in sight: how much larger than when all fits (0: all does), and what is in the middle, in
   * parts of its width and height. */
  double sight_zoom;
  RpPoint sight;
} RpFigureOptions;

/* The size that a slide's px are made from: with it no text is smaller than 14 px there. */
#define RP_SLIDE_ZOOM (4.0 / 3)

/* All pages, one or more. Transfer full. NULL when cancelled. */
RpPageSet *rp_figure_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable);
/* The same of a picture of one page. Transfer full. NULL when cancelled. */
RpPageSet *rp_figure_only_page (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable);
/* The first, of a picture of one page. Transfer full. NULL when cancelled. */
RpDrawing *rp_figure_new (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable);

G_END_DECLS
