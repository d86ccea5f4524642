/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-words.h"

#include <glib/gi18n-lib.h>

#define MOST_SOURCES 3
#define WIDEST_NAME 40

static void
append (GString *out, const char *words)
{
  if (!words || *words == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append (out, words);
}

/* NULL: exact. */
static const char *
start_words (RpEnd end, gboolean too)
{
  const char *const words[RP_N_ENDS]
      = { NULL, _ ("start approximate"), _ ("start uncertain"), _ ("start open"), _ ("start unknown") };

  return too ? _ ("start uncertain and approximate") : words[end];
}

static const char *
end_words (RpEnd end, gboolean too)
{
  const char *const words[RP_N_ENDS]
      = { NULL, _ ("end approximate"), _ ("end uncertain"), _ ("end open"), _ ("end unknown") };

  return too ? _ ("end uncertain and approximate") : words[end];
}

static const char *
moment_words (RpEnd end, gboolean too)
{
  if (end == RP_END_UNCERTAIN)
    return too ? _ ("date uncertain and approximate") : _ ("date uncertain");
  return end == RP_END_APPROXIMATE ? _ ("date approximate") : NULL;
}

static void
append_ends (GString *out, const RpTimelineItem *time)
{
  const char *start = start_words (time->start, time->start_too), *end = end_words (time->end, time->end_too);
  g_autofree char *both = NULL;

  if (time->from_parts)
    append (out, _ ("at least as long as its dated parts"));
  else if (!time->lasted && time->start == time->end && time->start_too == time->end_too)
    append (out, moment_words (time->start, time->start_too));
  else if (start && end)
    append (out, both = g_strdup_printf (_ ("%s, %s"), start, end));
  else
    append (out, start ? start : end);
}

static void
append_said (GString *out, RpDataset *dataset, guint event)
{
  g_autoptr (GArray) said = NULL;

  if (!rp_timeline_has_said (dataset, event))
    return;
  said = rp_timeline_said (dataset, event);
  for (guint i = 0; i < MIN (said->len, MOST_SOURCES); i++)
    {
      const RpTimelineSaid *one = &g_array_index (said, RpTimelineSaid, i);
      g_autofree char *label = rp_timeline_said_label (dataset, one, WIDEST_NAME);
      g_autofree char *words = one->conflicts ? g_strdup_printf (_ ("%s (conflicts)"), label)
                               : one->vaguer  ? g_strdup_printf (_ ("%s (less precise)"), label)
                                              : g_strdup (label);

      append (out, words);
    }
  if (said->len > MOST_SOURCES)
    {
      guint more = said->len - MOST_SOURCES;
      g_autofree char *words = g_strdup_printf (ngettext ("%u more date given", "%u more dates given", more), more);

      append (out, words);
    }
}

char *
rp_timeline_words (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  GString *out = g_string_new (NULL);
  RpTimelineItem time;

  if (event->status == RP_STATUS_PLANNED)
    append (out, _ ("planned"));
  if (event->status == RP_STATUS_ONGOING)
    append (out, _ ("ongoing"));
  if (event->basis == RP_BASIS_INFERRED)
    append (out, _ ("date inferred"));
  if (event->basis == RP_BASIS_PUBLISHED)
    append (out, _ ("date known only from a publication"));
  if (rp_timeline_item (event, &time))
    append_ends (out, &time);
  if (rp_timeline_disputed (dataset, index))
    append (out, _ ("disputed"));
  append_said (out, dataset, index);
  return g_string_free (out, FALSE);
}
