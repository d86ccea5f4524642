/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that says what Rapport is, what it is built on, and which versions of that run here. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window over PARENT (nullable); the toolkit owns it. */
void rp_about_present (GtkWindow *parent);

G_END_DECLS
