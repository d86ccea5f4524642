/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handout-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "choice-row.h"
#include "escape-closes.h"
#include "file-asking.h"
#include "export-panes.h"
#include "handout-choices.h"
#include "handout-preview.h"

#define WIDTH 920
#define HEIGHT 560
#define LEAST_WIDTH 340
#define MOST_FOLDERS 1000

typedef struct
{
  GtkWindow *window;
  GtkWindow *parent; /* borrowed: the window is transient for it */
  RpHandoutOrder *order;
  RpHandoutChoices *choices;
  RpHandoutSave save;
  GtkWidget *save_button, *kind, *pages, *size, *portrait, *theme, *notes, *sources, *marking, *page_group, *remarks,
      *preview;
  GCancellable *asking; /* nullable */
  char *failure;        /* nullable: until another choice is made */
  char *told;           /* what is to be known; nullable */
  gboolean updating;
} Dialog;

static void
free_dialog (gpointer data)
{
  Dialog *dialog = data;

  g_cancellable_cancel (dialog->asking);
  g_clear_object (&dialog->asking);
  rp_handout_order_free (dialog->order);
  rp_handout_choices_free (dialog->choices);
  g_free (dialog->failure);
  g_free (dialog->told);
  g_free (dialog);
}

static Dialog *
dialog_of (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "handout");
}

/* ---- what is to be known ---- */

static void
show_remarks (Dialog *dialog)
{
  const char *text = dialog->failure != NULL ? dialog->failure : dialog->told;

  gtk_label_set_text (GTK_LABEL (dialog->remarks), text != NULL ? text : "");
  if (dialog->failure != NULL)
    gtk_widget_add_css_class (dialog->remarks, "rp-export-error");
  else
    gtk_widget_remove_css_class (dialog->remarks, "rp-export-error");
  gtk_widget_set_visible (dialog->remarks, text != NULL);
}

static void
tell_cb (const char *const *remarks, gpointer data)
{
  Dialog *dialog = data;

  g_free (dialog->told);
  dialog->told = remarks != NULL ? g_strjoinv ("\n", (char **)remarks) : NULL;
  show_remarks (dialog);
}

static void
ask (Dialog *dialog)
{
  g_cancellable_cancel (dialog->asking);
  g_clear_object (&dialog->asking);
  dialog->asking = g_cancellable_new ();
  rp_handout_job_ask (rp_handout_order_copy (dialog->order), dialog->asking, tell_cb, dialog);
}

/* ---- rows ---- */

static void
fill_kinds (Dialog *dialog)
{
  RpChoice kinds[16];
  guint n = 0;

  for (const RpHandout *const *kind = rp_handouts (); *kind != NULL && n < G_N_ELEMENTS (kinds); kind++, n++)
    kinds[n] = (RpChoice){ _ ((*kind)->name), (int)n };
  rp_choice_row_set (dialog->kind, kinds, n, dialog->choices->kind);
}

static void
fill_pages (Dialog *dialog)
{
  const RpChoice pages[] = { { _ ("One scene"), RP_HANDOUT_SCENES },
                             { _ ("One scene, notes"), RP_HANDOUT_NOTES },
                             { _ ("Three scenes, lines"), RP_HANDOUT_THREE } };
  gboolean slide = !rp_handout_choices_is_pdf (dialog->choices) || dialog->choices->pages == RP_HANDOUT_SCENES;
  const RpChoice sizes[RP_N_HANDOUT_SIZES] = { { slide ? _ ("Usual: slide") : _ ("Usual: A4, portrait"), 0 },
                                               { _ ("A4"), 1 },
                                               { _ ("Letter"), 2 },
                                               { _ ("A3"), 3 },
                                               { _ ("Slide, 16:9"), 4 } };
  gboolean pdf = rp_handout_choices_is_pdf (dialog->choices), folder = rp_handout_choices_is_folder (dialog->choices);

  rp_choice_row_set (dialog->pages, pages, G_N_ELEMENTS (pages), dialog->choices->pages);
  rp_choice_row_set (dialog->size, sizes, G_N_ELEMENTS (sizes), dialog->choices->size);
  rp_switch_row_set (dialog->portrait, dialog->choices->portrait);
  gtk_widget_set_visible (dialog->page_group, pdf || folder);
  gtk_widget_set_visible (dialog->pages, pdf);
  gtk_widget_set_visible (dialog->portrait, dialog->choices->size > 0);
}

static void
fill_looks (Dialog *dialog)
{
  gboolean pdf = rp_handout_choices_is_pdf (dialog->choices), folder = rp_handout_choices_is_folder (dialog->choices);
  gboolean print = pdf
                   && (dialog->order->plan.size != NULL ? dialog->order->plan.size->paper
                                                        : dialog->choices->pages != RP_HANDOUT_SCENES);
  const RpChoice themes[] = { { print ? _ ("Usual: print") : _ ("Usual: light"), -1 },
                              { _ ("Light"), RP_THEME_LIGHT },
                              { _ ("Dark"), RP_THEME_DARK },
                              { _ ("Contrast"), RP_THEME_CONTRAST },
                              { _ ("Print, black on white"), RP_THEME_PRINT } };

  rp_choice_row_set (dialog->theme, themes, G_N_ELEMENTS (themes), dialog->choices->theme);
  rp_switch_row_set (dialog->notes, dialog->choices->notes);
  rp_switch_row_set (dialog->sources, dialog->choices->sources);
  gtk_widget_set_visible (dialog->notes, !pdf && !folder);
  gtk_widget_set_visible (dialog->sources, rp_handout_choices_has_sources (dialog->choices));
}

static void
refresh (Dialog *dialog)
{
  dialog->updating = TRUE;
  rp_handout_choices_fill (dialog->choices, dialog->order);
  fill_kinds (dialog);
  fill_pages (dialog);
  fill_looks (dialog);
  dialog->updating = FALSE;
  show_remarks (dialog);
  rp_handout_preview_set_order (RP_HANDOUT_PREVIEW (dialog->preview), rp_handout_order_copy (dialog->order),
                                rp_handout_choices_is_pdf (dialog->choices));
}

/* What is as the dataset has it is not said again. */
static void
take_marking (Dialog *dialog)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (dialog->marking));
  const char *own = rp_dataset_get_marking (dialog->order->plan.dataset);

  g_clear_pointer (&dialog->choices->marking, g_free);
  if (!g_str_equal (typed, own != NULL ? own : ""))
    dialog->choices->marking = g_strdup (typed);
}

static void
changed_cb (Dialog *dialog)
{
  RpHandoutChoices *choices = dialog->choices;

  if (dialog->updating)
    return;
  choices->kind = rp_choice_row_get (dialog->kind);
  choices->pages = rp_choice_row_get (dialog->pages);
  choices->size = rp_choice_row_get (dialog->size);
  choices->portrait = rp_switch_row_get (dialog->portrait);
  choices->theme = rp_choice_row_get (dialog->theme);
  choices->notes = rp_switch_row_get (dialog->notes);
  choices->sources = rp_switch_row_get (dialog->sources);
  take_marking (dialog);
  g_clear_pointer (&dialog->failure, g_free);
  refresh (dialog);
}

static void
marked_cb (Dialog *dialog)
{
  if (dialog->updating)
    return;
  changed_cb (dialog);
  ask (dialog);
}

/* ---- where it goes ---- */

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
  show_remarks (dialog);
  gtk_window_present (window);
}

/* The dialog waits out of sight: it comes back if that fails. */
static void
start (Dialog *dialog, const char *path)
{
  g_autofree char *bare = g_strdup (path);

  while (strlen (bare) > 1 && g_str_has_suffix (bare, "/"))
    bare[strlen (bare) - 1] = '\0';
  g_free (dialog->choices->folder);
  dialog->choices->folder = g_path_get_dirname (bare);
  rp_handout_choices_save (dialog->choices);
  g_clear_pointer (&dialog->failure, g_free);
  dialog->save (dialog->parent, rp_handout_order_copy (dialog->order), path, done_cb,
                rp_begin_waiting (dialog->window));
}

static void
replace (GtkWindow *window, const char *path)
{
  start (dialog_of (window), path);
}

static char *usual_name (const Dialog *dialog);

/* Not there yet, or empty: pictures of another hand-out, of which there may have been more, never stay among these. */
static gboolean
is_free_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL ? g_dir_read_name (dir) == NULL : !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* ASKED, or a folder of its own in it, with a slash at the end. Transfer full. */
static char *
folder_in (const Dialog *dialog, const char *asked)
{
  g_autofree char *name = usual_name (dialog), *path = g_strdup (asked);

  for (guint i = 1; !is_free_folder (path) && i < MOST_FOLDERS; i++)
    {
      g_autofree char *numbered = i > 1 ? g_strdup_printf ("%s-%u", name, i) : g_strdup (name);

      g_free (path);
      path = g_build_filename (asked, numbered, NULL);
    }
  return g_strconcat (path, "/", NULL);
}

/* ASKED with what its kind needs at the end. Transfer full. */
static char *
path_of (const Dialog *dialog, const char *asked)
{
  const char *suffix = rp_handout_choices_get_kind (dialog->choices)->suffix;
  g_autofree char *lower = g_ascii_strdown (asked, -1);

  if (suffix == NULL)
    return folder_in (dialog, asked);
  return g_str_has_suffix (lower, suffix) ? g_strdup (asked) : g_strconcat (asked, suffix, NULL);
}

static void
answer_cb (GtkNativeDialog *chooser, int response, GtkWindow *window)
{
  Dialog *dialog = dialog_of (window);
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *asked = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = asked != NULL ? path_of (dialog, asked) : NULL;

  /* the chooser has asked about the name that it knows */
  if (path != NULL && !g_str_has_suffix (path, "/") && !g_str_equal (path, asked)
      && g_file_test (path, G_FILE_TEST_EXISTS))
    rp_ask_to_replace (window, path, path, replace);
  else if (path != NULL)
    start (dialog, path);
  g_object_unref (chooser);
}

/* NAME of the dataset's file, and what it is. Transfer full. */
static char *
usual_name (const Dialog *dialog)
{
  const char *input = dialog->order->plan.input, *suffix = rp_handout_choices_get_kind (dialog->choices)->suffix;
  g_autofree char *name = input != NULL ? g_filename_display_basename (input) : g_strdup ("rapport");

  if (g_str_has_suffix (name, ".json"))
    name[strlen (name) - strlen (".json")] = '\0';
  if (g_str_has_suffix (name, ".rapport"))
    name[strlen (name) - strlen (".rapport")] = '\0';
  return g_strconcat (name, "-briefing", suffix, NULL);
}

static void
save_cb (Dialog *dialog)
{
  gboolean folder = rp_handout_choices_is_folder (dialog->choices);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      folder ? _ ("Folder for the Pictures") : _ ("Export Hand-Out"), dialog->window,
      folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autofree char *name = usual_name (dialog);

  if (!folder)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  rp_ask_for_file (chooser, dialog->choices->folder, NULL, G_CALLBACK (answer_cb), dialog->window);
}

/* ---- the window ---- */

static GtkWidget *
add_row (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
group_in (GtkWidget *box)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
marking_row (Dialog *dialog)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *own = rp_dataset_get_marking (dialog->order->plan.dataset);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Handling marking"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), own != NULL ? own : "");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (marked_cb), dialog);
  return row;
}

static GtkWidget *
form_new (Dialog *dialog)
{
  GCallback changed = G_CALLBACK (changed_cb);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *group = group_in (box);

  gtk_widget_add_css_class (box, "rp-export-form");
  gtk_widget_set_margin_top (box, 12);
  dialog->kind = add_row (group, rp_choice_row_new (_ ("Format"), changed, dialog));
  group = dialog->page_group = group_in (box);
  dialog->pages = add_row (group, rp_choice_row_new (_ ("On each page"), changed, dialog));
  dialog->size = add_row (group, rp_choice_row_new (_ ("Size"), changed, dialog));
  dialog->portrait = add_row (group, rp_switch_row_new (_ ("Portrait"), changed, dialog));
  group = group_in (box);
  dialog->theme = add_row (group, rp_choice_row_new (_ ("Colours"), changed, dialog));
  dialog->notes = add_row (group, rp_switch_row_new (_ ("Notes"), changed, dialog));
  dialog->sources = add_row (group, rp_switch_row_new (_ ("Sources"), changed, dialog));
  dialog->marking = add_row (group, marking_row (dialog));
  dialog->remarks = gtk_label_new (NULL);
  gtk_widget_add_css_class (dialog->remarks, "rp-export-note");
  gtk_label_set_wrap (GTK_LABEL (dialog->remarks), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (dialog->remarks), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (dialog->remarks), 0);
  gtk_box_append (GTK_BOX (box), dialog->remarks);
  return box;
}

static GtkWidget *
header_new (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_label (_ ("Cancel"));

  dialog->save_button = gtk_button_new_with_label (_ ("Save…"));
  gtk_widget_add_css_class (dialog->save_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->save_button);
  g_signal_connect_swapped (dialog->save_button, "clicked", G_CALLBACK (save_cb), dialog);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  return header;
}

static GtkWidget *
content_new (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new (), *panes;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form_new (dialog));
  dialog->preview = rp_handout_preview_new ();
  panes = rp_export_panes_new (dialog->preview, scroller);
  gtk_widget_set_vexpand (panes, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (dialog));
  gtk_box_append (GTK_BOX (box), panes);
  return box;
}

void
rp_handout_dialog_show (GtkWindow *parent, RpHandoutOrder *order, RpHandoutSave save)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->parent = parent;
  dialog->order = order;
  dialog->save = save;
  dialog->choices = rp_handout_choices_load ();
  dialog->window = g_object_new (
      ADW_TYPE_WINDOW, "title", _ ("Export Hand-Out"), "transient-for", parent, "modal", TRUE, "destroy-with-parent",
      TRUE, "default-width", CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 40, LEAST_WIDTH, WIDTH),
      "default-height", MIN (HEIGHT, MAX (400, gtk_widget_get_height (GTK_WIDGET (parent)) - 40)), NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "handout", dialog, free_dialog);
  dialog->updating = TRUE;
  adw_window_set_content (ADW_WINDOW (dialog->window), content_new (dialog));
  rp_escape_closes (GTK_WIDGET (dialog->window));
  gtk_window_set_default_widget (dialog->window, dialog->save_button);
  refresh (dialog);
  ask (dialog);
  /* Enter saves, as things are: the rows are a Tab away. */
  gtk_widget_grab_focus (dialog->save_button);
  gtk_window_present (dialog->window);
}
