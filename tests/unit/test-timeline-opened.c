/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-drawing.h"

#include <math.h>
#include <string.h>

#include "importers.h"
#include "timeline-ink.h"

#define LONG_TITLE "A part with a title that is far too long for a narrow picture"

/* Opened: one part of each kind; behind it the time goes on for a quarter, or hardly. */
static RpDataset *
dataset_with (const char *last)
{
  g_autofree char *json = g_strdup_printf (
      "{\"rapport\":1,\"title\":\"Parts\",\"events\":["
      "{\"id\":\"first\",\"kind\":\"a\",\"title\":\"First\",\"when\":\"2000-01-01\"},"
      "{\"id\":\"p\",\"kind\":\"a\",\"title\":\"Parent\",\"when\":\"2010-01-01\"},"
      "{\"id\":\"exact\",\"kind\":\"a\",\"title\":\"Exact\",\"part_of\":\"p\",\"when\":\"2010-01-01\"},"
      "{\"id\":\"about\",\"kind\":\"a\",\"title\":\"About\",\"part_of\":\"p\",\"when\":\"2010-01-02~\"},"
      "{\"id\":\"perhaps\",\"kind\":\"a\",\"title\":\"Perhaps\",\"part_of\":\"p\",\"when\":\"2010-01-03?\"},"
      "{\"id\":\"order\",\"kind\":\"a\",\"title\":\"Order\",\"part_of\":\"p\"},"
      "{\"id\":\"plan\",\"kind\":\"a\",\"title\":\"Plan\",\"part_of\":\"p\",\"when\":\"2010-01-04\",\"status\":\"planned\"},"
      "{\"id\":\"on\",\"kind\":\"a\",\"title\":\"On\",\"part_of\":\"p\",\"when\":\"2010-01-05/..\",\"status\":\"ongoing\"},"
      "{\"id\":\"long\",\"kind\":\"a\",\"title\":\"" LONG_TITLE "\",\"part_of\":\"p\",\"when\":\"2010-01-06\"},"
      "{\"id\":\"last\",\"kind\":\"a\",\"title\":\"Last\",\"when\":\"%s\"},"
      "{\"id\":\"u\",\"kind\":\"a\",\"title\":\"Undated\",\"when\":\"XXXX-05?\"},"
      "{\"id\":\"v\",\"kind\":\"a\",\"title\":\"Undated\",\"when\":\"XXXX-05\"}]}",
      last);
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_cmpuint (rp_dataset_count_problems (result->dataset, RP_SEVERITY_ERROR), ==, 0);
  return g_object_ref (result->dataset);
}

static RpDrawing *
draw (RpDataset *dataset, double width)
{
  g_autoptr (RpRecordSet) open = rp_record_set_new (dataset);
  RpTimelineOptions options
      = { .dataset = dataset, .measure = rp_text_measure_fixed (), .open = open, .fold = RP_FOLD_OFF };
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = options.measure,
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
  RpTimelineFrame frame = { .width = width, .height = 600 };
  g_autoptr (RpTimelineLayout) layout = NULL;

  rp_record_set_add (open, rp_dataset_find (dataset, "p"));
  layout = rp_timeline_layout_new (&options, NULL);
  rp_timeline_layout_fit (layout, &frame.from, &frame.to);
  return rp_timeline_drawing (layout, &state, &frame);
}

static const RpShape *
label_of (RpDataset *dataset, RpDrawing *drawing, const char *id)
{
  RpRecordRef ref = rp_dataset_find (dataset, id);

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_LABEL && rp_record_ref_equal (shape->of, ref))
        return shape;
    }
  return NULL;
}

static const RpShape *
find_mark (RpDrawing *drawing, RpRecordRef ref)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_MARK && rp_record_ref_equal (shape->ref, ref))
        return shape;
    }
  return NULL;
}

static const RpShape *
mark_of (RpDataset *dataset, RpDrawing *drawing, const char *id)
{
  return find_mark (drawing, rp_dataset_find (dataset, id));
}

/* What text stands behind a label on its line; NULL: none does. */
static const char *
text_behind (RpDrawing *drawing, const RpShape *label)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->geometry == RP_GEOMETRY_TEXT && shape->role == RP_ROLE_DECORATION
          && fabs (shape->x - label->x - label->width - RP_LABEL_GAP_PX) < 1 && fabs (shape->y - label->y) < 6)
        return shape->text;
    }
  return NULL;
}

/* How many strokes there are between a symbol and its title. */
static guint
n_signs (RpDrawing *drawing, const RpShape *mark, const RpShape *label)
{
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      n += shape->geometry == RP_GEOMETRY_PATH && shape->x >= mark->x + mark->width
           && shape->x + shape->width <= label->x
           && fabs (shape->y + shape->height / 2 - mark->y - mark->height / 2) < 8;
    }
  return n;
}

static void
test_signs_and_dates (void)
{
  static const struct
  {
    const char *id, *date;
    guint n_signs;
  } parts[] = { { "exact", "1 Jan 2010", 0 }, { "about", "c. 2 Jan 2010", 1 }, { "perhaps", "3 Jan 2010?", 1 },
                { "order", NULL, 0 },         { "plan", "4 Jan 2010", 0 },     { "on", "5 Jan 2010 –", 1 },
                { "long", "6 Jan 2010", 0 } };
  g_autoptr (RpDataset) dataset = dataset_with ("2030-01-01");
  g_autoptr (RpDrawing) drawing = draw (dataset, 2000);
  double title_x = label_of (dataset, drawing, "exact")->x;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const RpShape *mark = mark_of (dataset, drawing, parts[i].id), *label = label_of (dataset, drawing, parts[i].id);

      g_test_message ("%s", parts[i].id);
      g_assert_nonnull (mark);
      g_assert_nonnull (label);
      g_assert_cmpfloat (label->x, ==, title_x);
      g_assert_cmpstr (text_behind (drawing, label), ==, parts[i].date);
      g_assert_cmpuint (n_signs (drawing, mark, label), ==, parts[i].n_signs);
    }
  g_assert_cmpint (mark_of (dataset, drawing, "plan")->dash, ==, RP_DASH_DASHED);
}

/* Whatever the room, titles stay in the plot; what is cut ends with an ellipsis and is known whole. */
static void
test_edge (void)
{
  static const char *const ids[] = { "exact", "about", "perhaps", "order", "plan", "on", "long" };
  g_autoptr (RpDataset) dataset = dataset_with ("2012-01-01");
  guint n_cut = 0, n_left = 0;

  for (double width = 420; width <= 1600; width += 20)
    {
      g_autoptr (RpDrawing) drawing = draw (dataset, width);

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          const RpShape *mark = mark_of (dataset, drawing, ids[i]), *label = label_of (dataset, drawing, ids[i]);
          const char *title = rp_dataset_record (dataset, rp_dataset_find (dataset, ids[i]))->title;

          g_assert_nonnull (mark);
          if (label == NULL)
            continue;
          g_assert_false (label->clipped);
          g_assert_cmpfloat (label->x, >=, 0);
          g_assert_cmpfloat (label->x + label->width, <=, width);
          g_assert_cmpstr (label->full, ==, title);
          n_left += label->x < mark->x;
          if (g_str_equal (label->text, title))
            continue;
          n_cut++;
          g_assert_true (g_str_has_suffix (label->text, "…"));
        }
    }
  g_assert_cmpuint (n_cut, >, 0);
  g_assert_cmpuint (n_left, >, 0);
}

/* What is in doubt has its sign on the shelf as well. */
static void
test_shelf (void)
{
  g_autoptr (RpDataset) dataset = dataset_with ("2030-01-01");
  g_autoptr (RpDrawing) drawing = draw (dataset, 1200);
  const RpShape *label = label_of (dataset, drawing, "u");

  g_assert_cmpuint (n_signs (drawing, mark_of (dataset, drawing, "u"), label), ==, 1);
  g_assert_cmpstr (text_behind (drawing, label), ==, "May of an unknown year (uncertain)");
  label = label_of (dataset, drawing, "v");
  g_assert_cmpuint (n_signs (drawing, mark_of (dataset, drawing, "v"), label), ==, 0);
  g_assert_cmpstr (text_behind (drawing, label), ==, "May, year ?");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-opened/signs-and-dates", test_signs_and_dates);
  g_test_add_func ("/timeline-opened/edge", test_edge);
  g_test_add_func ("/timeline-opened/shelf", test_shelf);
  return g_test_run ();
}
