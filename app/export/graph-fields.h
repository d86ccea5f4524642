/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of a network says of its nodes and ties, for the formats that only write it down differently: fields by
 * name, and when they were. Nothing hidden is named. Private to data-graphml.c and data-gexf.c. */
#pragma once

#include "data-exporters.h"
#include "network-shown.h"

G_BEGIN_DECLS

typedef enum
{
  RP_GRAPH_STRING,
  RP_GRAPH_INTEGER,
  RP_GRAPH_DOUBLE,
  RP_GRAPH_BOOLEAN,
} RpGraphType;

typedef struct
{
  const char *name;
  RpGraphType type;
} RpGraphField;

typedef struct
{
  const RpViewState *state;
  RpNetworkShown *shown;
} RpGraphData;

/* From the first to the last day that it can touch, ISO 8601, years 1 to 9999; empty: open on that side. */
typedef struct
{
  char start[16], end[16];
} RpGraphSpell;

/* Static. */
const RpGraphField *rp_graph_node_fields (guint *n);
const RpGraphField *rp_graph_tie_fields (guint *n);
/* The value of field number FIELD; NULL: there is none. Transfer full. */
char *rp_graph_node_value (const RpGraphData *data, guint node, guint field);
char *rp_graph_tie_value (const RpGraphData *data, guint tie, guint field);

/* Belongs to the dataset or to the tie. */
const char *rp_graph_node_label (const RpGraphData *data, guint node);
const char *rp_graph_tie_label (const RpGraphData *data, guint tie);
/* The name of the tie's kind: of a relation that, else "shared", "same", "part". */
const char *rp_graph_tie_kind (const RpGraphData *data, guint tie);
/* So that it reads back as the same number. Transfer full. */
char *rp_graph_number (double value);

/* When they were; none: always, or nobody knows. Transfer full, RpGraphSpell. */
GArray *rp_graph_node_spells (const RpGraphData *data, guint node);
GArray *rp_graph_tie_spells (const RpGraphData *data, guint tie);
/* The day on which the dataset was last changed. FALSE: not known. */
gboolean rp_graph_updated (RpDataset *dataset, char day[16]);

G_END_DECLS
