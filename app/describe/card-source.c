/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>

#include "record-text.h"
#include "source-matrix.h"

/* A piece of evidence that this source gives, in the order of its text. */
typedef struct
{
  RpRecordRef ref;
  const RpEvidence *evidence;
  const char *figure; /* of the record; NULL: the record itself */
  guint order;
  gboolean alone;
} Piece;

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *x = a, *y = b;
  int order = rp_locator_compare (x->evidence->locator, y->evidence->locator);

  return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

static void
gather (GArray *pieces, RpRecordRef ref, const RpEvidence *evidence, guint n, guint source, const Piece *like)
{
  for (guint i = 0; i < n; i++)
    if (evidence[i].source == source)
      {
        Piece piece = *like;

        piece.ref = ref;
        piece.evidence = &evidence[i];
        piece.order = pieces->len;
        g_array_append_val (pieces, piece);
      }
}

/* No other source supports the record. */
static gboolean
rests_alone (const RpRecord *record, guint source)
{
  gboolean own = FALSE;

  for (guint i = 0; i < record->n_evidence; i++)
    {
      if (record->evidence[i].stance == RP_STANCE_DISPUTES)
        continue;
      if (record->evidence[i].source != source)
        return FALSE;
      own = TRUE;
    }
  return own;
}

static GArray *
pieces_of (RpDataset *dataset, guint source, guint *n_alone)
{
  guint n;
  const RpRecordRef *records = rp_dataset_source_records (dataset, source, &n);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  *n_alone = 0;
  for (guint i = 0; i < n; i++)
    {
      const RpRecord *record = rp_dataset_record (dataset, records[i]);
      Piece like = { .alone = rests_alone (record, source) };

      *n_alone += like.alone;
      gather (pieces, records[i], record->evidence, record->n_evidence, source, &like);
      like.alone = FALSE;
      for (guint j = 0; j < record->n_attributes; j++)
        {
          like.figure = record->attributes[j].label;
          gather (pieces, records[i], record->attributes[j].evidence, record->attributes[j].n_evidence, source, &like);
        }
    }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

/* "paragraph 3 · for: place · “passage”". */
static char *
about_piece (const Piece *piece)
{
  const RpEvidence *evidence = piece->evidence;
  GString *text = g_string_new (evidence->locator != NULL ? evidence->locator : _ ("no locator"));

  if (piece->figure != NULL)
    g_string_append_printf (text, _ (" · figure: %s"), piece->figure);
  for (guint i = 0; i < evidence->n_fields; i++)
    g_string_append_printf (text, i == 0 ? _ (" · for: %s") : _ (", %s"), rp_field_label (evidence->fields[i]));
  if (evidence->passage != NULL && *evidence->passage != '\0')
    g_string_append_printf (text, _ (" · “%s”"), evidence->passage);
  return g_string_free (text, FALSE);
}

static void
add_supports (RpCardMaker *self, guint index)
{
  guint n_alone;
  g_autoptr (GArray) pieces = pieces_of (self->dataset, index, &n_alone);
  g_autofree char *alone = NULL;

  if (pieces->len == 0)
    return;
  rp_maker_heading (self, _ ("What It Supports, in Its Order"), g_strdup_printf ("%u", pieces->len));
  alone = g_strdup_printf (ngettext ("%u record rests on it alone.", "%u records rest on it alone.", n_alone), n_alone);
  rp_maker_text (self, n_alone > 0 ? RP_CARD_TEXT : RP_CARD_NOTE,
                 n_alone > 0 ? alone : _ ("Whatever it supports has another source too."));
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_SUPPORTS, pieces->len); i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      g_autofree char *about = about_piece (piece);

      rp_maker_record (self, piece->ref, about,
                       piece->evidence->stance == RP_STANCE_DISPUTES ? _ ("disputes it")
                       : piece->alone                                ? _ ("alone")
                                                                     : NULL);
    }
  rp_maker_more (self, RP_CARD_LIST_SUPPORTS, pieces->len);
}

/* Where its words come from in the end, where that is not what it names itself. */
static void
add_origin (RpCardMaker *self, const RpSource *source, guint index)
{
  RpEvidence own = { .source = index };
  RpOrigin end = rp_dataset_origin (self->dataset, &own);
  RpCardBlock *block;

  if (source->origin_source == RP_NO_INDEX)
    {
      rp_maker_fact (self, _ ("Origin"), source->origin);
      return;
    }
  block = rp_maker_fact_link (self, _ ("Origin"), rp_record_ref (RP_RECORD_SOURCE, source->origin_source));
  if (end.source == RP_NO_INDEX)
    {
      g_autofree char *text = g_strdup_printf (_ ("in the end: %s"), end.name);

      rp_spans_text (block->below, text);
    }
  else if (end.source != source->origin_source)
    {
      rp_spans_text (block->below, _ ("in the end: "));
      rp_spans_link (block->below, self->dataset, rp_record_ref (RP_RECORD_SOURCE, end.source), NULL);
    }
}

static void
add_relayed_by (RpCardMaker *self, guint index)
{
  guint n, found = 0, room = self->request->limits[RP_CARD_LIST_LINKS];
  const RpRecordRef *records = rp_dataset_source_records (self->dataset, index, &n);

  for (guint i = 0; i < n; i++)
    {
      if (records[i].type != RP_RECORD_SOURCE
          || rp_dataset_source (self->dataset, records[i].index)->origin_source != index || records[i].index == index)
        continue;
      if (found == 0)
        rp_maker_heading (self, _ ("Relayed by"), NULL);
      if (found++ < room)
        rp_maker_record (self, records[i], NULL, NULL);
    }
  rp_maker_more (self, RP_CARD_LIST_LINKS, found);
}

void
rp_maker_source (RpCardMaker *self, guint index)
{
  static const char *const fields[]
      = { "title", "publisher", "author", "published", "origin", "reliability", "summary", NULL };
  const RpSource *source = rp_dataset_source (self->dataset, index);
  g_autofree char *published = rp_record_text_date (&source->published);
  g_autofree char *reliability = rp_grade_in_words (source->reliability);

  rp_maker_head (self);
  rp_maker_field (self, "title");
  rp_maker_fact (self, _ ("Publisher"), source->publisher);
  rp_maker_field (self, "publisher");
  rp_maker_fact (self, _ ("Author"), source->author);
  rp_maker_field (self, "author");
  rp_maker_fact (self, _ ("Published"), published != NULL ? published : _ ("undated"));
  rp_maker_field (self, "published");
  add_origin (self, source, index);
  rp_maker_field (self, "origin");
  rp_maker_fact (self, _ ("Reliability"), reliability);
  rp_maker_field (self, "reliability");
  rp_maker_fact (self, _ ("Language"), source->language);
  if (source->file != NULL)
    {
      RpCardBlock *block = rp_maker_add (self, RP_CARD_FACT);

      block->caption = g_strdup (_ ("Document"));
      rp_spans_file (block->spans, source->file, NULL);
    }
  rp_maker_text (self, RP_CARD_TEXT, source->record.summary);
  rp_maker_field (self, "summary");
  add_relayed_by (self, index);
  add_supports (self, index);
  rp_maker_evidence (self, fields);
  rp_maker_tail (self);
}
