/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-order.h"

#include <math.h>
#include <string.h>

#include "folded-text.h"

/* So often a look is taken whether anybody still wants it. */
#define BETWEEN_LOOKS 4096

typedef struct
{
  guint index;
  gboolean missing, left_out;
  union
  {
    double number;
    struct
    {
      RpInstant earliest, latest;
    } time;
    char *text;
  } key;
} Row;

static void
read_text (const RpRecordList *list, RpListField field, Row *row)
{
  g_autofree char *owned = NULL;
  const char *text = rp_list_sort_text (list, field, row->index, &owned);

  row->key.text = text != NULL ? rp_fold_text (text) : NULL;
  row->missing = row->key.text == NULL || *row->key.text == '\0';
}

static void
read_key (const RpRecordList *list, const RpListSort *sort, Row *row)
{
  switch (sort->kind)
    {
    case RP_CELL_NUMBER:
    case RP_CELL_FLAG:
      row->key.number = rp_list_number (list, sort->field, row->index);
      row->missing = isnan (row->key.number);
      break;
    case RP_CELL_TIME:
      row->missing = !rp_list_time (list, sort->field, row->index, &row->key.time.earliest, &row->key.time.latest);
      break;
    case RP_CELL_TEXT:
    case RP_CELL_LIST:
    default:
      read_text (list, sort->field, row);
      break;
    }
}

static int
compare_keys (const Row *a, const Row *b, RpCellKind kind)
{
  int earliest;

  switch (kind)
    {
    case RP_CELL_NUMBER:
    case RP_CELL_FLAG:
      return a->key.number < b->key.number ? -1 : a->key.number > b->key.number;
    case RP_CELL_TIME:
      earliest = rp_instant_compare (a->key.time.earliest, b->key.time.earliest);
      return earliest != 0 ? earliest : rp_instant_compare (a->key.time.latest, b->key.time.latest);
    case RP_CELL_TEXT:
    case RP_CELL_LIST:
    default:
      return strcmp (a->key.text, b->key.text);
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *one = a, *other = b;
  const RpListSort *sort = data;
  int order = 0;

  if (one->left_out != other->left_out)
    return one->left_out ? 1 : -1;
  if (one->missing != other->missing)
    return one->missing ? 1 : -1;
  if (!one->missing && sort != NULL)
    order = compare_keys (one, other, sort->kind);
  if (order != 0)
    return sort->descending ? -order : order;
  return one->index < other->index ? -1 : one->index > other->index;
}

static void
clear_keys (Row *rows, guint n, const RpListSort *sort)
{
  if (sort != NULL && (sort->kind == RP_CELL_TEXT || sort->kind == RP_CELL_LIST))
    for (guint i = 0; i < n; i++)
      g_free (rows[i].key.text);
}

guint *
rp_list_order (const RpRecordList *list, const RpListSort *sort, gboolean all, guint *n, GCancellable *cancellable)
{
  guint total = rp_dataset_n_records (list->dataset, list->type);
  g_autofree Row *rows = g_new0 (Row, total + 1);
  guint *order = NULL;
  gboolean left_out;

  *n = 0;
  for (guint i = 0; i < total; i++)
    {
      if (i % BETWEEN_LOOKS == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      left_out = list->shown != NULL && !rp_record_set_contains (list->shown, rp_record_ref (list->type, i));
      if (left_out && !all)
        continue;
      rows[*n].index = i;
      rows[*n].left_out = left_out;
      if (sort != NULL)
        read_key (list, sort, &rows[*n]);
      ++*n;
    }
  if ((sort != NULL || all) && !g_cancellable_is_cancelled (cancellable))
    g_qsort_with_data (rows, (int)*n, sizeof *rows, compare_rows, (gpointer)sort);
  if (!g_cancellable_is_cancelled (cancellable))
    {
      order = g_new (guint, *n + 1);
      for (guint i = 0; i < *n; i++)
        order[i] = rows[i].index;
    }
  clear_keys (rows, *n, sort);
  return order;
}
