/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that a hand-out's scenes show, as index cards in HTML, each once: what is drawn, the sources of that, and
 * who and what it names. A record that no scene shows has no card and is named on none. Private to the HTML hand-out.
 */
#pragma once

#include "stage-picture.h"

G_BEGIN_DECLS

/* Appends to OUT. PICTURES: RpStagePicture, all of one DATASET; those of scenes that are text only are not among them.
 * A record's card has its id as `data-id`, as its marks in an SVG have. */
void rp_html_cards_write (GString *out, RpDataset *dataset, GPtrArray *pictures, gboolean without_sources);

G_END_DECLS
