/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "present-keys.h"

typedef struct
{
  guint key; /* in lower case */
  GdkModifierType state;
  RpPresentVerb verb;
} Binding;

#define NONE ((GdkModifierType)0)

static const Binding bindings[] = {
  { GDK_KEY_Right, NONE, RP_PRESENT_NEXT },
  { GDK_KEY_Down, NONE, RP_PRESENT_NEXT },
  { GDK_KEY_Page_Down, NONE, RP_PRESENT_NEXT },
  { GDK_KEY_space, NONE, RP_PRESENT_NEXT },
  { GDK_KEY_n, NONE, RP_PRESENT_NEXT },
  { GDK_KEY_KP_Right, NONE, RP_PRESENT_NEXT },
  { GDK_KEY_KP_Down, NONE, RP_PRESENT_NEXT },
  { GDK_KEY_KP_Page_Down, NONE, RP_PRESENT_NEXT },
  { GDK_KEY_Left, NONE, RP_PRESENT_BACK },
  { GDK_KEY_Up, NONE, RP_PRESENT_BACK },
  { GDK_KEY_Page_Up, NONE, RP_PRESENT_BACK },
  { GDK_KEY_BackSpace, NONE, RP_PRESENT_BACK },
  { GDK_KEY_KP_Left, NONE, RP_PRESENT_BACK },
  { GDK_KEY_KP_Up, NONE, RP_PRESENT_BACK },
  { GDK_KEY_KP_Page_Up, NONE, RP_PRESENT_BACK },
  { GDK_KEY_Home, NONE, RP_PRESENT_FIRST },
  { GDK_KEY_KP_Home, NONE, RP_PRESENT_FIRST },
  { GDK_KEY_End, NONE, RP_PRESENT_LAST },
  { GDK_KEY_KP_End, NONE, RP_PRESENT_LAST },
  { GDK_KEY_b, NONE, RP_PRESENT_BLANK },
  { GDK_KEY_period, NONE, RP_PRESENT_BLANK },
  { GDK_KEY_KP_Decimal, NONE, RP_PRESENT_BLANK },
  { GDK_KEY_f, NONE, RP_PRESENT_FREEZE },
  { GDK_KEY_g, NONE, RP_PRESENT_GO_TO },
  { GDK_KEY_Tab, NONE, RP_PRESENT_OVERVIEW },
  { GDK_KEY_F5, NONE, RP_PRESENT_AGAIN },
  { GDK_KEY_F5, GDK_SHIFT_MASK, RP_PRESENT_AGAIN },
  { GDK_KEY_Escape, NONE, RP_PRESENT_LEAVE },
  { GDK_KEY_F11, NONE, RP_PRESENT_FULL },
  { GDK_KEY_l, NONE, RP_PRESENT_SPOTLIGHT },
  { GDK_KEY_p, NONE, RP_PRESENT_POINTER },
  { GDK_KEY_c, NONE, RP_PRESENT_CLEAR },
  { GDK_KEY_i, NONE, RP_PRESENT_PROGRESS },
  { GDK_KEY_t, NONE, RP_PRESENT_HOLD },
  { GDK_KEY_t, GDK_SHIFT_MASK, RP_PRESENT_RESET },
  { GDK_KEY_plus, GDK_CONTROL_MASK, RP_PRESENT_LARGER },
  { GDK_KEY_equal, GDK_CONTROL_MASK, RP_PRESENT_LARGER },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, RP_PRESENT_LARGER },
  { GDK_KEY_minus, GDK_CONTROL_MASK, RP_PRESENT_SMALLER },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, RP_PRESENT_SMALLER },
};

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

RpPresentVerb
rp_present_verb (guint key, GdkModifierType state)
{
  guint lower = gdk_keyval_to_lower (key);
  GdkModifierType wanted = state & MODIFIERS;

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].key == lower
        && (bindings[i].state == wanted
            /* on some keyboards a sign takes Shift */
            || (bindings[i].verb >= RP_PRESENT_LARGER && bindings[i].state == (wanted & ~(guint)GDK_SHIFT_MASK))))
      return bindings[i].verb;
  return RP_PRESENT_NOTHING;
}

int
rp_present_digit (guint key, GdkModifierType state)
{
  if ((state & (MODIFIERS & ~(guint)GDK_SHIFT_MASK)) != 0)
    return -1;
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    return (int)(key - GDK_KEY_0);
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return (int)(key - GDK_KEY_KP_0);
  return -1;
}
