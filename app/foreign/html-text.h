/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML in other programs' texts as plain text: paragraphs, line breaks and list dashes stay, and the addresses of
 * links; all else goes: scripts, styles, comments, attributes. No parser of documents: broken HTML is forgiven, and
 * nothing is ever loaded. Time is linear in the text. Strings are UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* HTML (nullable: NULL) as plain text; entities are decoded once. What has neither tag nor entity is returned as it is,
 * "a < b" and "AT&T" too. Transfer full. */
char *rp_html_text (const char *html);
/* The same, and the addresses of its links, pictures and frames (http, https and mailto only; each once, in their
 * order) are added to LINKS, whose strings are newly made. */
char *rp_html_text_links (const char *html, GPtrArray *links);

/* ADDRESS without blanks about it, when it is one of the web or of mail (http, https, mailto; "//" is taken for https);
 * else NULL. Transfer full. */
char *rp_web_address (const char *address);

G_END_DECLS
