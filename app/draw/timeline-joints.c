/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pages of a timeline join: a line where the neighbour begins or ends, an arrowhead beside what goes on
 * there, and at the foot which page that is. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "timeline-ink.h"

#define HEAD_PX 7.0
#define HEAD_GAP_PX 4.0

gboolean
rp_ink_owns (const RpTimelineInk *ink, double time)
{
  const RpTimelinePage *page = ink->frame->page;

  return rp_plan_pages_owner (page->pages, time) == page->column;
}

/* Towards (DX, DY), one of which is -1 or 1, about the middle (X, Y). */
static void
add_head (RpTimelineInk *ink, double x, double y, double dx, double dy, guint page_link)
{
  double half = HEAD_PX / 2;
  RpPoint points[] = { { x + dx * half, y + dy * half },
                       { x - dx * half - dy * half, y - dy * half - dx * half },
                       { x - dx * half + dy * half, y - dy * half + dx * half } };
  RpShape *shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);

  shape->points = rp_drawing_points (ink->drawing, points, G_N_ELEMENTS (points));
  shape->n_points = G_N_ELEMENTS (points);
  shape->closed = TRUE;
  shape->fill = ink->theme->ink65;
  shape->x = x - half;
  shape->y = y - half;
  shape->width = shape->height = HEAD_PX;
  shape->page_link = page_link;
}

/* 1 + index of the page so many columns and rows away. */
static guint
page_beside (const RpTimelinePage *page, int columns, int rows)
{
  return 1 + (guint)((int)page->row + rows) * page->pages->n + (guint)((int)page->column + columns);
}

void
rp_timeline_goes_on (RpTimelineInk *ink, gboolean to_right, double y)
{
  double x = to_right ? ink->right + HEAD_GAP_PX + HEAD_PX / 2 : ink->left - HEAD_GAP_PX - HEAD_PX / 2;

  add_head (ink, x, y, to_right ? 1 : -1, 0, page_beside (ink->frame->page, to_right ? 1 : -1, 0));
}

static void
add_line (RpTimelineInk *ink, double x)
{
  RpShape *shape
      = rp_drawing_add_line (ink->drawing, (RpPoint){ floor (x) + 0.5, RP_AXIS_PX },
                             (RpPoint){ floor (x) + 0.5, ink->lanes_bottom + RP_JOINT_PX - 4 }, ink->theme->ink35, 1);

  shape->dash = RP_DASH_DASHED;
}

/* "Page 3" with its arrowhead before or behind it. Returns its width. */
static double
add_page (RpTimelineInk *ink, guint page_link, double x, gboolean head_first, double dx, double dy, gboolean draw)
{
  double y = ink->lanes_bottom + RP_JOINT_PX / 2 + 1, width;
  /* Translators: of a picture that goes on there */
  g_autofree char *words = g_strdup_printf (_ ("Page %u"), page_link);

  width = rp_text_width (ink->measure, words, RP_TEXT_TICK);
  if (!draw)
    return width + HEAD_PX + HEAD_GAP_PX;
  add_head (ink, head_first ? x + HEAD_PX / 2 : x + width + HEAD_GAP_PX + HEAD_PX / 2, y, dx, dy, page_link);
  rp_ink_caption (ink, RP_ROLE_DECORATION, words, ink->theme->ink65, head_first ? x + HEAD_PX + HEAD_GAP_PX : x, y - 1);
  rp_drawing_last (ink->drawing)->page_link = page_link;
  return width + HEAD_PX + HEAD_GAP_PX;
}

void
rp_timeline_joints (RpTimelineInk *ink)
{
  const RpTimelinePage *page = ink->frame->page;
  double middle = (ink->left + ink->right) / 2, overlap = page->pages->page_px - page->pages->step_px;

  if (ink->goes_on_left)
    {
      add_line (ink, ink->left + overlap);
      add_page (ink, page_beside (page, -1, 0), ink->left + overlap + HEAD_GAP_PX, TRUE, -1, 0, TRUE);
    }
  if (ink->goes_on_right)
    {
      guint next = page_beside (page, 1, 0);

      add_line (ink, ink->right - overlap);
      add_page (ink, next, ink->right - overlap - HEAD_GAP_PX - add_page (ink, next, 0, FALSE, 1, 0, FALSE), FALSE, 1,
                0, TRUE);
    }
  if (page->row > 0)
    {
      guint above = page_beside (page, 0, -1);

      add_page (ink, above, middle - RP_OVERLAP_PX / 2 - add_page (ink, above, 0, TRUE, 0, -1, FALSE), TRUE, 0, -1,
                TRUE);
    }
  if (page->row + 1 < page->n_rows)
    add_page (ink, page_beside (page, 0, 1), middle + RP_OVERLAP_PX / 2, TRUE, 0, 1, TRUE);
}
