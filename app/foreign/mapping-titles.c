/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-titles.h"

#include "mapping-doubts.h"
#include "mapping-values.h"

#include <string.h>

/* The last part of a name stands for it, and where all of it stands in one column the parts are said already. */
static void
settle_names (RpMappedList *mapped)
{
  RpMappedColumn *given = rp_mapped_list_holds (mapped, RP_CSV_GIVEN),
                 *family = rp_mapped_list_holds (mapped, RP_CSV_FAMILY);

  if (given != NULL && family != NULL && rp_mapped_list_has (mapped, RP_CSV_NAME))
    given->field = family->field = RP_CSV_OTHER;
  rp_mapped_list_give (mapped, RP_CSV_FAMILY, RP_CSV_NAME);
  rp_mapped_list_give (mapped, RP_CSV_GIVEN, RP_CSV_NAME);
}

/* A title that few records have is a remark of theirs where another column is filled in all. */
static void
doubt_title (const RpShapeList *list, RpMappedList *mapped)
{
  static const RpCsvField titles[] = { RP_CSV_TITLE, RP_CSV_NAME, RP_CSV_LABEL, RP_CSV_SUMMARY };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      RpMappedColumn *title = rp_mapped_list_holds (mapped, titles[i]);
      gboolean other = FALSE;

      if (title == NULL || title->n_filled * 2 > list->records->len)
        continue;
      for (guint c = 0; c < list->columns->len && !other; c++)
        other = ((RpMappedColumn *)g_ptr_array_index (mapped->columns, c))->field == RP_CSV_OTHER
                && rp_column_may_name (list, g_ptr_array_index (list->columns, c), !rp_mapped_list_is_dated (mapped));
      if (other)
        title->field = RP_CSV_OTHER;
    }
}

/* What is called nothing is called by its first texts: what is dated, and what is a file's one list, where they tell
 * one from another. */
static void
find_title (const RpShapeList *list, RpMappedList *mapped)
{
  gboolean dated = rp_mapped_list_is_dated (mapped);

  if ((!dated && strcmp (list->path, "[]") != 0) || rp_mapped_list_has (mapped, RP_CSV_TITLE)
      || rp_mapped_list_has (mapped, RP_CSV_NAME) || rp_mapped_list_has (mapped, RP_CSV_LABEL)
      || rp_mapped_list_has (mapped, RP_CSV_SUMMARY)
      || (rp_mapped_list_has (mapped, RP_CSV_FROM) && rp_mapped_list_has (mapped, RP_CSV_TO)))
    return;
  for (guint c = 0; c < list->columns->len; c++)
    {
      const RpShapeColumn *shape = g_ptr_array_index (list->columns, c);
      RpMappedColumn *column = g_ptr_array_index (mapped->columns, c);

      if (column->field == RP_CSV_OTHER && shape->n_numbers == 0 && shape->n_many == 0
          && strcmp (column->path, "^") != 0 && rp_mostly (shape->n_filled, list->records->len)
          && column->samples[0] != NULL && strlen (column->samples[0]) > 2
          && (dated || rp_column_may_name (list, shape, TRUE)))
        {
          column->field = dated ? RP_CSV_TITLE : RP_CSV_NAME;
          return;
        }
    }
}

void
rp_mapping_find_title (const RpShapeList *list, RpMappedList *mapped)
{
  settle_names (mapped);
  doubt_title (list, mapped);
  find_title (list, mapped);
}
