/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FollowTheMoney: entities, one a line as its tools write and OpenSanctions publishes them, or as a list, a single one,
 * an answer of Aleph ("results") or one of its diagrams ("entities"). A diagram's picture is passed over. */
#include "formats.h"

#include "ftm-entity.h"
#include "json-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_LINES 20        /* that are looked at before one gives up */
#define MOST_BYTES (1 << 20) /* of them */

/* ---- one object after another ---- */

/* Cheap, and enough to tell most other files apart before a tree is made of them. */
static gboolean
names_schema (const char *piece, gsize length)
{
  return *piece == '{' && g_strstr_len (piece, (gssize)length, "\"schema\"") != NULL;
}

/* A text that is one JSON value is left to `recognise`. */
static gboolean
sniff (const char *bytes, gsize length)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  RpJsonLines lines;
  const char *piece;
  gsize n, read = 0;
  guint line, found = 0, count = 0;

  rp_json_lines_init (&lines, bytes, length);
  while (count < MOST_LINES && read < MOST_BYTES && rp_json_lines_next (&lines, &piece, &n, &line))
    {
      /* a list, or something else that is whole, is none of single objects */
      if (count == 0 && *piece != '{' && found == 0 && (*piece == '[' || *piece == '<'))
        return FALSE;
      count++;
      read += n;
      if (names_schema (piece, n) && rp_ftm_is_entity (rp_json_tree_read (tree, piece, n, line, NULL, NULL)))
        found++;
    }
  return found > 0 && count > 1;
}

static void
report_line (RpGathering *gathering, RpJsonTree *tree, guint line)
{
  const RpJsonError *error = rp_json_tree_get_error (tree);

  rp_gathering_leave_out (gathering, (RpPlace){ error != NULL ? error->line : line, error != NULL ? error->column : 1 },
                          NULL, NULL,
                          g_strdup_printf (_ ("the line is left out: %s"), error != NULL ? error->message : ""));
}

static guint
read_lines (RpGathering *gathering, RpFtmReader *reader, const RpImportInput *input)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  RpJsonLines lines;
  const char *piece;
  gsize length;
  guint line, n = 0;

  rp_json_lines_init (&lines, input->bytes, input->length);
  while (rp_json_lines_next (&lines, &piece, &length, &line))
    {
      const RpJsonNode *node = rp_json_tree_read (tree, piece, length, line, NULL, NULL);

      if (!rp_gathering_step (gathering, (double)(piece - input->bytes) / (double)input->length))
        break;
      if (node == NULL)
        report_line (gathering, tree, line);
      else
        rp_ftm_reader_add (reader, node);
      n += rp_ftm_is_entity (node);
    }
  return n;
}

/* ---- one value ---- */

/* The list of entities, or the single one. */
static const RpJsonNode *
entities_of (const RpJsonNode *root)
{
  const RpJsonNode *list = rp_json_node_get_list (root, "results");

  if (rp_json_node_is_list (root) || rp_ftm_is_entity (root))
    return root;
  if (list == NULL)
    list = rp_json_node_get_list (root, "entities");
  return list != NULL ? list : rp_json_node_get_list (rp_json_node_get_object (root, "layout"), "entities");
}

/* Of the first few entities most must be what they are said to be. */
static gboolean
recognise (const RpJsonNode *root)
{
  const RpJsonNode *list = entities_of (root);
  guint n = 0, n_entities = 0;

  if (rp_ftm_is_entity (list))
    return TRUE;
  if (!rp_json_node_is_list (list))
    return FALSE;
  for (const RpJsonNode *node = list->first; node != NULL && n < MOST_LINES; node = node->next, n++)
    n_entities += rp_ftm_is_entity (node);
  return n_entities > 0 && n_entities * 2 >= n;
}

static guint
read_tree (RpGathering *gathering, RpFtmReader *reader, const RpJsonNode *root)
{
  const RpJsonNode *list = entities_of (root);
  guint n = 0, all;

  if (rp_ftm_is_entity (list))
    {
      rp_ftm_reader_add (reader, list);
      return 1;
    }
  rp_gathering_set_title (gathering, rp_json_node_get_text (root, "label"));
  rp_gathering_set_description (gathering, rp_json_node_get_text (root, "summary"));
  all = MAX (list->n_items, 1);
  for (const RpJsonNode *node = list->first; node != NULL; node = node->next)
    {
      if (!rp_gathering_step (gathering, 0.5 + node->index / 2.0 / all))
        break;
      rp_ftm_reader_add (reader, node);
      n += rp_ftm_is_entity (node);
    }
  return n;
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  g_autoptr (RpFtmReader) reader = rp_ftm_reader_new (gathering);
  guint n = input->root != NULL ? read_tree (gathering, reader, input->root) : read_lines (gathering, reader, input);

  if (n == 0)
    return rp_gathering_fail (gathering, (RpPlace){ 1, 1 }, NULL,
                              g_strdup (_ ("expected FollowTheMoney entities, found none")));
  rp_ftm_reader_finish (reader);
  return TRUE;
}

static const char *const suffixes[] = { ".ftm.json", ".ijson", ".jsonl", ".ndjson", ".json", NULL };

const RpImporter rp_ftm_importer
    = { .name = "FollowTheMoney", .suffixes = suffixes, .sniff = sniff, .recognise = recognise, .gather = gather };
