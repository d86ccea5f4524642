/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "label-text.h"
#include "pdf-address.h"
#include "record-sentence.h"
#include "record-text.h"
#include "svg-ids.h"
#include "xml-writer.h"

/* A decoration this near to what is drawn of a record is part of it: the caps of a bar, the date beside a label. */
#define NEAR_PX 24.0
#define NEAR_ROW_PX 8.0
/* Where the two ids of a tie between records may part. */
#define MOST_COMMAS 64

typedef enum
{
  OWNER_NONE,
  OWNER_RECORD,  /* `ref` */
  OWNER_CELL,    /* what `of` says of `ref` */
  OWNER_TIE,     /* `id`: one that is no record, "shared:A,B" */
  OWNER_CLUSTER, /* `cluster` */
} OwnerType;

typedef struct
{
  OwnerType type;
  RpRecordRef ref, of;
  const char *id;
  const RpShape *cluster;
} Owner;

struct _RpSvgGroups
{
  RpSvg *svg;
  GString *out;
  const RpViewState *state;
  GHashTable *met;                 /* records, as number: those that have a group with their id */
  Owner owner;                     /* of the group that is open */
  double left, top, right, bottom; /* of what is in it */
  char *address;                   /* of its record; nullable */
  char *link;                      /* of the <a> that is open; NULL: none is */
};

RpSvgGroups *
rp_svg_groups_new (RpSvg *svg, const RpViewState *state)
{
  RpSvgGroups *self = g_new0 (RpSvgGroups, 1);

  self->svg = svg;
  self->out = rp_svg_get_out (svg);
  self->state = state;
  self->met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
rp_svg_groups_free (RpSvgGroups *self)
{
  g_hash_table_unref (self->met);
  g_free (self->address);
  g_free (self->link);
  g_free (self);
}

/* ---- whose a shape is ---- */

static gboolean
may_name (const RpSvgGroups *self, RpRecordRef ref)
{
  return ref.type != RP_RECORD_NONE && rp_view_state_visible (self->state, ref);
}

static const RpRecordSet *
shown (const RpSvgGroups *self)
{
  return self->state->dim ? NULL : self->state->shown;
}

static Owner
owner_of (const RpSvgGroups *self, const RpShape *shape)
{
  RpRecordRef ref = shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of;

  if (self->state == NULL)
    return (Owner){ OWNER_NONE };
  if (shape->role == RP_ROLE_CLUSTER)
    return (Owner){ .type = OWNER_CLUSTER, .cluster = shape };
  if (shape->role == RP_ROLE_CELL)
    return may_name (self, shape->ref) && may_name (self, shape->of)
               ? (Owner){ .type = OWNER_CELL, .ref = shape->ref, .of = shape->of }
               : (Owner){ OWNER_NONE };
  if (ref.type != RP_RECORD_NONE)
    return may_name (self, ref) ? (Owner){ .type = OWNER_RECORD, .ref = ref } : (Owner){ OWNER_NONE };
  if (shape->id != NULL && (shape->role == RP_ROLE_TIE || shape->role == RP_ROLE_LABEL))
    return (Owner){ .type = OWNER_TIE, .id = shape->id };
  return (Owner){ OWNER_NONE };
}

static gboolean
same_owner (const Owner *a, const Owner *b)
{
  return a->type == b->type && rp_record_ref_equal (a->ref, b->ref) && rp_record_ref_equal (a->of, b->of)
         && g_strcmp0 (a->id, b->id) == 0 && a->cluster == b->cluster;
}

/* A decoration of nobody goes with the record that was drawn just before, where it lies beside or in it. */
static gboolean
goes_along (const RpSvgGroups *self, const RpShape *shape)
{
  double middle = shape->y + shape->height / 2;

  return self->owner.type != OWNER_NONE && shape->role == RP_ROLE_DECORATION && middle >= self->top - NEAR_ROW_PX
         && middle <= self->bottom + NEAR_ROW_PX && shape->height <= self->bottom - self->top + 2 * NEAR_ROW_PX
         && shape->x <= self->right + NEAR_PX && shape->x + shape->width >= self->left - NEAR_PX;
}

static void
extend (RpSvgGroups *self, const RpShape *shape)
{
  self->left = MIN (self->left, shape->x);
  self->top = MIN (self->top, shape->y);
  self->right = MAX (self->right, shape->x + shape->width);
  self->bottom = MAX (self->bottom, shape->y + shape->height);
}

/* ---- what is said of it ---- */

static void
element (const RpSvgGroups *self, const char *name, const char *text)
{
  g_autofree char *alone = text != NULL ? rp_label_isolate (text) : NULL;

  if (alone == NULL || *alone == '\0')
    return;
  g_string_append_printf (self->out, "<%s>", name);
  rp_xml_append_escaped (self->out, alone, FALSE);
  g_string_append_printf (self->out, "</%s>\n", name);
}

static void
describe_record (const RpSvgGroups *self, RpRecordRef ref)
{
  RpDataset *dataset = self->state->dataset;
  g_autofree char *title = rp_record_text_line (rp_record_text_title (dataset, ref));
  g_autofree char *sentence = rp_record_sentence_among (dataset, ref, shown (self));

  element (self, "title", title);
  element (self, "desc", sentence);
}

static void
describe_cell (const RpSvgGroups *self, const RpShape *shape)
{
  RpDataset *dataset = self->state->dataset;
  g_autofree char *source = rp_record_text_line (rp_record_text_title (dataset, shape->of));
  g_autofree char *title = rp_record_text_line (rp_record_text_title (dataset, shape->ref));
  g_autofree char *said = g_strdup_printf ("%s: %s", source, shape->full != NULL ? shape->full : "");

  element (self, "title", said);
  element (self, "desc", title);
}

static void
describe_cluster (const RpSvgGroups *self, const RpShape *shape)
{
  g_autofree RpRecordRef *members = g_new (RpRecordRef, shape->n_members + 1);
  g_autofree char *count = NULL, *names = NULL;
  guint n = 0;

  for (guint i = 0; shape->members != NULL && i < shape->n_members; i++)
    if (may_name (self, shape->members[i]))
      members[n++] = shape->members[i];
  names = rp_record_sentence_members (self->state->dataset, members, n, shape->count, &count);
  element (self, "title", count);
  element (self, "desc", names);
}

/* The records that a tie's id names after its type, "TYPE:A,B". An id may have commas itself. */
static gboolean
ends_of (const RpSvgGroups *self, const char *id, RpRecordRef ends[2])
{
  const char *names = strchr (id, ':');
  guint n = 0;

  for (const char *comma = names; comma != NULL && (comma = strchr (comma + 1, ',')) != NULL && n < MOST_COMMAS; n++)
    {
      g_autofree char *from = g_strndup (names + 1, (gsize)(comma - names - 1));

      ends[0] = rp_dataset_find (self->state->dataset, from);
      ends[1] = rp_dataset_find (self->state->dataset, comma + 1);
      if (may_name (self, ends[0]) && may_name (self, ends[1]))
        return TRUE;
    }
  return FALSE;
}

static void
describe_tie (const RpSvgGroups *self, const RpShape *shape)
{
  static const char *const types[] = { "shared:", "same:", "part:" };
  static const char *const words[] = { N_ ("shared events"), N_ ("possibly the same"), N_ ("takes part") };
  RpRecordRef ends[2];

  if (!ends_of (self, shape->id, ends))
    return;
  if (shape->full != NULL)
    {
      element (self, "title", shape->full);
    }
  else
    {
      g_autofree char *from = rp_record_text_line (rp_record_text_title (self->state->dataset, ends[0]));
      g_autofree char *to = rp_record_text_line (rp_record_text_title (self->state->dataset, ends[1]));
      g_autofree char *title = g_strdup_printf ("%s – %s", from, to);

      element (self, "title", title);
    }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (shape->id, types[i]))
      element (self, "desc", _ (words[i]));
}

/* ---- groups ---- */

static const char *
class_of (const Owner *owner)
{
  static const char *const classes[] = { [RP_RECORD_EVENT] = "event",
                                         [RP_RECORD_ENTITY] = "entity",
                                         [RP_RECORD_RELATION] = "relation",
                                         [RP_RECORD_SOURCE] = "source" };

  switch (owner->type)
    {
    case OWNER_CELL:
      return "cell";
    case OWNER_TIE:
      return g_str_has_prefix (owner->id, "link:")      ? "link"
             : g_str_has_prefix (owner->id, "callout:") ? "callout"
                                                        : "tie";
    case OWNER_CLUSTER:
      return "cluster";
    case OWNER_RECORD:
    case OWNER_NONE:
    default:
      return owner->ref.type < G_N_ELEMENTS (classes) ? classes[owner->ref.type] : NULL;
    }
}

static void
attribute (const RpSvgGroups *self, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *cut = g_utf8_strlen (valid, -1) > RP_SVG_DATA_ID_LENGTH
                             ? g_utf8_substring (valid, 0, RP_SVG_DATA_ID_LENGTH)
                             : g_steal_pointer (&valid);

  g_string_append_printf (self->out, " %s=\"", name);
  rp_xml_append_escaped (self->out, cut, TRUE);
  g_string_append_c (self->out, '"');
}

/* TRUE the first time, for only one element may have the id. */
static gboolean
is_first (const RpSvgGroups *self, RpRecordRef ref)
{
  gint64 *key = g_new (gint64, 1);

  *key = (gint64)ref.type << 32 | ref.index;
  return g_hash_table_add (self->met, key);
}

static void
end_link (RpSvgGroups *self)
{
  if (self->link != NULL)
    g_string_append (self->out, "</a>\n");
  g_clear_pointer (&self->link, g_free);
}

static void
end_group (RpSvgGroups *self)
{
  end_link (self);
  if (self->owner.type != OWNER_NONE)
    g_string_append (self->out, "</g>\n");
  self->owner = (Owner){ OWNER_NONE };
  g_clear_pointer (&self->address, g_free);
}

/* Its name and meaning are said with each mark; a label apart from its mark says its words itself. */
static void
begin_record (RpSvgGroups *self, const RpShape *shape)
{
  const RpRecord *record = rp_dataset_record (self->state->dataset, self->owner.ref);
  gboolean first = self->owner.type == OWNER_RECORD && is_first (self, self->owner.ref);

  if (first)
    {
      const char *within = rp_svg_get_within (self->svg);
      g_autofree char *id = rp_svg_id (record->id);
      g_autofree char *whole = g_strconcat (within != NULL ? within : "", id, NULL);

      attribute (self, "id", whole);
    }
  attribute (self, "data-id", record->id);
  if (self->owner.type == OWNER_CELL)
    attribute (self, "data-source", rp_dataset_record (self->state->dataset, self->owner.of)->id);
  g_string_append (self->out, ">\n");
  if (self->owner.type == OWNER_CELL)
    describe_cell (self, shape);
  else if (first || shape->role != RP_ROLE_LABEL)
    describe_record (self, self->owner.ref);
  if (record->url != NULL)
    self->address = rp_pdf_address (record->url);
}

static void
begin_group (RpSvgGroups *self, const RpShape *shape)
{
  g_string_append_printf (self->out, "<g class=\"%s\"", class_of (&self->owner));
  if (self->owner.type == OWNER_RECORD || self->owner.type == OWNER_CELL)
    {
      begin_record (self, shape);
      return;
    }
  if (self->owner.type == OWNER_TIE)
    attribute (self, "data-id", self->owner.id);
  g_string_append (self->out, ">\n");
  if (self->owner.type == OWNER_TIE)
    describe_tie (self, shape);
  else
    describe_cluster (self, shape);
}

void
rp_svg_groups_enter (RpSvgGroups *self, const RpShape *shape)
{
  Owner owner = owner_of (self, shape);
  g_autofree char *address = NULL;

  if (!same_owner (&owner, &self->owner) && !(owner.type == OWNER_NONE && goes_along (self, shape)))
    {
      end_group (self);
      self->owner = owner;
      self->left = shape->x;
      self->right = shape->x + shape->width;
      self->top = shape->y;
      self->bottom = shape->y + shape->height;
      if (owner.type != OWNER_NONE)
        begin_group (self, shape);
    }
  extend (self, shape);
  address = shape->link != NULL ? rp_pdf_address (shape->link) : g_strdup (self->address);
  if (g_strcmp0 (address, self->link) == 0)
    return;
  end_link (self);
  self->link = g_steal_pointer (&address);
  if (self->link != NULL)
    {
      g_string_append (self->out, "<a href=\"");
      rp_xml_append_escaped (self->out, self->link, TRUE);
      /* A page of many pictures stays where it is. */
      g_string_append (self->out, rp_svg_get_within (self->svg) != NULL
                                      ? "\" target=\"_blank\" rel=\"noopener noreferrer\">\n"
                                      : "\">\n");
    }
}

void
rp_svg_groups_leave (RpSvgGroups *self)
{
  end_group (self);
}
