/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-memory.h"

#include <math.h>

#define GROUP "window"

static char *
memory_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "rapport", "window.ini", NULL);
}

static int
read_int (GKeyFile *file, const char *key, int least, int most, int otherwise)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (file, GROUP, key, &error);

  return error != NULL ? otherwise : CLAMP (value, least, most);
}

void
rp_window_memory_load (RpWindowMemory *memory)
{
  g_autofree char *path = memory_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  memory->width = read_int (file, "width", RP_WINDOW_LEAST_WIDTH, RP_WINDOW_MOST, 1280);
  memory->height = read_int (file, "height", RP_WINDOW_LEAST_HEIGHT, RP_WINDOW_MOST, 800);
  memory->split = read_int (file, "split-permille", 100, 900, 560) / 1000.0;
  memory->maximized = g_key_file_get_boolean (file, GROUP, "maximized", NULL);
}

void
rp_window_memory_save (const RpWindowMemory *memory)
{
  g_autofree char *path = memory_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_set_integer (file, GROUP, "width", memory->width);
  g_key_file_set_integer (file, GROUP, "height", memory->height);
  g_key_file_set_integer (file, GROUP, "split-permille", (int)lround (memory->split * 1000));
  g_key_file_set_boolean (file, GROUP, "maximized", memory->maximized);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_debug ("the window's size is not kept: %s", error != NULL ? error->message : folder);
}
