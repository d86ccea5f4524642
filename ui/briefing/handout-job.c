/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handout-job.h"

/* ---- orders ---- */

RpHandoutOrder *
rp_handout_order_new (RpDataset *dataset, RpBriefing *briefing, const char *input, const char *own)
{
  RpHandoutOrder *self = g_new0 (RpHandoutOrder, 1);

  self->plan.dataset = g_object_ref (dataset);
  self->plan.briefing = rp_briefing_ref (briefing);
  self->plan.input = g_strdup (input);
  self->plan.own = g_strdup (own);
  self->plan.scale = 1;
  return self;
}

RpHandoutOrder *
rp_handout_order_copy (const RpHandoutOrder *self)
{
  RpHandoutOrder *copy
      = rp_handout_order_new (self->plan.dataset, self->plan.briefing, self->plan.input, self->plan.own);
  RpHandoutPlan fresh = copy->plan;

  copy->plan = self->plan;
  copy->plan.input = fresh.input;
  copy->plan.own = fresh.own;
  copy->plan.marking = g_strdup (self->plan.marking);
  copy->plan.size = NULL;
  rp_handout_order_set_size (copy, self->plan.size);
  return copy;
}

void
rp_handout_order_free (RpHandoutOrder *self)
{
  g_object_unref (self->plan.dataset);
  rp_briefing_unref (self->plan.briefing);
  g_free ((char *)self->plan.input);
  g_free ((char *)self->plan.own);
  g_free ((char *)self->plan.marking);
  g_free (self);
}

void
rp_handout_order_set_size (RpHandoutOrder *self, const RpPageSize *size)
{
  if (size != NULL)
    self->size = *size;
  self->plan.size = size != NULL ? &self->size : NULL;
}

void
rp_handout_order_set_marking (RpHandoutOrder *self, const char *marking)
{
  g_free ((char *)self->plan.marking);
  self->plan.marking = g_strdup (marking);
}

/* ---- made ---- */

static gboolean
write_files (gpointer what, const char *path, RpExportProgress progress, gpointer data, char **first, guint *n_files,
             GCancellable *cancellable, GError **error)
{
  const RpHandoutOrder *order = what;
  g_auto (GStrv) paths = NULL;

  if (!rp_handout_save (&order->plan, path, &paths, progress, data, cancellable, error))
    return FALSE;
  *first = g_strdup (paths[0]);
  *n_files = g_strv_length (paths);
  return TRUE;
}

static void
free_order (gpointer order)
{
  rp_handout_order_free (order);
}

void
rp_handout_job_start (RpHandoutOrder *order, const char *path, GCancellable *cancellable, RpExportProgress progress,
                      RpExportDone done, gpointer data, GDestroyNotify free_data)
{
  static const RpWriteWork work = { write_files, free_order };

  rp_write_job_start (&work, order, path, cancellable, progress, done, data, free_data);
}

/* ---- asked ---- */

typedef struct
{
  RpHandoutOrder *order;
  RpHandoutTell tell;
  gpointer data;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  rp_handout_order_free (question->order);
  g_free (question);
}

static void
answer (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  const Question *question = data;

  g_task_return_pointer (task, rp_handout_remarks (&question->order->plan), (GDestroyNotify)g_strfreev);
}

static void
answered_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  const Question *question = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) remarks = g_task_propagate_pointer (G_TASK (result), &error);

  if (error == NULL)
    question->tell ((const char *const *)remarks, question->data);
}

void
rp_handout_job_ask (RpHandoutOrder *order, GCancellable *cancellable, RpHandoutTell tell, gpointer data)
{
  Question *question = g_new (Question, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, answered_cb, question);

  *question = (Question){ order, tell, data };
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, answer);
}
