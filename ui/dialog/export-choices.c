/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data-exporters.h"
#include "export-job.h"
#include "kept-settings.h"
#include "page-sizes.h"

#define GROUP "export"

const RpPageFormat rp_page_formats[RP_N_PAGE_FORMATS] = {
  { "screen", N_ ("Screen, 1280 × 800") },
  { "slide", N_ ("Slide, 1920 × 1080") },
  { "a4", N_ ("A4 paper") },
  { "a3", N_ ("A3 paper") },
  { "letter", N_ ("Letter paper") },
  { "own", N_ ("Own size") },
};

/* NULL: one's own. */
static const RpPageSize *
size_of (guint format)
{
  static const RpPageSize screen = { "screen", 1280, 800, FALSE, 1 };
  const char *key = rp_page_formats[format].key;

  return g_str_equal (key, screen.name) ? &screen : rp_page_size (key);
}

/* ---- what they are for ---- */

void
rp_export_subject_clear (RpExportSubject *self)
{
  g_clear_object (&self->session);
  g_clear_object (&self->dataset);
  g_clear_pointer (&self->network, rp_network_unref);
  g_clear_pointer (&self->layout, rp_timeline_layout_unref);
  g_clear_pointer (&self->pictures, rp_picture_set_unref);
  g_clear_pointer (&self->input, g_free);
}

void
rp_export_subject_keep_pictures (RpExportSubject *self, const RpExportPlan *plan)
{
  if (self->pictures == NULL && plan->state.pictures != NULL && plan->state.dataset == self->dataset)
    self->pictures = rp_picture_set_ref ((RpPictureSet *)plan->state.pictures);
}

gboolean
rp_export_choices_may_be (const RpExportSubject *subject, RpViewName view, RpExportWhat what)
{
  gboolean same = rp_session_get_dataset (subject->session) == subject->dataset;

  switch (what)
    {
    case RP_WHAT_SEEN:
      return rp_view_has_timeline (view) || (rp_view_has_network (view) && same && subject->network != NULL);
    case RP_WHAT_SELECTION:
      return rp_session_get_selected (subject->session).type != RP_RECORD_NONE;
    case RP_WHAT_LANE:
      return same && subject->layout != NULL && rp_timeline_layout_n_lanes (subject->layout) > 1;
    case RP_WHAT_ALL:
    default:
      return TRUE;
    }
}

/* ---- kept ---- */

static const char *
known_suffix (const char *suffix)
{
  const RpExporter *const *exporters = rp_exporters ();

  for (guint i = 0; suffix != NULL && exporters[i] != NULL; i++)
    if (g_str_equal (exporters[i]->suffix, suffix))
      return exporters[i]->suffix;
  for (const RpDataExporter *const *data = rp_data_exporters (); suffix != NULL && *data != NULL; data++)
    if (g_str_equal ((*data)->suffix, suffix))
      return (*data)->suffix;
  return ".png";
}

static guint
known_format (const char *key)
{
  for (guint i = 0; key != NULL && i < RP_N_PAGE_FORMATS; i++)
    if (g_str_equal (rp_page_formats[i].key, key))
      return i;
  return 0;
}

RpExportChoices *
rp_export_choices_load (void)
{
  RpExportChoices *self = g_new0 (RpExportChoices, 1);
  g_autoptr (GKeyFile) file = rp_kept_settings_load (GROUP);
  g_autofree char *suffix = NULL, *page = NULL;

  suffix = g_key_file_get_string (file, GROUP, "format", NULL);
  page = g_key_file_get_string (file, GROUP, "page", NULL);
  self->what = (RpExportWhat)rp_kept_settings_int (file, GROUP, "what", RP_WHAT_ALL, RP_WHAT_LANE, RP_WHAT_ALL);
  self->suffix = known_suffix (suffix);
  self->format = known_format (page);
  self->own_width = rp_kept_settings_int (file, GROUP, "width", RP_OWN_SIDE_LEAST, RP_OWN_SIDE_MOST, 1600);
  self->own_height = rp_kept_settings_int (file, GROUP, "height", RP_OWN_SIDE_LEAST, RP_OWN_SIDE_MOST, 1000);
  self->portrait = g_key_file_get_boolean (file, GROUP, "portrait", NULL);
  self->margin_mm = rp_kept_settings_int (file, GROUP, "margin-mm", 0, 50, 0);
  self->n_pages = rp_kept_settings_int (file, GROUP, "pages", 0, 99, 1);
  self->theme = rp_kept_settings_int (file, GROUP, "theme", -1, RP_THEME_PRINT, -1);
  self->screen_dpi = rp_kept_settings_int (file, GROUP, "screen-dpi", 10, 2400, 96);
  self->paper_dpi = rp_kept_settings_int (file, GROUP, "paper-dpi", 10, 2400, 300);
  self->transparent = g_key_file_get_boolean (file, GROUP, "transparent", NULL);
  /* the title and the marking are left out by what is typed for them, and that is not kept */
  self->without
      = (RpFigureParts)rp_kept_settings_int (file, GROUP, "without", 0, 63, 0) & ~(RP_PART_TITLE | RP_PART_MARKING);
  self->folder = g_key_file_get_string (file, GROUP, "folder", NULL);
  return self;
}

RpExportChoices *
rp_export_choices_for_sight (RpViewName view, int width, int height)
{
  RpExportChoices *self = g_new0 (RpExportChoices, 1);

  self->view = view;
  self->what = RP_WHAT_SEEN;
  self->suffix = ".png";
  self->format = RP_PAGE_FORMAT_OWN;
  self->own_width = CLAMP (width, RP_OWN_SIDE_LEAST, RP_OWN_SIDE_MOST);
  self->own_height = CLAMP (height, RP_OWN_SIDE_LEAST, RP_OWN_SIDE_MOST);
  self->n_pages = 1;
  self->theme = RP_THEME_LIGHT;
  self->screen_dpi = self->paper_dpi = 192;
  return self;
}

void
rp_export_choices_save (const RpExportChoices *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, GROUP, "what", self->what);
  g_key_file_set_string (file, GROUP, "format", self->suffix);
  g_key_file_set_string (file, GROUP, "page", rp_page_formats[self->format].key);
  g_key_file_set_integer (file, GROUP, "width", self->own_width);
  g_key_file_set_integer (file, GROUP, "height", self->own_height);
  g_key_file_set_boolean (file, GROUP, "portrait", self->portrait);
  g_key_file_set_integer (file, GROUP, "margin-mm", self->margin_mm);
  g_key_file_set_integer (file, GROUP, "pages", self->n_pages);
  g_key_file_set_integer (file, GROUP, "theme", self->theme);
  g_key_file_set_integer (file, GROUP, "screen-dpi", self->screen_dpi);
  g_key_file_set_integer (file, GROUP, "paper-dpi", self->paper_dpi);
  g_key_file_set_boolean (file, GROUP, "transparent", self->transparent);
  g_key_file_set_integer (file, GROUP, "without", self->without);
  if (self->folder != NULL)
    g_key_file_set_string (file, GROUP, "folder", self->folder);
  rp_kept_settings_save (file, GROUP);
}

void
rp_export_choices_free (RpExportChoices *self)
{
  g_free (self->lane);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->marking);
  g_free (self->folder);
  g_free (self);
}

/* ---- made into a plan ---- */

void
rp_export_choices_get_size (const RpExportChoices *self, double *width, double *height)
{
  const RpPageSize *size = size_of (self->format);

  if (self->paper_width > 0)
    {
      *width = self->paper_width;
      *height = self->paper_height;
      return;
    }
  *width = size != NULL ? size->width : self->own_width;
  *height = size != NULL ? size->height : self->own_height;
  if (self->portrait && size != NULL)
    {
      double side = *width;

      *width = *height;
      *height = side;
    }
}

gboolean
rp_export_choices_is_paper (const RpExportChoices *self)
{
  const RpPageSize *size = size_of (self->format);

  return self->paper_width > 0 || (size != NULL && size->paper);
}

int
rp_export_choices_get_dpi (const RpExportChoices *self)
{
  return rp_export_choices_is_paper (self) ? self->paper_dpi : self->screen_dpi;
}

void
rp_export_choices_set_dpi (RpExportChoices *self, int dpi)
{
  if (rp_export_choices_is_paper (self))
    self->paper_dpi = dpi;
  else
    self->screen_dpi = dpi;
}

static void
take_page (const RpExportChoices *self, RpExportPlan *plan)
{
  const RpPageSize *size = self->paper_width > 0 ? NULL : size_of (self->format);
  gboolean paper = rp_export_choices_is_paper (self);

  plan->state.theme = rp_theme (self->theme >= 0 ? (RpThemeName)self->theme : paper ? RP_THEME_PRINT : RP_THEME_LIGHT);
  rp_export_choices_get_size (self, &plan->figure.width, &plan->figure.height);
  plan->figure.zoom = size != NULL ? size->zoom : 1;
  plan->figure.margin = self->margin_mm * RP_PX_PER_MM;
  plan->figure.n_pages = (guint)self->n_pages;
  plan->figure.without = self->without;
  plan->output.paper = paper;
  plan->output.dpi = rp_export_choices_get_dpi (self);
  plan->output.transparent = self->transparent;
}

static void
take_texts (const RpExportChoices *self, RpExportPlan *plan)
{
  if (self->title != NULL && *self->title != '\0')
    {
      plan->figure.title = g_strdup (self->title);
      g_free ((char *)plan->output.title);
      plan->output.title = g_strdup (self->title);
    }
  else if (self->title != NULL)
    plan->figure.without |= RP_PART_TITLE;
  if (self->subtitle != NULL && *self->subtitle != '\0')
    plan->figure.subtitle = g_strdup (self->subtitle);
  if (self->marking != NULL && *self->marking != '\0')
    plan->figure.marking = g_strdup (self->marking);
  else if (self->marking != NULL)
    plan->figure.without |= RP_PART_MARKING;
}

static void
take_sight (const RpExportSubject *subject, RpExportPlan *plan)
{
  if (rp_view_has_timeline (plan->figure.view))
    rp_session_get_range (subject->session, &plan->figure.from, &plan->figure.to);
  if (!rp_view_has_network (plan->figure.view) || subject->network == NULL || subject->dataset != plan->state.dataset)
    return;
  plan->figure.network = rp_network_ref (subject->network);
  plan->figure.sight_zoom = subject->sight.zoom;
  plan->figure.sight = (RpPoint){ subject->sight.x, subject->sight.y };
}

RpExportPlan *
rp_export_choices_plan (const RpExportChoices *self, const RpExportSubject *subject)
{
  RpExportPlan *plan = rp_export_plan_of_session (subject->session, self->view);
  RpExportWhat what = rp_export_choices_may_be (subject, self->view, self->what) ? self->what : RP_WHAT_ALL;

  take_page (self, plan);
  take_texts (self, plan);
  plan->figure.rows = subject->rows;
  plan->input = g_strdup (subject->input);
  if (subject->pictures != NULL && rp_view_has_network (self->view) && subject->dataset == plan->state.dataset)
    plan->state.pictures = rp_picture_set_ref (subject->pictures);
  if (what == RP_WHAT_SEEN)
    take_sight (subject, plan);
  else if (what == RP_WHAT_SELECTION)
    plan->scope = RP_SCOPE_SELECTION;
  else if (what == RP_WHAT_LANE && self->lane != NULL)
    {
      plan->scope = RP_SCOPE_LANE;
      plan->lane = g_strdup (self->lane);
    }
  return plan;
}

char *
rp_export_choices_name (const RpExportChoices *self, const RpExportSubject *subject)
{
  static const char *const parts[] = { "", "", "-selection", "-lane" };
  g_autofree char *name = subject->input != NULL ? g_filename_display_basename (subject->input) : g_strdup ("rapport");
  RpExportWhat what = rp_export_choices_may_be (subject, self->view, self->what) ? self->what : RP_WHAT_ALL;

  if (g_str_has_suffix (name, ".json"))
    name[strlen (name) - strlen (".json")] = '\0';
  if (g_str_has_suffix (name, ".rapport"))
    name[strlen (name) - strlen (".rapport")] = '\0';
  return g_strconcat (name, "-", self->view == RP_VIEW_TABLE ? "chronology" : rp_view_name (self->view), parts[what],
                      self->suffix, NULL);
}
