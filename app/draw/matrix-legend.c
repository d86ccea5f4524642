/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the marks of a matrix mean: those of cells, then those of the column at the left; only what occurs. */
#include <glib/gi18n-lib.h>

#include "matrix-ink.h"
#include "text-fit.h"

#define ROW_PX 18.0
#define MARK_ROOM_PX 17.0
#define ITEM_GAP_PX 14.0
#define GROUP_GAP_PX 14.0
#define HEADING_PX 110.0 /* a heading with the first of its entries */

typedef struct
{
  RpDrawing *drawing;
  const RpViewState *state;
  double width, x;
  guint row;
} Flow;

/* The text of an entry and the room for a mark before it, on the next line where this one is full. Its Y. */
static double
add_entry (Flow *flow, const char *text, double before, RpColor color)
{
  const RpTextMeasure *measure = flow->state->measure;
  g_autofree char *cut = rp_text_cut (measure, text, RP_TEXT_TICK, flow->width - before);
  double height = rp_text_line_height (RP_TEXT_TICK), width, y;
  RpShape *shape;

  if (!cut)
    return -1;
  width = before + rp_text_width (measure, cut, RP_TEXT_TICK);
  if (flow->x > 0 && flow->x + width > flow->width)
    {
      flow->x = 0;
      flow->row++;
    }
  y = flow->row * ROW_PX + ROW_PX / 2;
  shape = rp_drawing_add_text (flow->drawing, RP_ROLE_LEGEND, measure, cut, RP_TEXT_TICK, flow->x + before,
                               y - height / 2, color);
  shape->full = rp_drawing_string (flow->drawing, text);
  flow->x += width + ITEM_GAP_PX;
  return y;
}

/* The middle of the mark before the text that was added last. */
static double
mark_x (const Flow *flow)
{
  return rp_drawing_last (flow->drawing)->x - MARK_ROOM_PX + 6;
}

static void
add_cells (Flow *flow, guint flags)
{
  const struct
  {
    guint flag;
    const char *words;
  } entries[] = {
    { RP_CELL_SUPPORTS, _ ("supports, and the number of passages") },
    { RP_CELL_VAGUER, _ ("less precise") },
    { RP_CELL_OTHERWISE, _ ("in other words") },
    { RP_CELL_DIFFERS, _ ("gives another value") },
    { RP_CELL_DISPUTES, _ ("disputes") },
    { RP_CELL_DETAIL, _ ("supports a detail only") },
  };
  const RpTheme *theme = flow->state->theme;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (flags & entries[i].flag)
      {
        double y = add_entry (flow, entries[i].words, MARK_ROOM_PX, theme->ink65);

        if (y >= 0)
          rp_matrix_cell_mark (flow->drawing, RP_ROLE_LEGEND, entries[i].flag, mark_x (flow), y, theme->ink,
                               theme->paper);
      }
}

static void
add_standings (Flow *flow, guint standings)
{
  const struct
  {
    RpStanding standing;
    const char *words;
  } entries[] = {
    { RP_STANDING_NONE, _ ("no source") },
    { RP_STANDING_ONE_SOURCE, _ ("one source") },
    { RP_STANDING_ONE_ORIGIN, _ ("several sources, one origin") },
    { RP_STANDING_SEVERAL, _ ("independent origins") },
    { RP_STANDING_DIFFER, _ ("sources differ") },
  };
  const RpTheme *theme = flow->state->theme;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (standings & (1u << entries[i].standing))
      {
        double y = add_entry (flow, entries[i].words, MARK_ROOM_PX, theme->ink65);

        if (y >= 0)
          rp_matrix_standing_mark (flow->drawing, entries[i].standing, mark_x (flow), y, theme->ink, theme->paper);
      }
}

RpDrawing *
rp_matrix_legend (RpSourceMatrix *matrix, const RpViewState *state, double width)
{
  g_autoptr (RpDrawing) loose = rp_drawing_new (width, 0, state->theme->paper);
  Flow flow = { loose, state, width, 0, 0 };
  guint flags = rp_source_matrix_get_flags (matrix), standings = rp_source_matrix_get_standings (matrix);
  RpDrawing *drawing;

  if (flags != 0)
    {
      /* Translators: what follows explains the marks of a single source */
      add_entry (&flow, _ ("A source"), 0, state->theme->ink);
      add_cells (&flow, flags);
      flow.x += GROUP_GAP_PX;
    }
  if (flow.x > 0 && flow.x + HEADING_PX + rp_text_width (state->measure, _ ("Together"), RP_TEXT_TICK) > width)
    flow.x = width; /* not left alone at the end of a line */
  if (standings != 0)
    {
      /* Translators: what follows explains the marks of all sources of a record taken together */
      add_entry (&flow, _ ("Together"), 0, state->theme->ink);
      add_standings (&flow, standings);
    }
  drawing = rp_drawing_new (width, (flow.row + 1) * ROW_PX, state->theme->paper);
  rp_drawing_append (drawing, loose, 0, 0);
  return drawing;
}
