/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sight-glide.h"

#include "glide-pace.h"

#include <math.h>

struct _RpSightGlide
{
  GtkWidget *widget;
  RpSightShow show;
  gpointer data;
  RpNetworkSight from, to;
  gint64 begun; /* frame time; 0: with the next frame */
  guint tick_id;
};

static RpNetworkSight
known (const RpNetworkSight *sight)
{
  return sight->zoom > 0 ? *sight : (RpNetworkSight){ 1, 0.5, 0.5 };
}

RpNetworkSight
rp_sight_glide_between (const RpNetworkSight *from, const RpNetworkSight *to, double part)
{
  RpNetworkSight a = known (from), b = known (to);

  if (part >= 1)
    return *to;
  return (RpNetworkSight){ a.zoom * pow (b.zoom / a.zoom, part), a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
}

static gboolean
tick_cb (G_GNUC_UNUSED GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RpSightGlide *self = data;
  double part = rp_glide_pace_part (&self->begun, clock);
  RpNetworkSight sight = rp_sight_glide_between (&self->from, &self->to, part);

  if (part >= 1)
    self->tick_id = 0;
  self->show (self->data, &sight);
  return part < 1;
}

RpSightGlide *
rp_sight_glide_new (GtkWidget *widget, RpSightShow show, gpointer data)
{
  RpSightGlide *self = g_new0 (RpSightGlide, 1);

  self->widget = widget;
  self->show = show;
  self->data = data;
  return self;
}

void
rp_sight_glide_free (RpSightGlide *self)
{
  if (self == NULL)
    return;
  rp_sight_glide_stop (self);
  g_free (self);
}

void
rp_sight_glide_go (RpSightGlide *self, const RpNetworkSight *from, const RpNetworkSight *to)
{
  rp_sight_glide_stop (self);
  self->from = *from;
  self->to = *to;
  self->begun = 0;
  if (rp_glide_pace_may_move (self->widget) && gtk_widget_get_mapped (self->widget))
    self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
  else
    self->show (self->data, to);
}

void
rp_sight_glide_stop (RpSightGlide *self)
{
  if (self == NULL)
    return;
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  self->tick_id = 0;
}
