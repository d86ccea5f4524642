/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the importers of graphs have in common: the named values of a node, an edge or the whole graph become the fields
 * of an entity, a relation or the dataset. Names are matched without letter case. What only is for the eye is passed
 * over: places on a canvas, sizes, colours, fonts. */
#pragma once

#include "gathering.h"

G_BEGIN_DECLS

/* A named value; of XML it is a text, of JSON a node. */
typedef struct
{
  const char *key;
  const char *text;       /* NULL where NODE says it */
  const RpJsonNode *node; /* nullable */
} RpGraphField;

/* RpGraphField, to be used again for each record: empty it first. Transfer full. */
GArray *rp_graph_fields_new (void);
void rp_graph_fields_add (GArray *fields, const char *key, const char *text);
/* The members of OBJECT (nullable, or no object: none) but those named in PASSED, which ends with NULL. */
void rp_graph_fields_add_members (GArray *fields, const RpJsonNode *object, const char *const *passed);
/* Of PAIRS (nullable), a list of lists of a key and a value, as NetworkX writes what is said of a graph. */
void rp_graph_fields_add_pairs (GArray *fields, const RpJsonNode *pairs);

/* Name, aliases, kind, summary, address, tags, latitude and longitude where FIELDS have them; the rest becomes
 * attributes. A title or kind that ENTITY has already stays. A kind is a word, never a number. */
void rp_graph_fill_entity (RpGathering *gathering, RpGathered *entity, GArray *fields);
/* Kind, label, weight, address, summary likewise, and the date where a value is called one and is one. A tie that says
 * what it is has a direction, one that only joins has none: with DIRECTED NULL; else it is as that says. */
void rp_graph_fill_relation (RpGathering *gathering, RpGathered *relation, GArray *fields, const gboolean *directed);
/* Title and description; the rest follows in the description, a line each. */
void rp_graph_fill_dataset (RpGathering *gathering, GArray *fields);

/* The text of an id: a string's or a number's; of a list of these, NetworkX's tuple, "(1, 2)". NULL: NODE is none. */
const char *rp_graph_id_of (RpGathering *gathering, const RpJsonNode *node);
/* RECORD's id likewise. For what is there and can be none, that is said as an error. */
const char *rp_graph_id (RpGathering *gathering, const RpJsonNode *record, const char *key);
/* An entity for a node: its id and place; NODE that is no object is left out with an error, and the result is NULL. */
RpGathered *rp_graph_add_entity (RpGathering *gathering, const RpJsonNode *node, const char *id);
/* A relation for an edge likewise, of the kind "linked" until it is filled; ID is made one of its own. */
RpGathered *rp_graph_add_relation (RpGathering *gathering, const RpJsonNode *edge, const char *id, const char *from,
                                   const char *to);
/* CHILD stands in the group PARENT; both ids are copied, NULL or "" for PARENT: nothing. */
void rp_graph_add_part (RpGathering *gathering, const RpGathered *child, const char *parent);
/* An edge of more than two ends, which becomes an entity: its kind, until it has one of its own, is "group". */
RpGathered *rp_graph_add_group (RpGathering *gathering, RpPlace place, const char *path, const char *id);
/* An end of GROUP, in or out of it. */
void rp_graph_add_end (RpGathering *gathering, const RpGathered *group, const char *id, gboolean into, const char *kind,
                       RpPlace place, const char *path);

G_END_DECLS
