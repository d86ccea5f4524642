/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-job.h"

#include "picture-file.h"
#include "session-plan.h"

RpExportPlan *
rp_export_plan_of_session (RpSession *session, RpViewName view)
{
  RpExportPlan *plan = rp_session_plan (session, view);
  gboolean stale = FALSE;
  const RpEntityMeasures *measures = rp_session_get_measures (session, &stale);

  plan->state.measures = measures != NULL && !stale ? rp_entity_measures_ref ((RpEntityMeasures *)measures) : NULL;
  return plan;
}

/* What is read from files beside the dataset. */
static void
complete (RpExportPlan *plan, GCancellable *cancellable)
{
  if (rp_view_has_network (plan->figure.view) && plan->state.pictures == NULL)
    plan->state.pictures = rp_pictures_load (plan->state.dataset, plan->input, NULL, cancellable);
}

/* ---- drawn ---- */

static void
clear_drawn (gpointer data)
{
  RpDrawnPages *self = data;

  g_clear_pointer (&self->pages, rp_page_set_unref);
  g_clear_pointer (&self->plan, rp_export_plan_free);
  if (self->owner != NULL)
    self->free_owner (self->owner);
}

RpDrawnPages *
rp_drawn_pages_new (RpPageSet *pages, gpointer owner, GDestroyNotify free_owner)
{
  RpDrawnPages *self = g_atomic_rc_box_new0 (RpDrawnPages);

  *self = (RpDrawnPages){ .pages = pages, .owner = owner, .free_owner = free_owner };
  return self;
}

RpDrawnPages *
rp_drawn_pages_ref (RpDrawnPages *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rp_drawn_pages_unref (RpDrawnPages *self)
{
  g_atomic_rc_box_release_full (self, clear_drawn);
}

RpDrawnPages *
rp_export_job_draw_now (RpExportPlan *plan, GCancellable *cancellable, GError **error)
{
  RpDrawnPages *drawn = g_atomic_rc_box_new0 (RpDrawnPages);

  drawn->plan = plan;
  complete (plan, cancellable);
  drawn->pages = rp_export_plan_pages (plan, cancellable, error);
  if (drawn->pages == NULL)
    g_clear_pointer (&drawn, rp_drawn_pages_unref);
  return drawn;
}

/* ---- written ---- */

static gboolean
write_files (gpointer what, const char *path, RpExportProgress progress, gpointer data, char **first, guint *n_files,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;

  complete (what, cancellable);
  files = rp_export_plan_render (what, path, progress, data, cancellable, error);
  if (files == NULL || !rp_export_plan_write (what, files, cancellable, error))
    return FALSE;
  *first = g_strdup (((const RpExportFile *)g_ptr_array_index (files, 0))->path);
  *n_files = files->len;
  return TRUE;
}

static void
free_plan (gpointer plan)
{
  rp_export_plan_free (plan);
}

void
rp_export_job_start (RpExportPlan *plan, const char *path, GCancellable *cancellable, RpExportProgress progress,
                     RpExportDone done, gpointer data, GDestroyNotify free_data)
{
  static const RpWriteWork work = { write_files, free_plan };

  rp_write_job_start (&work, plan, path, cancellable, progress, done, data, free_data);
}

GPtrArray *
rp_export_job_files_now (RpExportPlan *plan, const char *path, GCancellable *cancellable, GError **error)
{
  complete (plan, cancellable);
  return rp_export_plan_render (plan, path, NULL, NULL, cancellable, error);
}

GBytes *
rp_export_job_render_now (RpExportPlan *plan, const char *suffix, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_strconcat ("page", suffix, NULL);
  g_autoptr (GPtrArray) files = rp_export_job_files_now (plan, name, cancellable, error);

  return files != NULL ? g_bytes_ref (((const RpExportFile *)g_ptr_array_index (files, 0))->bytes) : NULL;
}
