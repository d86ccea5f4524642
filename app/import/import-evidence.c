/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-evidence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COMMA_ID 1000 /* bytes; keeps the search for them short */

/* Reads one source's id, if it has one that holds a comma. Behind the object's BEGIN. */
static void
note_comma_id (RpJsonReader *reader, GHashTable *ids)
{
  while (rp_json_reader_next (reader) == RP_JSON_KEY)
    {
      gsize length;
      const char *key = rp_json_reader_get_text (reader, &length);
      gboolean is_id = length == 2 && memcmp (key, "id", 2) == 0;
      RpJsonToken token = rp_json_reader_next (reader);
      const char *text = rp_json_reader_get_text (reader, &length);

      if (is_id && token == RP_JSON_STRING && length <= MAX_COMMA_ID && memchr (text, ',', length) != NULL)
        g_hash_table_add (ids, g_strndup (text, length));
      if (!rp_json_reader_skip (reader))
        return;
    }
}

static void
note_comma_ids (RpJsonReader *reader, GHashTable *ids)
{
  RpJsonToken token = rp_json_reader_next (reader);

  if (token == RP_JSON_OBJECT_BEGIN)
    note_comma_id (reader, ids);
  else if (token == RP_JSON_ARRAY_BEGIN)
    while ((token = rp_json_reader_next (reader)) != RP_JSON_ARRAY_END && token != RP_JSON_FAILED)
      {
        if (token == RP_JSON_OBJECT_BEGIN)
          note_comma_id (reader, ids);
        else
          rp_json_reader_skip (reader);
      }
}

/* "ID, locator" is plain only if one knows which ids hold a comma themselves. Sources may stand behind what names
 * them; so the first such text walks the file once for them. */
static GHashTable *
get_comma_ids (RpImport *self)
{
  g_autoptr (RpJsonReader) reader = NULL;
  GArray *superseded = self->findings->superseded;

  if (self->comma_ids != NULL)
    return self->comma_ids;
  self->comma_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader = rp_json_reader_new (self->bytes, self->length);
  rp_json_reader_set_superseded (reader, (const guint32 *)(gpointer)superseded->data, superseded->len);
  rp_json_reader_next (reader);
  while (rp_json_reader_next (reader) == RP_JSON_KEY)
    {
      gsize length;
      const char *key = rp_json_reader_get_text (reader, &length);

      if (length == 7 && memcmp (key, "sources", 7) == 0)
        {
          note_comma_ids (reader, self->comma_ids);
          break;
        }
      rp_json_reader_next (reader);
      if (!rp_json_reader_skip (reader))
        break;
    }
  return self->comma_ids;
}

void
rp_evidence_look_around (RpImport *self)
{
  get_comma_ids (self);
}

/* Bytes of the id that TEXT begins with: the longest known one, else up to the first comma. */
static gsize
id_length (RpImport *self, const char *text)
{
  GHashTable *ids;
  const char *comma = strchr (text, ',');

  if (comma == NULL)
    return strlen (text);
  ids = get_comma_ids (self);
  if (g_hash_table_size (ids) > 0)
    for (gsize n = strnlen (text, MAX_COMMA_ID); n > (gsize)(comma - text); n--)
      if (text[n] == '\0' || text[n] == ',')
        {
          g_autofree char *head = g_strndup (text, n);
          if (g_hash_table_contains (ids, head))
            return n;
        }
  return (gsize)(comma - text);
}

/* "ID" or "ID, locator". */
static gboolean
read_short (RpImport *self, RpEvidenceDraft *evidence)
{
  char *id = rp_import_passing_text (self), *locator = NULL;
  gsize n = id_length (self, id);

  if (id[n] == ',')
    {
      id[n] = '\0';
      locator = g_strstrip (id + n + 1);
      g_strstrip (id);
    }
  if (*id == '\0')
    {
      rp_import_report (self, RP_SEVERITY_ERROR, g_strdup (_ ("expected a source's id, found an empty string")));
      return FALSE;
    }
  evidence->source.id = id;
  evidence->source.place = rp_import_place (self);
  evidence->source.path = rp_import_path_below (self);
  if (locator != NULL && *locator != '\0')
    evidence->locator = rp_dataset_builder_text (self->builder, locator, strlen (locator));
  return TRUE;
}

/* The value that a source gives for FIELD, behind its first token. */
static gboolean
read_said (RpImport *self, RpJsonToken token, RpSays *says)
{
  gboolean date = strcmp (says->field, "when") == 0;

  if (date)
    {
      static const RpField as_date = { .offset = 0 };
      RpDate value = { NULL, NULL };
      rp_read_date (self, token, &as_date, &value);
      says->value = value.text;
      says->when = value.when;
    }
  else if (token == RP_JSON_STRING || token == RP_JSON_NUMBER)
    says->value = rp_import_text (self);
  else if (token == RP_JSON_TRUE || token == RP_JSON_FALSE)
    says->value = token == RP_JSON_TRUE ? "true" : "false";
  else
    rp_import_wrong_type (self, token, _ ("a string, a number, true or false"));
  if (!date && token == RP_JSON_STRING
      && (strcmp (says->field, "as_of") == 0 || strcmp (says->field, "published") == 0))
    {
      RpWhen when;
      g_autofree char *reason = NULL;
      if (rp_edtf_parse (says->value, &when, &reason, NULL))
        says->when = rp_dataset_builder_when (self->builder, &when);
    }
  return says->value != NULL;
}

static void
read_says (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base)
{
  RpEvidenceDraft *evidence = base;
  g_autoptr (GArray) items = NULL;

  if (token != RP_JSON_OBJECT_BEGIN)
    {
      rp_import_wrong_type (self, token, _ ("an object of fields and values"));
      return;
    }
  items = g_array_new (FALSE, FALSE, sizeof (RpSays));
  while (rp_import_next_key (self))
    {
      RpSays says = { .field = rp_import_term (self) };
      if (read_said (self, rp_json_reader_next (self->reader), &says))
        g_array_append_val (items, says);
    }
  evidence->says = rp_import_hold (self, items->data, items->len * sizeof (RpSays));
  evidence->n_says = items->len;
}

static const char *const stances[] = { "supports", "disputes", NULL };

#define TEXT(key, member) { (key), rp_read_text, RP_FIELD (RpEvidenceDraft, member) }

static const RpField evidence_table[] = {
  { "source", rp_read_ref, RP_FIELD (RpEvidenceDraft, source), TRUE },
  TEXT ("locator", locator),
  TEXT ("passage", passage),
  { "grade", rp_read_term, RP_FIELD (RpEvidenceDraft, grade) },
  { "origin", rp_read_term, RP_FIELD (RpEvidenceDraft, origin) },
  { "for", rp_read_list, RP_FIELD (RpEvidenceDraft, fields), FALSE, RP_FIELD (RpEvidenceDraft, n_fields), rp_item_text,
    sizeof (const char *), NULL },
  { "stance", rp_read_word, RP_FIELD (RpEvidenceDraft, stance), .words = stances },
  { "says", read_says },
};

static const RpFields evidence_fields = RP_FIELDS (evidence_table, NULL);

gboolean
rp_item_evidence (RpImport *self, RpJsonToken token, gpointer item)
{
  RpEvidenceDraft *evidence = item;

  if (token == RP_JSON_STRING)
    return read_short (self, evidence);
  if (token != RP_JSON_OBJECT_BEGIN)
    {
      rp_import_wrong_type (self, token, _ ("a source's id, or an object"));
      return FALSE;
    }
  rp_import_object (self, &evidence_fields, evidence);
  return evidence->source.id != NULL;
}

/* A figure may be a number: its text is kept as it was written. */
static void
read_figure (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base)
{
  RpAttributeDraft *attribute = base;

  if (token == RP_JSON_STRING || token == RP_JSON_NUMBER)
    attribute->attribute.value = rp_import_text (self);
  else
    rp_import_wrong_type (self, token, _ ("a string or a number"));
}

static void
read_attribute_when (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  RpAttribute *attribute = &((RpAttributeDraft *)base)->attribute;
  RpDate date = { NULL, NULL };

  rp_read_date (self, token, field, &date);
  attribute->when = date.when;
  attribute->when_text = date.text;
}

static void
read_attribute_as_of (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  RpAttribute *attribute = &((RpAttributeDraft *)base)->attribute;
  RpDate date = { NULL, NULL };

  rp_read_date (self, token, field, &date);
  attribute->as_of = date.when;
  attribute->as_of_text = date.text;
}

static const RpField attribute_table[] = {
  { "label", rp_read_term, RP_FIELD (RpAttributeDraft, attribute.label), TRUE },
  { "value", read_figure, 0, TRUE },
  { "when", read_attribute_when, 0 },
  { "as_of", read_attribute_as_of, 0 },
  { "evidence", rp_read_list, RP_FIELD (RpAttributeDraft, evidence), FALSE, RP_FIELD (RpAttributeDraft, n_evidence),
    rp_item_evidence, sizeof (RpEvidenceDraft), NULL },
};

static const RpFields attribute_fields = RP_FIELDS (attribute_table, NULL);

gboolean
rp_item_attribute (RpImport *self, RpJsonToken token, gpointer item)
{
  RpAttributeDraft *draft = item;

  if (token != RP_JSON_OBJECT_BEGIN)
    {
      rp_import_wrong_type (self, token, _ ("an object with a label and a value"));
      return FALSE;
    }
  rp_import_object (self, &attribute_fields, draft);
  if (draft->attribute.label == NULL && draft->attribute.value == NULL)
    return FALSE;
  if (draft->attribute.label == NULL)
    draft->attribute.label = rp_dataset_builder_string (self->builder, "", 0);
  if (draft->attribute.value == NULL)
    draft->attribute.value = rp_dataset_builder_string (self->builder, "", 0);
  return TRUE;
}
