/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an opened parent in their order below its mark, hung from a line: order, not time, runs downwards here.
 * Each has its number, its kind's symbol with the signs of its date, its title and its date. */
#include <glib/gi18n-lib.h>

#include "timeline-ink.h"
#include "timeline-parts.h"

#define SYMBOL_PX 9.0
#define SYMBOL_X 27.0 /* beside the line that parts hang from */
#define NUMBER_X 11.0 /* the same of the number's middle */
#define MORE_X 18.0
#define TITLE_X (RP_PART_INDENT_PX - 3) /* clear of the ring about what is selected */
#define SHORTEST_TITLE_PX 48.0          /* less says nothing */

typedef struct
{
  RpTimelineInk *ink;
  double anchor, side; /* x of the line; -1: the list is at its left, 1 at its right */
  double title_x;      /* where titles begin, or at the left end */
  double room_px;      /* what the rows keep free for a title with its date */
  RpRecordRef ref;     /* of one line */
  RpState state;
  double y;
} List;

double
rp_ink_part_x (double anchor, gboolean at_left)
{
  return at_left ? anchor - SYMBOL_X : anchor + SYMBOL_X;
}

/* The title, cut where the plot ends, and its date where there is room for it whole. */
static void
add_title (const List *list, const RpTimelinePart *part)
{
  RpTimelineInk *ink = list->ink;
  double edge_px = list->side < 0 ? list->title_x - ink->left : ink->right - list->title_x;
  double dated_px = part->title_px + RP_LABEL_GAP_PX + part->date_px, width = part->title_px, x;
  gboolean dated = part->date_px > 0 && dated_px <= MIN (edge_px, list->room_px + 0.5), cut = width > edge_px;
  g_autofree char *text = cut ? rp_ink_shorten (ink, part->title, edge_px) : g_strdup (part->title);

  if (cut && edge_px < SHORTEST_TITLE_PX)
    return;
  if (cut)
    width = rp_text_width (ink->measure, text, RP_TEXT_LABEL);
  x = list->side > 0 ? list->title_x : list->title_x - (dated ? dated_px : width);
  rp_ink_label (ink, list->ref, text, rp_dataset_record (ink->state->dataset, list->ref)->title, list->state, x,
                list->y);
  if (dated)
    rp_ink_caption (ink, RP_ROLE_DECORATION, part->date,
                    rp_view_state_text (ink->state, ink->theme->ink65, list->ref, list->state),
                    x + part->title_px + RP_LABEL_GAP_PX, list->y);
}

static void
add_part (List *list, guint event, guint number)
{
  RpTimelineInk *ink = list->ink;
  g_auto (RpTimelinePart) part = { 0 };
  g_autofree char *digits = g_strdup_printf ("%u", number);
  double digits_px = rp_text_width (ink->measure, digits, RP_TEXT_TICK);

  list->ref = rp_record_ref (RP_RECORD_EVENT, event);
  list->state = rp_view_state_of (ink->state, list->ref);
  rp_timeline_part_read (ink->state->dataset, event, ink->measure, ink->state->letters, &part);
  rp_ink_caption (ink, RP_ROLE_DECORATION, digits,
                  rp_view_state_text (ink->state, ink->theme->ink65, list->ref, list->state),
                  list->anchor + list->side * NUMBER_X - digits_px / 2, list->y);
  add_title (list, &part);
  rp_ink_signed_symbol (ink, event, list->state, &(RpPoint){ rp_ink_part_x (list->anchor, list->side < 0), list->y },
                        SYMBOL_PX, list->side < 0);
}

static void
add_more (const List *list, guint more, double y)
{
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
  double width = rp_text_width (list->ink->measure, words, RP_TEXT_TICK);

  rp_ink_caption (list->ink, RP_ROLE_DECORATION, words, list->ink->theme->ink65,
                  list->anchor + list->side * MORE_X - (list->side < 0 ? width : 0), y);
}

void
rp_timeline_opened (RpTimelineInk *ink, const RpTimelineEvent *item, const RpPlacedThing *placed, double y)
{
  g_autoptr (GArray) parts
      = rp_timeline_parts (ink->state->dataset, item->event, ink->state->dim ? NULL : ink->state->shown);
  guint n = MIN (parts->len, RP_MOST_PARTS);
  double signs_px = rp_timeline_parts_signs_px (ink->state->dataset, (const guint *)(void *)parts->data, n);
  List list = { .ink = ink,
                .anchor = ink->left + rp_plan_anchor (&ink->scale, &item->time),
                .side = placed->parts_left ? -1 : 1,
                .room_px = (double)placed->parts_px - RP_PART_INDENT_PX - signs_px };

  if (list.anchor < ink->left || list.anchor > ink->right)
    return;
  list.title_x = list.anchor + list.side * (TITLE_X + signs_px);
  rp_drawing_add_line (ink->drawing, (RpPoint){ list.anchor, y + RP_MARK_PX },
                       (RpPoint){ list.anchor, y + n * ink->plan->row_px + 5 }, ink->theme->ink35, 1);
  for (guint i = 0; i < n; i++)
    {
      list.y = y + (i + 1) * ink->plan->row_px;
      add_part (&list, g_array_index (parts, guint, i), i + 1);
    }
  if (parts->len > n)
    add_more (&list, parts->len - n, y + (n + 1) * ink->plan->row_px);
}
