/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-pages.h"

#include <math.h>

#include "timeline-ink.h"

/* Undated events have so many rows on each page, and a fifth of it at most. */
#define MOST_SHELF_ROWS 4u
#define SHELF_SHARE 0.2
#define SHELF_HEAD_PX 8.0
/* Where lanes are parted between pages each page keeps some room: so often, and by so much, less is planned with. */
#define MOST_TRIES 12
#define LESS 0.95

struct _RpTimelinePages
{
  RpTimelineLayout *layout;
  const RpViewState *state;
  RpTimelineCut cut;
  RpPlanPages pages;
  GArray *bands; /* RpPlanBand */
  double lanes_px;
  guint shelf_rows, rest_rows;
  GArray *undated; /* guint: by page the first that is on it, of those for the undated too, and behind the last */
  guint n_lost;
};

static RpTimelineFrame
frame_of (const RpTimelinePages *self, const RpTimelinePage *page)
{
  RpTimelineFrame frame = { .width = self->cut.width,
                            .height = self->cut.height,
                            .list_all = self->cut.list_all,
                            .lanes_from = self->pages.whole.from,
                            .lanes_to = self->pages.whole.to,
                            .page = page };

  rp_plan_pages_range (&self->pages, MIN (page->column, self->pages.n - 1), &frame.from, &frame.to);
  return frame;
}

/* ---- the undated ---- */

/* By page where the undated ones begin with so many rows on each. TRUE: all have a place. */
static gboolean
share_undated (RpTimelinePages *self, guint rows, guint n_pages)
{
  RpTimelinePage page = { .pages = &self->pages, .shelf_rows = rows };
  RpTimelineFrame frame = frame_of (self, &page);
  guint n, first = 0;

  rp_timeline_layout_undated (self->layout, &n);
  g_array_set_size (self->undated, 0);
  for (guint i = 0; i < n_pages; i++)
    {
      g_array_append_val (self->undated, first);
      first = rp_timeline_page_undated (self->layout, self->state, &frame, rows, first);
    }
  g_array_append_val (self->undated, first);
  return first == n;
}

/* As few rows on each page as all of them need. */
static void
find_shelf (RpTimelinePages *self, guint n_pages)
{
  guint most = (guint)CLAMP (self->cut.height * SHELF_SHARE / RP_SHELF_ROW_PX, 1, MOST_SHELF_ROWS), n;

  rp_timeline_layout_undated (self->layout, &n);
  self->shelf_rows = n > 0;
  while (!share_undated (self, self->shelf_rows, n_pages) && self->shelf_rows < most)
    self->shelf_rows++;
}

/* What is left has pages of its own. */
static void
add_more (RpTimelinePages *self)
{
  guint rows = (guint)CLAMP ((self->cut.height - SHELF_HEAD_PX) / RP_SHELF_ROW_PX, 1, 1000), n;
  RpTimelinePage page = { .pages = &self->pages, .shelf_rows = rows };
  RpTimelineFrame frame = frame_of (self, &page);
  guint first = g_array_index (self->undated, guint, self->undated->len - 1);

  self->rest_rows = rows;
  rp_timeline_layout_undated (self->layout, &n);
  while (first < n)
    {
      first = MAX (rp_timeline_page_undated (self->layout, self->state, &frame, rows, first), first + 1);
      g_array_append_val (self->undated, first);
    }
}

/* ---- the lanes ---- */

/* One plan for all pages; how its lanes are parted. */
static void
find_bands (RpTimelinePages *self)
{
  RpTimelinePage page = { .pages = &self->pages, .shelf_rows = self->shelf_rows };
  RpTimelineFrame frame = frame_of (self, &page);
  double room, share = 1;

  rp_timeline_page_plan (self->layout, self->state, &frame, &room);
  self->lanes_px = room;
  if (self->cut.n_rows > 1)
    for (guint tried = 0; tried < MOST_TRIES; tried++, share *= LESS)
      {
        page.lanes_px = self->lanes_px = floor (room * self->cut.n_rows * share);
        rp_timeline_page_plan (self->layout, self->state, &frame, &room);
        g_clear_pointer (&self->bands, g_array_unref);
        self->bands = rp_timeline_layout_bands (self->layout, room);
        if (self->bands->len <= self->cut.n_rows)
          break;
      }
  if (!self->bands)
    {
      RpPlanBand all = { 0, room };

      self->bands = g_array_new (FALSE, FALSE, sizeof (RpPlanBand));
      g_array_append_val (self->bands, all);
    }
  self->n_lost = rp_timeline_layout_n_lost (self->layout);
}

RpTimelinePages *
rp_timeline_pages_new (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineCut *cut)
{
  RpTimelinePages *self = g_new0 (RpTimelinePages, 1);
  RpTimelinePage page = { .pages = &self->pages };
  RpTimelineFrame frame = { .width = cut->width, .height = cut->height, .page = &page };
  double from, to, left, right;

  self->layout = rp_timeline_layout_ref (layout);
  self->state = state;
  self->cut = *cut;
  self->undated = g_array_new (FALSE, FALSE, sizeof (guint));
  rp_timeline_layout_fit_pages (layout, cut->n_columns, &from, &to);
  if (isfinite (cut->from))
    from = cut->from;
  if (isfinite (cut->to))
    to = cut->to;
  rp_timeline_plot (layout, &frame, &left, &right);
  self->pages = rp_plan_pages (rp_timeline_layout_folding (layout), from, to, cut->n_columns, right - left,
                               MIN (RP_OVERLAP_PX, (right - left) / 4));
  find_shelf (self, cut->n_columns * cut->n_rows);
  find_bands (self);
  share_undated (self, self->shelf_rows, cut->n_columns * self->bands->len);
  add_more (self);
  return self;
}

void
rp_timeline_pages_free (RpTimelinePages *self)
{
  rp_timeline_layout_unref (self->layout);
  g_array_unref (self->bands);
  g_array_unref (self->undated);
  g_free (self);
}

guint
rp_timeline_pages_n_rows (const RpTimelinePages *self)
{
  return self->bands->len;
}

guint
rp_timeline_pages_n (const RpTimelinePages *self)
{
  return self->undated->len - 1;
}

guint
rp_timeline_pages_n_more (const RpTimelinePages *self)
{
  return self->undated->len - 1 - self->pages.n * self->bands->len;
}

guint
rp_timeline_pages_n_lost (const RpTimelinePages *self)
{
  return self->n_lost;
}

RpDrawing *
rp_timeline_pages_draw (RpTimelinePages *self, guint index)
{
  guint n = self->pages.n, row = index / n;
  RpTimelinePage page = { .pages = &self->pages,
                          .column = index % n,
                          .row = row,
                          .n_rows = self->bands->len,
                          .shelf_rows = self->shelf_rows,
                          .undated = g_array_index (self->undated, guint, index) };
  RpTimelineFrame frame;

  if (row >= self->bands->len)
    {
      page.column = 0;
      page.shelf_rows = self->rest_rows;
      frame = frame_of (self, &page);
      return rp_timeline_undated_drawing (self->layout, self->state, &frame);
    }
  page.lanes_px = self->lanes_px;
  page.band_px = g_array_index (self->bands, RpPlanBand, row).top;
  page.view_px = g_array_index (self->bands, RpPlanBand, row).bottom - page.band_px;
  frame = frame_of (self, &page);
  return rp_timeline_drawing (self->layout, self->state, &frame);
}

gboolean
rp_timeline_pages_range (const RpTimelinePages *self, guint index, double *from, double *to)
{
  if (index / self->pages.n >= self->bands->len || !rp_timeline_layout_is_dated (self->layout))
    return FALSE;
  rp_plan_pages_range (&self->pages, index % self->pages.n, from, to);
  return TRUE;
}
