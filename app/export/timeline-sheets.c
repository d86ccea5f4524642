/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-sheets.h"

#include <math.h>

#include "figure-frame.h"
#include "figure-words.h"
#include "timeline-pages.h"

/* Where nobody says how many pages there are, these at most; and so many below one another. */
#define MOST_PAGES 100u
#define MOST_BANDS 4u
/* The last pages are not worth their paper where they bring no more than this share of what all of them do, nor are
 * any for one of so many names. */
#define WORTH 0.1
#define UNNAMED 20
#define MANY 200

/* A page that leaves less has no room for several. */
#define LEAST_PX 150.0

typedef struct
{
  const RpFigureBox *box;
  RpTimelineLayout *layout;
  GCancellable *cancellable;
} Work;

static RpTimelinePages *
cut (const Work *work, guint n_columns, guint n_rows)
{
  const RpFigureOptions *options = work->box->options;
  RpTimelineCut how = { .width = work->box->width,
                        .height = work->box->height,
                        .from = options->from,
                        .to = options->to,
                        .list_all = options->list_all,
                        .n_columns = n_columns,
                        .n_rows = n_rows };

  if (isfinite (how.from) || isfinite (how.to))
    rp_figure_timeline_range (work->layout, options, &how.from, &how.to);
  return rp_timeline_pages_new (work->layout, work->box->state, &how);
}

/* How much finds no place of its own then. */
static guint
n_lost (const Work *work, guint n_columns, guint n_rows)
{
  g_autoptr (RpTimelinePages) pages = cut (work, n_columns, n_rows);

  return rp_timeline_pages_n_lost (pages);
}

/* How much may be. */
static guint
n_bearable (const Work *work)
{
  guint n = rp_timeline_layout_n_items (work->layout);

  return n < MANY ? 0 : n / UNNAMED;
}

/* The fewest columns with which all is well, or no more is lost than with MOST of them; LOST (out): how much that is.
 */
static guint
fewest_columns (const Work *work, guint n_rows, guint most, guint *lost)
{
  guint low = 1, high = 1, enough = n_bearable (work), first = n_lost (work, 1, n_rows);

  *lost = first;
  while (*lost > enough && high < most && !g_cancellable_is_cancelled (work->cancellable))
    {
      low = high + 1;
      high = MIN (high * 2, most);
      *lost = n_lost (work, high, n_rows);
    }
  if (*lost > enough) /* there is no end to it */
    {
      low = 1;
      enough = *lost + (guint)(WORTH * (MAX (first, *lost) - *lost));
    }
  *lost = *lost <= n_bearable (work) ? 0 : *lost;
  while (low < high && !g_cancellable_is_cancelled (work->cancellable))
    {
      guint middle = (low + high) / 2;

      if (n_lost (work, middle, n_rows) <= enough)
        high = middle;
      else
        low = middle + 1;
    }
  return high;
}

/* So many pages that all but a few have a mark and a name, as few as do. */
static void
find_best (const Work *work, guint *n_columns, guint *n_rows)
{
  guint best_lost = G_MAXUINT, best_n = G_MAXUINT;

  for (guint rows = 1; rows <= MOST_BANDS && !g_cancellable_is_cancelled (work->cancellable); rows++)
    {
      guint most = MIN (MOST_PAGES, best_lost == 0 ? best_n - 1 : MOST_PAGES) / rows, lost, columns;

      if (most == 0)
        break;
      columns = fewest_columns (work, rows, most, &lost);
      if (lost > best_lost || (lost == best_lost && columns * rows >= best_n))
        continue;
      best_lost = lost;
      best_n = columns * rows;
      *n_columns = columns;
      *n_rows = rows;
    }
}

static RpDrawing *
make_page (const Work *work, RpTimelinePages *pages, guint index)
{
  guint n = rp_timeline_pages_n (pages), n_more = rp_timeline_pages_n_more (pages),
        n_rows = rp_timeline_pages_n_rows (pages);
  guint n_columns = (n - n_more) / n_rows;
  RpFigurePage number = { .number = index + 1, .n = n };
  RpFigureFrame frame;
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (RpDrawing) view = NULL;

  if (index < n - n_more)
    number = (RpFigurePage){ index + 1, n, index % n_columns, index / n_columns, n_columns, n_rows };
  frame = rp_figure_frame (work->box->state, work->box->options, &number);
  drawing = frame.drawing;
  view = rp_timeline_pages_draw (pages, index);
  rp_drawing_append (drawing, view, frame.left, frame.top);
  return g_steal_pointer (&drawing);
}

/* "8 May 1992 to 24 Jul 1995": the page in an outline. Transfer full, nullable. */
static char *
name_page (const Work *work, RpTimelinePages *pages, guint index)
{
  RpFigureOptions options = *work->box->options;

  if (!rp_timeline_pages_range (pages, index, &options.from, &options.to))
    return NULL;
  return rp_figure_range (work->box->state, &options);
}

static RpPageSet *
make_pages (const Work *work)
{
  const RpFigureOptions *options = work->box->options;
  guint n_columns = MAX (options->n_columns, 1), n_rows = MAX (options->n_rows, 1);
  g_autoptr (RpPageSet) set = rp_page_set_new ();
  g_autoptr (RpTimelinePages) pages = NULL;

  if (options->n_pages == 0 && options->n_columns == 0)
    find_best (work, &n_columns, &n_rows);
  else if (options->n_columns == 0)
    n_columns = options->n_pages;
  if (g_cancellable_is_cancelled (work->cancellable))
    return NULL;
  pages = cut (work, n_columns, n_rows);
  for (guint i = 0; i < rp_timeline_pages_n (pages); i++)
    {
      g_autofree char *title = name_page (work, pages, i);

      if (g_cancellable_is_cancelled (work->cancellable))
        return NULL;
      rp_page_set_add (set, make_page (work, pages, i), title);
    }
  return g_steal_pointer (&set);
}

RpPageSet *
rp_figure_timeline_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  /* as wide a number as any: all pages leave the same room */
  static const RpFigurePage any = { 1, 2, 0, 0, 2, 1 };
  RpFigureFrame frame = rp_figure_frame (state, options, &any);
  G_GNUC_UNUSED g_autoptr (RpDrawing) kept = frame.drawing; /* with the letters of its sources */
  RpViewState lettered = *state;
  RpFigureBox box = { &lettered, options, rp_figure_frame_width (&frame), rp_figure_frame_height (&frame) };
  g_autoptr (RpTimelineLayout) layout = NULL;
  Work work = { .box = &box, .cancellable = cancellable };

  if (box.width < LEAST_PX || box.height < LEAST_PX)
    return rp_figure_only_page (state, options, cancellable);
  lettered.letters = frame.letters;
  layout = rp_figure_timeline_layout (&box, cancellable);
  if (!layout)
    return NULL;
  work.layout = layout;
  return make_pages (&work);
}
