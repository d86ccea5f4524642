/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology's pages: every event is told once and in order, nothing stands below a page's foot or on another text,
 * what is left out is named nowhere, and a stranger's texts neither hang nor leave their columns. */
#include <math.h>
#include <string.h>

#include "chronology.h"
#include "importers.h"
#include "pango-measure.h"

static RpDataset *
import (const char *json)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  return g_object_ref (result->dataset);
}

/* Events over some years, some with parts, long summaries, people and sources. */
static RpDataset *
generate (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Many\",\"entities\":[{\"id\":\"p\",\"kind\":"
                                           "\"person\",\"name\":\"Ada Adler\"}],\"sources\":[");

  for (guint i = 0; i < 9; i++)
    g_string_append_printf (json, "%s{\"id\":\"s%u\",\"title\":\"Report %u\",\"origin\":\"office %u\"}", i ? "," : "",
                            i, i, i % 4);
  g_string_append (json, "],\"events\":[");
  for (guint i = 0; i < n; i++)
    {
      guint words = g_rand_int_range (rand, 0, 10) == 0 ? 900 : (guint)g_rand_int_range (rand, 0, 60);

      g_string_append_printf (
          json,
          "%s{\"id\":\"e%u\",\"kind\":\"k%u\",\"title\":\"Something happens (%u)\",\"participants\":"
          "[\"p\"],\"evidence\":[\"s%u, page %u\",\"s%u\"],\"summary\":\"",
          i ? ",\n" : "", i, i % 3, i, i % 9, i % 50, (i * 7 + 1) % 9);
      for (guint word = 0; word < words; word++)
        g_string_append_printf (json, "word%u ", word);
      g_string_append (json, "\"");
      if (i % 5 == 4)
        g_string_append_printf (json, ",\"part_of\":\"e%u\"", i - 1);
      else if (i % 11 != 0)
        g_string_append_printf (json, ",\"when\":\"%u-%02u-%02u\"", 1990 + i / 20, 1 + i % 12, 1 + i % 28);
      g_string_append (json, "}");
    }
  g_string_append (json, "]}");
  return import (json->str);
}

static RpViewState
state_of (RpDataset *dataset)
{
  return (RpViewState){
    .dataset = dataset, .theme = rp_theme (RP_THEME_PRINT), .measure = rp_text_measure_fixed (), .now = NAN
  };
}

static RpChronology *
make (const RpViewState *state, double width)
{
  RpChronologyOptions options = { width, NAN, NAN };

  return rp_chronology_new (state, &options, NULL);
}

static gboolean
overlap (const RpShape *a, const RpShape *b)
{
  return a->x + a->width > b->x + 0.01 && b->x + b->width > a->x + 0.01 && a->y + a->height > b->y + 0.01
         && b->y + b->height > a->y + 0.01;
}

/* No text on another, none outside. */
static void
assert_apart (RpDrawing *page)
{
  for (guint i = 0; i < rp_drawing_n_shapes (page); i++)
    {
      const RpShape *shape = rp_drawing_shape (page, i);

      if (shape->geometry != RP_GEOMETRY_TEXT)
        continue;
      g_assert_cmpfloat (shape->x, >=, -0.01);
      g_assert_cmpfloat (shape->y, >=, -0.01);
      g_assert_cmpfloat (shape->x + shape->width, <=, rp_drawing_get_width (page) + 0.01);
      g_assert_cmpfloat (shape->y + shape->height, <=, rp_drawing_get_height (page) + 0.01);
      for (guint j = 0; j < i; j++)
        if (rp_drawing_shape (page, j)->geometry == RP_GEOMETRY_TEXT && overlap (shape, rp_drawing_shape (page, j)))
          g_error ("“%s” stands on “%s”", shape->text, rp_drawing_shape (page, j)->text);
    }
}

/* How often each event's mark is seen: once, and in the order of ORDER (events as they come). */
static GArray *
collect_marks (const RpChronology *chronology, guint n_pages, double first, double height)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (RpDrawing) page = rp_chronology_page (chronology, i);

      g_assert_cmpfloat (rp_drawing_get_height (page), ==, i == 0 ? first : height);
      assert_apart (page);
      for (guint j = 0; j < rp_drawing_n_shapes (page); j++)
        {
          const RpShape *shape = rp_drawing_shape (page, j);

          if (shape->role == RP_ROLE_MARK)
            g_array_append_val (order, shape->ref.index);
        }
    }
  return order;
}

/* All texts, a line each, in drawing order. */
static char *
words_of (const RpChronology *chronology, guint n_pages)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (RpDrawing) page = rp_chronology_page (chronology, i);

      for (guint j = 0; j < rp_drawing_n_shapes (page); j++)
        if (rp_drawing_shape (page, j)->text)
          g_string_append_printf (out, "%s\n", rp_drawing_shape (page, j)->text);
    }
  return g_string_free (out, FALSE);
}

/* TEXT in ROLE on PAGE, as a link. */
static const RpShape *
find_text (RpDrawing *page, RpRole role, const char *text)
{
  for (guint i = 0; i < rp_drawing_n_shapes (page); i++)
    {
      const RpShape *shape = rp_drawing_shape (page, i);

      if (shape->role == role && g_strcmp0 (shape->text, text) == 0 && shape->page_link > 0)
        return shape;
    }
  return NULL;
}

/* A number leads to the page where its note begins, and the note to a page where its number stands. */
static void
test_links (void)
{
  g_autoptr (RpDataset) dataset = generate (120);
  RpViewState state = state_of (dataset);
  g_autoptr (RpChronology) chronology = make (&state, 714);
  guint n = rp_chronology_paginate (chronology, 500, 500), n_links = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RpDrawing) page = rp_chronology_page (chronology, i);

      for (guint j = 0; j < rp_drawing_n_shapes (page); j++)
        {
          const RpShape *shape = rp_drawing_shape (page, j);
          gboolean number = shape->bold && shape->page_link > 0;
          g_autoptr (RpDrawing) other = number ? rp_chronology_page (chronology, shape->page_link - 1) : NULL;

          if (!number)
            continue;
          g_assert_nonnull (
              find_text (other, shape->role == RP_ROLE_LEGEND ? RP_ROLE_LABEL : RP_ROLE_LEGEND, shape->text));
          n_links++;
        }
    }
  g_assert_cmpuint (n_links, >, 9 + 120);
}

static void
prove_pages (RpDataset *dataset, double width, double first, double height)
{
  RpViewState state = state_of (dataset);
  g_autoptr (RpChronology) chronology = make (&state, width);
  guint n = rp_chronology_paginate (chronology, first, height);
  g_autoptr (GArray) order = NULL;
  g_autofree guint8 *seen = g_new0 (guint8, rp_dataset_n_events (dataset) + 1);
  gint64 last = G_MININT64;

  g_assert_cmpuint (n, >, 1);
  order = collect_marks (chronology, n, first, height);
  g_assert_cmpuint (order->len, ==, rp_dataset_n_events (dataset));
  for (guint i = 0; i < order->len; i++)
    {
      guint event = g_array_index (order, guint, i);
      const RpEvent *record = rp_dataset_event (dataset, event);

      g_assert_cmpuint (seen[event]++, ==, 0);
      if (record->parent != RP_NO_INDEX)
        {
          g_assert_cmpuint (seen[record->parent], ==, 1);
          continue;
        }
      g_assert_cmpint (record->dated ? record->earliest.seconds : G_MAXINT64, >=, last);
      last = record->dated ? record->earliest.seconds : G_MAXINT64;
    }
}

static void
test_pages (void)
{
  g_autoptr (RpDataset) dataset = generate (120);

  prove_pages (dataset, 714, 900, 980);
  prove_pages (dataset, 1010, 500, 560);
  prove_pages (dataset, 420, 300, 400);
  prove_pages (dataset, 180, 200, 220);
  prove_pages (dataset, 1300, 80, 90);
}

/* Nothing of a row is lost or said twice where it goes on on another page. */
static void
test_parted_row (void)
{
  g_autoptr (GString) json
      = g_string_new ("{\"rapport\":1,\"title\":\"T\",\"events\":[{\"kind\":\"k\",\"title\":\"Long\","
                      "\"when\":\"2001-02-03\",\"summary\":\"");
  g_autoptr (RpDataset) dataset = NULL;
  g_autofree char *words = NULL;
  guint n, n_dates = 0;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (json, "w%u. ", i);
  g_string_append (json, "\"}]}");
  dataset = import (json->str);
  {
    RpViewState state = state_of (dataset);
    g_autoptr (RpChronology) chronology = make (&state, 714);

    n = rp_chronology_paginate (chronology, 600, 700);
    g_assert_cmpuint (n, >, 3);
    words = words_of (chronology, n);
  }
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%u.", i);
      const char *found = strstr (words, word);

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, word));
    }
  for (const char *p = words; (p = strstr (p, "3\xc2\xa0"
                                              "February 2001"))
                              != NULL;
       p++)
    n_dates++;
  g_assert_cmpuint (n_dates, ==, n);
}

static void
test_too_small (void)
{
  g_autoptr (RpDataset) dataset = generate (20);
  RpViewState state = state_of (dataset);
  double widths[] = { 0, 5, 33, 40, 100, 714 }, heights[] = { 0, 1, 10, 30, 48, 49, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (RpChronology) chronology = make (&state, widths[i]);

      for (guint j = 0; j < G_N_ELEMENTS (heights); j++)
        {
          guint n = rp_chronology_paginate (chronology, heights[j], heights[j]);

          for (guint page = 0; page < n; page++)
            rp_drawing_unref (rp_chronology_page (chronology, page));
          if (heights[j] < 48 || widths[i] < 34)
            g_assert_cmpuint (n, ==, 0);
        }
      g_assert_cmpint (rp_chronology_paginate (chronology, 400, 400) == 0, ==, widths[i] < 34);
    }
}

static void
test_nothing (void)
{
  g_autoptr (RpDataset) dataset = import ("{\"rapport\":1,\"title\":\"T\"}");
  RpViewState state = state_of (dataset);
  g_autoptr (RpChronology) chronology = make (&state, 714);

  g_assert_cmpuint (rp_chronology_paginate (chronology, 400, 400), ==, 1);
  rp_drawing_unref (rp_chronology_page (chronology, 0));
}

static const char small[]
    = "{\"rapport\":1,\"title\":\"T\",\"entities\":[{\"id\":\"p\",\"kind\":\"person\",\"name\":\"Ada\"},"
      "{\"id\":\"q\",\"kind\":\"person\",\"name\":\"Secretive\"}],\"sources\":["
      "{\"id\":\"a\",\"title\":\"First\",\"url\":\"https://example.org/it's\",\"reliability\":\"B\"},"
      "{\"id\":\"b\",\"title\":\"Second\",\"origin\":\"a\",\"url\":\"javascript:alert(1)\"},"
      "{\"id\":\"c\",\"title\":\"Hidden source\"}],\"events\":["
      "{\"id\":\"e1\",\"kind\":\"k\",\"title\":\"One\",\"when\":\"2023-01-11\",\"when_text\":\"On January 11\","
      "\"when_basis\":\"inferred\",\"participants\":[{\"entity\":\"p\",\"role\":\"host\"},\"q\"],"
      "\"evidence\":[\"b, page 10\",\"b, page 4\",\"a\",\"c\"]},"
      "{\"id\":\"e2\",\"kind\":\"k\",\"title\":\"Two\",\"when\":\"2021\",\"status\":\"planned\","
      "\"evidence\":[{\"source\":\"a\",\"says\":{\"when\":\"2019-05-06\"}}]},"
      "{\"id\":\"e3\",\"kind\":\"k\",\"title\":\"Undated one\",\"before\":\"e1\"},"
      "{\"id\":\"e4\",\"kind\":\"k\",\"title\":\"Hidden event\",\"when\":\"2022\",\"evidence\":\"c\"},"
      "{\"id\":\"e5\",\"kind\":\"k\",\"title\":\"By then\",\"when\":\"[..2022-03-04]\"}]}";

static void
assert_line (const char *words, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  if (!g_strv_contains ((const char *const *)lines, line))
    g_error ("“%s” is not among:\n%s", line, words);
}

/* The words of dates, support and notes, and what leads where. */
static void
test_words (void)
{
  g_autoptr (RpDataset) dataset = import (small);
  RpViewState state = state_of (dataset);
  g_autoptr (RpChronology) chronology = make (&state, 1400);
  guint n = rp_chronology_paginate (chronology, 1000, 1000), n_links = 0, n_page_links = 0;
  g_autofree char *words = words_of (chronology, n);
  g_autoptr (RpDrawing) page = rp_chronology_page (chronology, 0);

  g_assert_cmpuint (n, ==, 1);
  assert_line (words, "11\xc2\xa0"
                      "January [2023]");
  assert_line (words, "“On January 11”");
  assert_line (words, "inferred");
  assert_line (words, "planned, disputed");
  assert_line (words, "says 6 May");
  assert_line (words, "page 4, 10");
  assert_line (words, "3 of 2 origins");
  assert_line (words, "one source");
  assert_line (words, "no source");
  assert_line (words, "Undated");
  assert_line (words, "before 11\xc2\xa0"
                      "January 2023");
  assert_line (words, "It came before: One");
  /* by its last day, which is all that is known of it */
  g_assert_true (strstr (words, "Two") < strstr (words, "By then"));
  g_assert_true (strstr (words, "By then") < strstr (words, "One\n"));
  for (guint i = 0; i < rp_drawing_n_shapes (page); i++)
    {
      const RpShape *shape = rp_drawing_shape (page, i);

      n_page_links += shape->page_link == 1;
      g_assert_cmpuint (shape->page_link, <=, n);
      if (shape->link && *shape->link)
        {
          g_assert_cmpstr (shape->link, ==, "https://example.org/it's");
          n_links++;
        }
    }
  g_assert_cmpuint (n_links, >, 0);
  g_assert_cmpuint (n_page_links, >, 5);
}

static void
test_left_out (void)
{
  g_autoptr (RpDataset) dataset = import (small);
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  RpViewState state = state_of (dataset);
  const char *ids[] = { "e1", "e2", "e3", "p", "b" };
  const char *hidden[] = { "Hidden", "Secretive", "First", "Ada" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    rp_record_set_add (shown, rp_dataset_find (dataset, ids[i]));
  state.shown = shown;
  for (guint dim = 0; dim < 2; dim++)
    {
      g_autoptr (RpChronology) chronology = NULL;
      g_autofree char *words = NULL;

      state.dim = dim;
      chronology = make (&state, 714);
      words = words_of (chronology, rp_chronology_paginate (chronology, 1000, 1000));
      for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
        g_assert_cmpint (strstr (words, hidden[i]) != NULL, ==, dim || i == 3);
    }
}

/* From and to narrow what has a date; the undated stay. */
static void
test_range (void)
{
  g_autoptr (RpDataset) dataset = import (small);
  RpViewState state = state_of (dataset);
  RpInstant from = rp_instant_from_civil (&(RpCivil){ .year = 2022, .month = 6, .day = 1 });
  RpChronologyOptions options = { 714, rp_instant_to_double (from), NAN };
  g_autoptr (RpChronology) chronology = rp_chronology_new (&state, &options, NULL);
  g_autofree char *words = words_of (chronology, rp_chronology_paginate (chronology, 1000, 1000));

  g_assert_nonnull (strstr (words, "One\n"));
  g_assert_nonnull (strstr (words, "Undated one\n"));
  g_assert_null (strstr (words, "Two\n"));
  g_assert_null (strstr (words, "By then\n"));
}

/* No heading is more exact than the dates below it. */
static void
test_headings (void)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"T\",\"events\":[");
  g_autoptr (RpDataset) few = import ("{\"rapport\":1,\"title\":\"T\",\"events\":["
                                      "{\"kind\":\"k\",\"title\":\"A\",\"when\":\"1950-01-01\"},"
                                      "{\"kind\":\"k\",\"title\":\"B\",\"when\":\"195X\"},"
                                      "{\"kind\":\"k\",\"title\":\"C\",\"when\":\"1950-05-06\"}]}");
  g_autoptr (RpDataset) many = NULL;
  g_autofree char *years = NULL, *months = NULL;

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (json, "{\"kind\":\"k\",\"title\":\"E%u.\",\"when\":\"2023-%02u-%02u\"},", i, 1 + i / 45,
                            1 + i % 28);
  g_string_append (json, "{\"kind\":\"k\",\"title\":\"Some time\",\"when\":\"2023\"}]}");
  many = import (json->str);
  for (guint i = 0; i < 2; i++)
    {
      RpViewState state = state_of (i == 0 ? few : many);
      g_autoptr (RpChronology) chronology = make (&state, 714);
      char *words = words_of (chronology, rp_chronology_paginate (chronology, 9000, 9000));

      *(i == 0 ? &years : &months) = words;
    }
  g_assert_true (strstr (years, "1950–1959\n") < strstr (years, "B\n"));
  g_assert_true (strstr (years, "B\n") < strstr (years, "\n1950\n"));
  g_assert_true (strstr (years, "\n1950\n") < strstr (years, "\nA\n"));
  g_assert_null (strstr (strstr (years, "\nA\n"), "\n1950\n"));
  g_assert_true (strstr (months, "Some time\n") < strstr (months, "January\n"));
  g_assert_true (strstr (months, "January\n") < strstr (months, "E0."));
  g_assert_true (strstr (months, "\nFebruary\n") < strstr (months, "E45."));
}

static void
append_json (GString *json, const char *key, const char *piece, guint n)
{
  g_string_append_printf (json, ",\"%s\":\"", key);
  for (guint i = 0; i < n; i++)
    g_string_append (json, piece);
  g_string_append (json, "\"");
}

/* Megabytes, letters with a thousand accents, words without end, all ways of writing, a chain of parts. */
static void
test_hostile (void)
{
  static const char *const pieces[]
      = { "x",       "ab ", "\\u202Ex ",          "\\u0301", "e\\u0301\\u0302\\u0303", "世界",  "سلام ",
          "שלום",    "ไทย", "👩‍👩‍👧", "\\n",     "\\u200B\\u200D",         "नमस्ते ", "\\t \\t",
          "<b>&amp;" };
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"T\",\"events\":[");
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (RpTextMeasure) pango = rp_pango_measure_new ();
  RpViewState state;
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_string_append_printf (json, "{\"id\":\"h%u\",\"kind\":\"k\",\"when\":\"2001\"", i);
      append_json (json, "title", pieces[i], 700);
      append_json (json, "when_text", pieces[i], 300);
      append_json (json, "summary", pieces[i], i == 0 ? 2000000 : 9000);
      g_string_append (json, "},");
    }
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (json, "{\"id\":\"c%u\",\"kind\":\"k\",\"title\":\"c\",\"part_of\":\"c%u\"},", i, i + 1);
  g_string_append (json, "{\"id\":\"c2000\",\"kind\":\"k\",\"title\":\"c\",\"when\":\"2002\"}]}");
  dataset = import (json->str);
  state = state_of (dataset);
  state.measure = pango;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RpChronology) chronology = make (&state, i == 0 ? 714 : i == 1 ? 300 : 90);
      guint n = rp_chronology_paginate (chronology, 900, 950);

      g_assert_cmpuint (n, >, 10);
      for (guint page = 0; page < n; page += 7)
        {
          g_autoptr (RpDrawing) drawing = rp_chronology_page (chronology, page);

          g_assert_cmpfloat (rp_drawing_get_height (drawing), >, 0);
        }
      if (i == 0)
        {
          g_autofree char *words = words_of (chronology, n);

          g_assert_nonnull (strstr (words, "1980000"));
        }
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 60 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chronology/pages", test_pages);
  g_test_add_func ("/chronology/links", test_links);
  g_test_add_func ("/chronology/parted-row", test_parted_row);
  g_test_add_func ("/chronology/too-small", test_too_small);
  g_test_add_func ("/chronology/nothing", test_nothing);
  g_test_add_func ("/chronology/words", test_words);
  g_test_add_func ("/chronology/left-out", test_left_out);
  g_test_add_func ("/chronology/range", test_range);
  g_test_add_func ("/chronology/headings", test_headings);
  g_test_add_func ("/chronology/hostile", test_hostile);
  return g_test_run ();
}
