/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handout-book.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "handout-paper.h"
#include "handout-sources.h"
#include "label-text.h"
#include "pango-measure.h"
#include "scene-text.h"
#include "stage-text.h"
#include "text-fit.h"

/* A stage has margins of its own: pictures reach so far into what is above and below them. */
#define OVERLAP_PX 18.0
#define STAGE_MARGIN 0.05 /* of its width */
#define FOOT_GAP_PX 6.0
#define GAP_PX 12.0
/* Width to height of a picture that has the page's whole width. */
#define UPRIGHT_SHAPE 1.2
#define UPRIGHT_SHAPE_ALONE 1.15
#define THREE_SHAPE 1.42
/* Of a wide page's width: what a picture has beside its notes. */
#define BESIDE 0.66
#define MOST_NOTES_PX 660.0
#define PEN_PX 28.0 /* between lines for a pen */

typedef struct
{
  double x, y, width, height;
} Box;

/* Where the sources of a scene are to stand. */
typedef struct
{
  guint page, scene;
} Foot;

struct _RpHandoutBook
{
  RpTextMeasure *pango; /* nullable */
  RpHandoutPaper paper;
  RpPageSet *pages;
  GPtrArray *pictures; /* whose states the pages speak of */
  RpHandoutSources *sources;
  GArray *feet; /* Foot */
  guint foot_lines;
};

void
rp_handout_book_free (RpHandoutBook *self)
{
  rp_page_set_unref (self->pages);
  g_ptr_array_unref (self->pictures);
  rp_handout_sources_free (self->sources);
  g_array_unref (self->feet);
  g_clear_pointer (&self->pango, rp_pango_measure_free);
  g_free (self);
}

RpPageSet *
rp_handout_book_get_pages (RpHandoutBook *self)
{
  return self->pages;
}

/* ---- places ---- */

static RpHandoutPages
kind_of (const RpHandoutBook *self)
{
  return self->paper.plan->pages;
}

static guint
scenes_on_page (const RpHandoutBook *self)
{
  return kind_of (self) == RP_HANDOUT_THREE ? 3 : 1;
}

/* Where what is at a page's foot begins. */
static double
foot_top (const RpHandoutBook *self)
{
  double lines = self->foot_lines * rp_text_line_height (RP_TEXT_TICK);

  return self->paper.bottom - (lines > 0 ? lines + 2 * FOOT_GAP_PX : 0);
}

/* Of a picture that has the page from edge to edge. */
static Box
whole_box (const RpHandoutBook *self)
{
  double top = self->paper.marking != NULL ? self->paper.top - OVERLAP_PX : 0;

  return (Box){ 0, top, self->paper.width, foot_top (self) + OVERLAP_PX - top };
}

/* A third of the page, of which PICTURE has a part and WORDS the rest. */
static void
third_boxes (const RpHandoutBook *self, guint index, Box *picture, Box *words)
{
  const RpHandoutPaper *paper = &self->paper;
  gboolean wide = rp_handout_paper_is_wide (paper);
  double top = paper->top + GAP_PX, height = paper->bottom - GAP_PX - top, width = paper->width - 2 * paper->margin;
  double third = floor (((wide ? width : height) - 4 * GAP_PX) / 3), at = index * (third + 2 * GAP_PX);

  if (wide)
    {
      *picture = (Box){ paper->margin + at, top, third, floor (third / THREE_SHAPE) };
      *words = (Box){ picture->x, top + picture->height + GAP_PX, third, height - picture->height - GAP_PX };
      return;
    }
  *picture = (Box){ paper->margin, top + at, floor (MIN (third * THREE_SHAPE, 0.6 * width)), third };
  *words = (Box){ picture->x + picture->width + 2 * GAP_PX, picture->y, width - picture->width - 2 * GAP_PX, third };
}

/* BOX, narrower, so that the words in it begin where those of the page do, and SHARE of the page's width. */
static void
align_words (const RpHandoutBook *self, Box *box, double share)
{
  double width = share * self->paper.width, sides = share < 1 ? 1 : 2; /* that are moved inwards */

  box->x = MAX (0, floor ((self->paper.margin - STAGE_MARGIN * width) / (1 - sides * STAGE_MARGIN)));
  box->width = floor (width - sides * box->x);
}

static Box
picture_box (const RpHandoutBook *self, guint index)
{
  Box box = whole_box (self), words;
  double shape = kind_of (self) == RP_HANDOUT_NOTES ? UPRIGHT_SHAPE : UPRIGHT_SHAPE_ALONE;

  if (kind_of (self) == RP_HANDOUT_THREE)
    third_boxes (self, index % 3, &box, &words);
  else if (rp_handout_paper_is_wide (&self->paper))
    align_words (self, &box, kind_of (self) == RP_HANDOUT_NOTES ? BESIDE : 1);
  else
    {
      box.height = MIN (box.height, floor (box.width / shape));
      align_words (self, &box, 1);
    }
  return box;
}

/* What the notes beside or below PICTURE have. */
static Box
notes_box (const RpHandoutBook *self, const Box *picture)
{
  const RpHandoutPaper *paper = &self->paper;
  double bottom = foot_top (self) - GAP_PX, top = picture->y + picture->height + GAP_PX;

  if (rp_handout_paper_is_wide (paper))
    return (Box){ picture->x + picture->width + GAP_PX, paper->top + 2 * GAP_PX,
                  paper->width - paper->margin - picture->x - picture->width - GAP_PX,
                  bottom - paper->top - 2 * GAP_PX };
  return (Box){ paper->margin, top, MIN (paper->width - 2 * paper->margin, MOST_NOTES_PX), bottom - top };
}

/* ---- pages ---- */

/* TITLE: for the outline, of a page without a picture; nullable. Transfer none. */
static RpDrawing *
add_page (RpHandoutBook *self, const char *title)
{
  RpDrawing *page = rp_handout_paper_new_page (&self->paper);

  rp_page_set_add (self->pages, page, title);
  return page;
}

static RpDrawing *
last_page (const RpHandoutBook *self)
{
  return rp_page_set_get_page (self->pages, rp_page_set_n_pages (self->pages) - 1);
}

/* NULL when cancelled. */
static RpStagePicture *
picture_of (const RpHandoutBook *self, guint index, const Box *box, GCancellable *cancellable)
{
  const RpHandoutPlan *plan = self->paper.plan;
  RpStageOptions options = { .width = box->width * self->paper.zoom,
                             .height = box->height * self->paper.zoom,
                             .theme = plan->theme,
                             .marking = "", /* the page has it */
                             .input = plan->input,
                             .fixed_measure = plan->fixed_measure };

  return rp_stage_picture_new (plan->dataset, rp_briefing_get_scene (plan->briefing, index), &options, cancellable);
}

/* Heading of a page that has no picture, or goes on with something. Returns where what follows begins. */
static double
add_heading (RpHandoutBook *self, RpDrawing *page, const char *words)
{
  const RpHandoutPaper *paper = &self->paper;
  g_autofree char *line = rp_label_line (words);
  g_autofree char *cut = rp_text_cut (paper->measure, line, RP_TEXT_TITLE, paper->width - 2 * paper->margin);
  double y = paper->top + 2 * GAP_PX;
  RpShape *shape;

  if (cut == NULL)
    return y;
  shape = rp_drawing_add_text (page, RP_ROLE_TITLE, paper->measure, cut, RP_TEXT_TITLE, paper->margin, y,
                               paper->theme->ink);
  shape->bold = TRUE;
  return y + shape->height + GAP_PX;
}

/* ---- notes ---- */

/* Lines of notes from FROM on, over as many pages of columns as wide as WIDTH as they need. */
static void
add_rest (RpHandoutBook *self, const RpStageText *notes, guint from, double width, guint scene)
{
  const RpHandoutPaper *paper = &self->paper;
  g_autofree char *name = rp_briefing_scene_name (paper->plan->briefing, scene);
  /* Translators: a scene's name; its notes go on from the page before */
  g_autofree char *heading = g_strdup_printf (_ ("%s (continued)"), name);
  double step = width + 2 * GAP_PX;
  guint n = rp_stage_text_n_lines (notes);
  guint n_columns = MAX (1, (guint)((paper->width - 2 * paper->margin + 2 * GAP_PX) / step));

  while (from < n)
    {
      RpDrawing *page = add_page (self, NULL);
      double top = add_heading (self, page, heading);

      for (guint column = 0; column < n_columns && from < n; column++)
        {
          guint end = MAX (from + 1, rp_stage_text_fit (notes, from, paper->bottom - GAP_PX - top));

          rp_stage_text_draw (notes, page, from, end, FALSE, (RpPoint){ paper->margin + column * step, top },
                              paper->theme);
          from = end;
        }
    }
}

static void
add_notes (RpHandoutBook *self, const Box *picture, guint scene)
{
  const RpHandoutPaper *paper = &self->paper;
  gboolean wide = rp_handout_paper_is_wide (paper);
  Box box = notes_box (self, picture);
  RpStageTextLook look = { wide ? RP_TEXT_LABEL : RP_TEXT_NAME, box.width, FALSE };
  g_autoptr (RpSceneText) text = rp_scene_text_new (rp_briefing_get_scene (paper->plan->briefing, scene)->notes);
  g_autoptr (RpStageText) notes = NULL;
  guint end;

  if (text->n_blocks == 0)
    return;
  notes = rp_stage_text_new (paper->measure, text, &look);
  end = rp_stage_text_fit (notes, 0, box.height);
  if (wide)
    rp_drawing_add_line (last_page (self), (RpPoint){ box.x - GAP_PX, box.y },
                         (RpPoint){ box.x - GAP_PX, box.y + box.height }, paper->theme->hairline, 1);
  else
    rp_handout_paper_rule (paper, last_page (self), paper->margin, paper->width - paper->margin, box.y - GAP_PX);
  rp_stage_text_draw (notes, last_page (self), 0, end, FALSE, (RpPoint){ box.x, box.y }, paper->theme);
  add_rest (self, notes, end, box.width, scene);
}

/* ---- three on a page ---- */

static void
add_pen_lines (RpHandoutBook *self, const Box *picture, guint scene)
{
  const RpHandoutPaper *paper = &self->paper;
  RpDrawing *page = last_page (self);
  g_autofree char *number = g_strdup_printf ("%u", scene + 1);
  Box ours, box;
  RpShape *shape;

  third_boxes (self, scene % 3, &ours, &box);
  shape = rp_drawing_add_rect (page, RP_ROLE_DECORATION, picture->x, picture->y, picture->width, picture->height, 0);
  shape->stroke = paper->theme->ink35;
  shape->line_width = 0.75;
  shape = rp_drawing_add_text (page, RP_ROLE_TITLE, paper->measure, number, RP_TEXT_NAME, box.x, box.y,
                               paper->theme->ink);
  shape->bold = TRUE;
  for (double y = box.y + 2 * PEN_PX; y <= box.y + box.height; y += PEN_PX)
    rp_handout_paper_rule (paper, page, box.x, box.x + box.width, y);
}

/* ---- scenes ---- */

/* FALSE when cancelled. */
static gboolean
add_scene (RpHandoutBook *self, guint index, GCancellable *cancellable)
{
  Box box = picture_box (self, index);
  RpStagePicture *picture = picture_of (self, index, &box, cancellable);
  g_autofree char *name = NULL;
  Foot foot;

  if (picture == NULL)
    return FALSE;
  g_ptr_array_add (self->pictures, picture);
  rp_handout_sources_add (self->sources, picture);
  if (index % scenes_on_page (self) == 0)
    add_page (self, NULL);
  name = rp_briefing_scene_name (self->paper.plan->briefing, index);
  rp_page_set_add_inset (self->pages,
                         &(RpPageInset){ rp_stage_picture_get_drawing (picture), box.x * self->paper.zoom,
                                         box.y * self->paper.zoom, rp_stage_picture_get_state (picture), name });
  foot = (Foot){ rp_page_set_n_pages (self->pages) - 1, index };
  if (self->foot_lines > 0)
    g_array_append_val (self->feet, foot);
  if (kind_of (self) == RP_HANDOUT_NOTES)
    add_notes (self, &box, index);
  else if (kind_of (self) == RP_HANDOUT_THREE)
    add_pen_lines (self, &box, index);
  return TRUE;
}

/* ---- sources ---- */

/* Returns how many of its sources the foot has no room for. */
static guint
add_foot (RpHandoutBook *self, const Foot *foot, guint list, gboolean draw)
{
  const RpHandoutPaper *paper = &self->paper;
  RpDrawing *page = rp_page_set_get_page (self->pages, foot->page);
  double width = paper->width - 2 * paper->margin, y = foot_top (self) + FOOT_GAP_PX;
  guint n_left;
  g_autoptr (RpFlow) flow
      = rp_handout_sources_foot (self->sources, foot->scene, paper->measure, width, self->foot_lines, list, &n_left);

  if (flow == NULL || !draw)
    return n_left;
  rp_handout_paper_rule (paper, page, paper->margin, paper->width - paper->margin, y - FOOT_GAP_PX / 2);
  rp_handout_paper_lines (paper, page, flow, 0, rp_flow_n_lines (flow), RP_TEXT_TICK, (RpPoint){ paper->margin, y });
  return n_left;
}

static void
add_list (RpHandoutBook *self)
{
  const RpHandoutPaper *paper = &self->paper;
  double all = paper->width - 2 * paper->margin, gap = 3 * GAP_PX, line = rp_text_line_height (RP_TEXT_LABEL);
  guint n_columns = rp_handout_paper_is_wide (paper) ? 2 : 1, n, from = 0;
  double width = MIN ((all - (n_columns - 1) * gap) / n_columns, MOST_NOTES_PX);
  g_autoptr (RpFlow) flow = rp_handout_sources_list (self->sources, paper->measure, width);

  n = rp_flow_n_lines (flow);
  for (gboolean first = TRUE; from < n; first = FALSE)
    {
      RpDrawing *page = add_page (self, first ? _ ("Sources") : NULL);
      double top = add_heading (self, page, first ? _ ("Sources") : _ ("Sources (continued)"));
      guint fit = MAX (1, (guint)MAX (0, (paper->bottom - GAP_PX - top) / line));

      for (guint column = 0; column < n_columns && from < n; column++)
        {
          guint end = MIN (n, from + fit);

          rp_handout_paper_lines (paper, page, flow, from, end, RP_TEXT_LABEL,
                                  (RpPoint){ paper->margin + column * (width + gap), top });
          from = end;
        }
    }
}

/* At the foot of each page, and at the end where that does not suffice. */
static void
add_sources (RpHandoutBook *self)
{
  guint n = rp_handout_sources_n (self->sources), list = rp_page_set_n_pages (self->pages) + 1;
  gboolean listed = self->foot_lines == 0;

  if (self->paper.plan->without_sources || n == 0)
    return;
  for (guint i = 0; i < self->feet->len; i++)
    listed = add_foot (self, &g_array_index (self->feet, Foot, i), 0, FALSE) > 0 || listed;
  for (guint i = 0; i < self->feet->len; i++)
    add_foot (self, &g_array_index (self->feet, Foot, i), listed ? list : 0, TRUE);
  if (listed)
    add_list (self);
}

RpHandoutBook *
rp_handout_book_new (const RpHandoutPlan *plan, RpExportProgress progress, gpointer data, GCancellable *cancellable)
{
  g_autoptr (RpHandoutBook) self = g_new0 (RpHandoutBook, 1);
  guint n = rp_briefing_n_scenes (plan->briefing), n_pages;

  self->pango = plan->fixed_measure ? NULL : rp_pango_measure_new ();
  self->paper = rp_handout_paper (plan, self->pango != NULL ? self->pango : rp_text_measure_fixed ());
  self->pages = rp_page_set_new ();
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_stage_picture_unref);
  self->sources = rp_handout_sources_new (plan->dataset);
  self->feet = g_array_new (FALSE, FALSE, sizeof (Foot));
  self->foot_lines = plan->without_sources || plan->pages == RP_HANDOUT_THREE ? 0
                     : plan->pages == RP_HANDOUT_NOTES                        ? 3
                                                                              : 2;
  for (guint i = 0; i < n; i++)
    {
      if (!add_scene (self, i, cancellable))
        return NULL;
      if (progress != NULL)
        progress ((i + 1.0) / (n + 1), data);
    }
  add_sources (self);
  n_pages = rp_page_set_n_pages (self->pages);
  for (guint i = 0; i < n_pages; i++)
    rp_handout_paper_number (&self->paper, rp_page_set_get_page (self->pages, i), i + 1, n_pages);
  return g_steal_pointer (&self);
}
