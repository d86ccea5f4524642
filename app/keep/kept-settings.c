/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept-settings.h"

static char *
path_of (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".ini", NULL);

  return g_build_filename (g_get_user_state_dir (), "rapport", base, NULL);
}

GKeyFile *
rp_kept_settings_load (const char *name)
{
  g_autofree char *path = path_of (name);
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

void
rp_kept_settings_save (GKeyFile *file, const char *name)
{
  g_autofree char *path = path_of (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_debug ("%s is not kept: %s", path, error != NULL ? error->message : folder);
}

int
rp_kept_settings_int (GKeyFile *file, const char *group, const char *key, int least, int most, int otherwise)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (file, group, key, &error);

  return error != NULL ? otherwise : CLAMP (value, least, most);
}
