/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>

#include "record-text.h"

static RpRecordRef
event_ref (guint index)
{
  return rp_record_ref (RP_RECORD_EVENT, index);
}

/* Approximate and uncertain are in the words of the date; what is told here is how it is known. */
static void
add_badges (RpCardBlock *block, const RpEvent *event)
{
  if (event->basis == RP_BASIS_INFERRED)
    rp_block_badge (block, _ ("inferred"));
  else if (event->basis == RP_BASIS_PUBLISHED)
    rp_block_badge (block, _ ("from publication"));
  if (event->status != RP_STATUS_DONE)
    rp_block_badge (block, rp_status_in_words (event->status));
}

static void
add_basis (RpCardMaker *self, const RpEvent *event)
{
  if (event->basis == RP_BASIS_INFERRED)
    rp_maker_text (self, RP_CARD_NOTE, _ ("The date is a conclusion; no source states it."));
  else if (event->basis == RP_BASIS_PUBLISHED)
    rp_maker_text (self, RP_CARD_NOTE, _ ("Known only from the date of a publication."));
  if (event->when.when == NULL && event->n_as_of > 0)
    rp_maker_text (self, RP_CARD_NOTE, _ ("It held then; when it began and ended is not known."));
  else if (event->when.when == NULL && event->span_from_parts)
    rp_maker_text (self, RP_CARD_NOTE, _ ("It has no date of its own: these are its dated parts."));
  if (event->when.when == NULL && event->when.text != NULL)
    rp_maker_text (self, RP_CARD_NOTE, _ ("This is no date that can be read."));
}

/* The date in words with how it is known, the wording as given, and why. */
void
rp_maker_when (RpCardMaker *self)
{
  const RpEvent *event = rp_dataset_event (self->dataset, self->request->ref.index);
  g_autofree char *when = rp_record_text_when (self->dataset, self->request->ref);
  RpCardBlock *block = rp_maker_add (self, RP_CARD_WHEN);

  rp_spans_text (block->spans, when != NULL ? when : _ ("Undated"));
  add_badges (block, event);
  add_basis (self, event);
  if (event->when_text != NULL && *event->when_text != '\0')
    {
      g_autofree char *given = g_strdup_printf (_ ("as given: “%s”"), event->when_text);

      rp_maker_text (self, RP_CARD_NOTE, given);
    }
  rp_maker_text (self, RP_CARD_NOTE, event->when_note);
  rp_maker_field (self, "when");
  rp_maker_field (self, "as_of");
}

static void
add_whole (RpCardMaker *self, const RpEvent *event)
{
  const RpEvent *parent;
  RpCardBlock *block;
  g_autofree char *when = NULL, *text = NULL;
  guint place = 0;

  if (event->parent == RP_NO_INDEX)
    return;
  parent = rp_dataset_event (self->dataset, event->parent);
  while (place < parent->n_parts && parent->parts[place] != self->request->ref.index)
    place++;
  when = rp_record_text_when (self->dataset, event_ref (event->parent));
  block = rp_maker_fact_link (self, _ ("Part of"), event_ref (event->parent));
  text = when != NULL ? g_strdup_printf (_ ("part %u of %u · %s"), place + 1, parent->n_parts, when)
                      : g_strdup_printf (_ ("part %u of %u"), place + 1, parent->n_parts);
  rp_spans_text (block->below, text);
  rp_maker_field (self, "part_of");
  rp_maker_field (self, "order");
}

static void
add_place (RpCardMaker *self, const RpEvent *event)
{
  if (event->place != RP_NO_INDEX)
    rp_maker_fact_link (self, _ ("Where"), rp_record_ref (RP_RECORD_ENTITY, event->place));
  rp_maker_field (self, "place");
}

static void
add_participants (RpCardMaker *self, const RpEvent *event)
{
  guint n = event->n_participants;

  rp_maker_list_heading (self, _ ("Participants"), n);
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_PARTICIPANTS, n); i++)
    {
      guint entity = event->participants[i].entity;
      const char *summary = rp_dataset_entity (self->dataset, entity)->record.summary;
      g_autofree char *line = summary != NULL ? rp_record_text_line (summary) : NULL;

      rp_maker_record (self, rp_record_ref (RP_RECORD_ENTITY, entity), line, event->participants[i].role);
    }
  rp_maker_more (self, RP_CARD_LIST_PARTICIPANTS, n);
  rp_maker_field (self, "participants");
}

static void
add_linked (RpCardMaker *self, guint event, const char *role)
{
  g_autofree char *when = rp_record_text_when (self->dataset, event_ref (event));

  rp_maker_record (self, event_ref (event), when != NULL ? when : _ ("undated"), role);
}

/* One of N so far: counted, and told as long as there is room. */
static void
add_link (RpCardMaker *self, guint event, const char *role, guint *n)
{
  if ((*n)++ < self->request->limits[RP_CARD_LIST_LINKS])
    add_linked (self, event, role);
}

/* An event may link to another more than once. */
static void
add_links_from (RpCardMaker *self, guint from, guint *n)
{
  const RpEvent *event = rp_dataset_event (self->dataset, from);

  for (guint i = 0; i < event->n_links; i++)
    if (event->links[i].event == self->request->ref.index)
      {
        g_autofree char *role = g_strdup_printf ("← %s", event->links[i].kind);

        add_link (self, from, role, n);
      }
}

/* Its own links, those that lead to it, and its bounds. */
static void
add_links (RpCardMaker *self, const RpEvent *event)
{
  guint n_in, n = 0;
  const guint *in = rp_dataset_links_in (self->dataset, self->request->ref.index, &n_in);

  if (event->n_after + event->n_before + event->n_links + n_in > 0)
    rp_maker_heading (self, _ ("Before, After and Links"), NULL);
  for (guint i = 0; i < event->n_after; i++)
    add_link (self, event->after[i], _ ("it came after"), &n);
  for (guint i = 0; i < event->n_before; i++)
    add_link (self, event->before[i], _ ("it came before"), &n);
  for (guint i = 0; i < event->n_links; i++)
    {
      g_autofree char *role = g_strdup_printf ("%s →", event->links[i].kind);

      add_link (self, event->links[i].event, role, &n);
    }
  for (guint i = 0; i < n_in; i++)
    add_links_from (self, in[i], &n);
  rp_maker_more (self, RP_CARD_LIST_LINKS, n);
  rp_maker_field (self, "after");
  rp_maker_field (self, "before");
  rp_maker_field (self, "links");
}

static void
add_ties (RpCardMaker *self)
{
  guint n;
  const guint *relations = rp_dataset_event_relations (self->dataset, self->request->ref.index, &n);

  rp_maker_list_heading (self, _ ("Ties That Rest on It"), n);
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_TIES, n); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_RELATION, relations[i]);
      g_autofree char *ends = rp_record_text_ends (self->dataset, ref);
      g_autofree char *when = rp_record_text_when (self->dataset, ref);
      g_autofree char *below = when != NULL ? g_strdup_printf ("%s · %s", ends, when) : g_strdup (ends);

      rp_maker_record (self, ref, below, NULL);
    }
  rp_maker_more (self, RP_CARD_LIST_TIES, n);
}

void
rp_maker_event (RpCardMaker *self, guint index)
{
  static const char *const fields[] = { "title",   "kind",         "when",  "as_of",  "part_of", "order",  "place",
                                        "summary", "participants", "after", "before", "links",   "status", NULL };
  const RpEvent *event = rp_dataset_event (self->dataset, index);

  rp_maker_head (self);
  rp_maker_field (self, "title");
  rp_maker_field (self, "kind");
  rp_maker_when (self);
  rp_maker_field (self, "status");
  add_whole (self, event);
  add_place (self, event);
  rp_maker_text (self, RP_CARD_TEXT, event->record.summary);
  rp_maker_field (self, "summary");
  add_participants (self, event);
  rp_maker_events (self, RP_CARD_LIST_PARTS, _ ("Parts, in Their Order"), event->parts, event->n_parts);
  add_links (self, event);
  add_ties (self);
  rp_maker_evidence (self, fields);
  rp_maker_tail (self);
}
