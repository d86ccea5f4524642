/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_hex (const char *text)
{
  while (g_ascii_isxdigit (*text))
    text++;
  return *text == '\0';
}

/* "#rrggbb" in small letters of "#rgb" or "#rrggbb"; another spelling is kept under Other, for the format allows it. */
static void
read_color (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  const char *text = NULL;
  char color[8] = "#";

  if (token != RP_JSON_STRING)
    {
      rp_import_wrong_type (self, token, _ ("a colour such as “#3584e4”"));
      return;
    }
  text = rp_import_text (self);
  if (text[0] != '#' || !is_hex (text + 1) || (strlen (text) != 4 && strlen (text) != 7))
    {
      rp_import_keep_other (self, NULL, rp_json_reader_get_offset (self->reader));
      return;
    }
  for (guint i = 0; i < 6; i++)
    color[i + 1] = g_ascii_tolower (text[1 + (strlen (text) == 4 ? i / 2 : i)]);
  G_STRUCT_MEMBER (const char *, base, field->offset) = rp_dataset_builder_string (self->builder, color, 7);
}

static const RpField kind_table[] = {
  { "label", rp_read_text, RP_FIELD (RpKind, label) },
  { "inverse", rp_read_text, RP_FIELD (RpKind, inverse) },
  { "color", read_color, RP_FIELD (RpKind, color) },
  { "shape", rp_read_text, RP_FIELD (RpKind, shape) },
};
static const RpFields kind_fields = RP_FIELDS (kind_table, NULL);

static void
read_kinds_of (RpImport *self, RpJsonToken token, RpRecordType type)
{
  if (token != RP_JSON_OBJECT_BEGIN)
    {
      rp_import_wrong_type (self, token, _ ("an object of kinds"));
      return;
    }
  while (rp_import_next_key (self))
    {
      RpKind kind = { .name = rp_import_text (self) };

      token = rp_json_reader_next (self->reader);
      if (token == RP_JSON_OBJECT_BEGIN)
        {
          rp_import_object (self, &kind_fields, &kind);
          rp_dataset_builder_add_kind (self->builder, type, &kind);
        }
      else
        rp_import_wrong_type (self, token, _ ("an object with label, color and shape"));
    }
}

static void
read_event_kinds (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base G_GNUC_UNUSED)
{
  read_kinds_of (self, token, RP_RECORD_EVENT);
}

static void
read_entity_kinds (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base G_GNUC_UNUSED)
{
  read_kinds_of (self, token, RP_RECORD_ENTITY);
}

static void
read_relation_kinds (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base G_GNUC_UNUSED)
{
  read_kinds_of (self, token, RP_RECORD_RELATION);
}

static const RpField kinds_table[] = {
  { "events", read_event_kinds },
  { "entities", read_entity_kinds },
  { "relations", read_relation_kinds },
};
static const RpFields kinds_fields = RP_FIELDS (kinds_table, NULL);

void
rp_read_kinds (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base)
{
  if (token == RP_JSON_OBJECT_BEGIN)
    rp_import_object (self, &kinds_fields, base);
  else
    rp_import_wrong_type (self, token, _ ("an object with events, entities and relations"));
}

static const RpField era_table[] = {
  { "label", rp_read_text, RP_FIELD (RpEra, label), TRUE },
  { "when", rp_read_date, RP_FIELD (RpEra, when), TRUE },
  { "color", read_color, RP_FIELD (RpEra, color) },
};
static const RpFields era_fields = RP_FIELDS (era_table, NULL);

static void
read_era (RpImport *self, RpJsonToken token)
{
  RpEra era = { .label = NULL };

  if (token != RP_JSON_OBJECT_BEGIN)
    {
      rp_import_wrong_type (self, token, _ ("an object with label and when"));
      return;
    }
  rp_import_object (self, &era_fields, &era);
  if (era.label == NULL)
    era.label = "";
  /* a band without a date has no place */
  if (era.when.when != NULL)
    rp_dataset_builder_add_era (self->builder, &era);
}

void
rp_read_eras (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base G_GNUC_UNUSED)
{
  if (token == RP_JSON_ARRAY_BEGIN)
    while (rp_import_next_item (self, &token))
      read_era (self, token);
  else
    read_era (self, token);
}
