/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of other programs for tests: samples beside this folder, and bytes. */
#pragma once

#include "importers.h"

/* What comes of an exact copy of BYTES on the heap, so that a sanitizer sees a byte read too far. Transfer full. */
static inline RpImportResult *
foreign_fixture_import (const char *bytes, gsize length)
{
  g_autofree char *copy = g_memdup2 (length > 0 ? bytes : " ", MAX (length, 1));
  g_autoptr (GError) error = NULL;
  RpImportResult *result = rp_import_bytes (copy, length, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (result->dataset != NULL || result->problems->len > 0);
  return result;
}

/* The bytes of a sample. Transfer full. */
G_GNUC_UNUSED G_GNUC_NO_INLINE static char *
foreign_fixture_read (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "foreign", name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}
