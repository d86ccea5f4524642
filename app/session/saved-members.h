/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of an arrangement's file that are words, lists of texts, lists of such or flags: the table that is
 * written from (saved-arrangement.c) and read by (saved-reading.c); and an arrangement as a part of a briefing. For
 * these alone. */
#pragma once

#include "json-writer.h"
#include "saved-arrangement.h"
#include "saved-tree.h"

G_BEGIN_DECLS

typedef enum
{
  RP_SAVED_WORD,
  RP_SAVED_TEXTS,
  RP_SAVED_LISTS, /* of texts: a GPtrArray of char ** */
  RP_SAVED_FLAG,
} RpSavedKind;

typedef struct
{
  const char *key; /* NULL ends */
  RpSavedKind kind;
  gsize offset;
} RpSavedMember;

const RpSavedMember *rp_saved_members (void);

/* All members but the version, into an object that is open. */
void rp_saved_arrangement_write_members (const RpSavedArrangement *self, RpJsonWriter *writer);
/* Key and JSON text by turns, nullable, into an object that is open. */
void rp_saved_write_rest (RpJsonWriter *writer, const GPtrArray *rest);
/* All but its `rest`. Transfer full. */
RpSavedArrangement *rp_saved_arrangement_from_object (RpSavedTree *tree, JsonObject *object);
/* An RpSavedKnown. */
gboolean rp_saved_arrangement_knows (const char *key, RpJsonToken token, RpJsonReader *reader, gpointer data);

G_END_DECLS
