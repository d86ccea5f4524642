/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of an arrangement's file that are words, lists of texts, lists of such or flags: the table that is
 * written from (saved-arrangement.c) and read by (saved-reading.c). For these two alone. */
#pragma once

#include "saved-arrangement.h"

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

G_END_DECLS
