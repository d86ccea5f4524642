/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-view.h"

#include <glib/gi18n-lib.h>

#include "scene-text.h"

struct _RpNotesView
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkBox *box;
  char *notes;
  int size_pt;
};

G_DEFINE_FINAL_TYPE (RpNotesView, rp_notes_view, GTK_TYPE_WIDGET)

static void
rp_notes_view_dispose (GObject *object)
{
  RpNotesView *self = RP_NOTES_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->notes, g_free);
  G_OBJECT_CLASS (rp_notes_view_parent_class)->dispose (object);
}

static void
rp_notes_view_class_init (RpNotesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_notes_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rp_notes_view_init (RpNotesView *self)
{
  self->size_pt = RP_NOTES_USUAL;
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "rp-notes");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Notes"), -1);
}

GtkWidget *
rp_notes_view_new (void)
{
  return g_object_new (RP_TYPE_NOTES_VIEW, NULL);
}

static GtkWidget *
label_new (RpNotesView *self, const char *markup)
{
  g_autofree char *sized = g_strdup_printf ("<span size=\"%d\">%s</span>", self->size_pt * PANGO_SCALE, markup);

  return g_object_new (GTK_TYPE_LABEL, "label", sized, "use-markup", TRUE, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "yalign", 0.0, "hexpand", TRUE, NULL);
}

static char *
markup_of (const RpSceneBlock *block)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < block->n_spans; i++)
    {
      const RpSceneSpan *span = &block->spans[i];
      g_autofree char *text = g_markup_escape_text (span->text, -1);

      g_string_append_printf (markup, "%s%s%s%s%s", span->strong ? "<b>" : "", span->emphasis ? "<i>" : "", text,
                              span->emphasis ? "</i>" : "", span->strong ? "</b>" : "");
    }
  return g_string_free (markup, FALSE);
}

static GtkWidget *
block_new (RpNotesView *self, const RpSceneBlock *block, gboolean first)
{
  g_autofree char *markup = markup_of (block);
  GtkWidget *widget = label_new (self, markup);
  int space = block->near ? self->size_pt / 3 : self->size_pt;

  if (block->mark != NULL)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, self->size_pt / 2);
      g_autofree char *escaped = g_markup_escape_text (block->mark, -1);
      GtkWidget *mark = label_new (self, escaped);

      gtk_widget_set_hexpand (mark, FALSE);
      gtk_box_append (GTK_BOX (row), mark);
      gtk_box_append (GTK_BOX (row), widget);
      gtk_widget_set_margin_start (row, (int)(block->level + 1) * self->size_pt / 2);
      widget = row;
    }
  gtk_widget_set_margin_top (widget, first ? 0 : space);
  return widget;
}

static void
fill (RpNotesView *self)
{
  g_autoptr (RpSceneText) text = rp_scene_text_new (self->notes);

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL;)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < text->n_blocks; i++)
    gtk_box_append (self->box, block_new (self, &text->blocks[i], i == 0));
  if (text->n_blocks == 0)
    {
      GtkWidget *none = label_new (self, _ ("No notes"));

      gtk_widget_add_css_class (none, "dim-label");
      gtk_box_append (self->box, none);
    }
}

void
rp_notes_view_set_notes (RpNotesView *self, const char *notes)
{
  if (g_strcmp0 (notes, self->notes) == 0 && gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL)
    return;
  g_free (self->notes);
  self->notes = g_strdup (notes);
  fill (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

void
rp_notes_view_set_size (RpNotesView *self, int size_pt)
{
  if (self->size_pt == size_pt)
    return;
  self->size_pt = size_pt;
  fill (self);
}
