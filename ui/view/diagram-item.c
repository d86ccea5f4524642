/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-item.h"

struct _RpDiagramItem
{
  GtkWidget parent_instance;
  RpRecordRef ref;
  RpRecordRef source;
  gboolean is_cluster;
  RpRecordRef first; /* of a cluster */
  int band;
  double order;
  graphene_rect_t box;
  char *label, *description, *marks;
  gboolean selected;
  int position, of;
};

G_DEFINE_FINAL_TYPE (RpDiagramItem, rp_diagram_item, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
choose_cb (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  g_signal_emit (widget, chosen_signal, 0);
}

static void
rp_diagram_item_finalize (GObject *object)
{
  RpDiagramItem *self = RP_DIAGRAM_ITEM (object);

  g_free (self->label);
  g_free (self->description);
  g_free (self->marks);
  G_OBJECT_CLASS (rp_diagram_item_parent_class)->finalize (object);
}

static void
rp_diagram_item_class_init (RpDiagramItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rp_diagram_item_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "item.select", NULL, choose_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "item.select", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "item.select", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "item.select", NULL);
  chosen_signal = g_signal_new ("chosen", RP_TYPE_DIAGRAM_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rp_diagram_item_init (RpDiagramItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
rp_diagram_item_new (void)
{
  return g_object_new (RP_TYPE_DIAGRAM_ITEM, NULL);
}

static void
describe (RpDiagramItem *self)
{
  g_autofree char *both = self->marks != NULL && self->description != NULL
                              ? g_strconcat (self->description, "; ", self->marks, NULL)
                              : g_strdup (self->marks != NULL ? self->marks : self->description);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both != NULL ? both : "", -1);
}

void
rp_diagram_item_set_marks (RpDiagramItem *self, const char *words)
{
  if (g_strcmp0 (words, self->marks) == 0)
    return;
  g_free (self->marks);
  self->marks = g_strdup (words);
  describe (self);
}

void
rp_diagram_item_show (RpDiagramItem *self, RpRecordRef ref, const char *label, const char *description,
                      const graphene_rect_t *box)
{
  self->ref = ref;
  self->box = *box;
  if (g_strcmp0 (label, self->label) == 0 && g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->label);
  g_free (self->description);
  self->label = g_strdup (label);
  self->description = g_strdup (description);
  describe (self);
}

void
rp_diagram_item_set_stop (RpDiagramItem *self, int band, double order)
{
  self->band = band;
  self->order = order;
}

int
rp_diagram_item_get_band (RpDiagramItem *self)
{
  return self->band;
}

double
rp_diagram_item_get_order (RpDiagramItem *self)
{
  return self->order;
}

void
rp_diagram_item_set_cluster (RpDiagramItem *self, RpRecordRef first)
{
  self->is_cluster = TRUE;
  self->first = first;
}

gboolean
rp_diagram_item_is_cluster (RpDiagramItem *self)
{
  return self->is_cluster;
}

RpRecordRef
rp_diagram_item_get_first (RpDiagramItem *self)
{
  return self->first;
}

void
rp_diagram_item_move (RpDiagramItem *self, const graphene_rect_t *box)
{
  self->box = *box;
}

void
rp_diagram_item_set_place (RpDiagramItem *self, int position, int of)
{
  if (position == self->position && of == self->of)
    return;
  self->position = position;
  self->of = of;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET, position,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, of, -1);
}

void
rp_diagram_item_set_selected (RpDiagramItem *self, gboolean selected)
{
  if (selected == self->selected)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

RpRecordRef
rp_diagram_item_get_ref (RpDiagramItem *self)
{
  return self->ref;
}

void
rp_diagram_item_set_of (RpDiagramItem *self, RpRecordRef of)
{
  self->source = of;
}

RpRecordRef
rp_diagram_item_get_of (RpDiagramItem *self)
{
  return self->source;
}

const graphene_rect_t *
rp_diagram_item_get_box (RpDiagramItem *self)
{
  return &self->box;
}
