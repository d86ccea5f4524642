/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "choice-row.h"
#include "data-exporters.h"
#include "exporters.h"

#define MOST_PAGES 99
/* Of lanes no more are offered: a list of thousands serves nobody. */
#define MOST_LANES 500

struct _RpExportForm
{
  AdwBin parent_instance;
  RpExportChoices *choices;
  const RpExportSubject *subject;
  gboolean for_printer, updating;
  guint n_pages;
  GtkWidget *view, *what, *lane;
  GtkWidget *file_group, *format, *dpi, *transparent;
  GtkWidget *page_group, *page, *paper, *paper_button, *width, *height, *turned, *margin, *pages, *pages_number;
  GtkWidget *looks_group, *theme;
  GtkWidget *texts_group, *title, *subtitle, *marking, *legend, *facts, *sources, *numbers;
};

G_DEFINE_FINAL_TYPE (RpExportForm, rp_export_form, ADW_TYPE_BIN)

static guint changed_signal;

/* ---- what there is to choose from ---- */

static gboolean
is_data (RpExportForm *self)
{
  g_autofree char *name = g_strconcat ("x", self->choices->suffix, NULL);

  return !self->for_printer && rp_data_exporter_for_path (name) != NULL;
}

static void
fill_views (RpExportForm *self)
{
  const RpChoice views[] = { { _ ("Timeline"), RP_VIEW_TIMELINE }, { _ ("Network"), RP_VIEW_NETWORK },
                             { _ ("Both"), RP_VIEW_BOTH },         { _ ("Overview"), RP_VIEW_OVERVIEW },
                             { _ ("Chronology"), RP_VIEW_TABLE },  { _ ("Sources"), RP_VIEW_SOURCES } };

  rp_choice_row_set (self->view, views, G_N_ELEMENTS (views), self->choices->view);
  gtk_widget_set_visible (self->view, !is_data (self));
}

static void
fill_what (RpExportForm *self)
{
  const RpChoice all[] = { { _ ("All"), RP_WHAT_ALL },
                           { _ ("As seen"), RP_WHAT_SEEN },
                           { _ ("Selection and neighbours"), RP_WHAT_SELECTION },
                           { _ ("One lane"), RP_WHAT_LANE } };
  RpViewName view = is_data (self) ? RP_VIEW_TIMELINE : self->choices->view;
  RpChoice some[G_N_ELEMENTS (all)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (rp_export_choices_may_be (self->subject, view, (RpExportWhat)all[i].value))
      some[n++] = all[i];
  rp_choice_row_set (self->what, some, n, self->choices->what);
  gtk_widget_set_visible (self->what, n > 1);
}

static void
fill_lanes (RpExportForm *self)
{
  RpTimelineLayout *layout = self->subject->layout;
  gboolean shown = rp_choice_row_get (self->what) == RP_WHAT_LANE;
  guint n = shown ? MIN (rp_timeline_layout_n_lanes (layout), MOST_LANES) : 0, at = 0;
  g_autofree RpChoice *lanes = g_new (RpChoice, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint n_items;

      lanes[i] = (RpChoice){ rp_timeline_layout_lane_name (layout, i, &n_items), (int)i };
      if (g_strcmp0 (rp_timeline_layout_lane_id (layout, i), self->choices->lane) == 0)
        at = i;
    }
  gtk_widget_set_visible (self->lane, shown);
  if (!shown)
    return;
  rp_choice_row_set (self->lane, lanes, n, (int)at);
  g_free (self->choices->lane);
  self->choices->lane = g_strdup (rp_timeline_layout_lane_id (layout, at));
}

static void
fill_formats (RpExportForm *self)
{
  const RpExporter *const *pictures = rp_exporters ();
  const RpDataExporter *const *data = rp_data_exporters ();
  RpChoice formats[32];
  const char *const names[] = { _ ("PNG picture"), _ ("SVG drawing"), _ ("PDF document") };
  guint n = 0;
  int at = 0;

  for (guint i = 0; pictures[i] != NULL && n < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (pictures[i]->suffix, self->choices->suffix))
        at = (int)n;
      formats[n] = (RpChoice){ i < G_N_ELEMENTS (names) ? names[i] : pictures[i]->name, (int)n };
      n++;
    }
  for (guint i = 0; data[i] != NULL && n < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (data[i]->suffix, self->choices->suffix))
        at = (int)n;
      formats[n] = (RpChoice){ _ (data[i]->name), (int)n };
      n++;
    }
  rp_choice_row_set (self->format, formats, n, at);
}

static const char *
suffix_of (int at)
{
  int n = 0;

  for (const RpExporter *const *picture = rp_exporters (); *picture != NULL; picture++)
    if (n++ == at)
      return (*picture)->suffix;
  for (const RpDataExporter *const *data = rp_data_exporters (); *data != NULL; data++)
    if (n++ == at)
      return (*data)->suffix;
  return ".png";
}

/* What is usual, and what it is. */
static void
fill_dpi (RpExportForm *self)
{
  static const int usual[] = { 96, 150, 300, 600 };
  int now = rp_export_choices_get_dpi (self->choices);
  char *labels[G_N_ELEMENTS (usual) + 1];
  RpChoice choices[G_N_ELEMENTS (usual) + 1];
  gboolean known = FALSE;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      if (!known && now < usual[i])
        choices[n++].value = now;
      known = known || now <= usual[i];
      choices[n++].value = usual[i];
    }
  if (!known)
    choices[n++].value = now;
  for (guint i = 0; i < n; i++)
    choices[i].label = labels[i] = g_strdup_printf (_ ("%d dpi"), choices[i].value);
  rp_choice_row_set (self->dpi, choices, n, now);
  for (guint i = 0; i < n; i++)
    g_free (labels[i]);
  gtk_widget_set_visible (self->dpi, g_str_equal (self->choices->suffix, rp_png_exporter.suffix));
}

static void
fill_page (RpExportForm *self)
{
  gboolean own = self->choices->format == RP_PAGE_FORMAT_OWN;
  RpChoice formats[RP_N_PAGE_FORMATS];

  for (guint i = 0; i < RP_N_PAGE_FORMATS; i++)
    formats[i] = (RpChoice){ _ (rp_page_formats[i].name), (int)i };
  rp_choice_row_set (self->page, formats, RP_N_PAGE_FORMATS, (int)self->choices->format);
  rp_number_row_set (self->width, self->choices->own_width);
  rp_number_row_set (self->height, self->choices->own_height);
  rp_switch_row_set (self->turned, self->choices->portrait);
  gtk_widget_set_visible (self->page, !self->for_printer);
  gtk_widget_set_visible (self->paper, self->for_printer);
  gtk_widget_set_visible (self->width, !self->for_printer && own);
  gtk_widget_set_visible (self->height, !self->for_printer && own);
  gtk_widget_set_visible (self->turned, !self->for_printer && !own);
}

static void
fill_margins (RpExportForm *self)
{
  static const int usual[] = { 5, 10, 15, 20, 25 };
  char *labels[G_N_ELEMENTS (usual)];
  /* xgettext:no-c-format */
  const char *share = _ ("5 % of the page");
  RpChoice margins[G_N_ELEMENTS (usual) + 1] = { { share, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    margins[i + 1] = (RpChoice){ labels[i] = g_strdup_printf (_ ("%d mm"), usual[i]), usual[i] };
  rp_choice_row_set (self->margin, margins, G_N_ELEMENTS (margins), self->choices->margin_mm);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    g_free (labels[i]);
}

/* What cannot be parted has one page, and a table what it needs. */
static void
fill_pages (RpExportForm *self)
{
  const RpChoice ways[]
      = { { C_ ("a number of pages", "One"), 1 }, { _ ("As many as needed"), 0 }, { _ ("A number"), 2 } };
  RpViewName view = self->choices->view;
  gboolean parted = view == RP_VIEW_TIMELINE || view == RP_VIEW_NETWORK || view == RP_VIEW_SOURCES;

  rp_choice_row_set (self->pages, ways, G_N_ELEMENTS (ways), MIN (self->choices->n_pages, 2));
  rp_number_row_set (self->pages_number, MAX (self->choices->n_pages, 2));
  gtk_widget_set_visible (self->pages, parted);
  gtk_widget_set_visible (self->pages_number, parted && self->choices->n_pages > 1);
}

static void
fill_looks (RpExportForm *self)
{
  const RpChoice themes[]
      = { { rp_export_choices_is_paper (self->choices) ? _ ("Usual: print") : _ ("Usual: light"), -1 },
          { _ ("Light"), RP_THEME_LIGHT },
          { _ ("Dark"), RP_THEME_DARK },
          { _ ("Contrast"), RP_THEME_CONTRAST },
          { _ ("Print, black on white"), RP_THEME_PRINT } };

  rp_choice_row_set (self->theme, themes, G_N_ELEMENTS (themes), self->choices->theme);
  rp_switch_row_set (self->transparent, self->choices->transparent);
  gtk_widget_set_visible (self->transparent, !self->for_printer);
}

static void
set_text (GtkWidget *row, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
fill_texts (RpExportForm *self)
{
  const RpExportChoices *choices = self->choices;
  RpDataset *dataset = rp_session_get_dataset (self->subject->session);
  const char *marking = choices->marking != NULL ? choices->marking : rp_dataset_get_marking (dataset);

  set_text (self->title, choices->title != NULL ? choices->title : rp_dataset_get_title (dataset));
  set_text (self->subtitle, choices->subtitle != NULL ? choices->subtitle : "");
  set_text (self->marking, marking != NULL ? marking : "");
  rp_switch_row_set (self->legend, !(choices->without & RP_PART_LEGEND));
  rp_switch_row_set (self->facts, !(choices->without & RP_PART_FACTS));
  rp_switch_row_set (self->sources, !(choices->without & RP_PART_SOURCES));
  rp_switch_row_set (self->numbers, !(choices->without & RP_PART_PAGE_NUMBERS));
  gtk_widget_set_visible (self->numbers, self->n_pages > 1);
}

void
rp_export_form_refresh (RpExportForm *self)
{
  gboolean data = is_data (self);

  if (rp_session_get_dataset (self->subject->session) == NULL)
    return;
  self->updating = TRUE;
  fill_views (self);
  fill_what (self);
  fill_lanes (self);
  fill_formats (self);
  fill_dpi (self);
  fill_page (self);
  fill_margins (self);
  fill_pages (self);
  fill_looks (self);
  fill_texts (self);
  gtk_widget_set_visible (self->file_group, !self->for_printer);
  gtk_widget_set_visible (self->page_group, !data);
  gtk_widget_set_visible (self->looks_group, !data);
  gtk_widget_set_visible (self->texts_group, !data);
  self->updating = FALSE;
}

/* ---- what was chosen ---- */

/* What is as the dataset has it is not said again: another dataset would not get its own. */
static void
take_text (char **text, GtkWidget *row, const char *own)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row));

  g_clear_pointer (text, g_free);
  if (!g_str_equal (typed, own != NULL ? own : ""))
    *text = g_strdup (typed);
}

static void
take_parts (RpExportForm *self)
{
  const struct
  {
    GtkWidget *row;
    RpFigureParts part;
  } parts[] = { { self->legend, RP_PART_LEGEND },
                { self->facts, RP_PART_FACTS },
                { self->sources, RP_PART_SOURCES },
                { self->numbers, RP_PART_PAGE_NUMBERS } };

  self->choices->without = 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!rp_switch_row_get (parts[i].row))
      self->choices->without |= parts[i].part;
}

static void
take_lane (RpExportForm *self)
{
  if (!gtk_widget_get_visible (self->lane) || self->subject->layout == NULL)
    return;
  g_free (self->choices->lane);
  self->choices->lane
      = g_strdup (rp_timeline_layout_lane_id (self->subject->layout, (guint)rp_choice_row_get (self->lane)));
}

static void
take_pages (RpExportForm *self)
{
  int way = rp_choice_row_get (self->pages);

  self->choices->n_pages = way < 2 ? way : MAX (2, rp_number_row_get (self->pages_number));
}

static void
changed_cb (RpExportForm *self)
{
  RpExportChoices *choices = self->choices;
  RpDataset *dataset = rp_session_get_dataset (self->subject->session);
  int dpi = rp_choice_row_get (self->dpi);

  if (self->updating || dataset == NULL)
    return;
  if (gtk_widget_get_visible (self->view))
    choices->view = (RpViewName)rp_choice_row_get (self->view);
  if (gtk_widget_get_visible (self->what))
    choices->what = (RpExportWhat)rp_choice_row_get (self->what);
  take_lane (self);
  choices->suffix = suffix_of (rp_choice_row_get (self->format));
  rp_export_choices_set_dpi (choices, dpi); /* of the page that it was shown for */
  choices->transparent = rp_switch_row_get (self->transparent);
  choices->format = (guint)rp_choice_row_get (self->page);
  choices->own_width = rp_number_row_get (self->width);
  choices->own_height = rp_number_row_get (self->height);
  choices->portrait = rp_switch_row_get (self->turned);
  choices->margin_mm = rp_choice_row_get (self->margin);
  take_pages (self);
  choices->theme = rp_choice_row_get (self->theme);
  take_text (&choices->title, self->title, rp_dataset_get_title (dataset));
  take_text (&choices->subtitle, self->subtitle, NULL);
  take_text (&choices->marking, self->marking, rp_dataset_get_marking (dataset));
  take_parts (self);
  rp_export_form_refresh (self);
  g_signal_emit (self, changed_signal, 0);
}

/* ---- rows ---- */

static GtkWidget *
group_new (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
choice_in (RpExportForm *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = rp_choice_row_new (title, G_CALLBACK (changed_cb), self);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
switch_in (RpExportForm *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = rp_switch_row_new (title, G_CALLBACK (changed_cb), self);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
number_in (RpExportForm *self, GtkWidget *group, const char *title, int least, int most)
{
  GtkWidget *row = rp_number_row_new (title, least, most, G_CALLBACK (changed_cb), self);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
text_in (RpExportForm *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_page_rows (RpExportForm *self, GtkWidget *box)
{
  GtkWidget *group = self->page_group = group_new (box, _ ("Page"));

  self->paper = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->paper), _ ("Paper"));
  self->paper_button = gtk_button_new_with_label (_ ("Change…"));
  gtk_widget_set_valign (self->paper_button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Change the paper"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->paper), self->paper_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->paper);
  self->page = choice_in (self, group, _ ("Size"));
  self->width = number_in (self, group, _ ("Width in px"), RP_OWN_SIDE_LEAST, RP_OWN_SIDE_MOST);
  self->height = number_in (self, group, _ ("Height in px"), RP_OWN_SIDE_LEAST, RP_OWN_SIDE_MOST);
  self->turned = switch_in (self, group, _ ("Portrait"));
  self->margin = choice_in (self, group, _ ("Margins"));
  self->pages = choice_in (self, group, _ ("Pages"));
  self->pages_number = number_in (self, group, _ ("Number of pages"), 2, MOST_PAGES);
}

static void
add_text_rows (RpExportForm *self, GtkWidget *box)
{
  GtkWidget *group = self->texts_group = group_new (box, _ ("Texts"));

  self->title = text_in (self, group, _ ("Title"));
  self->subtitle = text_in (self, group, _ ("Subtitle"));
  self->marking = text_in (self, group, _ ("Handling marking"));
  self->legend = switch_in (self, group, _ ("Legend"));
  self->facts = switch_in (self, group, _ ("Range, counts and filters"));
  self->sources = switch_in (self, group, _ ("Sources"));
  self->numbers = switch_in (self, group, _ ("Page numbers"));
}

static void
rp_export_form_class_init (G_GNUC_UNUSED RpExportFormClass *klass)
{
  changed_signal
      = g_signal_new ("changed", RP_TYPE_EXPORT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rp_export_form_init (RpExportForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *group;

  gtk_widget_add_css_class (box, "rp-export-form");
  group = group_new (box, "");
  self->view = choice_in (self, group, _ ("Picture of"));
  self->what = choice_in (self, group, _ ("Scope"));
  self->lane = choice_in (self, group, _ ("Lane"));
  group = self->file_group = group_new (box, "");
  self->format = choice_in (self, group, _ ("Format"));
  self->dpi = choice_in (self, group, _ ("Resolution"));
  add_page_rows (self, box);
  group = self->looks_group = group_new (box, _ ("Looks"));
  self->theme = choice_in (self, group, _ ("Colours"));
  self->transparent = switch_in (self, group, _ ("Transparent background"));
  add_text_rows (self, box);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rp_export_form_new (RpExportChoices *choices, const RpExportSubject *subject, gboolean for_printer)
{
  RpExportForm *self = g_object_new (RP_TYPE_EXPORT_FORM, NULL);

  self->choices = choices;
  self->subject = subject;
  self->for_printer = for_printer;
  rp_export_form_refresh (self);
  return GTK_WIDGET (self);
}

void
rp_export_form_set_n_pages (RpExportForm *self, guint n)
{
  self->n_pages = n;
  gtk_widget_set_visible (self->numbers, n > 1);
}

void
rp_export_form_set_paper (RpExportForm *self, const char *paper, const char *action)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->paper), paper);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->paper_button), action);
}
