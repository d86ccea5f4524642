/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exporters that there are. A new format is one new file, one line here and one in exporters.c. */
#pragma once

#include "exporter.h"

G_BEGIN_DECLS

extern const RpExporter rp_png_exporter;
extern const RpExporter rp_svg_exporter;
extern const RpExporter rp_pdf_exporter;

/* The most that a PNG of so many px can be enlarged by. */
double rp_png_largest_scale (double width, double height);

G_END_DECLS
