/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-graph.h"

#include <math.h>
#include <stdlib.h>
#include "label-text.h"

#define LINE_COLUMNS 22
#define FEWEST_COLUMNS 5 /* of a line of a name that is broken to be narrow */
#define MOST_COLUMNS 34  /* of a name that is not broken to be low */
#define LONGEST_WORD 34  /* columns: a longer one would find no room, and is broken between letters */
#define OTHERS_UP_TO 400 /* nodes: more have their names in one form */
#define ZERO_WIDTH_JOINER 0x200d
#define SMALLEST_PX 16
#define LARGEST_PX 44
#define SMALLEST_IN_CROWD_PX 14
#define LARGEST_IN_CROWD_PX 24
#define MANY_LEAVES 60.0 /* a group of so many is as large as can be */
#define MANY_EVENTS 6    /* the scale of sizes reaches at least so far: one event makes no giant */

static glong
columns_of (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

/* Whether a line may end between BEFORE and AFTER: beside a space, or between letters of scripts that set none. */
static gboolean
may_break (gunichar before, gunichar after)
{
  if (before == ' ' || after == ' ')
    return TRUE;
  return g_unichar_iswide (before) && g_unichar_iswide (after) && !g_unichar_ispunct (after)
         && g_unichar_type (after) != G_UNICODE_MODIFIER_LETTER
         && g_unichar_type (before) != G_UNICODE_OPEN_PUNCTUATION;
}

/* The end of the word, or of the letter that may stand alone, that begins at TEXT. COLUMNS (out): its length. */
static const char *
piece_end (const char *text, glong *columns)
{
  gunichar c = g_utf8_get_char (text);

  *columns = 0;
  while (*text != '\0')
    {
      gunichar next;

      *columns += columns_of (c);
      text = g_utf8_next_char (text);
      next = g_utf8_get_char (text);
      if (*text == '\0' || may_break (c, next))
        break;
      if (*columns >= LONGEST_WORD && c != ZERO_WIDTH_JOINER && !g_unichar_iszerowidth (next))
        break;
      c = next;
    }
  return text;
}

/* The lines that NAME needs when none may be longer than MOST columns unless a word is. Writes them into OUT
 * (nullable). */
static guint
break_lines (const char *name, glong most, GString *out)
{
  glong length = 0, columns;
  guint n_lines = 1;

  for (const char *at = name, *end; *at != '\0'; at = end)
    {
      gboolean space = *at == ' ', breaks;

      at += space;
      if (*at == '\0')
        break;
      end = piece_end (at, &columns);
      breaks = length > 0 && length + space + columns > most;
      if (out != NULL && (breaks || (space && length > 0)))
        g_string_append_c (out, breaks ? '\n' : ' ');
      if (out != NULL)
        g_string_append_len (out, at, end - at);
      n_lines += breaks;
      length = breaks ? columns : length + (space && length > 0) + columns;
    }
  return n_lines;
}

/* LINE, LENGTH columns long, in N_LINES lines that are all about as long; in fewer where it has not so many words. */
static char *
wrap (const char *line, glong length, guint n_lines)
{
  GString *out = g_string_new (NULL);
  glong most = length / MAX (n_lines, 1);

  while (most < length && break_lines (line, most, NULL) > n_lines)
    most++;
  break_lines (line, MAX (most, 1), out);
  return g_string_free (out, FALSE);
}

static RpNetName
measure_name (char *text, const RpTextMeasure *measure)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  RpNetName name = { .text = text };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      name.width = MAX (name.width, rp_text_width (measure, lines[i], RP_TEXT_LABEL));
      name.height += rp_text_line_height (RP_TEXT_LABEL);
    }
  return name;
}

/* The name in as few lines as its length asks for; OTHERS: also in one more and in one less, where that makes a
 * difference and no endless line. */
static void
make_names (RpNetNode *node, const char *title, gboolean others, const RpTextMeasure *measure)
{
  g_autofree char *line = rp_label_line (title);
  glong length = 0;
  guint n_lines;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    length += columns_of (g_utf8_get_char (at));
  n_lines = (guint)MAX ((length + LINE_COLUMNS - 1) / LINE_COLUMNS, 1);
  node->names[node->n_names++] = measure_name (wrap (line, length, n_lines), measure);
  for (guint i = 0; others && i < 2; i++)
    {
      guint wanted = i == 0 ? n_lines + 1 : n_lines - 1;
      RpNetName name;

      if (wanted == 0 || length / wanted < FEWEST_COLUMNS || length / wanted > MOST_COLUMNS)
        continue;
      name = measure_name (wrap (line, length, wanted), measure);
      if (name.height != node->names[0].height && (i == 1 || name.width < node->names[0].width * 0.9))
        node->names[node->n_names++] = name;
      else
        g_free (name.text);
    }
}

typedef struct
{
  guint node, n_events, n_ties;
} Rank;

static int
by_importance (const void *a, const void *b)
{
  const Rank *p = a, *q = b;
  guint weight_p = p->n_events * 2 + p->n_ties, weight_q = q->n_events * 2 + q->n_ties;

  if (weight_p != weight_q)
    return weight_p > weight_q ? -1 : 1;
  return p->node < q->node ? -1 : p->node > q->node;
}

static void
make_nodes (RpNetGraph *self, const RpTextMeasure *measure)
{
  g_autofree Rank *ranks = g_new0 (Rank, (gsize)self->n_nodes + 1);
  guint most = MANY_EVENTS;

  self->nodes = g_new0 (RpNetNode, (gsize)self->n_nodes + 1);
  self->order = g_new (guint, (gsize)self->n_nodes + 1);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const RpNetGroup *group = rp_net_node_group (self, i);

      ranks[i].node = i;
      ranks[i].n_ties = group != NULL ? group->n : 0;
      if (i >= self->n_entities)
        continue;
      rp_dataset_entity_events (self->dataset, self->entity_of_node[i], &ranks[i].n_events);
      rp_dataset_entity_relations (self->dataset, self->entity_of_node[i], &ranks[i].n_ties);
    }
  /* of all, in or not: sizes stay while a network grows */
  for (guint i = 0; i < rp_dataset_n_entities (self->dataset); i++)
    {
      guint n;

      rp_dataset_entity_events (self->dataset, i, &n);
      most = MAX (most, n);
    }
  self->most_events = most;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      g_autofree char *title = rp_net_node_title (self, i);
      const RpNetGroup *group = rp_net_node_group (self, i);

      self->nodes[i].share
          = group != NULL ? MIN (sqrt (group->n / MANY_LEAVES), 1) : sqrt ((double)ranks[i].n_events / most);
      make_names (&self->nodes[i], title, self->n_nodes <= OTHERS_UP_TO, measure);
    }
  qsort (ranks, self->n_nodes, sizeof (Rank), by_importance);
  for (guint i = 0; i < self->n_nodes; i++)
    self->order[i] = ranks[i].node;
}

double
rp_net_graph_size_of (const RpNetGraph *self, double share)
{
  double smallest = SMALLEST_IN_CROWD_PX + (SMALLEST_PX - SMALLEST_IN_CROWD_PX) * self->room;
  double largest = LARGEST_IN_CROWD_PX + (LARGEST_PX - LARGEST_IN_CROWD_PX) * self->room;

  return floor (smallest + (largest - smallest) * share + 0.5);
}

void
rp_net_graph_size_nodes (RpNetGraph *self, double room)
{
  self->room = room;
  for (guint i = 0; i < self->n_nodes; i++)
    self->nodes[i].size = rp_net_graph_size_of (self, self->nodes[i].share);
}

RpNetGraph *
rp_net_graph_new (RpDataset *dataset, const RpTextMeasure *measure, RpNetworkEvents events, const RpNetCast *cast)
{
  RpNetGraph *self = g_new0 (RpNetGraph, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->dataset = g_object_ref (dataset);
  self->as = events;
  rp_net_graph_number (self, cast != NULL ? cast->in : NULL);
  rp_net_graph_gather (self);
  rp_net_graph_fold (self, cast != NULL ? cast->folding : NULL);
  make_nodes (self, measure);
  rp_net_graph_find_beyond (self, measure);
  rp_net_graph_size_nodes (self, 1);
  rp_net_graph_finish_ties (self, measure);
  return self;
}

RpNetGraph *
rp_net_graph_ref (RpNetGraph *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
free_groups (RpNetGraph *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const RpNetGroup *group = &g_array_index (self->groups, RpNetGroup, i);

      for (guint k = 0; k < group->n; k++)
        g_free (self->folded[group->first + k].label);
      g_free (group->id);
    }
  g_array_unref (self->groups);
  g_free (self->leaves);
  g_free (self->folded);
}

void
rp_net_graph_unref (RpNetGraph *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  free_groups (self);
  g_clear_pointer (&self->in, rp_record_set_unref);
  g_free (self->entity_of_node);
  g_free (self->node_of_entity);
  for (guint i = 0; i < self->n_nodes; i++)
    for (guint k = 0; k < self->nodes[i].n_names; k++)
      g_free (self->nodes[i].names[k].text);
  for (guint i = 0; i < self->ties->len; i++)
    {
      g_free (g_array_index (self->ties, RpNetTie, i).id);
      g_free (g_array_index (self->ties, RpNetTie, i).label);
    }
  g_array_unref (self->ties);
  g_array_unref (self->events);
  g_array_unref (self->event_of_node);
  g_free (self->nodes);
  g_free (self->order);
  g_object_unref (self->dataset);
  g_free (self);
}
