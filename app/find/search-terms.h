/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a query as they are looked for: in every usual spelling, and, where one or some of them are an entity's
 * whole name, by the entity's other names too. Private to the search. */
#pragma once

#include "search-index.h"
#include "search-query.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;     /* folded */
  gboolean whole; /* ends where a word ends; else it may go on */
} RpSearchNeedle;

/* Matches a record that has one needle of each word, or one of the other names. */
typedef struct
{
  GPtrArray *words; /* GArray of RpSearchNeedle: one word or phrase, spelt in several ways */
  GArray *others;   /* RpSearchNeedle: other names of ENTITIES */
  GArray *entities; /* guint */
} RpSearchTerm;

/* All texts of QUERY. Sentences on other names go to NOTICES (char *). Transfer full. */
GPtrArray *rp_search_terms_new (const RpSearchIndex *index, const RpSearchQuery *query, GPtrArray *notices);
/* The texts as one, when there are several and none is quoted; else NULL. Transfer full. */
GArray *rp_search_terms_whole (const RpSearchQuery *query);

/* TEXT in every spelling. Transfer full. */
GArray *rp_search_needles_new (const char *text, gboolean whole);

G_END_DECLS
