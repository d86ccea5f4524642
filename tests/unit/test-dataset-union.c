/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made one, step by step and back: what stands after each, and what a later version of a file makes of it. */
#include "dataset-text.h"
#include "dataset-union.h"
#include "foreign-fixture.h"

#include <string.h>

#define HEAD "{\"rapport\": 1, \"title\": \"t\", \"entities\": ["
#define PERSON(id, name) "{\"id\": \"" id "\", \"kind\": \"person\", \"name\": \"" name "\"}"

static RpDataset *
dataset_of (const char *text)
{
  g_autoptr (RpImportResult) result = foreign_fixture_import (text, strlen (text));

  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

static guint
entities_of (const RpUnion *self, guint *n_pairs)
{
  g_autoptr (RpUnionResult) result = rp_union_make (self);

  *n_pairs = result->pairs->len;
  g_assert_cmpuint (result->parts->len, ==, rp_union_n_parts (self));
  return rp_dataset_n_entities (result->dataset);
}

/* Says of the first pair that it is ONE or not. */
static void
decide (RpUnion *self, gboolean one)
{
  g_autoptr (RpUnionResult) result = rp_union_make (self);

  g_assert_cmpuint (result->pairs->len, >, 0);
  rp_union_decide (self, result, g_ptr_array_index (result->pairs, 0), one, g_strdup (one ? "one" : "two"));
}

static void
check (const RpUnion *self, guint n_entities, guint n_pairs)
{
  guint pairs;

  g_assert_cmpuint (entities_of (self, &pairs), ==, n_entities);
  g_assert_cmpuint (pairs, ==, n_pairs);
}

static void
test_steps (void)
{
  g_autoptr (RpDataset) first = dataset_of (HEAD PERSON ("a", "Ana Mora") "," PERSON ("q", "Quay") "]}");
  g_autoptr (RpDataset) second = dataset_of (HEAD PERSON ("x", "ana mora") "," PERSON ("q", "Quay") "]}");
  g_autoptr (RpUnion) self = rp_union_new (first, "/tmp/first.json");

  check (self, 2, 0);
  rp_union_add (self, second, "/tmp/second.json", g_strdup ("adding"));
  rp_union_set_mark (self, 3);
  g_assert_cmpstr (rp_union_get_path (self, 0), ==, "/tmp/second.json");
  /* q is one by its id, a and x only look alike: nobody has said anything */
  check (self, 3, 1);
  decide (self, TRUE);
  check (self, 2, 0);
  g_assert_cmpstr (rp_union_step_name (self, -1), ==, "one");
  g_assert_true (rp_union_step (self, -1));
  check (self, 3, 1);
  decide (self, FALSE);
  check (self, 3, 0);
  /* what was undone before is forgotten */
  g_assert_null (rp_union_step_name (self, 1));
  g_assert_true (rp_union_step (self, -1));
  g_assert_cmpuint (rp_union_get_mark (self, -1), ==, 3);
  g_assert_true (rp_union_step (self, -1));
  g_assert_false (rp_union_step (self, -1));
  check (self, 2, 0);
  g_assert_true (rp_union_step (self, 1));
  g_assert_true (rp_union_step (self, 1));
  g_assert_false (rp_union_step (self, 1));
  check (self, 3, 0);
}

/* "12" is no name beside one. */
static void
test_ids_as_names (void)
{
  static const char *const bare[] = { "12", "n12" }, *const names[] = { "Ana Mora", "Rome" };
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *said = g_strdup_printf (HEAD PERSON ("%s", "%s") "]}", bare[i / 2], bare[i / 2]);
      g_autofree char *named = g_strdup_printf (HEAD PERSON ("%s", "%s") "]}", bare[i / 2], names[0]);
      g_autoptr (RpDataset) first = dataset_of (i % 2 ? said : named);
      g_autoptr (RpDataset) second = dataset_of (i % 2 ? named : said);
      g_autoptr (RpUnion) self = rp_union_new (first, "/tmp/first.json");
      g_autoptr (RpUnionResult) result = NULL;

      rp_union_add (self, second, "/tmp/second.json", g_strdup ("adding"));
      result = rp_union_make (self);
      g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, 1);
      g_assert_cmpstr (rp_dataset_entity (result->dataset, 0)->record.title, ==, names[0]);
      g_assert_cmpuint (rp_dataset_entity (result->dataset, 0)->n_aliases, ==, 0);
    }
  {
    g_autoptr (RpDataset) first = dataset_of (HEAD PERSON ("Rome", "Rome") "]}");
    g_autoptr (RpDataset) second = dataset_of (HEAD PERSON ("Rome", "Roma") "]}");
    g_autoptr (RpUnion) self = rp_union_new (first, "/tmp/first.json");
    g_autoptr (RpUnionResult) result = NULL;

    rp_union_add (self, second, "/tmp/second.json", g_strdup ("adding"));
    result = rp_union_make (self);
    g_assert_cmpstr (rp_dataset_entity (result->dataset, 0)->record.title, ==, names[1]);
    g_assert_cmpuint (rp_dataset_entity (result->dataset, 0)->n_aliases, ==, 1);
  }
}

/* Three of one name: the third is proposed once the others are one. */
static void
test_chain (void)
{
  g_autoptr (RpDataset) first = dataset_of (HEAD PERSON ("a", "Ana Mora") "]}");
  g_autoptr (RpDataset) second = dataset_of (HEAD PERSON ("b", "ANA MORA") "]}");
  g_autoptr (RpDataset) third = dataset_of (HEAD PERSON ("c", "ana mora") "]}");
  g_autoptr (RpUnion) self = rp_union_new (first, "/tmp/first.json");
  g_autoptr (RpUnion) copy = NULL;

  rp_union_add (self, second, "2", g_strdup ("2"));
  rp_union_add (self, third, "3", g_strdup ("3"));
  /* which of two the third would be is nothing to propose */
  check (self, 3, 1);
  decide (self, TRUE);
  check (self, 2, 1);
  decide (self, TRUE);
  check (self, 1, 0);
  copy = rp_union_copy (self);
  check (copy, 1, 0);
  g_assert_true (rp_union_step (self, -1));
  check (self, 2, 1);
  check (copy, 1, 0);
}

/* Another version of a file: decisions about what is still there stay, the others wait. */
static void
test_changed (void)
{
  g_autoptr (RpDataset) first = dataset_of (HEAD PERSON ("a", "Ana Mora") "]}");
  g_autoptr (RpDataset) second = dataset_of (HEAD PERSON ("x", "ana mora") "]}");
  g_autoptr (RpDataset) without = dataset_of (HEAD PERSON ("z", "Zoe") "]}");
  g_autoptr (RpUnion) self = rp_union_new (first, "/tmp/first.json");

  rp_union_add (self, second, "2", g_strdup ("2"));
  decide (self, TRUE);
  check (self, 1, 0);
  rp_union_set_base (self, without);
  check (self, 2, 0);
  rp_union_set_base (self, first);
  check (self, 1, 0);
  g_assert_true (rp_union_has_file (self, "2"));
  g_assert_false (rp_union_has_file (self, "3"));
  rp_union_set_file (self, "2", without);
  check (self, 2, 0);
  /* also where the file was taken back */
  g_assert_true (rp_union_step (self, -1));
  g_assert_true (rp_union_step (self, -1));
  rp_union_set_file (self, "2", second);
  g_assert_true (rp_union_step (self, 1));
  g_assert_true (rp_union_step (self, 1));
  check (self, 1, 0);
}

#define UNNAMED(name, summary) "{\"kind\": \"person\", \"name\": \"" name "\", \"summary\": \"" summary "\"}"

/* An id that was made from a name can be another's in the next version: what was said of the one is not said of that.
 */
static void
test_made_ids (void)
{
  g_autoptr (RpDataset) first = dataset_of (HEAD UNNAMED ("Ann Lee", "the judge") "]}");
  g_autoptr (RpDataset) other = dataset_of (HEAD UNNAMED ("Ann Lee", "a sailor") "]}");
  g_autoptr (RpDataset) both
      = dataset_of (HEAD UNNAMED ("Ann Lee", "a sailor") "," UNNAMED ("Ann Lee", "the judge") "]}");
  g_autoptr (RpDataset) added = dataset_of (HEAD UNNAMED ("Lee, Ann", "judge, retired") "]}");
  g_autoptr (RpUnion) self = rp_union_new (first, "/tmp/first.json");

  rp_union_add (self, added, "2", g_strdup ("2"));
  decide (self, TRUE);
  check (self, 1, 0);
  rp_union_set_base (self, other);
  check (self, 2, 1);
  /* which of two is meant nobody knows */
  rp_union_set_base (self, both);
  check (self, 3, 0);
  rp_union_set_base (self, first);
  check (self, 1, 0);
  rp_union_set_file (self, "2", other);
  check (self, 2, 1);
}

/* Kept apart from one is not kept apart from another. */
static void
test_apart (void)
{
  g_autoptr (RpDataset) first = dataset_of (HEAD PERSON ("a", "Ana Mora") "]}");
  g_autoptr (RpDataset) other = dataset_of (HEAD PERSON ("b", "Ana Mora") "]}");
  g_autoptr (RpDataset) added = dataset_of (HEAD PERSON ("x", "ana mora") "]}");
  g_autoptr (RpUnion) self = rp_union_new (first, "/tmp/first.json");

  rp_union_add (self, added, "2", g_strdup ("2"));
  decide (self, FALSE);
  check (self, 2, 0);
  rp_union_set_base (self, other);
  check (self, 2, 1);
  rp_union_set_base (self, first);
  check (self, 2, 0);
  g_assert_true (rp_union_step (self, -1));
  rp_union_forget_undone (self);
  g_assert_null (rp_union_step_name (self, 1));
}

/* Two decisions from one look at it, as quick fingers take them. */
static void
test_one_look (void)
{
  g_autoptr (RpDataset) first = dataset_of (HEAD PERSON ("a", "Ana Mora") "," PERSON ("q", "Quay") "]}");
  g_autoptr (RpDataset) added = dataset_of (HEAD PERSON ("x", "ana mora") "," PERSON ("y", "quay") "]}");
  g_autoptr (RpUnion) self = rp_union_new (first, "/tmp/first.json");
  g_autoptr (RpUnionResult) result = NULL;

  rp_union_add (self, added, "2", g_strdup ("2"));
  result = rp_union_make (self);
  g_assert_cmpuint (result->pairs->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    rp_union_decide (self, result, g_ptr_array_index (result->pairs, i), TRUE, g_strdup ("one"));
  check (self, 2, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-union/steps", test_steps);
  g_test_add_func ("/dataset-union/ids-as-names", test_ids_as_names);
  g_test_add_func ("/dataset-union/chain", test_chain);
  g_test_add_func ("/dataset-union/changed", test_changed);
  g_test_add_func ("/dataset-union/made-ids", test_made_ids);
  g_test_add_func ("/dataset-union/apart", test_apart);
  g_test_add_func ("/dataset-union/one-look", test_one_look);
  return g_test_run ();
}
