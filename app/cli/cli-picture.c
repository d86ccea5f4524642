/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture's page is like and what is on it: `--size`, `--scale`, `--dpi`, `--margin`, `--scope`, `--no-legend` …
 */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cli-private.h"
#include "page-sizes.h"

#define MAX_SIDE_PX 200000.0
#define PORTRAIT "-portrait"

gboolean
rp_cli_refuse (char **reason, const char *expected, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  *reason = g_strdup_printf (_ ("expected %s, found “%s”"), expected, valid);
  return FALSE;
}

gboolean
rp_cli_number (const char *text, double low, double high, double *number)
{
  char *end;

  if (!g_ascii_isdigit (*text) && *text != '.')
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && end != text && isfinite (*number) && *number >= low && *number <= high;
}

/* ---- the page ---- */

static gboolean
read_named (RpCliOptions *options, const char *value)
{
  gboolean portrait = g_str_has_suffix (value, PORTRAIT);
  g_autofree char *name = g_strndup (value, strlen (value) - (portrait ? strlen (PORTRAIT) : 0));
  const RpPageSize *size = rp_page_size (name);

  if (size == NULL)
    return FALSE;
  options->width = portrait ? size->height : size->width;
  options->height = portrait ? size->width : size->height;
  options->paper = size->paper;
  options->zoom = size->zoom;
  return TRUE;
}

gboolean
rp_cli_read_size (RpCliOptions *options, const char *value, char **reason)
{
  g_auto (GStrv) sides = NULL;

  options->has_size = TRUE;
  if (read_named (options, value))
    return TRUE;
  sides = g_strsplit (value, "x", -1);
  options->paper = FALSE;
  options->zoom = 1;
  if (g_strv_length (sides) != 2 || strspn (value, "0123456789x") != strlen (value)
      || !rp_cli_number (sides[0], 1, MAX_SIDE_PX, &options->width)
      || !rp_cli_number (sides[1], 1, MAX_SIDE_PX, &options->height))
    return rp_cli_refuse (reason, _ ("WIDTHxHEIGHT in px, a4, a3, letter or slide, “-portrait” behind it"), value);
  return TRUE;
}

gboolean
rp_cli_read_scale (RpCliOptions *options, const char *value, char **reason)
{
  return rp_cli_number (value, 0.01, 1000, &options->scale) || rp_cli_refuse (reason, _ ("a number above 0"), value);
}

gboolean
rp_cli_read_dpi (RpCliOptions *options, const char *value, char **reason)
{
  return rp_cli_number (value, 10, 10000, &options->dpi)
         || rp_cli_refuse (reason, _ ("dots per inch, from 10 to 10000"), value);
}

/* "12mm" or px. */
gboolean
rp_cli_read_margin (RpCliOptions *options, const char *value, char **reason)
{
  gsize n = strlen (value);
  gboolean metric = n > 2 && strcmp (value + n - 2, "mm") == 0;
  g_autofree char *number = g_strndup (value, metric ? n - 2 : n);

  if (!rp_cli_number (number, 0.1, MAX_SIDE_PX, &options->margin))
    return rp_cli_refuse (reason, _ ("a margin in px, or in millimetres as “12mm”"), value);
  if (metric)
    options->margin *= RP_PX_PER_MM;
  return TRUE;
}

/* A whole number of pages. */
static gboolean
read_count (const char *text, guint *count)
{
  double number;

  if (*text == '\0' || strspn (text, "0123456789") != strlen (text) || !rp_cli_number (text, 1, RP_MOST_PAGES, &number))
    return FALSE;
  *count = (guint)number;
  return TRUE;
}

/* "20", "auto", or so many pages beside and below one another: "3x2". */
gboolean
rp_cli_read_pages (RpCliOptions *options, const char *value, char **reason)
{
  g_auto (GStrv) sides = g_strsplit (value, "x", -1);
  guint n_sides = g_strv_length (sides);

  options->n_columns = options->n_rows = 0;
  options->n_pages = 0;
  if (strcmp (value, "auto") == 0 || (n_sides == 1 && read_count (value, &options->n_pages)))
    return TRUE;
  if (n_sides == 2 && read_count (sides[0], &options->n_columns) && read_count (sides[1], &options->n_rows)
      && options->n_columns * options->n_rows <= RP_MOST_PAGES)
    {
      options->n_pages = options->n_columns * options->n_rows;
      return TRUE;
    }
  return rp_cli_refuse (reason, _ ("a number of pages up to 1000, COLUMNSxROWS or auto"), value);
}

/* ---- what is on it ---- */

gboolean
rp_cli_read_scope (RpCliOptions *options, const char *value, char **reason)
{
  options->lane = NULL;
  if (strcmp (value, "all") == 0)
    options->scope = RP_SCOPE_ALL;
  else if (strcmp (value, "selection") == 0)
    options->scope = RP_SCOPE_SELECTION;
  else if (g_str_has_prefix (value, "lane:") && value[5] != '\0')
    {
      options->scope = RP_SCOPE_LANE;
      options->lane = value + 5;
    }
  else
    return rp_cli_refuse (reason, _ ("all, selection or lane:ID"), value);
  return TRUE;
}

/* "2.5@0.4,0.6" */
gboolean
rp_cli_read_sight (RpCliOptions *options, const char *value, char **reason)
{
  g_auto (GStrv) parts = g_strsplit_set (value, "@,", -1);

  if (g_strv_length (parts) != 3 || strchr (value, '@') == NULL || strchr (value, '@') > strchr (value, ',')
      || !rp_cli_number (parts[0], 0.01, 1000, &options->sight_zoom)
      || !rp_cli_number (parts[1], 0, 1, &options->sight.x) || !rp_cli_number (parts[2], 0, 1, &options->sight.y))
    return rp_cli_refuse (
        reason, _ ("ZOOM@X,Y: how much larger than the whole, and what is in the middle, from 0 to 1"), value);
  return TRUE;
}

gboolean
rp_cli_read_subtitle (RpCliOptions *options, const char *value, G_GNUC_UNUSED char **reason)
{
  options->subtitle = value;
  return TRUE;
}

gboolean
rp_cli_read_marking (RpCliOptions *options, const char *value, G_GNUC_UNUSED char **reason)
{
  options->marking = value;
  return TRUE;
}

gboolean
rp_cli_read_without (RpCliOptions *options, const char *value, G_GNUC_UNUSED char **reason)
{
  static const char *const names[]
      = { "--no-title", "--no-facts", "--no-legend", "--no-sources", "--no-marking", "--no-page-numbers" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (value, names[i]) == 0)
      options->without |= 1u << i;
  return TRUE;
}
