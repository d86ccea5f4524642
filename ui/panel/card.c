/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card.h"

#include "record-text.h"
#include "symbol-icon.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT_LIMIT 20000
#define CAPTION_WIDTH_PX 76
#define ROLE_CHARS 14

static char *
shortened (const char *text)
{
  glong n = (glong)strlen (text) > TEXT_LIMIT ? g_utf8_strlen (text, -1) : 0;
  g_autofree char *start = NULL;

  if (n <= TEXT_LIMIT)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, TEXT_LIMIT);
  return g_strdup_printf (_ ("%s… (the first %d of %ld characters)"), start, TEXT_LIMIT, n);
}

GtkWidget *
rp_card_label (const char *text, const char *css)
{
  g_autofree char *shown = shortened (text);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  return label;
}

GtkWidget *
rp_card_link (const RpCard *card, RpRecordRef ref, const char *text)
{
  const RpRecord *record = rp_dataset_record (card->dataset, ref);
  g_autofree char *shown = shortened (text != NULL ? text : record->title);
  g_autofree char *tooltip = rp_record_text_tooltip (card->dataset, ref);
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "rp-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_cursor_from_name (button, "pointer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", record->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.select");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  return button;
}

void
rp_card_add (const RpCard *card, GtkWidget *widget)
{
  gtk_box_append (card->box, widget);
}

void
rp_card_add_text (const RpCard *card, const char *text, const char *css)
{
  if (text != NULL && *text != '\0')
    rp_card_add (card, rp_card_label (text, css));
}

void
rp_card_add_heading (const RpCard *card, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text,
                                   "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "rp-heading");
  rp_card_add (card, label);
}

void
rp_card_add_row (const RpCard *card, const char *caption, GtkWidget *value, const char *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (caption);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_set_size_request (label, CAPTION_WIDTH_PX, -1);
  gtk_widget_add_css_class (label, "rp-dim");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (column), value);
  if (note != NULL)
    gtk_box_append (GTK_BOX (column), rp_card_label (note, "rp-dim"));
  gtk_box_append (GTK_BOX (row), column);
  rp_card_add (card, row);
}

void
rp_card_add_fact (const RpCard *card, const char *caption, const char *value)
{
  if (value != NULL && *value != '\0')
    rp_card_add_row (card, caption, rp_card_label (value, "rp-text"), NULL);
}

void
rp_card_add_record (const RpCard *card, RpRecordRef ref, const char *below, const char *role)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = rp_symbol_icon_new (card->dataset, ref, 18);

  gtk_widget_set_valign (icon, below != NULL ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (icon, below != NULL ? 3 : 0);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), rp_card_link (card, ref, NULL));
  if (below != NULL && *below != '\0')
    gtk_box_append (GTK_BOX (column), rp_card_label (below, "rp-dim"));
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), column);
  if (role != NULL && *role != '\0')
    {
      GtkWidget *pill = gtk_label_new (role);

      /* A word or two are shown whole; a longer one still leaves room for the name. */
      if (g_utf8_strlen (role, -1) > ROLE_CHARS)
        {
          gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
          gtk_label_set_width_chars (GTK_LABEL (pill), ROLE_CHARS);
          gtk_label_set_max_width_chars (GTK_LABEL (pill), ROLE_CHARS);
        }
      gtk_widget_set_tooltip_text (pill, role);
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (pill, "rp-pill");
      gtk_box_append (GTK_BOX (row), pill);
    }
  rp_card_add (card, row);
}

void
rp_card_add_more (const RpCard *card, guint n)
{
  guint more = n > RP_CARD_LIMIT ? n - RP_CARD_LIMIT : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

  if (more > 0)
    rp_card_add_text (card, text, "rp-dim");
}

void
rp_card_add_head (const RpCard *card, RpRecordRef ref)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *kind = gtk_label_new (rp_record_text_kind (card->dataset, ref));
  GtkWidget *title = rp_card_label (rp_record_text_title (card->dataset, ref), "rp-title");

  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (kind, "rp-kind");
  gtk_box_append (GTK_BOX (line), rp_symbol_icon_new (card->dataset, ref, 16));
  gtk_box_append (GTK_BOX (line), kind);
  rp_card_add (card, line);
  rp_card_add (card, title);
}

static void
add_attributes (const RpCard *card, const RpRecord *record)
{
  if (record->n_attributes > 0)
    rp_card_add_heading (card, _ ("Figures"));
  for (guint i = 0; i < MIN (record->n_attributes, RP_CARD_LIMIT); i++)
    {
      const RpAttribute *attribute = &record->attributes[i];
      RpDate when = { attribute->when, attribute->when_text }, as_of = { attribute->as_of, attribute->as_of_text };
      g_autofree char *date = rp_record_text_date (&when);
      g_autofree char *state = rp_record_text_date (&as_of);
      g_autofree char *held = state != NULL ? g_strdup_printf (_ ("as of %s"), state) : NULL;

      if (attribute->value != NULL)
        rp_card_add_row (card, attribute->label != NULL ? attribute->label : "",
                         rp_card_label (attribute->value, "rp-text"), held != NULL ? held : date);
      if (attribute->n_evidence > 0)
        rp_card_add_evidence (card, attribute->evidence, attribute->n_evidence);
    }
  rp_card_add_more (card, record->n_attributes);
}

/* Only what a person clicks on is opened, and only what a browser or a mailer takes. */
static void
open_address_cb (GtkWidget *button, gpointer address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "mailto") == 0)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (button)), address, GDK_CURRENT_TIME);
}

static void
add_address (const RpCard *card, const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);
  GtkWidget *button;

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "mailto") != 0)
    {
      rp_card_add_fact (card, _ ("Address"), address);
      return;
    }
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), rp_card_label (address, "rp-text"));
  gtk_label_set_selectable (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), FALSE);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "rp-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Opens in the browser"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, address, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_address_cb), g_strdup (address),
                         (GClosureNotify)(void (*) (void))g_free, 0);
  rp_card_add_row (card, _ ("Address"), button, NULL);
}

static void
add_tags (const RpCard *card, const RpRecord *record)
{
  GString *tags = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < record->n_tags; i++)
    g_string_append_printf (tags, "%s%s", i > 0 ? ", " : "", record->tags[i]);
  text = g_string_free (tags, FALSE);
  rp_card_add_fact (card, _ ("Tags"), text);
}

void
rp_card_add_tail (const RpCard *card, const RpRecord *record)
{
  add_attributes (card, record);
  if (record->n_tags > 0 || record->url != NULL || record->marking != NULL || record->n_others > 0)
    rp_card_add_heading (card, _ ("More"));
  add_tags (card, record);
  if (record->url != NULL)
    add_address (card, record->url);
  rp_card_add_fact (card, _ ("Marking"), record->marking);
  for (guint i = 0; i < MIN (record->n_others, RP_CARD_LIMIT); i++)
    rp_card_add_fact (card, record->others[i].key, record->others[i].value);
  if (card->path != NULL && record->line > 0)
    {
      g_autofree char *name = g_filename_display_basename (card->path);
      g_autofree char *place = g_strdup_printf (_ ("%s, line %u"), name, record->line);
      GtkWidget *label = rp_card_label (place, "rp-dim");

      gtk_widget_set_margin_top (label, 16);
      rp_card_add (card, label);
    }
}
