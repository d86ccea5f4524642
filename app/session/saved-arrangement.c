/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "saved-arrangement.h"

#include <math.h>
#include <string.h>

#include "saved-members.h"

#define MEMBER(key, kind, name) { key, kind, G_STRUCT_OFFSET (RpSavedArrangement, name) }

static const RpSavedMember members[] = {
  MEMBER ("lanes", RP_SAVED_WORD, lanes),
  MEMBER ("lanes_order", RP_SAVED_TEXTS, lanes_order),
  MEMBER ("lanes_collapsed", RP_SAVED_TEXTS, lanes_collapsed),
  MEMBER ("lanes_hide_empty", RP_SAVED_FLAG, hide_empty),
  MEMBER ("lanes_by_role", RP_SAVED_FLAG, by_role),
  MEMBER ("open", RP_SAVED_TEXTS, open),
  MEMBER ("fold", RP_SAVED_WORD, fold),
  MEMBER ("spans", RP_SAVED_WORD, spans),
  MEMBER ("links", RP_SAVED_FLAG, links),
  MEMBER ("node_size", RP_SAVED_WORD, node_size),
  MEMBER ("node_color", RP_SAVED_WORD, node_color),
  MEMBER ("network_events", RP_SAVED_WORD, network_events),
  MEMBER ("network_layout", RP_SAVED_WORD, network_layout),
  MEMBER ("network_root", RP_SAVED_WORD, network_root),
  MEMBER ("hidden_kinds", RP_SAVED_TEXTS, hidden_kinds),
  MEMBER ("network", RP_SAVED_LISTS, network),
  MEMBER ("network_hidden", RP_SAVED_TEXTS, network_hidden),
  MEMBER ("fold_leaves", RP_SAVED_FLAG, fold_leaves),
  MEMBER ("fold_hubs", RP_SAVED_TEXTS, fold_hubs),
  MEMBER ("filter", RP_SAVED_TEXTS, filter),
  MEMBER ("hide", RP_SAVED_FLAG, hide),
  { NULL, RP_SAVED_WORD, 0 },
};

const RpSavedMember *
rp_saved_members (void)
{
  return members;
}

RpSavedArrangement *
rp_saved_arrangement_new (void)
{
  return g_new0 (RpSavedArrangement, 1);
}

void
rp_saved_arrangement_free (RpSavedArrangement *self)
{
  for (const RpSavedMember *member = members; member->key != NULL; member++)
    if (member->kind == RP_SAVED_WORD)
      g_free (G_STRUCT_MEMBER (char *, self, member->offset));
    else if (member->kind == RP_SAVED_TEXTS)
      g_strfreev (G_STRUCT_MEMBER (char **, self, member->offset));
    else if (member->kind == RP_SAVED_LISTS)
      g_clear_pointer (&G_STRUCT_MEMBER (GPtrArray *, self, member->offset), g_ptr_array_unref);
  g_strfreev (self->pins);
  g_clear_pointer (&self->pin_places, g_array_unref);
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_free (self);
}

static gpointer
copy_list (gconstpointer list, G_GNUC_UNUSED gpointer data)
{
  return g_strdupv ((char **)list);
}

static void
free_list (gpointer list)
{
  g_strfreev (list);
}

static GPtrArray *
copy_lists (GPtrArray *lists)
{
  GPtrArray *copy = g_ptr_array_copy (lists, copy_list, NULL);

  g_ptr_array_set_free_func (copy, free_list);
  return copy;
}

RpSavedArrangement *
rp_saved_arrangement_copy (const RpSavedArrangement *self)
{
  RpSavedArrangement *copy = g_new (RpSavedArrangement, 1);

  *copy = *self;
  for (const RpSavedMember *member = members; member->key != NULL; member++)
    if (member->kind == RP_SAVED_WORD)
      G_STRUCT_MEMBER (char *, copy, member->offset) = g_strdup (G_STRUCT_MEMBER (char *, self, member->offset));
    else if (member->kind == RP_SAVED_TEXTS)
      G_STRUCT_MEMBER (char **, copy, member->offset) = g_strdupv (G_STRUCT_MEMBER (char **, self, member->offset));
    else if (member->kind == RP_SAVED_LISTS && G_STRUCT_MEMBER (GPtrArray *, self, member->offset) != NULL)
      G_STRUCT_MEMBER (GPtrArray *, copy, member->offset)
          = copy_lists (G_STRUCT_MEMBER (GPtrArray *, self, member->offset));
  copy->pins = g_strdupv (self->pins);
  copy->pin_places = self->pin_places != NULL ? g_array_ref (self->pin_places) : NULL;
  copy->rest = self->rest != NULL ? g_ptr_array_ref (self->rest) : NULL;
  return copy;
}

static void
write_list (RpJsonWriter *writer, char **texts)
{
  rp_json_writer_begin_array (writer);
  for (; *texts != NULL; texts++)
    rp_json_writer_string (writer, *texts);
  rp_json_writer_end_array (writer);
}

static void
write_texts (RpJsonWriter *writer, const char *key, char **texts)
{
  if (texts == NULL)
    return;
  rp_json_writer_key (writer, key);
  write_list (writer, texts);
}

static void
write_lists (RpJsonWriter *writer, const char *key, const GPtrArray *lists)
{
  if (lists == NULL)
    return;
  rp_json_writer_key (writer, key);
  rp_json_writer_begin_array (writer);
  rp_json_writer_set_flat (writer, TRUE);
  for (guint i = 0; i < lists->len; i++)
    write_list (writer, g_ptr_array_index (lists, i));
  rp_json_writer_set_flat (writer, FALSE);
  rp_json_writer_end_array (writer);
}

static void
write_member (RpJsonWriter *writer, const RpSavedMember *member, const RpSavedArrangement *self)
{
  if (member->kind == RP_SAVED_WORD)
    rp_json_writer_put_optional (writer, member->key, G_STRUCT_MEMBER (char *, self, member->offset));
  else if (member->kind == RP_SAVED_TEXTS)
    write_texts (writer, member->key, G_STRUCT_MEMBER (char **, self, member->offset));
  else if (member->kind == RP_SAVED_LISTS)
    write_lists (writer, member->key, G_STRUCT_MEMBER (GPtrArray *, self, member->offset));
  else if (G_STRUCT_MEMBER (gboolean, self, member->offset))
    {
      rp_json_writer_key (writer, member->key);
      rp_json_writer_boolean (writer, TRUE);
    }
}

static void
write_area (RpJsonWriter *writer, const double area[2])
{
  if (area[0] <= 0 || area[1] <= 0)
    return;
  rp_json_writer_key (writer, "area");
  rp_json_writer_begin_array (writer);
  rp_json_writer_number (writer, area[0]);
  rp_json_writer_number (writer, area[1]);
  rp_json_writer_end_array (writer);
}

static void
write_pins (RpJsonWriter *writer, const RpSavedArrangement *self)
{
  if (self->pins == NULL || self->pins[0] == NULL)
    return;
  write_area (writer, self->area);
  rp_json_writer_key (writer, "pins");
  rp_json_writer_begin_array (writer);
  rp_json_writer_set_flat (writer, TRUE);
  for (guint i = 0; self->pins[i] != NULL; i++)
    {
      rp_json_writer_begin_object (writer);
      rp_json_writer_put_string (writer, "id", self->pins[i]);
      rp_json_writer_put_number (writer, "x", g_array_index (self->pin_places, double, 2 * i));
      rp_json_writer_put_number (writer, "y", g_array_index (self->pin_places, double, 2 * i + 1));
      rp_json_writer_end_object (writer);
    }
  rp_json_writer_set_flat (writer, FALSE);
  rp_json_writer_end_array (writer);
}

void
rp_saved_write_rest (RpJsonWriter *writer, const GPtrArray *rest)
{
  for (guint i = 0; rest != NULL && i + 1 < rest->len; i += 2)
    {
      rp_json_writer_key (writer, g_ptr_array_index (rest, i));
      rp_json_writer_raw (writer, g_ptr_array_index (rest, i + 1));
    }
}

void
rp_saved_arrangement_write_members (const RpSavedArrangement *self, RpJsonWriter *writer)
{
  for (const RpSavedMember *member = members; member->key != NULL; member++)
    write_member (writer, member, self);
  write_pins (writer, self);
  rp_saved_write_rest (writer, self->rest);
}

char *
rp_saved_arrangement_to_json (const RpSavedArrangement *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (text, RP_JSON_LINES);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_integer (writer, "rapport-arrangement", RP_ARRANGEMENT_VERSION);
  rp_saved_arrangement_write_members (self, writer);
  rp_json_writer_end_object (writer);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

gboolean
rp_saved_arrangement_is_nothing (const RpSavedArrangement *self)
{
  g_autoptr (RpSavedArrangement) nothing = rp_saved_arrangement_new ();
  g_autofree char *empty = rp_saved_arrangement_to_json (nothing);
  g_autofree char *text = rp_saved_arrangement_to_json (self);

  return g_str_equal (text, empty);
}
