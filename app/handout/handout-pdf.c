/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "exporters.h"
#include "handout-book.h"
#include "handout-kinds.h"

static GPtrArray *
render_pdf (const RpHandoutPlan *plan, const char *path, RpExportProgress progress, gpointer data,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (RpHandoutBook) book = rp_handout_book_new (plan, progress, data, cancellable);
  const char *title = rp_briefing_get_title (plan->briefing);
  RpDate updated = rp_dataset_get_updated (plan->dataset);
  RpExportOptions options = { .scale = 1,
                              .title = title != NULL ? title : rp_dataset_get_title (plan->dataset),
                              .marking = plan->marking != NULL ? plan->marking : rp_dataset_get_marking (plan->dataset),
                              .date = updated.when != NULL ? updated.text : NULL };
  g_autoptr (GPtrArray) files = rp_handout_files_new ();
  GBytes *bytes;

  if (book == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  bytes = rp_pdf_exporter.render (rp_handout_book_get_pages (book), &options, cancellable, error);
  if (bytes == NULL)
    return NULL;
  rp_handout_files_add (files, g_strdup (path), bytes);
  return g_steal_pointer (&files);
}

const RpHandout rp_handout_pdf = { N_ ("PDF document"), ".pdf", render_pdf };
