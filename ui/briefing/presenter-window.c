/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "presenter-window.h"

#include <glib/gi18n-lib.h>

#include "presenter-clock.h"
#include "scene-text.h"

/* Of the width (or height) is the stage's. */
#define SHARE 0.6
/* A narrower window has all below each other; a lower one no next picture. */
#define NARROW_PX 720
#define LOW_PX 520

struct _RpPresenterWindow
{
  AdwApplicationWindow parent_instance;
  RpPresentation *presentation;
  AdwWindowTitle *title;
  GMenu *monitors;
  GtkStack *stack;
  GtkPaned *paned;
  RpStageView *view;
  RpSceneOverview *overview;
  RpNotesView *notes;
  GtkLabel *badge, *number, *name, *next_name;
  GtkPicture *next;
  GtkWidget *next_box, *tools, *clock_box;
  int width, height; /* as it was fitted last */
};

G_DEFINE_FINAL_TYPE (RpPresenterWindow, rp_presenter_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- made ---- */

static GtkWidget *
tool_new (const char *icon, const char *words, const char *action, gboolean toggles)
{
  GtkWidget *button = toggles ? gtk_toggle_button_new () : gtk_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
tools_new (void)
{
  static const struct
  {
    const char *icon, *words, *action;
    gboolean toggles;
  } tools[] = {
    { "go-first-symbolic", N_ ("First scene (Home)"), "win.first", FALSE },
    { "go-previous-symbolic", N_ ("Back (Page Up)"), "win.back", FALSE },
    { "go-next-symbolic", N_ ("Next (Page Down)"), "win.next", FALSE },
    { "view-grid-symbolic", N_ ("All scenes (Tab)"), "win.overview", TRUE },
    { NULL, NULL, NULL, FALSE },
    { "rp-blank-symbolic", N_ ("Blank for the audience (B)"), "win.blank", TRUE },
    { "media-playback-pause-symbolic", N_ ("Freeze for the audience (F)"), "win.freeze", TRUE },
    { NULL, NULL, NULL, FALSE },
    { "rp-spotlight-symbolic", N_ ("Spotlight (L)"), "win.spotlight", TRUE },
    { "rp-dot-symbolic", N_ ("Pointer (P)"), "win.pointer", TRUE },
    { "edit-clear-all-symbolic", N_ ("Clear marks (C)"), "win.clear", FALSE },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_box_append (GTK_BOX (box), tools[i].icon != NULL
                                       ? tool_new (tools[i].icon, _ (tools[i].words), tools[i].action, tools[i].toggles)
                                       : gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  return box;
}

static GtkWidget *
label_new (const char *class, gboolean cut)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, class);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (cut)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
stage_side_new (RpPresenterWindow *self, RpStageLive *live)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *overlay = gtk_overlay_new ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->number = GTK_LABEL (label_new ("dim-label", FALSE));
  self->name = GTK_LABEL (label_new ("heading", TRUE));
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (self->name), GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->name));
  self->view = RP_STAGE_VIEW (rp_stage_view_new (live, FALSE));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rp-stage-view");
  self->badge = GTK_LABEL (label_new ("rp-stage-badge", TRUE));
  gtk_widget_set_halign (GTK_WIDGET (self->badge), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->badge), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->badge), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->badge));
  self->tools = tools_new ();
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), self->tools);
  return box;
}

static GtkWidget *
notes_side_new (RpPresenterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *label = gtk_label_new (_ ("Notes"));

  self->next_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->next_name = GTK_LABEL (label_new ("heading", TRUE));
  self->next = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (self->next, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->next), "rp-next-picture");
  gtk_box_append (GTK_BOX (self->next_box), GTK_WIDGET (self->next_name));
  gtk_box_append (GTK_BOX (self->next_box), GTK_WIDGET (self->next));
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head),
                  tool_new ("zoom-out-symbolic", _ ("Smaller notes (Ctrl+Minus)"), "win.smaller", FALSE));
  gtk_box_append (GTK_BOX (head), tool_new ("zoom-in-symbolic", _ ("Larger notes (Ctrl+Plus)"), "win.larger", FALSE));
  self->notes = RP_NOTES_VIEW (rp_notes_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->notes), TRUE);
  gtk_box_append (GTK_BOX (box), self->next_box);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notes));
  return box;
}

static GMenu *
menu_new (GMenu *monitors)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) stage = g_menu_new (), time = g_menu_new (), end = g_menu_new ();

  g_menu_append (stage, _ ("Stage Full Screen"), "win.full");
  g_menu_append_submenu (stage, _ ("Audience’s Monitor"), G_MENU_MODEL (monitors));
  g_menu_append (stage, _ ("Number of the Scene on Stage"), "win.progress");
  g_menu_append (time, _ ("Hold the Clock"), "win.hold");
  g_menu_append (time, _ ("Set the Clock Back"), "win.reset");
  g_menu_append (end, _ ("End the Presentation"), "win.end");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (stage));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (time));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return menu;
}

static GtkWidget *
header_new (RpPresenterWindow *self, const char *title)
{
  GtkWidget *header = adw_header_bar_new (), *button = gtk_menu_button_new ();
  GtkWidget *end = gtk_button_new_with_mnemonic (_ ("_End"));
  g_autoptr (GMenu) menu = menu_new (self->monitors);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (title, NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Menu"));
  gtk_widget_set_tooltip_text (end, _ ("End the presentation"));
  gtk_widget_set_focus_on_click (end, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (end), "win.end");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), end);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  return header;
}

/* ---- fitted ---- */

static void
fit (RpPresenterWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean narrow = width < NARROW_PX;
  int room;

  if (width == self->width && height == self->height)
    return;
  self->width = width;
  self->height = height;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->next_box, !narrow && height >= LOW_PX);
  room = narrow ? gtk_widget_get_height (GTK_WIDGET (self->paned)) : gtk_widget_get_width (GTK_WIDGET (self->paned));
  gtk_paned_set_position (self->paned, (int)((room > 0 ? room : narrow ? height - 150 : width) * SHARE));
}

static gboolean
fit_cb (gpointer data)
{
  fit (data);
  return G_SOURCE_REMOVE;
}

/* Not now: sizes are being given. */
static void
layout_cb (RpPresenterWindow *self)
{
  g_idle_add_full (GTK_PRIORITY_RESIZE - 1, fit_cb, g_object_ref (self), g_object_unref);
}

static void
realized_cb (RpPresenterWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "layout", G_CALLBACK (layout_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
rp_presenter_window_dispose (GObject *object)
{
  RpPresenterWindow *self = RP_PRESENTER_WINDOW (object);

  g_clear_object (&self->monitors);
  g_clear_object (&self->presentation);
  G_OBJECT_CLASS (rp_presenter_window_parent_class)->dispose (object);
}

static void
rp_presenter_window_class_init (RpPresenterWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_presenter_window_dispose;
}

static void
rp_presenter_window_init (RpPresenterWindow *self)
{
  self->monitors = g_menu_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), 1100, 680);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 400);
  g_signal_connect (self, "realize", G_CALLBACK (realized_cb), NULL);
}

RpPresenterWindow *
rp_presenter_window_new (GtkApplication *application, RpPresentation *presentation, RpStageLive *live,
                         const char *title)
{
  RpPresenterWindow *self = g_object_new (RP_TYPE_PRESENTER_WINDOW, "application", application, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Presenter: %s"), title);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), name);
  self->presentation = g_object_ref (presentation);
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_paned_set_start_child (self->paned, stage_side_new (self, live));
  gtk_paned_set_end_child (self->paned, notes_side_new (self));
  gtk_paned_set_shrink_start_child (self->paned, FALSE);
  gtk_paned_set_shrink_end_child (self->paned, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->paned), "rp-presenter");
  self->overview = RP_SCENE_OVERVIEW (rp_scene_overview_new (rp_presentation_get_briefing (presentation)));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->paned), "scene");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->overview), "overview");
  gtk_box_append (GTK_BOX (all), header_new (self, title));
  gtk_box_append (GTK_BOX (all), rp_presenter_clock_new (presentation));
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->stack));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), all);
  return self;
}

RpStageView *
rp_presenter_window_get_view (RpPresenterWindow *self)
{
  return self->view;
}

RpSceneOverview *
rp_presenter_window_get_overview (RpPresenterWindow *self)
{
  return self->overview;
}

GMenu *
rp_presenter_window_get_monitors (RpPresenterWindow *self)
{
  return self->monitors;
}

/* ---- shown ---- */

/* What of the stage one must know; what is hardest to notice first. Transfer full; NULL: all is as it seems. */
static char *
badge_text (RpPresenterWindow *self, gboolean exploring, const char *typed)
{
  if (typed != NULL)
    return g_strdup_printf (_ ("Go to scene: %s"), *typed != '\0' ? typed : "…");
  if (rp_presentation_is_blank (self->presentation) && rp_presentation_is_frozen (self->presentation))
    return g_strdup (_ ("Blank and frozen: the audience sees nothing"));
  if (rp_presentation_is_blank (self->presentation))
    return g_strdup (_ ("Blank: the audience sees nothing"));
  if (rp_presentation_is_frozen (self->presentation))
    return g_strdup_printf (_ ("Frozen: the audience sees scene %u"),
                            rp_presentation_get_stage (self->presentation) + 1);
  return exploring ? g_strdup (_ ("Exploring: Esc returns to the scene")) : NULL;
}

void
rp_presenter_window_update (RpPresenterWindow *self, gboolean exploring, const char *typed)
{
  RpBriefing *briefing = rp_presentation_get_briefing (self->presentation);
  guint index = rp_presentation_get_scene (self->presentation), n = rp_briefing_n_scenes (briefing);
  g_autofree char *name = rp_briefing_scene_name (briefing, index);
  g_autofree char *next = index + 1 < n ? rp_briefing_scene_name (briefing, index + 1) : NULL;
  g_autofree char *number = g_strdup_printf (_ ("Scene %u of %u"), index + 1, n);
  g_autofree char *coming = next != NULL ? g_strdup_printf (_ ("Next: %s"), next) : g_strdup (_ ("The last scene"));
  g_autofree char *badge = badge_text (self, exploring, typed);

  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->next_name, coming);
  adw_window_title_set_subtitle (self->title, number);
  gtk_label_set_text (self->badge, badge != NULL ? badge : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, coming, -1);
  rp_notes_view_set_notes (self->notes, rp_briefing_get_scene (briefing, index)->notes);
}

void
rp_presenter_window_set_next (RpPresenterWindow *self, GdkTexture *texture)
{
  gtk_picture_set_paintable (self->next, GDK_PAINTABLE (texture));
}

void
rp_presenter_window_show_overview (RpPresenterWindow *self, gboolean shown)
{
  gtk_stack_set_visible_child_name (self->stack, shown ? "overview" : "scene");
}

void
rp_presenter_window_set_notes_size (RpPresenterWindow *self, int size_pt)
{
  rp_notes_view_set_size (self->notes, size_pt);
}
