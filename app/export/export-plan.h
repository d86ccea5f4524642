/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a picture or a file of data is made from, taken at once and as values, so that it can be made in a thread
 * while the window goes on: the one way that command line, dialog, preview, printer and clipboard go. Equal plans give
 * equal bytes. */
#pragma once

#include "exporter.h"
#include "figure.h"

G_BEGIN_DECLS

typedef enum
{
  RP_SCOPE_ALL,       /* all that filters and period let through */
  RP_SCOPE_SELECTION, /* of that, what is selected and its neighbours */
  RP_SCOPE_LANE,      /* of that, one lane */
} RpExportScope;

/* Whoever makes a plan fills it in; what it points to belongs to the plan from then on, but for the theme. */
typedef struct
{
  RpViewState state; /* without `measure` and `related`, which are found; `measures` too where they are NULL */
  RpFigureOptions figure;
  RpExportOptions output; /* without `state` */
  gboolean fixed_measure; /* every character 0.6 em wide */
  RpExportScope scope;
  char *lane;  /* its id, for RP_SCOPE_LANE */
  char *input; /* the dataset's file, which is never written to; nullable */
  /* nodes that were put in their place by hand, in a network of PINNED_AREA px; figure.network is made from them where
   * it is NULL */
  GStrv pinned;
  RpPoint *pins;
  RpPoint pinned_area; /* (0, 0): the figure's */
} RpExportPlan;

/* Empty: the whole timeline of DATASET, 1280 x 800, with everything. Free with rp_export_plan_free. */
RpExportPlan *rp_export_plan_new (RpDataset *dataset);
void rp_export_plan_free (RpExportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpExportPlan, rp_export_plan_free)

/* How much is done, 0 … 1; called in the thread that makes the files. */
typedef void (*RpExportProgress) (double share, gpointer data);

/* A file that is to be written. */
typedef struct
{
  char *path;
  GBytes *bytes;
} RpExportFile;

/* The pages as drawn. They live no longer than the plan does. Transfer full. NULL: cancelled, or there is no such
 * lane. May be called again and again, from one thread at a time. */
RpPageSet *rp_export_plan_pages (RpExportPlan *self, GCancellable *cancellable, GError **error);
/* What would be written to PATH, whose suffix says the format: one file, or for several pages of a format that has one
 * page a file NAME-001.png … Data (data-exporters.h) are those of the whole scope, in one file. Transfer full,
 * RpExportFile. PROGRESS is nullable. */
GPtrArray *rp_export_plan_render (RpExportPlan *self, const char *path, RpExportProgress progress, gpointer data,
                                  GCancellable *cancellable, GError **error);
/* Writes FILES, that were rendered: each replaces its forerunner whole. */
gboolean rp_export_plan_write (RpExportPlan *self, GPtrArray *files, GCancellable *cancellable, GError **error);
/* Rendered and written: all is made before the first is touched, and each replaces its forerunner whole. */
gboolean rp_export_plan_save (RpExportPlan *self, const char *path, RpExportProgress progress, gpointer data,
                              GCancellable *cancellable, GError **error);
/* What whoever makes the file should know, a sentence each: records that are to be handled more strictly than it says,
 * and what the format of PATH cannot hold. NULL: nothing. Transfer full. */
GStrv rp_export_plan_remarks (RpExportPlan *self, const char *path);

/* ---- for other drawings of the same ---- */

/* A plan made ready for drawing: its state and figure with all that had to be found. Lives no longer than the plan. */
typedef struct
{
  RpViewState state;
  RpFigureOptions figure;
  RpExportOptions output;
  RpTextMeasure *pango; /* as all that follow: owned, nullable */
  RpRecordSet *scoped, *related;
  RpEntityMeasures *measures;
  RpNetwork *network;
} RpPlanned;

/* FALSE with ERROR when cancelled, or there is no such lane. PLANNED is to be cleared in any case. */
gboolean
rp_export_plan_prepare (const RpExportPlan *self, RpPlanned *planned, GCancellable *cancellable, GError **error);
void rp_planned_clear (RpPlanned *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RpPlanned, rp_planned_clear)

G_END_DECLS
