/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words on a stage, set in lines of a width: paragraphs, lists, what is emphasised; all scripts, from either side. What
 * has no room is cut with an ellipsis, and the whole stands in `full`. Px of the drawing. Private to stage pictures. */
#pragma once

#include "drawing.h"
#include "scene-text.h"

G_BEGIN_DECLS

typedef struct
{
  RpTextSize size;
  double width;
  gboolean bold;  /* all of it */
  RpColor ink;    /* 0: the theme's */
  gboolean label; /* its shapes are labels of OF, with ID; else titles */
  RpRecordRef of;
  const char *id; /* nullable; lives as long as the drawing */
} RpStageTextLook;

typedef struct _RpStageText RpStageText;

/* TEXT is not needed afterwards. O(length). Transfer full. */
RpStageText *rp_stage_text_new (const RpTextMeasure *measure, const RpSceneText *text, const RpStageTextLook *look);
/* Words without any markup, for a title. Transfer full. */
RpStageText *rp_stage_text_new_plain (const RpTextMeasure *measure, const char *words, const RpStageTextLook *look);
void rp_stage_text_free (RpStageText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpStageText, rp_stage_text_free)

/* Whether it begins at the right. */
gboolean rp_stage_text_is_leftward (const RpStageText *self);
guint rp_stage_text_n_lines (const RpStageText *self);
/* Whether a word had to be broken because no line has room for it. */
gboolean rp_stage_text_is_broken (const RpStageText *self);
/* How high the lines from FROM to before TO are. */
double rp_stage_text_height (const RpStageText *self, guint from, guint to);
/* How wide the widest of them is. */
double rp_stage_text_width (const RpStageText *self, guint from, guint to);
/* Which line is the first that HEIGHT has no room for, when FROM stands at its top. */
guint rp_stage_text_fit (const RpStageText *self, guint from, double height);
/* Adds the lines from FROM to before TO, with an ellipsis where CUT says that those that follow have no room.
 * Returns how high they are. */
double rp_stage_text_draw (const RpStageText *self, RpDrawing *drawing, guint from, guint to, gboolean cut, RpPoint at,
                           const RpTheme *theme);

G_END_DECLS
