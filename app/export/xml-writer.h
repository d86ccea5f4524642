/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An XML 1.0 document, element by element, indented. Whatever a text holds, the document is well-formed: what XML 1.0
 * forbids is left out. Names of elements and attributes are static strings of the program.
 *
 * Why not libxml2's xmlTextWriter: it writes the characters that XML forbids as they come, so that every text has to be
 * gone through before anyhow, and escaping is the small rest. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RpXml RpXml;

RpXml *rp_xml_new (void); /* transfer full */
void rp_xml_begin (RpXml *self, const char *name);
/* Of the element that has begun last, before anything is in it. A NULL value: no attribute. */
void rp_xml_attribute (RpXml *self, const char *name, const char *value);
void rp_xml_text (RpXml *self, const char *text);
void rp_xml_end (RpXml *self);
/* Begin, text, end. */
void rp_xml_element (RpXml *self, const char *name, const char *text);
/* Frees it; all elements have ended. Transfer full. */
GBytes *rp_xml_finish (RpXml *self);

/* TEXT as character data, or as an attribute's value in double quotes; for whoever writes XML by himself. What is no
 * UTF-8 becomes U+FFFD. A reader makes other blanks of line ends in attributes, and of carriage returns everywhere,
 * unless they are written as numbers. */
void rp_xml_append_escaped (GString *out, const char *text, gboolean attribute);

G_END_DECLS
