/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix-tip.h"

#include "matrix-drawing.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>

/* So many passages are told, each so long. */
#define MOST_PASSAGES 6
#define MOST_CHARS 160

static char *
cut (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MOST_CHARS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MOST_CHARS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* "paragraph 3 supports: “put their names to the contract”" */
static void
append_evidence (GString *out, const RpEvidence *evidence, const RpAttribute *figure)
{
  gboolean disputes = evidence->stance == RP_STANCE_DISPUTES;

  g_string_append_c (out, '\n');
  if (evidence->locator != NULL)
    {
      g_autofree char *locator = cut (evidence->locator);

      /* Translators: %s is a place in a document, as "paragraph 3" */
      g_string_append_printf (out, disputes ? _ ("%s disputes") : _ ("%s supports"), locator);
    }
  else
    g_string_append (out, disputes ? _ ("disputes") : _ ("supports"));
  if (figure != NULL)
    {
      g_autofree char *label = cut (figure->label);

      /* Translators: %s is what a figure stands for, as "Companies" */
      g_string_append_printf (out, _ (" “%s”"), label);
    }
  for (guint i = 0; i < MIN (evidence->n_says, 3); i++)
    {
      g_autofree char *value = cut (evidence->says[i].value != NULL ? evidence->says[i].value : "");

      /* Translators: the name of a field and what a source gives for it, as "; when: 1912-05" */
      g_string_append_printf (out, _ ("; %1$s: %2$s"), evidence->says[i].field, value);
    }
  if (evidence->passage != NULL)
    {
      g_autofree char *passage = cut (evidence->passage);

      g_string_append_printf (out, ": “%s”", passage);
    }
}

static void
append_all (GString *out, const RpEvidence *evidence, guint n, const RpAttribute *figure, guint source, guint *told)
{
  for (guint i = 0; i < n; i++)
    if (evidence[i].source == source && (*told)++ < MOST_PASSAGES)
      append_evidence (out, &evidence[i], figure);
}

char *
rp_matrix_tip_cell (RpSourceMatrix *matrix, RpRecordRef ref, guint source)
{
  RpDataset *dataset = rp_source_matrix_get_dataset (matrix);
  const RpRecord *record = rp_dataset_record (dataset, ref);
  g_autofree char *name = rp_matrix_source_name (dataset, source);
  GString *out = g_string_new (name);
  guint told = 0;

  append_all (out, record->evidence, record->n_evidence, NULL, source, &told);
  for (guint i = 0; i < record->n_attributes; i++)
    append_all (out, record->attributes[i].evidence, record->attributes[i].n_evidence, &record->attributes[i], source,
                &told);
  if (told > MOST_PASSAGES)
    g_string_append_printf (out, ngettext ("\nand %u more", "\nand %u more", told - MOST_PASSAGES),
                            told - MOST_PASSAGES);
  return g_string_free (out, FALSE);
}

char *
rp_matrix_tip_row (RpSourceMatrix *matrix, RpRecordRef ref)
{
  RpDataset *dataset = rp_source_matrix_get_dataset (matrix);
  guint row = rp_source_matrix_find (matrix, ref);
  g_autofree char *title = cut (rp_record_text_title (dataset, ref));
  g_autofree char *when = rp_record_text_when (dataset, ref);
  g_autofree char *words = row != RP_NO_INDEX ? rp_matrix_standing_words (rp_source_matrix_row (matrix, row)) : NULL;
  GString *out = g_string_new (title);

  if (when != NULL)
    g_string_append_printf (out, "\n%s", when);
  if (words != NULL)
    g_string_append_printf (out, "\n%s", words);
  return g_string_free (out, FALSE);
}

char *
rp_matrix_tip_column (RpSourceMatrix *matrix, guint source)
{
  RpDataset *dataset = rp_source_matrix_get_dataset (matrix);
  g_autofree char *name = rp_matrix_source_name (dataset, source);
  g_autofree char *title = cut (rp_dataset_source (dataset, source)->record.title);
  GString *out = g_string_new (name);

  if (!g_str_has_prefix (name, title))
    g_string_append_printf (out, "\n%s", title);
  for (guint i = 0; i < rp_source_matrix_n_columns (matrix); i++)
    {
      const RpMatrixColumn *column = rp_source_matrix_column (matrix, i);
      RpOrigin origin = rp_source_matrix_group (matrix, column->group)->origin;

      if (column->source != source)
        continue;
      g_string_append_c (out, '\n');
      if (origin.source == source)
        g_string_append_printf (out, ngettext ("speaks of %u row", "speaks of %u rows", column->n_rows),
                                column->n_rows);
      else
        g_string_append_printf (out, ngettext ("relays “%2$s”: %1$u row", "relays “%2$s”: %1$u rows", column->n_rows),
                                column->n_rows, rp_matrix_origin_name (dataset, origin));
    }
  return g_string_free (out, FALSE);
}

char *
rp_matrix_tip_cut (RpDrawing *drawing, double x, double y)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->geometry == RP_GEOMETRY_TEXT && shape->full != NULL && g_strcmp0 (shape->full, shape->text) != 0
          && x >= shape->x && x < shape->x + shape->width && y >= shape->y && y < shape->y + shape->height)
        return g_strdup (shape->full);
    }
  return NULL;
}
