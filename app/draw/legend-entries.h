/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a legend in the making. Private to legend-*.c. Lengths in px. */
#pragma once

#include "legend-drawing.h"
#include "mark-signs.h"

G_BEGIN_DECLS

typedef enum
{
  RP_SWATCH_NONE,
  RP_SWATCH_SOLID,
  RP_SWATCH_HATCH,
  RP_SWATCH_FADE,
  RP_SWATCH_OPEN, /* fades between two lines */
  RP_SWATCH_PLANNED,
  RP_SWATCH_SAID,
  RP_SWATCH_SIGN,
  RP_SWATCH_SYMBOL,
  RP_SWATCH_LINE,
  RP_SWATCH_SIZES, /* a small and a large disc */
} RpSwatchType;

typedef struct
{
  RpSwatchType type;
  RpSign sign;
  RpLook look;
  gboolean hidden; /* of a symbol: what it stands for is not drawn */
  RpDash dash;
  double line_px;
  gboolean arrow;
} RpSwatch;

typedef struct
{
  RpSwatch swatch;
  char *text; /* owned, as the following */
  char *full; /* nullable */
  char *key;  /* nullable: what a click hides, kinds of the network parted by '\n' */
  guint count;
  double width; /* of the swatch and the text */
} RpLegendEntry;

typedef struct
{
  const RpLegendFacts *facts;
  const RpViewState *state;
  GArray *entries; /* RpLegendEntry */
} RpLegend;

/* So many ties that all say the same say nothing; as in network-gather.c. */
#define RP_LEGEND_SAME_WORDS 12

/* Appends an entry and returns it, valid until the next. FULL is nullable. */
RpLegendEntry *rp_legend_add (RpLegend *legend, RpSwatch swatch, const char *text, const char *full);
/* What ties, sizes and communities mean. */
void rp_legend_add_network (RpLegend *legend);

G_END_DECLS
