/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-key-map.h"

#include <math.h>

#define LEAST_CELL_PX 3.0
#define WIDEST_CELL_PX 11.0
#define MOST_SHARE 0.25 /* of the page's width */

double
rp_figure_key_map (RpFigureFrame *page, double right, double y, double high)
{
  const RpFigurePage *place = &page->page;
  const RpTheme *theme = page->state->theme;
  double shape = rp_drawing_get_width (page->drawing) / rp_drawing_get_height (page->drawing), cell, cell_high, left;

  if (place->n_columns == 0 || place->n_rows < 2)
    return 0;
  cell_high = floor (MIN (high / place->n_rows, WIDEST_CELL_PX / MAX (shape, 0.1)));
  cell = floor (MIN (cell_high * shape, WIDEST_CELL_PX));
  if (cell < LEAST_CELL_PX || cell_high < LEAST_CELL_PX
      || cell * place->n_columns > MOST_SHARE * rp_figure_frame_width (page))
    return 0;
  left = floor (right - cell * place->n_columns);
  y = floor (y + (high - cell_high * place->n_rows) / 2);
  for (guint row = 0; row < place->n_rows; row++)
    for (guint column = 0; column < place->n_columns; column++)
      {
        gboolean here = row == place->row && column == place->column;
        RpShape *shape_of
            = rp_drawing_add_rect (page->drawing, RP_ROLE_DECORATION, left + column * cell + 0.5,
                                   y + row * cell_high + 0.5, cell - 1, cell_high - 1, here ? theme->ink65 : 0);

        shape_of->stroke = theme->ink35;
        shape_of->line_width = 1;
        shape_of->page_link = here ? 0 : 1 + row * place->n_columns + column;
      }
  return right - left;
}
