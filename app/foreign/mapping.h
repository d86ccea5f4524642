/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person's own JSON is taken for: which of its lists hold events, entities, relations or sources, and which of
 * their columns hold what. It is proposed (mapping-guess.h), shown, changed, kept by the file's shape, and followed
 * (format-mapped.c). It knows the names of lists and columns, never the records. */
#pragma once

#include "csv-header.h"

G_BEGIN_DECLS

typedef enum
{
  RP_LIST_LEFT_OUT,
  RP_LIST_EVENTS,
  RP_LIST_RELATIONS,
  RP_LIST_ENTITIES,
  RP_LIST_SOURCES,
  RP_N_LIST_USES,
} RpListUse;

/* What the numbers of a column of dates count. */
typedef enum
{
  RP_NUMBERS_AS_WRITTEN, /* 1961 is a year */
  RP_NUMBERS_SECONDS,    /* since 1970, UTC */
  RP_NUMBERS_MILLISECONDS,
  RP_N_NUMBER_READINGS,
} RpNumberReading;

#define RP_MAPPING_SAMPLES 3

typedef struct
{
  char *path;       /* "name", "place.name", "at[0]"; "{}" is the key of a record in an object, "^" the record around */
  RpCsvField field; /* RP_CSV_OTHER: becomes an attribute; RP_CSV_LEFT_OUT: nothing */
  RpNumberReading reading;
  /* Of the file at hand; not kept. */
  guint n_filled;
  char *samples[RP_MAPPING_SAMPLES]; /* values as they stand, cut; the later may be NULL */
} RpMappedColumn;

typedef struct
{
  char *path; /* "people[]", "data.events[]", "people[].trips[]", "byId{}"; "[]" for the whole file */
  RpListUse use;
  GPtrArray *columns; /* RpMappedColumn */
  guint n_records;    /* of the file at hand; not kept */
} RpMappedList;

typedef struct _RpMapping RpMapping;
struct _RpMapping
{
  GPtrArray *lists; /* RpMappedList */
  gint references;
};

/* Transfer full. */
RpMapping *rp_mapping_new (void);
RpMapping *rp_mapping_ref (RpMapping *self);
void rp_mapping_unref (RpMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpMapping, rp_mapping_unref)
/* One to change: others may have SELF, in other threads. Transfer full. */
RpMapping *rp_mapping_copy (const RpMapping *self);

/* Both belong to SELF. PATH is copied. */
RpMappedList *rp_mapping_add_list (RpMapping *self, const char *path, RpListUse use);
RpMappedColumn *rp_mapped_list_add (RpMappedList *self, const char *path, RpCsvField field);
/* NULL: there is none. */
RpMappedList *rp_mapping_find (const RpMapping *self, const char *path);
RpMappedColumn *rp_mapped_list_find (const RpMappedList *self, const char *path);
/* The column that has FIELD; NULL: none. */
RpMappedColumn *rp_mapped_list_holds (const RpMappedList *self, RpCsvField field);
gboolean rp_mapped_list_has (const RpMappedList *self, RpCsvField field);
/* Whether its records have a day or at least a year. */
gboolean rp_mapped_list_is_dated (const RpMappedList *self);
/* The column that has FROM has TO instead, unless one has that already. */
void rp_mapped_list_give (RpMappedList *self, RpCsvField from, RpCsvField to);
/* FIELD is COLUMN's (which is one of SELF) and no other's: whoever had it becomes an attribute. */
void rp_mapped_list_turn (RpMappedList *self, RpMappedColumn *column, RpCsvField field);
/* Why no record can come of the list as it is: what is lacking. NULL: some can. For people, static. */
const char *rp_mapped_list_lacks (const RpMappedList *self);
/* Whether any list is used. */
gboolean rp_mapping_is_used (const RpMapping *self);

/* The fields that a list of USE can have, ended by RP_CSV_OTHER and RP_CSV_LEFT_OUT; static, N of them. */
const RpCsvField *rp_list_use_fields (RpListUse use, guint *n);
/* For people: "Begin", "People"; static. */
const char *rp_mapping_field_label (RpListUse use, RpCsvField field);
const char *rp_list_use_label (RpListUse use);

/* Names the lists and columns that there are, in no order, and not what they are taken for: equal for files of one
 * shape. Hexadecimal digits. Transfer full. */
char *rp_mapping_dup_shape (const RpMapping *self);

/* A file of its own (format 1), which says what is taken for what. Transfer full. */
char *rp_mapping_to_json (const RpMapping *self);
/* NULL: it is none, and REASON (transfer full) says why. Names nobody knows in it are an error: a mapping is small and
 * typed by hand. */
RpMapping *rp_mapping_from_json (const char *bytes, gsize length, char **reason);

G_END_DECLS
