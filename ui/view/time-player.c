/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-player.h"

#include <glib/gi18n-lib.h>

#include "glide-pace.h"
#include "time-play.h"

/* So often a second the period moves while it glides. */
#define FRAMES 10
#define SLOWEST 0.5
#define FASTEST 8.0

struct _RpTimePlayer
{
  GtkWidget parent_instance;
  RpSession *session;
  GtkWidget *play, *speed_button, *speed_label;
  double speed;
  guint tick_id; /* 0: it does not play */
};

enum
{
  PROP_0,
  PROP_PLAYING,
  PROP_SPEED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RpTimePlayer, rp_time_player, GTK_TYPE_WIDGET)

/* FALSE where time ends. */
static gboolean
find_next (RpTimePlayer *self, const RpPeriod *now, int direction, double part, RpPeriod *next)
{
  RpDataset *dataset = self->session != NULL ? rp_session_get_dataset (self->session) : NULL;

  return dataset != NULL && rp_time_play_next (dataset, now, direction, part, next);
}

static void
show_state (RpTimePlayer *self)
{
  gboolean playing = self->tick_id != 0;
  const char *name = playing ? _ ("Pause") : _ ("Play through time");
  g_autofree char *speed = self->speed < 1 ? g_strdup ("½×") : g_strdup_printf ("%d×", (int)self->speed);

  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_text (GTK_LABEL (self->speed_label), speed);
}

static void
stop (RpTimePlayer *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

/* Moves in a step; where motion is not wanted, one does it all. */
static guint
moves_a_step (RpTimePlayer *self)
{
  return rp_glide_pace_may_move (GTK_WIDGET (self)) ? FRAMES : 1;
}

/* However long it plays, it is one step of history. */
static gboolean
go_on (RpTimePlayer *self)
{
  RpPeriod next;

  if (!find_next (self, rp_session_get_period (self->session), 1, 1.0 / moves_a_step (self), &next))
    return FALSE;
  rp_session_show_period (self->session, &next);
  return TRUE;
}

/* Where one starts from can be come back to; at the end it begins again. */
static gboolean
begin (RpTimePlayer *self)
{
  RpPeriod now, next;

  if (self->session == NULL)
    return FALSE;
  now = *rp_session_get_period (self->session);
  if (!find_next (self, &now, 1, 1.0 / moves_a_step (self), &next))
    {
      now.active = FALSE;
      if (!find_next (self, &now, 1, 1, &next))
        return FALSE;
    }
  rp_session_set_period (self->session, &next);
  return TRUE;
}

static gboolean
tick_cb (gpointer data)
{
  RpTimePlayer *self = data;

  if (go_on (self))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

static void
start (RpTimePlayer *self)
{
  self->tick_id = g_timeout_add ((guint)(1000 / (self->speed * moves_a_step (self))), tick_cb, self);
}

static GtkWidget *
button_new (const char *icon, const char *action, const char *name)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
rp_time_player_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  RpTimePlayer *self = RP_TIME_PLAYER (object);

  if (id == PROP_PLAYING)
    g_value_set_boolean (value, rp_time_player_get_playing (self));
  else if (id == PROP_SPEED)
    g_value_set_double (value, self->speed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

/* ---- as many as have room ---- */

static int
width_of (GtkWidget *button)
{
  int width;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static void
rp_time_player_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        G_GNUC_UNUSED int *minimum_baseline, G_GNUC_UNUSED int *natural_baseline)
{
  RpTimePlayer *self = RP_TIME_PLAYER (widget);

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wished;

      gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_VERTICAL ? -1 : for_size, &least, &wished,
                          NULL, NULL);
      *minimum = MAX (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL && child != self->play ? 0 : least);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + wished : MAX (*natural, wished);
    }
}

static void
rp_time_player_size_allocate (GtkWidget *widget, int width, int height, G_GNUC_UNUSED int baseline)
{
  RpTimePlayer *self = RP_TIME_PLAYER (widget);
  int all, speed = width_of (self->speed_button), x = 0;
  gboolean with_steps, with_speed;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &all, NULL, NULL);
  with_speed = all <= width;
  with_steps = all - speed <= width;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean has_room = child == self->play || (child == self->speed_button ? with_speed : with_steps);
      GtkAllocation at = { x, 0, width_of (child), height };

      gtk_widget_set_child_visible (child, has_room);
      if (!has_room)
        continue;
      gtk_widget_size_allocate (child, &at, -1);
      x += at.width;
    }
}

static void
rp_time_player_dispose (GObject *object)
{
  RpTimePlayer *self = RP_TIME_PLAYER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rp_time_player_parent_class)->dispose (object);
}

static void
rp_time_player_class_init (RpTimePlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_time_player_dispose;
  G_OBJECT_CLASS (klass)->get_property = rp_time_player_get_property;
  GTK_WIDGET_CLASS (klass)->measure = rp_time_player_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = rp_time_player_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SPEED]
      = g_param_spec_double ("speed", NULL, NULL, SLOWEST, FASTEST, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
append (RpTimePlayer *self, GtkWidget *button)
{
  gtk_widget_set_direction (button, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (gtk_button_get_child (GTK_BUTTON (button)), GTK_TEXT_DIR_LTR);
  gtk_widget_insert_before (button, GTK_WIDGET (self), NULL);
}

static void
rp_time_player_init (RpTimePlayer *self)
{
  self->play = button_new ("media-playback-start-symbolic", "win.play", _ ("Play through time"));
  self->speed_button = button_new (NULL, "win.play-speed", _ ("Speed"));
  self->speed_label = gtk_label_new (NULL);
  self->speed = 1;
  append (self, button_new ("media-skip-backward-symbolic", "win.step-time-back", _ ("One step back in time")));
  append (self, self->play);
  append (self, button_new ("media-skip-forward-symbolic", "win.step-time", _ ("One step on in time")));
  gtk_label_set_width_chars (GTK_LABEL (self->speed_label), 3);
  gtk_button_set_child (GTK_BUTTON (self->speed_button), self->speed_label);
  append (self, self->speed_button);
  gtk_widget_set_tooltip_text (self->speed_button, _ ("Speed: the next one"));
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-time-player");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Through time"), -1);
  show_state (self);
}

void
rp_time_player_set_session (RpTimePlayer *self, RpSession *session)
{
  g_set_object (&self->session, session);
}

void
rp_time_player_set_playing (RpTimePlayer *self, gboolean playing)
{
  if (playing == (self->tick_id != 0))
    return;
  if (!playing)
    {
      stop (self);
      return;
    }
  if (!begin (self))
    return;
  start (self);
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

gboolean
rp_time_player_get_playing (RpTimePlayer *self)
{
  return self->tick_id != 0;
}

void
rp_time_player_step (RpTimePlayer *self, int direction)
{
  RpPeriod next;

  if (self->tick_id != 0)
    stop (self);
  if (self->session != NULL && find_next (self, rp_session_get_period (self->session), direction, 1, &next))
    rp_session_move_period (self->session, &next, g_get_monotonic_time ());
}

double
rp_time_player_get_speed (RpTimePlayer *self)
{
  return self->speed;
}

void
rp_time_player_change_speed (RpTimePlayer *self, int direction)
{
  double wanted = direction > 0 ? self->speed * 2 : self->speed / 2;

  if (direction == 0)
    wanted = self->speed >= FASTEST ? SLOWEST : self->speed * 2;
  self->speed = CLAMP (wanted, SLOWEST, FASTEST);
  if (self->tick_id != 0)
    {
      g_clear_handle_id (&self->tick_id, g_source_remove);
      start (self);
    }
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPEED]);
}
