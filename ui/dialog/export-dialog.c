/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "data-exporters.h"
#include "escape-closes.h"
#include "export-form.h"
#include "export-panes.h"
#include "export-preview.h"
#include "exporters.h"
#include "file-asking.h"
#include "picture-offer.h"
#include "print-job.h"

#define MOST_WIDTH 1020
#define MOST_HEIGHT 700
#define LEAST_WIDTH 360
#define LEAST_HEIGHT 480

typedef struct
{
  GtkWindow *window;
  GtkWindow *parent; /* borrowed: the window is transient for it */
  RpExportSubject subject;
  RpExportChoices *choices;
  RpExportSave save;
  GtkPageSetup *setup; /* for a printer; else NULL */
  GtkWidget *save_button;
  RpExportForm *form;
  RpExportPreview *preview;
  GSimpleActionGroup *actions;
  char *failure; /* why it could not be written; nullable: until another choice is made */
  gulong changed_id;
} Dialog;

static void
free_dialog (gpointer data)
{
  Dialog *dialog = data;

  g_signal_handler_disconnect (dialog->subject.session, dialog->changed_id);
  rp_export_subject_clear (&dialog->subject);
  rp_export_choices_free (dialog->choices);
  g_clear_object (&dialog->actions);
  g_clear_object (&dialog->setup);
  g_free (dialog->failure);
  g_free (dialog);
}

/* ---- what the choices come to ---- */

static gboolean
is_png (const RpExportChoices *choices)
{
  return g_str_equal (choices->suffix, rp_png_exporter.suffix);
}

/* The finest that there can be, in whole dots; 0: as fine as it is chosen. */
static int
too_fine (const RpExportChoices *choices)
{
  double width, height;
  int most;

  rp_export_choices_get_size (choices, &width, &height);
  most = (int)floor (96 * rp_png_largest_scale (width, height));
  return is_png (choices) && choices->paper_width <= 0 && rp_export_choices_get_dpi (choices) > most ? most : 0;
}

static void
check (Dialog *dialog)
{
  int most = too_fine (dialog->choices);
  double width, height, scale = rp_export_choices_get_dpi (dialog->choices) / 96.0;
  g_autofree char *text = NULL, *button = NULL;

  gtk_widget_set_sensitive (dialog->save_button, most == 0);
  if (most == 0)
    {
      rp_export_preview_complain (dialog->preview, dialog->failure != NULL ? dialog->failure : "", NULL, NULL);
      return;
    }
  rp_export_choices_get_size (dialog->choices, &width, &height);
  text
      = g_strdup_printf (_ ("A PNG of %.0f × %.0f pixels is too large to be made; the finest for this size is %d dpi."),
                         ceil (width * scale), ceil (height * scale), most);
  button = g_strdup_printf (_ ("Take %d dpi"), most);
  rp_export_preview_complain (dialog->preview, text, button, "export.take-dpi");
}

static void
changed_cb (Dialog *dialog)
{
  if (rp_session_get_dataset (dialog->subject.session) == NULL)
    return;
  check (dialog);
  rp_export_preview_set_plan (dialog->preview, rp_export_choices_plan (dialog->choices, &dialog->subject),
                              dialog->setup != NULL ? rp_pdf_exporter.suffix : dialog->choices->suffix);
}

static void
chosen_cb (Dialog *dialog)
{
  g_clear_pointer (&dialog->failure, g_free);
  changed_cb (dialog);
}

static void
drawn_cb (Dialog *dialog)
{
  const RpDrawnPages *pages = rp_export_preview_get_pages (dialog->preview);

  if (pages == NULL)
    return;
  rp_export_subject_keep_pictures (&dialog->subject, pages->plan);
  rp_export_form_set_n_pages (dialog->form, rp_export_preview_get_n_pages (dialog->preview));
}

/* The file was read again, or a filter set by another program: the picture follows. */
static void
session_changed_cb (Dialog *dialog, guint what)
{
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_FILTER | RP_CHANGED_PERIOD | RP_CHANGED_SELECTION)) == 0)
    return;
  rp_export_form_refresh (dialog->form);
  changed_cb (dialog);
}

static void
take_dpi (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  Dialog *dialog = data;
  int most = too_fine (dialog->choices);

  if (most <= 0)
    return;
  rp_export_choices_set_dpi (dialog->choices, most);
  rp_export_form_refresh (dialog->form);
  chosen_cb (dialog);
  gtk_widget_grab_focus (dialog->save_button);
}

/* ---- where it goes ---- */

static Dialog *
dialog_of (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "dialog");
}

static void
done_cb (G_GNUC_UNUSED const char *path, G_GNUC_UNUSED guint n_files, const GError *error, gpointer data)
{
  g_autofree char *why = NULL;
  g_autoptr (GtkWindow) window = rp_end_waiting (data, error, &why);
  Dialog *dialog = window != NULL ? dialog_of (window) : NULL;

  if (dialog == NULL)
    return;
  g_free (dialog->failure);
  dialog->failure = g_steal_pointer (&why);
  check (dialog);
  gtk_window_present (window);
}

/* The dialog waits out of sight: it comes back if that fails. */
static void
start (Dialog *dialog, const char *path)
{
  RpExportPlan *plan;

  if (rp_session_get_dataset (dialog->subject.session) == NULL)
    return;
  plan = rp_export_choices_plan (dialog->choices, &dialog->subject);
  g_free (dialog->choices->folder);
  dialog->choices->folder = g_path_get_dirname (path);
  rp_export_choices_save (dialog->choices);
  g_clear_pointer (&dialog->failure, g_free);
  dialog->save (dialog->parent, plan, path, done_cb, rp_begin_waiting (dialog->window));
}

static void
replace (GtkWindow *window, const char *path)
{
  start (dialog_of (window), path);
}

/* PATH as it was named, with a suffix where it has none. Transfer full. */
static char *
with_suffix (Dialog *dialog, const char *path)
{
  gboolean known = rp_data_exporter_for_path (path) != NULL || rp_exporter_for_path (path, NULL) != NULL;

  return known ? g_strdup (path) : g_strconcat (path, dialog->choices->suffix, NULL);
}

/* The first file that comes of PATH. Transfer full. */
static char *
first_file (Dialog *dialog, const char *path)
{
  const RpExporter *exporter = rp_exporter_for_path (path, NULL);
  gsize n = exporter != NULL ? strlen (path) - strlen (exporter->suffix) : 0;

  if (exporter == NULL || exporter->paged || rp_data_exporter_for_path (path) != NULL
      || rp_export_preview_get_n_pages (dialog->preview) < 2)
    return g_strdup (path);
  return g_strdup_printf ("%.*s-001%s", (int)n, path, path + n);
}

static void
answer_cb (GtkNativeDialog *chooser, int response, GtkWindow *window)
{
  Dialog *dialog = dialog_of (window);
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *asked = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = asked != NULL ? with_suffix (dialog, asked) : NULL;
  g_autofree char *first = path != NULL ? first_file (dialog, path) : NULL;

  if (path != NULL && !g_str_equal (first, asked) && g_file_test (first, G_FILE_TEST_EXISTS))
    rp_ask_to_replace (window, path, first, replace);
  else if (path != NULL)
    start (dialog, path);
  g_object_unref (chooser);
}

static void
save_cb (Dialog *dialog)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Export"), dialog->window, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autofree char *name = rp_export_choices_name (dialog->choices, &dialog->subject);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  rp_ask_for_file (chooser, dialog->choices->folder, NULL, G_CALLBACK (answer_cb), dialog->window);
}

/* As a file, and as what is in it. */
static GdkContentProvider *
offer_cb (gpointer data)
{
  static const char *const one[][2] = { { ".png", NULL }, { ".svg", NULL }, { ".pdf", NULL } };
  static const char *const none[] = { NULL };
  Dialog *dialog = data;
  const char *const *suffixes = none;
  g_autofree char *name = rp_export_choices_name (dialog->choices, &dialog->subject);

  if (too_fine (dialog->choices) > 0 || rp_session_get_dataset (dialog->subject.session) == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    if (g_str_equal (one[i][0], dialog->choices->suffix))
      suffixes = one[i];
  return rp_picture_offer_new (rp_export_choices_plan (dialog->choices, &dialog->subject), suffixes, name);
}

/* ---- paper ---- */

static void
show_paper (Dialog *dialog)
{
  g_autofree char *words = rp_print_setup_describe (dialog->setup);

  rp_print_setup_get_size (dialog->setup, &dialog->choices->paper_width, &dialog->choices->paper_height);
  rp_export_form_set_paper (dialog->form, words, "export.paper");
  rp_export_form_refresh (dialog->form);
}

static void
paper_cb (GtkPageSetup *setup, gpointer data)
{
  g_autoptr (GtkWindow) window = rp_end_watch (data);
  Dialog *dialog = window != NULL ? dialog_of (window) : NULL;

  if (setup == NULL || dialog == NULL)
    return;
  g_set_object (&dialog->setup, setup);
  rp_print_setup_save (setup);
  show_paper (dialog);
  chosen_cb (dialog);
}

static void
choose_paper (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
{
  Dialog *dialog = data;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_print_run_page_setup_dialog_async (dialog->window, dialog->setup, settings, paper_cb,
                                         rp_watch_window (dialog->window));
}

static void
printed_cb (RpPrintResult result, const char *why, gpointer data)
{
  Dialog *dialog = data;

  if (result == RP_PRINT_FAILED)
    {
      dialog->failure = g_strdup_printf (_ ("Nothing was printed: %s"), why);
      check (dialog);
    }
  else if (result == RP_PRINT_SENT)
    {
      gtk_widget_activate_action (GTK_WIDGET (dialog->parent), "win.told", "s", _ ("Sent to the printer"));
      gtk_window_destroy (dialog->window);
    }
}

static void
print_cb (Dialog *dialog)
{
  if (rp_session_get_dataset (dialog->subject.session) == NULL)
    return;
  g_clear_pointer (&dialog->failure, g_free);
  rp_print_start (dialog->window, rp_export_choices_plan (dialog->choices, &dialog->subject), dialog->setup, printed_cb,
                  dialog);
}

/* ---- the window ---- */

static GtkWidget *
header_new (Dialog *dialog, const char *save, GCallback saved)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  dialog->save_button = gtk_button_new_with_label (save);
  gtk_widget_add_css_class (dialog->save_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->save_button);
  g_signal_connect_swapped (dialog->save_button, "clicked", saved, dialog);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  return header;
}

static GtkWidget *
content_new (Dialog *dialog, gboolean for_printer)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *preview = rp_export_preview_new ();

  dialog->preview = RP_EXPORT_PREVIEW (preview);
  dialog->form = RP_EXPORT_FORM (rp_export_form_new (dialog->choices, &dialog->subject, for_printer));
  gtk_widget_add_css_class (preview, "rp-export-preview");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (dialog->form));
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (chosen_cb), dialog);
  g_signal_connect_swapped (dialog->preview, "drawn", G_CALLBACK (drawn_cb), dialog);
  return rp_export_panes_new (preview, scroller);
}

static void
add_actions (Dialog *dialog)
{
  static const GActionEntry entries[]
      = { { "take-dpi", take_dpi, NULL, NULL, NULL, { 0 } }, { "paper", choose_paper, NULL, NULL, NULL, { 0 } } };

  dialog->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (dialog->actions), entries, G_N_ELEMENTS (entries), dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog->window), "export", G_ACTION_GROUP (dialog->actions));
}

/* As large as serves, within the window that it stands over. */
static void
set_size (Dialog *dialog)
{
  int width = gtk_widget_get_width (GTK_WIDGET (dialog->parent));
  int height = gtk_widget_get_height (GTK_WIDGET (dialog->parent));

  gtk_window_set_default_size (dialog->window, CLAMP (width - 40, LEAST_WIDTH, MOST_WIDTH),
                               CLAMP (height - 40, LEAST_HEIGHT, MOST_HEIGHT));
}

static Dialog *
dialog_new (GtkWindow *parent, RpExportSubject *subject, RpViewName view, const char *lane, const char *title)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->parent = parent;
  dialog->subject = *subject;
  dialog->choices = rp_export_choices_load ();
  dialog->choices->view = view;
  dialog->choices->lane = g_strdup (lane);
  dialog->window = g_object_new (ADW_TYPE_WINDOW, "title", title, "transient-for", parent, "modal", TRUE,
                                 "destroy-with-parent", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, free_dialog);
  dialog->changed_id
      = g_signal_connect_swapped (dialog->subject.session, "changed", G_CALLBACK (session_changed_cb), dialog);
  set_size (dialog);
  add_actions (dialog);
  return dialog;
}

static void
present (Dialog *dialog, const char *save, GCallback saved, gboolean for_printer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *content;

  gtk_box_append (GTK_BOX (box), header_new (dialog, save, saved));
  content = content_new (dialog, for_printer);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (dialog->window), box);
  rp_escape_closes (GTK_WIDGET (dialog->window));
  gtk_window_set_default_widget (dialog->window, dialog->save_button);
  if (dialog->setup != NULL)
    show_paper (dialog);
  chosen_cb (dialog);
  /* Enter saves, as things are: the rows are a Tab away. */
  gtk_widget_grab_focus (dialog->save_button);
  gtk_window_present (dialog->window);
}

void
rp_export_dialog_show (GtkWindow *parent, RpExportSubject *subject, RpViewName view, const char *lane,
                       RpExportSave save)
{
  Dialog *dialog = dialog_new (parent, subject, view, lane, _ ("Export"));

  dialog->save = save;
  present (dialog, _ ("Save…"), G_CALLBACK (save_cb), FALSE);
  rp_export_preview_let_drag (dialog->preview, offer_cb, dialog);
}

void
rp_export_dialog_print (GtkWindow *parent, RpExportSubject *subject, RpViewName view, const char *lane)
{
  Dialog *dialog = dialog_new (parent, subject, view, lane, _ ("Print"));

  dialog->setup = rp_print_setup_load ();
  /* what suits a screen is no choice for paper */
  dialog->choices->theme = -1;
  dialog->choices->transparent = FALSE;
  present (dialog, _ ("Print…"), G_CALLBACK (print_cb), TRUE);
}
