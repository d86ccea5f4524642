/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rings of a radial layout: how many steps it is to what stands there. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "network-ink.h"
#include "unit-circle.h"

#define FEWEST_RINGS 2 /* one says nothing that the ties do not */
#define MOST_RINGS 40  /* of a long path: more would hatch the paper */
#define LINE_PX 1.0
#define INK 0.14          /* as quiet as it can be and still be seen */
#define STEP_PX 6.0       /* along a ring */
#define LEAST_GAP_PX 14.0 /* between one ring and the next that are both drawn */
#define N_PLACES 24       /* around a ring that its name tries */
#define EDGE_PX 2.0       /* of the picture, which no ring touches */
#define AIR_PX 2.0

/* Steps from ROOT to each node; G_MAXUINT: there is no way. */
static guint *
steps_from (const RpGraph *graph, guint root)
{
  gsize n = graph->n_nodes;
  guint *steps = g_new (guint, n + 1);
  g_autofree guint *first = g_new0 (guint, n + 2), *queue = g_new (guint, n + 1), *next = NULL;
  g_autofree guint *others = g_new (guint, 2 * (gsize)graph->n_edges + 1);
  guint n_queued = 1;

  for (guint e = 0; e < graph->n_edges; e++)
    {
      first[graph->edges[e].a + 1]++;
      first[graph->edges[e].b + 1]++;
    }
  for (guint i = 0; i < n; i++)
    {
      first[i + 1] += first[i];
      steps[i] = G_MAXUINT;
    }
  next = g_memdup2 (first, (n + 1) * sizeof (guint));
  for (guint e = 0; e < graph->n_edges; e++)
    {
      others[next[graph->edges[e].a]++] = graph->edges[e].b;
      others[next[graph->edges[e].b]++] = graph->edges[e].a;
    }
  steps[root] = 0;
  queue[0] = root;
  for (guint k = 0; k < n_queued; k++)
    for (guint t = first[queue[k]]; t < first[queue[k] + 1]; t++)
      if (steps[others[t]] == G_MAXUINT)
        {
          steps[others[t]] = steps[queue[k]] + 1;
          queue[n_queued++] = others[t];
        }
  return steps;
}

void
rp_net_find_rings (RpNetwork *self, const RpGraph *graph, guint root)
{
  g_autofree guint *steps = NULL;
  g_autofree guint *n_nodes = g_new0 (guint, MOST_RINGS + 1);
  RpPoint centre;

  g_clear_pointer (&self->rings, g_array_unref);
  if (root >= graph->n_nodes)
    return;
  steps = steps_from (graph, root);
  centre = self->positions[root];
  self->rings = g_array_new (FALSE, TRUE, sizeof (RpNetRing));
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      double x = self->positions[i].x - centre.x, y = self->positions[i].y - centre.y;
      RpNetRing *ring;

      if (steps[i] == 0 || steps[i] > MOST_RINGS)
        continue;
      if (self->rings->len < steps[i])
        g_array_set_size (self->rings, steps[i]);
      ring = &g_array_index (self->rings, RpNetRing, steps[i] - 1);
      ring->centre = centre;
      /* the middle of those on which a crowd stands in turn */
      ring->radius += (sqrt (x * x + y * y) - ring->radius) / ++n_nodes[steps[i] - 1];
    }
  if (self->rings->len < FEWEST_RINGS)
    g_clear_pointer (&self->rings, g_array_unref);
}

static RpPoint
point_on (const RpNetInk *ink, const RpNetRing *ring, double part)
{
  RpPoint at = rp_unit_circle (part);

  return (RpPoint){ (ring->centre.x + at.x * ring->radius) * ink->view.zoom + ink->view.x,
                    (ring->centre.y + at.y * ring->radius) * ink->view.zoom + ink->view.y };
}

/* In the picture, or as far outside it as nodes and names are. */
static gboolean
is_drawn_at (const RpNetInk *ink, RpPoint p)
{
  return p.x > MAX (MIN (ink->extent.left, EDGE_PX), -RP_NET_MARGIN_PX)
         && p.x < MIN (MAX (ink->extent.right, ink->width - EDGE_PX), ink->width + RP_NET_MARGIN_PX)
         && p.y > MAX (MIN (ink->extent.top, EDGE_PX), -RP_NET_MARGIN_PX)
         && p.y < MIN (MAX (ink->extent.bottom, ink->height - EDGE_PX), ink->height + RP_NET_MARGIN_PX);
}

static void
add_arc (RpNetInk *ink, const GArray *points)
{
  const RpPoint *p = (const RpPoint *)(gpointer)points->data;
  RpPoint low = p[0], high = p[0];
  RpShape *shape;

  if (points->len < 2)
    return;
  for (guint i = 1; i < points->len; i++)
    {
      low = (RpPoint){ MIN (low.x, p[i].x), MIN (low.y, p[i].y) };
      high = (RpPoint){ MAX (high.x, p[i].x), MAX (high.y, p[i].y) };
    }
  shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);
  shape->x = low.x;
  shape->y = low.y;
  shape->width = high.x - low.x;
  shape->height = high.y - low.y;
  shape->points = rp_drawing_points (ink->drawing, p, points->len);
  shape->n_points = points->len;
  shape->stroke = rp_color_over (ink->theme->ink, INK, ink->theme->paper);
  shape->line_width = LINE_PX;
}

static void
draw_ring (RpNetInk *ink, const RpNetRing *ring)
{
  guint n = (guint)CLAMP (2 * G_PI * ring->radius * ink->view.zoom / STEP_PX, 48, 720);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (RpPoint));

  for (guint i = 0; i <= n; i++)
    {
      RpPoint p = point_on (ink, ring, (double)i / n);

      if (is_drawn_at (ink, p))
        g_array_append_val (points, p);
      else if (points->len > 0)
        {
          add_arc (ink, points);
          g_array_set_size (points, 0);
        }
    }
  if (points->len > 0)
    add_arc (ink, points);
}

/* The rings that are drawn: those of a path seen from afar would lie upon one another. */
static gboolean
is_drawn (const RpNetInk *ink, guint i, double *last)
{
  double radius = g_array_index (ink->rings, RpNetRing, i).radius * ink->view.zoom;

  if (radius < *last + LEAST_GAP_PX)
    return FALSE;
  *last = radius;
  return TRUE;
}

void
rp_net_draw_rings (RpNetInk *ink)
{
  double last = 0;

  for (guint i = 0; ink->rings != NULL && i < ink->rings->len; i++)
    if (is_drawn (ink, i, &last))
      draw_ring (ink, &g_array_index (ink->rings, RpNetRing, i));
}

/* Above first, and on both sides of that, down to below. */
static double
nth_place (guint k)
{
  return -0.25 + (k % 2 == 0 ? 1.0 : -1.0) * ((k + 1) / 2) / N_PLACES;
}

static void
name_ring (RpNetInk *ink, const RpNetRing *ring, guint steps)
{
  /* Translators: how many ties it is from the one in the middle of the rings to whoever stands on this one. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u step", "%u steps", steps), steps);
  double width = rp_text_width (ink->state->measure, text, RP_TEXT_TICK), height = rp_text_line_height (RP_TEXT_TICK);

  for (guint k = 0; k < N_PLACES; k++)
    {
      RpPoint p = point_on (ink, ring, nth_place (k));
      RpLabelBox box = { p.x - width / 2, p.y - height / 2, p.x + width / 2, p.y + height / 2 };
      RpLabelBox aired = { box.left - AIR_PX, box.top - AIR_PX, box.right + AIR_PX, box.bottom + AIR_PX };
      RpShape *shape;

      if (box.left < EDGE_PX || box.right > ink->width - EDGE_PX || box.top < EDGE_PX
          || box.bottom > ink->height - EDGE_PX || !rp_net_is_free (ink, aired, RP_LABEL_NOBODY, RP_LABEL_NOBODY))
        continue;
      rp_label_grid_add (ink->words, box, RP_LABEL_NOBODY - 1);
      shape = rp_drawing_add_text (ink->drawing, RP_ROLE_DECORATION, ink->state->measure, text, RP_TEXT_TICK, box.left,
                                   box.top, ink->theme->ink65);
      shape->halo = TRUE;
      return;
    }
}

void
rp_net_name_rings (RpNetInk *ink)
{
  double last = 0;

  for (guint i = 0; ink->rings != NULL && i < ink->rings->len; i++)
    if (is_drawn (ink, i, &last))
      name_ring (ink, &g_array_index (ink->rings, RpNetRing, i), i + 1);
}
