/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's guide: one page, in the browser of whoever asks for it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the guide in the first of the desktop's languages that it is written in, else in English. When nothing opens
 * it, a dialog over PARENT (nullable) says why and where the page is. */
void rp_guide_present (GtkWindow *parent);

G_END_DECLS
