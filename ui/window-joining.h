/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to window-joining*.c: further files in the dataset that is shown, and what the parts of it share.
 * window-joining.c makes files and decisions one dataset, window-joining-files.c reads the files,
 * window-joining-saving.c saves what came of it and asks before it is lost. */
#pragma once

#include "dataset-union.h"
#include "window-private.h"

G_BEGIN_DECLS

struct _RpJoining
{
  RpUnion *unified;      /* NULL: nothing was added */
  RpUnionResult *result; /* what is shown; NULL: nothing */
  gboolean making;       /* it is being made anew */
  gboolean stale;        /* and must be once more */
  guint generation;      /* of the dataset shown: what is made for another comes to nothing */
  guint n_steps;         /* of the session's, when the union's latest step was taken, there or back */
  char *adding;          /* the path of what was added and is told of once it is there; NULL: nothing */
  guint n_before[4];     /* records of each type before that */
  GtkWindow *review;     /* weak */

  GQueue waiting;     /* files that are to be read */
  GHashTable *files;  /* by path: what was read, and is watched */
  RpLoader *loader;   /* of the first that waits */
  GtkWindow *asking;  /* weak: how the first that waits is to be read */
  AdwToast *progress; /* it takes long; NULL: not (yet) */
  guint progress_id;
  gboolean complained; /* of a version of a file that cannot be read */

  char *save_to;    /* as soon as it is made; NULL: nowhere */
  char *next;       /* the path of what is opened once it is saved or given up; "": the window is closed then */
  gboolean closing; /* that was answered */
};

/* window-joining.c */
/* TEXT for a moment, with a way to the review. */
void rp_joining_tell (RpWindow *self, const char *text, gboolean review);
/* The union has changed. */
void rp_joining_make_anew (RpWindow *self);
/* A step was added to the union: what was taken back before cannot be done again. */
void rp_joining_step_added (RpWindow *self);

/* window-joining-files.c */
void rp_joining_start_files (RpWindow *self);
/* All of them are forgotten. */
void rp_joining_forget_files (RpWindow *self);
void rp_joining_stop_files (RpWindow *self);
/* Whether the file at PATH was read for what is shown, or is its first. */
gboolean rp_joining_is_read (RpWindow *self, const char *path);
/* Stops reading files; what was read stays. */
void rp_joining_cancel_files (RpWindow *self);

/* window-joining-saving.c */
void rp_joining_save (RpWindow *self, const char *path);
void rp_joining_choose_place (RpWindow *self);

G_END_DECLS
