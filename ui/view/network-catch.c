/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-catch.h"

#include "diagram-paint.h"
#include "diagram-pill.h"
#include "lasso.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_STEP_PX 2.0
#define GROUND_ALPHA 0.1
#define RING_GAP_PX 3.0 /* at most: those around small nodes are smaller */
#define RING_PX 2.0
#define MOST_RINGS 400 /* more would be one blot; their number says enough */
#define PILL_BELOW_PX 20.0

struct _RpNetworkCatch
{
  GArray *spots;
  RpPoint *places; /* of the spots */
  RpPoint from, to;
  GArray *line;   /* RpPoint; NULL: a box */
  GArray *within; /* guint: which spots */
  gboolean add;
};

RpNetworkCatch *
rp_network_catch_new (GArray *spots, RpPoint from, gboolean lasso)
{
  RpNetworkCatch *self = g_new0 (RpNetworkCatch, 1);

  self->spots = spots;
  self->places = g_new (RpPoint, (gsize)spots->len + 1);
  for (guint i = 0; i < spots->len; i++)
    self->places[i] = g_array_index (spots, RpNetworkSpot, i).at;
  self->from = self->to = from;
  self->within = g_array_new (FALSE, FALSE, sizeof (guint));
  if (lasso)
    {
      self->line = g_array_new (FALSE, FALSE, sizeof (RpPoint));
      rp_lasso_extend (self->line, from, 0);
    }
  return self;
}

void
rp_network_catch_free (RpNetworkCatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->spots);
  g_free (self->places);
  g_clear_pointer (&self->line, g_array_unref);
  g_array_unref (self->within);
  g_free (self);
}

void
rp_network_catch_move (RpNetworkCatch *self, RpPoint to, gboolean add)
{
  RpPoint box[4] = { self->from, { to.x, self->from.y }, to, { self->from.x, to.y } };

  self->to = to;
  self->add = add;
  if (self->line != NULL && !rp_lasso_extend (self->line, to, LEAST_STEP_PX))
    return;
  g_array_set_size (self->within, 0);
  if (self->line != NULL)
    rp_lasso_pick ((const RpPoint *)(gpointer)self->line->data, self->line->len, self->places, self->spots->len,
                   self->within);
  else
    rp_lasso_pick (box, G_N_ELEMENTS (box), self->places, self->spots->len, self->within);
}

guint
rp_network_catch_count (const RpNetworkCatch *self)
{
  return self->within->len;
}

static const RpNetworkSpot *
caught (const RpNetworkCatch *self, guint i)
{
  return &g_array_index (self->spots, RpNetworkSpot, g_array_index (self->within, guint, i));
}

void
rp_network_catch_select (RpNetworkCatch *self, RpSession *session)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  const GArray *also = rp_session_get_also (session);
  RpRecordRef selected = rp_session_get_selected (session);

  if (self->add && selected.type != RP_RECORD_NONE)
    g_array_append_val (refs, selected);
  if (self->add && also != NULL)
    g_array_append_vals (refs, also->data, also->len);
  for (guint i = 0; i < self->within->len; i++)
    if (!self->add || !rp_session_is_picked (session, caught (self, i)->ref))
      g_array_append_val (refs, caught (self, i)->ref);
  rp_session_select_several (session, (const RpRecordRef *)(gpointer)refs->data, refs->len);
}

/* ---- ink ---- */

static void
set_ink (cairo_t *cr, RpColor color, double alpha)
{
  GdkRGBA ink = rp_diagram_paint_rgba (color);

  ink.alpha *= (float)alpha;
  gdk_cairo_set_source_rgba (cr, &ink);
}

static void
draw_line (const RpNetworkCatch *self, cairo_t *cr, const RpTheme *theme)
{
  static const double dash[] = { 4, 4 };
  const RpPoint *line = (const RpPoint *)(gpointer)self->line->data;

  for (guint i = 0; i < self->line->len; i++)
    cairo_line_to (cr, line[i].x, line[i].y);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 1.5);
  set_ink (cr, theme->accent, GROUND_ALPHA);
  cairo_fill_preserve (cr);
  set_ink (cr, theme->accent, 1);
  cairo_stroke (cr);
  /* how it will close */
  cairo_move_to (cr, self->to.x, self->to.y);
  cairo_line_to (cr, line[0].x, line[0].y);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_box (const RpNetworkCatch *self, cairo_t *cr, const RpTheme *theme)
{
  double left = floor (MIN (self->from.x, self->to.x)) + 0.5, top = floor (MIN (self->from.y, self->to.y)) + 0.5;

  cairo_rectangle (cr, left, top, floor (fabs (self->to.x - self->from.x)), floor (fabs (self->to.y - self->from.y)));
  set_ink (cr, theme->accent, GROUND_ALPHA);
  cairo_fill_preserve (cr);
  set_ink (cr, theme->accent, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_rings (const RpNetworkCatch *self, cairo_t *cr, const RpTheme *theme)
{
  set_ink (cr, theme->accent, 1);
  cairo_set_line_width (cr, RING_PX);
  for (guint i = 0; i < self->within->len && self->within->len <= MOST_RINGS; i++)
    {
      const RpNetworkSpot *spot = caught (self, i);

      cairo_new_sub_path (cr);
      cairo_arc (cr, spot->at.x, spot->at.y, spot->radius + MIN (RING_GAP_PX, spot->radius), 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

void
rp_network_catch_snapshot (const RpNetworkCatch *self, GtkWidget *widget, GtkSnapshot *snapshot, const RpTheme *theme,
                           RpPoint size)
{
  guint n = self->within->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u node", "%u nodes", n), n);
  RpDiagramPill pill = { theme, text, self->to.x, self->to.y + PILL_BELOW_PX };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)size.x, (float)size.y));

  if (self->line != NULL)
    draw_line (self, cr, theme);
  else
    draw_box (self, cr, theme);
  draw_rings (self, cr, theme);
  cairo_destroy (cr);
  pill.top = floor (CLAMP (pill.top, 0, MAX (0, size.y - RP_PILL_PX)));
  rp_diagram_pill_snapshot (&pill, widget, snapshot, 0, size.x);
}
