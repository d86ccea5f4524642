/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a gathered record has several of, and its dates. */
#include "gathering-private.h"

#include "foreign-date.h"
#include "json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_OTHER_BYTES ((gsize)64 * 1024)

static gboolean
is_text (const char *text)
{
  while (text != NULL && g_ascii_isspace (*text))
    text++;
  return text != NULL && *text != '\0';
}

/* The texts are the builder's. Long lists are not searched for equal ones. */
static void
add_kept (RpGathering *self, RpGathered *record, RpGatheredWhat what, const char *a, const char *b, const char *c)
{
  RpGatheredItem *item;
  guint n = 0;

  for (const RpGatheredItem *old = record->items; old != NULL && n < 64; old = old->next, n++)
    if (old->what == what && g_strcmp0 (old->a, a) == 0 && g_strcmp0 (old->b, b) == 0 && g_strcmp0 (old->c, c) == 0)
      return;
  item = rp_memory_blocks_take (&self->memory, sizeof *item);
  *item = (RpGatheredItem){ .next = record->items, .a = a, .b = b, .c = c, .what = what };
  record->items = item;
}

/* Texts are copied so that equal short ones are one. */
static void
add_item (RpGathering *self, RpGathered *record, RpGatheredWhat what, const char *a, const char *b, const char *c)
{
  add_kept (self, record, what, rp_gathering_text (self, a, -1), rp_gathering_text (self, b, -1),
            rp_gathering_text (self, c, -1));
}

void
rp_gathered_add_tag (RpGathering *self, RpGathered *record, const char *tag)
{
  if (is_text (tag))
    add_item (self, record, RP_GATHERED_TAG, tag, NULL, NULL);
}

void
rp_gathered_add_alias (RpGathering *self, RpGathered *record, const char *alias)
{
  if (is_text (alias) && g_strcmp0 (record->title, alias) != 0)
    add_item (self, record, RP_GATHERED_ALIAS, alias, NULL, NULL);
}

void
rp_gathered_add_participant (RpGathering *self, RpGathered *event, const char *entity, const char *role)
{
  if (is_text (entity))
    add_item (self, event, RP_GATHERED_PARTICIPANT, entity, role, NULL);
}

void
rp_gathered_add_entity (RpGathering *self, RpGathered *event, const RpGathered *entity, const char *role)
{
  if (entity->id != NULL)
    add_kept (self, event, RP_GATHERED_PARTICIPANT, entity->id, rp_gathering_text (self, role, -1), NULL);
}

void
rp_gathered_add_link (RpGathering *self, RpGathered *event, const char *to, const char *kind)
{
  if (is_text (to))
    add_item (self, event, RP_GATHERED_LINK, to, is_text (kind) ? kind : "linked", NULL);
}

void
rp_gathered_add_event (RpGathering *self, RpGathered *relation, const char *event)
{
  if (is_text (event))
    add_item (self, relation, RP_GATHERED_EVENT, event, NULL, NULL);
}

void
rp_gathered_add_possibly_same (RpGathering *self, RpGathered *entity, const char *other)
{
  if (is_text (other))
    add_item (self, entity, RP_GATHERED_SAME, other, NULL, NULL);
}

void
rp_gathered_add_attribute (RpGathering *self, RpGathered *record, const char *label, const char *value)
{
  if (is_text (label) && is_text (value))
    add_item (self, record, RP_GATHERED_ATTRIBUTE, label, value, NULL);
}

void
rp_gathered_add_evidence (RpGathering *self, RpGathered *record, const char *source, const char *locator,
                          const char *passage)
{
  if (is_text (source))
    add_item (self, record, RP_GATHERED_EVIDENCE, source, locator, passage);
}

static gboolean
is_plain (const RpJsonNode *node)
{
  return !rp_json_node_is_object (node) && !rp_json_node_is_list (node);
}

void
rp_gathered_add_other (RpGathering *self, RpGathered *record, const char *label, const RpJsonNode *node)
{
  g_autofree char *text = NULL;
  gboolean plain = TRUE;

  if (node == NULL || node->type == RP_JSON_NULL || (!is_plain (node) && node->first == NULL))
    return;
  if (rp_json_node_is_list (node))
    for (const RpJsonNode *item = node->first; item != NULL; item = item->next)
      plain = plain && is_plain (item);
  if (rp_json_node_is_list (node) && plain)
    {
      GString *joined = g_string_new (NULL);
      for (const RpJsonNode *item = node->first; item != NULL && joined->len < MOST_OTHER_BYTES; item = item->next)
        {
          g_autofree char *one = item->text == NULL ? rp_json_node_to_text (item, MOST_OTHER_BYTES) : NULL;
          g_string_append_printf (joined, "%s%s", item == node->first ? "" : ", ", one != NULL ? one : item->text);
        }
      text = g_string_free (joined, FALSE);
    }
  else if (node->text == NULL)
    text = rp_json_node_to_text (node, MOST_OTHER_BYTES);
  rp_gathered_add_attribute (self, record, label, text != NULL ? text : node->text);
}

RpGathered *
rp_gathered_copy (RpGathering *self, const RpGathered *record, const char *id)
{
  RpGathered *copy
      = rp_gathering_add_at (self, record->type, record->place, record->path, id, record->kind, record->title);
  const char *copied_id = copy->id;

  *copy = *record;
  copy->id = copied_id;
  copy->next = NULL;
  return copy;
}

void
rp_gathered_copy_notes (RpGathering *self, const RpGathered *record, RpGathered *to)
{
  for (const RpGatheredItem *item = record->items; item != NULL && record != to; item = item->next)
    if (item->what == RP_GATHERED_ATTRIBUTE || item->what == RP_GATHERED_EVIDENCE)
      add_item (self, to, item->what, item->a, item->b, item->c);
}

/* ---- dates ---- */

RpDate
rp_gathering_date (RpGathering *self, const char *edtf)
{
  const RpDate *known = edtf != NULL ? rp_dataset_builder_find_date (self->builder, edtf, strlen (edtf)) : NULL;
  g_autofree char *reason = NULL;
  RpWhen when;

  if (known != NULL)
    return *known;
  if (edtf == NULL || !rp_edtf_parse (edtf, &when, &reason, NULL))
    return (RpDate){ NULL, NULL };
  return *rp_dataset_builder_keep_date (self->builder, edtf, &when);
}

const char *
rp_gathering_known_date (RpGathering *self, const char *when)
{
  return rp_gathering_date (self, when).text;
}

/* A wording that is no date is not lost. */
static void
keep_wording (RpGathering *self, RpGathered *record, const char *wording)
{
  if (record->type == RP_RECORD_EVENT && record->when_text == NULL)
    record->when_text = rp_gathering_text (self, wording, -1);
  else
    rp_gathered_add_attribute (self, record, _ ("Date as given"), wording);
}

static void
report_wording (RpGathering *self, const RpGathered *record, const char *wording, RpDateReading reading, RpPlace place,
                const char *path)
{
  g_autofree char *shown = rp_json_excerpt (wording, strlen (wording), 60);

  if (reading == RP_DATE_AMBIGUOUS)
    rp_gathering_note_two_readings (self, wording);
  rp_gathering_report (
      self, reading == RP_DATE_AMBIGUOUS ? RP_SEVERITY_WARNING : RP_SEVERITY_ERROR, place, path,
      record->id != NULL ? record->id : record->title,
      reading == RP_DATE_AMBIGUOUS
          ? g_strdup_printf (_ ("“%s” may be read day first or month first; it is kept as wording, undated"), shown)
          : g_strdup_printf (_ ("expected a date, found “%s”; it is kept as wording"), shown));
}

/* NULL: none. Transfer full. */
static char *
read_end (RpGathering *self, RpGathered *record, const char *text, RpPlace place, const char *path, gboolean *kept)
{
  RpDateReading reading = RP_DATE_READ;
  char *date;

  if (!is_text (text))
    return NULL;
  date = rp_foreign_date (text, self->input->options.dates, &reading);
  if (date != NULL)
    return date;
  report_wording (self, record, text, reading, place, path);
  *kept = TRUE;
  return NULL;
}

void
rp_gathered_set_dates (RpGathering *self, RpGathered *record, const char *begin, const char *end, RpPlace place,
                       const char *path)
{
  gboolean kept_begin = FALSE, kept_end = FALSE;
  g_autofree char *from = read_end (self, record, begin, place, path, &kept_begin);
  g_autofree char *to = read_end (self, record, end, place, path, &kept_end);
  g_autofree char *wording = NULL;
  g_autofree char *interval = NULL;

  if (kept_begin || kept_end)
    {
      wording = is_text (begin) && is_text (end) ? g_strdup_printf ("%s – %s", begin, end)
                                                 : g_strdup (is_text (begin) ? begin : end);
      keep_wording (self, record, wording);
    }
  /* half of an interval of which the other half has two readings would be a guess */
  if (kept_begin)
    return;
  interval = is_text (end) && !kept_end ? rp_foreign_interval (from, to) : g_steal_pointer (&from);
  if (interval != NULL && rp_gathering_date (self, interval).when != NULL)
    record->when = rp_gathering_text (self, interval, -1);
  else if (interval != NULL)
    rp_gathered_set_when (self, record, interval);
  else if (from != NULL && to != NULL)
    rp_gathered_set_when (self, record, from);
}

void
rp_gathered_set_dates_node (RpGathering *self, RpGathered *record, const char *begin, const char *end,
                            const RpJsonNode *node)
{
  g_autofree char *path = rp_json_node_dup_path (node);

  rp_gathered_set_dates (self, record, begin, end, node != NULL ? (RpPlace){ node->line, node->column } : record->place,
                         path);
}

void
rp_gathered_set_when (RpGathering *self, RpGathered *record, const char *when)
{
  g_autofree char *reason = NULL;
  g_autofree char *shown = NULL;
  gboolean reversed = FALSE;
  RpWhen read;

  if (!is_text (when))
    return;
  if (rp_edtf_parse (when, &read, &reason, &reversed))
    {
      record->when = rp_gathering_text (self, when, -1);
      return;
    }
  shown = rp_json_excerpt (when, strlen (when), 60);
  rp_gathering_report (self, RP_SEVERITY_ERROR, record->place, record->path,
                       record->id != NULL ? record->id : record->title,
                       reversed ? g_strdup_printf (_ ("“%s” ends before it starts: %s"), shown, reason)
                                : g_strdup_printf (_ ("expected a date, found “%s”: %s"), shown, reason));
  keep_wording (self, record, when);
}
