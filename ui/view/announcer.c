/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "announcer.h"

#include <dlfcn.h>
#include <string.h>

/* gtk_accessible_announce, which the oldest GTK that is built for has not; the priority is an enumeration of its own.
 */
typedef void (*Announce) (GtkAccessible *accessible, const char *message, int priority);

#define PRIORITY_MEDIUM 1

static Announce
look_up (void)
{
  void *program = dlopen (NULL, RTLD_LAZY);
  Announce announce = NULL;
  void *found = program != NULL ? dlsym (program, "gtk_accessible_announce") : NULL;

  /* C has no conversion from a pointer to data to one to a function */
  memcpy (&announce, &found, sizeof found);
  if (program != NULL)
    dlclose (program);
  return announce;
}

void
rp_announce (GtkWidget *from, const char *text)
{
  Announce announce = *text != '\0' && gtk_widget_get_root (from) != NULL ? look_up () : NULL;

  if (announce != NULL)
    announce (GTK_ACCESSIBLE (from), text, PRIORITY_MEDIUM);
}

gboolean
rp_announce_is_heard (void)
{
  return look_up () != NULL;
}
