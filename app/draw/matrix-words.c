/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the matrix's drawing says of rows, cells and heads in words. */
#include <glib/gi18n-lib.h>

#include "label-text.h"
#include "matrix-ink.h"

static void
append (GString *out, const char *text)
{
  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append (out, text);
}

char *
rp_matrix_cell_words (const RpMatrixCell *cell)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *count = g_strdup_printf (ngettext ("%u passage", "%u passages", cell->n_passages), cell->n_passages);

  if (cell->flags & RP_CELL_DISPUTES)
    append (out, _ ("disputes it"));
  if (cell->flags & RP_CELL_SUPPORTS)
    append (out, _ ("supports it"));
  else if (cell->flags & RP_CELL_DETAIL)
    append (out, _ ("supports a detail of it"));
  if (cell->flags & RP_CELL_DIFFERS)
    append (out, _ ("gives a value that differs"));
  if (cell->flags & RP_CELL_OTHERWISE)
    append (out, _ ("says it in other words"));
  if (cell->flags & RP_CELL_VAGUER)
    append (out, _ ("is less precise"));
  return g_strdup_printf ("%s (%s)", out->str, count);
}

char *
rp_matrix_standing_words (const RpMatrixRow *row)
{
  g_autofree char *sources = g_strdup_printf (ngettext ("%u source", "%u sources", row->n_sources), row->n_sources);
  g_autofree char *origins = g_strdup_printf (ngettext ("%u origin", "%u origins", row->n_origins), row->n_origins);
  g_autofree char *both = g_strdup_printf ("%s, %s", sources, origins);

  if (row->n_sources == 0)
    return g_strdup (row->standing == RP_STANDING_DIFFER ? _ ("disputed, no source supports it")
                                                         : _ ("no source supports it"));
  /* Translators: %s is "3 sources, 2 origins" */
  return row->standing == RP_STANDING_DIFFER ? g_strdup_printf (_ ("%s; they differ"), both) : g_steal_pointer (&both);
}

char *
rp_matrix_day (const RpDate *date)
{
  if (!date->when)
    return NULL;
  if (date->when->form == RP_WHEN_SINGLE && date->when->begin.precision == RP_PRECISION_TIME)
    return rp_instant_describe_short (date->when->begin.earliest, RP_PRECISION_DAY);
  return rp_edtf_describe_short (date->text ? date->text : "", date->when);
}

char *
rp_matrix_source_name (RpDataset *dataset, guint index)
{
  const RpSource *source = rp_dataset_source (dataset, index);
  g_autofree char *name
      = rp_label_line (source->publisher && *source->publisher ? source->publisher : source->record.title);
  g_autofree char *date = NULL;

  if (source->published.when == NULL)
    return g_steal_pointer (&name);
  date = rp_matrix_day (&source->published);
  return g_strdup_printf ("%s, %s", name, date);
}

const char *
rp_matrix_origin_name (RpDataset *dataset, RpOrigin origin)
{
  return origin.source == RP_NO_INDEX ? origin.name : rp_dataset_source (dataset, origin.source)->record.title;
}
