/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan on paper: the toolkit's print dialog, pages laid out for the paper that is chosen there, and a look at them
 * first. Settings and paper are kept from one time to the next in a file of the user's state folder. */
#pragma once

#include "export-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was kept, else the usual paper in landscape: time is wide. Transfer full. */
GtkPageSetup *rp_print_setup_load (void);
void rp_print_setup_save (GtkPageSetup *setup);
/* Of the paper, px at 96 to the inch. */
void rp_print_setup_get_size (GtkPageSetup *setup, double *width, double *height);
/* "A4, landscape". Transfer full. */
char *rp_print_setup_describe (GtkPageSetup *setup);

typedef enum
{
  RP_PRINT_SENT,
  RP_PRINT_LEFT, /* nothing is printed, as was wanted */
  RP_PRINT_FAILED,
} RpPrintResult;

/* WHY: what is in the way, for RP_PRINT_FAILED. */
typedef void (*RpPrintDone) (RpPrintResult result, const char *why, gpointer data);

/* Asks for a printer and prints PLAN (transfer full). PARENT is borrowed; DONE is called once, unless PARENT is closed
 * before. */
void rp_print_start (GtkWindow *parent, RpExportPlan *plan, GtkPageSetup *setup, RpPrintDone done, gpointer data);

G_END_DECLS
