/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-text-parts.h"

#include <string.h>

void
rp_put_text (RpTextWriter *self, const char *key, const char *text)
{
  if (rp_text_is_given (text))
    rp_json_writer_put_string (self->json, key, text);
}

/* The items of a list stand on a line each. */
void
rp_begin_list (RpTextWriter *self, const char *key)
{
  rp_json_writer_key (self->json, key);
  rp_json_writer_begin_array (self->json);
  rp_json_writer_set_flat (self->json, TRUE);
}

void
rp_end_list (RpTextWriter *self)
{
  rp_json_writer_set_flat (self->json, FALSE);
  rp_json_writer_end_array (self->json);
}

/* The whole list stands on one line. */
void
rp_begin_line (RpTextWriter *self, const char *key)
{
  rp_json_writer_key (self->json, key);
  rp_json_writer_set_flat (self->json, TRUE);
  rp_json_writer_begin_array (self->json);
}

void
rp_end_line (RpTextWriter *self)
{
  rp_json_writer_end_array (self->json);
  rp_json_writer_set_flat (self->json, FALSE);
}

void
rp_put_texts (RpTextWriter *self, const char *key, const char *const *texts, guint n)
{
  if (n == 0)
    return;
  rp_begin_line (self, key);
  for (guint i = 0; i < n; i++)
    rp_json_writer_string (self->json, texts[i]);
  rp_end_line (self);
}

const char *
rp_id_of (RpTextWriter *self, RpRecordType type, guint index)
{
  return rp_dataset_record (self->dataset, rp_record_ref (type, index))->id;
}

/* ---- dates ---- */

/* Text that is no date cannot stand where a date must. */
void
rp_put_date (RpTextWriter *self, const char *key, RpDate date)
{
  if (date.when != NULL)
    rp_put_text (self, key, date.text);
  else if (rp_text_is_given (date.text) && self->n_dates + 2 <= G_N_ELEMENTS (self->dates))
    {
      self->dates[self->n_dates++] = key;
      self->dates[self->n_dates++] = date.text;
    }
}

void
rp_put_dates (RpTextWriter *self, const char *key, const RpDate *dates, guint n)
{
  guint n_read = 0;

  for (guint i = 0; i < n; i++)
    if (dates[i].when != NULL)
      n_read++;
    else
      rp_put_date (self, key, dates[i]);
  if (n_read == 0)
    return;
  rp_begin_line (self, key);
  for (guint i = 0; i < n; i++)
    if (dates[i].when != NULL)
      rp_json_writer_string (self->json, dates[i].text);
  rp_end_line (self);
}

/* ---- evidence ---- */

static void
put_says (RpTextWriter *self, const RpEvidence *evidence)
{
  rp_json_writer_key (self->json, "says");
  rp_json_writer_begin_object (self->json);
  for (guint i = 0; i < evidence->n_says; i++)
    {
      const RpSays *says = &evidence->says[i];
      gboolean wording = strcmp (says->field, "when") == 0 && says->when == NULL;

      rp_json_writer_put_string (self->json, wording ? "when_text" : says->field, says->value);
    }
  rp_json_writer_end_object (self->json);
}

static void
put_one_evidence (RpTextWriter *self, const RpEvidence *evidence)
{
  const char *id = rp_id_of (self, RP_RECORD_SOURCE, evidence->source);
  gboolean bare = evidence->locator == NULL && evidence->passage == NULL && evidence->grade == NULL
                  && evidence->origin == NULL && evidence->n_fields == 0 && evidence->n_says == 0
                  && evidence->stance == RP_STANCE_SUPPORTS && strchr (id, ',') == NULL;

  if (bare)
    {
      rp_json_writer_string (self->json, id);
      return;
    }
  rp_json_writer_begin_object (self->json);
  rp_json_writer_put_string (self->json, "source", id);
  rp_json_writer_put_optional (self->json, "locator", evidence->locator);
  rp_json_writer_put_optional (self->json, "passage", evidence->passage);
  rp_json_writer_put_optional (self->json, "grade", evidence->grade);
  if (evidence->n_fields > 0)
    {
      rp_json_writer_key (self->json, "for");
      rp_json_writer_begin_array (self->json);
      for (guint i = 0; i < evidence->n_fields; i++)
        rp_json_writer_string (self->json, evidence->fields[i]);
      rp_json_writer_end_array (self->json);
    }
  if (evidence->stance == RP_STANCE_DISPUTES)
    rp_json_writer_put_string (self->json, "stance", "disputes");
  rp_json_writer_put_optional (self->json, "origin", evidence->origin);
  if (evidence->n_says > 0)
    put_says (self, evidence);
  rp_json_writer_end_object (self->json);
}

void
rp_put_evidence (RpTextWriter *self, const RpRecord *record)
{
  if (record->n_evidence == 0)
    return;
  rp_begin_list (self, "evidence");
  for (guint i = 0; i < record->n_evidence; i++)
    put_one_evidence (self, &record->evidence[i]);
  rp_end_list (self);
}

/* ---- attributes ---- */

/* A date of it that is none goes behind its value. Transfer full. */
static char *
attribute_value (const RpAttribute *attribute)
{
  GString *value = g_string_new (attribute->value);

  if (attribute->when == NULL && rp_text_is_given (attribute->when_text))
    g_string_append_printf (value, " (when: %s)", attribute->when_text);
  if (attribute->as_of == NULL && rp_text_is_given (attribute->as_of_text))
    g_string_append_printf (value, " (as_of: %s)", attribute->as_of_text);
  return g_string_free (value, FALSE);
}

static void
put_attribute (RpTextWriter *self, const RpAttribute *attribute)
{
  g_autofree char *value = attribute_value (attribute);

  rp_json_writer_begin_object (self->json);
  rp_json_writer_put_string (self->json, "label", attribute->label);
  rp_json_writer_put_string (self->json, "value", value);
  if (attribute->when != NULL)
    rp_put_text (self, "when", attribute->when_text);
  if (attribute->as_of != NULL)
    rp_put_text (self, "as_of", attribute->as_of_text);
  if (attribute->n_evidence > 0)
    {
      rp_json_writer_key (self->json, "evidence");
      rp_json_writer_begin_array (self->json);
      for (guint i = 0; i < attribute->n_evidence; i++)
        put_one_evidence (self, &attribute->evidence[i]);
      rp_json_writer_end_array (self->json);
    }
  rp_json_writer_end_object (self->json);
}

void
rp_put_attributes (RpTextWriter *self, const RpRecord *record)
{
  if (record->n_attributes == 0 && self->n_dates == 0)
    return;
  rp_begin_list (self, "attributes");
  for (guint i = 0; i < record->n_attributes; i++)
    put_attribute (self, &record->attributes[i]);
  for (guint i = 0; i < self->n_dates; i += 2)
    {
      rp_json_writer_begin_object (self->json);
      rp_json_writer_put_string (self->json, "label", self->dates[i]);
      rp_json_writer_put_string (self->json, "value", self->dates[i + 1]);
      rp_json_writer_end_object (self->json);
    }
  rp_end_list (self);
}
