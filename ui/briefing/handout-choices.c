/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handout-choices.h"

#include "kept-settings.h"

#define GROUP "handout"

const char *const rp_handout_sizes[RP_N_HANDOUT_SIZES] = { NULL, "a4", "letter", "a3", "slide" };

static int
n_kinds (void)
{
  int n = 0;

  while (rp_handouts ()[n] != NULL)
    n++;
  return n;
}

/* TRUE where nothing is kept. */
static gboolean
load_switch (GKeyFile *file, const char *key)
{
  return !g_key_file_has_key (file, GROUP, key, NULL) || g_key_file_get_boolean (file, GROUP, key, NULL);
}

RpHandoutChoices *
rp_handout_choices_load (void)
{
  RpHandoutChoices *self = g_new0 (RpHandoutChoices, 1);
  g_autoptr (GKeyFile) file = rp_kept_settings_load (GROUP);

  self->kind = rp_kept_settings_int (file, GROUP, "kind", 0, n_kinds () - 1, 0);
  self->pages = rp_kept_settings_int (file, GROUP, "pages", 0, RP_HANDOUT_THREE, RP_HANDOUT_NOTES);
  self->size = rp_kept_settings_int (file, GROUP, "size", 0, RP_N_HANDOUT_SIZES - 1, 0);
  self->portrait = g_key_file_get_boolean (file, GROUP, "portrait", NULL);
  self->theme = rp_kept_settings_int (file, GROUP, "theme", -1, RP_THEME_PRINT, -1);
  self->notes = load_switch (file, "notes");
  self->sources = load_switch (file, "sources");
  self->folder = g_key_file_get_string (file, GROUP, "folder", NULL);
  return self;
}

void
rp_handout_choices_save (const RpHandoutChoices *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, GROUP, "kind", self->kind);
  g_key_file_set_integer (file, GROUP, "pages", self->pages);
  g_key_file_set_integer (file, GROUP, "size", self->size);
  g_key_file_set_boolean (file, GROUP, "portrait", self->portrait);
  g_key_file_set_integer (file, GROUP, "theme", self->theme);
  g_key_file_set_boolean (file, GROUP, "notes", self->notes);
  g_key_file_set_boolean (file, GROUP, "sources", self->sources);
  if (self->folder != NULL)
    g_key_file_set_string (file, GROUP, "folder", self->folder);
  rp_kept_settings_save (file, GROUP);
}

void
rp_handout_choices_free (RpHandoutChoices *self)
{
  g_free (self->marking);
  g_free (self->folder);
  g_free (self);
}

const RpHandout *
rp_handout_choices_get_kind (const RpHandoutChoices *self)
{
  return rp_handouts ()[self->kind];
}

gboolean
rp_handout_choices_is_pdf (const RpHandoutChoices *self)
{
  return g_strcmp0 (rp_handout_choices_get_kind (self)->suffix, ".pdf") == 0;
}

gboolean
rp_handout_choices_is_folder (const RpHandoutChoices *self)
{
  return rp_handout_choices_get_kind (self)->suffix == NULL;
}

gboolean
rp_handout_choices_has_sources (const RpHandoutChoices *self)
{
  return rp_handout_choices_is_pdf (self) || g_strcmp0 (rp_handout_choices_get_kind (self)->suffix, ".html") == 0;
}

static gboolean
find_size (const RpHandoutChoices *self, RpPageSize *size)
{
  const char *name = rp_handout_sizes[self->size];

  if (name == NULL || (!rp_handout_choices_is_pdf (self) && !rp_handout_choices_is_folder (self)))
    return FALSE;
  *size = *rp_page_size (name);
  if (self->portrait)
    {
      double side = size->width;

      size->width = size->height;
      size->height = side;
    }
  return TRUE;
}

void
rp_handout_choices_fill (const RpHandoutChoices *self, RpHandoutOrder *order)
{
  RpPageSize size;
  gboolean pdf = rp_handout_choices_is_pdf (self);

  order->plan.pages = pdf ? (RpHandoutPages)self->pages : RP_HANDOUT_SCENES;
  order->plan.without_notes = pdf ? self->pages != RP_HANDOUT_NOTES : !self->notes;
  order->plan.without_sources = rp_handout_choices_has_sources (self) && !self->sources;
  rp_handout_order_set_size (order, find_size (self, &size) ? &size : NULL);
  rp_handout_order_set_marking (order, self->marking);
  order->plan.theme
      = self->theme >= 0 ? (RpThemeName)self->theme : rp_handout_usual_theme (&order->plan, pdf ? "x.pdf" : "x/");
}
