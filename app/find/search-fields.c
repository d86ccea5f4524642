/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-fields.h"

typedef struct
{
  RpSearchFieldFunc func;
  gpointer data;
  gboolean enough;
} Walk;

static void
give (Walk *walk, RpSearchField field)
{
  if (!walk->enough && field.text != NULL && *field.text != '\0')
    walk->enough = !walk->func (&field, walk->data);
}

static void
give_text (Walk *walk, RpSearchFieldKind kind, const char *text)
{
  give (walk, (RpSearchField){ .kind = kind, .text = text, .entity = RP_NO_INDEX });
}

static void
give_evidence (Walk *walk, const RpEvidence *evidence, guint n)
{
  for (guint i = 0; i < n && !walk->enough; i++)
    {
      const RpEvidence *one = &evidence[i];

      for (guint j = 0; j < one->n_says; j++)
        give (walk, (RpSearchField){ .kind = RP_FIELD_SAYS,
                                     .text = one->says[j].value,
                                     .entity = RP_NO_INDEX,
                                     .evidence = one,
                                     .label = one->says[j].field });
      give (walk,
            (RpSearchField){ .kind = RP_FIELD_PASSAGE, .text = one->passage, .entity = RP_NO_INDEX, .evidence = one });
    }
}

static void
give_event (Walk *walk, const RpEvent *event)
{
  for (guint i = 0; i < event->n_participants; i++)
    give (walk, (RpSearchField){ .kind = RP_FIELD_ROLE,
                                 .text = event->participants[i].role,
                                 .entity = event->participants[i].entity });
  give_text (walk, RP_FIELD_WHEN, event->when_text);
  give_text (walk, RP_FIELD_WHEN, event->when_note);
}

static void
give_relation (Walk *walk, RpDataset *dataset, const RpRelation *relation)
{
  const char *label = rp_dataset_kind (dataset, RP_RECORD_RELATION, relation->kind)->label;

  if (g_strcmp0 (label, relation->record.title) != 0)
    give_text (walk, RP_FIELD_KIND, label);
}

static void
give_source (Walk *walk, const RpSource *source)
{
  give_text (walk, RP_FIELD_PUBLISHER, source->publisher);
  give_text (walk, RP_FIELD_AUTHOR, source->author);
  if (source->origin_source == RP_NO_INDEX)
    give_text (walk, RP_FIELD_ORIGIN, source->origin);
}

/* What only records of its type have. */
static void
give_own (Walk *walk, RpDataset *dataset, RpRecordRef ref)
{
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      give_event (walk, rp_dataset_event (dataset, ref.index));
      break;
    case RP_RECORD_ENTITY:
      {
        const RpEntity *entity = rp_dataset_entity (dataset, ref.index);

        for (guint i = 0; i < entity->n_aliases; i++)
          give_text (walk, RP_FIELD_ALIAS, entity->aliases[i]);
        break;
      }
    case RP_RECORD_RELATION:
      give_relation (walk, dataset, rp_dataset_relation (dataset, ref.index));
      break;
    case RP_RECORD_SOURCE:
      give_source (walk, rp_dataset_source (dataset, ref.index));
      break;
    case RP_RECORD_NONE:
    default:
      break;
    }
}

void
rp_search_fields_foreach (RpDataset *dataset, RpRecordRef ref, RpSearchFieldFunc func, gpointer data)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);
  Walk walk = { func, data, FALSE };

  give_text (&walk, RP_FIELD_TITLE, record->title);
  give_own (&walk, dataset, ref);
  for (guint i = 0; i < record->n_tags; i++)
    give_text (&walk, RP_FIELD_TAG, record->tags[i]);
  give_text (&walk, RP_FIELD_SUMMARY, record->summary);
  for (guint i = 0; i < record->n_attributes && !walk.enough; i++)
    {
      const RpAttribute *attribute = &record->attributes[i];

      give_text (&walk, RP_FIELD_ATTRIBUTE, attribute->label);
      give (&walk, (RpSearchField){ .kind = RP_FIELD_ATTRIBUTE,
                                    .text = attribute->value,
                                    .entity = RP_NO_INDEX,
                                    .label = attribute->label });
      give_text (&walk, RP_FIELD_WHEN, attribute->when_text);
      give_evidence (&walk, attribute->evidence, attribute->n_evidence);
    }
  give_evidence (&walk, record->evidence, record->n_evidence);
}

gboolean
rp_search_field_is_short (RpSearchFieldKind kind)
{
  return kind <= RP_FIELD_ATTRIBUTE;
}
