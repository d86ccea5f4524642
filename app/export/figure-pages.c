/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which views go over several pages, and who parts them. */
#include "figure.h"

RpPageSet *
rp_figure_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  RpDrawing *only = rp_figure_new (state, options, cancellable);
  RpPageSet *pages;

  if (!only)
    return NULL;
  pages = rp_page_set_new ();
  rp_page_set_add (pages, only, NULL);
  return pages;
}
