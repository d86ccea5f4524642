/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a form, each with a name: one of several things, yes or no, a number. Built on Adwaita's. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  const char *label; /* as it is to be read */
  int value;
} RpChoice;

/* All floating. CHANGED is called, with DATA first, whenever a hand or a program changes what is chosen. */
GtkWidget *rp_choice_row_new (const char *title, GCallback changed, gpointer data);
/* N things to choose from, of which VALUE is chosen, or else the first; labels are copied. Nothing happens where all is
 * as it was. */
void rp_choice_row_set (GtkWidget *row, const RpChoice *choices, guint n, int value);
int rp_choice_row_get (GtkWidget *row);

GtkWidget *rp_switch_row_new (const char *title, GCallback changed, gpointer data);
void rp_switch_row_set (GtkWidget *row, gboolean on);
gboolean rp_switch_row_get (GtkWidget *row);

GtkWidget *rp_number_row_new (const char *title, int least, int most, GCallback changed, gpointer data);
void rp_number_row_set (GtkWidget *row, int number);
int rp_number_row_get (GtkWidget *row);

G_END_DECLS
