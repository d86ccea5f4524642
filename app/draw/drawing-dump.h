/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawings of a picture's pages as JSON (`rapport dump --json`, data/FORMAT.md) or as lines of text for goldens, in
 * px of the file. */
#pragma once

#include "drawing.h"

G_BEGIN_DECLS

/* VIEW: "timeline", "network" … PAGES, one or more. Appends to OUT. */
void rp_drawing_dump_json (RpDrawing *const *pages, guint n_pages, RpDataset *dataset, const char *view, GString *out);
void rp_drawing_dump_text (RpDrawing *const *pages, guint n_pages, RpDataset *dataset, GString *out);

G_END_DECLS
