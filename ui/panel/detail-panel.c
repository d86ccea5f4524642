/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "detail-panel.h"

#include "card.h"

#include <glib/gi18n-lib.h>

struct _RpDetailPanel
{
  AdwBin parent_instance;
  RpSession *session;
  char *path;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (RpDetailPanel, rp_detail_panel, ADW_TYPE_BIN)

static void
fill (const RpCard *card, RpRecordRef ref)
{
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      rp_card_fill_event (card, ref.index);
      break;
    case RP_RECORD_ENTITY:
      rp_card_fill_entity (card, ref.index);
      break;
    case RP_RECORD_RELATION:
      rp_card_fill_relation (card, ref.index);
      break;
    case RP_RECORD_SOURCE:
      rp_card_fill_source (card, ref.index);
      break;
    case RP_RECORD_NONE:
    default:
      rp_card_fill_dataset (card);
      break;
    }
}

static void
rebuild (RpDetailPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  RpCard card = { GTK_BOX (box), self->session, rp_session_get_dataset (self->session), self->path };
  gint64 begun = g_get_monotonic_time ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* A focus that goes down with the old card would jump to just anything. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->scroller))
    gtk_root_set_focus (root, NULL);
  gtk_widget_add_css_class (box, "rp-card");
  if (card.dataset != NULL)
    fill (&card, rp_session_get_selected (self->session));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  g_debug ("card filled in %.1f ms", (double)(g_get_monotonic_time () - begun) / 1000);
}

static void
session_changed_cb (RpDetailPanel *self, guint what)
{
  gboolean nothing = rp_session_get_selected (self->session).type == RP_RECORD_NONE;

  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_SELECTION)) != 0 || ((what & RP_CHANGED_PERIOD) != 0 && nothing))
    rebuild (self);
}

static void
rp_detail_panel_dispose (GObject *object)
{
  RpDetailPanel *self = RP_DETAIL_PANEL (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (rp_detail_panel_parent_class)->dispose (object);
}

static void
rp_detail_panel_class_init (RpDetailPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_detail_panel_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rp_detail_panel_init (RpDetailPanel *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Details"), -1);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

void
rp_detail_panel_set_session (RpDetailPanel *self, RpSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
}

void
rp_detail_panel_set_path (RpDetailPanel *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
}
