/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an arrangement or a briefing, which need not be sound, as a tree: the strict reader looks at every byte
 * first and says where what is wrong, then json-glib builds. What cannot be used is passed over and counted; what only
 * a later Rapport knows is kept as it stands. For those who read such texts, alone. */
#pragma once

#include <json-glib/json-glib.h>

#include "json-check.h"
#include "saved-error.h"

G_BEGIN_DECLS

/* A list that is longer is no choice that a person made; a longer text, in bytes, is none either. */
#define RP_SAVED_MOST_TEXTS 20000
#define RP_SAVED_MOST_BYTES 65536

typedef struct
{
  const char *text; /* must outlive the tree */
  gsize length;
  JsonObject *root; /* NULL: something else than an object */
  GString *at;      /* where one is, for what is said: "scenes/3/" */
  guint n_ignored;
  char *first; /* where and why; NULL: nothing was passed over */
  RpJsonFindings *findings;
  JsonParser *parser;
} RpSavedTree;

/* NULL with RP_SAVED_ERROR_JSON: no byte of it can be trusted. Transfer full. */
RpSavedTree *rp_saved_tree_new (const char *text, gsize length, GError **error);
void rp_saved_tree_free (RpSavedTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSavedTree, rp_saved_tree_free)

/* Whether the member KEY at the top says VERSION; if not, RP_SAVED_ERROR_NEWER or _OTHER. */
gboolean rp_saved_tree_check_version (RpSavedTree *self, const char *key, gint64 version, GError **error);

/* ---- what is passed over ---- */

/* WHERE is below where one is; empty: that itself. */
void rp_saved_tree_ignore (RpSavedTree *self, const char *where, const char *why);
/* How much, and what first; NULL: nothing. Transfer full. */
char *rp_saved_tree_dup_note (RpSavedTree *self);

/* ---- values; of a wrong type they are passed over ---- */

gboolean rp_saved_tree_is_text (JsonNode *node);
gboolean rp_saved_tree_is_number (JsonNode *node);
/* NULL: OBJECT has no such member, or another than a text that is short enough. Belongs to the tree. */
const char *rp_saved_tree_text (RpSavedTree *self, JsonObject *object, const char *key);
/* FALSE: there is none, or another than a number from LEAST to MOST. */
gboolean rp_saved_tree_number (RpSavedTree *self, JsonObject *object, const char *key, double least, double most,
                               double *number);
/* FALSE too where there is none. */
gboolean rp_saved_tree_flag (RpSavedTree *self, JsonObject *object, const char *key);
/* NODE's object or list, which has at most MOST items; NULL: it is another. Belongs to the tree. */
JsonObject *rp_saved_tree_object (RpSavedTree *self, const char *key, JsonNode *node);
JsonArray *rp_saved_tree_list (RpSavedTree *self, const char *key, JsonNode *node, guint most);
/* The texts of a list; NULL: it is none. Transfer full. */
char **rp_saved_tree_texts (RpSavedTree *self, const char *key, JsonNode *node);

/* ---- what only a later Rapport knows ---- */

/* Behind the beginning of the text. Members that do not count are not seen. Transfer full. */
RpJsonReader *rp_saved_tree_read (const RpSavedTree *self);
/* Whether KEY is known here. TOKEN begins its value, which may be read, whole. */
typedef gboolean (*RpSavedKnown) (const char *key, RpJsonToken token, RpJsonReader *reader, gpointer data);
/* Behind the beginning of an object: reads it to its end. Key and JSON text by turns of what is not known; NULL:
 * nothing. Transfer full. */
GPtrArray *rp_saved_tree_keep_rest (RpSavedTree *self, RpJsonReader *reader, RpSavedKnown is_known, gpointer data);

G_END_DECLS
