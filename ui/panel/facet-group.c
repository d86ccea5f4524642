/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facet-group.h"

#include "facet-words.h"

#include <glib/gi18n-lib.h>

#define FEW 8
#define MORE 50
/* So few over are not worth a button. */
#define ODD 3
/* With so many values one looks for the one that is wanted. */
#define MANY 14

typedef struct
{
  char *value;
  GtkWidget *check, *count;
} Row;

struct _RpFacetGroup
{
  GtkBox parent_instance;
  RpSession *session; /* owned */
  RpFacet facet;
  RpFacetCounts *counts;
  GtkWidget *expander, *title, *entry, *list, *more;
  GPtrArray *rows; /* Row */
  guint limit;
  gboolean filling; /* what changes now is not a person's doing */
};

G_DEFINE_FINAL_TYPE (RpFacetGroup, rp_facet_group, GTK_TYPE_BOX)

static void
free_row (gpointer data)
{
  g_free (((Row *)data)->value);
  g_free (data);
}

/* "12 events, 3 relations" */
static char *
counts_in_words (const RpFacetValue *value)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const guint *n = value->counts;

  if (n[RP_RECORD_EVENT] > 0 || value->counted == RP_RECORD_EVENT)
    g_string_append_printf (out, ngettext ("%u event", "%u events", n[RP_RECORD_EVENT]), n[RP_RECORD_EVENT]);
  if (n[RP_RECORD_RELATION] > 0 || value->counted == RP_RECORD_RELATION)
    {
      g_string_append (out, out->len > 0 ? ", " : "");
      g_string_append_printf (out, ngettext ("%u relation", "%u relations", n[RP_RECORD_RELATION]),
                              n[RP_RECORD_RELATION]);
    }
  if (n[RP_RECORD_ENTITY] > 0 || value->counted == RP_RECORD_ENTITY)
    {
      g_string_append (out, out->len > 0 ? ", " : "");
      g_string_append_printf (out, ngettext ("%u entity", "%u entities", n[RP_RECORD_ENTITY]), n[RP_RECORD_ENTITY]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
toggled_cb (GtkCheckButton *check, RpFacetGroup *self)
{
  const char *value = g_object_get_data (G_OBJECT (check), "rp-value");

  if (!self->filling
      && gtk_check_button_get_active (check)
             != rp_record_filter_has (rp_session_get_filter (self->session), self->facet, value))
    rp_session_toggle_facet (self->session, self->facet, value);
}

static void
fill_row (RpFacetGroup *self, Row *row, const RpFacetValue *value)
{
  g_autofree char *number = g_strdup_printf ("%u", value->n);
  g_autofree char *words = counts_in_words (value);
  g_autofree char *label = g_strdup_printf ("%s, %s", value->label, words);

  gtk_label_set_text (GTK_LABEL (row->count), number);
  gtk_widget_set_tooltip_text (row->check, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (value->n == 0 && !value->chosen)
    gtk_widget_add_css_class (row->check, "dim-label");
  else
    gtk_widget_remove_css_class (row->check, "dim-label");
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), value->chosen);
  self->filling = FALSE;
}

static void
add_row (RpFacetGroup *self, const RpFacetValue *value)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (value->label);

  row->value = g_strdup (value->value);
  row->check = gtk_check_button_new ();
  row->count = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row->count, "numeric");
  gtk_widget_add_css_class (row->count, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), row->count);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row->check), box);
  g_object_set_data_full (G_OBJECT (row->check), "rp-value", g_strdup (value->value), g_free);
  fill_row (self, row, value);
  g_signal_connect (row->check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->list), row->check);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (RpFacetGroup *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_more (RpFacetGroup *self, guint left)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u More", "%u More", left), left);

  gtk_button_set_label (GTK_BUTTON (self->more), text);
  gtk_widget_set_visible (self->more, left > 0);
}

/* All rows anew, the most frequent first. */
static void
refill (RpFacetGroup *self)
{
  g_autoptr (GArray) list = NULL;
  guint limit;

  clear_rows (self);
  if (self->counts == NULL || !gtk_expander_get_expanded (GTK_EXPANDER (self->expander)))
    return;
  list = rp_facet_counts_list (self->counts, self->facet, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  limit = list->len <= self->limit + ODD ? list->len : self->limit;
  for (guint i = 0; i < list->len; i++)
    {
      const RpFacetValue *value = &g_array_index (list, RpFacetValue, i);

      /* What is chosen is never out of sight. */
      if (i < limit || value->chosen)
        add_row (self, value);
    }
  show_more (self, list->len - self->rows->len);
}

/* New numbers in the rows that stand there. FALSE where a chosen value has none. */
static gboolean
renew (RpFacetGroup *self)
{
  g_autoptr (GArray) list = rp_facet_counts_list (self->counts, self->facet, NULL);
  g_autoptr (GHashTable) by_value = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_chosen = 0, n_found = 0;

  for (guint i = 0; i < list->len; i++)
    {
      RpFacetValue *value = &g_array_index (list, RpFacetValue, i);

      n_chosen += value->chosen;
      g_hash_table_insert (by_value, (gpointer)value->value, value);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      const RpFacetValue *value = g_hash_table_lookup (by_value, row->value);

      if (value == NULL)
        return FALSE;
      n_found += value->chosen;
      fill_row (self, row, value);
    }
  return n_found == n_chosen;
}

static void
update_title (RpFacetGroup *self)
{
  guint n = g_strv_length ((char **)rp_record_filter_values (rp_session_get_filter (self->session), self->facet));
  g_autofree char *chosen = g_strdup_printf ("%s · %u", rp_facet_title (self->facet), n);

  gtk_label_set_text (GTK_LABEL (self->title), n > 0 ? chosen : rp_facet_title (self->facet));
  if (n > 0)
    gtk_widget_add_css_class (self->title, "accent");
  else
    gtk_widget_remove_css_class (self->title, "accent");
}

static void
expanded_cb (RpFacetGroup *self)
{
  self->limit = FEW;
  refill (self);
}

static void
more_cb (RpFacetGroup *self)
{
  guint before = self->rows->len;

  self->limit += MORE;
  refill (self);
  if (before < self->rows->len)
    gtk_widget_grab_focus (((Row *)self->rows->pdata[before])->check);
}

static void
rp_facet_group_dispose (GObject *object)
{
  RpFacetGroup *self = RP_FACET_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->counts, rp_facet_counts_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rp_facet_group_parent_class)->dispose (object);
}

static void
rp_facet_group_class_init (RpFacetGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_facet_group_dispose;
}

static void
rp_facet_group_init (RpFacetGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->limit = FEW;
  self->expander = gtk_expander_new (NULL);
  self->title = gtk_label_new ("");
  self->entry = gtk_search_entry_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->more = gtk_button_new_with_label (_ ("More"));
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), self->title);
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 4);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), box);
  gtk_widget_set_hexpand (self->expander, TRUE);
  gtk_box_append (GTK_BOX (self), self->expander);
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (refill), self);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
}

GtkWidget *
rp_facet_group_new (RpSession *session, RpFacet facet)
{
  RpFacetGroup *self = g_object_new (RP_TYPE_FACET_GROUP, NULL);
  g_autofree char *find = g_strdup_printf (_ ("Find in %s"), rp_facet_title (facet));

  self->session = g_object_ref (session);
  self->facet = facet;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rp_facet_title (facet), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, find, -1);
  g_object_set (self->entry, "placeholder-text", find, NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), facet == RP_FACET_KIND || facet == RP_FACET_ENTITY);
  update_title (self);
  return GTK_WIDGET (self);
}

void
rp_facet_group_set_counts (RpFacetGroup *self, RpFacetCounts *counts, gboolean anew)
{
  gboolean chosen = rp_record_filter_values (rp_session_get_filter (self->session), self->facet)[0] != NULL;
  guint n = counts != NULL ? rp_facet_counts_n_values (counts, self->facet) : 0;

  if (counts != NULL)
    rp_facet_counts_ref (counts);
  g_clear_pointer (&self->counts, rp_facet_counts_unref);
  self->counts = counts;
  update_title (self);
  /* One value that all have is no choice. */
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1 || chosen);
  gtk_widget_set_visible (self->entry, n > MANY);
  if (anew)
    {
      self->limit = FEW;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
  if (!gtk_expander_get_expanded (GTK_EXPANDER (self->expander)))
    return;
  if (anew || counts == NULL || self->rows->len == 0 || !renew (self))
    refill (self);
}
