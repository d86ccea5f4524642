/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References of records to records that may come later, of whatever type: once all are there, each becomes what Rapport
 * has for the two: a relation, a participant, a link or evidence; else an attribute. For formats in which everything
 * refers to everything by id (FollowTheMoney, STIX). It is not for the ends of relations that a file has as such. */
#pragma once

#include "gathering.h"

G_BEGIN_DECLS

typedef struct _RpLateRefs RpLateRefs;

/* GATHERING must outlive it. Transfer full. */
RpLateRefs *rp_late_refs_new (RpGathering *gathering);
void rp_late_refs_free (RpLateRefs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpLateRefs, rp_late_refs_free)

typedef enum
{
  RP_LATE_REF_REVERSED = 1 << 0, /* a relation runs from what is referred to */
  RP_LATE_REF_MAYBE = 1 << 1,    /* what nothing has as its id is a name, and no problem */
} RpLateRefFlags;

/* RECORD refers to the record with the id TO, as its KIND. Both are the gathering's texts. */
void rp_late_refs_add (RpLateRefs *self, RpGathered *record, const char *to, const char *kind, RpLateRefFlags flags);
/* OTHER is one more id of RECORD. */
void rp_late_refs_add_id (RpLateRefs *self, const char *other, RpGathered *record);
/* The record with that id; NULL: none. */
RpGathered *rp_late_refs_find (RpLateRefs *self, const char *id);
/* Makes records what they refer to. A dangling one becomes an attribute with a warning. */
void rp_late_refs_resolve (RpLateRefs *self);
/* The same for one reference, at once; KIND is nullable where no relation can come of it. */
void rp_late_refs_join (RpLateRefs *self, RpGathered *record, RpGathered *found, const char *kind, gboolean reversed);
/* The source that stands for RECORD, which is one itself or for which one is made: what is cited. */
RpGathered *rp_late_refs_source_of (RpLateRefs *self, RpGathered *record);

/* "registrationNumber", "first_seen" as words: "Registration number", "First seen". Belongs to SELF. */
const char *rp_late_refs_words (RpLateRefs *self, const char *key);

G_END_DECLS
