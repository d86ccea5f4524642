/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Play, pause, step and speed: the period runs through the time of the dataset. A row of small buttons, as many as have
 * room, the one that plays always; its actions are the window's (win.play, win.step-time-back, win.step-time,
 * win.play-slower, win.play-faster). As time does, it runs from left to right in every language. */
#pragma once

#include <gtk/gtk.h>
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_TIME_PLAYER (rp_time_player_get_type ())
G_DECLARE_FINAL_TYPE (RpTimePlayer, rp_time_player, RP, TIME_PLAYER, GtkWidget)

void rp_time_player_set_session (RpTimePlayer *self, RpSession *session);
/* Runs on from where the period is, from the beginning where it is at the end. Property "playing". */
void rp_time_player_set_playing (RpTimePlayer *self, gboolean playing);
gboolean rp_time_player_get_playing (RpTimePlayer *self);
/* One step of the calendar on (1) or back (-1); pauses. */
void rp_time_player_step (RpTimePlayer *self, int direction);
/* Steps a second: ½, 1, 2, 4, 8; DIRECTION 0: the next one, the slowest after the fastest. Property "speed". */
double rp_time_player_get_speed (RpTimePlayer *self);
void rp_time_player_change_speed (RpTimePlayer *self, int direction);

G_END_DECLS
