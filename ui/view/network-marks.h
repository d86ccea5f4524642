/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is laid over the network: the marks of a search's hits, and pins on nodes that a person put where they are. */
#pragma once

#include "diagram-view.h"

G_BEGIN_DECLS

/* A method of the view (RpDiagramViewClass.mark). Transfer full, nullable. */
RpDrawing *rp_network_marks (RpDiagramView *view, RpDrawing *drawing, const RpHits *hits);

G_END_DECLS
