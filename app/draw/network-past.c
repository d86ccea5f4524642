/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-past.h"

#define MOST_STEP 2.0  /* times larger or smaller: further is no way, but a leap */
#define COMES_BACK 4.0 /* times larger or smaller than where it went, on the same way */

typedef struct
{
  float gone_at; /* zoom; 0: it has not gone */
  guint8 side, name;
  guint8 visible : 1, named : 1, inwards : 1; /* when it went the view came nearer */
} Name;

struct _RpNetPast
{
  double zoom;
  gboolean loose;
  Name names[];
};

static gboolean
is_admitted (const Name *name, double zoom)
{
  double by = name->gone_at > 0 ? zoom / (double)name->gone_at : 0;

  if (by == 0)
    return TRUE;
  return name->inwards ? by < 1 || by > COMES_BACK : by > 1 || by < 1 / COMES_BACK;
}

RpNetPast *
rp_net_past_new (const RpNetPast *before, const RpNetPlace *places, guint n_nodes, double zoom)
{
  RpNetPast *self = g_malloc0 (sizeof *self + n_nodes * sizeof (Name));

  self->zoom = zoom;
  for (guint i = 0; i < n_nodes; i++)
    {
      Name *name = &self->names[i];

      if (before != NULL)
        *name = before->names[i];
      if (name->named && places[i].visible && !places[i].labelled && zoom != before->zoom)
        {
          name->gone_at = (float)zoom;
          name->inwards = zoom > before->zoom;
        }
      else if (places[i].labelled || is_admitted (name, zoom))
        {
          name->gone_at = 0;
        }
      name->visible = places[i].visible;
      name->named = places[i].labelled;
      name->side = places[i].side;
      name->name = places[i].name;
    }
  return self;
}

void
rp_net_past_free (RpNetPast *self)
{
  g_free (self);
}

gboolean
rp_net_past_leads_to (const RpNetPast *self, double zoom)
{
  return zoom <= self->zoom * MOST_STEP && zoom >= self->zoom / MOST_STEP;
}

void
rp_net_past_loosen (RpNetPast *self)
{
  self->loose = TRUE;
}

gboolean
rp_net_past_holds (const RpNetPast *self, const RpNetPlace *places, guint n_nodes, double zoom)
{
  if (self == NULL || self->loose || self->zoom != zoom)
    return FALSE;
  for (guint i = 0; i < n_nodes; i++)
    if (self->names[i].visible != places[i].visible)
      return FALSE;
  return TRUE;
}

gboolean
rp_net_past_seat (const RpNetPast *self, guint node, RpNetSeat *seat)
{
  if (self == NULL || !self->names[node].named)
    return FALSE;
  *seat = (RpNetSeat){ .side = self->names[node].side, .name = self->names[node].name };
  return TRUE;
}

gboolean
rp_net_past_admits (const RpNetPast *self, guint node, double zoom)
{
  return self == NULL || is_admitted (&self->names[node], zoom);
}
