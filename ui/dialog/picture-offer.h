/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as something to be pasted or dropped: picture or data in one or several formats, and as a file. Each is made
 * in a thread, and only once somebody wants it. */
#pragma once

#include <gdk/gdk.h>
#include "export-job.h"

G_BEGIN_DECLS

#define RP_TYPE_PICTURE_OFFER (rp_picture_offer_get_type ())
G_DECLARE_FINAL_TYPE (RpPictureOffer, rp_picture_offer, RP, PICTURE_OFFER, GdkContentProvider)

/* PLAN: transfer full. SUFFIXES: static, NULL ends, the best first. FILE_NAME, nullable: it can be had as a file of
 * that name too, whose suffix says its format; it stands in a temporary folder until the program ends. Transfer full.
 */
GdkContentProvider *rp_picture_offer_new (RpExportPlan *plan, const char *const *suffixes, const char *file_name);

G_END_DECLS
