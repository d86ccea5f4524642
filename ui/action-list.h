/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one list of what a person can do by key: shortcuts, the shortcuts window and the keys without a modifier are made
 * of it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *action; /* detailed name; NULL: only told of, the view handles it */
  const char *keys;   /* as gtk_accelerator_parse reads them, parted by blanks */
  const char *title;  /* to be translated */
  const char *group;  /* to be translated */
} RpActionEntry;

/* Ends with a NULL title. */
const RpActionEntry *rp_action_list (void);
/* Keys with a modifier and function keys become shortcuts of APPLICATION. */
void rp_action_list_install (GtkApplication *application);
/* The action of a key without a modifier; NULL: none. Static. */
const char *rp_action_list_plain (guint key, GdkModifierType state);
/* All of it as a window, not shown. GTK owns it until it is destroyed. */
GtkWidget *rp_action_list_window (void);

G_END_DECLS
