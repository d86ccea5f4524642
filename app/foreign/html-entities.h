/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The characters that HTML writes as &name; and &#number;. It reads one of them; html-text uses it, nobody else needs
 * to. Names without a semicolon are read only where nothing else can be meant. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes at TEXT (nul-terminated) write a character, and which; 0: none, and CHARACTER is as it was. A number
 * that is no character is U+FFFD, a control character a blank. */
gsize rp_html_entity (const char *text, gunichar *character);

G_END_DECLS
