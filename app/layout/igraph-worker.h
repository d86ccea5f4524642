/* SPDX-License-Identifier: GPL-3.0-or-later */
/* igraph's one worker: on Debian 12 it is not thread-safe, so whoever calls it stands between begin and end, one at a
 * time. There its random numbers begin with a seed of ours, and behind it go on where they stood before. */
#pragma once

#include <gio/gio.h>
#include <igraph.h>

G_BEGIN_DECLS

/* What an algorithm is worth of the whole, for who watches. */
typedef struct
{
  gint *permille; /* atomic, written meanwhile; NULL: nobody watches */
  gint from, to;  /* of this call */
} RpIgraphWatch;

/* Waits for its turn. CANCELLABLE is nullable; so is WATCH, borrowed until the end. */
void rp_igraph_begin (GCancellable *cancellable, const RpIgraphWatch *watch);
void rp_igraph_end (void);

G_END_DECLS
