/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a running presentation share: present-run.c makes and shows it, present-hand.c is what keys and
 * actions do, present-places.c puts its windows on monitors. */
#pragma once

#include "present-run.h"

#include "present-keys.h"
#include "present-pictures.h"
#include "presenter-window.h"
#include "screen-awake.h"
#include "stage-screens.h"
#include "stage-window.h"

G_BEGIN_DECLS

struct _RpPresentRun
{
  GObject parent_instance;
  GtkApplication *application;
  RpDataset *dataset;
  char *path; /* nullable */
  RpPresentFlags flags;
  RpPresentation *presentation;
  RpPresentPictures *pictures;
  RpStageLive *stage_live; /* what the audience sees */
  RpStageLive *ahead_live; /* what the presenter sees while that is frozen */
  RpStageWindow *stage;
  RpPresenterWindow *presenter;
  RpScreenAwake *awake;
  RpStageKept kept;
  GdkMonitor *own;     /* the presenter's, as it was at the beginning; nullable */
  char *audience;      /* the monitor that the stage fills; "" it is a window */
  GString *typed;      /* a number; NULL: none is being typed */
  guint staged, ahead; /* which scenes the two lives show; RP_NO_INDEX: none yet */
  GtkWidget *over;     /* the overview on stage; nullable */
  gboolean overview, progress, ended;
  gboolean parted; /* it had two monitors: whose second one is lost keeps the notes */
  guint size_id, places_id;
};

/* present-run.c */
/* Both windows say where it is. */
void rp_present_run_tell (RpPresentRun *self);
/* Pictures follow the stage's size, theme, and whether it says numbers. */
void rp_present_run_fit (RpPresentRun *self);
/* The live that the presenter's hand is on. */
RpStageLive *rp_present_run_live (RpPresentRun *self);

/* present-hand.c */
void rp_present_run_add_hand (RpPresentRun *self);
/* Actions say how it stands. */
void rp_present_run_update_actions (RpPresentRun *self);

/* present-places.c */
void rp_present_run_start_places (RpPresentRun *self);
void rp_present_run_place (RpPresentRun *self);
/* The same, when windows and monitors have come to rest: a window that is not there yet goes to no monitor. */
void rp_present_run_place_soon (RpPresentRun *self);
/* The stage goes to the monitor called NAME from now on. */
void rp_present_run_choose_monitor (RpPresentRun *self, const char *name);
void rp_present_run_toggle_full (RpPresentRun *self);
/* The windows come up, the presenter's only where it is not over, or under, what the audience sees. */
void rp_present_run_show_windows (RpPresentRun *self);
/* Whether nobody can see the presenter's window for the stage. */
gboolean rp_present_run_is_covered (RpPresentRun *self);

G_END_DECLS
