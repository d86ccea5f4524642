/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timelinejs-date.h"

#include "foreign-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_YEARS 9e15 /* either way: whole numbers beyond are not exact */

typedef enum
{
  YEAR,
  MONTH,
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  MILLISECOND,
  N_PARTS,
} Part;

typedef struct
{
  double values[N_PARTS]; /* NAN: not given */
} Parts;

static const Parts no_parts = { { NAN, NAN, NAN, NAN, NAN, NAN, NAN } };

static int
whole (double value, int missing)
{
  return isnan (value) ? missing : (int)CLAMP (value, -1000, 1000);
}

/* Transfer full; NULL: there is no such day or time. */
static char *
date_of (const Parts *parts)
{
  const double *v = parts->values;
  double year = floor (v[YEAR]), second = v[SECOND];
  int month = whole (v[MONTH], 0), day = whole (v[DAY], 0), hour = whole (v[HOUR], -1), minute = whole (v[MINUTE], -1);

  if (!(fabs (year) <= MOST_YEARS))
    return NULL;
  if (month < 0 || day < 0 || (!isnan (v[HOUR]) && hour < 0) || (!isnan (v[MINUTE]) && minute < 0) || second < 0)
    return NULL;
  if (fabs (year) > 9999)
    month = 0;
  else if (year < 0)
    year += 1;
  if (isnan (second))
    second = -1;
  else if (v[MILLISECOND] > 0 && v[MILLISECOND] < 1000)
    second += v[MILLISECOND] / 1000;
  return rp_foreign_date_from_parts ((gint64)year, month, day, hour, minute, second);
}

/* ---- an object of parts ---- */

/* The parts as they are written, for what nobody can read as numbers: "20 May 1961", "2011-13-45". Transfer full. */
static char *
as_written (const RpJsonNode *const nodes[N_PARTS])
{
  const char *year = rp_json_node_text (nodes[YEAR]), *month = rp_json_node_text (nodes[MONTH]);
  const char *day = rp_json_node_text (nodes[DAY]);
  GString *text = g_string_new (NULL);
  double number;

  if (month != NULL && !rp_json_node_double (nodes[MONTH], &number))
    g_string_printf (text, "%s%s%s %s", day != NULL ? day : "", day != NULL ? " " : "", month, year);
  else
    g_string_printf (text, "%s%s%s%s%s", year, month != NULL ? "-" : "", month != NULL ? month : "",
                     day != NULL ? "-" : "", day != NULL ? day : "");
  for (Part part = HOUR; part <= SECOND; part++)
    if (rp_json_node_text (nodes[part]) != NULL)
      g_string_append_printf (text, "%c%s", part == HOUR ? ' ' : ':', rp_json_node_text (nodes[part]));
  return g_string_free (text, FALSE);
}

char *
rp_timelinejs_date (RpGathering *gathering, const RpJsonNode *node)
{
  static const char *const keys[N_PARTS] = { "year", "month", "day", "hour", "minute", "second", "millisecond" };
  const RpJsonNode *nodes[N_PARTS];
  Parts parts = no_parts;
  gboolean sound = TRUE;
  char *date;

  if (node == NULL || node->type == RP_JSON_NULL)
    return NULL;
  if (!rp_json_node_is_object (node))
    {
      if (rp_json_node_text (node) == NULL && !rp_json_node_is_text (node))
        rp_gathering_report_node (gathering, RP_SEVERITY_ERROR, node, NULL,
                                  g_strdup_printf (_ ("expected a date, found %s"), rp_json_node_name (node)));
      return rp_timelinejs_date_text (rp_json_node_text (node), RP_DATE_ORDER_UNKNOWN);
    }
  for (guint i = 0; i < N_PARTS; i++)
    {
      nodes[i] = rp_json_node_get (node, keys[i]);
      if (nodes[i] != NULL && nodes[i]->type != RP_JSON_NULL && rp_json_node_text (nodes[i]) == NULL)
        sound = sound && rp_json_node_is_text (nodes[i]);
      if (rp_json_node_text (nodes[i]) != NULL && !rp_json_node_double (nodes[i], &parts.values[i]))
        sound = FALSE;
    }
  if (rp_json_node_text (nodes[YEAR]) == NULL)
    {
      rp_gathering_report_node (
          gathering, RP_SEVERITY_ERROR, nodes[YEAR] != NULL ? nodes[YEAR] : node, NULL,
          g_strdup_printf (_ ("expected a year, found %s"),
                           rp_json_node_is_text (nodes[YEAR]) ? _ ("an empty text") : rp_json_node_name (nodes[YEAR])));
      return NULL;
    }
  date = sound ? date_of (&parts) : NULL;
  return date != NULL ? date : as_written (nodes);
}

/* ---- a text ---- */

/* The numbers of TEXT, of which some may be missing; FALSE: it is something else. */
static gboolean
read_numbers (const char *text, Parts *parts)
{
  g_auto (GStrv) words = g_strsplit (text, ",", N_PARTS + 1);
  guint n = g_strv_length (words);

  *parts = no_parts;
  for (guint i = 0; i < n && i < N_PARTS; i++)
    {
      char *end;
      double value = g_ascii_strtod (g_strstrip (words[i]), &end);

      if (*end != '\0' || strpbrk (words[i], "xXnN") != NULL)
        return FALSE;
      if (words[i][0] != '\0')
        parts->values[i] = value;
    }
  return n <= N_PARTS && !isnan (parts->values[YEAR]);
}

char *
rp_timelinejs_date_text (const char *text, RpDateOrder order)
{
  char *date = NULL;
  Parts parts;

  if (text == NULL)
    return NULL;
  if (read_numbers (text, &parts) && (strchr (text, ',') != NULL || parts.values[YEAR] < 0))
    date = date_of (&parts);
  if (date == NULL)
    date = rp_foreign_date (text, order == RP_DATE_ORDER_UNKNOWN ? RP_DATE_ORDER_MDY : order, NULL);
  return date != NULL ? date : g_strdup (text);
}
