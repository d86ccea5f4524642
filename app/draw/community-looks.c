/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "community-looks.h"

#include <math.h>

#include "kind-looks.h"

RpColor
rp_community_color (const RpTheme *theme, guint community)
{
  /* neighbours in this order are far apart for every kind of eye */
  static const guint hues[RP_N_COMMUNITY_COLORS] = { 6, 0, 1, 3, 2, 5, 7, 8 };

  if (community == 0)
    return theme->ink35;
  return community <= RP_N_COMMUNITY_COLORS ? rp_kind_hue (theme, hues[community - 1]) : theme->ink65;
}

RpColor
rp_community_ink (const RpTheme *theme, RpColor ground)
{
  return rp_color_contrast (theme->paper, ground) >= rp_color_contrast (theme->ink, ground) ? theme->paper : theme->ink;
}

guint
rp_community_of (const RpEntityMeasures *measures, guint entity)
{
  if (measures == NULL || entity >= measures->n_entities || isnan (measures->community[entity]))
    return 0;
  return (guint)measures->community[entity];
}
