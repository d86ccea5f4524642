/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which views go over several pages, and who parts them. */
#include "figure-chronology.h"

RpPageSet *
rp_figure_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  RpDrawing *only;
  RpPageSet *pages;

  if (options->view == RP_VIEW_TABLE)
    return rp_figure_chronology (state, options, cancellable);
  only = rp_figure_new (state, options, cancellable);
  if (!only)
    return NULL;
  pages = rp_page_set_new ();
  rp_page_set_add (pages, only, NULL);
  return pages;
}
