/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An arrangement in words, numbers and ids, as its file has it (FORMAT.md, “The arrangement”): a plain value and its
 * JSON text. It knows neither files (see arrangement-file) nor records that may be gone meanwhile (see
 * session-arrangement). What stands as it does by itself is NULL or FALSE and not written. A new member is one line
 * here and one in the table of saved-arrangement.c. Places in layout px. */
#pragma once

#include "saved-error.h"

G_BEGIN_DECLS

/* The version that is written; a higher one is refused. */
#define RP_ARRANGEMENT_VERSION 1
/* No hand moves a node so far, px. */
#define RP_ARRANGEMENT_FARTHEST 1e6
/* Nor so many; a file that has more is passed over. */
#define RP_ARRANGEMENT_MOST_PINS 200000

typedef struct
{
  char **pins;        /* entities and events whose nodes a person moved, each once; NULL: none */
  GArray *pin_places; /* double: x and y of each */
  double area[2];     /* width and height that the layout was made for which they stand in; 0: not known */
  char *fold, *lanes, *spans;
  gboolean links, hide_empty, by_role;
  char **lanes_order, **lanes_collapsed;
  char *node_size, *node_color, *network_events; /* as network-looks calls them */
  char *network_layout, *network_root;           /* the method, and the id of the entity that it looks from */
  char **hidden_kinds;
  GPtrArray *network; /* char **: ids of the entities that it consists of, a list for each step; NULL: all */
  char **network_hidden;
  gboolean fold_leaves;
  char **fold_hubs; /* for which it is the other way round */
  char **open;      /* parents; NULL: as many as fit */
  char **filter;    /* "KEY=VALUE" */
  gboolean hide;    /* what is filtered out goes instead of staying, faint */
  GPtrArray *rest;  /* char *: key and JSON text by turns, of what only a later Rapport knows; NULL: nothing */
} RpSavedArrangement;

/* Nothing is arranged. Transfer full. */
RpSavedArrangement *rp_saved_arrangement_new (void);
void rp_saved_arrangement_free (RpSavedArrangement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSavedArrangement, rp_saved_arrangement_free)
/* Transfer full. */
RpSavedArrangement *rp_saved_arrangement_copy (const RpSavedArrangement *self);

gboolean rp_saved_arrangement_is_nothing (const RpSavedArrangement *self);
/* The same arrangement has the same text. Transfer full. */
char *rp_saved_arrangement_to_json (const RpSavedArrangement *self);
/* NULL with an RP_SAVED_ERROR for what is no arrangement or of a later version. Of a sound one what has a wrong type or
 * is beyond all measure is passed over; NOTE (out, transfer full) says how much and what first, NULL: nothing. Transfer
 * full. */
RpSavedArrangement *rp_saved_arrangement_from_json (const char *text, gsize length, char **note, GError **error);

G_END_DECLS
