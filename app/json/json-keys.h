/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys seen so far in each object that is open: finds a key's earlier place in constant time, whatever the object's
 * size. Keys are compared decoded; the set keeps offsets into the input, not text. For json-check. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 offset; /* of the opening quote */
  guint32 hash;
  guint line, column;
} RpJsonKey;

typedef struct _RpJsonKeys RpJsonKeys;

/* BYTES must outlive the set. Transfer full. */
RpJsonKeys *rp_json_keys_new (const char *bytes, gsize length);
void rp_json_keys_free (RpJsonKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpJsonKeys, rp_json_keys_free)

void rp_json_keys_open (RpJsonKeys *self);
void rp_json_keys_close (RpJsonKeys *self);
/* Puts KEY, whose decoded text is given, in the innermost open object. TRUE when it was there: EARLIER is filled and
 * KEY takes its place. */
gboolean rp_json_keys_put (RpJsonKeys *self, const char *text, gsize length, const RpJsonKey *key, RpJsonKey *earlier);

G_END_DECLS
