/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schemata and properties of FollowTheMoney: what each becomes here. What is not in the tables goes by its
 * properties, so that schemata of later versions and of one's own work too. */
#pragma once

#include "json-tree.h"

G_BEGIN_DECLS

typedef enum
{
  RP_FTM_THING,    /* an entity */
  RP_FTM_EDGE,     /* a relation */
  RP_FTM_EVENT,    /* an event; what it names takes part */
  RP_FTM_DOCUMENT, /* a source */
  RP_FTM_SIMILAR,  /* two that may be the same */
  RP_FTM_NOTE,     /* text on another */
} RpFtmClass;

typedef struct
{
  const char *name;
  RpFtmClass class;
  const char *source, *target; /* an edge's ends, by property */
  gboolean undirected;
  const char *begin[2], *end; /* dates, before startDate, date and endDate */
} RpFtmSchema;

typedef enum
{
  RP_FTM_OTHER,
  RP_FTM_NAME,
  RP_FTM_ALIAS,
  RP_FTM_SUMMARY,
  RP_FTM_TAG,
  RP_FTM_COUNTRY,
  RP_FTM_TOPIC,
  RP_FTM_URL,
  RP_FTM_SOURCE_URL,
  RP_FTM_PUBLISHER,
  RP_FTM_ENTITY,  /* ids */
  RP_FTM_PERHAPS, /* ids or names */
  RP_FTM_OWNER,   /* ids; the relation runs from them */
  RP_FTM_LATITUDE,
  RP_FTM_LONGITUDE,
  RP_FTM_PLACE, /* a place's name */
  RP_FTM_AUTHOR,
  RP_FTM_LANGUAGE,
  RP_FTM_LABEL, /* what an edge is called */
} RpFtmRole;

/* Whether NODE is an entity of FollowTheMoney. */
gboolean rp_ftm_is_entity (const RpJsonNode *node);
/* The schema that NODE is of. PLAIN is filled where the tables have none, and returned then. */
const RpFtmSchema *rp_ftm_schema_of (const RpJsonNode *node, RpFtmSchema *plain);
RpFtmRole rp_ftm_role_of (const char *property);

G_END_DECLS
