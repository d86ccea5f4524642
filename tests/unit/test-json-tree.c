/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-tree.h"

#include <string.h>

/* TEXT with ' for "; the bytes go at once, as a caller's may. */
static const RpJsonNode *
read_text (RpJsonTree *tree, const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return rp_json_tree_read (tree, json, strlen (json), 1, NULL, NULL);
}

static void
assert_node (const RpJsonNode *node, const char *path, const char *text, guint line, guint column)
{
  g_autofree char *found_path = rp_json_node_dup_path (node);
  g_autofree char *found = rp_json_node_to_text (node, G_MAXSIZE);

  g_assert_nonnull (node);
  g_assert_cmpstr (found_path, ==, path);
  g_assert_cmpstr (found, ==, text);
  g_assert_cmpuint (node->line, ==, line);
  g_assert_cmpuint (node->column, ==, column);
}

static void
test_places (void)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *root = read_text (tree, "{'a/b~': [1, {'ü': 'x'}],\n 'c': null,\n\t'': true}");
  const RpJsonNode *list = rp_json_node_get (root, "a/b~");

  assert_node (root, "", "{\"a/b~\":[1,{\"ü\":\"x\"}],\"c\":null,\"\":true}", 1, 1);
  assert_node (list, "/a~1b~0", "[1,{\"ü\":\"x\"}]", 1, 10);
  assert_node (list->first, "/a~1b~0/0", "1", 1, 11);
  assert_node (rp_json_node_get (list->first->next, "ü"), "/a~1b~0/1/ü", "\"x\"", 1, 20);
  assert_node (rp_json_node_get (root, "c"), "/c", "null", 2, 7);
  assert_node (rp_json_node_get (root, ""), "/", "true", 3, 6);
  g_assert_cmpuint (root->n_items, ==, 3);
  g_assert_cmpuint (list->n_items, ==, 2);
  g_assert_cmpuint (list->first->next->index, ==, 1);
  g_assert_true (list->first->parent == list && list->parent == root);
  g_assert_null (list->first->next->next);
  g_assert_cmpstr (list->first->next->key, ==, NULL);
  g_assert_null (rp_json_tree_get_error (tree));
}

/* A tree is read again and again, and a text may begin in the middle of a file. */
static void
test_read_again (void)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *root;

  g_assert_null (read_text (tree, "{'a': [1, 2}"));
  g_assert_cmpuint (rp_json_tree_get_error (tree)->line, ==, 1);
  for (guint i = 0; i < 3; i++)
    {
      root = rp_json_tree_read (tree, "\n {}", 4, 40, NULL, NULL);
      assert_node (root, "", "{}", 41, 2);
      g_assert_null (rp_json_tree_get_error (tree));
    }
  g_assert_null (rp_json_tree_read (tree, "[\n,", 3, 40, NULL, NULL));
  g_assert_cmpuint (rp_json_tree_get_error (tree)->line, ==, 41);
  for (gsize n = 0; n < 30; n++)
    g_assert_null (rp_json_tree_read (tree, "{\"a\":[{\"b\":[1,2,{\"c\":\"\"}]},0]}", n, 1, NULL, NULL));
}

static void
test_scalars (void)
{
  static const struct
  {
    const char *json, *name, *text;
    gboolean number;
    double value;
  } rows[] = {
    { "'x'", "a string", "x", FALSE, 0 },
    { "''", "a string", NULL, FALSE, 0 },
    { "12", "a number", "12", TRUE, 12 },
    { "-1.5e2", "a number", "-1.5e2", TRUE, -150 },
    { "'-1.5e2'", "a string", "-1.5e2", TRUE, -150 },
    { "'0x10'", "a string", "0x10", FALSE, 0 },
    { "' 5'", "a string", " 5", FALSE, 0 },
    { "'5 '", "a string", "5 ", FALSE, 0 },
    { "'inf'", "a string", "inf", FALSE, 0 },
    { "'nan'", "a string", "nan", FALSE, 0 },
    { "'1,5'", "a string", "1,5", FALSE, 0 },
    { "'.'", "a string", ".", FALSE, 0 },
    { "1e400", "a number", "1e400", FALSE, 0 },
    { "12345678901234567890", "a number", "12345678901234567890", TRUE, 12345678901234567890.0 },
    { "true", NULL, NULL, FALSE, 0 },
    { "null", NULL, NULL, FALSE, 0 },
    { "[1]", NULL, NULL, FALSE, 0 },
    { "{'a':1}", NULL, NULL, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
      g_autofree char *json = g_strdup_printf ("{'v': %s}", rows[i].json);
      const RpJsonNode *root = read_text (tree, json);
      double value = 77;

      g_assert_cmpstr (rp_json_node_get_text (root, "v"), ==, rows[i].text);
      g_assert_true (rp_json_node_get_double (root, "v", &value) == rows[i].number);
      g_assert_cmpfloat (value, ==, rows[i].number ? rows[i].value : 77);
      if (rows[i].name != NULL)
        g_assert_cmpstr (rp_json_node_name (rp_json_node_get (root, "v")), ==, rows[i].name);
    }
}

static void
test_members (void)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *root = read_text (
      tree, "{'o': {'p': {'q': 7}}, 'l': [true], 't': true, 'f': false, 's': 'true', 'twice': 1, 'twice': 2}");

  g_assert_cmpstr (rp_json_node_text (rp_json_node_find (root, "o", "p", "q", NULL)), ==, "7");
  g_assert_null (rp_json_node_find (root, "o", "x", "q", NULL));
  g_assert_null (rp_json_node_find (root, "l", "p", NULL));
  g_assert_nonnull (rp_json_node_get_object (root, "o"));
  g_assert_null (rp_json_node_get_object (root, "l"));
  g_assert_nonnull (rp_json_node_get_list (root, "l"));
  g_assert_null (rp_json_node_get_list (root, "o"));
  g_assert_true (rp_json_node_get_flag (root, "t", FALSE));
  g_assert_false (rp_json_node_get_flag (root, "f", TRUE));
  g_assert_true (rp_json_node_get_flag (root, "s", TRUE));
  g_assert_false (rp_json_node_get_flag (root, "none", FALSE));
  /* as ECMAScript has it, the last of equal keys counts, and the first is as if it were not there */
  g_assert_cmpstr (rp_json_node_get_text (root, "twice"), ==, "2");
  g_assert_cmpuint (root->n_items, ==, 6);
}

static void
test_nothing (void)
{
  g_autofree char *path = rp_json_node_dup_path (NULL);
  double value = 0;

  g_assert_cmpstr (path, ==, "");
  g_assert_cmpstr (rp_json_node_name (NULL), ==, "nothing");
  g_assert_false (rp_json_node_is_object (NULL) || rp_json_node_is_list (NULL) || rp_json_node_is_text (NULL));
  g_assert_null (rp_json_node_get (NULL, "a"));
  g_assert_null (rp_json_node_find (NULL, "a", NULL));
  g_assert_null (rp_json_node_text (NULL));
  g_assert_false (rp_json_node_double (NULL, &value));
}

/* What is written back is cut at a whole character. */
static void
test_written (void)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *root = read_text (tree, "['éé', {'a': '\\n\\u0000\\ud800'}, -1.50, false]");

  for (gsize most = 0; most < 60; most++)
    {
      g_autofree char *text = rp_json_node_to_text (root, most);
      g_assert_cmpuint (strlen (text), <=, most);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_true (most < 50 || g_str_has_suffix (text, "-1.50,false]"));
    }
}

/* The reader's limit of depth is one that the tree can hold; more is refused, whatever its length. */
static void
test_depth (void)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();

  for (guint depth = RP_JSON_MAX_DEPTH - 1; depth <= RP_JSON_MAX_DEPTH + 1; depth++)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *close = g_strnfill (depth, ']');
      g_autofree char *json = g_strconcat (open, close, NULL);
      const RpJsonNode *root = rp_json_tree_read (tree, json, strlen (json), 1, NULL, NULL);
      g_autofree char *text = root != NULL ? rp_json_node_to_text (root, G_MAXSIZE) : NULL;

      g_assert_cmpstr (text, ==, depth <= RP_JSON_MAX_DEPTH ? json : NULL);
    }
}

/* Texts as items of one list; what is broken off, or has equal keys, does not harm the others. */
static void
test_items (void)
{
  static const char *const texts[] = { "{\"a\":1}", "{\"a\":", "{\"a\":1,\"a\":2}", "[3]", "7" };
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *list = rp_json_tree_begin_list (tree);
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const RpJsonNode *item = rp_json_tree_read_item (tree, texts[i], strlen (texts[i]), i + 1);

      g_assert_true ((item == NULL) == (i == 1));
      g_assert_true ((rp_json_tree_get_error (tree) != NULL) == (i == 1));
      if (item != NULL && i != 3)
        rp_json_tree_add_item (tree, item);
    }
  text = rp_json_node_to_text (list, G_MAXSIZE);
  g_assert_cmpstr (text, ==, "[{\"a\":1},{\"a\":2},7]");
  g_assert_cmpuint (list->n_items, ==, 3);
  path = rp_json_node_dup_path (list->first->next->first);
  g_assert_cmpstr (path, ==, "/1/a");
  assert_node (list, "", text, 1, 1);
  g_assert_cmpuint (list->first->next->line, ==, 3);
  g_assert_cmpuint (rp_json_tree_begin_list (tree)->n_items, ==, 0);
}

/* Many equal keys, and objects with more members than are looked through one by one. */
static void
test_many_members (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *root;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (json, "%s{\"x\":%u,\"y%u\":null,\"\":0}", i > 0 ? "," : "", i, i);
  g_string_append (json, ",{");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (json, "%s\"k%u\":%u", i > 0 ? "," : "", i % 299, i);
  g_string_append (json, "}]");
  root = read_text (tree, json->str);
  g_assert_nonnull (root);
  g_assert_cmpuint (root->n_items, ==, 301);
  for (const RpJsonNode *item = root->first; item->next != NULL; item = item->next)
    {
      g_autofree char *own = g_strdup_printf ("y%u", item->index);
      double x = -1;

      g_assert_true (rp_json_node_get_double (item, "x", &x) && (guint)x == item->index);
      g_assert_nonnull (rp_json_node_get (item, own));
      g_assert_nonnull (rp_json_node_get (item, ""));
      if (item->next->next == NULL)
        {
          g_assert_cmpuint (item->next->n_items, ==, 299);
          g_assert_cmpstr (rp_json_node_get_text (item->next, "k0"), ==, "299");
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-tree/places", test_places);
  g_test_add_func ("/json-tree/read-again", test_read_again);
  g_test_add_func ("/json-tree/scalars", test_scalars);
  g_test_add_func ("/json-tree/members", test_members);
  g_test_add_func ("/json-tree/nothing", test_nothing);
  g_test_add_func ("/json-tree/written", test_written);
  g_test_add_func ("/json-tree/depth", test_depth);
  g_test_add_func ("/json-tree/items", test_items);
  g_test_add_func ("/json-tree/many-members", test_many_members);
  return g_test_run ();
}
