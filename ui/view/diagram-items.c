/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-items-private.h"

#include "diagram-walk.h"
#include "hit-marks.h"
#include "record-sentence.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ITEM_LIMIT 500
#define REACH_PX 24

/* The key of a cluster is its first member's, with this type. */
#define CLUSTER_TYPE 7u

gpointer
rp_items_pack_ref (RpRecordRef ref)
{
  return GSIZE_TO_POINTER (((gsize)ref.index << 3) | (gsize)ref.type);
}

gboolean
rp_items_is_cluster (const RpShape *shape)
{
  return shape->role == RP_ROLE_CLUSTER && shape->members != NULL && shape->n_members > 0;
}

/* A cell's key: its record and its source; a file has at most 5 million records. */
gpointer
rp_items_pack_shape (const RpShape *shape)
{
  gsize source = shape->of.type != RP_RECORD_NONE ? (gsize)shape->of.index + 1 : 0;

  if (rp_items_is_cluster (shape))
    return GSIZE_TO_POINTER (((gsize)shape->members[0].index << 3) | CLUSTER_TYPE);
  return GSIZE_TO_POINTER (GPOINTER_TO_SIZE (rp_items_pack_ref (shape->ref)) | source << 32);
}

/* Rows, columns and cells: the arrows keep to them. */
static gboolean
is_in_grid (const RpShape *shape)
{
  return shape->role == RP_ROLE_ROW || shape->role == RP_ROLE_COLUMN || shape->role == RP_ROLE_CELL;
}

RpDiagramItems *
rp_diagram_items_new (GtkWidget *view, GCallback chosen, RpDiagramStopFunc stop, gpointer data)
{
  RpDiagramItems *self = g_new0 (RpDiagramItems, 1);

  self->view = view;
  self->chosen = chosen;
  self->stop = stop;
  self->data = data;
  self->by_ref = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)gtk_widget_unparent);
  return self;
}

void
rp_diagram_items_free (RpDiagramItems *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_ref);
  g_free (self);
}

gboolean
rp_diagram_items_stands_for_record (const RpShape *shape)
{
  switch (shape->role)
    {
    case RP_ROLE_MARK:
    case RP_ROLE_BAR:
    case RP_ROLE_SPAN:
    case RP_ROLE_NODE:
    case RP_ROLE_TIE:
    case RP_ROLE_SHELF:
    case RP_ROLE_ROW:
    case RP_ROLE_COLUMN:
    case RP_ROLE_CELL:
      return shape->ref.type != RP_RECORD_NONE;
    case RP_ROLE_LABEL:
    case RP_ROLE_CLUSTER:
    case RP_ROLE_TICK:
    case RP_ROLE_LANE:
    case RP_ROLE_LEGEND:
    case RP_ROLE_TITLE:
    case RP_ROLE_MARKING:
    case RP_ROLE_DECORATION:
    default:
      return FALSE;
    }
}

/* The shape's box, a target of 24 px at least: of a tie the middle of its line. */
static graphene_rect_t
box_of (const RpShape *shape)
{
  double x = shape->x, y = shape->y, width = shape->width, height = shape->height;

  if (shape->role == RP_ROLE_TIE)
    {
      RpPoint middle = { x + width / 2, y + height / 2 };

      if (shape->n_points >= 2 && !shape->curved)
        middle = (RpPoint){ (shape->points[0].x + shape->points[shape->n_points - 1].x) / 2,
                            (shape->points[0].y + shape->points[shape->n_points - 1].y) / 2 };
      x = middle.x;
      y = middle.y;
      width = height = 0;
    }
  if (width < REACH_PX)
    {
      x -= (REACH_PX - width) / 2;
      width = REACH_PX;
    }
  if (height < REACH_PX)
    {
      y -= (REACH_PX - height) / 2;
      height = REACH_PX;
    }
  return GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height);
}

/* A long bar's part in sight only, so that its middle can be clicked. FALSE when it is out of sight. */
static gboolean
clip_box (graphene_rect_t *box, RpDrawing *drawing, const RpShape *shape)
{
  double top, bottom;
  graphene_rect_t all;

  rp_drawing_sight_of (drawing, shape, &top, &bottom);
  all = GRAPHENE_RECT_INIT (0, (float)top, (float)rp_drawing_get_width (drawing), (float)(bottom - top));
  return isfinite (box->origin.x) && isfinite (box->size.width) && graphene_rect_intersection (box, &all, box);
}

/* What SOURCE says of a record, by its name and in what words; then of what. */
static void
describe_cell (RpDiagramItem *item, const RpShape *shape, RpDataset *dataset, const graphene_rect_t *box)
{
  g_autofree char *source = rp_record_text_line (rp_record_text_title (dataset, shape->of));
  g_autofree char *title = rp_record_text_line (rp_record_text_title (dataset, shape->ref));
  g_autofree char *label = g_strdup_printf ("%s: %s", source, shape->full != NULL ? shape->full : "");

  rp_diagram_item_show (item, shape->ref, label, title, box);
}

/* What it is called and what it means does not change while its dataset is shown: said once. */
static void
describe_item (RpDiagramItem *item, const RpShape *shape, RpDataset *dataset, const graphene_rect_t *box)
{
  g_autofree char *name = NULL, *sentence = NULL;

  if (rp_items_is_cluster (shape))
    {
      sentence = rp_record_sentence_cluster (dataset, shape->members, shape->n_members, shape->count, &name);
      rp_diagram_item_set_cluster (item, shape->members[0]);
      rp_diagram_item_show (item, RP_RECORD_REF_NONE, name, sentence, box);
      return;
    }
  rp_diagram_item_set_of (item, shape->of);
  if (shape->role == RP_ROLE_CELL)
    {
      describe_cell (item, shape, dataset, box);
      return;
    }
  name = rp_record_text_line (rp_record_text_title (dataset, shape->ref));
  sentence = rp_record_sentence (dataset, shape->ref);
  rp_diagram_item_show (item, shape->ref, name, sentence, box);
}

static gboolean
is_pinned (const RpShape *shape, RpSession *session)
{
  const RpRecord *record
      = shape->role == RP_ROLE_NODE ? rp_dataset_record (rp_session_get_dataset (session), shape->ref) : NULL;
  RpPoint place;

  return record != NULL && rp_node_pins_get (rp_session_get_pins (session), record->id, &place);
}

/* What is marked of SHAPE: that it is a hit of the search, or how many of what it counts are; that it was moved. */
static void
describe_marks (RpDiagramItem *item, const RpShape *shape, RpSession *session)
{
  guint n = rp_hit_marks_count (shape, rp_session_get_hit_set (session));
  g_autofree char *words = NULL;

  if (n > 0 && rp_items_is_cluster (shape))
    words = g_strdup_printf (ngettext ("%u hit", "%u hits", n), n);
  else if (n > 0)
    words = g_strdup (rp_record_ref_equal (shape->ref, rp_session_get_selected (session)) ? _ ("current hit")
                                                                                          : _ ("hit"));
  if (is_pinned (shape, session))
    {
      g_autofree char *hit = g_steal_pointer (&words);

      words = hit != NULL ? g_strdup_printf (_ ("%s; pinned"), hit) : g_strdup (_ ("pinned"));
    }
  if (shape->role == RP_ROLE_NODE && shape->count > 0)
    {
      g_autofree char *before = g_steal_pointer (&words);
      g_autofree char *beyond = g_strdup_printf (
          ngettext ("%u neighbour is not in the network", "%u neighbours are not in the network", shape->count),
          shape->count);

      words = before != NULL ? g_strconcat (before, "; ", beyond, NULL) : g_steal_pointer (&beyond);
    }
  rp_diagram_item_set_marks (item, words);
}

static void
show_shape (RpDiagramItems *self, GHashTable *old, const RpShape *shape, RpDrawing *drawing, RpSession *session)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  gpointer key = rp_items_pack_shape (shape);
  graphene_rect_t box = box_of (shape);
  GtkWidget *item;
  int band = is_in_grid (shape) ? RP_DIAGRAM_WALK_GRID : RP_DIAGRAM_WALK_PLANE;
  double order = 0;

  if (g_hash_table_contains (self->by_ref, key) || !clip_box (&box, drawing, shape))
    return;
  item = g_hash_table_lookup (old, key);
  if (item != NULL)
    g_hash_table_steal (old, key);
  else
    {
      item = rp_diagram_item_new ();
      g_signal_connect (item, "chosen", self->chosen, self->data);
    }
  if (gtk_widget_get_parent (item) == NULL || rp_items_is_cluster (shape) || shape->role == RP_ROLE_CELL)
    describe_item (RP_DIAGRAM_ITEM (item), shape, dataset, &box);
  else
    rp_diagram_item_move (RP_DIAGRAM_ITEM (item), &box);
  describe_marks (RP_DIAGRAM_ITEM (item), shape, session);
  if (gtk_widget_get_parent (item) == NULL)
    gtk_widget_set_parent (item, self->view);
  g_hash_table_insert (self->by_ref, key, item);
  if (self->stop != NULL)
    self->stop (self->data, shape, &band, &order);
  rp_diagram_item_set_stop (RP_DIAGRAM_ITEM (item), band, order);
}

GPtrArray *
rp_items_list (RpDiagramItems *self)
{
  GPtrArray *items = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->by_ref);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (items, item);
  rp_diagram_walk_sort (items);
  return items;
}

/* The rank, from 1, of each of TYPE among what is shown, events in the order of time. Transfer full. */
static guint *
ranks_of (RpSession *session, RpRecordType type, guint *of)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  const RpRecordSet *shown = rp_session_get_shown (session);
  const guint *order = type == RP_RECORD_EVENT ? rp_dataset_events_in_order (dataset) : NULL;
  guint n = rp_dataset_n_records (dataset, type), *ranks = g_new0 (guint, n + 1);

  *of = 0;
  for (guint i = 0; i < n; i++)
    {
      guint index = order != NULL ? order[i] : i;

      if (shown == NULL || rp_record_set_contains (shown, rp_record_ref (type, index)))
        ranks[index] = ++*of;
    }
  return ranks;
}

static void
number_items (GPtrArray *items, RpSession *session)
{
  guint *ranks[RP_RECORD_SOURCE + 1] = { NULL };
  guint of[RP_RECORD_SOURCE + 1] = { 0 };

  for (guint i = 0; i < items->len; i++)
    {
      RpDiagramItem *item = g_ptr_array_index (items, i);
      RpRecordRef ref = rp_diagram_item_get_ref (item);

      if (ref.type == RP_RECORD_NONE)
        continue;
      if (ranks[ref.type] == NULL)
        ranks[ref.type] = ranks_of (session, ref.type, &of[ref.type]);
      if (ranks[ref.type][ref.index] > 0)
        rp_diagram_item_set_place (item, (int)ranks[ref.type][ref.index], (int)of[ref.type]);
      rp_diagram_item_set_selected (item, rp_diagram_item_get_of (item).type == RP_RECORD_NONE
                                              && rp_session_is_picked (session, ref));
    }
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    g_free (ranks[i]);
}

static gboolean
is_value (G_GNUC_UNUSED gpointer key, gpointer value, gpointer data)
{
  return value == data;
}

void
rp_diagram_items_sync (RpDiagramItems *self, RpDrawing *drawing, RpSession *session)
{
  RpDataset *dataset = session != NULL ? rp_session_get_dataset (session) : NULL;
  RpDiagramItem *focused = rp_diagram_items_focused (self);
  const RpRecordSet *hits = dataset != NULL ? rp_session_get_hit_set (session) : NULL;
  GHashTable *old = self->by_ref;
  guint n = drawing != NULL && dataset != NULL ? rp_drawing_n_shapes (drawing) : 0;
  g_autoptr (GPtrArray) items = NULL;

  self->by_ref = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)gtk_widget_unparent);
  /* The selected and the hits first, so that the limit never leaves them out; ties last, since a name says more. */
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < n && g_hash_table_size (self->by_ref) < ITEM_LIMIT; i++)
      {
        const RpShape *shape = rp_drawing_shape (drawing, i);
        gboolean picked;

        if (!rp_items_is_cluster (shape) && !rp_diagram_items_stands_for_record (shape))
          continue;
        picked = !rp_items_is_cluster (shape)
                 && (rp_session_is_picked (session, shape->ref)
                     || (hits != NULL && rp_record_set_contains (hits, shape->ref)));
        if ((pass == 0) == picked && (pass != 1 || shape->role != RP_ROLE_TIE))
          show_shape (self, old, shape, drawing, session);
      }
  if (n > 0 && focused != NULL && g_hash_table_find (self->by_ref, is_value, focused) == NULL)
    rp_items_save_focus (self, old, focused, drawing, session);
  g_hash_table_unref (old);
  if (dataset == NULL)
    return;
  items = rp_items_list (self);
  number_items (items, session);
  rp_items_fulfil_wish (self, drawing);
}

void
rp_diagram_items_allocate (RpDiagramItems *self, double scale)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->by_ref);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      const graphene_rect_t *box = rp_diagram_item_get_box (item);
      GtkAllocation place = { (int)(box->origin.x * scale), (int)(box->origin.y * scale),
                              MAX (1, (int)(box->size.width * scale)), MAX (1, (int)(box->size.height * scale)) };

      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (item, &place, -1);
    }
}

const RpShape *
rp_diagram_items_find (RpDrawing *drawing, RpRecordRef ref, RpRecordRef of)
{
  for (guint i = 0; drawing != NULL && ref.type != RP_RECORD_NONE && i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (rp_diagram_items_stands_for_record (shape) && rp_record_ref_equal (shape->ref, ref)
          && rp_record_ref_equal (shape->of, of))
        return shape;
    }
  return NULL;
}

const RpShape *
rp_diagram_items_shape (RpDiagramItem *item, RpDrawing *drawing)
{
  RpRecordRef first = rp_diagram_item_get_first (item);

  for (guint i = 0; drawing != NULL && rp_diagram_item_is_cluster (item) && i < rp_drawing_n_shapes (drawing); i++)
    if (rp_items_is_cluster (rp_drawing_shape (drawing, i))
        && rp_record_ref_equal (rp_drawing_shape (drawing, i)->members[0], first))
      return rp_drawing_shape (drawing, i);
  return rp_diagram_items_find (drawing, rp_diagram_item_get_ref (item), rp_diagram_item_get_of (item));
}

char *
rp_diagram_items_tooltip (const RpShape *shape, RpDataset *dataset)
{
  RpRecordRef ref = shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of;

  if (shape->role == RP_ROLE_CLUSTER)
    return rp_record_text_cluster (dataset, shape->members, shape->n_members, shape->count);
  if (ref.type != RP_RECORD_NONE)
    return rp_record_text_tooltip (dataset, ref);
  return g_strdup (shape->full != NULL ? shape->full : shape->text);
}
