/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-hover.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "label-text.h"
#include "network-ink.h"
#include "text-fit.h"

#define TIE_INK 0.85
#define TIE_PX 2.0
#define WIDEST_PX 260.0 /* of words */
#define MOST_LINES 4u
#define HEAD_LINES 12u /* as many as the longest label takes */
#define PAD_X 8.0
#define PAD_Y 5.0
#define OFF_PX 12.0 /* from the pointer, or from a node */
#define AIR_PX 12.0 /* around all: rings, halos and heads of arrows reach out */

typedef struct
{
  const RpNetworkHover *hover;
  const RpNetGraph *graph;
  GHashTable *ties; /* const char * of the node's ties that are no relations → RpNetTie */
  guint node;       /* RP_NO_INDEX: a tie is */
  guint8 *lifted;   /* by node */
  RpDrawing *over;
} Lift;

/* The node that a shape stands for or names; RP_NO_INDEX: none. */
static guint
node_at (const RpNetGraph *graph, const RpShape *shape)
{
  RpRecordRef ref = shape->role == RP_ROLE_NODE ? shape->ref : shape->of;

  if (shape->role == RP_ROLE_TIE)
    return RP_NO_INDEX;
  if (ref.type == RP_RECORD_ENTITY || ref.type == RP_RECORD_EVENT)
    return rp_net_node_of (graph, ref);
  return ref.type == RP_RECORD_NONE && shape->id != NULL ? rp_net_node_by_id (graph, shape->id) : RP_NO_INDEX;
}

/* The tie that a shape stands for, by its ends; FALSE: none that touches what is pointed at. */
static gboolean
touches (const Lift *self, const RpShape *shape, guint *from, guint *to)
{
  const RpNetTie *tie = shape->id != NULL ? g_hash_table_lookup (self->ties, shape->id) : NULL;
  RpRecordRef ref = shape->role == RP_ROLE_LABEL ? shape->of : shape->ref;

  if (ref.type == RP_RECORD_RELATION)
    {
      const RpRelation *relation = rp_dataset_relation (self->graph->dataset, ref.index);

      *from = rp_net_entity_node (self->graph, relation->from);
      *to = rp_net_entity_node (self->graph, relation->to);
    }
  else if (tie != NULL)
    {
      *from = tie->from;
      *to = tie->to;
    }
  else
    return FALSE;
  return *from != RP_NO_INDEX && *to != RP_NO_INDEX && (*from == self->node || *to == self->node);
}

static gboolean
is_pointed_at (const Lift *self, const RpShape *shape)
{
  const RpShape *at = self->hover->shape;
  RpRecordRef wanted = at->role == RP_ROLE_LABEL ? at->of : at->ref;
  RpRecordRef ref = shape->role == RP_ROLE_LABEL ? shape->of : shape->ref;

  if (at->id != NULL || shape->id != NULL)
    return at->id != NULL && shape->id != NULL && strcmp (at->id, shape->id) == 0;
  return ref.type == RP_RECORD_RELATION && rp_record_ref_equal (ref, wanted);
}

static gboolean
is_lifted_tie (const Lift *self, const RpShape *shape)
{
  guint from, to;

  return self->node != RP_NO_INDEX ? touches (self, shape, &from, &to) : is_pointed_at (self, shape);
}

/* Who hangs on to what is drawn. */
static void
find_neighbours (Lift *self)
{
  RpDrawing *drawing = self->hover->drawing;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);
      guint from, to;

      if (shape->role == RP_ROLE_TIE && touches (self, shape, &from, &to))
        self->lifted[from] = self->lifted[to] = TRUE;
    }
}

static void
list_ties (Lift *self)
{
  self->ties = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->graph->ties->len; i++)
    {
      RpNetTie *tie = &g_array_index (self->graph->ties, RpNetTie, i);

      if (tie->id != NULL && (tie->from == self->node || tie->to == self->node))
        g_hash_table_insert (self->ties, tie->id, tie);
    }
}

static RpShape *
copy_shape (Lift *self, const RpShape *shape)
{
  RpShape *copy = rp_drawing_add (self->over, shape->role, shape->geometry);

  *copy = *shape;
  copy->crowd = 0;
  return copy;
}

static void
lift_tie (Lift *self, const RpShape *shape)
{
  const RpTheme *theme = self->hover->state->theme;
  RpShape *copy = copy_shape (self, shape);

  if (shape->state == RP_STATE_SELECTED)
    return;
  copy->stroke = rp_color_over (theme->ink, shape->dimmed ? TIE_INK * theme->other_mark : TIE_INK, theme->paper);
  copy->line_width = MAX (shape->line_width, TIE_PX);
}

static void
lift_node (Lift *self, const RpShape *shape, guint node)
{
  RpShape *copy = copy_shape (self, shape);
  guint community;

  if (!shape->dimmed)
    {
      copy->fill = rp_net_node_color (self->graph, self->hover->state, node, &community);
      copy->picture_ink = 1;
    }
}

/* What stands in a node or at it, its name, and the words of ties. */
static void
lift_rest (Lift *self, const RpShape *shape)
{
  RpShape *copy = copy_shape (self, shape);

  if (shape->role == RP_ROLE_LABEL && shape->fill != 0)
    copy->fill = self->hover->state->theme->ink;
}

static void
lift_all (Lift *self)
{
  RpDrawing *drawing = self->hover->drawing;
  gboolean within = FALSE; /* a group that is lifted, whose number follows it */

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);
      guint node = node_at (self->graph, shape);
      gboolean lifted = node != RP_NO_INDEX && self->lifted[node];

      if (shape->role == RP_ROLE_TIE && is_lifted_tie (self, shape))
        lift_tie (self, shape);
      else if (lifted && (shape->role == RP_ROLE_NODE || shape->role == RP_ROLE_CLUSTER))
        lift_node (self, shape, node);
      else if (lifted || (shape->role == RP_ROLE_LABEL && is_lifted_tie (self, shape))
               || (within && shape->role == RP_ROLE_DECORATION && shape->geometry == RP_GEOMETRY_TEXT))
        lift_rest (self, shape);
      within = lifted && shape->role == RP_ROLE_CLUSTER;
    }
}

/* ---- words ---- */

/* A slip of paper that says HEAD, and below it BODY (nullable, in lines), its foot in the middle over FOOT, within the
 * drawing. */
static void
add_slip (Lift *self, const char *head, const char *body, RpPoint foot)
{
  const RpViewState *state = self->hover->state;
  g_autofree char *title = rp_text_wrap (state->measure, head, RP_TEXT_LABEL, WIDEST_PX, HEAD_LINES);
  guint box_at = rp_drawing_n_shapes (self->over);
  RpShape *box = rp_drawing_add_rect (self->over, RP_ROLE_DECORATION, 0, 0, 0, 0, state->theme->paper);
  RpShape *text;
  double width, height, x, y;

  box->stroke = state->theme->ink35;
  box->line_width = 1;
  box->corner = 4;
  text = rp_drawing_add_text (self->over, RP_ROLE_LABEL, state->measure, title, RP_TEXT_LABEL, 0, 0, state->theme->ink);
  text->bold = TRUE;
  width = text->width;
  height = text->height;
  if (body != NULL && *body != '\0')
    {
      text = rp_drawing_add_text (self->over, RP_ROLE_LABEL, state->measure, body, RP_TEXT_TICK, 0, height,
                                  state->theme->ink);
      width = MAX (width, text->width);
      height += text->height;
    }
  width += 2 * PAD_X;
  height += 2 * PAD_Y;
  x = CLAMP (foot.x - width / 2, 2, MAX (2, rp_drawing_get_width (self->hover->drawing) - width - 2));
  y = foot.y - height;
  if (y < 2)
    y = foot.y + 2 * OFF_PX;
  for (guint i = box_at; i < rp_drawing_n_shapes (self->over); i++)
    {
      RpShape *shape = (RpShape *)rp_drawing_shape (self->over, i);

      shape->x = floor (x) + (i == box_at ? 0 : PAD_X);
      shape->y += floor (y) + (i == box_at ? 0 : PAD_Y);
      if (i == box_at)
        {
          shape->width = ceil (width);
          shape->height = ceil (height);
        }
    }
}

/* A label in lines, on one. */
static gboolean
says (const RpShape *label, const char *whole)
{
  g_autofree char *line = rp_label_line (whole);
  g_autofree char *text = g_strdelimit (g_strdup (label->text), "\n", ' ');

  return strcmp (line, text) == 0;
}

/* The whole name of a node, where it is not written out. */
static void
add_name (Lift *self)
{
  g_autofree char *name = rp_net_node_title (self->graph, self->node);
  g_autofree char *line = rp_label_line (name);
  RpPoint foot = { NAN, NAN };

  for (guint i = 0; i < rp_drawing_n_shapes (self->over); i++)
    {
      const RpShape *shape = rp_drawing_shape (self->over, i);

      if (node_at (self->graph, shape) != self->node)
        continue;
      if (shape->role == RP_ROLE_LABEL && shape->text != NULL && says (shape, name))
        return;
      if (shape->role == RP_ROLE_NODE || shape->role == RP_ROLE_CLUSTER)
        foot = (RpPoint){ shape->x + shape->width / 2, shape->y - OFF_PX / 2 };
    }
  if (isfinite (foot.x) && *line != '\0')
    add_slip (self, line, NULL, foot);
}

/* What is pointed at, as a tie of the graph; NULL: it is none. */
static const RpNetTie *
find_tie (const Lift *self)
{
  const RpShape *at = self->hover->shape;
  RpRecordRef ref = at->role == RP_ROLE_LABEL ? at->of : at->ref;

  for (guint i = 0; i < self->graph->ties->len; i++)
    {
      const RpNetTie *tie = &g_array_index (self->graph->ties, RpNetTie, i);

      if (ref.type == RP_RECORD_RELATION ? tie->type == RP_TIE_RELATION && tie->relation == ref.index
                                         : at->id != NULL && tie->id != NULL && strcmp (tie->id, at->id) == 0)
        return tie;
    }
  return NULL;
}

static guint
n_events_shown (const Lift *self, const RpNetTie *tie)
{
  const RpViewState *state = self->hover->state;
  const RpRecordSet *joining = state->joining != NULL ? state->joining : state->shown;
  guint n = 0;

  for (guint i = 0; i < tie->n_events; i++)
    n += joining == NULL
         || rp_record_set_contains (joining, rp_record_ref (RP_RECORD_EVENT, g_array_index (self->graph->events, guint,
                                                                                            tie->first_event + i)));
  return n;
}

/* "Member of" of a relation that is called "chair"; NULL where it is called by its kind. */
static char *
kind_beside (const Lift *self, const RpNetTie *tie, const char *words)
{
  RpDataset *dataset = self->graph->dataset;
  guint kind;
  const char *label;

  if (tie->type != RP_TIE_RELATION)
    return NULL;
  kind = rp_dataset_kind_of (dataset, rp_record_ref (RP_RECORD_RELATION, tie->relation));
  label = kind != RP_NO_INDEX ? rp_dataset_kind (dataset, RP_RECORD_RELATION, kind)->label : NULL;
  return label != NULL && g_ascii_strcasecmp (label, words) != 0 ? g_strdup (label) : NULL;
}

static char *
name_of (const Lift *self, guint node)
{
  g_autofree char *title = rp_net_node_title (self->graph, node);

  return rp_label_line (title);
}

static void
append_line (const Lift *self, GString *body, const char *line)
{
  g_autofree char *wrapped = line != NULL && *line != '\0'
                                 ? rp_text_wrap (self->hover->state->measure, line, RP_TEXT_TICK, WIDEST_PX, MOST_LINES)
                                 : NULL;

  if (wrapped != NULL)
    g_string_append_printf (body, "%s%s", body->len > 0 ? "\n" : "", wrapped);
}

/* What it is; between whom; when. */
static void
add_words (Lift *self, const RpNetTie *tie, RpPoint foot)
{
  RpNetInk ink = { .graph = self->graph, .state = self->hover->state };
  g_autofree char *words = rp_net_tie_words (&ink, tie, n_events_shown (self, tie), TRUE);
  g_autofree char *when = rp_net_tie_when (&ink, tie, TRUE);
  g_autofree char *kind = kind_beside (self, tie, words);
  g_autofree char *from = name_of (self, tie->from), *to = name_of (self, tie->to);
  g_autofree char *ends = g_strdup_printf ("%s %s %s", from, tie->directed ? "→" : "–", to);
  g_autofree char *both = kind != NULL && when != NULL ? g_strdup_printf (_ ("%s, %s"), kind, when)
                                                       : g_strdup (kind != NULL ? kind : when);
  g_autoptr (GString) body = g_string_new (NULL);
  gboolean named = words != NULL && *words != '\0';

  if (named)
    append_line (self, body, ends);
  append_line (self, body, both);
  append_line (self, body, self->hover->more);
  add_slip (self, named ? words : ends, body->str, foot);
}

/* ---- all of it ---- */

/* Where the words of a tie stand: at the pointer, else at its middle. */
static RpPoint
foot_of (const Lift *self)
{
  const RpShape *shape = self->hover->shape;
  RpPoint pointer = self->hover->pointer;

  if (isfinite (pointer.x))
    return (RpPoint){ pointer.x, pointer.y - OFF_PX };
  return (RpPoint){ shape->x + shape->width / 2, shape->y + shape->height / 2 - OFF_PX };
}

/* Only as large as what is in it: it is painted at each step of the pointer. */
static RpDrawing *
cropped (RpDrawing *over, RpDrawing *drawing, RpPoint *at)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  RpDrawing *small;

  for (guint i = 0; i < rp_drawing_n_shapes (over); i++)
    {
      const RpShape *shape = rp_drawing_shape (over, i);

      left = MIN (left, shape->x);
      top = MIN (top, shape->y);
      right = MAX (right, shape->x + shape->width);
      bottom = MAX (bottom, shape->y + shape->height);
    }
  left = floor (MAX (left - AIR_PX, 0));
  top = floor (MAX (top - AIR_PX, 0));
  right = ceil (MIN (right + AIR_PX, rp_drawing_get_width (drawing)));
  bottom = ceil (MIN (bottom + AIR_PX, rp_drawing_get_height (drawing)));
  if (!(right > left && bottom > top))
    return NULL;
  *at = (RpPoint){ left, top };
  small = rp_drawing_new (right - left, bottom - top, 0);
  rp_drawing_append (small, over, -left, -top);
  rp_drawing_keep (small, rp_drawing_ref (drawing), (GDestroyNotify)rp_drawing_unref);
  return small;
}

RpDrawing *
rp_network_hover (const RpNetworkHover *hover, RpPoint *at, gboolean *recedes)
{
  Lift self = { .hover = hover, .graph = hover->network->graph };
  const RpNetTie *tie = NULL;
  RpDrawing *over = NULL;

  self.node = node_at (self.graph, hover->shape);
  *recedes = self.node != RP_NO_INDEX;
  if (self.node == RP_NO_INDEX)
    tie = find_tie (&self);
  if (self.node == RP_NO_INDEX && tie == NULL)
    return NULL;
  self.lifted = g_new0 (guint8, (gsize)self.graph->n_nodes + 1);
  self.over = rp_drawing_new (rp_drawing_get_width (hover->drawing), rp_drawing_get_height (hover->drawing), 0);
  list_ties (&self);
  if (tie != NULL)
    self.lifted[tie->from] = self.lifted[tie->to] = TRUE;
  else
    {
      self.lifted[self.node] = TRUE;
      find_neighbours (&self);
    }
  lift_all (&self);
  if (tie != NULL)
    add_words (&self, tie, foot_of (&self));
  else
    add_name (&self);
  over = cropped (self.over, hover->drawing, at);
  rp_drawing_unref (self.over);
  g_hash_table_unref (self.ties);
  g_free (self.lifted);
  return over;
}
