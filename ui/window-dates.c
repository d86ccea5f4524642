/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of a file that can be read in two ways: a person says which. Until then they are wordings, and undated. */
#include "foreign-date.h"
#include "question.h"
#include "window-private.h"

#include <glib/gi18n.h>

static void
answer_cb (G_GNUC_UNUSED AdwMessageDialog *dialog, const char *response, RpWindow *self)
{
  if (self->path == NULL || self->loader != NULL || g_str_equal (response, "leave"))
    return;
  self->mapping.said.dates = g_str_equal (response, "dmy") ? RP_DATE_ORDER_DMY : RP_DATE_ORDER_MDY;
  rp_window_start_reading (self, self->path, RP_READING_RELOAD);
}

/* "3 April 2023" for WORDING, or a word that stands for it. Transfer full. */
static char *
read_as (const char *wording, RpDateOrder order, const char *otherwise)
{
  g_autofree char *date = rp_foreign_date (wording, order, NULL);
  g_autofree char *reason = NULL;
  RpWhen when;

  return date != NULL && rp_edtf_parse (date, &when, &reason, NULL) ? rp_edtf_describe (date, &when)
                                                                    : g_strdup (otherwise);
}

GtkWidget *
rp_window_question_of_dates (RpWindow *self, const char *path, const RpImportResult *result)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *heading = g_strdup_printf (_ ("How Are the Dates in “%s” Written?"), name);
  g_autofree char *day_first = read_as (result->two_readings, RP_DATE_ORDER_DMY, _ ("Day First"));
  g_autofree char *month_first = read_as (result->two_readings, RP_DATE_ORDER_MDY, _ ("Month First"));
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u date can be read in two ways: “%s”. Until you say how, it is kept as wording, undated.",
                "%u dates can be read in two ways, such as “%s”. Until you say how, they are kept as wording, undated.",
                result->n_two_readings),
      result->n_two_readings, result->two_readings);
  GtkWidget *dialog = rp_question_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "dmy", day_first);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "mdy", month_first);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "leave", _ ("_Leave Undated"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  return dialog;
}

void
rp_window_ask_for_dates (RpWindow *self, const RpImportResult *result)
{
  GtkWidget *dialog;

  if (result->n_two_readings == 0 || self->reading != RP_READING_OPEN)
    return;
  dialog = rp_window_question_of_dates (self, self->path, result);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
