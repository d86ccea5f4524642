/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-view.h"

#include <glib/gi18n-lib.h>

#include "table-memory.h"

#define N_TABLES (RP_RECORD_SOURCE + 1)

struct _RpTableView
{
  AdwBin parent_instance;
  RpSession *session;
  RpRecordType type;
  RpRecordTable *tables[N_TABLES];    /* made when first shown; belong to the stack */
  GtkToggleButton *counted[N_TABLES]; /* the switch with its counts */
  GtkMenuButton *chooser;             /* the switch where there is no room */
  GtkMenuButton *menu;
  GtkLabel *measures;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *show_all;
  char **recalled;    /* how those not made yet are to be set; NULL: as they begin */
  gboolean keep_open; /* the table that is open stays when it comes into sight */
};

enum
{
  CHANGED,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RpTableView, rp_table_view, ADW_TYPE_BIN)

static const char *const table_titles[] = { "", N_ ("Events"), N_ ("Entities"), N_ ("Relations"), N_ ("Sources") };

/* ---- words ---- */

/* The button within is what takes the focus. */
static void
name_menu_button (GtkMenuButton *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_switch (RpTableView *self)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);

  for (RpRecordType type = RP_RECORD_EVENT; type < N_TABLES; type++)
    {
      guint of = dataset != NULL ? rp_dataset_n_records (dataset, type) : 0;
      guint shown = rp_session_count_shown (self->session, type);
      /* Translators: a table's name, how many rows are shown, of how many */
      g_autofree char *part = g_strdup_printf (_ ("%s  %u of %u"), _ (table_titles[type]), shown, of);
      g_autofree char *all = g_strdup_printf ("%s  %u", _ (table_titles[type]), of);
      const char *words = shown < of ? part : all;

      gtk_button_set_label (GTK_BUTTON (self->counted[type]), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->counted[type]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      if (type == self->type)
        {
          gtk_menu_button_set_label (self->chooser, words);
          name_menu_button (self->chooser, words);
        }
    }
}

static char *
measures_words (RpTableView *self)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  RpRecordTable *table = self->tables[RP_RECORD_ENTITY];
  const RpEntityMeasures *measures = table != NULL ? rp_record_table_get_measures (table) : NULL;
  GString *out = g_string_new (NULL);
  guint of = dataset != NULL ? rp_dataset_n_relations (dataset) : 0;

  if (measures == NULL)
    {
      g_string_append (out, _ ("The measures are being reckoned…"));
      return g_string_free (out, FALSE);
    }
  if (measures->n_ties < of)
    g_string_append_printf (out, _ ("Measures of the %u of %u relations shown"), measures->n_ties, of);
  else
    g_string_append_printf (out, ngettext ("Measures of %u relation", "Measures of %u relations", of), of);
  if (measures->n_sampled > 0)
    g_string_append_printf (out, _ ("; betweenness is estimated from %u of %u entities"), measures->n_sampled,
                            measures->n_counted);
  return g_string_free (out, FALSE);
}

static void
update_measures (RpTableView *self)
{
  RpDataset *dataset = rp_session_get_dataset (self->session);
  gboolean any = self->type == RP_RECORD_ENTITY && dataset != NULL && rp_dataset_n_entities (dataset) > 0;
  g_autofree char *words = any ? measures_words (self) : g_strdup ("");

  gtk_label_set_text (self->measures, words);
  gtk_widget_set_visible (GTK_WIDGET (self->measures), *words != '\0');
}

/* An empty table says why. */
static void
update_empty (RpTableView *self)
{
  static const char *const none[]
      = { "", N_ ("No Events"), N_ ("No Entities"), N_ ("No Relations"), N_ ("No Sources") };
  RpDataset *dataset = rp_session_get_dataset (self->session);
  RpRecordTable *table = self->tables[self->type];
  guint of = dataset != NULL ? rp_dataset_n_records (dataset, self->type) : 0;
  gboolean empty = table == NULL || (rp_record_table_is_filled (table) && rp_record_table_n_rows (table) == 0);

  if (empty)
    {
      adw_status_page_set_title (self->empty, _ (none[self->type]));
      adw_status_page_set_description (self->empty, of == 0 ? _ ("The dataset has none.")
                                                            : _ ("What is filtered out leaves no row."));
      gtk_widget_set_visible (self->show_all, of > 0);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, rp_table_memory_name (self->type));
    }
}

static void
update (RpTableView *self)
{
  update_switch (self);
  update_measures (self);
  update_empty (self);
}

/* ---- the tables ---- */

static void
table_changed_cb (RpTableView *self)
{
  update_measures (self);
  update_empty (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
table_open_cb (RpTableView *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
ensure_table (RpTableView *self, RpRecordType type)
{
  if (self->tables[type] != NULL)
    return;
  self->tables[type] = RP_RECORD_TABLE (rp_record_table_new (self->session, type));
  rp_table_memory_read (self->tables[type], self->recalled);
  g_signal_connect_swapped (self->tables[type], "changed", G_CALLBACK (table_changed_cb), self);
  g_signal_connect_swapped (self->tables[type], "open", G_CALLBACK (table_open_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->tables[type]), rp_table_memory_name (type));
}

/* The popover stays: GTK goes on asking one where the pointer was last for its place, and crashes if it is gone. */
static void
set_menu (RpTableView *self, GMenuModel *menu)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->menu);

  if (popover != NULL)
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), menu);
  else
    gtk_menu_button_set_menu_model (self->menu, menu);
}

void
rp_table_view_show_table (RpTableView *self, RpRecordType type)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (type >= RP_RECORD_EVENT && type < N_TABLES);

  if (self->session == NULL || (self->type == type && self->tables[type] != NULL))
    return;
  self->type = type;
  /* A table is made when somebody sees it. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      ensure_table (self, type);
      menu = rp_record_table_make_menu (self->tables[type]);
      set_menu (self, menu);
      gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", rp_record_table_get_actions (self->tables[type]));
      /* what is empty is not mapped, and so never fills itself */
      gtk_stack_set_visible_child_name (self->stack, rp_table_memory_name (type));
    }
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_selected_table (RpTableView *self)
{
  RpRecordRef ref = rp_session_get_selected (self->session);

  rp_table_view_show_table (self, ref.type != RP_RECORD_NONE && !self->keep_open ? ref.type : self->type);
  self->keep_open = FALSE;
}

static void
session_changed_cb (RpTableView *self, guint what)
{
  gboolean mapped = gtk_widget_get_mapped (GTK_WIDGET (self));

  for (RpRecordType type = RP_RECORD_EVENT; type < N_TABLES; type++)
    if (self->tables[type] != NULL)
      rp_record_table_session_changed (self->tables[type], what);
  if ((what & RP_CHANGED_SELECTION) != 0)
    self->keep_open = FALSE;
  if (mapped && (what & RP_CHANGED_SELECTION) != 0)
    show_selected_table (self);
  if (mapped && (what & (RP_CHANGED_DATASET | RP_CHANGED_PERIOD | RP_CHANGED_FILTER)) != 0)
    {
      /* where the empty page stands no table is mapped: it must fill itself to know */
      if (self->tables[self->type] != NULL)
        gtk_stack_set_visible_child_name (self->stack, rp_table_memory_name (self->type));
      update_switch (self);
      update_measures (self);
    }
}

static void
rp_table_view_map (GtkWidget *widget)
{
  RpTableView *self = RP_TABLE_VIEW (widget);
  gint64 begun = g_get_monotonic_time ();

  GTK_WIDGET_CLASS (rp_table_view_parent_class)->map (widget);
  if (self->session == NULL)
    return;
  show_selected_table (self);
  update_switch (self);
  if (self->tables[self->type] != NULL)
    gtk_stack_set_visible_child_name (self->stack, rp_table_memory_name (self->type));
  g_debug ("table: mapped in %.1f ms", (double)(g_get_monotonic_time () - begun) / 1000);
}

static gboolean
rp_table_view_grab_focus (GtkWidget *widget)
{
  RpTableView *self = RP_TABLE_VIEW (widget);

  return self->tables[self->type] != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->tables[self->type]));
}

/* F6 and the like go to the rows, not to the switch above them. */
static gboolean
rp_table_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean within = focus != NULL && gtk_widget_is_ancestor (focus, widget);

  if (!within && direction == GTK_DIR_TAB_FORWARD && rp_table_view_grab_focus (widget))
    return TRUE;
  return GTK_WIDGET_CLASS (rp_table_view_parent_class)->focus (widget, direction);
}

static void
rp_table_view_dispose (GObject *object)
{
  RpTableView *self = RP_TABLE_VIEW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  for (RpRecordType type = RP_RECORD_EVENT; type < N_TABLES; type++)
    if (self->tables[type] != NULL)
      g_signal_handlers_disconnect_by_data (self->tables[type], self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->recalled, g_strfreev);
  G_OBJECT_CLASS (rp_table_view_parent_class)->dispose (object);
}

static void
rp_table_view_class_init (RpTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_table_view_dispose;
  widget_class->map = rp_table_view_map;
  widget_class->grab_focus = rp_table_view_grab_focus;
  widget_class->focus = rp_table_view_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED]
      = g_signal_new ("changed", RP_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", RP_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* ---- making it ---- */

/* With counts its buttons are kept, to be written on. */
static GtkWidget *
switch_new (RpTableView *self, gboolean counts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (RpRecordType type = RP_RECORD_EVENT; type < N_TABLES; type++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (table_titles[type]));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.table");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", rp_table_memory_name (type));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (table_titles[type]),
                                      -1);
      if (counts)
        self->counted[type] = GTK_TOGGLE_BUTTON (button);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
chooser_new (RpTableView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (RpRecordType type = RP_RECORD_EVENT; type < N_TABLES; type++)
    {
      g_autofree char *action = g_strdup_printf ("win.table::%s", rp_table_memory_name (type));

      g_menu_append (menu, _ (table_titles[type]), action);
    }
  self->chooser = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_menu_model (self->chooser, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (self->chooser, _ (table_titles[RP_RECORD_EVENT]));
  return GTK_WIDGET (self->chooser);
}

static GtkWidget *
header_new (RpTableView *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *squeezer = adw_squeezer_new ();

  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_set_xalign (ADW_SQUEEZER (squeezer), 0);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), switch_new (self, TRUE));
  adw_squeezer_add (ADW_SQUEEZER (squeezer), switch_new (self, FALSE));
  adw_squeezer_add (ADW_SQUEEZER (squeezer), chooser_new (self));
  gtk_widget_set_hexpand (squeezer, TRUE);
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _ ("Sort, columns, copy"));
  name_menu_button (self->menu, _ ("Sort, columns, copy"));
  gtk_box_append (GTK_BOX (header), squeezer);
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->menu));
  gtk_widget_add_css_class (header, "rp-table-header");
  return header;
}

static GtkWidget *
measures_new (RpTableView *self)
{
  self->measures = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->measures, 0);
  gtk_label_set_wrap (self->measures, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->measures), "rp-table-note");
  gtk_widget_set_visible (GTK_WIDGET (self->measures), FALSE);
  return GTK_WIDGET (self->measures);
}

static GtkWidget *
empty_new (RpTableView *self)
{
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  self->show_all = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_set_halign (self->show_all, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->show_all, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show_all), "win.filter-clear");
  adw_status_page_set_child (self->empty, self->show_all);
  return GTK_WIDGET (self->empty);
}

static void
add_shortcuts (RpTableView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK), gtk_named_action_new ("win.table-copy")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
rp_table_view_init (RpTableView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->type = RP_RECORD_EVENT;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), measures_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_stack_add_named (self->stack, empty_new (self), "empty");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
  adw_bin_set_child (ADW_BIN (self), box);
  add_shortcuts (self);
}

void
rp_table_view_set_session (RpTableView *self, RpSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
}

RpRecordType
rp_table_view_get_table (RpTableView *self)
{
  return self->type;
}

RpRecordTable *
rp_table_view_get_record_table (RpTableView *self)
{
  return self->tables[self->type];
}

char **
rp_table_view_remember (RpTableView *self)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new ();

  for (RpRecordType type = RP_RECORD_EVENT; type < N_TABLES; type++)
    if (self->tables[type] != NULL)
      rp_table_memory_write (self->tables[type], out);
    else
      for (guint i = 0; self->recalled != NULL && self->recalled[i] != NULL; i++)
        if (rp_table_memory_is_of (self->recalled[i], type))
          g_ptr_array_add (out, g_strdup (self->recalled[i]));
  g_ptr_array_add (out, NULL);
  return (char **)g_ptr_array_steal (out, NULL);
}

void
rp_table_view_recall (RpTableView *self, char *const *texts, RpRecordType type)
{
  g_strfreev (self->recalled);
  self->recalled = g_strdupv ((char **)texts);
  for (RpRecordType made = RP_RECORD_EVENT; made < N_TABLES; made++)
    if (self->tables[made] != NULL)
      rp_table_memory_read (self->tables[made], texts);
  rp_table_view_show_table (self, type != RP_RECORD_NONE ? type : RP_RECORD_EVENT);
  self->keep_open = !gtk_widget_get_mapped (GTK_WIDGET (self));
}
