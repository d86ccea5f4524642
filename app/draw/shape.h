/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One shape of a drawing: what is drawn, where (px, origin top left, y downwards), and what it stands for. Pointers
 * belong to the drawing. */
#pragma once

#include "graph-types.h"
#include "picture-set.h"
#include "record.h"
#include "text-measure.h"
#include "theme.h"
#include "timeline-item.h"

G_BEGIN_DECLS

typedef enum
{
  RP_ROLE_MARK,
  RP_ROLE_BAR,
  RP_ROLE_SPAN,
  RP_ROLE_NODE,
  RP_ROLE_TIE,
  RP_ROLE_ROW,    /* a record's place at the left of a table of marks */
  RP_ROLE_COLUMN, /* a source's place over its column */
  RP_ROLE_CELL,   /* what the source `of` says of the record `ref` */
  RP_ROLE_LABEL,
  RP_ROLE_CLUSTER,
  RP_ROLE_TICK,
  RP_ROLE_LANE,
  RP_ROLE_SHELF,
  RP_ROLE_LEGEND,
  RP_ROLE_TITLE,
  RP_ROLE_MARKING,
  RP_ROLE_DECORATION,
} RpRole;

typedef enum
{
  RP_GEOMETRY_RECT,   /* the box, with `corner` */
  RP_GEOMETRY_SYMBOL, /* `symbol` inscribed in the box */
  RP_GEOMETRY_PATH,   /* `points`: a polyline, or with `curved` cubic Bézier pieces (1 + 3n points) */
  RP_GEOMETRY_TEXT,   /* `text` in the box: left edge at x, one line box of rp_text_line_height after the other */
} RpGeometry;

typedef enum
{
  RP_STATE_NONE, /* nothing is selected */
  RP_STATE_SELECTED,
  RP_STATE_RELATED,
  RP_STATE_OTHER,
} RpState;

typedef enum
{
  RP_FILL_SOLID,
  RP_FILL_HATCH,      /* some day within */
  RP_FILL_FADE_LEFT,  /* begin unknown: transparent at the left */
  RP_FILL_FADE_RIGHT, /* end unknown or open */
  RP_FILL_FADE_BOTH,
} RpFill;

typedef enum
{
  RP_DASH_SOLID,
  RP_DASH_DASHED,
  RP_DASH_DOTTED,
} RpDash;

typedef struct
{
  RpRole role;
  RpGeometry geometry;
  RpSymbol symbol;
  RpState state;
  double x, y, width, height; /* box; of a path its bounds */
  RpRecordRef ref;            /* what it is: a mark's event, a node's entity, a tie's relation */
  RpRecordRef of;             /* labels: what it names; cells: the source */
  const char *id;             /* when not the ref's own id: "shared:A,B", a lane's key; nullable */
  /* ink: 0 alpha is none */
  RpColor fill, stroke;
  RpFill fill_style;
  RpDash dash;
  double line_width, corner;
  RpColor crowd;   /* of many lines over each other, each of which leaves `first_ink` of it; 0: no more than `stroke` */
  float first_ink; /* 0 … 1 */
  const RpPoint *points; /* of a path */
  guint n_points;
  const RpPicture *picture; /* of a symbol: shown in it, with a rim of `fill`; nullable */
  double picture_ink;       /* of it, 0 … 1 */
  guint curved : 1, closed : 1, arrow : 1 /* a head at the last point */, arrow_start : 1,
      halo : 1 /* 2 px of paper around text */, plate : 1 /* paper behind text: a halo's cheap kin */,
      clipped : 1 /* a text shows within its box only */, bold : 1, medium : 1,
      invisible : 1 /* for hit test and dump only */, centered : 1; /* each line of a text in the middle of the box */
  guint dimmed : 1, undated : 1; /* of nodes and ties: filtered out, but there; nothing is said of when */
  guint8 faded; /* how far a text's halo and plate are gone, 0 … 255: their letters' colour says it of those */
  RpTextSize size;
  const char *text;  /* what is drawn; lines are parted by '\n' */
  double text_shift; /* where `clipped`: the text begins so far left of the box, which cuts it off */
  const char *full;  /* what that stands for; NULL: text */
  /* events */
  RpStatus status;
  RpBasis basis;
  RpEnd start, end;
  guint start_too : 1, end_too : 1; /* an uncertain end that is approximate too */
  guint disputed : 1;               /* of what is said: it conflicts */
  const char *said;                 /* the source that gives this date, not the record; nullable */
  /* rows and cells */
  const char *support; /* the machine's word for it; static */
  /* a picture's */
  const char *link; /* a web or mail address that a click opens, in files that can; nullable */
  guint page_link;  /* 1 + index of the page of the same picture that a click leads to; 0: none */
  const char *pane; /* which of several views on one page: "timeline", "network"; static, nullable */
  /* clusters; cells: passages; nodes: neighbours that are not in the network */
  guint count;
  guint n_members;            /* of them listed: all, or the first few of very many */
  const RpRecordRef *members; /* nullable; of an arrow between events the two that it joins */
  double time_from, time_to;  /* when its members begin, seconds since 1970; equal: not said */
} RpShape;

const char *rp_role_name (RpRole role);
const char *rp_state_name (RpState state);
const char *rp_end_name (RpEnd end);
const char *rp_status_name (RpStatus status);
const char *rp_basis_name (RpBasis basis);

G_END_DECLS
