/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sources at the foot of a page, laid out in lines: words and places, no ink. Sizes in px of the drawing. Private
 * to figures. */
#pragma once

#include "source-letters.h"
#include "view-state.h"

G_BEGIN_DECLS

/* One of the texts that make up the lines. */
typedef struct
{
  char *text;
  guint source; /* that it names; RP_NO_INDEX: none */
  guint line;
  double x; /* from the left end of the line */
} RpFigureSource;

/* All of them with their letters, which LETTERS (nullable, out, transfer full) gets, where a few lines of WIDTH px have
 * room for that; else as far as they fit on two, then "and N more". Empty where there is no source. Transfer full,
 * RpFigureSource. */
GArray *rp_figure_sources (const RpViewState *state, double width, RpSourceLetters **letters);

G_END_DECLS
