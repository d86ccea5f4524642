/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody wants to see of a dataset: for each facet a set of values. Of one facet any value will do, of different
 * facets all are asked for. Ids and words as texts, so that it outlives a reload. Immutable, refcounted (atomic),
 * replaced whole. It knows nothing of a period and nothing of dimming or hiding. NULL is as good as an empty one. */
#pragma once

#include "facet-index.h"

G_BEGIN_DECLS

typedef struct _RpRecordFilter RpRecordFilter;

/* Nothing chosen: lets everything through. Transfer full. */
RpRecordFilter *rp_record_filter_new (void);
RpRecordFilter *rp_record_filter_ref (RpRecordFilter *self);
void rp_record_filter_unref (RpRecordFilter *self); /* nullable */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpRecordFilter, rp_record_filter_unref)

gboolean rp_record_filter_is_empty (const RpRecordFilter *self);
gboolean rp_record_filter_equal (const RpRecordFilter *a, const RpRecordFilter *b);
/* The chosen values of FACET in order (strcmp), NULL-terminated, never NULL. Belongs to the filter. */
const char *const *rp_record_filter_values (const RpRecordFilter *self, RpFacet facet);
gboolean rp_record_filter_has (const RpRecordFilter *self, RpFacet facet, const char *value);
/* The same with VALUE chosen, or without it (VALUE NULL: without any of FACET's). Transfer full, never NULL. */
RpRecordFilter *rp_record_filter_with (const RpRecordFilter *self, RpFacet facet, const char *value);
RpRecordFilter *rp_record_filter_without (const RpRecordFilter *self, RpFacet facet, const char *value);

/* One "KEY=VALUE" for each choice, in the order of the facets; rp_record_filter_parse reads it again. Transfer full. */
char **rp_record_filter_to_strings (const RpRecordFilter *self);
/* "KEY=VALUE": FALSE where KEY is no facet's or VALUE is no UTF-8. VALUE points into TEXT. */
gboolean rp_record_filter_parse (const char *text, RpFacet *facet, const char **value);
/* From such texts; what cannot be read is left out. Transfer full, never NULL. */
RpRecordFilter *rp_record_filter_from_strings (const char *const *texts);

/* What is left of INDEX's dataset: what the facets let through and what hangs together with it (FORMAT.md), as far as
 * IN_PERIOD (nullable: all) has it. NULL: everything. O(records); 100,000 events: a few ms. Transfer full. */
RpRecordSet *rp_record_filter_shown (const RpRecordFilter *self, RpFacetIndex *index, const RpRecordSet *in_period);

G_END_DECLS
