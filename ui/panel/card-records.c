/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card.h"

#include "record-text.h"
#include "symbol-icon.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static RpRecordRef
event_ref (guint index)
{
  return rp_record_ref (RP_RECORD_EVENT, index);
}

static RpRecordRef
entity_ref (guint index)
{
  return rp_record_ref (RP_RECORD_ENTITY, index);
}

static void
add_badge (GtkWidget *line, const char *text)
{
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_add_css_class (badge, "rp-badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), badge);
}

/* The date in words with how it is known, the wording as given, and why. */
static void
add_when (const RpCard *card, const RpEvent *event, guint index)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *when = rp_record_text_when (card->dataset, event_ref (index));
  GtkWidget *label = rp_card_label (when != NULL ? when : _ ("Undated"), "rp-when");

  gtk_box_append (GTK_BOX (line), label);
  if (event->basis == RP_BASIS_INFERRED)
    add_badge (line, _ ("inferred"));
  else if (event->basis == RP_BASIS_PUBLISHED)
    add_badge (line, _ ("from publication"));
  if (event->status == RP_STATUS_PLANNED)
    add_badge (line, _ ("planned"));
  else if (event->status == RP_STATUS_ONGOING)
    add_badge (line, _ ("ongoing"));
  rp_card_add (card, line);
  if (event->when_text != NULL)
    {
      g_autofree char *given = g_strdup_printf (_ ("as given: “%s”"), event->when_text);

      rp_card_add_text (card, given, "rp-dim");
    }
  rp_card_add_text (card, event->when_note, "rp-dim");
}

/* "3 of 4 parts". */
static char *
place_among_parts (RpDataset *dataset, const RpEvent *event, guint index)
{
  const RpEvent *parent = rp_dataset_event (dataset, event->parent);

  for (guint i = 0; i < parent->n_parts; i++)
    if (parent->parts[i] == index)
      return g_strdup_printf (_ ("part %u of %u"), i + 1, parent->n_parts);
  return NULL;
}

static void
add_event_list (const RpCard *card, const char *heading, const guint *events, guint n)
{
  if (n > 0)
    rp_card_add_heading (card, heading);
  for (guint i = 0; i < MIN (n, RP_CARD_LIMIT); i++)
    {
      const RpEvent *event = rp_dataset_event (card->dataset, events[i]);
      g_autofree char *when = rp_record_text_when (card->dataset, event_ref (events[i]));
      g_autofree char *given = event->when_text != NULL ? g_strdup_printf (_ ("“%s”"), event->when_text) : NULL;

      /* Of what has no date its wording says more than that it has none. */
      rp_card_add_record (card, event_ref (events[i]),
                          when != NULL    ? when
                          : given != NULL ? given
                                          : _ ("undated"),
                          NULL);
    }
  rp_card_add_more (card, n);
}

static void
add_participants (const RpCard *card, const RpEvent *event)
{
  if (event->n_participants > 0)
    rp_card_add_heading (card, _ ("Participants"));
  for (guint i = 0; i < MIN (event->n_participants, RP_CARD_LIMIT); i++)
    {
      guint entity = event->participants[i].entity;

      rp_card_add_record (card, entity_ref (entity), rp_dataset_entity (card->dataset, entity)->record.summary,
                          event->participants[i].role);
    }
  rp_card_add_more (card, event->n_participants);
}

static void
add_links (const RpCard *card, const RpEvent *event)
{
  if (event->n_links + event->n_after + event->n_before > 0)
    rp_card_add_heading (card, _ ("Links"));
  for (guint i = 0; i < MIN (event->n_links, RP_CARD_LIMIT); i++)
    rp_card_add_record (card, event_ref (event->links[i].event), NULL, event->links[i].kind);
  for (guint i = 0; i < MIN (event->n_after, RP_CARD_LIMIT); i++)
    rp_card_add_record (card, event_ref (event->after[i]), NULL, _ ("after"));
  for (guint i = 0; i < MIN (event->n_before, RP_CARD_LIMIT); i++)
    rp_card_add_record (card, event_ref (event->before[i]), NULL, _ ("before"));
}

static void
add_relations (const RpCard *card, const char *heading, const guint *relations, guint n)
{
  if (n > 0)
    rp_card_add_heading (card, heading);
  for (guint i = 0; i < MIN (n, RP_CARD_LIMIT); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_RELATION, relations[i]);
      g_autofree char *ends = rp_record_text_ends (card->dataset, ref);
      g_autofree char *when = rp_record_text_when (card->dataset, ref);
      g_autofree char *below = when != NULL ? g_strdup_printf ("%s · %s", ends, when) : g_strdup (ends);

      rp_card_add_record (card, ref, below, NULL);
    }
  rp_card_add_more (card, n);
}

/* A tie as one of its ends sees it: the tie, then who is at the other end. */
static void
add_tie (const RpCard *card, guint index, guint entity)
{
  const RpRelation *relation = rp_dataset_relation (card->dataset, index);
  RpRecordRef ref = rp_record_ref (RP_RECORD_RELATION, index);
  gboolean outwards = relation->from == entity;
  guint other = outwards ? relation->to : relation->from;
  const char *arrow = !relation->directed ? "–" : outwards ? "→" : "←";
  g_autofree char *name = g_strdup_printf ("%s %s", arrow, rp_dataset_entity (card->dataset, other)->record.title);
  g_autofree char *when = rp_record_text_when (card->dataset, ref);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = rp_symbol_icon_new (card->dataset, entity_ref (other), 18);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), rp_card_link (card, ref, NULL));
  gtk_box_append (GTK_BOX (column), rp_card_link (card, entity_ref (other), name));
  if (when != NULL)
    gtk_box_append (GTK_BOX (column), rp_card_label (when, "rp-dim"));
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), column);
  rp_card_add (card, row);
}

static void
add_ties (const RpCard *card, guint entity)
{
  guint n;
  const guint *relations = rp_dataset_entity_relations (card->dataset, entity, &n);

  if (n > 0)
    rp_card_add_heading (card, _ ("Posts and Ties"));
  for (guint i = 0; i < MIN (n, RP_CARD_LIMIT); i++)
    add_tie (card, relations[i], entity);
  rp_card_add_more (card, n);
}

void
rp_card_fill_event (const RpCard *card, guint index)
{
  const RpEvent *event = rp_dataset_event (card->dataset, index);
  const guint *relations;
  guint n_relations;

  rp_card_add_head (card, event_ref (index));
  add_when (card, event, index);
  if (event->parent != RP_NO_INDEX)
    {
      g_autofree char *note = place_among_parts (card->dataset, event, index);

      rp_card_add_row (card, _ ("Part of"), rp_card_link (card, event_ref (event->parent), NULL), note);
    }
  if (event->place != RP_NO_INDEX)
    rp_card_add_row (card, _ ("Where"), rp_card_link (card, entity_ref (event->place), NULL), NULL);
  rp_card_add_text (card, event->record.summary, "rp-text");
  add_participants (card, event);
  add_event_list (card, _ ("Parts"), event->parts, event->n_parts);
  add_links (card, event);
  relations = rp_dataset_event_relations (card->dataset, index, &n_relations);
  add_relations (card, _ ("Ties That Rest on It"), relations, n_relations);
  rp_card_add_evidence (card, event->record.evidence, event->record.n_evidence);
  rp_card_add_tail (card, &event->record);
}

/* The events of an entity in time order. Transfer full, guint. */
static GArray *
events_in_order (RpDataset *dataset, guint entity)
{
  guint n_events;
  const guint *events = rp_dataset_entity_events (dataset, entity, &n_events);
  const guint *order = rp_dataset_events_in_order (dataset);
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_events; i++)
    g_hash_table_add (own, GUINT_TO_POINTER (events[i]));
  for (guint i = 0; n_events > 0 && i < rp_dataset_n_events (dataset); i++)
    if (g_hash_table_contains (own, GUINT_TO_POINTER (order[i])))
      g_array_append_val (sorted, order[i]);
  return sorted;
}

static void
add_possibly_same (const RpCard *card, const RpEntity *entity)
{
  if (entity->n_possibly_same > 0)
    rp_card_add_heading (card, _ ("Possibly the Same"));
  for (guint i = 0; i < MIN (entity->n_possibly_same, RP_CARD_LIMIT); i++)
    rp_card_add_record (card, entity_ref (entity->possibly_same[i]), NULL, NULL);
}

void
rp_card_fill_entity (const RpCard *card, guint index)
{
  const RpEntity *entity = rp_dataset_entity (card->dataset, index);
  g_autoptr (GArray) events = events_in_order (card->dataset, index);
  g_autofree char *when = rp_record_text_date (&entity->when);

  rp_card_add_head (card, entity_ref (index));
  rp_card_add_text (card, when, "rp-when");
  for (guint i = 0; i < MIN (entity->n_aliases, RP_CARD_LIMIT); i++)
    rp_card_add_fact (card, i == 0 ? _ ("Also") : "", entity->aliases[i]);
  if (!isnan (entity->latitude) && !isnan (entity->longitude))
    {
      g_autofree char *place = g_strdup_printf ("%.4f, %.4f", entity->latitude, entity->longitude);

      rp_card_add_fact (card, _ ("Location"), place);
    }
  rp_card_add_text (card, entity->record.summary, "rp-text");
  add_ties (card, index);
  add_event_list (card, _ ("Events"), (const guint *)events->data, events->len);
  add_possibly_same (card, entity);
  rp_card_add_evidence (card, entity->record.evidence, entity->record.n_evidence);
  rp_card_add_tail (card, &entity->record);
}

void
rp_card_fill_relation (const RpCard *card, guint index)
{
  const RpRelation *relation = rp_dataset_relation (card->dataset, index);
  const RpKind *kind = rp_dataset_kind (card->dataset, RP_RECORD_RELATION, relation->kind);
  RpRecordRef ref = rp_record_ref (RP_RECORD_RELATION, index);
  g_autofree char *when = rp_record_text_when (card->dataset, ref);

  rp_card_add_head (card, ref);
  rp_card_add_text (card, when, "rp-when");
  rp_card_add_row (card, relation->directed ? _ ("From") : _ ("Between"),
                   rp_card_link (card, entity_ref (relation->from), NULL), NULL);
  rp_card_add_row (card, relation->directed ? _ ("To") : _ ("And"),
                   rp_card_link (card, entity_ref (relation->to), NULL), NULL);
  rp_card_add_fact (card, _ ("Inverse"), kind->inverse);
  rp_card_add_text (card, relation->record.summary, "rp-text");
  if (relation->n_events > 0)
    add_event_list (card, _ ("Rests on"), relation->events, relation->n_events);
  else
    {
      g_autoptr (GArray) shared = rp_shared_events (card->dataset, relation->from, relation->to);

      add_event_list (card, _ ("Events of Both"), (const guint *)shared->data, shared->len);
    }
  rp_card_add_evidence (card, relation->record.evidence, relation->record.n_evidence);
  rp_card_add_tail (card, &relation->record);
}

void
rp_card_fill_source (const RpCard *card, guint index)
{
  const RpSource *source = rp_dataset_source (card->dataset, index);
  g_autofree char *published = rp_record_text_date (&source->published);
  guint n;
  const RpRecordRef *records = rp_dataset_source_records (card->dataset, index, &n);

  rp_card_add_head (card, rp_record_ref (RP_RECORD_SOURCE, index));
  rp_card_add_fact (card, _ ("Publisher"), source->publisher);
  rp_card_add_fact (card, _ ("Author"), source->author);
  rp_card_add_fact (card, _ ("Published"), published != NULL ? published : _ ("undated"));
  if (source->origin_source != RP_NO_INDEX)
    rp_card_add_row (card, _ ("Origin"),
                     rp_card_link (card, rp_record_ref (RP_RECORD_SOURCE, source->origin_source), NULL), NULL);
  else
    rp_card_add_fact (card, _ ("Origin"), source->origin);
  rp_card_add_fact (card, _ ("Reliability"), source->reliability);
  rp_card_add_fact (card, _ ("Language"), source->language);
  rp_card_add_fact (card, _ ("File"), source->file);
  rp_card_add_text (card, source->record.summary, "rp-text");
  if (n > 0)
    rp_card_add_heading (card, _ ("Supports"));
  for (guint i = 0; i < MIN (n, RP_CARD_LIMIT); i++)
    {
      g_autofree char *about = rp_record_text_when (card->dataset, records[i]);

      rp_card_add_record (card, records[i], about, NULL);
    }
  rp_card_add_more (card, n);
  rp_card_add_evidence (card, source->record.evidence, source->record.n_evidence);
  rp_card_add_tail (card, &source->record);
}
