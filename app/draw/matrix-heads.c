/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads of a matrix: the names of sources over their columns, a bracket with the origin's name over those that
 * relay one, and what the columns at the left hold. A column or group that is cut keeps its name in what is in sight of
 * it. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "label-text.h"
#include "matrix-ink.h"
#include "text-fit.h"

#define PAD_PX 3.0
#define LEAST_NAME_PX 36.0 /* less room has no name */
#define TICK_PX 4.0        /* the ends of a bracket */

/* TEXT on at most N_LINES lines in the middle between X0 and X1, above BOTTOM. NULL: no room. */
static RpShape *
add_centred (RpMatrixInk *ink, RpRole role, const char *text, guint n_lines, double x0, double x1, double bottom,
             RpColor color)
{
  g_autofree char *line = rp_label_line (text);
  g_autofree char *wrapped = rp_text_wrap (ink->measure, line, RP_TEXT_TICK, x1 - x0 - 2 * PAD_PX, n_lines);
  RpShape *shape;

  if (!*wrapped)
    return NULL;
  shape = rp_drawing_add_text (ink->drawing, role, ink->measure, wrapped, RP_TEXT_TICK, 0, 0, color);
  shape->x = (x0 + x1 - shape->width) / 2;
  shape->y = bottom - shape->height;
  shape->centered = TRUE;
  shape->full = rp_drawing_string (ink->drawing, text);
  return shape;
}

/* What of FROM … FROM + WIDTH, before it is scrolled, is in sight. FALSE: too little for a name. */
static gboolean
in_sight (const RpMatrixInk *ink, double from, double width, double *x0, double *x1)
{
  double x = ink->place.left + from - ink->frame->scroll_x;

  *x0 = MAX (x, ink->place.left);
  *x1 = MIN (x + width, ink->place.right);
  if (!ink->frame->in_window && *x1 < x + width - 0.5)
    return FALSE; /* a picture counts what it cuts */
  return *x1 - *x0 >= LEAST_NAME_PX;
}

static void
add_bracket (RpMatrixInk *ink, const RpMatrixGroup *group, double y)
{
  RpDrawing *drawing = ink->drawing;
  double from = rp_matrix_column_x (ink->matrix, &ink->place, group->first), x0, x1;
  double width = group->n_columns * ink->place.column_px;
  RpColor color = ink->theme->ink35;
  double begin = ink->place.left + from - ink->frame->scroll_x;

  if (!ink->frame->in_window)
    width = MIN (width, floor ((ink->place.right - begin) / ink->place.column_px) * ink->place.column_px);
  if (!in_sight (ink, from, width, &x0, &x1))
    return;
  rp_drawing_add_rect (drawing, RP_ROLE_DECORATION, x0 + PAD_PX, y - TICK_PX, x1 - x0 - 2 * PAD_PX, 1, color);
  if (x0 == begin)
    rp_drawing_add_rect (drawing, RP_ROLE_DECORATION, x0 + PAD_PX, y - TICK_PX, 1, TICK_PX, color);
  if (x1 == begin + width)
    rp_drawing_add_rect (drawing, RP_ROLE_DECORATION, x1 - PAD_PX - 1, y - TICK_PX, 1, TICK_PX, color);
  add_centred (ink, RP_ROLE_LANE, rp_matrix_origin_name (ink->state->dataset, group->origin), RP_MATRIX_NAME_LINES, x0,
               x1, y - TICK_PX - 2, ink->theme->ink65);
}

/* As much of a source's day as WIDTH holds, rather than half of a year's number; its full name has it. Transfer full.
 */
static char *
day_within (const RpMatrixInk *ink, const RpDate *date, double width)
{
  static const RpPrecision coarser[] = { RP_PRECISION_MONTH, RP_PRECISION_YEAR };
  char *text = rp_matrix_day (date);
  RpInstant begin = date->when->begin.earliest;
  g_autofree char *plain = rp_instant_describe_short (begin, RP_PRECISION_DAY);

  /* what is only about a day, or by one, is not made to be of one */
  if (!g_str_equal (plain, text))
    return text;
  for (guint i = 0; i < G_N_ELEMENTS (coarser) && rp_text_width (ink->measure, text, RP_TEXT_TICK) > width; i++)
    {
      g_free (text);
      text = rp_instant_describe_short (begin, coarser[i]);
    }
  return text;
}

static void
add_column (RpMatrixInk *ink, guint index)
{
  const RpMatrixColumn *column = rp_source_matrix_column (ink->matrix, index);
  RpRecordRef ref = rp_record_ref (RP_RECORD_SOURCE, column->source);
  const RpSource *source = rp_dataset_source (ink->state->dataset, column->source);
  RpState state = rp_view_state_of (ink->state, ref);
  double line = rp_text_line_height (RP_TEXT_TICK), bottom = ink->place.top - 8, x0, x1;
  g_autofree char *name = rp_matrix_source_name (ink->state->dataset, column->source);
  g_autofree char *date = NULL;
  RpShape *shape;

  if (!in_sight (ink, rp_matrix_column_x (ink->matrix, &ink->place, index), ink->place.column_px, &x0, &x1))
    return;
  if (source->published.when)
    {
      date = day_within (ink, &source->published, x1 - x0 - 2 * PAD_PX);
      shape = add_centred (ink, RP_ROLE_TICK, date, 1, x0, x1, bottom,
                           rp_view_state_text (ink->state, ink->theme->ink65, ref, state));
      if (shape)
        {
          g_autofree char *day = rp_matrix_day (&source->published);

          shape->full = rp_drawing_string (ink->drawing, day);
        }
      bottom -= line;
    }
  shape = add_centred (ink, RP_ROLE_LABEL,
                       source->publisher && *source->publisher ? source->publisher : source->record.title,
                       RP_MATRIX_NAME_LINES + (date == NULL), x0, x1, bottom,
                       rp_view_state_text (ink->state, ink->theme->ink, ref, state));
  if (shape)
    {
      shape->full = rp_drawing_string (ink->drawing, name);
      shape->of = ref;
      shape->state = state;
      shape->bold = state == RP_STATE_SELECTED;
      shape->medium = state == RP_STATE_RELATED;
    }
  /* the whole head is the source's, whatever its name */
  line *= RP_MATRIX_NAME_LINES + 1; /* all of them */
  shape = rp_drawing_add_rect (ink->drawing, RP_ROLE_COLUMN, x0, ink->place.top - 8 - line, x1 - x0, line, 0);
  shape->invisible = TRUE;
  shape->ref = ref;
  shape->state = state;
}

static char *
count_rows (const RpMatrixInk *ink)
{
  guint n = ink->frame->n_rows;
  RpRecordType type = n > 0 ? rp_source_matrix_row (ink->matrix, ink->frame->rows[0])->ref.type : RP_RECORD_NONE;

  if (type == RP_RECORD_ENTITY)
    return g_strdup_printf (ngettext ("%u entity", "%u entities", n), n);
  if (type == RP_RECORD_RELATION)
    return g_strdup_printf (ngettext ("%u relation", "%u relations", n), n);
  return g_strdup_printf (ngettext ("%u event", "%u events", n), n);
}

static void
add_right (RpMatrixInk *ink, const char *text, double x, double width, double y)
{
  RpShape *shape
      = width > 0 ? rp_matrix_text (ink, RP_ROLE_LANE, text, NULL, RP_TEXT_TICK, x, y, width, ink->theme->ink65) : NULL;

  if (shape)
    shape->x = x + width - shape->width;
}

static void
add_corner (RpMatrixInk *ink)
{
  const RpMatrixBlock *block = &ink->block;
  double y = ink->place.top - 8 - rp_text_line_height (RP_TEXT_TICK) / 2;
  g_autofree char *rows = count_rows (ink);

  rp_matrix_text (ink, RP_ROLE_LANE, rows, rows, RP_TEXT_TICK, block->x_date, y,
                  block->x_standing - block->x_date - PAD_PX, ink->theme->ink65);
  add_right (ink, _ ("sources"), block->x_sources, block->sources, y);
  add_right (ink, _ ("origins"), block->x_origins, block->origins, y);
}

/* The first column that is not out of sight at the left. */
static guint
first_column (const RpMatrixInk *ink)
{
  guint low = 0, high = rp_source_matrix_n_columns (ink->matrix);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rp_matrix_column_x (ink->matrix, &ink->place, middle) + ink->place.column_px < ink->frame->scroll_x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
rp_matrix_heads (RpMatrixInk *ink)
{
  double end = MIN (ink->place.right, ink->place.left + ink->place.content_width - ink->frame->scroll_x);
  double reach = ink->frame->scroll_x + ink->place.right - ink->place.left;
  double y = (ink->frame->in_window ? 8 : 0) + ink->bracket_px;
  guint last_group = RP_NO_INDEX;

  add_corner (ink);
  rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, ink->block.margin, ink->place.top - 1,
                       MAX (0, end - ink->block.margin), 1, ink->theme->ink35);
  for (guint i = first_column (ink); i < rp_source_matrix_n_columns (ink->matrix); i++)
    {
      const RpMatrixColumn *column = rp_source_matrix_column (ink->matrix, i);
      const RpMatrixGroup *group = rp_source_matrix_group (ink->matrix, column->group);

      if (rp_matrix_column_x (ink->matrix, &ink->place, i) > reach)
        break;
      add_column (ink, i);
      if (ink->bracket_px > 0 && column->group != last_group
          && (group->n_columns > 1 || group->origin.source != column->source))
        add_bracket (ink, group, y);
      last_group = column->group;
    }
}
