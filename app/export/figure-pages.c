/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which views go over several pages, and who parts them. */
#include "figure-chronology.h"
#include "matrix-sheets.h"
#include "network-sheets.h"
#include "timeline-sheets.h"

RpPageSet *
rp_figure_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  gboolean several = options->n_pages != 1 || options->n_columns * options->n_rows > 1;

  if (options->view == RP_VIEW_TABLE)
    return rp_figure_chronology (state, options, cancellable);
  if (several && options->view == RP_VIEW_TIMELINE)
    return rp_figure_timeline_pages (state, options, cancellable);
  if (several && options->view == RP_VIEW_NETWORK)
    return rp_figure_network_pages (state, options, cancellable);
  if (several && options->view == RP_VIEW_SOURCES)
    return rp_figure_matrix_pages (state, options, cancellable);
  return rp_figure_only_page (state, options, cancellable);
}
