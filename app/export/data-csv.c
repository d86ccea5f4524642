/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables as CSV, with the columns of `rapport list --csv`. */
#include <glib/gi18n-lib.h>

#include "data-exporters.h"
#include "graph-measures.h"
#include "listing-csv.h"

static GBytes *
render_table (const RpViewState *state, const RpExportOptions *options, RpRecordType type)
{
  g_autoptr (RpEntityMeasures) measures
      = type == RP_RECORD_ENTITY ? rp_graph_measures (state->dataset, state->shown, NULL, NULL) : NULL;
  RpListing listing = { .list = rp_data_list (state, type), .says_shown = state->dim };
  g_autofree guint *rows = rp_data_rows (state, options, type, &listing.n_rows);
  GString *out = g_string_new (NULL);

  listing.list.measures = measures;
  listing.rows = rows;
  rp_listing_write_csv (&listing, RP_CSV_NO_FORMULA, out);
  return g_string_free_to_bytes (out);
}

static GBytes *
render_events (const RpViewState *state, const RpExportOptions *options, G_GNUC_UNUSED GError **error)
{
  return render_table (state, options, RP_RECORD_EVENT);
}

static GBytes *
render_entities (const RpViewState *state, const RpExportOptions *options, G_GNUC_UNUSED GError **error)
{
  return render_table (state, options, RP_RECORD_ENTITY);
}

static GBytes *
render_relations (const RpViewState *state, const RpExportOptions *options, G_GNUC_UNUSED GError **error)
{
  return render_table (state, options, RP_RECORD_RELATION);
}

static GBytes *
render_sources (const RpViewState *state, const RpExportOptions *options, G_GNUC_UNUSED GError **error)
{
  return render_table (state, options, RP_RECORD_SOURCE);
}

const RpDataExporter rp_events_csv_exporter = { N_ ("Events (CSV)"), ".csv", render_events, NULL, FALSE };
const RpDataExporter rp_entities_csv_exporter
    = { N_ ("Entities (CSV)"), ".entities.csv", render_entities, NULL, FALSE };
const RpDataExporter rp_relations_csv_exporter
    = { N_ ("Relations (CSV)"), ".relations.csv", render_relations, NULL, FALSE };
const RpDataExporter rp_sources_csv_exporter = { N_ ("Sources (CSV)"), ".sources.csv", render_sources, NULL, FALSE };
