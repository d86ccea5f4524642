/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pptx-parts.h"

#include "scene-text.h"

#define INDENT_EMU 228600

static void
add_number (RpXml *xml, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  rp_xml_attribute (xml, name, text);
}

/* A line break within a paragraph is an element of its own. */
static void
add_span (RpXml *xml, const RpSceneSpan *span, int size, gboolean bold)
{
  g_auto (GStrv) lines = g_strsplit (span->text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      if (line != lines)
        {
          rp_xml_begin (xml, "a:br");
          rp_xml_end (xml);
        }
      if (**line == '\0')
        continue;
      rp_xml_begin (xml, "a:r");
      rp_xml_begin (xml, "a:rPr");
      if (size > 0)
        add_number (xml, "sz", size);
      if (span->strong || bold)
        rp_xml_attribute (xml, "b", "1");
      if (span->emphasis)
        rp_xml_attribute (xml, "i", "1");
      rp_xml_end (xml);
      rp_xml_element (xml, "a:t", *line);
      rp_xml_end (xml);
    }
}

/* The mark of a list is the program's own; a number is told from which to count. */
static void
add_bullet (RpXml *xml, const RpSceneBlock *block)
{
  gint64 number = block->mark != NULL ? g_ascii_strtoll (block->mark, NULL, 10) : 0;

  if (block->kind == RP_BLOCK_PARAGRAPH)
    rp_xml_begin (xml, "a:buNone");
  else if (block->kind == RP_BLOCK_BULLET || number < 1 || number > 32767)
    {
      rp_xml_begin (xml, "a:buChar");
      rp_xml_attribute (xml, "char", "•");
    }
  else
    {
      rp_xml_begin (xml, "a:buAutoNum");
      rp_xml_attribute (xml, "type", "arabicPeriod");
      add_number (xml, "startAt", number);
    }
  rp_xml_end (xml);
}

static void
add_block (RpXml *xml, const RpSceneBlock *block, int size, gboolean bold)
{
  gint64 indent = block->kind == RP_BLOCK_PARAGRAPH ? 0 : INDENT_EMU;

  rp_xml_begin (xml, "a:p");
  rp_xml_begin (xml, "a:pPr");
  add_number (xml, "marL", indent * (block->level + 1));
  add_number (xml, "indent", -indent);
  rp_xml_begin (xml, "a:spcBef");
  rp_xml_begin (xml, "a:spcPts");
  add_number (xml, "val", block->near ? 200 : 600);
  rp_xml_end (xml);
  rp_xml_end (xml);
  add_bullet (xml, block);
  rp_xml_end (xml);
  for (guint i = 0; i < block->n_spans; i++)
    add_span (xml, &block->spans[i], size, bold);
  rp_xml_end (xml);
}

void
rp_pptx_words (RpXml *xml, const char *text, int size, gboolean bold)
{
  g_autoptr (RpSceneText) said = rp_scene_text_new (text);

  rp_xml_begin (xml, "p:txBody");
  rp_xml_begin (xml, "a:bodyPr");
  rp_xml_begin (xml, "a:normAutofit");
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_element (xml, "a:lstStyle", "");
  for (guint i = 0; i < said->n_blocks; i++)
    add_block (xml, &said->blocks[i], size, bold);
  if (said->n_blocks == 0)
    rp_xml_element (xml, "a:p", "");
  rp_xml_end (xml);
}
