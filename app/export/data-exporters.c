/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data-exporters.h"

#include <math.h>
#include <string.h>

#include "list-order.h"

const RpDataExporter *const *
rp_data_exporters (void)
{
  static const RpDataExporter *const all[]
      = { &rp_events_csv_exporter, &rp_entities_csv_exporter, &rp_relations_csv_exporter, &rp_sources_csv_exporter,
          &rp_ics_exporter,        &rp_graphml_exporter,      &rp_gexf_exporter,          NULL };

  return all;
}

/* How much of the end of PATH the suffix is; 0: it has it not. */
static gsize
match (const char *path, const char *name, const char *suffix)
{
  gsize length = strlen (path), n = strlen (suffix);

  if (length > n && g_ascii_strcasecmp (path + length - n, suffix) == 0)
    return n;
  /* "entities.csv" are the entities; ".csv" alone has no name */
  return strchr (suffix + 1, '.') != NULL && g_ascii_strcasecmp (name, suffix + 1) == 0 ? n - 1 : 0;
}

const RpDataExporter *
rp_data_exporter_for_path (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const RpDataExporter *best = NULL;
  gsize most = 0;

  for (const RpDataExporter *const *exporter = rp_data_exporters (); *exporter; exporter++)
    {
      gsize n = match (path, name, (*exporter)->suffix);

      if (n > most)
        {
          most = n;
          best = *exporter;
        }
    }
  return best;
}

RpPeriod
rp_data_range (double from, double to)
{
  RpPeriod range = RP_PERIOD_NONE;

  if (isfinite (from))
    range.from = rp_instant_from_double (from);
  if (isfinite (to))
    range.to = rp_instant_add (rp_instant_from_double (to), 0, -1);
  range.active = isfinite (from) || isfinite (to);
  return range;
}

RpRecordList
rp_data_list (const RpViewState *state, RpRecordType type)
{
  return (RpRecordList){ state->dataset, type, state->shown, NULL, !state->dim };
}

guint *
rp_data_rows (const RpViewState *state, const RpExportOptions *options, RpRecordType type, guint *n)
{
  RpRecordList list = rp_data_list (state, type);
  RpListSort by_time = { RP_FIELD_WHEN, RP_CELL_TIME, FALSE };
  guint *rows = rp_list_order (&list, type == RP_RECORD_EVENT ? &by_time : NULL, state->dim, n, NULL), kept = 0;

  for (guint i = 0; i < *n; i++)
    if (rp_period_test (&options->range, state->dataset, rp_record_ref (type, rows[i])) != RP_IN_PERIOD_NO)
      rows[kept++] = rows[i];
  *n = kept;
  return rows;
}
