/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shelf below the lanes: what has no place on the axis, with the bounds that other events give it. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "timeline-ink.h"
#include "timeline-parts.h"

#define ITEM_GAP_PX 22.0
#define SYMBOL_PX 10.0
#define TEXT_INSET_PX 12.0
#define MORE_GAP_PX 16.0   /* before "N more" */
#define LONGEST_WORDING 24 /* characters of a date that could not be read */
#define MOST_LISTED 1000   /* in a window; a picture says them all */
#define HEAD_PX 8.0
#define NAME_GAP_PX 8.0 /* between the shelf's name and what stands on it */
#define MOST_ROWS 4
#define MANY_THINGS 500
#define CROWDED_ROWS 2
#define MOST_ROWS_ALONE 50

/* The wording as given, in one line. Transfer full. */
static char *
quote (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) > LONGEST_WORDING)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, LONGEST_WORDING - 1);

      start = g_strconcat (g_strchomp (cut), "…", NULL);
    }
  else
    start = g_strdup (text);
  g_strdelimit (start, "\n\r\t", ' ');
  return g_strdup_printf (_ ("“%s”"), start);
}

/* The nearest days that dated events before and after it leave. Transfer full, nullable. */
static void
find_bounds (RpDataset *dataset, const RpEvent *event, char **since, char **until)
{
  const RpEvent *after = NULL, *before = NULL;

  for (guint i = 0; i < event->n_before; i++)
    {
      const RpEvent *other = rp_dataset_event (dataset, event->before[i]);

      if (other->dated && (!before || rp_instant_compare (other->latest, before->latest) < 0))
        before = other;
    }
  for (guint i = 0; i < event->n_after; i++)
    {
      const RpEvent *other = rp_dataset_event (dataset, event->after[i]);

      if (other->dated && (!after || rp_instant_compare (other->earliest, after->earliest) > 0))
        after = other;
    }
  *since = after && !rp_instant_is_infinite (after->earliest)
               ? rp_instant_describe_short (after->earliest, RP_PRECISION_DAY)
               : NULL;
  *until = before && !rp_instant_is_infinite (before->latest)
               ? rp_instant_describe_short (before->latest, RP_PRECISION_DAY)
               : NULL;
}

/* "after 12 Jan 2023, before 24 Sep 2024": what is known of when, else the date's own words. Transfer full, nullable.
 */
static char *
bounds_in_words (RpDataset *dataset, const RpEvent *event)
{
  g_autofree char *since = NULL, *until = NULL;

  find_bounds (dataset, event, &since, &until);
  if (until && since)
    return g_strdup_printf (_ ("after %s, before %s"), since, until);
  if (until)
    return g_strdup_printf (_ ("before %s"), until);
  if (since)
    return g_strdup_printf (_ ("after %s"), since);
  if (event->when.text && !event->when.when)
    return quote (event->when.text);
  if (event->when.when)
    return rp_edtf_describe_short (event->when.text, event->when.when);
  return event->when_text ? quote (event->when_text) : NULL;
}

/* One entry measured; free the strings. */
typedef struct
{
  char *title, *bounds;
  double title_x, title_px, width; /* behind the symbol's middle */
} Entry;

static Entry
measure_entry (const RpTimelineInk *ink, guint event)
{
  const RpEvent *record = rp_dataset_event (ink->state->dataset, event);
  Entry entry = { .title = rp_timeline_clean_title (record->record.title),
                  .bounds = bounds_in_words (ink->state->dataset, record),
                  .title_x = TEXT_INSET_PX + MAX (rp_timeline_parts_signs_px (ink->state->dataset, &event, 1) - 3, 0) };

  entry.bounds = rp_source_letters_behind (ink->state->letters, entry.bounds, &record->record);
  entry.title_px = rp_text_width (ink->measure, entry.title, RP_TEXT_LABEL);
  entry.width = entry.title_x + entry.title_px;
  if (entry.bounds)
    entry.width += 6 + rp_text_width (ink->measure, entry.bounds, RP_TEXT_TICK);
  return entry;
}

static guint
most_rows (const RpTimelineInk *ink)
{
  if (ink->frame->page)
    return ink->frame->page->shelf_rows;
  if (!rp_timeline_layout_is_dated (ink->layout)) /* it has the whole height */
    return (guint)CLAMP ((ink->frame->height - RP_AXIS_PX - HEAD_PX) / RP_SHELF_ROW_PX, 1, MOST_ROWS_ALONE);
  /* where much is counted for lack of rows, the undated wait behind "N more" */
  return (guint)CLAMP (ink->frame->height / 6 / RP_SHELF_ROW_PX, 1,
                       rp_timeline_layout_n_items (ink->layout) > MANY_THINGS ? CROWDED_ROWS : MOST_ROWS);
}

static void
draw_entry (RpTimelineInk *ink, guint event, const Entry *entry, double x, double y, double limit)
{
  RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, event);
  RpState state = rp_ink_state (ink, event, TRUE);

  rp_ink_signed_symbol (ink, event, state, &(RpPoint){ x, y }, SYMBOL_PX, FALSE);
  if (x + entry->title_x + entry->title_px <= limit)
    rp_ink_label (ink, ref, entry->title, rp_dataset_event (ink->state->dataset, event)->record.title, state,
                  x + entry->title_x, y);
  if (entry->bounds && x + entry->width <= limit)
    rp_ink_caption (ink, RP_ROLE_DECORATION, entry->bounds,
                    rp_view_state_text (ink->state, ink->theme->ink65, ref, state),
                    x + entry->title_x + entry->title_px + 6, y);
}

static char *
more_in_words (guint n)
{
  return g_strdup_printf (ngettext ("%u more", "%u more", n), n);
}

/* What the events that found no room are together. In a window only so many are asked. */
static RpState
state_of_rest (const RpTimelineInk *ink, const guint *events, guint n)
{
  RpState state = RP_STATE_OTHER;

  if (ink->state->selected.type == RP_RECORD_NONE)
    return RP_STATE_NONE;
  for (guint i = 0; i < n && state == RP_STATE_OTHER; i++)
    if (rp_ink_state (ink, events[i], rp_dataset_event (ink->state->dataset, events[i])->n_parts > 0) != RP_STATE_OTHER)
      state = RP_STATE_RELATED;
  return state;
}

/* What found no room any more, counted. */
static void
draw_rest (RpTimelineInk *ink, const guint *events, guint n, double y)
{
  guint listed = ink->frame->in_window && !ink->frame->list_all ? MIN (n, MOST_LISTED) : n;
  g_autofree RpRecordRef *refs = g_new (RpRecordRef, listed + 1);
  g_autofree char *more = more_in_words (n);
  double width = rp_text_width (ink->measure, more, RP_TEXT_TICK);
  RpShape *shape;

  for (guint i = 0; i < listed; i++)
    refs[i] = rp_record_ref (RP_RECORD_EVENT, events[i]);
  shape = rp_drawing_add_text (ink->drawing, RP_ROLE_CLUSTER, ink->measure, more, RP_TEXT_TICK, ink->right - width,
                               y - rp_text_line_height (RP_TEXT_TICK) / 2, ink->theme->ink65);
  shape->state = state_of_rest (ink, events, listed);
  shape->count = n;
  shape->n_members = listed;
  shape->members = rp_drawing_refs (ink->drawing, refs, listed);
}

/* How a shelf is filled. */
typedef struct
{
  double top;
  gboolean draw;
  guint rows;       /* at most */
  guint first;      /* what is before it stands on other pages */
  gboolean goes_on; /* what finds no room has one on another page; else it is counted */
} Flow;

/* Flows the entries over the rows. Returns the rows used; NEXT (out): the first that found no room. */
static guint
flow (RpTimelineInk *ink, const Flow *how, guint *next)
{
  guint n, row = 0, i;
  const guint *undated = rp_timeline_layout_undated (ink->layout, &n);
  double first_x = ink->left + 6, x = first_x;
  g_autofree char *more = more_in_words (n);
  double more_px = how->goes_on ? 0 : rp_text_width (ink->measure, more, RP_TEXT_TICK) + MORE_GAP_PX;

  for (i = how->first; i < n; i++)
    {
      Entry entry = measure_entry (ink, undated[i]);
      gboolean last_row = row + 1 == how->rows;
      double limit = ink->right - (last_row && i + 1 < n ? more_px : 0); /* room for "N more" */
      gboolean full = x + entry.width > limit && x > first_x;

      if (full && !last_row)
        {
          row++;
          x = first_x;
          limit = ink->right - (row + 1 == how->rows && i + 1 < n ? more_px : 0);
        }
      if (how->draw && !(full && last_row))
        draw_entry (ink, undated[i], &entry, x, how->top + (row + 0.5) * RP_SHELF_ROW_PX, limit);
      x += entry.width + ITEM_GAP_PX;
      g_free (entry.title);
      g_free (entry.bounds);
      if (full && last_row)
        break;
    }
  if (how->draw && i < n && !how->goes_on)
    draw_rest (ink, undated + i, n - i, how->top + (how->rows - 0.5) * RP_SHELF_ROW_PX);
  if (next)
    *next = i;
  return n == 0 ? 0 : row + 1;
}

guint
rp_timeline_shelf_next (const RpTimelineInk *ink, guint rows, guint first)
{
  RpTimelineInk dry = *ink;
  Flow how = { .rows = rows, .first = first, .goes_on = TRUE };
  guint next = first;

  if (rows > 0)
    flow (&dry, &how, &next);
  return next;
}

double
rp_timeline_shelf_height (const RpTimelineInk *ink)
{
  RpTimelineInk dry = *ink;
  Flow how = { .rows = most_rows (ink) };
  guint rows = ink->frame->page ? how.rows : flow (&dry, &how, NULL);

  return rows == 0 ? 0 : HEAD_PX + rows * RP_SHELF_ROW_PX;
}

void
rp_timeline_shelf (RpTimelineInk *ink, double top, double bottom)
{
  const RpTimelinePage *page = ink->frame->page;
  Flow how = { top + HEAD_PX, TRUE, (guint)((bottom - top - HEAD_PX) / RP_SHELF_ROW_PX + 0.5), page ? page->undated : 0,
               page != NULL };
  guint n;
  g_autofree char *count = NULL, *name = NULL;
  RpShape *shape;

  rp_timeline_layout_undated (ink->layout, &n);
  if (n <= how.first || bottom <= top)
    return;
  rp_drawing_add_rect (ink->drawing, RP_ROLE_DECORATION, ink->margin, floor (top + HEAD_PX / 2),
                       ink->right - ink->margin, 1, ink->theme->hairline);
  name = rp_ink_shorten (ink, _ ("Undated"), ink->left - ink->margin - NAME_GAP_PX);
  shape = rp_drawing_add_text (ink->drawing, RP_ROLE_SHELF, ink->measure, name, RP_TEXT_LABEL, ink->margin,
                               top + HEAD_PX + RP_SHELF_ROW_PX / 2 - rp_text_line_height (RP_TEXT_LABEL) / 2,
                               ink->theme->ink);
  shape->bold = TRUE;
  shape->full = rp_drawing_string (ink->drawing, _ ("Undated"));
  if (bottom - top >= HEAD_PX + 2 * RP_SHELF_ROW_PX - 1)
    {
      count = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
      rp_ink_caption (ink, RP_ROLE_SHELF, count, ink->theme->ink65, ink->margin,
                      top + HEAD_PX + RP_SHELF_ROW_PX * 1.5 - 3);
    }
  flow (ink, &how, NULL);
}
