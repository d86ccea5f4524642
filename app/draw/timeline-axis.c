/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis: two tiers of text, hairlines through the lanes, and the marked breaks of folded time. */
#include <math.h>

#include "fold-captions.h"
#include "time-offsets.h"
#include "time-ticks.h"
#include "timeline-ink.h"

#define UPPER_CENTRE_PX 15.0
#define LOWER_CENTRE_PX 33.0
#define UPPER_TOP_PX 6.0
#define LOWER_TOP_PX (LOWER_CENTRE_PX - 8)
#define SHORT_TOP_PX (RP_AXIS_PX - 4)
#define CLOSEST_LINES_PX 4.0
#define STROKES_PX 5.0
#define STROKE_PX 1.5

static void
add_label (RpTimelineInk *ink, const RpTick *tick)
{
  RpTextSize size = tick->major ? RP_TEXT_LABEL : RP_TEXT_TICK;
  double centre = tick->major ? UPPER_CENTRE_PX : LOWER_CENTRE_PX;
  RpShape *shape = rp_drawing_add_text (ink->drawing, RP_ROLE_TICK, ink->measure, tick->label, size,
                                        ink->left + tick->label_x, centre - rp_text_line_height (size) / 2,
                                        tick->major ? ink->theme->ink : ink->theme->ink65);

  shape->bold = tick->major;
}

/* A line where a unit begins; below, one through the lanes. It crosses no name: NAMES_END is where the last one at the
 * left ends. */
static void
add_line (RpTimelineInk *ink, const RpTick *tick, double names_end, double *last)
{
  double x = floor (ink->left + tick->x), top = *tick->label ? LOWER_TOP_PX : SHORT_TOP_PX;

  if (tick->major && !tick->sticky)
    {
      gboolean crossed = x < names_end || (*tick->label && tick->label_x < tick->x);

      top = crossed ? LOWER_TOP_PX : UPPER_TOP_PX;
      rp_drawing_add_rect (ink->drawing, RP_ROLE_TICK, x, top, 1, RP_AXIS_PX - top, ink->theme->hairline);
    }
  else if (!tick->major && x - *last >= CLOSEST_LINES_PX)
    {
      rp_drawing_add_rect (ink->drawing, RP_ROLE_TICK, x, top, 1, ink->lanes_bottom - top, ink->theme->hairline);
      *last = x;
    }
}

/* Whose clock the hours are, at the left end: beside the plot where the lane names leave room, else within. Returns the
 * room taken within. */
static double
add_offset (RpTimelineInk *ink, gboolean draw)
{
  g_autofree char *words = NULL;
  double width, room = ink->left - RP_TICK_GAP_PX - ink->margin;

  if (!rp_time_ticks_have_hours (&ink->scale, ink->measure))
    return 0;
  words = rp_time_offsets_describe (ink->state->dataset);
  if (!words)
    return 0;
  width = rp_text_width (ink->measure, words, RP_TEXT_TICK);
  if (draw)
    rp_ink_caption (ink, RP_ROLE_TICK, words, ink->theme->ink65,
                    width <= room ? ink->margin : ink->left + RP_TICK_INSET_PX, LOWER_CENTRE_PX - 1);
  return width <= room ? 0 : RP_TICK_INSET_PX + width + RP_TICK_GAP_PX;
}

void
rp_timeline_axis (RpTimelineInk *ink)
{
  g_autoptr (GArray) ticks = rp_time_ticks_beside (&ink->scale, ink->measure, add_offset (ink, TRUE));
  double last = -INFINITY, names_end = -INFINITY;

  for (guint i = 0; i < ticks->len; i++)
    {
      const RpTick *tick = &g_array_index (ticks, RpTick, i);

      if (*tick->label)
        add_label (ink, tick);
      add_line (ink, tick, names_end, &last);
      if (tick->major && *tick->label)
        names_end = ink->left + tick->label_x + tick->label_px;
    }
  rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, ink->left, RP_AXIS_PX - 1, ink->right - ink->left, 1,
                       ink->theme->ink35);
}

/* Two strokes through every lane; one where a fold is hardly wider than a stroke. */
static void
add_strokes (RpTimelineInk *ink, double middle, double fold_px)
{
  double apart = CLAMP (floor (fold_px / 2), 0, STROKES_PX), height = ink->lanes_bottom - SHORT_TOP_PX;

  rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, middle - apart / 2, SHORT_TOP_PX, MAX (apart, STROKE_PX),
                       height, ink->theme->paper);
  rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, middle - apart / 2 - STROKE_PX / 2, SHORT_TOP_PX, STROKE_PX,
                       height, ink->theme->ink35);
  if (apart >= 2 * STROKE_PX)
    rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, middle + apart / 2 - STROKE_PX / 2, SHORT_TOP_PX, STROKE_PX,
                         height, ink->theme->ink35);
}

/* The breaks, and on the axis how long the time is that was left out. */
void
rp_timeline_folds (RpTimelineInk *ink)
{
  g_autoptr (GArray) captions = rp_fold_captions (&ink->scale, ink->measure, add_offset (ink, FALSE));

  for (guint i = 0; i < captions->len; i++)
    {
      const RpFoldCaption *caption = &g_array_index (captions, RpFoldCaption, i);

      add_strokes (ink, floor (ink->left + (caption->left + caption->right) / 2), caption->right - caption->left);
      if (*caption->label)
        rp_ink_caption (ink, RP_ROLE_TICK, caption->label, ink->theme->ink65, ink->left + caption->label_x,
                        LOWER_CENTRE_PX - 1);
    }
}
