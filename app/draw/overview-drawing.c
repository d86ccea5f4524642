/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip that shows the whole span: density of events, the visible range, the period. Linear, without folds. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "text-fit.h"
#include "time-ticks.h"
#include "timeline-drawing.h"
#include "timeline-plan.h"

#define BIN_PX 4.0
#define TEXT_PX 18.0
#define TOP_PX 8.0
#define HANDLE_PX 11.0
#define SIDE_PX 20.0
#define NAME_GAP_PX 4.0 /* before the handle of the range */
#define NAME_TOP_PX 5.0
#define WORDS_GAP_PX 10.0
#define PLAYER_PX 26.0 /* what plays stands below the words */

/* Below the same stretch of the timeline. */
static RpTimeScale
strip_scale (RpTimelineLayout *layout, double width, double *left)
{
  RpTimelineFrame above = { .width = width, .in_window = TRUE };
  double from, to, right;

  rp_timeline_plot (layout, &above, left, &right);
  rp_timeline_layout_fit (layout, &from, &to);
  return rp_time_scale (NULL, from, to, right - *left);
}

double
rp_overview_time_at (RpTimelineLayout *layout, double width, double x)
{
  double left;
  RpTimeScale scale = strip_scale (layout, width, &left);

  return rp_time_scale_time (&scale, x - left);
}

double
rp_overview_x_of (RpTimelineLayout *layout, double width, double time)
{
  double left;
  RpTimeScale scale = strip_scale (layout, width, &left);

  return left + rp_time_scale_x (&scale, time);
}

static void
add_box (RpDrawing *drawing, double x0, double x1, double y, double height, RpColor fill, RpColor stroke, double line,
         double corner)
{
  RpShape *shape = rp_drawing_add_rect (drawing, RP_ROLE_DECORATION, x0, y, MAX (x1 - x0, 1), height, fill);

  shape->stroke = stroke;
  shape->line_width = line;
  shape->corner = corner;
}

/* The fine stretches of the layout in those of the strip. Transfer full. */
static guint *
gather (const guint *fine, guint n_fine, const RpTimeScale *scale, guint n_bins)
{
  guint *bins = g_new0 (guint, n_bins);

  for (guint i = 0; i < n_fine; i++)
    bins[(guint)((i + 0.5) / n_fine * scale->width_px / BIN_PX)] += fine[i];
  return bins;
}

static void
add_bins (RpDrawing *drawing, const guint *bins, guint n_bins, guint most, double left, double base, double height,
          RpColor color)
{
  for (guint i = 0; i < n_bins; i++)
    if (bins[i] > 0)
      {
        double tall = MAX (3, height * sqrt ((double)bins[i] / most));

        add_box (drawing, left + i * BIN_PX, left + (i + 1) * BIN_PX - 1, base - tall, tall, color, 0, 0, 0);
      }
}

/* Each event counts where it begins and where it ends. Where some recede, what is shown stands before all there is. */
static void
add_density (RpDrawing *drawing, RpTimelineLayout *layout, const RpViewState *state, const RpTimeScale *scale,
             double left, double base, double height)
{
  guint n_bins = (guint)(scale->width_px / BIN_PX) + 1, most = 1, n_fine;
  const guint *fine = rp_timeline_layout_density (layout, &n_fine);
  g_autofree guint *bins = gather (fine, n_fine, scale, n_bins);

  for (guint i = 0; i < n_bins; i++)
    most = MAX (most, bins[i]);
  if (state->shown && state->dim)
    {
      g_autofree guint *shown = rp_timeline_layout_density_of (layout, state->shown);
      g_autofree guint *shown_bins = gather (shown, n_fine, scale, n_bins);

      add_bins (drawing, bins, n_bins, most, left, base, height, rp_color_with_alpha (state->theme->ink65, 0.3));
      add_bins (drawing, shown_bins, n_bins, most, left, base, height, state->theme->ink65);
    }
  else
    {
      add_bins (drawing, bins, n_bins, most, left, base, height, state->theme->ink65);
    }
}

static void
add_ticks (RpDrawing *drawing, const RpViewState *state, const RpTimeScale *scale, double left, double base)
{
  g_autoptr (GArray) ticks = rp_time_ticks (scale, state->measure);

  for (guint i = 0; i < ticks->len; i++)
    {
      const RpTick *tick = &g_array_index (ticks, RpTick, i);

      if (!tick->major && *tick->label)
        rp_drawing_add_text (drawing, RP_ROLE_TICK, state->measure, tick->label, RP_TEXT_TICK, left + tick->x, base + 2,
                             state->theme->ink65);
    }
}

/* A stretch of the strip, at least WIDTH wide. */
static void
stretch (const RpTimeScale *scale, double left, double from, double to, double width, double *x0, double *x1)
{
  *x0 = left + CLAMP (rp_time_scale_x (scale, MAX (from, scale->from)), 0, scale->width_px);
  *x1 = left + CLAMP (rp_time_scale_x (scale, MIN (to, scale->to)), 0, scale->width_px);
  if (*x1 - *x0 < width)
    {
      *x0 = MAX (left, (*x0 + *x1 - width) / 2);
      *x1 = *x0 + width;
    }
}

static void
add_period (RpDrawing *drawing, const RpViewState *state, const RpTimeScale *scale, double left, double base,
            gboolean in_window)
{
  const RpTheme *theme = state->theme;
  double x0, x1;

  stretch (scale, left, rp_instant_to_double (state->period.from), rp_instant_to_double (state->period.to), 2, &x0,
           &x1);
  add_box (drawing, x0, x1, TOP_PX, base - TOP_PX, rp_color_with_alpha (theme->accent, 0.12), 0, 0, 0);
  add_box (drawing, x0, x1, base - 1, 2, theme->accent, 0, 0, 0);
  for (guint i = 0; in_window && i < 2; i++)
    {
      double x = i == 0 ? x0 : x1;
      RpShape *shape = rp_drawing_add (drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);

      shape->symbol = RP_SYMBOL_DISC;
      shape->x = x - HANDLE_PX / 2;
      shape->y = base - HANDLE_PX / 2;
      shape->width = shape->height = HANDLE_PX;
      shape->fill = theme->paper;
      shape->stroke = theme->accent;
      shape->line_width = 2;
    }
}

/* Cut where the strip begins. */
static void
add_name (RpDrawing *drawing, const RpViewState *state, double left)
{
  const char *name = state->period.active ? _ ("Period") : _ ("Overview");
  g_autofree char *text = rp_text_cut (state->measure, name, RP_TEXT_LABEL, left - SIDE_PX - NAME_GAP_PX);
  RpShape *shape;

  if (!text || !*text)
    return;
  shape = rp_drawing_add_text (drawing, RP_ROLE_LANE, state->measure, text, RP_TEXT_LABEL, SIDE_PX, NAME_TOP_PX,
                               state->theme->ink);
  shape->bold = TRUE;
  shape->full = rp_drawing_string (drawing, name);
}

gboolean
rp_overview_words_place (const RpTextMeasure *measure, const RpPeriod *period, double left, double height, double width,
                         RpPoint *at)
{
  *at = (RpPoint){ SIDE_PX, NAME_TOP_PX + rp_text_line_height (RP_TEXT_LABEL) };
  if (period->active)
    {
      g_autofree char *words = rp_period_describe (period);
      double words_px = rp_text_width (measure, words, RP_TEXT_TICK);

      if (SIDE_PX + words_px <= left - NAME_GAP_PX)
        at->x += words_px + WORDS_GAP_PX;
    }
  return at->x + width <= left - NAME_GAP_PX && at->y + rp_text_line_height (RP_TEXT_TICK) + PLAYER_PX <= height;
}

static void
add_period_words (RpDrawing *drawing, const RpViewState *state, double left, double height)
{
  g_autofree char *words = rp_period_describe (&state->period);
  RpPoint at;

  if (rp_overview_words_place (state->measure, &RP_PERIOD_NONE, left, height,
                               rp_text_width (state->measure, words, RP_TEXT_TICK), &at))
    rp_drawing_add_text (drawing, RP_ROLE_LANE, state->measure, words, RP_TEXT_TICK, at.x, at.y, state->theme->accent);
}

RpDrawing *
rp_overview_drawing (RpTimelineLayout *layout, const RpViewState *state, const RpOverviewFrame *frame)
{
  const RpTheme *theme = state->theme;
  RpDrawing *drawing = rp_drawing_new (frame->width, frame->height, theme->panel);
  double left, x0, x1, base = frame->height - TEXT_PX;
  RpTimeScale scale = strip_scale (layout, frame->width, &left);

  add_name (drawing, state, left);
  if (state->period.active)
    add_period_words (drawing, state, left, frame->height);
  add_box (drawing, left, left + scale.width_px, base, 1, theme->ink35, 0, 0, 0);
  add_density (drawing, layout, state, &scale, left, base, base - TOP_PX - 8);
  add_ticks (drawing, state, &scale, left, base);
  if (state->period.active)
    add_period (drawing, state, &scale, left, base, frame->in_window);
  if (!(frame->from < frame->to))
    return drawing;
  stretch (&scale, left, frame->from, frame->to, 8, &x0, &x1);
  add_box (drawing, x0, x1, TOP_PX - 4, base - TOP_PX + 4, 0, theme->ink35, 1.5, 4);
  if (!frame->in_window)
    return drawing;
  add_box (drawing, x0 - 2, x0 + 2, (TOP_PX + base) / 2 - 9, 18, theme->ink65, 0, 0, 2);
  add_box (drawing, x1 - 2, x1 + 2, (TOP_PX + base) / 2 - 9, 18, theme->ink65, 0, 0, 2);
  return drawing;
}
