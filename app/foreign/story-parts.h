/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the formats of timeline programs have in common: texts in HTML, a title where only a text is given, media with
 * a credit, keys that are known or are not. It knows no single format. Nodes may be NULL and of any type. */
#pragma once

#include "gathering.h"

G_BEGIN_DECLS

/* The member's text or number; NULL: there is none, or it is something else, which is reported. */
const char *rp_story_text (RpGathering *gathering, const RpJsonNode *object, const char *key);
/* The same, of a node. */
const char *rp_story_node_text (RpGathering *gathering, const RpJsonNode *node);

/* Whether one of the first items of a list, or a single object that stands where a list is wanted, is like THAT. */
gboolean rp_story_any (const RpJsonNode *list, gboolean (*that) (const RpJsonNode *item));

typedef void (*RpStoryItemFunc) (RpGathering *gathering, const RpJsonNode *item, gpointer data);
/* FUNC for each object of a list, or for the single one that stands for it; what is no object is left out, which is
 * reported with WANTED. FALSE: cancelled. */
gboolean
rp_story_each (RpGathering *gathering, const RpJsonNode *list, const char *wanted, RpStoryItemFunc func, gpointer data);

/* The dataset's title and description of what is HTML, and what else is to be said, in plain text. All nullable. */
void rp_story_set_head (RpGathering *gathering, const char *headline, const char *text, const char *more);

/* HTML on one line of plain text. Transfer full; NULL: nothing. */
char *rp_story_plain (const char *html);

/* A new event at NODE of what is HTML: title and text, either nullable. Without a title the text's first line is one.
 * Links go to the event's address and attributes. ID and KIND are plain; KIND NULL is "event". */
RpGathered *rp_story_add_event (RpGathering *gathering, const RpJsonNode *node, const char *id, const char *kind,
                                const char *title, const char *text);
/* ADDRESS as RECORD's address, or as an attribute where it has one; what is none of the web is an attribute. Nullable.
 */
void rp_story_add_address (RpGathering *gathering, RpGathered *record, const char *label, const char *address);

/* A picture, film or page, of which all is nullable and HTML. Its address or credit is a source. */
typedef struct
{
  const char *url, *link, *caption, *credit;
} RpStoryMedia;

void rp_story_add_media (RpGathering *gathering, RpGathered *event, const RpStoryMedia *media);
/* The same in plain words, for a description. Transfer full; NULL: nothing. */
char *rp_story_describe_media (const RpStoryMedia *media);

/* An era from BEGIN to END, texts as rp_foreign_date () reads them, nullable; without a sound date it is left out,
 * which is reported. LABEL and TEXT are HTML and nullable; a TEXT has no place in an era that has a name, which is
 * said. */
typedef struct
{
  const char *begin, *end, *label, *text;
} RpStoryEra;

void rp_story_add_era (RpGathering *gathering, const RpJsonNode *node, const RpStoryEra *era);

/* The members of OBJECT but those in KNOWN (NULL-terminated) as attributes of RECORD. */
void
rp_story_add_others (RpGathering *gathering, RpGathered *record, const RpJsonNode *object, const char *const *known);
/* Says which members of OBJECT, not in KNOWN, were not read: lists and objects with something in them. */
void rp_story_report_others (RpGathering *gathering, const RpJsonNode *object, const char *const *known);

G_END_DECLS
