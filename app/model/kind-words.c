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
  { "appointment", NC_ ("kind", "Appointment") },
  { "arrest", NC_ ("kind", "Arrest") },
  { "asset", NC_ ("kind", "Asset") },
  { "association", NC_ ("kind", "Association") },
  { "attack", NC_ ("kind", "Attack") },
  { "attended", NC_ ("kind", "Attended") },
  { "battle", NC_ ("kind", "Battle") },
  { "birth", NC_ ("kind", "Birth") },
  { "body", NC_ ("kind", "Body") },
  { "call", NC_ ("kind", "Call") },
  { "ceremony", NC_ ("kind", "Ceremony") },
  { "character", NC_ ("kind", "Character") },
  { "child", NC_ ("kind", "Child") },
  { "child_of", NC_ ("kind", "Child of") },
  { "city", NC_ ("kind", "City") },
  { "company", NC_ ("kind", "Company") },
  { "conference", NC_ ("kind", "Conference") },
  { "conflict", NC_ ("kind", "Conflict") },
  { "contract", NC_ ("kind", "Contract") },
  { "country", NC_ ("kind", "Country") },
  { "created_by", NC_ ("kind", "Created by") },
  { "death", NC_ ("kind", "Death") },
  { "declaration", NC_ ("kind", "Declaration") },
  { "delegation", NC_ ("kind", "Delegation") },
  { "delivery", NC_ ("kind", "Delivery") },
  { "diplomacy", NC_ ("kind", "Diplomacy") },
  { "directorship", NC_ ("kind", "Directorship") },
  { "document", NC_ ("kind", "Document") },
  { "election", NC_ ("kind", "Election") },
  { "email", NC_ ("kind", "Email") },
  { "employed_by", NC_ ("kind", "Employed by") },
  { "employment", NC_ ("kind", "Employment") },
  { "entity", NC_ ("kind", "Entity") },
  { "equipment", NC_ ("kind", "Equipment") },
  { "event", NC_ ("kind", "Event") },
  { "exhibition", NC_ ("kind", "Exhibition") },
  { "fair", NC_ ("kind", "Fair") },
  { "family", NC_ ("kind", "Family") },
  { "friend", NC_ ("kind", "Friend") },
  { "gathering", NC_ ("kind", "Gathering") },
  { "group", NC_ ("kind", "Group") },
  { "indicator", NC_ ("kind", "Indicator") },
  { "infrastructure", NC_ ("kind", "Infrastructure") },
  { "interview", NC_ ("kind", "Interview") },
  { "invitation", NC_ ("kind", "Invitation") },
  { "knows", NC_ ("kind", "Knows") },
  { "letter", NC_ ("kind", "Letter") },
  { "linked", NC_ ("kind", "Linked") },
  { "located_at", NC_ ("kind", "Located at") },
  { "located_in", NC_ ("kind", "Located in") },
  { "location", NC_ ("kind", "Location") },
  { "malware", NC_ ("kind", "Malware") },
  { "marriage", NC_ ("kind", "Marriage") },
  { "married_to", NC_ ("kind", "Married to") },
  { "meeting", NC_ ("kind", "Meeting") },
  { "member_of", NC_ ("kind", "Member of") },
  { "membership", NC_ ("kind", "Membership") },
  { "message", NC_ ("kind", "Message") },
  { "met", NC_ ("kind", "Met") },
  { "ministry", NC_ ("kind", "Ministry") },
  { "node", NC_ ("kind", "Node") },
  { "operation", NC_ ("kind", "Operation") },
  { "organisation", NC_ ("kind", "Organisation") },
  { "organization", NC_ ("kind", "Organization") },
  { "ownership", NC_ ("kind", "Ownership") },
  { "owns", NC_ ("kind", "Owns") },
  { "parent", NC_ ("kind", "Parent") },
  { "parent_of", NC_ ("kind", "Parent of") },
  { "part_of", NC_ ("kind", "Part of") },
  { "payment", NC_ ("kind", "Payment") },
  { "people", NC_ ("kind", "People") },
  { "person", NC_ ("kind", "Person") },
  { "place", NC_ ("kind", "Place") },
  { "publication", NC_ ("kind", "Publication") },
  { "purchase", NC_ ("kind", "Purchase") },
  { "region", NC_ ("kind", "Region") },
  { "related", NC_ ("kind", "Related") },
  { "sale", NC_ ("kind", "Sale") },
  { "sibling", NC_ ("kind", "Sibling") },
  { "sighting", NC_ ("kind", "Sighting") },
  { "signing", NC_ ("kind", "Signing") },
  { "speech", NC_ ("kind", "Speech") },
  { "spouse", NC_ ("kind", "Spouse") },
  { "state", NC_ ("kind", "State") },
  { "statement", NC_ ("kind", "Statement") },
  { "summit", NC_ ("kind", "Summit") },
  { "support", NC_ ("kind", "Support") },
  { "talk", NC_ ("kind", "Talk") },
  { "talks", NC_ ("kind", "Talks") },
  { "threat_actor", NC_ ("kind", "Threat actor") },
  { "topic", NC_ ("kind", "Topic") },
  { "transfer", NC_ ("kind", "Transfer") },
  { "travel", NC_ ("kind", "Travel") },
  { "treaty", NC_ ("kind", "Treaty") },
  { "trial", NC_ ("kind", "Trial") },
  { "trip", NC_ ("kind", "Trip") },
  { "unit", NC_ ("kind", "Unit") },
  { "unknown", NC_ ("kind", "Unknown") },
  { "uses", NC_ ("kind", "Uses") },
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
