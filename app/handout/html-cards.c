/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-cards.h"

#include "html-card.h"

#define MOST_CARDS 5000u /* what is drawn beyond them is described by its picture alone */

/* Which records get a card. */
typedef struct
{
  RpDataset *dataset;
  GPtrArray *pictures;
  RpHtmlNumbers *numbers;
  GArray *found; /* RpRecordRef */
  gboolean without_sources;
} Choice;

static gboolean
is_visible (RpRecordRef ref, gpointer data)
{
  const Choice *self = data;

  for (guint i = 0; i < self->pictures->len; i++)
    if (rp_view_state_visible (rp_stage_picture_get_state (g_ptr_array_index (self->pictures, i)), ref))
      return TRUE;
  return FALSE;
}

static void
choose (Choice *self, RpRecordRef ref)
{
  if (ref.type == RP_RECORD_NONE || (self->without_sources && ref.type == RP_RECORD_SOURCE)
      || ref.index >= rp_dataset_n_records (self->dataset, ref.type) || self->found->len >= MOST_CARDS
      || rp_html_numbers_get (self->numbers, ref) > 0 || !is_visible (ref, self))
    return;
  g_array_append_val (self->found, ref);
  rp_html_numbers_set (self->numbers, ref, self->found->len);
}

static void
choose_entity (Choice *self, guint index)
{
  if (index != RP_NO_INDEX)
    choose (self, rp_record_ref (RP_RECORD_ENTITY, index));
}

/* ---- what is drawn ---- */

static void
choose_drawn (Choice *self, RpStagePicture *picture)
{
  const RpViewState *state = rp_stage_picture_get_state (picture);
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (rp_view_state_visible (state, shape->ref))
        choose (self, shape->ref);
      if (rp_view_state_visible (state, shape->of))
        choose (self, shape->of);
      for (guint j = 0; shape->members != NULL && j < shape->n_members; j++)
        if (rp_view_state_visible (state, shape->members[j]))
          choose (self, shape->members[j]);
    }
}

/* ---- what that names ---- */

static void
choose_sources (Choice *self, const RpEvidence *evidence, guint n)
{
  for (guint i = 0; i < n; i++)
    choose (self, rp_record_ref (RP_RECORD_SOURCE, evidence[i].source));
}

static void
choose_named (Choice *self, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (self->dataset, ref);

  choose_sources (self, record->evidence, record->n_evidence);
  for (guint i = 0; i < record->n_attributes; i++)
    choose_sources (self, record->attributes[i].evidence, record->attributes[i].n_evidence);
  if (ref.type == RP_RECORD_EVENT)
    {
      const RpEvent *event = rp_dataset_event (self->dataset, ref.index);

      choose_entity (self, event->place);
      for (guint i = 0; i < event->n_participants; i++)
        choose_entity (self, event->participants[i].entity);
    }
  else if (ref.type == RP_RECORD_RELATION)
    {
      choose_entity (self, rp_dataset_relation (self->dataset, ref.index)->from);
      choose_entity (self, rp_dataset_relation (self->dataset, ref.index)->to);
    }
}

/* ---- written ---- */

static int
compare_refs (gconstpointer a, gconstpointer b)
{
  const RpRecordRef *x = a, *y = b;

  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* In the order of the dataset, whatever scene shows them first. */
static void
number_in_order (Choice *self)
{
  g_array_sort (self->found, compare_refs);
  for (guint i = 0; i < self->found->len; i++)
    rp_html_numbers_set (self->numbers, g_array_index (self->found, RpRecordRef, i), i + 1);
}

/* The titles of the sources that no scene shows: a passage may name one as its origin. Transfer full. */
static GHashTable *
hidden_names (Choice *self)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rp_dataset_n_sources (self->dataset); i++)
    if (!is_visible (rp_record_ref (RP_RECORD_SOURCE, i), self))
      g_hash_table_add (names, (gpointer)rp_dataset_source (self->dataset, i)->record.title);
  return names;
}

static gboolean
hides_anything (const Choice *self)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const RpViewState *state = rp_stage_picture_get_state (g_ptr_array_index (self->pictures, i));

      if (state->shown == NULL || state->dim)
        return FALSE;
    }
  return TRUE;
}

void
rp_html_cards_write (GString *out, RpDataset *dataset, GPtrArray *pictures, gboolean without_sources)
{
  g_autoptr (RpHtmlNumbers) numbers = rp_html_numbers_new (dataset);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  Choice choice = { dataset, pictures, numbers, found, without_sources };
  g_autoptr (GHashTable) hidden = hidden_names (&choice);
  RpHtmlCardScope scope = { dataset, numbers, is_visible, &choice, hidden, without_sources, hides_anything (&choice) };
  guint n_drawn;

  for (guint i = 0; i < pictures->len; i++)
    choose_drawn (&choice, g_ptr_array_index (pictures, i));
  n_drawn = found->len;
  for (guint i = 0; i < n_drawn; i++)
    choose_named (&choice, g_array_index (found, RpRecordRef, i));
  number_in_order (&choice);
  for (guint i = 0; i < found->len; i++)
    rp_html_card_write (out, &scope, g_array_index (found, RpRecordRef, i));
}
