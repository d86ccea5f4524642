/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "undo-stack.h"

typedef struct
{
  char *name;
  RpArrangement arrangement; /* before the step, or after it where it was undone */
} Step;

struct _RpUndoStack
{
  GArray *done, *undone; /* Step; the next one is the last */
  guint n_pushed;
};

RpSavedFilters *
rp_saved_filters_new (RpRecordFilter *filter, gboolean dim)
{
  RpSavedFilters *self = g_atomic_rc_box_new0 (RpSavedFilters);

  self->filter = filter != NULL ? rp_record_filter_ref (filter) : NULL;
  self->dim = dim;
  return self;
}

static void
clear_filters (gpointer data)
{
  rp_record_filter_unref (((RpSavedFilters *)data)->filter);
}

void
rp_saved_filters_unref (RpSavedFilters *self)
{
  g_atomic_rc_box_release_full (self, clear_filters);
}

RpArrangement
rp_arrangement_copy (const RpArrangement *from)
{
  RpArrangement copy = *from;

  if (copy.choice != NULL)
    rp_lane_choice_ref (copy.choice);
  if (copy.looks != NULL)
    rp_network_looks_ref (copy.looks);
  if (copy.open != NULL)
    rp_record_set_ref (copy.open);
  if (copy.pins != NULL)
    rp_node_pins_ref (copy.pins);
  if (copy.gone != NULL)
    g_ptr_array_ref (copy.gone);
  if (copy.rest != NULL)
    g_ptr_array_ref (copy.rest);
  if (copy.saved != NULL)
    g_atomic_rc_box_acquire (copy.saved);
  return copy;
}

void
rp_arrangement_clear (RpArrangement *self)
{
  g_clear_pointer (&self->choice, rp_lane_choice_unref);
  g_clear_pointer (&self->looks, rp_network_looks_unref);
  g_clear_pointer (&self->open, rp_record_set_unref);
  g_clear_pointer (&self->pins, rp_node_pins_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_clear_pointer (&self->saved, rp_saved_filters_unref);
}

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  rp_arrangement_clear (&step->arrangement);
}

static GArray *
steps_new (void)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (steps, clear_step);
  return steps;
}

RpUndoStack *
rp_undo_stack_new (void)
{
  RpUndoStack *self = g_new0 (RpUndoStack, 1);

  self->done = steps_new ();
  self->undone = steps_new ();
  return self;
}

void
rp_undo_stack_free (RpUndoStack *self)
{
  g_array_unref (self->done);
  g_array_unref (self->undone);
  g_free (self);
}

void
rp_undo_stack_clear (RpUndoStack *self)
{
  g_array_set_size (self->done, 0);
  g_array_set_size (self->undone, 0);
}

void
rp_undo_stack_push (RpUndoStack *self, const RpArrangement *here, char *name)
{
  Step step = { name, rp_arrangement_copy (here) };

  self->n_pushed++;
  rp_undo_stack_forget_undone (self);
  g_array_append_val (self->done, step);
}

void
rp_undo_stack_forget_undone (RpUndoStack *self)
{
  g_array_set_size (self->undone, 0);
}

guint
rp_undo_stack_count_pushed (const RpUndoStack *self)
{
  return self->n_pushed;
}

guint
rp_undo_stack_get_depth (const RpUndoStack *self)
{
  return self->done->len;
}

const char *
rp_undo_stack_name (const RpUndoStack *self, int direction)
{
  const GArray *steps = direction < 0 ? self->done : self->undone;

  return steps->len > 0 ? g_array_index (steps, Step, steps->len - 1).name : NULL;
}

gboolean
rp_undo_stack_step_filters (const RpUndoStack *self, int direction)
{
  const GArray *steps = direction < 0 ? self->done : self->undone;

  return steps->len > 0 && g_array_index (steps, Step, steps->len - 1).arrangement.saved != NULL;
}

gboolean
rp_undo_stack_step (RpUndoStack *self, int direction, RpArrangement *here)
{
  GArray *from = direction < 0 ? self->done : self->undone;
  GArray *to = direction < 0 ? self->undone : self->done;
  Step *next, left;
  RpArrangement shown;

  if (from->len == 0)
    return FALSE;
  next = &g_array_index (from, Step, from->len - 1);
  shown = rp_arrangement_copy (&next->arrangement);
  left = (Step){ g_strdup (next->name), *here };
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, left);
  *here = shown;
  return TRUE;
}

static void
map_steps (GArray *steps, RpMapSet map, gpointer data)
{
  for (guint i = 0; i < steps->len; i++)
    {
      RpArrangement *arrangement = &g_array_index (steps, Step, i).arrangement;
      RpRecordSet *old = arrangement->open;

      if (old == NULL)
        continue;
      arrangement->open = map (old, data);
      rp_record_set_unref (old);
    }
}

void
rp_undo_stack_map (RpUndoStack *self, RpMapSet map, gpointer data)
{
  map_steps (self->done, map, data);
  map_steps (self->undone, map, data);
}
