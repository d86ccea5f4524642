/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a dataset a legend has to explain: which looks, kinds and ties occur among the records shown. Knows nothing
 * of themes and widths, so that it is found once and drawn often. Immutable. */
#pragma once

#include "dataset.h"
#include "network-looks.h"
#include "record-set.h"

G_BEGIN_DECLS

typedef enum
{
  RP_LEGEND_TIMELINE = 1 << 0,    /* what fills, outlines and signs mean; event kinds that no lane names */
  RP_LEGEND_NETWORK = 1 << 1,     /* entity kinds, directed, shared events, possibly same */
  RP_LEGEND_ALL_KINDS = 1 << 2,   /* the lanes are no kinds: every event kind is told */
  RP_LEGEND_EVENT_NODES = 1 << 3, /* by the looks: events stand as nodes; every event kind is told, and can be hidden */
} RpLegendParts;

/* Looks of events. */
enum
{
  RP_LOOK_KNOWN = 1 << 0,
  RP_LOOK_WITHIN = 1 << 1,
  RP_LOOK_APPROXIMATE = 1 << 2,
  RP_LOOK_UNCERTAIN = 1 << 3,
  RP_LOOK_OPEN = 1 << 4,
  RP_LOOK_UNKNOWN = 1 << 5,
  RP_LOOK_PLANNED = 1 << 6,
  RP_LOOK_ONGOING = 1 << 7,
  RP_LOOK_INFERRED = 1 << 8,
  RP_LOOK_PUBLISHED = 1 << 9,
  RP_LOOK_DISPUTED = 1 << 10,
  RP_LOOK_SAID = 1 << 11,
};

typedef struct
{
  RpLegendParts parts;
  guint looks;
  guint *event_kinds, *entity_kinds; /* how many of each are shown */
  guint8 *lanes;                     /* 1: a lane names this event kind */
  gboolean directed, shared, possibly_same;
  guint n_undated; /* relations of which nothing is said of when */
} RpLegendFacts;

/* SHOWN (nullable: all) is what is not left out; LOOKS is nullable. O(records). Transfer full. */
RpLegendFacts *
rp_legend_facts_new (RpDataset *dataset, const RpRecordSet *shown, const RpNetworkLooks *looks, RpLegendParts parts);
void rp_legend_facts_free (RpLegendFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpLegendFacts, rp_legend_facts_free)

G_END_DECLS
