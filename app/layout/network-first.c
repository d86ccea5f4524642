/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-first.h"

#include "graph-split.h"
#include "pivot-mds.h"

gboolean
rp_network_first (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable)
{
  g_autoptr (RpGraphSplit) split = rp_graph_split_new (graph);
  g_autofree RpPoint *local = g_new (RpPoint, (gsize)graph->n_nodes + 1);

  for (guint p = 0; p < split->n_parts; p++)
    {
      const RpGraph *part = &split->parts[p];
      RpRandom random = rp_random (seed);

      local[0] = local[1] = (RpPoint){ 0, 0 };
      if (part->n_nodes == 2)
        local[1].x = 1;
      else if (part->n_nodes > 2)
        {
          g_autoptr (RpPaths) paths = rp_paths_new (part);

          if (!rp_pivot_picture (paths, part->n_nodes, &random, local, cancellable))
            return FALSE;
        }
      for (guint i = 0; i < part->n_nodes; i++)
        positions[split->nodes[split->first[p] + i]] = local[i];
    }
  return !g_cancellable_is_cancelled (cancellable);
}
