/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the network stands out under the pointer, or with the focus. */
#include "network-pane-private.h"

#include "diagram-input.h"
#include "network-hover.h"
#include "record-text.h"

static RpDrawing *
make_cb (gpointer data, const RpShape *shape, RpPoint pointer, RpPoint *at, gboolean *recedes)
{
  RpNetworkPane *self = data;
  RpDiagramView *view = RP_DIAGRAM_VIEW (self);
  RpDrawing *drawing = rp_diagram_view_get_drawing (view), *over;
  RpRecordRef ref = shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of;
  g_autofree char *sources = NULL;
  RpViewState state;

  if (self->made == NULL || drawing == NULL || rp_diagram_view_get_dataset (view) == NULL)
    return NULL;
  rp_diagram_view_fill_state (view, rp_network_made_measure (self->made), &state);
  state.pictures = self->pictures;
  if (ref.type == RP_RECORD_RELATION)
    sources = rp_record_text_sources (state.dataset, ref);
  over = rp_network_hover (
      &(RpNetworkHover){ rp_network_made_network (self->made), drawing, &state, shape, pointer, sources }, at, recedes);
  /* beside what is selected all else recedes already */
  *recedes = *recedes && state.selected.type == RP_RECORD_NONE;
  return over;
}

static void
rp_network_pane_noticed (RpDiagramView *view, gboolean another)
{
  RpNetworkPane *self = RP_NETWORK_PANE (view);
  const RpShape *shape;
  gboolean by_key;

  if (self->glow == NULL)
    return; /* it is being disposed of */
  shape = rp_diagram_view_get_noticed (view, &by_key);
  /* what a hand holds is looked at anyway */
  if (rp_diagram_input_is_dragging (view))
    rp_hover_glow_stop (self->glow);
  else
    rp_hover_glow_notice (self->glow, shape, by_key, another);
}

static void
rp_network_pane_paint_over (RpDiagramView *view, GtkSnapshot *snapshot)
{
  rp_hover_glow_snapshot (RP_NETWORK_PANE (view)->glow, snapshot);
}

void
rp_network_pane_hover_class_init (RpDiagramViewClass *klass)
{
  klass->noticed = rp_network_pane_noticed;
  klass->paint_over = rp_network_pane_paint_over;
}

void
rp_network_pane_hover_init (RpNetworkPane *self)
{
  self->glow = rp_hover_glow_new (RP_DIAGRAM_VIEW (self), make_cb, self);
}
