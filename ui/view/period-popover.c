/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period-popover.h"

#include "kept-popover.h"
#include "time-span.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_MODES 3

typedef struct
{
  RpSession *session;
  GtkWidget *popover;
  GtkWidget *entries[2], *errors[2]; /* from, to */
  GtkWidget *modes[N_MODES];         /* in the order of RpPeriodMode */
} Form;

static gboolean
parse_end (const char *text, gboolean is_end, RpInstant *instant, char **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *reason = NULL;
  RpWhen when;

  *instant = is_end ? RP_INSTANT_MAX : RP_INSTANT_MIN;
  if (*stripped == '\0' || g_str_equal (stripped, ".."))
    return TRUE;
  if (!rp_edtf_parse (stripped, &when, &reason, NULL))
    *error = g_steal_pointer (&reason);
  else if (when.form == RP_WHEN_INTERVAL)
    *error = g_strdup (_ ("one date is wanted here, not a stretch"));
  else if (when.year_unknown)
    *error = g_strdup (_ ("a period needs a year"));
  else
    *instant = is_end ? rp_when_latest (&when) : rp_when_earliest (&when);
  return *error == NULL;
}

gboolean
rp_period_popover_parse (const char *from, const char *to, RpPeriodMode mode, RpPeriod *period, char **from_error,
                         char **to_error)
{
  gboolean good;

  *from_error = *to_error = NULL;
  *period = (RpPeriod){ .mode = mode };
  good = parse_end (from, FALSE, &period->from, from_error);
  good = parse_end (to, TRUE, &period->to, to_error) && good;
  period->active = !rp_instant_is_infinite (period->from) || !rp_instant_is_infinite (period->to);
  if (!good)
    return FALSE;
  if (rp_instant_compare (period->from, period->to) > 0)
    *to_error = g_strdup (_ ("the end lies before the start"));
  else if (period->active && mode != RP_PERIOD_DURING && rp_instant_is_infinite (period->to))
    *to_error = g_strdup (_ ("“as of” and “up to” need an end"));
  return *to_error == NULL;
}

static void
free_form (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_free (form);
}

static void
show_error (Form *form, guint which, const char *error)
{
  GtkWidget *entry = form->entries[which];

  gtk_label_set_text (GTK_LABEL (form->errors[which]), error != NULL ? error : "");
  gtk_widget_set_visible (form->errors[which], error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error != NULL ? error : "", -1);
}

static void
apply_cb (Form *form)
{
  g_autofree char *from_error = NULL, *to_error = NULL;
  RpPeriodMode mode = RP_PERIOD_DURING;
  RpPeriod period;

  for (guint i = 0; i < N_MODES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (form->modes[i])))
      mode = (RpPeriodMode)i;
  if (rp_period_popover_parse (gtk_editable_get_text (GTK_EDITABLE (form->entries[0])),
                               gtk_editable_get_text (GTK_EDITABLE (form->entries[1])), mode, &period, &from_error,
                               &to_error))
    {
      rp_session_set_period (form->session, period.active ? &period : NULL);
      gtk_popover_popdown (GTK_POPOVER (form->popover));
      return;
    }
  show_error (form, 0, from_error);
  show_error (form, 1, to_error);
  gtk_widget_grab_focus (form->entries[from_error != NULL ? 0 : 1]);
}

static void
clear_cb (Form *form)
{
  rp_session_set_period (form->session, NULL);
  gtk_popover_popdown (GTK_POPOVER (form->popover));
}

/* What is being mended is not complained of. */
static void
changed_cb (GtkEditable *entry, gpointer data)
{
  Form *form = data;

  show_error (form, GTK_WIDGET (entry) == form->entries[0] ? 0 : 1, NULL);
}

static void
add_entry (Form *form, GtkWidget *grid, guint which, const char *label, const char *placeholder, RpInstant instant)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label), *entry = gtk_entry_new (), *error = gtk_label_new ("");
  g_autofree char *text = rp_time_span_edtf (instant, which == 1);

  form->entries[which] = entry;
  form->errors[which] = error;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 22);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), entry);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_label_set_xalign (GTK_LABEL (error), 0);
  gtk_label_set_wrap (GTK_LABEL (error), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (error), 30);
  gtk_widget_add_css_class (error, "error");
  gtk_widget_add_css_class (error, "caption");
  gtk_widget_set_visible (error, FALSE);
  gtk_grid_attach (GTK_GRID (grid), name, 0, (int)which * 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), entry, 1, (int)which * 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), error, 1, (int)which * 2 + 1, 1, 1);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), form);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), form);
}

static GtkWidget *
modes_new (Form *form, RpPeriodMode mode)
{
  const char *const names[N_MODES][2] = {
    { _ ("During"), _ ("Ties of some time within the period") },
    { _ ("As of its end"), _ ("Ties that held at the end of the period") },
    { _ ("Up to its end"), _ ("Ties that had begun by the end of the period") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < N_MODES; i++)
    {
      form->modes[i] = gtk_check_button_new_with_label (names[i][0]);
      gtk_widget_set_tooltip_text (form->modes[i], names[i][1]);
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (form->modes[i]), GTK_CHECK_BUTTON (form->modes[0]));
      gtk_box_append (GTK_BOX (box), form->modes[i]);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (form->modes[mode]), TRUE);
  return box;
}

static GtkWidget *
buttons_new (Form *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *clear = gtk_button_new_with_label (_ ("No Period"));
  GtkWidget *apply = gtk_button_new_with_label (_ ("Set Period"));

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_popover_set_default_widget (GTK_POPOVER (form->popover), apply);
  gtk_widget_set_sensitive (clear, rp_session_get_period (form->session)->active);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_cb), form);
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (apply_cb), form);
  gtk_box_append (GTK_BOX (box), clear);
  gtk_box_append (GTK_BOX (box), apply);
  return box;
}

static GtkWidget *
content_new (Form *form)
{
  const RpPeriod *period = rp_session_get_period (form->session);
  GtkWidget *grid = gtk_grid_new (), *ties = gtk_label_new (_ ("Ties")), *buttons = buttons_new (form);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_margin_start (grid, 8);
  gtk_widget_set_margin_end (grid, 8);
  gtk_widget_set_margin_top (grid, 8);
  gtk_widget_set_margin_bottom (grid, 8);
  add_entry (form, grid, 0, _ ("_From"), _ ("2010, 2010-03, 2010-03-14; empty: open"),
             period->active ? period->from : RP_INSTANT_MIN);
  add_entry (form, grid, 1, _ ("_To"), _ ("2010, 2010-03, 2010-03-14; empty: open"),
             period->active ? period->to : RP_INSTANT_MAX);
  gtk_label_set_xalign (GTK_LABEL (ties), 0);
  gtk_label_set_yalign (GTK_LABEL (ties), 0);
  gtk_widget_set_margin_top (ties, 4);
  gtk_grid_attach (GTK_GRID (grid), ties, 0, 4, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), modes_new (form, period->active ? period->mode : RP_PERIOD_DURING), 1, 4, 1, 1);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_grid_attach (GTK_GRID (grid), buttons, 0, 5, 2, 1);
  return grid;
}

void
rp_period_popover_show (GtkWidget *parent, const GdkRectangle *at, RpSession *session)
{
  GtkPopover *popover = rp_kept_popover (parent, "rp-period-popover", GTK_TYPE_POPOVER);
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->popover = GTK_WIDGET (popover);
  g_object_set_data_full (G_OBJECT (popover), "rp-period-form", form, free_form);
  gtk_popover_set_child (popover, content_new (form));
  gtk_popover_set_pointing_to (popover, at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Period"), -1);
  gtk_popover_popup (popover);
  gtk_widget_grab_focus (form->entries[0]);
}
