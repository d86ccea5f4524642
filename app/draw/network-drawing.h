/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network as a drawing: nodes, ties, labels, for a given layout, zoom and pan. */
#pragma once

#include "drawing.h"
#include "network-looks.h"
#include "network-place.h"
#include "view-state.h"
#include "poster-sheets.h"

G_BEGIN_DECLS

/* A laid-out network of a dataset: node boxes, ties and positions; immutable but for moved nodes; refcounted (atomic).
 */
typedef struct _RpNetwork RpNetwork;

/* Builds the graph of DATASET (entities; relations; shared-event ties), sizes nodes and labels, lays out for an area of
 * WIDTH × HEIGHT px. Slow: run it in a thread. NULL when cancelled. Transfer full. */
RpNetwork *rp_network_new (RpDataset *dataset, const RpTextMeasure *measure, double width, double height, guint32 seed,
                           GCancellable *cancellable);

typedef struct
{
  const RpTextMeasure *measure;
  double width, height; /* of the area, px */
  guint32 seed;
  RpNetworkEvents events;
  const RpNetworkMembers *members; /* what it consists of; NULL: all */
  /* Nullable, of the same dataset as it was: what is known of it stays where it stands, to the bit, and newcomers find
   * room around it; unless little is known, or none. */
  RpNetwork *before;
  const RpNetworkMethod *method; /* NULL: the default */
  const char *root; /* id of the entity to look from, where the method does; NULL, or no entity: the most important */
  /* Called once where the layout will take long, in the same thread, with a first picture (transfer full) of the same
   * nodes. Nullable; what is made in the end is the same without. */
  void (*first) (RpNetwork *network, gpointer data);
  gpointer first_data;
} RpNetworkOptions;

/* The same with all that is to be chosen. */
RpNetwork *rp_network_new_with (RpDataset *dataset, const RpNetworkOptions *options, GCancellable *cancellable);
RpNetwork *rp_network_ref (RpNetwork *self);
void rp_network_unref (RpNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpNetwork, rp_network_unref)

/* The node that stands for a record, and for that alone; RP_NO_INDEX: none does. */
guint rp_network_get_node (RpNetwork *self, RpRecordRef ref);
/* What LEAF hangs on, where it is folded into a counted node; RP_RECORD_NONE: it is not. */
RpRecordRef rp_network_get_hub (RpNetwork *self, RpRecordRef leaf);
/* A copy with N nodes centred at POSITIONS (layout px), everything else unmoved. Transfer full. */
RpNetwork *rp_network_move_nodes (RpNetwork *self, const guint *nodes, const RpPoint *positions, guint n);
/* Whether enough is in both that what is known of BEFORE is to stay where it stood: else all is laid out anew. */
gboolean rp_network_is_like (RpNetwork *self, RpNetwork *before);
/* A copy in which what is known of BEFORE stands as there. Transfer full. */
RpNetwork *rp_network_as_in (RpNetwork *self, RpNetwork *before);
RpPoint rp_network_get_position (RpNetwork *self, guint node);
/* Where ENTITY stands, folded or not; NAN: nowhere. */
RpPoint rp_network_place_of (RpNetwork *self, guint entity);
/* A copy whose nodes are as large as the state's looks, measures and what it shows make them, none so large that it
 * meets another; nothing moves. Transfer full. O(n). */
RpNetwork *rp_network_size_nodes (RpNetwork *self, const RpViewState *state);
/* Extent of the layout in px at zoom 1. */
RpPoint rp_network_get_size (RpNetwork *self);
/* Nodes and ties together. */
guint rp_network_n_things (const RpNetwork *self);

/* Where the layout stands in a picture: picture = layout × zoom + (x, y). Nodes and text keep their size; positions
 * scale. */
typedef struct
{
  double zoom, x, y;
} RpNetworkView;

/* The view that shows all of it in WIDTH × HEIGHT with even margins. */
RpNetworkView rp_network_fit (RpNetwork *self, double width, double height);

/* Whether all of it is seen so. O(n). */
gboolean rp_network_is_within (RpNetwork *self, const RpNetworkView *view, double width, double height);

/* The drawing. No two labels overlap, none covers a foreign node; at the fitted view nothing leaves the picture. */
RpDrawing *
rp_network_drawing (RpNetwork *self, const RpViewState *state, const RpNetworkView *view, double width, double height);

/* The same of a poster, which is as large as its SHEETS together: no name and no word that no sheet has whole. */
RpDrawing *rp_network_poster (RpNetwork *self, const RpViewState *state, const RpPosterSheets *sheets);

/* What a view keeps of its drawing, so that the next one at the same place costs what has changed and little more. For
 * one thread. */
typedef struct _RpNetworkMemory RpNetworkMemory;

/* Transfer full. */
RpNetworkMemory *rp_network_memory_new (void);
/* One for a hand that zooms: who is named stays so while there is room. What is drawn with it depends on where the view
 * has been; no picture for a file is. */
RpNetworkMemory *rp_network_memory_new_steady (void);
void rp_network_memory_free (RpNetworkMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpNetworkMemory, rp_network_memory_free)

/* The very drawing that rp_network_drawing makes, but for the names that a steady MEMORY (nullable) holds on to. */
RpDrawing *rp_network_redraw (RpNetwork *self, RpNetworkMemory *memory, const RpViewState *state,
                              const RpNetworkView *view, double width, double height);

G_END_DECLS
