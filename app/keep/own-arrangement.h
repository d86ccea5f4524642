/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arrangement that a person has of a dataset, as it is kept by itself: the arrangement, which dataset it is of, and
 * how it stands to the file beside the dataset. A value and its JSON text, which is nobody else's business. */
#pragma once

#include "dataset-trace.h"
#include "saved-arrangement.h"

G_BEGIN_DECLS

typedef struct
{
  RpDatasetTrace trace;
  RpSavedArrangement *saved;
  guint64 beside; /* fingerprint of the file beside as it was read or written last; 0: there was none */
  gboolean clean; /* nothing was arranged since */
} RpOwnArrangement;

/* SAVED is taken over. Transfer full. */
RpOwnArrangement *rp_own_arrangement_new (RpSavedArrangement *saved);
void rp_own_arrangement_free (RpOwnArrangement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpOwnArrangement, rp_own_arrangement_free)

/* Transfer full. */
char *rp_own_arrangement_to_json (const RpOwnArrangement *self);
/* NULL for what is no such text. Transfer full. */
RpOwnArrangement *rp_own_arrangement_from_json (const char *text, gsize length);

G_END_DECLS
