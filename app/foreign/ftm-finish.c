/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FollowTheMoney's entities when all are there: their dates, the ends of the edges, and whose word they rest on. */
#include "ftm-private.h"

#include "foreign-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PAIRS 10000 /* of one edge */

/* ---- dates ---- */

/* A date may be given more or less precisely: the longest that all others begin; NULL: they disagree. */
static const char *
most_precise (const RpFtmValue *list)
{
  const char *longest = list->text;

  for (const RpFtmValue *value = list; value != NULL; value = value->next)
    if (strlen (value->text) > strlen (longest))
      longest = value->text;
  for (const RpFtmValue *value = list; value != NULL; value = value->next)
    if (!g_str_has_prefix (longest, value->text))
      return NULL;
  return longest;
}

/* Transfer full. */
static char *
joined (const RpFtmValue *list, const char *between)
{
  GString *text = g_string_new (NULL);

  for (const RpFtmValue *value = list; value != NULL; value = value->next)
    g_string_append_printf (text, "%s%s", value == list ? "" : between, value->text);
  return g_string_free (text, FALSE);
}

static const char *
extreme (const RpFtmValue *list, gboolean last)
{
  const char *found = list->text;

  for (const RpFtmValue *value = list->next; value != NULL; value = value->next)
    if ((strcmp (value->text, found) > 0) == last)
      found = value->text;
  return found;
}

static void
keep_list (RpFtmReader *self, RpFtmItem *item, const RpFtmValue *list, const char *property)
{
  g_autofree char *text = list != NULL ? joined (list, ", ") : NULL;

  if (text != NULL)
    rp_gathered_add_attribute (self->gathering, item->record, rp_late_refs_words (self->refs, property), text);
}

/* Of dates that disagree the outermost, and all of them beside it. NULL: none. */
static const char *
settle (RpFtmReader *self, RpFtmItem *item, const RpFtmValue *list, const char *property, gboolean last)
{
  const char *text = list != NULL ? most_precise (list) : NULL;

  if (list == NULL || text != NULL)
    return text;
  keep_list (self, item, list, property);
  return extreme (list, last);
}

/* One of several days, none better than another. */
static gboolean
set_one_of (RpFtmReader *self, RpFtmItem *item, const RpFtmValue *list, gboolean all)
{
  g_autofree char *days = NULL;
  g_autofree char *when = NULL;

  if (list == NULL || list->next == NULL || most_precise (list) != NULL)
    return FALSE;
  for (const RpFtmValue *value = list; value != NULL; value = value->next)
    {
      g_autofree char *date = rp_foreign_date (value->text, RP_DATE_ORDER_UNKNOWN, NULL);
      if (date == NULL || strpbrk (date, "/[{T") != NULL)
        return FALSE;
    }
  days = joined (list, ",");
  when = g_strdup_printf (all ? "{%s}" : "[%s]", days);
  rp_gathered_set_when (self->gathering, item->record, when);
  return TRUE;
}

static void
set_since (RpFtmReader *self, RpFtmItem *item, const char *begin)
{
  g_autofree char *date = rp_foreign_date (begin, RP_DATE_ORDER_UNKNOWN, NULL);
  g_autofree char *interval = date != NULL ? rp_foreign_interval (date, NULL) : NULL;

  if (interval != NULL)
    rp_gathered_set_when (self->gathering, item->record, interval);
  else
    rp_gathered_set_dates (self->gathering, item->record, begin, NULL, item->record->place, item->record->path);
}

static void
set_when (RpFtmReader *self, RpFtmItem *item)
{
  const RpFtmSchema *schema = item->schema;
  const RpFtmValue *begins[] = { item->begin[0], item->begin[1], item->start, item->date };
  const char *names[] = { schema->begin[0], schema->begin[1], "startDate", "date" };
  const RpFtmValue *end = item->end != NULL ? item->end : item->stop;
  const char *to = settle (self, item, end, item->end != NULL ? schema->end : "endDate", TRUE);
  guint chosen = 0;

  if (item->end != NULL)
    keep_list (self, item, item->stop, "endDate");
  while (chosen < G_N_ELEMENTS (begins) && begins[chosen] == NULL)
    chosen++;
  for (guint i = chosen + 1; i < G_N_ELEMENTS (begins); i++)
    keep_list (self, item, begins[i], names[i]);
  if (chosen == G_N_ELEMENTS (begins) && to == NULL)
    return;
  if (chosen < G_N_ELEMENTS (begins) && to == NULL && set_one_of (self, item, begins[chosen], chosen == 3))
    return;
  if (chosen < 3 && to == NULL && (chosen == 2 || schema->end != NULL))
    set_since (self, item, settle (self, item, begins[chosen], names[chosen], FALSE));
  else
    rp_gathered_set_dates (self->gathering, item->record,
                           chosen < G_N_ELEMENTS (begins) ? settle (self, item, begins[chosen], names[chosen], FALSE)
                                                          : NULL,
                           to, item->record->place, item->record->path);
}

/* ---- sources ---- */

static void
cite (RpFtmReader *self, RpFtmItem *item)
{
  RpGathered *source;

  if (item->publisher == NULL && item->source_url == NULL)
    return;
  source = rp_gathering_source_named (self->gathering, item->publisher, item->source_url, item->record->place);
  rp_gathered_add_evidence (self->gathering, item->record, source->id, NULL, NULL);
}

/* ---- edges ---- */

/* RECORD says something of ONTO, and is none of its own. */
static void
fold (RpFtmReader *self, RpGathered *record, RpGathered *onto)
{
  if (record->when != NULL)
    rp_gathered_add_attribute (self->gathering, onto, rp_late_refs_words (self->refs, "date"), record->when);
  if (record->summary != NULL)
    rp_gathered_add_attribute (self->gathering, onto, rp_late_refs_words (self->refs, record->kind), record->summary);
  if (record->title != NULL)
    rp_gathered_add_attribute (self->gathering, onto, rp_late_refs_words (self->refs, record->kind), record->title);
  rp_gathered_copy_notes (self->gathering, record, onto);
}

/* FROM and TO are not both entities. */
static void
join (RpFtmReader *self, RpFtmItem *item, RpGathered *from, RpGathered *to)
{
  RpGathered *record = item->record;
  const char *role = record->title != NULL ? record->title : record->kind;

  if (from->type == RP_RECORD_SOURCE && to->type != RP_RECORD_SOURCE)
    rp_gathered_add_evidence (self->gathering, to, from->id, record->title, record->summary);
  else if (to->type == RP_RECORD_SOURCE && from->type != RP_RECORD_SOURCE)
    rp_gathered_add_evidence (self->gathering, from, to->id, record->title, record->summary);
  else
    rp_late_refs_join (self->refs, from, to, role, FALSE);
  rp_gathered_copy_notes (self->gathering, record, from->type == RP_RECORD_SOURCE ? to : from);
  if (record->when != NULL)
    rp_gathered_add_attribute (self->gathering, from->type == RP_RECORD_SOURCE ? to : from,
                               rp_late_refs_words (self->refs, "date"), record->when);
}

static gboolean
can_end (const RpGathered *found)
{
  return found == NULL || found->type == RP_RECORD_ENTITY;
}

/* A post names its organization. */
static RpGathered *
find_end (RpFtmReader *self, const RpFtmItem *item, const char *id)
{
  RpGathered *found = rp_late_refs_find (self->refs, id);

  if (found == NULL && strcmp (item->schema->name, "Post") == 0)
    found = rp_gathering_entity_named (self->gathering, id, "organization", item->record->place);
  return found;
}

/* One relation for each pair; the first is the edge itself. */
static void
tie (RpFtmReader *self, RpFtmItem *item)
{
  RpGathered *record = item->record;
  gboolean used = FALSE;
  guint n = 0;

  for (const RpFtmValue *a = item->from; a != NULL; a = a->next)
    for (const RpFtmValue *b = item->to; b != NULL && n < MOST_PAIRS; b = b->next, n++)
      {
        RpGathered *from = find_end (self, item, a->text), *to = find_end (self, item, b->text);

        if (from != NULL && to != NULL && (!can_end (from) || !can_end (to)))
          {
            join (self, item, from, to);
            continue;
          }
        if (used)
          record = rp_gathered_copy (self->gathering, item->record,
                                     rp_gathering_free_id (self->gathering, item->record->id, item->record->kind));
        record->from = from != NULL ? from->id : a->text;
        record->to = to != NULL ? to->id : b->text;
        used = TRUE;
      }
  if (!used)
    item->record->type = RP_RECORD_NONE;
}

/* An edge of which one end is missing is kept as what happened to the other. */
static void
keep_half (RpFtmReader *self, RpFtmItem *item)
{
  RpGathered *record = item->record;
  const RpFtmValue *there = item->from != NULL ? item->from : item->to;
  const char *role = item->from != NULL ? item->schema->source : item->schema->target;
  const char *missing = item->from == NULL ? item->schema->source : item->schema->target;

  if (there == NULL)
    {
      record->type = RP_RECORD_NONE;
      rp_gathering_leave_out (
          self->gathering, record->place, record->path, record->id,
          g_strdup_printf (_ ("expected “%s” and “%s”, found neither"), item->schema->source, item->schema->target));
      return;
    }
  record->type = RP_RECORD_EVENT;
  if (record->title == NULL)
    record->title = rp_gathering_text (self->gathering, rp_late_refs_words (self->refs, item->schema->name), -1);
  for (; there != NULL; there = there->next)
    rp_late_refs_add (self->refs, record, there->text, role, 0);
  if (strcmp (item->schema->name, "Mention") == 0)
    return;
  rp_gathering_report (self->gathering, RP_SEVERITY_WARNING, record->place, record->path, record->id,
                       g_strdup_printf (_ ("expected “%s”, found nothing; it is kept as an event"), missing));
}

/* Two candidates for one, or a note: they are told of others. */
static void
attach (RpFtmReader *self, RpFtmItem *item)
{
  RpGathered *record = item->record;
  gboolean similar = item->schema->class == RP_FTM_SIMILAR, used = FALSE;

  for (const RpFtmValue *id = similar ? item->from : item->to; id != NULL; id = id->next)
    {
      RpGathered *found = rp_late_refs_find (self->refs, id->text);
      if (found == NULL)
        continue;
      fold (self, record, found);
      used = TRUE;
      for (const RpFtmValue *other = similar ? item->to : NULL; other != NULL; other = other->next)
        {
          const RpGathered *same = rp_late_refs_find (self->refs, other->text);
          if (found->type == RP_RECORD_ENTITY && same != NULL && same->type == RP_RECORD_ENTITY && same != found)
            rp_gathered_add_possibly_same (self->gathering, found, same->id);
          else if (same == NULL)
            rp_gathered_add_attribute (self->gathering, found, rp_late_refs_words (self->refs, item->schema->target),
                                       other->text);
        }
    }
  if (!used)
    rp_gathering_leave_out (self->gathering, record->place, record->path, record->id,
                            g_strdup_printf (_ ("expected the id of an entity in “%s”, found none that is in the file"),
                                             similar ? item->schema->source : item->schema->target));
}

static void
finish_item (RpFtmReader *self, RpFtmItem *item)
{
  RpGathered *record = item->record;

  set_when (self, item);
  cite (self, item);
  if (item->schema->class == RP_FTM_SIMILAR || item->schema->class == RP_FTM_NOTE)
    attach (self, item);
  else if (item->schema->class == RP_FTM_EDGE && item->from != NULL && item->to != NULL)
    tie (self, item);
  else if (item->schema->class == RP_FTM_EDGE)
    keep_half (self, item);
  else if (record->type == RP_RECORD_EVENT && record->title == NULL)
    record->title = rp_gathering_text (self->gathering, rp_late_refs_words (self->refs, item->schema->name), -1);
}

void
rp_ftm_reader_finish (RpFtmReader *self)
{
  for (RpFtmItem *item = self->first; item != NULL; item = item->next)
    finish_item (self, item);
  rp_late_refs_resolve (self->refs);
}
