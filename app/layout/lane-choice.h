/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chose of the lanes: which are collapsed, in which order they stand, whether those without an event in
 * range are left out, and whether an entity has a lane for each role. Lanes are named by id, so that a choice outlives
 * a reload. A value: it never changes, a changed choice is a new one; refcounted (atomic). NULL is: nothing chosen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RpLaneChoice RpLaneChoice;

RpLaneChoice *rp_lane_choice_ref (RpLaneChoice *self);
void rp_lane_choice_unref (RpLaneChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpLaneChoice, rp_lane_choice_unref)

gboolean rp_lane_choice_is_collapsed (const RpLaneChoice *self, const char *id);
/* Ids in the order chosen, and those collapsed in the order of the alphabet: NULL-terminated, belong to the choice. */
const char *const *rp_lane_choice_get_order (const RpLaneChoice *self);
const char *const *rp_lane_choice_get_collapsed (const RpLaneChoice *self);
gboolean rp_lane_choice_get_hide_empty (const RpLaneChoice *self);
gboolean rp_lane_choice_get_by_role (const RpLaneChoice *self);
gboolean rp_lane_choice_equal (const RpLaneChoice *a, const RpLaneChoice *b);

/* The same but for one thing. SELF is nullable; transfer full. */
RpLaneChoice *rp_lane_choice_collapse (const RpLaneChoice *self, const char *id, gboolean collapsed);
/* These are collapsed and no others. */
RpLaneChoice *rp_lane_choice_with_collapsed (const RpLaneChoice *self, const char *const *ids);
/* IDS stand in this order; what was ordered before and is not among them keeps its own. */
RpLaneChoice *rp_lane_choice_with_order (const RpLaneChoice *self, const char *const *ids);
RpLaneChoice *rp_lane_choice_with_hide_empty (const RpLaneChoice *self, gboolean hide_empty);
RpLaneChoice *rp_lane_choice_with_by_role (const RpLaneChoice *self, gboolean by_role);
/* All lanes stand as they do by themselves. */
RpLaneChoice *rp_lane_choice_without_order (const RpLaneChoice *self);
/* Without the ids, which belong to one dataset. */
RpLaneChoice *rp_lane_choice_without_ids (const RpLaneChoice *self);

/* Where each of IDS (all different, as they stand by themselves) comes once what is chosen is in its order: what is not
 * chosen stays behind the one that it stood behind. Transfer full: N indices into IDS. O(n). */
guint *rp_lane_choice_arrange (const RpLaneChoice *self, const char *const *ids, guint n);

G_END_DECLS
