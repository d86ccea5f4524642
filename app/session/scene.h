/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One scene of a briefing, in words, numbers and ids: how the views stand, and what is said about it. State, not
 * pixels. A plain value; once it is part of a briefing nobody changes it, a changed one is another. Records that are
 * gone are none of its business (see session-scene). A new member is one line here and one in briefing-json. */
#pragma once

#include "network-sight.h"
#include "period.h"
#include "saved-arrangement.h"

G_BEGIN_DECLS

/* Of a title, a caption, notes, a callout, in bytes: what is longer is cut. */
#define RP_SCENE_MOST_TEXT 65536
/* Of one scene; what is beyond is neither read nor added (briefing-deck). */
#define RP_SCENE_MOST_CALLOUTS 100

/* A short text tied to a record or to a moment, which moves with it. */
typedef struct
{
  char *text;
  char *record;  /* id; NULL: tied to WHEN */
  char *when;    /* EDTF; NULL: tied to RECORD */
  double dx, dy; /* from that to the text's middle, px of a stage (RP_STAGE_LINES high); both 0: where there is room */
  GPtrArray *rest; /* as a scene's */
} RpCallout;

typedef struct
{
  gatomicrefcount refs;
  char *id;          /* its own in the briefing, and kept by every change; never NULL */
  char *view;        /* "text", "timeline", "network", "both", "sources", "table"; never NULL */
  char *title;       /* as all texts NULL where there is none */
  char *caption;     /* shown on stage; paragraphs, lists and emphasis as scene-text reads them */
  char *notes;       /* for who presents; the same */
  double duration_s; /* planned; 0: none */
  double from, to;   /* visible range, seconds since 1970; NAN: all */
  RpPeriod period;
  RpNetworkSight sight;         /* which part of the network is in sight; zoom 0: all */
  char *selected;               /* id; what was picked last */
  char **also;                  /* ids of what is selected together with it; NULL: nothing */
  gboolean alone;               /* nothing but what is selected stands out: a way from one to another */
  RpSavedArrangement *arranged; /* lanes, filters, looks, moved nodes; never NULL */
  RpCallout *callouts;
  guint n_callouts;
  GPtrArray *rest; /* char *: key and JSON text by turns, of what only a later Rapport knows; NULL: nothing */
} RpScene;

/* An empty one of VIEW with an id of its own. Transfer full. */
RpScene *rp_scene_new (const char *view);
RpScene *rp_scene_ref (RpScene *self);
void rp_scene_unref (RpScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpScene, rp_scene_unref)
/* One that can be changed until it is put in a briefing; the same id. Transfer full. */
RpScene *rp_scene_copy (const RpScene *self);
/* Another id: what is copied within a briefing is a scene of its own. */
void rp_scene_set_new_id (RpScene *self);
/* Replaces *TEXT, one of the scene's, by a copy of WITH, as long as texts may be; "" is none. */
void rp_scene_set_text (char **text, const char *with);
/* The same of a callout, whose text is never NULL. */
void rp_scene_set_callout_text (RpScene *self, guint index, const char *text);
/* CALLOUT is copied. */
void rp_scene_add_callout (RpScene *self, const RpCallout *callout);
void rp_scene_remove_callout (RpScene *self, guint index);
/* Whether VIEW is one of those above. */
gboolean rp_scene_is_view (const char *view);
gboolean rp_scene_is_text (const RpScene *self);

G_END_DECLS
