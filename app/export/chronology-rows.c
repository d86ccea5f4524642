/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and notes set into lines: what stands in each cell. */
#include <glib/gi18n-lib.h>

#include "chronology-private.h"
#include "chronology-words.h"

#define NOTE_COLUMN_PX 300.0
#define NOTE_GAP_PX RP_CHRONOLOGY_NOTE_GAP_PX
#define MOST_LOOKED_BACK 32u

static const RpFlowStyle date_style = { .size = RP_TEXT_LABEL, .date = TRUE };
static const RpFlowStyle title_style = { .size = RP_TEXT_LABEL, .bold = TRUE };
static const RpFlowStyle text_style = { .size = RP_TEXT_LABEL };
static const RpFlowStyle soft_style = { .size = RP_TEXT_TICK, .soft = TRUE };
static const RpFlowStyle number_style = { .size = RP_TEXT_TICK, .bold = TRUE };

static const RpChronologyEntry *
get_entry (const RpChronology *self, guint entry)
{
  return &g_array_index (self->order->entries, RpChronologyEntry, entry);
}

static const RpEvent *
event_of (const RpChronology *self, guint entry)
{
  return rp_dataset_event (self->state->dataset, get_entry (self, entry)->event);
}

static gboolean
is_entity_shown (const RpChronology *self, guint entity)
{
  return rp_view_state_visible (self->state, rp_record_ref (RP_RECORD_ENTITY, entity));
}

static const char *
entity_name (const RpChronology *self, guint entity)
{
  return rp_dataset_entity (self->state->dataset, entity)->record.title;
}

/* One paragraph of one style. */
static void
set_text (RpChronology *self, const char *text, const RpFlowStyle *style, const RpFlowBox *box)
{
  if (text == NULL || *text == '\0')
    return;
  rp_flow_add (self->flow, text, style);
  rp_flow_set (self->flow, box);
}

/* The date in words, or what bounds it. */
char *
rp_chronology_date_words (const RpChronology *self, guint entry)
{
  const RpChronologyEntry *told = get_entry (self, entry);
  char *words = rp_chronology_date (self->state->dataset, told->event);

  if (words != NULL)
    return words;
  words = rp_chronology_bounds_words (self->state, told->event);
  if (words == NULL && told->depth == 0)
    words = g_strdup (_ ("undated"));
  return words;
}

/* Parts have an order though they have no date. */
static char *
place_among_parts (const RpChronologyEntry *entry, const RpEvent *event)
{
  if (entry->part == 0 || event->when.when != NULL || event->n_as_of > 0)
    return NULL;
  return g_strdup_printf (_ ("part %u of %u"), entry->part, entry->n_parts);
}

/* Date, wording, doubts; returns how many lines the date itself has. */
static guint
set_date (RpChronology *self, guint entry, const RpFlowBox *box)
{
  const RpEvent *event = event_of (self, entry);
  g_autofree char *words = rp_chronology_date_words (self, entry);
  g_autofree char *part = place_among_parts (get_entry (self, entry), event);
  g_autofree char *wording = rp_chronology_wording (event);
  g_autofree char *doubts = rp_chronology_doubts (self->state->dataset, get_entry (self, entry)->event);
  guint first = rp_flow_n_lines (self->flow), n;

  set_text (self, words, &date_style, box);
  if (words == NULL)
    set_text (self, part, &soft_style, box);
  n = rp_flow_n_lines (self->flow) - first;
  if (words != NULL)
    set_text (self, part, &soft_style, box);
  set_text (self, wording, &soft_style, box);
  set_text (self, doubts, &soft_style, box);
  return n;
}

static void
append (GString *out, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", words);
}

/* "Meeting · Baku · TLP:AMBER". */
static char *
caption (const RpChronology *self, const RpEvent *event)
{
  GString *out = g_string_new (NULL);

  append (out, rp_dataset_kind (self->state->dataset, RP_RECORD_EVENT, event->kind)->label);
  if (event->place != RP_NO_INDEX && is_entity_shown (self, event->place))
    append (out, entity_name (self, event->place));
  append (out, event->record.marking);
  return g_string_free (out, FALSE);
}

/* Title, caption, summary, and why it is dated as it is. */
static void
set_what (RpChronology *self, guint entry, const RpFlowBox *box, RpChronologyRow *row)
{
  const RpEvent *event = event_of (self, entry);
  g_autofree char *line = caption (self, event);
  RpFlowStyle title = title_style;

  title.full = event->record.title;
  title.link = event->record.url;
  row->title = rp_flow_n_lines (self->flow) - row->cells[RP_COLUMN_WHAT].first;
  set_text (self, event->record.title, &title, box);
  row->n_head = rp_flow_n_lines (self->flow) - row->cells[RP_COLUMN_WHAT].first;
  set_text (self, line, &soft_style, box);
  set_text (self, event->record.summary, &text_style, box);
  if (event->when.when == NULL && event->n_as_of == 0)
    {
      g_autofree char *bounds = rp_chronology_bounds_titles (self->state, get_entry (self, entry)->event);

      set_text (self, bounds, &soft_style, box);
    }
  set_text (self, event->when_note, &soft_style, box);
}

/* Told already, as far as one looks back. */
static gboolean
is_told (const RpParticipant *participants, guint i)
{
  for (guint j = i > MOST_LOOKED_BACK ? i - MOST_LOOKED_BACK : 0; j < i; j++)
    if (participants[j].entity == participants[i].entity && g_strcmp0 (participants[j].role, participants[i].role) == 0)
      return TRUE;
  return FALSE;
}

static void
set_who (RpChronology *self, guint entry, const RpFlowBox *box)
{
  const RpEvent *event = event_of (self, entry);
  RpFlowBox hanging = { box->x, box->width, MIN (RP_CHRONOLOGY_HANG_PX, box->width / 4), FALSE };

  for (guint i = 0; i < event->n_participants; i++)
    {
      const RpParticipant *participant = &event->participants[i];

      if (!is_entity_shown (self, participant->entity) || is_told (event->participants, i))
        continue;
      rp_flow_add (self->flow, entity_name (self, participant->entity), &text_style);
      if (participant->role != NULL && *participant->role != '\0')
        {
          rp_flow_add (self->flow, "  ", &soft_style);
          rp_flow_add (self->flow, participant->role, &soft_style);
        }
      rp_flow_set (self->flow, &hanging);
    }
}

double
rp_chronology_indent (const RpChronology *self, guint entry)
{
  guint depth = MIN (get_entry (self, entry)->depth, RP_CHRONOLOGY_MOST_DEPTH);

  return MIN (self->gutter + RP_CHRONOLOGY_INDENT_PX * depth, self->places[RP_COLUMN_WHAT].width / 3);
}

static RpFlowBox
box_of (const RpChronology *self, RpChronologyColumn column, guint entry)
{
  const RpChronologyPlace *place = &self->places[column];
  double indent = column == RP_COLUMN_WHAT ? rp_chronology_indent (self, entry) : 0;

  return (RpFlowBox){ place->x + indent, place->width - indent, 0, FALSE };
}

/* What has no column of its own is told within WHAT: the date above the title, the others below the summary. */
static void
set_cell (RpChronology *self, RpChronologyRow *row, RpChronologyColumn column)
{
  RpChronologyCell *cell = &row->cells[column];
  RpChronologyColumn within = self->places[column].width > 0 ? column : RP_COLUMN_WHAT;
  RpFlowBox box = box_of (self, within, row->entry);

  cell->first = rp_flow_n_lines (self->flow);
  if (column == RP_COLUMN_DATE)
    row->n_date = set_date (self, row->entry, &box);
  else if (column == RP_COLUMN_WHO)
    set_who (self, row->entry, &box);
  else if (column == RP_COLUMN_SOURCE && rp_chronology_n_notes (self->notes) > 0)
    rp_chronology_set_source (self, row->entry, &box);
  cell->n = rp_flow_n_lines (self->flow) - cell->first;
}

static void
set_row (RpChronology *self, guint entry)
{
  RpChronologyRow row = { .entry = entry };
  RpChronologyCell *what = &row.cells[RP_COLUMN_WHAT];
  RpFlowBox box = box_of (self, RP_COLUMN_WHAT, entry);

  if (self->places[RP_COLUMN_DATE].width > 0)
    set_cell (self, &row, RP_COLUMN_DATE);
  what->first = rp_flow_n_lines (self->flow);
  if (self->places[RP_COLUMN_DATE].width == 0)
    set_date (self, entry, &box);
  set_what (self, entry, &box, &row);
  for (RpChronologyColumn column = RP_COLUMN_WHO; column < RP_N_COLUMNS; column++)
    if (self->places[column].width == 0)
      {
        set_cell (self, &row, column);
        row.cells[column].n = 0;
      }
  what->n = rp_flow_n_lines (self->flow) - what->first;
  for (RpChronologyColumn column = RP_COLUMN_WHO; column < RP_N_COLUMNS; column++)
    if (self->places[column].width > 0)
      set_cell (self, &row, column);
  for (RpChronologyColumn column = 0; column < RP_N_COLUMNS; column++)
    row.n_lines = MAX (row.n_lines, row.cells[column].n);
  g_array_append_val (self->rows, row);
}

/* ---- notes ---- */

/* Newspapers' columns rather than lines as long as the page. Only the words are set here, each column's at 0. */
static void
set_notes (RpChronology *self)
{
  guint n = rp_chronology_n_notes (self->notes);
  g_autofree char *widest = g_strdup_printf ("%u  ", MAX (n, 10));
  RpFlowBox box = { 0 };

  self->n_note_columns
      = (guint)CLAMP ((self->width + NOTE_GAP_PX) / (NOTE_COLUMN_PX + NOTE_GAP_PX), 1, MIN (MAX (n, 1), 4));
  self->note_width = (self->width - (self->n_note_columns - 1) * NOTE_GAP_PX) / self->n_note_columns;
  self->note_hang = MIN (rp_flow_width (self->flow, widest, &number_style), self->note_width / 3);
  box = (RpFlowBox){ self->note_hang, self->note_width - self->note_hang, 0, TRUE };
  for (guint note = 0; note < n; note++)
    {
      RpChronologyCell cell = { rp_flow_n_lines (self->flow), 0 };

      rp_chronology_note_set (self->notes, note, self->flow, &box);
      cell.n = rp_flow_n_lines (self->flow) - cell.first;
      g_array_append_val (self->note_cells, cell);
    }
}

gboolean
rp_chronology_set_rows (RpChronology *self, GCancellable *cancellable)
{
  rp_chronology_choose_columns (self);
  for (guint entry = 0; entry < self->order->entries->len; entry++)
    {
      if (entry % 256 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      set_row (self, entry);
    }
  set_notes (self);
  return TRUE;
}
