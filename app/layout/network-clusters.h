/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network method for reading communities: who is tied stands together, however far apart others come to stand
 * (neighbourhoods before distances, which network-stress keeps). Minimises the divergence of t-SNE between the ties and
 * what is near on paper (van der Maaten & Hinton 2008; for graphs: Kruiger et al. 2017) by gradient descent with
 * Barnes-Hut forces (van der Maaten 2014), from a start by pivot MDS. A tie counts by its share of each end's ties, so
 * that hubs stand amid what is theirs alone. O(steps * (n log n + m)), the steps fewer for a large part. Positions are
 * in hops; connected parts are laid out one by one. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

extern const RpNetworkMethod rp_network_clusters;

G_END_DECLS
