/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-overlay.h"

#include "diagram-paint.h"
#include "diagram-pill.h"
#include "edtf.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HANDLE_PX 11.0
#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0
#define MONTH (30.0 * DAY)
#define YEAR (365.0 * DAY)

static char *
round_year (double time, double seconds_per_px)
{
  double step = pow (10, ceil (log10 (seconds_per_px / YEAR)));
  RpCivil civil;
  g_autofree char *year = NULL;

  rp_instant_to_civil (rp_instant_from_double (time), &civil);
  civil = (RpCivil){ .year = (gint64)(round ((double)civil.year / step) * step), .month = 1, .day = 1 };
  year = rp_instant_describe_short (rp_instant_from_civil (&civil), RP_PRECISION_YEAR);
  return g_strdup_printf (_ ("about %s"), year);
}

char *
rp_timeline_overlay_reading (double time, double seconds_per_px)
{
  if (seconds_per_px <= 1)
    return rp_instant_describe_short (rp_instant_from_double (floor (time)), RP_PRECISION_TIME);
  if (seconds_per_px <= MINUTE)
    return rp_instant_describe_short (rp_instant_from_double (floor (time / MINUTE) * MINUTE), RP_PRECISION_TIME);
  if (seconds_per_px <= HOUR / 4)
    {
      g_autofree char *day = rp_instant_describe_short (rp_instant_from_double (time), RP_PRECISION_DAY);

      /* Translators: a day and the hour of it, as in "12 Jan 2023, 16 h" */
      return g_strdup_printf (_ ("%1$s, %2$d h"), day, (int)floor ((time - floor (time / DAY) * DAY) / HOUR));
    }
  if (seconds_per_px <= DAY)
    return rp_instant_describe_short (rp_instant_from_double (time), RP_PRECISION_DAY);
  if (seconds_per_px <= MONTH)
    return rp_instant_describe_short (rp_instant_from_double (time), RP_PRECISION_MONTH);
  if (seconds_per_px <= YEAR)
    return rp_instant_describe_short (rp_instant_from_double (time), RP_PRECISION_YEAR);
  return round_year (time, seconds_per_px);
}

void
rp_timeline_overlay_line (GtkSnapshot *snapshot, double x, double top, double bottom, RpColor color)
{
  GdkRGBA ink = rp_diagram_paint_rgba (color);

  if (bottom > top)
    gtk_snapshot_append_color (snapshot, &ink,
                               &GRAPHENE_RECT_INIT (floorf ((float)x), (float)top, 1, (float)(bottom - top)));
}

/* The time in the axis, over the ticks' words, within the plot. */
static void
add_pill (const RpTimelineOverlay *self, GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpDiagramPill pill = { self->theme, self->text, self->pointer, self->axis - 4 - RP_PILL_PX };

  rp_diagram_pill_snapshot (&pill, widget, snapshot, self->left, self->right);
}

void
rp_timeline_overlay_snapshot (const RpTimelineOverlay *self, GtkWidget *widget, GtkSnapshot *snapshot)
{
  if (isfinite (self->snapped))
    rp_timeline_overlay_line (snapshot, self->snapped, self->axis, self->bottom, self->theme->accent);
  else if (isfinite (self->pointer))
    rp_timeline_overlay_line (snapshot, self->pointer, self->axis, self->bottom, self->theme->ink35);
  for (guint i = 0; i < G_N_ELEMENTS (self->handles); i++)
    if (isfinite (self->handles[i]))
      rp_diagram_round (snapshot, self->handles[i] - HANDLE_PX / 2, self->axis - HANDLE_PX / 2 - 0.5, HANDLE_PX,
                        HANDLE_PX, self->theme->paper, self->theme->accent, 2);
  if (isfinite (self->pointer) && self->text != NULL)
    add_pill (self, widget, snapshot);
}
