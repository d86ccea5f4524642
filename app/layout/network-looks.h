/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chose of how the network is read: what it consists of, what sizes and colours its nodes, how events
 * stand in it, which kinds are hidden, and by which method it is laid out. Kinds are named, so that a choice outlives a
 * reload. A value: it never changes, a changed choice is a new one; refcounted (atomic). NULL is: nothing chosen. */
#pragma once

#include "dataset.h"
#include "graph-types.h"
#include "network-members.h"

G_BEGIN_DECLS

typedef enum
{
  RP_NODE_SIZE_AUTO, /* by events where there are any, else by ties */
  RP_NODE_SIZE_EVENTS,
  RP_NODE_SIZE_TIES,
  RP_NODE_SIZE_BETWEENNESS,
  RP_NODE_SIZE_PAGERANK,
  RP_NODE_SIZE_NONE,
} RpNodeSize;

typedef enum
{
  RP_NODE_COLOR_KIND,
  RP_NODE_COLOR_COMMUNITY,
} RpNodeColor;

/* How two who take part in one event are joined. */
typedef enum
{
  RP_EVENTS_AS_TIES, /* by a tie of shared events, where they have no relation */
  RP_EVENTS_AS_NODES,
  RP_EVENTS_LEFT_OUT,
} RpNetworkEvents;

typedef struct _RpNetworkLooks RpNetworkLooks;

RpNetworkLooks *rp_network_looks_ref (RpNetworkLooks *self);
void rp_network_looks_unref (RpNetworkLooks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpNetworkLooks, rp_network_looks_unref)

/* As files and the command line call them; NULL-terminated, in the order of the enumerations. Static. */
const char *const *rp_node_size_names (void);
const char *const *rp_node_color_names (void);
const char *const *rp_network_events_names (void);

RpNodeSize rp_network_looks_get_size (const RpNetworkLooks *self);
RpNodeColor rp_network_looks_get_color (const RpNetworkLooks *self);
RpNetworkEvents rp_network_looks_get_events (const RpNetworkLooks *self);
/* "entity:person", "event:meeting", in the order of the alphabet; NULL-terminated, belongs to the choice. */
const char *const *rp_network_looks_get_hidden (const RpNetworkLooks *self);
/* NULL: the default. */
const RpNetworkMethod *rp_network_looks_get_method (const RpNetworkLooks *self);
/* The id of the entity that a method which looks from somewhere looks from; NULL: from the most important. Belongs to
 * the choice. */
const char *rp_network_looks_get_root (const RpNetworkLooks *self);
/* NULL: all entities, none folded. Belongs to the choice. */
const RpNetworkMembers *rp_network_looks_get_members (const RpNetworkLooks *self);
gboolean rp_network_looks_equal (const RpNetworkLooks *a, const RpNetworkLooks *b);
/* Whether nodes stand at the same places by both. */
gboolean rp_network_looks_place_alike (const RpNetworkLooks *a, const RpNetworkLooks *b);
/* Makes *TO refer to LOOKS instead of what it refers to; both nullable. */
void rp_network_looks_take (RpNetworkLooks **to, const RpNetworkLooks *looks);

/* By what the nodes of DATASET are sized: never AUTO. */
RpNodeSize rp_network_looks_size_in (const RpNetworkLooks *self, RpDataset *dataset);
/* Whether what is drawn wants measures that are to be reckoned. */
gboolean rp_network_looks_want_measures (const RpNetworkLooks *self, RpDataset *dataset);

/* The name of a kind as it is hidden by. Transfer full. */
char *rp_network_kind_key (RpDataset *dataset, RpRecordType type, guint kind);
/* By kind of TYPE in DATASET: 1 where it is hidden. NULL: none is. Transfer full. */
guint8 *rp_network_looks_hidden_kinds (const RpNetworkLooks *self, RpDataset *dataset, RpRecordType type);

/* The same but for one thing. SELF is nullable; transfer full. */
RpNetworkLooks *rp_network_looks_with_size (const RpNetworkLooks *self, RpNodeSize size);
RpNetworkLooks *rp_network_looks_with_color (const RpNetworkLooks *self, RpNodeColor color);
RpNetworkLooks *rp_network_looks_with_events (const RpNetworkLooks *self, RpNetworkEvents events);
RpNetworkLooks *rp_network_looks_with_hidden (const RpNetworkLooks *self, const char *const *keys);
RpNetworkLooks *rp_network_looks_hide (const RpNetworkLooks *self, const char *key, gboolean hidden);
/* MEMBERS (nullable) is taken over. */
RpNetworkLooks *rp_network_looks_with_members (const RpNetworkLooks *self, RpNetworkMembers *members);
/* ROOT is nullable. */
RpNetworkLooks *
rp_network_looks_with_method (const RpNetworkLooks *self, const RpNetworkMethod *method, const char *root);

G_END_DECLS
