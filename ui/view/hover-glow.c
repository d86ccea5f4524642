/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hover-glow.h"

#include "glide-pace.h"

#include <math.h>

/* For so long the pointer must rest on a thing; and so long may it be off one. */
#define COME_MS 60
#define LEAVE_MS 140
#define FADE_SECONDS 0.15

/* What a shape stands for, in whichever drawing. */
typedef struct
{
  RpRole role;
  RpRecordRef ref, of;
  char *id; /* owned; nullable */
} Thing;

struct _RpHoverGlow
{
  RpDiagramView *view;
  RpHoverMake make;
  gpointer data;
  const RpShape *wanted; /* of what is drawn now; NULL: nothing */
  gboolean by_key;
  Thing shown; /* RP_ROLE_DECORATION: nothing */
  GdkTexture *texture;
  graphene_rect_t box; /* px of the view */
  gboolean recedes;
  guint wait_id;
  double from, to, now; /* how much of it is seen, 0 … 1 */
  gint64 begun;         /* frame time; 0: with the next frame */
  guint tick_id;
};

static const Thing nothing = { RP_ROLE_DECORATION, { RP_RECORD_NONE, 0 }, { RP_RECORD_NONE, 0 }, NULL };

static gboolean
is_thing (const Thing *thing, const RpShape *shape)
{
  if (shape == NULL)
    return thing->role == RP_ROLE_DECORATION;
  return thing->role == shape->role && rp_record_ref_equal (thing->ref, shape->ref)
         && rp_record_ref_equal (thing->of, shape->of) && g_strcmp0 (thing->id, shape->id) == 0;
}

static void
take_thing (RpHoverGlow *self, const RpShape *shape)
{
  g_free (self->shown.id);
  self->shown = nothing;
  if (shape != NULL)
    self->shown = (Thing){ shape->role, shape->ref, shape->of, g_strdup (shape->id) };
}

static void
forget (RpHoverGlow *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
  self->now = 0;
  g_clear_object (&self->texture);
  take_thing (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

static gboolean
fade_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RpHoverGlow *self = data;
  double part = rp_glide_pace_part_of (&self->begun, clock, FADE_SECONDS);

  self->now = self->from + (self->to - self->from) * part;
  gtk_widget_queue_draw (widget);
  if (part < 1)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  if (self->to <= 0)
    forget (self);
  return G_SOURCE_REMOVE;
}

static void
fade_to (RpHoverGlow *self, double to)
{
  self->from = self->now;
  self->to = to;
  self->begun = 0;
  if (!rp_glide_pace_may_move (GTK_WIDGET (self->view)))
    {
      self->now = to;
      if (to <= 0)
        forget (self);
    }
  else if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), fade_cb, self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* Makes and paints what stands out now. FALSE: nothing does. */
static gboolean
make (RpHoverGlow *self)
{
  g_autoptr (RpDrawing) over = NULL;
  RpPoint pointer = { NAN, NAN }, at;
  gint64 begun = g_get_monotonic_time ();

  if (!self->by_key)
    rp_diagram_view_get_pointer (self->view, &pointer.x, &pointer.y);
  over = self->make (self->data, self->wanted, pointer, &at, &self->recedes);
  g_clear_object (&self->texture);
  if (over != NULL)
    self->texture = rp_diagram_paint_texture (GTK_WIDGET (self->view), over, at, &self->box);
  g_debug ("%s: %u shapes stand out, in %.1f ms", G_OBJECT_TYPE_NAME (self->view),
           over != NULL ? rp_drawing_n_shapes (over) : 0, (double)(g_get_monotonic_time () - begun) / 1000);
  return self->texture != NULL;
}

static gboolean
wait_cb (gpointer data)
{
  RpHoverGlow *self = data;

  self->wait_id = 0;
  /* the focus is where it goes only after it was told of */
  self->wanted = rp_diagram_view_get_noticed (self->view, &self->by_key);
  if (self->wanted != NULL && make (self))
    {
      take_thing (self, self->wanted);
      fade_to (self, 1);
    }
  else if (self->shown.role != RP_ROLE_DECORATION)
    fade_to (self, 0);
  return G_SOURCE_REMOVE;
}

RpHoverGlow *
rp_hover_glow_new (RpDiagramView *view, RpHoverMake make_cb, gpointer data)
{
  RpHoverGlow *self = g_new0 (RpHoverGlow, 1);

  self->view = view;
  self->make = make_cb;
  self->data = data;
  self->shown = nothing;
  return self;
}

void
rp_hover_glow_stop (RpHoverGlow *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->wanted = NULL;
  if (self->shown.role != RP_ROLE_DECORATION)
    forget (self);
}

void
rp_hover_glow_free (RpHoverGlow *self)
{
  if (self == NULL)
    return;
  rp_hover_glow_stop (self);
  g_free (self);
}

void
rp_hover_glow_notice (RpHoverGlow *self, const RpShape *shape, gboolean by_key, gboolean another)
{
  gboolean leaving = self->tick_id != 0 && self->to <= 0;

  self->wanted = shape;
  self->by_key = by_key;
  if (shape != NULL && is_thing (&self->shown, shape) && !leaving)
    {
      g_clear_handle_id (&self->wait_id, g_source_remove);
      if (another && !make (self))
        forget (self);
      return;
    }
  if (another && self->shown.role != RP_ROLE_DECORATION)
    forget (self);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->wait_id = g_timeout_add (shape != NULL ? COME_MS : LEAVE_MS, wait_cb, self);
}

void
rp_hover_glow_snapshot (RpHoverGlow *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  const RpTheme *theme = rp_diagram_view_theme ();
  GdkRGBA veil = rp_diagram_paint_rgba (theme->paper);

  if (self->texture == NULL || self->now <= 0)
    return;
  veil.alpha = (float)((1 - theme->other_text) * self->now);
  if (self->recedes)
    gtk_snapshot_append_color (
        snapshot, &veil,
        &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget)));
  gtk_snapshot_push_opacity (snapshot, self->now);
  gtk_snapshot_append_texture (snapshot, self->texture, &self->box);
  gtk_snapshot_pop (snapshot);
}
