/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter-panel.h"

#include "button-name.h"
#include "facet-group.h"
#include "wrap-box.h"

#include <glib/gi18n-lib.h>

#define N_MODES 3

struct _RpFilterPanel
{
  GtkBox parent_instance;
  RpSession *session; /* owned */
  GtkWidget *ways[2]; /* dim, hide */
  GtkWidget *clear, *period, *modes[N_MODES], *list;
  GtkWidget *groups[RP_N_FACETS]; /* the text that is searched for has none */
  RpDataset *shown_for;           /* whose numbers stand there; compared only */
  GCancellable *cancellable;      /* of the numbers that are being made */
  gboolean stale, filling;
};

G_DEFINE_FINAL_TYPE (RpFilterPanel, rp_filter_panel, GTK_TYPE_BOX)

/* ---- the numbers ---- */

typedef struct
{
  RpFacetIndex *index;
  RpDataset *dataset;
  RpRecordFilter *filter;
  RpRecordSet *in_period, *shown;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  rp_facet_index_unref (job->index);
  g_object_unref (job->dataset);
  rp_record_filter_unref (job->filter);
  rp_record_set_unref (job->in_period);
  rp_record_set_unref (job->shown);
  g_free (job);
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  Job *job = data;

  g_task_return_pointer (task, rp_facet_counts_new (job->index, job->filter, job->in_period, job->shown),
                         (GDestroyNotify)rp_facet_counts_unref);
}

static void
counted_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpFilterPanel *self = RP_FILTER_PANEL (object);
  g_autoptr (RpFacetCounts) counts = g_task_propagate_pointer (G_TASK (result), NULL);
  RpDataset *dataset;

  if (counts == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  dataset = rp_session_get_dataset (self->session);
  for (guint i = 0; i < RP_N_FACETS; i++)
    if (self->groups[i] != NULL)
      rp_facet_group_set_counts (RP_FACET_GROUP (self->groups[i]), counts, self->shown_for != dataset);
  self->shown_for = dataset;
}

static void
count (RpFilterPanel *self)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  const RpRecordFilter *filter = rp_session_get_filter (self->session);
  const RpRecordSet *in_period = rp_session_get_in_period (self->session),
                    *shown = rp_session_get_shown (self->session);
  g_autoptr (GTask) task = NULL;
  Job *job;

  self->stale = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (dataset == NULL)
    return;
  job = g_new0 (Job, 1);
  job->dataset = g_object_ref (dataset);
  job->index = rp_facet_index_ref (rp_session_get_facets (self->session));
  job->filter = filter != NULL ? rp_record_filter_ref ((RpRecordFilter *)filter) : NULL;
  job->in_period = in_period != NULL ? rp_record_set_ref ((RpRecordSet *)in_period) : NULL;
  job->shown = shown != NULL ? rp_record_set_ref ((RpRecordSet *)shown) : NULL;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, counted_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, work);
}

/* ---- what stands above them ---- */

static void
update_head (RpFilterPanel *self)
{
  const RpPeriod *period = rp_session_get_period (self->session);
  g_autofree char *words = period->active ? rp_period_describe (period) : g_strdup (_ ("Any Time"));

  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->ways[rp_session_get_dim (self->session) ? 0 : 1]), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->modes[period->mode]), TRUE);
  self->filling = FALSE;
  gtk_button_set_label (GTK_BUTTON (self->period), words);
  gtk_widget_set_sensitive (self->clear, period->active || rp_session_get_filter (self->session) != NULL);
}

static void
session_changed_cb (RpFilterPanel *self, guint what)
{
  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_FILTER | RP_CHANGED_PERIOD)) == 0)
    return;
  update_head (self);
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    count (self);
}

static void
way_cb (RpFilterPanel *self)
{
  if (!self->filling)
    rp_session_set_dim (self->session, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->ways[0])));
}

static void
mode_cb (GtkToggleButton *button, RpFilterPanel *self)
{
  for (guint i = 0; i < N_MODES && !self->filling; i++)
    if (GTK_WIDGET (button) == self->modes[i] && gtk_toggle_button_get_active (button))
      rp_session_set_period_mode (self->session, (RpPeriodMode)i);
}

static GtkWidget *
choice_new (GtkWidget **buttons, const char *const (*names)[2], guint n)
{
  GtkWidget *box = rp_wrap_box_new_choice ();

  for (guint i = 0; i < n; i++)
    {
      buttons[i] = gtk_toggle_button_new_with_label (_ (names[i][0]));
      gtk_widget_set_tooltip_text (buttons[i], _ (names[i][1]));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (buttons[i]), GTK_TOGGLE_BUTTON (buttons[0]));
      rp_wrap_box_append (RP_WRAP_BOX (box), buttons[i]);
    }
  return box;
}

static void
add_head (RpFilterPanel *self)
{
  static const char *const ways[2][2] = {
    { N_ ("Dim"), N_ ("What is filtered out stays, faint") },
    { N_ ("Hide"), N_ ("What is filtered out goes") },
  };
  static const char *const modes[N_MODES][2] = {
    { N_ ("During"), N_ ("Ties of some time within the period") },
    { N_ ("As Of"), N_ ("Ties that held at the end of the period") },
    { N_ ("Up To"), N_ ("Ties that had begun by the end of the period") },
  };
  GtkWidget *head = rp_wrap_box_new (8), *title = gtk_label_new (_ ("Filters"));

  self->clear = gtk_button_new_with_label (_ ("Clear"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "win.filter-clear");
  rp_button_set_name (self->clear, _ ("Clear all filters"));
  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  rp_wrap_box_append (RP_WRAP_BOX (head), title);
  rp_wrap_box_append (RP_WRAP_BOX (head), self->clear);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), choice_new (self->ways, ways, 2));
  self->period = gtk_button_new_with_label ("");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->period), "win.period");
  gtk_widget_set_tooltip_text (self->period, _ ("Set the period"));
  gtk_box_append (GTK_BOX (self), self->period);
  gtk_box_append (GTK_BOX (self), choice_new (self->modes, modes, N_MODES));
  g_signal_connect_swapped (self->ways[0], "toggled", G_CALLBACK (way_cb), self);
  for (guint i = 0; i < N_MODES; i++)
    g_signal_connect (self->modes[i], "toggled", G_CALLBACK (mode_cb), self);
}

static void
rp_filter_panel_map (GtkWidget *widget)
{
  RpFilterPanel *self = RP_FILTER_PANEL (widget);

  GTK_WIDGET_CLASS (rp_filter_panel_parent_class)->map (widget);
  if (self->session != NULL && self->stale)
    count (self);
}

static void
rp_filter_panel_dispose (GObject *object)
{
  RpFilterPanel *self = RP_FILTER_PANEL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rp_filter_panel_parent_class)->dispose (object);
}

static void
rp_filter_panel_class_init (RpFilterPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_filter_panel_dispose;
  GTK_WIDGET_CLASS (klass)->map = rp_filter_panel_map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rp_filter_panel_init (RpFilterPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rp-filters");
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  add_head (self);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
  self->stale = TRUE;
}

void
rp_filter_panel_set_session (RpFilterPanel *self, RpSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < RP_N_FACETS; i++)
    if (i != RP_FACET_TEXT)
      {
        self->groups[i] = rp_facet_group_new (session, (RpFacet)i);
        gtk_box_append (GTK_BOX (self->list), self->groups[i]);
      }
  update_head (self);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
}
