/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold-captions.h"

#include <math.h>

#include "gap-folding.h"

#define EDGE_PX 4.0 /* a fold whose middle is nearer to the edge is not marked */

/* Puts TEXT below the middle of the fold. */
static void
place (RpFoldCaption *caption, const char *text, double taken_px, double width_px, const RpTextMeasure *measure)
{
  caption->label_px = rp_text_width (measure, text, RP_TEXT_TICK);
  caption->label_x = (caption->left + caption->right - caption->label_px) / 2;
  caption->label_x = MAX (MIN (caption->label_x, width_px - caption->label_px), taken_px);
  g_strlcpy (caption->label, text, sizeof caption->label);
}

static double
end_of (const RpFoldCaption *caption)
{
  return caption->label_x + caption->label_px;
}

/* Whether the words of the fold at INDEX meet those of a neighbour. */
static gboolean
meets_neighbour (GArray *captions, guint index)
{
  const RpFoldCaption *caption = &g_array_index (captions, RpFoldCaption, index);

  if (index > 0 && end_of (caption - 1) + RP_TICK_GAP_PX > caption->label_x)
    return TRUE;
  return index + 1 < captions->len && end_of (caption) + RP_TICK_GAP_PX > caption[1].label_x;
}

/* Of all the folds in sight, with their long words. */
static GArray *
folds_in_sight (const RpTimeScale *scale, const RpTextMeasure *measure, double taken_px, GArray *indices)
{
  GArray *captions = g_array_new (FALSE, TRUE, sizeof (RpFoldCaption));

  for (guint i = 0; scale->folding && i < scale->folding->n_gaps; i++)
    {
      const RpGap *gap = &scale->folding->gaps[i];
      RpFoldCaption caption = { .left = rp_time_scale_x (scale, gap->from), .right = rp_time_scale_x (scale, gap->to) };
      double middle = (caption.left + caption.right) / 2;
      g_autofree char *words = NULL;

      if (middle < EDGE_PX || middle > scale->width_px - EDGE_PX)
        continue;
      words = rp_gap_describe (gap);
      place (&caption, words, taken_px, scale->width_px, measure);
      g_array_append_val (captions, caption);
      g_array_append_val (indices, i);
    }
  return captions;
}

GArray *
rp_fold_captions (const RpTimeScale *scale, const RpTextMeasure *measure, double taken_px)
{
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *captions = folds_in_sight (scale, measure, taken_px, indices);
  g_autofree gboolean *brief = g_new (gboolean, captions->len + 1);
  double free_px = -INFINITY;

  for (guint i = 0; i < captions->len; i++)
    brief[i] = meets_neighbour (captions, i);
  for (guint i = 0; i < captions->len; i++)
    {
      RpFoldCaption *caption = &g_array_index (captions, RpFoldCaption, i);

      if (brief[i])
        {
          g_autofree char *words = rp_gap_describe_short (&scale->folding->gaps[g_array_index (indices, guint, i)]);

          place (caption, words, taken_px, scale->width_px, measure);
        }
      if (caption->label_x < free_px || end_of (caption) > scale->width_px)
        *caption->label = '\0';
      else
        free_px = end_of (caption) + RP_TICK_GAP_PX;
    }
  return captions;
}
