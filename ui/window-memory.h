/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window looked like when it was last closed: size and split, in a file of the user's state folder. What it
 * shows of a dataset is kept elsewhere (view-keeper). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a window is kept within, px. */
#define RP_WINDOW_LEAST_WIDTH 360
#define RP_WINDOW_LEAST_HEIGHT 480
#define RP_WINDOW_MOST 16000

typedef struct
{
  int width, height;
  double split; /* the timeline's part of the height, 0–1 */
  gboolean maximized;
} RpWindowMemory;

/* Sensible values where nothing was kept, whatever the file says. */
void rp_window_memory_load (RpWindowMemory *memory);
void rp_window_memory_save (const RpWindowMemory *memory);

G_END_DECLS
