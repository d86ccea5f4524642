/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network that consists of a choice: the same steps always lead to the same places, and whoever stands, stays. */
#include "network-graph.h"

/* Who is there after N_STEPS, and who of them is not hidden. */
static RpNetwork *
make (RpDataset *dataset, const RpNetworkOptions *options, const RpNetworkMembers *folding, guint n_steps,
      gboolean hidden, RpNetwork *before, GCancellable *cancellable)
{
  g_autoptr (RpRecordSet) in = rp_network_members_set (options->members, dataset, n_steps, hidden);
  RpNetCast cast = { in, folding };

  return rp_net_make (dataset, options, &cast, before, cancellable);
}

static gboolean
take (RpNetwork **network, RpNetwork *next)
{
  g_clear_pointer (network, rp_network_unref);
  *network = next;
  return next != NULL;
}

RpNetwork *
rp_net_grow (RpDataset *dataset, const RpNetworkOptions *options, GCancellable *cancellable)
{
  const RpNetworkMembers *members = options->members;
  const RpNetworkMethod *method = options->method;
  guint n_steps = rp_network_members_n_steps (members);
  gboolean other
      = rp_network_members_get_hidden (members)[0] != NULL || rp_network_members_get_hubs (members)[0] != NULL;
  g_autoptr (RpNetworkMembers) folding = rp_network_members_with_fold (members, rp_network_members_get_fold (members));
  RpNetworkOptions quiet = *options; /* a first picture is shown of what is laid out afresh, and of nothing else */
  RpNetwork *network = NULL;

  /* what is placed for good has no history, and what stands already has had its own */
  if ((method != NULL && method->place != NULL) || options->before != NULL)
    return make (dataset, options, members, n_steps, TRUE, NULL, cancellable);
  if (n_steps > 1 || other)
    quiet.first = NULL;
  options = &quiet;
  if (!take (&network, make (dataset, options, folding, MIN (n_steps, 1), FALSE, NULL, cancellable)))
    return NULL;
  for (guint step = 2; step <= n_steps; step++)
    if (!take (&network, make (dataset, options, folding, step, FALSE, network, cancellable)))
      return NULL;
  if (other)
    take (&network, make (dataset, options, members, n_steps, TRUE, network, cancellable));
  return network;
}
