/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs broken into lines of a width: words of several sizes and inks on one line, both directions of writing,
 * words longer than a line. It knows how far from the left each stretch of text stands, and nothing of pages. All px.
 */
#pragma once

#include "text-measure.h"

G_BEGIN_DECLS

typedef struct
{
  RpTextSize size;
  guint bold : 1, soft : 1 /* 65 per cent ink */, date : 1;
  guint note;       /* 1 + the note that a click leads to; 0: none */
  guint back;       /* 1 + the note that leads back from here to where it is first used; 0: none */
  const char *link; /* the address that a click opens; borrowed, nullable */
  const char *full; /* the whole of which this is a stretch; borrowed, nullable */
} RpFlowStyle;

/* A stretch of text on a line. */
typedef struct
{
  const char *text; /* ends with NUL; belongs to the flow */
  double x, width;
  RpFlowStyle style;
} RpFlowPiece;

/* Pieces FIRST … FIRST + N - 1. */
typedef struct
{
  guint first, n;
} RpFlowLine;

/* Where a paragraph stands. */
typedef struct
{
  double x, width;
  double hang;     /* what lines after its first are indented by */
  gboolean listed; /* it begins at the left whatever its script: an item of a list; else as its first letter says */
} RpFlowBox;

typedef struct _RpFlow RpFlow;

/* MEASURE is borrowed. */
RpFlow *rp_flow_new (const RpTextMeasure *measure);
void rp_flow_free (RpFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpFlow, rp_flow_free)

/* Adds TEXT to the paragraph that is being made: what a stranger's text may do to a line is taken out of it, a line
 * break ends the paragraph's line. Of a text longer than RP_FLOW_MOST_CHARS the rest is left out, and that said in its
 * place with the number of characters. */
#define RP_FLOW_MOST_CHARS 20000u
void rp_flow_add (RpFlow *self, const char *text, const RpFlowStyle *style);
/* Sets the paragraph in BOX: its lines follow those that there are. O(its characters). */
void rp_flow_set (RpFlow *self, const RpFlowBox *box);
/* The width of TEXT as it is drawn. */
double rp_flow_width (const RpFlow *self, const char *text, const RpFlowStyle *style);

guint rp_flow_n_lines (const RpFlow *self);
const RpFlowLine *rp_flow_line (const RpFlow *self, guint line);
const RpFlowPiece *rp_flow_piece (const RpFlow *self, guint piece);

G_END_DECLS
