/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads of each record which values it has. */
#include "corroboration.h"
#include "facet-index-private.h"

static const char *const statuses[] = { "done", "ongoing", "planned" };
enum
{
  EXACT,
  APPROXIMATE,
  UNCERTAIN,
  OPEN,
  UNKNOWN,
  UNDATED,
};
static const char *const certainties[] = { "exact", "approximate", "uncertain", "open", "unknown", "undated" };
static const char *const disputes[] = { "yes", "no" };
static const char *const origins[] = { "none", "one", "several" };

/* The values of the records of one type, one after the other; a value once for each record. */
typedef struct
{
  RpFacetIndex *index;
  RpFacet facet;
  GArray *start, *items; /* guint */
  GArray *stamps;        /* by value: the record, + 1, that had it last */
} Rows;

static void
rows_begin (Rows *rows, RpFacetIndex *index, RpFacet facet, guint n_records)
{
  *rows = (Rows){ index, facet, g_array_sized_new (FALSE, FALSE, sizeof (guint), n_records + 1),
                  g_array_sized_new (FALSE, FALSE, sizeof (guint), n_records),
                  g_array_new (FALSE, TRUE, sizeof (guint)) };
}

static void
rows_next (Rows *rows)
{
  g_array_append_val (rows->start, rows->items->len);
}

static void
rows_add (Rows *rows, guint value)
{
  if (value >= rows->stamps->len)
    g_array_set_size (rows->stamps, MAX (value + 1, rows->stamps->len * 2));
  if (g_array_index (rows->stamps, guint, value) == rows->start->len)
    return;
  g_array_index (rows->stamps, guint, value) = rows->start->len;
  g_array_append_val (rows->items, value);
}

static void
rows_add_word (Rows *rows, const char *word)
{
  RpFacetWords *words = &rows->index->words[rows->facet];
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (words->numbers, word));

  if (number == 0)
    {
      g_ptr_array_add (words->values, (gpointer)word);
      number = words->values->len;
      g_hash_table_insert (words->numbers, (gpointer)word, GUINT_TO_POINTER (number));
    }
  rows_add (rows, number - 1);
}

/* Where each has exactly one the beginnings tell nothing. */
static void
rows_end (Rows *rows, RpRecordType type)
{
  RpFacetRows *made = &rows->index->rows[rows->facet][type];
  guint n = rows->start->len;
  gboolean single = rows->items->len == n;

  for (guint i = 0; single && i < n; i++)
    single = g_array_index (rows->start, guint, i) == i;
  g_array_append_val (rows->start, rows->items->len);
  made->n_records = n;
  if (rows->items->len > 0)
    {
      made->items = (guint *)(void *)g_array_free (g_steal_pointer (&rows->items), FALSE);
      if (!single)
        made->start = (guint *)(void *)g_array_free (g_steal_pointer (&rows->start), FALSE);
    }
  g_clear_pointer (&rows->items, g_array_unref);
  g_clear_pointer (&rows->start, g_array_unref);
  g_clear_pointer (&rows->stamps, g_array_unref);
}

static guint
certainty_of (const RpEvent *event)
{
  const RpWhen *when = event->when.when;

  if (!event->dated)
    return UNDATED;
  if (when == NULL || when->year_unknown)
    return UNKNOWN;
  if (when->form == RP_WHEN_ONE_OF)
    return UNCERTAIN;
  if (when->begin.bound == RP_BOUND_OPEN || when->end.bound == RP_BOUND_OPEN)
    return OPEN;
  if (when->begin.bound == RP_BOUND_UNKNOWN || when->end.bound == RP_BOUND_UNKNOWN)
    return UNKNOWN;
  if (when->begin.uncertain || when->end.uncertain || when->begin.unspecified || when->end.unspecified)
    return UNCERTAIN;
  return when->begin.approximate || when->end.approximate ? APPROXIMATE : EXACT;
}

const char *
rp_event_certainty (const RpEvent *event)
{
  return certainties[certainty_of (event)];
}

static void
add_entities (Rows *rows, RpDataset *dataset, RpRecordRef ref)
{
  if (ref.type == RP_RECORD_EVENT)
    {
      const RpEvent *event = rp_dataset_event (dataset, ref.index);

      for (guint i = 0; i < event->n_participants; i++)
        rows_add (rows, event->participants[i].entity);
      if (event->place != RP_NO_INDEX)
        rows_add (rows, event->place);
    }
  else
    {
      rows_add (rows, rp_dataset_relation (dataset, ref.index)->from);
      rows_add (rows, rp_dataset_relation (dataset, ref.index)->to);
    }
}

/* Of a grade such as "B2" its letter is a value too. */
static void
add_grades (Rows *rows, const RpEvidence *evidence, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *grade = evidence[i].grade;
      char letter[2] = { grade != NULL ? g_ascii_toupper (grade[0]) : '\0', '\0' };

      if (grade == NULL || *grade == '\0')
        continue;
      rows_add_word (rows, grade);
      if (letter[0] >= 'A' && letter[0] <= 'F' && g_ascii_isdigit (grade[1]))
        rows_add_word (rows, g_intern_string (letter));
    }
}

static void
add_sources (Rows *rows, const RpEvidence *evidence, guint n)
{
  for (guint i = 0; i < n; i++)
    rows_add (rows, evidence[i].source);
}

/* What its evidence, its attributes' included, gives. */
static void
add_of_evidence (Rows *rows, const RpRecord *record, void (*add) (Rows *, const RpEvidence *, guint))
{
  add (rows, record->evidence, record->n_evidence);
  for (guint i = 0; i < record->n_attributes; i++)
    add (rows, record->attributes[i].evidence, record->attributes[i].n_evidence);
}

/* On how many origins it rests, as an index into `origins`. */
static guint
origins_of (RpDataset *dataset, const RpRecord *record)
{
  return MIN (2, rp_corroboration_support (dataset, record->evidence, record->n_evidence, NULL).n_origins);
}

/* No marking is a value where all have to be told apart; an entity or a source without one goes with the others. */
static void
add_marking (Rows *rows, const RpRecord *record, RpRecordType type)
{
  if (record->marking != NULL && *record->marking != '\0')
    rows_add_word (rows, record->marking);
  else if (type == RP_RECORD_EVENT || type == RP_RECORD_RELATION)
    rows_add_word (rows, "");
}

static void
add_values (Rows *rows, RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  gboolean disputed;

  switch (rows->facet)
    {
    case RP_FACET_KIND:
    case RP_FACET_ENTITY_KIND:
    case RP_FACET_RELATION_KIND:
      rows_add (rows, rp_dataset_kind_of (dataset, ref));
      break;
    case RP_FACET_ENTITY:
      add_entities (rows, dataset, ref);
      break;
    case RP_FACET_PLACE:
      if (rp_dataset_event (dataset, ref.index)->place != RP_NO_INDEX)
        rows_add (rows, rp_dataset_event (dataset, ref.index)->place);
      break;
    case RP_FACET_SOURCE:
      add_of_evidence (rows, record, add_sources);
      break;
    case RP_FACET_TAG:
      for (guint i = 0; i < record->n_tags; i++)
        rows_add_word (rows, record->tags[i]);
      break;
    case RP_FACET_STATUS:
      rows_add (rows, rp_dataset_event (dataset, ref.index)->status);
      break;
    case RP_FACET_CERTAINTY:
      rows_add (rows, certainty_of (rp_dataset_event (dataset, ref.index)));
      break;
    case RP_FACET_GRADE:
      add_of_evidence (rows, record, add_grades);
      break;
    case RP_FACET_MARKING:
      add_marking (rows, record, ref.type);
      break;
    case RP_FACET_DISPUTED:
      disputed = rp_corroboration_disputed (dataset, ref);
      /* Of the entities only the disputed ones are kept by it. */
      if (disputed || ref.type != RP_RECORD_ENTITY)
        rows_add (rows, disputed ? 0 : 1);
      break;
    case RP_FACET_ORIGINS:
      rows_add (rows, origins_of (dataset, record));
      break;
    case RP_FACET_TEXT:
    case RP_N_FACETS:
    default:
      break;
    }
}

static void
count_totals (RpFacetIndex *self, RpFacet facet, RpRecordType type)
{
  const RpFacetRows *rows = &self->rows[facet][type];
  guint *totals = g_new0 (guint, rp_facet_index_n_values (self, facet) + 1);
  guint n_items = rows->items == NULL ? 0 : rows->start == NULL ? rows->n_records : rows->start[rows->n_records];

  for (guint i = 0; i < n_items; i++)
    totals[rows->items[i]]++;
  self->totals[facet][type] = totals;
}

static void
make_words (RpFacetIndex *self, RpFacet facet, const char *const *words, guint n)
{
  self->words[facet].values = g_ptr_array_new ();
  self->words[facet].numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->words[facet].values, (gpointer)words[i]);
      g_hash_table_insert (self->words[facet].numbers, (gpointer)words[i], GUINT_TO_POINTER (i + 1));
    }
}

/* All facets of a type in one pass: the records lie far apart in memory. */
static void
make_rows (RpFacetIndex *self, RpRecordType type)
{
  guint n = rp_dataset_n_records (self->dataset, type), n_rows = 0;
  Rows rows[RP_N_FACETS];

  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    if (rp_facet_has_rows ((RpFacet)facet, type))
      rows_begin (&rows[n_rows++], self, (RpFacet)facet, n);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n_rows; k++)
      {
        rows_next (&rows[k]);
        add_values (&rows[k], self->dataset, rp_record_ref (type, i));
      }
  for (guint k = 0; k < n_rows; k++)
    rows_end (&rows[k], type);
}

void
rp_facet_index_read (RpFacetIndex *self)
{
  make_words (self, RP_FACET_TAG, NULL, 0);
  make_words (self, RP_FACET_GRADE, NULL, 0);
  make_words (self, RP_FACET_MARKING, NULL, 0);
  make_words (self, RP_FACET_STATUS, statuses, G_N_ELEMENTS (statuses));
  make_words (self, RP_FACET_CERTAINTY, certainties, G_N_ELEMENTS (certainties));
  make_words (self, RP_FACET_DISPUTED, disputes, G_N_ELEMENTS (disputes));
  make_words (self, RP_FACET_ORIGINS, origins, G_N_ELEMENTS (origins));
  for (RpRecordType type = RP_RECORD_EVENT; type < RP_N_FACET_TYPES; type++)
    make_rows (self, type);
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    for (RpRecordType type = RP_RECORD_EVENT; type < RP_N_FACET_TYPES; type++)
      if (rp_facet_has_rows ((RpFacet)facet, type))
        count_totals (self, (RpFacet)facet, type);
}
