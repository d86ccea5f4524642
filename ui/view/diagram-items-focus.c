/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-items-private.h"

#include "diagram-walk.h"

#include <math.h>

/* What was asked for is waited for so long: a view glides there first. */
#define WISH_US (1500 * G_TIME_SPAN_MILLISECOND)
/* So much stays of what has the focus out of sight. */
#define EDGE_PX 24

static graphene_point_t
middle_of (RpDiagramItem *item)
{
  const graphene_rect_t *box = rp_diagram_item_get_box (item);

  return GRAPHENE_POINT_INIT (box->origin.x + box->size.width / 2, box->origin.y + box->size.height / 2);
}

/* The item of REF, or of the cluster that counts it. */
static GtkWidget *
item_for (RpDiagramItems *self, RpDrawing *drawing, RpRecordRef ref)
{
  GtkWidget *item = g_hash_table_lookup (self->by_ref, rp_items_pack_ref (ref));

  for (guint i = 0; item == NULL && drawing != NULL && i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      for (guint j = 0; rp_items_is_cluster (shape) && item == NULL && j < shape->n_members; j++)
        if (rp_record_ref_equal (shape->members[j], ref))
          item = g_hash_table_lookup (self->by_ref, rp_items_pack_shape (shape));
    }
  return item;
}

/* What has the focus and went out of sight keeps it, at the edge where it went: a walk goes on from there. */
static gboolean
keep_at_edge (RpDiagramItems *self, GHashTable *old, RpDiagramItem *item, RpDrawing *drawing, RpSession *session)
{
  RpRecordRef ref = rp_diagram_item_get_ref (item);
  const RpRecordSet *shown = rp_session_get_shown (session);
  graphene_rect_t box = *rp_diagram_item_get_box (item);
  float width = (float)rp_drawing_get_width (drawing), height = (float)rp_drawing_get_height (drawing);

  if (ref.type == RP_RECORD_NONE || rp_diagram_item_get_of (item).type != RP_RECORD_NONE
      || (shown != NULL && !rp_record_set_contains (shown, ref)))
    return FALSE;
  box.size.width = MIN (box.size.width, EDGE_PX);
  box.origin.x = CLAMP (box.origin.x, 0, MAX (0, width - box.size.width));
  box.origin.y = CLAMP (box.origin.y, 0, MAX (0, height - box.size.height));
  rp_diagram_item_move (item, &box);
  g_hash_table_steal (old, rp_items_pack_ref (ref));
  g_hash_table_insert (self->by_ref, rp_items_pack_ref (ref), item);
  return TRUE;
}

void
rp_items_save_focus (RpDiagramItems *self, GHashTable *old, RpDiagramItem *focused, RpDrawing *drawing,
                     RpSession *session)
{
  RpRecordRef ref
      = rp_diagram_item_is_cluster (focused) ? rp_diagram_item_get_first (focused) : rp_diagram_item_get_ref (focused);
  GtkWidget *next = item_for (self, drawing, ref);
  g_autoptr (GPtrArray) items = NULL;

  if (next == NULL && keep_at_edge (self, old, focused, drawing, session))
    return;
  items = rp_items_list (self);
  if (next == NULL)
    next = (GtkWidget *)rp_diagram_walk_nearest (items, middle_of (focused));
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

void
rp_items_fulfil_wish (RpDiagramItems *self, RpDrawing *drawing)
{
  RpDiagramItem *focused = rp_diagram_items_focused (self);
  GtkWidget *next = NULL;

  if (self->wish.until == 0)
    return;
  if (focused == NULL || g_get_monotonic_time () > self->wish.until)
    self->wish.until = 0;
  else if (self->wish.ref.type != RP_RECORD_NONE)
    next = item_for (self, drawing, self->wish.ref);
  else
    {
      g_autoptr (GPtrArray) items = rp_items_list (self);

      next = (GtkWidget *)rp_diagram_walk_next (items, focused, self->wish.direction);
    }
  if (next == NULL)
    return;
  self->wish.until = 0;
  if (next != (GtkWidget *)focused)
    gtk_widget_grab_focus (next);
}

void
rp_diagram_items_wish (RpDiagramItems *self, RpRecordRef ref)
{
  if (rp_diagram_items_focused (self) == NULL || ref.type == RP_RECORD_NONE)
    return;
  self->wish.ref = ref;
  self->wish.until = g_get_monotonic_time () + WISH_US;
}

void
rp_diagram_items_wish_on (RpDiagramItems *self, GtkDirectionType direction)
{
  self->wish.ref = RP_RECORD_REF_NONE;
  self->wish.direction = direction;
  self->wish.until = g_get_monotonic_time () + WISH_US;
}

RpDiagramItem *
rp_diagram_items_focused (RpDiagramItems *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->view);

  return RP_IS_DIAGRAM_ITEM (child) ? RP_DIAGRAM_ITEM (child) : NULL;
}

/* The child to enter at: the selected, else the one nearest to the top left. */
static GtkWidget *
first_item (RpDiagramItems *self, RpRecordRef selected)
{
  GtkWidget *best = g_hash_table_lookup (self->by_ref, rp_items_pack_ref (selected));
  GHashTableIter iter;
  gpointer item;
  float least = INFINITY;

  if (best != NULL && selected.type != RP_RECORD_NONE)
    return best;
  best = NULL;
  g_hash_table_iter_init (&iter, self->by_ref);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      graphene_point_t at = middle_of (item);
      float cost = at.y * 10000 + at.x;

      if (cost < least)
        {
          least = cost;
          best = item;
        }
    }
  return best;
}

RpDiagramStep
rp_diagram_items_focus (RpDiagramItems *self, GtkDirectionType direction, RpRecordRef selected)
{
  RpDiagramItem *focused = rp_diagram_items_focused (self);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  g_autoptr (GPtrArray) items = NULL;
  GtkWidget *next;

  if (focused != NULL && tab)
    return RP_DIAGRAM_STEP_OUT;
  items = rp_items_list (self);
  next = focused != NULL ? (GtkWidget *)rp_diagram_walk_next (items, focused, direction) : first_item (self, selected);
  if (next == NULL)
    return focused != NULL ? RP_DIAGRAM_STEP_EDGE : RP_DIAGRAM_STEP_OUT;
  return gtk_widget_grab_focus (next) ? RP_DIAGRAM_STEP_DONE : RP_DIAGRAM_STEP_OUT;
}

/* Whose ties are walked along from FROM: the selected's, if it stands here, else those that were, else FROM's own. */
static gboolean
find_anchor (RpDiagramItems *self, RpDataset *dataset, RpRecordRef from, RpRecordRef selected)
{
  if (selected.type == RP_RECORD_ENTITY && g_hash_table_contains (self->by_ref, rp_items_pack_ref (selected)))
    self->anchor = selected;
  else if (self->anchor.type != RP_RECORD_ENTITY || self->anchor.index >= rp_dataset_n_entities (dataset)
           || !rp_diagram_walk_is_tied (dataset, self->anchor.index, from))
    self->anchor = from.type == RP_RECORD_RELATION
                       ? rp_record_ref (RP_RECORD_ENTITY, rp_dataset_relation (dataset, from.index)->from)
                       : from;
  return self->anchor.type == RP_RECORD_ENTITY;
}

gboolean
rp_diagram_items_step_tied (RpDiagramItems *self, RpDataset *dataset, RpRecordRef selected, int direction)
{
  RpDiagramItem *focused = rp_diagram_items_focused (self);
  RpRecordRef from = focused != NULL ? rp_diagram_item_get_ref (focused) : selected;
  g_autoptr (GPtrArray) items = NULL;
  RpDiagramItem *next;

  if ((from.type != RP_RECORD_ENTITY && from.type != RP_RECORD_RELATION)
      || !find_anchor (self, dataset, from, selected))
    return FALSE;
  items = rp_items_list (self);
  next = rp_diagram_walk_tied (items, dataset, self->anchor.index, focused, direction);
  return next != NULL && gtk_widget_grab_focus (GTK_WIDGET (next));
}

gboolean
rp_diagram_items_step_out (RpDiagramItems *self, RpDataset *dataset, RpRecordRef selected)
{
  RpDiagramItem *focused = rp_diagram_items_focused (self);
  RpRecordRef ref = focused != NULL ? rp_diagram_item_get_ref (focused) : RP_RECORD_REF_NONE, to = selected;
  GtkWidget *next;

  if (ref.type == RP_RECORD_EVENT)
    to = rp_record_ref (RP_RECORD_EVENT, rp_dataset_event (dataset, ref.index)->parent);
  else if (ref.type != RP_RECORD_NONE && rp_record_ref_equal (to, ref))
    return FALSE;
  next = to.type != RP_RECORD_NONE && to.index != RP_NO_INDEX
             ? g_hash_table_lookup (self->by_ref, rp_items_pack_ref (to))
             : NULL;
  return next != NULL && gtk_widget_grab_focus (next);
}

RpRecordRef
rp_diagram_items_within (RpDiagramItem *item, RpDataset *dataset)
{
  RpRecordRef ref = rp_diagram_item_get_ref (item);
  const RpEvent *event = ref.type == RP_RECORD_EVENT ? rp_dataset_event (dataset, ref.index) : NULL;

  if (rp_diagram_item_is_cluster (item))
    return rp_diagram_item_get_first (item);
  return event != NULL && event->n_parts > 0 ? rp_record_ref (RP_RECORD_EVENT, event->parts[0]) : RP_RECORD_REF_NONE;
}
