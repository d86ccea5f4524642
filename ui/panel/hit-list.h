/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hits of a search as a list model: an object for each hit that is asked for, and no other. */
#pragma once

#include <gio/gio.h>
#include "record-search.h"

G_BEGIN_DECLS

#define RP_TYPE_HIT (rp_hit_get_type ())
G_DECLARE_FINAL_TYPE (RpHit, rp_hit, RP, HIT, GObject)

RpRecordRef rp_hit_get_ref (RpHit *self);

#define RP_TYPE_HIT_LIST (rp_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (RpHitList, rp_hit_list, RP, HIT_LIST, GObject)

/* HITS are RpRecordRef, and not changed any more; the list holds them. */
RpHitList *rp_hit_list_new (const GArray *hits);

G_END_DECLS
