/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window showed of one dataset, in words, numbers and ids: to be kept until the dataset is opened again. How the
 * views are arranged is kept apart (saved-arrangement): here is only where one looked. A plain value and its JSON text;
 * it knows neither files (see view-store) nor records that may be gone meanwhile (see session-memory). A new member is
 * one line here and one in the table of view-memory.c. */
#pragma once

#include "dataset-trace.h"

G_BEGIN_DECLS

typedef struct
{
  /* the window; px, 0 where nothing is known */
  gint64 width, height;
  gboolean maximized, details, sidebar;
  double split; /* the timeline's part of the height, 0–1 */
  char *view;   /* as the action names it; NULL: not known. So are all words here */
  /* the network: how much larger than when all fits, and which part of it is in the middle, 0–1; zoom 0: all fits */
  double network_zoom, network_x, network_y;
  double network_width, network_height; /* what it was laid out for, px; 0: not known */
  char *table;                          /* which one is open; as the action names it */
  char **tables;                        /* how they are set, as table-memory writes it; NULL: as they begin */
  /* the session */
  double from, to;       /* visible range, seconds; NAN: not known */
  gint64 period_from[2]; /* seconds, nanoseconds */
  gint64 period_to[2];   /* the same */
  char *period_mode;     /* NULL: no period */
  char *selected, *query;
  char **also; /* what is selected together with it */
  RpDatasetTrace trace;
} RpViewMemory;

/* Nothing is known yet: details and sidebar as a new window has them. Transfer full. */
RpViewMemory *rp_view_memory_new (void);
void rp_view_memory_free (RpViewMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpViewMemory, rp_view_memory_free)

/* Transfer full. */
char *rp_view_memory_to_json (const RpViewMemory *self);
/* NULL for what is no such text, or of a later version; members of a wrong type are as if they were not there. Transfer
 * full. */
RpViewMemory *rp_view_memory_from_json (const char *text, gsize length);

G_END_DECLS
