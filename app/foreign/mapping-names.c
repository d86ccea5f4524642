/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-names.h"

#include "date-words.h"

#include <string.h>

#define MOST_WORDS 12 /* of a column's name */

/* What columns of records are called beside the headers of tables, folded. */
static const struct
{
  RpCsvField field;
  const char *words;
} further[] = {
  { RP_CSV_WHEN,
    " tarix baslangic tarixi birth born birthday birthdate dateofbirth dob geboren geburtsdatum geburt nascita "
    "datadinascita nato naissance datedenaissance ne dogum dogumtarixi founded established gegrundet "
    "fondata fondazione fondation created createdat created published publishedat publicationdate pubdate "
    "opened signed occurred occurredat happened happenedat on validfrom ts unixtime epoch " },
  { RP_CSV_END, " son bitme death died deathdate dateofdeath gestorben todesdatum tod morte datadimorte deces "
                "datededeces olum dissolved closed closedat stop stopped validto validuntil finish finished " },
  { RP_CSV_TITLE, " basliq hadise caption eventdescription " },
  { RP_CSV_NAME, " displayname legalname " },
  { RP_CSV_KIND, " nov novu tip kateqoriya nature " },
  { RP_CSV_PLACE, " yer mekan seher venuename address adresse indirizzo unvan " },
  { RP_CSV_PEOPLE, " sexs sexsler kim guests members attendee " },
  { RP_CSV_PARTICIPANTS,
    " istirakcilar parties party orgs organisations organizations companies between with mit con avec " },
  { RP_CSV_SOURCE, " menbe citation citations evidence provenance " },
  { RP_CSV_SUMMARY,
    " tesvir metn qeyd notes note comment comments remarks bio biography body content kommentar anmerkung "
    "bemerkung commento nota commentaire remarque annotation " },
  { RP_CSV_TAGS, " topic topics themen tema temi theme themes hashtags " },
  { RP_CSV_FROM,
    " kimden source1 origin herkunft origine sender payer parent left startnode initiator subject donor seller owner " },
  { RP_CSV_TO, " kime receiver recipient payee child right endnode object beneficiary buyer owned " },
  { RP_CSV_WEIGHT, " value amount count betrag importo montant mebleg " },
  { RP_CSV_ID, " uuid guid nr ref recordid objectid slug " },
  { RP_CSV_ALIASES, " nicknames nickname othername spitzname soprannome surnom " },
};

/* What lists are called. */
static const struct
{
  RpListUse use;
  const char *words;
} list_words[] = {
  { RP_LIST_ENTITIES,
    " people person persons personen persone persona personnes personne actors actor akteure attori acteurs "
    "entities entity nodes node vertices organisations organizations organisation organization "
    "companies company firmen firma unternehmen aziende azienda entreprises societes places place orte luoghi lieux members "
    "mitglieder membri membres characters contacts kontakte contatti individuals sexsler sexs teskilatlar "
    "yerler users authors players politicians " },
  { RP_LIST_RELATIONS,
    " relations relation relationships relationship links link edges edge ties tie connections connection "
    "beziehungen verbindungen relazioni legami liens elaqeler transactions payments transfers " },
  { RP_LIST_SOURCES, " sources source quellen quelle fonti fonte references reference bibliography citations documents "
                     "articles menbeler " },
  { RP_LIST_EVENTS,
    " events event ereignisse ereignis eventi evento evenements evenement meetings meeting treffen riunioni "
    "incontri reunions rencontres timeline chronology chronologie cronologia hadiseler gorusler history "
    "incidents visits activities items entries " },
};

/* The words of a name: "meetingDate", "place.name", "date_of_birth". Transfer full. */
static GStrv
words_of (const char *name)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean lower = FALSE;
  guint n = 0;

  for (const char *c = name; n < MOST_WORDS; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (word->len > 0 && (!g_unichar_isalnum (letter) || (lower && g_unichar_isupper (letter))))
        {
          g_strv_builder_add (words, word->str);
          g_string_truncate (word, 0);
          n++;
        }
      if (letter == 0)
        break;
      lower = g_unichar_islower (letter);
      if (g_unichar_isalnum (letter))
        g_string_append_unichar (word, letter);
    }
  return g_strv_builder_end (words);
}

/* NAME as the lists of words have it, between blanks. Transfer full. */
static char *
fold (const char *name)
{
  g_autofree char *folded = strlen (name) <= 256 ? rp_date_fold (name) : NULL;
  GString *out = g_string_new (" ");

  for (const char *c = folded; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (out, g_utf8_get_char (c));
  g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

RpCsvField
rp_field_of_name (const char *name)
{
  RpCsvField field = rp_csv_field_of (name, strlen (name));
  g_autofree char *word = field == RP_CSV_OTHER ? fold (name) : NULL;

  for (guint i = 0; word != NULL && word[1] != '\0' && word[1] != ' ' && i < G_N_ELEMENTS (further); i++)
    if (strstr (further[i].words, word) != NULL)
      return further[i].field;
  return field;
}

/* A column that says how something is called which a word before names: "place.name", "source_url", "personId". */
static RpCsvField
field_within (const GStrv words, guint last, RpCsvField leaf)
{
  for (guint i = 0; i < last; i++)
    {
      RpCsvField outer = rp_field_of_name (words[i]);

      if (outer == RP_CSV_SOURCE && leaf == RP_CSV_URL)
        return RP_CSV_SOURCE_URL;
      if (outer == RP_CSV_END && (leaf == RP_CSV_WHEN || leaf == RP_CSV_YEAR))
        return leaf == RP_CSV_WHEN ? RP_CSV_END : RP_CSV_END_YEAR;
      if ((leaf == RP_CSV_NAME || leaf == RP_CSV_TITLE || leaf == RP_CSV_LABEL || leaf == RP_CSV_ID)
          && (outer == RP_CSV_PLACE || outer == RP_CSV_SOURCE || outer == RP_CSV_PEOPLE || outer == RP_CSV_PARTICIPANTS
              || outer == RP_CSV_FROM || outer == RP_CSV_TO || outer == RP_CSV_KIND))
        return outer;
    }
  return leaf;
}

RpCsvField
rp_field_of_column (const RpShapeColumn *column, gboolean exactly)
{
  guint n_steps = g_strv_length (column->steps);
  const char *leaf = n_steps > 0 ? column->steps[n_steps - 1] : "";
  g_auto (GStrv) words = NULL;
  RpCsvField field;
  guint n;

  if (strcmp (column->path, "{}") == 0)
    return exactly ? RP_CSV_OTHER : RP_CSV_ID;
  if (strcmp (column->path, "^") == 0)
    return RP_CSV_OTHER;
  if (leaf[0] == '[')
    return !exactly                                            ? RP_CSV_OTHER
           : g_str_has_suffix (column->path, "coordinates[0]") ? RP_CSV_LONGITUDE
           : g_str_has_suffix (column->path, "coordinates[1]") ? RP_CSV_LATITUDE
                                                               : RP_CSV_OTHER;
  if (exactly && n_steps == 1)
    return rp_field_of_name (leaf);
  words = words_of (column->path);
  n = g_strv_length (words);
  /* "Plan A" leads to nothing, though in Italian "a" does */
  if (n == 0 || (n > 1 && words[n - 1][1] == '\0'))
    return RP_CSV_OTHER;
  field = field_within (words, n - 1, rp_field_of_name (words[n - 1]));
  if (exactly)
    /* "properties.name" of GeoJSON is a name */
    return n_steps > 1 ? field_within (words, n - 1, rp_field_of_name (leaf)) : RP_CSV_OTHER;
  /* "title.en", "description_de" */
  return field != RP_CSV_OTHER || n < 2 || strlen (words[n - 1]) > 3 ? field : rp_field_of_name (words[n - 2]);
}

gboolean
rp_name_has_word (const char *name, const char *words)
{
  g_auto (GStrv) parts = words_of (name);
  gboolean found = FALSE;

  for (guint i = 0; parts[i] != NULL && !found; i++)
    {
      g_autofree char *word = fold (parts[i]);

      found = strlen (word) > 2 && strstr (words, word) != NULL;
    }
  return found;
}

RpListUse
rp_use_of_list (const RpShapeList *list)
{
  g_auto (GStrv) words = words_of (list->path);
  guint n = g_strv_length (words);
  g_autofree char *word = n > 0 ? fold (words[n - 1]) : NULL;

  for (guint i = 0; word != NULL && strlen (word) > 2 && i < G_N_ELEMENTS (list_words); i++)
    if (strstr (list_words[i].words, word) != NULL)
      return list_words[i].use;
  return RP_LIST_LEFT_OUT;
}
