/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question with a heading and a text: an AdwMessageDialog, to which the caller adds the answers. What an answer does
 * is not its business. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window that owns itself, to be presented. BODY is plain text. */
GtkWidget *rp_question_new (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
