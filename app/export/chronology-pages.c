/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and notes dealt out to pages. A row stays whole where it can; a longer one is parted between lines, never so
 * that a line of it stands alone, and goes on under its date. */
#include <math.h>

#include "chronology-private.h"

#define ROW_GAP_PX 12.0
#define PART_GAP_PX 8.0
#define GROUP_GAP_PX 24.0
#define HEADING_GAP_PX 4.0
#define NOTES_GAP_PX 26.0
#define NOTES_HEAD_PX 28.0
#define NOTE_GAP_PX 4.0
/* A row is parted where it has more lines; so many of them stay together on either side. */
#define WHOLE_LINES 7u
#define LEAST_ABOVE 3u
#define LEAST_BELOW 2u
/* Notes begin below the rows where a few lines of them have room. */
#define LEAST_NOTES_PX (NOTES_HEAD_PX + 3 * RP_CHRONOLOGY_NOTE_PX)

typedef struct
{
  RpChronology *chronology;
  double first_height, height; /* of pages */
  RpChronologyPage *page;      /* the last */
  double y;                    /* what is taken of it */
  guint last_heading;          /* RP_NO_INDEX: no row so far */
  gboolean stuck;              /* no line has room */
} Dealer;

void
rp_chronology_page_free (RpChronologyPage *page)
{
  g_array_unref (page->slices);
  g_array_unref (page->notes);
  g_free (page);
}

static void
add_page (Dealer *self, gboolean with_rows)
{
  GPtrArray *pages = self->chronology->pages;
  RpChronologyPage *page = g_new0 (RpChronologyPage, 1);

  page->slices = g_array_new (FALSE, FALSE, sizeof (RpChronologySlice));
  page->notes = g_array_new (FALSE, FALSE, sizeof (RpChronologyNoteSlice));
  page->height = pages->len == 0 ? self->first_height : self->height;
  page->notes_y = NAN;
  g_ptr_array_add (pages, page);
  self->page = page;
  self->y = with_rows ? RP_CHRONOLOGY_HEAD_PX : 0;
}

static const RpChronologyRow *
get_row (const Dealer *self, guint row)
{
  return &g_array_index (self->chronology->rows, RpChronologyRow, row);
}

static const RpChronologyEntry *
entry_of (const Dealer *self, guint row)
{
  return &g_array_index (self->chronology->order->entries, RpChronologyEntry, get_row (self, row)->entry);
}

double
rp_chronology_heading_height (const RpChronology *self, const RpChronologyHeading *heading, gboolean continued)
{
  /* one line above the row; in a margin it stands beside it */
  return self->margin > 0 ? RP_CHRONOLOGY_LINE_PX * (1 + (heading->below != NULL) + continued)
                          : rp_text_line_height (RP_TEXT_NAME) + HEADING_GAP_PX;
}

/* What stands between the row and what is above it, and whether it shows its heading. */
static double
place_head (const Dealer *self, guint row, gboolean goes_on, RpChronologySlice *slice)
{
  const RpChronologyEntry *entry = entry_of (self, row);
  gboolean first = self->page->slices->len == 0, begins = entry->heading != self->last_heading;
  double gap = first ? 0 : begins ? GROUP_GAP_PX : entry->depth > 0 ? PART_GAP_PX : ROW_GAP_PX;

  slice->heading = first || begins;
  slice->continued_heading = slice->heading && !begins;
  slice->ruled = begins && !first && !goes_on;
  if (slice->heading && self->chronology->margin <= 0)
    gap += rp_chronology_heading_height (
        self->chronology, &g_array_index (self->chronology->order->headings, RpChronologyHeading, entry->heading),
        slice->continued_heading);
  return gap;
}

/* Lines that the row takes on a page on which it goes on from FROM: the rest, and its date once more. */
static guint
lines_from (const RpChronologyRow *row, guint from)
{
  guint rest = row->n_lines - from;

  return from == 0 || from < row->cells[RP_COLUMN_DATE].n ? rest : MAX (rest, row->n_date + 1);
}

/* How a heading in the margin is higher than a row of one line: it must not reach the next. */
static double
least_height (const Dealer *self, const RpChronologySlice *slice)
{
  const RpChronologyEntry *entry = entry_of (self, slice->row);

  if (!slice->heading || self->chronology->margin <= 0)
    return 0;
  return rp_chronology_heading_height (
      self->chronology, &g_array_index (self->chronology->order->headings, RpChronologyHeading, entry->heading),
      slice->continued_heading);
}

/* As many of the row's lines as the page may take; 0: it begins on the next. */
static guint
part_row (const RpChronologyRow *row, guint from, guint room, gboolean fresh)
{
  guint rest = row->n_lines - from, above = from == 0 ? MAX (LEAST_ABOVE, row->n_head + 1) : 1;

  if (lines_from (row, from) <= room)
    return rest;
  if (rest <= room) /* all but the date that is repeated: it is cut, not the row */
    return fresh ? rest : 0;
  if (fresh)
    return rest - room < LEAST_BELOW && room > LEAST_BELOW ? room - 1 : room;
  if (rest <= WHOLE_LINES || room < above)
    return 0;
  if (rest - room < LEAST_BELOW)
    room -= LEAST_BELOW - (rest - room);
  return room < above ? 0 : room;
}

/* Puts the row on this page and those that follow. */
static void
deal_row (Dealer *self, guint index)
{
  const RpChronologyRow *row = get_row (self, index);
  guint from = 0;

  while (from < row->n_lines)
    {
      RpChronologySlice slice = { .row = index, .from = from };
      gboolean fresh = self->page->slices->len == 0;
      double gap = place_head (self, index, from > 0, &slice);
      double room = floor ((self->page->height - self->y - gap) / RP_CHRONOLOGY_LINE_PX + 1e-6);
      guint n = room >= 1 ? part_row (row, from, (guint)MIN (room, G_MAXINT), fresh) : 0;

      /* what goes on would be out of sight */
      if (self->chronology->alone && !fresh && n < row->n_lines - from)
        n = 0;

      if (n == 0 && fresh)
        {
          self->stuck = TRUE;
          return;
        }
      if (n == 0)
        {
          add_page (self, TRUE);
          continue;
        }
      slice.to = from + n;
      slice.y = self->y + gap;
      self->y = slice.y
                + MAX (MAX (n, MIN (lines_from (row, from), (guint)room)) * RP_CHRONOLOGY_LINE_PX,
                       MIN (least_height (self, &slice), room * RP_CHRONOLOGY_LINE_PX));
      if (from == 0)
        self->chronology->page_of_row[index] = self->chronology->pages->len - 1;
      g_array_append_val (self->page->slices, slice);
      self->last_heading = entry_of (self, index)->heading;
      from = slice.to;
      if (from < row->n_lines)
        add_page (self, TRUE);
    }
}

/* ---- notes ---- */

/* A place among the notes: the line of a note. */
typedef struct
{
  guint note, line;
} At;

static guint
note_lines (const RpChronology *self, guint note)
{
  return g_array_index (self->note_cells, RpChronologyCell, note).n;
}

/* Fills columns of HEIGHT from AT on, and moves it; SLICES is nullable. */
static void
fill_columns (const RpChronology *self, double top, double height, At *at, GArray *slices)
{
  guint n = rp_chronology_n_notes (self->notes);

  for (guint column = 0; column < self->n_note_columns && at->note < n; column++)
    {
      double y = 0;

      while (at->note < n)
        {
          guint lines = note_lines (self, at->note), rest = lines - at->line;
          guint room = (guint)MAX (0, floor ((height - y) / RP_CHRONOLOGY_NOTE_PX + 1e-6));
          guint taken = MIN (rest, room);
          RpChronologyNoteSlice slice
              = { at->note, at->line, 0, column * (self->note_width + RP_CHRONOLOGY_NOTE_GAP_PX), top + y };

          /* a note stays whole where it can, and no line of it stands alone at a column's foot or head */
          if (taken < rest && y > 0 && (rest <= WHOLE_LINES || taken < 2))
            break;
          if (taken > 1 && taken + 1 == rest)
            taken--;
          if (taken == 0)
            break;
          slice.to = at->line + taken;
          if (slices != NULL)
            g_array_append_val (slices, slice);
          y += taken * RP_CHRONOLOGY_NOTE_PX;
          at->line += taken;
          if (at->line < lines)
            break;
          *at = (At){ at->note + 1, 0 };
          y += NOTE_GAP_PX;
        }
    }
}

/* The least height at which all that is left has room in one page's columns; HEIGHT where it has none. */
static double
balanced_height (const RpChronology *self, At at, double height)
{
  guint low = 1, high = (guint)(height / RP_CHRONOLOGY_NOTE_PX) + 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      At end = at;

      fill_columns (self, 0, MIN (middle * RP_CHRONOLOGY_NOTE_PX, height), &end, NULL);
      if (end.note >= rp_chronology_n_notes (self->notes))
        high = middle;
      else
        low = middle + 1;
    }
  return MIN (low * RP_CHRONOLOGY_NOTE_PX, height);
}

static void
remember_pages (RpChronology *self, const RpChronologyPage *page)
{
  for (guint i = 0; i < page->notes->len; i++)
    {
      const RpChronologyNoteSlice *slice = &g_array_index (page->notes, RpChronologyNoteSlice, i);

      if (slice->from == 0)
        self->page_of_note[slice->note] = self->pages->len - 1;
    }
}

/* Only what one page can hold is tried for balance: the search stays linear in all notes. */
static double
columns_height (const RpChronology *self, At at, double height)
{
  At end = at;

  fill_columns (self, 0, height, &end, NULL);
  return end.note >= rp_chronology_n_notes (self->notes) ? balanced_height (self, at, height) : height;
}

static void
deal_notes (Dealer *self)
{
  RpChronology *chronology = self->chronology;
  At at = { 0, 0 };
  gboolean continued = FALSE;

  if (rp_chronology_n_notes (chronology->notes) == 0)
    return;
  self->y += self->page->slices->len > 0 ? NOTES_GAP_PX : 0;
  if (self->page->slices->len > 0 && self->page->height - self->y < LEAST_NOTES_PX)
    add_page (self, FALSE);
  while (at.note < rp_chronology_n_notes (chronology->notes))
    {
      double top = self->y + NOTES_HEAD_PX;
      double height = columns_height (chronology, at, self->page->height - top);
      At before = at;

      fill_columns (chronology, top, height, &at, self->page->notes);
      if (at.note == before.note && at.line == before.line)
        {
          self->stuck = TRUE;
          return;
        }
      self->page->notes_y = self->y;
      self->page->notes_continued = continued;
      remember_pages (chronology, self->page);
      continued = TRUE;
      if (at.note < rp_chronology_n_notes (chronology->notes))
        add_page (self, FALSE);
    }
}

guint
rp_chronology_paginate (RpChronology *self, double first_height, double height)
{
  Dealer dealer = { .chronology = self, .first_height = first_height, .height = height, .last_heading = RP_NO_INDEX };

  g_ptr_array_set_size (self->pages, 0);
  if (self->width < 2 * RP_CHRONOLOGY_LINE_PX)
    return 0;
  add_page (&dealer, TRUE);
  for (guint row = 0; row < self->rows->len && !dealer.stuck; row++)
    deal_row (&dealer, row);
  if (!dealer.stuck)
    deal_notes (&dealer);
  if (dealer.stuck || first_height < RP_CHRONOLOGY_LINE_PX)
    g_ptr_array_set_size (self->pages, 0);
  return self->pages->len;
}
