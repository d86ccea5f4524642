/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "card.h"
#include "stage-text.h"

#define PADDING_PX 18.0
#define CORNER_PX 10.0
#define SYMBOL_PX 12.0
#define SYMBOL_GAP_PX 8.0
#define USUAL_WIDTH_PX 380.0
#define SECTION_GAP_PX 10.0
#define INDENT_PX 14.0
#define MOST_RECORDS 6u
#define MOST_LOOKED_AT 1000u
#define MOST_SOURCES 3u
#define MOST_FACTS 4u

/* A text of the card. */
typedef struct
{
  RpStageText *text;
  guint n_lines;      /* of it that are shown */
  double gap, indent; /* above, at its left */
} Item;

typedef struct
{
  RpStagePicture *picture;
  const RpViewState *state;
  RpRecordRef ref;
  double width; /* of the texts */
  GArray *said; /* Item: what it is */
  GArray *from; /* Item: who says so, for which there is always room */
} Card;

/* ---- texts ---- */

typedef struct
{
  RpTextSize size;
  gboolean bold;
  RpColor ink;
  guint most_lines;
  double gap, indent;
  RpRecordRef of;
} Look;

static void
clear_item (gpointer data)
{
  rp_stage_text_free (((Item *)data)->text);
}

static void
add (const Card *card, GArray *items, const char *words, const Look *look)
{
  RpStageTextLook set = {
    .size = look->size, .width = card->width - look->indent, .bold = look->bold, .ink = look->ink, .of = look->of
  };
  Item item = { .gap = items->len > 0 ? look->gap : 0, .indent = look->indent };

  item.text = rp_stage_text_new_plain (card->state->measure, words, &set);
  item.n_lines = MIN (rp_stage_text_n_lines (item.text), look->most_lines);
  if (item.n_lines > 0)
    g_array_append_val (items, item);
  else
    clear_item (&item);
}

/* ---- what is hidden ---- */

static gboolean
names_hidden (const Card *card, const GArray *spans)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      RpRecordRef ref = g_array_index (spans, RpCardSpan, i).ref;

      if (ref.type != RP_RECORD_NONE && !rp_view_state_visible (card->state, ref))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_hidden (const Card *card, const RpCardBlock *block)
{
  return (block->ref.type != RP_RECORD_NONE && !rp_view_state_visible (card->state, block->ref))
         || names_hidden (card, block->spans) || names_hidden (card, block->below);
}

/* ---- blocks ---- */

static gboolean
has_symbol (const Card *card)
{
  return card->ref.type == RP_RECORD_EVENT || card->ref.type == RP_RECORD_ENTITY;
}

static void
add_head (const Card *card, const RpCardBlock *block)
{
  const RpTheme *theme = card->state->theme;
  g_autofree char *title = rp_card_spans_text (block->spans);
  double indent = has_symbol (card) ? SYMBOL_PX + SYMBOL_GAP_PX : 0;
  Look kind = { RP_TEXT_NAME, FALSE, theme->ink65, 1, 0, indent, card->ref };
  Look name = { RP_TEXT_TITLE, TRUE, theme->ink, 3, 2, 0, card->ref };

  if (block->caption != NULL && g_strcmp0 (block->caption, title) != 0)
    add (card, card->said, block->caption, &kind);
  add (card, card->said, title, &name);
}

static void
add_when (const Card *card, const RpCardBlock *block)
{
  Look look = { RP_TEXT_NAME, TRUE, card->state->theme->accent, 2, 4, 0, RP_RECORD_REF_NONE };
  g_autofree char *when = rp_card_spans_text (block->spans);
  g_autoptr (GString) words = g_string_new (when);

  for (guint i = 0; block->badges != NULL && i < block->badges->len; i++)
    g_string_append_printf (words, " · %s", (const char *)g_ptr_array_index (block->badges, i));
  add (card, card->said, words->str, &look);
}

static void
add_fact (const Card *card, const RpCardBlock *block)
{
  Look look = { RP_TEXT_NAME, FALSE, card->state->theme->ink, 1, 4, 0, RP_RECORD_REF_NONE };
  g_autofree char *spans = rp_card_spans_text (block->spans);
  g_auto (GStrv) values = g_strsplit (spans, "\n", -1);
  g_autofree char *value = g_strjoinv (", ", values), *words = NULL;

  /* Translators: a fact on a card, such as "Where: Baku" */
  words = g_strdup_printf (_ ("%s: %s"), block->caption, value);
  add (card, card->said, words, &look);
}

/* "→ Protocol of intent": the other end of a tie. */
static gboolean
is_arrow (const char *words)
{
  return g_str_has_prefix (words, "→ ") || g_str_has_prefix (words, "← ") || g_str_has_prefix (words, "– ");
}

/* A record of a list: who in which role, or what and when. */
static void
add_record (const Card *card, const RpCardBlock *block)
{
  Look look = { RP_TEXT_NAME, FALSE, card->state->theme->ink, 1, 2, INDENT_PX, block->ref };
  g_autofree char *name = rp_card_spans_text (block->spans);
  g_autofree char *below = block->below != NULL ? rp_card_spans_text (block->below) : NULL;
  /* below a participant stands what is said of him, below all else when it was, or with whom */
  gboolean participant = card->ref.type == RP_RECORD_EVENT && block->ref.type == RP_RECORD_ENTITY;
  const char *more = block->role != NULL ? block->role : participant ? NULL : below;
  gboolean said = more != NULL && *more != '\0', arrow = said && more == below && is_arrow (more);
  g_autofree char *words = said ? g_strdup_printf (arrow ? "%s %s" : "%s · %s", name, more) : g_strdup (name);

  add (card, card->said, words, &look);
}

static void
add_heading (const Card *card, GArray *items, const RpCardBlock *block)
{
  Look look = { RP_TEXT_NAME, TRUE, card->state->theme->ink65, 1, SECTION_GAP_PX, 0, RP_RECORD_REF_NONE };
  gboolean counted = items == card->from && block->role != NULL && card->state->shown == NULL;
  g_autofree char *words = counted ? g_strdup_printf ("%s · %s", block->caption, block->role) : NULL;

  add (card, items, counted ? words : block->caption, &look);
}

static void
add_more (const Card *card, guint n)
{
  Look look = { RP_TEXT_NAME, FALSE, card->state->theme->ink65, 1, 2, INDENT_PX, RP_RECORD_REF_NONE };
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  if (n > 0)
    add (card, card->said, words, &look);
}

/* A source with the first grade that one of its passages has. */
static void
add_source (const Card *card, const RpCardBlock *block, const char *grade)
{
  Look look = { RP_TEXT_NAME, FALSE, card->state->theme->ink, 1, 2, INDENT_PX, block->ref };
  g_autofree char *name = rp_card_spans_text (block->spans);
  g_autofree char *words = grade != NULL ? g_strdup_printf ("%s · %s", grade, name) : g_strdup (name);

  add (card, card->from, words, &look);
}

/* ---- all blocks ---- */

static const RpCardBlock *
block_at (const RpCard *card, guint index)
{
  return index < card->blocks->len ? g_ptr_array_index (card->blocks, index) : NULL;
}

static const char *
grade_of (const RpCard *card, guint source)
{
  const RpCardBlock *block;

  for (guint i = source + 1; (block = block_at (card, i)) != NULL && block->kind == RP_CARD_PASSAGE; i++)
    if (block->role != NULL)
      return block->role;
  return NULL;
}

static void
add_sources (const Card *card, const RpCard *record)
{
  const RpCardBlock *block, *heading = NULL;
  guint n = 0;

  for (guint i = 0; (block = block_at (record, i)) != NULL; i++)
    {
      if (block->kind == RP_CARD_HEADING)
        heading = block;
      if (block->kind != RP_CARD_SOURCE || is_hidden (card, block))
        continue;
      if (n++ == 0 && heading != NULL)
        add_heading (card, card->from, heading);
      if (n <= MOST_SOURCES)
        add_source (card, block, grade_of (record, i));
    }
  if (n > MOST_SOURCES)
    {
      Look look = { RP_TEXT_NAME, FALSE, card->state->theme->ink65, 1, 2, INDENT_PX, RP_RECORD_REF_NONE };
      g_autofree char *words
          = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_SOURCES), n - MOST_SOURCES);

      add (card, card->from, words, &look);
    }
}

/* What stands before the first list. */
static guint
add_top (const Card *card, const RpCard *record)
{
  Look text = { RP_TEXT_NAME, FALSE, card->state->theme->ink, 3, 8, 0, RP_RECORD_REF_NONE };
  const RpCardBlock *block;
  guint i = 0, n_facts = 0;

  for (; (block = block_at (record, i)) != NULL && block->kind != RP_CARD_HEADING && block->kind != RP_CARD_SOURCE; i++)
    {
      g_autofree char *words = NULL;

      if (block->inset || (block->kind != RP_CARD_HEAD && is_hidden (card, block)))
        continue;
      if (block->kind == RP_CARD_HEAD)
        add_head (card, block);
      else if (block->kind == RP_CARD_WHEN)
        add_when (card, block);
      else if (block->kind == RP_CARD_FACT && n_facts++ < MOST_FACTS)
        add_fact (card, block);
      else if (block->kind == RP_CARD_TEXT)
        {
          words = rp_card_spans_text (block->spans);
          add (card, card->said, words, &text);
        }
    }
  return i;
}

/* The list of records behind its HEADING; returns the block behind it. */
static guint
add_list (const Card *card, const RpCard *record, guint heading)
{
  const RpCardBlock *block;
  guint i = heading + 1, n = 0, n_more = 0;

  for (; (block = block_at (record, i)) != NULL && block->kind != RP_CARD_HEADING; i++)
    {
      if (block->kind == RP_CARD_MORE && card->state->shown == NULL)
        n_more += block->n;
      if (block->kind != RP_CARD_RECORD || is_hidden (card, block))
        continue;
      if (n++ == 0)
        add_heading (card, card->said, block_at (record, heading));
      if (n <= MOST_RECORDS)
        add_record (card, block);
      else
        n_more++;
    }
  if (n > 0)
    add_more (card, n_more);
  return i;
}

/* The first two lists: participants and parts, ties and events. */
static void
add_lists (const Card *card, const RpCard *record, guint from)
{
  guint n_lists = 0;

  while (from < record->blocks->len && n_lists < 2)
    {
      guint before = card->said->len;

      from = add_list (card, record, from);
      n_lists += card->said->len > before;
    }
}

/* ---- drawn ---- */

static double
height_of (const Item *item)
{
  return item->gap + rp_stage_text_height (item->text, 0, item->n_lines);
}

static double
height_of_all (const GArray *items)
{
  double height = 0;

  for (guint i = 0; i < items->len; i++)
    height += height_of (&g_array_index (items, Item, i));
  return height;
}

/* What has no room is left out from the end: who it was about stays. */
static void
shorten (GArray *items, double height)
{
  while (items->len > 2 && height_of_all (items) > height)
    g_array_set_size (items, items->len - 1);
}

static double
draw_items (const Card *card, const GArray *items, RpDrawing *drawing, double y)
{
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      gboolean cut = item->n_lines < rp_stage_text_n_lines (item->text);
      RpPoint at = { PADDING_PX + item->indent, y + item->gap };

      rp_stage_text_draw (item->text, drawing, 0, item->n_lines, cut, at, card->state->theme);
      y += height_of (item);
    }
  return y;
}

static void
draw_symbol (const Card *card, RpDrawing *drawing)
{
  RpDataset *dataset = card->state->dataset;
  RpLook look;
  RpShape *shape;
  guint kind;

  if (!has_symbol (card))
    return;
  if (card->ref.type == RP_RECORD_EVENT)
    kind = rp_dataset_event (dataset, card->ref.index)->kind;
  else
    kind = rp_dataset_entity (dataset, card->ref.index)->kind;
  look = rp_theme_look (card->state->theme, dataset, card->ref.type, kind);
  shape = rp_drawing_add (drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);
  shape->symbol = look.symbol;
  shape->fill = look.color;
  shape->width = shape->height = SYMBOL_PX;
  shape->x = PADDING_PX;
  shape->y = PADDING_PX + (rp_text_line_height (RP_TEXT_NAME) - SYMBOL_PX) / 2;
}

static RpDrawing *
draw (const Card *card)
{
  double width = card->width + 2 * PADDING_PX;
  double height = 2 * PADDING_PX + height_of_all (card->said) + height_of_all (card->from)
                  + (card->from->len > 0 ? SECTION_GAP_PX : 0);
  RpDrawing *drawing = rp_drawing_new (width, height, rp_color_with_alpha (card->state->theme->panel, 0));
  RpShape *ground
      = rp_drawing_add_rect (drawing, RP_ROLE_DECORATION, 0.5, 0.5, width - 1, height - 1, card->state->theme->panel);
  double y;

  ground->corner = CORNER_PX;
  ground->stroke = card->state->theme->ink35;
  ground->line_width = 1;
  rp_drawing_set_zoom (drawing, rp_drawing_get_zoom (rp_stage_picture_get_drawing (card->picture)));
  draw_symbol (card, drawing);
  y = draw_items (card, card->said, drawing, PADDING_PX);
  draw_items (card, card->from, drawing, y + SECTION_GAP_PX);
  return drawing;
}

RpDrawing *
rp_stage_card (RpStagePicture *picture, RpRecordRef ref, double max_width, double max_height)
{
  const RpViewState *state = rp_stage_picture_get_state (picture);
  Card card = { .picture = picture, .state = state, .ref = ref };
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Item)), from = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (RpCard) record = NULL;
  RpCardRequest request;

  if (ref.type == RP_RECORD_NONE || !rp_view_state_visible (state, ref))
    return NULL;
  g_array_set_clear_func (said, clear_item);
  g_array_set_clear_func (from, clear_item);
  rp_card_request_init (&request, state->dataset, ref);
  request.shown = state->dim ? NULL : state->shown;
  for (guint i = 0; i < RP_CARD_N_LISTS; i++)
    request.limits[i] = state->shown != NULL ? MOST_LOOKED_AT : MOST_RECORDS; /* of which some may be hidden */
  record = rp_card_new (&request);
  card.width = MAX (MIN (USUAL_WIDTH_PX, max_width) - 2 * PADDING_PX, 1);
  card.said = said;
  card.from = from;
  add_lists (&card, record, add_top (&card, record));
  add_sources (&card, record);
  shorten (said, max_height - 2 * PADDING_PX - height_of_all (from) - SECTION_GAP_PX);
  return draw (&card);
}
