/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data along with a picture: what a view shows, for other programs to go on with. A new format is one new file, one
 * line here and one in data-exporters.c. What is hidden is not named; what is dimmed is there and says so. */
#pragma once

#include "exporter.h"
#include "record-list.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name, *suffix; /* "Events (CSV)", ".csv"; the name is to be translated */
  /* Transfer full. The same STATE and OPTIONS give the same bytes. */
  GBytes *(*render) (const RpViewState *state, const RpExportOptions *options, GError **error);
  /* What of that the format cannot hold, in a sentence; NULL: it holds all. The member is nullable. Transfer full. */
  char *(*left_out) (const RpViewState *state, const RpExportOptions *options);
  gboolean placed; /* it says where nodes stand: OPTIONS has a network */
} RpDataExporter;

extern const RpDataExporter rp_events_csv_exporter;
extern const RpDataExporter rp_entities_csv_exporter;
extern const RpDataExporter rp_relations_csv_exporter;
extern const RpDataExporter rp_sources_csv_exporter;
extern const RpDataExporter rp_ics_exporter;
extern const RpDataExporter rp_graphml_exporter;
extern const RpDataExporter rp_gexf_exporter;

const RpDataExporter *const *rp_data_exporters (void); /* NULL ends */
/* The one with the longest suffix that PATH has, or whose suffix is all of the file's name but for the point; NULL:
 * PATH is to be no data. */
const RpDataExporter *rp_data_exporter_for_path (const char *path);

/* What is in sight from FROM to TO, seconds (NAN: without end). */
RpPeriod rp_data_range (double from, double to);
/* The records of TYPE that are in sight, in the order of the table: events by time, the others as in the file. Transfer
 * full. */
guint *rp_data_rows (const RpViewState *state, const RpExportOptions *options, RpRecordType type, guint *n);
/* Where the cells of a record come from: without what is hidden. */
RpRecordList rp_data_list (const RpViewState *state, RpRecordType type);

G_END_DECLS
