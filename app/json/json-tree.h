/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole JSON text as a tree in which every value knows its place: for files of other programs, whose shape is learnt
 * by looking here and there. Built from the strict reader's tokens, so that there is one grammar in the house and a
 * message can point to what it is about; json-glib's tree has no places, and takes three times the memory. Read-only.
 * Lines and columns count from 1. */
#pragma once

#include "json-reader.h"

G_BEGIN_DECLS

typedef struct _RpJsonNode RpJsonNode;
struct _RpJsonNode
{
  RpJsonToken type; /* OBJECT_BEGIN, ARRAY_BEGIN, STRING, NUMBER, TRUE, FALSE or NULL */
  guint line, column;
  const char *key;  /* in an object; else NULL */
  const char *text; /* of a string, decoded, or a number, as written; else NULL; nul-terminated */
  guint length;     /* of the text, in bytes */
  guint index;      /* among its siblings, from 0 */
  guint n_items;    /* of an object or a list */
  const RpJsonNode *parent, *first, *next;
};

typedef struct _RpJsonTree RpJsonTree;

/* Transfer full. */
RpJsonTree *rp_json_tree_new (void);
void rp_json_tree_free (RpJsonTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpJsonTree, rp_json_tree_free)

/* Reads BYTES, which may go afterwards; what the tree held before is gone. The first line counts as LINE. The root, or
 * NULL: see rp_json_tree_get_error (). FUNC is nullable. Of equal keys the last counts. */
const RpJsonNode *rp_json_tree_read (RpJsonTree *self, const char *bytes, gsize length, guint line,
                                     RpJsonProgressFunc func, gpointer data);
/* Texts one after the other, as items of one list, which is the tree then and what it held before is gone. An item that
 * was read (as above; NULL: not) is one of the list once it is added, and belongs to the tree even if it never is. */
const RpJsonNode *rp_json_tree_begin_list (RpJsonTree *self);
const RpJsonNode *rp_json_tree_read_item (RpJsonTree *self, const char *bytes, gsize length, guint line);
void rp_json_tree_add_item (RpJsonTree *self, const RpJsonNode *item);
/* Builds by hand, for what is no JSON but data all the same: empties the tree, and a node of TYPE that is no one's. */
RpJsonNode *rp_json_tree_begin (RpJsonTree *self, RpJsonToken type);
/* A copy of NODE, of its type, place, key, text and length, behind *LAST (NULL: the first) in PARENT, an object or a
 * list; it is *LAST then. An earlier member of the same key goes, unless very many stand before it. */
RpJsonNode *rp_json_tree_put (RpJsonTree *self, RpJsonNode *parent, RpJsonNode **last, const RpJsonNode *node);
/* Belongs to the tree; NULL while nothing is wrong. */
const RpJsonError *rp_json_tree_get_error (const RpJsonTree *self);

/* ---- what a node is ---- NODE may be NULL everywhere: then it is nothing. */

gboolean rp_json_node_is_object (const RpJsonNode *node);
gboolean rp_json_node_is_list (const RpJsonNode *node);
gboolean rp_json_node_is_text (const RpJsonNode *node);
gboolean rp_json_node_is_number (const RpJsonNode *node);
/* "a string", "nothing": for what is said. */
const char *rp_json_node_name (const RpJsonNode *node);
/* JSON Pointer. Transfer full. */
char *rp_json_node_dup_path (const RpJsonNode *node);
/* The value as compact JSON, at most MOST bytes of it. Transfer full. */
char *rp_json_node_to_text (const RpJsonNode *node, gsize most);

/* ---- an object's members; of another node's there are none ---- */

const RpJsonNode *rp_json_node_get (const RpJsonNode *node, const char *key);
/* Steps by keys, the last NULL. */
const RpJsonNode *rp_json_node_find (const RpJsonNode *node, const char *key, ...) G_GNUC_NULL_TERMINATED;
const RpJsonNode *rp_json_node_get_object (const RpJsonNode *node, const char *key);
const RpJsonNode *rp_json_node_get_list (const RpJsonNode *node, const char *key);
/* The text of a string or a number that is not empty; else NULL. */
const char *rp_json_node_get_text (const RpJsonNode *node, const char *key);
/* FALSE: no number, or none that is finite. A string that is a number counts as one. */
gboolean rp_json_node_get_double (const RpJsonNode *node, const char *key, double *value);
/* The value of true or false; else OTHERWISE. */
gboolean rp_json_node_get_flag (const RpJsonNode *node, const char *key, gboolean otherwise);

/* The text of NODE itself, as above. */
const char *rp_json_node_text (const RpJsonNode *node);
gboolean rp_json_node_double (const RpJsonNode *node, double *value);

G_END_DECLS
