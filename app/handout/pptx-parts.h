/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a presentation (ECMA-376, PresentationML): those that are the same in each, and those made of scenes.
 * Lengths in EMU, 914,400 to the inch. Private to the PPTX hand-out. */
#pragma once

#include "xml-writer.h"
#include "zip-parts.h"

G_BEGIN_DECLS

#define RP_PPTX_WIDTH 12192000
#define RP_PPTX_HEIGHT 6858000

typedef struct
{
  gint64 x, y, width, height;
} RpPptxBox;

/* What all slides have in common. */
typedef struct
{
  guint n_slides;
  const char *title;          /* of the file; nullable */
  const char *created;        /* ISO 8601, UTC; nullable */
  guint32 paper, ink, accent; /* 0xRRGGBB */
} RpPptxDeck;

/* One slide. */
typedef struct
{
  guint index;         /* from 0 */
  const char *title;   /* as the following: nullable */
  const char *caption; /* with scene-text's markup */
  const char *notes;   /* the same */
  const char *marking;
  const char *described; /* the picture in words */
  gboolean has_picture;
  RpPptxBox title_box, caption_box, picture_box;
} RpPptxSlide;

/* Content types, relations, properties, master, layouts, theme: all but slides. */
void rp_pptx_add_deck (RpZipParts *zip, const RpPptxDeck *deck);
/* The slide, its relations and its notes. PICTURE (nullable, transfer none) is a PNG. */
void rp_pptx_add_slide (RpZipParts *zip, const RpPptxDeck *deck, const RpPptxSlide *slide, GBytes *picture);

/* pptx-words.c: for whoever writes a part of it. */
/* <p:txBody> of what TEXT says with scene-text's markup, each paragraph SIZE hundredths of a point (0: as the layout
 * has it). NULL: one empty paragraph. */
void rp_pptx_words (RpXml *xml, const char *text, int size, gboolean bold);

G_END_DECLS
