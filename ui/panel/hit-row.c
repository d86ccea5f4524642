/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hit-row.h"

#include "excerpt.h"
#include "record-text.h"
#include "search-reason.h"
#include "symbol-icon.h"

#define SYMBOL_PX 16
#define ABOUT_CHARS 200
#define LEAST_CHARS 14 /* in a line: in a narrow window with large text there are no more */

struct _RpHitRow
{
  GtkBox parent_instance;
  GtkWidget *symbol, *title, *why;
};

G_DEFINE_FINAL_TYPE (RpHitRow, rp_hit_row, GTK_TYPE_BOX)

/* Two lines at most: the tip has it whole. */
static GtkWidget *
line_new (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
rp_hit_row_class_init (G_GNUC_UNUSED RpHitRowClass *klass)
{
}

static void
rp_hit_row_init (RpHitRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-hit");
  gtk_widget_set_hexpand (words, TRUE);
  self->title = line_new (words, "rp-hit-title");
  self->why = line_new (words, "rp-hit-why");
  gtk_box_append (GTK_BOX (self), words);
}

GtkWidget *
rp_hit_row_new (void)
{
  return g_object_new (RP_TYPE_HIT_ROW, NULL);
}

/* A tint that is seen on light and on dark, and the weight, for whoever sees no colour. SHIFT bytes stand before. */
static void
add_marks (PangoAttrList *list, const GArray *marks, guint shift)
{
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      RpFoldSpan mark = g_array_index (marks, RpFoldSpan, i);
      PangoAttribute *attributes[]
          = { pango_attr_background_new (0xf5f5, 0xc2c2, 0x1111), pango_attr_background_alpha_new (0x5c00),
              pango_attr_weight_new (PANGO_WEIGHT_BOLD) };

      for (guint j = 0; j < G_N_ELEMENTS (attributes); j++)
        {
          attributes[j]->start_index = mark.from + shift;
          attributes[j]->end_index = mark.to + shift;
          pango_attr_list_insert (list, attributes[j]);
        }
    }
}

static void
set_line (GtkWidget *label, const char *text, const GArray *marks, guint shift)
{
  PangoAttrList *list = pango_attr_list_new ();

  add_marks (list, marks, shift);
  gtk_label_set_attributes (GTK_LABEL (label), NULL);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_attributes (GTK_LABEL (label), list);
  pango_attr_list_unref (list);
}

/* What stands below the title: the reason, else what the record is. */
static char *
words_of (RpDataset *dataset, RpRecordRef ref, const RpSearchReason *reason, guint *shift)
{
  g_autofree char *whole = rp_record_text_description (dataset, ref);
  g_autofree char *about = rp_excerpt (whole, 0, ABOUT_CHARS, NULL);

  *shift = 0;
  if (reason->label == NULL)
    return g_steal_pointer (&about);
  if (reason->excerpt == NULL)
    return g_strdup_printf ("%s · %s", reason->label, about);
  *shift = (guint)strlen (reason->label) + 2;
  return g_strdup_printf ("%s: %s", reason->label, reason->excerpt);
}

/* "signed" alone says little: a relation's ends stand behind its title. */
static char *
title_of (RpDataset *dataset, RpRecordRef ref, const RpSearchReason *reason)
{
  g_autofree char *whole = rp_record_text_ends (dataset, ref);
  g_autofree char *ends = rp_excerpt (whole, 0, ABOUT_CHARS, NULL);

  return *ends != '\0' ? g_strdup_printf ("%s · %s", reason->title, ends) : g_strdup (reason->title);
}

void
rp_hit_row_show (RpHitRow *self, RpDataset *dataset, const RpSearchResult *result, RpRecordRef ref)
{
  g_autoptr (RpSearchReason) reason = rp_search_reason_new (result, ref);
  guint shift;
  g_autofree char *why = words_of (dataset, ref, reason, &shift), *title = title_of (dataset, ref, reason);
  g_autofree char *whole = NULL;

  if (self->symbol != NULL)
    gtk_box_remove (GTK_BOX (self), self->symbol);
  self->symbol = rp_symbol_icon_new (dataset, ref, SYMBOL_PX);
  gtk_box_prepend (GTK_BOX (self), self->symbol);
  set_line (self->title, title, reason->title_marks, 0);
  set_line (self->why, why, reason->excerpt_marks, shift);
  whole = g_strconcat (title, "\n", why, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), whole);
}
