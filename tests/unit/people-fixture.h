/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network of any size for tests, made without a file. */
#pragma once

#include <math.h>

#include "dataset-builder.h"

/* N people, some tied by relations (a few of them side by side, and loops), some by meetings. */
static RpDataset *
people (guint n, guint n_relations, guint n_meetings)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();

  rp_dataset_builder_set_head (builder, &(RpDatasetHead){ .version = 1, .title = "People" });
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      RpEntityDraft draft = { .draft.record = { .id = rp_dataset_builder_string (builder, id, -1),
                                                .title = rp_dataset_builder_string (builder, id, -1) },
                              .draft.path = "/entities",
                              .kind = "person",
                              .latitude = NAN,
                              .longitude = NAN };

      rp_dataset_builder_add_entity (builder, &draft);
    }
  for (guint i = 0; i < n_relations + n_meetings; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i), *a = g_strdup_printf ("p%u", i * 7919 % n);
      g_autofree char *b = g_strdup_printf ("p%u", (i < n_relations ? i / 2 * 104729 + 1 : i * 31 + 2) % (n / 2));
      RpIdRef ends[] = { { .id = rp_dataset_builder_string (builder, a, -1), .path = "/a" },
                         { .id = rp_dataset_builder_string (builder, b, -1), .path = "/b" } };
      RpRecordDraft head = { .record = { .id = rp_dataset_builder_string (builder, id, -1),
                                         .title = rp_dataset_builder_string (builder, id, -1) },
                             .path = "/it" };

      if (i < n_relations)
        rp_dataset_builder_add_relation (
            builder,
            &(RpRelationDraft){
                .draft = head, .kind = "knows", .from = ends[0], .to = ends[1], .directed = i % 3 == 0, .weight = 1 });
      else
        rp_dataset_builder_add_event (
            builder, &(RpEventDraft){
                         .draft = head, .kind = "meeting", .order = NAN, .participants = ends, .n_participants = 2 });
    }
  return rp_dataset_builder_finish (builder);
}
