/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-header.h"

#include "foreign-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE_BYTES ((gsize)256 * 1024)
#define SAMPLE_ROWS 40
#define HEADER_ROWS 10 /* above it there may be a title and empty rows */

/* Headers, folded, without blanks and signs. A word that means two things stands with the one that is tried first. */
static const struct
{
  RpCsvField field;
  const char *words;
} table[] = {
  { RP_CSV_WHEN,
    " when date datum data dates quando wann quand begin start started startdate startdatum begindate beginn "
    "begins anfang inizio datainizio datadiinizio debut datedebut datededebut dateevent eventdate eventstart "
    "starttime startdatetime dateofevent dataevento datadellevento dateevenement dateheure datetime timestamp zeitpunkt "
    "datumuhrzeit dataora dataeora dal ab since seit depuis tarix fecha startsat " },
  { RP_CSV_END, " end ended ends enddate enddatum ende fine datafine datadifine fin datefin datedefin bis until al "
                "jusqua endtime enddatetime eventend finaldate till endsat " },
  { RP_CSV_TITLE, " title titel titolo titre headline event eventtitle eventname ereignis evento evenement uberschrift "
                  "ueberschrift heading subject betreff oggetto objet intitule vorgang was what quoi " },
  { RP_CSV_NAME, " name nome nom ad adi fullname entity entita entitat entitaet entite " },
  { RP_CSV_GIVEN, " firstname givenname givennames forename vorname vornamen prenom prenoms primonome " },
  { RP_CSV_FAMILY,
    " lastname familyname surname secondname nachname familienname zuname cognome nomdefamille apellido apellidos soyad " },
  { RP_CSV_LABEL, " label beschriftung bezeichnung etichetta libelle etiquette " },
  { RP_CSV_KIND, " kind type typ tipo genre art category kategorie categoria categorie class klasse classe eventtype "
                 "group gruppe gruppo groupe relation relationship relationtype beziehung relazione predicate " },
  { RP_CSV_PLACE,
    " place places location ort luogo lieu where wo dove ou city stadt citta ville venue standort localita " },
  { RP_CSV_PEOPLE, " people persons person personen persone persona personnes personne who wer chi qui " },
  { RP_CSV_PARTICIPANTS, " participants participant beteiligte teilnehmer partecipanti actors actor akteure attori "
                         "acteurs entities entitaten entites involved coinvolti attendees " },
  { RP_CSV_SOURCE,
    " source sources quelle quellen fonte fonti reference references riferimento referenz mənbə mənbələr " },
  { RP_CSV_SOURCE_URL, " sourceurl sourcelink urlsource quellenlink quellenurl urlfonte linkfonte lienource " },
  { RP_CSV_LOCATOR, " locator page pages seite seiten pagina pagine stelle fundstelle paragraph section " },
  { RP_CSV_PASSAGE, " passage quote quotation zitat citazione citation wortlaut excerpt " },
  { RP_CSV_SUMMARY,
    " summary description text zusammenfassung beschreibung riassunto sommario descrizione resume details "
    "testo texte inhalt dettagli abstract desc " },
  { RP_CSV_TAGS, " tags tag keywords schlagworte schlagworter schlagwoerter stichworte stichworter etichette "
                 "parolechiave motscles etiquettes labels " },
  { RP_CSV_URL, " url link website web webseite sito sitoweb lien href uri " },
  { RP_CSV_ID, " id identifier kennung identificativo identifiant uid key schlussel nodeid eventid edgeid " },
  { RP_CSV_STATUS, " status stato statut zustand " },
  { RP_CSV_WORDING, " displaydate datetext whentext dateaswritten datewording " },
  { RP_CSV_NOTE, " datenote whennote " },
  { RP_CSV_FROM,
    " caller sender absender mittente expediteur from fromid von da de src sourceid sourcenode source1 ausgang subjectid entity1 nodea person1 persona1 " },
  { RP_CSV_TO,
    " callee recipient receiver empfanger destinatario destinataire to toid target targetid targetnode an zu nach a vers au zu ziel destination dest cible bersaglio "
    "entity2 nodeb person2 persona2 objectid " },
  { RP_CSV_WEIGHT, " weight gewicht peso poids strength starke staerke " },
  { RP_CSV_DIRECTED, " directed gerichtet diretto oriente " },
  { RP_CSV_ALIASES, " aliases alias alsoknownas aka othernames anderenamen weiterenamen altrinomi autresnoms pseudonym "
                    "pseudonyms " },
  { RP_CSV_LATITUDE, " lat latitude breite breitengrad latitudine " },
  { RP_CSV_LONGITUDE, " lon lng long longitude lange laenge langengrad laengengrad longitudine " },
  { RP_CSV_YEAR, " year jahr anno annee startyear " },
  { RP_CSV_MONTH, " month monat mese mois startmonth " },
  { RP_CSV_DAY, " day giorno jour startday " },
  { RP_CSV_TIME, " time uhrzeit ora heure zeit hour orario " },
  { RP_CSV_END_YEAR, " endyear " },
  { RP_CSV_END_MONTH, " endmonth " },
  { RP_CSV_END_DAY, " endday " },
};

/* The letters and digits of a header; what stands in brackets is a remark. Transfer full. */
static char *
bare (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *folded = length <= 256 ? rp_date_fold (copy) : NULL;
  GString *out = g_string_new (" ");

  for (const char *c = folded; c != NULL && *c != '\0' && (*c != '(' || out->len == 1); c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (out, g_utf8_get_char (c));
  g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

RpCsvField
rp_csv_field_of (const char *text, gsize length)
{
  g_autofree char *word = bare (text, length);

  /* “Name:” begins a line of some listing */
  if (strlen (word) <= 2 || (length > 0 && text[length - 1] == ':'))
    return RP_CSV_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strstr (table[i].words, word) != NULL)
      return table[i].field;
  return RP_CSV_OTHER;
}

char *
rp_csv_column_letters (guint number)
{
  char letters[8];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (; number > 0 && at > 0; number = (number - 1) / 26)
    letters[--at] = (char)('A' + (number - 1) % 26);
  return g_strdup (letters + at);
}

gboolean
rp_csv_header_has (const RpCsvHeader *self, RpCsvField field)
{
  return self->column_of[field] != 0;
}

void
rp_csv_header_turn (RpCsvHeader *self, RpCsvField from, RpCsvField to)
{
  guint number = self->column_of[from];

  if (number == 0 || self->column_of[to] != 0)
    return;
  g_array_index (self->columns, RpCsvColumn, number - 1).field = to;
  self->column_of[to] = number;
  self->column_of[from] = 0;
}

gboolean
rp_csv_header_has_parts (const RpCsvHeader *self, RpCsvField field)
{
  guint number = self->column_of[field];
  const char *label;
  RpCsvField called;

  if (number == 0 || (self->column_of[RP_CSV_GIVEN] == 0 && self->column_of[RP_CSV_FAMILY] == 0))
    return FALSE;
  if (field == RP_CSV_NAME)
    return TRUE;
  label = g_array_index (self->columns, RpCsvColumn, number - 1).label;
  called = rp_csv_field_of (label, strlen (label));
  return called == RP_CSV_NAME || called == RP_CSV_GIVEN || called == RP_CSV_FAMILY;
}

static void
clear_column (gpointer data)
{
  g_free (((RpCsvColumn *)data)->label);
}

void
rp_csv_header_free (RpCsvHeader *self)
{
  g_array_unref (self->columns);
  g_free (self);
}

RpCsvHeader *
rp_csv_header_new (void)
{
  RpCsvHeader *self = g_new0 (RpCsvHeader, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (RpCsvColumn));
  g_array_set_clear_func (self->columns, clear_column);
  return self;
}

static gboolean
is_shared (RpCsvField field)
{
  return field == RP_CSV_OTHER || field == RP_CSV_LEFT_OUT;
}

void
rp_csv_header_add (RpCsvHeader *self, const char *label, RpCsvField field)
{
  RpCsvColumn column = { g_strdup (label), field };

  if (!is_shared (field) && self->column_of[field] != 0)
    column.field = RP_CSV_OTHER;
  g_array_append_val (self->columns, column);
  if (is_shared (column.field))
    return;
  self->column_of[column.field] = self->columns->len;
  self->n_known++;
}

/* Of two columns with one meaning the first has it. */
static RpCsvHeader *
header_of (const RpCsvRow *row, char separator)
{
  RpCsvHeader *self = rp_csv_header_new ();

  self->separator = separator;
  self->row = row->number;
  for (guint i = 0; i < MIN (row->n_cells, RP_CSV_MOST_CELLS); i++)
    {
      const RpCsvCell *cell = &row->cells[i];
      g_autofree char *letters = rp_csv_column_letters (i + 1);
      g_autofree char *label
          = cell->length > 0 ? g_strndup (cell->text, cell->length) : g_strdup_printf (_ ("Column %s"), letters);

      rp_csv_header_add (self, label, rp_csv_field_of (cell->text, cell->length));
    }
  return self;
}

/* The last part of a name stands for it, and where all of it stands in one column the parts are said already. */
static void
settle_names (RpCsvHeader *self)
{
  guint whole = self->column_of[RP_CSV_NAME], given = self->column_of[RP_CSV_GIVEN],
        family = self->column_of[RP_CSV_FAMILY];

  if (whole > 0 && given > 0 && family > 0)
    {
      g_array_index (self->columns, RpCsvColumn, given - 1).field = RP_CSV_OTHER;
      g_array_index (self->columns, RpCsvColumn, family - 1).field = RP_CSV_OTHER;
      self->column_of[RP_CSV_GIVEN] = self->column_of[RP_CSV_FAMILY] = 0;
    }
  rp_csv_header_turn (self, RP_CSV_FAMILY, RP_CSV_NAME);
  rp_csv_header_turn (self, RP_CSV_GIVEN, RP_CSV_NAME);
}

/* A graph's tables have "Source" and "Target"; "von" and "bis" are dates, "von" and "an" are not. */
static void
settle (RpCsvHeader *self)
{
  if (!rp_csv_header_has (self, RP_CSV_FROM) && rp_csv_header_has (self, RP_CSV_TO))
    rp_csv_header_turn (self, RP_CSV_SOURCE, RP_CSV_FROM);
  if (rp_csv_header_has (self, RP_CSV_FROM) && !rp_csv_header_has (self, RP_CSV_TO)
      && rp_csv_header_has (self, RP_CSV_END))
    rp_csv_header_turn (self, RP_CSV_FROM, RP_CSV_WHEN);
  if (!rp_csv_header_has (self, RP_CSV_WHEN) && !rp_csv_header_has (self, RP_CSV_YEAR))
    {
      rp_csv_header_turn (self, RP_CSV_DAY, RP_CSV_WHEN);
      rp_csv_header_turn (self, RP_CSV_TIME, RP_CSV_WHEN);
    }
  settle_names (self);
  self->usable = rp_csv_header_has (self, RP_CSV_TITLE) || rp_csv_header_has (self, RP_CSV_NAME)
                 || (rp_csv_header_has (self, RP_CSV_FROM) && rp_csv_header_has (self, RP_CSV_TO))
                 || (rp_csv_header_has (self, RP_CSV_LABEL) && self->n_known > 1)
                 || (rp_csv_header_has (self, RP_CSV_SUMMARY)
                     && (rp_csv_header_has (self, RP_CSV_WHEN) || rp_csv_header_has (self, RP_CSV_YEAR)));
}

/* Whether a first row is one of data: a cell of it reads as a date or a number, or it is a line of some listing
 * (“Name:”). */
static gboolean
is_data (const RpCsvRow *row)
{
  if (row->n_cells > 0 && row->cells[0].length > 0 && row->cells[0].text[row->cells[0].length - 1] == ':')
    return TRUE;
  for (guint i = 0; i < MIN (row->n_cells, 64); i++)
    {
      g_autofree char *text = g_strndup (row->cells[i].text, MIN (row->cells[i].length, 200));
      RpDateReading reading;
      g_autofree char *date = rp_foreign_date (text, RP_DATE_ORDER_UNKNOWN, &reading);
      char *end;

      g_ascii_strtod (text, &end);
      if (date != NULL || reading == RP_DATE_AMBIGUOUS || (*text != '\0' && *end == '\0'))
        return TRUE;
    }
  return FALSE;
}

/* Whether all cells are filled, as those of a header are; the corner may be empty: below it programs number the rows.
 */
static gboolean
is_full (const RpCsvRow *row)
{
  if (row->n_cells > RP_CSV_MOST_CELLS)
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if ((row->cells[i].length == 0 && (i > 0 || row->n_cells < 3)) || row->cells[i].length >= 200)
      return FALSE;
  return TRUE;
}

typedef struct
{
  guint n_rows, n_like_first, n_cells;
  gboolean full, headless;
} Shape;

/* Cells that are all filled stand above rows of as many. */
static gboolean
is_even (const Shape *shape)
{
  return shape->n_cells > 1 && shape->full && shape->n_rows > 1 && shape->n_like_first * 10 >= shape->n_rows * 9;
}

static void
look_at_shape (Shape *shape, const RpCsvRow *row)
{
  if (shape->n_rows++ == 0)
    {
      shape->n_cells = row->n_cells;
      shape->full = is_full (row);
      shape->headless = is_data (row);
    }
  shape->n_like_first += row->n_cells == shape->n_cells;
}

/* Whether the first cells below an empty one only count the rows: from 0, or from 1. */
typedef struct
{
  gboolean possible;
  guint n;
  gint64 last;
} Numbering;

static void
look_at_number (Numbering *numbering, const RpCsvRow *row)
{
  g_autofree char *text = g_strndup (row->cells[0].text, MIN (row->cells[0].length, 12));
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  numbering->possible = numbering->possible && *text != '\0' && *end == '\0'
                        && (numbering->n == 0 ? number == 0 || number == 1 : number == numbering->last + 1);
  numbering->last = number;
  numbering->n++;
}

/* Of rows that may be the header the one that is worth most is, and of equal ones the first. */
static guint
worth_of_row (const RpCsvHeader *header, const RpCsvRow *row)
{
  return header->usable ? 1000 + header->n_known : is_full (row) && !is_data (row) ? 500 : MIN (header->n_known, 99);
}

static guint
worth (const RpCsvHeader *header, gboolean tabular)
{
  return (header->usable ? 100000 : 0) + MIN (header->n_known, 99) * 1000 + (tabular ? 500 : 0)
         + MIN (header->columns->len, 99);
}

/* The best header with SEPARATOR. Transfer full; NULL: no row. */
static RpCsvHeader *
find_with (const char *text, gsize length, char separator, gboolean cut)
{
  g_autoptr (RpCsvReader) reader = rp_csv_reader_new (text, length, separator);
  RpCsvHeader *best = NULL;
  guint best_worth = 0;
  Numbering numbering = { 0 };
  Shape shape = { 0 };
  RpCsvRow row;

  while (shape.n_rows < SAMPLE_ROWS && rp_csv_reader_next (reader, &row))
    {
      RpCsvHeader *header;
      guint row_worth;

      if (rp_csv_row_is_empty (&row) || (cut && rp_csv_reader_get_fraction (reader) >= 1 && shape.n_rows > 0))
        continue;
      look_at_shape (&shape, &row);
      look_at_number (&numbering, &row);
      if (shape.n_rows > HEADER_ROWS || row.n_cells < 2)
        continue;
      header = header_of (&row, separator);
      settle (header);
      row_worth = worth_of_row (header, &row);
      if (best != NULL && row_worth <= best_worth)
        g_clear_pointer (&header, rp_csv_header_free);
      else
        {
          g_clear_pointer (&best, rp_csv_header_free);
          best = header;
          best_worth = row_worth;
          numbering = (Numbering){ .possible = row.cells[0].length == 0 };
        }
    }
  if (best != NULL)
    {
      if (numbering.possible && numbering.n > 1)
        g_array_index (best->columns, RpCsvColumn, 0).field = RP_CSV_LEFT_OUT;
      best->even = is_even (&shape);
      best->tabular = best->even && shape.n_rows >= (separator == '\t' ? 2 : shape.n_cells > 2 ? 3 : 5);
      best->headless = shape.headless;
    }
  return best;
}

RpCsvHeader *
rp_csv_header_find (const char *text, gsize length)
{
  char said = rp_csv_said_separator (text, length);
  const char separators[] = { said != '\0' ? said : '\t', ';', ',', '|' };
  gboolean cut = length > SAMPLE_BYTES;
  RpCsvHeader *best = NULL;

  for (guint i = 0; i < (said != '\0' ? 1 : G_N_ELEMENTS (separators)); i++)
    {
      RpCsvHeader *header = find_with (text, MIN (length, SAMPLE_BYTES), separators[i], cut);

      if (header != NULL && (best == NULL || worth (header, header->tabular) > worth (best, best->tabular)))
        {
          g_clear_pointer (&best, rp_csv_header_free);
          best = header;
        }
      else
        g_clear_pointer (&header, rp_csv_header_free);
    }
  return best;
}
