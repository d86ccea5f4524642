/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>

#include "neighbours.h"
#include "record-text.h"

static void
add_ends (RpCardMaker *self, const RpRelation *relation)
{
  const RpKind *kind = rp_dataset_kind (self->dataset, RP_RECORD_RELATION, relation->kind);

  rp_maker_fact_link (self, relation->directed ? _ ("From") : _ ("Between"),
                      rp_record_ref (RP_RECORD_ENTITY, relation->from));
  rp_maker_field (self, "from");
  rp_maker_fact_link (self, relation->directed ? _ ("To") : _ ("And"), rp_record_ref (RP_RECORD_ENTITY, relation->to));
  rp_maker_field (self, "to");
  if (g_strcmp0 (kind->label, relation->record.title) != 0)
    rp_maker_fact (self, _ ("Kind"), kind->label);
  rp_maker_field (self, "kind");
  rp_maker_fact (self, _ ("Inverse"), kind->inverse);
  if (relation->weight < 1 || relation->weight > 1)
    {
      char weight[G_ASCII_DTOSTR_BUF_SIZE];

      rp_maker_fact (self, _ ("Weight"), g_ascii_formatd (weight, sizeof weight, "%.6g", relation->weight));
    }
}

static void
add_grounds (RpCardMaker *self, const RpRelation *relation)
{
  g_autoptr (GArray) shared = NULL;

  if (relation->n_events > 0)
    {
      rp_maker_events (self, RP_CARD_LIST_EVENTS, _ ("Rests on"), relation->events, relation->n_events);
      return;
    }
  shared = rp_shared_events (self->dataset, relation->from, relation->to);
  rp_maker_events (self, RP_CARD_LIST_EVENTS, _ ("Events of Both"), (const guint *)(gconstpointer)shared->data,
                   shared->len);
}

void
rp_maker_relation (RpCardMaker *self, guint index)
{
  static const char *const fields[] = { "from", "to", "kind", "label", "when", "as_of", "summary", "events", NULL };
  const RpRelation *relation = rp_dataset_relation (self->dataset, index);
  g_autofree char *when = rp_record_text_when (self->dataset, self->request->ref);

  rp_maker_head (self);
  rp_maker_field (self, "label");
  rp_maker_text (self, RP_CARD_WHEN, when != NULL ? when : _ ("Undated"));
  if (relation->when.when == NULL && relation->n_as_of > 0)
    rp_maker_text (self, RP_CARD_NOTE, _ ("It held then; when it began and ended is not known."));
  rp_maker_field (self, "when");
  rp_maker_field (self, "as_of");
  add_ends (self, relation);
  rp_maker_text (self, RP_CARD_TEXT, relation->record.summary);
  rp_maker_field (self, "summary");
  add_grounds (self, relation);
  rp_maker_field (self, "events");
  rp_maker_evidence (self, fields);
  rp_maker_tail (self);
}
