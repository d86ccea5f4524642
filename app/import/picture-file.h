/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures that a dataset's entities name, small enough to stand in a node: PNG and JPEG below the dataset's own
 * folder, never fetched. By libpng and libjpeg themselves: gdk-pixbuf would hand a stranger's bytes to whatever loaders
 * are installed, and the core links nothing of Gdk. Dimensions are judged before anything is decoded. */
#pragma once

#include <gio/gio.h>
#include "dataset.h"
#include "picture-set.h"

G_BEGIN_DECLS

/* The middle of a picture, as a square of SIDE pixels at most. NULL and REASON (transfer full) where it is none, too
 * large or broken. Transfer full. */
RpPicture *rp_picture_decode (GBytes *bytes, guint side, char **reason);
/* All pictures of DATASET's entities, read from DATASET_PATH (nullable: none). All of them together keep 64 MiB at
 * most: the more there are, the smaller. REFUSED (nullable, of owned strings) is added to: a line for each that is not
 * shown. NULL: there is none, or cancelled. Transfer full. Takes long: for a thread. */
RpPictureSet *
rp_pictures_load (RpDataset *dataset, const char *dataset_path, GPtrArray *refused, GCancellable *cancellable);

G_END_DECLS
