/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dataset is made of, for the builder that fills it and for the model's own units. Nothing outside the model
 * includes this. */
#pragma once

#include "dataset-arena.h"
#include "dataset.h"
#include "id-table.h"

G_BEGIN_DECLS

/* Lists of indices by row: those of row I are items[start[I]] … items[start[I + 1] - 1]. */
typedef struct
{
  guint *start;
  guint *items;
} RpCsr;

struct _RpDataset
{
  GObject parent_instance;

  RpArena *arena;
  guint version;
  const char *title, *description, *language, *marking;
  RpDate updated;
  GArray *tables[RP_N_RECORD_TYPES]; /* of RpEvent, RpEntity, RpRelation, RpSource */
  GArray *kinds[RP_N_RECORD_TYPES];  /* RpKind */
  GArray *eras, *others, *unshown;   /* RpEra, RpOther */
  RpIdTable ids;
  RpCsr entity_events, entity_relations, event_relations;
  RpCsr links_in; /* events that link to an event */
  guint *source_start;
  RpRecordRef *source_records;
  RpOrigin *origins; /* of each source */
  guint *order;      /* events_in_order */
  gboolean has_span;
  RpInstant earliest, latest;
  GPtrArray *problems;
  guint n_problems[2]; /* by severity, with those that were only counted */
  guint left_out;
};

static inline const guint *
rp_csr_row (const RpCsr *csr, guint row, guint *n)
{
  *n = csr->start[row + 1] - csr->start[row];
  return csr->items + csr->start[row];
}

G_END_DECLS
