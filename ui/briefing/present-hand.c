/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "present-private.h"

#include <glib/gi18n-lib.h>

#define MOST_DIGITS 4
#define NOTES_STEP_PT 2

/* ---- going to a number ---- */

static void
stop_typing (RpPresentRun *self)
{
  if (self->typed == NULL)
    return;
  g_string_free (self->typed, TRUE);
  self->typed = NULL;
  rp_present_run_tell (self);
}

static void
start_typing (RpPresentRun *self)
{
  if (self->typed == NULL)
    self->typed = g_string_new (NULL);
  else
    g_string_truncate (self->typed, 0);
  rp_present_run_tell (self);
}

static gboolean
type_key (RpPresentRun *self, guint key, GdkModifierType state)
{
  int digit = rp_present_digit (key, state);

  if (digit >= 0 && self->typed == NULL)
    start_typing (self);
  if (self->typed == NULL)
    return FALSE;
  if (digit >= 0 && self->typed->len < MOST_DIGITS)
    g_string_append_printf (self->typed, "%d", digit);
  else if (key == GDK_KEY_BackSpace && self->typed->len > 0)
    g_string_truncate (self->typed, self->typed->len - 1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    {
      guint64 number = g_ascii_strtoull (self->typed->str, NULL, 10);

      if (number > 0)
        rp_presentation_go (self->presentation, (guint)number - 1, g_get_monotonic_time ());
      stop_typing (self);
      return TRUE;
    }
  else if (digit < 0)
    {
      /* any other key does what it does, and Escape that alone */
      stop_typing (self);
      return key == GDK_KEY_Escape;
    }
  rp_present_run_tell (self);
  return TRUE;
}

/* ---- the overview ---- */

static void show_overview (RpPresentRun *self, gboolean shown);

static void
chosen_cb (RpPresentRun *self, guint index)
{
  show_overview (self, FALSE);
  rp_presentation_go (self->presentation, index, g_get_monotonic_time ());
}

/* Where the presenter's window is, or over the stage where that covers it. */
static void
show_overview (RpPresentRun *self, gboolean shown)
{
  RpBriefing *briefing = rp_presentation_get_briefing (self->presentation);
  gboolean on_stage = shown && rp_present_run_is_covered (self);

  self->overview = shown;
  rp_presenter_window_show_overview (self->presenter, shown);
  if (on_stage && self->over == NULL)
    {
      self->over = rp_scene_overview_new (briefing);
      g_signal_connect_object (self->over, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      for (guint i = 0; i < rp_briefing_n_scenes (briefing); i++)
        rp_scene_overview_set_picture (RP_SCENE_OVERVIEW (self->over), i,
                                       rp_present_pictures_get_small (self->pictures, i));
      gtk_widget_add_css_class (self->over, "rp-over-stage");
    }
  if (shown)
    {
      guint scene = rp_presentation_get_scene (self->presentation);

      rp_present_pictures_want_small (self->pictures);
      rp_scene_overview_mark (rp_presenter_window_get_overview (self->presenter), scene);
      if (self->over != NULL)
        rp_scene_overview_mark (RP_SCENE_OVERVIEW (self->over), scene);
    }
  rp_stage_window_set_over (self->stage, on_stage ? self->over : NULL);
  if (!on_stage)
    self->over = NULL;
  rp_present_run_tell (self);
}

static gboolean
overview_key (RpPresentRun *self, guint key)
{
  RpSceneOverview *overview
      = self->over != NULL ? RP_SCENE_OVERVIEW (self->over) : rp_presenter_window_get_overview (self->presenter);

  return self->overview && rp_scene_overview_key (overview, key);
}

/* ---- what keys do ---- */

static void
leave (RpPresentRun *self)
{
  if (self->overview)
    show_overview (self, FALSE);
  else if (!rp_stage_live_return (rp_present_run_live (self)))
    rp_present_run_end (self);
}

/* What is explored is left by the next key alone: the one after leads on. */
static void
move (RpPresentRun *self, RpPresentVerb verb)
{
  guint n = rp_briefing_n_scenes (rp_presentation_get_briefing (self->presentation));
  gint64 now_us = g_get_monotonic_time ();

  if (rp_stage_live_return (rp_present_run_live (self)))
    return;
  if (verb == RP_PRESENT_NEXT || verb == RP_PRESENT_BACK)
    {
      /* a blank scene comes back before another does */
      if (!rp_presentation_step (self->presentation, verb == RP_PRESENT_NEXT ? 1 : -1, now_us))
        rp_presentation_set_blank (self->presentation, FALSE);
    }
  else
    rp_presentation_go (self->presentation, verb == RP_PRESENT_FIRST ? 0 : n - 1, now_us);
}

static void
size_notes (RpPresentRun *self, int step_pt)
{
  self->kept.notes_pt = CLAMP (self->kept.notes_pt + step_pt, RP_NOTES_LEAST, RP_NOTES_MOST);
  rp_stage_kept_save (&self->kept);
  rp_presenter_window_set_notes_size (self->presenter, self->kept.notes_pt);
  rp_present_run_update_actions (self);
}

static void
both (RpPresentRun *self, void (*set) (RpStageLive *, gboolean), gboolean on)
{
  set (self->stage_live, on);
  set (self->ahead_live, on);
  rp_present_run_update_actions (self);
}

static void
do_with_stage (RpPresentRun *self, RpPresentVerb verb)
{
  RpPresentation *presentation = self->presentation;

  if (verb == RP_PRESENT_BLANK)
    rp_presentation_set_blank (presentation, !rp_presentation_is_blank (presentation));
  else if (verb == RP_PRESENT_FREEZE)
    rp_presentation_set_frozen (presentation, !rp_presentation_is_frozen (presentation));
  else if (verb == RP_PRESENT_SPOTLIGHT)
    both (self, rp_stage_live_set_spotlight, !rp_stage_live_get_spotlight (self->stage_live));
  else if (verb == RP_PRESENT_POINTER)
    both (self, rp_stage_live_set_dot, !rp_stage_live_get_dot (self->stage_live));
  else if (verb == RP_PRESENT_CLEAR)
    rp_stage_live_clear_marks (rp_present_run_live (self));
  else if (verb == RP_PRESENT_FULL)
    rp_present_run_toggle_full (self);
  else if (verb == RP_PRESENT_PROGRESS)
    {
      self->progress = !self->progress;
      rp_present_run_fit (self);
      rp_present_run_update_actions (self);
    }
  else if (verb == RP_PRESENT_AGAIN)
    {
      rp_stage_live_return (self->stage_live);
      rp_presentation_set_blank (presentation, FALSE);
    }
}

static void
do_verb (RpPresentRun *self, RpPresentVerb verb)
{
  gint64 now_us = g_get_monotonic_time ();

  if (verb >= RP_PRESENT_NEXT && verb <= RP_PRESENT_LAST)
    move (self, verb);
  else if (verb == RP_PRESENT_LEAVE)
    leave (self);
  else if (verb == RP_PRESENT_GO_TO)
    start_typing (self);
  else if (verb == RP_PRESENT_OVERVIEW)
    show_overview (self, !self->overview);
  else if (verb == RP_PRESENT_HOLD)
    rp_presentation_hold (self->presentation, rp_presentation_is_running (self->presentation), now_us);
  else if (verb == RP_PRESENT_RESET)
    rp_presentation_reset_clock (self->presentation);
  else if (verb == RP_PRESENT_LARGER || verb == RP_PRESENT_SMALLER)
    size_notes (self, verb == RP_PRESENT_LARGER ? NOTES_STEP_PT : -NOTES_STEP_PT);
  else
    do_with_stage (self, verb);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
        RpPresentRun *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  G_GNUC_UNUSED g_autoptr (RpPresentRun) kept = g_object_ref (self);
  RpPresentVerb verb;

  /* an open menu has its own keys */
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  if (type_key (self, key, state) || overview_key (self, key))
    return GDK_EVENT_STOP;
  verb = rp_present_verb (key, state);
  if (verb == RP_PRESENT_NOTHING)
    return GDK_EVENT_PROPAGATE;
  do_verb (self, verb);
  return GDK_EVENT_STOP;
}

/* ---- actions ---- */

static const struct
{
  const char *name;
  RpPresentVerb verb;
  gboolean toggles;
} actions[] = {
  { "next", RP_PRESENT_NEXT, FALSE },          { "back", RP_PRESENT_BACK, FALSE },
  { "first", RP_PRESENT_FIRST, FALSE },        { "last", RP_PRESENT_LAST, FALSE },
  { "clear", RP_PRESENT_CLEAR, FALSE },        { "reset", RP_PRESENT_RESET, FALSE },
  { "larger", RP_PRESENT_LARGER, FALSE },      { "smaller", RP_PRESENT_SMALLER, FALSE },
  { "leave", RP_PRESENT_LEAVE, FALSE },        { "blank", RP_PRESENT_BLANK, TRUE },
  { "freeze", RP_PRESENT_FREEZE, TRUE },       { "overview", RP_PRESENT_OVERVIEW, TRUE },
  { "spotlight", RP_PRESENT_SPOTLIGHT, TRUE }, { "pointer", RP_PRESENT_POINTER, TRUE },
  { "full", RP_PRESENT_FULL, TRUE },           { "progress", RP_PRESENT_PROGRESS, TRUE },
  { "hold", RP_PRESENT_HOLD, TRUE },
};

/* What only tells. */
static const char *const states[] = { "scene", "stage", "exploring", "picked", "notes-size", "clock", "told", NULL };

static void
activate_cb (GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, RpPresentRun *self)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      {
        do_verb (self, actions[i].verb);
        return;
      }
}

static void
end_cb (RpPresentRun *self)
{
  rp_present_run_end (self);
}

static void
monitor_cb (GSimpleAction *action, GVariant *name, RpPresentRun *self)
{
  (void)action;
  rp_present_run_choose_monitor (self, g_variant_get_string (name, NULL));
}

static GVariant *
state_of (RpPresentRun *self, const char *name)
{
  RpStageLive *live = rp_present_run_live (self);
  RpRecordRef picked = rp_stage_live_get_picked (live);
  const RpRecord *record = picked.type != RP_RECORD_NONE ? rp_dataset_record (self->dataset, picked) : NULL;
  const char *told = rp_stage_live_get_told (live);

  if (g_str_equal (name, "scene"))
    return g_variant_new_int32 ((int)rp_presentation_get_scene (self->presentation) + 1);
  if (g_str_equal (name, "stage")) /* what stands there, not what is to come */
    return g_variant_new_int32 (self->staged == RP_NO_INDEX ? 0 : (int)self->staged + 1);
  if (g_str_equal (name, "exploring"))
    return g_variant_new_boolean (rp_stage_live_is_exploring (live));
  if (g_str_equal (name, "picked"))
    return g_variant_new_string (record != NULL ? record->id : "");
  if (g_str_equal (name, "told"))
    return g_variant_new_string (told != NULL ? told : "");
  if (g_str_equal (name, "notes-size"))
    return g_variant_new_int32 (self->kept.notes_pt);
  if (g_str_equal (name, "clock"))
    return g_variant_new_boolean (rp_presentation_is_running (self->presentation));
  if (g_str_equal (name, "blank"))
    return g_variant_new_boolean (rp_presentation_is_blank (self->presentation));
  if (g_str_equal (name, "freeze"))
    return g_variant_new_boolean (rp_presentation_is_frozen (self->presentation));
  if (g_str_equal (name, "overview"))
    return g_variant_new_boolean (self->overview);
  if (g_str_equal (name, "spotlight"))
    return g_variant_new_boolean (rp_stage_live_get_spotlight (self->stage_live));
  if (g_str_equal (name, "pointer"))
    return g_variant_new_boolean (rp_stage_live_get_dot (self->stage_live));
  if (g_str_equal (name, "full"))
    return g_variant_new_boolean (gtk_window_is_fullscreen (GTK_WINDOW (self->stage)));
  if (g_str_equal (name, "progress"))
    return g_variant_new_boolean (self->progress);
  return g_variant_new_boolean (!rp_presentation_is_running (self->presentation)
                                && rp_presentation_get_elapsed (self->presentation, G_MAXINT64) > 0);
}

static void
set_state (RpPresentRun *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->presenter), name);
  g_autoptr (GVariant) wanted = g_variant_ref_sink (state), now = g_action_get_state (action);

  if (!g_variant_equal (now, wanted))
    g_simple_action_set_state (G_SIMPLE_ACTION (action), wanted);
}

void
rp_present_run_update_actions (RpPresentRun *self)
{
  if (self->ended || !g_action_group_has_action (G_ACTION_GROUP (self->presenter), "next"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].toggles)
      set_state (self, actions[i].name, state_of (self, actions[i].name));
  for (guint i = 0; states[i] != NULL; i++)
    set_state (self, states[i], state_of (self, states[i]));
  set_state (self, "monitor", g_variant_new_string (self->audience));
}

static void
ignore_cb (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *state)
{
}

static GSimpleAction *
add_action (RpPresentRun *self, const char *name, GVariant *state, const GVariantType *type)
{
  g_autoptr (GSimpleAction) action
      = state != NULL ? g_simple_action_new_stateful (name, type, state) : g_simple_action_new (name, type);

  /* what is true is said by the presentation alone */
  if (state != NULL)
    g_signal_connect (action, "change-state", G_CALLBACK (ignore_cb), NULL);
  g_action_map_add_action (G_ACTION_MAP (self->presenter), G_ACTION (action));
  return action;
}

static void
add_actions (RpPresentRun *self)
{
  GSimpleAction *action;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      action = add_action (self, actions[i].name, actions[i].toggles ? state_of (self, actions[i].name) : NULL, NULL);
      g_signal_connect_object (action, "activate", G_CALLBACK (activate_cb), self, 0);
    }
  for (guint i = 0; states[i] != NULL; i++)
    add_action (self, states[i], state_of (self, states[i]), NULL);
  action = add_action (self, "monitor", g_variant_new_string (""), G_VARIANT_TYPE_STRING);
  g_signal_connect_object (action, "activate", G_CALLBACK (monitor_cb), self, 0);
  action = add_action (self, "end", NULL, NULL);
  g_signal_connect_object (action, "activate", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
}

static void
add_keys (RpPresentRun *self, GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (window, keys);
}

void
rp_present_run_add_hand (RpPresentRun *self)
{
  add_actions (self);
  add_keys (self, GTK_WIDGET (self->presenter));
  add_keys (self, GTK_WIDGET (self->stage));
  g_signal_connect_object (rp_presenter_window_get_overview (self->presenter), "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage, "notify::fullscreened", G_CALLBACK (rp_present_run_update_actions), self,
                           G_CONNECT_SWAPPED);
}
