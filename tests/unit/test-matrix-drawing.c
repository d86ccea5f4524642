/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix-drawing.h"

#include <math.h>
#include <string.h>

#include "importers.h"
#include "pango-measure.h"

static RpDataset *
read_text (const char *json, gsize length)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, length, NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  return g_object_ref (result->dataset);
}

static RpDataset *
read_bundled (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), "azerbaijan-italy.json", NULL);
  g_autofree char *json = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &json, &length, NULL));
  return read_text (json, length);
}

/* Names without an end, without a letter, from right to left, with breaks and marks of direction; many of all. */
static RpDataset *
generate (guint n_events, guint n_sources, guint32 seed)
{
  static const char *const names[] = { "",
                                       "   ",
                                       "The Daily Paper",
                                       "\\u202e\\u0627\\u0644\\u062c\\u0631\\u064a\\u062f\\u0629",
                                       "Line\\nbreak\\tand tab",
                                       "Averyveryveryveryveryverylongwordwithoutanyblankatallinit",
                                       "<b>&amp; %s",
                                       "\\u65b0\\u805e" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Generated\",\"sources\":[");

  for (guint i = 0; i < n_sources; i++)
    {
      g_string_append_printf (json, "%s{\"id\":\"s%u\",\"title\":\"S %u %s\",\"publisher\":\"%s\"", i ? "," : "", i, i,
                              names[i % 8], names[(i * 3 + 1) % 8]);
      if (i % 3 == 2)
        g_string_append_printf (json, ",\"origin\":\"s%u\"", i - 1);
      if (i % 4 != 1)
        g_string_append_printf (json, ",\"published\":\"%u-0%u-11T12:30:00Z\"", 1990 + i % 30, 1 + i % 9);
      g_string_append (json, "}");
    }
  g_string_append (json, "],\"events\":[");
  for (guint i = 0; i < n_events; i++)
    {
      guint n = n_sources > 0 ? (guint)g_rand_int_range (rand, 0, 5) : 0;

      g_string_append_printf (json, "%s{\"id\":\"e%u\",\"kind\":\"kind_%u\",\"title\":\"Event %u %s\"", i ? "," : "", i,
                              i % 7, i, names[i % 8]);
      if (i % 5 != 4)
        g_string_append_printf (json, ",\"when\":\"[..%u-05-06]\"", 1980 + i % 40);
      if (i % 6 == 5)
        g_string_append_printf (json, ",\"part_of\":\"e%u\"", i - 1);
      g_string_append (json, ",\"evidence\":[");
      for (guint j = 0; j < n; j++)
        g_string_append_printf (json, "%s{\"source\":\"s%d\"%s%s}", j ? "," : "",
                                g_rand_int_range (rand, 0, (gint32)n_sources),
                                i % 9 == 3 ? ",\"origin\":\"An agency of very many words indeed\"" : "",
                                j == 3 ? ",\"stance\":\"disputes\"" : "");
      g_string_append (json, "]}");
    }
  g_string_append (json, "]}");
  return read_text (json->str, json->len);
}

typedef struct
{
  RpDataset *dataset;
  RpSourceMatrix *matrix;
  RpViewState state;
  RpMatrixFrame frame;
  guint *rows;
} Fixture;

static void
fixture_open (Fixture *self, RpDataset *dataset, const RpTextMeasure *measure)
{
  *self = (Fixture){ .dataset = dataset, .matrix = rp_source_matrix_new (dataset, RP_RECORD_EVENT, NULL) };
  self->state = (RpViewState){
    .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT), .measure = measure, .period = RP_PERIOD_NONE, .now = NAN
  };
  self->frame = (RpMatrixFrame){ .width = 1280, .height = 700, .in_window = TRUE, .legend = TRUE };
  self->rows = rp_source_matrix_order (self->matrix, RP_MATRIX_BY_TIME, RP_NO_INDEX, &self->frame.n_rows);
  self->frame.rows = self->rows;
}

static void
fixture_close (Fixture *self)
{
  g_free (self->rows);
  rp_source_matrix_unref (self->matrix);
  g_object_unref (self->dataset);
}

/* Each text keeps its box free of every other and within the picture; nothing lies where no picture is. */
static void
prove_apart (RpDrawing *drawing)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      g_assert_true (isfinite (shape->x) && isfinite (shape->y) && shape->width >= 0 && shape->height >= 0);
      if (shape->geometry != RP_GEOMETRY_TEXT)
        continue;
      g_assert_cmpfloat (shape->x, >=, -0.01);
      g_assert_cmpfloat (shape->x + shape->width, <=, rp_drawing_get_width (drawing) + 0.01);
      for (guint j = 0; j < texts->len; j++)
        {
          const RpShape *other = g_ptr_array_index (texts, j);

          if (shape->x + 0.01 < other->x + other->width && other->x + 0.01 < shape->x + shape->width
              && shape->y + 0.01 < other->y + other->height && other->y + 0.01 < shape->y + shape->height)
            g_error ("“%s” overlaps “%s”", shape->text, other->text);
        }
      g_ptr_array_add (texts, (gpointer)shape);
    }
}

/* Every row whose line is wholly in sight has its title, and every cell of it whose mark is has that. */
static void
prove_whole (Fixture *self, RpDrawing *drawing)
{
  RpMatrixPlace place;
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  guint n_cells = 0, want_cells = 0;

  rp_matrix_place (self->matrix, &self->state, &self->frame, &place);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_ROW)
        g_hash_table_add (rows, GUINT_TO_POINTER (shape->ref.index + 1));
      n_cells += shape->role == RP_ROLE_CELL;
    }
  for (guint i = 0; i < self->frame.n_rows; i++)
    {
      double top = place.top + i * place.row_px - self->frame.scroll_y;
      const RpMatrixRow *row = rp_source_matrix_row (self->matrix, self->rows[i]);
      gboolean seen = top >= place.top && top + place.row_px <= place.bottom;
      guint n;
      const RpMatrixCell *cells = rp_source_matrix_cells (self->matrix, self->rows[i], &n);

      g_assert_cmpint (g_hash_table_contains (rows, GUINT_TO_POINTER (row->ref.index + 1)), ==, seen);
      for (guint j = 0; seen && j < n; j++)
        {
          double x = place.left + rp_matrix_column_x (self->matrix, &place, cells[j].column) - self->frame.scroll_x
                     + place.column_px / 2;

          want_cells += x - 9 >= place.left && x + 9 <= place.right;
        }
    }
  g_assert_cmpuint (n_cells, ==, want_cells);
}

static void
test_apart (gconstpointer data)
{
  RpDataset *dataset = GPOINTER_TO_UINT (data) == 0 ? read_bundled () : generate (GPOINTER_TO_UINT (data), 90, 3);
  RpTextMeasure *measure = rp_pango_measure_new ();
  Fixture fixture;

  fixture_open (&fixture, dataset, measure);
  for (double width = 360; width <= 1920; width += 97)
    for (int step = 0; step < 12; step++)
      {
        RpMatrixPlace place;
        g_autoptr (RpDrawing) drawing = NULL;

        fixture.frame.width = width;
        fixture.frame.height = 200 + step * 70;
        fixture.frame.in_window = step % 3 != 0;
        fixture.state.selected = step % 4 == 0   ? RP_RECORD_REF_NONE
                                 : step % 4 == 1 ? rp_record_ref (RP_RECORD_EVENT, 5)
                                                 : rp_record_ref (RP_RECORD_SOURCE, 2);
        rp_matrix_place (fixture.matrix, &fixture.state, &fixture.frame, &place);
        if (fixture.frame.in_window)
          {
            fixture.frame.scroll_x = floor (MAX (0, place.content_width - place.right + place.left) * step / 11);
            fixture.frame.scroll_y = floor (MAX (0, place.content_height - place.bottom + place.top) * step / 11);
          }
        else
          fixture.frame.scroll_x = fixture.frame.scroll_y = 0;
        drawing = rp_matrix_drawing (fixture.matrix, &fixture.state, &fixture.frame);
        prove_apart (drawing);
        if (fixture.frame.in_window)
          prove_whole (&fixture, drawing);
      }
  fixture_close (&fixture);
  rp_pango_measure_free (measure);
}

static const RpShape *
find_cell (RpDrawing *drawing, RpRecordRef ref, RpRecordRef of)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_CELL && rp_record_ref_equal (shape->ref, ref) && rp_record_ref_equal (shape->of, of))
        return shape;
    }
  return NULL;
}

/* What is picked where a cell is drawn is that cell, and it stands below the head of its source. */
static void
test_hit (void)
{
  Fixture fixture;
  g_autoptr (RpDrawing) drawing = NULL;
  RpRecordRef event, source;
  const RpShape *cell, *head = NULL;

  fixture_open (&fixture, read_bundled (), rp_text_measure_fixed ());
  drawing = rp_matrix_drawing (fixture.matrix, &fixture.state, &fixture.frame);
  event = rp_dataset_find (fixture.dataset, "E04");
  source = rp_dataset_find (fixture.dataset, "azernews-2023-10-31");
  cell = find_cell (drawing, event, source);
  g_assert_nonnull (cell);
  g_assert_cmpstr (cell->support, ==, "other words");
  g_assert_true (rp_drawing_hit (drawing, cell->x + 3, cell->y + 3, 12) == cell);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (rp_drawing_shape (drawing, i)->role == RP_ROLE_COLUMN
        && rp_record_ref_equal (rp_drawing_shape (drawing, i)->ref, source))
      head = rp_drawing_shape (drawing, i);
  g_assert_nonnull (head);
  g_assert_cmpfloat_with_epsilon (head->x + head->width / 2, cell->x + cell->width / 2, 0.6);
  g_assert_true (rp_record_ref_equal (rp_drawing_hit (drawing, head->x + 4, head->y + 4, 12)->ref, source));
  fixture_close (&fixture);
}

/* A picked event keeps its own row in the light, a picked source its column. */
static void
test_states (void)
{
  Fixture fixture;
  RpRecordRef war, meeting, source;

  fixture_open (&fixture, read_bundled (), rp_text_measure_fixed ());
  war = rp_dataset_find (fixture.dataset, "E04");
  meeting = rp_dataset_find (fixture.dataset, "E08");
  source = rp_dataset_find (fixture.dataset, "meets-in-baku");
  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (RpDrawing) drawing = NULL;

      fixture.state.selected = pass == 0 ? meeting : source;
      drawing = rp_matrix_drawing (fixture.matrix, &fixture.state, &fixture.frame);
      g_assert_cmpint (find_cell (drawing, meeting, source)->state, ==, RP_STATE_SELECTED);
      g_assert_cmpint (find_cell (drawing, war, source)->state, ==, pass == 0 ? RP_STATE_OTHER : RP_STATE_SELECTED);
      g_assert_cmpint (find_cell (drawing, war, rp_dataset_find (fixture.dataset, "azernews-2023-10-31"))->state, ==,
                       RP_STATE_OTHER);
    }
  fixture_close (&fixture);
}

/* A picture says how much it leaves out; no rows, no columns, no room: no harm. */
static void
test_limits (void)
{
  static const guint sizes[][2] = { { 0, 0 }, { 0, 5 }, { 5, 0 }, { 1, 1 }, { 300, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Fixture fixture;
      gboolean told = FALSE;

      fixture_open (&fixture, generate (sizes[i][0], sizes[i][1], 1), rp_text_measure_fixed ());
      for (double height = 1; height < 900; height += 149)
        for (double width = 1; width < 900; width += 149)
          {
            g_autoptr (RpDrawing) drawing = NULL;

            fixture.frame.width = width;
            fixture.frame.height = height;
            fixture.frame.in_window = FALSE;
            drawing = rp_matrix_drawing (fixture.matrix, &fixture.state, &fixture.frame);
            for (guint s = 0; s < rp_drawing_n_shapes (drawing); s++)
              told |= rp_drawing_shape (drawing, s)->text && strstr (rp_drawing_shape (drawing, s)->text, "more rows");
          }
      g_assert_cmpint (told, ==, sizes[i][0] >= 5);
      fixture_close (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/matrix-drawing/apart/bundled", GUINT_TO_POINTER (0), test_apart);
  g_test_add_data_func ("/matrix-drawing/apart/generated", GUINT_TO_POINTER (700), test_apart);
  g_test_add_func ("/matrix-drawing/hit", test_hit);
  g_test_add_func ("/matrix-drawing/states", test_states);
  g_test_add_func ("/matrix-drawing/limits", test_limits);
  return g_test_run ();
}
