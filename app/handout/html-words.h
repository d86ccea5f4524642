/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as HTML. Whatever a stranger's text holds, it ends nothing of the page: markup is escaped, control characters
 * become U+FFFD, and only web and mail addresses become links. Private to the HTML hand-out. */
#pragma once

#include "scene-text.h"

G_BEGIN_DECLS

/* Appends XML that is written already; what that allows and HTML does not (U+007F to U+009F) becomes U+FFFD. */
void rp_html_markup (GString *out, const char *markup, gsize length);
/* TEXT (nullable) between tags, or within the double quotes of an attribute. */
void rp_html_add_text (GString *out, const char *text);
/* A blank and NAME="VALUE"; nothing where VALUE is NULL. */
void rp_html_attribute (GString *out, const char *name, const char *value);
/* <NAME class="CLASS">TEXT</NAME> and a line's end, where TEXT is not empty; CLASS is nullable. */
void rp_html_element (GString *out, const char *name, const char *class, const char *text);
/* TEXT as a link where ADDRESS is one that may be opened, else as text alone. */
void rp_html_link (GString *out, const char *address, const char *text);
/* Paragraphs and lists. TEXT is nullable. */
void rp_html_scene_text (GString *out, const char *text);

G_END_DECLS
