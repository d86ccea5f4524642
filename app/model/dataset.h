/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A loaded dataset: four tables of records, their kinds, and the problems of the file. Immutable after it is built, so
 * that threads may read it; a GObject because many hold it. Nothing here knows of files, filters or looks. */
#pragma once

#include <gio/gio.h>
#include "problem.h"
#include "record.h"

G_BEGIN_DECLS

#define RP_TYPE_DATASET (rp_dataset_get_type ())
G_DECLARE_FINAL_TYPE (RpDataset, rp_dataset, RP, DATASET, GObject)

/* A source that relays nobody, or (source RP_NO_INDEX) a name. */
typedef struct
{
  guint source;
  const char *name;
} RpOrigin;

/* All returned pointers belong to the dataset. */
const char *rp_dataset_get_title (RpDataset *self);       /* never NULL */
const char *rp_dataset_get_description (RpDataset *self); /* nullable, as the following */
const char *rp_dataset_get_marking (RpDataset *self);
const char *rp_dataset_get_language (RpDataset *self);
RpDate rp_dataset_get_updated (RpDataset *self);
/* The file's format version; above RP_FORMAT_VERSION it is newer than we know. */
guint rp_dataset_get_version (RpDataset *self);

guint rp_dataset_n_events (RpDataset *self);
guint rp_dataset_n_entities (RpDataset *self);
guint rp_dataset_n_relations (RpDataset *self);
guint rp_dataset_n_sources (RpDataset *self);
guint rp_dataset_n_records (RpDataset *self, RpRecordType type);

const RpEvent *rp_dataset_event (RpDataset *self, guint index);
const RpEntity *rp_dataset_entity (RpDataset *self, guint index);
const RpRelation *rp_dataset_relation (RpDataset *self, guint index);
const RpSource *rp_dataset_source (RpDataset *self, guint index);
/* NULL for RP_RECORD_NONE. */
const RpRecord *rp_dataset_record (RpDataset *self, RpRecordRef ref);
/* RP_RECORD_REF_NONE when no record has the id. O(1). */
RpRecordRef rp_dataset_find (RpDataset *self, const char *id);

/* Kinds of events, entities or relations, in the order of the file's first use. */
guint rp_dataset_n_kinds (RpDataset *self, RpRecordType type);
const RpKind *rp_dataset_kind (RpDataset *self, RpRecordType type, guint index);
/* The index of a record's kind among those of its type; RP_NO_INDEX: it has none (a source, no record). */
guint rp_dataset_kind_of (RpDataset *self, RpRecordRef ref);

guint rp_dataset_n_eras (RpDataset *self);
const RpEra *rp_dataset_era (RpDataset *self, guint index);
/* Unknown top-level keys. */
guint rp_dataset_n_others (RpDataset *self);
const RpOther *rp_dataset_other (RpDataset *self, guint index);
/* Those that the format leaves alone: carried, never shown. */
guint rp_dataset_n_unshown (RpDataset *self);
const RpOther *rp_dataset_unshown (RpDataset *self, guint index);

/* Events and relations by entity, in ascending index. The arrays belong to the dataset. */
const guint *rp_dataset_entity_events (RpDataset *self, guint entity, guint *n);    /* as participant or place */
const guint *rp_dataset_entity_relations (RpDataset *self, guint entity, guint *n); /* as from or to */
/* Whether a relation joins A and B. O(ties of A). */
gboolean rp_dataset_are_tied (RpDataset *self, guint a, guint b);
/* Relations whose `events` name the event. */
const guint *rp_dataset_event_relations (RpDataset *self, guint event, guint *n);
/* Events that name EVENT in their links, ascending; and how many links there are in all. */
const guint *rp_dataset_links_in (RpDataset *self, guint event, guint *n);
guint rp_dataset_n_links (RpDataset *self);
/* Everything whose evidence (its attributes' included) names the source; and sources that have it as origin. */
const RpRecordRef *rp_dataset_source_records (RpDataset *self, guint source, guint *n);

/* Earliest and latest finite instant of all dated events (else relations, entities); FALSE when there is none. */
gboolean rp_dataset_get_span (RpDataset *self, RpInstant *earliest, RpInstant *latest);
/* Events in time order (earliest, then latest, then file order), undated ones last, each parent directly before its
 * parts where the dates are equal. The array belongs to the dataset. */
const guint *rp_dataset_events_in_order (RpDataset *self);

/* Where the words of a piece of evidence come from in the end: its own `origin`, else its source's, followed from
 * source to source (a ring is one origin). The name belongs to the dataset. */
RpOrigin rp_dataset_origin (RpDataset *self, const RpEvidence *evidence);

/* Problems of the file, RpProblem; belongs to the dataset. */
GPtrArray *rp_dataset_get_problems (RpDataset *self);
guint rp_dataset_count_problems (RpDataset *self, RpSeverity severity);
/* Records that could not be kept. */
guint rp_dataset_get_left_out (RpDataset *self);

G_END_DECLS
