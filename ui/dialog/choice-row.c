/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "choice-row.h"

#define VALUES "rp-values"
#define INSIDE "rp-inside"

/* ---- one of several ---- */

/* The row has room for some twenty characters of its value. */
static void
say_value_cb (GtkWidget *row)
{
  GObject *value = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  gtk_widget_set_tooltip_text (row, value != NULL ? gtk_string_object_get_string (GTK_STRING_OBJECT (value)) : NULL);
}

GtkWidget *
rp_choice_row_new (const char *title, GCallback changed, gpointer data)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_object_set_data_full (G_OBJECT (row), VALUES, g_array_new (FALSE, FALSE, sizeof (int)),
                          (GDestroyNotify)g_array_unref);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (say_value_cb), NULL);
  g_signal_connect_swapped (row, "notify::selected", changed, data);
  return row;
}

static gboolean
is_same (GListModel *list, const GArray *values, const RpChoice *choices, guint n)
{
  gboolean same = values->len == n;

  for (guint i = 0; i < n && same; i++)
    same = g_array_index (values, int, i) == choices[i].value
           && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (list), i), choices[i].label);
  return same;
}

void
rp_choice_row_set (GtkWidget *row, const RpChoice *choices, guint n, int value)
{
  GListModel *list = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  GArray *values = g_object_get_data (G_OBJECT (row), VALUES);
  guint at = 0;

  for (guint i = 0; i < n; i++)
    if (choices[i].value == value)
      at = i;
  if (!is_same (list, values, choices, n))
    {
      g_autoptr (GtkStringList) fresh = gtk_string_list_new (NULL);

      g_array_set_size (values, 0);
      for (guint i = 0; i < n; i++)
        {
          gtk_string_list_append (fresh, choices[i].label);
          g_array_append_val (values, choices[i].value);
        }
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (fresh));
    }
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (row)) != at)
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), at);
}

int
rp_choice_row_get (GtkWidget *row)
{
  const GArray *values = g_object_get_data (G_OBJECT (row), VALUES);
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return at < values->len ? g_array_index (values, int, at) : 0;
}

/* ---- what stands at the end of a row, which names it ---- */

static GtkWidget *
row_with (GtkWidget *inside, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (inside, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), inside);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), inside);
  g_object_set_data (G_OBJECT (row), INSIDE, inside);
  return row;
}

GtkWidget *
rp_switch_row_new (const char *title, GCallback changed, gpointer data)
{
  GtkWidget *inside = gtk_switch_new (), *row = row_with (inside, title);

  g_signal_connect_swapped (inside, "notify::active", changed, data);
  return row;
}

void
rp_switch_row_set (GtkWidget *row, gboolean on)
{
  gtk_switch_set_active (g_object_get_data (G_OBJECT (row), INSIDE), on);
}

gboolean
rp_switch_row_get (GtkWidget *row)
{
  return gtk_switch_get_active (g_object_get_data (G_OBJECT (row), INSIDE));
}

GtkWidget *
rp_number_row_new (const char *title, int least, int most, GCallback changed, gpointer data)
{
  GtkWidget *inside = gtk_spin_button_new_with_range (least, most, 1), *row = row_with (inside, title);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (inside), TRUE);
  g_signal_connect_swapped (inside, "value-changed", changed, data);
  return row;
}

void
rp_number_row_set (GtkWidget *row, int number)
{
  gtk_spin_button_set_value (g_object_get_data (G_OBJECT (row), INSIDE), number);
}

int
rp_number_row_get (GtkWidget *row)
{
  return gtk_spin_button_get_value_as_int (g_object_get_data (G_OBJECT (row), INSIDE));
}
