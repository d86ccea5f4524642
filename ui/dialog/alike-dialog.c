/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alike-dialog.h"

#include "alike-fields.h"

#include <glib/gi18n-lib.h>

#define WIDTH 720
#define HEIGHT 560

typedef struct
{
  GtkWindow *window;
  char *first;
  const RpAlikeCalls *calls;
  gpointer data;
  RpUnionResult *result; /* NULL: none yet */
  GArray *left;          /* guint: which of its pairs were not decided since it was made */
  guint at;              /* which of those is shown */
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *none;
  GtkLabel *why, *heads[2], *names[RP_ALIKE_N_FIELDS], *values[RP_ALIKE_N_FIELDS][2];
  GtkWidget *merge, *apart, *previous, *next;
} Dialog;

/* ---- the pair that is shown ---- */

/* NULL: there is none. */
static const RpUnionPair *
pair_at (const Dialog *self)
{
  return self->result != NULL && self->at < self->left->len
             ? g_ptr_array_index (self->result->pairs, g_array_index (self->left, guint, self->at))
             : NULL;
}

static void
show_field (Dialog *self, RpAlikeField field, RpDataset *const datasets[2], const RpRecordRef refs[2])
{
  g_autofree char *first = rp_alike_field_text (datasets[0], refs[0], field);
  g_autofree char *second = rp_alike_field_text (datasets[1], refs[1], field);
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
  const RpUnionPart *part = g_ptr_array_index (self->result->parts, pair->part);
  RpDataset *const datasets[2] = { part->before, part->added };
  const RpRecordRef refs[2]
      = { rp_record_ref (pair->alike.type, pair->alike.first), rp_record_ref (pair->alike.type, pair->alike.second) };
  g_autofree char *second = g_filename_display_basename (part->path);
  /* Translators: why two records look alike, as in “Alike: one name” */
  g_autofree char *why = g_strdup_printf (_ ("Alike: %s"), rp_alike_reason_words (pair->alike.reason));

  gtk_label_set_text (self->why, why);
  gtk_label_set_text (self->heads[0], self->first);
  gtk_label_set_text (self->heads[1], second);
  for (guint field = 0; field < RP_ALIKE_N_FIELDS; field++)
    show_field (self, field, datasets, refs);
}

/* What became of each file. */
static void
show_parts (Dialog *self)
{
  g_autoptr (GString) text = g_string_new (_ ("No further records look alike. Undo takes each decision back."));

  for (guint i = 0; i < self->result->parts->len; i++)
    {
      const RpUnionPart *part = g_ptr_array_index (self->result->parts, i);
      g_autofree char *name = g_filename_display_basename (part->path);
      g_autofree char *words = rp_merge_counts_to_words (&part->counts);
      g_autofree char *escaped = g_markup_printf_escaped ("\n\n<b>%s</b>\n%s", name, words);

      g_string_append (text, escaped);
    }
  adw_status_page_set_description (self->none, text->str);
}

static void
refresh (Dialog *self)
{
  guint n = self->left->len;
  const RpUnionPair *pair;
  g_autofree char *count = NULL;

  self->at = MIN (self->at, n > 0 ? n - 1 : 0);
  pair = pair_at (self);
  /* Translators: which of how many pairs of records is shown */
  count = pair != NULL ? g_strdup_printf (_ ("%u of %u"), self->at + 1, n) : g_strdup ("");
  adw_window_title_set_subtitle (self->title, count);
  gtk_widget_set_visible (self->merge, pair != NULL);
  gtk_widget_set_visible (self->apart, pair != NULL);
  gtk_widget_set_sensitive (self->previous, pair != NULL && self->at > 0);
  gtk_widget_set_sensitive (self->next, pair != NULL && self->at + 1 < n);
  if (pair != NULL)
    show_pair (self, pair);
  else if (self->result != NULL)
    show_parts (self);
  if (self->result != NULL)
    gtk_stack_set_visible_child_name (self->stack, pair != NULL ? "pair" : "none");
}

static void
decide (Dialog *self, gboolean one)
{
  const RpUnionPair *pair = pair_at (self);

  if (pair == NULL)
    return;
  g_array_remove_index (self->left, self->at);
  self->calls->decided (self->result, pair, one, self->data);
  refresh (self);
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
  if (by < 0 ? self->at > 0 : self->at + 1 < self->left->len)
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
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self->window)) == GTK_TEXT_DIR_RTL;
  guint lower = gdk_keyval_to_lower (key); /* Caps Lock says nothing here */

  if ((state & GDK_CONTROL_MASK) != 0 && lower == GDK_KEY_z)
    return self->calls->step ((state & GDK_SHIFT_MASK) != 0 ? 1 : -1, self->data);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (lower)
    {
    case GDK_KEY_m:
      decide (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_k:
      decide (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
      go (self, mirrored ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      go (self, mirrored ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      go (self, -1);
      return GDK_EVENT_STOP;
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
  for (int field = 0; field < RP_ALIKE_N_FIELDS; field++)
    {
      self->names[field] = add_label (GTK_GRID (grid), 0, field + 2, "dim-label");
      gtk_label_set_text (self->names[field], rp_alike_field_name ((RpAlikeField)field));
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
  Dialog *self = data;

  g_clear_pointer (&self->result, rp_union_result_unref);
  g_array_unref (self->left);
  g_free (self->first);
  g_free (self);
}

static GtkWidget *
make_buttons (Dialog *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_margin_top (buttons, 12);
  gtk_widget_set_margin_bottom (buttons, 12);
  gtk_widget_set_margin_start (buttons, 12);
  gtk_widget_set_margin_end (buttons, 12);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  self->apart = add_button (buttons, _ ("_Keep Apart"), G_CALLBACK (apart_cb), self);
  self->merge = add_button (buttons, _ ("_Merge"), G_CALLBACK (merge_cb), self);
  gtk_widget_add_css_class (self->merge, "suggested-action");
  return buttons;
}

static GtkWidget *
make_stack (Dialog *self)
{
  GtkWidget *none = adw_status_page_new (), *stack = gtk_stack_new ();

  self->none = ADW_STATUS_PAGE (none);
  self->stack = GTK_STACK (stack);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_stack_add_named (self->stack, make_pair_page (self), "pair");
  adw_status_page_set_icon_name (self->none, "emblem-ok-symbolic");
  adw_status_page_set_title (self->none, _ ("Nothing Left to Decide"));
  gtk_stack_add_named (self->stack, none, "none");
  return stack;
}

GtkWindow *
rp_alike_dialog_new (GtkWindow *parent, const char *first, const RpAlikeCalls *calls, gpointer data)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  *self = (Dialog){ .window = GTK_WINDOW (window), .first = g_strdup (first), .calls = calls, .data = data };
  self->left = g_array_new (FALSE, FALSE, sizeof (guint));
  g_object_set_data_full (G_OBJECT (window), "rp-alike-dialog", self, dialog_free);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Records That Look Alike"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Records That Look Alike"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->previous = add_arrow (header, "go-previous-symbolic", _ ("The pair before"), G_CALLBACK (previous_cb), self);
  self->next = add_arrow (header, "go-next-symbolic", _ ("The next pair"), G_CALLBACK (next_cb), self);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_stack (self));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (window, keys);
  refresh (self);
  return GTK_WINDOW (window);
}

void
rp_alike_dialog_show (GtkWindow *dialog, RpUnionResult *result)
{
  Dialog *self = g_object_get_data (G_OBJECT (dialog), "rp-alike-dialog");

  g_clear_pointer (&self->result, rp_union_result_unref);
  self->result = rp_union_result_ref (result);
  g_array_set_size (self->left, 0);
  for (guint i = 0; i < result->pairs->len; i++)
    g_array_append_val (self->left, i);
  refresh (self);
}
