/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SIMILE Timeline's XML: <data date-time-format="" wiki-url=""><event start="" latestStart="" earliestEnd="" end=""
 * isDuration="" title="" link="" image="">text, in HTML</event></data>. An event with an end that is not said to last
 * happened at some time between the two. Passed over: icons, colours, tracks and tapes. */
#include "formats.h"

#include "simile-event.h"
#include "story-parts.h"
#include "xml-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOKED_AT ((gsize)64 * 1024)

static gboolean
sniff (const char *bytes, gsize length)
{
  gsize most = MIN (length, LOOKED_AT), rest;
  const char *event, *end;

  if (!rp_xml_is (bytes, length, "data"))
    return FALSE;
  event = g_strstr_len (bytes, (gssize)most, "<event");
  if (event == NULL)
    return g_strstr_len (bytes, (gssize)most, "date-time-format=") != NULL;
  rest = most - (gsize)(event - bytes);
  end = memchr (event, '>', rest);
  rest = end != NULL ? (gsize)(end - event) : rest;
  return g_strstr_len (event, (gssize)rest, "start=") != NULL || g_strstr_len (event, (gssize)rest, "title=") != NULL;
}

static const char *
filled (const RpXmlNode *node, const char *attribute)
{
  const char *value = rp_xml_node_get (node, attribute);

  return value != NULL && *value != '\0' ? value : NULL;
}

static void
append_escaped (GString *html, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  if (escaped != NULL)
    g_string_append (html, escaped);
}

/* What NODE holds as HTML again, where somebody wrote it as elements. */
static void
append_elements (GString *html, const RpXmlNode *node)
{
  for (const RpXmlNode *child = node->first; child != NULL; child = child->next)
    {
      const char *address = rp_xml_node_get (child, "href");

      g_string_append_printf (html, "<%s", child->name);
      if (address != NULL)
        {
          g_string_append (html, " href=\"");
          append_escaped (html, address);
          g_string_append_c (html, '"');
        }
      g_string_append_c (html, '>');
      append_escaped (html, child->text);
      append_elements (html, child);
      g_string_append_printf (html, "</%s>", child->name);
      append_escaped (html, child->tail);
    }
}

/* Lines are broken and indented as the file is, and in HTML that is a blank. */
static void
join_lines (GString *text)
{
  gsize n = 0;

  for (const char *c = text->str; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      text->str[n++] = *c;
    else if (n > 0 && text->str[n - 1] != ' ')
      text->str[n++] = ' ';
  g_string_truncate (text, n > 0 && text->str[n - 1] == ' ' ? n - 1 : n);
}

static void
add_event (RpGathering *gathering, const RpXmlNode *node, RpDateOrder order)
{
  const char *flag = filled (node, "durationEvent");
  g_autofree char *path = rp_xml_node_dup_path (node);
  g_autoptr (GString) text = g_string_new (NULL);
  RpSimileEvent event = { .id = filled (node, "id") != NULL ? filled (node, "id") : filled (node, "eventID"),
                          .title = filled (node, "title"),
                          .link = filled (node, "link"),
                          .image = filled (node, "image"),
                          .start = filled (node, "start"),
                          .latest_start = filled (node, "latestStart"),
                          .earliest_end = filled (node, "earliestEnd"),
                          .end = filled (node, "end") };
  RpGathered *record;

  event.form = rp_simile_form (flag != NULL ? flag : filled (node, "isDuration"), RP_SIMILE_INSTANT);
  if (node->text != NULL)
    g_string_append (text, node->text);
  append_elements (text, node);
  join_lines (text);
  event.text = text->len > 0 ? text->str : filled (node, "description");
  record = rp_simile_add_event (gathering, &event, NULL, rp_xml_place (node), path, order);
  if (event.start == NULL && event.latest_start == NULL)
    rp_xml_report (gathering, RP_SEVERITY_ERROR, node, event.title, g_strdup (_ ("expected “start”, found nothing")));
  for (guint i = 0; i < node->n_attributes; i++)
    if (!rp_simile_knows (node->attributes[i].name))
      rp_gathered_add_attribute (gathering, record, node->attributes[i].name, node->attributes[i].value);
}

static gboolean
gather (RpGathering *gathering, const RpImportInput *input)
{
  g_autoptr (RpXmlTree) tree = rp_xml_tree_new ();
  const RpXmlNode *root = rp_xml_read_input (tree, gathering, input);
  const char *wiki = filled (root, "wiki-url"), *section = filled (root, "wiki-section");

  if (root == NULL)
    return FALSE;
  if (wiki != NULL || section != NULL)
    rp_gathering_set_description (
        gathering, rp_gathering_printf (gathering, "%s %s", wiki != NULL ? wiki : "", section != NULL ? section : ""));
  for (const RpXmlNode *node = root->first; node != NULL; node = node->next)
    {
      if (!rp_gathering_step (gathering, 0.7))
        return TRUE;
      if (rp_xml_node_is (node, "event"))
        add_event (gathering, node, input->options.dates);
      else
        rp_xml_report (gathering, RP_SEVERITY_WARNING, node, NULL,
                       g_strdup_printf (_ ("“%s” is not read"), node->name));
    }
  return TRUE;
}

static const char *const suffixes[] = { ".xml", NULL };

const RpImporter rp_simile_xml_importer
    = { .name = "SIMILE Timeline", .suffixes = suffixes, .sniff = sniff, .gather = gather };
