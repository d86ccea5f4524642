/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-theme.h"

#include <adwaita.h>

const RpTheme *
rp_diagram_view_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (style))
    return rp_theme (adw_style_manager_get_dark (style) ? RP_THEME_CONTRAST_DARK : RP_THEME_CONTRAST);
  return rp_theme (adw_style_manager_get_dark (style) ? RP_THEME_DARK : RP_THEME_LIGHT);
}
