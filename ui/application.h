/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: opens files into windows, quits, tells about itself. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RP_TYPE_APPLICATION (rp_application_get_type ())
G_DECLARE_FINAL_TYPE (RpApplication, rp_application, RP, APPLICATION, AdwApplication)

/* What it does in place of opening a window. */
typedef void (*RpApplicationStart) (GtkApplication *application, gpointer data);

/* Transfer full. */
RpApplication *rp_application_new (void);
/* Before it runs. */
void rp_application_set_starter (RpApplication *self, RpApplicationStart start, gpointer data);

G_END_DECLS
