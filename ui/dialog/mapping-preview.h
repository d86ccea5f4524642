/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first records that come of a person's own file, in words as they will be, and how many there are. */
#pragma once

#include "importers.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_MAPPING_PREVIEW (rp_mapping_preview_get_type ())
G_DECLARE_FINAL_TYPE (RpMappingPreview, rp_mapping_preview, RP, MAPPING_PREVIEW, GtkWidget)

/* Floating. */
GtkWidget *rp_mapping_preview_new (void);
/* Shows records of TYPE (RP_RECORD_NONE: whatever there is most of) of RESULT; where that is of no use, why. Both
 * nullable; neither: it is being read. */
void
rp_mapping_preview_set (RpMappingPreview *self, const RpImportResult *result, const GError *error, RpRecordType type);

G_END_DECLS
