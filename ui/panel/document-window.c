/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-window.h"

#include "dataset-file.h"
#include "escape-closes.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_BYTES (64 * 1024 * 1024)
/* By so much the type is known. */
#define HEAD_BYTES 4096
/* So much of a long text is shown, round the passage. */
#define SHOWN_BYTES (256 * 1024)

/* What a viewer of the desktop shows without running anything of it. */
static gboolean
may_open_outside (const char *type)
{
  static const char *const kinds[] = { "application/pdf",
                                       "application/epub+zip",
                                       "application/msword",
                                       "application/rtf",
                                       "application/vnd.oasis.opendocument.text",
                                       "application/vnd.oasis.opendocument.spreadsheet",
                                       "application/vnd.oasis.opendocument.presentation",
                                       "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                       "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                                       NULL };

  return g_strv_contains (kinds, type)
         || ((g_str_has_prefix (type, "image/") || g_str_has_prefix (type, "audio/")
              || g_str_has_prefix (type, "video/"))
             && strstr (type, "svg") == NULL);
}

/* Old texts are not always UTF-8; none has zeros. */
static gboolean
is_text (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  return n == 0 || memchr (data, '\0', n) == NULL;
}

/* The stretch of the text that is shown, whole lines where it can be, and where the quote stands in it. */
typedef struct
{
  char *text;   /* owned, valid UTF-8 */
  int from, to; /* characters; -1: not found */
  gboolean cut;
} Excerpt;

static Excerpt
excerpt_of (GBytes *bytes, const char *quote)
{
  gsize n = g_bytes_get_size (bytes), begin = 0, end, length = strlen (quote);
  const char *data = n > 0 ? g_bytes_get_data (bytes, NULL) : ""; /* of nothing there is no pointer */
  const char *found = length > 0 ? g_strstr_len (data, (gssize)n, quote) : NULL;
  gsize at = found != NULL ? (gsize)(found - data) : 0;
  Excerpt excerpt = { NULL, -1, -1, FALSE };

  if (at > SHOWN_BYTES / 2 && n > SHOWN_BYTES)
    begin = at - SHOWN_BYTES / 2;
  while (begin > 0 && begin < n && ((guchar)data[begin] & 0xC0) == 0x80)
    begin++;
  end = MIN (n, begin + SHOWN_BYTES);
  while (end > begin && end < n && ((guchar)data[end] & 0xC0) == 0x80)
    end--;
  excerpt.cut = begin > 0 || end < n;
  excerpt.text = g_utf8_make_valid (data + begin, (gssize)(end - begin));
  found = length > 0 ? strstr (excerpt.text, quote) : NULL;
  if (found != NULL)
    {
      excerpt.from = (int)g_utf8_pointer_to_offset (excerpt.text, found);
      excerpt.to = excerpt.from + (int)g_utf8_strlen (quote, -1);
    }
  return excerpt;
}

static gboolean
scroll_cb (gpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (data);

  gtk_text_view_scroll_to_mark (data, gtk_text_buffer_get_mark (buffer, "passage"), 0, TRUE, 0, 0.3);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
text_new (const Excerpt *excerpt)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_text (buffer, excerpt->text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 20);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 20);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 16);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 16);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text of the document"), -1);
  if (excerpt->from >= 0)
    {
      GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "background", "#f9e49b", "foreground", "#241f00",
                                                    "weight", PANGO_WEIGHT_BOLD, NULL);
      GtkTextIter from, to;

      gtk_text_buffer_get_iter_at_offset (buffer, &from, excerpt->from);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, excerpt->to);
      gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
      gtk_text_buffer_create_mark (buffer, "passage", &from, TRUE);
      gtk_text_buffer_place_cursor (buffer, &from);
      /* Its lines have a height only once it is shown. */
      g_idle_add_full (G_PRIORITY_LOW, scroll_cb, g_object_ref (view), g_object_unref);
    }
  return view;
}

static void
show_text (GtkWindow *parent, const char *name, GBytes *bytes, const char *quote)
{
  g_autofree char *title = g_path_get_basename (name);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "title", title, "default-width", 560,
                                    "default-height", 640, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  Excerpt excerpt = excerpt_of (bytes, quote);
  const char *notice = *quote != '\0' && excerpt.from < 0 ? _ ("The passage does not stand in this document.")
                       : excerpt.cut                      ? _ ("Only a part of this long document is shown.")
                                                          : NULL;

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (notice != NULL)
    {
      GtkWidget *label = gtk_label_new (notice);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "rp-notice");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text_new (&excerpt));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  rp_escape_closes (window);
  gtk_window_present (GTK_WINDOW (window));
  g_free (excerpt.text);
}

char *
rp_document_window_open (GtkWindow *parent, const char *dataset_path, const char *name, const char *quote)
{
  char *reason = NULL;
  g_autofree char *path = rp_dataset_file_find (dataset_path, name, &reason), *type = NULL;
  gboolean whole = TRUE;
  g_autoptr (GBytes) head = path != NULL ? rp_dataset_file_read (path, HEAD_BYTES, &whole, &reason) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize n;
  const guchar *data;

  if (head == NULL)
    return reason;
  data = g_bytes_get_data (head, &n);
  type = g_content_type_guess (path, data, n, NULL);
  if (may_open_outside (type))
    {
      g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

      gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
      return NULL;
    }
  bytes = whole ? g_bytes_ref (head) : rp_dataset_file_read (path, MOST_BYTES, &whole, &reason);
  if (bytes == NULL)
    return reason;
  if (!is_text (bytes))
    return g_strdup_printf (_ ("files of the type %s are not opened"), type);
  show_text (parent, name, bytes, quote);
  return NULL;
}
