/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix-drawing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "label-text.h"
#include "matrix-ink.h"
#include "text-fit.h"

#define ROW_PX 24.0
#define GROUP_PX 14.0
#define LEAST_COLUMN_PX 80.0
#define MOST_COLUMN_PX 132.0
#define PICTURE_COLUMN_PX 72.0 /* on a page, where nothing scrolls */
#define PICTURE_BLOCK_PART 0.6
#define PAGES_BLOCK_PART 0.3
#define WINDOW_MARGIN_PX 20.0
#define SCROLLBAR_PX 14.0
#define LEAST_BLOCK_PX 150.0
#define MOST_BLOCK_PX 620.0
#define LEAST_BLOCK_PART 0.4 /* of the width, where there are many columns */
#define MOST_BLOCK_PART 0.46
#define NARROW_BLOCK_PART 0.6 /* where there is hardly room for one column */
#define NARROW_COLUMN_PX 40.0 /* which is as narrow then */
/* So wide a block has room for the dates; so wide a one for the numbers too. */
#define DATES_FROM_PX 300.0
#define NUMBERS_FROM_PX 380.0
#define DATE_PX 98.0
#define KIND_ROOM_PX 18.0
#define INDENT_PX 14.0
#define MOST_INDENTS 4
#define GAP_PX 10.0
#define LEGEND_GAP_PX 8.0
#define HEAD_GAP_PX 8.0
#define LEAST_ROWS 5 /* in a window so many stand in sight before there are origins' names and a legend */
#define BAND 0.1     /* of the accent behind what is selected */

RpShape *
rp_matrix_text (RpMatrixInk *ink, RpRole role, const char *text, const char *full, RpTextSize size, double x, double y,
                double width, RpColor color)
{
  g_autofree char *line = rp_label_line (text);
  g_autofree char *cut = rp_text_cut (ink->measure, line, size, width);
  RpShape *shape;

  if (!cut || !*cut)
    return NULL;
  shape
      = rp_drawing_add_text (ink->drawing, role, ink->measure, cut, size, x, y - rp_text_line_height (size) / 2, color);
  if (full)
    shape->full = rp_drawing_string (ink->drawing, full);
  return shape;
}

/* ---- where what stands ---- */

static double
gaps_between (const RpSourceMatrix *matrix)
{
  return rp_source_matrix_n_groups (matrix) > 0 ? (rp_source_matrix_n_groups (matrix) - 1) * GROUP_PX : 0;
}

static double
indent_of (const RpMatrixRow *row)
{
  return MIN (row->depth, MOST_INDENTS) * INDENT_PX;
}

/* The widest title of the rows that a page has room for. */
static double
widest_title (const RpMatrixInk *ink)
{
  guint on_page = (guint)(MAX (ink->frame->height, 0) / ROW_PX) + 1;
  guint n = ink->frame->page_px > 0 ? ink->frame->n_rows : MIN (ink->frame->n_rows, on_page);
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      const RpMatrixRow *row = rp_source_matrix_row (ink->matrix, ink->frame->rows[i]);
      g_autofree char *line = rp_label_line (rp_dataset_record (ink->state->dataset, row->ref)->title);

      widest = MAX (widest, indent_of (row) + ceil (rp_text_width (ink->measure, line, RP_TEXT_LABEL)));
    }
  return widest;
}

/* What the columns do not need, within bounds. Where nothing scrolls, titles come before the width of columns. */
static double
block_width (const RpMatrixInk *ink)
{
  const RpMatrixFrame *frame = ink->frame;
  double all = frame->width - gaps_between (ink->matrix) - GROUP_PX - SCROLLBAR_PX, titles, rest;

  all -= rp_source_matrix_n_columns (ink->matrix) * (frame->in_window ? LEAST_COLUMN_PX : PICTURE_COLUMN_PX);
  rest = all;
  all = CLAMP (all, frame->width * LEAST_BLOCK_PART, frame->width * MOST_BLOCK_PART);
  if (!frame->in_window)
    {
      titles = DATE_PX + KIND_ROOM_PX + widest_title (ink) + GAP_PX + RP_MATRIX_STANDING_PX + GROUP_PX;
      all = CLAMP (titles, frame->width * LEAST_BLOCK_PART, frame->width * PICTURE_BLOCK_PART);
      /* rather a title is cut than that a column or two need pages of their own */
      if (frame->page_px > 0 && rest >= frame->width * PAGES_BLOCK_PART)
        all = MIN (all, rest);
    }
  /* a narrow window still shows a column beside it */
  return MIN (CLAMP (all, MIN (LEAST_BLOCK_PX, frame->width * NARROW_BLOCK_PART), MOST_BLOCK_PX), frame->width);
}

static void
set_block (RpMatrixInk *ink)
{
  RpMatrixBlock *block = &ink->block;
  const RpTextMeasure *measure = ink->measure;
  const RpMatrixFrame *frame = ink->frame;
  double x, all = block_width (ink);

  *block = (RpMatrixBlock){ .margin = frame->in_window ? WINDOW_MARGIN_PX : 0 };
  block->standing = RP_MATRIX_STANDING_PX;
  block->date = all >= DATES_FROM_PX ? DATE_PX : 0;
  if (frame->in_window && all >= NUMBERS_FROM_PX) /* on a page the marks beside say the same */
    {
      block->sources = ceil (rp_text_width (measure, _ ("sources"), RP_TEXT_TICK)) + GAP_PX;
      block->origins = ceil (rp_text_width (measure, _ ("origins"), RP_TEXT_TICK)) + GAP_PX;
    }
  x = all - GROUP_PX;
  block->x_origins = x -= block->origins;
  block->x_sources = x -= block->sources;
  block->x_standing = x -= block->standing;
  block->x_date = block->margin;
  block->x_title = block->margin + block->date;
  block->title = MAX (0, x - GAP_PX - block->x_title);
}

/* The names of origins take room only where one is not the source itself. */
static gboolean
has_brackets (const RpSourceMatrix *matrix)
{
  for (guint i = 0; i < rp_source_matrix_n_groups (matrix); i++)
    {
      const RpMatrixGroup *group = rp_source_matrix_group (matrix, i);

      if (group->n_columns > 1 || group->origin.source != rp_source_matrix_column (matrix, group->first)->source)
        return TRUE;
    }
  return FALSE;
}

/* What the heads take, without the names of origins. */
static double
heads_px (const RpMatrixFrame *frame)
{
  return (frame->in_window ? HEAD_GAP_PX : 0) + (RP_MATRIX_NAME_LINES + 1) * rp_text_line_height (RP_TEXT_TICK)
         + HEAD_GAP_PX;
}

/* What is left for rows in a window beside what TAKES so much. */
static gboolean
has_room_beside (const RpMatrixFrame *frame, double takes)
{
  return !frame->in_window || frame->height - heads_px (frame) - SCROLLBAR_PX - takes >= LEAST_ROWS * ROW_PX;
}

static void
set_place (RpMatrixInk *ink, double legend_px)
{
  const RpMatrixFrame *frame = ink->frame;
  RpMatrixPlace *place = &ink->place;
  double line = rp_text_line_height (RP_TEXT_TICK), room, least;
  double gaps = gaps_between (ink->matrix);
  guint n_columns = rp_source_matrix_n_columns (ink->matrix);

  set_block (ink);
  ink->bracket_px = RP_MATRIX_NAME_LINES * line + HEAD_GAP_PX;
  if (!has_brackets (ink->matrix) || !has_room_beside (frame, ink->bracket_px))
    ink->bracket_px = 0;
  place->row_px = ROW_PX;
  place->group_px = GROUP_PX;
  place->left = ink->block.x_origins + ink->block.origins + GROUP_PX;
  place->right = MAX (place->left, frame->width - (frame->in_window ? SCROLLBAR_PX : 0));
  place->top = heads_px (frame) + ink->bracket_px;
  place->bottom = frame->height - (legend_px > 0 ? legend_px + LEGEND_GAP_PX : 0);
  if (frame->in_window)
    place->bottom -= SCROLLBAR_PX + (legend_px > 0 ? LEGEND_GAP_PX : 0);
  place->bottom = MAX (place->bottom, place->top);
  room = n_columns > 0 ? floor ((place->right - place->left - gaps) / n_columns) : 0;
  least = frame->in_window ? CLAMP (place->right - place->left, NARROW_COLUMN_PX, LEAST_COLUMN_PX) : PICTURE_COLUMN_PX;
  place->column_px = CLAMP (room, least, MOST_COLUMN_PX);
  place->content_width = n_columns * place->column_px + gaps;
  place->content_height = frame->n_rows * ROW_PX;
  if (frame->page_px > 0)
    place->right = MIN (place->right, place->left + frame->page_px);
}

double
rp_matrix_column_x (const RpSourceMatrix *matrix, const RpMatrixPlace *place, guint column)
{
  return column * place->column_px + rp_source_matrix_column (matrix, column)->group * place->group_px;
}

/* NULL: not wanted, or too much for a small page. */
static RpDrawing *
make_legend (const RpMatrixInk *ink)
{
  const RpMatrixFrame *frame = ink->frame;
  double width = frame->width - (frame->in_window ? 2 * WINDOW_MARGIN_PX : 0);
  g_autoptr (RpDrawing) legend = frame->legend ? rp_matrix_legend (ink->matrix, ink->state, width) : NULL;

  double height = legend ? rp_drawing_get_height (legend) : 0;
  double brackets = RP_MATRIX_NAME_LINES * rp_text_line_height (RP_TEXT_TICK) + HEAD_GAP_PX;

  return legend && height <= frame->height / 3 && has_room_beside (frame, height + 2 * LEGEND_GAP_PX + brackets)
             ? g_steal_pointer (&legend)
             : NULL;
}

void
rp_matrix_place (RpSourceMatrix *matrix, const RpViewState *state, const RpMatrixFrame *frame, RpMatrixPlace *place)
{
  RpMatrixInk ink = { .matrix = matrix, .state = state, .measure = state->measure, .frame = frame };
  g_autoptr (RpDrawing) legend = make_legend (&ink);

  set_place (&ink, legend ? rp_drawing_get_height (legend) : 0);
  *place = ink.place;
}

/* ---- rows ---- */

static char *
row_date (RpDataset *dataset, const RpMatrixRow *row)
{
  const RpEvent *event;
  char *words;

  if (row->ref.type == RP_RECORD_ENTITY)
    return rp_matrix_day (&rp_dataset_entity (dataset, row->ref.index)->when);
  if (row->ref.type == RP_RECORD_RELATION)
    return rp_matrix_day (&rp_dataset_relation (dataset, row->ref.index)->when);
  if (row->ref.type != RP_RECORD_EVENT)
    return NULL;
  event = rp_dataset_event (dataset, row->ref.index);
  words = rp_matrix_day (&event->when);
  if (!words && event->n_as_of > 0)
    words = rp_matrix_day (&event->as_of[0]);
  if (!words && event->dated)
    words = rp_instant_describe_short (event->earliest, RP_PRECISION_DAY);
  if (!words && row->depth == 0)
    words = g_strdup (_ ("undated"));
  return words;
}

static void
add_kind (RpMatrixInk *ink, RpRecordRef ref, RpState state, double x, double y)
{
  RpDataset *dataset = ink->state->dataset;
  guint kind = rp_dataset_kind_of (dataset, ref);
  RpLook look;
  RpShape *shape;

  if (kind == RP_NO_INDEX)
    return;
  look = rp_theme_look (ink->theme, dataset, ref.type, kind);
  shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);
  shape->symbol = look.symbol;
  shape->fill = rp_view_state_mark (ink->state, look.color, ref, state);
  shape->x = x;
  shape->y = y - RP_MATRIX_KIND_PX / 2;
  shape->width = shape->height = RP_MATRIX_KIND_PX;
}

/* A number flush with the right edge of its column. */
static void
add_number (RpMatrixInk *ink, guint number, double x, double y, double width, RpColor color)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  RpShape *shape;

  if (width <= 0)
    return;
  shape = rp_matrix_text (ink, RP_ROLE_TICK, text, NULL, RP_TEXT_TICK, x, y, width, color);
  if (shape)
    shape->x = x + width - shape->width;
}

static void
add_title (RpMatrixInk *ink, const RpMatrixRow *row, RpState state, double y)
{
  const RpRecord *record = rp_dataset_record (ink->state->dataset, row->ref);
  double indent = MIN (indent_of (row), ink->block.title / 3);
  double x = ink->block.x_title + indent;
  RpShape *shape;

  add_kind (ink, row->ref, state, x, y);
  shape = rp_matrix_text (ink, RP_ROLE_LABEL, record->title, record->title, RP_TEXT_LABEL, x + KIND_ROOM_PX, y,
                          MAX (0, ink->block.title - indent - KIND_ROOM_PX),
                          rp_view_state_text (ink->state, ink->theme->ink, row->ref, state));
  if (shape)
    {
      shape->of = row->ref;
      shape->state = state;
      shape->bold = state == RP_STATE_SELECTED;
      shape->medium = state == RP_STATE_RELATED;
    }
  /* the whole line is the row's, not its letters alone */
  shape = rp_drawing_add_rect (ink->drawing, RP_ROLE_ROW, ink->block.margin, y - ROW_PX / 2,
                               ink->place.left - GROUP_PX - ink->block.margin, ROW_PX - 1, 0);
  shape->invisible = TRUE;
  shape->ref = row->ref;
  shape->state = state;
  shape->support = rp_matrix_standing_name (row->standing);
}

static void
add_block (RpMatrixInk *ink, const RpMatrixRow *row, RpState state, double y)
{
  const RpMatrixBlock *block = &ink->block;
  RpColor soft = rp_view_state_text (ink->state, ink->theme->ink65, row->ref, state);
  g_autofree char *date = block->date > 0 ? row_date (ink->state->dataset, row) : NULL;

  if (date)
    rp_matrix_text (ink, RP_ROLE_TICK, date, date, RP_TEXT_TICK, block->x_date, y, block->date - GAP_PX, soft);
  add_title (ink, row, state, y);
  rp_matrix_standing_mark (ink->drawing, row->standing, block->x_standing + block->standing / 2, y,
                           rp_view_state_mark (ink->state, ink->theme->ink, row->ref, state), ink->theme->paper);
  add_number (ink, row->n_sources, block->x_sources, y, block->sources, soft);
  add_number (ink, row->n_origins, block->x_origins, y, block->origins, soft);
}

/* ---- cells ---- */

/* A cell is in the light where the row and the column are. */
static RpState
cell_state (const RpMatrixInk *ink, RpState row, guint source)
{
  RpState column = rp_view_state_of (ink->state, rp_record_ref (RP_RECORD_SOURCE, source));

  if (row == RP_STATE_NONE)
    return RP_STATE_NONE;
  if (row == RP_STATE_SELECTED || column == RP_STATE_SELECTED)
    return RP_STATE_SELECTED;
  return ink->state->selected.type == RP_RECORD_SOURCE ? RP_STATE_OTHER : row;
}

static void
add_cell (RpMatrixInk *ink, const RpMatrixRow *row, RpState row_state, const RpMatrixCell *cell, double y)
{
  guint source = rp_source_matrix_column (ink->matrix, cell->column)->source;
  RpState state = cell_state (ink, row_state, source);
  double x = ink->place.left + rp_matrix_column_x (ink->matrix, &ink->place, cell->column) - ink->frame->scroll_x;
  double half = ink->place.column_px / 2;
  RpColor color = rp_view_state_mark (ink->state, ink->theme->ink, row->ref, state);
  g_autofree char *words = NULL;
  RpShape *shape;

  if (x + half - RP_MATRIX_MARK_PX < ink->place.left || x + half + RP_MATRIX_MARK_PX > ink->place.right)
    return;
  shape = rp_matrix_cell_mark (ink->drawing, RP_ROLE_CELL, cell->flags, x + half, y, color, ink->theme->paper);
  shape->ref = row->ref;
  shape->of = rp_record_ref (RP_RECORD_SOURCE, source);
  shape->state = state;
  shape->count = cell->n_passages;
  words = rp_matrix_cell_words (cell);
  shape->full = rp_drawing_string (ink->drawing, words);
  shape->support = rp_matrix_cell_name (cell->flags);
  if (cell->n_passages > 1)
    {
      g_autofree char *count = g_strdup_printf ("%u", cell->n_passages);
      double at = x + half + RP_MATRIX_MARK_PX;

      if (at + rp_text_width (ink->measure, count, RP_TEXT_TICK) <= MIN (ink->place.right, x + ink->place.column_px))
        rp_matrix_text (ink, RP_ROLE_TICK, count, NULL, RP_TEXT_TICK, at, y, half,
                        rp_view_state_text (ink->state, ink->theme->ink65, row->ref, state));
    }
}

/* The first of N cells whose column is not out of sight at the left. */
static guint
first_in_sight (const RpMatrixInk *ink, const RpMatrixCell *cells, guint n)
{
  guint low = 0;

  while (low < n)
    {
      guint middle = low + (n - low) / 2;

      if (rp_matrix_column_x (ink->matrix, &ink->place, cells[middle].column) + ink->place.column_px
          < ink->frame->scroll_x)
        low = middle + 1;
      else
        n = middle;
    }
  return low;
}

static void
add_row (RpMatrixInk *ink, guint index, double y)
{
  const RpMatrixRow *row = rp_source_matrix_row (ink->matrix, index);
  RpState state = rp_view_state_of (ink->state, row->ref);
  guint n;
  const RpMatrixCell *cells = rp_source_matrix_cells (ink->matrix, index, &n);
  double width = MIN (ink->place.right, ink->place.left + ink->place.content_width - ink->frame->scroll_x);

  if (state == RP_STATE_SELECTED)
    rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, ink->block.margin / 2, y - ROW_PX / 2,
                         width - ink->block.margin / 2, ROW_PX,
                         rp_color_over (ink->theme->accent, BAND, ink->theme->paper));
  else
    rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, ink->block.margin, y + ROW_PX / 2 - 1,
                         width - ink->block.margin, 1, ink->theme->hairline);
  add_block (ink, row, state, y);
  for (guint i = first_in_sight (ink, cells, n); i < n; i++)
    {
      if (rp_matrix_column_x (ink->matrix, &ink->place, cells[i].column) - ink->frame->scroll_x
          > ink->place.right - ink->place.left)
        break;
      add_cell (ink, row, state, &cells[i], y);
    }
}

static void
add_selected_columns (RpMatrixInk *ink)
{
  RpRecordRef selected = ink->state->selected;

  for (guint i = 0; selected.type == RP_RECORD_SOURCE && i < rp_source_matrix_n_columns (ink->matrix); i++)
    if (rp_source_matrix_column (ink->matrix, i)->source == selected.index)
      {
        double x = ink->place.left + rp_matrix_column_x (ink->matrix, &ink->place, i) - ink->frame->scroll_x;
        double end = MIN (x + ink->place.column_px, ink->place.right);
        double top = ink->frame->in_window ? HEAD_GAP_PX + ink->bracket_px : ink->bracket_px;

        x = MAX (x, ink->place.left);
        if (end > x)
          rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, x, top, end - x, ink->place.bottom - top,
                               rp_color_over (ink->theme->accent, BAND, ink->theme->paper));
      }
}

/* A picture says what it has no room for. */
static void
add_more (RpMatrixInk *ink, guint n_rows, double y)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_columns = 0;

  for (guint i = 0; i < rp_source_matrix_n_columns (ink->matrix); i++)
    n_columns += rp_matrix_column_x (ink->matrix, &ink->place, i) + ink->place.column_px
                 > ink->place.right - ink->place.left + 0.5;
  if (n_rows > 0)
    g_string_append_printf (text, ngettext ("and %u more row", "and %u more rows", n_rows), n_rows);
  if (n_columns > 0)
    g_string_append_printf (
        text, ngettext ("%sand %u more column at the right", "%sand %u more columns at the right", n_columns),
        n_rows > 0 ? "; " : "", n_columns);
  if (text->len > 0)
    rp_matrix_text (ink, RP_ROLE_LEGEND, text->str, text->str, RP_TEXT_TICK, ink->block.margin, y,
                    ink->frame->width - ink->block.margin, ink->theme->ink65);
}

static void
add_rows (RpMatrixInk *ink)
{
  const RpMatrixFrame *frame = ink->frame;
  RpMatrixPlace *place = &ink->place;
  double line = rp_text_line_height (RP_TEXT_TICK), room = place->bottom - place->top;
  gboolean crowded = place->content_height > room || place->content_width > place->right - place->left;
  gboolean counted = !frame->in_window && frame->page_px <= 0 && crowded;
  guint first, i;

  if (counted)
    place->bottom = MAX (place->top, place->bottom - line - 4);
  add_selected_columns (ink);
  first = (guint)CLAMP (floor (frame->scroll_y / ROW_PX), 0, frame->n_rows);
  for (i = first; i < frame->n_rows; i++)
    {
      double top = place->top + i * ROW_PX - frame->scroll_y;

      if (top + ROW_PX > place->bottom + 0.01)
        break;
      if (top >= place->top - 0.01)
        add_row (ink, frame->rows[i], top + ROW_PX / 2);
    }
  if (counted)
    add_more (ink, frame->n_rows - (i - first), place->bottom + 4 + line / 2);
}

RpDrawing *
rp_matrix_drawing (RpSourceMatrix *matrix, const RpViewState *state, const RpMatrixFrame *frame)
{
  RpMatrixInk ink
      = { .matrix = matrix, .state = state, .theme = state->theme, .measure = state->measure, .frame = frame };
  g_autoptr (RpDrawing) legend = make_legend (&ink);
  double legend_px = legend ? rp_drawing_get_height (legend) : 0;

  ink.drawing = rp_drawing_new (frame->width, frame->height, state->theme->paper);
  set_place (&ink, legend_px);
  add_rows (&ink);
  rp_matrix_heads (&ink);
  if (legend)
    rp_drawing_append (ink.drawing, legend, ink.block.margin,
                       frame->height - legend_px - (frame->in_window ? LEGEND_GAP_PX : 0));
  return ink.drawing;
}
