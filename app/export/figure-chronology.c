/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-chronology.h"

#include <glib/gi18n-lib.h>

#include "chronology.h"
#include "figure-empty.h"
#include "figure-frame.h"

/* Page NUMBER of N. What the first says of range, counts and filters is not said again. */
static RpFigureFrame
make_frame (const RpViewState *state, const RpFigureOptions *options, guint number, guint n)
{
  RpFigurePage page = { .number = number, .n = n };
  RpFigureOptions later = *options;

  later.without |= RP_PART_FACTS;
  later.subtitle = NULL;
  return rp_figure_frame (state, number == 1 ? options : &later, &page);
}

static double
frame_height (const RpViewState *state, const RpFigureOptions *options, guint number, guint n)
{
  RpFigureFrame frame = make_frame (state, options, number, n);

  rp_drawing_unref (frame.drawing);
  return rp_figure_frame_has_room (&frame) ? rp_figure_frame_height (&frame) : 0;
}

/* A page alone carries no number and may have more room. */
static guint
paginate (RpChronology *chronology, const RpViewState *state, const RpFigureOptions *options)
{
  guint n
      = rp_chronology_paginate (chronology, frame_height (state, options, 1, 2), frame_height (state, options, 2, 2));

  return n == 1 ? rp_chronology_paginate (chronology, frame_height (state, options, 1, 1), 0) : n;
}

RpPageSet *
rp_figure_chronology (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  RpFigureFrame first = make_frame (state, options, 1, 1);
  g_autoptr (RpDrawing) only = first.drawing;
  RpChronologyOptions box = { .width = rp_figure_frame_width (&first), .from = options->from, .to = options->to };
  g_autoptr (RpChronology) chronology = rp_chronology_new (state, &box, cancellable);
  g_autoptr (RpPageSet) pages = rp_page_set_new ();
  guint n;

  if (chronology == NULL)
    return NULL;
  n = paginate (chronology, state, options);
  if (n == 0)
    rp_page_set_add (pages, rp_drawing_ref (only), NULL);
  for (guint i = 0; i < n; i++)
    {
      RpFigureFrame frame = make_frame (state, options, i + 1, n);
      g_autoptr (RpDrawing) page = rp_chronology_page (chronology, i);
      g_autofree char *title = rp_chronology_page_title (chronology, i);

      if (rp_drawing_n_shapes (page) == 0)
        rp_figure_say (page, state, _ ("No event is shown."), 0, 0, box.width);
      rp_drawing_append (frame.drawing, page, frame.left, frame.top);
      rp_page_set_add (pages, frame.drawing, title);
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
    }
  return g_steal_pointer (&pages);
}
