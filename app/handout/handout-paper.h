/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper of a hand-out: how large a page is, what stands round what it is about (markings, the briefing's name, the
 * page's number), and words set on it. It knows no scene. Px of a page's drawing. */
#pragma once

#include "chronology-flow.h"
#include "handout.h"

G_BEGIN_DECLS

typedef struct
{
  const RpHandoutPlan *plan; /* as all that follow, borrowed */
  const RpTextMeasure *measure;
  const RpTheme *theme;
  const char *marking; /* NULL: none */
  const char *title;
  double width, height, zoom; /* px of the file for one of the drawing */
  gboolean paper;
  double edge;        /* nothing but pictures is nearer to an edge of the page */
  double margin;      /* of words, at the sides */
  double top, bottom; /* of what is left between the rows at the page's top and foot */
} RpHandoutPaper;

/* Of PLAN, with MEASURE. */
RpHandoutPaper rp_handout_paper (const RpHandoutPlan *plan, const RpTextMeasure *measure);
/* Whether its pages are for what is beside one another. */
gboolean rp_handout_paper_is_wide (const RpHandoutPaper *self);

/* A page with its markings. Transfer full. */
RpDrawing *rp_handout_paper_new_page (const RpHandoutPaper *self);
/* Adds what it is called and which of N it is, from 1. */
void rp_handout_paper_number (const RpHandoutPaper *self, RpDrawing *page, guint number, guint n);
/* A line across from LEFT to RIGHT. */
void rp_handout_paper_rule (const RpHandoutPaper *self, RpDrawing *page, double left, double right, double y);
/* The lines from FROM to before TO of FLOW, whose words are all of SIZE, from AT on. A piece's `note` is 1 + a page
 * that a click leads to. */
void rp_handout_paper_lines (const RpHandoutPaper *self, RpDrawing *page, const RpFlow *flow, guint from, guint to,
                             RpTextSize size, RpPoint at);

G_END_DECLS
