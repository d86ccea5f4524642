/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments in a file that people read: as a date or date-time where such a text says exactly that moment, else as a
 * number of seconds since 1970, or as [seconds, nanoseconds]. What is written is read back to the last bit. A date
 * stands for its first moment, as an end for its last; a date-time for that moment itself. */
#pragma once

#include <json-glib/json-glib.h>

#include "instant.h"
#include "json-writer.h"

G_BEGIN_DECLS

/* Seconds as views have them; finite. IS_END: what it ends reaches up to it. */
void rp_saved_time_write_double (RpJsonWriter *writer, double seconds, gboolean is_end);
/* FALSE: NODE says no moment. */
gboolean rp_saved_time_read_double (JsonNode *node, gboolean is_end, double *seconds);

/* Not infinite. */
void rp_saved_time_write_instant (RpJsonWriter *writer, RpInstant instant, gboolean is_end);
gboolean rp_saved_time_read_instant (JsonNode *node, gboolean is_end, RpInstant *instant);

G_END_DECLS
