/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects records in the order of a file and makes an immutable RpDataset of them: resolves ids, makes missing ones,
 * breaks cycles, derives parts and spans, and reports each finding as a problem. Used by importers, from one thread.
 *
 * A record is filled through a draft: a struct whose references are still strings. What a draft points to need live
 * only until it is added: strings that are not the builder's own (rp_dataset_builder_string (), …_text ()) are copied,
 * arrays always. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

/* Where a value stands, for problems; path is a JSON Pointer of the record ("/events/3"). */
typedef struct
{
  guint line, column;
} RpPlace;

/* A reference still by id, with its place and the rest of its pointer below the record ("/participants/0"). */
typedef struct
{
  const char *id;
  RpPlace place;
  const char *path;  /* below the record's own; arena string */
  const char *extra; /* role or link kind; nullable */
} RpIdRef;

typedef struct
{
  RpIdRef source;
  const char *locator, *passage, *grade, *origin;
  const char *const *fields;
  const RpSays *says; /* `when` may be NULL, the builder does not fill it */
  guint n_fields, n_says;
  RpStance stance;
} RpEvidenceDraft;

typedef struct
{
  RpAttribute attribute; /* its evidence is ignored */
  const RpEvidenceDraft *evidence;
  guint n_evidence;
} RpAttributeDraft;

typedef struct
{
  RpRecord record; /* id NULL when not given; evidence and attributes are ignored */
  const RpEvidenceDraft *evidence;
  const RpAttributeDraft *attributes;
  guint n_evidence, n_attributes;
  RpPlace place, id_place;
  const char *path; /* "/events/3"; or with ITEM the list's, "/events" */
  guint item;       /* the record's number in the list at PATH, from 1; 0: PATH is the record's own */
} RpRecordDraft;

typedef struct
{
  RpRecordDraft draft;
  const char *kind;
  RpStatus status;
  RpBasis basis;
  RpDate when;
  const RpDate *as_of;
  guint n_as_of;
  const char *when_text, *when_note;
  double order;
  RpIdRef place, parent; /* id NULL: none */
  const RpIdRef *participants, *after, *before, *links;
  guint n_participants, n_after, n_before, n_links;
} RpEventDraft;

typedef struct
{
  RpRecordDraft draft;
  const char *kind, *sort;
  const char *const *aliases;
  RpDate when;
  const RpIdRef *possibly_same;
  guint n_aliases, n_possibly_same;
  double latitude, longitude;
} RpEntityDraft;

typedef struct
{
  RpRecordDraft draft;
  const char *kind;
  RpIdRef from, to;
  gboolean directed;
  RpDate when;
  const RpDate *as_of;
  guint n_as_of;
  double weight;
  const RpIdRef *events;
  guint n_events;
} RpRelationDraft;

typedef struct
{
  RpRecordDraft draft;
  const char *publisher, *author, *origin, *reliability, *language, *file;
  RpDate published;
} RpSourceDraft;

typedef struct _RpDatasetBuilder RpDatasetBuilder;

/* Transfer full. */
RpDatasetBuilder *rp_dataset_builder_new (void);
void rp_dataset_builder_free (RpDatasetBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpDatasetBuilder, rp_dataset_builder_free)

/* Interned copy in the arena; NULL stays NULL. LENGTH -1: nul-terminated. */
const char *rp_dataset_builder_string (RpDatasetBuilder *self, const char *text, gssize length);
/* Copy in the arena; equal ones that stand near each other are one: for what is seldom said twice. */
const char *rp_dataset_builder_text (RpDatasetBuilder *self, const char *text, gsize length);
/* The date kept for LENGTH bytes of TEXT, NULL if none was; and keeps one. */
const RpDate *rp_dataset_builder_find_date (RpDatasetBuilder *self, const char *text, gsize length);
const RpDate *rp_dataset_builder_keep_date (RpDatasetBuilder *self, const char *text, const RpWhen *when);
/* Parsed date in the arena, or NULL. */
const RpWhen *rp_dataset_builder_when (RpDatasetBuilder *self, const RpWhen *when);

typedef struct
{
  guint version;
  const char *title, *description, *language, *marking;
  RpDate updated;
} RpDatasetHead;

void rp_dataset_builder_set_head (RpDatasetBuilder *self, const RpDatasetHead *head);
void rp_dataset_builder_add_other (RpDatasetBuilder *self, const char *key, const char *json);
/* The same for what the format leaves alone. */
void rp_dataset_builder_add_unshown (RpDatasetBuilder *self, const char *key, const char *json);
/* Declares how a kind looks; fields as RpKind, n_records ignored. May come before or after the records. */
/* What a kind is called that has no label: its name as words, the first letter a capital. Transfer full. */
char *rp_dataset_builder_kind_label (const char *name);
void rp_dataset_builder_add_kind (RpDatasetBuilder *self, RpRecordType type, const RpKind *kind);
void rp_dataset_builder_add_era (RpDatasetBuilder *self, const RpEra *era);
void rp_dataset_builder_add_event (RpDatasetBuilder *self, const RpEventDraft *draft);
void rp_dataset_builder_add_entity (RpDatasetBuilder *self, const RpEntityDraft *draft);
void rp_dataset_builder_add_relation (RpDatasetBuilder *self, const RpRelationDraft *draft);
void rp_dataset_builder_add_source (RpDatasetBuilder *self, const RpSourceDraft *draft);
/* Takes ownership of PROBLEM. Beyond 100,000 of one severity they are only counted. */
void rp_dataset_builder_add_problem (RpDatasetBuilder *self, RpProblem *problem);
/* A record was left out. */
void rp_dataset_builder_count_left_out (RpDatasetBuilder *self);

/* Resolves everything and makes the dataset (transfer full). The builder is empty afterwards. Problems are sorted by
 * place. */
RpDataset *rp_dataset_builder_finish (RpDatasetBuilder *self);

G_END_DECLS
