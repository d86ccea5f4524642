/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-writer.h"
#include "cli-private.h"
#include "json-writer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const RpCliOptions *options;
  RpDataset *dataset;
  GString *out;
  RpJsonWriter *json; /* NULL: text */
} Details;

/* "== event E08d", then the card; or both as an object. */
static void
append_card (Details *self, RpRecordRef ref)
{
  static const char *const types[] = { "dataset", "event", "entity", "relation", "source" };
  const RpRecord *record = rp_dataset_record (self->dataset, ref);
  RpCardRequest request;
  g_autoptr (RpCard) card = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  rp_card_request_init (&request, self->dataset, ref);
  request.period = &self->options->period;
  for (guint i = 0; i < RP_CARD_N_LISTS; i++)
    if (request.limits[i] > 0)
      request.limits[i] = G_MAXUINT;
  card = rp_card_new (&request);
  rp_card_write (card, TRUE, text);
  if (self->json == NULL)
    {
      g_string_append_printf (self->out, "%s== %s%s%s\n%s", self->out->len > 0 ? "\n" : "", types[ref.type],
                              record != NULL ? " " : "", record != NULL ? record->id : "", text->str);
      return;
    }
  rp_json_writer_begin_object (self->json);
  rp_json_writer_put_string (self->json, "type", types[ref.type]);
  rp_json_writer_put_optional (self->json, "id", record != NULL ? record->id : NULL);
  rp_json_writer_put_string (self->json, "text", text->str);
  rp_json_writer_end_object (self->json);
}

static void
append_cards (Details *self)
{
  const char *select = self->options->select;
  RpRecordRef selected = select != NULL ? rp_dataset_find (self->dataset, select) : RP_RECORD_REF_NONE;

  if (select != NULL && selected.type == RP_RECORD_NONE)
    {
      g_autofree char *valid = g_utf8_make_valid (select, -1), *clean = rp_cli_clean (valid);

      rp_cli_say (_ ("no record has the id “%s”; nothing is selected"), clean);
      return;
    }
  append_card (self, selected);
  for (RpRecordType type = RP_RECORD_EVENT; select == NULL && type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (self->dataset, type); i++)
      append_card (self, rp_record_ref (type, i));
}

int
rp_cli_details (const RpCliOptions *options)
{
  int strict, status;
  g_autoptr (RpImportResult) result = rp_cli_load (options, &strict);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) json = options->json ? rp_json_writer_new (out, RP_JSON_LINES) : NULL;
  Details self = { options, NULL, out, json };

  if (!result)
    return RP_CLI_FAILED;
  self.dataset = result->dataset;
  if (json != NULL)
    {
      rp_json_writer_begin_object (json);
      rp_json_writer_put_integer (json, "format", 1);
      rp_json_writer_put_string (json, "view", "details");
      rp_json_writer_key (json, "records");
      rp_json_writer_begin_array (json);
    }
  append_cards (&self);
  if (json != NULL)
    {
      rp_json_writer_end_array (json);
      rp_json_writer_end_object (json);
      g_string_append_c (out, '\n');
    }
  status = rp_cli_print (out);
  return status != RP_CLI_DONE ? status : strict;
}
