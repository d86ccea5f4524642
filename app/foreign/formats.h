/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats of other programs, one file each (format-NAME.c; what several share stands beside them). The list of what
 * is read, and in which order it is asked, is importers.c's. */
#pragma once

#include "importer.h"

G_BEGIN_DECLS

/* Graphs. */
extern const RpImporter rp_cx_importer;
extern const RpImporter rp_cytoscape_importer;
extern const RpImporter rp_gephi_importer;
extern const RpImporter rp_gexf_importer;
extern const RpImporter rp_graphml_importer;
extern const RpImporter rp_jgf_importer;
extern const RpImporter rp_node_link_importer;
extern const RpImporter rp_vis_network_importer;

/* Timelines. */
extern const RpImporter rp_timelinejs_importer;
extern const RpImporter rp_timelinejs1_importer;
extern const RpImporter rp_simile_importer;
extern const RpImporter rp_simile_xml_importer;
extern const RpImporter rp_vis_timeline_importer;
extern const RpImporter rp_csv_importer;

/* Anything else that has lists of records: asked last. */
extern const RpImporter rp_mapped_importer;

/* Investigators' records. */
extern const RpImporter rp_ftm_importer;
extern const RpImporter rp_stix_importer;

G_END_DECLS
