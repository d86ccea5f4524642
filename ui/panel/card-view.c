/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-view.h"

#include "button-name.h"
#include "card-parts.h"
#include "event-strip.h"
#include "pair-box.h"
#include "problem-list.h"
#include "record-picture.h"
#include "symbol-icon.h"
#include "wrap-box.h"

#include <glib/gi18n-lib.h>

#define CAPTION_CHARS 12
/* A word of a caption up to this stands whole. */
#define WHOLE_CHARS 20
#define CAPTION_WIDTH_PX 76
#define ROLE_CHARS 14
#define FEW_PROBLEMS 5

typedef struct
{
  GtkBox *box;
  const RpCard *card;
  const char *path;
  RpPairBox *pairs; /* the sources, or the values of a difference, that are being filled */
  GtkBox *cell;     /* the source that is being filled */
} View;

static GtkWidget *
column_new (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
}

static GtkWidget *
heading_label (const char *text)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text, "xalign", 0.0,
                      "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (label, "rp-heading");
  return label;
}

static gboolean
is_short (const char *text)
{
  return g_utf8_strlen (text, -1) <= ROLE_CHARS;
}

/* A word or two in a frame. */
static GtkWidget *
pill_new (const char *text, const char *css)
{
  GtkWidget *pill = gtk_label_new (text);

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (pill, css);
  return pill;
}

/* Its tip says what a stroke would do. */
static void
only_cb (GtkWidget *button)
{
  gtk_widget_set_tooltip_text (button, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button))
                                           ? _ ("Show all again")
                                           : _ ("Show only what this is about, in all views"));
}

static GtkWidget *
only_new (void)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_ ("Only this"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rp-only");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  rp_button_set_name (button, _ ("Show only this"));
  g_signal_connect (button, "notify::active", G_CALLBACK (only_cb), NULL);
  only_cb (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.filter-selected");
  return button;
}

static GtkWidget *
head_new (const View *self, const RpCardBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *kind = gtk_label_new (block->caption);
  g_autofree char *title = rp_card_spans_text (block->spans);

  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_widget_add_css_class (kind, "rp-kind");
  gtk_widget_set_hexpand (kind, TRUE);
  if (block->ref.type != RP_RECORD_NONE)
    gtk_box_append (GTK_BOX (line), rp_symbol_icon_new (self->card->dataset, block->ref, 16));
  gtk_box_append (GTK_BOX (line), kind);
  if (block->ref.type != RP_RECORD_NONE)
    gtk_box_append (GTK_BOX (line), only_new ());
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), rp_card_label (title, "rp-title"));
  return box;
}

static GtkWidget *
when_new (const RpCardBlock *block)
{
  GtkWidget *line = rp_wrap_box_new (8);
  g_autofree char *text = rp_card_spans_text (block->spans);

  rp_wrap_box_append (RP_WRAP_BOX (line), rp_card_label (text, "rp-when"));
  for (guint i = 0; block->badges != NULL && i < block->badges->len; i++)
    rp_wrap_box_append (RP_WRAP_BOX (line), pill_new (g_ptr_array_index (block->badges, i), "rp-badge"));
  return line;
}

static GtkWidget *
heading_new (const RpCardBlock *block)
{
  GtkWidget *line = rp_wrap_box_new (8);

  rp_wrap_box_append (RP_WRAP_BOX (line), heading_label (block->caption));
  if (block->role != NULL)
    {
      GtkWidget *count = gtk_label_new (block->role);

      gtk_widget_add_css_class (count, "rp-count");
      gtk_widget_set_valign (count, GTK_ALIGN_END);
      rp_wrap_box_append (RP_WRAP_BOX (line), count);
    }
  return line;
}

static glong
longest_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  glong longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));
  return longest;
}

static GtkWidget *
fact_new (const View *self, const RpCardBlock *block)
{
  GtkWidget *row = rp_wrap_box_new (8);
  GtkWidget *caption = rp_card_label (block->caption, "rp-dim"), *column = column_new ();

  if (block->caption != NULL && g_unichar_type (g_utf8_get_char (block->caption)) == G_UNICODE_MATH_SYMBOL)
    gtk_widget_add_css_class (caption, "rp-sign");
  gtk_label_set_max_width_chars (GTK_LABEL (caption), CAPTION_CHARS);
  if (longest_word (gtk_label_get_text (GTK_LABEL (caption))) <= WHOLE_CHARS)
    gtk_label_set_wrap_mode (GTK_LABEL (caption), PANGO_WRAP_WORD);
  gtk_widget_set_size_request (caption, CAPTION_WIDTH_PX, -1);
  /* The first line of the caption beside the first of the value, which is a little lower where it is a link. */
  gtk_widget_set_valign (caption, GTK_ALIGN_START);
  gtk_widget_set_margin_top (
      caption, block->spans->len > 0 && g_array_index (block->spans, RpCardSpan, 0).kind != RP_CARD_PLAIN ? 3 : 0);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  rp_wrap_box_append (RP_WRAP_BOX (row), caption);
  rp_card_add_spans (column, self->card->dataset, block->spans, "rp-text");
  rp_card_add_spans (column, self->card->dataset, block->below, "rp-dim");
  rp_wrap_box_append (RP_WRAP_BOX (row), column);
  return row;
}

static GtkWidget *
record_new (const View *self, const RpCardBlock *block)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *parts = rp_wrap_box_new (8), *column = column_new ();
  GtkWidget *icon = rp_symbol_icon_new (self->card->dataset, block->ref, 18);
  gboolean tall = block->below->len > 0 || (block->role != NULL && !is_short (block->role));

  gtk_widget_set_valign (icon, tall ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (icon, tall ? 3 : 0);
  gtk_widget_set_hexpand (column, TRUE);
  rp_card_add_spans (column, self->card->dataset, block->spans, "rp-text");
  rp_card_add_spans (column, self->card->dataset, block->below, "rp-dim");
  gtk_widget_set_valign (column, tall ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), parts);
  rp_wrap_box_append (RP_WRAP_BOX (parts), column);
  /* A long role is read whole below the name. */
  if (block->role != NULL && is_short (block->role))
    rp_wrap_box_append (RP_WRAP_BOX (parts), pill_new (block->role, "rp-pill"));
  else if (block->role != NULL)
    gtk_box_append (GTK_BOX (column), rp_card_label (block->role, "rp-text"));
  return row;
}

/* Locator, document, grade. */
static GtkWidget *
foot_new (const View *self, const RpCardBlock *block)
{
  GtkWidget *foot = rp_wrap_box_new (8), *column = column_new ();

  gtk_widget_set_hexpand (column, TRUE);
  if (block->locator != NULL && *block->locator != '\0')
    gtk_box_append (GTK_BOX (column), rp_card_label (block->locator, "rp-dim"));
  rp_card_add_spans (column, self->card->dataset, block->below, "rp-dim");
  rp_wrap_box_append (RP_WRAP_BOX (foot), column);
  if (block->role != NULL && !is_short (block->role))
    gtk_box_append (GTK_BOX (column), rp_card_label (block->role, "rp-dim"));
  else if (block->role != NULL)
    {
      GtkWidget *grade = pill_new (block->role, "rp-grade");

      gtk_widget_set_tooltip_text (grade, _ ("Grade: reliability of the source, credibility of what it says"));
      rp_wrap_box_append (RP_WRAP_BOX (foot), grade);
    }
  return foot;
}

/* A piece of evidence with a rule at its left. */
static GtkWidget *
passage_new (const View *self, const RpCardBlock *block)
{
  GtkWidget *box = column_new ();

  gtk_widget_add_css_class (box, block->inset ? "rp-inset" : "rp-piece");
  if (block->against)
    gtk_widget_add_css_class (box, "rp-against");
  if (block->quote != NULL && *block->quote != '\0')
    gtk_box_append (GTK_BOX (box), rp_card_label (block->quote, "rp-text"));
  rp_card_add_spans (box, self->card->dataset, block->spans, "rp-dim");
  if (block->locator != NULL || block->role != NULL || block->below->len > 0)
    gtk_box_append (GTK_BOX (box), foot_new (self, block));
  if (block->note != NULL)
    gtk_box_append (GTK_BOX (box), rp_card_label (block->note, block->against ? "rp-error" : "rp-dim"));
  return box;
}

/* Who it is; its passages follow below it. */
static GtkWidget *
source_new (const View *self, const RpCardBlock *block)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *who = column_new ();

  rp_card_add_spans (who, self->card->dataset, block->spans, "rp-text");
  rp_card_add_spans (who, self->card->dataset, block->below, "rp-dim");
  gtk_box_append (GTK_BOX (cell), who);
  return cell;
}

/* The values of one field side by side. */
static GtkWidget *
difference_new (const View *self, const RpCardBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *pairs = rp_pair_box_new ();
  g_autofree char *caption
      = block->role != NULL ? g_strdup_printf ("%s: %s", block->caption, block->role) : g_strdup (block->caption);

  gtk_box_append (GTK_BOX (box), rp_card_label (caption, block->against ? "rp-error" : "rp-dim"));
  for (guint i = 0; i < block->rows->len; i++)
    {
      const RpCardRow *row = &g_array_index (block->rows, RpCardRow, i);
      GtkWidget *cell = column_new ();

      gtk_widget_add_css_class (cell, row->own ? "rp-own" : "rp-said");
      rp_card_add_spans (cell, self->card->dataset, row->value, "rp-text");
      rp_card_add_spans (cell, self->card->dataset, row->who, "rp-dim");
      rp_pair_box_append (RP_PAIR_BOX (pairs), cell);
    }
  gtk_box_append (GTK_BOX (box), pairs);
  return box;
}

static GtkWidget *
place_new (const RpCardBlock *block)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = rp_card_label (block->caption, "rp-dim");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (line, 16);
  gtk_box_append (GTK_BOX (line), label);
  if (block->path != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _ ("Copy the file and the line"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Copy the file and the line"), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.copy-place");
      gtk_box_append (GTK_BOX (line), button);
    }
  return line;
}

static GtkWidget *
problems_new (const View *self, const RpCardBlock *block)
{
  GtkWidget *expander = gtk_expander_new (block->caption);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, block->caption, -1);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), block->n <= FEW_PROBLEMS);
  gtk_expander_set_child (GTK_EXPANDER (expander), rp_problem_list_new (rp_dataset_get_problems (self->card->dataset)));
  return expander;
}

static GtkWidget *
text_new (const RpCardBlock *block, const char *css)
{
  g_autofree char *text = rp_card_spans_text (block->spans);

  return rp_card_label (text, css);
}

static GtkWidget *
widget_of (const View *self, const RpCardBlock *block)
{
  switch (block->kind)
    {
    case RP_CARD_HEAD:
      return head_new (self, block);
    case RP_CARD_WHEN:
      return when_new (block);
    case RP_CARD_NOTE:
      return text_new (block, "rp-dim");
    case RP_CARD_DOUBT:
      return text_new (block, "rp-doubt");
    case RP_CARD_HEADING:
      return heading_new (block);
    case RP_CARD_FACT:
      return fact_new (self, block);
    case RP_CARD_RECORD:
      return record_new (self, block);
    case RP_CARD_SOURCE:
      return source_new (self, block);
    case RP_CARD_PASSAGE:
      return passage_new (self, block);
    case RP_CARD_DIFFERENCE:
      return difference_new (self, block);
    case RP_CARD_STRIP:
      return rp_event_strip_new (self->card->dataset, block);
    case RP_CARD_IMAGE:
      return rp_record_picture_new (self->path, block->path, block->caption);
    case RP_CARD_MORE:
      return rp_card_button (block->caption, "card.more", g_variant_new_uint32 (block->list), NULL);
    case RP_CARD_PLACE:
      return place_new (block);
    case RP_CARD_PROBLEMS:
      return problems_new (self, block);
    case RP_CARD_TEXT:
    default:
      return text_new (block, "rp-text");
    }
}

/* Sources stand side by side, each with its passages below it. */
static void
append (View *self, const RpCardBlock *block, GtkWidget *widget)
{
  if (block->kind == RP_CARD_SOURCE)
    {
      if (self->pairs == NULL)
        {
          self->pairs = RP_PAIR_BOX (rp_pair_box_new ());
          gtk_box_append (self->box, GTK_WIDGET (self->pairs));
        }
      self->cell = GTK_BOX (widget);
      rp_pair_box_append (self->pairs, widget);
      return;
    }
  if (block->kind == RP_CARD_PASSAGE && !block->inset && self->cell != NULL)
    {
      gtk_box_append (self->cell, widget);
      return;
    }
  self->pairs = NULL;
  self->cell = NULL;
  gtk_box_append (self->box, widget);
}

GtkWidget *
rp_card_view_new (const RpCard *card, const char *path, GPtrArray *widgets)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  View self = { GTK_BOX (box), card, path, NULL, NULL };

  gtk_widget_add_css_class (box, "rp-card");
  for (guint i = 0; i < card->blocks->len; i++)
    {
      const RpCardBlock *block = g_ptr_array_index (card->blocks, i);
      GtkWidget *widget = widget_of (&self, block);

      g_ptr_array_add (widgets, widget);
      append (&self, block, widget);
    }
  return box;
}
