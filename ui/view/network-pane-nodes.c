/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with several nodes of the network at once: selected, pinned, put in a line. */
#include "network-pane-private.h"

#include "network-nudge.h"
#include "saved-arrangement.h"

#include <glib/gi18n-lib.h>

/* Nodes with their ids, and where they stand, layout px. */
typedef struct
{
  GPtrArray *ids; /* const char *, of the dataset */
  GArray *places; /* RpPoint */
  GArray *halves; /* double: half of their width */
} Chosen;

static Chosen
chosen_new (void)
{
  return (Chosen){ g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (RpPoint)),
                   g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
chosen_clear (Chosen *self)
{
  g_ptr_array_unref (self->ids);
  g_array_unref (self->places);
  g_array_unref (self->halves);
}

static void
choose (RpNetworkPane *self, Chosen *chosen, RpRecordRef ref, double radius)
{
  RpDataset *dataset = rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self));
  RpNetwork *network = rp_network_made_network (self->made);
  guint node = rp_network_get_node (network, ref);
  const char *id = rp_dataset_record (dataset, ref)->id;
  double half = radius / self->place.zoom;
  RpPoint at;

  if (node == RP_NO_INDEX)
    return;
  /* where it was put: what is drawn is rounded */
  if (!rp_node_pins_get (rp_session_get_pins (session_of (self)), id, &at))
    at = rp_network_get_position (network, node);
  g_ptr_array_add (chosen->ids, (gpointer)id);
  g_array_append_val (chosen->places, at);
  g_array_append_val (chosen->halves, half);
}

/* They are there from now on, in a step called NAME (transfer full). */
static void
place (RpNetworkPane *self, const Chosen *chosen, char *name)
{
  RpNetworkView seen = self->place;

  rp_session_place_nodes (session_of (self), (const char *const *)chosen->ids->pdata,
                          (const RpPoint *)(gpointer)chosen->places->data, chosen->ids->len, name);
  /* The picture must not move under the hand. */
  rp_network_pane_set_fitted (self, FALSE);
  self->place = seen;
  rp_network_pane_tell (self, RP_TELL_FOLLOW);
}

GArray *
rp_network_pane_spots (RpNetworkPane *self)
{
  RpViewState state;

  rp_diagram_view_fill_state (RP_DIAGRAM_VIEW (self), rp_network_made_measure (self->made), &state);
  return rp_network_spots (rp_network_made_sized (self->made, &state), &state, &self->place);
}

/* ---- selecting ---- */

static void
select_refs (RpNetworkPane *self, const GArray *refs)
{
  if (refs->len == 0)
    return;
  rp_session_select_several (session_of (self), (const RpRecordRef *)(gpointer)refs->data, refs->len);
  rp_network_pane_say_selected (self, refs->len);
}

void
rp_network_pane_select_shown (RpNetworkPane *self)
{
  g_autoptr (GArray) spots = self->made != NULL ? rp_network_pane_spots (self) : NULL;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));

  for (guint i = 0; spots != NULL && i < spots->len; i++)
    if (!g_array_index (spots, RpNetworkSpot, i).dimmed)
      g_array_append_val (refs, g_array_index (spots, RpNetworkSpot, i).ref);
  select_refs (self, refs);
}

void
rp_network_pane_select_neighbours (RpNetworkPane *self)
{
  g_autoptr (GArray) spots = self->made != NULL ? rp_network_pane_spots (self) : NULL;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
  RpRecordRef selected = rp_session_get_selected (session_of (self));
  const GArray *also = rp_session_get_also (session_of (self));

  if (selected.type == RP_RECORD_NONE)
    return;
  g_array_append_val (refs, selected);
  if (also != NULL)
    g_array_append_vals (refs, also->data, also->len);
  for (guint i = 0; spots != NULL && i < spots->len; i++)
    {
      const RpNetworkSpot *spot = &g_array_index (spots, RpNetworkSpot, i);

      if (!spot->apart && !rp_session_is_picked (session_of (self), spot->ref))
        g_array_append_val (refs, spot->ref);
    }
  select_refs (self, refs);
}

/* ---- pins ---- */

/* "Pinning of Guido Crosetto", "Pinning of 3 Nodes". Transfer full. */
static char *
name_of_pinning (RpNetworkPane *self, const Chosen *chosen)
{
  guint n = chosen->ids->len;
  g_autofree char *name = n == 1 ? rp_session_short_name (session_of (self), g_ptr_array_index (chosen->ids, 0)) : NULL;

  return n == 1 ? g_strdup_printf (_ ("Pinning of %s"), name)
                : g_strdup_printf (ngettext ("Pinning of %u Node", "Pinning of %u Nodes", n), n);
}

static void
pin (RpNetworkPane *self, const Chosen *chosen)
{
  guint n = chosen->ids->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u node is pinned", "%u nodes are pinned", n), n);

  if (n == 0)
    return;
  place (self, chosen, name_of_pinning (self, chosen));
  rp_network_pane_say (self, text);
}

static void
unpin (RpNetworkPane *self, const char *const *ids, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u node is free", "%u nodes are free", n), n);

  if (n == 0)
    return;
  rp_session_release_nodes (session_of (self), ids, n);
  rp_network_pane_say (self, text);
}

void
rp_network_pane_pin (RpNetworkPane *self, gboolean pinned)
{
  g_autoptr (GArray) refs = NULL;
  Chosen chosen;

  if (self->made == NULL)
    return;
  refs = rp_network_chosen (RP_DIAGRAM_VIEW (self), rp_network_made_network (self->made));
  chosen = chosen_new ();
  for (guint i = 0; i < refs->len; i++)
    choose (self, &chosen, g_array_index (refs, RpRecordRef, i), 0);
  if (pinned)
    pin (self, &chosen);
  else
    unpin (self, (const char *const *)chosen.ids->pdata, chosen.ids->len);
  chosen_clear (&chosen);
}

void
rp_network_pane_pin_all (RpNetworkPane *self, gboolean pinned)
{
  static const RpRecordType types[] = { RP_RECORD_ENTITY, RP_RECORD_EVENT };
  RpDataset *dataset = rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self));
  const RpNodePins *pins = rp_session_get_pins (session_of (self));
  Chosen chosen;

  if (self->made == NULL || dataset == NULL)
    return;
  if (!pinned)
    {
      g_auto (GStrv) ids = g_strdupv ((char **)rp_node_pins_ids (pins));

      unpin (self, (const char *const *)ids, rp_node_pins_count (pins));
      return;
    }
  chosen = chosen_new ();
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, types[t]) && chosen.ids->len < RP_ARRANGEMENT_MOST_PINS; i++)
      choose (self, &chosen, rp_record_ref (types[t], i), 0);
  pin (self, &chosen);
  chosen_clear (&chosen);
}

/* ---- in a line ---- */

static Chosen
choose_selected (RpNetworkPane *self)
{
  g_autoptr (GArray) spots = self->made != NULL ? rp_network_pane_spots (self) : NULL;
  Chosen chosen = chosen_new ();

  for (guint i = 0; spots != NULL && i < spots->len; i++)
    {
      const RpNetworkSpot *spot = &g_array_index (spots, RpNetworkSpot, i);

      if (rp_session_is_picked (session_of (self), spot->ref))
        choose (self, &chosen, spot->ref, spot->radius);
    }
  return chosen;
}

void
rp_network_pane_align (RpNetworkPane *self, RpAlign how)
{
  Chosen chosen = choose_selected (self);
  guint n = chosen.ids->len;

  if (n >= RP_ALIGN_LEAST)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u node aligned", "%u nodes aligned", n), n);

      rp_nodes_align ((RpPoint *)(gpointer)chosen.places->data, (const double *)(gpointer)chosen.halves->data, n, how);
      place (self, &chosen, g_strdup_printf (ngettext ("Alignment of %u Node", "Alignment of %u Nodes", n), n));
      rp_network_pane_say (self, text);
    }
  chosen_clear (&chosen);
}

void
rp_network_pane_distribute (RpNetworkPane *self, gboolean vertically)
{
  Chosen chosen = choose_selected (self);
  guint n = chosen.ids->len;

  if (n >= RP_DISTRIBUTE_LEAST)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u node distributed", "%u nodes distributed", n), n);

      rp_nodes_distribute ((RpPoint *)(gpointer)chosen.places->data, (const double *)(gpointer)chosen.halves->data, n,
                           vertically);
      place (self, &chosen, g_strdup_printf (ngettext ("Distribution of %u Node", "Distribution of %u Nodes", n), n));
      rp_network_pane_say (self, text);
    }
  chosen_clear (&chosen);
}
