/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a JSON Pointer (RFC 6901), appended to a string. It resolves none. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A key, "~" and "/" escaped; without the slash before it. */
void rp_json_pointer_append_key (GString *path, const char *text, gsize length);
/* An item's number. */
void rp_json_pointer_append_index (GString *path, gsize index);

G_END_DECLS
