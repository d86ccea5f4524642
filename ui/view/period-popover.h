/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period, typed: two dates in EDTF and the mode, in a popover. What cannot be read is said below its entry; Enter
 * applies. It changes the session's period and nothing else. */
#pragma once

#include <gtk/gtk.h>
#include "session.h"

G_BEGIN_DECLS

/* Shows it at AT of PARENT, a widget that presents its popovers and lets them go. */
void rp_period_popover_show (GtkWidget *parent, const GdkRectangle *at, RpSession *session);

/* What FROM and TO (one EDTF date each, "" or ".." open) say. TRUE: PERIOD is set, not active where both are open.
 * FALSE: FROM_ERROR or TO_ERROR is, or both (transfer full). */
gboolean rp_period_popover_parse (const char *from, const char *to, RpPeriodMode mode, RpPeriod *period,
                                  char **from_error, char **to_error);

G_END_DECLS
