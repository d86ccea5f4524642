/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-words.h"

#include "label-text.h"
#include "pdf-address.h"
#include "xml-writer.h"

/* In UTF-8 the controls from U+0080 on are 0xc2 and one byte below 0xa0. */
static gsize
control_at (const char *p, const char *end)
{
  if (*p == 0x7f)
    return 1;
  return (guchar)*p == 0xc2 && p + 1 < end && (guchar)p[1] < 0xa0 ? 2 : 0;
}

void
rp_html_markup (GString *out, const char *markup, gsize length)
{
  const char *end = markup + length, *done = markup;

  for (const char *p = markup; p < end; p++)
    if (control_at (p, end) > 0)
      {
        g_string_append_len (out, done, p - done);
        g_string_append (out, "\357\277\275");
        p += control_at (p, end) - 1;
        done = p + 1;
      }
  g_string_append_len (out, done, end - done);
}

void
rp_html_add_text (GString *out, const char *text)
{
  guint n_left;
  g_autofree char *clean = text != NULL ? rp_label_passage (text, RP_SCENE_TEXT_MOST, &n_left) : NULL;

  if (clean != NULL)
    rp_xml_append_escaped (out, clean, TRUE);
}

void
rp_html_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  rp_html_add_text (out, value);
  g_string_append_c (out, '"');
}

void
rp_html_element (GString *out, const char *name, const char *class, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "<%s", name);
  rp_html_attribute (out, "class", class);
  g_string_append_c (out, '>');
  rp_html_add_text (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

void
rp_html_link (GString *out, const char *address, const char *text)
{
  g_autofree char *safe = rp_pdf_address (address);

  if (safe != NULL)
    {
      g_string_append (out, "<a");
      rp_html_attribute (out, "href", safe);
      g_string_append (out, " target=\"_blank\" rel=\"noopener noreferrer\">");
    }
  rp_html_add_text (out, text);
  g_string_append (out, safe != NULL ? "</a>" : "");
}

/* ---- captions and notes ---- */

static void
write_spans (GString *out, const RpSceneBlock *block)
{
  for (guint i = 0; i < block->n_spans; i++)
    {
      const RpSceneSpan *span = &block->spans[i];
      g_auto (GStrv) lines = g_strsplit (span->text, "\n", -1);

      g_string_append (out, span->strong ? "<strong>" : "");
      g_string_append (out, span->emphasis ? "<em>" : "");
      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_string_append (out, j > 0 ? "<br>" : "");
          rp_html_add_text (out, lines[j]);
        }
      g_string_append (out, span->emphasis ? "</em>" : "");
      g_string_append (out, span->strong ? "</strong>" : "");
    }
}

/* The marks are written as the text has them, so a list's item is one of a list whose own marks are not shown. */
static void
write_item (GString *out, const RpSceneBlock *block)
{
  g_string_append_printf (out, "<li class=\"level-%u\"><span class=\"mark\">", block->level);
  rp_html_add_text (out, block->mark);
  g_string_append (out, "</span> <span>");
  write_spans (out, block);
  g_string_append (out, "</span></li>\n");
}

void
rp_html_scene_text (GString *out, const char *text)
{
  g_autoptr (RpSceneText) read = rp_scene_text_new (text);
  gboolean in_list = FALSE;

  for (guint i = 0; i < read->n_blocks; i++)
    {
      const RpSceneBlock *block = &read->blocks[i];
      gboolean item = block->kind != RP_BLOCK_PARAGRAPH;

      if (item != in_list)
        g_string_append (out, item ? "<ul class=\"list\" role=\"list\">\n" : "</ul>\n");
      in_list = item;
      if (item)
        {
          write_item (out, block);
          continue;
        }
      g_string_append (out, "<p>");
      write_spans (out, block);
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, in_list ? "</ul>\n" : "");
}
