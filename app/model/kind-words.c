/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kind-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name, *word;
} Word;

/* By name, in the order of bytes. */
static const Word words[] = {
  { "account", NC_ ("kind", "Account") },
  { "actor", NC_ ("kind", "Actor") },
  { "address", NC_ ("kind", "Address") },
  { "agreement", NC_ ("kind", "Agreement") },
  { "aircraft", NC_ ("kind", "Aircraft") },
  { "asset", NC_ ("kind", "Asset") },
  { "attack", NC_ ("kind", "Attack") },
  { "battle", NC_ ("kind", "Battle") },
  { "birth", NC_ ("kind", "Birth") },
  { "body", NC_ ("kind", "Body") },
  { "call", NC_ ("kind", "Call") },
  { "ceremony", NC_ ("kind", "Ceremony") },
  { "character", NC_ ("kind", "Character") },
  { "child_of", NC_ ("kind", "Child of") },
  { "city", NC_ ("kind", "City") },
  { "company", NC_ ("kind", "Company") },
  { "conference", NC_ ("kind", "Conference") },
  { "conflict", NC_ ("kind", "Conflict") },
  { "contract", NC_ ("kind", "Contract") },
  { "country", NC_ ("kind", "Country") },
  { "death", NC_ ("kind", "Death") },
  { "declaration", NC_ ("kind", "Declaration") },
  { "delegation", NC_ ("kind", "Delegation") },
  { "delivery", NC_ ("kind", "Delivery") },
  { "diplomacy", NC_ ("kind", "Diplomacy") },
  { "document", NC_ ("kind", "Document") },
  { "employed_by", NC_ ("kind", "Employed by") },
  { "entity", NC_ ("kind", "Entity") },
  { "equipment", NC_ ("kind", "Equipment") },
  { "event", NC_ ("kind", "Event") },
  { "exhibition", NC_ ("kind", "Exhibition") },
  { "fair", NC_ ("kind", "Fair") },
  { "gathering", NC_ ("kind", "Gathering") },
  { "group", NC_ ("kind", "Group") },
  { "infrastructure", NC_ ("kind", "Infrastructure") },
  { "invitation", NC_ ("kind", "Invitation") },
  { "knows", NC_ ("kind", "Knows") },
  { "letter", NC_ ("kind", "Letter") },
  { "located_in", NC_ ("kind", "Located in") },
  { "location", NC_ ("kind", "Location") },
  { "married_to", NC_ ("kind", "Married to") },
  { "meeting", NC_ ("kind", "Meeting") },
  { "member_of", NC_ ("kind", "Member of") },
  { "message", NC_ ("kind", "Message") },
  { "met", NC_ ("kind", "Met") },
  { "ministry", NC_ ("kind", "Ministry") },
  { "node", NC_ ("kind", "Node") },
  { "operation", NC_ ("kind", "Operation") },
  { "organisation", NC_ ("kind", "Organisation") },
  { "organization", NC_ ("kind", "Organization") },
  { "owns", NC_ ("kind", "Owns") },
  { "parent_of", NC_ ("kind", "Parent of") },
  { "part_of", NC_ ("kind", "Part of") },
  { "payment", NC_ ("kind", "Payment") },
  { "people", NC_ ("kind", "People") },
  { "person", NC_ ("kind", "Person") },
  { "place", NC_ ("kind", "Place") },
  { "publication", NC_ ("kind", "Publication") },
  { "region", NC_ ("kind", "Region") },
  { "related", NC_ ("kind", "Related") },
  { "signing", NC_ ("kind", "Signing") },
  { "state", NC_ ("kind", "State") },
  { "statement", NC_ ("kind", "Statement") },
  { "summit", NC_ ("kind", "Summit") },
  { "support", NC_ ("kind", "Support") },
  { "talk", NC_ ("kind", "Talk") },
  { "talks", NC_ ("kind", "Talks") },
  { "topic", NC_ ("kind", "Topic") },
  { "transfer", NC_ ("kind", "Transfer") },
  { "travel", NC_ ("kind", "Travel") },
  { "treaty", NC_ ("kind", "Treaty") },
  { "trip", NC_ ("kind", "Trip") },
  { "unit", NC_ ("kind", "Unit") },
  { "unknown", NC_ ("kind", "Unknown") },
  { "vehicle", NC_ ("kind", "Vehicle") },
  { "vessel", NC_ ("kind", "Vessel") },
  { "visit", NC_ ("kind", "Visit") },
  { "war", NC_ ("kind", "War") },
  { "weapon", NC_ ("kind", "Weapon") },
  { "works_for", NC_ ("kind", "Works for") },
};

static int
compare (const void *name, const void *word)
{
  return strcmp (name, ((const Word *)word)->name);
}

const char *
rp_kind_word (const char *name)
{
  g_autofree char *key = g_strdup (name);
  const Word *found;

  key[0] = g_ascii_tolower (key[0]);
  g_strdelimit (key, " ", '_');
  found = bsearch (key, words, G_N_ELEMENTS (words), sizeof *words, compare);
  return found != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "kind", found->word) : NULL;
}
