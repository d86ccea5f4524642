/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing as JSON (`rapport dump --json`, data/FORMAT.md) or as lines of text for goldens. */
#pragma once

#include "drawing.h"

G_BEGIN_DECLS

/* VIEW: "timeline" or "network". Appends to OUT. */
void rp_drawing_dump_json (RpDrawing *drawing, RpDataset *dataset, const char *view, GString *out);
void rp_drawing_dump_text (RpDrawing *drawing, RpDataset *dataset, GString *out);

G_END_DECLS
