/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-names.h"

#include "calendar-words.h"
#include "lane-name.h"
#include "pango-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A name is reached from so far above and below its middle. */
#define REACH_PX 12.0
/* Between the names and the plot, where things are counted that lie out of sight. */
#define BESIDE_PX 12.0

struct _RpLaneNames
{
  RpDiagramView *view;
  GHashTable *by_id; /* id → RpLaneName, owned by the view as children */
  GCallback changed;
  gpointer data;
  char *current;
  /* a drag */
  char *dragged;  /* its id; NULL: none is */
  char *label;    /* and its name */
  char *before;   /* would come to stand before this one; NULL: behind all in sight */
  double line, y; /* where that is, and the pointer */
  double left;
};

RpLaneNames *
rp_lane_names_new (RpDiagramView *view, GCallback changed, gpointer data)
{
  RpLaneNames *self = g_new0 (RpLaneNames, 1);

  self->view = view;
  self->changed = changed;
  self->data = data;
  self->current = g_strdup ("");
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)gtk_widget_unparent);
  return self;
}

static void
drop_drag (RpLaneNames *self)
{
  g_clear_pointer (&self->dragged, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->before, g_free);
}

void
rp_lane_names_free (RpLaneNames *self)
{
  if (self == NULL)
    return;
  drop_drag (self);
  g_hash_table_unref (self->by_id);
  g_free (self->current);
  g_free (self);
}

/* ---- what is drawn ---- */

static gboolean
is_name (const RpShape *shape)
{
  return shape->role == RP_ROLE_LANE && shape->id != NULL;
}

static double
middle_of (const RpShape *shape)
{
  return shape->y + shape->height / 2;
}

/* The drawing's next name from the shape *I on; NULL: none is left. */
static const RpShape *
next_name (RpDrawing *drawing, guint *i)
{
  while (drawing != NULL && *i < rp_drawing_n_shapes (drawing))
    {
      const RpShape *shape = rp_drawing_shape (drawing, (*i)++);

      if (is_name (shape))
        return shape;
    }
  return NULL;
}

/* What of a name's height is in sight. */
static void
reach_of (RpDrawing *drawing, const RpShape *shape, double *top, double *bottom)
{
  double from, to;

  rp_drawing_sight_of (drawing, shape, &from, &to);
  *top = CLAMP (middle_of (shape) - REACH_PX, from, to);
  *bottom = CLAMP (middle_of (shape) + REACH_PX, from, to);
}

static const RpShape *
name_at (RpLaneNames *self, double left, double x, double y)
{
  RpDrawing *drawing = rp_diagram_view_get_drawing (self->view);
  const RpShape *shape;
  double top, bottom;

  for (guint i = 0; x >= 0 && x < left - BESIDE_PX && (shape = next_name (drawing, &i)) != NULL;)
    {
      reach_of (drawing, shape, &top, &bottom);
      if (y >= top && y <= bottom)
        return shape;
    }
  return NULL;
}

const char *
rp_lane_names_at (RpLaneNames *self, double left, double x, double y)
{
  const RpShape *shape = name_at (self, left, x, y);

  return shape != NULL ? shape->id : NULL;
}

/* ---- the widgets ---- */

static void
toggled_cb (RpLaneName *name, gpointer data)
{
  RpLaneNames *self = data;

  rp_lane_names_set_current (self, rp_lane_name_get_id (name));
  rp_session_toggle_lane (rp_diagram_view_get_session (self->view), rp_lane_name_get_id (name));
}

static void
focused_cb (RpLaneName *name, gpointer data)
{
  rp_lane_names_set_current (data, rp_lane_name_get_id (name));
}

static GtkWidget *
ensure_name (RpLaneNames *self, GHashTable *old, const char *id)
{
  GtkWidget *name = g_hash_table_lookup (old, id);

  if (name != NULL)
    g_hash_table_steal (old, id);
  else
    {
      name = rp_lane_name_new (id);
      g_signal_connect (name, "toggled", G_CALLBACK (toggled_cb), self);
      g_signal_connect (name, "focused", G_CALLBACK (focused_cb), self);
      gtk_widget_set_parent (name, GTK_WIDGET (self->view));
    }
  g_hash_table_insert (self->by_id, (gpointer)rp_lane_name_get_id (RP_LANE_NAME (name)), name);
  return name;
}

/* What the lane is called, and "12 events". Transfer full, nullable. */
static char *
words_of (RpTimelineLayout *layout, const char *id, const char **name)
{
  for (guint i = 0; i < rp_timeline_layout_n_lanes (layout); i++)
    if (g_str_equal (rp_timeline_layout_lane_id (layout, i), id))
      {
        guint n;
        g_autofree char *number = NULL;

        *name = rp_timeline_layout_lane_name (layout, i, &n);
        number = rp_words_number (n);
        return g_strdup_printf (ngettext ("%s event", "%s events", n), number);
      }
  return NULL;
}

char *
rp_lane_names_describe (RpTimelineLayout *layout, const char *id)
{
  const char *name = NULL;
  g_autofree char *count = words_of (layout, id, &name);

  return count != NULL ? g_strdup_printf ("%s: %s", name, count) : NULL;
}

void
rp_lane_names_sync (RpLaneNames *self, RpTimelineLayout *layout, double left)
{
  RpDrawing *drawing = layout != NULL ? rp_diagram_view_get_drawing (self->view) : NULL;
  const RpLaneChoice *choice = rp_session_get_lane_choice (rp_diagram_view_get_session (self->view));
  GHashTable *old = self->by_id;
  const RpShape *shape;

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)gtk_widget_unparent);
  for (guint i = 0; (shape = next_name (drawing, &i)) != NULL;)
    {
      const char *name = shape->full;
      g_autofree char *count = words_of (layout, shape->id, &name);
      GtkAllocation box = { (int)shape->x, 0, MAX (1, (int)(left - shape->x - BESIDE_PX)), 0 };
      double top, bottom;

      reach_of (drawing, shape, &top, &bottom);
      box.y = (int)top;
      box.height = MAX (1, (int)(bottom - top));
      if (!g_hash_table_contains (self->by_id, shape->id))
        rp_lane_name_show (RP_LANE_NAME (ensure_name (self, old, shape->id)), name, count != NULL ? count : "",
                           rp_lane_choice_is_collapsed (choice, shape->id), &box);
    }
  g_hash_table_unref (old);
}

void
rp_lane_names_allocate (RpLaneNames *self)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    {
      const GtkAllocation *box = rp_lane_name_get_box (name);
      GtkAllocation place = rp_diagram_view_to_widget (self->view, box->x, box->y, box->width, box->height);

      gtk_widget_measure (name, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (name, &place, -1);
    }
}

static RpLaneName *
focused_name (RpLaneNames *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->view));

  return RP_IS_LANE_NAME (child) ? RP_LANE_NAME (child) : NULL;
}

gboolean
rp_lane_names_has_focus (RpLaneNames *self)
{
  return focused_name (self) != NULL;
}

/* The name next to FROM in DIRECTION; without one the current, else the topmost. */
static GtkWidget *
name_beside (RpLaneNames *self, RpLaneName *from, GtkDirectionType direction)
{
  GtkWidget *best = from == NULL ? g_hash_table_lookup (self->by_id, self->current) : NULL;
  int sign = direction == GTK_DIR_UP ? -1 : 1, start = from != NULL ? rp_lane_name_get_box (from)->y : G_MININT / 2;
  int least = G_MAXINT;
  GHashTableIter iter;
  gpointer name;

  if (best != NULL)
    return best;
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    {
      int away = from != NULL ? sign * (rp_lane_name_get_box (name)->y - start) : rp_lane_name_get_box (name)->y;

      if (name == (gpointer)from || away < 0 || away >= least)
        continue;
      least = away;
      best = name;
    }
  return best;
}

gboolean
rp_lane_names_focus (RpLaneNames *self, GtkDirectionType direction)
{
  RpLaneName *from = focused_name (self);
  GtkWidget *next = name_beside (self, from, direction);

  if (next == NULL)
    return from != NULL; /* at the end of a walk it stays where it is */
  return gtk_widget_grab_focus (next);
}

const char *
rp_lane_names_get_current (RpLaneNames *self)
{
  return self->current;
}

void
rp_lane_names_set_current (RpLaneNames *self, const char *id)
{
  if (g_str_equal (id, self->current))
    return;
  g_free (self->current);
  self->current = g_strdup (id);
  ((void (*) (gpointer))self->changed) (self->data);
}

/* ---- click, drag and key ---- */

gboolean
rp_lane_names_click (RpLaneNames *self, double left, double x, double y, guint n_press)
{
  g_autofree char *id = g_strdup (rp_lane_names_at (self, left, x, y));
  GtkWidget *name;

  if (id == NULL)
    return FALSE;
  if (n_press > 1)
    return TRUE;
  name = g_hash_table_lookup (self->by_id, id);
  if (name != NULL)
    gtk_widget_grab_focus (name);
  rp_lane_names_set_current (self, id);
  rp_session_toggle_lane (rp_diagram_view_get_session (self->view), id);
  return TRUE;
}

/* The lanes as they stand by what is chosen: what is on screen may be older. Numbers in LAYOUT. Transfer full. */
static guint *
order_now (RpLaneNames *self, RpTimelineLayout *layout)
{
  guint n = rp_timeline_layout_n_lanes (layout);
  g_autofree const char **ids = g_new (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = rp_timeline_layout_lane_id (layout, i);
  return rp_lane_choice_arrange (rp_session_get_lane_choice (rp_diagram_view_get_session (self->view)), ids, n);
}

/* Puts ID before the lane BEFORE, or behind the lane BEHIND where that is NULL. */
static void
put_before (RpLaneNames *self, RpTimelineLayout *layout, const char *id, const char *before, const char *behind)
{
  RpSession *session = rp_diagram_view_get_session (self->view);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree guint *order = order_now (self, layout);

  if (g_strcmp0 (id, before) == 0 || (before == NULL && g_strcmp0 (id, behind) == 0))
    return;
  for (guint i = 0; i < rp_timeline_layout_n_lanes (layout); i++)
    {
      const char *other = rp_timeline_layout_lane_id (layout, order[i]);

      if (g_strcmp0 (other, before) == 0)
        g_ptr_array_add (ids, (gpointer)id);
      if (!g_str_equal (other, id))
        g_ptr_array_add (ids, (gpointer)other);
      if (before == NULL && g_strcmp0 (other, behind) == 0)
        g_ptr_array_add (ids, (gpointer)id);
    }
  g_ptr_array_add (ids, NULL);
  rp_session_set_lane_choice (
      session, rp_lane_choice_with_order (rp_session_get_lane_choice (session), (const char *const *)ids->pdata));
}

void
rp_lane_names_move (RpLaneNames *self, RpTimelineLayout *layout, const char *id, int direction)
{
  int n = (int)rp_timeline_layout_n_lanes (layout), at = 0;
  g_autofree guint *order = order_now (self, layout);
  const char *beside;

  while (at < n && !g_str_equal (rp_timeline_layout_lane_id (layout, order[at]), id))
    at++;
  if (at == n)
    return;
  for (at += direction; at >= 0 && at < n && !rp_timeline_layout_lane_is_shown (layout, order[at]);)
    at += direction;
  if (at < 0 || at >= n)
    return;
  beside = rp_timeline_layout_lane_id (layout, order[at]);
  put_before (self, layout, id, direction < 0 ? beside : NULL, direction < 0 ? NULL : beside);
}

/* Where a lane dropped at Y would come to stand. */
static void
find_slot (RpLaneNames *self, double y)
{
  RpDrawing *drawing = rp_diagram_view_get_drawing (self->view);
  const RpShape *shape;

  g_clear_pointer (&self->before, g_free);
  self->y = y;
  for (guint i = 0; (shape = next_name (drawing, &i)) != NULL;)
    {
      if (middle_of (shape) >= y)
        {
          self->before = g_strdup (shape->id);
          self->line = middle_of (shape) - REACH_PX - 1;
          return;
        }
      self->line = MAX (y, middle_of (shape) + REACH_PX + 1);
    }
}

static const char *
last_in_sight (RpLaneNames *self)
{
  RpDrawing *drawing = rp_diagram_view_get_drawing (self->view);
  const RpShape *shape, *last = NULL;

  for (guint i = 0; (shape = next_name (drawing, &i)) != NULL;)
    last = shape;
  return last != NULL ? last->id : NULL;
}

gboolean
rp_lane_names_drag (RpLaneNames *self, RpTimelineLayout *layout, double left, const RpDiagramDrag *drag)
{
  const RpShape *shape;

  if (drag->phase == RP_DRAG_BEGIN)
    {
      drop_drag (self);
      shape = name_at (self, left, drag->x, drag->y);
      if (shape == NULL)
        return FALSE;
      self->dragged = g_strdup (shape->id);
      self->label = g_strdup (shape->full);
      self->left = left;
      rp_lane_names_set_current (self, self->dragged);
    }
  if (self->dragged == NULL)
    return FALSE;
  find_slot (self, drag->y + drag->dy);
  if (drag->phase == RP_DRAG_END)
    {
      g_autofree char *behind = g_strdup (last_in_sight (self));

      if (layout != NULL)
        put_before (self, layout, self->dragged, self->before, behind);
      drop_drag (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  return TRUE;
}

void
rp_lane_names_cancel (RpLaneNames *self)
{
  drop_drag (self);
}

gboolean
rp_lane_names_is_dragging (RpLaneNames *self)
{
  return self->dragged != NULL;
}

/* ---- what lies over the drawing ---- */

static void
fill (GtkSnapshot *snapshot, RpColor color, double alpha, double x, double y, double width, double height)
{
  GdkRGBA ink = rp_diagram_paint_rgba (color);

  ink.alpha *= (float)alpha;
  gtk_snapshot_append_color (snapshot, &ink, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

static void
snapshot_drag (RpLaneNames *self, GtkSnapshot *snapshot)
{
  const RpTheme *theme = rp_diagram_view_theme ();
  GtkWidget *widget = GTK_WIDGET (self->view);
  g_autoptr (PangoLayout) text = gtk_widget_create_pango_layout (widget, self->label);
  PangoFontDescription *font = rp_font_description (RP_TEXT_LABEL, TRUE, FALSE);
  GdkRGBA ink = rp_diagram_paint_rgba (theme->ink);
  int height;

  pango_layout_set_font_description (text, font);
  pango_font_description_free (font);
  pango_layout_set_width (text, (int)MAX (self->left - 2 * BESIDE_PX - 8, 20) * PANGO_SCALE);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (text, NULL, &height);
  fill (snapshot, theme->accent, 1, 8, self->line - 1, rp_diagram_view_get_width (self->view) - 16, 2);
  fill (snapshot, theme->paper, 0.92, 8, self->y - REACH_PX, self->left - 8, 2 * REACH_PX);
  fill (snapshot, theme->accent, 0.14, 8, self->y - REACH_PX, self->left - 8, 2 * REACH_PX);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (20, (float)(self->y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, text, &ink);
  gtk_snapshot_restore (snapshot);
}

void
rp_lane_names_snapshot (RpLaneNames *self, GtkSnapshot *snapshot)
{
  RpLaneName *focused = focused_name (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));

  if (focused != NULL && root != NULL && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    {
      const GtkAllocation *box = rp_lane_name_get_box (focused);
      GdkRGBA ink = rp_diagram_paint_rgba (rp_diagram_view_theme ()->accent);
      GskRoundedRect ring;

      gsk_rounded_rect_init_from_rect (
          &ring, &GRAPHENE_RECT_INIT ((float)box->x - 4, (float)box->y, (float)box->width + 4, (float)box->height), 6);
      gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ ink, ink, ink, ink });
    }
  if (self->dragged != NULL)
    snapshot_drag (self, snapshot);
}
