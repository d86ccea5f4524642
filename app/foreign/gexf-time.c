/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gexf-time.h"

#include "foreign-date.h"
#include "xml-input.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Attributes that hold times; the open ones do not count themselves, which a day's precision does not show. */
static const char *const begins[] = { "start", "startopen", NULL };
static const char *const ends[] = { "end", "endopen", NULL };

/* ---- what numbers are ---- */

static gboolean
to_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  end += strspn (end, " \t\r\n");
  return end != text && *end == '\0';
}

static gboolean
is_open (const char *text)
{
  double number;

  return text == NULL || text[strspn (text, " \t\r\n")] == '\0' || (to_number (text, &number) && !isfinite (number));
}

typedef struct
{
  guint n_numbers, n_years;
} Numbers;

static void
count_one (Numbers *numbers, const char *text)
{
  double number;

  if (text == NULL || !to_number (text, &number) || !isfinite (number))
    return;
  numbers->n_numbers++;
  numbers->n_years += number >= 1000 && number < 3000 && number <= floor (number);
}

/* "<[2001, 2002]>", "[2001,2002];[2004,2005]": what stands between the signs. Transfer full. */
static char **
split_list (const char *text, const char *separators)
{
  g_autofree char *bare = g_strdelimit (g_strdup (text), "<>[]()", ' ');

  return g_strsplit_set (bare, separators, -1);
}

static void
count_list (Numbers *numbers, const char *text)
{
  g_auto (GStrv) parts = text != NULL ? split_list (text, ",;") : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    count_one (numbers, parts[i]);
}

static void
count_all (Numbers *numbers, const RpXmlNode *node)
{
  for (guint i = 0; i < 2; i++)
    {
      count_one (numbers, rp_xml_node_get (node, begins[i]));
      count_one (numbers, rp_xml_node_get (node, ends[i]));
    }
  count_one (numbers, rp_xml_node_get (node, "timestamp"));
  count_list (numbers, rp_xml_node_get (node, "timestamps"));
  count_list (numbers, rp_xml_node_get (node, "intervals"));
  for (const RpXmlNode *child = node->first; child != NULL; child = child->next)
    count_all (numbers, child);
}

void
rp_gexf_time_init (RpGexfTime *self, RpGathering *gathering, const RpXmlNode *graph)
{
  const char *format = rp_xml_node_get (graph, "timeformat");
  Numbers numbers = { 0, 0 };

  *self = (RpGexfTime){ .gathering = gathering };
  self->dates = format != NULL && g_ascii_strncasecmp (format, "date", 4) == 0;
  if (self->dates)
    return;
  count_all (&numbers, graph);
  self->years = numbers.n_numbers > 0 && numbers.n_years == numbers.n_numbers;
  if (numbers.n_numbers > 0)
    rp_xml_report (gathering, RP_SEVERITY_WARNING, graph, NULL,
                   g_strdup (self->years
                                 ? _ ("the file’s times are numbers from 1000 to 2999: they are taken for years")
                                 : _ ("the file’s times are numbers without a unit: they are kept as attributes, "
                                      "undated")));
}

/* ---- one element ---- */

typedef struct
{
  char *begin, *end; /* as written; NULL: open */
} Spell;

static void
clear_spell (gpointer data)
{
  Spell *spell = data;

  g_free (spell->begin);
  g_free (spell->end);
}

/* BEGIN and END as written, either nullable; both open: nothing. */
static void
add_spell (GArray *spells, const char *begin, const char *end)
{
  Spell spell
      = { is_open (begin) ? NULL : g_strstrip (g_strdup (begin)), is_open (end) ? NULL : g_strstrip (g_strdup (end)) };

  if (spell.begin != NULL || spell.end != NULL)
    g_array_append_val (spells, spell);
}

static const char *
either (const RpXmlNode *node, const char *const *names)
{
  const char *value = rp_xml_node_get (node, names[0]);

  return value != NULL ? value : rp_xml_node_get (node, names[1]);
}

static void
add_own (GArray *spells, const RpXmlNode *node)
{
  const char *stamp = rp_xml_node_get (node, "timestamp"), *stamps = rp_xml_node_get (node, "timestamps");
  const char *intervals = rp_xml_node_get (node, "intervals");
  g_auto (GStrv) points = stamps != NULL ? split_list (stamps, ",;") : NULL;
  g_auto (GStrv) pairs = intervals != NULL ? split_list (intervals, ";") : NULL;

  add_spell (spells, either (node, begins), either (node, ends));
  add_spell (spells, stamp, stamp);
  for (guint i = 0; points != NULL && points[i] != NULL; i++)
    add_spell (spells, points[i], points[i]);
  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      char *comma = strchr (pairs[i], ',');
      if (comma != NULL)
        *comma = '\0';
      add_spell (spells, pairs[i], comma != NULL ? comma + 1 : NULL);
    }
}

/* Transfer full; NULL: no date. */
static char *
date_of (const RpGexfTime *self, const char *text)
{
  double number;

  if (self->dates || !to_number (text, &number))
    return rp_foreign_date (text, RP_DATE_ORDER_UNKNOWN, NULL);
  return self->years ? rp_foreign_date_from_parts ((gint64)number, 0, 0, -1, -1, -1) : NULL;
}

static void
keep_spell (const RpGexfTime *self, RpGathered *record, const Spell *spell)
{
  g_autofree char *words = NULL;

  if (g_strcmp0 (spell->begin, spell->end) == 0)
    words = g_strdup (spell->begin);
  else
    words
        = g_strdup_printf ("%s – %s", spell->begin != NULL ? spell->begin : "…", spell->end != NULL ? spell->end : "…");
  rp_gathered_add_attribute (self->gathering, record, _ ("Time"), words);
}

/* The earliest begin and the latest end, since dates of one way of writing stand in the order of their letters; an open
 * one is before or after all. */
static Spell
hull_of (const GArray *spells)
{
  Spell hull = g_array_index (spells, Spell, 0);

  for (guint i = 1; i < spells->len; i++)
    {
      const Spell *spell = &g_array_index (spells, Spell, i);
      if (hull.begin != NULL && (spell->begin == NULL || strcmp (spell->begin, hull.begin) < 0))
        hull.begin = spell->begin;
      if (hull.end != NULL && (spell->end == NULL || strcmp (spell->end, hull.end) > 0))
        hull.end = spell->end;
    }
  return hull;
}

static gboolean
is_no_number (const char *text)
{
  double number;

  return text == NULL || !to_number (text, &number);
}

static void
set_date (const RpGexfTime *self, RpGathered *record, const Spell *hull, const RpXmlNode *element)
{
  g_autofree char *begin = hull->begin != NULL ? date_of (self, hull->begin) : g_strdup ("..");
  g_autofree char *end = hull->end != NULL ? date_of (self, hull->end) : g_strdup ("..");
  g_autofree char *when = NULL;
  g_autofree char *path = NULL;

  if (begin != NULL && end != NULL)
    {
      when = rp_foreign_interval (begin, end);
      rp_gathered_set_when (self->gathering, record, when);
      return;
    }
  /* what is no number is wrong, which the gathering says */
  if (self->dates || (is_no_number (hull->begin) && is_no_number (hull->end)))
    {
      path = rp_xml_node_dup_path (element);
      rp_gathered_set_dates (self->gathering, record, hull->begin, hull->end, rp_xml_place (element), path);
      return;
    }
  keep_spell (self, record, hull);
}

void
rp_gexf_time_read (const RpGexfTime *self, RpGathered *record, const RpXmlNode *element)
{
  g_autoptr (GArray) spells = g_array_new (FALSE, FALSE, sizeof (Spell));
  const RpXmlNode *list = rp_xml_node_child (element, "spells");
  Spell hull;

  g_array_set_clear_func (spells, clear_spell);
  /* what has spells says with its own ends no more than they do */
  if (list == NULL)
    list = rp_xml_node_child (element, "slices");
  for (const RpXmlNode *spell = list != NULL ? list->first : NULL; spell != NULL; spell = spell->next)
    add_own (spells, spell);
  if (spells->len == 0)
    add_own (spells, element);
  if (spells->len == 0)
    return;
  for (guint i = 0; spells->len > 1 && i < spells->len; i++)
    keep_spell (self, record, &g_array_index (spells, Spell, i));
  hull = hull_of (spells);
  set_date (self, record, &hull, element);
}

char *
rp_gexf_time_value (const RpXmlNode *value)
{
  const char *text = rp_xml_node_get (value, "value"), *begin = either (value, begins), *end = either (value, ends);
  const char *stamp = rp_xml_node_get (value, "timestamp");

  if (text == NULL || (is_open (begin) && is_open (end) && stamp == NULL))
    return NULL;
  if (stamp != NULL)
    return g_strdup_printf ("%s (%s)", text, stamp);
  return g_strdup_printf ("%s (%s – %s)", text, is_open (begin) ? "…" : begin, is_open (end) ? "…" : end);
}
