/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-graph.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "label-text.h"
#include "neighbours.h"

#define LINE_COLUMNS 22
#define FEWEST_COLUMNS 5 /* of a line of a name that is broken to be narrow */
#define MOST_COLUMNS 34  /* of a name that is not broken to be low */
#define OTHERS_UP_TO 400 /* nodes: more have their names in one form */
#define SMALLEST_PX 16
#define LARGEST_PX 44
#define SMALLEST_IN_CROWD_PX 14
#define LARGEST_IN_CROWD_PX 24
#define MANY_EVENTS 6 /* the scale of sizes reaches at least so far: one event makes no giant */
#define CROWD 50      /* events of more participants tie nobody; as in neighbours.h */

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
      ranks[i].node = i;
      rp_dataset_entity_events (self->dataset, i, &ranks[i].n_events);
      rp_dataset_entity_relations (self->dataset, i, &ranks[i].n_ties);
      most = MAX (most, ranks[i].n_events);
    }
  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->nodes[i].share = sqrt ((double)ranks[i].n_events / most);
      make_names (&self->nodes[i], rp_dataset_entity (self->dataset, i)->record.title, self->n_nodes <= OTHERS_UP_TO,
                  measure);
    }
  qsort (ranks, self->n_nodes, sizeof (Rank), by_importance);
  for (guint i = 0; i < self->n_nodes; i++)
    self->order[i] = ranks[i].node;
}

char *
rp_net_shared_label (RpDataset *dataset, const guint *events, guint n_events)
{
  gboolean meetings = n_events > 0;

  for (guint i = 0; i < n_events && meetings; i++)
    {
      guint kind = rp_dataset_event (dataset, events[i])->kind;

      meetings = kind < rp_dataset_n_kinds (dataset, RP_RECORD_EVENT)
                 && strcmp (rp_dataset_kind (dataset, RP_RECORD_EVENT, kind)->name, "meeting") == 0;
    }
  if (meetings && n_events == 1)
    return g_strdup (_ ("met"));
  if (meetings)
    return g_strdup_printf (ngettext ("met %u time", "met %u times", n_events), n_events);
  return g_strdup_printf (ngettext ("%u shared event", "%u shared events", n_events), n_events);
}

static void
add_relations (RpNetGraph *self)
{
  for (guint i = 0; i < rp_dataset_n_relations (self->dataset); i++)
    {
      const RpRelation *relation = rp_dataset_relation (self->dataset, i);
      RpNetTie tie
          = { .type = RP_TIE_RELATION, .from = relation->from, .to = relation->to, .directed = relation->directed };

      if (relation->from >= self->n_nodes || relation->to >= self->n_nodes)
        continue;
      tie.relation = i;
      tie.label = rp_label_line (relation->record.title);
      g_array_append_val (self->ties, tie);
    }
}

static guint64
pair_key (guint a, guint b)
{
  return (guint64)MIN (a, b) << 32 | MAX (a, b);
}

typedef struct
{
  guint tie, event;
} Shared;

static int
by_tie (const void *a, const void *b)
{
  const Shared *p = a, *q = b;

  if (p->tie != q->tie)
    return p->tie < q->tie ? -1 : 1;
  return p->event < q->event ? -1 : p->event > q->event;
}

/* For each pair of participants of each event, the tie that the pair has, if any. */
static GArray *
events_of_ties (RpNetGraph *self, GHashTable *tie_of_pair)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Shared));

  for (guint e = 0; e < rp_dataset_n_events (self->dataset); e++)
    {
      const RpEvent *event = rp_dataset_event (self->dataset, e);

      for (guint i = 0; event->n_participants <= CROWD && i < event->n_participants; i++)
        for (guint j = i + 1; j < event->n_participants; j++)
          {
            guint64 key = pair_key (event->participants[i].entity, event->participants[j].entity);
            guint tie = GPOINTER_TO_UINT (g_hash_table_lookup (tie_of_pair, &key));

            if (tie > 0)
              g_array_append_vals (found, &(Shared){ tie - 1, e }, 1);
          }
    }
  g_array_sort (found, by_tie);
  return found;
}

static void
add_shared_events (RpNetGraph *self)
{
  g_autoptr (GArray) pairs = rp_shared_ties (self->dataset, NULL);
  g_autoptr (GHashTable) tie_of_pair = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) found = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const RpSharedTie *pair = &g_array_index (pairs, RpSharedTie, i);
      RpNetTie tie = { .type = RP_TIE_SHARED, .from = pair->a, .to = pair->b };
      guint64 key = pair_key (pair->a, pair->b);

      g_array_append_val (self->ties, tie);
      g_hash_table_insert (tie_of_pair, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (self->ties->len));
    }
  found = events_of_ties (self, tie_of_pair);
  for (guint i = 0; i < found->len; i++)
    {
      const Shared *shared = &g_array_index (found, Shared, i);
      RpNetTie *tie = &g_array_index (self->ties, RpNetTie, shared->tie);

      if (i > 0 && by_tie (shared, shared - 1) == 0)
        continue; /* somebody takes part in two roles */
      if (tie->n_events++ == 0)
        tie->first_event = self->events->len;
      g_array_append_val (self->events, shared->event);
    }
}

static void
add_doubts (RpNetGraph *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const RpEntity *entity = rp_dataset_entity (self->dataset, i);

      for (guint k = 0; k < entity->n_possibly_same; k++)
        {
          guint other = entity->possibly_same[k];
          RpNetTie tie = { .type = RP_TIE_SAME, .from = i, .to = other };
          const RpEntity *back;
          gboolean twice = FALSE;

          if (other >= self->n_nodes || other == i)
            continue;
          back = rp_dataset_entity (self->dataset, other);
          for (guint j = 0; j < back->n_possibly_same && other < i; j++)
            twice = twice || back->possibly_same[j] == i;
          if (twice)
            continue;
          tie.label = g_strdup (_ ("possibly the same"));
          g_array_append_val (self->ties, tie);
        }
    }
}

static int
by_pair (const void *a, const void *b)
{
  const RpNetTie *p = a, *q = b;
  guint64 key_p = pair_key (p->from, p->to), key_q = pair_key (q->from, q->to);

  if (key_p != key_q)
    return key_p < key_q ? -1 : 1;
  if (p->type != q->type)
    return p->type < q->type ? -1 : 1;
  return p->relation < q->relation ? -1 : p->relation > q->relation;
}

/* Orders ties by pair, numbers those of one pair and measures their words. */
static void
finish_ties (RpNetGraph *self, const RpTextMeasure *measure)
{
  RpNetTie *ties = (RpNetTie *)(gpointer)self->ties->data;

  g_array_sort (self->ties, by_pair);
  for (guint i = 0, first = 0; i < self->ties->len; i++)
    {
      RpNetTie *tie = &ties[i];
      const char *from = rp_dataset_entity (self->dataset, tie->from)->record.id;
      const char *to = rp_dataset_entity (self->dataset, tie->to)->record.id;

      if (pair_key (tie->from, tie->to) != pair_key (ties[first].from, ties[first].to))
        first = i;
      tie->slot = i - first;
      if (i + 1 == self->ties->len || pair_key (tie->from, tie->to) != pair_key (tie[1].from, tie[1].to))
        for (guint k = first; k <= i; k++)
          ties[k].n_slots = i - first + 1;
      if (tie->type == RP_TIE_SHARED)
        tie->label = rp_net_shared_label (self->dataset, &g_array_index (self->events, guint, tie->first_event),
                                          tie->n_events);
      if (tie->from == tie->to)
        self->nodes[tie->from].n_loops++;
      if (tie->type != RP_TIE_RELATION)
        tie->id = g_strdup_printf ("%s:%s,%s", tie->type == RP_TIE_SHARED ? "shared" : "same", from, to);
      tie->label_width = rp_text_width (measure, tie->label, RP_TEXT_TICK);
    }
}

void
rp_net_graph_size_nodes (RpNetGraph *self, double room)
{
  double smallest = SMALLEST_IN_CROWD_PX + (SMALLEST_PX - SMALLEST_IN_CROWD_PX) * room;
  double largest = LARGEST_IN_CROWD_PX + (LARGEST_PX - LARGEST_IN_CROWD_PX) * room;

  self->room = room;
  for (guint i = 0; i < self->n_nodes; i++)
    self->nodes[i].size = floor (smallest + (largest - smallest) * self->nodes[i].share + 0.5);
}

RpNetGraph *
rp_net_graph_new (RpDataset *dataset, const RpTextMeasure *measure)
{
  RpNetGraph *self = g_new0 (RpNetGraph, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->dataset = g_object_ref (dataset);
  self->n_nodes = rp_dataset_n_entities (dataset);
  self->ties = g_array_new (FALSE, FALSE, sizeof (RpNetTie));
  self->events = g_array_new (FALSE, FALSE, sizeof (guint));
  make_nodes (self, measure);
  rp_net_graph_size_nodes (self, 1);
  add_relations (self);
  add_shared_events (self);
  add_doubts (self);
  finish_ties (self, measure);
  return self;
}

RpNetGraph *
rp_net_graph_ref (RpNetGraph *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_net_graph_unref (RpNetGraph *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
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
  g_free (self->nodes);
  g_free (self->order);
  g_object_unref (self->dataset);
  g_free (self);
}
