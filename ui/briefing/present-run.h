/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A briefing while it is being presented: its two windows, the monitors that they stand on, the pictures, and what keys
 * do. It keeps itself until it ends: by a key, or since one of its windows was closed. Signal "ended". */
#pragma once

#include "briefing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RP_PRESENT_WINDOWED = 1 << 0, /* windows, whatever monitors there are: for a screen that is shared */
} RpPresentFlags;

#define RP_TYPE_PRESENT_RUN (rp_present_run_get_type ())
G_DECLARE_FINAL_TYPE (RpPresentRun, rp_present_run, RP, PRESENT_RUN, GObject)

/* BRIEFING, with a scene at least, begins at SCENE. PATH of DATASET is nullable. Transfer full: let go of whenever. */
RpPresentRun *rp_present_run_start (GtkApplication *application, RpDataset *dataset, const char *path,
                                    RpBriefing *briefing, guint scene, RpPresentFlags flags);
/* Of the dataset; nullable. Belongs to it. */
const char *rp_present_run_get_path (RpPresentRun *self);
/* Another version of the same dataset: what stands on stage is shown of that. */
void rp_present_run_set_dataset (RpPresentRun *self, RpDataset *dataset);
/* Comes to the front. */
void rp_present_run_raise (RpPresentRun *self);
void rp_present_run_end (RpPresentRun *self);

G_END_DECLS
