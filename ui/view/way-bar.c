/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "way-bar.h"

#include "announcer.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMED 12 /* of the entities on a way */

struct _RpWayBar
{
  GtkBox parent_instance;
  RpSession *session; /* owned */
  GtkWidget *label, *previous, *next;
};

G_DEFINE_FINAL_TYPE (RpWayBar, rp_way_bar, GTK_TYPE_BOX)

static void
append_name (GString *out, RpDataset *dataset, guint entity)
{
  g_autofree char *name
      = rp_record_text_line (rp_record_text_title (dataset, rp_record_ref (RP_RECORD_ENTITY, entity)));

  /* each name in its own direction */
  g_string_append_printf (out, "\u2068%s\u2069", name);
}

/* "Ada – Ben – Cleo". */
static void
append_way (GString *out, RpDataset *dataset, const RpWayList *list, guint at)
{
  g_autoptr (GArray) way = rp_way_list_entities (list, at);

  for (guint i = 0; i < way->len; i++)
    {
      if (way->len > MOST_NAMED && i == MOST_NAMED - 1)
        {
          g_string_append (out, " – …");
          i = way->len - 1;
        }
      g_string_append (out, i > 0 ? " – " : "");
      append_name (out, dataset, g_array_index (way, guint, i));
    }
}

static char *
words_of (RpSession *session, const RpWayList *list, guint at, guint from, guint to)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  guint n = rp_way_list_count (list), steps = rp_way_list_steps (list);
  GString *out = g_string_new (NULL);

  if (n == 0)
    {
      g_autoptr (GString) a = g_string_new (NULL);
      g_autoptr (GString) b = g_string_new (NULL);

      append_name (a, dataset, from);
      append_name (b, dataset, to);
      g_string_append_printf (out, _ ("No way between %s and %s in what is shown"), a->str, b->str);
      return g_string_free (out, FALSE);
    }
  append_way (out, dataset, list, at);
  g_string_append_printf (out, ngettext (", %u step", ", %u steps", steps), steps);
  if (n >= RP_WAY_LIST_MOST)
    g_string_append_printf (out, _ ("; %u of more than %u shortest ways"), at + 1, RP_WAY_LIST_MOST - 1);
  else if (n > 1)
    g_string_append_printf (out, _ ("; %u of %u shortest ways"), at + 1, n);
  else
    g_string_append (out, _ ("; the only shortest way"));
  return g_string_free (out, FALSE);
}

static void
session_changed_cb (RpWayBar *self, guint what)
{
  guint at, from, to;
  const RpWayList *list = rp_session_get_way (self->session, &at, &from, &to);
  g_autofree char *words = NULL;

  if ((what & (RP_CHANGED_SELECTION | RP_CHANGED_DATASET)) == 0)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), list != NULL);
  if (list == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->label), "");
      return;
    }
  words = words_of (self->session, list, at, from, to);
  if (g_str_equal (words, gtk_label_get_text (GTK_LABEL (self->label))))
    return;
  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_widget_set_tooltip_text (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->previous, rp_way_list_count (list) > 1);
  gtk_widget_set_visible (self->next, rp_way_list_count (list) > 1);
  rp_announce (GTK_WIDGET (self), words);
}

static void
rp_way_bar_dispose (GObject *object)
{
  RpWayBar *self = RP_WAY_BAR (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rp_way_bar_parent_class)->dispose (object);
}

static void
rp_way_bar_class_init (RpWayBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_way_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (RpWayBar *self, const char *icon, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
rp_way_bar_init (RpWayBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-busy");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 12);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Shortest way"), -1);
  /* A status would have no name since GTK 4.14; a log is spoken in the same way. */
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_LOG, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (self), self->label);
  self->previous = add_button (self, "go-previous-symbolic", "win.previous-way", _ ("The shortest way before"));
  self->next = add_button (self, "go-next-symbolic", "win.find-way", _ ("The next shortest way"));
  add_button (self, "window-close-symbolic", "win.end-way", _ ("No way any more"));
}

void
rp_way_bar_set_session (RpWayBar *self, RpSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
}
