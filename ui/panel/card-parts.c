/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-parts.h"

#include "record-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* However narrow its column, a text stays below the 32,767 px that Cairo draws. Copying gives it whole. */
#define TEXT_LIMIT 10000
#define SMALL_LIMIT 4000
#define TIP_LIMIT 1000

static char *
shortened (const char *text, glong limit)
{
  glong n = (glong)strlen (text) > limit ? g_utf8_strlen (text, -1) : 0;
  g_autofree char *start = NULL;

  if (n <= limit)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, limit);
  return g_strdup_printf (_ ("%s… (the first %ld of %ld characters)"), start, limit, n);
}

static void
wrap (GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
}

GtkWidget *
rp_card_label (const char *text, const char *css)
{
  g_autofree char *shown = shortened (text, g_str_equal (css, "rp-dim") ? SMALL_LIMIT : TEXT_LIMIT);
  GtkWidget *label = gtk_label_new (shown);

  wrap (label);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  return label;
}

static GtkWidget *
link_new (const char *text, const char *name)
{
  g_autofree char *shown = shortened (text, SMALL_LIMIT);
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *button = gtk_button_new ();

  wrap (label);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "rp-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_cursor_from_name (button, "pointer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : shown,
                                  -1);
  return button;
}

GtkWidget *
rp_card_button (const char *text, const char *action, GVariant *target, const char *name)
{
  GtkWidget *button = link_new (text, name);

  if (target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

typedef struct
{
  RpDataset *dataset;
  RpRecordRef ref;
} Target;

static void
free_target (gpointer data, G_GNUC_UNUSED GClosure *closure)
{
  g_object_unref (((Target *)data)->dataset);
  g_free (data);
}

/* Put into words only when somebody waits for it. */
static gboolean
query_tooltip_cb (G_GNUC_UNUSED GtkWidget *widget, G_GNUC_UNUSED int x, G_GNUC_UNUSED int y,
                  G_GNUC_UNUSED gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  Target *target = data;
  g_autofree char *text = rp_record_text_tooltip (target->dataset, target->ref);
  g_autofree char *start = g_utf8_strlen (text, -1) > TIP_LIMIT ? g_utf8_substring (text, 0, TIP_LIMIT) : NULL;

  gtk_tooltip_set_text (tooltip, start != NULL ? start : text);
  return TRUE;
}

GtkWidget *
rp_card_link (RpDataset *dataset, RpRecordRef ref, const char *text)
{
  GtkWidget *button
      = rp_card_button (text, "card.follow", g_variant_new_string (rp_dataset_record (dataset, ref)->id), NULL);
  Target *target = g_new (Target, 1);

  *target = (Target){ g_object_ref (dataset), ref };
  gtk_widget_set_has_tooltip (button, TRUE);
  g_signal_connect_data (button, "query-tooltip", G_CALLBACK (query_tooltip_cb), target, free_target, 0);
  return button;
}

/* Only what a person clicks on is opened, and only what a browser or a mailer takes: the card says which. */
static void
open_address_cb (GtkWidget *button, gpointer address)
{
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (button)), address, GDK_CURRENT_TIME);
}

static GtkWidget *
address_new (const char *address)
{
  GtkWidget *button = link_new (address, NULL);

  gtk_widget_set_tooltip_text (button, _ ("Opens outside of Rapport"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_address_cb), g_strdup (address),
                         (GClosureNotify)(void (*) (void))g_free, 0);
  return button;
}

static GtkWidget *
document_new (const RpCardSpan *span)
{
  const char *quote = span->quote != NULL && strlen (span->quote) <= TEXT_LIMIT ? span->quote : "";
  g_autofree char *name = g_strdup_printf (_ ("Open the document %s"), span->text);
  GtkWidget *button
      = rp_card_button (span->text, "card.open-document", g_variant_new ("(ss)", span->text, quote), name);

  gtk_widget_set_tooltip_text (button, _ ("Opens the document"));
  return button;
}

/* What stands behind a link with nothing but a comma belongs to it: "Gazette, paragraph 3". */
static gboolean
belongs_to_link (const GArray *spans, guint index)
{
  return index < spans->len && g_array_index (spans, RpCardSpan, index).kind == RP_CARD_PLAIN
         && g_str_has_prefix (g_array_index (spans, RpCardSpan, index).text, ", ");
}

static const char *
without_separator (const char *text)
{
  while (*text == ' ' || g_str_has_prefix (text, "·") || *text == ';')
    text += *text == '\xc2' ? 2 : 1;
  return text;
}

void
rp_card_add_spans (GtkWidget *column, RpDataset *dataset, const GArray *spans, const char *css)
{
  const char *before = "";

  for (guint i = 0; i < spans->len; i++)
    {
      const RpCardSpan *span = &g_array_index (spans, RpCardSpan, i);
      gboolean leads = i + 1 < spans->len && g_array_index (spans, RpCardSpan, i + 1).kind == RP_CARD_TO_RECORD;

      if (span->kind == RP_CARD_TO_RECORD)
        {
          const char *behind = belongs_to_link (spans, i + 1) ? g_array_index (spans, RpCardSpan, i + 1).text : "";
          g_autofree char *text = g_strconcat (before, span->text, behind, NULL);

          GtkWidget *link = rp_card_link (dataset, span->ref, text);

          if (g_str_equal (css, "rp-dim"))
            gtk_widget_add_css_class (link, "rp-minor");
          gtk_box_append (GTK_BOX (column), link);
          i += *behind != '\0';
          before = "";
        }
      else if (span->kind == RP_CARD_TO_ADDRESS)
        gtk_box_append (GTK_BOX (column), address_new (span->text));
      else if (span->kind == RP_CARD_TO_FILE)
        gtk_box_append (GTK_BOX (column), document_new (span));
      else if (leads && (i > 0 || strlen (span->text) < 20))
        before = without_separator (span->text);
      else if (i == 0 || *without_separator (span->text) != '\0')
        gtk_box_append (GTK_BOX (column), rp_card_label (i == 0 ? span->text : without_separator (span->text), css));
    }
}
