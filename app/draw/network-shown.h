/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the network of a view consists of, without places: the nodes and ties that its drawing shows, judged by the same
 * functions. Only folded leaves stand for themselves here: a fold is a matter of drawing. A value; immutable. */
#pragma once

#include "view-state.h"

G_BEGIN_DECLS

typedef enum
{
  RP_SHOWN_RELATION,
  RP_SHOWN_EVENTS, /* two who take part in the same events, and have no relation */
  RP_SHOWN_SAME,   /* possibly the same */
  RP_SHOWN_PART,   /* from an entity to an event that stands as a node */
} RpShownTieType;

typedef struct
{
  RpRecordRef ref; /* an entity or an event */
  gboolean dimmed;
  guint n_ties; /* a tie with itself counts twice */
} RpShownNode;

typedef struct
{
  RpShownTieType type;
  guint from, to; /* nodes */
  gboolean directed, dimmed;
  double weight;               /* a relation's; else how many events, or 1 */
  guint relation;              /* of RP_SHOWN_RELATION; else RP_NO_INDEX */
  guint first_event, n_events; /* of RP_SHOWN_EVENTS: in `events`, those that the view shows */
  char *label;                 /* owned */
} RpShownTie;

typedef struct
{
  GArray *nodes;  /* RpShownNode: entities, then events, each in the order of the dataset */
  GArray *ties;   /* RpShownTie, those of one pair side by side */
  GArray *events; /* guint */
} RpNetworkShown;

/* By the state's looks, members, filters and period. Transfer full. */
RpNetworkShown *rp_network_shown_new (const RpViewState *state);
void rp_network_shown_free (RpNetworkShown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpNetworkShown, rp_network_shown_free)

G_END_DECLS
