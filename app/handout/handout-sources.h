/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the scenes of a hand-out rest on: the sources of what each shows, numbered by first use throughout, and what of
 * them is said at the foot of a page and in the list at the end. Words in lines, no ink. Px of the page. */
#pragma once

#include "chronology-flow.h"
#include "stage-picture.h"

G_BEGIN_DECLS

typedef struct _RpHandoutSources RpHandoutSources;

RpHandoutSources *rp_handout_sources_new (RpDataset *dataset); /* transfer full */
void rp_handout_sources_free (RpHandoutSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpHandoutSources, rp_handout_sources_free)

/* The sources of the records that PICTURE, of the next scene, shows: those that are hidden there are none of them. */
void rp_handout_sources_add (RpHandoutSources *self, RpStagePicture *picture);
guint rp_handout_sources_n (const RpHandoutSources *self);
/* Of SCENE alone. */
guint rp_handout_sources_n_of (const RpHandoutSources *self, guint scene);

/* "Sources: 1 Il Giornale, 24 Jul 2025; 3 …" on at most N_LINES lines of WIDTH px. What has no room is counted, with a
 * link to the page LIST (0: there is none). N_LEFT (out): so many. NULL: there is no source. Transfer full. */
RpFlow *rp_handout_sources_foot (const RpHandoutSources *self, guint scene, const RpTextMeasure *measure, double width,
                                 guint n_lines, guint list, guint *n_left);
/* The list of all of them, a paragraph each, in lines of WIDTH px. Transfer full. */
RpFlow *rp_handout_sources_list (const RpHandoutSources *self, const RpTextMeasure *measure, double width);

G_END_DECLS
