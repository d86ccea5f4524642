/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a presentation has once: the list of its parts, how they belong together, its properties, looks and layouts. */
#include "pptx-fixed.h"
#include "pptx-parts.h"

#include <string.h>

#define OPEN "http://schemas.openxmlformats.org/"
#define OFFICE OPEN "officeDocument/2006/relationships/"
#define MAIN "application/vnd.openxmlformats-officedocument.presentationml."
#define FIRST_SLIDE_ID 256
#define MASTER_ID 2147483648u

static void
add_text (RpZipParts *zip, const char *name, char *text)
{
  rp_zip_parts_add (zip, name, g_bytes_new_take (text, strlen (text)), TRUE);
}

static void
add_override (GString *out, const char *part, const char *type)
{
  g_string_append_printf (out, "<Override PartName=\"%s\" ContentType=\"%s\"/>", part, type);
}

/* It comes first in the file: readers look for it there. */
static char *
content_types (const RpPptxDeck *deck)
{
  static const char *const fixed[][2]
      = { { "/ppt/presentation.xml", MAIN "presentation.main+xml" },
          { "/ppt/slideMasters/slideMaster1.xml", MAIN "slideMaster+xml" },
          { "/ppt/slideLayouts/slideLayout1.xml", MAIN "slideLayout+xml" },
          { "/ppt/slideLayouts/slideLayout2.xml", MAIN "slideLayout+xml" },
          { "/ppt/notesMasters/notesMaster1.xml", MAIN "notesMaster+xml" },
          { "/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml" },
          { "/ppt/theme/theme2.xml", "application/vnd.openxmlformats-officedocument.theme+xml" },
          { "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml" },
          { "/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml" } };
  GString *out = g_string_new (RP_PPTX_XML "<Types xmlns=\"" OPEN "package/2006/content-types\">"
                                           "<Default Extension=\"rels\" ContentType=\"application/"
                                           "vnd.openxmlformats-package.relationships+xml\"/>"
                                           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                           "<Default Extension=\"png\" ContentType=\"image/png\"/>");

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    add_override (out, fixed[i][0], fixed[i][1]);
  for (guint i = 1; i <= deck->n_slides; i++)
    {
      g_autofree char *slide = g_strdup_printf ("/ppt/slides/slide%u.xml", i);
      g_autofree char *notes = g_strdup_printf ("/ppt/notesSlides/notesSlide%u.xml", i);

      add_override (out, slide, MAIN "slide+xml");
      add_override (out, notes, MAIN "notesSlide+xml");
    }
  g_string_append (out, "</Types>");
  return g_string_free (out, FALSE);
}

/* Pairs of type and target; rId1, rId2 … in their order. */
static char *
relations (const char *const *pairs, guint n)
{
  GString *out = g_string_new (RP_PPTX_XML "<Relationships xmlns=\"" OPEN "package/2006/relationships\">");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "<Relationship Id=\"rId%u\" Type=\"%s\" Target=\"%s\"/>", i + 1, pairs[2 * i],
                            pairs[2 * i + 1]);
  g_string_append (out, "</Relationships>");
  return g_string_free (out, FALSE);
}

#define RELATIONS(...)                                                                                                 \
  relations ((const char *const[]){ __VA_ARGS__ }, sizeof ((const char *const[]){ __VA_ARGS__ }) / sizeof (char *) / 2)

static char *
presentation (const RpPptxDeck *deck)
{
  GString *out
      = g_string_new (RP_PPTX_XML "<p:presentation xmlns:a=\"" OPEN "drawingml/2006/main\" xmlns:r=\"" OPEN
                                  "officeDocument/2006/relationships\" xmlns:p=\"" OPEN "presentationml/2006/main\">");

  g_string_append_printf (out, "<p:sldMasterIdLst><p:sldMasterId id=\"%u\" r:id=\"rId1\"/></p:sldMasterIdLst>",
                          MASTER_ID);
  g_string_append (out, "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>");
  for (guint i = 0; i < deck->n_slides; i++)
    g_string_append_printf (out, "<p:sldId id=\"%u\" r:id=\"rId%u\"/>", FIRST_SLIDE_ID + i, i + 4);
  g_string_append_printf (
      out, "</p:sldIdLst><p:sldSz cx=\"%d\" cy=\"%d\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
      RP_PPTX_WIDTH, RP_PPTX_HEIGHT);
  return g_string_free (out, FALSE);
}

static char *
presentation_relations (const RpPptxDeck *deck)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (pairs, g_strdup (OFFICE "slideMaster"));
  g_ptr_array_add (pairs, g_strdup ("slideMasters/slideMaster1.xml"));
  g_ptr_array_add (pairs, g_strdup (OFFICE "notesMaster"));
  g_ptr_array_add (pairs, g_strdup ("notesMasters/notesMaster1.xml"));
  g_ptr_array_add (pairs, g_strdup (OFFICE "theme"));
  g_ptr_array_add (pairs, g_strdup ("theme/theme1.xml"));
  for (guint i = 1; i <= deck->n_slides; i++)
    {
      g_ptr_array_add (pairs, g_strdup (OFFICE "slide"));
      g_ptr_array_add (pairs, g_strdup_printf ("slides/slide%u.xml", i));
    }
  return relations ((const char *const *)pairs->pdata, pairs->len / 2);
}

static char *
core_properties (const RpPptxDeck *deck)
{
  GString *out
      = g_string_new (RP_PPTX_XML "<cp:coreProperties xmlns:cp=\"" OPEN "package/2006/metadata/core-properties\" "
                                  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                                  "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                                  "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");

  rp_xml_append_escaped (out, deck->title != NULL ? deck->title : "", FALSE);
  g_string_append (out, "</dc:title>");
  if (deck->created != NULL)
    g_string_append_printf (out,
                            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
                            "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%s</dcterms:modified>",
                            deck->created, deck->created);
  g_string_append (out, "</cp:coreProperties>");
  return g_string_free (out, FALSE);
}

static char *
theme (guint32 ink, guint32 paper, guint32 accent)
{
  GString *out = g_string_new (NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (out, rp_pptx_theme_colors, ink, paper, accent);
#pragma GCC diagnostic pop
  g_string_append (out, rp_pptx_theme_rest);
  return g_string_free (out, FALSE);
}

void
rp_pptx_add_deck (RpZipParts *zip, const RpPptxDeck *deck)
{
  add_text (zip, "[Content_Types].xml", content_types (deck));
  add_text (zip, "_rels/.rels",
            RELATIONS (OFFICE "officeDocument", "ppt/presentation.xml",
                       OPEN "package/2006/relationships/metadata/core-properties", "docProps/core.xml",
                       OFFICE "extended-properties", "docProps/app.xml"));
  add_text (zip, "docProps/core.xml", core_properties (deck));
  add_text (zip, "docProps/app.xml", g_strdup (rp_pptx_app));
  add_text (zip, "ppt/presentation.xml", presentation (deck));
  add_text (zip, "ppt/_rels/presentation.xml.rels", presentation_relations (deck));
  add_text (zip, "ppt/theme/theme1.xml", theme (deck->ink, deck->paper, deck->accent));
  add_text (zip, "ppt/theme/theme2.xml", theme (0, 0xffffff, deck->accent));
  add_text (zip, "ppt/slideMasters/slideMaster1.xml", g_strdup (rp_pptx_master));
  add_text (zip, "ppt/slideMasters/_rels/slideMaster1.xml.rels",
            RELATIONS (OFFICE "slideLayout", "../slideLayouts/slideLayout1.xml", OFFICE "slideLayout",
                       "../slideLayouts/slideLayout2.xml", OFFICE "theme", "../theme/theme1.xml"));
  add_text (zip, "ppt/slideLayouts/slideLayout1.xml", g_strdup (rp_pptx_layout_diagram));
  add_text (zip, "ppt/slideLayouts/slideLayout2.xml", g_strdup (rp_pptx_layout_points));
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("ppt/slideLayouts/_rels/slideLayout%u.xml.rels", i);

      add_text (zip, name, RELATIONS (OFFICE "slideMaster", "../slideMasters/slideMaster1.xml"));
    }
  add_text (zip, "ppt/notesMasters/notesMaster1.xml", g_strdup (rp_pptx_notes_master));
  add_text (zip, "ppt/notesMasters/_rels/notesMaster1.xml.rels", RELATIONS (OFFICE "theme", "../theme/theme2.xml"));
}
