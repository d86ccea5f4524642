/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each key does while a briefing is presented, the same on the stage and at the presenter's; what clickers send is
 * among them. One table: the shortcuts window is made from it too. Knows no window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RP_PRESENT_NOTHING,
  RP_PRESENT_NEXT,
  RP_PRESENT_BACK,
  RP_PRESENT_FIRST,
  RP_PRESENT_LAST,
  RP_PRESENT_BLANK,
  RP_PRESENT_FREEZE,
  RP_PRESENT_GO_TO,
  RP_PRESENT_OVERVIEW,
  RP_PRESENT_AGAIN, /* the scene as it is: no blank, nothing explored */
  RP_PRESENT_LEAVE,
  RP_PRESENT_FULL, /* the stage full screen, or not */
  RP_PRESENT_SPOTLIGHT,
  RP_PRESENT_POINTER,
  RP_PRESENT_CLEAR,
  RP_PRESENT_PROGRESS,
  RP_PRESENT_HOLD,
  RP_PRESENT_RESET,
  RP_PRESENT_LARGER,
  RP_PRESENT_SMALLER,
} RpPresentVerb;

RpPresentVerb rp_present_verb (guint key, GdkModifierType state);
/* 0…9 for a digit of either block, without modifiers; -1 for other keys. */
int rp_present_digit (guint key, GdkModifierType state);

G_END_DECLS
