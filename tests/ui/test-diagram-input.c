/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scroll does: a display without a touchpad cannot make these, so the one function that all scrolls come to is
 * called. */
#include "dataset-builder.h"
#include "diagram-input.h"

#include <adwaita.h>
#include <math.h>

#define TEST_TYPE_VIEW (test_view_get_type ())
G_DECLARE_FINAL_TYPE (TestView, test_view, TEST, VIEW, RpDiagramView)

struct _TestView
{
  RpDiagramView parent_instance;
  double dx, dy, factor;
};

G_DEFINE_FINAL_TYPE (TestView, test_view, RP_TYPE_DIAGRAM_VIEW)

static void
test_view_pan (RpDiagramView *view, double dx, double dy)
{
  TEST_VIEW (view)->dx += dx;
  TEST_VIEW (view)->dy += dy;
}

static void
test_view_zoom (RpDiagramView *view, G_GNUC_UNUSED double x, G_GNUC_UNUSED double y, double factor)
{
  TEST_VIEW (view)->factor *= factor;
}

static RpDrawing *
test_view_build (G_GNUC_UNUSED RpDiagramView *view, G_GNUC_UNUSED double width, G_GNUC_UNUSED double height)
{
  return NULL;
}

static void
test_view_class_init (TestViewClass *klass)
{
  RP_DIAGRAM_VIEW_CLASS (klass)->build = test_view_build;
  RP_DIAGRAM_VIEW_CLASS (klass)->pan = test_view_pan;
  RP_DIAGRAM_VIEW_CLASS (klass)->zoom = test_view_zoom;
}

static void
test_view_init (TestView *self)
{
  self->factor = 1;
}

static TestView *
view_new (void)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
  g_autoptr (RpDataset) dataset = rp_dataset_builder_finish (builder);
  g_autoptr (RpSession) session = rp_session_new ();
  TestView *view = g_object_ref_sink (g_object_new (TEST_TYPE_VIEW, NULL));

  rp_session_set_dataset (session, dataset, FALSE);
  rp_diagram_view_set_session (RP_DIAGRAM_VIEW (view), session);
  return view;
}

static void
scroll (TestView *view, double dx, double dy, GdkScrollUnit unit, GdkModifierType modifiers)
{
  view->dx = view->dy = 0;
  view->factor = 1;
  rp_diagram_input_scroll (RP_DIAGRAM_VIEW (view), dx, dy, unit, modifiers);
}

static void
test_wheel (void)
{
  g_autoptr (TestView) view = view_new ();

  scroll (view, 0, -1, GDK_SCROLL_UNIT_WHEEL, 0);
  g_assert_cmpfloat (view->factor, >, 1);
  g_assert_cmpfloat (view->dx, ==, 0);
  scroll (view, 0, 1, GDK_SCROLL_UNIT_WHEEL, GDK_CONTROL_MASK);
  g_assert_cmpfloat (view->factor, <, 1);
  scroll (view, 0, 1, GDK_SCROLL_UNIT_WHEEL, GDK_SHIFT_MASK);
  g_assert_cmpfloat (view->factor, ==, 1);
  g_assert_cmpfloat (view->dx, >, 0);
  scroll (view, -1, 0, GDK_SCROLL_UNIT_WHEEL, 0);
  g_assert_cmpfloat (view->dx, <, 0);
}

static void
test_touchpad (void)
{
  g_autoptr (TestView) view = view_new ();

  scroll (view, 7, -3, GDK_SCROLL_UNIT_SURFACE, 0);
  g_assert_cmpfloat (view->factor, ==, 1);
  g_assert_cmpfloat (view->dx, ==, 7);
  g_assert_cmpfloat (view->dy, ==, -3);
  scroll (view, 0, -30, GDK_SCROLL_UNIT_SURFACE, GDK_CONTROL_MASK);
  g_assert_cmpfloat (view->factor, >, 1);
  g_assert_cmpfloat (view->dy, ==, 0);
}

/* Two fingers zoom, whatever else is held. */
static void
test_pinch (void)
{
  g_autoptr (TestView) view = view_new ();

  scroll (view, 0, 0, GDK_SCROLL_UNIT_SURFACE, 0);
  rp_diagram_input_pinch (RP_DIAGRAM_VIEW (view), 10, 10, 1.5);
  rp_diagram_input_pinch (RP_DIAGRAM_VIEW (view), 10, 10, 1.2);
  g_assert_cmpfloat_with_epsilon (view->factor, 1.8, 1e-12);
  g_assert_cmpfloat (view->dx, ==, 0);
  /* A gesture that tells nonsense moves nothing. */
  rp_diagram_input_pinch (RP_DIAGRAM_VIEW (view), 10, 10, NAN);
  rp_diagram_input_pinch (RP_DIAGRAM_VIEW (view), 10, 10, 0);
  g_assert_cmpfloat_with_epsilon (view->factor, 1.8, 1e-12);
}

/* Shift and a touchpad: sideways too, by as many px as the fingers. */
static void
test_touchpad_with_shift (void)
{
  g_autoptr (TestView) view = view_new ();

  scroll (view, 0, 9, GDK_SCROLL_UNIT_SURFACE, GDK_SHIFT_MASK);
  g_assert_cmpfloat (view->dx, ==, 9);
  g_assert_cmpfloat (view->dy, ==, 0);
  g_assert_cmpfloat (view->factor, ==, 1);
}

/* There and back is where one was. */
static void
test_inverse (void)
{
  g_autoptr (TestView) view = view_new ();

  scroll (view, 0, -3, GDK_SCROLL_UNIT_WHEEL, 0);
  rp_diagram_input_scroll (RP_DIAGRAM_VIEW (view), 0, 3, GDK_SCROLL_UNIT_WHEEL, 0);
  g_assert_cmpfloat_with_epsilon (view->factor, 1, 1e-12);
}

static void
test_held_keys (void)
{
  g_autoptr (TestView) view = view_new ();

  g_assert_false (rp_diagram_input_hold (RP_DIAGRAM_VIEW (view), GDK_KEY_x, TRUE));
  g_assert_true (rp_diagram_input_hold (RP_DIAGRAM_VIEW (view), GDK_KEY_D, TRUE));
  g_assert_true (rp_diagram_input_hold (RP_DIAGRAM_VIEW (view), GDK_KEY_d, FALSE));
}

/* The desktop asks for larger texts while the view is on the screen: it is that much smaller in px of the diagram, and
 * what is under a finger stays there. */
static void
test_text_scale (void)
{
  g_autoptr (TestView) view = view_new ();
  GtkWidget *window = gtk_window_new ();
  RpDiagramView *diagram = RP_DIAGRAM_VIEW (view);
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 300);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 144 * 1024, NULL);
  for (guint i = 0; i < 500 && (rp_diagram_view_get_scale (diagram) != 1.5 || rp_diagram_view_get_width (diagram) == 0);
       i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_cmpfloat (rp_diagram_view_get_scale (diagram), ==, 1.5);
  g_assert_cmpfloat (rp_diagram_view_get_width (diagram), ==, gtk_widget_get_width (GTK_WIDGET (view)) / 1.5);
  scroll (view, 30, 15, GDK_SCROLL_UNIT_SURFACE, 0);
  g_assert_cmpfloat_with_epsilon (view->dx, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (view->dy, 10, 1e-9);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* 77: meson's word for skipped. */
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  g_test_add_func ("/diagram-input/wheel", test_wheel);
  g_test_add_func ("/diagram-input/touchpad", test_touchpad);
  g_test_add_func ("/diagram-input/pinch", test_pinch);
  g_test_add_func ("/diagram-input/touchpad-with-shift", test_touchpad_with_shift);
  g_test_add_func ("/diagram-input/inverse", test_inverse);
  g_test_add_func ("/diagram-input/held-keys", test_held_keys);
  g_test_add_func ("/diagram-input/text-scale", test_text_scale);
  return g_test_run ();
}
