/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-shape.h"

#include "csv-header.h"
#include "typed-value.h"

#include <string.h>

#define MOST_DEPTH 24      /* of lists in records of lists */
#define MOST_NESTED 4      /* objects in a record whose members are columns */
#define SAMPLED_MEMBERS 20 /* of an object, to know whether it is a list */
#define SHOWN_VALUE 2000   /* bytes of what is no text, kept as JSON */

typedef struct
{
  RpShape *shape;
  GHashTable *by_path; /* RpShapeList */
  guint most;
} Walk;

static void
column_free (RpShapeColumn *column)
{
  g_free (column->path);
  g_strfreev (column->steps);
  g_free (column);
}

static void
list_free (RpShapeList *list)
{
  g_free (list->path);
  g_ptr_array_unref (list->records);
  g_ptr_array_unref (list->columns);
  g_hash_table_unref (list->by_path);
  g_clear_pointer (&list->members, g_hash_table_unref);
  g_free (list);
}

void
rp_shape_free (RpShape *self)
{
  g_ptr_array_unref (self->lists);
  g_free (self);
}

/* ---- what a node is ---- */

static gboolean
is_empty (const RpJsonNode *node)
{
  return node->type == RP_JSON_NULL
         || ((rp_json_node_is_list (node) || rp_json_node_is_object (node)) && node->first == NULL)
         || (rp_json_node_is_text (node) && node->length == 0);
}

/* Half of what is in it, or more, are objects. */
static gboolean
is_list_of_records (const RpJsonNode *node)
{
  guint n = 0;

  for (const RpJsonNode *item = rp_json_node_is_list (node) ? node->first : NULL; item != NULL; item = item->next)
    n += rp_json_node_is_object (item) && item->first != NULL;
  return n > 0 && n * 2 >= node->n_items;
}

/* An object whose members are objects that have half of their members in common with the first: keys stand for names.
 */
static gboolean
is_keyed_records (const RpJsonNode *node)
{
  const RpJsonNode *first = rp_json_node_is_object (node) ? node->first : NULL;
  guint n = 0;

  if (first == NULL || node->n_items < 2)
    return FALSE;
  for (const RpJsonNode *member = first; member != NULL && n < SAMPLED_MEMBERS; member = member->next, n++)
    {
      guint shared = 0;

      if (!rp_json_node_is_object (member) || member->first == NULL || rp_is_typed_value (member))
        return FALSE;
      for (const RpJsonNode *inner = member->first; inner != NULL; inner = inner->next)
        shared += rp_json_node_get (first, inner->key) != NULL;
      if (shared * 2 < member->n_items || shared == 0)
        return FALSE;
    }
  return TRUE;
}

/* Two or three numbers and nothing else, which are called a point. */
static gboolean
is_point (const RpJsonNode *node)
{
  static const char *const names[]
      = { "coordinates", "coords", "latlng", "latlon", "lnglat", "lonlat", "geo", "point" };
  gboolean called = FALSE;

  if (!rp_json_node_is_list (node) || node->n_items < 2 || node->n_items > 3)
    return FALSE;
  for (guint i = 0; node->key != NULL && !called && i < G_N_ELEMENTS (names); i++)
    called = g_ascii_strcasecmp (node->key, names[i]) == 0;
  for (const RpJsonNode *item = node->first; called && item != NULL; item = item->next)
    called = rp_json_node_is_number (item);
  return called;
}

/* ---- lists ---- */

/* NULL: there are too many. PATH is copied. */
static RpShapeList *
list_at (Walk *walk, const char *path, RpShapeList *around)
{
  RpShapeList *list = g_hash_table_lookup (walk->by_path, path);

  if (list != NULL || walk->shape->lists->len >= RP_SHAPE_MOST_LISTS)
    return list;
  list = g_new0 (RpShapeList, 1);
  list->path = g_strdup (path);
  list->records = g_ptr_array_new ();
  list->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  list->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  list->around = around;
  if (around != NULL && around->members == NULL)
    {
      around->members = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < around->records->len; i++)
        g_hash_table_add (around->members, g_ptr_array_index (around->records, i));
    }
  g_ptr_array_add (walk->shape->lists, list);
  g_hash_table_insert (walk->by_path, list->path, list);
  return list;
}

/* At PATH, of which KEY or SUFFIX (nullable) is the last step. NULL: there are too many. */
static RpShapeColumn *
add_column (RpShapeList *list, const char *path, const char *key, const char *suffix, const RpJsonNode *value)
{
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  const RpJsonNode *record = g_ptr_array_index (list->records, list->records->len - 1);
  const RpJsonNode *above[MOST_NESTED + 2];
  RpShapeColumn *column;
  guint n = 0;

  if (list->columns->len >= RP_SHAPE_MOST_COLUMNS)
    return NULL;
  column = g_new0 (RpShapeColumn, 1);
  column->path = g_strdup (path);
  for (const RpJsonNode *node = suffix != NULL && value != NULL ? value->parent : value;
       node != NULL && n < G_N_ELEMENTS (above) && node != record; node = node->parent)
    above[n++] = node;
  while (n > 0)
    g_strv_builder_add (steps, above[--n]->key);
  if (value == NULL || suffix != NULL)
    g_strv_builder_add (steps, suffix != NULL ? suffix : key);
  column->steps = g_strv_builder_end (steps);
  column->key = value != NULL && suffix == NULL && value->parent == record ? value->key : NULL;
  column->number = list->columns->len;
  g_ptr_array_add (list->columns, column);
  g_hash_table_insert (list->by_path, column->path, column);
  return column;
}

/* Records mostly have the same members in the same order, and equal keys of a tree are mostly one text: the column that
 * comes next has KEY, or is to be looked for. NULL: it has not. */
static RpShapeColumn *
next_column (RpShapeList *list, const char *key)
{
  RpShapeColumn *column = list->next < list->columns->len ? g_ptr_array_index (list->columns, list->next) : NULL;

  return column != NULL && column->key == key ? column : NULL;
}

/* Counts a value of LIST at PREFIX (nullable), KEY and SUFFIX (nullable). */
static void
count (RpShapeList *list, const char *prefix, const char *key, const char *suffix, const RpJsonNode *value)
{
  g_autofree char *joined = prefix != NULL || suffix != NULL
                                ? g_strconcat (prefix != NULL ? prefix : "", prefix != NULL ? "." : "", key,
                                               suffix != NULL ? suffix : "", NULL)
                                : NULL;
  const char *path = joined != NULL ? joined : key;
  RpShapeColumn *column = joined == NULL && value != NULL ? next_column (list, key) : NULL;

  if (column == NULL)
    column = g_hash_table_lookup (list->by_path, path);
  if (column == NULL)
    column = add_column (list, path, key, suffix, value);
  if (column == NULL)
    {
      list->n_beyond++;
      return;
    }
  list->next = column->number + 1;
  column->n_filled++;
  column->n_numbers += value != NULL && rp_json_node_is_number (value);
  column->n_many += value != NULL && rp_json_node_is_list (value);
}

static void visit (Walk *walk, const RpJsonNode *node, const char *path, RpShapeList *around, guint depth);

/* NODE is RECORD itself or an object in it, at PREFIX in LIST and at PATH in the tree. */
static void
count_members (Walk *walk, RpShapeList *list, const RpJsonNode *node, const char *prefix, guint nested, guint depth)
{
  for (const RpJsonNode *member = node->first; member != NULL; member = member->next)
    {
      const RpJsonNode *value = rp_typed_value (member);
      gboolean records = is_list_of_records (member) || is_keyed_records (member);

      if (is_empty (value))
        continue;
      if (records)
        {
          g_autofree char *path = g_strconcat (list->path, ".", prefix != NULL ? prefix : "", prefix != NULL ? "." : "",
                                               member->key, NULL);

          visit (walk, member, path, list, depth + 1);
        }
      if (value != member)
        count (list, prefix, member->key, NULL, value);
      else if (is_point (member))
        {
          count (list, prefix, member->key, "[0]", member->first);
          count (list, prefix, member->key, "[1]", member->first->next);
        }
      else if (rp_json_node_is_object (member) && !records && nested < MOST_NESTED)
        {
          g_autofree char *path
              = prefix != NULL ? g_strconcat (prefix, ".", member->key, NULL) : g_strdup (member->key);

          count_members (walk, list, member, path, nested + 1, depth);
        }
      else if (!rp_json_node_is_object (member) || !records)
        count (list, prefix, member->key, NULL, member);
    }
}

static void
add_record (Walk *walk, RpShapeList *list, const RpJsonNode *record, gboolean keyed, guint depth)
{
  if (walk->most > 0 && list->records->len >= walk->most)
    return;
  g_ptr_array_add (list->records, (gpointer)record);
  list->next = 0;
  if (list->members != NULL)
    g_hash_table_add (list->members, (gpointer)record);
  if (keyed)
    count (list, NULL, "{}", NULL, NULL);
  if (list->around != NULL)
    count (list, NULL, "^", NULL, NULL);
  count_members (walk, list, record, NULL, 0, depth);
}

/* NODE at PATH, in a record of AROUND (nullable). */
static void
visit (Walk *walk, const RpJsonNode *node, const char *path, RpShapeList *around, guint depth)
{
  gboolean plain = is_list_of_records (node), keyed = !plain && is_keyed_records (node);
  g_autofree char *name = g_strconcat (path, plain ? "[]" : "{}", NULL);
  RpShapeList *list = plain || keyed ? list_at (walk, name, around) : NULL;

  if ((plain || keyed) && list == NULL)
    walk->shape->n_beyond += node->n_items;
  if (depth > MOST_DEPTH || (!plain && !keyed && !rp_json_node_is_object (node)))
    return;
  for (const RpJsonNode *item = node->first; item != NULL; item = item->next)
    if (list != NULL && rp_json_node_is_object (item))
      add_record (walk, list, item, keyed, depth);
    else if (list != NULL)
      list->n_strange++;
    else if (!plain && !keyed)
      {
        g_autofree char *below = *path != '\0' ? g_strconcat (path, ".", item->key, NULL) : g_strdup (item->key);

        visit (walk, item, below, around, depth + 1);
      }
}

RpShape *
rp_shape_new (const RpJsonNode *root, guint most)
{
  RpShape *self = g_new0 (RpShape, 1);
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);
  Walk walk = { self, by_path, most };

  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)list_free);
  if (root != NULL)
    visit (&walk, root, "", NULL, 0);
  return self;
}

/* ---- values ---- */

const RpJsonNode *
rp_shape_node (const RpShapeColumn *column, const RpJsonNode *record)
{
  const RpJsonNode *node = record;

  for (const RpJsonNode *member = column->key != NULL ? record->first : NULL; member != NULL; member = member->next)
    if (member->key == column->key)
      return rp_typed_value (member);
  for (guint i = 0; node != NULL && column->steps[i] != NULL; i++)
    {
      const char *step = column->steps[i];

      if (rp_json_node_is_list (node) && step[0] == '[')
        {
          node = node->first;
          if (step[1] == '1' && node != NULL)
            node = node->next;
        }
      else
        node = rp_json_node_get (node, step);
    }
  return node != record ? rp_typed_value (node) : NULL;
}

const RpJsonNode *
rp_shape_around (const RpShapeList *list, const RpJsonNode *record)
{
  const RpJsonNode *node = list->around != NULL ? record->parent : NULL;

  while (node != NULL && !g_hash_table_contains (list->around->members, node))
    node = node->parent;
  return node;
}

/* How OBJECT is called: by a name, a title or a label, else by its id, else by its first text. NULL: by nothing. */
static const RpJsonNode *
name_of (const RpJsonNode *object)
{
  static const RpCsvField fields[] = { RP_CSV_NAME, RP_CSV_TITLE, RP_CSV_LABEL, RP_CSV_ID };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (const RpJsonNode *member = object->first; member != NULL; member = member->next)
      if (rp_json_node_text (member) != NULL && rp_csv_field_of (member->key, strlen (member->key)) == fields[i])
        return member;
  for (const RpJsonNode *member = object->first; member != NULL; member = member->next)
    if (rp_json_node_is_text (member) && member->length > 0)
      return member;
  return NULL;
}

static const char *
role_of (const RpJsonNode *object)
{
  static const char *const keys[] = { "role", "roles", "function", "rolle", "ruolo", "rol", "as", NULL };

  for (guint i = 0; keys[i] != NULL; i++)
    if (rp_json_node_get_text (object, keys[i]) != NULL)
      return rp_json_node_get_text (object, keys[i]);
  return NULL;
}

static void
append_text (GString *out, const RpJsonNode *node)
{
  if (rp_json_node_is_object (node))
    {
      const RpJsonNode *name = name_of (node);
      const char *role = role_of (node);

      if (name == NULL)
        {
          g_autofree char *json = rp_json_node_to_text (node, SHOWN_VALUE);

          g_string_append (out, json);
          return;
        }
      g_string_append_len (out, name->text, name->length);
      if (role != NULL && role != name->text)
        g_string_append_printf (out, " (%s)", role);
    }
  else if (node->type == RP_JSON_TRUE || node->type == RP_JSON_FALSE)
    g_string_append (out, node->type == RP_JSON_TRUE ? "true" : "false");
  else if (node->text != NULL)
    g_string_append_len (out, node->text, node->length);
  else if (rp_json_node_is_list (node))
    {
      g_autofree char *json = rp_json_node_to_text (node, SHOWN_VALUE);

      g_string_append (out, json);
    }
}

char *
rp_shape_text (const RpJsonNode *node)
{
  GString *text;

  if (node == NULL || is_empty (node))
    return NULL;
  text = g_string_new (NULL);
  if (!rp_json_node_is_list (node))
    append_text (text, node);
  else
    for (const RpJsonNode *item = node->first; item != NULL; item = item->next)
      {
        if (text->len > 0 && !is_empty (item))
          g_string_append_c (text, '\n');
        append_text (text, item);
      }
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
}
