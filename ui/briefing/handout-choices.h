/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chooses for a hand-out, as values: put into an order, and kept from one time to the next in a file of
 * the user's state folder. The marking is never kept. */
#pragma once

#include "handout-job.h"

G_BEGIN_DECLS

/* The pages that can be chosen; the first is what suits. */
#define RP_N_HANDOUT_SIZES 5
extern const char *const rp_handout_sizes[RP_N_HANDOUT_SIZES];

typedef struct
{
  int kind;  /* of rp_handouts */
  int pages; /* RpHandoutPages */
  int size;  /* of rp_handout_sizes */
  gboolean portrait;
  int theme; /* -1: what suits */
  gboolean notes, sources;
  char *marking; /* owned; NULL: the dataset's; "": none */
  char *folder;  /* where the last one went; owned, nullable */
} RpHandoutChoices;

/* Free with rp_handout_choices_free. */
RpHandoutChoices *rp_handout_choices_load (void);
void rp_handout_choices_save (const RpHandoutChoices *self);
void rp_handout_choices_free (RpHandoutChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpHandoutChoices, rp_handout_choices_free)

const RpHandout *rp_handout_choices_get_kind (const RpHandoutChoices *self);
gboolean rp_handout_choices_is_pdf (const RpHandoutChoices *self);
/* Whether it is a folder of pictures. */
gboolean rp_handout_choices_is_folder (const RpHandoutChoices *self);
/* Whether its files name the sources. */
gboolean rp_handout_choices_has_sources (const RpHandoutChoices *self);
/* Into ORDER. */
void rp_handout_choices_fill (const RpHandoutChoices *self, RpHandoutOrder *order);

G_END_DECLS
