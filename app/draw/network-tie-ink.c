/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-tie-ink.h"

#include <math.h>

#define CROWD 700      /* ties: more are drawn fainter and thinner */
#define MOST_INK 0.45  /* of a tie */
#define CROWD_INK 0.34 /* of all that cross, where they are very many */
#define LEAST_INK 0.25 /* of that, of the faintest tie */
#define RELATED_INK 0.85
#define LINE_PX 1.4
#define UNDATED_PX 0.8
#define THINNEST_PX 0.6

void
rp_net_tie_ink_mix (RpNetTieInk *self, const RpTheme *theme, guint n_drawn)
{
  double crowd;

  self->thin = MIN (sqrt ((double)CROWD / MAX (n_drawn, 1)), 1);
  crowd = CROWD_INK + (MOST_INK - CROWD_INK) * self->thin;
  self->first_ink = (float)(MOST_INK * MAX (self->thin, LEAST_INK) / crowd);
  for (guint recedes = 0; recedes < 2; recedes++)
    {
      double part = recedes ? theme->other_mark : 1;

      self->crowds[recedes] = rp_color_over (theme->ink, crowd * part, theme->paper);
      for (guint state = 0; state <= RP_STATE_OTHER; state++)
        {
          double ink = state == RP_STATE_RELATED ? RELATED_INK : MOST_INK * MAX (self->thin, LEAST_INK);

          self->inks[state][recedes]
              = state == RP_STATE_SELECTED ? theme->accent : rp_color_over (theme->ink, ink * part, theme->paper);
        }
    }
}

void
rp_net_tie_ink_style (const RpNetTieInk *self, const RpNetTie *tie, RpState state, gboolean recedes, guint n_events,
                      RpShape *shape)
{
  shape->stroke = self->inks[state][recedes != FALSE];
  if (self->first_ink < 1 && state != RP_STATE_RELATED && state != RP_STATE_SELECTED)
    {
      shape->crowd = self->crowds[recedes != FALSE];
      shape->first_ink = self->first_ink;
    }
  shape->line_width = MAX ((tie->undated ? UNDATED_PX : LINE_PX) * self->thin, THINNEST_PX);
  if (tie->type == RP_TIE_SHARED)
    shape->line_width = MAX (MIN (1.6 + 0.35 * (MAX (n_events, 1) - 1), 3) * self->thin, THINNEST_PX);
  if (state == RP_STATE_RELATED)
    shape->line_width = MAX (shape->line_width, tie->undated ? LINE_PX : 2);
  if (state == RP_STATE_SELECTED)
    shape->line_width = 2.5;
  if (tie->type == RP_TIE_SAME)
    shape->dash = RP_DASH_DOTTED;
}
