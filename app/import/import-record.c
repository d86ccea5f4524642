/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-record.h"

#include "file-bytes.h"
#include "import-evidence.h"

#include <glib/gi18n-lib.h>

#define MAX_RECORDS 5000000u
#define FORGET_BYTES ((gsize)1024 * 1024)

static void
read_id (RpImport *self, RpJsonToken token, const RpField *field G_GNUC_UNUSED, gpointer base)
{
  RpRecordDraft *draft = base;
  gsize length;

  if (token == RP_JSON_STRING || token == RP_JSON_NUMBER)
    {
      draft->record.id = rp_import_passing_text (self);
      draft->record.has_given_id = TRUE;
      draft->id_place = rp_import_place (self);
    }
  rp_json_reader_get_text (self->reader, &length);
  if (token != RP_JSON_STRING)
    rp_import_wrong_type (self, token, _ ("an id (a string)"));
  else if (length == 0)
    {
      rp_import_report (self, RP_SEVERITY_ERROR, g_strdup (_ ("expected an id, found an empty string")));
      draft->record.id = NULL;
      draft->record.has_given_id = FALSE;
    }
}

static gboolean
read_attribute (RpImport *self, RpJsonToken token, gpointer item)
{
  return rp_item_attribute (self, token, item);
}

#define TEXT(key, member) { (key), rp_read_text, RP_FIELD (RpRecordDraft, record.member) }
#define LIST(key, member, count, func, type)                                                                           \
  { (key),         rp_read_list, RP_FIELD (RpRecordDraft, member), FALSE, RP_FIELD (RpRecordDraft, count), (func),     \
    sizeof (type), NULL }

static const RpField record_table[] = {
  { "id", read_id },
  TEXT ("summary", summary),
  TEXT ("url", url),
  { "marking", rp_read_term, RP_FIELD (RpRecordDraft, record.marking) },
  { "image", rp_read_path, RP_FIELD (RpRecordDraft, record.image) },
  LIST ("tags", record.tags, record.n_tags, rp_item_text, const char *),
  LIST ("attributes", attributes, n_attributes, read_attribute, RpAttributeDraft),
  LIST ("evidence", evidence, n_evidence, rp_item_evidence, RpEvidenceDraft),
};

const RpFields rp_record_fields = RP_FIELDS (record_table, NULL);

/* A large file and what is made of it need not be in memory both at once: the records behind are not read again. What
 * stands before the list's first record is, for the pointers in messages. */
static void
forget_behind (RpImport *self)
{
  gsize offset = rp_json_reader_get_offset (self->reader);

  if (!self->forgettable || offset - self->forgotten < FORGET_BYTES)
    return;
  rp_evidence_look_around (self);
  rp_file_forget (self->bytes, self->forgotten, offset);
  self->forgotten = offset;
}

static void
import_record (RpImport *self, RpJsonToken token, void (*read) (RpImport *self))
{
  static const RpRecordDraft nothing;
  gboolean too_many = self->n_records == MAX_RECORDS;

  forget_behind (self);
  rp_import_begin_record (self);
  if (token == RP_JSON_OBJECT_BEGIN && !too_many)
    {
      self->n_records++;
      read (self);
      return;
    }
  if (!too_many)
    rp_import_wrong_type (self, token, _ ("a record (an object)"));
  else
    {
      /* said once, counted each time */
      if (!self->said_too_many)
        rp_import_report (
            self, RP_SEVERITY_ERROR,
            g_strdup_printf (_ ("more than %u records: this and all that follow are left out"), MAX_RECORDS));
      self->said_too_many = TRUE;
      rp_json_reader_skip (self->reader);
    }
  rp_record_finish (self, &nothing, FALSE);
}

void
rp_import_records (RpImport *self, RpJsonToken token, void (*read) (RpImport *self))
{
  self->list_path = rp_import_path (self);
  self->forgotten = rp_json_reader_get_offset (self->reader);
  if (token == RP_JSON_ARRAY_BEGIN)
    while (rp_import_next_item (self, &token))
      import_record (self, token, read);
  else
    import_record (self, token, read);
}

void
rp_record_read (RpImport *self, const RpFields *fields, gpointer draft)
{
  RpRecordDraft *record = draft;

  record->place = rp_import_place (self);
  record->id_place = record->place;
  record->path = self->list_path;
  record->item = rp_json_reader_get_item (self->reader);
  record->record.line = record->place.line;
  rp_import_object (self, fields, draft);
  record->record.n_others = self->others->len;
  record->record.n_unshown = self->unshown->len;
  g_array_append_vals (self->others, self->unshown->data, self->unshown->len);
  record->record.others = rp_import_hold (self, self->others->data, self->others->len * sizeof (RpOther));
}

void
rp_record_finish (RpImport *self, const RpRecordDraft *draft, gboolean keep)
{
  if (!keep)
    rp_import_leave_out (self);
  rp_import_end_record (self, draft->record.id, draft->record.title);
}
