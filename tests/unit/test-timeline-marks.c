/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-marks.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "importers.h"
#include "painter.h"

#define WIDTH 500
#define HEIGHT 48
#define FEWEST 6 /* pixels that differ */
#define STEP 24  /* of 255 */

static const char *const statuses[] = { "done", "ongoing", "planned" };
static const char *const bases[] = { "stated", "inferred", "published" };
static const char *const starts[] = { "2000-06-01", "2000-06-01~", "2000-06-01?", "2000-06-01%", "..", "" };
static const char *const ends[] = { "2000-08-01", "2000-08-01~", "2000-08-01?", "2000-08-01%", "..", "" };
static const char *const others[] = { "2000-06-01", "2000-06-01~", "2000-06-01?", "2000-06-01%",    "2000-06",
                                      "2000-06~",   "2000-06?",    "2000-06%",    "[..2000-06-01]", "[2000-06-01..]" };

static void
add_event (GString *json, const char *status, const char *basis, const char *when, const char *evidence)
{
  g_string_append_printf (json,
                          "%s{\"kind\":\"meeting\",\"title\":\"%s %s %s %s\",\"status\":\"%s\",\"when_basis\":\"%s\","
                          "\"when\":\"%s\",\"evidence\":[%s]}",
                          json->str[json->len - 1] == '[' ? "" : ",", status, basis, when, *evidence ? "disputed" : "",
                          status, basis, when, evidence);
}

static void
add_dates (GString *json, const char *status, const char *basis)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_event (json, status, basis, others[i], "");
  for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
    for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
      {
        g_autofree char *when = g_strdup_printf ("%s/%s", starts[s], ends[e]);

        if (s < 4 || e < 4)
          add_event (json, status, basis, when, "");
      }
  add_event (json, status, basis, "2000-06-01", "{\"source\":\"s\",\"stance\":\"disputes\"}");
  add_event (json, status, basis, "2000-06-01/2000-08-01", "{\"source\":\"s\",\"stance\":\"disputes\"}");
}

static RpDataset *
every_combination (void)
{
  g_autoptr (GString) json
      = g_string_new ("{\"rapport\":1,\"title\":\"Marks\",\"sources\":[{\"id\":\"s\",\"title\":\"S\"}],\"events\":[");
  g_autoptr (RpImportResult) result = NULL;

  for (guint s = 0; s < G_N_ELEMENTS (statuses); s++)
    for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
      add_dates (json, statuses[s], bases[b]);
  g_string_append (json, "]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (rp_dataset_count_problems (result->dataset, RP_SEVERITY_ERROR), ==, 0);
  return g_object_ref (result->dataset);
}

static double
day (const char *text)
{
  RpWhen when;

  g_assert_true (rp_edtf_parse (text, &when, NULL, NULL));
  return rp_instant_to_double (rp_when_earliest (&when));
}

static RpTimelineInk
ink_for (const RpViewState *state, RpDrawing *drawing)
{
  return (RpTimelineInk){ .drawing = drawing,
                          .state = state,
                          .theme = state->theme,
                          .measure = state->measure,
                          .scale = rp_time_scale (NULL, day ("1999-11-01"), day ("2001-03-01"), WIDTH),
                          .left = 0,
                          .right = WIDTH };
}

/* What a layout does for open ends. */
static void
reach_out (RpTimelineItem *time)
{
  if (time->to_the_end)
    time->to = time->firm_to = day ("2001-03-01");
  if (time->from_the_start)
    time->from = time->firm_from = day ("1999-11-01");
  if (time->to_the_end)
    time->pad_right = 0;
  if (time->from_the_start)
    time->pad_left = 0;
}

static RpDrawing *
draw (const RpViewState *state, guint event)
{
  RpDrawing *drawing = rp_drawing_new (WIDTH, HEIGHT, state->theme->paper);
  RpTimelineInk ink = ink_for (state, drawing);
  RpTimelineEvent item = { .event = event };

  g_assert_true (rp_timeline_item (rp_dataset_event (state->dataset, event), &item.time));
  reach_out (&item.time);
  rp_timeline_item_ink (&ink, &item, RP_STATE_NONE, HEIGHT / 2);
  return drawing;
}

/* One byte of grey a pixel, as a photocopy has it. Transfer full. */
static guint8 *
photocopy (RpDrawing *drawing)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint8 *grey = g_malloc (WIDTH * HEIGHT);

  rp_painter_paint (cr, drawing);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint32 pixel;

        memcpy (&pixel, cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x,
                sizeof pixel);
        grey[y * WIDTH + x]
            = (guint8)((299 * (pixel >> 16 & 255) + 587 * (pixel >> 8 & 255) + 114 * (pixel & 255)) / 1000);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return grey;
}

static gboolean
look_different (const guint8 *a, const guint8 *b)
{
  guint found = 0;

  for (guint i = 0; i < WIDTH * HEIGHT && found < FEWEST; i++)
    found += ABS (a[i] - b[i]) > STEP;
  return found >= FEWEST;
}

/* Any two that differ in status, basis, ends or dispute differ in grey. */
static void
test_looks (gconstpointer data)
{
  g_autoptr (RpDataset) dataset = every_combination ();
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme ((RpThemeName)GPOINTER_TO_UINT (data)),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
  guint n = rp_dataset_n_events (dataset);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (n, >, 9 * 40);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RpDrawing) drawing = draw (&state, i);

      g_ptr_array_add (copies, photocopy (drawing));
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (!look_different (g_ptr_array_index (copies, i), g_ptr_array_index (copies, j)))
        g_test_fail_printf ("“%s” looks like “%s”", rp_dataset_event (dataset, i)->record.title,
                            rp_dataset_event (dataset, j)->record.title);
}

static RpDataset *
import (const char *json)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  return g_object_ref (result->dataset);
}

static void
test_said_ink (void)
{
  g_autoptr (RpDataset) dataset
      = import ("{\"rapport\":1,\"title\":\"S\",\"sources\":[{\"id\":\"s\",\"title\":\"S\"}],\"events\":[{\"id\":\"e\","
                "\"kind\":\"meeting\",\"title\":\"E\",\"when\":\"2000-06-01\",\"evidence\":[{\"source\":\"s\",\"says\":"
                "{\"when\":\"2000-07-01\"}}]}]}");
  RpViewState state
      = { .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT), .measure = rp_text_measure_fixed (), .now = NAN };
  g_autoptr (RpDrawing) drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff), own = draw (&state, 0);
  g_autoptr (GArray) said = rp_timeline_said (dataset, 0);
  g_autofree guint8 *hollow = NULL, *filled = NULL;
  RpTimelineInk ink = ink_for (&state, drawing);
  const RpShape *shape;

  g_assert_cmpuint (said->len, ==, 1);
  rp_timeline_said_ink (&ink, 0, &g_array_index (said, RpTimelineSaid, 0), RP_STATE_NONE, HEIGHT / 2);
  shape = rp_drawing_shape (drawing, 0);
  g_assert_cmpint (shape->role, ==, RP_ROLE_MARK);
  g_assert_cmpstr (shape->said, ==, "s");
  g_assert_true (shape->disputed);
  g_assert_cmphex (shape->fill, ==, state.theme->paper);
  g_assert_cmpfloat_with_epsilon (shape->x + shape->width / 2, rp_ink_x (&ink, day ("2000-07-01T12:00:00")), 0.01);
  hollow = photocopy (drawing);
  filled = photocopy (own);
  g_assert_true (look_different (hollow, filled));
}

static void
test_leader (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);
  RpViewState state = { .theme = rp_theme (RP_THEME_LIGHT) };
  RpTimelineInk ink = { .drawing = drawing, .state = &state, .theme = state.theme, .right = WIDTH };

  rp_timeline_leader_ink (&ink, 10, 10, 12, 12, RP_STATE_NONE);
  g_assert_cmpuint (rp_drawing_n_shapes (drawing), ==, 0); /* too near to need one */
  rp_timeline_leader_ink (&ink, 10, 20, 110, 20, RP_STATE_NONE);
  g_assert_cmpuint (rp_drawing_n_shapes (drawing), ==, 1);
  g_assert_cmpfloat (rp_drawing_shape (drawing, 0)->points[0].x, >, 14);
  g_assert_cmpfloat (rp_drawing_shape (drawing, 0)->points[1].x, <, 106);
  g_assert_cmpint (rp_drawing_shape (drawing, 0)->dash, ==, RP_DASH_DOTTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/timeline-marks/looks/light", GUINT_TO_POINTER (RP_THEME_LIGHT), test_looks);
  g_test_add_data_func ("/timeline-marks/looks/dark", GUINT_TO_POINTER (RP_THEME_DARK), test_looks);
  g_test_add_data_func ("/timeline-marks/looks/print", GUINT_TO_POINTER (RP_THEME_PRINT), test_looks);
  g_test_add_data_func ("/timeline-marks/looks/contrast-dark", GUINT_TO_POINTER (RP_THEME_CONTRAST_DARK), test_looks);
  g_test_add_func ("/timeline-marks/said", test_said_ink);
  g_test_add_func ("/timeline-marks/leader", test_leader);
  return g_test_run ();
}
