/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of records that a JSON tree holds, wherever they stand, and their columns. It guesses nothing of what they
 * mean. A list is a JSON list of objects, or an object whose members are objects of one kind; lists in the records of
 * another, each with the same name, are one list that knows the record around each of its own. */
#pragma once

#include "json-tree.h"

G_BEGIN_DECLS

#define RP_SHAPE_MOST_LISTS 100
#define RP_SHAPE_MOST_COLUMNS 200 /* of a list; what comes after these is counted */

typedef struct _RpShapeList RpShapeList;

typedef struct
{
  char *path;      /* as RpMappedColumn's */
  GStrv steps;     /* its members' names; a number in brackets, "{}" and "^" stand as they are */
  const char *key; /* of the first such member of a record itself, the tree's; else NULL */
  guint number;    /* among the list's columns */
  guint n_filled;  /* records that have a value there */
  guint n_numbers; /* of these, numbers */
  guint n_many;    /* of these, lists */
} RpShapeColumn;

struct _RpShapeList
{
  char *path;
  GPtrArray *records; /* const RpJsonNode *, the tree's */
  GPtrArray *columns; /* RpShapeColumn */
  GHashTable *by_path;
  RpShapeList *around; /* whose records hold these; NULL: none */
  GHashTable *members; /* of a list that is around others: its records as a set */
  guint next;          /* the column that the next value is likely to be of */
  guint n_strange;     /* items that are no objects */
  guint n_beyond;      /* values in columns beyond the most */
};

typedef struct
{
  GPtrArray *lists; /* RpShapeList, in the order in which they begin */
  guint n_beyond;   /* records in lists beyond the most */
} RpShape;

/* MOST: so many records of each list are looked at (0: all). Transfer full. */
RpShape *rp_shape_new (const RpJsonNode *root, guint most);
void rp_shape_free (RpShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpShape, rp_shape_free)

/* The node of RECORD in COLUMN; NULL: there is none, or it is none of the tree ("{}"). */
const RpJsonNode *rp_shape_node (const RpShapeColumn *column, const RpJsonNode *record);
/* The record of the list around LIST that holds RECORD; NULL: none. */
const RpJsonNode *rp_shape_around (const RpShapeList *list, const RpJsonNode *record);
/* What stands there as text: a list's items a line each, an object by what it is called (and its role in brackets).
 * NULL: nothing. Transfer full. */
char *rp_shape_text (const RpJsonNode *node);

G_END_DECLS
