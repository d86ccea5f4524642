/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that look alike, side by side, one pair after the other: a person says of each whether they are one. It
 * changes nothing itself. */
#pragma once

#include <adwaita.h>

#include "dataset-union.h"

G_BEGIN_DECLS

/* ONE: they are one record; else they stay two. PAIR is of the result that is shown. */
typedef void (*RpAlikeDecided) (const RpUnionPair *pair, gboolean one, gpointer data);

/* Modal over PARENT, to be presented; GTK owns it. FIRST names what was open, in people's words. */
GtkWindow *rp_alike_dialog_new (GtkWindow *parent, const char *first, RpAlikeDecided decided, gpointer data);
/* The pairs of RESULT, which must live until the next call; UNIFIED is what it was made of. NULL: it is being made, and
 * nothing can be decided until then. The pair that stood there stays, or the next takes its place. */
void rp_alike_dialog_show (GtkWindow *dialog, const RpUnion *unified, const RpUnionResult *result);

G_END_DECLS
