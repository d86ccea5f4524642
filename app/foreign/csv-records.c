/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table's row becomes an event, a relation or an entity. Cells without a field of their own become attributes. */
#include "csv-table.h"

#include "date-words.h"
#include "name-key.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))

#define DATE_FIELDS                                                                                                    \
  (BIT (RP_CSV_WHEN) | BIT (RP_CSV_END) | BIT (RP_CSV_YEAR) | BIT (RP_CSV_MONTH) | BIT (RP_CSV_DAY)                    \
   | BIT (RP_CSV_TIME) | BIT (RP_CSV_END_YEAR) | BIT (RP_CSV_END_MONTH) | BIT (RP_CSV_END_DAY)                         \
   | BIT (RP_CSV_END_TIME))
#define COMMON_FIELDS                                                                                                  \
  (DATE_FIELDS | BIT (RP_CSV_ID) | BIT (RP_CSV_KIND) | BIT (RP_CSV_SUMMARY) | BIT (RP_CSV_TAGS) | BIT (RP_CSV_URL)     \
   | BIT (RP_CSV_SOURCE) | BIT (RP_CSV_SOURCE_URL))

/* ---- what all records have ---- */

static gboolean
is_address (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0 || g_ascii_strncasecmp (text, "https://", 8) == 0;
}

/* Locators go with sources one by one where there are as many, else with the first. */
static void
add_sources (RpCsvTable *self, RpGathered *record)
{
  g_auto (GStrv) titles = rp_csv_table_split (self, RP_CSV_SOURCE, ";\n\r");
  g_auto (GStrv) locators = rp_csv_table_split (self, RP_CSV_LOCATOR, ";\n\r");
  g_autofree char *locator = rp_csv_table_dup (self, RP_CSV_LOCATOR);
  g_autofree char *passage = rp_csv_table_dup (self, RP_CSV_PASSAGE);
  g_autofree char *url = rp_csv_table_dup (self, RP_CSV_SOURCE_URL);
  gboolean paired = g_strv_length (titles) == g_strv_length (locators);
  RpPlace place = rp_csv_table_place (self, self->header->column_of[RP_CSV_SOURCE]);
  guint n = 0;

  for (guint i = 0; titles[i] != NULL || (i == 0 && url != NULL); i++)
    {
      const char *title = titles[i] != NULL && *titles[i] != '\0' ? titles[i] : NULL;
      gboolean bare = title != NULL && is_address (title);
      const RpGathered *source;

      if (title == NULL && (n > 0 || url == NULL))
        continue;
      source = title != NULL ? rp_csv_table_source (self, title) : NULL;
      if (source == NULL)
        source = rp_gathering_source_named (self->gathering, bare ? NULL : title,
                                            bare     ? title
                                            : n == 0 ? url
                                                     : NULL,
                                            place);
      rp_gathered_add_evidence (self->gathering, record, source->id,
                                paired && title != NULL ? locators[i]
                                : n == 0                ? locator
                                                        : NULL,
                                n == 0 ? passage : NULL);
      n++;
      if (titles[i] == NULL)
        break;
    }
  if (n == 0 && locator != NULL)
    rp_gathered_add_attribute (self->gathering, record, _ ("Locator"), locator);
  if (n == 0 && passage != NULL)
    rp_gathered_add_attribute (self->gathering, record, _ ("Passage"), passage);
}

static void
add_tags (RpCsvTable *self, RpGathered *record)
{
  g_auto (GStrv) tags = rp_csv_table_split (self, RP_CSV_TAGS, ";,|\n\r");

  for (guint i = 0; tags[i] != NULL; i++)
    rp_gathered_add_tag (self->gathering, record, tags[i][0] == '#' ? tags[i] + 1 : tags[i]);
}

static void
add_date (RpCsvTable *self, RpGathered *record, const RpCsvDate *date)
{
  record->when = date->known;
  if (date->message != NULL)
    rp_csv_table_report (self, date->severity, self->header->column_of[date->field],
                         record->id != NULL ? record->id : record->title, g_strdup (date->message));
  if (date->wording != NULL && record->type == RP_RECORD_EVENT)
    record->when_text = rp_gathering_text (self->gathering, date->wording, -1);
  else if (date->wording != NULL)
    rp_gathered_add_attribute (self->gathering, record, _ ("Date as given"), date->wording);
}

/* Cells of columns that are none of USED. */
static void
add_others (RpCsvTable *self, RpGathered *record, guint64 used)
{
  const GArray *columns = self->header->columns;

  for (guint i = 0; i < MIN (columns->len, MIN (self->row.n_cells, RP_CSV_MOST_CELLS)); i++)
    {
      const RpCsvColumn *column = &g_array_index (columns, RpCsvColumn, i);
      const RpCsvCell *cell = &self->row.cells[i];
      g_autofree char *value = NULL;

      if (cell->length == 0 || column->field == RP_CSV_LEFT_OUT
          || (column->field != RP_CSV_OTHER && (used & BIT (column->field)) != 0))
        continue;
      value = g_strndup (cell->text, cell->length);
      rp_gathered_add_attribute (self->gathering, record, column->label, value);
    }
}

static void
add_common (RpCsvTable *self, RpGathered *record, const RpCsvDate *date, guint64 used)
{
  g_autofree char *summary = rp_csv_table_dup (self, RP_CSV_SUMMARY);
  g_autofree char *url = rp_csv_table_dup (self, RP_CSV_URL);

  record->summary = rp_gathering_text (self->gathering, summary, -1);
  record->url = rp_gathering_text (self->gathering, url, -1);
  add_date (self, record, date);
  add_sources (self, record);
  add_tags (self, record);
  add_others (self, record, used | COMMON_FIELDS | BIT (RP_CSV_LOCATOR) | BIT (RP_CSV_PASSAGE));
}

/* A number with a point or a comma. FALSE: the cell is empty, or holds something else, which was said. */
static gboolean
read_number (RpCsvTable *self, RpCsvField field, double least, double most, double *value)
{
  g_autofree char *text = rp_csv_table_dup (self, field);
  char *end;

  if (text == NULL)
    return FALSE;
  if (strchr (text, '.') == NULL && strchr (text, ',') == strrchr (text, ','))
    g_strdelimit (text, ",", '.');
  *value = g_ascii_strtod (text, &end);
  if (*end == '\0' && isfinite (*value) && *value >= least && *value <= most)
    return TRUE;
  g_free (text);
  text = rp_csv_table_dup (self, field);
  rp_csv_table_report (self, RP_SEVERITY_WARNING, self->header->column_of[field], NULL,
                       g_strdup_printf (_ ("expected a number, found “%.40s”; it is kept as an attribute"), text));
  return FALSE;
}

/* ---- events ---- */

static const struct
{
  RpStatus status;
  const char *words;
} statuses[] = {
  { RP_STATUS_DONE, " done completed complete happened past finished erledigt abgeschlossen geschehen fatto concluso "
                    "conclusa avvenuto completato fait termine terminee fini " },
  { RP_STATUS_ONGOING, " ongoing current running active laufend andauernd in corso incorso en cours encours " },
  { RP_STATUS_PLANNED,
    " planned future scheduled upcoming geplant kunftig kuenftig previsto prevista pianificato prevu "
    "prevue planifie " },
};

/* FALSE: the cell holds no known word. */
static gboolean
read_status (RpCsvTable *self, RpGathered *event)
{
  g_autofree char *text = rp_csv_table_dup (self, RP_CSV_STATUS);
  g_autofree char *folded = text != NULL ? rp_date_fold (text) : NULL;
  g_autofree char *wanted = folded != NULL ? g_strdup_printf (" %s ", folded) : NULL;

  for (guint i = 0; wanted != NULL && i < G_N_ELEMENTS (statuses); i++)
    if (strstr (statuses[i].words, wanted) != NULL)
      {
        event->status = statuses[i].status;
        return TRUE;
      }
  return FALSE;
}

gboolean
rp_csv_table_add_event (RpCsvTable *self)
{
  guint64 used = BIT (RP_CSV_TITLE) | BIT (RP_CSV_PLACE) | BIT (RP_CSV_PEOPLE) | BIT (RP_CSV_PARTICIPANTS)
                 | BIT (RP_CSV_WORDING) | BIT (RP_CSV_NOTE);
  g_autofree char *title = rp_csv_table_dup (self, RP_CSV_TITLE);
  g_autofree char *id = rp_csv_table_dup (self, RP_CSV_ID);
  g_autofree char *place = rp_csv_table_dup (self, RP_CSV_PLACE);
  g_autofree char *wording = rp_csv_table_dup (self, RP_CSV_WORDING);
  g_autofree char *note = rp_csv_table_dup (self, RP_CSV_NOTE);
  g_autofree char *path = rp_csv_table_path (self, 0);
  g_auto (RpCsvDate) date = { NULL };
  RpGathered *event;

  if (title == NULL)
    return rp_csv_table_leave_out (self, self->header->column_of[RP_CSV_TITLE],
                                   g_strdup (_ ("expected a title, found nothing")));
  if (!rp_csv_table_read_date (self, &date))
    return FALSE;
  event = rp_gathering_add_at (self->gathering, RP_RECORD_EVENT, rp_csv_table_place (self, 1), path,
                               rp_csv_table_id (self, id), rp_csv_table_kind (self, "event"), title);
  self->made = event;
  event->when_note = rp_gathering_text (self->gathering, note, -1);
  if (place != NULL)
    event->event_place
        = rp_csv_table_named (self, self->places, place, "place", self->header->column_of[RP_CSV_PLACE])->id;
  rp_csv_table_add_people (self, event, RP_CSV_PEOPLE, "person");
  rp_csv_table_add_people (self, event, RP_CSV_PARTICIPANTS, "entity");
  if (self->record != NULL)
    {
      used |= BIT (RP_CSV_FROM) | BIT (RP_CSV_TO);
      rp_csv_table_add_people (self, event, RP_CSV_FROM, "entity");
      rp_csv_table_add_people (self, event, RP_CSV_TO, "entity");
    }
  if (rp_csv_header_has_parts (self->header, RP_CSV_TITLE))
    used |= BIT (RP_CSV_GIVEN) | BIT (RP_CSV_FAMILY);
  add_common (self, event, &date, used | (read_status (self, event) ? BIT (RP_CSV_STATUS) : 0));
  if (wording != NULL && event->when_text == NULL)
    event->when_text = rp_gathering_text (self->gathering, wording, -1);
  return TRUE;
}

/* ---- relations ---- */

/* A graph's table says in its column "Type" whether an edge has a direction. Returns the fields that say it. */
static guint64
read_direction (RpCsvTable *self, RpGathered *relation)
{
  g_autofree char *type = rp_csv_table_dup (self, RP_CSV_KIND);
  g_autofree char *directed = rp_csv_table_dup (self, RP_CSV_DIRECTED);
  static const char no[] = " no false 0 nein non undirected mutual both ";
  g_autofree char *word = directed != NULL ? g_ascii_strdown (directed, -1) : NULL;
  g_autofree char *wanted = word != NULL ? g_strdup_printf (" %s ", word) : NULL;

  if (type != NULL && g_ascii_strcasecmp (type, "undirected") == 0)
    relation->directed = FALSE;
  if (type != NULL && (!relation->directed || g_ascii_strcasecmp (type, "directed") == 0))
    relation->kind = "linked";
  if (wanted != NULL && strstr (no, wanted) != NULL)
    relation->directed = FALSE;
  return BIT (RP_CSV_DIRECTED);
}

gboolean
rp_csv_table_add_relation (RpCsvTable *self)
{
  static const RpCsvField ends[] = { RP_CSV_FROM, RP_CSV_TO };
  guint64 used = BIT (RP_CSV_FROM) | BIT (RP_CSV_TO) | BIT (RP_CSV_LABEL);
  g_autofree char *path = rp_csv_table_path (self, 0);
  g_autofree char *id = rp_csv_table_dup (self, RP_CSV_ID);
  g_autofree char *label = rp_csv_table_dup (self, RP_CSV_LABEL);
  g_auto (RpCsvDate) date = { NULL };
  const char *ids[2];
  RpGathered *relation;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = rp_csv_table_dup (self, ends[i]);

      if (name == NULL)
        return rp_csv_table_leave_out (self, self->header->column_of[ends[i]],
                                       g_strdup (_ ("expected one of a relation's two ends, found nothing")));
    }
  if (!rp_csv_table_read_date (self, &date))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = rp_csv_table_dup (self, ends[i]);

      ids[i] = rp_csv_table_named (self, self->names, name, "entity", self->header->column_of[ends[i]])->id;
    }
  if (label == NULL)
    {
      label = rp_csv_table_dup (self, RP_CSV_TITLE);
      used |= BIT (RP_CSV_TITLE);
    }
  relation = rp_gathering_add_at (self->gathering, RP_RECORD_RELATION, rp_csv_table_place (self, 1), path,
                                  rp_gathering_free_id (self->gathering, id, "relation"),
                                  rp_csv_table_kind (self, "linked"), label);
  self->made = relation;
  relation->from = ids[0];
  relation->to = ids[1];
  used |= read_direction (self, relation);
  if (read_number (self, RP_CSV_WEIGHT, 1e-300, 1e300, &relation->weight))
    used |= BIT (RP_CSV_WEIGHT);
  else
    relation->weight = 1;
  add_common (self, relation, &date, used);
  return TRUE;
}

/* ---- entities ---- */

gboolean
rp_csv_table_add_entity (RpCsvTable *self)
{
  guint64 used = BIT (RP_CSV_NAME) | BIT (RP_CSV_GIVEN) | BIT (RP_CSV_FAMILY) | BIT (RP_CSV_ALIASES);
  g_autofree char *name = rp_csv_table_dup (self, RP_CSV_NAME);
  g_autofree char *id = rp_csv_table_dup (self, RP_CSV_ID);
  g_autofree char *path = rp_csv_table_path (self, 0);
  g_auto (GStrv) aliases = rp_csv_table_split (self, RP_CSV_ALIASES, ";|\n\r");
  g_auto (RpCsvDate) date = { NULL };
  double latitude = NAN, longitude = NAN;
  RpGathered *entity;

  if (name == NULL)
    return rp_csv_table_leave_out (self, self->header->column_of[RP_CSV_NAME],
                                   g_strdup (_ ("expected a name, found nothing")));
  if (!rp_csv_table_read_date (self, &date))
    return FALSE;
  self->made = entity = rp_csv_table_known (self, name, id);
  if (entity == NULL)
    {
      const char *own = rp_csv_table_id (self, id);

      self->made = entity = rp_gathering_add_at (
          self->gathering, RP_RECORD_ENTITY, rp_csv_table_place (self, 1), path,
          own != NULL ? own : rp_gathering_free_id (self->gathering, name, "entity"),
          rp_csv_table_kind (self, rp_csv_header_has_parts (self->header, RP_CSV_NAME) ? "person" : "entity"), name);
      rp_csv_table_register (self, entity, id, name);
    }
  for (guint i = 0; aliases[i] != NULL; i++)
    rp_gathered_add_alias (self->gathering, entity, aliases[i]);
  if (read_number (self, RP_CSV_LATITUDE, -90, 90, &latitude)
      && read_number (self, RP_CSV_LONGITUDE, -360, 360, &longitude))
    {
      entity->latitude = latitude;
      entity->longitude = longitude;
      used |= BIT (RP_CSV_LATITUDE) | BIT (RP_CSV_LONGITUDE);
    }
  add_common (self, entity, &date, used);
  return TRUE;
}

/* ---- sources ---- */

gboolean
rp_csv_table_add_source (RpCsvTable *self)
{
  guint64 used = BIT (RP_CSV_TITLE) | BIT (RP_CSV_PUBLISHER) | BIT (RP_CSV_AUTHOR) | BIT (RP_CSV_URL)
                 | BIT (RP_CSV_SUMMARY) | BIT (RP_CSV_ID) | DATE_FIELDS;
  g_autofree char *title = rp_csv_table_dup (self, RP_CSV_TITLE);
  g_autofree char *url = rp_csv_table_dup (self, RP_CSV_URL);
  g_autofree char *publisher = rp_csv_table_dup (self, RP_CSV_PUBLISHER);
  g_autofree char *author = rp_csv_table_dup (self, RP_CSV_AUTHOR);
  g_autofree char *summary = rp_csv_table_dup (self, RP_CSV_SUMMARY);
  g_autofree char *id = rp_csv_table_dup (self, RP_CSV_ID);
  g_autofree char *path = rp_csv_table_path (self, 0);
  g_auto (RpCsvDate) date = { NULL };
  RpGathered *source;

  if (title == NULL && url == NULL)
    return rp_csv_table_leave_out (self, self->header->column_of[RP_CSV_TITLE],
                                   g_strdup (_ ("expected a title, found nothing")));
  if (!rp_csv_table_read_date (self, &date))
    return FALSE;
  self->made = source
      = rp_gathering_add_at (self->gathering, RP_RECORD_SOURCE, rp_csv_table_place (self, 1), path,
                             id != NULL ? rp_csv_table_id (self, id)
                                        : rp_gathering_free_id (self->gathering, title != NULL ? title : url, "source"),
                             NULL, title != NULL ? title : url);
  source->url = rp_gathering_text (self->gathering, url, -1);
  source->publisher = rp_gathering_text (self->gathering, publisher, -1);
  source->author = rp_gathering_text (self->gathering, author, -1);
  source->summary = rp_gathering_text (self->gathering, summary, -1);
  add_date (self, source, &date);
  add_others (self, source, used);
  if (self->source_ids != NULL && id != NULL && !g_hash_table_contains (self->source_ids, id))
    g_hash_table_insert (self->source_ids, g_strdup (id), source);
  if (self->source_ids != NULL && title != NULL && !g_hash_table_contains (self->source_ids, title))
    g_hash_table_insert (self->source_ids, g_strdup (title), source);
  return TRUE;
}
