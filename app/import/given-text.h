/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a dataset says something: neither nothing nor an empty text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline gboolean
rp_text_is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

G_END_DECLS
