/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a caption or notes say, as blocks of spans: plain text with paragraphs, lists ("- ", "1. "), *emphasis* and
 * **strong**. Forgiving: what is no markup stays as it was written, and no word is lost. Knows no fonts and no places.
 * Safe to draw or write: valid UTF-8 without control characters but '\n', which breaks a line within a block. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More characters than that are cut, with an ellipsis. */
#define RP_SCENE_TEXT_MOST 100000
#define RP_SCENE_TEXT_LEVELS 3

typedef enum
{
  RP_BLOCK_PARAGRAPH,
  RP_BLOCK_BULLET,
  RP_BLOCK_NUMBERED,
} RpSceneBlockKind;

typedef struct
{
  char *text; /* never empty */
  gboolean emphasis, strong;
} RpSceneSpan;

typedef struct
{
  RpSceneBlockKind kind;
  guint level;   /* how deep a list's item is indented, from 0 */
  char *mark;    /* what stands before a list's item: "•", "3."; NULL: a paragraph */
  gboolean near; /* a list's item that follows another: closer to it than paragraphs are */
  RpSceneSpan *spans;
  guint n_spans;
} RpSceneBlock;

typedef struct
{
  RpSceneBlock *blocks;
  guint n_blocks;
} RpSceneText;

/* TEXT is nullable: no blocks. O(length). Transfer full. */
RpSceneText *rp_scene_text_new (const char *text);
void rp_scene_text_free (RpSceneText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSceneText, rp_scene_text_free)

/* The words of one block, without its mark. Transfer full. */
char *rp_scene_block_plain (const RpSceneBlock *block);
/* All words with marks, an empty line between paragraphs: without what only the markup is made of. Transfer full. */
char *rp_scene_text_plain (const RpSceneText *self);
/* TEXT as one line of words, for lists and names; NULL: there are none. Transfer full. */
char *rp_scene_text_line (const char *text);

G_END_DECLS
