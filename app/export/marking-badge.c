/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marking-badge.h"

#include <math.h>

#include "label-text.h"
#include "text-fit.h"

#define PADDING_PX 10.0

static void
colors_of (const RpTheme *theme, const char *marking, RpColor *ground, RpColor *letters)
{
  static const struct
  {
    const char *label;
    RpColor letters;
  } labels[] = { { "TLP:RED", 0xff2b2bff },
                 { "TLP:AMBER", 0xffc000ff },
                 { "TLP:AMBER+STRICT", 0xffc000ff },
                 { "TLP:GREEN", 0x33ff00ff },
                 { "TLP:CLEAR", 0xffffffff } };

  *ground = theme->ink;
  *letters = theme->paper;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (marking, labels[i].label) == 0)
      {
        *ground = 0x000000ff;
        *letters = labels[i].letters;
      }
}

/* As it is drawn; NULL: no letter has room. Transfer full. */
static char *
words_of (const RpViewState *state, const char *marking, double width)
{
  g_autofree char *line = rp_label_line (marking);

  return rp_text_cut (state->measure, line, RP_TEXT_NAME, width - 2 * PADDING_PX);
}

double
rp_marking_badge_width (const RpViewState *state, const char *marking, double width)
{
  g_autofree char *words = words_of (state, marking, width);

  return words != NULL ? rp_text_width (state->measure, words, RP_TEXT_NAME) + 2 * PADDING_PX : 0;
}

void
rp_marking_badge_add (RpDrawing *drawing, const RpViewState *state, const char *marking, RpPoint at, double width,
                      double aside)
{
  g_autofree char *words = words_of (state, marking, width - 2 * aside);
  double badge = rp_marking_badge_width (state, marking, width - 2 * aside);
  double left = at.x + floor ((width - badge) / 2);
  RpColor ground, letters;
  RpShape *shape;

  if (words == NULL)
    return;
  colors_of (state->theme, marking, &ground, &letters);
  shape = rp_drawing_add_rect (drawing, RP_ROLE_DECORATION, left, at.y, badge, RP_MARKING_PX, ground);
  if (state->theme->name == RP_THEME_DARK)
    {
      shape->stroke = state->theme->ink35; /* black on dark paper has no edge */
      shape->line_width = 1;
    }
  shape = rp_drawing_add_text (drawing, RP_ROLE_MARKING, state->measure, words, RP_TEXT_NAME, left + PADDING_PX,
                               at.y + (RP_MARKING_PX - rp_text_line_height (RP_TEXT_NAME)) / 2, letters);
  shape->bold = TRUE;
  shape->full = rp_drawing_string (drawing, marking);
}
