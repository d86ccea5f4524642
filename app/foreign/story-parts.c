/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story-parts.h"

#include "edtf.h"
#include "foreign-date.h"
#include "html-text.h"
#include "json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_TITLE 120 /* letters of a title that is made of a text */
#define LOOKED_AT 8    /* items, to know a shape */

static void
free_text (gpointer text)
{
  g_free (text);
}

const char *
rp_story_node_text (RpGathering *gathering, const RpJsonNode *node)
{
  if (node == NULL || node->type == RP_JSON_NULL || rp_json_node_is_text (node) || rp_json_node_is_number (node))
    return rp_json_node_text (node);
  rp_gathering_report_node (gathering, RP_SEVERITY_ERROR, node, NULL,
                            g_strdup_printf (_ ("expected a text, found %s"), rp_json_node_name (node)));
  return NULL;
}

const char *
rp_story_text (RpGathering *gathering, const RpJsonNode *object, const char *key)
{
  return rp_story_node_text (gathering, rp_json_node_get (object, key));
}

gboolean
rp_story_any (const RpJsonNode *list, gboolean (*that) (const RpJsonNode *item))
{
  const RpJsonNode *item = rp_json_node_is_list (list) ? list->first : NULL;

  for (guint i = 0; item != NULL && i < LOOKED_AT; i++, item = item->next)
    if (rp_json_node_is_object (item) && that (item))
      return TRUE;
  return rp_json_node_is_object (list) && that (list);
}

static void
take (RpGathering *gathering, const RpJsonNode *item, const char *wanted, RpStoryItemFunc func, gpointer data)
{
  if (rp_json_node_is_object (item))
    func (gathering, item, data);
  else
    rp_gathering_leave_out_node (gathering, item, NULL,
                                 g_strdup_printf (_ ("expected %s, found %s"), wanted, rp_json_node_name (item)));
}

gboolean
rp_story_each (RpGathering *gathering, const RpJsonNode *list, const char *wanted, RpStoryItemFunc func, gpointer data)
{
  if (list == NULL || list->type == RP_JSON_NULL)
    return TRUE;
  if (!rp_json_node_is_list (list))
    take (gathering, list, wanted, func, data);
  else
    for (const RpJsonNode *item = list->first; item != NULL; item = item->next)
      {
        if (!rp_gathering_step (gathering, 0.5 + 0.4 * item->index / list->n_items))
          return FALSE;
        take (gathering, item, wanted, func, data);
      }
  return TRUE;
}

/* TEXT on one line. Transfer full; NULL: nothing. */
static char *
one_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *c = text; c != NULL && *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (line, *c);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, line->len == 0);
}

char *
rp_story_plain (const char *html)
{
  g_autofree char *text = rp_html_text (html);

  return one_line (text);
}

void
rp_story_set_head (RpGathering *gathering, const char *headline, const char *text, const char *more)
{
  g_autofree char *title = rp_story_plain (headline);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (free_text);
  g_autofree char *plain = rp_html_text_links (text, links);
  g_autoptr (GString) description = g_string_new (plain);

  for (guint i = 0; i < links->len; i++)
    if (strstr (plain, g_ptr_array_index (links, i)) == NULL)
      g_string_append_printf (description, "\n%s", (const char *)g_ptr_array_index (links, i));
  if (more != NULL)
    g_string_append_printf (description, "%s%s", description->len > 0 ? "\n\n" : "", more);
  rp_gathering_set_title (gathering, title);
  rp_gathering_set_description (gathering, description->str);
}

/* The first line of TEXT, or the words of it that fit. Transfer full; NULL: there is none. WHOLE: it is all of TEXT. */
static char *
title_of (const char *text, gboolean *whole)
{
  gsize n = text != NULL ? strcspn (text, "\n") : 0;
  g_autofree char *line = n > 0 ? g_strndup (text, n) : NULL;
  const char *cut;

  *whole = line != NULL && text[n] == '\0';
  if (line == NULL || g_utf8_strlen (line, -1) <= MOST_TITLE)
    return g_steal_pointer (&line);
  *whole = FALSE;
  cut = g_utf8_offset_to_pointer (line, MOST_TITLE);
  for (const char *c = cut; c > line + MOST_TITLE / 2; c--)
    if (*c == ' ')
      {
        cut = c;
        break;
      }
  return g_strdup_printf ("%.*s…", (int)(cut - line), line);
}

void
rp_story_add_address (RpGathering *gathering, RpGathered *record, const char *label, const char *address)
{
  g_autofree char *web = rp_web_address (address);

  if (web != NULL && record->url == NULL)
    record->url = rp_gathering_text (gathering, web, -1);
  else if (web != NULL && strcmp (web, record->url) == 0)
    return;
  else
    rp_gathered_add_attribute (gathering, record, label, web != NULL ? web : address);
}

RpGathered *
rp_story_add_event (RpGathering *gathering, const RpJsonNode *node, const char *id, const char *kind, const char *title,
                    const char *text)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (free_text);
  g_autofree char *title_text = rp_html_text_links (title, links);
  g_autofree char *name = one_line (title_text);
  g_autofree char *summary = rp_html_text_links (text, links);
  gboolean whole = FALSE;
  RpGathered *event;

  if (name == NULL)
    name = title_of (summary, &whole);
  event = rp_gathering_add (gathering, RP_RECORD_EVENT, node, id, kind != NULL ? kind : "event", name);
  event->summary = whole ? NULL : rp_gathering_text (gathering, summary, -1);
  for (guint i = 0; i < links->len; i++)
    rp_story_add_address (gathering, event, _ ("Link"), g_ptr_array_index (links, i));
  return event;
}

/* ---- media ---- */

/* Where it stands: the page it is from, itself, or what an embedding names. Transfer full; NULL: nowhere. */
static char *
media_address (const RpStoryMedia *media)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (free_text);
  g_autofree char *address = rp_web_address (media->link);
  g_autofree char *text = NULL;

  if (address == NULL)
    address = rp_web_address (media->url);
  if (address != NULL || media->url == NULL || strchr (media->url, '<') == NULL)
    return g_steal_pointer (&address);
  text = rp_html_text_links (media->url, links);
  return links->len > 0 ? g_strdup (g_ptr_array_index (links, 0)) : NULL;
}

void
rp_story_add_media (RpGathering *gathering, RpGathered *event, const RpStoryMedia *media)
{
  g_autofree char *address = media_address (media);
  g_autofree char *credit = rp_story_plain (media->credit);
  g_autofree char *caption = rp_story_plain (media->caption);
  g_autofree char *web = rp_web_address (media->url);
  g_autofree char *quoted = web == NULL ? rp_html_text (media->url) : NULL;
  const char *title = credit != NULL ? credit : caption != NULL ? caption : address;

  if (address != NULL || credit != NULL)
    {
      RpGathered *source = rp_gathering_source_named (gathering, title, address, event->place);
      rp_gathered_add_evidence (gathering, event, source->id, NULL, NULL);
    }
  if (caption != NULL && (address == NULL || title != caption))
    rp_gathered_add_attribute (gathering, event, _ ("Caption"), caption);
  if (web == NULL || g_strcmp0 (web, address) != 0)
    rp_gathered_add_attribute (gathering, event, _ ("Media"), web != NULL ? web : quoted);
}

char *
rp_story_describe_media (const RpStoryMedia *media)
{
  g_autofree char *address = media_address (media);
  g_autofree char *credit = rp_story_plain (media->credit);
  g_autofree char *caption = rp_story_plain (media->caption);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (caption != NULL)
    g_ptr_array_add (parts, caption);
  if (credit != NULL)
    g_ptr_array_add (parts, credit);
  if (address != NULL)
    g_ptr_array_add (parts, address);
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (" · ", (char **)parts->pdata) : NULL;
}

/* ---- eras ---- */

/* Transfer full; NULL: no sound dates. */
static char *
era_dates (const RpStoryEra *era)
{
  g_autofree char *begin = era->begin != NULL ? rp_foreign_date (era->begin, RP_DATE_ORDER_UNKNOWN, NULL) : NULL;
  g_autofree char *end = era->end != NULL ? rp_foreign_date (era->end, RP_DATE_ORDER_UNKNOWN, NULL) : NULL;
  g_autofree char *when = NULL;
  g_autofree char *reason = NULL;
  RpWhen read;

  if ((era->begin != NULL && begin == NULL) || (era->end != NULL && end == NULL))
    return NULL;
  when = era->end != NULL ? rp_foreign_interval (begin, end) : g_steal_pointer (&begin);
  return when != NULL && rp_edtf_parse (when, &read, &reason, NULL) ? g_steal_pointer (&when) : NULL;
}

void
rp_story_add_era (RpGathering *gathering, const RpJsonNode *node, const RpStoryEra *era)
{
  g_autofree char *when = era_dates (era);
  g_autofree char *name = rp_story_plain (era->label);
  g_autofree char *more = rp_story_plain (era->text);

  if (when == NULL)
    {
      g_autofree char *given
          = g_strdup_printf ("%s – %s", era->begin != NULL ? era->begin : "…", era->end != NULL ? era->end : "…");
      g_autofree char *shown = rp_json_excerpt (given, strlen (given), 60);
      rp_gathering_leave_out_node (gathering, node, name,
                                   g_strdup_printf (_ ("expected an era's dates, found “%s”"), shown));
      return;
    }
  if (name != NULL && more != NULL)
    {
      g_autofree char *shown = rp_json_excerpt (more, strlen (more), 60);
      rp_gathering_report_node (gathering, RP_SEVERITY_WARNING, node, name,
                                g_strdup_printf (_ ("an era has a name and dates; its text is left out: “%s”"), shown));
    }
  rp_gathering_add_era (gathering, name != NULL ? name : more, when, NULL);
}

/* ---- keys ---- */

void
rp_story_add_others (RpGathering *gathering, RpGathered *record, const RpJsonNode *object, const char *const *known)
{
  for (const RpJsonNode *member = rp_json_node_is_object (object) ? object->first : NULL; member != NULL;
       member = member->next)
    if (!g_strv_contains (known, member->key))
      rp_gathered_add_other (gathering, record, member->key, member);
}

void
rp_story_report_others (RpGathering *gathering, const RpJsonNode *object, const char *const *known)
{
  for (const RpJsonNode *member = rp_json_node_is_object (object) ? object->first : NULL; member != NULL;
       member = member->next)
    if (member->first != NULL && !g_strv_contains (known, member->key))
      {
        g_autofree char *key = rp_json_excerpt (member->key, strlen (member->key), 60);
        rp_gathering_report_node (gathering, RP_SEVERITY_WARNING, member, NULL,
                                  g_strdup_printf (_ ("“%s” is not read"), key));
      }
}
