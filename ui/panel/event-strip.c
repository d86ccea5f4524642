/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "event-strip.h"

#include "record-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAND_PX 22
#define TICK_PX 2
#define TICK_STEP_PX 3
#define REACH_PX 12
#define EDGE_PX 3
#define NOTHING G_MAXUINT

struct _RpEventStrip
{
  GtkWidget parent_instance;
  RpDataset *dataset;
  GArray *ticks; /* RpCardTick */
  double from, to;
  char *begin, *end;
  guint at; /* where the keys stand */
};

G_DEFINE_FINAL_TYPE (RpEventStrip, rp_event_strip, GTK_TYPE_WIDGET)

static const RpCardTick *
tick_at (const RpEventStrip *self, guint index)
{
  return &g_array_index (self->ticks, RpCardTick, index);
}

static double
x_of (RpEventStrip *self, double seconds)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE_PX, length = self->to - self->from;

  if (!(length > 0))
    return EDGE_PX + room / 2;
  return EDGE_PX + room * CLAMP ((seconds - self->from) / length, 0, 1);
}

static guint
nearest (RpEventStrip *self, double x)
{
  double best = REACH_PX;
  guint found = NOTHING;

  for (guint i = 0; i < self->ticks->len; i++)
    {
      double from = x_of (self, tick_at (self, i)->from), to = x_of (self, tick_at (self, i)->to);
      double middle = (from + to) / 2;
      /* Within a long stretch, the nearer its middle the better, but any point of time is nearer. */
      double away = x < from ? from - x : x > to ? x - to : MIN (fabs (x - middle), REACH_PX - 1);

      if (away < best)
        {
          best = away;
          found = i;
        }
    }
  return found;
}

static void
tell (RpEventStrip *self)
{
  RpRecordRef ref;
  g_autofree char *when = NULL, *text = NULL;

  if (self->at == NOTHING)
    return;
  ref = rp_record_ref (RP_RECORD_EVENT, tick_at (self, self->at)->event);
  when = rp_record_text_when (self->dataset, ref);
  text = g_strdup_printf (_ ("%u of %u: %s, %s"), self->at + 1, self->ticks->len,
                          rp_record_text_title (self->dataset, ref), when != NULL ? when : _ ("undated"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pick (RpEventStrip *self, guint index)
{
  if (index != NOTHING)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s",
                                rp_dataset_event (self->dataset, tick_at (self, index)->event)->record.id);
}

static void
clicked_cb (RpEventStrip *self, G_GNUC_UNUSED int n_press, double x)
{
  pick (self, nearest (self, x));
}

static gboolean
key_cb (RpEventStrip *self, guint key, G_GNUC_UNUSED guint code, GdkModifierType state)
{
  gboolean back = key == GDK_KEY_Left || key == GDK_KEY_Up, on = key == GDK_KEY_Right || key == GDK_KEY_Down;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    pick (self, self->at);
  else if (key == GDK_KEY_Home)
    self->at = 0;
  else if (key == GDK_KEY_End)
    self->at = self->ticks->len - 1;
  else if (on)
    self->at = self->at == NOTHING ? 0 : MIN (self->at + 1, self->ticks->len - 1);
  else if (back)
    self->at = self->at == NOTHING || self->at == 0 ? 0 : self->at - 1;
  else
    return GDK_EVENT_PROPAGATE;
  tell (self);
  return GDK_EVENT_STOP;
}

static void
focus_cb (RpEventStrip *self)
{
  if (self->at == NOTHING)
    self->at = 0;
  tell (self);
}

static gboolean
query_tooltip_cb (RpEventStrip *self, int x, G_GNUC_UNUSED int y, G_GNUC_UNUSED gboolean keyboard, GtkTooltip *tooltip)
{
  guint index = nearest (self, x);
  g_autofree char *when = NULL, *line = NULL, *text = NULL;
  RpRecordRef ref;

  if (index == NOTHING)
    return FALSE;
  ref = rp_record_ref (RP_RECORD_EVENT, tick_at (self, index)->event);
  line = rp_record_text_line (rp_record_text_title (self->dataset, ref));
  when = rp_record_text_when (self->dataset, ref);
  text = when != NULL ? g_strdup_printf ("%s\n%s", line, when) : g_strdup (line);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Stretches faint, so that what is denser is darker. */
static void
draw_stretches (RpEventStrip *self, cairo_t *cr, const GdkRGBA *ink)
{
  for (guint i = 0; i < self->ticks->len; i++)
    {
      double from = x_of (self, tick_at (self, i)->from), to = x_of (self, tick_at (self, i)->to);

      if (to - from > 2 * TICK_PX)
        cairo_rectangle (cr, from, BAND_PX / 2.0 - 3, to - from, 6);
    }
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.3);
  cairo_fill (cr);
}

/* A tick for each, side by side; where several fall on one place it is the taller, the more they are. */
static void
draw_ticks (RpEventStrip *self, cairo_t *cr, const GdkRGBA *ink)
{
  guint n = (guint)MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1) / TICK_STEP_PX + 1, most = 1;
  g_autofree guint *counts = g_new0 (guint, n);

  for (guint i = 0; i < self->ticks->len; i++)
    {
      double from = x_of (self, tick_at (self, i)->from), to = x_of (self, tick_at (self, i)->to);
      guint at = (guint)((from + to) / 2 / TICK_STEP_PX);

      if (to - from > 2 * TICK_PX || at >= n)
        continue;
      most = MAX (most, ++counts[at]);
    }
  for (guint i = 0; i < n; i++)
    {
      double height = most > 1 ? (BAND_PX - 6) * (0.4 + 0.6 * counts[i] / most) : BAND_PX - 6;

      if (counts[i] > 0)
        cairo_rectangle (cr, i * TICK_STEP_PX, (BAND_PX - height) / 2, TICK_PX, height);
    }
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.85);
  cairo_fill (cr);
}

static void
rp_event_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpEventStrip *self = RP_EVENT_STRIP (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  g_autoptr (PangoLayout) end = gtk_widget_create_pango_layout (widget, self->end);
  g_autoptr (PangoLayout) begin = gtk_widget_create_pango_layout (widget, self->begin);
  GdkRGBA ink;
  int end_width;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.25);
  cairo_rectangle (cr, 0, floor (BAND_PX / 2.0), width, 1);
  cairo_fill (cr);
  draw_stretches (self, cr, &ink);
  draw_ticks (self, cr, &ink);
  if (self->at != NOTHING && gtk_widget_has_visible_focus (widget))
    {
      double x = (x_of (self, tick_at (self, self->at)->from) + x_of (self, tick_at (self, self->at)->to)) / 2;

      cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 1);
      cairo_set_line_width (cr, 2);
      cairo_arc (cr, x, BAND_PX / 2.0, BAND_PX / 2.0 - 2, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.7);
  cairo_move_to (cr, 0, BAND_PX);
  pango_cairo_show_layout (cr, begin);
  pango_layout_get_pixel_size (end, &end_width, NULL);
  cairo_move_to (cr, width - end_width, BAND_PX);
  pango_cairo_show_layout (cr, end);
  cairo_destroy (cr);
}

static void
rp_event_strip_measure (GtkWidget *widget, GtkOrientation orientation, G_GNUC_UNUSED int for_size, int *minimum,
                        int *natural, G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, RP_EVENT_STRIP (widget)->begin);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : BAND_PX + height;
}

static void
rp_event_strip_finalize (GObject *object)
{
  RpEventStrip *self = RP_EVENT_STRIP (object);

  g_clear_object (&self->dataset);
  g_clear_pointer (&self->ticks, g_array_unref);
  g_free (self->begin);
  g_free (self->end);
  G_OBJECT_CLASS (rp_event_strip_parent_class)->finalize (object);
}

static void
rp_event_strip_class_init (RpEventStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rp_event_strip_finalize;
  widget_class->snapshot = rp_event_strip_snapshot;
  widget_class->measure = rp_event_strip_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rp_event_strip_init (RpEventStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->at = NOTHING;
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-strip");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
rp_event_strip_new (RpDataset *dataset, const RpCardBlock *block)
{
  RpEventStrip *self = g_object_new (RP_TYPE_EVENT_STRIP, NULL);
  g_autofree char *name = NULL;

  self->dataset = g_object_ref (dataset);
  self->ticks = g_array_ref (block->ticks);
  self->from = block->from;
  self->to = block->to;
  self->begin = rp_card_spans_text (block->spans);
  self->end = rp_card_spans_text (block->below);
  name = g_strdup_printf (_ ("%s between %s and %s"), block->caption, self->begin, self->end);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
