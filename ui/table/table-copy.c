/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-copy.h"

#include <glib/gi18n-lib.h>

#include "table-columns.h"

typedef struct
{
  RpRecordList list; /* what it points to is owned */
  GPtrArray *columns;
  GArray *rows;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->list.dataset);
  rp_record_set_unref ((RpRecordSet *)copy->list.shown);
  rp_entity_measures_unref ((RpEntityMeasures *)copy->list.measures);
  g_ptr_array_unref (copy->columns);
  g_array_unref (copy->rows);
  g_free (copy);
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  Copy *copy = data;

  g_task_return_pointer (task,
                         rp_table_as_tsv (&copy->list, (const RpListColumn *const *)copy->columns->pdata,
                                          copy->columns->len, (const guint *)(gconstpointer)copy->rows->data,
                                          copy->rows->len),
                         g_free);
}

static void
done_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (object);
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *said
      = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", copy->rows->len), copy->rows->len);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.told", "s", said);
}

void
rp_table_copy (GtkWidget *widget, const RpRecordList *list, GPtrArray *columns, GArray *rows)
{
  Copy *copy = g_new0 (Copy, 1);
  g_autoptr (GTask) task = g_task_new (widget, NULL, done_cb, NULL);

  copy->list = *list;
  g_object_ref (list->dataset);
  if (list->shown != NULL)
    rp_record_set_ref ((RpRecordSet *)list->shown);
  if (list->measures != NULL)
    rp_entity_measures_ref ((RpEntityMeasures *)list->measures);
  copy->columns = columns;
  copy->rows = rows;
  g_task_set_task_data (task, copy, free_copy);
  g_task_run_in_thread (task, work);
}
