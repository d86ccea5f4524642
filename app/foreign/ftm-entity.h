/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FollowTheMoney's entities, one after another in any order and perhaps in pieces, gathered as what they are to
 * Rapport. Pieces with the same id are one entity, as its own programs have it. It reads no files: see format-ftm.c. */
#pragma once

#include "ftm-schemata.h"
#include "late-refs.h"

G_BEGIN_DECLS

typedef struct _RpFtmReader RpFtmReader;

/* GATHERING must outlive it. Transfer full. */
RpFtmReader *rp_ftm_reader_new (RpGathering *gathering);
void rp_ftm_reader_free (RpFtmReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpFtmReader, rp_ftm_reader_free)

/* Takes NODE, of whatever type, whose tree may go afterwards. */
void rp_ftm_reader_add (RpFtmReader *self, const RpJsonNode *node);
/* When all are there: dates, ends and references. */
void rp_ftm_reader_finish (RpFtmReader *self);

G_END_DECLS
