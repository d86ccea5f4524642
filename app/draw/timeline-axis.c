/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis: two tiers of text, hairlines through the lanes, and the marked breaks of folded time. */
#include <math.h>

#include "gap-folding.h"
#include "time-ticks.h"
#include "timeline-ink.h"

#define UPPER_CENTRE_PX 15.0
#define LOWER_CENTRE_PX 33.0
#define STROKES_PX 5.0
#define STROKE_PX 1.5

static void
add_rect (RpTimelineInk *ink, RpRole role, double x, double y, double width, double height, RpColor fill)
{
  RpShape *shape = rp_drawing_add (ink->drawing, role, RP_GEOMETRY_RECT);

  shape->x = x;
  shape->y = y;
  shape->width = width;
  shape->height = height;
  shape->fill = fill;
}

static void
add_label (RpTimelineInk *ink, const RpTick *tick)
{
  RpTextSize size = tick->major ? RP_TEXT_LABEL : RP_TEXT_TICK;
  double centre = tick->major ? UPPER_CENTRE_PX : LOWER_CENTRE_PX;
  RpShape *shape = rp_drawing_add_text (ink->drawing, RP_ROLE_TICK, ink->measure, tick->label, size,
                                        ink->left + tick->x + 4, centre - rp_text_line_height (size) / 2,
                                        tick->major ? ink->theme->ink : ink->theme->ink65);

  shape->bold = tick->major;
}

void
rp_timeline_axis (RpTimelineInk *ink)
{
  g_autoptr (GArray) ticks = rp_time_ticks (&ink->scale, ink->measure);
  double last = -INFINITY;

  for (guint i = 0; i < ticks->len; i++)
    {
      const RpTick *tick = &g_array_index (ticks, RpTick, i);
      double x = floor (ink->left + tick->x);
      gboolean starts_here = tick->time > ink->scale.from;

      if (*tick->label)
        add_label (ink, tick);
      if (tick->major && starts_here)
        add_rect (ink, RP_ROLE_TICK, x, 6, 1, RP_AXIS_PX - 6, ink->theme->hairline);
      if (!tick->major && x - last >= 4)
        {
          add_rect (ink, RP_ROLE_TICK, x, *tick->label ? LOWER_CENTRE_PX - 8 : RP_AXIS_PX - 4, 1,
                    ink->lanes_bottom - (*tick->label ? LOWER_CENTRE_PX - 8 : RP_AXIS_PX - 4), ink->theme->hairline);
          last = x;
        }
    }
  add_rect (ink, RP_ROLE_DECORATION, ink->left, RP_AXIS_PX - 1, ink->right - ink->left, 1, ink->theme->ink35);
}

/* Two strokes through every lane, and on the axis how long the time is that was left out. */
void
rp_timeline_folds (RpTimelineInk *ink)
{
  const RpFolding *folding = ink->scale.folding;

  for (guint i = 0; folding && i < folding->n_gaps; i++)
    {
      const RpGap *gap = &folding->gaps[i];
      double x0 = rp_ink_x (ink, gap->from), x1 = rp_ink_x (ink, gap->to), middle = floor ((x0 + x1) / 2);
      g_autofree char *text = rp_gap_describe (gap);
      double width = rp_text_width (ink->measure, text, RP_TEXT_TICK);

      if (middle < ink->left + 4 || middle > ink->right - 4)
        continue;
      add_rect (ink, RP_ROLE_DECORATION, middle - STROKES_PX / 2, RP_AXIS_PX - 4, STROKES_PX,
                ink->lanes_bottom - RP_AXIS_PX + 4, ink->theme->paper);
      add_rect (ink, RP_ROLE_DECORATION, middle - STROKES_PX / 2 - STROKE_PX / 2, RP_AXIS_PX - 4, STROKE_PX,
                ink->lanes_bottom - RP_AXIS_PX + 4, ink->theme->ink35);
      add_rect (ink, RP_ROLE_DECORATION, middle + STROKES_PX / 2 - STROKE_PX / 2, RP_AXIS_PX - 4, STROKE_PX,
                ink->lanes_bottom - RP_AXIS_PX + 4, ink->theme->ink35);
      if (width + 4 <= x1 - x0 && middle - width / 2 >= ink->left && middle + width / 2 <= ink->right)
        rp_ink_caption (ink, RP_ROLE_TICK, text, ink->theme->ink65, middle - width / 2, LOWER_CENTRE_PX - 1);
    }
}
