/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-items.h"

#include "record-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ITEM_LIMIT 500
#define REACH_PX 24

struct _RpDiagramItems
{
  GtkWidget *view;
  GHashTable *by_ref; /* packed ref → RpDiagramItem, owned by the view as children */
  gboolean grid;      /* rows and columns: the arrows keep to them */
  GCallback chosen;
  gpointer data;
};

static gpointer
pack_ref (RpRecordRef ref)
{
  return GSIZE_TO_POINTER (((gsize)ref.index << 3) | (gsize)ref.type);
}

/* A cell's key: its record and its source; a file has at most 5 million records. */
static gpointer
pack_shape (const RpShape *shape)
{
  gsize source = shape->of.type != RP_RECORD_NONE ? (gsize)shape->of.index + 1 : 0;

  return GSIZE_TO_POINTER (GPOINTER_TO_SIZE (pack_ref (shape->ref)) | source << 32);
}

RpDiagramItems *
rp_diagram_items_new (GtkWidget *view, GCallback chosen, gpointer data)
{
  RpDiagramItems *self = g_new0 (RpDiagramItems, 1);

  self->view = view;
  self->chosen = chosen;
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

static RpDiagramItem *
ensure_item (RpDiagramItems *self, GHashTable *old, const RpShape *shape)
{
  gpointer key = pack_shape (shape);
  GtkWidget *item = g_hash_table_lookup (old, key);

  if (item != NULL)
    g_hash_table_steal (old, key);
  else
    {
      item = rp_diagram_item_new ();
      g_signal_connect (item, "chosen", self->chosen, self->data);
      gtk_widget_set_parent (item, self->view);
    }
  rp_diagram_item_set_of (RP_DIAGRAM_ITEM (item), shape->of);
  g_hash_table_insert (self->by_ref, key, item);
  return RP_DIAGRAM_ITEM (item);
}

/* What SOURCE says of a record, by its name and in what words; then of what. */
static void
show_cell (RpDiagramItem *item, const RpShape *shape, RpDataset *dataset, const graphene_rect_t *box)
{
  g_autofree char *label
      = g_strdup_printf ("%s: %s", rp_record_text_title (dataset, shape->of), shape->full != NULL ? shape->full : "");

  rp_diagram_item_show (item, shape->ref, label, rp_record_text_title (dataset, shape->ref), box);
}

static void
show_shape (RpDiagramItems *self, GHashTable *old, const RpShape *shape, RpDrawing *drawing, RpDataset *dataset)
{
  g_autofree char *description = NULL;
  graphene_rect_t box = box_of (shape);
  RpDiagramItem *item;

  if (g_hash_table_contains (self->by_ref, pack_shape (shape)) || !clip_box (&box, drawing, shape))
    return;
  item = ensure_item (self, old, shape);
  self->grid = self->grid || shape->role == RP_ROLE_ROW;
  if (shape->role == RP_ROLE_CELL)
    {
      show_cell (item, shape, dataset, &box);
      return;
    }
  description = rp_record_text_description (dataset, shape->ref);
  rp_diagram_item_show (item, shape->ref, rp_record_text_title (dataset, shape->ref), description, &box);
}

/* From left to right, as the arrows walk. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const graphene_rect_t *one = rp_diagram_item_get_box (*(RpDiagramItem *const *)a);
  const graphene_rect_t *other = rp_diagram_item_get_box (*(RpDiagramItem *const *)b);

  if (one->origin.x != other->origin.x)
    return one->origin.x < other->origin.x ? -1 : 1;
  return one->origin.y < other->origin.y ? -1 : one->origin.y > other->origin.y;
}

static void
number_items (RpDiagramItems *self, RpSession *session)
{
  guint n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->by_ref, &n);
  g_autoptr (GPtrArray) items = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_hash_table_lookup (self->by_ref, keys[i]));
  g_ptr_array_sort (items, compare_items);
  for (guint i = 0; i < n; i++)
    {
      RpDiagramItem *item = g_ptr_array_index (items, i);

      rp_diagram_item_set_place (item, (int)i + 1, (int)n);
      rp_diagram_item_set_selected (item, rp_diagram_item_get_of (item).type == RP_RECORD_NONE
                                              && rp_session_is_picked (session, rp_diagram_item_get_ref (item)));
    }
}

void
rp_diagram_items_sync (RpDiagramItems *self, RpDrawing *drawing, RpSession *session)
{
  RpDataset *dataset = session != NULL ? rp_session_get_dataset (session) : NULL;
  GHashTable *old = self->by_ref;
  guint n = drawing != NULL && dataset != NULL ? rp_drawing_n_shapes (drawing) : 0;

  self->by_ref = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)gtk_widget_unparent);
  self->grid = FALSE;
  /* The selected first, so that the limit never leaves it out; ties last, since a name says more. */
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < n && g_hash_table_size (self->by_ref) < ITEM_LIMIT; i++)
      {
        const RpShape *shape = rp_drawing_shape (drawing, i);

        if (!rp_diagram_items_stands_for_record (shape) || (pass == 0) != rp_session_is_picked (session, shape->ref)
            || (pass == 1 && shape->role == RP_ROLE_TIE))
          continue;
        show_shape (self, old, shape, drawing, dataset);
      }
  g_hash_table_unref (old);
  if (dataset != NULL)
    number_items (self, session);
}

void
rp_diagram_items_allocate (RpDiagramItems *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->by_ref);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      const graphene_rect_t *box = rp_diagram_item_get_box (item);
      GtkAllocation place
          = { (int)box->origin.x, (int)box->origin.y, MAX (1, (int)box->size.width), MAX (1, (int)box->size.height) };

      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (item, &place, -1);
    }
}

RpDiagramItem *
rp_diagram_items_focused (RpDiagramItems *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->view);

  return RP_IS_DIAGRAM_ITEM (child) ? RP_DIAGRAM_ITEM (child) : NULL;
}

static graphene_point_t
middle_of (RpDiagramItem *item)
{
  const graphene_rect_t *box = rp_diagram_item_get_box (item);

  return GRAPHENE_POINT_INIT (box->origin.x + box->size.width / 2, box->origin.y + box->size.height / 2);
}

/* The child to enter at: the selected, else the one nearest to the top left. */
static GtkWidget *
first_item (RpDiagramItems *self, RpRecordRef selected)
{
  GtkWidget *best = g_hash_table_lookup (self->by_ref, pack_ref (selected));
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

/* How far OTHER lies in DIRECTION, sideways counting so much more; INFINITY when it does not. */
static float
distance_towards (graphene_point_t from, graphene_point_t other, GtkDirectionType direction, float sideways)
{
  float dx = other.x - from.x, dy = other.y - from.y;
  float along = direction == GTK_DIR_LEFT ? -dx : direction == GTK_DIR_RIGHT ? dx : direction == GTK_DIR_UP ? -dy : dy;
  float across = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT ? dy : dx;

  return along > 1 ? along + sideways * fabsf (across) : INFINITY;
}

static GtkWidget *
next_item (RpDiagramItems *self, RpDiagramItem *from, GtkDirectionType direction)
{
  GtkWidget *best = NULL;
  GHashTableIter iter;
  gpointer item;
  float least = INFINITY;

  g_hash_table_iter_init (&iter, self->by_ref);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      float distance = distance_towards (middle_of (from), middle_of (item), direction, self->grid ? 100 : 2);

      if (item != (gpointer)from && distance < least)
        {
          least = distance;
          best = item;
        }
    }
  return best;
}

gboolean
rp_diagram_items_focus (RpDiagramItems *self, GtkDirectionType direction, RpRecordRef selected)
{
  RpDiagramItem *focused = rp_diagram_items_focused (self);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *next;

  if (focused != NULL && tab)
    return FALSE;
  next = focused != NULL ? next_item (self, focused, direction) : first_item (self, selected);
  /* At the end of a walk the focus stays where it is. */
  if (next == NULL)
    return focused != NULL;
  return gtk_widget_grab_focus (next);
}
