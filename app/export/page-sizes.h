/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sizes of pages that have a name. px, 96 to the inch on paper. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_PX_PER_MM (96 / 25.4)

typedef struct
{
  const char *name;     /* "a4": as the command line says it */
  double width, height; /* lying */
  gboolean paper;
  double zoom; /* RpFigureOptions */
} RpPageSize;

/* NULL: none has the name. */
const RpPageSize *rp_page_size (const char *name);

G_END_DECLS
