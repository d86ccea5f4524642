/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-packing.h"

#include <math.h>
#include <stdlib.h>

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = ((const RpPackItem *)a)->left, right = ((const RpPackItem *)b)->left;

  return (left > right) - (left < right);
}

static void
pack_tight (const RpPackItem *items, guint n, guint n_rows, RpPackedItem *packed, GArray *clusters, GArray *members)
{
  RpPackLane lane = { .items = items, .n_items = n, .n_rows = n_rows };

  rp_lane_pack_tight (&lane, packed, clusters, members);
}

static void
make_items (GRand *rand, RpPackItem *items, guint n, double width)
{
  for (guint i = 0; i < n; i++)
    {
      double x = g_rand_double_range (rand, 0, width), mark = g_rand_double_range (rand, 10, 40);

      items[i] = (RpPackItem){ .mark_left = x,
                               .mark_right = x + mark,
                               .left = x,
                               .right = x + mark + g_rand_double_range (rand, 20, 150),
                               .other_left = x - g_rand_double_range (rand, 20, 150),
                               .height = 1,
                               .weight = (guint)mark };
    }
  qsort (items, n, sizeof *items, compare);
}

static double
right_of (const RpPackItem *item, const RpPackedItem *packed)
{
  return packed->labelled && !packed->turned ? item->right : item->mark_right;
}

static double
left_of (const RpPackItem *item, const RpPackedItem *packed)
{
  return packed->turned ? item->other_left : item->mark_left;
}

static void
test_whole_keeps_apart (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  RpPackItem items[200];
  RpPackedItem packed[200];
  guint rows;

  make_items (rand, items, 200, 2000);
  for (guint i = 0; i < 200; i += 9)
    items[i].height = 3;
  rows = rp_lane_pack_whole (items, 200, 100, packed);
  g_assert_cmpuint (rows, <=, 100);
  for (guint a = 0; a < 200; a++)
    for (guint b = a + 1; b < 200; b++)
      {
        gboolean same_row
            = packed[a].row < packed[b].row + items[b].height && packed[b].row < packed[a].row + items[a].height;

        g_assert_true (!same_row || items[a].right <= items[b].left);
      }
  g_assert_cmpuint (rp_lane_pack_whole (items, 200, 2, packed), ==, G_MAXUINT);
}

/* Every item is a mark or in exactly one cluster; nothing in a row overlaps; no cluster where its members would fit. */
static void
test_tight (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 300), n_rows = (guint)g_rand_int_range (rand, 1, 9);
      g_autofree RpPackItem *items = g_new (RpPackItem, n);
      g_autofree RpPackedItem *packed = g_new0 (RpPackedItem, n);
      g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (RpPackedCluster));
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree guint *seen = g_new0 (guint, n);

      make_items (rand, items, n, 1500);
      pack_tight (items, n, n_rows, packed, clusters, members);
      for (guint m = 0; m < members->len; m++)
        seen[g_array_index (members, guint, m)]++;
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (packed[i].row, <, n_rows);
          g_assert_cmpuint (seen[i], ==, packed[i].clustered ? 1 : 0);
        }
      for (guint a = 0; a < n; a++)
        for (guint b = a + 1; b < n; b++)
          if (!packed[a].clustered && !packed[b].clustered && packed[a].row == packed[b].row)
            g_assert_true (right_of (&items[a], &packed[a]) <= left_of (&items[b], &packed[b])
                           || right_of (&items[b], &packed[b]) <= left_of (&items[a], &packed[a]));
      for (guint c = 0; c < clusters->len; c++)
        {
          const RpPackedCluster *cluster = &g_array_index (clusters, RpPackedCluster, c);

          g_assert_cmpuint (cluster->count, >=, 2);
          for (guint i = 0; i < n; i++)
            if (!packed[i].clustered && packed[i].row == cluster->row)
              g_assert_true (right_of (&items[i], &packed[i]) <= cluster->left + 1e-9
                             || cluster->right <= left_of (&items[i], &packed[i]));
        }
    }
}

static void
test_room_means_no_cluster (void)
{
  RpPackItem items[4];
  RpPackedItem packed[4];
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (RpPackedCluster));
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < 4; i++)
    items[i] = (RpPackItem){ .mark_left = 100 + i,
                             .mark_right = 112 + i,
                             .left = 100 + i,
                             .right = 300 + i,
                             .other_left = 100 + i,
                             .height = 1,
                             .weight = 1 };
  pack_tight (items, 4, 4, packed, clusters, members);
  g_assert_cmpuint (clusters->len, ==, 0);
  pack_tight (items, 4, 3, packed, clusters, members);
  g_assert_cmpuint (clusters->len, ==, 1);
  g_assert_cmpuint (members->len, ==, 2);
}

/* An opened parent keeps its rows, and everything else keeps clear of it. */
static void
test_high_items_keep_their_rows (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 2, 80), n_rows = (guint)g_rand_int_range (rand, 4, 9), high;
      g_autofree RpPackItem *items = g_new (RpPackItem, n);
      g_autofree RpPackedItem *packed = g_new0 (RpPackedItem, n);
      g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (RpPackedCluster));
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

      make_items (rand, items, n, 900);
      high = (guint)g_rand_int_range (rand, 0, (gint32)n);
      items[high].height = 3;
      pack_tight (items, n, n_rows, packed, clusters, members);
      g_assert_true (packed[high].whole && !packed[high].clustered);
      g_assert_cmpuint (packed[high].row + 3, <, n_rows + 1);
      for (guint i = 0; i < n; i++)
        if (i != high && !packed[i].clustered && packed[i].row >= packed[high].row
            && packed[i].row < packed[high].row + 3)
          g_assert_true (right_of (&items[i], &packed[i]) <= items[high].left
                         || left_of (&items[i], &packed[i]) >= items[high].right);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lane-packing/whole", test_whole_keeps_apart);
  g_test_add_func ("/lane-packing/tight", test_tight);
  g_test_add_func ("/lane-packing/high", test_high_items_keep_their_rows);
  g_test_add_func ("/lane-packing/room", test_room_means_no_cluster);
  return g_test_run ();
}
