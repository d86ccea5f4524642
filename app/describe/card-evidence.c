/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "corroboration.h"
#include "record-text.h"

static gboolean
names_field (const RpEvidence *evidence, const char *field)
{
  for (guint i = 0; i < evidence->n_fields; i++)
    if (strcmp (evidence->fields[i], field) == 0)
      return TRUE;
  return FALSE;
}

/* It stands at each of its fields already. */
static gboolean
stands_elsewhere (const RpEvidence *evidence, const char *const *fields)
{
  if (evidence->n_fields == 0 || fields == NULL)
    return FALSE;
  for (guint i = 0; i < evidence->n_fields; i++)
    if (!g_strv_contains (fields, evidence->fields[i]))
      return FALSE;
  return TRUE;
}

/* Title where it is not the link, author, date; "undated" too, for a reader must know. */
static void
about_source (GArray *spans, const RpSource *source)
{
  g_autofree char *published = rp_record_text_date (&source->published);
  GString *out = g_string_new (NULL);
  g_autofree char *text = NULL;

  /* A title that was made of publisher and date says nothing new. */
  if (source->publisher != NULL && *source->publisher != '\0'
      && !g_str_has_prefix (source->record.title, source->publisher))
    g_string_append_printf (out, "%s, ", source->record.title);
  if (source->author != NULL && *source->author != '\0')
    g_string_append_printf (out, "%s, ", source->author);
  if (published != NULL)
    g_string_append_printf (out, _ ("published %s"), published);
  else
    g_string_append (out, _ ("undated"));
  text = g_string_free (out, FALSE);
  rp_spans_text (spans, text);
}

/* "disputes it", the fields that it is for, its own origin unless that was TOLD. */
static char *
note_of (RpDataset *dataset, const RpEvidence *evidence, gboolean at_field, const char *told)
{
  GString *note = g_string_new (NULL);
  const RpSource *source = rp_dataset_source (dataset, evidence->source);

  if (evidence->stance == RP_STANCE_DISPUTES)
    g_string_append (note, _ ("disputes it"));
  for (guint i = 0; i < evidence->n_fields && !at_field; i++)
    g_string_append_printf (note, "%s%s",
                            i > 0           ? _ (", ")
                            : note->len > 0 ? _ (" · for: ")
                                            : _ ("for: "),
                            rp_field_label (evidence->fields[i]));
  if (evidence->origin != NULL && *evidence->origin != '\0' && g_strcmp0 (evidence->origin, source->origin) != 0
      && g_strcmp0 (evidence->origin, told) != 0)
    {
      RpRecordRef ref = rp_dataset_find (dataset, evidence->origin);
      const char *name = ref.type == RP_RECORD_SOURCE ? rp_record_text_title (dataset, ref) : evidence->origin;

      g_string_append_printf (note, "%s%s%s", note->len > 0 ? " · " : "", _ ("origin: "), name);
    }
  return g_string_free (note, note->len == 0);
}

/* One piece: passage, locator, grade. The way to the document goes with the locator. */
static RpCardBlock *
add_passage (RpCardMaker *self, const RpEvidence *evidence, gboolean at_field, const char *told)
{
  const RpSource *source = rp_dataset_source (self->dataset, evidence->source);
  RpCardBlock *block = rp_maker_add (self, RP_CARD_PASSAGE);

  block->ref = rp_record_ref (RP_RECORD_SOURCE, evidence->source);
  block->inset = at_field;
  block->quote = g_strdup (evidence->passage);
  block->locator = g_strdup (evidence->locator);
  block->role = g_strdup (evidence->grade);
  block->note = note_of (self->dataset, evidence, at_field, told);
  block->against = evidence->stance == RP_STANCE_DISPUTES;
  if (at_field)
    rp_spans_link (block->spans, self->dataset, block->ref, rp_source_name (self->dataset, evidence->source));
  if (source->file != NULL)
    rp_spans_file (block->below, source->file, evidence->passage);
  return block;
}

/* For a figure: all of its evidence. */
static void
add_at_field (RpCardMaker *self, const RpEvidence *evidence, guint n, const char *field)
{
  guint shown = 0;

  for (guint i = 0; i < n && shown < self->request->limits[RP_CARD_LIST_EVIDENCE]; i++)
    if (field == NULL || names_field (&evidence[i], field))
      {
        add_passage (self, &evidence[i], TRUE, NULL);
        shown++;
      }
}

void
rp_maker_field (RpCardMaker *self, const char *field)
{
  add_at_field (self, self->record->evidence, self->record->n_evidence, field);
}

void
rp_maker_figure_evidence (RpCardMaker *self, const RpAttribute *attribute)
{
  add_at_field (self, attribute->evidence, attribute->n_evidence, NULL);
}

/* All that one source gives. */
static void
add_source (RpCardMaker *self, const GArray *pieces, guint source)
{
  RpCardBlock *block = rp_maker_add (self, RP_CARD_SOURCE);
  const char *told = NULL;

  block->ref = rp_record_ref (RP_RECORD_SOURCE, source);
  rp_spans_link (block->spans, self->dataset, block->ref, rp_source_name (self->dataset, source));
  about_source (block->below, rp_dataset_source (self->dataset, source));
  for (guint i = 0; i < pieces->len; i++)
    {
      const RpEvidence *evidence = g_array_index (pieces, const RpEvidence *, i);

      if (evidence->source == source
          && (evidence->passage != NULL || evidence->locator != NULL || evidence->grade != NULL
              || evidence->n_fields > 0 || evidence->stance == RP_STANCE_DISPUTES || evidence->origin != NULL))
        {
          add_passage (self, evidence, FALSE, told);
          told = evidence->origin != NULL ? evidence->origin : told;
        }
    }
}

/* "2 sources · 1 origin" at the heading's right. */
static char *
count_of (RpDataset *dataset, const RpRecord *record)
{
  RpSupport support = rp_corroboration_support (dataset, record->evidence, record->n_evidence, NULL);
  g_autofree char *sources
      = g_strdup_printf (ngettext ("%u source", "%u sources", support.n_sources), support.n_sources);
  g_autofree char *origins
      = g_strdup_printf (ngettext ("%u origin", "%u origins", support.n_origins), support.n_origins);

  return g_strdup_printf ("%s · %s", sources, origins);
}

/* The pieces that are shown, and how many there are in all. */
static GArray *
pieces_of (RpCardMaker *self, const char *const *fields, guint *total, guint *elsewhere)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (const RpEvidence *));

  *total = *elsewhere = 0;
  for (guint i = 0; i < self->record->n_evidence; i++)
    {
      const RpEvidence *evidence = &self->record->evidence[i];

      if (stands_elsewhere (evidence, fields))
        {
          (*elsewhere)++;
          continue;
        }
      (*total)++;
      if (pieces->len < self->request->limits[RP_CARD_LIST_EVIDENCE])
        g_array_append_val (pieces, evidence);
    }
  return pieces;
}

void
rp_maker_evidence (RpCardMaker *self, const char *const *fields)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) pieces = NULL;
  g_autofree char *sentence = NULL;
  guint total, elsewhere;

  if (self->record->n_evidence == 0)
    {
      if (self->request->ref.type != RP_RECORD_SOURCE)
        {
          rp_maker_heading (self, _ ("Evidence"), NULL);
          rp_maker_text (self, RP_CARD_NOTE, _ ("No source is given for it."));
        }
      return;
    }
  pieces = pieces_of (self, fields, &total, &elsewhere);
  sentence = rp_corroboration_sentence (self->dataset, self->record->evidence, self->record->n_evidence);
  rp_maker_heading (self, _ ("Evidence"), count_of (self->dataset, self->record));
  rp_maker_text (self, RP_CARD_TEXT, sentence);
  for (guint i = 0; i < pieces->len; i++)
    {
      guint source = g_array_index (pieces, const RpEvidence *, i)->source;

      if (g_hash_table_add (seen, GUINT_TO_POINTER (source)))
        add_source (self, pieces, source);
    }
  rp_maker_more (self, RP_CARD_LIST_EVIDENCE, total);
  if (elsewhere > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%u more piece of evidence stands above, at what it is for.",
                                       "%u more pieces of evidence stand above, at what they are for.", elsewhere),
                             elsewhere);

      rp_maker_text (self, RP_CARD_NOTE, text);
    }
  rp_maker_differences (self, NULL);
}
