/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "diagram-theme.h"
#include "scene-drag.h"
#include "scene-duration.h"
#include "scene-menu.h"
#include "scene-row.h"
#include "scene-thumbs.h"
#include "title-popover.h"

struct _RpSceneList
{
  GtkBox parent_instance;
  RpSession *session; /* owned, as the following */
  RpBriefingDeck *deck;
  char *path;
  RpSceneThumbs *thumbs;
  GtkWidget *title, *sums, *menu, *pages, *scroller, *list;
  GMenuModel *scene_menu;
  guint at;     /* the row that had the focus last; RP_NO_INDEX: none */
  guint see_id; /* thumbnails of what is in sight are about to be asked for */
  guint ask_id; /* a title is about to be asked for, two frames after FRAME */
  gint64 frame;
  gboolean asks_briefing; /* not of a scene */
};

G_DEFINE_FINAL_TYPE (RpSceneList, rp_scene_list, GTK_TYPE_BOX)

static guint asked_id;

static RpSceneRow *
row_at (RpSceneList *self, guint index)
{
  GtkListBoxRow *row = index <= G_MAXINT ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)index) : NULL;

  return row != NULL ? RP_SCENE_ROW (row) : NULL;
}

/* ---- the rows ---- */

static void
show_row (RpSceneList *self, guint index)
{
  RpBriefing *briefing = rp_briefing_deck_get_briefing (self->deck);
  RpScene *scene = rp_briefing_get_scene (briefing, index);
  g_autofree char *name = rp_briefing_scene_name (briefing, index);
  RpSceneLook look = { .number = index + 1,
                       .n = rp_briefing_n_scenes (briefing),
                       .name = name,
                       .duration_s = scene->duration_s,
                       .text_only = rp_scene_is_text (scene),
                       .has_notes = scene->notes != NULL,
                       .n_callouts = scene->n_callouts,
                       .current = index == rp_briefing_deck_get_index (self->deck) };

  look.texture = rp_scene_thumbs_get (self->thumbs, scene, &look.n_gone);
  rp_scene_row_show (row_at (self, index), &look);
}

/* Row by row as they stand: what has the focus keeps it. */
static void
show_rows (RpSceneList *self)
{
  guint n = rp_briefing_n_scenes (rp_briefing_deck_get_briefing (self->deck));
  RpSceneRow *row;

  while ((row = row_at (self, n)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      if (row_at (self, i) == NULL)
        gtk_list_box_append (GTK_LIST_BOX (self->list), rp_scene_row_new (self->scene_menu));
      show_row (self, i);
    }
}

/* "7 scenes · 12:30" */
static void
show_head (RpSceneList *self)
{
  RpBriefing *briefing = rp_briefing_deck_get_briefing (self->deck);
  guint n = rp_briefing_n_scenes (briefing);
  const char *title = rp_briefing_get_title (briefing);
  g_autofree char *duration = rp_scene_duration_words (rp_briefing_get_duration (briefing));
  g_autofree char *scenes = g_strdup_printf (ngettext ("%u scene", "%u scenes", n), n);
  g_autofree char *sums = g_strconcat (scenes, *duration != '\0' ? " · " : "", duration,
                                       rp_briefing_deck_is_saved (self->deck) ? "" : " · ",
                                       rp_briefing_deck_is_saved (self->deck) ? "" : _ ("not saved"), NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : _ ("Briefing"));
  gtk_widget_set_tooltip_text (self->title, title);
  gtk_label_set_text (GTK_LABEL (self->sums), sums);
  gtk_widget_set_visible (self->sums, n > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), n > 0 ? "scenes" : "empty");
}

/* ---- what is in sight gets its picture ---- */

static gboolean
see_cb (gpointer data)
{
  RpSceneList *self = data;
  RpBriefing *briefing = rp_briefing_deck_get_briefing (self->deck);
  GPtrArray *wanted = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_scene_unref);
  int height = gtk_widget_get_height (self->scroller);

  self->see_id = 0;
  for (guint i = 0; gtk_widget_get_mapped (GTK_WIDGET (self)) && i < rp_briefing_n_scenes (briefing); i++)
    {
      GtkWidget *row = GTK_WIDGET (row_at (self, i));
      graphene_rect_t place;

      if (row != NULL && gtk_widget_compute_bounds (row, self->scroller, &place) && place.origin.y < (float)height
          && place.origin.y + place.size.height > 0)
        g_ptr_array_add (wanted, rp_scene_ref (rp_briefing_get_scene (briefing, i)));
    }
  rp_scene_thumbs_want (self->thumbs, wanted);
  return G_SOURCE_REMOVE;
}

/* Behind the frame in which the rows get their places. */
static void
see (RpSceneList *self)
{
  if (self->see_id == 0 && self->deck != NULL)
    self->see_id = g_timeout_add_full (G_PRIORITY_LOW, 40, see_cb, self, NULL);
}

static void
thumb_cb (RpScene *scene, gpointer data)
{
  RpSceneList *self = data;
  guint index = rp_briefing_find (rp_briefing_deck_get_briefing (self->deck), scene->id);

  if (row_at (self, index) != NULL)
    show_row (self, index);
  see (self);
}

static void
set_subject (RpSceneList *self)
{
  if (self->deck != NULL)
    rp_scene_thumbs_set_subject (self->thumbs, rp_session_get_dataset (self->session), self->path,
                                 rp_diagram_view_theme ()->name, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
look_changed_cb (RpSceneList *self)
{
  if (self->deck == NULL)
    return;
  set_subject (self);
  show_rows (self);
  see (self);
}

static void
session_changed_cb (RpSceneList *self, guint what)
{
  if ((what & RP_CHANGED_DATASET) != 0)
    look_changed_cb (self);
}

/* ---- the deck ---- */

static void
scroll_to (RpSceneList *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (row, self->list, &place) && place.size.height > 0)
    gtk_adjustment_clamp_page (adjustment, place.origin.y, place.origin.y + place.size.height);
}

static void
deck_changed_cb (RpSceneList *self, guint what)
{
  guint index = rp_briefing_deck_get_index (self->deck);

  if ((what & (RP_DECK_SCENES | RP_DECK_SCENE | RP_DECK_INDEX)) != 0)
    show_rows (self);
  show_head (self);
  see (self);
  if ((what & (RP_DECK_INDEX | RP_DECK_SCENES)) == 0)
    return;
  self->at = index;
  if (row_at (self, index) == NULL)
    return;
  scroll_to (self, GTK_WIDGET (row_at (self, index)));
  if (rp_scene_list_has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (row_at (self, index)));
}

static void
activated_cb (RpSceneList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, asked_id, 0, (guint)gtk_list_box_row_get_index (row));
}

/* ---- the focus ---- */

gboolean
rp_scene_list_has_focus (RpSceneList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
focus_child_cb (RpSceneList *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->list);

  if (child != NULL)
    self->at = (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child));
}

static void
left_cb (RpSceneList *self)
{
  self->at = rp_briefing_deck_get_index (self->deck);
}

guint
rp_scene_list_get_at (RpSceneList *self)
{
  guint n = self->deck != NULL ? rp_briefing_n_scenes (rp_briefing_deck_get_briefing (self->deck)) : 0;

  if (self->at < n)
    return self->at;
  return n > 0 ? rp_briefing_deck_get_index (self->deck) : RP_NO_INDEX;
}

void
rp_scene_list_focus (RpSceneList *self)
{
  GtkWidget *row = GTK_WIDGET (row_at (self, rp_briefing_deck_get_index (self->deck)));

  if (row == NULL)
    row = GTK_WIDGET (row_at (self, 0));
  if (row != NULL)
    gtk_widget_grab_focus (row);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* ---- hands and keys ---- */

/* Nothing is shown by moving a scene: one is where one was. */
static void
move_to (RpSceneList *self, guint from, guint to)
{
  rp_briefing_deck_move (self->deck, from, to);
  if (row_at (self, to) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row_at (self, to)));
  self->at = to;
}

static void
dropped_cb (guint from, guint to, gpointer data)
{
  move_to (data, from, to);
}

void
rp_scene_list_move (RpSceneList *self, int direction)
{
  guint n = rp_briefing_n_scenes (rp_briefing_deck_get_briefing (self->deck)), at = rp_scene_list_get_at (self);

  if (at < n && (direction < 0 ? at > 0 : at + 1 < n))
    move_to (self, at, direction < 0 ? at - 1 : at + 1);
}

static gboolean
key_cb (G_GNUC_UNUSED GtkEventControllerKey *controller, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
        gpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    const char *action;
  } keys[] = {
    { GDK_KEY_Delete, 0, "win.remove-scene" },
    { GDK_KEY_KP_Delete, 0, "win.remove-scene" },
    { GDK_KEY_F2, 0, "win.rename-scene" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo-briefing" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo-briefing" },
    { GDK_KEY_y, GDK_CONTROL_MASK, "win.redo-briefing" },
    { GDK_KEY_Up, GDK_ALT_MASK, "win.scene-up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "win.scene-down" },
  };
  const guint all = GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (key) == gdk_keyval_to_lower (keys[i].key) && (state & all) == keys[i].state)
      {
        gtk_widget_activate_action (GTK_WIDGET (data), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (GtkGestureClick *gesture, G_GNUC_UNUSED int n, G_GNUC_UNUSED double x, double y, gpointer data)
{
  RpSceneList *self = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int)y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  rp_scene_row_pop_up (RP_SCENE_ROW (row));
}

static void
scene_renamed_cb (const char *title, gpointer data)
{
  RpSceneList *self = data;
  guint at = rp_scene_list_get_at (self);

  if (at == RP_NO_INDEX)
    return;
  rp_briefing_deck_pause (self->deck);
  rp_briefing_deck_set_text (self->deck, at, RP_SCENE_TITLE, title);
  rp_briefing_deck_pause (self->deck);
}

static void
ask_scene (RpSceneList *self)
{
  guint at = rp_scene_list_get_at (self);
  RpSceneRow *row = row_at (self, at);

  if (row == NULL)
    return;
  scroll_to (self, GTK_WIDGET (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  rp_title_popover_show (GTK_WIDGET (self), GTK_WIDGET (row), _ ("Title of the scene"),
                         rp_briefing_get_scene (rp_briefing_deck_get_briefing (self->deck), at)->title,
                         scene_renamed_cb, self);
}

static void
briefing_renamed_cb (const char *title, gpointer data)
{
  RpSceneList *self = data;

  rp_briefing_deck_pause (self->deck);
  rp_briefing_deck_set_title (self->deck, title);
  rp_briefing_deck_pause (self->deck);
}

static void
ask_briefing (RpSceneList *self)
{
  rp_title_popover_show (GTK_WIDGET (self), self->title, _ ("Title of the briefing"),
                         rp_briefing_get_title (rp_briefing_deck_get_briefing (self->deck)), briefing_renamed_cb, self);
}

/* What has just been made visible has its place a few frames later: before, nothing can stand beside it. */
static gboolean
ask_cb (GtkWidget *widget, GdkFrameClock *clock, G_GNUC_UNUSED gpointer data)
{
  RpSceneList *self = RP_SCENE_LIST (widget);

  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) <= 0)
    return G_SOURCE_CONTINUE;
  if (self->frame == 0)
    self->frame = gdk_frame_clock_get_frame_counter (clock);
  if (gdk_frame_clock_get_frame_counter (clock) < self->frame + 2)
    return G_SOURCE_CONTINUE;
  self->frame = 0;
  self->ask_id = 0;
  if (self->asks_briefing)
    ask_briefing (self);
  else
    ask_scene (self);
  return G_SOURCE_REMOVE;
}

static void
ask (RpSceneList *self, gboolean of_briefing)
{
  if (self->ask_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->ask_id);
  self->frame = 0;
  self->asks_briefing = of_briefing;
  self->ask_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), ask_cb, NULL, NULL);
}

void
rp_scene_list_rename (RpSceneList *self)
{
  ask (self, FALSE);
}

void
rp_scene_list_rename_briefing (RpSceneList *self)
{
  ask (self, TRUE);
}

/* ---- making ---- */

static void
name (GtkWidget *widget, const char *text)
{
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static GtkWidget *
button_for (const char *icon, const char *action, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  name (button, text);
  return button;
}

static void
add_head (RpSceneList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *inner;

  self->title = gtk_label_new (_ ("Briefing"));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->title), 8);
  gtk_widget_add_css_class (self->title, "heading");
  self->sums = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sums), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sums), TRUE);
  gtk_widget_add_css_class (self->sums, "rp-scene-more");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->sums);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_add_css_class (self->menu, "flat");
  name (self->menu, _ ("Briefing"));
  inner = gtk_widget_get_first_child (self->menu);
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Briefing"), -1);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), button_for ("list-add-symbolic", "win.add-scene", _ ("Add what is seen as a scene")));
  gtk_box_append (GTK_BOX (head), button_for ("media-playback-start-symbolic", "win.present", _ ("Present")));
  gtk_box_append (GTK_BOX (head), self->menu);
  gtk_widget_add_css_class (head, "rp-scenes-head");
  gtk_box_append (GTK_BOX (self), head);
}

static void
add_list (RpSceneList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "rp-scene-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scenes"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "notify::focus-child", G_CALLBACK (focus_child_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->list, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
                            G_CALLBACK (see), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
                            G_CALLBACK (see), self);
  rp_scene_drag_enable (GTK_LIST_BOX (self->list), GTK_SCROLLED_WINDOW (self->scroller), dropped_cb, self);
  self->pages = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->pages), self->scroller, "scenes");
  gtk_stack_add_named (GTK_STACK (self->pages), rp_scene_empty_new (), "empty");
  gtk_widget_set_vexpand (self->pages, TRUE);
  gtk_box_append (GTK_BOX (self), self->pages);
}

static void
rp_scene_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rp_scene_list_parent_class)->map (widget);
  see (RP_SCENE_LIST (widget));
}

static void
rp_scene_list_dispose (GObject *object)
{
  RpSceneList *self = RP_SCENE_LIST (object);

  g_clear_handle_id (&self->see_id, g_source_remove);
  g_clear_pointer (&self->thumbs, rp_scene_thumbs_free);
  if (self->deck != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->deck, self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_object (&self->deck);
  g_clear_object (&self->session);
  g_clear_object (&self->scene_menu);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (rp_scene_list_parent_class)->dispose (object);
}

static void
rp_scene_list_class_init (RpSceneListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_scene_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = rp_scene_list_map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  asked_id
      = g_signal_new ("asked", RP_TYPE_SCENE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rp_scene_list_init (RpSceneList *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-scenes");
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Briefing"), -1);
  self->at = RP_NO_INDEX;
  self->scene_menu = rp_scene_menu_new ();
  self->thumbs = rp_scene_thumbs_new (thumb_cb, self);
  add_head (self);
  add_list (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (look_changed_cb), NULL);
}

void
rp_scene_list_set_deck (RpSceneList *self, RpSession *session, RpBriefingDeck *deck, GMenuModel *menu)
{
  g_return_if_fail (self->deck == NULL);

  self->session = g_object_ref (session);
  self->deck = g_object_ref (deck);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), menu);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
  g_signal_connect_swapped (deck, "changed", G_CALLBACK (deck_changed_cb), self);
  deck_changed_cb (self, RP_DECK_ALL);
}

void
rp_scene_list_set_path (RpSceneList *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  set_subject (self);
}
