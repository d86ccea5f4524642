/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alike-dialog.h"

#include "record-text.h"

#include <glib/gi18n-lib.h>

#define WIDTH 720
#define HEIGHT 560
#define MOST_NAMES 12

typedef enum
{
  KIND,
  TITLE,
  ALIASES,
  DATE,
  PLACE,
  PEOPLE,
  ENDS,
  SOURCES,
  SUMMARY,
  N_FIELDS,
} Field;

typedef struct
{
  GtkWindow *window;
  char *first;
  RpAlikeDecided decided;
  gpointer data;
  const RpUnion *unified;
  const RpUnionResult *result; /* NULL: it is being made */
  guint at;                    /* the pair that is shown */
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkLabel *why, *heads[2], *names[N_FIELDS], *values[N_FIELDS][2];
  GtkWidget *merge, *apart, *previous, *next;
} Dialog;

/* ---- what records are ---- */

static const char *
field_name (Field field)
{
  static const char *const names[N_FIELDS]
      = { N_ ("Kind"), N_ ("Name"),    N_ ("Other names"), N_ ("Date"),   N_ ("Place"),
          N_ ("Who"),  N_ ("Between"), N_ ("Sources"),     N_ ("Summary") };

  return g_dgettext (GETTEXT_PACKAGE, names[field]);
}

static void
append_name (GString *out, const char *name, guint n)
{
  if (n == MOST_NAMES)
    g_string_append (out, " …");
  else if (n < MOST_NAMES)
    g_string_append_printf (out, "%s%s", n > 0 ? _ (", ") : "", name);
}

/* NULL: nothing. Transfer full. */
static char *
names_of (RpDataset *dataset, RpRecordRef ref)
{
  GString *out = g_string_new (NULL);

  if (ref.type == RP_RECORD_ENTITY)
    for (guint i = 0; i < rp_dataset_entity (dataset, ref.index)->n_aliases; i++)
      append_name (out, rp_dataset_entity (dataset, ref.index)->aliases[i], i);
  if (ref.type == RP_RECORD_EVENT)
    for (guint i = 0; i < rp_dataset_event (dataset, ref.index)->n_participants; i++)
      {
        guint entity = rp_dataset_event (dataset, ref.index)->participants[i].entity;

        append_name (out, rp_dataset_entity (dataset, entity)->record.title, i);
      }
  return g_string_free (out, out->len == 0);
}

static char *
place_of (RpDataset *dataset, RpRecordRef ref)
{
  guint place = ref.type == RP_RECORD_EVENT ? rp_dataset_event (dataset, ref.index)->place : RP_NO_INDEX;

  return place != RP_NO_INDEX ? g_strdup (rp_dataset_entity (dataset, place)->record.title) : NULL;
}

/* NULL: the record has nothing there. Transfer full. */
static char *
describe (RpDataset *dataset, RpRecordRef ref, Field field)
{
  const RpRecord *record = rp_dataset_record (dataset, ref);

  switch (field)
    {
    case KIND:
      return g_strdup (rp_record_text_kind (dataset, ref));
    case TITLE:
      return rp_record_text_line (rp_record_text_title (dataset, ref));
    case ALIASES:
      return ref.type == RP_RECORD_ENTITY ? names_of (dataset, ref) : NULL;
    case DATE:
      return rp_record_text_when (dataset, ref);
    case PLACE:
      return place_of (dataset, ref);
    case PEOPLE:
      return ref.type == RP_RECORD_EVENT ? names_of (dataset, ref) : NULL;
    case ENDS:
      return ref.type == RP_RECORD_RELATION ? rp_record_text_ends (dataset, ref) : NULL;
    case SOURCES:
      return ref.type == RP_RECORD_SOURCE ? g_strdup (record->url) : rp_record_text_sources (dataset, ref);
    case SUMMARY:
      return record->summary != NULL ? rp_record_text_line (record->summary) : NULL;
    case N_FIELDS:
    default:
      return NULL;
    }
}

/* ---- the pair that is shown ---- */

static const RpUnionPair *
pair_at (const Dialog *self)
{
  return self->result != NULL && self->at < self->result->pairs->len ? g_ptr_array_index (self->result->pairs, self->at)
                                                                     : NULL;
}

static void
show_field (Dialog *self, Field field, RpDataset *const datasets[2], const RpRecordRef refs[2])
{
  g_autofree char *first = describe (datasets[0], refs[0], field);
  g_autofree char *second = describe (datasets[1], refs[1], field);
  const char *const texts[2] = { first, second };
  gboolean shown = first != NULL || second != NULL, differs = shown && g_strcmp0 (first, second) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->names[field]), shown);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *value = GTK_WIDGET (self->values[field][i]);

      gtk_label_set_text (self->values[field][i], texts[i] != NULL ? texts[i] : "–");
      gtk_widget_set_visible (value, shown);
      /* what is the same on both sides recedes */
      if (differs)
        gtk_widget_remove_css_class (value, "dim-label");
      else
        gtk_widget_add_css_class (value, "dim-label");
    }
}

static void
show_pair (Dialog *self, const RpUnionPair *pair)
{
  RpDataset *const datasets[2]
      = { g_ptr_array_index (self->result->befores, pair->part), rp_union_get_part (self->unified, pair->part) };
  const RpRecordRef refs[2]
      = { rp_record_ref (pair->alike.type, pair->alike.first), rp_record_ref (pair->alike.type, pair->alike.second) };
  g_autofree char *second = g_filename_display_basename (rp_union_get_path (self->unified, pair->part));
  /* Translators: why two records look alike, as in “Alike: one name” */
  g_autofree char *why = g_strdup_printf (_ ("Alike: %s"), rp_alike_reason_words (pair->alike.reason));

  gtk_label_set_text (self->why, why);
  gtk_label_set_text (self->heads[0], self->first);
  gtk_label_set_text (self->heads[1], second);
  for (guint field = 0; field < N_FIELDS; field++)
    show_field (self, field, datasets, refs);
}

static void
refresh (Dialog *self)
{
  guint n = self->result != NULL ? self->result->pairs->len : 0;
  const RpUnionPair *pair;
  g_autofree char *count = NULL;

  if (n > 0 && self->at >= n)
    self->at = n - 1;
  pair = pair_at (self);
  /* Translators: which of how many pairs of records is shown */
  count = pair != NULL ? g_strdup_printf (_ ("%u of %u"), self->at + 1, n) : g_strdup ("");
  adw_window_title_set_subtitle (self->title, count);
  gtk_widget_set_sensitive (self->merge, pair != NULL);
  gtk_widget_set_sensitive (self->apart, pair != NULL);
  gtk_widget_set_sensitive (self->previous, pair != NULL && self->at > 0);
  gtk_widget_set_sensitive (self->next, pair != NULL && self->at + 1 < n);
  if (pair != NULL)
    show_pair (self, pair);
  if (self->result != NULL)
    gtk_stack_set_visible_child_name (self->stack, pair != NULL ? "pair" : "none");
}

static void
decide (Dialog *self, gboolean one)
{
  const RpUnionPair *pair = pair_at (self);

  if (pair != NULL)
    self->decided (pair, one, self->data);
}

static void
merge_cb (G_GNUC_UNUSED GtkButton *button, Dialog *self)
{
  decide (self, TRUE);
}

static void
apart_cb (G_GNUC_UNUSED GtkButton *button, Dialog *self)
{
  decide (self, FALSE);
}

static void
go (Dialog *self, int by)
{
  guint n = self->result != NULL ? self->result->pairs->len : 0;

  if (by < 0 ? self->at > 0 : self->at + 1 < n)
    {
      self->at = by < 0 ? self->at - 1 : self->at + 1;
      refresh (self);
    }
}

static void
previous_cb (G_GNUC_UNUSED GtkButton *button, Dialog *self)
{
  go (self, -1);
}

static void
next_cb (G_GNUC_UNUSED GtkButton *button, Dialog *self)
{
  go (self, 1);
}

static gboolean
key_cb (G_GNUC_UNUSED GtkEventControllerKey *keys, guint key, G_GNUC_UNUSED guint code, GdkModifierType state,
        Dialog *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_m:
      decide (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_k:
      decide (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Page_Up:
      go (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_Page_Down:
      go (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_window_close (self->window);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- made ---- */

static GtkLabel *
add_label (GtkGrid *grid, int column, int row, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_yalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (label, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (label), column > 0);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_grid_attach (grid, GTK_WIDGET (label), column, row, 1, 1);
  return label;
}

static GtkWidget *
make_pair_page (Dialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_margin_top (grid, 18);
  gtk_widget_set_margin_bottom (grid, 18);
  gtk_widget_set_margin_start (grid, 24);
  gtk_widget_set_margin_end (grid, 24);
  self->why = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->why, 0);
  gtk_label_set_wrap (self->why, TRUE);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->why), 0, 0, 3, 1);
  for (int i = 0; i < 2; i++)
    self->heads[i] = add_label (GTK_GRID (grid), i + 1, 1, "heading");
  for (int field = 0; field < N_FIELDS; field++)
    {
      self->names[field] = add_label (GTK_GRID (grid), 0, field + 2, "dim-label");
      gtk_label_set_text (self->names[field], field_name ((Field)field));
      gtk_label_set_wrap (self->names[field], FALSE);
      for (int i = 0; i < 2; i++)
        {
          self->values[field][i] = add_label (GTK_GRID (grid), i + 1, field + 2, NULL);
          gtk_label_set_width_chars (self->values[field][i], 18);
          gtk_label_set_max_width_chars (self->values[field][i], 30);
        }
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  return scrolled;
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback clicked, Dialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
add_arrow (GtkWidget *header, const char *icon, const char *tip, GCallback clicked, Dialog *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect (button, "clicked", clicked, self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return button;
}

static void
dialog_free (gpointer data)
{
  g_free (((Dialog *)data)->first);
  g_free (data);
}

GtkWindow *
rp_alike_dialog_new (GtkWindow *parent, const char *first, RpAlikeDecided decided, gpointer data)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *header = adw_header_bar_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *none = adw_status_page_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  *self = (Dialog){ .window = GTK_WINDOW (window), .first = g_strdup (first), .decided = decided, .data = data };
  g_object_set_data_full (G_OBJECT (window), "rp-alike-dialog", self, dialog_free);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Records That Look Alike"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Records That Look Alike"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->previous = add_arrow (header, "go-previous-symbolic", _ ("The pair before"), G_CALLBACK (previous_cb), self);
  self->next = add_arrow (header, "go-next-symbolic", _ ("The next pair"), G_CALLBACK (next_cb), self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_pair_page (self), "pair");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Nothing Left to Decide"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("No further records look alike. Undo takes each decision back."));
  gtk_stack_add_named (self->stack, none, "none");
  gtk_widget_set_margin_top (buttons, 12);
  gtk_widget_set_margin_bottom (buttons, 12);
  gtk_widget_set_margin_start (buttons, 12);
  gtk_widget_set_margin_end (buttons, 12);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  self->apart = add_button (buttons, _ ("_Keep Apart"), G_CALLBACK (apart_cb), self);
  self->merge = add_button (buttons, _ ("_Merge"), G_CALLBACK (merge_cb), self);
  gtk_widget_add_css_class (self->merge, "suggested-action");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), buttons);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (window, keys);
  refresh (self);
  return GTK_WINDOW (window);
}

void
rp_alike_dialog_show (GtkWindow *dialog, const RpUnion *unified, const RpUnionResult *result)
{
  Dialog *self = g_object_get_data (G_OBJECT (dialog), "rp-alike-dialog");

  self->unified = unified;
  self->result = result;
  refresh (self);
}
