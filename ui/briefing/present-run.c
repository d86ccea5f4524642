/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "present-private.h"

#include <glib/gi18n-lib.h>

#include "diagram-theme.h"
#include "record-text.h"
#include "scene-text.h"

G_DEFINE_FINAL_TYPE (RpPresentRun, rp_present_run, G_TYPE_OBJECT)

static guint ended_id;

/* ---- what is said ---- */

/* Title, caption, and which of how many: as a screen reader has it. */
static char *
words_for (RpPresentRun *self, guint index)
{
  RpBriefing *briefing = rp_presentation_get_briefing (self->presentation);
  const RpScene *scene = rp_briefing_get_scene (briefing, index);
  g_autofree char *name = rp_briefing_scene_name (briefing, index);
  g_autofree char *caption = scene->title != NULL ? rp_scene_text_line (scene->caption) : NULL;
  g_autofree char *number = g_strdup_printf (_ ("scene %u of %u"), index + 1, rp_briefing_n_scenes (briefing));

  return caption != NULL ? g_strdup_printf ("%s. %s, %s", name, caption, number)
                         : g_strdup_printf ("%s, %s", name, number);
}

RpStageLive *
rp_present_run_live (RpPresentRun *self)
{
  return rp_presentation_is_frozen (self->presentation) ? self->ahead_live : self->stage_live;
}

static void
tell_stage (RpPresentRun *self)
{
  RpStageView *view = rp_stage_window_get_view (self->stage);
  gboolean blank = rp_presentation_is_blank (self->presentation);
  g_autofree char *words = words_for (self, rp_presentation_get_stage (self->presentation));
  RpRecordRef picked = rp_stage_live_get_picked (self->stage_live);
  g_autofree char *record = picked.type != RP_RECORD_NONE ? rp_record_text_tooltip (self->dataset, picked) : NULL;
  g_autofree char *typed
      = self->typed != NULL && rp_present_run_is_covered (self) ? g_strdup_printf ("%s…", self->typed->str) : NULL;

  rp_stage_view_set_blank (view, blank);
  rp_stage_view_name (view, blank ? _ ("Blank") : words,
                      blank                           ? _ ("Blank")
                      : picked.type != RP_RECORD_NONE ? record
                                                      : words);
  rp_stage_window_set_words (self->stage, typed);
}

static void
tell_presenter (RpPresentRun *self)
{
  RpStageLive *live = rp_present_run_live (self);
  RpStageView *view = rp_presenter_window_get_view (self->presenter);
  guint scene = rp_presentation_get_scene (self->presentation);
  guint n = rp_briefing_n_scenes (rp_presentation_get_briefing (self->presentation));
  g_autofree char *words = words_for (self, scene);
  GdkTexture *next = NULL;

  rp_stage_view_set_live (view, live);
  rp_stage_view_name (view, words, NULL);
  rp_presenter_window_update (self->presenter, rp_stage_live_is_exploring (live),
                              self->typed != NULL ? self->typed->str : NULL);
  if (scene + 1 < n)
    rp_present_pictures_get (self->pictures, scene + 1, &next);
  rp_presenter_window_set_next (self->presenter, next);
}

void
rp_present_run_tell (RpPresentRun *self)
{
  /* its windows have gone before it */
  if (self->ended)
    return;
  tell_stage (self);
  tell_presenter (self);
  rp_present_run_update_actions (self);
}

/* ---- pictures ---- */

/* What LIVE shows, *SHOWN, is to be the scene at INDEX: as soon as there is its picture. */
static void
bring (RpPresentRun *self, RpStageLive *live, guint *shown, guint index)
{
  RpStagePicture *picture;
  GdkTexture *texture;
  double scale;

  picture = rp_present_pictures_get (self->pictures, index, &texture);
  rp_present_pictures_get_options (self->pictures, &scale);
  if (picture == NULL)
    return;
  rp_stage_live_set (live, self->dataset, self->path, picture, texture, scale, *shown != index);
  *shown = index;
}

static void
bring_all (RpPresentRun *self, guint what)
{
  guint stage = rp_presentation_get_stage (self->presentation), scene = rp_presentation_get_scene (self->presentation);

  if ((what & RP_PRESENTATION_STAGE) != 0 && self->staged != stage)
    bring (self, self->stage_live, &self->staged, stage);
  if (rp_presentation_is_frozen (self->presentation) && self->ahead != scene)
    bring (self, self->ahead_live, &self->ahead, scene);
}

static void
came_cb (guint index, gboolean small, gpointer data)
{
  RpPresentRun *self = data;
  RpSceneOverview *overviews[] = { rp_presenter_window_get_overview (self->presenter), (RpSceneOverview *)self->over };

  for (guint i = 0; small && i < G_N_ELEMENTS (overviews); i++)
    if (overviews[i] != NULL)
      rp_scene_overview_set_picture (overviews[i], index, rp_present_pictures_get_small (self->pictures, index));
  if (small)
    return;
  if (index == rp_presentation_get_stage (self->presentation))
    bring (self, self->stage_live, &self->staged, index);
  if (rp_presentation_is_frozen (self->presentation) && index == rp_presentation_get_scene (self->presentation))
    bring (self, self->ahead_live, &self->ahead, index);
  rp_present_run_tell (self);
}

void
rp_present_run_fit (RpPresentRun *self)
{
  GtkWidget *view = GTK_WIDGET (rp_stage_window_get_view (self->stage));
  int width = gtk_widget_get_width (view), height = gtk_widget_get_height (view);

  if (width > 0 && height > 0)
    rp_present_pictures_set_stage (self->pictures, width, height, gtk_widget_get_scale_factor (view),
                                   rp_diagram_view_theme (), self->progress);
}

static gboolean
resized_idle_cb (gpointer data)
{
  RpPresentRun *self = data;

  self->size_id = 0;
  rp_present_run_fit (self);
  return G_SOURCE_REMOVE;
}

static void
resized_cb (RpPresentRun *self)
{
  if (self->size_id == 0)
    self->size_id = g_idle_add (resized_idle_cb, self);
}

/* ---- what changes ---- */

static void
presentation_cb (RpPresentRun *self, guint what)
{
  guint scene = rp_presentation_get_scene (self->presentation);

  if ((what & (RP_PRESENTATION_SCENE | RP_PRESENTATION_STAGE)) != 0)
    {
      if (rp_presentation_is_frozen (self->presentation) && (what & RP_PRESENTATION_SCENE) == 0)
        self->ahead = RP_NO_INDEX;
      rp_present_pictures_want (self->pictures, scene);
      bring_all (self, what);
    }
  rp_present_run_tell (self);
}

static void
live_cb (RpPresentRun *self, guint what)
{
  if ((what & (RP_LIVE_SCENE | RP_LIVE_PICTURE | RP_LIVE_MOVED | RP_LIVE_TOLD)) != 0)
    rp_present_run_tell (self);
}

/* ---- beginning and end ---- */

static gboolean
close_cb (RpPresentRun *self)
{
  rp_present_run_end (self);
  return TRUE; /* it has gone already */
}

static void
rp_present_run_dispose (GObject *object)
{
  RpPresentRun *self = RP_PRESENT_RUN (object);

  g_clear_handle_id (&self->size_id, g_source_remove);
  g_clear_handle_id (&self->places_id, g_source_remove);
  g_clear_pointer (&self->awake, rp_screen_awake_free);
  g_clear_pointer (&self->pictures, rp_present_pictures_free);
  g_clear_object (&self->presentation);
  g_clear_object (&self->stage_live);
  g_clear_object (&self->ahead_live);
  g_clear_object (&self->own);
  g_clear_object (&self->dataset);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (rp_present_run_parent_class)->dispose (object);
}

static void
rp_present_run_finalize (GObject *object)
{
  RpPresentRun *self = RP_PRESENT_RUN (object);

  rp_stage_kept_clear (&self->kept);
  g_free (self->audience);
  g_free (self->path);
  if (self->typed != NULL)
    g_string_free (self->typed, TRUE);
  G_OBJECT_CLASS (rp_present_run_parent_class)->finalize (object);
}

static void
rp_present_run_class_init (RpPresentRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_present_run_dispose;
  G_OBJECT_CLASS (klass)->finalize = rp_present_run_finalize;
  ended_id = g_signal_new ("ended", RP_TYPE_PRESENT_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rp_present_run_init (RpPresentRun *self)
{
  self->staged = self->ahead = RP_NO_INDEX;
  self->progress = TRUE;
  self->audience = g_strdup ("");
  self->stage_live = rp_stage_live_new ();
  self->ahead_live = rp_stage_live_new ();
  rp_stage_kept_load (&self->kept);
}

static void
make_windows (RpPresentRun *self, const char *title)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->presenter = rp_presenter_window_new (self->application, self->presentation, self->stage_live, title);
  self->stage = rp_stage_window_new (self->application, self->stage_live, title);
  rp_presenter_window_set_notes_size (self->presenter, self->kept.notes_pt);
  g_signal_connect_object (self->presenter, "close-request", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage, "close-request", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rp_stage_window_get_view (self->stage), "resized", G_CALLBACK (resized_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage, "notify::scale-factor", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage_live, "changed", G_CALLBACK (live_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ahead_live, "changed", G_CALLBACK (live_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->presentation, "changed", G_CALLBACK (presentation_cb), self, G_CONNECT_SWAPPED);
}

RpPresentRun *
rp_present_run_start (GtkApplication *application, RpDataset *dataset, const char *path, RpBriefing *briefing,
                      guint scene, RpPresentFlags flags)
{
  RpPresentRun *self = g_object_new (RP_TYPE_PRESENT_RUN, NULL);
  const char *title = rp_briefing_get_title (briefing);

  self->application = g_object_ref (application);
  self->dataset = g_object_ref (dataset);
  self->path = g_strdup (path);
  self->flags = flags;
  self->presentation = rp_presentation_new (briefing, scene);
  self->pictures = rp_present_pictures_new (dataset, briefing, path, came_cb, self);
  rp_present_run_start_places (self);
  make_windows (self, title != NULL ? title : rp_dataset_get_title (dataset));
  rp_present_run_add_hand (self);
  rp_present_pictures_want (self->pictures, rp_presentation_get_scene (self->presentation));
  rp_present_run_tell (self);
  rp_present_run_show_windows (self);
  rp_present_run_place_soon (self);
  self->awake = rp_screen_awake_new (application, GTK_WINDOW (self->stage));
  return g_object_ref (self); /* and one of its own, until it ends */
}

const char *
rp_present_run_get_path (RpPresentRun *self)
{
  return self->path;
}

void
rp_present_run_set_dataset (RpPresentRun *self, RpDataset *dataset)
{
  if (self->ended || !g_set_object (&self->dataset, dataset))
    return;
  rp_present_pictures_set_dataset (self->pictures, dataset);
}

void
rp_present_run_raise (RpPresentRun *self)
{
  if (self->ended)
    return;
  rp_present_run_show_windows (self);
}

void
rp_present_run_end (RpPresentRun *self)
{
  if (self->ended)
    return;
  self->ended = TRUE;
  g_clear_pointer (&self->awake, rp_screen_awake_free);
  g_clear_handle_id (&self->size_id, g_source_remove);
  g_clear_handle_id (&self->places_id, g_source_remove);
  g_clear_pointer (&self->pictures, rp_present_pictures_free);
  gtk_window_destroy (GTK_WINDOW (self->stage));
  gtk_window_destroy (GTK_WINDOW (self->presenter));
  g_signal_emit (self, ended_id, 0);
  g_object_unref (self);
}
