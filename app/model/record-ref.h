/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record's place in its dataset: which of the four tables, and which row.
 * A value, four bytes of each; it says nothing about a dataset and is valid only beside the one it came from. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RP_RECORD_NONE,
  RP_RECORD_EVENT,
  RP_RECORD_ENTITY,
  RP_RECORD_RELATION,
  RP_RECORD_SOURCE,
} RpRecordType;

typedef struct
{
  RpRecordType type;
  guint index;
} RpRecordRef;

#define RP_RECORD_REF_NONE ((RpRecordRef){ RP_RECORD_NONE, 0 })
#define RP_NO_INDEX G_MAXUINT

static inline RpRecordRef
rp_record_ref (RpRecordType type, guint index)
{
  return (RpRecordRef){ type, index };
}

static inline gboolean
rp_record_ref_equal (RpRecordRef a, RpRecordRef b)
{
  return a.type == b.type && (a.type == RP_RECORD_NONE || a.index == b.index);
}

G_END_DECLS
