/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One slide with its picture and its notes. Title and caption fill the places that the layout has for them, so that
 * they take the looks of whatever deck they are moved to. */
#include "pptx-parts.h"

#define NS_A "http://schemas.openxmlformats.org/drawingml/2006/main"
#define NS_P "http://schemas.openxmlformats.org/presentationml/2006/main"
#define NS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NS_RELS "http://schemas.openxmlformats.org/package/2006/relationships"

#define TITLE_SIZE 2400 /* hundredths of a point */
#define CAPTION_SIZE 1400
#define POINTS_SIZE 2000
#define MARKING_SIZE 1100
#define MARKING_WIDTH 4000000
#define MARKING_HEIGHT 320000
#define MARKING_MARGIN 170000

static void
add_number (RpXml *xml, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  rp_xml_attribute (xml, name, text);
}

static RpXml *
begin_root (const char *name)
{
  RpXml *xml = rp_xml_new ();

  rp_xml_begin (xml, name);
  rp_xml_attribute (xml, "xmlns:a", NS_A);
  rp_xml_attribute (xml, "xmlns:r", NS_R);
  rp_xml_attribute (xml, "xmlns:p", NS_P);
  rp_xml_begin (xml, "p:cSld");
  rp_xml_begin (xml, "p:spTree");
  rp_xml_begin (xml, "p:nvGrpSpPr");
  rp_xml_begin (xml, "p:cNvPr");
  rp_xml_attribute (xml, "id", "1");
  rp_xml_attribute (xml, "name", "");
  rp_xml_end (xml);
  rp_xml_element (xml, "p:cNvGrpSpPr", "");
  rp_xml_element (xml, "p:nvPr", "");
  rp_xml_end (xml);
  rp_xml_element (xml, "p:grpSpPr", "");
  return xml;
}

static GBytes *
end_root (RpXml *xml)
{
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_begin (xml, "p:clrMapOvr");
  rp_xml_element (xml, "a:masterClrMapping", "");
  rp_xml_end (xml);
  rp_xml_end (xml);
  return rp_xml_finish (xml);
}

static void
add_place (RpXml *xml, const char *element, const RpPptxBox *box)
{
  rp_xml_begin (xml, element);
  rp_xml_begin (xml, "a:off");
  add_number (xml, "x", box->x);
  add_number (xml, "y", box->y);
  rp_xml_end (xml);
  rp_xml_begin (xml, "a:ext");
  add_number (xml, "cx", box->width);
  add_number (xml, "cy", box->height);
  rp_xml_end (xml);
  rp_xml_end (xml);
}

static void
add_name (RpXml *xml, guint id, const char *name, const char *described)
{
  rp_xml_begin (xml, "p:cNvPr");
  add_number (xml, "id", id);
  rp_xml_attribute (xml, "name", name);
  rp_xml_attribute (xml, "descr", described);
  rp_xml_end (xml);
}

/* A place of the layout's: TYPE "title" or "body", INDEX 0 or the layout's; BOX NULL: where the layout has it. */
static void
begin_placeholder (RpXml *xml, guint id, const char *name, const char *type, guint index, const RpPptxBox *box)
{
  rp_xml_begin (xml, "p:sp");
  rp_xml_begin (xml, "p:nvSpPr");
  add_name (xml, id, name, NULL);
  rp_xml_element (xml, "p:cNvSpPr", "");
  rp_xml_begin (xml, "p:nvPr");
  rp_xml_begin (xml, "p:ph");
  rp_xml_attribute (xml, "type", type);
  if (index > 0)
    add_number (xml, "idx", index);
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_begin (xml, "p:spPr");
  if (box != NULL)
    add_place (xml, "a:xfrm", box);
  rp_xml_end (xml);
}

static void
add_picture (RpXml *xml, const RpPptxSlide *slide)
{
  rp_xml_begin (xml, "p:pic");
  rp_xml_begin (xml, "p:nvPicPr");
  add_name (xml, 4, "Diagram", slide->described);
  rp_xml_begin (xml, "p:cNvPicPr");
  rp_xml_begin (xml, "a:picLocks");
  rp_xml_attribute (xml, "noChangeAspect", "1");
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_element (xml, "p:nvPr", "");
  rp_xml_end (xml);
  rp_xml_begin (xml, "p:blipFill");
  rp_xml_begin (xml, "a:blip");
  rp_xml_attribute (xml, "r:embed", "rId3");
  rp_xml_end (xml);
  rp_xml_begin (xml, "a:stretch");
  rp_xml_element (xml, "a:fillRect", "");
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_begin (xml, "p:spPr");
  add_place (xml, "a:xfrm", &slide->picture_box);
  rp_xml_begin (xml, "a:prstGeom");
  rp_xml_attribute (xml, "prst", "rect");
  rp_xml_element (xml, "a:avLst", "");
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_end (xml);
}

static void
add_marking (RpXml *xml, guint id, const char *marking, gint64 y)
{
  RpPptxBox box = { (RP_PPTX_WIDTH - MARKING_WIDTH) / 2, y, MARKING_WIDTH, MARKING_HEIGHT };

  rp_xml_begin (xml, "p:sp");
  rp_xml_begin (xml, "p:nvSpPr");
  add_name (xml, id, "Marking", NULL);
  rp_xml_begin (xml, "p:cNvSpPr");
  rp_xml_attribute (xml, "txBox", "1");
  rp_xml_end (xml);
  rp_xml_element (xml, "p:nvPr", "");
  rp_xml_end (xml);
  rp_xml_begin (xml, "p:spPr");
  add_place (xml, "a:xfrm", &box);
  rp_xml_begin (xml, "a:prstGeom");
  rp_xml_attribute (xml, "prst", "rect");
  rp_xml_element (xml, "a:avLst", "");
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_begin (xml, "p:txBody");
  rp_xml_begin (xml, "a:bodyPr");
  rp_xml_attribute (xml, "wrap", "square");
  rp_xml_attribute (xml, "anchor", "ctr");
  rp_xml_element (xml, "a:normAutofit", "");
  rp_xml_end (xml);
  rp_xml_element (xml, "a:lstStyle", "");
  rp_xml_begin (xml, "a:p");
  rp_xml_begin (xml, "a:pPr");
  rp_xml_attribute (xml, "algn", "ctr");
  rp_xml_end (xml);
  rp_xml_begin (xml, "a:r");
  rp_xml_begin (xml, "a:rPr");
  add_number (xml, "sz", MARKING_SIZE);
  rp_xml_attribute (xml, "b", "1");
  rp_xml_end (xml);
  rp_xml_element (xml, "a:t", marking);
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_end (xml);
}

static GBytes *
slide_part (const RpPptxSlide *slide)
{
  RpXml *xml = begin_root ("p:sld");

  begin_placeholder (xml, 2, "Title", "title", 0, slide->has_picture ? &slide->title_box : NULL);
  rp_pptx_words (xml, slide->title, slide->has_picture ? TITLE_SIZE : 0, TRUE);
  rp_xml_end (xml);
  if (slide->caption != NULL || !slide->has_picture)
    {
      begin_placeholder (xml, 3, slide->has_picture ? "Caption" : "Points", "body", 1,
                         slide->has_picture ? &slide->caption_box : NULL);
      rp_pptx_words (xml, slide->caption, slide->has_picture ? CAPTION_SIZE : POINTS_SIZE, FALSE);
      rp_xml_end (xml);
    }
  if (slide->has_picture)
    add_picture (xml, slide);
  if (slide->marking != NULL && *slide->marking != '\0')
    {
      add_marking (xml, 5, slide->marking, MARKING_MARGIN);
      add_marking (xml, 6, slide->marking, RP_PPTX_HEIGHT - MARKING_MARGIN - MARKING_HEIGHT);
    }
  return end_root (xml);
}

static GBytes *
notes_part (const RpPptxSlide *slide)
{
  RpXml *xml = begin_root ("p:notes");

  rp_xml_begin (xml, "p:sp");
  rp_xml_begin (xml, "p:nvSpPr");
  add_name (xml, 2, "Slide", NULL);
  rp_xml_begin (xml, "p:cNvSpPr");
  rp_xml_begin (xml, "a:spLocks");
  rp_xml_attribute (xml, "noGrp", "1");
  rp_xml_attribute (xml, "noRot", "1");
  rp_xml_attribute (xml, "noChangeAspect", "1");
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_begin (xml, "p:nvPr");
  rp_xml_begin (xml, "p:ph");
  rp_xml_attribute (xml, "type", "sldImg");
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_end (xml);
  rp_xml_element (xml, "p:spPr", "");
  rp_xml_end (xml);
  begin_placeholder (xml, 3, "Notes", "body", 1, NULL);
  rp_pptx_words (xml, slide->notes, 0, FALSE);
  rp_xml_end (xml);
  return end_root (xml);
}

/* TYPE is the last part of a relation's name; pairs of type and target, NULL ends. */
static GBytes *
relations_part (const char *const *pairs)
{
  RpXml *xml = rp_xml_new ();

  rp_xml_begin (xml, "Relationships");
  rp_xml_attribute (xml, "xmlns", NS_RELS);
  for (guint i = 0; pairs[2 * i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("rId%u", i + 1);
      g_autofree char *type = g_strconcat (NS_R "/", pairs[2 * i], NULL);

      rp_xml_begin (xml, "Relationship");
      rp_xml_attribute (xml, "Id", id);
      rp_xml_attribute (xml, "Type", type);
      rp_xml_attribute (xml, "Target", pairs[2 * i + 1]);
      rp_xml_end (xml);
    }
  rp_xml_end (xml);
  return rp_xml_finish (xml);
}

static void
add_part (RpZipParts *zip, const char *format, guint number, GBytes *content)
{
  g_auto (GStrv) halves = g_strsplit (format, "#", 2);
  g_autofree char *name = g_strdup_printf ("%s%u%s", halves[0], number, halves[1]);

  rp_zip_parts_add (zip, name, content, TRUE);
}

void
rp_pptx_add_slide (RpZipParts *zip, G_GNUC_UNUSED const RpPptxDeck *deck, const RpPptxSlide *slide, GBytes *picture)
{
  guint number = slide->index + 1;
  g_autofree char *notes = g_strdup_printf ("../notesSlides/notesSlide%u.xml", number);
  g_autofree char *own = g_strdup_printf ("../slides/slide%u.xml", number);
  g_autofree char *image = g_strdup_printf ("../media/image%u.png", number);
  const char *layout = slide->has_picture ? "../slideLayouts/slideLayout1.xml" : "../slideLayouts/slideLayout2.xml";
  const char *slide_pairs[]
      = { "slideLayout", layout, "notesSlide", notes, picture != NULL ? "image" : NULL, image, NULL };
  const char *notes_pairs[] = { "notesMaster", "../notesMasters/notesMaster1.xml", "slide", own, NULL };

  add_part (zip, "ppt/slides/slide#.xml", number, slide_part (slide));
  add_part (zip, "ppt/slides/_rels/slide#.xml.rels", number, relations_part (slide_pairs));
  add_part (zip, "ppt/notesSlides/notesSlide#.xml", number, notes_part (slide));
  add_part (zip, "ppt/notesSlides/_rels/notesSlide#.xml.rels", number, relations_part (notes_pairs));
  if (picture != NULL)
    {
      g_autofree char *name = g_strdup_printf ("ppt/media/image%u.png", number);

      rp_zip_parts_add (zip, name, g_bytes_ref (picture), FALSE);
    }
}
