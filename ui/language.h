/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language the window speaks: the desktop's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before anything is said, once, from the first thread. Words come in the wished language even where the machine has
 * not its locale, as in a sandbox or a bare installation; "C" and "POSIX" ask for no translation. RAPPORT_LOCALEDIR
 * names the folder of the catalogues of a program that is not installed. */
void rp_language_begin (void);

G_END_DECLS
