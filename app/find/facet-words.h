/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facets, their values and whole filters in words for people: for panels, the filter bar and captions. */
#pragma once

#include "record-filter.h"

G_BEGIN_DECLS

/* "Kind of event", "Entity": a heading. */
const char *rp_facet_title (RpFacet facet);
/* What stands for VALUE of FACET: a kind's label, an entity's name, a word. Belongs to the index or to VALUE. */
const char *rp_facet_value_label (const RpFacetIndex *index, RpFacet facet, const char *value);
/* One choice by itself, for a pill: "Crosetto", "planned", "grade B2", "“harbour”". One line. Transfer full. */
char *rp_facet_choice_words (const RpFacetIndex *index, RpFacet facet, const char *value);
/* All choices: "Crosetto or Mammadov · meetings · grade B2"; NULL for an empty filter. Transfer full. */
char *rp_record_filter_describe (const RpRecordFilter *filter, const RpFacetIndex *index);

G_END_DECLS
