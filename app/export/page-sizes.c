/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-sizes.h"

#include "figure.h"

const RpPageSize *
rp_page_size (const char *name)
{
  static const RpPageSize sizes[] = {
    { "a4", 297 * RP_PX_PER_MM, 210 * RP_PX_PER_MM, TRUE, 1 },
    { "a3", 420 * RP_PX_PER_MM, 297 * RP_PX_PER_MM, TRUE, 1 },
    { "letter", 11 * 96, 8.5 * 96, TRUE, 1 },
    { "slide", 1920, 1080, FALSE, RP_SLIDE_ZOOM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_str_equal (sizes[i].name, name))
      return &sizes[i];
  return NULL;
}
