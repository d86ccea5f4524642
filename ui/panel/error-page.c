/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "error-page.h"

#include "problem-list.h"

#include <glib/gi18n-lib.h>

struct _RpErrorPage
{
  AdwBin parent_instance;
  AdwStatusPage *page;
};

G_DEFINE_FINAL_TYPE (RpErrorPage, rp_error_page, ADW_TYPE_BIN)

static void
rp_error_page_class_init (G_GNUC_UNUSED RpErrorPageClass *klass)
{
}

static void
rp_error_page_init (RpErrorPage *self)
{
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->page, "dialog-error-symbolic");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

static GtkWidget *
button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

void
rp_error_page_show (RpErrorPage *self, const char *file, const char *trouble, GPtrArray *problems, gboolean can_return)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  g_autofree char *title = g_strdup_printf (_ ("%s Cannot Be Shown"), file);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *trouble_markup = g_markup_escape_text (trouble, -1);

  adw_status_page_set_title (self->page, title_markup);
  adw_status_page_set_description (self->page, trouble_markup);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), button_new (_ ("Read the File Again"), "win.reload"));
  gtk_box_append (GTK_BOX (buttons), button_new (_ ("Open Another…"), "win.open"));
  gtk_box_append (GTK_BOX (buttons), button_new (can_return ? _ ("Back") : _ ("Start Page"), "win.cancel"));
  gtk_box_append (GTK_BOX (box), buttons);
  if (problems != NULL && problems->len > 1)
    gtk_box_append (GTK_BOX (box), rp_problem_list_new (problems));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_status_page_set_child (self->page, clamp);
}
