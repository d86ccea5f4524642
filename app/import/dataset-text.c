/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-text.h"

#include "dataset-builder.h"
#include "dataset-text-parts.h"

#include <string.h>

static gboolean
has_look (const RpKind *kind)
{
  g_autofree char *label = rp_dataset_builder_kind_label (kind->name);

  return kind->n_records == 0 || strcmp (kind->label, label) != 0 || rp_text_is_given (kind->inverse)
         || rp_text_is_given (kind->color) || rp_text_is_given (kind->shape);
}

static guint
count_looks (RpTextWriter *self, RpRecordType type)
{
  guint n = 0;

  for (guint i = 0; i < rp_dataset_n_kinds (self->dataset, type); i++)
    n += has_look (rp_dataset_kind (self->dataset, type, i));
  return n;
}

static void
put_kinds_of (RpTextWriter *self, const char *key, RpRecordType type)
{
  if (count_looks (self, type) == 0)
    return;
  rp_json_writer_key (self->json, key);
  rp_json_writer_begin_object (self->json);
  rp_json_writer_set_flat (self->json, TRUE);
  for (guint i = 0; i < rp_dataset_n_kinds (self->dataset, type); i++)
    {
      const RpKind *kind = rp_dataset_kind (self->dataset, type, i);
      g_autofree char *label = rp_dataset_builder_kind_label (kind->name);

      if (!has_look (kind))
        continue;
      rp_json_writer_key (self->json, kind->name);
      rp_json_writer_begin_object (self->json);
      if (strcmp (kind->label, label) != 0)
        rp_put_text (self, "label", kind->label);
      rp_put_text (self, "inverse", kind->inverse);
      rp_put_text (self, "color", kind->color);
      rp_put_text (self, "shape", kind->shape);
      rp_json_writer_end_object (self->json);
    }
  rp_json_writer_set_flat (self->json, FALSE);
  rp_json_writer_end_object (self->json);
}

static void
put_kinds (RpTextWriter *self)
{
  if (count_looks (self, RP_RECORD_EVENT) + count_looks (self, RP_RECORD_ENTITY)
          + count_looks (self, RP_RECORD_RELATION)
      == 0)
    return;
  rp_json_writer_key (self->json, "kinds");
  rp_json_writer_begin_object (self->json);
  put_kinds_of (self, "events", RP_RECORD_EVENT);
  put_kinds_of (self, "entities", RP_RECORD_ENTITY);
  put_kinds_of (self, "relations", RP_RECORD_RELATION);
  rp_json_writer_end_object (self->json);
}

static void
put_eras (RpTextWriter *self)
{
  if (rp_dataset_n_eras (self->dataset) == 0)
    return;
  rp_begin_list (self, "eras");
  for (guint i = 0; i < rp_dataset_n_eras (self->dataset); i++)
    {
      const RpEra *era = rp_dataset_era (self->dataset, i);

      rp_json_writer_begin_object (self->json);
      rp_json_writer_put_string (self->json, "label", era->label);
      rp_put_text (self, "when", era->when.text);
      rp_put_text (self, "color", era->color);
      rp_json_writer_end_object (self->json);
    }
  rp_end_list (self);
}

static void
put_head (RpTextWriter *self)
{
  RpDate updated = rp_dataset_get_updated (self->dataset);

  rp_json_writer_put_integer (self->json, "rapport", RP_FORMAT_VERSION);
  rp_json_writer_put_string (self->json, "title", rp_dataset_get_title (self->dataset));
  rp_put_text (self, "description", rp_dataset_get_description (self->dataset));
  rp_put_text (self, "language", rp_dataset_get_language (self->dataset));
  if (updated.when != NULL)
    rp_put_text (self, "updated", updated.text);
  rp_put_text (self, "marking", rp_dataset_get_marking (self->dataset));
}

static void
put_rest (RpTextWriter *self)
{
  RpDate updated = rp_dataset_get_updated (self->dataset);
  gboolean is_said = FALSE;

  for (guint i = 0; i < rp_dataset_n_others (self->dataset); i++)
    rp_put_other (self, rp_dataset_other (self->dataset, i), FALSE);
  for (guint i = 0; i < rp_dataset_n_unshown (self->dataset); i++)
    {
      rp_put_other (self, rp_dataset_unshown (self->dataset, i), TRUE);
      is_said = is_said || strcmp (rp_dataset_unshown (self->dataset, i)->key, "x-updated") == 0;
    }
  if (updated.when == NULL && !is_said)
    rp_put_text (self, "x-updated", updated.text);
}

char *
rp_dataset_record_to_text (RpDataset *dataset, RpRecordRef ref)
{
  GString *out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) json = rp_json_writer_new (out, RP_JSON_PRETTY);
  RpTextWriter self = { .dataset = dataset, .json = json };

  rp_put_record (&self, ref);
  return g_string_free (out, FALSE);
}

char *
rp_dataset_to_text (RpDataset *dataset, gsize *length)
{
  GString *out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) json = rp_json_writer_new (out, RP_JSON_PRETTY);
  RpTextWriter self = { .dataset = dataset, .json = json };

  rp_json_writer_begin_object (json);
  put_head (&self);
  put_kinds (&self);
  put_eras (&self);
  rp_put_records (&self);
  put_rest (&self);
  rp_json_writer_end_object (json);
  g_string_append_c (out, '\n');
  *length = out->len;
  return g_string_free (out, FALSE);
}
