/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of what the session shows, made and written in a thread by the same code as `rapport export`. */
#pragma once

#include "export-plan.h"
#include "session.h"

G_BEGIN_DECLS

/* What SESSION shows, as a plan of VIEW: all of the time, page and network as by themselves. Transfer full. */
RpExportPlan *rp_export_plan_of_session (RpSession *session, RpViewName view);

/* ERROR is NULL when PATH was written. */
typedef void (*RpExportDone) (const char *path, const GError *error, gpointer data);

/* PLAN: transfer full. CANCELLABLE is nullable. */
void rp_export_job_start (RpExportPlan *plan, const char *path, GCancellable *cancellable, RpExportDone done,
                          gpointer data, GDestroyNotify free_data);

G_END_DECLS
