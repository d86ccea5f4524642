/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli-private.h"
#include "count-words.h"
#include "data-exporters.h"
#include "graph-measures.h"
#include "list-writer.h"
#include "nearest-word.h"
#include "neighbours.h"
#include "list-order.h"

/* ---- what the rows are sorted by ---- */

static const char *
nearest_column (RpRecordType type, const char *name)
{
  guint n, best = 0, least = G_MAXUINT;
  const RpListColumn *columns = rp_list_columns (type, &n);

  for (guint i = 0; i < n; i++)
    {
      guint distance = rp_word_distance (columns[i].name, name);

      if (distance < least)
        {
          least = distance;
          best = i;
        }
    }
  return columns[best].name;
}

/* "COLUMN", "COLUMN:asc" or "COLUMN:desc". Not given: events by time, the others as in the file. */
static gboolean
read_sort (const RpCliOptions *options, RpListSort *sort, gboolean *sorted)
{
  const char *wanted = options->sort != NULL ? options->sort : options->table == RP_RECORD_EVENT ? "when" : NULL;
  g_auto (GStrv) parts = NULL;
  const RpListColumn *column;

  *sorted = wanted != NULL;
  if (wanted == NULL)
    return TRUE;
  parts = g_strsplit (wanted, ":", 2);
  column = rp_list_column (options->table, parts[0] != NULL ? parts[0] : "");
  if (column == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (parts[0] != NULL ? parts[0] : "", -1);
      g_autofree char *clean = rp_cli_clean (valid);

      rp_cli_say (_ ("list: --sort: the table has no column “%s”; the nearest is “%s”"), clean,
                  nearest_column (options->table, valid));
      return FALSE;
    }
  sort->field = column->field;
  sort->kind = column->kind;
  sort->descending = parts[1] != NULL && strcmp (parts[1], "desc") == 0;
  if (parts[1] == NULL || sort->descending || strcmp (parts[1], "asc") == 0)
    return TRUE;
  rp_cli_say (_ ("list: --sort: expected COLUMN, COLUMN:asc or COLUMN:desc"));
  return FALSE;
}

/* ---- which rows there are ---- */

/* What --from and --to leave in sight; the undated always is. */
static guint
drop_out_of_sight (const RpCliOptions *options, RpDataset *dataset, guint *rows, guint n)
{
  RpPeriod range = rp_data_range (options->from, options->to);
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (rp_period_test (&range, dataset, rp_record_ref (options->table, rows[i])) != RP_IN_PERIOD_NO)
      rows[kept++] = rows[i];
  return kept;
}

static void
say_what_is_left_out (const RpListing *listing)
{
  guint of = rp_dataset_n_records (listing->list.dataset, listing->list.type);
  const RpEntityMeasures *measures = listing->list.measures;

  if (listing->n_rows < of)
    {
      g_autofree char *count = rp_count_of (listing->list.type, listing->n_rows, of);

      rp_cli_say (_ ("listed: %s"), count);
    }
  if (measures != NULL && measures->n_sampled > 0)
    rp_cli_say (_ ("betweenness is estimated from %u of %u entities"), measures->n_sampled, measures->n_counted);
}

static int
print_listing (const RpCliOptions *options, const RpListing *listing)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (options->json)
    rp_listing_write_json (listing, out);
  else if (options->csv)
    rp_listing_write_csv (listing, RP_CSV_AS_IS, out); /* for programs: nothing is added to a value */
  else
    rp_listing_write_text (listing, out);
  say_what_is_left_out (listing);
  return rp_cli_print (out);
}

int
rp_cli_list (const RpCliOptions *given)
{
  RpCliOptions arranged = *given;
  const RpCliOptions *options = &arranged;
  g_autoptr (RpSession) session = NULL;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpRecordSet) shown = NULL;
  g_autoptr (RpRecordSet) related = NULL;
  g_autoptr (RpEntityMeasures) measures = NULL;
  g_autofree guint *rows = NULL;
  RpListing listing = { 0 };
  RpListSort sort;
  gboolean sorted;
  int strict, status;

  if (!read_sort (options, &sort, &sorted))
    return RP_CLI_USAGE;
  result = rp_cli_load (options, &strict);
  if (!result || !rp_cli_arrange (&arranged, result->dataset, &session))
    return RP_CLI_FAILED;
  listing.says_shown = options->dim;
  shown = rp_cli_shown (options, result->dataset, NULL);
  if (options->table == RP_RECORD_ENTITY)
    measures = rp_graph_measures (result->dataset, shown, NULL, NULL);
  listing.list = (RpRecordList){ result->dataset, options->table, shown, measures, !options->dim };
  listing.selected = rp_cli_find_selected (options, result->dataset);
  if (listing.selected.type != RP_RECORD_NONE)
    listing.related = related = rp_neighbours (result->dataset, listing.selected);
  rows = rp_list_order (&listing.list, sorted ? &sort : NULL, options->dim, &listing.n_rows, NULL);
  listing.n_rows = drop_out_of_sight (options, result->dataset, rows, listing.n_rows);
  listing.rows = rows;
  status = print_listing (options, &listing);
  return status != RP_CLI_DONE ? status : strict;
}
