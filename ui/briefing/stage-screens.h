/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which monitor is the audience's, and what else of presenting is remembered: the monitor by its name, the size of the
 * notes, and whether a stage without a monitor of its own fills the only one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  char *monitor; /* "" none was chosen */
  int notes_pt;
  gboolean alone;
} RpStageKept;

void rp_stage_kept_load (RpStageKept *kept);
void rp_stage_kept_save (const RpStageKept *kept);
void rp_stage_kept_clear (RpStageKept *kept);

/* "HDMI-1"; where a display does not tell, its model, or which one it is. Transfer full. */
char *rp_stage_screen_name (GdkMonitor *monitor);
/* The same for people: "HDMI-1, 1920 × 1080". Transfer full. */
char *rp_stage_screen_words (GdkMonitor *monitor);
guint rp_stage_screens_n (GdkDisplay *display);
/* The monitor called NAME; NULL: there is none. Transfer full. */
GdkMonitor *rp_stage_screen_find (GdkDisplay *display, const char *name);
/* The audience's: WANTED, else the first that is not OWN (nullable), else the last. NULL: there is one at most.
 * Transfer full. */
GdkMonitor *rp_stage_screen_choose (GdkDisplay *display, GdkMonitor *own, const char *wanted);
/* One that is not MONITOR, OWN (nullable) if it can be. Transfer full, nullable. */
GdkMonitor *rp_stage_screen_other (GdkDisplay *display, GdkMonitor *own, GdkMonitor *monitor);

G_END_DECLS
