/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of an iCalendar file (RFC 5545): CRLF, no longer than 75 octets, never cut within a character. */
#pragma once

#include <glib.h>
#include "instant.h"

G_BEGIN_DECLS

/* A property as it is; LINE is "NAME:value". Appends. */
void rp_ics_line (GString *out, const char *line);
/* A property of text: escaped, without control characters. NULL or "": no line. */
void rp_ics_text (GString *out, const char *name, const char *text);
/* TEXT escaped, for a value that has several. Transfer full. */
char *rp_ics_escape (const char *text);
/* "NAME;VALUE=DATE:20230112". */
void rp_ics_date (GString *out, const char *name, RpInstant day);
/* "NAME:20230112T165700", and "Z" where it is UTC. */
void rp_ics_time (GString *out, const char *name, RpInstant instant, gboolean utc);
/* Whether iCalendar has a way to write it: years 1 to 9999. */
gboolean rp_ics_holds (RpInstant instant);

G_END_DECLS
