/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "importers.h"
#include "network-drawing.h"
#include "network-layout.h"
#include "people-fixture.h"

#define WIDTH 1280.0
#define HEIGHT 800.0
#define STEP 1.05
#define N_STEPS 20

/* Which nodes are named in a drawing, and where. */
typedef struct
{
  guint n;
  guint8 *named;
} Names;

static Names
names_of (RpDrawing *drawing, guint n)
{
  Names names = { n, g_new0 (guint8, n) };

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_LABEL && shape->of.type == RP_RECORD_ENTITY)
        names.named[shape->of.index] = TRUE;
    }
  return names;
}

static gboolean
meet (const RpShape *a, const RpShape *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* No name lies over another, nor over a foreign node. Sorted by height, since there are thousands. */
static int
by_height (gconstpointer a, gconstpointer b)
{
  const RpShape *const *one = a, *const *other = b;

  return ((*one)->y > (*other)->y) - ((*one)->y < (*other)->y);
}

static void
assert_apart (RpDrawing *drawing)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_NODE || (shape->role == RP_ROLE_LABEL && shape->of.type == RP_RECORD_ENTITY))
        g_ptr_array_add (shapes, (gpointer)shape);
    }
  g_ptr_array_sort (shapes, by_height);
  for (guint i = 0; i < shapes->len; i++)
    for (guint k = i + 1; k < shapes->len; k++)
      {
        const RpShape *a = g_ptr_array_index (shapes, i), *b = g_ptr_array_index (shapes, k);

        if (b->y >= a->y + a->height)
          break;
        if (a->role == RP_ROLE_NODE && b->role == RP_ROLE_NODE)
          continue;
        if (a->role != b->role && a->of.index == b->ref.index && b->role == RP_ROLE_NODE)
          continue;
        if (a->role != b->role && b->of.index == a->ref.index && a->role == RP_ROLE_NODE)
          continue;
        g_assert_false (meet (a, b));
      }
}

/* What a hand sees that zooms. */
typedef struct
{
  RpNetwork *network;
  RpViewState state;
  RpNetworkMemory *memory;
  RpNetworkView fitted;
  double from; /* of the fitted zoom, at the first step */
  guint n;
} Hand;

static Names
names_at (Hand *self, int step)
{
  double by = self->from * pow (STEP, step);
  RpNetworkView view = { self->fitted.zoom * by, WIDTH / 2 - (WIDTH / 2 - self->fitted.x) * by,
                         HEIGHT / 2 - (HEIGHT / 2 - self->fitted.y) * by };
  /* all of it in sight, so that none goes over the edge */
  RpNetworkView wide = { view.zoom, view.x + WIDTH, view.y + HEIGHT };
  g_autoptr (RpDrawing) drawing
      = rp_network_redraw (self->network, self->memory, &self->state, &wide, 3 * WIDTH, 3 * HEIGHT);

  assert_apart (drawing);
  return names_of (drawing, self->n);
}

typedef struct
{
  guint shown_first, shown_in, shown_last, gone, back, gone_out, back_out;
} Told;

/* Steps from FROM to TO; GONE counts the names that vanish, BACK those that came again. */
static void
go (Hand *self, int from, int to, guint *shown, guint *gone, guint *back)
{
  Names last = names_at (self, from);
  g_autofree guint8 *went = g_new0 (guint8, self->n);
  int way = to > from ? 1 : -1;

  for (int step = from + way; step != to + way; step += way)
    {
      Names now = names_at (self, step);

      for (guint i = 0; i < self->n; i++)
        {
          *gone += last.named[i] && !now.named[i];
          *back += went[i] && now.named[i] && !last.named[i];
          went[i] |= last.named[i] && !now.named[i];
        }
      g_free (last.named);
      last = now;
    }
  *shown = 0;
  for (guint i = 0; i < self->n; i++)
    *shown += last.named[i];
  g_free (last.named);
}

static Told
zoom_in_and_out (RpDataset *dataset, double from, gboolean steady)
{
  Hand self = { .n = rp_dataset_n_entities (dataset), .from = from };
  Told told = { 0 };
  Names first;

  self.network = rp_network_new (dataset, rp_text_measure_fixed (), WIDTH, HEIGHT, 1, NULL);
  self.fitted = rp_network_fit (self.network, WIDTH, HEIGHT);
  self.memory = steady ? rp_network_memory_new_steady () : rp_network_memory_new ();
  self.state = (RpViewState){ .dataset = dataset,
                              .theme = rp_theme (RP_THEME_LIGHT),
                              .measure = rp_text_measure_fixed (),
                              .period = RP_PERIOD_NONE,
                              .now = NAN };
  first = names_at (&self, 0);
  for (guint i = 0; i < self.n; i++)
    told.shown_first += first.named[i];
  g_free (first.named);
  go (&self, 0, N_STEPS, &told.shown_in, &told.gone, &told.back);
  g_test_message ("%u names, then %u: %u gone, %u came again", told.shown_first, told.shown_in, told.gone, told.back);
  go (&self, N_STEPS, 0, &told.shown_last, &told.gone_out, &told.back_out);
  g_test_message ("and out %u: %u gone, %u came again", told.shown_last, told.gone_out, told.back_out);
  rp_network_memory_free (self.memory);
  rp_network_unref (self.network);
  return told;
}

static void
check (RpDataset *dataset, double from)
{
  Told without = zoom_in_and_out (dataset, from, FALSE), with = zoom_in_and_out (dataset, from, TRUE);

  /* the one that has no past does blink, or this would say nothing */
  g_assert_cmpuint (without.back + without.back_out, >, 0);
  g_assert_cmpuint (with.back, ==, 0);
  g_assert_cmpuint (with.back_out, ==, 0);
  g_assert_cmpuint (with.gone, ==, 0);
  /* and few pay for it */
  g_assert_cmpuint (with.shown_in * 10, >=, without.shown_in * 9);
  g_assert_cmpuint (with.shown_last * 5, >=, without.shown_last * 4);
}

static void
test_miserables (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "good", "les-miserables.json", NULL);
  g_autoptr (RpImportResult) result = rp_import_file (path, NULL, NULL, NULL);

  g_assert_nonnull (result);
  /* from so far that most have no room for a name */
  check (result->dataset, 0.35);
}

static void
test_large (void)
{
  g_autoptr (RpDataset) dataset = people (2000, 6000, 0);

  check (dataset, 1);
}

/* A view that pans shows the very names where they stood, the same as if it had come there at once. */
static void
test_pan (void)
{
  g_autoptr (RpDataset) dataset = people (900, 2000, 0);
  g_autoptr (RpNetwork) network = rp_network_new (dataset, rp_text_measure_fixed (), WIDTH, HEIGHT, 1, NULL);
  g_autoptr (RpNetworkMemory) memory = rp_network_memory_new_steady ();
  RpNetworkView view = rp_network_fit (network, WIDTH, HEIGHT);
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };

  view.x = floor (view.x);
  view.y = floor (view.y);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (RpDrawing) drawing = rp_network_redraw (network, memory, &state, &view, WIDTH, HEIGHT);
      g_autoptr (RpDrawing) fresh = rp_network_drawing (network, &state, &view, WIDTH, HEIGHT);

      g_assert_cmpuint (rp_drawing_n_shapes (drawing), ==, rp_drawing_n_shapes (fresh));
      for (guint k = 0; k < rp_drawing_n_shapes (drawing); k++)
        {
          const RpShape *one = rp_drawing_shape (drawing, k), *other = rp_drawing_shape (fresh, k);

          g_assert_cmpstr (one->text, ==, other->text);
          g_assert_cmpfloat_with_epsilon (one->x, other->x, 1e-9);
          g_assert_cmpfloat_with_epsilon (one->y, other->y, 1e-9);
        }
      view.x += i % 2 ? 37 : -90;
      view.y += 11;
      /* what is selected pushes others out, but only while it is */
      state.selected = i == 4 ? rp_record_ref (RP_RECORD_ENTITY, 7) : RP_RECORD_REF_NONE;
    }
}

static double
smallest_at (RpNetwork *network, const RpViewState *state, double by)
{
  RpNetworkView view = rp_network_fit (network, WIDTH, HEIGHT);
  double smallest = INFINITY;
  RpDrawing *drawing;

  view.zoom *= by;
  drawing = rp_network_drawing (network, state, &view, WIDTH, HEIGHT);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (rp_drawing_shape (drawing, i)->role == RP_ROLE_NODE)
      smallest = MIN (smallest, rp_drawing_shape (drawing, i)->width);
  rp_drawing_unref (drawing);
  return smallest;
}

/* Seen from so far that nodes would be a wall they are smaller, and grow little by little as it comes nearer. */
static void
test_crowd (void)
{
  g_autoptr (RpDataset) dataset = people (40000, 100, 0);
  RpNetworkOptions options = { .measure = rp_text_measure_fixed (), .width = WIDTH, .height = HEIGHT, .seed = 1 };
  g_autoptr (RpNetwork) network = NULL;
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
  double last;

  options.method = rp_network_method_find ("grid");
  network = rp_network_new_with (dataset, &options, NULL);
  last = smallest_at (network, &state, 0.5);
  g_assert_cmpfloat (last, >=, 1.5);
  g_assert_cmpfloat (last, <, 3);
  for (double by = 0.5; by < 4; by *= 1.3)
    {
      double now = smallest_at (network, &state, by);

      g_assert_cmpfloat (now, >=, last - 1e-9);
      g_assert_cmpfloat (now, <=, last * 1.31);
      last = now;
    }
  g_assert_cmpfloat (last, >=, 3.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-steady/miserables", test_miserables);
  g_test_add_func ("/network-steady/pan", test_pan);
  g_test_add_func ("/network-steady/crowd", test_crowd);
  g_test_add_func ("/network-steady/large", test_large);
  return g_test_run ();
}
