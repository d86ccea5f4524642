/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legend-toggles.h"

#include <glib/gi18n-lib.h>

#define SWATCH_PX 16 /* left of the words */
#define SIDE_PX 4
#define HEIGHT_PX 24
#define KEY "rapport-kinds"

struct _RpLegendToggles
{
  GtkWidget *parent;
  GPtrArray *buttons; /* GtkWidget, as many as were ever needed */
  guint n;            /* of them in use */
  RpSession *session; /* borrowed from the parent */
};

RpLegendToggles *
rp_legend_toggles_new (GtkWidget *parent)
{
  RpLegendToggles *self = g_new0 (RpLegendToggles, 1);

  self->parent = parent;
  self->buttons = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_widget_unparent);
  return self;
}

void
rp_legend_toggles_free (RpLegendToggles *self)
{
  g_ptr_array_unref (self->buttons);
  g_free (self);
}

/* All kinds of one entry go together. */
static void
clicked_cb (GtkWidget *button, gpointer data)
{
  RpLegendToggles *self = data;
  g_auto (GStrv) keys = g_strsplit (g_object_get_data (G_OBJECT (button), KEY), "\n", -1);
  g_autoptr (RpNetworkLooks) looks = NULL;
  gboolean hidden;

  if (self->session == NULL || keys[0] == NULL)
    return;
  hidden = g_strv_contains (rp_network_looks_get_hidden (rp_session_get_looks (self->session)), keys[0]);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      RpNetworkLooks *next
          = rp_network_looks_hide (looks != NULL ? looks : rp_session_get_looks (self->session), keys[i], !hidden);

      g_clear_pointer (&looks, rp_network_looks_unref);
      looks = next;
    }
  rp_session_set_looks (self->session, g_steal_pointer (&looks));
}

static void
describe (GtkWidget *button, const RpShape *shape)
{
  g_autofree char *tip = g_strdup_printf (shape->dimmed ? _ ("Show: %s") : _ ("Hide: %s"), shape->text);

  g_object_set_data_full (G_OBJECT (button), KEY, g_strdup (shape->id), g_free);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, shape->text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               shape->dimmed ? GTK_ACCESSIBLE_TRISTATE_FALSE : GTK_ACCESSIBLE_TRISTATE_TRUE, -1);
}

/* The button number I, made where there is none yet; then it says what it is before anyone can see it, a screen reader
 * included. */
static void
show_entry (RpLegendToggles *self, guint i, const RpShape *shape)
{
  GtkWidget *button;

  if (i < self->buttons->len)
    {
      describe (g_ptr_array_index (self->buttons, i), shape);
      return;
    }
  button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rp-legend-entry");
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  describe (button, shape);
  gtk_widget_set_child_visible (button, FALSE);
  gtk_widget_set_parent (button, self->parent);
  g_ptr_array_add (self->buttons, button);
}

static gboolean
is_entry (const RpShape *shape)
{
  return shape->role == RP_ROLE_LEGEND && shape->id != NULL && shape->geometry == RP_GEOMETRY_TEXT;
}

void
rp_legend_toggles_show (RpLegendToggles *self, RpDrawing *drawing, RpSession *session)
{
  guint n = 0;

  self->session = session;
  for (guint i = 0; drawing != NULL && i < rp_drawing_n_shapes (drawing); i++)
    if (is_entry (rp_drawing_shape (drawing, i)))
      show_entry (self, n++, rp_drawing_shape (drawing, i));
}

void
rp_legend_toggles_allocate (RpLegendToggles *self, RpDrawing *drawing, double scale)
{
  guint n = 0;

  for (guint i = 0; drawing != NULL && i < rp_drawing_n_shapes (drawing) && n < self->buttons->len; i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);
      GtkAllocation place;
      GtkWidget *button;
      int least;

      if (!is_entry (shape))
        continue;
      button = g_ptr_array_index (self->buttons, n++);
      gtk_widget_set_child_visible (button, TRUE);
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place.width = MAX ((int)((shape->width + SWATCH_PX + 2 * SIDE_PX) * scale), least);
      place.height = HEIGHT_PX;
      place.x = (int)((shape->x - SWATCH_PX - SIDE_PX) * scale);
      place.y = (int)((shape->y + shape->height / 2) * scale - HEIGHT_PX / 2.0);
      gtk_widget_size_allocate (button, &place, -1);
    }
  for (guint i = n; i < self->buttons->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->buttons, i), FALSE);
  self->n = n;
}

void
rp_legend_toggles_snapshot (RpLegendToggles *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->n; i++)
    gtk_widget_snapshot_child (self->parent, g_ptr_array_index (self->buttons, i), snapshot);
}

gboolean
rp_legend_toggles_focus (RpLegendToggles *self, GtkDirectionType direction)
{
  GtkWidget *within = gtk_widget_get_focus_child (self->parent);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  int at = back ? (int)self->n : -1;

  for (guint i = 0; i < self->n; i++)
    if (within == g_ptr_array_index (self->buttons, i))
      at = (int)i;
  at += back ? -1 : 1;
  return at >= 0 && at < (int)self->n && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, at));
}
