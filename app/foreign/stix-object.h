/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects of STIX 2.0 and 2.1, one after another in any order, gathered as what they are to Rapport. Of an object's
 * versions the newest is to be given only. It reads no files: see format-stix.c. */
#pragma once

#include "late-refs.h"

G_BEGIN_DECLS

typedef struct
{
  RpGathering *gathering;
  RpLateRefs *refs;
  GHashTable *nodes;    /* id → RpJsonNode: the version that counts */
  GHashTable *revoked;  /* ids of what is left out for it */
  GHashTable *markings; /* id of a marking definition → its words */
  GPtrArray *relations; /* RpGathered whose ends are still to be looked at */
} RpStixReader;

void rp_stix_reader_init (RpStixReader *self, RpGathering *gathering);
void rp_stix_reader_clear (RpStixReader *self);

/* NODE is an object with a type. SCOPE (nullable) stands before the ids of an observed data's parts, which count only
 * there: "0" is "observed-data--…:0" then. */
void rp_stix_reader_add (RpStixReader *self, const RpJsonNode *node, const char *id, const char *scope);
/* When all are there: relations and references. */
void rp_stix_reader_finish (RpStixReader *self);

G_END_DECLS
