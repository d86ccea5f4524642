/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chronology-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chronology-words.h"
#include "source-citation.h"

/* So many others of one origin are named; the rest is counted. */
#define MOST_OTHERS 20u

/* One origin, and the notes that relay it. */
typedef struct
{
  RpOrigin origin;
  GArray *notes; /* guint, as they first do */
} Shared;

struct _RpChronologyNotes
{
  const RpViewState *state;
  GArray *notes;               /* RpChronologyNote */
  guint *by_source;            /* RP_NO_INDEX: none */
  GArray *shared;              /* Shared */
  GPtrArray *shares;           /* by note a GArray of guint: its origins; */
  GHashTable *names, *sources; /* origin → its place in `shared` + 1 */
  GHashTable *pairs;           /* "note origin" that are known */
};

static void
clear_shared (gpointer item)
{
  g_array_unref (((Shared *)item)->notes);
}

static guint
find_shared (RpChronologyNotes *self, const RpOrigin *origin)
{
  gboolean named = origin->source == RP_NO_INDEX;
  GHashTable *table = named ? self->names : self->sources;
  gpointer key = named ? (gpointer)origin->name : GUINT_TO_POINTER (origin->source);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  if (found == 0)
    {
      Shared shared = { *origin, g_array_new (FALSE, FALSE, sizeof (guint)) };

      g_array_append_val (self->shared, shared);
      found = self->shared->len;
      g_hash_table_insert (table, key, GUINT_TO_POINTER (found));
    }
  return found - 1;
}

static guint
add_note (RpChronologyNotes *self, guint source, guint entry)
{
  RpChronologyNote note = { source, entry };

  if (self->by_source[source] != RP_NO_INDEX)
    return self->by_source[source];
  self->by_source[source] = self->notes->len;
  g_array_append_val (self->notes, note);
  g_ptr_array_add (self->shares, g_array_new (FALSE, FALSE, sizeof (guint)));
  return self->by_source[source];
}

static void
add_evidence (RpChronologyNotes *self, const RpEvidence *evidence, guint entry)
{
  RpOrigin origin = rp_dataset_origin (self->state->dataset, evidence);
  guint note = add_note (self, evidence->source, entry), shared = find_shared (self, &origin);
  gint64 pair = ((gint64)note << 32) | shared;

  if (g_hash_table_contains (self->pairs, &pair))
    return;
  g_hash_table_add (self->pairs, g_memdup2 (&pair, sizeof pair));
  g_array_append_val (g_array_index (self->shared, Shared, shared).notes, note);
  g_array_append_val ((GArray *)g_ptr_array_index (self->shares, note), shared);
}

RpChronologyNotes *
rp_chronology_notes_new (const RpViewState *state, const RpChronologyOrder *order)
{
  RpChronologyNotes *self = g_new0 (RpChronologyNotes, 1);
  guint n = rp_dataset_n_sources (state->dataset);

  self->state = state;
  self->notes = g_array_new (FALSE, FALSE, sizeof (RpChronologyNote));
  self->by_source = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    self->by_source[i] = RP_NO_INDEX;
  self->shared = g_array_new (FALSE, FALSE, sizeof (Shared));
  g_array_set_clear_func (self->shared, clear_shared);
  self->shares = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->sources = g_hash_table_new (NULL, NULL);
  self->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < order->entries->len; i++)
    {
      const RpChronologyEntry *entry = &g_array_index (order->entries, RpChronologyEntry, i);
      g_autoptr (GArray) evidence
          = rp_chronology_evidence (state, &rp_dataset_event (state->dataset, entry->event)->record);

      for (guint j = 0; j < evidence->len; j++)
        add_evidence (self, &g_array_index (evidence, RpEvidence, j), i);
    }
  return self;
}

void
rp_chronology_notes_free (RpChronologyNotes *self)
{
  g_array_unref (self->notes);
  g_free (self->by_source);
  g_array_unref (self->shared);
  g_ptr_array_unref (self->shares);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

guint
rp_chronology_n_notes (const RpChronologyNotes *self)
{
  return self->notes->len;
}

const RpChronologyNote *
rp_chronology_note (const RpChronologyNotes *self, guint note)
{
  return &g_array_index (self->notes, RpChronologyNote, note);
}

guint
rp_chronology_note_of (const RpChronologyNotes *self, guint source)
{
  return self->by_source[source];
}

/* "2, 5 and 3 more" of the others, each leading to its note. */
static void
add_numbers (RpFlow *flow, const GArray *notes, guint own, const RpFlowStyle *soft)
{
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      guint note = g_array_index (notes, guint, i);
      RpFlowStyle style = *soft;
      g_autofree char *number = g_strdup_printf ("%u", note + 1);

      if (note == own || ++n > MOST_OTHERS)
        continue;
      style.note = note + 1;
      if (n > 1)
        rp_flow_add (flow, ", ", soft);
      rp_flow_add (flow, number, &style);
    }
  if (n > MOST_OTHERS)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext (" and %u more", " and %u more", n - MOST_OTHERS), n - MOST_OTHERS);

      rp_flow_add (flow, more, soft);
    }
}

/* The name of an origin that is not the note's own source; NULL: it is, or it is left out. */
static const char *
origin_name (const RpChronologyNotes *self, const RpOrigin *origin, guint source)
{
  if (origin->source == RP_NO_INDEX)
    return origin->name;
  if (origin->source == source
      || !rp_view_state_visible (self->state, rp_record_ref (RP_RECORD_SOURCE, origin->source)))
    return NULL;
  return rp_dataset_source (self->state->dataset, origin->source)->record.title;
}

/* "Relays: the press office, of one origin with 2, 3; another": all that has a name, then what has none. */
static void
add_origins (const RpChronologyNotes *self, guint note, RpFlow *flow, const RpFlowStyle *soft)
{
  const GArray *shares = g_ptr_array_index (self->shares, note);
  guint n_named = 0, source = rp_chronology_note (self, note)->source;

  for (guint i = 0; i < 2 * shares->len; i++)
    {
      const Shared *shared = &g_array_index (self->shared, Shared, g_array_index (shares, guint, i % shares->len));
      const char *name = origin_name (self, &shared->origin, source);
      gboolean others = shared->notes->len > 1, now = i < shares->len ? name != NULL : name == NULL && others;

      if (!now)
        continue;
      if (name != NULL)
        {
          rp_flow_add (flow, n_named++ == 0 ? _ (". Relays: ") : "; ", soft);
          rp_flow_add (flow, name, soft);
        }
      if (others)
        {
          /* Translators: numbers of notes follow */
          rp_flow_add (flow, name != NULL ? _ (", of one origin with ") : _ (". Of one origin with "), soft);
          add_numbers (flow, shared->notes, note, soft);
        }
    }
}

void
rp_chronology_note_set (const RpChronologyNotes *self, guint note, RpFlow *flow, const RpFlowBox *box)
{
  const RpSource *source = rp_dataset_source (self->state->dataset, rp_chronology_note (self, note)->source);
  RpFlowStyle soft = { .size = RP_TEXT_TICK, .soft = TRUE };

  rp_citation_add (flow, source, RP_TEXT_TICK);
  add_origins (self, note, flow, &soft);
  rp_citation_add_grade (flow, source, RP_TEXT_TICK);
  rp_citation_add_address (flow, source, RP_TEXT_TICK);
  rp_flow_set (flow, box);
}
