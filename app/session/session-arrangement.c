/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-arrangement.h"

#include <string.h>

#include "network-layout.h"
#include "network-place.h"
#include "session-private.h"

#define ARRANGED                                                                                                       \
  (RP_CHANGED_LAYOUT | RP_CHANGED_LINKS | RP_CHANGED_PINS | RP_CHANGED_LOOKS | RP_CHANGED_UNDO | RP_CHANGED_FILTER)

static const char *const mode_names[] = { "auto", "on", "off", NULL }; /* of folds and of spans */
static const char *const lane_names[] = { "kind", "entity", "place", "source", "tag", "none", NULL };
static const char *const no_ids[] = { NULL };

/* The first where NAME is none of NAMES. */
static int
index_of (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return 0;
}

/* What stands by itself is not written. Transfer full. */
static char *
chosen_name (const char *const *names, guint index)
{
  return index > 0 ? g_strdup (names[index]) : NULL;
}

static char **
chosen_ids (const char *const *ids)
{
  return ids[0] != NULL ? g_strdupv ((char **)ids) : NULL;
}

/* ---- to be kept ---- */

char **
rp_session_open_ids (RpSession *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  const GPtrArray *gone = self->arranged.gone;

  if (self->arranged.open == NULL && gone == NULL)
    return NULL;
  ids = g_ptr_array_new ();
  for (guint i = 0; self->arranged.open != NULL && i < rp_dataset_n_events (self->dataset); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, i);

      if (rp_record_set_contains (self->arranged.open, ref))
        g_ptr_array_add (ids, g_strdup (rp_dataset_record (self->dataset, ref)->id));
    }
  for (guint i = 0; gone != NULL && i < gone->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (gone, i)));
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_steal (ids, NULL);
}

static void
save_pins (const RpArrangement *arranged, RpSavedArrangement *saved)
{
  guint n = rp_node_pins_count (arranged->pins);
  RpPoint place;

  if (n == 0)
    return;
  saved->area[0] = arranged->area.x;
  saved->area[1] = arranged->area.y;
  saved->pins = g_strdupv ((char **)rp_node_pins_ids (arranged->pins));
  saved->pin_places = g_array_sized_new (FALSE, FALSE, sizeof (double), 2 * n);
  for (guint i = 0; i < n; i++)
    {
      rp_node_pins_get (arranged->pins, saved->pins[i], &place);
      g_array_append_val (saved->pin_places, place.x);
      g_array_append_val (saved->pin_places, place.y);
    }
}

static void
free_ids (gpointer data)
{
  g_strfreev (data);
}

static void
save_members (const RpNetworkMembers *members, RpSavedArrangement *saved)
{
  guint n = rp_network_members_n_steps (members);

  saved->network_hidden = chosen_ids (rp_network_members_get_hidden (members));
  saved->fold_leaves = rp_network_members_get_fold (members);
  saved->fold_hubs = chosen_ids (rp_network_members_get_hubs (members));
  if (n > 0)
    saved->network = g_ptr_array_new_with_free_func (free_ids);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (saved->network, g_strdupv ((char **)rp_network_members_get_step (members, i)));
}

RpSavedArrangement *
rp_session_save_arrangement (RpSession *self)
{
  RpSavedArrangement *saved = rp_saved_arrangement_new ();
  const RpArrangement *arranged = &self->arranged;

  saved->lanes = chosen_name (lane_names, arranged->lanes);
  saved->lanes_order = chosen_ids (rp_lane_choice_get_order (arranged->choice));
  saved->lanes_collapsed = chosen_ids (rp_lane_choice_get_collapsed (arranged->choice));
  saved->hide_empty = rp_lane_choice_get_hide_empty (arranged->choice);
  saved->by_role = rp_lane_choice_get_by_role (arranged->choice);
  saved->fold = chosen_name (mode_names, arranged->fold);
  saved->spans = chosen_name (mode_names, arranged->spans);
  saved->links = arranged->links;
  saved->node_size = chosen_name (rp_node_size_names (), rp_network_looks_get_size (arranged->looks));
  saved->node_color = chosen_name (rp_node_color_names (), rp_network_looks_get_color (arranged->looks));
  saved->network_events = chosen_name (rp_network_events_names (), rp_network_looks_get_events (arranged->looks));
  if (rp_network_looks_get_method (arranged->looks) != NULL)
    saved->network_layout = g_strdup (rp_network_looks_get_method (arranged->looks)->name);
  saved->network_root = g_strdup (rp_network_looks_get_root (arranged->looks));
  saved->hidden_kinds = chosen_ids (rp_network_looks_get_hidden (arranged->looks));
  save_members (rp_network_looks_get_members (arranged->looks), saved);
  if (self->dataset != NULL)
    saved->open = rp_session_open_ids (self);
  if (self->filter != NULL)
    saved->filter = rp_record_filter_to_strings (self->filter);
  saved->hide = !self->dim;
  save_pins (arranged, saved);
  saved->rest = arranged->rest != NULL ? g_ptr_array_ref (arranged->rest) : NULL;
  return saved;
}

/* ---- and back ---- */

static RpLaneChoice *
choice_of (const RpSavedArrangement *saved)
{
  const char *const *order = (const char *const *)saved->lanes_order;
  const char *const *collapsed = (const char *const *)saved->lanes_collapsed;
  g_autoptr (RpLaneChoice) ordered = rp_lane_choice_with_order (NULL, order != NULL ? order : no_ids);
  g_autoptr (RpLaneChoice) choice = rp_lane_choice_with_collapsed (ordered, collapsed != NULL ? collapsed : no_ids);
  g_autoptr (RpLaneChoice) shorter = rp_lane_choice_with_hide_empty (choice, saved->hide_empty);

  return rp_lane_choice_with_by_role (shorter, saved->by_role);
}

/* Instead of *MEMBERS, where there is something to choose. */
static void
take_members (RpNetworkMembers **members, RpNetworkMembers *next)
{
  g_clear_pointer (members, rp_network_members_unref);
  *members = next;
}

static RpNetworkMembers *
members_of (const RpSavedArrangement *saved)
{
  RpNetworkMembers *members = NULL;

  for (guint i = 0; saved->network != NULL && i < saved->network->len; i++)
    {
      const char *const *ids = g_ptr_array_index (saved->network, i);

      if (members == NULL)
        take_members (&members, rp_network_members_start (NULL, ids));
      else
        take_members (&members, rp_network_members_grow (members, ids));
    }
  if (saved->network_hidden != NULL)
    take_members (&members, rp_network_members_hide (members, (const char *const *)saved->network_hidden));
  if (saved->fold_leaves)
    take_members (&members, rp_network_members_with_fold (members, TRUE));
  if (saved->fold_hubs != NULL)
    take_members (&members, rp_network_members_with_hubs (members, (const char *const *)saved->fold_hubs));
  return members;
}

static RpNetworkLooks *
looks_of (const RpSavedArrangement *saved)
{
  const char *const *hidden = (const char *const *)saved->hidden_kinds;
  g_autoptr (RpNetworkLooks) sized
      = rp_network_looks_with_size (NULL, (RpNodeSize)index_of (rp_node_size_names (), saved->node_size));
  g_autoptr (RpNetworkLooks) colored
      = rp_network_looks_with_color (sized, (RpNodeColor)index_of (rp_node_color_names (), saved->node_color));
  g_autoptr (RpNetworkLooks) joined = rp_network_looks_with_events (
      colored, (RpNetworkEvents)index_of (rp_network_events_names (), saved->network_events));

  const RpNetworkMethod *method = rp_network_method_find (saved->network_layout);
  g_autoptr (RpNetworkLooks) laid_out
      = rp_network_looks_with_method (joined, method != rp_network_methods ()[0] ? method : NULL,
                                      method != NULL && method->rooted ? saved->network_root : NULL);

  g_autoptr (RpNetworkLooks) consisting = rp_network_looks_with_members (laid_out, members_of (saved));

  return rp_network_looks_with_hidden (consisting, hidden != NULL ? hidden : no_ids);
}

void
rp_session_find_open (RpDataset *dataset, char **ids, RpArrangement *arranged)
{
  if (ids == NULL)
    return;
  arranged->open = rp_record_set_new (dataset);
  for (; *ids != NULL; ids++)
    {
      RpRecordRef ref = rp_dataset_find (dataset, *ids);

      if (ref.type == RP_RECORD_EVENT)
        {
          rp_record_set_add (arranged->open, ref);
          continue;
        }
      if (arranged->gone == NULL)
        arranged->gone = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (arranged->gone, g_strdup (*ids));
    }
}

static RpNodePins *
pins_of (const RpSavedArrangement *saved)
{
  guint n = saved->pins != NULL && saved->pin_places != NULL ? saved->pin_places->len / 2 : 0;
  g_autofree RpPoint *places = g_new (RpPoint, n + 1);

  for (guint i = 0; i < n; i++)
    places[i] = (RpPoint){ g_array_index (saved->pin_places, double, 2 * i),
                           g_array_index (saved->pin_places, double, 2 * i + 1) };
  return rp_node_pins_new ((const char *const *)saved->pins, places, n);
}

static void
leave (RpSession *self, char *name)
{
  RpArrangement here = self->arranged;

  if (name == NULL)
    {
      rp_undo_stack_clear (self->undo);
      return;
    }
  here.saved = rp_saved_filters_new (self->filter, self->dim);
  rp_undo_stack_push (self->undo, &here, name);
  rp_saved_filters_unref (here.saved);
}

void
rp_session_arrange (RpSession *self, const RpSavedArrangement *saved, char *name)
{
  const char *const *filter = (const char *const *)saved->filter;
  RpArrangement wanted = { 0 };

  g_return_if_fail (RP_IS_SESSION (self));

  if (self->dataset == NULL)
    {
      g_free (name);
      return;
    }
  leave (self, name);
  wanted.fold = (RpFoldMode)index_of (mode_names, saved->fold);
  wanted.lanes = (RpLanes)index_of (lane_names, saved->lanes);
  wanted.spans = (RpSpans)index_of (mode_names, saved->spans);
  wanted.links = saved->links;
  wanted.choice = choice_of (saved);
  wanted.looks = looks_of (saved);
  wanted.pins = pins_of (saved);
  wanted.area = (RpPoint){ saved->area[0], saved->area[1] };
  wanted.rest = saved->rest != NULL ? g_ptr_array_ref (saved->rest) : NULL;
  rp_session_find_open (self->dataset, saved->open, &wanted);
  rp_arrangement_clear (&self->arranged);
  self->arranged = wanted;
  self->dim = !saved->hide;
  rp_session_take_filter (self, rp_record_filter_from_strings (filter != NULL ? filter : no_ids));
  rp_session_emit_changed (self, ARRANGED);
}

/* ---- what is gone ---- */

static gboolean
has_value (RpFacetIndex *facets, RpFacet facet, const char *value)
{
  return facet == RP_FACET_TEXT || rp_facet_index_find (facets, facet, value) != RP_NO_INDEX;
}

/* "entity:ada", "entity:ada:witness", "kind:meeting", "all": ids may have colons of their own. */
static gboolean
has_lane (RpFacetIndex *facets, const char *id)
{
  const char *colon = strchr (id, ':');
  g_autofree char *key = colon != NULL ? g_strndup (id, (gsize)(colon - id)) : NULL;
  g_autofree char *value = colon != NULL ? g_strdup (colon + 1) : NULL;
  RpFacet facet;
  char *last;

  if (key == NULL)
    return g_str_equal (id, "all") || g_str_equal (id, "other");
  if (!rp_facet_from_key (key, &facet))
    return FALSE;
  while (!has_value (facets, facet, value))
    {
      last = strrchr (value, ':');
      if (last == NULL)
        return FALSE;
      *last = '\0';
    }
  return TRUE;
}

static guint
count_lanes_gone (RpFacetIndex *facets, const RpLaneChoice *choice)
{
  const char *const *lists[] = { rp_lane_choice_get_order (choice), rp_lane_choice_get_collapsed (choice) };
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const char *const *id = lists[i]; *id != NULL; id++)
      if (!has_lane (facets, *id))
        g_hash_table_add (gone, (gpointer)*id);
  return g_hash_table_size (gone);
}

static guint
count_filters_gone (RpFacetIndex *facets, const RpRecordFilter *filter)
{
  guint n = 0;

  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    for (const char *const *value = rp_record_filter_values (filter, (RpFacet)facet); *value != NULL; value++)
      n += !has_value (facets, (RpFacet)facet, *value);
  return n;
}

guint
rp_session_count_gone (RpSession *self)
{
  const RpArrangement *arranged = &self->arranged;
  const char *const *ids = rp_node_pins_ids (arranged->pins);
  gboolean has_lanes = rp_lane_choice_get_order (arranged->choice)[0] != NULL
                       || rp_lane_choice_get_collapsed (arranged->choice)[0] != NULL;
  guint n = arranged->gone != NULL ? arranged->gone->len : 0;

  if (self->dataset == NULL)
    return 0;
  for (; *ids != NULL; ids++)
    {
      RpRecordType type = rp_dataset_find (self->dataset, *ids).type;

      n += type != RP_RECORD_ENTITY && type != RP_RECORD_EVENT;
    }
  n += rp_network_members_count_gone (rp_network_looks_get_members (arranged->looks), self->dataset);
  /* the facets of a large dataset are made only where they are needed */
  if (has_lanes || self->filter != NULL)
    n += count_lanes_gone (rp_session_get_facets (self), arranged->choice)
         + count_filters_gone (rp_session_get_facets (self), self->filter);
  return n;
}
