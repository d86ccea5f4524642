/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the reader of FollowTheMoney's entities, shared by its units: ftm-entity.c takes them, ftm-finish.c
 * joins them. */
#pragma once

#include "ftm-entity.h"
#include "memory-blocks.h"

G_BEGIN_DECLS

typedef struct _RpFtmValue RpFtmValue;
struct _RpFtmValue
{
  RpFtmValue *next;
  const char *text; /* the gathering's */
};

typedef struct _RpFtmItem RpFtmItem;
struct _RpFtmItem
{
  RpFtmItem *next;
  RpGathered *record;
  const RpFtmSchema *schema;
  RpFtmValue *from, *to;           /* an edge's ends, ids */
  RpFtmValue *begin[2], *end;      /* the schema's own */
  RpFtmValue *start, *stop, *date; /* of any interval */
  const char *publisher, *source_url, *retrieved;
};

struct _RpFtmReader
{
  RpGathering *gathering;
  RpLateRefs *refs;
  RpMemoryBlocks memory;
  GHashTable *items; /* id → RpFtmItem */
  GHashTable *kinds; /* schema's name → kind */
  GHashTable *lists; /* a dataset's name → RpGathered, the source that it is */
  RpFtmItem *first, **end;
};

G_END_DECLS
