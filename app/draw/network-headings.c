/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-ink.h"

#define AIR_PX 1.0

/* Headings own their boxes by numbers behind those of the nodes. */
static guint
owner_of (const RpNetInk *ink, guint heading)
{
  return ink->graph->n_nodes + heading;
}

static RpLabelBox
box_of (const RpNetInk *ink, const RpNetHeading *heading)
{
  double x = heading->at.x * ink->view.zoom + ink->view.x, y = heading->at.y * ink->view.zoom + ink->view.y;

  return (RpLabelBox){ x - AIR_PX, y, x + heading->width + AIR_PX, y + rp_text_line_height (RP_TEXT_NAME) };
}

void
rp_net_take_headings (RpNetInk *ink)
{
  for (guint h = 0; h < ink->headings->len; h++)
    {
      RpLabelBox box = box_of (ink, &g_array_index (ink->headings, RpNetHeading, h));

      if (!rp_net_is_cut (ink, &box) && rp_label_grid_is_free (ink->discs, box, RP_LABEL_NOBODY, RP_LABEL_NOBODY))
        rp_label_grid_add (ink->discs, box, owner_of (ink, h));
    }
}

void
rp_net_draw_headings (RpNetInk *ink)
{
  for (guint h = 0; h < ink->headings->len; h++)
    {
      const RpNetHeading *heading = &g_array_index (ink->headings, RpNetHeading, h);
      RpLabelBox box = box_of (ink, heading);
      RpShape *shape;

      /* what took its room is free to itself alone; where it found none it meets a node */
      if (box.right < -RP_NET_MARGIN_PX || box.left > ink->width + RP_NET_MARGIN_PX || box.bottom < -RP_NET_MARGIN_PX
          || box.top > ink->height + RP_NET_MARGIN_PX
          || !rp_label_grid_is_free (ink->discs, box, owner_of (ink, h), owner_of (ink, h)))
        continue;
      shape = rp_drawing_add_text (ink->drawing, RP_ROLE_LANE, ink->state->measure, heading->text, RP_TEXT_NAME,
                                   box.left + AIR_PX, box.top, ink->theme->ink65);
      shape->full = rp_drawing_string (ink->drawing, heading->text);
      shape->halo = TRUE;
    }
}
