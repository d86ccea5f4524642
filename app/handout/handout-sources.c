/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handout-sources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chronology-words.h"
#include "source-citation.h"

#define HANG_PX 30.0

struct _RpHandoutSources
{
  RpDataset *dataset;
  GArray *order;     /* guint: sources, by first use */
  guint *numbers;    /* of each source, from 1; 0: not used so far */
  GPtrArray *scenes; /* GArray of guint: the sources of each, by number */
};

RpHandoutSources *
rp_handout_sources_new (RpDataset *dataset)
{
  RpHandoutSources *self = g_new0 (RpHandoutSources, 1);

  self->dataset = g_object_ref (dataset);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->numbers = g_new0 (guint, rp_dataset_n_sources (dataset) + 1);
  self->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  return self;
}

void
rp_handout_sources_free (RpHandoutSources *self)
{
  g_object_unref (self->dataset);
  g_array_unref (self->order);
  g_free (self->numbers);
  g_ptr_array_unref (self->scenes);
  g_free (self);
}

/* ---- gathered ---- */

/* What one scene rests on, while it is looked at. */
typedef struct
{
  RpHandoutSources *sources;
  const RpViewState *state;
  GHashTable *records; /* those that were looked at */
  guint8 *used;        /* by source */
} Gathering;

static void
use (Gathering *self, guint source)
{
  if (source == RP_NO_INDEX || self->used[source]
      || !rp_view_state_visible (self->state, rp_record_ref (RP_RECORD_SOURCE, source)))
    return;
  self->used[source] = TRUE;
  if (self->sources->numbers[source] > 0)
    return;
  g_array_append_val (self->sources->order, source);
  self->sources->numbers[source] = self->sources->order->len;
}

static void
use_record (Gathering *self, RpRecordRef ref)
{
  gint64 key = (gint64)ref.type << 32 | ref.index;
  const RpRecord *record;
  g_autoptr (GArray) evidence = NULL;

  if (ref.type == RP_RECORD_NONE || g_hash_table_contains (self->records, &key)
      || !rp_view_state_visible (self->state, ref))
    return;
  g_hash_table_add (self->records, g_memdup2 (&key, sizeof key));
  if (ref.type == RP_RECORD_SOURCE)
    {
      use (self, ref.index);
      return;
    }
  record = rp_dataset_record (self->state->dataset, ref);
  evidence = record != NULL ? rp_chronology_evidence (self->state, record) : NULL;
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    use (self, g_array_index (evidence, RpEvidence, i).source);
}

/* Of a cluster that lists but the first few of its members, all that may be in it. */
static void
use_all (Gathering *self)
{
  RpDataset *dataset = self->state->dataset;

  for (guint i = 0; i < rp_dataset_n_events (dataset); i++)
    use_record (self, rp_record_ref (RP_RECORD_EVENT, i));
  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    use_record (self, rp_record_ref (RP_RECORD_ENTITY, i));
  for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
    use_record (self, rp_record_ref (RP_RECORD_RELATION, i));
}

void
rp_handout_sources_add (RpHandoutSources *self, RpStagePicture *picture)
{
  guint n = rp_dataset_n_sources (self->dataset);
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree guint8 *used = g_new0 (guint8, n + 1);
  Gathering gathering = { self, rp_stage_picture_get_state (picture), records, used };
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);
  GArray *scene = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean all = FALSE;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      use_record (&gathering, shape->ref);
      use_record (&gathering, shape->of);
      for (guint j = 0; j < shape->n_members; j++)
        use_record (&gathering, shape->members[j]);
      all = all || (shape->role == RP_ROLE_CLUSTER && shape->n_members < shape->count);
    }
  if (all)
    use_all (&gathering);
  for (guint i = 0; i < self->order->len; i++)
    if (used[g_array_index (self->order, guint, i)])
      g_array_append_val (scene, g_array_index (self->order, guint, i));
  g_ptr_array_add (self->scenes, scene);
}

guint
rp_handout_sources_n (const RpHandoutSources *self)
{
  return self->order->len;
}

guint
rp_handout_sources_n_of (const RpHandoutSources *self, guint scene)
{
  return ((const GArray *)g_ptr_array_index (self->scenes, scene))->len;
}

/* ---- in words ---- */

static void
add_number (RpFlow *flow, guint number, const RpFlowStyle *style)
{
  g_autofree char *text = g_strdup_printf ("%u\xe2\x80\x82", number);

  rp_flow_add (flow, text, style);
}

/* The day alone: the minute adds nothing to a citation. NULL: none. */
static char *
day_of (const RpSource *source)
{
  const RpWhen *when = source->published.when;
  g_autofree char *text = when != NULL ? g_strdup (source->published.text) : NULL, *why = NULL;
  char *time = text != NULL ? strchr (text, 'T') : NULL;
  RpWhen day;

  if (when == NULL)
    return NULL;
  if (time != NULL && when->form == RP_WHEN_SINGLE && when->begin.precision == RP_PRECISION_TIME)
    *time = '\0';
  if (rp_edtf_parse (text, &day, &why, NULL))
    return rp_edtf_describe_short (text, &day);
  return rp_edtf_describe_short (source->published.text, when);
}

/* "3 Il Giornale, 24 Jul 2025" */
static void
add_brief (const RpHandoutSources *self, RpFlow *flow, guint index)
{
  const RpSource *source = rp_dataset_source (self->dataset, index);
  RpFlowStyle number = { .size = RP_TEXT_TICK, .bold = TRUE }, soft = { .size = RP_TEXT_TICK, .soft = TRUE };
  g_autofree char *day = day_of (source);

  add_number (flow, self->numbers[index], &number);
  soft.link = rp_citation_is_address (source->record.url) ? source->record.url : NULL;
  rp_flow_add (flow, source->publisher != NULL ? source->publisher : source->record.title, &soft);
  if (day != NULL)
    {
      rp_flow_add (flow, ", ", &soft);
      rp_flow_add (flow, day, &soft);
    }
}

/* The first N of them, and how many more there are. */
static RpFlow *
set_foot (const RpHandoutSources *self, const GArray *scene, guint n, const RpTextMeasure *measure, double width,
          guint list)
{
  RpFlow *flow = rp_flow_new (measure);
  RpFlowStyle soft = { .size = RP_TEXT_TICK, .soft = TRUE };
  guint n_left = scene->len - n;

  rp_flow_add (flow, scene->len == 1 ? _ ("Source:") : _ ("Sources:"), &soft);
  rp_flow_add (flow, " ", &soft);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        rp_flow_add (flow, "  ", &soft);
      add_brief (self, flow, g_array_index (scene, guint, i));
    }
  if (n_left > 0)
    {
      g_autofree char *more
          = n == 0 ? g_strdup_printf (ngettext ("%u, on page %u", "%u, on page %u", n_left), n_left, list)
                   : g_strdup_printf (ngettext ("  and %u more, on page %u", "  and %u more, on page %u", n_left),
                                      n_left, list);

      soft.note = list;
      rp_flow_add (flow, more, &soft);
    }
  rp_flow_set (flow, &(RpFlowBox){ .width = width, .listed = TRUE });
  return flow;
}

RpFlow *
rp_handout_sources_foot (const RpHandoutSources *self, guint scene, const RpTextMeasure *measure, double width,
                         guint n_lines, guint list, guint *n_left)
{
  const GArray *sources = g_ptr_array_index (self->scenes, scene);
  guint low = 0, high = sources->len + 1; /* LOW fit, HIGH do not */
  RpFlow *flow;

  *n_left = 0;
  if (sources->len == 0)
    return NULL;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (RpFlow) tried = set_foot (self, sources, middle, measure, width, list > 0 ? list : 999);

      if (rp_flow_n_lines (tried) <= n_lines)
        low = middle;
      else
        high = middle;
    }
  *n_left = sources->len - low;
  flow = set_foot (self, sources, low, measure, width, list);
  return flow;
}

RpFlow *
rp_handout_sources_list (const RpHandoutSources *self, const RpTextMeasure *measure, double width)
{
  RpFlow *flow = rp_flow_new (measure);
  RpFlowStyle bold = { .size = RP_TEXT_LABEL, .bold = TRUE };

  for (guint i = 0; i < self->order->len; i++)
    {
      const RpSource *source = rp_dataset_source (self->dataset, g_array_index (self->order, guint, i));

      add_number (flow, i + 1, &bold);
      rp_citation_add (flow, source, RP_TEXT_LABEL);
      rp_citation_add_grade (flow, source, RP_TEXT_LABEL);
      rp_citation_add_address (flow, source, RP_TEXT_LABEL);
      rp_flow_set (flow, &(RpFlowBox){ .width = width, .hang = HANG_PX, .listed = TRUE });
    }
  return flow;
}
