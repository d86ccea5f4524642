/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-job.h"

#include "graph-measures.h"

typedef struct
{
  RpRecordList list; /* what it points to is owned */
  RpListSort sort;
  gboolean sorted, all;
  guint *rows; /* found */
  guint n;
} Order;

struct _RpTableJob
{
  GCancellable *cancellable;
  RpTableRowsDone rows_done;
  RpTableMeasuresDone measures_done;
  gpointer data;
};

static void
free_order (gpointer data)
{
  Order *order = data;

  g_object_unref (order->list.dataset);
  rp_record_set_unref ((RpRecordSet *)order->list.shown);
  rp_entity_measures_unref ((RpEntityMeasures *)order->list.measures);
  g_free (order->rows);
  g_free (order);
}

static Order *
order_new (const RpRecordList *list, const RpListSort *sort, gboolean all)
{
  Order *order = g_new0 (Order, 1);

  order->list = *list;
  g_object_ref (list->dataset);
  if (list->shown != NULL)
    rp_record_set_ref ((RpRecordSet *)list->shown);
  if (list->measures != NULL)
    rp_entity_measures_ref ((RpEntityMeasures *)list->measures);
  order->sorted = sort != NULL;
  if (sort != NULL)
    order->sort = *sort;
  order->all = all;
  return order;
}

static void
free_measures (gpointer data)
{
  rp_entity_measures_unref (data);
}

static void
order_work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;

  order->rows = rp_list_order (&order->list, order->sorted ? &order->sort : NULL, order->all, &order->n, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
measure_work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;

  g_task_return_pointer (task, rp_graph_measures (order->list.dataset, order->list.shown, NULL, cancellable),
                         free_measures);
}

/* After a cancel whoever asked is gone, and the job with him. */
static void
order_done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  Order *order = g_task_get_task_data (G_TASK (result));
  RpTableJob *self = data;

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    self->rows_done (g_steal_pointer (&order->rows), order->n, self->data);
}

static void
measure_done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  RpEntityMeasures *measures = g_task_propagate_pointer (G_TASK (result), NULL);
  RpTableJob *self = data;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    rp_entity_measures_unref (measures);
  else
    self->measures_done (measures, self->data);
}

static RpTableJob *
start (Order *order, GTaskThreadFunc work, GAsyncReadyCallback done, gpointer data)
{
  RpTableJob *self = g_new0 (RpTableJob, 1);
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  self->data = data;
  task = g_task_new (NULL, self->cancellable, done, self);
  g_task_set_task_data (task, order, free_order);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
  return self;
}

RpTableJob *
rp_table_job_order (const RpRecordList *list, const RpListSort *sort, gboolean all, RpTableRowsDone done, gpointer data)
{
  RpTableJob *self = start (order_new (list, sort, all), order_work, order_done_cb, data);

  self->rows_done = done;
  return self;
}

RpTableJob *
rp_table_job_measure (const RpRecordList *list, RpTableMeasuresDone done, gpointer data)
{
  RpTableJob *self = start (order_new (list, NULL, FALSE), measure_work, measure_done_cb, data);

  self->measures_done = done;
  return self;
}

void
rp_table_job_free (RpTableJob *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_free (self);
}
