/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entities a network consists of, and which of its leaves stand folded: a choice by ids, so that it outlives a
 * reload. It grows in generations, since who joins later is placed around those who stand. A value: it never changes, a
 * changed choice is a new one; refcounted (atomic). NULL is: all entities, no leaf folded. */
#pragma once

#include "record-set.h"

G_BEGIN_DECLS

typedef struct _RpNetworkMembers RpNetworkMembers;

RpNetworkMembers *rp_network_members_ref (RpNetworkMembers *self);
void rp_network_members_unref (RpNetworkMembers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpNetworkMembers, rp_network_members_unref)

gboolean rp_network_members_equal (const RpNetworkMembers *a, const RpNetworkMembers *b);
/* Whether it is a choice of entities: not all of them, less those that are hidden. */
gboolean rp_network_members_are_chosen (const RpNetworkMembers *self);
/* Ids of those who joined in one step (I < the number of steps); who came first, comes first. NULL-terminated; belong
 * to the choice, as all lists here. None: all entities. */
guint rp_network_members_n_steps (const RpNetworkMembers *self);
const char *const *rp_network_members_get_step (const RpNetworkMembers *self, guint i);
/* Of entities and events that are left out, though they keep their places. */
const char *const *rp_network_members_get_hidden (const RpNetworkMembers *self);
/* Whether leaves are folded, and the ids of the hubs for which it is the other way round. */
gboolean rp_network_members_get_fold (const RpNetworkMembers *self);
const char *const *rp_network_members_get_hubs (const RpNetworkMembers *self);
gboolean rp_network_members_folds (const RpNetworkMembers *self, const char *hub);

/* Another choice. SELF is nullable; transfer full, NULL where nothing is chosen. The first begins anew, with the same
 * folding. */
RpNetworkMembers *rp_network_members_start (const RpNetworkMembers *self, const char *const *ids);
/* With IDS as the last step, but for those that are in; those that are hidden are shown again where they stood. */
RpNetworkMembers *rp_network_members_grow (const RpNetworkMembers *self, const char *const *ids);
RpNetworkMembers *rp_network_members_hide (const RpNetworkMembers *self, const char *const *ids);
/* Of all entities. */
RpNetworkMembers *rp_network_members_show_all (const RpNetworkMembers *self);
/* For all hubs. */
RpNetworkMembers *rp_network_members_with_fold (const RpNetworkMembers *self, gboolean fold);
/* For one. */
RpNetworkMembers *rp_network_members_fold_hub (const RpNetworkMembers *self, const char *hub, gboolean fold);
RpNetworkMembers *rp_network_members_with_hubs (const RpNetworkMembers *self, const char *const *hubs);

/* The entities of DATASET that are in after N_STEPS steps, and its events; without what is HIDDEN. NULL: all of both.
 * Transfer full. O(n). */
RpRecordSet *rp_network_members_set (const RpNetworkMembers *self, RpDataset *dataset, guint n_steps, gboolean hidden);
/* What of SHOWN (nullable: all) is in the network: the entities, the relations between them, and all else. NULL: all.
 * Transfer full. */
RpRecordSet *rp_network_members_shown (const RpNetworkMembers *self, RpDataset *dataset, const RpRecordSet *shown);
/* How many entities of DATASET are in. */
guint rp_network_members_count (const RpNetworkMembers *self, RpDataset *dataset);
/* How many of the ids name nothing in DATASET. */
guint rp_network_members_count_gone (const RpNetworkMembers *self, RpDataset *dataset);

G_END_DECLS
