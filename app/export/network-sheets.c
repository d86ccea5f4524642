/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-sheets.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "figure-frame.h"

/* Sheets overlap by so much: a node is whole on one of them at least. */
#define OVERLAP_PX 72.0
/* Around the sheet, for what leads to those around it. */
#define EDGE_PX 18.0
#define CROP_PX 8.0
#define HEAD_PX 7.0
#define HEAD_GAP_PX 4.0
#define LEAST_PX 200.0
/* Where nobody says how many there are: so many beside and below one another at most, and this share may have no name.
 */
#define MOST_SIDE 5u
#define UNNAMED 0.05

typedef struct
{
  const RpFigureBox *box;
  GCancellable *cancellable;
  RpPosterSheets sheets;
  RpDrawing *poster;
} Work;

/* ---- what leads on ---- */

static void
add_head (RpDrawing *page, RpColor color, RpPoint at, RpPoint to, guint page_link)
{
  double half = HEAD_PX / 2;
  RpPoint points[] = { { at.x + to.x * half, at.y + to.y * half },
                       { at.x - to.x * half - to.y * half, at.y - to.y * half - to.x * half },
                       { at.x - to.x * half + to.y * half, at.y - to.y * half + to.x * half } };
  RpShape *shape = rp_drawing_add (page, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);

  shape->points = rp_drawing_points (page, points, G_N_ELEMENTS (points));
  shape->n_points = G_N_ELEMENTS (points);
  shape->closed = TRUE;
  shape->fill = color;
  shape->x = at.x - half;
  shape->y = at.y - half;
  shape->width = shape->height = HEAD_PX;
  shape->page_link = page_link;
}

/* "Page 3" and an arrowhead towards it, about the middle AT. */
static void
add_neighbour (const Work *work, RpDrawing *page, RpPoint at, RpPoint to, guint page_link)
{
  RpColor ink = work->box->state->theme->ink65;
  g_autofree char *words = g_strdup_printf (_ ("Page %u"), page_link);
  double width = rp_text_width (work->box->state->measure, words, RP_TEXT_TICK) + HEAD_PX + HEAD_GAP_PX;
  double x = at.x - width / 2;
  gboolean head_last = to.x > 0;
  RpShape *shape;

  add_head (page, ink, (RpPoint){ head_last ? x + width - HEAD_PX / 2 : x + HEAD_PX / 2, at.y }, to, page_link);
  shape = rp_drawing_add_text (page, RP_ROLE_DECORATION, work->box->state->measure, words, RP_TEXT_TICK,
                               head_last ? x : x + HEAD_PX + HEAD_GAP_PX, at.y - rp_text_line_height (RP_TEXT_TICK) / 2,
                               ink);
  shape->page_link = page_link;
}

static void
add_crop (const Work *work, RpDrawing *page, RpPoint at, RpPoint along)
{
  rp_drawing_add_line (page, at, (RpPoint){ at.x + along.x * CROP_PX, at.y + along.y * CROP_PX },
                       work->box->state->theme->ink65, 1);
}

/* Where the neighbours begin and end, outside of the sheet, whose corner is at TOP. */
static void
add_joints (const Work *work, RpDrawing *page, const RpFigurePage *place, RpPoint top)
{
  const RpPosterSheets *sheets = &work->sheets;
  double overlap = sheets->overlap_px, right = top.x + sheets->width, bottom = top.y + sheets->height;
  double middle = top.x + sheets->width / 2, above = top.y - EDGE_PX / 2, below = bottom + EDGE_PX / 2;
  guint own = 1 + place->row * place->n_columns + place->column;

  for (guint side = 0; side < 2; side++)
    {
      gboolean has_column = side == 0 ? place->column > 0 : place->column + 1 < place->n_columns;
      gboolean has_row = side == 0 ? place->row > 0 : place->row + 1 < place->n_rows;
      double x = side == 0 ? top.x + overlap : right - overlap, y = side == 0 ? top.y + overlap : bottom - overlap;

      if (has_column)
        {
          add_crop (work, page, (RpPoint){ x, top.y }, (RpPoint){ 0, -1 });
          add_crop (work, page, (RpPoint){ x, bottom }, (RpPoint){ 0, 1 });
          add_neighbour (work, page, (RpPoint){ side == 0 ? top.x + overlap / 2 : right - overlap / 2, below },
                         (RpPoint){ side == 0 ? -1 : 1, 0 }, side == 0 ? own - 1 : own + 1);
        }
      if (has_row)
        {
          add_crop (work, page, (RpPoint){ top.x, y }, (RpPoint){ -1, 0 });
          add_crop (work, page, (RpPoint){ right, y }, (RpPoint){ 1, 0 });
          add_neighbour (work, page, (RpPoint){ middle, side == 0 ? above : below }, (RpPoint){ 0, side == 0 ? -1 : 1 },
                         side == 0 ? own - place->n_columns : own + place->n_columns);
        }
    }
}

/* ---- sheets ---- */

static RpDrawing *
make_sheet (const Work *work, guint column, guint row)
{
  guint n_columns = work->sheets.n_columns, n_rows = work->sheets.n_rows;
  RpFigurePage place = { 1 + row * n_columns + column, n_columns * n_rows, column, row, n_columns, n_rows };
  RpFigureFrame frame = rp_figure_frame (work->box->state, work->box->options, &place);
  RpPoint top = { frame.left + CROP_PX, frame.top + EDGE_PX };
  RpShape *edge;

  rp_poster_append (frame.drawing, work->poster, &work->sheets, column, row, top);
  edge = rp_drawing_add_rect (frame.drawing, RP_ROLE_DECORATION, top.x, top.y, work->sheets.width, work->sheets.height,
                              0);
  edge->stroke = work->box->state->theme->hairline;
  edge->line_width = 1;
  add_joints (work, frame.drawing, &place, top);
  return frame.drawing;
}

/* How many times larger the larger one is. */
static double
apart (double a, double b)
{
  return a > b ? a / b : b / a;
}

/* So many sheets beside and below one another that all together have nearly the shape of one. */
static void
share_pages (guint n, gboolean wide, guint *n_columns, guint *n_rows)
{
  double best = INFINITY;

  for (guint columns = 1; columns <= n; columns++)
    {
      double off = apart (columns, (double)n / columns);

      if (n % columns != 0 || off > best || (off == best && !wide))
        continue;
      best = off;
      *n_columns = columns;
      *n_rows = n / columns;
    }
}

/* The poster that SHEETS make. NULL when cancelled. Transfer full. */
static RpDrawing *
draw_poster (const Work *work, guint n_columns, guint n_rows, RpPosterSheets *sheets)
{
  RpFigureBox all = *work->box;
  g_autoptr (RpNetwork) network = NULL;

  *sheets = (RpPosterSheets){ .width = work->box->width,
                              .height = work->box->height,
                              .overlap_px = OVERLAP_PX,
                              .n_columns = n_columns,
                              .n_rows = n_rows };
  all.width = rp_poster_width (sheets);
  all.height = rp_poster_height (sheets);
  network = rp_figure_network (&all, work->cancellable);
  return network ? rp_network_poster (network, work->box->state, sheets) : NULL;
}

/* Whether nearly every node has its name. */
static gboolean
is_named (RpDrawing *poster)
{
  guint n_nodes = 0, n_labels = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (poster); i++)
    {
      const RpShape *shape = rp_drawing_shape (poster, i);

      n_nodes += shape->role == RP_ROLE_NODE;
      n_labels += shape->role == RP_ROLE_LABEL;
    }
  return n_labels >= n_nodes - floor (UNNAMED * n_nodes);
}

static gboolean
find_poster (Work *work)
{
  const RpFigureOptions *options = work->box->options;
  guint n_columns = options->n_columns, n_rows = options->n_rows;

  if (n_columns == 0 && options->n_pages > 0)
    share_pages (options->n_pages, options->width >= options->height, &n_columns, &n_rows);
  if (n_columns > 0)
    {
      work->poster = draw_poster (work, n_columns, MAX (n_rows, 1), &work->sheets);
      return work->poster != NULL;
    }
  for (guint side = 1; side <= MOST_SIDE; side++)
    {
      g_clear_pointer (&work->poster, rp_drawing_unref);
      work->poster = draw_poster (work, side, side, &work->sheets);
      if (!work->poster || is_named (work->poster))
        break;
    }
  return work->poster != NULL;
}

RpPageSet *
rp_figure_network_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  static const RpFigurePage any = { 1, 4, 0, 0, 2, 2 };
  RpFigureFrame frame = rp_figure_frame (state, options, &any);
  G_GNUC_UNUSED g_autoptr (RpDrawing) kept = frame.drawing; /* with the letters of its sources */
  g_autoptr (RpDrawing) poster = NULL;
  g_autoptr (RpPageSet) set = rp_page_set_new ();
  RpViewState lettered = *state;
  RpFigureBox box = { &lettered, options, rp_figure_frame_width (&frame) - 2 * CROP_PX,
                      rp_figure_frame_height (&frame) - 2 * EDGE_PX };
  Work work = { .box = &box, .cancellable = cancellable };
  guint n;

  if (box.width < LEAST_PX || box.height < LEAST_PX)
    return rp_figure_only_page (state, options, cancellable);
  lettered.letters = frame.letters;
  if (!find_poster (&work))
    return NULL;
  poster = work.poster;
  n = work.sheets.n_columns * work.sheets.n_rows;
  if (n == 1)
    return rp_figure_only_page (state, options, cancellable);
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      rp_page_set_add (set, make_sheet (&work, i % work.sheets.n_columns, i / work.sheets.n_columns), NULL);
    }
  return g_steal_pointer (&set);
}
