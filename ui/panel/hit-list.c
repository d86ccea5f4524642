/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hit-list.h"

struct _RpHit
{
  GObject parent_instance;
  RpRecordRef ref;
};

G_DEFINE_FINAL_TYPE (RpHit, rp_hit, G_TYPE_OBJECT)

struct _RpHitList
{
  GObject parent_instance;
  GArray *hits;
};

static GType
get_item_type (G_GNUC_UNUSED GListModel *model)
{
  return RP_TYPE_HIT;
}

static guint
get_n_items (GListModel *model)
{
  return RP_HIT_LIST (model)->hits->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GArray *hits = RP_HIT_LIST (model)->hits;
  RpHit *hit;

  if (position >= hits->len)
    return NULL;
  hit = g_object_new (RP_TYPE_HIT, NULL);
  hit->ref = g_array_index (hits, RpRecordRef, position);
  return hit;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RpHitList, rp_hit_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
rp_hit_class_init (G_GNUC_UNUSED RpHitClass *klass)
{
}

static void
rp_hit_init (G_GNUC_UNUSED RpHit *self)
{
}

RpRecordRef
rp_hit_get_ref (RpHit *self)
{
  return self->ref;
}

static void
rp_hit_list_finalize (GObject *object)
{
  g_array_unref (RP_HIT_LIST (object)->hits);
  G_OBJECT_CLASS (rp_hit_list_parent_class)->finalize (object);
}

static void
rp_hit_list_class_init (RpHitListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_hit_list_finalize;
}

static void
rp_hit_list_init (G_GNUC_UNUSED RpHitList *self)
{
}

RpHitList *
rp_hit_list_new (const GArray *hits)
{
  RpHitList *self = g_object_new (RP_TYPE_HIT_LIST, NULL);

  self->hits = g_array_ref ((GArray *)hits);
  return self;
}
