/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-memory.h"

#include <math.h>

#define AIR_PX 1.0      /* between words and what is next to them */
#define NEARER_PX 2.0   /* so much nearer than to any other a name stands to its own node */
#define MOVES_UP_TO 400 /* nodes: with more, names do not make way for each other */
#define MOST_ASKED 6    /* of the names in the way to make way */
#define NAMED_ANYWAY 12 /* selected nodes */
#define MOST_LEAVING 3  /* names that one of a selected node may push out */

/* What room a name may take. */
typedef struct
{
  RpNetSeat seat;
  RpLabelBox box;
  guint n_hit; /* names and words there */
  guint hit[MOST_LEAVING];
} Room;

static RpLabelBox
with_air (RpLabelBox box, double air)
{
  return (RpLabelBox){ box.left - air, box.top - air, box.right + air, box.bottom + air };
}

static gboolean
inside (const RpLabelBox *box, const RpLabelBox *extent)
{
  return box->left >= extent->left - 0.5 && box->right <= extent->right + 0.5 && box->top >= extent->top - 0.5
         && box->bottom <= extent->bottom + 0.5;
}

/* From the box to the symbol, px. */
static double
way_to (const RpLabelBox *box, const RpNetPlace *place)
{
  double x = MAX (MAX (box->left - place->at.x, place->at.x - box->right), 0);
  double y = MAX (MAX (box->top - place->at.y, place->at.y - box->bottom), 0);

  return MAX (sqrt (x * x + y * y) - place->radius, 0);
}

/* The K-th room that NODE's name may try: where the layout kept it, then the sides of each form. FALSE after the last.
 */
static gboolean
nth_room (const RpNetInk *ink, guint i, guint k, Room *room)
{
  const RpNetNode *node = &ink->graph->nodes[i];
  const RpNetPlace *place = &ink->places[i];

  if (k > node->n_names * RP_NET_SIDES)
    return FALSE;
  room->seat = ink->seats[i];
  if (k > 0)
    room->seat = (RpNetSeat){ .side = (k - 1) % RP_NET_SIDES, .name = (k - 1) / RP_NET_SIDES };
  room->box = rp_net_name_box (node, room->seat.name, room->seat.side, place->at, place->radius);
  return TRUE;
}

/* Whether no foreign node stands in the room or as near to it as its own. */
static gboolean
is_own (const RpNetInk *ink, guint i, const Room *room)
{
  double air = way_to (&room->box, &ink->places[i]) + NEARER_PX;

  return inside (&room->box, &ink->extent) && !rp_net_is_cut (ink, &room->box)
         && rp_label_grid_is_free (ink->discs, with_air (room->box, air), i, i);
}

static void
take (RpNetInk *ink, guint i, const Room *room)
{
  RpNetPlace *place = &ink->places[i];

  place->label = room->box;
  place->name = room->seat.name;
  place->side = room->seat.side;
  place->labelled = TRUE;
  rp_label_grid_add (ink->words, place->label, i);
}

static void
leave (RpNetInk *ink, guint i)
{
  rp_label_grid_remove (ink->words, ink->places[i].label, i);
  ink->places[i].labelled = FALSE;
}

static gboolean
take_if_free (RpNetInk *ink, guint i, const Room *room)
{
  if (!is_own (ink, i, room)
      || !rp_label_grid_is_free (ink->words, with_air (room->box, AIR_PX), RP_LABEL_NOBODY, RP_LABEL_NOBODY))
    return FALSE;
  take (ink, i, room);
  return TRUE;
}

static gboolean
take_free_room (RpNetInk *ink, guint i)
{
  Room room;

  for (guint k = 0; nth_room (ink, i, k, &room); k++)
    if (take_if_free (ink, i, &room))
      return TRUE;
  return FALSE;
}

/* Where the name stood a moment ago; SURE: nothing can be there. */
static void
take_room_again (RpNetInk *ink, guint i, const RpNetSeat *seat, gboolean sure)
{
  const RpNetPlace *place = &ink->places[i];
  Room room = { .seat = *seat };

  room.box = rp_net_name_box (&ink->graph->nodes[i], seat->name, seat->side, place->at, place->radius);
  if (sure)
    take (ink, i, &room);
  else
    take_if_free (ink, i, &room);
}

/* Takes room where a single other name stands that finds another. */
static void
take_room_in_turn (RpNetInk *ink, guint i)
{
  guint asked = 0;
  Room room;

  for (guint k = 0; asked < MOST_ASKED && nth_room (ink, i, k, &room); k++)
    {
      Room old;
      guint other;

      if (!is_own (ink, i, &room)
          || rp_label_grid_meeting (ink->words, with_air (room.box, AIR_PX), i, room.hit, 1) != 1)
        continue;
      other = room.hit[0];
      old = (Room){ .seat = { .name = ink->places[other].name, .side = ink->places[other].side },
                    .box = ink->places[other].label };
      leave (ink, other);
      take (ink, i, &room);
      if (take_free_room (ink, other))
        return;
      leave (ink, i);
      take (ink, other, &old);
      asked++;
    }
}

/* Somewhere else; rather a little near another node, or where another makes way, than not at all. */
static void
take_room_elsewhere (RpNetInk *ink, guint i)
{
  Room room;

  if (take_free_room (ink, i))
    return;
  for (guint k = 0; nth_room (ink, i, k, &room); k++)
    if (inside (&room.box, &ink->extent) && !rp_net_is_cut (ink, &room.box)
        && rp_label_grid_is_free (ink->discs, with_air (room.box, AIR_PX), i, i)
        && rp_label_grid_is_free (ink->words, with_air (room.box, AIR_PX), RP_LABEL_NOBODY, RP_LABEL_NOBODY))
      {
        take (ink, i, &room);
        return;
      }
  take_room_in_turn (ink, i);
}

/* Who was named a moment ago: first those who stay where they are, that none of them has to make way. */
static void
name_again (RpNetInk *ink, const RpNetPast *past, gboolean sure)
{
  const guint *order = ink->graph->order;
  RpNetSeat seat;

  for (guint k = 0; k < ink->graph->n_nodes; k++)
    if (ink->places[order[k]].visible && rp_net_past_seat (past, order[k], &seat))
      take_room_again (ink, order[k], &seat, sure);
  for (guint k = 0; k < ink->graph->n_nodes && !sure; k++)
    if (ink->places[order[k]].visible && !ink->places[order[k]].labelled && rp_net_past_seat (past, order[k], &seat))
      take_room_elsewhere (ink, order[k]);
}

/* Whether the names in the room may go: all of them matter less than DUE. */
static gboolean
may_go (const RpNetInk *ink, const Room *room, guint due)
{
  for (guint h = 0; h < room->n_hit; h++)
    if (rp_net_due (&ink->places[room->hit[h]]) <= due)
      return FALSE;
  return TRUE;
}

/* Of a few that are selected each is named, whatever is there; of many only the one that was picked last. */
static gboolean
is_named_anyway (const RpNetInk *ink, guint i)
{
  const RpViewState *state = ink->state;

  return rp_net_due (&ink->places[i]) == 0
         && (state->picked == NULL || rp_record_set_count (state->picked, RP_RECORD_NONE) <= NAMED_ANYWAY
             || rp_record_ref_equal (state->selected, rp_net_node_ref (ink->graph, i)));
}

/* Takes the room where the fewest names that matter less than this one must go. A selected node's name may stand below
 * it when there is none, whatever is there. */
static void
take_any_room (RpNetInk *ink, guint i)
{
  guint due = rp_net_due (&ink->places[i]);
  Room room, best = { .n_hit = MOST_LEAVING + 1 };

  for (guint k = 0; nth_room (ink, i, k, &room); k++)
    {
      if (!is_own (ink, i, &room))
        continue;
      room.n_hit = rp_label_grid_meeting (ink->words, with_air (room.box, AIR_PX), i, room.hit, MOST_LEAVING);
      if (room.n_hit < best.n_hit && may_go (ink, &room, due))
        best = room;
    }
  if (best.n_hit <= MOST_LEAVING)
    {
      for (guint h = 0; h < best.n_hit; h++)
        leave (ink, best.hit[h]);
      take (ink, i, &best);
      for (guint h = 0; h < best.n_hit; h++)
        take_free_room (ink, best.hit[h]);
    }
  else if (is_named_anyway (ink, i) && nth_room (ink, i, 0, &room))
    take (ink, i, &room);
}

guint
rp_net_due (const RpNetPlace *place)
{
  return place->state == RP_STATE_SELECTED ? 0 : place->state == RP_STATE_RELATED ? 1 : 2;
}

static void
take_discs (RpNetInk *ink)
{
  ink->discs = rp_label_grid_new (ink->extent, ink->graph->n_nodes);
  for (guint i = 0; i < ink->graph->n_nodes; i++)
    {
      const RpNetPlace *place = &ink->places[i];
      RpLabelBox box = { place->at.x - place->radius, place->at.y - place->radius, place->at.x + place->radius,
                         place->at.y + place->radius };

      if (place->visible)
        rp_label_grid_add (ink->discs, box, i);
    }
  rp_net_take_beyond (ink);
  rp_net_take_headings (ink);
}

static gboolean
may_come (const RpNetInk *ink, const RpNetPast *past, guint i)
{
  return ink->places[i].visible && !ink->places[i].labelled && rp_net_past_admits (past, i, ink->view.zoom);
}

/* By importance; all of the layout's, in sight or not, so that panning changes none. Who was named a moment ago goes
 * first. */
static void
name_unselected (RpNetInk *ink)
{
  const guint *order = ink->graph->order;
  const RpNetPast *past = rp_net_memory_past (ink->memory);
  gboolean sure = rp_net_past_holds (past, ink->places, ink->graph->n_nodes, ink->view.zoom);

  take_discs (ink);
  ink->words = rp_label_grid_new (ink->extent, ink->graph->n_nodes);
  if (ink->nameless)
    return;
  if (past != NULL)
    name_again (ink, past, sure);
  if (sure)
    return;
  for (guint turn = 0; turn < 2; turn++)
    for (guint k = 0; k < ink->graph->n_nodes; k++)
      if (may_come (ink, past, order[k]) && ink->seats[order[k]].kept == (turn == 0))
        take_free_room (ink, order[k]);
  for (guint k = 0; k < ink->graph->n_nodes && ink->graph->n_nodes <= MOVES_UP_TO; k++)
    if (may_come (ink, past, order[k]))
      take_room_in_turn (ink, order[k]);
}

/* First as if nothing were selected, so that selecting changes few. */
void
rp_net_place_labels (RpNetInk *ink)
{
  const guint *order = ink->graph->order;

  if (!rp_net_memory_recall_names (ink->memory, ink))
    {
      name_unselected (ink);
      rp_net_memory_keep_names (ink->memory, ink);
    }
  for (guint due = 0; due < 2; due++)
    for (guint k = 0; k < ink->graph->n_nodes; k++)
      {
        const RpNetPlace *place = &ink->places[order[k]];

        if (place->visible && !place->labelled && rp_net_due (place) == due)
          take_any_room (ink, order[k]);
      }
}

static RpColor
label_color (const RpNetInk *ink, const RpNetPlace *place)
{
  if (place->recedes)
    return rp_color_over (ink->theme->ink, ink->theme->other_text, ink->theme->paper);
  return ink->theme->ink;
}

static gboolean
in_sight (const RpNetInk *ink, const RpLabelBox *box)
{
  return box->right > -RP_NET_MARGIN_PX && box->left < ink->width + RP_NET_MARGIN_PX && box->bottom > -RP_NET_MARGIN_PX
         && box->top < ink->height + RP_NET_MARGIN_PX;
}

void
rp_net_draw_labels (RpNetInk *ink)
{
  for (guint k = 0; k < ink->graph->n_nodes; k++)
    {
      guint i = ink->graph->order[ink->graph->n_nodes - 1 - k];
      const RpNetPlace *place = &ink->places[i];
      const RpNetName *name = &ink->graph->nodes[i].names[place->name];
      g_autofree char *title = NULL;
      RpShape *shape;

      if (!place->visible || !place->labelled || !in_sight (ink, &place->label))
        continue;
      title = rp_net_node_title (ink->graph, i);
      shape = rp_drawing_add (ink->drawing, RP_ROLE_LABEL, RP_GEOMETRY_TEXT);
      shape->x = place->label.left;
      shape->y = place->label.top;
      shape->width = name->width;
      shape->height = name->height;
      shape->text = rp_drawing_string (ink->drawing, name->text);
      shape->full = rp_drawing_string (ink->drawing, title);
      shape->of = rp_net_node_ref (ink->graph, i);
      shape->size = RP_TEXT_LABEL;
      shape->fill = label_color (ink, place);
      shape->state = place->state;
      shape->halo = TRUE;
      shape->centered = TRUE;
      shape->bold = place->state == RP_STATE_SELECTED;
    }
}
