/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Datasets for tests as JSON, with ' for ". */
#pragma once

#include "importers.h"

#include <string.h>

/* TEXT without an error in it. Transfer full. */
static inline RpDataset *
json_fixture_load (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  g_assert_nonnull (result->dataset);
  g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_ERROR), ==, 0);
  return g_object_ref (result->dataset);
}
