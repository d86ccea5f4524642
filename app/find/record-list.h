/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four tables: which columns each has, and what stands in a cell. A row is a record of one type, named by its
 * index. No widgets; the words are those of the format, titles and dates are for people. Counts and measures are those
 * of what is shown. */
#pragma once

#include "entity-measures.h"
#include "record-set.h"

G_BEGIN_DECLS

typedef enum
{
  RP_FIELD_ID,
  RP_FIELD_WHEN,
  RP_FIELD_WORDS, /* the date in words, where a cell has it as the format writes it */
  RP_FIELD_STATUS,
  RP_FIELD_KIND,
  RP_FIELD_TITLE,
  RP_FIELD_PLACE,
  RP_FIELD_PARTICIPANTS,
  RP_FIELD_SOURCES,
  RP_FIELD_ORIGINS,
  RP_FIELD_DISPUTED,
  RP_FIELD_PARTS,
  RP_FIELD_TAGS,
  RP_FIELD_ALIASES,
  RP_FIELD_TIES,
  RP_FIELD_BETWEENNESS,
  RP_FIELD_PAGERANK,
  RP_FIELD_COMMUNITY,
  RP_FIELD_COMPONENT,
  RP_FIELD_CORE,
  RP_FIELD_EVENTS,
  RP_FIELD_FIRST,
  RP_FIELD_LAST,
  RP_FIELD_FROM,
  RP_FIELD_TO,
  RP_FIELD_FROM_ID,
  RP_FIELD_TO_ID,
  RP_FIELD_DIRECTED,
  RP_FIELD_WEIGHT,
  RP_FIELD_PUBLISHER,
  RP_FIELD_ORIGIN,
  RP_FIELD_RELIABILITY,
  RP_FIELD_SUPPORTS,
  /* in files alone */
  RP_FIELD_START, /* one half of the date, EDTF */
  RP_FIELD_END,
  RP_FIELD_EARLIEST, /* the outermost day that it can touch, ISO 8601 */
  RP_FIELD_LATEST,
  RP_FIELD_WORDED,
  RP_FIELD_CERTAINTY,
  RP_FIELD_PLACE_ID,
  RP_FIELD_PEOPLE,
  RP_FIELD_PEOPLE_IDS,
  RP_FIELD_PART_OF,
  RP_FIELD_LATITUDE,
  RP_FIELD_LONGITUDE,
  RP_FIELD_AUTHOR,
  RP_FIELD_LANGUAGE,
  RP_FIELD_FILE,
  RP_FIELD_SOURCE_IDS, /* this and the next three: an item for each piece of evidence */
  RP_FIELD_SOURCE_TITLES,
  RP_FIELD_LOCATORS,
  RP_FIELD_PASSAGES,
  RP_FIELD_FIGURES,
  RP_FIELD_SUMMARY,
  RP_FIELD_MARKING,
  RP_FIELD_URL,
} RpListField;

typedef enum
{
  RP_CELL_TEXT,
  RP_CELL_LIST,   /* several texts */
  RP_CELL_TIME,   /* in words, sorted by time */
  RP_CELL_NUMBER, /* rp_list_number () */
  RP_CELL_FLAG,   /* a number that is 0 or 1 */
} RpCellKind;

typedef struct
{
  RpListField field;
  RpCellKind kind;
  gboolean data_only; /* stands in files, not in what people read */
  const char *name;   /* as in files and on the command line */
  const char *title;  /* to be translated */
  const char *about;  /* to be translated; nullable */
} RpListColumn;

/* What the cells are read from: values that belong to whoever asks. */
typedef struct
{
  RpDataset *dataset;
  RpRecordType type;
  const RpRecordSet *shown;         /* NULL: all */
  const RpEntityMeasures *measures; /* NULL: not known yet */
  gboolean hides;                   /* no cell names a record that is not shown */
} RpRecordList;

/* The columns of a table, in their order. Static. */
const RpListColumn *rp_list_columns (RpRecordType type, guint *n);
/* NULL: there is none of that name. */
const RpListColumn *rp_list_column (RpRecordType type, const char *name);

/* Whether it is one of RpEntityMeasures. */
gboolean rp_list_is_measure (RpListField field);
/* A number or flag; NAN: there is none, or it is not known yet. */
double rp_list_number (const RpRecordList *list, RpListField field, guint index);
/* A text, list (joined) or date for people; NULL: none. Transfer full. */
char *rp_list_text (const RpRecordList *list, RpListField field, guint index);
/* The same as the dataset writes it: a kind's name, a date in EDTF. NULL: none. Transfer full. */
char *rp_list_data (const RpRecordList *list, RpListField field, guint index);
/* The members of a list, char *. Transfer full. */
GPtrArray *rp_list_items (const RpRecordList *list, RpListField field, guint index);
/* FALSE: undated. What the column is sorted by. */
gboolean
rp_list_time (const RpRecordList *list, RpListField field, guint index, RpInstant *earliest, RpInstant *latest);
/* What a column of text is sorted by, not folded yet: an entity's sort key where it has one. NULL: none. Belongs to
 * the dataset, or to *OWNED (transfer full) where it had to be made. */
const char *rp_list_sort_text (const RpRecordList *list, RpListField field, guint index, char **owned);

G_END_DECLS
