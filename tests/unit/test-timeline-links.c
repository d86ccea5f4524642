/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-links.h"

#include <math.h>
#include <string.h>

#include "importers.h"
#include "neighbours.h"

typedef struct
{
  RpDataset *dataset;
  RpTimelineLayout *layout;
  RpViewState state;
} Fixture;

static void
read_text (Fixture *fixture, const char *json)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);
  RpTimelineOptions options = { .measure = rp_text_measure_fixed (), .fold = RP_FOLD_OFF, .spans = RP_SPANS_ON };

  g_assert_nonnull (result);
  fixture->dataset = options.dataset = g_object_ref (result->dataset);
  fixture->layout = rp_timeline_layout_new (&options, NULL);
  fixture->state = (RpViewState){ .dataset = fixture->dataset,
                                  .theme = rp_theme (RP_THEME_LIGHT),
                                  .measure = options.measure,
                                  .period = RP_PERIOD_NONE,
                                  .now = NAN };
}

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_clear_pointer (&fixture->layout, rp_timeline_layout_unref);
  g_clear_object (&fixture->dataset);
}

#define FEW                                                                                                            \
  "{\"rapport\":1,\"title\":\"Few\",\"events\":["                                                                      \
  "{\"id\":\"a\",\"kind\":\"one\",\"title\":\"A\",\"when\":\"2001-03-01\",\"links\":[{\"to\":\"b\",\"kind\":\"led_"    \
  "to\"}]},"                                                                                                           \
  "{\"id\":\"b\",\"kind\":\"two\",\"title\":\"B\",\"when\":\"2003-03-01/2004-03-01\",\"links\":[{\"to\":\"c\","        \
  "\"kind\":\"caused\"}]},"                                                                                            \
  "{\"id\":\"c\",\"kind\":\"one\",\"title\":\"C\",\"when\":\"2006-03-01\",\"links\":[{\"to\":\"n\",\"kind\":"          \
  "\"caused\"}]},"                                                                                                     \
  "{\"id\":\"n\",\"kind\":\"one\",\"title\":\"N\"},"                                                                   \
  "{\"id\":\"d\",\"kind\":\"two\",\"title\":\"D\",\"when\":\"2009-03-01\",\"links\":[{\"to\":\"a\",\"kind\":"          \
  "\"recalls\"}]}]}"

static void
set_up_few (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  read_text (fixture, FEW);
}

static double
time_of (const char *date)
{
  RpWhen when;

  g_assert_true (rp_edtf_parse (date, &when, NULL, NULL));
  return rp_instant_to_double (rp_when_earliest (&when));
}

/* Between two dates; NULL: all. Transfer full. */
static RpDrawing *
draw (Fixture *fixture, const char *from, const char *to)
{
  RpTimelineFrame frame = { .width = 1000, .height = 400, .in_window = TRUE };

  rp_timeline_layout_fit (fixture->layout, &frame.from, &frame.to);
  if (from)
    frame.from = time_of (from);
  if (to)
    frame.to = time_of (to);
  return rp_timeline_drawing (fixture->layout, &fixture->state, &frame);
}

static const RpShape *
find (RpDrawing *drawing, RpRole role, const char *id, RpRecordRef ref)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == role && (id ? g_strcmp0 (shape->id, id) == 0 : rp_record_ref_equal (shape->ref, ref)))
        return shape;
    }
  return NULL;
}

static const RpShape *
find_link (RpDrawing *drawing, const char *id)
{
  return find (drawing, RP_ROLE_TIE, id, RP_RECORD_REF_NONE);
}

static guint
count_links (RpDrawing *drawing)
{
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    n += rp_drawing_shape (drawing, i)->role == RP_ROLE_TIE;
  return n;
}

static void
select_event (Fixture *fixture, const char *id)
{
  fixture->state.selected = rp_dataset_find (fixture->dataset, id);
  fixture->state.related = rp_neighbours (fixture->dataset, fixture->state.selected);
}

static void
unselect (Fixture *fixture)
{
  rp_record_set_unref ((RpRecordSet *)fixture->state.related);
  fixture->state.related = NULL;
  fixture->state.selected = RP_RECORD_REF_NONE;
}

static gboolean
has_text (RpDrawing *drawing, const char *part)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (rp_drawing_shape (drawing, i)->text && strstr (rp_drawing_shape (drawing, i)->text, part))
      return TRUE;
  return FALSE;
}

/* None by itself; with the switch all that have two ends on the axis. */
static void
test_on_demand (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) without = draw (fixture, NULL, NULL);
  g_autoptr (RpDrawing) with = NULL;

  g_assert_cmpuint (count_links (without), ==, 0);
  fixture->state.links = TRUE;
  with = draw (fixture, NULL, NULL);
  g_assert_cmpuint (count_links (with), ==, 3);
  g_assert_nonnull (find_link (with, "link:a,b"));
  g_assert_nonnull (find_link (with, "link:b,c"));
  g_assert_nonnull (find_link (with, "link:d,a"));
  g_assert_null (find_link (with, "link:c,n"));
  g_assert_true (has_text (with, "led to"));
}

/* From the end of the one to the begin of the other, with its head there, behind every mark. */
static void
test_ends (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) drawing = NULL;
  const RpShape *link, *b, *c;

  fixture->state.links = TRUE;
  drawing = draw (fixture, NULL, NULL);
  link = find_link (drawing, "link:b,c");
  b = find (drawing, RP_ROLE_BAR, NULL, rp_dataset_find (fixture->dataset, "b"));
  c = find (drawing, RP_ROLE_MARK, NULL, rp_dataset_find (fixture->dataset, "c"));
  g_assert_true (link && b && c && link < b && link < c);
  g_assert_true (link->arrow && !link->arrow_start && link->curved);
  g_assert_cmpuint (link->n_points, ==, 4);
  g_assert_cmpfloat (fabs (link->points[0].x - (b->x + b->width)), <=, 6);
  g_assert_cmpfloat (fabs (link->points[0].y - (b->y + b->height / 2)), <=, 14);
  g_assert_cmpfloat (fabs (link->points[3].x - (c->x + c->width / 2)), <=, 9);
  g_assert_cmpfloat (fabs (link->points[3].y - (c->y + c->height / 2)), <=, 9);
  g_assert_nonnull (strstr (link->full, "B → C: caused"));
  g_assert_cmpuint (link->n_members, ==, 2);
  g_assert_true (rp_record_ref_equal (link->members[0], b->ref));
  g_assert_true (rp_record_ref_equal (link->members[1], c->ref));
}

/* The selected event's own are always drawn, in the accent, those that lead to it too. */
static void
test_selected (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (RpDrawing) all = NULL;

  select_event (fixture, "b");
  drawing = draw (fixture, NULL, NULL);
  g_assert_cmpuint (count_links (drawing), ==, 2);
  g_assert_cmpuint (find_link (drawing, "link:a,b")->stroke, ==, fixture->state.theme->accent);
  g_assert_cmpint (find_link (drawing, "link:b,c")->state, ==, RP_STATE_RELATED);
  fixture->state.links = TRUE;
  all = draw (fixture, NULL, NULL);
  g_assert_cmpint (find_link (all, "link:d,a")->state, ==, RP_STATE_OTHER);
  g_assert_cmpuint (find_link (all, "link:d,a")->stroke, !=, fixture->state.theme->ink65);
  unselect (fixture);
}

/* What is out of sight is pointed to: shortly, for the selected event up to the edge of the plot. */
static void
test_out_of_sight (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (RpDrawing) selected = NULL;
  const RpShape *link;
  double left, right;
  RpTimelineFrame frame = { .width = 1000, .height = 400, .from = 0, .to = 1, .in_window = TRUE };

  rp_timeline_plot (fixture->layout, &frame, &left, &right);
  fixture->state.links = TRUE;
  drawing = draw (fixture, "2002-03", "2005");
  g_assert_cmpuint (count_links (drawing), ==, 2);
  link = find_link (drawing, "link:b,c");
  g_assert_cmpfloat (link->points[3].x, >, link->points[0].x);
  g_assert_cmpfloat (link->width, <, 60);
  link = find_link (drawing, "link:a,b"); /* comes in from the left */
  g_assert_cmpfloat (link->points[3].x, >, link->points[0].x);
  g_assert_cmpfloat (link->width, <, 60);
  select_event (fixture, "b");
  selected = draw (fixture, "2002-03", "2005");
  g_assert_cmpfloat (fabs (find_link (selected, "link:b,c")->points[3].x - right), <, 1);
  g_assert_cmpfloat (fabs (find_link (selected, "link:a,b")->points[0].x - left), <, 1);
  unselect (fixture);
}

/* What a period leaves out is not pointed to. */
static void
test_filtered (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  RpRecordSet *shown = rp_record_set_new (fixture->dataset);
  g_autoptr (RpDrawing) drawing = NULL;
  RpTimelineOptions options = { .dataset = fixture->dataset, .shown = shown, .measure = fixture->state.measure };

  rp_record_set_add (shown, rp_dataset_find (fixture->dataset, "a"));
  rp_record_set_add (shown, rp_dataset_find (fixture->dataset, "b"));
  rp_timeline_layout_unref (fixture->layout);
  fixture->layout = rp_timeline_layout_new (&options, NULL);
  fixture->state.shown = shown;
  fixture->state.links = TRUE;
  drawing = draw (fixture, NULL, NULL);
  g_assert_cmpuint (count_links (drawing), ==, 1);
  rp_record_set_unref (shown);
}

/* COUNT events within a few days and one long after, all linked to it and each to the next. */
static char *
crowd (guint count, guint days)
{
  GString *json = g_string_new ("{\"rapport\":1,\"title\":\"Crowd\",\"events\":[");

  for (guint i = 0; i < count; i++)
    g_string_append_printf (json,
                            "{\"id\":\"e%u\",\"kind\":\"k%u\",\"title\":\"Number %u of many\",\"when\":\"2001-%02u-%02u"
                            "\",\"links\":[{\"to\":\"end\",\"kind\":\"caused\"},{\"to\":\"e%u\",\"kind\":\"then\"}]},",
                            i, i % 9, i, 1 + i % days / 28, 1 + i % days % 28, (i * 7 + 1) % count);
  g_string_append (json, "{\"id\":\"end\",\"kind\":\"end\",\"title\":\"End\",\"when\":\"2009\"}]}");
  return g_string_free (json, FALSE);
}

/* What is counted in a cluster is pointed to there, with one arrow for all. */
static void
test_cluster (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *json = crowd (400, 2);
  g_autoptr (RpDrawing) drawing = NULL;
  guint to_end = 0, from_cluster = 0;

  read_text (fixture, json);
  select_event (fixture, "end");
  drawing = draw (fixture, NULL, NULL);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *tie = rp_drawing_shape (drawing, i);

      if (tie->role != RP_ROLE_TIE)
        continue;
      to_end += g_str_has_suffix (tie->id, ",end");
      for (guint k = 0; k < rp_drawing_n_shapes (drawing); k++)
        {
          const RpShape *disc = rp_drawing_shape (drawing, k);

          if (disc->role == RP_ROLE_CLUSTER && fabs (tie->points[0].x - disc->x - disc->width / 2) < 1
              && fabs (tie->points[0].y - disc->y - disc->height / 2) < disc->height / 2 + 4)
            from_cluster++;
        }
    }
  g_assert_cmpuint (to_end, ==, count_links (drawing));
  g_assert_cmpuint (to_end, <, 400);
  g_assert_cmpuint (from_cluster, >, 0);
  unselect (fixture);
}

/* No more than can be told apart; how many of how many is said. */
static void
test_most (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *json = crowd (3000, 280);
  g_autoptr (RpDrawing) drawing = NULL;

  read_text (fixture, json);
  fixture->state.links = TRUE;
  drawing = draw (fixture, "2001", "2002");
  g_assert_cmpuint (count_links (drawing), >, 0);
  g_assert_cmpuint (count_links (drawing), <=, RP_MOST_LINKS);
  g_assert_true (has_text (drawing, " links shown"));
}

static gboolean
overlap (const RpShape *a, const RpShape *b)
{
  return a->x + 0.01 < b->x + b->width && b->x + 0.01 < a->x + a->width && a->y + 0.01 < b->y + b->height
         && b->y + 0.01 < a->y + a->height;
}

/* No word stands on another, however many eras lie over each other, with links and what is left out counted. */
static void
test_words_keep_clear (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const guint n_eras[] = { 0, 1, 5, 50 };

  for (guint n = 0; n < G_N_ELEMENTS (n_eras); n++)
    {
      g_autoptr (GString) json = g_string_new (FEW);
      g_autoptr (RpDrawing) drawing = NULL;
      guint names = 0;

      g_string_truncate (json, json->len - 1);
      g_string_append (json, ",\"eras\":[");
      for (guint i = 0; i < n_eras[n]; i++)
        g_string_append_printf (json, "%s{\"label\":\"Era with a name, %u\",\"when\":\"%u-01/%s\"}", i ? "," : "", i,
                                1999 + i % 9,
                                i % 3 == 0   ? ""
                                : i % 3 == 1 ? ".."
                                             : "2008-02");
      g_string_append (json, "]}");
      read_text (fixture, json->str);
      fixture->state.links = TRUE;
      drawing = draw (fixture, NULL, NULL);
      for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
        for (guint k = 0; k < i; k++)
          {
            const RpShape *a = rp_drawing_shape (drawing, i), *b = rp_drawing_shape (drawing, k);

            names += k == 0 && a->text && g_str_has_prefix (a->text, "Era");
            g_assert_false (a->geometry == RP_GEOMETRY_TEXT && b->geometry == RP_GEOMETRY_TEXT && overlap (a, b));
          }
      g_assert_cmpuint (names, >=, MIN (n_eras[n], 3));
      g_assert_cmpint (has_text (drawing, "more eras"), ==, n_eras[n] > 4);
      tear_down (fixture, NULL);
    }
}

/* Each dated entity has one span, itself and no other's, also where most are only counted. */
static void
test_spans_once (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Spans\",\"entities\":[");
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (RpDrawing) drawing = NULL;
  g_autofree guint *seen = g_new0 (guint, 6000);

  for (guint i = 0; i < 6000; i++)
    {
      int year = g_rand_int_range (rand, 1950, 2020);

      g_string_append_printf (json, "%s{\"kind\":\"k\",\"name\":\"Name %u\",\"when\":\"%d-%02d-%02d/%d\"}",
                              i ? "," : "", i, year, g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29),
                              year + g_rand_int_range (rand, 1, 30));
    }
  g_string_append (json, "]}");
  read_text (fixture, json->str);
  drawing = draw (fixture, "2000", "2001-12");
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_SPAN)
        g_assert_cmpuint (seen[shape->ref.index]++, ==, 0);
    }
}

/* Where lanes are scrolled the arrow leads to the edge behind which the other end's lane is. */
static void
test_scrolled (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Lanes\",\"events\":[");
  g_autoptr (RpDrawing) drawing = NULL;
  RpTimelineFrame frame = { .width = 1000, .height = 240, .in_window = TRUE };
  const RpShape *link;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (json, "%s{\"id\":\"e%u\",\"kind\":\"k%02u\",\"title\":\"T\",\"when\":\"%u\",\"links\":[]}",
                            i ? "," : "", i, i, 1950 + i);
  g_string_append (json, "]}");
  {
    g_auto (GStrv) parts = g_strsplit (json->str, "\"links\":[]", 2);
    g_autofree char *linked
        = g_strconcat (parts[0], "\"links\":[{\"to\":\"e50\",\"kind\":\"caused\"}]", parts[1], NULL);

    read_text (fixture, linked);
  }
  fixture->state.links = TRUE;
  rp_timeline_layout_fit (fixture->layout, &frame.from, &frame.to);
  drawing = rp_timeline_drawing (fixture->layout, &fixture->state, &frame);
  link = find_link (drawing, "link:e0,e50");
  g_assert_nonnull (link);
  g_assert_cmpfloat (link->points[3].y, >, link->points[0].y);
  g_assert_cmpfloat (link->points[3].y, <=, 240);
  g_assert_cmpfloat (link->points[3].x, >, 700);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/timeline-links/on-demand", Fixture, NULL, set_up_few, test_on_demand, tear_down);
  g_test_add ("/timeline-links/ends", Fixture, NULL, set_up_few, test_ends, tear_down);
  g_test_add ("/timeline-links/selected", Fixture, NULL, set_up_few, test_selected, tear_down);
  g_test_add ("/timeline-links/out-of-sight", Fixture, NULL, set_up_few, test_out_of_sight, tear_down);
  g_test_add ("/timeline-links/filtered", Fixture, NULL, set_up_few, test_filtered, tear_down);
  g_test_add ("/timeline-links/cluster", Fixture, NULL, NULL, test_cluster, tear_down);
  g_test_add ("/timeline-links/most", Fixture, NULL, NULL, test_most, tear_down);
  g_test_add ("/timeline-links/words-keep-clear", Fixture, NULL, NULL, test_words_keep_clear, tear_down);
  g_test_add ("/timeline-links/spans-once", Fixture, NULL, NULL, test_spans_once, tear_down);
  g_test_add ("/timeline-links/scrolled", Fixture, NULL, NULL, test_scrolled, tear_down);
  return g_test_run ();
}
