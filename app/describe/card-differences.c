/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "corroboration.h"
#include "record-text.h"

/* In the order in which a reader must know them. */
typedef enum
{
  CONFLICTS,
  OTHERWISE,
  COMPATIBLE,
  VAGUER,
  N_GROUPS,
} Group;

/* SAME adds nothing. A value for which the record has none is only given, unless another source gives another. */
static Group
group_of (const RpSaid *said, gboolean values_differ, gboolean dates_conflict)
{
  switch (said->kind)
    {
    case RP_SAID_CONFLICTS:
      return CONFLICTS;
    case RP_SAID_OTHERWISE:
      return OTHERWISE;
    case RP_SAID_ALONE:
      return dates_conflict && said->says->when != NULL ? CONFLICTS : values_differ ? OTHERWISE : COMPATIBLE;
    case RP_SAID_VAGUER:
      return VAGUER;
    case RP_SAID_SAME:
    case RP_SAID_FINER:
    case RP_SAID_COMPATIBLE:
    default:
      return COMPATIBLE;
    }
}

/* Why its values stand here. */
static const char *
verdict_of (Group group, const RpSaid *said)
{
  if (group == CONFLICTS)
    return _ ("they exclude each other");
  if (group == VAGUER)
    return _ ("less precise");
  if (said->kind == RP_SAID_ALONE)
    return _ ("the record gives none");
  if (group == OTHERWISE)
    return _ ("in other words");
  return said->kind == RP_SAID_FINER ? _ ("more precise") : _ ("both can be true");
}

/* A date in words, a record by its name, anything else as it is written. */
static void
add_value (RpCardMaker *self, GArray *spans, const RpSays *says)
{
  RpDate date = { says->when, says->value };
  g_autofree char *words = rp_record_text_date (&date);
  RpRecordRef ref = RP_RECORD_REF_NONE;

  if (strcmp (says->field, "place") == 0 || strcmp (says->field, "from") == 0 || strcmp (says->field, "to") == 0)
    ref = rp_dataset_find (self->dataset, says->value);
  if (ref.type == RP_RECORD_ENTITY)
    rp_spans_link (spans, self->dataset, ref, NULL);
  else
    rp_spans_text (spans, words);
}

static void
add_who (RpCardMaker *self, GArray *spans, const RpEvidence *evidence)
{
  RpRecordRef ref = rp_record_ref (RP_RECORD_SOURCE, evidence->source);

  rp_spans_link (spans, self->dataset, ref, rp_source_name (self->dataset, evidence->source));
  if (evidence->locator != NULL && *evidence->locator != '\0')
    {
      g_autofree char *locator = g_strdup_printf (", %s", evidence->locator);

      rp_spans_text (spans, locator);
    }
}

/* The record's own value in words; FALSE where it has none to set beside the others. */
static gboolean
add_own (RpCardMaker *self, const RpAttribute *attribute, const char *field, GArray *spans)
{
  RpRecordRef ref = self->request->ref;
  g_autofree char *when = NULL;
  gboolean date = strcmp (field, "when") == 0 || strcmp (field, "as_of") == 0 || strcmp (field, "published") == 0;

  if (attribute != NULL)
    {
      RpDate as_of = { attribute->as_of, attribute->as_of_text }, own = { attribute->when, attribute->when_text };

      when = date ? rp_record_text_date (strcmp (field, "when") == 0 ? &own : &as_of) : NULL;
      rp_spans_text (spans, date ? when : strcmp (field, "label") == 0 ? attribute->label : attribute->value);
      return spans->len > 0;
    }
  if (date)
    when = rp_record_text_when (self->dataset, ref);
  rp_spans_text (spans, when);
  if (strcmp (field, "title") == 0 || strcmp (field, "name") == 0 || strcmp (field, "label") == 0)
    rp_spans_text (spans, self->record->title);
  if (strcmp (field, "place") == 0 && ref.type == RP_RECORD_EVENT
      && rp_dataset_event (self->dataset, ref.index)->place != RP_NO_INDEX)
    rp_spans_link (spans, self->dataset,
                   rp_record_ref (RP_RECORD_ENTITY, rp_dataset_event (self->dataset, ref.index)->place), NULL);
  if (ref.type == RP_RECORD_EVENT && strcmp (field, "order") == 0
      && !isnan (rp_dataset_event (self->dataset, ref.index)->order))
    {
      char order[G_ASCII_DTOSTR_BUF_SIZE];

      rp_spans_text (spans,
                     g_ascii_formatd (order, sizeof order, "%.6g", rp_dataset_event (self->dataset, ref.index)->order));
    }
  if (strcmp (field, "status") == 0 && ref.type == RP_RECORD_EVENT)
    rp_spans_text (spans, rp_status_in_words (rp_dataset_event (self->dataset, ref.index)->status));
  for (guint i = 0; i < self->record->n_attributes && spans->len == 0; i++)
    if (g_strcmp0 (self->record->attributes[i].label, field) == 0)
      rp_spans_text (spans, self->record->attributes[i].value);
  return spans->len > 0;
}

/* The record's own value, with who gives the very same. */
static void
add_own_row (RpCardMaker *self, RpCardBlock *block, const RpAttribute *attribute, const GArray *all, const char *field)
{
  RpCardRow *row = rp_block_row (block);

  row->own = TRUE;
  if (!add_own (self, attribute, field, row->value))
    {
      g_array_set_size (block->rows, block->rows->len - 1);
      return;
    }
  rp_spans_text (row->who, _ ("this record"));
  for (guint i = 0; i < all->len; i++)
    {
      const RpSaid *said = &g_array_index (all, RpSaid, i);

      if (said->kind != RP_SAID_SAME || strcmp (said->says->field, field) != 0)
        continue;
      rp_spans_text (row->who, "; ");
      add_who (self, row->who, said->evidence);
    }
}

/* Whether the values of FIELD beside this one differ from one another: a lone one needs no table of its own. */
static RpCardBlock *
difference_new (RpCardMaker *self, Group group, const RpAttribute *attribute, const GArray *all, const RpSaid *said)
{
  RpCardBlock *block = rp_maker_add (self, RP_CARD_DIFFERENCE);

  block->caption = g_strdup (rp_field_label (said->says->field));
  block->role = g_strdup (verdict_of (group, said));
  block->against = group == CONFLICTS;
  if (said->kind != RP_SAID_ALONE)
    add_own_row (self, block, attribute, all, said->says->field);
  return block;
}

static void
add_said_row (RpCardMaker *self, RpCardBlock *block, const RpSaid *said)
{
  RpDate date = { said->says->when, said->says->value };
  g_autofree char *words = rp_record_text_date (&date);

  /* One value, several who say it: one row. */
  for (guint i = 0; i < block->rows->len; i++)
    {
      RpCardRow *row = &g_array_index (block->rows, RpCardRow, i);
      g_autofree char *text = rp_card_spans_text (row->value);

      if (row->own || g_strcmp0 (text, words) != 0)
        continue;
      rp_spans_text (row->who, "; ");
      add_who (self, row->who, said->evidence);
      return;
    }
  {
    RpCardRow *row = rp_block_row (block);

    add_value (self, row->value, said->says);
    add_who (self, row->who, said->evidence);
  }
}

static const char *
heading_of (Group group)
{
  switch (group)
    {
    case CONFLICTS:
      return _ ("Where They Conflict");
    case OTHERWISE:
      return _ ("Given Differently");
    case COMPATIBLE:
      return _ ("Also Given");
    case VAGUER:
    case N_GROUPS:
    default:
      return _ ("Less Precise");
    }
}

static void
add_group (RpCardMaker *self, Group group, const RpAttribute *attribute, const GArray *all, const Group *groups)
{
  RpCardBlock *block = NULL;
  const RpSaid *last = NULL;
  guint total = 0, room = self->request->limits[RP_CARD_LIST_DIFFERENCES];

  for (guint i = 0; i < all->len; i++)
    {
      const RpSaid *said = &g_array_index (all, RpSaid, i);

      if (groups[i] != group || said->kind == RP_SAID_SAME)
        continue;
      if (total++ >= room)
        continue;
      if (total == 1 && attribute == NULL)
        rp_maker_heading (self, heading_of (group), NULL);
      if (last == NULL || strcmp (last->says->field, said->says->field) != 0
          || verdict_of (group, last) != verdict_of (group, said))
        block = difference_new (self, group, attribute, all, said);
      if (block->rows == NULL)
        {
          RpCardRow *row = rp_block_row (block);

          add_value (self, row->value, said->says);
          add_who (self, row->who, said->evidence);
        }
      else
        add_said_row (self, block, said);
      last = said;
    }
  rp_maker_more (self, RP_CARD_LIST_DIFFERENCES, total);
}

/* The groups of what is said for one field, FROM up to TO. */
static void
group_field (RpCardMaker *self, const RpAttribute *attribute, const GArray *all, guint from, guint to, Group *groups)
{
  const RpSaid *first = &g_array_index (all, RpSaid, from);
  gboolean values_differ = FALSE, alone = FALSE, dates_conflict;

  for (guint i = from; i < to; i++)
    {
      const RpSaid *said = &g_array_index (all, RpSaid, i);

      values_differ = values_differ || g_strcmp0 (said->says->value, first->says->value) != 0;
      alone = alone || (said->kind == RP_SAID_ALONE && said->says->when != NULL);
    }
  dates_conflict = attribute == NULL && alone
                   && rp_corroboration_dates_conflict (self->dataset, self->request->ref, first->says->field);
  for (guint i = from; i < to; i++)
    groups[i] = group_of (&g_array_index (all, RpSaid, i), values_differ, dates_conflict);
}

void
rp_maker_differences (RpCardMaker *self, const RpAttribute *attribute)
{
  g_autoptr (GArray) all = rp_corroboration_said (self->dataset, self->request->ref, attribute);
  g_autofree Group *groups = g_new (Group, all->len + 1);

  for (guint from = 0, to; from < all->len; from = to)
    {
      to = rp_corroboration_field_end (all, from);
      group_field (self, attribute, all, from, to, groups);
    }
  for (Group group = CONFLICTS; group < N_GROUPS; group++)
    add_group (self, group, attribute, all, groups);
}
