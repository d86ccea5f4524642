/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dataset's web or mail address as a PDF can carry it. It fetches nothing and asks no name server. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes, when encoded: what every reader of the format must take as one string (ISO 32000-1, annex C). */
#define RP_PDF_LONGEST_ADDRESS 32767

/* ADDRESS as a URI of ASCII alone (RFC 3986; what is not is percent-encoded as RFC 3987 says, section 3.1), without
 * quotes, backslashes and parentheses, so that nothing in it ends a string of the file. What is encoded already stays.
 * NULL: neither http, https nor mailto, nothing behind that, not UTF-8, or longer than RP_PDF_LONGEST_ADDRESS.
 * Transfer full. */
char *rp_pdf_address (const char *address);

G_END_DECLS
