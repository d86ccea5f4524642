/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline at every scale, from the whole to a hundred-thousandth of it: texts are apart, every event is there once
 * on each of its lanes, nothing moves when the view pans, nothing is counted that could be drawn. RAPPORT_TEST_LONG
 * set: every window of 100,000 events too, which takes minutes. */
#include <math.h>
#include <string.h>

#include "drawing-dump.h"
#include "importers.h"
#include "timeline-prover.h"

#define N_WINDOWS 20

static void
add_date (GString *json, GRand *rand)
{
  int year = g_rand_int_range (rand, 1950, 2025), month = g_rand_int_range (rand, 1, 13);
  int day = g_rand_int_range (rand, 1, 29), later = MIN (month + g_rand_int_range (rand, 0, 5), 12);
  double pick = g_rand_double (rand);

  if (pick < 0.02)
    return;
  if (pick < 0.70)
    g_string_append_printf (json, ",\"when\":\"%d-%02d-%02d\"", year, month, day);
  else if (pick < 0.78)
    g_string_append_printf (json, ",\"when\":\"%d-%02d\"", year, month);
  else if (pick < 0.82)
    g_string_append_printf (json, ",\"when\":\"%d\"", year);
  else if (pick < 0.88)
    g_string_append_printf (json, ",\"when\":\"%d-%02d-%02d/%d-%02d-28\"", year, month, day, year, later);
  else if (pick < 0.91)
    g_string_append_printf (json, ",\"when\":\"[..%d-%02d-%02d]\"", year, month, day);
  else if (pick < 0.94)
    g_string_append_printf (json, ",\"when\":\"%d-%02d-%02d/..\"", year, month, day);
  else if (pick < 0.97)
    g_string_append_printf (json, ",\"when\":\"%d-%02d~\"", year, month);
  else
    g_string_append_printf (json, ",\"when\":\"%d-%02d-%02d?\"", year, month, day);
}

static RpDataset *
import (GString *json)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);

  return g_object_ref (result->dataset);
}

/* COUNT events, DISPUTED of them with a source that gives another date. */
static RpDataset *
generate (guint count, guint disputed)
{
  static const char *const verbs[] = { "meets", "visits", "calls", "pays", "writes to", "signs with", "reports on" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (count);
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Generated\",\"sources\":[");
  guint n_names = MAX (count / 10, 8);

  for (guint i = 0; i < 10; i++)
    g_string_append_printf (json, "%s{\"id\":\"s%u\",\"title\":\"Report %u\"}", i ? "," : "", i, i);
  g_string_append (json, "],\"entities\":[");
  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (json, "%s{\"id\":\"n%u\",\"kind\":\"%s\",\"name\":\"Name %u\"}", i ? "," : "", i,
                            i % 4 ? "person" : "place", i);
  g_string_append (json, "],\"events\":[");
  for (guint i = 0; i < count; i++)
    {
      guint source = g_rand_int_range (rand, 0, 10);

      g_string_append_printf (json, "%s{\"id\":\"e%u\",\"kind\":\"kind_%u\",\"title\":\"Someone %s another (%u)\"",
                              i ? ",\n" : "", i, g_rand_int_range (rand, 0, 7),
                              verbs[g_rand_int_range (rand, 0, G_N_ELEMENTS (verbs))], i);
      add_date (json, rand);
      g_string_append_printf (json, ",\"participants\":[\"n%u\",\"n%u\"]", g_rand_int_range (rand, 0, n_names),
                              g_rand_int_range (rand, 0, n_names));
      if (i % 3)
        g_string_append_printf (json, ",\"place\":\"n%u\"", 4 * g_rand_int_range (rand, 0, MIN (n_names / 4, 12)));
      if (i % 5)
        g_string_append_printf (json, ",\"tags\":[\"tag %u\",\"tag %u\"]", g_rand_int_range (rand, 0, 9), i % 7);
      if (i % 40 == 7)
        g_string_append (json, ",\"status\":\"planned\"");
      else if (i % 40 == 13)
        g_string_append (json, ",\"status\":\"ongoing\"");
      if (i > 10 && g_rand_double (rand) < 0.05)
        g_string_append_printf (json, ",\"part_of\":\"e%u\"", i - g_rand_int_range (rand, 1, 11));
      g_string_append_printf (json, ",\"evidence\":[{\"source\":\"s%u\"}", source);
      if ((guint64)(i + 1) * disputed / count != (guint64)i * disputed / count)
        g_string_append_printf (json, ",{\"source\":\"s%u\",\"says\":{\"when\":\"%d-%02d\"}}", (source + 1) % 10,
                                g_rand_int_range (rand, 1950, 2025), g_rand_int_range (rand, 1, 13));
      g_string_append (json, "]}");
    }
  g_string_append (json, "]}");
  return import (json);
}

static RpDataset *
bundled (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), "azerbaijan-italy.json", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (RpImportResult) result = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  result = rp_import_bytes (bytes, length, NULL, NULL, NULL, NULL);
  return g_object_ref (result->dataset);
}

static void
prove_panning (Prover *self, const Picture *picture, double dx)
{
  RpTimeScale scale = rp_timeline_scale (self->layout, &picture->frame);
  RpTimelineFrame moved = picture->frame;
  Picture after;

  rp_time_scale_pan (&scale, dx, &moved.from, &moved.to);
  draw (self, &moved, &after);
  prove_same (self, picture, &after, dx);
  prove_same (self, &after, picture, -dx);
  prove_apart (&after);
  picture_clear (&after);
}

/* The K-th window: from the whole to a hundred-thousandth of it, about something that happens. */
static void
set_window (const Prover *self, guint k, RpTimelineFrame *frame)
{
  double from, to, middle, span;
  guint n = self->layout->items->n;

  rp_timeline_layout_fit (self->layout, &from, &to);
  span = (to - from) * pow (1e-5, k / (N_WINDOWS - 1.0));
  middle = n ? self->layout->items->from[(guint64)n * (3 + k * 7 % 11) / 17 % n] : from;
  frame->from = k == 0 ? from : MAX (middle - span * 0.4, from);
  frame->to = frame->from + span;
}

static void
prove_window (Prover *self, guint k, double width, gboolean in_window, gboolean pan)
{
  RpTimelineFrame frame
      = { .width = width, .height = floor (width * 9 / 16), .list_all = TRUE, .in_window = in_window };
  static const double parts[] = { 0.0013, 0.37, -0.61, 0.93, -0.08, 0.19 };
  Picture picture;

  set_window (self, k, &frame);
  if (g_test_verbose ())
    g_test_message ("window %u, %g px, %s", k, width, in_window ? "in a window" : "a picture");
  frame.scroll_px = in_window ? k % 4 * 70 : 0;
  draw (self, &frame, &picture);
  prove_apart (&picture);
  prove_once (self, &picture);
  prove_needed (self, &picture);
  if (pan)
    {
      prove_panning (self, &picture, floor (parts[k % G_N_ELEMENTS (parts)] * width) + 0.25);
      prove_panning (self, &picture, parts[(k + 3) % G_N_ELEMENTS (parts)] * width);
    }
  picture_clear (&picture);
}

/* Every window, width and lane choice; of a crowd some, in turn. */
static void
prove_dataset (RpDataset *dataset, gboolean all)
{
  static const double widths[] = { 800, 1280, 1920 };
  guint turn = 0;

  for (int lanes = RP_LANES_KIND; lanes <= RP_LANES_NONE; lanes++)
    {
      Prover self;

      prover_init (&self, dataset, (RpLanes)lanes);
      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        for (guint k = 0; k < N_WINDOWS; k++, turn++)
          if (all || turn % 7 == 0)
            {
              if (g_test_verbose ())
                g_test_message ("lanes %d", lanes);
              prove_window (&self, k, widths[w], TRUE, TRUE);
              prove_window (&self, k, widths[w], FALSE, all || turn % 2 == 0);
            }
      g_test_message ("lanes %d: %u drawings, %u clusters, %u things compared", lanes, self.n_drawings, self.n_clusters,
                      self.n_compared);
      g_assert_cmpuint (self.n_compared, >, 20);
      prover_clear (&self);
    }
}

static void
test_bundled (void)
{
  g_autoptr (RpDataset) dataset = bundled ();

  prove_dataset (dataset, TRUE);
}

static void
test_generated (gconstpointer data)
{
  guint count = GPOINTER_TO_UINT (data);
  g_autoptr (RpDataset) dataset = generate (count, 0);

  prove_dataset (dataset, count < 10000 || g_getenv ("RAPPORT_TEST_LONG"));
}

static char *
words_of (Prover *self, const RpTimelineFrame *frame)
{
  g_autoptr (RpDrawing) drawing = rp_timeline_drawing (self->layout, &self->state, frame);
  GString *words = g_string_new (NULL);

  rp_drawing_dump_text (&drawing, 1, self->dataset, words);
  return g_string_free (words, FALSE);
}

/* A layout that has packed other scales, or this one long ago, draws what a fresh one does; and far from what was drawn
 * before too. */
static void
test_memory (gconstpointer data)
{
  g_autoptr (RpDataset) dataset = generate (GPOINTER_TO_UINT (data), 0);
  Prover self;

  prover_init (&self, dataset, RP_LANES_KIND);
  for (guint i = 0; i < 48; i++)
    {
      static const guint8 turns[] = { 5, 6, 7, 6, 5, 12, 5, 19, 3, 5, 0, 1 };
      RpTimelineFrame frame = { .width = 1280, .height = 720, .in_window = i % 24 < 12 };
      g_autofree char *words = NULL, *expected = NULL;
      Prover fresh;

      set_window (&self, turns[i % G_N_ELEMENTS (turns)], &frame);
      if (i >= 24)
        {
          double away = (frame.to - frame.from) * i * 3.7;

          frame.from += away;
          frame.to += away;
        }
      prover_init (&fresh, dataset, RP_LANES_KIND);
      words = words_of (&self, &frame);
      expected = words_of (&fresh, &frame);
      g_assert_cmpstr (words, ==, expected);
      prover_clear (&fresh);
    }
  prover_clear (&self);
}

/* Of 2,000 events as many titles as there is room for. */
static void
test_titles (void)
{
  g_autoptr (RpDataset) dataset = generate (2000, 0);
  RpTimelineFrame frame = { .width = 1920, .height = 1080, .list_all = TRUE };
  guint n_labels = 0;
  Prover self;
  Picture picture;

  prover_init (&self, dataset, RP_LANES_KIND);
  rp_timeline_layout_fit (self.layout, &frame.from, &frame.to);
  draw (&self, &frame, &picture);
  for (guint i = 0; i < picture.seen->len; i++)
    n_labels += g_array_index (picture.seen, Seen, i).label != NULL;
  g_test_message ("%u labels beside %u marks", n_labels, picture.seen->len);
  g_assert_cmpuint (n_labels, >=, 150);
  picture_clear (&picture);
  prover_clear (&self);
}

/* What two sources tell differently is never lost among the rest while there is room. */
static void
test_disputed (void)
{
  g_autoptr (RpDataset) dataset = generate (400, 60);
  static const double widths[] = { 1280, 1920 };

  for (int lanes = RP_LANES_KIND; lanes <= RP_LANES_NONE; lanes++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        RpTimelineFrame frame = { .width = widths[w], .height = widths[w] * 9 / 16, .list_all = TRUE };
        Prover self;
        Picture picture;
        guint n = 0, n_lost = 0;

        prover_init (&self, dataset, (RpLanes)lanes);
        rp_timeline_layout_fit (self.layout, &frame.from, &frame.to);
        draw (&self, &frame, &picture);
        memset (self.count, 0, self.layout->items->n + self.n_things);
        for (guint i = 0; i < picture.seen->len; i++)
          self.count[g_array_index (picture.seen, Seen, i).item] = 1;
        for (guint t = 0; t < self.n_things; t++)
          if (rp_timeline_things_get (self.layout->things, t)->weight == RP_WEIGHT_FIRST
              && rp_timeline_things_get (self.layout->things, t)->type == RP_THING_EVENT)
            {
              gboolean drawn = self.count[self.layout->items->n + t];

              for (guint k = self.first[t]; k < self.first[t + 1]; k++)
                drawn |= self.count[self.items[k]];
              n++;
              n_lost += !drawn;
            }
        g_test_message ("lanes %d at %g px: %u of %u disputed are not drawn", lanes, widths[w], n_lost, n);
        g_assert_cmpuint (n, >, 30);
        if (n_lost > 0)
          complain ("%u disputed are lost", n_lost);
        picture_clear (&picture);
        prover_clear (&self);
      }
}

/* Draws EVENTS, the JSON of some, in every window and proves what must hold of few and of many. */
static void
prove_events (const char *events)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Odd\",\"events\":[");
  g_autoptr (RpDataset) dataset = NULL;

  g_string_append_printf (json, "%s]}", events);
  dataset = import (json);
  for (guint k = 0; k < N_WINDOWS; k += 2)
    {
      Prover self;

      prover_init (&self, dataset, k % 4 ? RP_LANES_NONE : RP_LANES_KIND);
      prove_window (&self, k, 1280, k % 3 != 0, TRUE);
      prover_clear (&self);
    }
}

static void
test_odd (void)
{
  g_autoptr (GString) same = g_string_new (NULL);

  prove_events ("");
  prove_events ("{\"kind\":\"k\",\"title\":\"Alone\",\"when\":\"2020-02-02\"}");
  prove_events ("{\"kind\":\"k\",\"title\":\"A second\",\"when\":\"2020-02-02T10:00:00\"},"
                "{\"kind\":\"k\",\"title\":\"Another\",\"when\":\"2020-02-02T10:00:01\"},"
                "{\"kind\":\"k\",\"title\":\"Long ago\",\"when\":\"Y-13800000000\"},"
                "{\"kind\":\"k\",\"title\":\"Since then\",\"when\":\"Y-4500000000/2020\"},"
                "{\"kind\":\"k\",\"title\":\"The last year\",\"when\":\"9999\"}");
  prove_events ("{\"kind\":\"k\",\"title\":\"Backwards\",\"when\":\"2020-02-02/2019-01-01\"},"
                "{\"kind\":\"k\",\"title\":\"Forwards\",\"when\":\"2019-02-02/2020-01-01\"}");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (same, "%s{\"kind\":\"k%u\",\"title\":\"One of many %u\",\"when\":\"2001-02-03\"}",
                            i ? "," : "", i % 3, i);
  prove_events (same->str);
}

/* Entities and relations with dates and no events: a full timeline. */
static void
test_spans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Spans\",\"entities\":[");
  g_autoptr (RpDataset) dataset = NULL;
  Prover self;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (json, "%s{\"id\":\"n%u\",\"kind\":\"person\",\"name\":\"Name %u\",\"when\":\"%d/%d\"}",
                            i ? "," : "", i, i, 1950 + i % 30, 1985 + g_rand_int_range (rand, 0, 30));
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (json, "%s{\"kind\":\"knows\",\"from\":\"n%u\",\"to\":\"n%u\",\"when\":\"%d-%02d/..\"}",
                            i ? "," : "", g_rand_int_range (rand, 0, 1500), g_rand_int_range (rand, 1500, 3000),
                            g_rand_int_range (rand, 1950, 2020), g_rand_int_range (rand, 1, 13));
  g_string_append (json, "]}");
  dataset = import (json);
  prover_init (&self, dataset, RP_LANES_KIND);
  g_assert_cmpuint (self.n_things, ==, 8000);
  for (guint k = 0; k < N_WINDOWS; k += 3)
    {
      RpTimelineFrame frame = { .width = 1280, .height = 720, .list_all = TRUE, .in_window = k % 2 };
      guint n_spans = 0;
      Picture picture;

      set_window (&self, k, &frame);
      draw (&self, &frame, &picture);
      prove_apart (&picture);
      prove_once (&self, &picture);
      for (guint i = 0; i < rp_drawing_n_shapes (picture.drawing); i++)
        n_spans += rp_drawing_shape (picture.drawing, i)->role == RP_ROLE_SPAN;
      g_assert_cmpuint (n_spans, >, 5);
      picture_clear (&picture);
    }
  prover_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-scale/bundled", test_bundled);
  g_test_add_data_func ("/timeline-scale/100", GUINT_TO_POINTER (100), test_generated);
  g_test_add_data_func ("/timeline-scale/2000", GUINT_TO_POINTER (2000), test_generated);
  g_test_add_data_func ("/timeline-scale/100000", GUINT_TO_POINTER (100000), test_generated);
  g_test_add_data_func ("/timeline-scale/memory/300", GUINT_TO_POINTER (300), test_memory);
  g_test_add_data_func ("/timeline-scale/memory/9000", GUINT_TO_POINTER (9000), test_memory);
  g_test_add_func ("/timeline-scale/titles", test_titles);
  g_test_add_func ("/timeline-scale/disputed", test_disputed);
  g_test_add_func ("/timeline-scale/odd", test_odd);
  g_test_add_func ("/timeline-scale/spans", test_spans);
  return g_test_run ();
}
