/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card.h"

#include "record-text.h"

#include <glib/gi18n-lib.h>

/* "2 sources · 1 origin" at the right of the heading. */
static void
add_head (const RpCard *card, const RpEvidence *evidence, guint n_evidence)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                     _ ("Evidence"), "xalign", 0.0, "hexpand", TRUE, NULL);
  guint n_sources = 0;
  guint n_origins = rp_dataset_count_origins (card->dataset, evidence, n_evidence, &n_sources);
  g_autofree char *sources = g_strdup_printf (ngettext ("%u source", "%u sources", n_sources), n_sources);
  g_autofree char *origins = g_strdup_printf (ngettext ("%u origin", "%u origins", n_origins), n_origins);
  g_autofree char *both = g_strdup_printf ("%s · %s", sources, origins);
  GtkWidget *count = gtk_label_new (both);

  gtk_widget_add_css_class (heading, "rp-heading");
  gtk_widget_add_css_class (count, "rp-count");
  gtk_widget_set_valign (count, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), count);
  rp_card_add (card, line);
}

static void
append_text (GtkWidget *box, const char *text, const char *css)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (box), rp_card_label (text, css));
}

/* Title where it is not the link, author, date. */
static char *
about_source (const RpSource *source)
{
  g_autofree char *published = rp_record_text_date (&source->published);
  GString *out = g_string_new (NULL);

  /* A title that was made of publisher and date says nothing new. */
  if (source->publisher != NULL && !g_str_has_prefix (source->record.title, source->publisher))
    g_string_append (out, source->record.title);
  if (source->author != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", source->author);
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (published != NULL)
    g_string_append_printf (out, _ ("published %s"), published);
  else
    g_string_append (out, _ ("undated"));
  return g_string_free (out, FALSE);
}

static GtkWidget *
foot_new (const RpEvidence *evidence)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *locator = rp_card_label (evidence->locator != NULL ? evidence->locator : "", "rp-dim");

  gtk_widget_set_hexpand (locator, TRUE);
  gtk_box_append (GTK_BOX (foot), locator);
  if (evidence->grade != NULL)
    {
      GtkWidget *grade = gtk_label_new (evidence->grade);

      gtk_label_set_ellipsize (GTK_LABEL (grade), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (grade, "rp-grade");
      gtk_widget_set_valign (grade, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (grade, _ ("Grade: reliability of the source, credibility of what it says"));
      gtk_box_append (GTK_BOX (foot), grade);
    }
  return foot;
}

/* What one piece of evidence says, below the name of its source. */
static void
append_piece (GtkWidget *box, const RpEvidence *evidence)
{
  if (evidence->stance == RP_STANCE_DISPUTES)
    append_text (box, _ ("disputes it"), "rp-error");
  for (guint i = 0; i < evidence->n_fields; i++)
    {
      g_autofree char *field = g_strdup_printf (_ ("for: %s"), evidence->fields[i]);

      append_text (box, field, "rp-dim");
    }
  append_text (box, evidence->passage, "rp-passage");
  if (evidence->locator != NULL || evidence->grade != NULL)
    gtk_box_append (GTK_BOX (box), foot_new (evidence));
}

/* All that one source gives: FIRST is the index of the first piece of it. */
static GtkWidget *
source_new (const RpCard *card, const RpEvidence *evidence, guint n_evidence, guint first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  guint index = evidence[first].source;
  const RpSource *source = rp_dataset_source (card->dataset, index);
  g_autofree char *about = about_source (source);
  const char *told = NULL;

  gtk_box_append (GTK_BOX (box), rp_card_link (card, rp_record_ref (RP_RECORD_SOURCE, index), source->publisher));
  append_text (box, about, "rp-dim");
  for (guint i = first; i < n_evidence; i++)
    {
      const char *origin = evidence[i].origin;

      if (evidence[i].source != index)
        continue;
      append_piece (box, &evidence[i]);
      if (origin != NULL && g_strcmp0 (origin, told) != 0)
        {
          g_autofree char *text = g_strdup_printf (_ ("origin: %s"), origin);

          append_text (box, text, "rp-dim");
          told = origin;
        }
    }
  return box;
}

static gboolean
is_first_of_source (const RpEvidence *evidence, guint index)
{
  for (guint i = 0; i < index; i++)
    if (evidence[i].source == evidence[index].source)
      return FALSE;
  return TRUE;
}

/* TRUE where two sources give different values for one field. */
static gboolean
sources_differ (const RpEvidence *evidence, guint n_evidence)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_evidence; i++)
    for (guint j = 0; j < evidence[i].n_says; j++)
      {
        const RpSays *says = &evidence[i].says[j];
        const char *before = g_hash_table_lookup (values, says->field);

        if (before != NULL && g_strcmp0 (before, says->value) != 0)
          return TRUE;
        g_hash_table_insert (values, (gpointer)says->field, (gpointer)says->value);
      }
  return FALSE;
}

/* What each source gives for a field, the sources side by side. */
static void
add_differences (const RpCard *card, const RpEvidence *evidence, guint n_evidence)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n = 0;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  for (guint i = 0; i < n_evidence; i++)
    for (guint j = 0; j < evidence[i].n_says && n < RP_CARD_LIMIT; j++)
      {
        GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
        const RpSource *source = rp_dataset_source (card->dataset, evidence[i].source);
        RpDate date = { evidence[i].says[j].when, evidence[i].says[j].value };
        g_autofree char *value = rp_record_text_date (&date);
        g_autofree char *head = g_strdup_printf ("%s · %s", evidence[i].says[j].field, source->record.title);

        append_text (box, head, "rp-dim");
        append_text (box, value, "rp-text");
        gtk_grid_attach (GTK_GRID (grid), box, (int)(n % 2), (int)(n / 2), 1, 1);
        n++;
      }
  if (n == 0)
    {
      g_object_ref_sink (grid);
      g_object_unref (grid);
      return;
    }
  rp_card_add_heading (card,
                       sources_differ (evidence, n_evidence) ? _ ("Where They Differ") : _ ("What Each Source Gives"));
  rp_card_add (card, grid);
}

void
rp_card_add_evidence (const RpCard *card, const RpEvidence *evidence, guint n_evidence)
{
  GtkWidget *grid, *last = NULL;
  guint limit = MIN (n_evidence, RP_CARD_LIMIT), n = 0;

  if (n_evidence == 0)
    return;
  add_head (card, evidence, n_evidence);
  grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 16);
  for (guint i = 0; i < limit; i++)
    if (is_first_of_source (evidence, i))
      {
        last = source_new (card, evidence, limit, i);
        gtk_widget_set_hexpand (last, TRUE);
        gtk_grid_attach (GTK_GRID (grid), last, (int)(n % 2), (int)(n / 2), 1, 1);
        n++;
      }
  /* One alone, and the last of an odd number, has the whole width. */
  if (n % 2 == 1)
    {
      gtk_grid_remove (GTK_GRID (grid), g_object_ref (last));
      gtk_grid_attach (GTK_GRID (grid), last, 0, (int)(n / 2), 2, 1);
      g_object_unref (last);
    }
  rp_card_add (card, grid);
  rp_card_add_more (card, n_evidence);
  add_differences (card, evidence, n_evidence);
}
