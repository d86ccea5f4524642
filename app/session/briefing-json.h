/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A briefing as the text of its file (FORMAT.md, “The briefing”), and back. It knows neither files (see briefing-file)
 * nor records that may be gone meanwhile (see session-scene). What stands as it does by itself is not written. */
#pragma once

#include "briefing.h"
#include "saved-error.h"

G_BEGIN_DECLS

/* The version that is written; a higher one is refused. */
#define RP_BRIEFING_VERSION 1
/* What is read of a file, as of scenes and callouts; what is beyond is passed over. */
#define RP_BRIEFING_MOST_KNOWN 100
/* Seconds; what is longer is no planned duration. */
#define RP_BRIEFING_LONGEST 1e6
/* px; nobody places a callout so far. */
#define RP_BRIEFING_FARTHEST 1e5

/* The same briefing has the same text; it is read back to the last bit of a moment. Transfer full. */
char *rp_briefing_to_json (const RpBriefing *self);
/* NULL with an RP_SAVED_ERROR for what is no briefing or of a later version. Of a sound one what has a wrong type or is
 * beyond all measure is passed over; NOTE (out, nullable, transfer full) says how much and what first, NULL: nothing.
 * Then the file holds more than the briefing: ask before it is written over. What only a later Rapport knows, and the
 * scenes of a view that this one does not, are kept and written back; such scenes are noted, too. Each scene has an id
 * of its own afterwards. Transfer full. */
RpBriefing *rp_briefing_from_json (const char *text, gsize length, char **note, GError **error);

G_END_DECLS
