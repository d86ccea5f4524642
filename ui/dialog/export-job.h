/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of what the session shows, made and written in a thread by the same code as `rapport export`. */
#pragma once

#include "export-plan.h"
#include "session.h"
#include "write-job.h"

G_BEGIN_DECLS

/* What SESSION shows, as a plan of VIEW: all of the time, page and network as by themselves, but for the nodes that
 * were put in their place. Transfer full. */
RpExportPlan *rp_export_plan_of_session (RpSession *session, RpViewName view);

/* Pages as they are drawn, with the plan that they live by, or another owner: refcounted (atomic). */
typedef struct
{
  RpExportPlan *plan; /* NULL: of another owner */
  gpointer owner;     /* nullable */
  GDestroyNotify free_owner;
  RpPageSet *pages;
} RpDrawnPages;

/* PAGES (transfer full) that live by OWNER, which goes with them. Transfer full. */
RpDrawnPages *rp_drawn_pages_new (RpPageSet *pages, gpointer owner, GDestroyNotify free_owner);
RpDrawnPages *rp_drawn_pages_ref (RpDrawnPages *self);
void rp_drawn_pages_unref (RpDrawnPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpDrawnPages, rp_drawn_pages_unref)

/* Draws the pages of PLAN (transfer full) at once: in a thread of the caller's. Transfer full. */
RpDrawnPages *rp_export_job_draw_now (RpExportPlan *plan, GCancellable *cancellable, GError **error);

/* Makes and writes the files of PLAN (transfer full). CANCELLABLE is nullable; PROGRESS too, it is called here now and
 * then. */
void rp_export_job_start (RpExportPlan *plan, const char *path, GCancellable *cancellable, RpExportProgress progress,
                          RpExportDone done, gpointer data, GDestroyNotify free_data);
/* The files that PLAN would be at PATH, at once, in a thread of the caller's. Transfer full, RpExportFile. */
GPtrArray *rp_export_job_files_now (RpExportPlan *plan, const char *path, GCancellable *cancellable, GError **error);
/* The first of them, of the format that SUFFIX says. */
GBytes *rp_export_job_render_now (RpExportPlan *plan, const char *suffix, GCancellable *cancellable, GError **error);

G_END_DECLS
