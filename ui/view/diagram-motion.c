/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagram view whose drawing takes longer than a frame: what is painted moves with the hand, is scaled where it
 * zooms, and is made anew in a thread once the hand rests, or when it will soon not do any more. */
#include "diagram-view-private.h"

#define PRIVATE(self) rp_diagram_view_private (self)
#define CLASS(self) RP_DIAGRAM_VIEW_GET_CLASS (self)

#define REST_MS 120
/* What is painted around the view, of its sides. */
#define MARGIN_PART 0.2

RpDiagramPlace
rp_diagram_view_place (RpDiagramView *self)
{
  RpDiagramPlace place = { 1, 0, 0 };

  if (CLASS (self)->place != NULL)
    CLASS (self)->place (self, &place);
  return place;
}

double
rp_diagram_view_margin (RpDiagramView *self)
{
  double longer = MAX (rp_diagram_view_get_width (self), rp_diagram_view_get_height (self));

  return CLASS (self)->order != NULL ? MARGIN_PART * longer : 0;
}

static gboolean
is_at (const RpDiagramPlace *a, const RpDiagramPlace *b)
{
  return a->zoom == b->zoom && a->x == b->x && a->y == b->y;
}

void
rp_diagram_view_fade (RpDiagramView *self)
{
  rp_diagram_paint_fade (PRIVATE (self)->paint);
}

gboolean
rp_diagram_view_is_moving (RpDiagramView *self)
{
  RpDiagramPlace place = rp_diagram_view_place (self);

  return !is_at (&place, &PRIVATE (self)->drawn);
}

const RpShape *
rp_diagram_view_hit (RpDiagramView *self, double x, double y, double reach)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpDiagramPlace place = rp_diagram_view_place (self);

  if (priv->drawing == NULL)
    return NULL;
  if (!is_at (&place, &priv->drawn))
    {
      x = (x - place.x) / place.zoom * priv->drawn.zoom + priv->drawn.x;
      y = (y - place.y) / place.zoom * priv->drawn.zoom + priv->drawn.y;
    }
  return rp_drawing_hit (priv->drawing, x, y, reach);
}

static void order (RpDiagramView *self, gboolean on_the_way);

/* What is painted on the way is not yet what the view rests with. */
static gboolean
is_unfinished (RpDiagramView *self)
{
  return rp_diagram_view_is_moving (self) || rp_diagram_paint_is_on_the_way (PRIVATE (self)->paint);
}

static void
made_cb (RpDrawing *drawing, const RpDiagramPlace *place, RpDiagramOrder *made, gpointer data)
{
  RpDiagramView *self = data;

  if (CLASS (self)->ordered != NULL)
    CLASS (self)->ordered (self, made);
  rp_diagram_view_take_drawing (self, rp_drawing_ref (drawing), place);
  g_debug ("%s: %u shapes ordered", G_OBJECT_TYPE_NAME (self), rp_drawing_n_shapes (drawing));
  if (is_unfinished (self) && PRIVATE (self)->rest_id == 0)
    order (self, FALSE);
}

/* ON_THE_WAY: of a hand that pans, which will soon see what lies ahead. */
static void
order (RpDiagramView *self, gboolean on_the_way)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpDiagramPlace place = rp_diagram_view_place (self);
  RpDiagramOrder wanted = { 0 };

  if (on_the_way)
    place = rp_diagram_paint_near (priv->paint, &place);
  if (CLASS (self)->order (self, rp_diagram_view_get_width (self), rp_diagram_view_get_height (self), &place, &wanted))
    {
      wanted.on_the_way = on_the_way;
      rp_diagram_paint_order (priv->paint, &wanted, &place, rp_diagram_view_margin (self), made_cb, self);
    }
  else
    rp_diagram_view_invalidate (self);
}

gboolean
rp_diagram_view_order_new (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpDiagramPlace place;

  if (priv->blank || CLASS (self)->is_new == NULL || rp_diagram_view_get_dataset (self) == NULL
      || !CLASS (self)->is_new (self))
    return FALSE;
  place = rp_diagram_view_place (self);
  rp_diagram_paint_fade (priv->paint);
  rp_diagram_paint_move (priv->paint, &place);
  order (self, FALSE);
  return TRUE;
}

/* One that is being made for another place is followed by one for this. */
static gboolean
rest_cb (gpointer data)
{
  RpDiagramView *self = data;

  PRIVATE (self)->rest_id = 0;
  if (is_unfinished (self) && !PRIVATE (self)->stale && !rp_diagram_paint_has_order (PRIVATE (self)->paint))
    order (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
rp_diagram_view_moved (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpDiagramPlace place = rp_diagram_view_place (self);

  if (priv->stale || priv->drawing == NULL || CLASS (self)->order == NULL
      || !CLASS (self)->order (self, rp_diagram_view_get_width (self), rp_diagram_view_get_height (self), &place, NULL))
    {
      rp_diagram_view_invalidate (self);
      return;
    }
  priv->hovered = NULL;
  rp_diagram_paint_move (priv->paint, &place);
  rp_diagram_paint_move (priv->marks, &place);
  if (!rp_diagram_paint_has_order (priv->paint)
      && !rp_diagram_paint_serves (priv->paint, rp_diagram_view_get_width (self), rp_diagram_view_get_height (self)))
    order (self, TRUE);
  g_clear_handle_id (&priv->rest_id, g_source_remove);
  priv->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}
