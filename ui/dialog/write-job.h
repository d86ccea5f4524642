/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are made and written in a thread: who asks is told now and then how far it is, and once how it ended. What
 * is written, and how, others say (export-job, handout-job). */
#pragma once

#include "export-plan.h"

G_BEGIN_DECLS

/* ERROR is NULL when N_FILES were written, the first of them PATH. */
typedef void (*RpExportDone) (const char *path, guint n_files, const GError *error, gpointer data);

typedef struct
{
  /* Writes WHAT at PATH, in the thread: FIRST (out, transfer full) and N_FILES of those that were written. */
  gboolean (*write) (gpointer what, const char *path, RpExportProgress progress, gpointer data, char **first,
                     guint *n_files, GCancellable *cancellable, GError **error);
  GDestroyNotify free; /* of WHAT */
} RpWriteWork;

/* WORK is static; WHAT: transfer full. CANCELLABLE is nullable; PROGRESS too, it is called here now and then, and DONE
 * once, after which DATA is freed. */
void rp_write_job_start (const RpWriteWork *work, gpointer what, const char *path, GCancellable *cancellable,
                         RpExportProgress progress, RpExportDone done, gpointer data, GDestroyNotify free_data);

G_END_DECLS
