/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-order.h"

#include "pango-measure.h"

struct _RpNetworkOrder
{
  RpNetwork *network;
  RpNetworkMemory *memory;
  RpViewState state;
  RpRecordSet *shown, *picked, *related, *joining; /* nullable */
  RpNetworkLooks *looks;                           /* nullable */
  RpEntityMeasures *measures;                      /* nullable */
  RpPictureSet *pictures;                          /* nullable */
  RpNetworkView view;
  double width, height;
};

static RpRecordSet *
kept (const RpRecordSet *set)
{
  return set != NULL ? rp_record_set_ref ((RpRecordSet *)set) : NULL;
}

RpNetworkOrder *
rp_network_order_new (RpNetwork *network, RpNetworkMemory *memory, const RpViewState *state, const RpNetworkView *view,
                      double width, double height)
{
  RpNetworkOrder *self = g_new0 (RpNetworkOrder, 1);

  self->network = rp_network_ref (network);
  self->memory = memory != NULL ? memory : rp_network_memory_new ();
  self->state = *state;
  g_object_ref (self->state.dataset);
  self->state.shown = self->shown = kept (state->shown);
  self->state.picked = self->picked = kept (state->picked);
  self->state.related = self->related = kept (state->related);
  self->state.joining = self->joining = kept (state->joining);
  if (state->looks != NULL)
    self->state.looks = self->looks = rp_network_looks_ref ((RpNetworkLooks *)state->looks);
  if (state->measures != NULL)
    self->state.measures = self->measures = rp_entity_measures_ref ((RpEntityMeasures *)state->measures);
  if (state->pictures != NULL)
    self->state.pictures = self->pictures = rp_picture_set_ref ((RpPictureSet *)state->pictures);
  self->state.measure = NULL;
  self->view = *view;
  self->width = width;
  self->height = height;
  return self;
}

void
rp_network_order_free (RpNetworkOrder *self)
{
  g_clear_pointer (&self->network, rp_network_unref);
  g_clear_pointer (&self->memory, rp_network_memory_free);
  g_clear_pointer (&self->shown, rp_record_set_unref);
  g_clear_pointer (&self->picked, rp_record_set_unref);
  g_clear_pointer (&self->related, rp_record_set_unref);
  g_clear_pointer (&self->joining, rp_record_set_unref);
  g_clear_pointer (&self->looks, rp_network_looks_unref);
  g_clear_pointer (&self->measures, rp_entity_measures_unref);
  g_clear_pointer (&self->pictures, rp_picture_set_unref);
  g_object_unref (self->state.dataset);
  g_free (self);
}

RpDrawing *
rp_network_order_run (RpNetworkOrder *self)
{
  g_autoptr (RpTextMeasure) measure = rp_pango_measure_new ();
  RpViewState state = self->state;

  state.measure = measure;
  return rp_network_redraw (self->network, self->memory, &state, &self->view, self->width, self->height);
}

RpNetworkMemory *
rp_network_order_take_memory (RpNetworkOrder *self)
{
  return g_steal_pointer (&self->memory);
}
