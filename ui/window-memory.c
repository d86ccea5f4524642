/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-memory.h"

#include <math.h>

#include "kept-settings.h"

#define GROUP "window"

void
rp_window_memory_load (RpWindowMemory *memory)
{
  g_autoptr (GKeyFile) file = rp_kept_settings_load (GROUP);

  memory->width = rp_kept_settings_int (file, GROUP, "width", RP_WINDOW_LEAST_WIDTH, RP_WINDOW_MOST, 1280);
  memory->height = rp_kept_settings_int (file, GROUP, "height", RP_WINDOW_LEAST_HEIGHT, RP_WINDOW_MOST, 800);
  memory->split = rp_kept_settings_int (file, GROUP, "split-permille", 100, 900, 560) / 1000.0;
  memory->maximized = g_key_file_get_boolean (file, GROUP, "maximized", NULL);
}

void
rp_window_memory_save (const RpWindowMemory *memory)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, GROUP, "width", memory->width);
  g_key_file_set_integer (file, GROUP, "height", memory->height);
  g_key_file_set_integer (file, GROUP, "split-permille", (int)lround (memory->split * 1000));
  g_key_file_set_boolean (file, GROUP, "maximized", memory->maximized);
  rp_kept_settings_save (file, GROUP);
}
