/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-step.h"

gboolean
rp_import_step_cb (gsize done, gsize total, gpointer data)
{
  const RpImportStep *step = data;
  const RpImportProgress *progress = step->input->progress;

  if (g_cancellable_is_cancelled (step->input->cancellable))
    return FALSE;
  if (progress != NULL && progress->func != NULL)
    progress->func (step->begin + step->share * (double)done / (double)total, progress->data);
  return TRUE;
}
