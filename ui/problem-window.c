/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "problem-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "escape-closes.h"
#include "problem-list.h"

void
rp_problem_window_show (GtkWindow *window, GPtrArray *problems)
{
  GtkWidget *list = rp_problem_list_new (problems);
  GtkWidget *scroller = gtk_widget_get_last_child (adw_window_get_content (ADW_WINDOW (window)));

  gtk_widget_set_margin_start (list, 18);
  gtk_widget_set_margin_end (list, 18);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
}

GtkWindow *
rp_problem_window_new (GtkWindow *parent, const char *file, GPtrArray *problems)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new (), *scroller = gtk_scrolled_window_new ();
  g_autofree char *title = g_strdup_printf (_ ("Problems of %s"), file);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Problems"), file));
  gtk_box_append (GTK_BOX (box), header);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  rp_problem_window_show (GTK_WINDOW (window), problems);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 460, 420);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  rp_escape_closes (window);
  return GTK_WINDOW (window);
}
