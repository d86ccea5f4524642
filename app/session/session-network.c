/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the network is in sight. */
#include <math.h>

#include "session-private.h"

static gboolean
is_new (RpSession *self, const RpNetworkSight *sight)
{
  return isfinite (sight->zoom) && isfinite (sight->x) && isfinite (sight->y)
         && !rp_network_sight_equal (sight, &self->network);
}

void
rp_session_show_network (RpSession *self, const RpNetworkSight *sight)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (!is_new (self, sight))
    return;
  self->network = *sight;
  rp_session_emit_changed (self, RP_CHANGED_NETWORK);
}

void
rp_session_jump_network (RpSession *self, const RpNetworkSight *sight)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (!is_new (self, sight))
    return;
  rp_session_begin_jump (self, TRUE);
  self->network = *sight;
  rp_session_emit_changed (self, RP_CHANGED_NETWORK | RP_CHANGED_HISTORY);
}

void
rp_session_move_network (RpSession *self, const RpNetworkSight *sight, gint64 now_us)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (!is_new (self, sight))
    return;
  if (!self->network_moving || now_us - self->network_moved_at > RP_MOVE_PAUSE_US)
    rp_session_jump_network (self, sight);
  else
    rp_session_show_network (self, sight);
  self->network_moving = TRUE;
  self->network_moved_at = now_us;
}

void
rp_session_get_network (RpSession *self, RpNetworkSight *sight)
{
  *sight = self->network;
}
