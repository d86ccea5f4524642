/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-job.h"

#include "network-order.h"
#include "pango-measure.h"
#include "session.h"

#include <math.h>

/* A view of so different a shape or size is laid out anew, as long as nobody zoomed, panned or moved a node: which
 * names have room depends on it. */
#define OTHER_SHAPE 1.25
#define OTHER_SIZE 1.2
/* A bar comes or goes: that alone is no other view. */
#define BAR_PX 64.0
/* What a view may have been, px. */
#define LEAST_ROOM 20
#define MOST_ROOM 20000

struct _RpNetworkMade
{
  RpTextMeasure *measure;
  RpNetwork *laid_out; /* before anybody moved a node */
  RpNetwork *network;
  RpNetwork *sized, *sizedof; /* with the sizes chosen, and what that is a copy of; NULL: to be made */
  RpPoint fitted_in;          /* the size that FITTED is for; 0: none */
  RpNetworkView fitted;
  gboolean first, shown;
};

typedef struct
{
  RpDataset *dataset;
  double width, height;
  guint32 seed;
  RpNetworkLooks *looks;       /* nullable */
  RpNetwork *laid_out, *moved; /* before the dataset was read again, as of RpNetworkMade; nullable */
  RpNetworkJob *job;           /* until it is cancelled; not for the thread */
  GCancellable *cancellable;
} Order;

struct _RpNetworkJob
{
  GCancellable *cancellable;
  RpNetworkJobDone done, first; /* FIRST: nullable */
  gpointer data;
};

/* A first picture on its way from the thread. */
typedef struct
{
  RpNetworkJob *job;
  GCancellable *cancellable;
  RpNetworkMade *made;
} Told;

static void
forget_sizes (RpNetworkMade *self)
{
  g_clear_pointer (&self->sized, rp_network_unref);
  g_clear_pointer (&self->sizedof, rp_network_unref);
}

RpNetwork *
rp_network_made_sized (RpNetworkMade *self, const RpViewState *state)
{
  if (self->sized != NULL && self->sizedof == self->network)
    return self->sized;
  forget_sizes (self);
  self->sizedof = rp_network_ref (self->network);
  self->sized = rp_network_size_nodes (self->network, state);
  return self->sized;
}

void
rp_network_made_session_changed (RpNetworkMade *self, guint what)
{
  if ((what & (RP_CHANGED_PERIOD | RP_CHANGED_FILTER | RP_CHANGED_LOOKS | RP_CHANGED_MEASURES)) != 0)
    forget_sizes (self);
}

void
rp_network_made_free (RpNetworkMade *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->laid_out, rp_network_unref);
  g_clear_pointer (&self->network, rp_network_unref);
  forget_sizes (self);
  g_clear_pointer (&self->measure, rp_pango_measure_free);
  g_free (self);
}

void
rp_network_made_take (RpNetworkMade **made, RpNetworkMade **old, RpNetworkMade *next)
{
  g_clear_pointer (made, rp_network_made_free);
  g_clear_pointer (old, rp_network_made_free);
  *made = next;
}

void
rp_network_made_retire (RpNetworkMade **made, RpNetworkMade **old, gboolean same)
{
  if (same && *made == NULL)
    return;
  g_clear_pointer (old, rp_network_made_free);
  *old = g_steal_pointer (made);
  if (!same)
    g_clear_pointer (old, rp_network_made_free);
}

gboolean
rp_network_made_is_first (const RpNetworkMade *self)
{
  return self->first;
}

gboolean
rp_network_made_is_new (const RpNetworkMade *self)
{
  return !self->shown;
}

void
rp_network_made_shown (RpNetworkMade *self)
{
  self->shown = TRUE;
}

RpNetwork *
rp_network_made_network (RpNetworkMade *self)
{
  return self->network;
}

const RpTextMeasure *
rp_network_made_measure (RpNetworkMade *self)
{
  return self->measure;
}

void
rp_network_made_move (RpNetworkMade *self, const guint *nodes, const RpPoint *to, guint n)
{
  RpNetwork *moved = rp_network_move_nodes (self->network, nodes, to, n);

  rp_network_unref (self->network);
  self->network = moved;
  self->fitted_in = (RpPoint){ 0, 0 };
}

void
rp_network_made_arrange (RpNetworkMade *self, RpDataset *dataset, const RpNodePins *pins)
{
  const char *const *ids = rp_node_pins_ids (pins);
  guint n = rp_node_pins_count (pins), n_here = 0;
  g_autofree guint *nodes = g_new (guint, n + 1);
  g_autofree RpPoint *places = g_new (RpPoint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      nodes[n_here] = rp_network_get_node (self->laid_out, rp_dataset_find (dataset, ids[i]));
      if (nodes[n_here] != RP_NO_INDEX && rp_node_pins_get (pins, ids[i], &places[n_here]))
        n_here++;
    }
  rp_network_unref (self->network);
  self->network
      = n_here > 0 ? rp_network_move_nodes (self->laid_out, nodes, places, n_here) : rp_network_ref (self->laid_out);
  self->fitted_in = (RpPoint){ 0, 0 };
}

RpNetworkView
rp_network_made_fit (RpNetworkMade *self, double width, double height)
{
  if (self->fitted_in.x != width || self->fitted_in.y != height)
    {
      self->fitted = rp_network_fit (self->network, width, height);
      self->fitted_in = (RpPoint){ width, height };
    }
  return self->fitted;
}

gboolean
rp_network_place_is_sound (const RpNetworkPlace *place)
{
  return isfinite (place->zoom) && place->zoom > 0 && place->x >= -1 && place->x <= 2 && place->y >= -1
         && place->y <= 2;
}

gboolean
rp_network_place_has_room (const RpNetworkPlace *place)
{
  return place->width >= LEAST_ROOM && place->width <= MOST_ROOM && place->height >= LEAST_ROOM
         && place->height <= MOST_ROOM;
}

RpNetworkView
rp_network_made_show (RpNetworkMade *self, const RpNetworkPlace *place, double width, double height)
{
  RpPoint size = rp_network_get_size (self->network);
  double zoom = CLAMP (place->zoom * rp_network_made_fit (self, width, height).zoom, RP_NETWORK_ZOOM_LEAST,
                       RP_NETWORK_ZOOM_MOST);

  return (RpNetworkView){ zoom, width / 2 - place->x * size.x * zoom, height / 2 - place->y * size.y * zoom };
}

static gboolean
is_beyond (double change, double most)
{
  return change > most || change < 1 / most;
}

void
rp_network_made_tell_place (RpNetworkMade *self, const RpNetworkView *view, double width, double height,
                            RpNetworkPlace *place)
{
  RpPoint size = rp_network_get_size (self->network);

  place->zoom = view->zoom / rp_network_made_fit (self, width, height).zoom;
  place->x = (width / 2 - view->x) / view->zoom / MAX (1, size.x);
  place->y = (height / 2 - view->y) / view->zoom / MAX (1, size.y);
}

static double
but_for_a_bar (double before, double now)
{
  return now > before ? MAX (now - BAR_PX, before) : MIN (now + BAR_PX, before);
}

gboolean
rp_network_is_nearly (RpPoint before, RpPoint size)
{
  return fabs (size.x - before.x) <= BAR_PX && fabs (size.y - before.y) <= BAR_PX;
}

gboolean
rp_network_is_other_view (RpPoint before, RpPoint size)
{
  double x = but_for_a_bar (before.x, size.x) / before.x, y = but_for_a_bar (before.y, size.y) / before.y;

  return is_beyond (x / y, OTHER_SHAPE) || is_beyond (sqrt (x * y), OTHER_SIZE);
}

static RpDrawing *
make_drawing (gpointer data)
{
  return rp_network_order_run (data);
}

static void
free_network_order (gpointer data)
{
  rp_network_order_free (data);
}

void
rp_network_made_order (RpNetworkMade *self, RpNetworkMemory *memory, const RpViewState *state,
                       const RpNetworkView *place, RpPoint size, RpDiagramOrder *order)
{
  RpNetworkOrder *network
      = rp_network_order_new (rp_network_made_sized (self, state), memory, state, place, size.x, size.y);

  *order = (RpDiagramOrder){ make_drawing, network, free_network_order };
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_object_unref (order->dataset);
  g_object_unref (order->cancellable);
  g_clear_pointer (&order->looks, rp_network_looks_unref);
  g_clear_pointer (&order->laid_out, rp_network_unref);
  g_clear_pointer (&order->moved, rp_network_unref);
  g_free (order);
}

static void
free_made (gpointer data)
{
  rp_network_made_free (data);
}

static gboolean
tell_first_cb (gpointer data)
{
  Told *told = data;

  if (!g_cancellable_is_cancelled (told->cancellable) && told->job->first != NULL)
    told->job->first (g_steal_pointer (&told->made), told->job->data);
  return G_SOURCE_REMOVE;
}

static void
free_told (gpointer data)
{
  Told *told = data;

  rp_network_made_free (told->made);
  g_object_unref (told->cancellable);
  g_free (told);
}

/* In the thread. */
static void
first_cb (RpNetwork *network, gpointer data)
{
  const Order *order = data;
  Told *told = g_new (Told, 1);

  *told = (Told){ order->job, g_object_ref (order->cancellable), g_new0 (RpNetworkMade, 1) };
  told->made->measure = rp_pango_measure_new ();
  told->made->laid_out = rp_network_ref (network);
  told->made->network = network;
  told->made->first = TRUE;
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, tell_first_cb, told, free_told);
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  RpNetworkMade *made = g_new0 (RpNetworkMade, 1);

  made->measure = rp_pango_measure_new ();
  made->network = rp_network_new_with (order->dataset,
                                       &(RpNetworkOptions){ .measure = made->measure,
                                                            .width = order->width,
                                                            .height = order->height,
                                                            .seed = order->seed,
                                                            .events = rp_network_looks_get_events (order->looks),
                                                            .members = rp_network_looks_get_members (order->looks),
                                                            .method = rp_network_looks_get_method (order->looks),
                                                            .root = rp_network_looks_get_root (order->looks),
                                                            .before = order->moved,
                                                            .first = first_cb,
                                                            .first_data = order },
                                       cancellable);
  if (made->network == NULL)
    g_clear_pointer (&made, rp_network_made_free);
  else if (order->laid_out != NULL && rp_network_is_like (made->network, order->laid_out))
    made->laid_out = rp_network_as_in (made->network, order->laid_out);
  else
    made->laid_out = rp_network_ref (made->network);
  g_task_return_pointer (task, made, free_made);
}

static void
done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  RpNetworkMade *made = g_task_propagate_pointer (G_TASK (result), NULL);

  /* After a cancel whoever asked is gone, and the job with him. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    rp_network_made_free (made);
  else
    ((RpNetworkJob *)data)->done (made, ((RpNetworkJob *)data)->data);
}

RpNetworkJob *
rp_network_job_start (RpDataset *dataset, double width, double height, guint32 seed, const RpNetworkLooks *looks,
                      const RpNetworkMade *old, RpNetworkJobDone done, gpointer data)
{
  RpNetworkJob *self = g_new0 (RpNetworkJob, 1);
  const RpNetworkMethod *method = rp_network_looks_get_method (looks);
  Order *order = g_new0 (Order, 1);
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  self->done = done;
  self->data = data;
  *order = (Order){ .dataset = g_object_ref (dataset), .width = width, .height = height, .seed = seed, .job = self };
  order->cancellable = g_object_ref (self->cancellable);
  if (looks != NULL)
    order->looks = rp_network_looks_ref ((RpNetworkLooks *)looks);
  if (old != NULL && (method == NULL || method->place == NULL))
    {
      order->laid_out = rp_network_ref (old->laid_out);
      order->moved = rp_network_ref (old->network);
    }
  task = g_task_new (NULL, self->cancellable, done_cb, self);
  g_task_set_task_data (task, order, free_order);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
  return self;
}

void
rp_network_job_set_first (RpNetworkJob *self, RpNetworkJobDone first)
{
  self->first = first;
}

void
rp_network_job_free (RpNetworkJob *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_free (self);
}
