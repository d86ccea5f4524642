/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date-words.h"

#include <string.h>

#define MOST_BYTES 160
#define MOST_DIGITS 18

/* Words as they are when folded, parted by blanks. */
static const struct
{
  RpDateTokenType type;
  int value;
  const char *words;
} table[] = {
  { RP_DATE_TOKEN_MONTH, 1, " january jan gennaio gen genn januar janner jaenner janvier janv enero ene yanvar yan " },
  { RP_DATE_TOKEN_MONTH, 2, " february feb febbraio febbr februar feber fevrier fevr fev febrero fevral " },
  { RP_DATE_TOKEN_MONTH, 3, " march mar marzo marz maerz mrz mars mart " },
  { RP_DATE_TOKEN_MONTH, 4, " april apr aprile avril avr abril abr aprel " },
  { RP_DATE_TOKEN_MONTH, 5, " may maggio mag magg mai mayo " },
  { RP_DATE_TOKEN_MONTH, 6, " june jun giugno giu juni juno juin junio iyun iyn " },
  { RP_DATE_TOKEN_MONTH, 7, " july jul luglio lug juli juil juillet julio iyul iyl " },
  { RP_DATE_TOKEN_MONTH, 8, " august aug agosto ago aout avqust avq " },
  { RP_DATE_TOKEN_MONTH, 9, " september sep sept settembre set sett septembre septiembre setiembre sentyabr sen " },
  { RP_DATE_TOKEN_MONTH, 10, " october oct ottobre ott oktober okt octobre octubre oktyabr " },
  { RP_DATE_TOKEN_MONTH, 11, " november nov novembre noviembre noyabr noy " },
  { RP_DATE_TOKEN_MONTH, 12, " december dec dicembre dic dezember dez decembre diciembre dekabr dek " },
  { RP_DATE_TOKEN_WEEKDAY, 0,
    " monday mon lunedi lun montag mo lundi lunes tuesday tue tues martedi dienstag di mardi martes wednesday wed "
    "mercoledi mer mittwoch mi mercredi miercoles mie thursday thu thur thurs giovedi gio donnerstag do jeudi jeu "
    "jueves jue friday fri venerdi ven freitag fr vendredi viernes vie saturday sat sabato sab samstag sonnabend sa "
    "samedi sam sabado sunday sun domenica dom sonntag so dimanche dim domingo bazar cume senbe " },
  { RP_DATE_TOKEN_ABOUT, 0,
    " c ca circa cca about around approx approximately roughly um etwa gegen rund ungefahr verso vers env environ "
    "autour hacia alrededor təxminən intorno probably " },
  { RP_DATE_TOKEN_FILLER, 0,
    " the of on in en at le il lo la el l les de del della dello der den dem das des im am ore alle uhr h heures heure "
    "year anno jahr jahre jahren annee ano il ci cu ilde date " },
  { RP_DATE_TOKEN_SEASON, 21, " spring primavera fruhling fruhjahr fruehling fruehjahr printemps " },
  { RP_DATE_TOKEN_SEASON, 22, " summer estate sommer ete verano " },
  { RP_DATE_TOKEN_SEASON, 23, " autumn fall autunno herbst automne otono " },
  { RP_DATE_TOKEN_SEASON, 24, " winter inverno hiver invierno " },
  { RP_DATE_TOKEN_QUARTER, 33, " q quarter quartal quartale trimestre trim t rub " },
  { RP_DATE_TOKEN_HALF, 40, " half halbjahr semestre semester " },
  { RP_DATE_TOKEN_DECADE, 0, " s er decade decades anni annees anos decennio decennie " },
  { RP_DATE_TOKEN_CENTURY, 0, " century cent secolo sec jahrhundert jh jhd jhdt siecle siglo esr " },
  { RP_DATE_TOKEN_SINCE, 0, " since from seit ab von vom dal dall dalla dallo da depuis des du desde " },
  { RP_DATE_TOKEN_UNTIL, 0,
    " until till til to through thru up bis zum fino sino al all alla jusqu jusque au aux a hasta " },
  { RP_DATE_TOKEN_BEFORE, 0, " before vor prima avant antes by spatestens spaetestens entro " },
  { RP_DATE_TOKEN_AFTER, 0, " after nach dopo apres despues " },
  { RP_DATE_TOKEN_BETWEEN, 0, " between zwischen tra fra entre " },
  { RP_DATE_TOKEN_AND, 0, " and und e ed et y " },
  { RP_DATE_TOKEN_NOW, 0, " now present today ongoing heute oggi presente ora hoy " },
};

/* A sign for a letter, 0: the letter itself. */
static char
plain_sign (gunichar letter)
{
  switch (letter)
    {
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return '_';
    case 0x2010:
    case 0x2011:
    case 0x2212:
      return '-';
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return '\'';
    case 0x131:
      return 'i';
    case 0x5E74: /* year and month, as in East Asia; the day's sign ends it */
    case 0x6708:
      return '-';
    case 0x65E5:
      return ' ';
    default:
      return g_unichar_isspace (letter) ? ' ' : 0;
    }
}

char *
rp_date_fold (const char *text)
{
  g_autofree char *lower = g_utf8_validate (text, -1, NULL) ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *parted = lower != NULL ? g_utf8_normalize (lower, -1, G_NORMALIZE_ALL) : NULL;
  GString *out;

  if (parted == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const char *c = parted; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      GUnicodeType type = g_unichar_type (letter);
      char sign = plain_sign (letter);

      if (sign != 0)
        g_string_append_c (out, sign);
      else if (type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_FORMAT && type != G_UNICODE_CONTROL)
        g_string_append_unichar (out, letter);
    }
  return g_string_free (out, FALSE);
}

static void
look_up (RpDateToken *token, const char *word, gsize length)
{
  char wanted[sizeof token->word + 2];

  token->type = RP_DATE_TOKEN_WORD;
  g_strlcpy (token->word, word, MIN (length + 1, sizeof token->word));
  if (length + 1 > sizeof token->word)
    return;
  g_snprintf (wanted, sizeof wanted, " %s ", token->word);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strstr (table[i].words, wanted) != NULL)
      {
        token->type = table[i].type;
        token->value = table[i].value;
        return;
      }
}

static const char *
take_number (RpDateToken *token, const char *c)
{
  token->type = RP_DATE_TOKEN_NUMBER;
  for (; g_unichar_isdigit (g_utf8_get_char (c)); c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      token->persian = token->persian || (letter >= 0x6F0 && letter <= 0x6F9);
      token->digits++;
      if (token->digits <= MOST_DIGITS)
        token->value = token->value * 10 + g_unichar_digit_value (letter);
    }
  return c;
}

static const char *
take_word (RpDateToken *token, const char *c)
{
  const char *begin = c;

  while (g_unichar_isalpha (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  look_up (token, begin, (gsize)(c - begin));
  /* an abbreviation's dot says nothing more */
  return *c == '.' ? c + 1 : c;
}

GArray *
rp_date_words (const char *text)
{
  g_autofree char *folded = strlen (text) <= MOST_BYTES ? rp_date_fold (text) : NULL;
  GArray *tokens;
  gboolean glued = FALSE;

  if (folded == NULL)
    return NULL;
  tokens = g_array_new (FALSE, TRUE, sizeof (RpDateToken));
  for (const char *c = folded; *c != '\0';)
    {
      RpDateToken token = { .glued = glued };
      gunichar letter = g_utf8_get_char (c);

      glued = letter != ' ';
      if (letter == ' ')
        {
          c++;
          continue;
        }
      if (g_unichar_isdigit (letter))
        c = take_number (&token, c);
      else if (g_unichar_isalpha (letter))
        c = take_word (&token, c);
      else
        {
          token.type = RP_DATE_TOKEN_SIGN;
          token.value = letter;
          c = g_utf8_next_char (c);
        }
      g_array_append_val (tokens, token);
    }
  return tokens;
}
