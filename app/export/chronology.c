/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chronology.h"

#include "chronology-private.h"

RpChronology *
rp_chronology_new (const RpViewState *state, const RpChronologyOptions *options, GCancellable *cancellable)
{
  g_autoptr (RpChronology) self = g_new0 (RpChronology, 1);

  self->state = state;
  self->width = options->width;
  self->alone = options->alone;
  self->order = rp_chronology_order_new (state, options->from, options->to);
  self->notes = rp_chronology_notes_new (state, self->order);
  self->flow = rp_flow_new (state->measure);
  self->rows = g_array_new (FALSE, FALSE, sizeof (RpChronologyRow));
  self->note_cells = g_array_new (FALSE, FALSE, sizeof (RpChronologyCell));
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_chronology_page_free);
  self->page_of_row = g_new0 (guint, self->order->entries->len + 1);
  self->page_of_note = g_new0 (guint, rp_chronology_n_notes (self->notes) + 1);
  return rp_chronology_set_rows (self, cancellable) ? g_steal_pointer (&self) : NULL;
}

void
rp_chronology_free (RpChronology *self)
{
  rp_chronology_order_free (self->order);
  rp_chronology_notes_free (self->notes);
  rp_flow_free (self->flow);
  g_array_unref (self->rows);
  g_array_unref (self->note_cells);
  g_ptr_array_unref (self->pages);
  g_free (self->page_of_row);
  g_free (self->page_of_note);
  g_free (self);
}

guint
rp_chronology_n_events_from (const RpChronology *self, guint page)
{
  guint n = 0;

  for (guint row = 0; row < self->rows->len; row++)
    n += self->page_of_row[row] >= page;
  return n;
}

guint
rp_chronology_find_page (const RpChronology *self, guint event)
{
  for (guint row = 0; row < self->rows->len; row++)
    {
      guint entry = g_array_index (self->rows, RpChronologyRow, row).entry;

      if (g_array_index (self->order->entries, RpChronologyEntry, entry).event == event)
        return self->page_of_row[row];
    }
  return 0;
}
