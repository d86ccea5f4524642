/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "presenter-clock.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TICK_MS 250
/* Nobody who speaks is more precise, s. */
#define ON_TIME_S 15

struct _RpPresenterClock
{
  GtkBox parent_instance;
  RpPresentation *presentation;
  GtkLabel *elapsed, *planned, *pace, *now;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (RpPresenterClock, rp_presenter_clock, GTK_TYPE_BOX)

char *
rp_presenter_clock_words (gint64 seconds)
{
  int hours = (int)(seconds / 3600), minutes = (int)(seconds / 60 % 60), rest = (int)(seconds % 60);

  return hours > 0 ? g_strdup_printf ("%d:%02d:%02d", hours, minutes, rest)
                   : g_strdup_printf ("%d:%02d", minutes, rest);
}

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static void
set_class (GtkLabel *label, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), name);
}

static void
show_pace (RpPresenterClock *self, gint64 now_us)
{
  double behind = 0;
  gboolean known = rp_presentation_get_pace (self->presentation, now_us, &behind)
                   && rp_presentation_get_elapsed (self->presentation, now_us) > 0;
  g_autofree char *by = rp_presenter_clock_words ((gint64)fabs (behind));
  g_autofree char *words = NULL;

  if (known)
    words = fabs (behind) < ON_TIME_S ? g_strdup (_ ("on time"))
                                      : g_strdup_printf (behind > 0 ? _ ("%s behind") : _ ("%s ahead"), by);
  set_text (self->pace, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pace), words != NULL);
  set_class (self->pace, "warning", known && behind >= ON_TIME_S);
}

static void
update (RpPresenterClock *self)
{
  gint64 now_us = g_get_monotonic_time ();
  g_autoptr (GDateTime) date = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (date, "%H:%M");
  g_autofree char *elapsed
      = rp_presenter_clock_words (rp_presentation_get_elapsed (self->presentation, now_us) / G_USEC_PER_SEC);
  gboolean begun = rp_presentation_get_elapsed (self->presentation, now_us) > 0;

  set_text (self->elapsed, elapsed);
  set_text (self->now, day);
  set_class (self->elapsed, "dim-label", !rp_presentation_is_running (self->presentation));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->elapsed), rp_presentation_is_running (self->presentation)
                                                               ? _ ("Time elapsed")
                                                           : begun ? _ ("The clock is held")
                                                                   : _ ("The clock starts on leaving the first scene"));
  show_pace (self, now_us);
}

static gboolean
tick_cb (gpointer data)
{
  update (data);
  return G_SOURCE_CONTINUE;
}

static void
rp_presenter_clock_dispose (GObject *object)
{
  RpPresenterClock *self = RP_PRESENTER_CLOCK (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->presentation != NULL)
    g_signal_handlers_disconnect_by_data (self->presentation, self);
  g_clear_object (&self->presentation);
  G_OBJECT_CLASS (rp_presenter_clock_parent_class)->dispose (object);
}

static void
rp_presenter_clock_class_init (RpPresenterClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_presenter_clock_dispose;
}

static GtkLabel *
add_label (RpPresenterClock *self, const char *name, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
rp_presenter_clock_init (RpPresenterClock *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-presenter-clock");
  self->elapsed = add_label (self, _ ("Time elapsed"), "rp-elapsed");
  self->planned = add_label (self, _ ("Time planned"), "dim-label");
  self->pace = add_label (self, _ ("Pace"), "rp-pace");
  self->now = add_label (self, _ ("Time of day"), "rp-now");
  gtk_widget_set_hexpand (GTK_WIDGET (self->now), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->now), GTK_ALIGN_END);
}

GtkWidget *
rp_presenter_clock_new (RpPresentation *presentation)
{
  RpPresenterClock *self = g_object_new (RP_TYPE_PRESENTER_CLOCK, NULL);
  double planned = rp_briefing_get_duration (rp_presentation_get_briefing (presentation));
  g_autofree char *words = rp_presenter_clock_words ((gint64)planned);
  g_autofree char *of = g_strdup_printf (_ ("of %s"), words);

  self->presentation = g_object_ref (presentation);
  gtk_label_set_text (self->planned, of);
  gtk_widget_set_visible (GTK_WIDGET (self->planned), planned >= 1);
  g_signal_connect_swapped (presentation, "changed", G_CALLBACK (update), self);
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  update (self);
  return GTK_WIDGET (self);
}
