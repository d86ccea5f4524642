/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen-awake.h"

#include <glib/gi18n-lib.h>

#define SERVICE "org.freedesktop.ScreenSaver"
#define OBJECT "/org/freedesktop/ScreenSaver"

struct _RpScreenAwake
{
  GtkApplication *application;
  guint session;        /* 0: the session does not listen */
  GDBusConnection *bus; /* nullable */
  GCancellable *cancellable;
};

/* What is asked for on the way outlives the value: told too late, it is taken back at once. */
typedef struct
{
  GDBusConnection *bus;
  GCancellable *cancellable;
  guint32 cookie;
} Asked;

static void
take_back (GDBusConnection *bus, guint32 cookie)
{
  g_dbus_connection_call (bus, SERVICE, OBJECT, SERVICE, "UnInhibit", g_variant_new ("(u)", cookie), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  g_dbus_connection_flush_sync (bus, NULL, NULL);
}

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->bus);
  g_clear_object (&asked->cancellable);
  g_free (asked);
}

static void
over_cb (G_GNUC_UNUSED GCancellable *cancellable, gpointer data)
{
  Asked *asked = data;

  take_back (asked->bus, asked->cookie);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GCancellable) over = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL) /* nobody is there: nothing would darken the screen either */
    {
      free_asked (asked);
      return;
    }
  g_variant_get (answer, "(u)", &asked->cookie);
  /* at once where it is over already; what waits for that must not keep it from ending */
  over = g_steal_pointer (&asked->cancellable);
  g_cancellable_connect (over, G_CALLBACK (over_cb), asked, (GDestroyNotify)free_asked);
}

RpScreenAwake *
rp_screen_awake_new (GtkApplication *application, GtkWindow *window)
{
  RpScreenAwake *self = g_new0 (RpScreenAwake, 1);
  const char *reason = _ ("A briefing is being presented");
  Asked *asked;

  self->application = g_object_ref (application);
  self->session = gtk_application_inhibit (application, window, GTK_APPLICATION_INHIBIT_IDLE, reason);
  self->bus = g_application_get_dbus_connection (G_APPLICATION (application));
  if (self->session != 0 || self->bus == NULL)
    {
      self->bus = NULL;
      return self;
    }
  g_object_ref (self->bus);
  self->cancellable = g_cancellable_new ();
  asked = g_new0 (Asked, 1);
  *asked = (Asked){ g_object_ref (self->bus), g_object_ref (self->cancellable), 0 };
  g_dbus_connection_call (self->bus, SERVICE, OBJECT, SERVICE, "Inhibit",
                          g_variant_new ("(ss)", g_get_application_name (), reason), G_VARIANT_TYPE ("(u)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, asked_cb, asked);
  return self;
}

void
rp_screen_awake_free (RpScreenAwake *self)
{
  if (self == NULL)
    return;
  if (self->session != 0)
    gtk_application_uninhibit (self->application, self->session);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);
  g_object_unref (self->application);
  g_free (self);
}
