/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "saved-time.h"

#include <math.h>

#include "edtf.h"
#include "saved-tree.h"

#define NANOSECONDS 1000000000
/* What four digits hold. */
#define FURTHEST_YEAR 9999

static gboolean
read_text (const char *text, gboolean is_end, RpInstant *instant)
{
  RpWhen when;
  gboolean first;

  if (!rp_edtf_parse (text, &when, NULL, NULL) || when.year_unknown)
    return FALSE;
  first = !is_end || (when.form == RP_WHEN_SINGLE && when.begin.precision == RP_PRECISION_TIME);
  *instant = first ? rp_when_earliest (&when) : rp_when_latest (&when);
  return !rp_instant_is_infinite (*instant);
}

/* The date, or with the time and N_DIGITS of a second. NULL: no text holds it. Transfer full. */
static char *
format (RpInstant instant, gboolean with_time, guint n_digits)
{
  GString *text = g_string_new (NULL);
  RpCivil civil;

  rp_instant_to_civil (instant, &civil);
  if (ABS (civil.year) > FURTHEST_YEAR)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  g_string_append_printf (text, "%s%04d-%02d-%02d", civil.year < 0 ? "-" : "", (int)ABS (civil.year), civil.month,
                          civil.day);
  if (with_time)
    g_string_append_printf (text, "T%02d:%02d:%02d", civil.hour, civil.minute, civil.second);
  if (with_time && n_digits > 0)
    {
      g_string_append_printf (text, ".%09d", civil.nanosecond);
      g_string_truncate (text, text->len - (9 - n_digits));
    }
  return g_string_free (text, FALSE);
}

/* ---- seconds as a double ---- */

static gboolean
says_double (const char *text, gboolean is_end, double seconds)
{
  RpInstant instant;

  return text != NULL && read_text (text, is_end, &instant) && rp_instant_to_double (instant) == seconds;
}

/* To so many digits of a second. */
static RpInstant
rounded (double seconds, guint n_digits)
{
  gint64 unit = NANOSECONDS, n;
  double whole = floor (seconds);

  for (guint i = 0; i < n_digits; i++)
    unit /= 10;
  n = (gint64)round ((seconds - whole) * (double)(NANOSECONDS / unit)) * unit;
  return (RpInstant){ (gint64)whole + n / NANOSECONDS, (gint32)(n % NANOSECONDS) };
}

/* NULL: none says exactly this. Transfer full. */
static char *
text_of_double (double seconds, gboolean is_end)
{
  char *text;

  if (fabs (seconds) > 1e12) /* the year is beyond four digits */
    return NULL;
  /* what reaches up to a midnight ends with the day before */
  text = format (rounded (is_end ? seconds - 1 : seconds, 0), FALSE, 0);
  for (guint n_digits = 0; n_digits <= 9 && !says_double (text, is_end, seconds); n_digits++)
    {
      g_free (text);
      text = format (rounded (seconds, n_digits), TRUE, n_digits);
    }
  if (!says_double (text, is_end, seconds))
    g_clear_pointer (&text, g_free);
  return text;
}

void
rp_saved_time_write_double (RpJsonWriter *writer, double seconds, gboolean is_end)
{
  g_autofree char *text = text_of_double (seconds, is_end);

  if (text != NULL)
    rp_json_writer_string (writer, text);
  else
    rp_json_writer_exact (writer, seconds);
}

gboolean
rp_saved_time_read_double (JsonNode *node, gboolean is_end, double *seconds)
{
  RpInstant instant;

  if (rp_saved_tree_is_number (node))
    *seconds = json_node_get_double (node);
  else if (rp_saved_tree_is_text (node) && read_text (json_node_get_string (node), is_end, &instant))
    *seconds = rp_instant_to_double (instant);
  else
    return FALSE;
  return isfinite (*seconds);
}

/* ---- instants ---- */

static gboolean
says_instant (const char *text, gboolean is_end, RpInstant instant)
{
  RpInstant said;

  return text != NULL && read_text (text, is_end, &said) && rp_instant_compare (said, instant) == 0;
}

static char *
text_of_instant (RpInstant instant, gboolean is_end)
{
  gint32 rest = instant.nanoseconds;
  guint n_digits = rest != 0 ? 9 : 0;
  char *text = format (instant, FALSE, 0);

  if (says_instant (text, is_end, instant))
    return text;
  for (; n_digits > 0 && rest % 10 == 0; n_digits--)
    rest /= 10;
  g_free (text);
  text = format (instant, TRUE, n_digits);
  if (!says_instant (text, is_end, instant))
    g_clear_pointer (&text, g_free);
  return text;
}

void
rp_saved_time_write_instant (RpJsonWriter *writer, RpInstant instant, gboolean is_end)
{
  g_autofree char *text = text_of_instant (instant, is_end);

  if (text != NULL)
    rp_json_writer_string (writer, text);
  else if (instant.nanoseconds == 0)
    rp_json_writer_integer (writer, instant.seconds);
  else
    {
      rp_json_writer_begin_array (writer);
      rp_json_writer_integer (writer, instant.seconds);
      rp_json_writer_integer (writer, instant.nanoseconds);
      rp_json_writer_end_array (writer);
    }
}

static gboolean
is_integer (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

static gboolean
read_pair (JsonArray *pair, RpInstant *instant)
{
  gint64 nanoseconds;

  if (json_array_get_length (pair) != 2 || !is_integer (json_array_get_element (pair, 0))
      || !is_integer (json_array_get_element (pair, 1)))
    return FALSE;
  nanoseconds = json_array_get_int_element (pair, 1);
  *instant = (RpInstant){ json_array_get_int_element (pair, 0), (gint32)CLAMP (nanoseconds, 0, NANOSECONDS - 1) };
  return nanoseconds == instant->nanoseconds;
}

gboolean
rp_saved_time_read_instant (JsonNode *node, gboolean is_end, RpInstant *instant)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return read_pair (json_node_get_array (node), instant) && !rp_instant_is_infinite (*instant);
  if (rp_saved_tree_is_text (node))
    return read_text (json_node_get_string (node), is_end, instant);
  if (!rp_saved_tree_is_number (node))
    return FALSE;
  if (is_integer (node))
    *instant = (RpInstant){ json_node_get_int (node), 0 };
  else
    *instant = rp_instant_from_double (json_node_get_double (node));
  return !rp_instant_is_infinite (*instant);
}
