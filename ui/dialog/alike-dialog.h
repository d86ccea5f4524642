/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that look alike, side by side, one pair after the other: a person says of each whether they are one; and
 * what was added is told. It changes nothing itself. */
#pragma once

#include <adwaita.h>

#include "dataset-union.h"

G_BEGIN_DECLS

typedef struct
{
  /* ONE: they are one record; else they stay two. PAIR is of RESULT. */
  void (*decided) (const RpUnionResult *result, const RpUnionPair *pair, gboolean one, gpointer data);
  /* The latest decision is taken back (-1) or done again; FALSE: there is none. */
  gboolean (*step) (int direction, gpointer data);
} RpAlikeCalls;

/* Modal over PARENT, to be presented; GTK owns it. FIRST names what was open, in people's words. CALLS live as long as
 * the program. */
GtkWindow *rp_alike_dialog_new (GtkWindow *parent, const char *first, const RpAlikeCalls *calls, gpointer data);
/* The pairs of RESULT (referenced). Until another result comes, what was decided is passed over, so that nobody has to
 * wait. The pair that stood there stays, or the next takes its place. */
void rp_alike_dialog_show (GtkWindow *dialog, RpUnionResult *result);

G_END_DECLS
