/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways to lay out a network, in words: what they are called, what a reader of the picture has to know, and why one
 * cannot be used. */
#pragma once

#include "dataset.h"
#include "network-looks.h"

G_BEGIN_DECLS

/* As in a menu. Static. */
const char *rp_network_method_title (const RpNetworkMethod *method);
/* Why METHOD has nothing to show of DATASET, as a sentence; NULL: it has. Static. */
const char *rp_network_method_lacks (const RpNetworkMethod *method, RpDataset *dataset);
/* What the picture has to say: how places are to be read by the method of LOOKS (nullable). NULL for the default, whose
 * distances need no word. Transfer full. */
char *rp_network_method_words (const RpNetworkLooks *looks, RpDataset *dataset);

G_END_DECLS
