/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "igraph-worker.h"

#define SEED 1

typedef struct
{
  GMutex mutex;
  GCancellable *cancellable;
  const RpIgraphWatch *watch;
  igraph_rng_t before; /* whose numbers igraph drew until now */
  gboolean seeded;     /* it draws ours */
} Worker;

/* Zeroes are a mutex that nobody holds. */
static Worker *
the_worker (void)
{
  static Worker worker;

  return &worker;
}

/* Whoever interrupts frees what igraph has allocated meanwhile: it only returns. */
static igraph_error_t
interrupt_cb (G_GNUC_UNUSED void *data)
{
  GCancellable *cancellable = the_worker ()->cancellable;

  if (cancellable == NULL || !g_cancellable_is_cancelled (cancellable))
    return IGRAPH_SUCCESS;
  IGRAPH_FINALLY_FREE ();
  return IGRAPH_INTERRUPTED;
}

static igraph_error_t
progress_cb (G_GNUC_UNUSED const char *message, igraph_real_t percent, G_GNUC_UNUSED void *data)
{
  const RpIgraphWatch *watch = the_worker ()->watch;

  if (watch != NULL && watch->permille != NULL)
    g_atomic_int_set (watch->permille, watch->from + (gint)((watch->to - watch->from) * CLAMP (percent, 0, 100) / 100));
  return IGRAPH_SUCCESS;
}

/* The handlers belong to a thread where igraph was built with threads in mind, else to the process: setting the same
 * ones again does no harm. */
void
rp_igraph_begin (GCancellable *cancellable, const RpIgraphWatch *watch)
{
  Worker *worker = the_worker ();
  igraph_rng_t own;

  g_mutex_lock (&worker->mutex);
  worker->cancellable = cancellable;
  worker->watch = watch;
  igraph_set_error_handler (igraph_error_handler_ignore);
  igraph_set_warning_handler (igraph_warning_handler_ignore);
  igraph_set_interruption_handler (interrupt_cb);
  igraph_set_progress_handler (progress_cb);
  worker->before = *igraph_rng_default ();
  worker->seeded = igraph_rng_init (&own, &igraph_rngtype_mt19937) == IGRAPH_SUCCESS;
  if (!worker->seeded)
    return;
  igraph_rng_seed (&own, SEED);
  *igraph_rng_default () = own; /* to set another one copies it in some versions, and points to it in others */
}

void
rp_igraph_end (void)
{
  Worker *worker = the_worker ();

  if (worker->seeded)
    {
      igraph_rng_destroy (igraph_rng_default ());
      *igraph_rng_default () = worker->before;
    }
  worker->cancellable = NULL;
  worker->watch = NULL;
  g_mutex_unlock (&worker->mutex);
}
