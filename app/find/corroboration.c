/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corroboration.h"

#include <math.h>
#include <string.h>

#include "date-agreement.h"

/* The record's own value for a field: at most one of them. */
typedef struct
{
  const RpDate *dates; /* as_of: several */
  guint n_dates;
  const char *text;
  guint entity;   /* RP_NO_INDEX: none */
  gboolean known; /* the field holds one value of few: two different ones exclude each other */
  gboolean is_date;
} Own;

static Own
own_date (const RpDate *dates, guint n)
{
  return (Own){ .dates = dates, .n_dates = n, .entity = RP_NO_INDEX, .is_date = TRUE };
}

static Own
own_text (const char *text)
{
  return (Own){ .text = text, .entity = RP_NO_INDEX };
}

static Own
own_event (RpDataset *dataset, const RpEvent *event, const char *field)
{
  static const char *const statuses[] = { "done", "ongoing", "planned" };
  Own own = own_text (NULL);

  if (strcmp (field, "when") == 0)
    return event->when.when != NULL ? own_date (&event->when, 1) : own_date (event->as_of, event->n_as_of);
  if (strcmp (field, "as_of") == 0)
    return own_date (event->as_of, event->n_as_of);
  if (strcmp (field, "place") == 0)
    own.entity = event->place;
  else if (strcmp (field, "kind") == 0)
    own.text = rp_dataset_kind (dataset, RP_RECORD_EVENT, event->kind)->name;
  else if (strcmp (field, "when_text") == 0)
    own.text = event->when_text;
  else if (strcmp (field, "status") == 0)
    own = (Own){ .text = statuses[event->status], .entity = RP_NO_INDEX, .known = TRUE };
  return own;
}

static Own
own_entity (RpDataset *dataset, const RpEntity *entity, const char *field)
{
  if (strcmp (field, "when") == 0)
    return own_date (&entity->when, 1);
  if (strcmp (field, "kind") == 0)
    return own_text (rp_dataset_kind (dataset, RP_RECORD_ENTITY, entity->kind)->name);
  return own_text (strcmp (field, "sort") == 0 ? entity->sort : NULL);
}

static Own
own_relation (RpDataset *dataset, const RpRelation *relation, const char *field)
{
  Own own = own_text (NULL);

  if (strcmp (field, "when") == 0)
    return relation->when.when != NULL ? own_date (&relation->when, 1) : own_date (relation->as_of, relation->n_as_of);
  if (strcmp (field, "as_of") == 0)
    return own_date (relation->as_of, relation->n_as_of);
  if (strcmp (field, "from") == 0)
    own.entity = relation->from;
  else if (strcmp (field, "to") == 0)
    own.entity = relation->to;
  else if (strcmp (field, "kind") == 0)
    own.text = rp_dataset_kind (dataset, RP_RECORD_RELATION, relation->kind)->name;
  else if (strcmp (field, "directed") == 0)
    own = (Own){ .text = relation->directed ? "true" : "false", .entity = RP_NO_INDEX, .known = TRUE };
  return own;
}

static Own
own_source (const RpSource *source, const char *field)
{
  if (strcmp (field, "published") == 0)
    return own_date (&source->published, 1);
  return own_text (strcmp (field, "publisher") == 0     ? source->publisher
                   : strcmp (field, "author") == 0      ? source->author
                   : strcmp (field, "origin") == 0      ? source->origin
                   : strcmp (field, "reliability") == 0 ? source->reliability
                   : strcmp (field, "language") == 0    ? source->language
                                                        : NULL);
}

static Own
own_attribute (const RpAttribute *attribute, const char *field, RpDate *date)
{
  if (strcmp (field, "when") == 0 || strcmp (field, "as_of") == 0)
    {
      *date = *field == 'w' ? (RpDate){ attribute->when, attribute->when_text }
                            : (RpDate){ attribute->as_of, attribute->as_of_text };
      return own_date (date, 1);
    }
  return own_text (strcmp (field, "label") == 0 ? attribute->label : attribute->value);
}

/* A field that no record has by itself may be the label of one of its figures. */
static const char *
figure_of (const RpRecord *record, const char *field)
{
  for (guint i = 0; i < record->n_attributes; i++)
    if (g_strcmp0 (record->attributes[i].label, field) == 0)
      return record->attributes[i].value;
  return NULL;
}

static Own
own_of (RpDataset *dataset, RpRecordRef ref, const char *field)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  Own own = own_text (NULL);

  if (strcmp (field, "title") == 0 || strcmp (field, "name") == 0 || strcmp (field, "label") == 0)
    return own_text (record->title);
  if (strcmp (field, "summary") == 0)
    return own_text (record->summary);
  if (ref.type == RP_RECORD_EVENT)
    own = own_event (dataset, rp_dataset_event (dataset, ref.index), field);
  else if (ref.type == RP_RECORD_ENTITY)
    own = own_entity (dataset, rp_dataset_entity (dataset, ref.index), field);
  else if (ref.type == RP_RECORD_RELATION)
    own = own_relation (dataset, rp_dataset_relation (dataset, ref.index), field);
  else if (ref.type == RP_RECORD_SOURCE)
    own = own_source (rp_dataset_source (dataset, ref.index), field);
  if (!own.is_date && own.text == NULL && own.entity == RP_NO_INDEX)
    own.text = figure_of (record, field);
  return own;
}

static gboolean
is_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

/* Numbers by value: those that the record keeps as such. */
static gboolean
own_number (RpDataset *dataset, RpRecordRef ref, const char *field, double *number)
{
  *number = NAN;
  if (ref.type == RP_RECORD_EVENT && strcmp (field, "order") == 0)
    *number = rp_dataset_event (dataset, ref.index)->order;
  else if (ref.type == RP_RECORD_RELATION && strcmp (field, "weight") == 0)
    *number = rp_dataset_relation (dataset, ref.index)->weight;
  return !isnan (*number);
}

static gboolean
names_entity (RpDataset *dataset, guint index, const char *text)
{
  const RpEntity *entity = rp_dataset_entity (dataset, index);

  if (strcmp (entity->record.id, text) == 0 || strcmp (entity->record.title, text) == 0)
    return TRUE;
  for (guint i = 0; i < entity->n_aliases; i++)
    if (strcmp (entity->aliases[i], text) == 0)
      return TRUE;
  return FALSE;
}

/* Another entity excludes the record's own unless a tie joins the two: a house lies in its town. */
static RpSaidKind
compare_entity (RpDataset *dataset, guint own, const char *said)
{
  RpRecordRef other = rp_dataset_find (dataset, said);

  if (names_entity (dataset, own, said))
    return RP_SAID_SAME;
  if (other.type != RP_RECORD_ENTITY || rp_dataset_are_tied (dataset, own, other.index))
    return RP_SAID_OTHERWISE;
  return RP_SAID_CONFLICTS;
}

static RpSaidKind
compare_text (const Own *own, const char *said)
{
  double a, b;

  if (strcmp (own->text, said) == 0)
    return RP_SAID_SAME;
  if (own->known)
    {
      static const char *const words[] = { "done", "ongoing", "planned", "true", "false", NULL };

      return g_strv_contains (words, said) ? RP_SAID_CONFLICTS : RP_SAID_OTHERWISE;
    }
  if (is_number (own->text, &a) && is_number (said, &b))
    return a < b || a > b ? RP_SAID_CONFLICTS : RP_SAID_SAME;
  return RP_SAID_OTHERWISE;
}

/* Days on which it was known to hold need not be the same: another one of them is no conflict. */
static RpSaidKind
compare_dates (const Own *own, const RpSays *says)
{
  static const RpSaidKind kinds[] = {
    [RP_DATES_SAME] = RP_SAID_SAME,       [RP_DATES_FINER] = RP_SAID_FINER,     [RP_DATES_VAGUER] = RP_SAID_VAGUER,
    [RP_DATES_MEET] = RP_SAID_COMPATIBLE, [RP_DATES_APART] = RP_SAID_CONFLICTS,
  };
  RpDate said = { says->when, says->value };
  RpDateAgreement best = RP_DATES_APART;
  gboolean any = FALSE;

  for (guint i = 0; i < own->n_dates; i++)
    if (own->dates[i].when != NULL)
      {
        any = TRUE;
        best = MIN (best, rp_date_compare (&own->dates[i], &said));
      }
  return any ? kinds[best] : RP_SAID_ALONE;
}

/* What is known to have held on some days held between them too. */
static gboolean
lies_between (const Own *own, const RpWhen *said)
{
  RpInstant first = RP_INSTANT_MAX, last = RP_INSTANT_MIN;

  for (guint i = 0; i < own->n_dates; i++)
    if (own->dates[i].when != NULL)
      {
        RpInstant begin = rp_when_earliest (own->dates[i].when), end = rp_when_latest (own->dates[i].when);

        first = rp_instant_compare (begin, first) < 0 ? begin : first;
        last = rp_instant_compare (end, last) > 0 ? end : last;
      }
  return rp_instant_compare (rp_when_earliest (said), last) <= 0
         && rp_instant_compare (first, rp_when_latest (said)) <= 0;
}

/* `as_of` that is said is held against the record's `when` where it has one. */
static RpSaidKind
compare_as_of (RpDataset *dataset, RpRecordRef ref, const Own *own, const RpSays *says)
{
  RpSaidKind kind = compare_dates (own, says);
  Own when;

  if (kind == RP_SAID_SAME)
    return kind;
  when = own_of (dataset, ref, "when");
  if (when.dates != own->dates && compare_dates (&when, says) == RP_SAID_CONFLICTS)
    return RP_SAID_CONFLICTS;
  return kind == RP_SAID_CONFLICTS ? RP_SAID_COMPATIBLE : kind;
}

RpSaidKind
rp_corroboration_compare (RpDataset *dataset, RpRecordRef ref, const RpAttribute *attribute, const RpSays *says)
{
  const char *value = says->value != NULL ? says->value : "";
  RpDate date;
  Own own = attribute != NULL ? own_attribute (attribute, says->field, &date) : own_of (dataset, ref, says->field);
  double number, other;

  if (own.is_date)
    {
      RpSaidKind kind;

      if (says->when == NULL)
        return own.n_dates > 0 && own.dates[0].when != NULL ? RP_SAID_OTHERWISE : RP_SAID_ALONE;
      if (attribute == NULL && strcmp (says->field, "as_of") == 0)
        return compare_as_of (dataset, ref, &own, says);
      kind = compare_dates (&own, says);
      return kind == RP_SAID_CONFLICTS && own.n_dates > 1 && lies_between (&own, says->when) ? RP_SAID_COMPATIBLE
                                                                                             : kind;
    }
  if (own.entity != RP_NO_INDEX)
    return compare_entity (dataset, own.entity, value);
  if (attribute == NULL && own_number (dataset, ref, says->field, &number))
    return !is_number (value, &other)         ? RP_SAID_OTHERWISE
           : number < other || number > other ? RP_SAID_CONFLICTS
                                              : RP_SAID_SAME;
  return own.text != NULL ? compare_text (&own, value) : RP_SAID_ALONE;
}

/* The values of one field together, the fields as they first come. */
static void
gather_fields (GArray *all)
{
  RpSaid *said = (RpSaid *)(gpointer)all->data;
  g_autoptr (GHashTable) rank = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint *start = NULL;
  g_autofree RpSaid *sorted = NULL;
  guint at = 0;

  if (all->len < 2)
    return;
  start = g_new0 (guint, all->len + 1);
  sorted = g_new (RpSaid, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (rank, said[i].says->field));

      if (found == 0)
        g_hash_table_insert (rank, (gpointer)said[i].says->field,
                             GUINT_TO_POINTER (found = g_hash_table_size (rank) + 1));
      start[found - 1]++;
    }
  for (guint i = 0; i < all->len; i++)
    {
      guint n = start[i];

      start[i] = at;
      at += n;
    }
  for (guint i = 0; i < all->len; i++)
    sorted[start[GPOINTER_TO_UINT (g_hash_table_lookup (rank, said[i].says->field)) - 1]++] = said[i];
  memcpy (said, sorted, all->len * sizeof *said);
}

GArray *
rp_corroboration_said (RpDataset *dataset, RpRecordRef ref, const RpAttribute *attribute)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  const RpEvidence *evidence = attribute != NULL ? attribute->evidence : record->evidence;
  guint n = attribute != NULL ? attribute->n_evidence : record->n_evidence;
  GArray *all = g_array_new (FALSE, FALSE, sizeof (RpSaid));

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < evidence[i].n_says; j++)
      {
        const RpSays *says = &evidence[i].says[j];
        RpSaid said = { &evidence[i], says, rp_corroboration_compare (dataset, ref, attribute, says) };

        g_array_append_val (all, said);
      }
  gather_fields (all);
  return all;
}

guint
rp_corroboration_field_end (const GArray *all, guint from)
{
  const char *field = g_array_index (all, RpSaid, from).says->field;
  guint to = from + 1;

  while (to < all->len && strcmp (g_array_index (all, RpSaid, to).says->field, field) == 0)
    to++;
  return to;
}

gboolean
rp_corroboration_dates_conflict (RpDataset *dataset, RpRecordRef ref, const char *field)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  g_autoptr (GArray) dates = NULL;

  for (guint i = 0; i < record->n_evidence; i++)
    for (guint j = 0; j < record->evidence[i].n_says; j++)
      {
        const RpSays *says = &record->evidence[i].says[j];
        RpDate date = { says->when, says->value };

        if (says->when == NULL || strcmp (says->field, field) != 0)
          continue;
        if (dates == NULL)
          dates = g_array_new (FALSE, FALSE, sizeof (RpDate));
        g_array_append_val (dates, date);
      }
  return dates != NULL && rp_dates_conflict ((const RpDate *)(gconstpointer)dates->data, dates->len);
}

gboolean
rp_corroboration_disputed (RpDataset *dataset, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  gboolean says = FALSE;

  for (guint i = 0; i < record->n_evidence; i++)
    {
      const RpEvidence *evidence = &record->evidence[i];

      if (evidence->stance == RP_STANCE_DISPUTES)
        return TRUE;
      says = says || evidence->n_says > 0;
      for (guint j = 0; j < evidence->n_says; j++)
        if (rp_corroboration_compare (dataset, ref, NULL, &evidence->says[j]) == RP_SAID_CONFLICTS)
          return TRUE;
    }
  return says
         && (rp_corroboration_dates_conflict (dataset, ref, "when")
             || rp_corroboration_dates_conflict (dataset, ref, "published"));
}
