/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a card is filled, block after block. Private to app/describe. NULL and "" add nothing, unless said otherwise. */
#pragma once

#include "card.h"
#include "card-words.h"

G_BEGIN_DECLS

typedef struct
{
  RpCard *card;
  const RpCardRequest *request;
  RpDataset *dataset;
  const RpRecord *record; /* NULL: the dataset's own card */
} RpCardMaker;

RpCardBlock *rp_maker_add (RpCardMaker *self, RpCardBlockKind kind);
void rp_maker_head (RpCardMaker *self);
void rp_maker_text (RpCardMaker *self, RpCardBlockKind kind, const char *text);
/* COUNT is nullable and transfer full. */
void rp_maker_heading (RpCardMaker *self, const char *caption, char *count);
/* The heading of a list of N, with their number where they are several; none where there are none. */
void rp_maker_list_heading (RpCardMaker *self, const char *caption, guint n);
/* A row of text. */
void rp_maker_fact (RpCardMaker *self, const char *caption, const char *text);
/* A row with a link. Never NULL; its `below` may be added to. */
RpCardBlock *rp_maker_fact_link (RpCardMaker *self, const char *caption, RpRecordRef ref);
/* BELOW and ROLE are nullable. */
RpCardBlock *rp_maker_record (RpCardMaker *self, RpRecordRef ref, const char *below, const char *role);
/* How many of N the list may show. */
guint rp_maker_room (const RpCardMaker *self, RpCardList list, guint n);
/* "and N more", of TOTAL. */
void rp_maker_more (RpCardMaker *self, RpCardList list, guint total);

/* With nothing in it yet. Transfer full. */
RpCard *rp_card_alloc (RpDataset *dataset, RpRecordRef ref);
/* Valid until the next row is added. */
RpCardRow *rp_block_row (RpCardBlock *block);
void rp_block_badge (RpCardBlock *block, const char *text);

void rp_spans_file (GArray *spans, const char *path, const char *quote);
/* Plain text unless it is an address that a click may open. */
void rp_spans_address (GArray *spans, const char *address);
void rp_spans_text (GArray *spans, const char *text);
/* With the record's title where TEXT is NULL. */
void rp_spans_link (GArray *spans, RpDataset *dataset, RpRecordRef ref, const char *text);

/* "Two sources, one origin: …"; transfer full. */
char *rp_corroboration_sentence (RpDataset *dataset, const RpEvidence *evidence, guint n_evidence);
/* Whether a date is in the period; TRUE without one. */
gboolean rp_in_period (const RpPeriod *period, const RpWhen *when);

/* Evidence that names FIELD in its `for`: at its field. */
void rp_maker_field (RpCardMaker *self, const char *field);
/* All of a figure's. */
void rp_maker_figure_evidence (RpCardMaker *self, const RpAttribute *attribute);
/* Heading, sentence, sources with passages, differences. FIELDS: those whose evidence stands at them already, ended by
 * NULL. */
void rp_maker_evidence (RpCardMaker *self, const char *const *fields);
void rp_maker_differences (RpCardMaker *self, const RpAttribute *attribute);
/* A text as itself, anything else as the JSON text that was given, with its characters in place of their escapes. */
void rp_maker_other (RpCardMaker *self, const RpOther *other);
/* Figures, tags, address, picture, unknown keys, and the line of the file: what ends every record's card. */
void rp_maker_tail (RpCardMaker *self);
/* A list of events with their dates; and the same under a heading. */
void rp_maker_event_list (RpCardMaker *self, RpCardList list, const guint *events, guint n);
void rp_maker_events (RpCardMaker *self, RpCardList list, const char *heading, const guint *events, guint n);
/* Each of the others, by its type. */
void rp_maker_event (RpCardMaker *self, guint index);
void rp_maker_entity (RpCardMaker *self, guint index);
void rp_maker_relation (RpCardMaker *self, guint index);
void rp_maker_source (RpCardMaker *self, guint index);
void rp_maker_dataset (RpCardMaker *self);
/* When it was, how sure and how it is known. */
void rp_maker_when (RpCardMaker *self);

G_END_DECLS
