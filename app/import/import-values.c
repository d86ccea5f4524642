/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-values.h"

#include "dataset-path.h"
#include "json-scan.h"
#include "nearest-word.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_ITEM 512 /* bytes of the largest struct in a list */

const char *
rp_import_text (RpImport *self)
{
  gsize length;
  const char *text = rp_json_reader_get_text (self->reader, &length);
  return rp_dataset_builder_text (self->builder, text, length);
}

const char *
rp_import_term (RpImport *self)
{
  gsize length;
  const char *text = rp_json_reader_get_text (self->reader, &length);
  return rp_dataset_builder_string (self->builder, text, (gssize)length);
}

/* Text of a string; of a number too, behind an error, so that nothing is lost. NULL otherwise. WHAT is translated only
 * when it is said: that costs more than reading a string. */
static const char *
read_text_or_complain (RpImport *self, RpJsonToken token, const char *what, gboolean term)
{
  const char *text = NULL;

  if (token == RP_JSON_STRING || token == RP_JSON_NUMBER)
    text = term ? rp_import_term (self) : rp_import_text (self);
  if (token != RP_JSON_STRING)
    rp_import_wrong_type (self, token, _ (what));
  return text;
}

void
rp_read_text (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  const char *text = read_text_or_complain (self, token, N_ ("a string"), FALSE);
  G_STRUCT_MEMBER (const char *, base, field->offset) = text;
}

void
rp_read_term (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  const char *text = read_text_or_complain (self, token, N_ ("a string"), TRUE);
  G_STRUCT_MEMBER (const char *, base, field->offset) = text;
}

/* "“a”, “b” or “c”". Transfer full. */
static char *
list_words (const char *const *words)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (list, "%s“%s”", i == 0 ? "" : words[i + 1] == NULL ? _ (" or ") : ", ", words[i]);
  return g_string_free (list, FALSE);
}

void
rp_read_word (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  g_autofree char *what = NULL;
  gsize length;
  const char *text = rp_json_reader_get_text (self->reader, &length);

  for (guint i = 0; token == RP_JSON_STRING && field->words[i] != NULL; i++)
    if (strlen (field->words[i]) == length && memcmp (field->words[i], text, length) == 0)
      {
        G_STRUCT_MEMBER (guint, base, field->offset) = i;
        return;
      }
  what = list_words (field->words);
  rp_import_wrong_type (self, token, what);
}

void
rp_read_flag (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  if (token == RP_JSON_TRUE || token == RP_JSON_FALSE)
    G_STRUCT_MEMBER (gboolean, base, field->offset) = token == RP_JSON_TRUE;
  else
    rp_import_wrong_type (self, token, _ ("true or false"));
}

void
rp_read_number (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  double value;

  if (token != RP_JSON_NUMBER)
    {
      rp_import_wrong_type (self, token, _ ("a number"));
      return;
    }
  value = rp_json_reader_get_double (self->reader);
  if (isfinite (value))
    G_STRUCT_MEMBER (double, base, field->offset) = value;
  else
    rp_import_keep_other (self, NULL, rp_json_reader_get_offset (self->reader));
}

/* The date that the last token's text was read into before, if it was: a large file says the same ones over and over.
 */
static const RpDate *
known_date (RpImport *self, RpJsonToken token)
{
  gsize length;
  const char *text = rp_json_reader_get_text (self->reader, &length);

  return token == RP_JSON_STRING ? rp_dataset_builder_find_date (self->builder, text, length) : NULL;
}

static void
report_date (RpImport *self, const char *text, gboolean reversed, const char *reason)
{
  g_autofree char *shown = rp_json_excerpt (text, strlen (text), 60);

  rp_import_report (self, RP_SEVERITY_ERROR,
                    reversed ? g_strdup_printf (_ ("“%s” ends before it starts: %s"), shown, reason)
                             : g_strdup_printf (_ ("expected a date (EDTF), found “%s”: %s"), shown, reason));
}

static gboolean
read_date (RpImport *self, RpJsonToken token, RpDate *date)
{
  const RpDate *known = known_date (self, token);
  g_autofree char *reason = NULL;
  gboolean reversed = FALSE;
  const char *text;
  RpWhen when;

  if (known != NULL)
    {
      *date = *known;
      return TRUE;
    }
  if (token != RP_JSON_STRING)
    {
      date->text = read_text_or_complain (self, token, N_ ("a date in double quotes"), FALSE);
      if (date->text != NULL && rp_edtf_parse (date->text, &when, &reason, NULL))
        date->when = rp_dataset_builder_when (self->builder, &when);
      return date->text != NULL;
    }
  text = rp_import_passing_text (self);
  if (rp_edtf_parse (text, &when, &reason, &reversed))
    *date = *rp_dataset_builder_keep_date (self->builder, text, &when);
  else
    {
      date->text = rp_dataset_builder_text (self->builder, text, strlen (text));
      report_date (self, text, reversed, reason);
    }
  return TRUE;
}

void
rp_read_date (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  RpDate date = { NULL, NULL };
  read_date (self, token, &date);
  G_STRUCT_MEMBER (RpDate, base, field->offset) = date;
}

static gboolean
read_ref (RpImport *self, RpJsonToken token, RpIdRef *ref)
{
  gsize length;

  if (token != RP_JSON_STRING)
    {
      rp_import_wrong_type (self, token, _ ("an id (a string)"));
      return FALSE;
    }
  rp_json_reader_get_text (self->reader, &length);
  if (length == 0)
    {
      rp_import_report (self, RP_SEVERITY_ERROR, g_strdup (_ ("expected an id, found an empty string")));
      return FALSE;
    }
  ref->id = rp_import_passing_text (self);
  ref->place = rp_import_place (self);
  ref->path = rp_import_path_below (self);
  return TRUE;
}

void
rp_read_ref (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  read_ref (self, token, G_STRUCT_MEMBER_P (base, field->offset));
}

void
rp_read_path (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  const char *text = read_text_or_complain (self, token, N_ ("a path in double quotes"), FALSE);
  g_autofree char *fault = NULL;
  g_autofree char *shown = NULL;

  if (text == NULL || token != RP_JSON_STRING)
    return;
  fault = rp_dataset_path_check (text, self->folder);
  if (fault == NULL)
    {
      G_STRUCT_MEMBER (const char *, base, field->offset) = text;
      return;
    }
  shown = rp_json_excerpt (text, strlen (text), 60);
  rp_import_report (self, RP_SEVERITY_ERROR,
                    g_strdup_printf (_ ("expected a path below the dataset's folder, found “%s”: %s"), shown, fault));
}

static void
read_item (RpImport *self, RpJsonToken token, const RpField *field)
{
  guint64 room[MAX_ITEM / 8];

  g_assert (field->item_size <= sizeof room);
  memset (room, 0, field->item_size);
  if (field->item (self, token, room))
    g_byte_array_append (self->items, (const guint8 *)room, (guint)field->item_size);
}

void
rp_read_list (RpImport *self, RpJsonToken token, const RpField *field, gpointer base)
{
  guint start = self->items->len, size;

  if (token == RP_JSON_ARRAY_BEGIN)
    while (rp_import_next_item (self, &token))
      read_item (self, token, field);
  else
    read_item (self, token, field);
  /* The lists inside the items have come and gone, so that what is behind START is this one's. */
  size = self->items->len - start;
  G_STRUCT_MEMBER (gpointer, base, field->offset) = rp_import_hold (self, self->items->data + start, size);
  G_STRUCT_MEMBER (guint, base, field->count_offset) = size / (guint)field->item_size;
  g_byte_array_set_size (self->items, start);
}

gboolean
rp_item_text (RpImport *self, RpJsonToken token, gpointer item)
{
  const char *text = read_text_or_complain (self, token, N_ ("a string"), TRUE);
  *(const char **)item = text;
  return text != NULL;
}

gboolean
rp_item_date (RpImport *self, RpJsonToken token, gpointer item)
{
  return read_date (self, token, item);
}

gboolean
rp_item_ref (RpImport *self, RpJsonToken token, gpointer item)
{
  return read_ref (self, token, item);
}

/* The field of that key, and its number over all tables. */
static const RpField *
find_field (const RpFields *fields, const char *key, gsize length, guint *number)
{
  guint n = 0;

  for (; fields != NULL; n += fields->n_fields, fields = fields->also)
    for (guint i = 0; i < fields->n_fields; i++)
      if (fields->fields[i].key[0] == *key && strncmp (fields->fields[i].key, key, length) == 0
          && fields->fields[i].key[length] == '\0')
        {
          *number = n + i;
          return &fields->fields[i];
        }
  return NULL;
}

static const char *
find_nearest (const RpFields *fields, const char *key)
{
  const char *nearest = NULL;
  guint least = G_MAXUINT;

  for (; fields != NULL; fields = fields->also)
    for (guint i = 0; i < fields->n_fields; i++)
      {
        guint distance = rp_word_distance (fields->fields[i].key, key);
        if (distance < least)
          {
            least = distance;
            nearest = fields->fields[i].key;
          }
      }
  return nearest;
}

void
rp_import_unknown_key (RpImport *self, const char *key, const RpFields *fields)
{
  gboolean silent = g_str_has_prefix (key, "x-") || strcmp (key, "$schema") == 0;
  g_autofree char *shown = rp_json_excerpt (key, strlen (key), 60);
  gsize start;

  if (!silent)
    rp_import_report (
        self, RP_SEVERITY_WARNING,
        g_strdup_printf (_ ("unknown key “%s”; the nearest known one is “%s”"), shown, find_nearest (fields, key)));
  rp_json_reader_next (self->reader);
  start = rp_json_reader_get_offset (self->reader);
  if (rp_json_reader_skip (self->reader))
    {
      const char *below = rp_import_path_below (self);
      gboolean direct = *below == '/' && strchr (below + 1, '/') == NULL;
      (silent ? rp_import_keep_unshown : rp_import_keep_other) (self, direct ? key : NULL, start);
    }
}

static void
report_missing (RpImport *self, const RpFields *fields, guint64 seen, RpPlace place)
{
  g_autofree char *path = NULL;

  for (guint n = 0; fields != NULL; n += fields->n_fields, fields = fields->also)
    for (guint i = 0; i < fields->n_fields; i++)
      if (fields->fields[i].required && (seen & (G_GUINT64_CONSTANT (1) << (n + i))) == 0)
        {
          if (path == NULL)
            path = rp_json_reader_dup_path (self->reader);
          rp_import_report_at (self, RP_SEVERITY_ERROR, place, path,
                               g_strdup_printf (_ ("“%s” is missing"), fields->fields[i].key));
        }
}

void
rp_import_object (RpImport *self, const RpFields *fields, gpointer base)
{
  RpPlace place = rp_import_place (self);
  guint64 seen = 0;

  while (rp_import_next_key (self))
    {
      gsize length;
      guint number = 0;
      const char *key = rp_json_reader_get_text (self->reader, &length);
      const RpField *field = find_field (fields, key, length, &number);

      if (field != NULL)
        {
          seen |= G_GUINT64_CONSTANT (1) << number;
          field->read (self, rp_json_reader_next (self->reader), field, base);
        }
      else
        {
          g_autofree char *copy = g_strndup (key, length);
          rp_import_unknown_key (self, copy, fields);
        }
    }
  if (rp_json_reader_get_error (self->reader) == NULL)
    report_missing (self, fields, seen, place);
}
