/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _RpSourcesPane
{
  GtkBox parent_instance;
  RpSession *session;
  GtkStack *stack;
  GtkWidget *button;
  RpMatrixView *matrix;
};

G_DEFINE_FINAL_TYPE (RpSourcesPane, rp_sources_pane, GTK_TYPE_BOX)

/* Somebody speaks of something in it. */
static gboolean
has_evidence (RpDataset *dataset)
{
  for (guint i = 0; dataset != NULL && i < rp_dataset_n_sources (dataset); i++)
    {
      guint n;
      const RpRecordRef *records = rp_dataset_source_records (dataset, i, &n);

      for (guint j = 0; j < n; j++)
        if (records[j].type != RP_RECORD_SOURCE)
          return TRUE;
    }
  return FALSE;
}

static void
session_changed_cb (RpSourcesPane *self, guint what)
{
  if ((what & RP_CHANGED_DATASET) != 0)
    {
      gboolean any = has_evidence (rp_session_get_dataset (self->session));

      gtk_stack_set_visible_child_name (self->stack, any ? "matrix" : "nothing");
      gtk_widget_set_visible (self->button, any);
    }
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_SELECTION)) != 0)
    rp_sources_pane_update (self);
}

static void
rp_sources_pane_dispose (GObject *object)
{
  RpSourcesPane *self = RP_SOURCES_PANE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rp_sources_pane_parent_class)->dispose (object);
}

static void
rp_sources_pane_class_init (RpSourcesPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_sources_pane_dispose;
}

static void
add_section (GMenu *menu, const char *action, const char *const *targets, const char *const *labels, guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (labels[i], NULL);

      g_menu_item_set_action_and_target (item, action, "s", targets[i]);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
menu_new (void)
{
  static const char *const rows[] = { "events", "entities", "relations" };
  static const char *const orders[] = { "time", "standing", "source" };
  const char *row_labels[] = { _ ("_Events"), _ ("E_ntities"), _ ("_Relations") };
  const char *order_labels[]
      = { _ ("In the Order of _Time"), _ ("_Weakest Support First"), _ ("Only the _Selected Source’s, in Its Order") };
  GMenu *menu = g_menu_new ();

  add_section (menu, "win.sources-rows", rows, row_labels, G_N_ELEMENTS (rows));
  add_section (menu, "win.sources-order", orders, order_labels, G_N_ELEMENTS (orders));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
nothing_new (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "edit-find-symbolic", "title", _ ("No Evidence"),
                       "description",
                       _ ("No record of this dataset says which source it rests on. What is given as evidence stands "
                          "here, source by source."),
                       NULL);
}

static void
rp_sources_pane_init (RpSourcesPane *self)
{
  g_autoptr (GMenuModel) menu = menu_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-sources");
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->button, _ ("Which rows, and in which order"));
  gtk_box_append (GTK_BOX (self), self->button);
  self->matrix = g_object_new (RP_TYPE_MATRIX_VIEW, "vexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->matrix), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sources"), -1);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, nothing_new (), "nothing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->matrix), "matrix");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  rp_sources_pane_update (self);
}

void
rp_sources_pane_set_session (RpSourcesPane *self, RpSession *session)
{
  g_set_object (&self->session, session);
  rp_diagram_view_set_session (RP_DIAGRAM_VIEW (self->matrix), session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
  session_changed_cb (self, RP_CHANGED_DATASET);
}

RpMatrixView *
rp_sources_pane_get_matrix (RpSourcesPane *self)
{
  return self->matrix;
}

/* "Events, weakest support first" */
void
rp_sources_pane_update (RpSourcesPane *self)
{
  RpRecordType type = rp_matrix_view_get_rows (self->matrix);
  RpMatrixOrder order = rp_matrix_view_get_order (self->matrix);
  const char *rows = type == RP_RECORD_ENTITY     ? _ ("Entities")
                     : type == RP_RECORD_RELATION ? _ ("Relations")
                                                  : _ ("Events");
  const char *how = order == RP_MATRIX_BY_STANDING  ? _ ("weakest support first")
                    : order == RP_MATRIX_BY_LOCATOR ? _ ("as one source tells them")
                    : type == RP_RECORD_EVENT       ? _ ("by time")
                                                    : _ ("as in the file");
  g_autofree char *label = g_strdup_printf ("%s, %s", rows, how);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
