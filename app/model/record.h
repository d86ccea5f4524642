/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four kinds of record as plain structs. All strings and arrays belong to the dataset's arena and live as long as
 * the dataset; NULL strings mean "not given". References are indices into the dataset's tables (RP_NO_INDEX: none). */
#pragma once

#include "edtf.h"
#include "record-ref.h"

G_BEGIN_DECLS

typedef enum
{
  RP_STANCE_SUPPORTS,
  RP_STANCE_DISPUTES,
} RpStance;

/* What a source gives for a field. */
typedef struct
{
  const char *field;
  const char *value;
  const RpWhen *when; /* value read as a date, where the field is one; else NULL */
} RpSays;

typedef struct
{
  guint source; /* index of a source */
  RpStance stance;
  const char *locator, *passage, *grade, *origin;
  const char *const *fields; /* what it supports; none: the record */
  const RpSays *says;
  guint n_fields, n_says;
} RpEvidence;

/* A figure or state: "companies: over 100, as of 2023-01-12". */
typedef struct
{
  const char *label, *value;
  const char *when_text, *as_of_text; /* as given */
  const RpWhen *when, *as_of;         /* NULL when not given or unreadable */
  const RpEvidence *evidence;
  guint n_evidence;
} RpAttribute;

/* An unknown key and its JSON text, shown under "Other". */
typedef struct
{
  const char *key, *value;
} RpOther;

/* What every record has. */
typedef struct
{
  const char *id;    /* never NULL, unique in the dataset */
  const char *title; /* never NULL: title, name, label; what stands for the record in words */
  const char *summary, *url, *image, *marking;
  const char *const *tags;
  const RpAttribute *attributes;
  const RpEvidence *evidence;
  const RpOther *others;
  guint n_tags, n_attributes, n_evidence, n_others;
  guint n_unshown;        /* further `others`: what the format leaves alone ("x-…", "$schema"), and only carries */
  const char *file;       /* the path of what it was read from, of a record that was added to its dataset; else NULL */
  guint line;             /* where it begins in the file; 0 unknown */
  guint has_given_id : 1; /* FALSE: the id was made from title and date */
} RpRecord;

typedef struct
{
  const RpWhen *when;
  const char *text;
} RpDate;

typedef enum
{
  RP_STATUS_DONE,
  RP_STATUS_ONGOING,
  RP_STATUS_PLANNED,
} RpStatus;

typedef enum
{
  RP_BASIS_STATED,
  RP_BASIS_INFERRED,
  RP_BASIS_PUBLISHED,
} RpBasis;

typedef struct
{
  guint entity;
  const char *role; /* nullable */
} RpParticipant;

typedef struct
{
  guint event;
  const char *kind;
} RpLink;

typedef struct
{
  RpRecord record;
  guint kind; /* index into the dataset's event kinds */
  RpStatus status : 8;
  RpBasis basis : 8;
  guint dated : 1;           /* derived: has a place on the axis of its own: when or as_of, or dated parts */
  guint span_from_parts : 1; /* derived: earliest/latest come from the parts; ends uncertain */
  RpDate when;               /* when.when NULL: undated (when.text may still say what could not be read) */
  const RpDate *as_of;       /* known to hold then */
  const char *when_text, *when_note;
  guint place;  /* entity */
  guint parent; /* event */
  double order; /* NAN: the file's order */
  const RpParticipant *participants;
  const guint *after, *before; /* events */
  const RpLink *links;
  const guint *parts; /* derived: events, in their order */
  guint n_as_of, n_participants, n_after, n_before, n_links, n_parts;
  guint n_all_parts;          /* derived: with the parts' parts */
  RpInstant earliest, latest; /* derived: the span that it may touch; see rp_dataset_event_dated */
} RpEvent;

typedef struct
{
  RpRecord record; /* title: the name */
  guint kind;      /* index into the entity kinds */
  const char *const *aliases;
  const char *sort;
  RpDate when;
  const guint *possibly_same; /* entities */
  guint n_aliases, n_possibly_same;
  double latitude, longitude; /* degrees; NAN when not given */
} RpEntity;

typedef struct
{
  RpRecord record; /* title: the label, else the kind's label */
  guint kind;      /* index into the relation kinds */
  guint from, to;  /* entities */
  gboolean directed;
  RpDate when;
  const RpDate *as_of;
  guint n_as_of;
  double weight; /* > 0, 1 when not given */
  const guint *events;
  guint n_events;
} RpRelation;

typedef struct
{
  RpRecord record; /* title, else publisher and date */
  const char *publisher, *author, *origin, *reliability, *language, *file;
  RpDate published;
  guint origin_source; /* index of a source when origin is a source's id; else RP_NO_INDEX */
} RpSource;

/* A kind of event, entity or relation, with how it looks. */
typedef struct
{
  const char *name;    /* the key */
  const char *label;   /* for people: given, or the word with spaces for "_" and a capital */
  const char *inverse; /* relations only; nullable */
  const char *color;   /* "#rrggbb" or NULL */
  const char *shape;   /* a shape's name as given, or NULL */
  guint n_records;     /* how many records are of it */
} RpKind;

typedef struct
{
  const char *label, *color;
  RpDate when;
} RpEra;

G_END_DECLS
