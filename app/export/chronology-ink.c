/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the chronology in shapes: column heads, headings in the margin, rows with their marks, notes. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "chronology-private.h"
#include "timeline-ink.h"

#define NOWHERE ""
#define HEAD_TEXT_PX 5.0
#define HEAD_RULE_PX 23.0
#define GROUP_RULE_PX 12.0 /* above a group's first line */
#define NOTES_TEXT_PX 7.0  /* from the rule to the notes' heading */

typedef struct
{
  const RpChronology *chronology;
  const RpChronologyPage *page;
  RpDrawing *drawing;
  const RpTheme *theme;
} Ink;

static RpShape *
add_text (Ink *self, RpRole role, const char *text, const RpFlowStyle *style, double x, double y, RpColor color)
{
  RpShape *shape = rp_drawing_add (self->drawing, role, RP_GEOMETRY_TEXT);

  shape->x = x;
  shape->y = y;
  shape->width = rp_flow_width (self->chronology->flow, text, style);
  shape->height = rp_text_line_height (style->size);
  shape->size = style->size;
  shape->bold = style->bold;
  shape->fill = color;
  shape->text = rp_drawing_string (self->drawing, text);
  return shape;
}

static guint
link_of (const RpChronology *self, const RpFlowStyle *style)
{
  if (self->alone)
    return 0;
  if (style->note > 0)
    return 1 + self->page_of_note[style->note - 1];
  if (style->back > 0)
    return 1 + self->page_of_row[rp_chronology_note (self->notes, style->back - 1)->first_entry];
  return 0;
}

/* The letters of two sizes on one line stand on one foot. */
static double
drop_of (RpTextSize line, RpTextSize size)
{
  return rp_text_line_height (line) / 2 - rp_text_line_height (size) / 2
         + 0.364 * (rp_text_size_px (line) - rp_text_size_px (size));
}

/* A line of the flow, of OWNER, moved right by X; its line box begins at Y. */
static void
add_line (Ink *self, guint line, RpRole role, RpRecordRef owner, RpTextSize grid, double x, double y, RpState standing)
{
  const RpChronology *chronology = self->chronology;
  const RpFlowLine *set = rp_flow_line (chronology->flow, line);

  for (guint i = 0; i < set->n; i++)
    {
      const RpFlowPiece *piece = rp_flow_piece (chronology->flow, set->first + i);
      const RpFlowStyle *style = &piece->style;
      RpColor color = style->soft ? self->theme->ink65 : self->theme->ink;
      RpShape *shape;

      if (piece->text[strspn (piece->text, " ")] == '\0')
        continue;
      shape = rp_drawing_add (self->drawing, style->date ? RP_ROLE_TICK : role, RP_GEOMETRY_TEXT);
      shape->of = owner;
      shape->x = x + piece->x;
      shape->y = y + drop_of (grid, style->size);
      shape->width = piece->width;
      shape->height = rp_text_line_height (style->size);
      shape->size = style->size;
      shape->bold = style->bold;
      shape->fill = rp_view_state_text (chronology->state, color, owner, standing);
      shape->text = rp_drawing_string (self->drawing, piece->text);
      shape->full = rp_drawing_string (self->drawing, style->full);
      shape->link = rp_drawing_string (self->drawing, style->link);
      if (shape->link == NULL && owner.type == RP_RECORD_EVENT)
        shape->link = NOWHERE; /* else it would lead to the first source of the row, whichever this speaks of */
      shape->page_link = link_of (chronology, style);
    }
}

static void
add_rule (Ink *self, double y, RpColor color)
{
  rp_drawing_add_line (self->drawing, (RpPoint){ 0, y }, (RpPoint){ self->chronology->width, y }, color, 1);
}

static void
add_heads (Ink *self)
{
  static const char *const heads[] = { N_ ("Date"), N_ ("What"), N_ ("Who"), N_ ("Source") };
  static const RpFlowStyle style = { .size = RP_TEXT_TICK, .bold = TRUE };
  const RpChronology *chronology = self->chronology;

  for (RpChronologyColumn column = 0; column < RP_N_COLUMNS; column++)
    if (chronology->places[column].width > 0)
      add_text (self, RP_ROLE_TITLE, _ (heads[column]), &style,
                chronology->places[column].x
                    + (column == RP_COLUMN_WHAT ? MIN (chronology->gutter, chronology->places[column].width / 3) : 0),
                HEAD_TEXT_PX, self->theme->ink65);
  add_rule (self, HEAD_RULE_PX, self->theme->ink35);
}

/* "2023", with the month, and that it goes on from the page before: in the margin line below line, else on one. */
static void
add_heading (Ink *self, const RpChronologySlice *slice)
{
  static const RpFlowStyle bold = { .size = RP_TEXT_NAME, .bold = TRUE }, soft = { .size = RP_TEXT_TICK, .soft = TRUE };
  const RpChronology *chronology = self->chronology;
  const RpChronologyRow *row = &g_array_index (chronology->rows, RpChronologyRow, slice->row);
  guint index = g_array_index (chronology->order->entries, RpChronologyEntry, row->entry).heading;
  const RpChronologyHeading *heading = &g_array_index (chronology->order->headings, RpChronologyHeading, index);
  const char *below[] = { heading->below, slice->continued_heading ? _ ("continued") : NULL };
  gboolean beside = chronology->margin > 0;
  double x = 0, y = slice->y + drop_of (RP_TEXT_LABEL, RP_TEXT_NAME);
  RpShape *shape;

  if (!beside)
    y = slice->y - rp_chronology_heading_height (chronology, heading, slice->continued_heading);
  shape = add_text (self, RP_ROLE_LANE, heading->label, &bold, x, y, self->theme->ink);
  y += drop_of (RP_TEXT_NAME, RP_TEXT_TICK);
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    {
      if (below[i] == NULL)
        continue;
      if (beside)
        y += RP_CHRONOLOGY_LINE_PX;
      else
        x += shape->width + 8;
      shape = add_text (self, RP_ROLE_LANE, below[i], &soft, x, y, self->theme->ink65);
    }
}

static RpRecordRef
event_of (const RpChronology *self, const RpChronologyRow *row)
{
  return rp_record_ref (RP_RECORD_EVENT, g_array_index (self->order->entries, RpChronologyEntry, row->entry).event);
}

/* As on the timeline, with the signs of its date at the left, beside the date. */
static void
add_mark (Ink *self, const RpChronologySlice *slice, RpState standing)
{
  const RpChronology *chronology = self->chronology;
  const RpChronologyRow *row = &g_array_index (chronology->rows, RpChronologyRow, slice->row);
  const RpFlowLine *line = rp_flow_line (chronology->flow, row->cells[RP_COLUMN_WHAT].first + row->title);
  const RpChronologyEntry *entry = &g_array_index (chronology->order->entries, RpChronologyEntry, row->entry);
  const RpChronologyPlace *what = &chronology->places[RP_COLUMN_WHAT];
  RpTimelineInk ink = { .drawing = self->drawing,
                        .state = chronology->state,
                        .theme = self->theme,
                        .measure = chronology->state->measure,
                        .left = -G_MAXINT,
                        .right = G_MAXINT };
  double indent = MIN (chronology->gutter + 16 * MIN (entry->depth, 4), what->width / 3);
  RpPoint at
      = { what->x + indent - 7 - RP_CHRONOLOGY_MARK_PX / 2, slice->y + (row->title + 0.5) * RP_CHRONOLOGY_LINE_PX };

  /* a title of another direction begins at the other side, its mark stays in the column of marks */
  if (line->n > 0)
    rp_ink_signed_symbol (&ink, entry->event, standing, &at, RP_CHRONOLOGY_MARK_PX, TRUE);
}

/* The date once more, where the row goes on: as much of it as there are lines. */
static void
repeat_date (Ink *self, const RpChronologySlice *slice, RpState standing)
{
  static const RpFlowStyle soft = { .size = RP_TEXT_TICK, .soft = TRUE };
  const RpChronology *chronology = self->chronology;
  const RpChronologyRow *row = &g_array_index (chronology->rows, RpChronologyRow, slice->row);
  const RpChronologyCell *cell = &row->cells[RP_COLUMN_DATE];
  RpRecordRef event = event_of (chronology, row);
  double y = slice->y, foot = self->page->height - RP_CHRONOLOGY_LINE_PX;
  RpShape *shape;

  if (slice->from == 0 || cell->n == 0 || slice->from < cell->n)
    return;
  for (guint i = 0; i < row->n_date && y <= foot; i++, y += RP_CHRONOLOGY_LINE_PX)
    add_line (self, cell->first + i, RP_ROLE_TICK, event, RP_TEXT_LABEL, 0, y, standing);
  if (y > foot)
    return;
  shape = add_text (self, RP_ROLE_LABEL, _ ("continued"), &soft, chronology->places[RP_COLUMN_DATE].x,
                    y + drop_of (RP_TEXT_LABEL, RP_TEXT_TICK),
                    rp_view_state_text (chronology->state, self->theme->ink65, event, standing));
  shape->of = event;
}

static void
add_slice (Ink *self, const RpChronologySlice *slice)
{
  const RpChronology *chronology = self->chronology;
  const RpChronologyRow *row = &g_array_index (chronology->rows, RpChronologyRow, slice->row);
  RpRecordRef event = event_of (chronology, row);
  RpState standing = rp_view_state_of (chronology->state, event);

  if (slice->ruled)
    add_rule (self, slice->y - (chronology->margin > 0 ? GROUP_RULE_PX : 2 * GROUP_RULE_PX + 9), self->theme->hairline);
  if (slice->heading)
    add_heading (self, slice);
  if (slice->from <= row->title && row->title < slice->to)
    add_mark (self, slice, standing);
  for (RpChronologyColumn column = 0; column < RP_N_COLUMNS; column++)
    for (guint line = slice->from; line < MIN (slice->to, row->cells[column].n); line++)
      add_line (self, row->cells[column].first + line, RP_ROLE_LABEL, event, RP_TEXT_LABEL, 0,
                slice->y + (line - slice->from) * RP_CHRONOLOGY_LINE_PX, standing);
  repeat_date (self, slice, standing);
}

static void
add_note (Ink *self, const RpChronologyNoteSlice *slice)
{
  static const RpFlowStyle bold = { .size = RP_TEXT_TICK, .bold = TRUE };
  const RpChronology *chronology = self->chronology;
  const RpChronologyCell *cell = &g_array_index (chronology->note_cells, RpChronologyCell, slice->note);
  RpRecordRef source = rp_record_ref (RP_RECORD_SOURCE, rp_chronology_note (chronology->notes, slice->note)->source);
  RpFlowStyle back = { .back = slice->note + 1 };

  if (slice->from == 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", slice->note + 1);
      RpShape *shape = add_text (self, RP_ROLE_LEGEND, number, &bold, slice->x, slice->y, self->theme->ink);

      shape->of = source;
      shape->page_link = link_of (chronology, &back);
    }
  for (guint line = slice->from; line < slice->to; line++)
    add_line (self, cell->first + line, RP_ROLE_LEGEND, source, RP_TEXT_TICK, slice->x,
              slice->y + (line - slice->from) * RP_CHRONOLOGY_NOTE_PX, RP_STATE_NONE);
}

static void
add_notes (Ink *self)
{
  static const RpFlowStyle bold = { .size = RP_TEXT_LABEL, .bold = TRUE },
                           soft = { .size = RP_TEXT_TICK, .soft = TRUE };
  double y = self->page->notes_y;
  RpShape *shape;

  if (!(y >= 0))
    return;
  add_rule (self, y, self->theme->ink35);
  shape = add_text (self, RP_ROLE_TITLE, _ ("Sources"), &bold, 0, y + NOTES_TEXT_PX, self->theme->ink);
  if (self->page->notes_continued)
    add_text (self, RP_ROLE_TITLE, _ ("continued"), &soft, shape->width + 8,
              y + NOTES_TEXT_PX + drop_of (RP_TEXT_LABEL, RP_TEXT_TICK), self->theme->ink65);
  for (guint i = 0; i < self->page->notes->len; i++)
    add_note (self, &g_array_index (self->page->notes, RpChronologyNoteSlice, i));
}

RpDrawing *
rp_chronology_page (const RpChronology *self, guint index)
{
  const RpChronologyPage *page = g_ptr_array_index (self->pages, index);
  Ink ink = { self, page, rp_drawing_new (self->width, page->height, self->state->theme->paper), self->state->theme };

  if (page->slices->len > 0)
    add_heads (&ink);
  for (guint i = 0; i < page->slices->len; i++)
    add_slice (&ink, &g_array_index (page->slices, RpChronologySlice, i));
  add_notes (&ink);
  return ink.drawing;
}

char *
rp_chronology_page_title (const RpChronology *self, guint index)
{
  const RpChronologyPage *page = g_ptr_array_index (self->pages, index);
  const char *labels[2];

  if (page->slices->len == 0)
    return g_strdup (page->notes->len > 0 ? _ ("Sources") : _ ("Chronology"));
  for (guint i = 0; i < 2; i++)
    {
      guint row = g_array_index (page->slices, RpChronologySlice, i == 0 ? 0 : page->slices->len - 1).row;
      guint entry = g_array_index (self->rows, RpChronologyRow, row).entry;
      guint heading = g_array_index (self->order->entries, RpChronologyEntry, entry).heading;

      labels[i] = g_array_index (self->order->headings, RpChronologyHeading, heading).label;
    }
  return g_str_equal (labels[0], labels[1]) ? g_strdup (labels[0])
                                            : g_strdup_printf (_ ("%s – %s"), labels[0], labels[1]);
}
