/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-citation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "card-words.h"
#include "label-text.h"

/* ", " and TEXT, unless it stands in the title already. */
static void
add_new (RpFlow *flow, const char *title, const char *text, const RpFlowStyle *style)
{
  if (text == NULL || *text == '\0' || strstr (title, text) != NULL)
    return;
  rp_flow_add (flow, ", ", style);
  rp_flow_add (flow, text, style);
}

/* Publisher and date stand in for a title that is not given: they are told in words. */
static const char *
title_of (const RpSource *source)
{
  g_autofree char *made = g_strdup_printf ("%s, %s", source->publisher ? source->publisher : "",
                                           source->published.text ? source->published.text : "");

  return g_str_equal (made, source->record.title) ? source->publisher : source->record.title;
}

/* The day alone: the minute adds nothing to a citation. A title may have it short. */
static char *
day_of (const RpSource *source, const char *title)
{
  const RpWhen *when = source->published.when;
  g_autofree char *brief = NULL;

  if (when == NULL)
    return NULL;
  brief = rp_edtf_describe_short (source->published.text, when);
  if (strstr (title, brief) != NULL)
    return NULL;
  if (when->form == RP_WHEN_SINGLE && when->begin.precision == RP_PRECISION_TIME)
    return rp_instant_describe (when->begin.earliest, RP_PRECISION_DAY);
  return rp_edtf_describe (source->published.text, when);
}

/* A click opens it in the files that can: only what leads where it seems to. */
gboolean
rp_citation_is_address (const char *text)
{
  const char *scheme = text != NULL ? g_uri_peek_scheme (text) : NULL;

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "mailto") != 0)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)) || g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_FORMAT)
      return FALSE;
  return TRUE;
}

void
rp_citation_add (RpFlow *flow, const RpSource *source, RpTextSize size)
{
  const char *title = title_of (source);
  RpFlowStyle ink = { .size = size };
  g_autofree char *day = day_of (source, title);

  if (title == source->publisher && source->author != NULL)
    {
      rp_flow_add (flow, source->author, &ink);
      rp_flow_add (flow, ", ", &ink);
    }
  rp_flow_add (flow, title, &ink);
  if (title != source->publisher)
    add_new (flow, title, source->author, &ink);
  add_new (flow, title, source->publisher, &ink);
  add_new (flow, title, day, &ink);
}

void
rp_citation_add_grade (RpFlow *flow, const RpSource *source, RpTextSize size)
{
  RpFlowStyle soft = { .size = size, .soft = TRUE };
  g_autofree char *grade = rp_grade_in_words (source->reliability);

  if (grade != NULL)
    {
      rp_flow_add (flow, _ (". Grade "), &soft);
      rp_flow_add (flow, grade, &soft);
    }
  rp_flow_add (flow, ".", &soft);
}

void
rp_citation_add_address (RpFlow *flow, const RpSource *source, RpTextSize size)
{
  RpFlowStyle ink = { .size = size }, link = ink;
  g_autofree char *shown = NULL;

  if (source->record.url == NULL || *source->record.url == '\0')
    return;
  shown = rp_label_line (source->record.url); /* never pages of one address */
  link.link = rp_citation_is_address (source->record.url) ? source->record.url : NULL;
  rp_flow_add (flow, " ", &ink);
  rp_flow_add (flow, shown, &link);
}
