/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "instant.h"

#define LABEL_INSET_PX 4
#define LABEL_GAP_PX 6
#define MAX_TICKS 2000

typedef enum
{
  UNIT_NONE,
  UNIT_MILLISECOND,
  UNIT_SECOND,
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

typedef struct
{
  Unit unit;
  gint64 count;
} Step;

static const double unit_seconds[] = { 0, 1e-3, 1, 60, 3600, 86400, 30.436875 * 86400, 365.2425 * 86400 };

/* Finer than a year; from a year on the steps are 1, 2, 5 times a power of ten. */
static const Step fine_steps[] = {
  { UNIT_MILLISECOND, 1 },   { UNIT_MILLISECOND, 2 },  { UNIT_MILLISECOND, 5 },   { UNIT_MILLISECOND, 10 },
  { UNIT_MILLISECOND, 20 },  { UNIT_MILLISECOND, 50 }, { UNIT_MILLISECOND, 100 }, { UNIT_MILLISECOND, 200 },
  { UNIT_MILLISECOND, 500 }, { UNIT_SECOND, 1 },       { UNIT_SECOND, 2 },        { UNIT_SECOND, 5 },
  { UNIT_SECOND, 10 },       { UNIT_SECOND, 15 },      { UNIT_SECOND, 30 },       { UNIT_MINUTE, 1 },
  { UNIT_MINUTE, 2 },        { UNIT_MINUTE, 5 },       { UNIT_MINUTE, 10 },       { UNIT_MINUTE, 15 },
  { UNIT_MINUTE, 30 },       { UNIT_HOUR, 1 },         { UNIT_HOUR, 2 },          { UNIT_HOUR, 3 },
  { UNIT_HOUR, 6 },          { UNIT_HOUR, 12 },        { UNIT_DAY, 1 },           { UNIT_DAY, 2 },
  { UNIT_DAY, 5 },           { UNIT_DAY, 10 },         { UNIT_MONTH, 1 },         { UNIT_MONTH, 3 },
  { UNIT_MONTH, 6 },
};

static double
step_seconds (Step step)
{
  return unit_seconds[step.unit] * (double)step.count;
}

/* The longest label that a step may give, for choosing the step. */
static const char *
widest_label (Step step)
{
  switch (step.unit)
    {
    case UNIT_MILLISECOND:
      return "00.000";
    case UNIT_SECOND:
      return "00:00:00";
    case UNIT_MINUTE:
    case UNIT_HOUR:
      return "00:00";
    case UNIT_DAY:
      return step.count == 1 ? "Wed 30" : "30";
    case UNIT_MONTH:
      return "Sep";
    default:
      return step.count >= 1000000 ? "13,800 million BCE" : "2000";
    }
}

static Step
choose_step (const RpTimeScale *scale, const RpTextMeasure *measure)
{
  Step step;

  for (guint i = 0; i < G_N_ELEMENTS (fine_steps); i++)
    {
      double px = step_seconds (fine_steps[i]) * scale->px_per_second;

      if (px >= rp_text_width (measure, widest_label (fine_steps[i]), RP_TEXT_TICK) + LABEL_INSET_PX + LABEL_GAP_PX)
        return fine_steps[i];
    }
  step = (Step){ UNIT_YEAR, 1 };
  for (guint i = 0; i < 48; i++)
    {
      double px = step_seconds (step) * scale->px_per_second;

      if (px >= rp_text_width (measure, widest_label (step), RP_TEXT_TICK) + LABEL_INSET_PX + LABEL_GAP_PX)
        break;
      step.count = i % 3 == 1 ? step.count / 2 * 5 : step.count * 2;
    }
  return step;
}

/* What the steps belong to. */
static Step
upper_step (Step step)
{
  switch (step.unit)
    {
    case UNIT_MILLISECOND:
      return (Step){ UNIT_SECOND, 1 };
    case UNIT_SECOND:
      return (Step){ UNIT_MINUTE, 1 };
    case UNIT_MINUTE:
    case UNIT_HOUR:
      return (Step){ UNIT_DAY, 1 };
    case UNIT_DAY:
      return (Step){ UNIT_MONTH, 1 };
    case UNIT_MONTH:
      return (Step){ UNIT_YEAR, 1 };
    default:
      if (step.count <= 2)
        return (Step){ UNIT_YEAR, 10 };
      if (step.count <= 20)
        return (Step){ UNIT_YEAR, 100 };
      return (Step){ UNIT_NONE, 0 };
    }
}

static gint64
floor_to (gint64 value, gint64 count)
{
  gint64 rest = value % count;

  return value - (rest < 0 ? rest + count : rest);
}

/* The last step at or before TIME, as a calendar reading. */
static RpCivil
floor_civil (double time, Step step)
{
  RpInstant instant = rp_instant_from_double (time);
  RpCivil civil;

  rp_instant_to_civil (instant, &civil);
  if (step.unit == UNIT_MILLISECOND)
    {
      civil.nanosecond = (gint32)floor_to (civil.nanosecond, step.count * 1000000);
      return civil;
    }
  civil.nanosecond = 0;
  civil.second = step.unit == UNIT_SECOND ? (int)floor_to (civil.second, step.count) : 0;
  if (step.unit >= UNIT_MINUTE)
    civil.minute = step.unit == UNIT_MINUTE ? (int)floor_to (civil.minute, step.count) : 0;
  if (step.unit >= UNIT_HOUR)
    civil.hour = step.unit == UNIT_HOUR ? (int)floor_to (civil.hour, step.count) : 0;
  if (step.unit >= UNIT_DAY)
    civil.day = step.unit == UNIT_DAY ? (int)floor_to (civil.day - 1, step.count) + 1 : 1;
  if (step.unit >= UNIT_MONTH)
    civil.month = step.unit == UNIT_MONTH ? (int)floor_to (civil.month - 1, step.count) + 1 : 1;
  if (step.unit == UNIT_YEAR)
    civil.year = floor_to (civil.year, step.count);
  return civil;
}

/* The next step after CIVIL, which is one. */
static void
advance (RpCivil *civil, Step step)
{
  RpInstant instant;

  switch (step.unit)
    {
    case UNIT_YEAR:
      civil->year += step.count;
      return;
    case UNIT_MONTH:
      civil->month += (int)step.count;
      if (civil->month > 12)
        civil->year++, civil->month -= 12;
      return;
    case UNIT_DAY:
      civil->day += (int)step.count;
      /* no step of its own for the 31st: the first of the month follows at once */
      if (civil->day > rp_civil_days_in_month (civil->year, civil->month) || (step.count > 1 && civil->day > 29))
        {
          civil->day = 1;
          advance (civil, (Step){ UNIT_MONTH, 1 });
        }
      return;
    case UNIT_MILLISECOND:
      instant = rp_instant_add (rp_instant_from_civil (civil), 0, (gint32)step.count * 1000000);
      break;
    default:
      instant = rp_instant_add (rp_instant_from_civil (civil), (gint64)step_seconds (step), 0);
    }
  rp_instant_to_civil (instant, civil);
}

/* Years as people read them: no year 0, large ones in millions. */
static void
format_year (gint64 year, char *out, gsize size)
{
  gint64 shown = year > 0 ? year : 1 - year;
  const char *era = year > 0 ? "" : _ (" BCE");

  if (shown >= 10000000)
    g_snprintf (out, size, _ ("%.6g million%s"), (double)(year > 0 ? shown : shown - 1) / 1e6, era);
  else
    g_snprintf (out, size, "%" G_GINT64_FORMAT "%s", shown, era);
}

static const char *
month_name (int month)
{
  static const char *const names[] = { N_ ("Jan"), N_ ("Feb"), N_ ("Mar"), N_ ("Apr"), N_ ("May"), N_ ("Jun"),
                                       N_ ("Jul"), N_ ("Aug"), N_ ("Sep"), N_ ("Oct"), N_ ("Nov"), N_ ("Dec") };

  return _ (names[month - 1]);
}

static const char *
weekday_name (const RpCivil *civil)
{
  static const char *const names[]
      = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };

  return _ (names[rp_civil_weekday (rp_civil_to_days (civil->year, civil->month, civil->day))]);
}

static void
format_lower (const RpCivil *civil, Step step, char *out, gsize size)
{
  switch (step.unit)
    {
    case UNIT_MILLISECOND:
      g_snprintf (out, size, "%02d.%03d", civil->second, civil->nanosecond / 1000000);
      break;
    case UNIT_SECOND:
      g_snprintf (out, size, "%02d:%02d:%02d", civil->hour, civil->minute, civil->second);
      break;
    case UNIT_MINUTE:
    case UNIT_HOUR:
      g_snprintf (out, size, "%02d:%02d", civil->hour, civil->minute);
      break;
    case UNIT_DAY:
      if (step.count == 1)
        g_snprintf (out, size, "%s %d", weekday_name (civil), civil->day);
      else
        g_snprintf (out, size, "%d", civil->day);
      break;
    case UNIT_MONTH:
      g_strlcpy (out, month_name (civil->month), size);
      break;
    default:
      format_year (civil->year, out, size);
    }
}

static void
format_upper (const RpCivil *civil, Step step, char *out, gsize size)
{
  char year[32];

  format_year (civil->year, year, sizeof year);
  if (step.unit == UNIT_YEAR && step.count == 10 && civil->year > 0)
    g_snprintf (out, size, _ ("%ss"), year);
  else if (step.unit == UNIT_YEAR && step.count == 100 && civil->year > 0)
    g_snprintf (out, size, "%s–%" G_GINT64_FORMAT, year, civil->year + 99);
  else if (step.unit == UNIT_YEAR)
    g_strlcpy (out, year, size);
  else if (step.unit == UNIT_MONTH)
    g_snprintf (out, size, "%s %s", month_name (civil->month), year);
  else if (step.unit == UNIT_DAY)
    g_snprintf (out, size, "%s %d %s %s", weekday_name (civil), civil->day, month_name (civil->month), year);
  else if (step.unit == UNIT_MINUTE)
    g_snprintf (out, size, "%d %s %s, %02d:%02d", civil->day, month_name (civil->month), year, civil->hour,
                civil->minute);
  else
    g_snprintf (out, size, "%d %s %s, %02d:%02d:%02d", civil->day, month_name (civil->month), year, civil->hour,
                civil->minute, civil->second);
}

/* One unfolded stretch in sight; labels must end at END_PX. */
typedef struct
{
  const RpTimeScale *scale;
  const RpTextMeasure *measure;
  GArray *ticks;
  double from, to, end_px;
  gboolean before_fold; /* what begins at `to` belongs to the fold */
} Stretch;

static void
add_tick (Stretch *stretch, double time, const char *label, gboolean major, double *free_px)
{
  RpTick tick = { .time = time, .x = rp_time_scale_x (stretch->scale, time), .major = major };
  double left = tick.x + LABEL_INSET_PX;
  double right = left + rp_text_width (stretch->measure, label, major ? RP_TEXT_LABEL : RP_TEXT_TICK);

  if (left >= *free_px && right <= stretch->end_px)
    {
      g_strlcpy (tick.label, label, sizeof tick.label);
      *free_px = right + LABEL_GAP_PX;
    }
  g_array_append_val (stretch->ticks, tick);
}

static void
add_lower (Stretch *stretch, Step step)
{
  RpCivil civil = floor_civil (stretch->from, step);
  double free_px = -G_MAXDOUBLE;

  for (guint i = 0; i < MAX_TICKS; i++)
    {
      double time = rp_instant_to_double (rp_instant_from_civil (&civil));
      char label[48];

      if (time > stretch->to || (stretch->before_fold && time >= stretch->to))
        break;
      format_lower (&civil, step, label, sizeof label);
      if (time >= stretch->from)
        add_tick (stretch, time, label, FALSE, &free_px);
      advance (&civil, step);
    }
}

/* The upper tier: the unit that the stretch begins in has its label at the left edge, if the next leaves it room. */
static void
add_upper (Stretch *stretch, Step step)
{
  RpCivil civil = floor_civil (stretch->from, step);
  double free_px = -G_MAXDOUBLE;

  for (guint i = 0; i < MAX_TICKS; i++)
    {
      double time = rp_instant_to_double (rp_instant_from_civil (&civil));
      char label[48];
      RpCivil next = civil;

      if (time > stretch->to || (stretch->before_fold && time >= stretch->to))
        break;
      format_upper (&civil, step, label, sizeof label);
      advance (&next, step);
      if (time < stretch->from)
        {
          double end = rp_time_scale_x (stretch->scale, rp_instant_to_double (rp_instant_from_civil (&next)));
          double left = rp_time_scale_x (stretch->scale, stretch->from) + LABEL_INSET_PX;

          if (left + rp_text_width (stretch->measure, label, RP_TEXT_LABEL) + LABEL_GAP_PX <= end + LABEL_INSET_PX)
            add_tick (stretch, stretch->from, label, TRUE, &free_px);
        }
      else
        {
          add_tick (stretch, time, label, TRUE, &free_px);
        }
      civil = next;
    }
}

/* Calls for each stretch in sight between the folds. */
static void
each_stretch (const RpTimeScale *scale, const RpTextMeasure *measure, GArray *ticks, Step step, gboolean upper)
{
  const RpFolding *folding = scale->folding;
  double from = scale->from;

  for (guint i = 0; i <= (folding ? folding->n_gaps : 0); i++)
    {
      const RpGap *gap = folding && i < folding->n_gaps ? &folding->gaps[i] : NULL;
      Stretch stretch = { scale, measure, ticks, from, gap ? MIN (gap->from, scale->to) : scale->to, scale->width_px };

      if (gap && gap->from < scale->to)
        {
          double room = rp_time_scale_x (scale, upper ? gap->to : gap->from);

          stretch.end_px = MIN (room - LABEL_GAP_PX / 2.0, scale->width_px);
          stretch.before_fold = TRUE;
        }
      if (stretch.from < stretch.to)
        {
          if (upper)
            add_upper (&stretch, step);
          else
            add_lower (&stretch, step);
        }
      if (gap)
        from = MAX (from, gap->to);
      if (from >= scale->to)
        break;
    }
}

GArray *
rp_time_ticks (const RpTimeScale *scale, const RpTextMeasure *measure)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (RpTick));
  Step step = choose_step (scale, measure), upper = upper_step (step);

  each_stretch (scale, measure, ticks, step, FALSE);
  if (upper.unit != UNIT_NONE)
    each_stretch (scale, measure, ticks, upper, TRUE);
  return ticks;
}
