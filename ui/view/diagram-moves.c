/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a diagram view is asked to show, and where its focus is sent. */
#include "diagram-view-private.h"

#include <math.h>

#define PRIVATE(self) rp_diagram_view_private (self)
#define CLASS(self) RP_DIAGRAM_VIEW_GET_CLASS (self)

/* What the class does of CALL, once there is something to do it to. */
static gboolean
is_able (RpDiagramView *self, gboolean has_method)
{
  return has_method && rp_diagram_view_get_dataset (self) != NULL;
}

void
rp_diagram_view_pan (RpDiagramView *self, double dx, double dy)
{
  PRIVATE (self)->centred = RP_RECORD_REF_NONE;
  if (is_able (self, CLASS (self)->pan != NULL))
    CLASS (self)->pan (self, dx, dy);
}

void
rp_diagram_view_zoom (RpDiagramView *self, double x, double y, double factor)
{
  PRIVATE (self)->centred = RP_RECORD_REF_NONE;
  if (is_able (self, CLASS (self)->zoom != NULL) && isfinite (factor) && factor > 0)
    CLASS (self)->zoom (self, x, y, factor);
}

void
rp_diagram_view_zoom_middle (RpDiagramView *self, double factor)
{
  rp_diagram_view_zoom (self, rp_diagram_view_get_width (self) / 2, rp_diagram_view_get_height (self) / 2, factor);
}

void
rp_diagram_view_zoom_step (RpDiagramView *self, double factor)
{
  rp_diagram_input_stop (self);
  if (!is_able (self, CLASS (self)->zoom_step != NULL))
    rp_diagram_view_zoom_middle (self, factor);
  else
    CLASS (self)->zoom_step (self, factor);
}

void
rp_diagram_view_fit_all (RpDiagramView *self)
{
  rp_diagram_input_stop (self);
  PRIVATE (self)->centred = RP_RECORD_REF_NONE;
  if (is_able (self, CLASS (self)->fit_all != NULL))
    CLASS (self)->fit_all (self);
}

gboolean
rp_diagram_view_step_tied (RpDiagramView *self, int direction)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);

  return rp_diagram_view_get_dataset (self) != NULL
         && rp_diagram_items_step_tied (priv->items, rp_diagram_view_get_dataset (self),
                                        rp_session_get_selected (priv->session), direction);
}

gboolean
rp_diagram_view_step_out (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);

  return rp_diagram_view_get_dataset (self) != NULL
         && rp_diagram_items_step_out (priv->items, rp_diagram_view_get_dataset (self),
                                       rp_session_get_selected (priv->session));
}

void
rp_diagram_view_show_selection (RpDiagramView *self, gboolean fit)
{
  rp_diagram_input_stop (self);
  if (PRIVATE (self)->session != NULL)
    {
      rp_diagram_items_wish (PRIVATE (self)->items, rp_session_get_selected (PRIVATE (self)->session));
      rp_diagram_view_queue_sync (self);
    }
  if (is_able (self, CLASS (self)->show_selection != NULL))
    CLASS (self)->show_selection (self, fit);
}

void
rp_diagram_view_centre_selection (RpDiagramView *self)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  RpRecordRef selected = priv->session != NULL ? rp_session_get_selected (priv->session) : RP_RECORD_REF_NONE;
  gboolean moved;

  if (selected.type == RP_RECORD_NONE || rp_diagram_view_get_dataset (self) == NULL)
    return;
  rp_diagram_input_stop (self);
  if (CLASS (self)->centre_selection != NULL)
    moved = CLASS (self)->centre_selection (self);
  else
    {
      moved = !rp_record_ref_equal (priv->centred, selected);
      if (moved)
        rp_diagram_view_show_selection (self, FALSE);
    }
  priv->centred = selected;
  if (!moved)
    rp_diagram_view_show_selection (self, TRUE);
}

const RpShape *
rp_diagram_view_get_noticed (RpDiagramView *self, gboolean *by_key)
{
  RpDiagramViewPrivate *priv = PRIVATE (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  RpDiagramItem *focused = priv->hovered == NULL ? rp_diagram_items_focused (priv->items) : NULL;

  *by_key = focused != NULL;
  if (focused == NULL || !GTK_IS_WINDOW (root) || !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return priv->hovered;
  return rp_diagram_items_shape (focused, priv->drawing);
}

void
rp_diagram_view_stop (RpDiagramView *self)
{
  if (CLASS (self)->stop != NULL)
    CLASS (self)->stop (self);
}
