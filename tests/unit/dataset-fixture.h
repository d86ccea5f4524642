/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Datasets for tests in a few words: each record a line of "key:value" pairs, lists with commas. Every record gets a
 * line of its own, its references the line's columns 10, 20, …. Not a reader: what a test writes must be right. */
#pragma once

#include "dataset-builder.h"

#include <math.h>
#include <string.h>

#define FIXTURE_MOST 64

typedef struct
{
  RpDatasetBuilder *builder;
  guint line;
  guint n_of[5];
} Fixture;

/* The lists of one record while its draft is made. */
typedef struct
{
  RpIdRef refs[FIXTURE_MOST];
  guint n;
} FixtureRefs;

typedef struct
{
  FixtureRefs parts, after, before, links, rests, same;
  RpIdRef place, parent;
  RpDate as_of[FIXTURE_MOST];
  RpEvidenceDraft evidence[FIXTURE_MOST];
  RpAttributeDraft attribute;
  RpEvidenceDraft attribute_evidence;
  guint n_as_of, n_evidence, n_attributes, column;
  const char *kind, *origin, *publisher, *label;
  double order;
} FixtureSpec;

static inline void
fixture_init (Fixture *self)
{
  *self = (Fixture){ .builder = rp_dataset_builder_new () };
}

static inline RpDataset *
fixture_finish (Fixture *self)
{
  RpDataset *dataset = rp_dataset_builder_finish (self->builder);

  g_clear_pointer (&self->builder, rp_dataset_builder_free);
  return dataset;
}

static inline RpDate
fixture_date (Fixture *self, const char *text)
{
  RpWhen when;
  g_autofree char *reason = NULL;

  if (text == NULL)
    return (RpDate){ NULL, NULL };
  if (!rp_edtf_parse (text, &when, &reason, NULL))
    g_error ("%s: %s", text, reason);
  return (RpDate){ rp_dataset_builder_when (self->builder, &when),
                   rp_dataset_builder_string (self->builder, text, -1) };
}

static inline RpIdRef
fixture_ref (Fixture *self, FixtureSpec *spec, const char *id, const char *path)
{
  spec->column += 10;
  return (RpIdRef){ rp_dataset_builder_string (self->builder, id, -1), { self->line, spec->column }, path, "role" };
}

static inline void
fixture_refs (Fixture *self, FixtureSpec *spec, FixtureRefs *list, char **ids, const char *path)
{
  for (; *ids != NULL; ids++)
    list->refs[list->n++] = fixture_ref (self, spec, *ids, path);
}

static inline void
fixture_evidence (Fixture *self, FixtureSpec *spec, char **ids, RpStance stance)
{
  for (; *ids != NULL; ids++)
    {
      g_auto (GStrv) parts = g_strsplit (*ids, "=", 2); /* source=origin */

      spec->evidence[spec->n_evidence++] = (RpEvidenceDraft){
        .source = fixture_ref (self, spec, parts[0], "/evidence/0"),
        .origin = rp_dataset_builder_string (self->builder, parts[1], -1),
        .stance = stance,
      };
    }
}

static inline void
fixture_pair (Fixture *self, FixtureSpec *spec, const char *key, const char *value)
{
  g_auto (GStrv) list = g_strsplit (value, ",", -1);
  const char *kept = rp_dataset_builder_string (self->builder, value, -1);

  if (strcmp (key, "with") == 0)
    fixture_refs (self, spec, &spec->parts, list, "/participants/0");
  else if (strcmp (key, "after") == 0)
    fixture_refs (self, spec, &spec->after, list, "/after/0");
  else if (strcmp (key, "before") == 0)
    fixture_refs (self, spec, &spec->before, list, "/before/0");
  else if (strcmp (key, "link") == 0)
    fixture_refs (self, spec, &spec->links, list, "/links/0/to");
  else if (strcmp (key, "events") == 0)
    fixture_refs (self, spec, &spec->rests, list, "/events/0");
  else if (strcmp (key, "same") == 0)
    fixture_refs (self, spec, &spec->same, list, "/possibly_same/0");
  else if (strcmp (key, "at") == 0)
    spec->place = fixture_ref (self, spec, value, "/place");
  else if (strcmp (key, "of") == 0)
    spec->parent = fixture_ref (self, spec, value, "/part_of");
  else if (strcmp (key, "src") == 0)
    fixture_evidence (self, spec, list, RP_STANCE_SUPPORTS);
  else if (strcmp (key, "not") == 0)
    fixture_evidence (self, spec, list, RP_STANCE_DISPUTES);
  else if (strcmp (key, "fig") == 0)
    {
      spec->attribute_evidence.source = fixture_ref (self, spec, value, "/attributes/0/evidence");
      spec->attribute = (RpAttributeDraft){ { .label = "l", .value = "v" }, &spec->attribute_evidence, 1 };
      spec->n_attributes = 1;
    }
  else if (strcmp (key, "as_of") == 0)
    for (char **p = list; *p != NULL; p++)
      spec->as_of[spec->n_as_of++] = fixture_date (self, *p);
  else if (strcmp (key, "kind") == 0)
    spec->kind = kept;
  else if (strcmp (key, "origin") == 0)
    spec->origin = kept;
  else if (strcmp (key, "publisher") == 0)
    spec->publisher = kept;
  else if (strcmp (key, "label") == 0)
    spec->label = kept;
  else if (strcmp (key, "order") == 0)
    spec->order = g_ascii_strtod (value, NULL);
  else
    g_error ("no such key: %s", key);
}

static inline void
fixture_read (Fixture *self, FixtureSpec *spec, const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text, " ", -1);

  memset (spec, 0, sizeof *spec);
  spec->order = NAN;
  self->line++;
  for (char **p = pairs; *p != NULL; p++)
    {
      char *colon = strchr (*p, ':');

      if (**p == '\0')
        continue;
      *colon = '\0';
      fixture_pair (self, spec, *p, colon + 1);
    }
}

static inline RpRecordDraft
fixture_draft (Fixture *self, FixtureSpec *spec, RpRecordType type, const char *id, const char *title)
{
  static const char *const tables[] = { "", "events", "entities", "relations", "sources" };
  g_autofree char *path = g_strdup_printf ("/%s/%u", tables[type], self->n_of[type]++);

  return (RpRecordDraft){
    .record = { .id = id, .title = title },
    .evidence = spec->evidence,
    .n_evidence = spec->n_evidence,
    .attributes = &spec->attribute,
    .n_attributes = spec->n_attributes,
    .place = { self->line, 1 },
    .id_place = { self->line, 5 },
    .path = rp_dataset_builder_string (self->builder, path, -1),
  };
}

/* ID and WHEN may be NULL; SPEC may be "". */
static inline void
fixture_event (Fixture *self, const char *id, const char *title, const char *when, const char *text)
{
  FixtureSpec spec;

  fixture_read (self, &spec, text);
  rp_dataset_builder_add_event (self->builder, &(RpEventDraft){
                                                   .draft = fixture_draft (self, &spec, RP_RECORD_EVENT, id, title),
                                                   .kind = spec.kind != NULL ? spec.kind : "meeting",
                                                   .when = fixture_date (self, when),
                                                   .as_of = spec.as_of,
                                                   .n_as_of = spec.n_as_of,
                                                   .order = spec.order,
                                                   .place = spec.place,
                                                   .parent = spec.parent,
                                                   .participants = spec.parts.refs,
                                                   .n_participants = spec.parts.n,
                                                   .after = spec.after.refs,
                                                   .n_after = spec.after.n,
                                                   .before = spec.before.refs,
                                                   .n_before = spec.before.n,
                                                   .links = spec.links.refs,
                                                   .n_links = spec.links.n,
                                               });
}

static inline void
fixture_entity (Fixture *self, const char *id, const char *name, const char *when, const char *text)
{
  FixtureSpec spec;

  fixture_read (self, &spec, text);
  rp_dataset_builder_add_entity (self->builder, &(RpEntityDraft){
                                                    .draft = fixture_draft (self, &spec, RP_RECORD_ENTITY, id, name),
                                                    .kind = spec.kind != NULL ? spec.kind : "person",
                                                    .when = fixture_date (self, when),
                                                    .possibly_same = spec.same.refs,
                                                    .n_possibly_same = spec.same.n,
                                                    .latitude = NAN,
                                                    .longitude = NAN,
                                                });
}

static inline void
fixture_relation (Fixture *self, const char *id, const char *from, const char *to, const char *when, const char *text)
{
  FixtureSpec spec;
  RpIdRef ends[2];

  fixture_read (self, &spec, text);
  ends[0] = fixture_ref (self, &spec, from, "/from");
  ends[1] = fixture_ref (self, &spec, to, "/to");
  rp_dataset_builder_add_relation (self->builder,
                                   &(RpRelationDraft){
                                       .draft = fixture_draft (self, &spec, RP_RECORD_RELATION, id, spec.label),
                                       .kind = spec.kind != NULL ? spec.kind : "works_for",
                                       .from = ends[0],
                                       .to = ends[1],
                                       .directed = TRUE,
                                       .when = fixture_date (self, when),
                                       .as_of = spec.as_of,
                                       .n_as_of = spec.n_as_of,
                                       .weight = 1,
                                       .events = spec.rests.refs,
                                       .n_events = spec.rests.n,
                                   });
}

static inline void
fixture_source (Fixture *self, const char *id, const char *title, const char *published, const char *text)
{
  FixtureSpec spec;

  fixture_read (self, &spec, text);
  rp_dataset_builder_add_source (self->builder, &(RpSourceDraft){
                                                    .draft = fixture_draft (self, &spec, RP_RECORD_SOURCE, id, title),
                                                    .origin = spec.origin,
                                                    .publisher = spec.publisher,
                                                    .published = fixture_date (self, published),
                                                });
}

/* The same numbers on every machine (xorshift64). */
static inline guint
fixture_random (guint64 *state, guint below)
{
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (guint)((*state >> 11) % below);
}

static inline const RpEvent *
fixture_find_event (RpDataset *dataset, const char *id)
{
  RpRecordRef ref = rp_dataset_find (dataset, id);

  g_assert_cmpint (ref.type, ==, RP_RECORD_EVENT);
  return rp_dataset_event (dataset, ref.index);
}

/* "a b c": the ids of N events. Transfer full. */
static inline char *
fixture_event_ids (RpDataset *dataset, const guint *events, guint n)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", rp_dataset_event (dataset, events[i])->record.id);
  return g_string_free (ids, FALSE);
}

static inline void
fixture_assert_event_ids (RpDataset *dataset, const guint *events, guint n, const char *expected)
{
  g_autofree char *ids = fixture_event_ids (dataset, events, n);

  g_assert_cmpstr (ids, ==, expected);
}

/* All problems, one a line. Transfer full. */
static inline char *
fixture_problems (RpDataset *dataset)
{
  GString *text = g_string_new (NULL);
  GPtrArray *problems = rp_dataset_get_problems (dataset);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = rp_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

static inline void
fixture_assert_problems (RpDataset *dataset, const char *expected)
{
  g_autofree char *problems = fixture_problems (dataset);

  g_assert_cmpstr (problems, ==, expected);
}

/* How many records each table gets. */
typedef struct
{
  guint n_events, n_entities, n_relations, n_sources;
} FixtureSize;

static inline void
fixture_random_source (Fixture *self, const FixtureSize *size, guint64 *state, guint i)
{
  g_autofree char *id = g_strdup_printf ("s%u", i);
  g_autofree char *spec = i > 0 && fixture_random (state, 3) == 0
                              ? g_strdup_printf ("origin:s%u src:s%u", fixture_random (state, size->n_sources),
                                                 fixture_random (state, size->n_sources))
                              : g_strdup ("");

  fixture_source (self, id, id, fixture_random (state, 2) ? "2012-06" : NULL, spec);
}

static inline void
fixture_random_entity (Fixture *self, const FixtureSize *size, guint64 *state, guint i)
{
  g_autofree char *id = g_strdup_printf ("p%u", i);
  g_autofree char *when
      = g_strdup_printf ("%u/%s", 1990 + fixture_random (state, 20), fixture_random (state, 2) ? ".." : "2015");
  g_autofree char *spec = g_strdup_printf ("src:s%u", fixture_random (state, size->n_sources));

  fixture_entity (self, id, id, fixture_random (state, 2) ? when : NULL, fixture_random (state, 2) ? spec : "");
}

static inline void
fixture_random_event (Fixture *self, const FixtureSize *size, guint64 *state, guint i)
{
  g_autofree char *id = g_strdup_printf ("e%u", i);
  g_autofree char *when
      = g_strdup_printf ("%u-%02u", 1990 + fixture_random (state, 30), 1 + fixture_random (state, 12));
  g_autoptr (GString) spec = g_string_new ("with:");
  guint n = 1 + fixture_random (state, 4);

  for (guint j = 0; j < n; j++)
    g_string_append_printf (spec, "%sp%u", j > 0 ? "," : "", fixture_random (state, size->n_entities));
  if (fixture_random (state, 2))
    g_string_append_printf (spec, " at:p%u", fixture_random (state, size->n_entities));
  if (i > 0 && fixture_random (state, 3) == 0)
    g_string_append_printf (spec, " of:e%u", fixture_random (state, i));
  if (i > 0 && fixture_random (state, 4) == 0)
    g_string_append_printf (spec, " after:e%u", fixture_random (state, i));
  if (fixture_random (state, 3) == 0)
    g_string_append_printf (spec, " link:e%u,e%u", fixture_random (state, size->n_events),
                            fixture_random (state, size->n_events));
  if (fixture_random (state, 2))
    g_string_append_printf (spec, " src:s%u,s%u", fixture_random (state, size->n_sources),
                            fixture_random (state, size->n_sources));
  if (fixture_random (state, 4) == 0)
    g_string_append_printf (spec, " fig:s%u", fixture_random (state, size->n_sources));
  if (fixture_random (state, 5) == 0)
    g_string_append_printf (spec, " as_of:%u-03-0%u", 1990 + fixture_random (state, 30), 1 + fixture_random (state, 9));
  fixture_event (self, id, id, fixture_random (state, 3) ? when : NULL, spec->str);
}

static inline void
fixture_random_relation (Fixture *self, const FixtureSize *size, guint64 *state, guint i)
{
  g_autofree char *id = g_strdup_printf ("r%u", i);
  g_autofree char *from = g_strdup_printf ("p%u", fixture_random (state, size->n_entities));
  g_autofree char *to = g_strdup_printf ("p%u", fixture_random (state, size->n_entities));
  g_autofree char *when = g_strdup_printf ("%u", 1990 + fixture_random (state, 30));
  g_autoptr (GString) spec = g_string_new (NULL);

  if (fixture_random (state, 3) == 0)
    g_string_append_printf (spec, "events:e%u,e%u", fixture_random (state, size->n_events),
                            fixture_random (state, size->n_events));
  if (fixture_random (state, 3) == 0)
    g_string_append_printf (spec, " as_of:%u-05-05", 1990 + fixture_random (state, 30));
  if (fixture_random (state, 3) == 0)
    g_string_append_printf (spec, " src:s%u", fixture_random (state, size->n_sources));
  fixture_relation (self, id, from, to, fixture_random (state, 2) ? when : NULL, spec->str);
}

/* A tangle of everything: sizes in records; no reference dangles, part_of and after always lead backwards. */
static inline RpDataset *
fixture_generate (guint64 seed, guint n_events, guint n_entities, guint n_relations, guint n_sources)
{
  const FixtureSize size = { n_events, n_entities, n_relations, n_sources };
  guint64 state = seed * 0x9e3779b97f4a7c15u + 1;
  Fixture self;

  fixture_init (&self);
  for (guint i = 0; i < n_sources; i++)
    fixture_random_source (&self, &size, &state, i);
  for (guint i = 0; i < n_entities; i++)
    fixture_random_entity (&self, &size, &state, i);
  for (guint i = 0; i < n_events; i++)
    fixture_random_event (&self, &size, &state, i);
  for (guint i = 0; i < n_relations; i++)
    fixture_random_relation (&self, &size, &state, i);
  return fixture_finish (&self);
}
