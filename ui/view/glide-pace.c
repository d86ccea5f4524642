/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glide-pace.h"

#define GLIDE_SECONDS 0.2
#define FRAME_SECONDS (1.0 / 60)

gboolean
rp_glide_pace_may_move (GtkWidget *widget)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

double
rp_glide_pace_part (gint64 *begun, GdkFrameClock *clock)
{
  return rp_glide_pace_part_of (begun, clock, GLIDE_SECONDS);
}

double
rp_glide_pace_part_of (gint64 *begun, GdkFrameClock *clock, double seconds)
{
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double rest;

  if (*begun == 0)
    *begun = now;
  /* The first frame moves too: a key that is answered with nothing feels slow. */
  rest = CLAMP (1 - ((double)(now - *begun) / G_USEC_PER_SEC + FRAME_SECONDS) / seconds, 0, 1);
  return 1 - rest * rest * rest;
}
