/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event of SIMILE Timeline, from its JSON or its XML, with its uncertain bounds: between `start` and `latestStart`
 * it began, between `earliestEnd` and `end` it ended. EDTF has one bracket for an instant and none for the two ends of
 * an interval; what it cannot say is put into words. */
#pragma once

#include "gathering.h"

G_BEGIN_DECLS

typedef enum
{
  RP_SIMILE_BY_END, /* lasts when it has an end */
  RP_SIMILE_INSTANT,
  RP_SIMILE_DURATION,
} RpSimileForm;

/* As written; all nullable. */
typedef struct
{
  const char *id, *title, *text, *link, *image;
  const char *start, *latest_start, *earliest_end, *end;
  RpSimileForm form;
} RpSimileEvent;

/* At NODE (nullable). PLACE and PATH are for what is said of it. */
RpGathered *rp_simile_add_event (RpGathering *gathering, const RpSimileEvent *event, const RpJsonNode *node,
                                 RpPlace place, const char *path, RpDateOrder order);

/* Whether KEY is one that RpSimileEvent holds, or only concerns looks. */
gboolean rp_simile_knows (const char *key);
/* The form that a flag's text ("true", "false", nullable) gives, OTHERWISE where it is neither. */
RpSimileForm rp_simile_form (const char *flag, RpSimileForm otherwise);

G_END_DECLS
