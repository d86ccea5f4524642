/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "range-glide.h"

#include "glide-pace.h"

#include <math.h>

struct _RpRangeGlide
{
  GtkWidget *widget;
  RpSession *session; /* owned while it moves */
  RpGlideKind kind;
  double start[2], target[2], shown[2];
  gint64 begun; /* frame time; 0: with the next frame */
  guint tick_id;
};

void
rp_range_glide_between (const double a[2], const double b[2], double part, double shown[2])
{
  double before = a[1] - a[0], after = b[1] - b[0], growth = log (after / before);

  /* How far the width has come is how far both ends have: a zoom about a point keeps it in place. */
  if (fabs (growth) > 1e-3)
    part = expm1 (growth * part) / expm1 (growth);
  for (guint i = 0; i < 2; i++)
    shown[i] = part >= 1 ? b[i] : a[i] + (b[i] - a[i]) * part;
}

static void
show (RpRangeGlide *self, double from, double to)
{
  switch (self->kind)
    {
    case RP_GLIDE_JUMP:
      rp_session_jump_time (self->session, from, to);
      self->kind = RP_GLIDE_FOLLOW;
      break;
    case RP_GLIDE_MOVE:
      rp_session_move_time (self->session, from, to, g_get_monotonic_time ());
      break;
    case RP_GLIDE_FOLLOW:
    default:
      rp_session_show_time (self->session, from, to);
      break;
    }
  rp_session_get_range (self->session, &self->shown[0], &self->shown[1]);
}

/* Somebody else moved on. */
static gboolean
is_left_alone (RpRangeGlide *self)
{
  double from, to;

  rp_session_get_range (self->session, &from, &to);
  return from == self->shown[0] && to == self->shown[1];
}

static gboolean
tick_cb (G_GNUC_UNUSED GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RpRangeGlide *self = data;
  double part = rp_glide_pace_part (&self->begun, clock), range[2];

  if (!is_left_alone (self))
    {
      self->tick_id = 0;
      g_clear_object (&self->session);
      return G_SOURCE_REMOVE;
    }
  rp_range_glide_between (self->start, self->target, part, range);
  show (self, range[0], range[1]);
  if (part < 1)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  g_clear_object (&self->session);
  return G_SOURCE_REMOVE;
}

RpRangeGlide *
rp_range_glide_new (GtkWidget *widget)
{
  RpRangeGlide *self = g_new0 (RpRangeGlide, 1);

  self->widget = widget;
  return self;
}

void
rp_range_glide_free (RpRangeGlide *self)
{
  if (self == NULL)
    return;
  rp_range_glide_stop (self);
  g_free (self);
}

void
rp_range_glide_to (RpRangeGlide *self, RpSession *session, double from, double to, RpGlideKind kind)
{
  rp_range_glide_stop (self);
  rp_session_get_range (session, &self->start[0], &self->start[1]);
  if (from == self->start[0] && to == self->start[1])
    return;
  self->session = g_object_ref (session);
  self->kind = kind;
  self->target[0] = from;
  self->target[1] = to;
  self->shown[0] = self->start[0];
  self->shown[1] = self->start[1];
  self->begun = 0;
  if (rp_glide_pace_may_move (self->widget) && gtk_widget_get_mapped (self->widget) && isfinite (self->start[0]))
    {
      self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
      return;
    }
  show (self, from, to);
  g_clear_object (&self->session);
}

void
rp_range_glide_stop (RpRangeGlide *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  self->tick_id = 0;
  g_clear_object (&self->session);
}

gboolean
rp_range_glide_target (RpRangeGlide *self, double *from, double *to)
{
  if (self->tick_id == 0 || !is_left_alone (self))
    return FALSE;
  *from = self->target[0];
  *to = self->target[1];
  return TRUE;
}
