/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides for other people's decks: of each scene its views as a picture, without paper behind them, its words as text,
 * and its notes as notes. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "handout-kinds.h"
#include "pptx-parts.h"
#include "scene-text.h"
#include "stage-picture.h"

#define SLIDE_WIDTH_PX 1920.0
#define SLIDE_HEIGHT_PX 1080.0
#define EMU_PER_PX (RP_PPTX_WIDTH / SLIDE_WIDTH_PX)
#define SHARPER 2.0
#define GAP_PX 24.0
#define TITLE_LINE_PX 58.0
#define LETTERS_A_PX 0.043 /* of a bold title, by and large */

typedef struct
{
  double left, top, right, bottom;
} Bounds;

static void
reach (Bounds *bounds, double x, double y, double width, double height)
{
  bounds->left = MIN (bounds->left, x);
  bounds->top = MIN (bounds->top, y);
  bounds->right = MAX (bounds->right, x + width);
  bounds->bottom = MAX (bounds->bottom, y + height);
}

static void
unref_drawing (gpointer drawing)
{
  rp_drawing_unref (drawing);
}

/* What is below the views says what they show: legend, filters, what is gone; but for the marking and its ground. */
static gboolean
is_said_below (RpDrawing *whole, guint index, double below)
{
  const RpShape *shape = rp_drawing_shape (whole, index);
  const RpShape *next = index + 1 < rp_drawing_n_shapes (whole) ? rp_drawing_shape (whole, index + 1) : NULL;
  gboolean ground = shape->role == RP_ROLE_DECORATION && next != NULL && next->role == RP_ROLE_MARKING;

  return shape->y >= below && shape->role != RP_ROLE_MARKING && !ground;
}

/* The views, the callouts in and about them, and what is said below, as large as they are together. Its paper is known,
 * for what stands on it, but is not to be painted. Transfer full. */
static RpDrawing *
views_of (RpStagePicture *picture, Bounds *bounds)
{
  RpDrawing *whole = rp_stage_picture_get_drawing (picture), *cut;
  RpColor paper = rp_drawing_get_background (whole);
  g_autoptr (RpDrawing) kept = rp_drawing_new (rp_drawing_get_width (whole), rp_drawing_get_height (whole), paper);
  guint first = rp_stage_picture_get_pane (picture, 0)->first, end = first; /* the callouts come after the views */
  double below;

  *bounds = (Bounds){ INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (guint i = 0; i < rp_stage_picture_n_panes (picture); i++)
    {
      const RpStagePane *pane = rp_stage_picture_get_pane (picture, i);

      reach (bounds, pane->x, pane->y, pane->width, pane->height);
      end = MAX (end, pane->end);
    }
  below = bounds->bottom;
  rp_drawing_keep (kept, rp_drawing_ref (whole), unref_drawing);
  for (guint i = 0; i < rp_drawing_n_shapes (whole); i++)
    {
      const RpShape *shape = rp_drawing_shape (whole, i);

      if (i < first && !is_said_below (whole, i, below))
        continue;
      *rp_drawing_add (kept, shape->role, shape->geometry) = *shape;
      if (i < first || (i >= end && shape->role == RP_ROLE_LABEL))
        reach (bounds, shape->x, shape->y, shape->width, shape->height);
    }
  bounds->left = floor (bounds->left);
  bounds->top = floor (bounds->top);
  cut = rp_drawing_new (MAX (1, ceil (bounds->right - bounds->left)), MAX (1, ceil (bounds->bottom - bounds->top)),
                        paper);
  rp_drawing_set_zoom (cut, rp_drawing_get_zoom (whole));
  rp_drawing_append (cut, kept, -bounds->left, -bounds->top);
  return cut;
}

static GBytes *
png_of (RpDrawing *drawing, GCancellable *cancellable, GError **error)
{
  RpExportOptions options = { .scale = SHARPER, .transparent = TRUE };
  g_autoptr (RpPageSet) page = rp_page_set_of (drawing);

  return rp_exporter_for_path ("slide.png", NULL)->render (page, &options, cancellable, error);
}

/* ---- places ---- */

static RpPptxBox
box_of (double x, double y, double width, double height)
{
  return (RpPptxBox){ (gint64)round (x * EMU_PER_PX), (gint64)round (y * EMU_PER_PX),
                      (gint64)round (MAX (1, width) * EMU_PER_PX), (gint64)round (MAX (1, height) * EMU_PER_PX) };
}

/* Words stand where the stage has them: beside the views where these leave a column, else above. */
static void
place (RpPptxSlide *slide, RpStagePicture *picture, const Bounds *bounds, double zoom)
{
  const RpStagePane *pane = rp_stage_picture_get_pane (picture, 0);
  double margin = 0.05 * SLIDE_WIDTH_PX, top = 0.05 * SLIDE_HEIGHT_PX + GAP_PX;
  gboolean beside = pane->x * zoom > 1.5 * margin;
  double width = beside ? pane->x * zoom - margin - GAP_PX : SLIDE_WIDTH_PX - 2 * margin;
  double bottom = beside ? 0.9 * SLIDE_HEIGHT_PX : pane->y * zoom - GAP_PX / 2;
  glong letters = slide->title != NULL ? g_utf8_strlen (slide->title, -1) : 0;
  double lines = letters > 0 ? ceil (letters / MAX (1, width * LETTERS_A_PX)) : 0;
  double title = MIN (MAX (1, lines) * TITLE_LINE_PX, beside ? 5 * TITLE_LINE_PX : 0.6 * MAX (1, bottom - top));

  slide->title_box = box_of (margin, top, width, title);
  slide->caption_box = box_of (margin, top + title + GAP_PX / 2, width, bottom - top - title - GAP_PX / 2);
  slide->picture_box = box_of (bounds->left * zoom, bounds->top * zoom, ceil (bounds->right - bounds->left) * zoom,
                               ceil (bounds->bottom - bounds->top) * zoom);
}

/* ---- a slide ---- */

static RpStagePicture *
picture_of (const RpHandoutPlan *plan, RpScene *scene, GCancellable *cancellable)
{
  RpStageOptions options = { .width = SLIDE_WIDTH_PX,
                             .height = SLIDE_HEIGHT_PX,
                             .theme = plan->theme,
                             .marking = plan->marking,
                             .input = plan->input,
                             .fixed_measure = plan->fixed_measure };

  return rp_stage_picture_new (plan->dataset, scene, &options, cancellable);
}

static gboolean
add_slide (RpZipParts *zip, const RpPptxDeck *deck, const RpHandoutPlan *plan, guint index, GCancellable *cancellable,
           GError **error)
{
  RpScene *scene = rp_briefing_get_scene (plan->briefing, index);
  g_autofree char *name = rp_briefing_scene_name (plan->briefing, index);
  RpPptxSlide slide = { .index = index,
                        .title = scene->title,
                        .caption = scene->caption,
                        .notes = plan->without_notes ? NULL : scene->notes,
                        .marking = plan->marking != NULL ? plan->marking : rp_dataset_get_marking (plan->dataset),
                        .described = name };
  g_autoptr (RpStagePicture) picture = picture_of (plan, scene, cancellable);
  g_autoptr (RpDrawing) views = NULL;
  g_autoptr (GBytes) png = NULL;
  Bounds bounds;

  if (picture == NULL)
    return FALSE;
  slide.has_picture = rp_stage_picture_n_panes (picture) > 0;
  if (slide.has_picture)
    {
      views = views_of (picture, &bounds);
      place (&slide, picture, &bounds, rp_drawing_get_zoom (rp_stage_picture_get_drawing (picture)));
      png = png_of (views, cancellable, error);
      if (png == NULL)
        return FALSE;
    }
  rp_pptx_add_slide (zip, deck, &slide, png);
  return TRUE;
}

/* The day of the dataset, as the format has dates. NULL: none is known. Transfer full. */
static char *
date_of (RpDataset *dataset)
{
  RpDate updated = rp_dataset_get_updated (dataset);
  RpCivil civil;

  if (updated.when == NULL || rp_instant_is_infinite (updated.when->begin.earliest))
    return NULL;
  rp_instant_to_civil (updated.when->begin.earliest, &civil);
  if (civil.year < 1 || civil.year > 9999)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", (int)civil.year, civil.month, civil.day);
}

static GPtrArray *
render (const RpHandoutPlan *plan, const char *path, RpExportProgress progress, gpointer data,
        GCancellable *cancellable, GError **error)
{
  const RpTheme *theme = rp_theme (plan->theme);
  const char *title = rp_briefing_get_title (plan->briefing);
  g_autofree char *created = date_of (plan->dataset);
  RpPptxDeck deck = { .n_slides = rp_briefing_n_scenes (plan->briefing),
                      .title = title != NULL ? title : rp_dataset_get_title (plan->dataset),
                      .created = created,
                      .paper = theme->paper >> 8,
                      .ink = theme->ink >> 8,
                      .accent = theme->accent >> 8 };
  g_autoptr (RpZipParts) zip = rp_zip_parts_new ();
  g_autoptr (GPtrArray) files = rp_handout_files_new ();
  GBytes *bytes;

  rp_pptx_add_deck (zip, &deck);
  for (guint i = 0; i < deck.n_slides; i++)
    {
      if (!add_slide (zip, &deck, plan, i, cancellable, error))
        {
          if (error != NULL && *error == NULL)
            g_cancellable_set_error_if_cancelled (cancellable, error);
          return NULL;
        }
      if (progress != NULL)
        progress ((i + 1.0) / (deck.n_slides + 1), data);
    }
  bytes = rp_zip_parts_finish (zip, error);
  if (bytes == NULL)
    return NULL;
  rp_handout_files_add (files, g_strdup (path), bytes);
  return g_steal_pointer (&files);
}

const RpHandout rp_handout_pptx = { N_ ("Slides (PPTX)"), ".pptx", render };
