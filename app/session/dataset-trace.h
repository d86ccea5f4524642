/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what a dataset is known again: its file, and a few of its records, for another may stand at the same place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char **known;         /* ids of a few of its records */
  char *path;           /* of its file; NULL: not known */
  gint64 device, inode; /* of its file; inode 0: not known */
} RpDatasetTrace;

G_END_DECLS
