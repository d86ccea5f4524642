/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the program's windows, as the toolkit knows it: loaded into the program by LD_PRELOAD, it answers
 * SIGUSR1 with a list in the file RAPPORT_WALK: a line for each text in sight, its fields parted by tabs, its own line
 * ends and tabs made blanks:
 *
 *   window  what (label, entry, tip)  the widgets above, by type and name  direction (ltr, rtl)  x  width (px, in the
 * window) px that are lacking (0: all of it is seen, or said by the tip; a word that goes on in the next line lacks
 * what stands there)  text
 *
 * The file is replaced as a whole, so that whoever sees it sees all of it. */
#include <glib-unix.h>
#include <gtk/gtk.h>
#include <signal.h>
#include <string.h>

/* In window coordinates. */
typedef struct
{
  GString *out;
  GtkWidget *window;
} Walk;

static char *
on_one_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n\t\r", ' ');
}

static char *
way_to (GtkWidget *widget)
{
  g_autofree char *above
      = gtk_widget_get_parent (widget) != NULL ? way_to (gtk_widget_get_parent (widget)) : g_strdup ("");

  return g_strconcat (above, "/", G_OBJECT_TYPE_NAME (widget), "#", gtk_widget_get_name (widget), NULL);
}

static void
say (Walk *walk, GtkWidget *widget, const char *what, int lacking_px, const char *text)
{
  g_autofree char *way = way_to (widget);
  g_autofree char *line = on_one_line (text);
  g_autofree char *title = on_one_line (G_OBJECT_TYPE_NAME (walk->window));
  double x = 0, y = 0;

  gtk_widget_translate_coordinates (widget, walk->window, 0, 0, &x, &y);
  g_string_append_printf (walk->out, "%s\t%s\t%s\t%s\t%d\t%d\t%d\t%s\n", title, what, way,
                          gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? "rtl" : "ltr", (int)x,
                          gtk_widget_get_width (widget), lacking_px, line);
}

/* Whether a tip here or around has all of the text. */
static gboolean
is_in_tip (GtkWidget *widget, const char *text)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_tooltip_text (widget) != NULL)
      return strstr (gtk_widget_get_tooltip_text (widget), text) != NULL;
  return FALSE;
}

/* How much of a word stands in the line below its beginning, for want of room: px. */
static int
broken_off (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      const char *first = text + line->start_index;
      int x = 0;

      if (line->start_index == 0 || !g_unichar_isalpha (g_utf8_get_char (first))
          || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (first))))
        continue;
      for (const char *at = first; g_unichar_isalpha (g_utf8_get_char (at)); at = g_utf8_next_char (at))
        pango_layout_line_index_to_x ((PangoLayoutLine *)line, (int)(at - text), TRUE, &x);
      return MAX (2, PANGO_PIXELS (x));
    }
  return 0;
}

/* How much wider the text is than its place; a text that was made shorter lacks what it would have. */
static int
lacking_in_label (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  g_autoptr (PangoLayout) whole = NULL;
  int natural_px = 0, given_px = gtk_widget_get_width (GTK_WIDGET (label));

  if (is_in_tip (GTK_WIDGET (label), gtk_label_get_text (label)))
    return 0;
  if (pango_layout_is_ellipsized (layout))
    {
      whole = pango_layout_copy (layout);
      pango_layout_set_ellipsize (whole, PANGO_ELLIPSIZE_NONE);
      pango_layout_set_width (whole, -1);
      pango_layout_get_pixel_size (whole, &natural_px, NULL);
      return MAX (1, natural_px - given_px);
    }
  pango_layout_get_pixel_size (layout, &natural_px, NULL);
  return MAX (broken_off (layout), natural_px - given_px);
}

static void
walk_widget (Walk *walk, GtkWidget *widget)
{
  const char *tip = gtk_widget_get_tooltip_text (widget);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (tip != NULL && *tip != '\0')
    say (walk, widget, "tip", 0, tip);
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0' && gtk_widget_get_width (widget) > 0
      && gtk_widget_get_opacity (widget) > 0)
    say (walk, widget, "label", lacking_in_label (GTK_LABEL (widget)), gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget) && gtk_text_get_placeholder_text (GTK_TEXT (widget)) != NULL)
    say (walk, widget, "entry", 0, gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk_widget (walk, child);
}

static gboolean
walk_cb (gpointer unused)
{
  const char *path = g_getenv ("RAPPORT_WALK");
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  (void)unused;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      Walk walk = { out, window };

      if (gtk_window_get_title (GTK_WINDOW (window)) != NULL && gtk_widget_get_mapped (window))
        say (&walk, window, "title", 0, gtk_window_get_title (GTK_WINDOW (window)));
      walk_widget (&walk, window);
    }
  if (path != NULL && !g_file_set_contents (path, out->str, (gssize)out->len, &error))
    g_printerr ("%s\n", error->message);
  return G_SOURCE_CONTINUE;
}

/* Before the program begins: its main context is the default one, which stands from then on. */
__attribute__ ((constructor)) static void
listen_for_signal (void)
{
  if (g_getenv ("RAPPORT_WALK") != NULL)
    g_unix_signal_add (SIGUSR1, walk_cb, NULL);
}
