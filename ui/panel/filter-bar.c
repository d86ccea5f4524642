/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter-bar.h"

#include "announcer.h"
#include "button-name.h"
#include "count-words.h"
#include "facet-words.h"
#include "wrap-box.h"

#include <glib/gi18n-lib.h>

/* What is chosen beyond this is counted: the sidebar has it all. */
#define MOST_PILLS 24

struct _RpFilterBar
{
  GtkBox parent_instance;
  RpSession *session; /* owned */
  GtkWidget *label, *pills;
};

/* What a pill takes back. */
typedef struct
{
  RpFilterBar *bar;
  gboolean period, network;
  RpFacet facet;
  char *value;
} Pill;

G_DEFINE_FINAL_TYPE (RpFilterBar, rp_filter_bar, GTK_TYPE_BOX)

static void
free_pill (gpointer data, G_GNUC_UNUSED GClosure *closure)
{
  g_free (((Pill *)data)->value);
  g_free (data);
}

static void
removed_cb (Pill *pill)
{
  RpSession *session = pill->bar->session;

  /* The pill goes with it: the focus stays in the bar. */
  gtk_widget_grab_focus (pill->bar->label);
  if (pill->network)
    rp_session_show_all_entities (session);
  else if (pill->period)
    rp_session_set_period (session, NULL);
  else
    rp_session_set_filter (session,
                           rp_record_filter_without (rp_session_get_filter (session), pill->facet, pill->value));
}

static void
add_pill (RpFilterBar *self, const char *words, const Pill *what)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  g_autofree char *action = g_strdup_printf (_ ("Remove the filter: %s"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, action);
  gtk_widget_add_css_class (button, "rp-pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (removed_cb), g_memdup2 (what, sizeof *what), free_pill,
                         G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->pills), button);
}

static void
fill_pills (RpFilterBar *self)
{
  const RpPeriod *period = rp_session_get_period (self->session);
  const RpRecordFilter *filter = rp_session_get_filter (self->session);
  GtkWidget *child;
  guint n = 0, n_in, n_all;

  while ((child = gtk_widget_get_first_child (self->pills)) != NULL)
    gtk_box_remove (GTK_BOX (self->pills), child);
  if (period->active)
    {
      g_autofree char *words = rp_period_describe_mode (period);

      add_pill (self, words, &(Pill){ .bar = self, .period = TRUE });
    }
  if (rp_session_is_network_chosen (self->session, &n_in, &n_all))
    {
      /* Translators: the network does not consist of all entities */
      g_autofree char *words = g_strdup_printf (_ ("Network of %u of %u"), n_in, n_all);

      add_pill (self, words, &(Pill){ .bar = self, .network = TRUE });
    }
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    for (const char *const *value = rp_record_filter_values (filter, (RpFacet)facet); *value != NULL; value++)
      {
        g_autofree char *words = NULL;

        if (++n > MOST_PILLS)
          continue;
        words = rp_facet_choice_words (rp_session_get_facets (self->session), (RpFacet)facet, *value);
        add_pill (self, words, &(Pill){ .bar = self, .facet = (RpFacet)facet, .value = g_strdup (*value) });
      }
  if (n > MOST_PILLS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_PILLS), n - MOST_PILLS);

      gtk_box_append (GTK_BOX (self->pills), gtk_label_new (more));
    }
}

/* Of what there is none, nothing is said. */
static void
append_count (GString *out, RpSession *session, RpRecordType type)
{
  guint all = rp_dataset_n_records (rp_session_get_dataset (session), type);
  g_autofree char *words = rp_count_of (type, rp_session_count_shown (session, type), all);

  if (all == 0)
    return;
  g_string_append (out, out->len > 0 ? " · " : "");
  g_string_append (out, words);
}

static void
update (RpFilterBar *self)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  guint n_in, n_all;
  gboolean of_records = dataset != NULL && rp_session_get_shown (self->session) != NULL;
  gboolean of_network = dataset != NULL && rp_session_is_network_chosen (self->session, &n_in, &n_all);
  gboolean filtered = of_records || of_network;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *before = g_strdup (gtk_label_get_text (GTK_LABEL (self->label)));

  if (!filtered && gtk_widget_get_visible (GTK_WIDGET (self)) && dataset != NULL)
    rp_announce (GTK_WIDGET (self), _ ("Everything is shown"));
  gtk_widget_set_visible (GTK_WIDGET (self), filtered);
  if (!filtered)
    {
      gtk_label_set_text (GTK_LABEL (self->label), "");
      return;
    }
  if (of_records)
    {
      append_count (out, self->session, RP_RECORD_EVENT);
      append_count (out, self->session, RP_RECORD_ENTITY);
      append_count (out, self->session, RP_RECORD_RELATION);
    }
  else
    g_string_append_printf (out, ngettext ("%u entity in the network", "%u entities in the network", n_in), n_in);
  gtk_label_set_text (GTK_LABEL (self->label), out->str);
  /* where there is no room for all of it */
  gtk_widget_set_tooltip_text (self->label, out->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, out->str, -1);
  fill_pills (self);
  if (!g_str_equal (out->str, before))
    rp_announce (GTK_WIDGET (self), out->str);
}

static void
session_changed_cb (RpFilterBar *self, guint what)
{
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_FILTER | RP_CHANGED_PERIOD | RP_CHANGED_LOOKS)) != 0)
    update (self);
}

static void
rp_filter_bar_dispose (GObject *object)
{
  RpFilterBar *self = RP_FILTER_BAR (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rp_filter_bar_parent_class)->dispose (object);
}

static void
rp_filter_bar_class_init (RpFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_filter_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rp_filter_bar_init (RpFilterBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clear = gtk_button_new_with_label (_ ("Clear"));
  GtkWidget *parts = rp_wrap_box_new (10);

  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-filter-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is filtered"), -1);
  /* A status would have no name since GTK 4.14; a log is spoken in the same way. */
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_LOG, NULL);
  gtk_widget_set_focusable (self->label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->pills);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_size_request (scroller, 90, -1);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "win.filter-clear");
  rp_button_set_name (clear, _ ("Clear all filters"));
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_hexpand (parts, TRUE);
  rp_wrap_box_append (RP_WRAP_BOX (parts), self->label);
  rp_wrap_box_append (RP_WRAP_BOX (parts), scroller);
  rp_wrap_box_append (RP_WRAP_BOX (parts), clear);
  gtk_box_append (GTK_BOX (self), parts);
}

void
rp_filter_bar_set_session (RpFilterBar *self, RpSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
}
