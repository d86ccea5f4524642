/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-ink.h"

#define BELOW_PX 3.0
#define BESIDE_PX 5.0
#define AIR_PX 1.0 /* between words and what is next to them */
#define N_SIDES 12

/* Where a name may stand: below, above, right, left, then below and above out of the middle, then at the corners. */
static RpLabelBox
label_box (const RpNetNode *node, const RpNetPlace *place, guint side)
{
  static const struct
  {
    double x, y;   /* the box's middle in half sizes of the box, from the node's middle */
    double beside; /* in radii and gaps */
    double below;
  } sides[N_SIDES] = {
    { 0, 1, 0, 1 },     { 0, -1, 0, -1 },     { 1, 0, 1, 0 },       { -1, 0, -1, 0 },
    { 0.6, 1, 0, 1 },   { -0.6, 1, 0, 1 },    { 0.6, -1, 0, -1 },   { -0.6, -1, 0, -1 },
    { 1, 1, 0.7, 0.4 }, { -1, 1, -0.7, 0.4 }, { 1, -1, 0.7, -0.4 }, { -1, -1, -0.7, -0.4 },
  };
  double w = node->text_width / 2, h = node->text_height / 2;
  double x = place->at.x + sides[side].x * w + sides[side].beside * (place->radius + BESIDE_PX);
  double y = place->at.y + sides[side].y * h + sides[side].below * (place->radius + BELOW_PX);

  return (RpLabelBox){ x - w, y - h, x + w, y + h };
}

static RpLabelBox
with_air (RpLabelBox box, double air)
{
  return (RpLabelBox){ box.left - air, box.top - air, box.right + air, box.bottom + air };
}

static gboolean
inside (const RpLabelBox *box, const RpLabelBox *extent)
{
  return box->left >= extent->left - 0.5 && box->right <= extent->right + 0.5 && box->top >= extent->top - 0.5
         && box->bottom <= extent->bottom + 0.5;
}

/* Takes the first side of the node where there is room; FORCED takes the place below in any case. */
static void
place_label (RpNetInk *ink, guint i, gboolean forced)
{
  RpNetPlace *place = &ink->places[i];

  for (guint side = 0; side < N_SIDES + (forced ? 1 : 0); side++)
    {
      RpLabelBox box = label_box (&ink->graph->nodes[i], place, side % N_SIDES);

      if (side < N_SIDES
          && ((side > 0 && !inside (&box, &ink->extent))
              || !rp_label_grid_is_free (ink->taken, with_air (box, AIR_PX), i, i)))
        continue;
      place->label = box;
      place->labelled = TRUE;
      rp_label_grid_add (ink->taken, box, i);
      return;
    }
}

void
rp_net_place_labels (RpNetInk *ink)
{
  /* names come in by importance; all of the layout's, in sight or not, so that panning changes none */
  for (guint turn = 0; turn < 3; turn++)
    for (guint k = 0; k < ink->graph->n_nodes; k++)
      {
        guint i = ink->graph->order[k];
        const RpNetPlace *place = &ink->places[i];
        guint due = place->state == RP_STATE_SELECTED ? 0 : place->state == RP_STATE_RELATED ? 1 : 2;

        if (due != turn || !place->visible || place->labelled)
          continue;
        place_label (ink, i, due == 0);
      }
}

static RpColor
label_color (const RpNetInk *ink, const RpNetPlace *place)
{
  if (place->recedes)
    return rp_color_over (ink->theme->ink, ink->theme->other_text, ink->theme->paper);
  return ink->theme->ink;
}

static gboolean
in_sight (const RpNetInk *ink, const RpLabelBox *box)
{
  return box->right > -RP_NET_MARGIN_PX && box->left < ink->width + RP_NET_MARGIN_PX && box->bottom > -RP_NET_MARGIN_PX
         && box->top < ink->height + RP_NET_MARGIN_PX;
}

void
rp_net_draw_labels (RpNetInk *ink)
{
  for (guint k = 0; k < ink->graph->n_nodes; k++)
    {
      guint i = ink->graph->order[ink->graph->n_nodes - 1 - k];
      const RpNetPlace *place = &ink->places[i];
      const RpNetNode *node = &ink->graph->nodes[i];
      RpShape *shape;

      if (!place->visible || !place->labelled || !in_sight (ink, &place->label))
        continue;
      shape = rp_drawing_add (ink->drawing, RP_ROLE_LABEL, RP_GEOMETRY_TEXT);
      shape->x = place->label.left;
      shape->y = place->label.top;
      shape->width = node->text_width;
      shape->height = node->text_height;
      shape->text = rp_drawing_string (ink->drawing, node->text);
      shape->full = rp_drawing_string (ink->drawing, rp_dataset_entity (ink->graph->dataset, i)->record.title);
      shape->of = rp_record_ref (RP_RECORD_ENTITY, i);
      shape->size = RP_TEXT_LABEL;
      shape->fill = label_color (ink, place);
      shape->state = place->state;
      shape->halo = TRUE;
      shape->centered = TRUE;
      shape->bold = place->state == RP_STATE_SELECTED;
    }
}
