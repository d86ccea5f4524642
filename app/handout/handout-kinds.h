/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of hand-out, one a file, and what they share. Private to app/handout. */
#pragma once

#include "handout.h"

G_BEGIN_DECLS

extern const RpHandout rp_handout_html;
extern const RpHandout rp_handout_pdf;
extern const RpHandout rp_handout_png;
extern const RpHandout rp_handout_pptx;

/* Of RpExportFile. Transfer full. */
GPtrArray *rp_handout_files_new (void);
/* Takes PATH and BYTES. */
void rp_handout_files_add (GPtrArray *files, char *path, GBytes *bytes);

G_END_DECLS
