/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "problem-list.h"

#include <glib/gi18n-lib.h>

#define LIMIT 200

static GtkWidget *
label_new (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  return label;
}

static GtkWidget *
row_new (const RpProblem *problem)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *place = NULL, *where = NULL;
  GString *text = g_string_new (problem->severity == RP_SEVERITY_ERROR ? _ ("Error") : _ ("Warning"));

  if (problem->line > 0)
    {
      place = g_strdup_printf (_ ("line %u, column %u"), problem->line, problem->column);
      g_string_append_printf (text, ", %s", place);
    }
  if (problem->id != NULL)
    g_string_append_printf (text, " · %s", problem->id);
  where = g_string_free (text, FALSE);
  gtk_box_append (GTK_BOX (box), label_new (where, problem->severity == RP_SEVERITY_ERROR ? "rp-error" : "rp-dim"));
  gtk_box_append (GTK_BOX (box), label_new (problem->message, "rp-text"));
  return box;
}

GtkWidget *
rp_problem_list_new (GPtrArray *problems)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (guint i = 0; i < MIN (problems->len, LIMIT); i++)
    gtk_box_append (GTK_BOX (box), row_new (g_ptr_array_index (problems, i)));
  if (problems->len > LIMIT)
    {
      guint more = problems->len - LIMIT;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      gtk_box_append (GTK_BOX (box), label_new (text, "rp-dim"));
    }
  return box;
}
