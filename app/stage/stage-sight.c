/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-sight.h"

#include <math.h>

#define MOST_ZOOM 1e6

RpStageSight
rp_stage_sight (void)
{
  RpStageSight self;

  for (guint i = 0; i < RP_STAGE_MOST_PANES; i++)
    self.panes[i] = (RpStageCamera){ 1, 0, 0 };
  return self;
}

gboolean
rp_stage_sight_is_still (const RpStageSight *self)
{
  for (guint i = 0; i < RP_STAGE_MOST_PANES; i++)
    if (self->panes[i].zoom != 1 || self->panes[i].dx != 0 || self->panes[i].dy != 0)
      return FALSE;
  return TRUE;
}

int
rp_stage_pane_at (RpStagePicture *picture, double x, double y)
{
  for (guint i = 0; i < MIN (rp_stage_picture_n_panes (picture), RP_STAGE_MOST_PANES); i++)
    {
      const RpStagePane *pane = rp_stage_picture_get_pane (picture, i);

      if ((pane->layout != NULL || pane->network != NULL) && x >= pane->x && x < pane->x + pane->width && y >= pane->y
          && y < pane->y + pane->height)
        return (int)i;
    }
  return -1;
}

void
rp_stage_sight_pan (RpStageSight *self, guint pane, double dx, double dy)
{
  g_return_if_fail (pane < RP_STAGE_MOST_PANES && isfinite (dx) && isfinite (dy));

  self->panes[pane].dx += dx;
  self->panes[pane].dy += dy;
}

void
rp_stage_sight_zoom (RpStageSight *self, guint pane, double factor, double x, double y)
{
  RpStageCamera *camera;
  double zoom;

  g_return_if_fail (pane < RP_STAGE_MOST_PANES && factor > 0 && isfinite (factor) && isfinite (x) && isfinite (y));

  camera = &self->panes[pane];
  zoom = CLAMP (camera->zoom * factor, 1 / MOST_ZOOM, MOST_ZOOM);
  factor = zoom / camera->zoom;
  *camera = (RpStageCamera){ zoom, x - (x - camera->dx) * factor, y - (y - camera->dy) * factor };
}

static void
see_time (RpScene *scene, const RpStagePane *pane, const RpStageCamera *camera)
{
  double from = (pane->left - camera->dx) / camera->zoom - pane->left;
  double to = (pane->right - camera->dx) / camera->zoom - pane->left;

  from = rp_time_scale_time (&pane->scale, from);
  to = rp_time_scale_time (&pane->scale, to);
  if (!isfinite (from) || !isfinite (to) || !(from < to))
    return;
  scene->from = from;
  scene->to = to;
}

static void
see_network (RpScene *scene, const RpStagePane *pane, const RpStageCamera *camera)
{
  double fit = rp_network_fit (pane->network, pane->width, pane->height).zoom, zoom = pane->sight.zoom * camera->zoom;
  RpPoint size = rp_network_get_size (pane->network);
  double x = (pane->x + pane->width / 2 - camera->dx) / camera->zoom - pane->x - pane->sight.x;
  double y = (pane->y + pane->height / 2 - camera->dy) / camera->zoom - pane->y - pane->sight.y;

  if (!(fit > 0) || !(pane->sight.zoom > 0))
    return;
  scene->sight
      = (RpNetworkSight){ zoom / fit, x / pane->sight.zoom / MAX (1, size.x), y / pane->sight.zoom / MAX (1, size.y) };
}

RpScene *
rp_stage_sight_scene (const RpStageSight *self, RpStagePicture *picture)
{
  RpScene *scene = rp_scene_copy (rp_stage_picture_get_scene (picture));

  for (guint i = 0; i < MIN (rp_stage_picture_n_panes (picture), RP_STAGE_MOST_PANES); i++)
    {
      const RpStagePane *pane = rp_stage_picture_get_pane (picture, i);
      const RpStageCamera *camera = &self->panes[i];

      if (camera->zoom == 1 && camera->dx == 0 && camera->dy == 0)
        continue;
      if (pane->layout != NULL)
        see_time (scene, pane, camera);
      else if (pane->network != NULL)
        see_network (scene, pane, camera);
    }
  return scene;
}
