/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an index card: texts, headings, links to records, rows. A card is a box that is filled once, from top to
 * bottom. All texts of a dataset are set as text or escaped, never read as markup. */
#pragma once

#include <gtk/gtk.h>
#include "session.h"

G_BEGIN_DECLS

/* A list shows so many of anything; the rest is counted. */
#define RP_CARD_LIMIT 100

typedef struct
{
  GtkBox *box; /* borrowed */
  RpSession *session;
  RpDataset *dataset;
  const char *path; /* of the file; nullable */
} RpCard;

/* A label that wraps and can be selected, in the style of a CSS class. Very long texts are shortened, and say so.
 * Floating. */
GtkWidget *rp_card_label (const char *text, const char *css);
/* A link to a record, with its title where TEXT is NULL. Floating. */
GtkWidget *rp_card_link (const RpCard *card, RpRecordRef ref, const char *text);
void rp_card_add (const RpCard *card, GtkWidget *widget);
/* Does nothing for NULL or "". */
void rp_card_add_text (const RpCard *card, const char *text, const char *css);
void rp_card_add_heading (const RpCard *card, const char *text);
/* "Part of   [link] note": CAPTION in a column of its own. NOTE is nullable. */
void rp_card_add_row (const RpCard *card, const char *caption, GtkWidget *value, const char *note);
/* A row of text; does nothing for NULL or "". */
void rp_card_add_fact (const RpCard *card, const char *caption, const char *value);
/* Symbol, link, a line below it, and at the right a role as a pill; both nullable. */
void rp_card_add_record (const RpCard *card, RpRecordRef ref, const char *below, const char *role);
/* "and 12 more" where N is over the limit. */
void rp_card_add_more (const RpCard *card, guint n);
/* Symbol and kind, then the title. */
void rp_card_add_head (const RpCard *card, RpRecordRef ref);
/* Attributes, tags, address, unknown keys and the line of the file: what ends every record's card. */
void rp_card_add_tail (const RpCard *card, const RpRecord *record);
/* What the sources say, and where they differ. */
void rp_card_add_evidence (const RpCard *card, const RpEvidence *evidence, guint n_evidence);

/* The cards. */
void rp_card_fill_dataset (const RpCard *card);
void rp_card_fill_event (const RpCard *card, guint index);
void rp_card_fill_entity (const RpCard *card, guint index);
void rp_card_fill_relation (const RpCard *card, guint index);
void rp_card_fill_source (const RpCard *card, guint index);

G_END_DECLS
