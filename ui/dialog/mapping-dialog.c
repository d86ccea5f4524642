/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-dialog.h"

#include "choice-row.h"
#include "escape-closes.h"
#include "export-panes.h"
#include "foreign-date.h"
#include "mapping-guess.h"
#include "mapping-job.h"
#include "mapping-preview.h"
#include "record-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 1080
#define HEIGHT 720
#define LEAST_WIDTH 340
#define LEAST_HEIGHT 400
#define ROW_LIST "rp-list"
#define ROW_COLUMN "rp-column"
#define MOST_FIELDS 48
#define MOST_SAMPLE_BYTES 40 /* before another one is added */

typedef struct
{
  GtkWindow *window;
  char *path;
  RpMapping *mapping; /* as it is chosen: nobody else has it */
  RpDateOrder dates;
  char *two_readings; /* a date that can be read in two ways; nullable */
  RpMappedList *list; /* the one whose columns are shown; of the mapping */
  GtkWidget *open_button, *lists, *use, *dates_group, *dates_row, *columns, *lacks, *preview;
  GPtrArray *column_rows;
  GCancellable *reading; /* nullable */
  RpMappingDialogDone done;
  GWeakRef data;
  gboolean updating, answered;
} Dialog;

static void
free_dialog (gpointer data)
{
  Dialog *dialog = data;

  g_cancellable_cancel (dialog->reading);
  g_clear_object (&dialog->reading);
  rp_mapping_unref (dialog->mapping);
  g_ptr_array_unref (dialog->column_rows);
  g_weak_ref_clear (&dialog->data);
  g_free (dialog->path);
  g_free (dialog->two_readings);
  g_free (dialog);
}

/* ---- what comes of it ---- */

static RpRecordType
type_of (RpListUse use)
{
  static const RpRecordType types[RP_N_LIST_USES]
      = { RP_RECORD_NONE, RP_RECORD_EVENT, RP_RECORD_RELATION, RP_RECORD_ENTITY, RP_RECORD_SOURCE };

  return types[use];
}

/* "3 April 2023" for the date at hand, or a word that stands for it. Transfer full. */
static char *
date_read_as (const Dialog *dialog, RpDateOrder order, const char *otherwise)
{
  g_autofree char *date = dialog->two_readings != NULL ? rp_foreign_date (dialog->two_readings, order, NULL) : NULL;
  g_autofree char *reason = NULL;
  RpWhen when;

  if (date == NULL || !rp_edtf_parse (date, &when, &reason, NULL))
    return g_strdup (otherwise);
  return rp_edtf_describe (date, &when);
}

static void
fill_dates (Dialog *dialog)
{
  g_autofree char *title = g_strdup_printf (_ ("Dates such as “%s”"), dialog->two_readings);
  g_autofree char *day = date_read_as (dialog, RP_DATE_ORDER_DMY, _ ("Day First"));
  g_autofree char *month = date_read_as (dialog, RP_DATE_ORDER_MDY, _ ("Month First"));
  const RpChoice orders[] = { { _ ("Undated, as wording"), RP_DATE_ORDER_UNKNOWN },
                              { day, RP_DATE_ORDER_DMY },
                              { month, RP_DATE_ORDER_MDY } };

  gtk_widget_set_visible (dialog->dates_group, dialog->two_readings != NULL);
  if (dialog->two_readings == NULL)
    return;
  dialog->updating = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->dates_row), title);
  rp_choice_row_set (dialog->dates_row, orders, G_N_ELEMENTS (orders), (int)dialog->dates);
  dialog->updating = FALSE;
}

static gboolean
has_records (const RpImportResult *result)
{
  guint n = 0;

  for (RpRecordType type = RP_RECORD_EVENT; result != NULL && result->dataset != NULL && type <= RP_RECORD_SOURCE;
       type++)
    n += rp_dataset_n_records (result->dataset, type);
  return n > 0;
}

static void
previewed_cb (RpImportResult *result, const GError *error, gpointer data)
{
  Dialog *dialog = data;

  rp_mapping_preview_set (RP_MAPPING_PREVIEW (dialog->preview), result, error, type_of (dialog->list->use));
  gtk_widget_set_sensitive (dialog->open_button, has_records (result));
  if (result == NULL || result->two_readings == NULL)
    return;
  g_free (dialog->two_readings);
  dialog->two_readings = g_strdup (result->two_readings);
  fill_dates (dialog);
}

/* Reads the file again as it is chosen now; another thread may have the mapping, so that it gets one of its own. */
static void
preview (Dialog *dialog)
{
  g_autoptr (RpMapping) mapping = rp_mapping_copy (dialog->mapping);
  RpImportOptions options = { .dates = dialog->dates, .mapping = mapping };

  g_cancellable_cancel (dialog->reading);
  g_clear_object (&dialog->reading);
  dialog->reading = g_cancellable_new ();
  rp_mapping_job_start (dialog->path, &options, dialog->reading, previewed_cb, dialog);
}

/* ---- columns ---- */

/* "Anna Bianchi · Rashid Aliyev". Transfer full. */
static char *
sample_words (const RpMappedColumn *column)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < RP_MAPPING_SAMPLES && column->samples[i] != NULL && words->len < MOST_SAMPLE_BYTES; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", column->samples[i]);
  g_strdelimit (words->str, "\n\r\t", ' ');
  return g_string_free (words, FALSE);
}

/* Transfer full. */
static char *
column_title (const RpMappedColumn *column)
{
  if (g_str_equal (column->path, "{}"))
    return g_strdup (_ ("Key of the record"));
  if (g_str_equal (column->path, "^"))
    return g_strdup (_ ("Record around"));
  return rp_record_text_line (column->path);
}

static void
fill_field (const Dialog *dialog, GtkWidget *row, const RpMappedColumn *column)
{
  guint n;
  const RpCsvField *fields = rp_list_use_fields (dialog->list->use, &n);
  RpChoice choices[MOST_FIELDS];

  n = MIN (n, MOST_FIELDS);
  for (guint i = 0; i < n; i++)
    choices[i] = (RpChoice){ fields[i] == RP_CSV_OTHER ? _ ("Attribute")
                                                       : rp_mapping_field_label (dialog->list->use, fields[i]),
                             (int)fields[i] };
  rp_choice_row_set (row, choices, n, (int)column->field);
}

static void
show_lacks (Dialog *dialog)
{
  const char *lacks = rp_mapped_list_lacks (dialog->list);

  gtk_label_set_text (GTK_LABEL (dialog->lacks), lacks != NULL ? lacks : "");
  gtk_widget_set_visible (dialog->lacks, lacks != NULL && dialog->list->use != RP_LIST_LEFT_OUT);
}

/* One meaning is one column's: another one's may have gone. */
static void
refill_columns (Dialog *dialog)
{
  dialog->updating = TRUE;
  for (guint i = 0; i < dialog->column_rows->len; i++)
    {
      GtkWidget *row = dialog->column_rows->pdata[i];

      fill_field (dialog, row, g_object_get_data (G_OBJECT (row), ROW_COLUMN));
      gtk_widget_set_sensitive (row, dialog->list->use != RP_LIST_LEFT_OUT);
    }
  dialog->updating = FALSE;
  show_lacks (dialog);
}

static void
column_changed_cb (Dialog *dialog, G_GNUC_UNUSED GParamSpec *spec, GtkWidget *row)
{
  RpMappedColumn *column = g_object_get_data (G_OBJECT (row), ROW_COLUMN);
  RpCsvField field;

  if (dialog->updating || column == NULL)
    return;
  field = (RpCsvField)rp_choice_row_get (row);
  if (field == column->field)
    return;
  rp_mapped_list_turn (dialog->list, column, field);
  refill_columns (dialog);
  preview (dialog);
}

static void
add_column (Dialog *dialog, RpMappedColumn *column)
{
  g_autofree char *title = column_title (column);
  g_autofree char *samples = sample_words (column);
  GtkWidget *row = rp_choice_row_new (title, G_CALLBACK (column_changed_cb), dialog);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  fill_field (dialog, row, column);
  g_object_set_data (G_OBJECT (row), ROW_COLUMN, column);
  g_ptr_array_add (dialog->column_rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (dialog->columns), row);
}

static void
show_columns (Dialog *dialog)
{
  dialog->updating = TRUE;
  for (guint i = 0; i < dialog->column_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (dialog->columns), dialog->column_rows->pdata[i]);
  g_ptr_array_set_size (dialog->column_rows, 0);
  for (guint i = 0; i < dialog->list->columns->len; i++)
    add_column (dialog, dialog->list->columns->pdata[i]);
  dialog->updating = FALSE;
  refill_columns (dialog);
}

/* ---- lists ---- */

/* "people › trips" for "people[].trips[]": where the records stand, without the signs of what holds them. Transfer
 * full.
 */
static char *
list_title (const RpMappedList *list)
{
  GString *words = g_string_new (NULL);
  g_autofree char *whole = NULL;

  for (const char *c = list->path; *c != '\0';)
    if (!g_str_has_prefix (c, "[]") && !g_str_has_prefix (c, "{}"))
      g_string_append_c (words, *c++);
    else
      {
        c += 2;
        if (*c == '.')
          {
            g_string_append (words, words->len > 0 ? " › " : "");
            c++;
          }
      }
  whole = g_string_free (words, FALSE);
  return *whole == '\0' ? g_strdup (_ ("The whole file")) : rp_record_text_line (whole);
}

static void
fill_list_row (GtkWidget *row, const RpMappedList *list)
{
  g_autofree char *said = g_strdup_printf (ngettext ("%u record: %s", "%u records: %s", list->n_records),
                                           list->n_records, rp_list_use_label (list->use));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
}

static void
fill_uses (Dialog *dialog)
{
  RpChoice uses[RP_N_LIST_USES];

  for (guint i = 0; i < RP_N_LIST_USES; i++)
    uses[i] = (RpChoice){ rp_list_use_label ((RpListUse)((i + 1) % RP_N_LIST_USES)), (int)((i + 1) % RP_N_LIST_USES) };
  dialog->updating = TRUE;
  rp_choice_row_set (dialog->use, uses, RP_N_LIST_USES, (int)dialog->list->use);
  dialog->updating = FALSE;
}

static void
list_selected_cb (Dialog *dialog, GtkListBoxRow *row)
{
  RpMappedList *list = row != NULL ? g_object_get_data (G_OBJECT (row), ROW_LIST) : NULL;

  if (list == NULL || list == dialog->list)
    return;
  dialog->list = list;
  fill_uses (dialog);
  show_columns (dialog);
  preview (dialog);
}

static void
use_changed_cb (Dialog *dialog)
{
  RpListUse use = (RpListUse)rp_choice_row_get (dialog->use);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (dialog->lists));

  if (dialog->updating || use == dialog->list->use)
    return;
  rp_mapped_list_use (dialog->list, use);
  if (row != NULL)
    fill_list_row (GTK_WIDGET (row), dialog->list);
  refill_columns (dialog);
  preview (dialog);
}

static void
dates_changed_cb (Dialog *dialog)
{
  if (dialog->updating)
    return;
  dialog->dates = (RpDateOrder)rp_choice_row_get (dialog->dates_row);
  preview (dialog);
}

static GtkWidget *
lists_new (Dialog *dialog)
{
  GtkWidget *box = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lists of the file"), -1);
  for (guint i = 0; i < dialog->mapping->lists->len; i++)
    {
      RpMappedList *list = dialog->mapping->lists->pdata[i];
      g_autofree char *title = list_title (list);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      fill_list_row (row, list);
      g_object_set_data (G_OBJECT (row), ROW_LIST, list);
      gtk_list_box_append (GTK_LIST_BOX (box), row);
    }
  g_signal_connect_swapped (box, "row-selected", G_CALLBACK (list_selected_cb), dialog);
  return box;
}

/* The first that is used, else the first. */
static void
select_first (Dialog *dialog)
{
  guint at = 0;

  for (guint i = dialog->mapping->lists->len; i > 0; i--)
    if (((RpMappedList *)dialog->mapping->lists->pdata[i - 1])->use != RP_LIST_LEFT_OUT)
      at = i - 1;
  gtk_list_box_select_row (GTK_LIST_BOX (dialog->lists),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (dialog->lists), (int)at));
}

/* ---- the window ---- */

static void
answer (Dialog *dialog, const RpImportOptions *options)
{
  g_autoptr (GObject) data = g_weak_ref_get (&dialog->data);

  if (dialog->answered)
    return;
  dialog->answered = TRUE;
  g_cancellable_cancel (dialog->reading);
  if (data != NULL)
    dialog->done (options, data);
}

static gboolean
close_cb (Dialog *dialog)
{
  answer (dialog, NULL);
  return FALSE;
}

static void
open_cb (Dialog *dialog)
{
  RpImportOptions options = { .dates = dialog->dates, .mapping = dialog->mapping };
  g_autoptr (GtkWindow) window = g_object_ref (dialog->window);

  answer (dialog, &options);
  gtk_window_destroy (window);
}

static GtkWidget *
header_new (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_label (_ ("Cancel"));

  dialog->open_button = gtk_button_new_with_label (_ ("Open"));
  gtk_widget_add_css_class (dialog->open_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->open_button);
  g_signal_connect_swapped (dialog->open_button, "clicked", G_CALLBACK (open_cb), dialog);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  return header;
}

static GtkWidget *
scrolled (GtkWidget *inside)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (inside, "rp-mapping-part");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inside);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
form_new (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *one = adw_preferences_group_new ();

  dialog->dates_group = adw_preferences_group_new ();
  dialog->lists = lists_new (dialog);
  dialog->dates_row = rp_choice_row_new (_ ("Dates"), G_CALLBACK (dates_changed_cb), dialog);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (dialog->dates_row), FALSE);
  dialog->use = rp_choice_row_new (_ ("This list is taken for"), G_CALLBACK (use_changed_cb), dialog);
  dialog->columns = adw_preferences_group_new ();
  dialog->lacks = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (dialog->lacks), TRUE);
  gtk_label_set_xalign (GTK_LABEL (dialog->lacks), 0);
  gtk_widget_add_css_class (dialog->lacks, "rp-export-error");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (dialog->columns), _ ("Its Columns"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (dialog->dates_group), dialog->dates_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (one), dialog->use);
  gtk_box_append (GTK_BOX (box), dialog->lists);
  gtk_box_append (GTK_BOX (box), dialog->dates_group);
  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), dialog->lacks);
  gtk_box_append (GTK_BOX (box), dialog->columns);
  return scrolled (box);
}

static GtkWidget *
content_new (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *panes;

  dialog->preview = rp_mapping_preview_new ();
  panes = rp_export_panes_new (form_new (dialog), scrolled (dialog->preview));
  gtk_widget_set_vexpand (panes, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (dialog));
  gtk_box_append (GTK_BOX (box), panes);
  return box;
}

/* That of a window which is not on the screen yet is what it is about to have. */
static void
size_of (GtkWindow *window, int *width, int *height)
{
  gtk_window_get_default_size (window, width, height);
  if (gtk_widget_get_width (GTK_WIDGET (window)) > 0)
    {
      *width = gtk_widget_get_width (GTK_WIDGET (window));
      *height = gtk_widget_get_height (GTK_WIDGET (window));
    }
}

GtkWindow *
rp_mapping_dialog_show (GtkWindow *parent, const char *path, const RpMapping *mapping, const char *two_readings,
                        RpDateOrder dates, RpMappingDialogDone done, GObject *data)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *title = g_strdup_printf (_ ("How Is “%s” to Be Read?"), name);
  int width, height;

  size_of (parent, &width, &height);
  dialog->path = g_strdup (path);
  dialog->mapping = rp_mapping_copy (mapping);
  dialog->dates = dates;
  dialog->two_readings = g_strdup (two_readings);
  dialog->done = done;
  dialog->column_rows = g_ptr_array_new ();
  g_weak_ref_init (&dialog->data, data);
  dialog->window = g_object_new (ADW_TYPE_WINDOW, "title", title, "transient-for", parent, "modal", TRUE,
                                 "destroy-with-parent", TRUE, "default-width", CLAMP (width - 40, LEAST_WIDTH, WIDTH),
                                 "default-height", CLAMP (height - 40, LEAST_HEIGHT, HEIGHT), NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "mapping", dialog, free_dialog);
  adw_window_set_content (ADW_WINDOW (dialog->window), content_new (dialog));
  rp_escape_closes (GTK_WIDGET (dialog->window));
  g_signal_connect_swapped (dialog->window, "close-request", G_CALLBACK (close_cb), dialog);
  gtk_window_set_default_widget (dialog->window, dialog->open_button);
  select_first (dialog);
  fill_dates (dialog);
  gtk_widget_grab_focus (dialog->open_button);
  gtk_window_present (dialog->window);
  return dialog->window;
}
