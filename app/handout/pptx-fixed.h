/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a presentation that are the same in each but for its colours, as text. Private to the PPTX hand-out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_PPTX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* With %06X for ink, paper and accent, each once, in this order. */
extern const char rp_pptx_theme_colors[];
extern const char rp_pptx_theme_rest[];
extern const char rp_pptx_master[];
/* A diagram below its words; a title with points. */
extern const char rp_pptx_layout_diagram[];
extern const char rp_pptx_layout_points[];
extern const char rp_pptx_notes_master[];
extern const char rp_pptx_app[];

G_END_DECLS
