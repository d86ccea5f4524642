/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handout-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "label-text.h"
#include "marking-badge.h"
#include "text-fit.h"

/* Printers leave about 5 mm blank. */
#define PAPER_EDGE_PX (8 * RP_PX_PER_MM)
#define SCREEN_EDGE_PX 16.0
#define PAPER_MARGIN_PX (15 * RP_PX_PER_MM)
#define SCREEN_MARGIN 0.05 /* of the width */
#define GAP_PX 6.0
#define LEAST_TITLE_PX 60.0
/* A page that is hardly wider than high is for what is below one another. */
#define WIDE 1.15

static const RpPageSize *
size_of (const RpHandoutPlan *plan)
{
  static const RpPageSize upright = { "a4-portrait", 210 * RP_PX_PER_MM, 297 * RP_PX_PER_MM, TRUE, 1 };

  if (plan->size != NULL)
    return plan->size;
  return plan->pages == RP_HANDOUT_SCENES ? rp_page_size ("slide") : &upright;
}

RpHandoutPaper
rp_handout_paper (const RpHandoutPlan *plan, const RpTextMeasure *measure)
{
  const RpPageSize *size = size_of (plan);
  const char *marking = plan->marking != NULL ? plan->marking : rp_dataset_get_marking (plan->dataset);
  const char *title = rp_briefing_get_title (plan->briefing);
  RpHandoutPaper self = { .plan = plan,
                          .measure = measure,
                          .theme = rp_theme (plan->theme),
                          .marking = marking != NULL && *marking != '\0' ? marking : NULL,
                          .title = title != NULL ? title : rp_dataset_get_title (plan->dataset),
                          .width = size->width / size->zoom,
                          .height = size->height / size->zoom,
                          .zoom = size->zoom,
                          .paper = size->paper };

  self.edge = floor (self.paper ? PAPER_EDGE_PX : SCREEN_EDGE_PX);
  self.margin = floor (self.paper ? PAPER_MARGIN_PX : SCREEN_MARGIN * self.width);
  self.top = self.edge + (self.marking != NULL ? RP_MARKING_PX : 0);
  self.bottom = self.height - self.edge - RP_MARKING_PX;
  return self;
}

gboolean
rp_handout_paper_is_wide (const RpHandoutPaper *self)
{
  return self->width > WIDE * self->height;
}

static RpViewState
bare_state (const RpHandoutPaper *self)
{
  return (RpViewState){ .dataset = self->plan->dataset, .theme = self->theme, .measure = self->measure };
}

/* How wide "Page 999 of 999" is. */
static double
number_room (const RpHandoutPaper *self)
{
  g_autofree char *longest = g_strdup_printf (_ ("Page %u of %u"), 999u, 999u);

  return rp_text_width (self->measure, longest, RP_TEXT_TICK) + 2 * GAP_PX;
}

RpDrawing *
rp_handout_paper_new_page (const RpHandoutPaper *self)
{
  RpDrawing *page = rp_drawing_new (self->width, self->height, self->theme->paper);
  RpViewState state = bare_state (self);
  double width = self->width - 2 * self->margin;

  rp_drawing_set_zoom (page, self->zoom);
  if (self->marking == NULL)
    return page;
  rp_marking_badge_add (page, &state, self->marking, (RpPoint){ self->margin, self->edge }, width, 0);
  rp_marking_badge_add (page, &state, self->marking, (RpPoint){ self->margin, self->bottom }, width,
                        number_room (self));
  return page;
}

void
rp_handout_paper_number (const RpHandoutPaper *self, RpDrawing *page, guint number, guint n)
{
  RpViewState state = bare_state (self);
  double y = self->bottom + (RP_MARKING_PX - rp_text_line_height (RP_TEXT_TICK)) / 2;
  double all = self->width - 2 * self->margin, aside = number_room (self);
  double badge = self->marking != NULL ? rp_marking_badge_width (&state, self->marking, all - 2 * aside) : 0;
  double room = badge > 0 ? (all - badge) / 2 - GAP_PX : all - aside;
  g_autofree char *words = g_strdup_printf (_ ("Page %u of %u"), number, n);
  g_autofree char *line = self->title != NULL ? rp_label_line (self->title) : NULL;
  g_autofree char *cut
      = line != NULL && room > LEAST_TITLE_PX ? rp_text_cut (self->measure, line, RP_TEXT_TICK, room) : NULL;
  RpShape *shape;

  rp_drawing_add_text (page, RP_ROLE_TITLE, self->measure, words, RP_TEXT_TICK,
                       self->width - self->margin - rp_text_width (self->measure, words, RP_TEXT_TICK), y,
                       self->theme->ink65);
  if (cut == NULL)
    return;
  shape = rp_drawing_add_text (page, RP_ROLE_TITLE, self->measure, cut, RP_TEXT_TICK, self->margin, y,
                               self->theme->ink65);
  shape->full = rp_drawing_string (page, self->title);
}

void
rp_handout_paper_rule (const RpHandoutPaper *self, RpDrawing *page, double left, double right, double y)
{
  rp_drawing_add_line (page, (RpPoint){ left, y }, (RpPoint){ right, y }, self->theme->ink35, 0.5);
}

void
rp_handout_paper_lines (const RpHandoutPaper *self, RpDrawing *page, const RpFlow *flow, guint from, guint to,
                        RpTextSize size, RpPoint at)
{
  double height = rp_text_line_height (size);

  for (guint i = from; i < to; i++)
    {
      const RpFlowLine *line = rp_flow_line (flow, i);

      for (guint j = 0; j < line->n; j++)
        {
          const RpFlowPiece *piece = rp_flow_piece (flow, line->first + j);
          RpShape *shape = rp_drawing_add (page, RP_ROLE_LEGEND, RP_GEOMETRY_TEXT);

          shape->x = at.x + piece->x;
          shape->y = at.y + (i - from) * height;
          shape->width = piece->width;
          shape->height = height;
          shape->size = size;
          shape->bold = piece->style.bold;
          shape->fill = piece->style.soft ? self->theme->ink65 : self->theme->ink;
          shape->text = rp_drawing_string (page, piece->text);
          shape->link = rp_drawing_string (page, piece->style.link);
          shape->page_link = piece->style.note;
        }
    }
}
