/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-preview.h"

#include "mapping.h"
#include "record-sentence.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 6

struct _RpMappingPreview
{
  GtkWidget parent_instance;
  GtkWidget *box, *counts, *records;
};

G_DEFINE_FINAL_TYPE (RpMappingPreview, rp_mapping_preview, GTK_TYPE_WIDGET)

static GtkWidget *
text_new (const char *text, const char *css, gboolean one_line)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (one_line)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  else
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/* The people of an event, the first ones. Transfer full; NULL: there are none. */
static char *
people_of (RpDataset *dataset, RpRecordRef ref)
{
  const RpEvent *event = ref.type == RP_RECORD_EVENT ? rp_dataset_event (dataset, ref.index) : NULL;
  GString *names = g_string_new (NULL);

  for (guint i = 0; event != NULL && i < event->n_participants && i < 6; i++)
    {
      const char *name
          = rp_record_text_title (dataset, rp_record_ref (RP_RECORD_ENTITY, event->participants[i].entity));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (event != NULL && event->n_participants > 6)
    g_string_append (names, " …");
  return g_string_free (names, names->len == 0);
}

static void
append_record (RpMappingPreview *self, RpDataset *dataset, RpRecordRef ref)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = rp_record_text_title (dataset, ref);
  g_autofree char *ends = rp_record_text_ends (dataset, ref);
  g_autofree char *line = rp_record_text_line (*ends != '\0' ? ends : title);
  g_autofree char *sentence = rp_record_sentence (dataset, ref);
  g_autofree char *people = people_of (dataset, ref);
  g_autofree char *people_line = people != NULL ? rp_record_text_line (people) : NULL;

  gtk_box_append (GTK_BOX (row), text_new (line, "heading", TRUE));
  gtk_box_append (GTK_BOX (row), text_new (sentence, "rp-mapping-dim", FALSE));
  if (people_line != NULL)
    gtk_box_append (GTK_BOX (row), text_new (people_line, "rp-mapping-dim", TRUE));
  gtk_box_append (GTK_BOX (self->records), row);
}

static void
append_count (GString *words, guint n, const char *one)
{
  if (n > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", one);
}

/* "12 events · 3 entities", of what there is any. Transfer full. */
static char *
count_words (const RpImportResult *result)
{
  guint events = rp_dataset_n_events (result->dataset), entities = rp_dataset_n_entities (result->dataset);
  guint relations = rp_dataset_n_relations (result->dataset), sources = rp_dataset_n_sources (result->dataset);
  g_autofree char *a = g_strdup_printf (ngettext ("%u event", "%u events", events), events);
  g_autofree char *b = g_strdup_printf (ngettext ("%u entity", "%u entities", entities), entities);
  g_autofree char *c = g_strdup_printf (ngettext ("%u relation", "%u relations", relations), relations);
  g_autofree char *d = g_strdup_printf (ngettext ("%u source", "%u sources", sources), sources);
  GString *words = g_string_new (NULL);

  append_count (words, events, a);
  append_count (words, entities, b);
  append_count (words, relations, c);
  append_count (words, sources, d);
  if (words->len == 0)
    g_string_append (words, _ ("No record"));
  return g_string_free (words, FALSE);
}

/* Records that become nothing: those in error, and those of lists that are left out. Transfer full; NULL: none. */
static char *
loss_words (const RpImportResult *result)
{
  guint n = rp_dataset_get_left_out (result->dataset);

  for (guint i = 0; result->mapping != NULL && i < result->mapping->lists->len; i++)
    {
      const RpMappedList *list = result->mapping->lists->pdata[i];

      n += list->use == RP_LIST_LEFT_OUT ? list->n_records : 0;
    }
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u record will be left out", "%u records will be left out", n), n);
}

static void
clear (RpMappingPreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->records)) != NULL)
    gtk_box_remove (GTK_BOX (self->records), child);
}

static void
show_records (RpMappingPreview *self, const RpImportResult *result, RpRecordType type)
{
  guint n;

  if (type == RP_RECORD_NONE)
    type = rp_dataset_n_events (result->dataset) > 0      ? RP_RECORD_EVENT
           : rp_dataset_n_relations (result->dataset) > 0 ? RP_RECORD_RELATION
                                                          : RP_RECORD_ENTITY;
  n = rp_dataset_n_records (result->dataset, type);
  for (guint i = 0; i < MIN (n, MOST_ROWS); i++)
    append_record (self, result->dataset, rp_record_ref (type, i));
}

void
rp_mapping_preview_set (RpMappingPreview *self, const RpImportResult *result, const GError *error, RpRecordType type)
{
  g_autofree char *counts = NULL;
  g_autofree char *loss = NULL;
  g_autofree char *whole = NULL;

  clear (self);
  if (result == NULL || result->dataset == NULL)
    {
      const char *why = error != NULL ? error->message : result != NULL ? _ ("Nothing comes of it as it is.") : "…";

      gtk_label_set_text (GTK_LABEL (self->counts), why);
      return;
    }
  counts = count_words (result);
  loss = loss_words (result);
  whole = loss != NULL ? g_strdup_printf ("%s\n%s", counts, loss) : g_strdup (counts);
  gtk_label_set_text (GTK_LABEL (self->counts), whole);
  show_records (self, result, type);
}

static void
rp_mapping_preview_dispose (GObject *object)
{
  g_clear_pointer (&RP_MAPPING_PREVIEW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rp_mapping_preview_parent_class)->dispose (object);
}

static void
rp_mapping_preview_class_init (RpMappingPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_mapping_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rp-mapping-preview");
}

static void
rp_mapping_preview_init (RpMappingPreview *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->counts = text_new ("…", "rp-mapping-counts", FALSE);
  self->records = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (self->box), text_new (_ ("What Comes of It"), "title-4", FALSE));
  gtk_box_append (GTK_BOX (self->box), self->counts);
  gtk_box_append (GTK_BOX (self->box), self->records);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
rp_mapping_preview_new (void)
{
  return g_object_new (RP_TYPE_MAPPING_PREVIEW, NULL);
}
