/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shelf below the lanes: what has no place on the axis, with the bounds that other events give it. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "timeline-ink.h"

#define ITEM_GAP_PX 22.0
#define SYMBOL_PX 10.0
#define TEXT_INSET_PX 12.0
#define MORE_PX 70.0 /* kept for "N more" */
#define HEAD_PX 8.0
#define MOST_ROWS 4

/* "before 12 Jan 2023": the nearest dated neighbours in order, else the date's own words. Transfer full, nullable. */
static char *
bounds_in_words (RpDataset *dataset, const RpEvent *event)
{
  const RpEvent *after = NULL, *before = NULL;
  g_autofree char *since = NULL, *until = NULL;

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
  if (before && !rp_instant_is_infinite (before->latest))
    until = rp_instant_describe_short (before->latest, RP_PRECISION_DAY);
  if (after && !rp_instant_is_infinite (after->earliest))
    since = rp_instant_describe_short (after->earliest, RP_PRECISION_DAY);
  if (until && since)
    return g_strdup_printf (_ ("%s to %s"), since, until);
  if (until)
    return g_strdup_printf (_ ("before %s"), until);
  if (since)
    return g_strdup_printf (_ ("after %s"), since);
  if (event->when.text && !event->when.when)
    return g_strdup_printf (_ ("“%.24s”"), event->when.text);
  if (event->when.when)
    return rp_edtf_describe_short (event->when.text, event->when.when);
  return NULL;
}

/* One entry measured; free the strings. */
typedef struct
{
  char *title, *bounds;
  double title_px, width;
} Entry;

static Entry
measure_entry (const RpTimelineInk *ink, guint event)
{
  const RpEvent *record = rp_dataset_event (ink->state->dataset, event);
  Entry entry = { rp_timeline_clean_title (record->record.title), bounds_in_words (ink->state->dataset, record), 0, 0 };

  entry.title_px = rp_text_width (ink->measure, entry.title, RP_TEXT_LABEL);
  entry.width = TEXT_INSET_PX + entry.title_px;
  if (entry.bounds)
    entry.width += 6 + rp_text_width (ink->measure, entry.bounds, RP_TEXT_TICK);
  return entry;
}

static guint
most_rows (const RpTimelineInk *ink)
{
  return (guint)CLAMP (ink->frame->height / 6 / RP_SHELF_ROW_PX, 1, MOST_ROWS);
}

static void
draw_entry (RpTimelineInk *ink, guint event, const Entry *entry, double x, double y, double limit)
{
  RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, event);
  RpState state = rp_ink_state (ink, event, TRUE);

  rp_ink_symbol (ink, event, state, x, y, SYMBOL_PX);
  if (x + TEXT_INSET_PX + entry->title_px <= limit)
    rp_ink_label (ink, ref, entry->title, rp_dataset_event (ink->state->dataset, event)->record.title, state,
                  x + TEXT_INSET_PX, y);
  if (entry->bounds && x + entry->width <= limit)
    rp_ink_caption (ink, RP_ROLE_DECORATION, entry->bounds, rp_ink_text (ink, ink->theme->ink65, ref, state),
                    x + TEXT_INSET_PX + entry->title_px + 6, y);
}

/* What found no room any more, counted. */
static void
draw_rest (RpTimelineInk *ink, const guint *events, guint n, double y)
{
  g_autofree RpRecordRef *refs = g_new (RpRecordRef, n);
  g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n), n);
  RpState state = RP_STATE_NONE;
  RpShape *shape;

  for (guint i = 0; i < n; i++)
    {
      RpState one = rp_ink_state (ink, events[i], TRUE);

      refs[i] = rp_record_ref (RP_RECORD_EVENT, events[i]);
      state = one == RP_STATE_SELECTED || one == RP_STATE_RELATED || state == RP_STATE_RELATED ? RP_STATE_RELATED : one;
    }
  shape = rp_drawing_add_text (ink->drawing, RP_ROLE_CLUSTER, ink->measure, more, RP_TEXT_TICK,
                               ink->right - MORE_PX + 8, y - rp_text_line_height (RP_TEXT_TICK) / 2, ink->theme->ink65);
  shape->state = state;
  shape->count = n;
  shape->members = rp_drawing_refs (ink->drawing, refs, n);
}

/* Flows the entries over at most ROWS rows; draws them when DRAW. Returns the rows used. */
static guint
flow (RpTimelineInk *ink, double top, gboolean draw, guint rows)
{
  guint n, row = 0, i;
  const guint *undated = rp_timeline_layout_undated (ink->layout, &n);
  double first_x = ink->left + 6, x = first_x;

  for (i = 0; i < n; i++)
    {
      Entry entry = measure_entry (ink, undated[i]);
      gboolean last_row = row + 1 == rows;
      double limit = ink->right - (last_row && i + 1 < n ? MORE_PX : 0); /* room for "N more" */
      gboolean full = x + entry.width > limit && x > first_x;

      if (full && !last_row)
        {
          row++;
          x = first_x;
        }
      if (draw && !(full && last_row))
        draw_entry (ink, undated[i], &entry, x, top + (row + 0.5) * RP_SHELF_ROW_PX, limit);
      x += entry.width + ITEM_GAP_PX;
      g_free (entry.title);
      g_free (entry.bounds);
      if (full && last_row)
        break;
    }
  if (draw && i < n)
    draw_rest (ink, undated + i, n - i, top + (rows - 0.5) * RP_SHELF_ROW_PX);
  return n == 0 ? 0 : row + 1;
}

double
rp_timeline_shelf_height (const RpTimelineInk *ink)
{
  RpTimelineInk dry = *ink;
  guint rows = flow (&dry, 0, FALSE, most_rows (ink));

  return rows == 0 ? 0 : HEAD_PX + rows * RP_SHELF_ROW_PX;
}

void
rp_timeline_shelf (RpTimelineInk *ink, double top, double bottom)
{
  guint n;
  g_autofree char *count = NULL;
  RpShape *shape;

  rp_timeline_layout_undated (ink->layout, &n);
  if (n == 0)
    return;
  shape = rp_drawing_add (ink->drawing, RP_ROLE_DECORATION, RP_GEOMETRY_RECT);
  shape->x = ink->margin;
  shape->y = floor (top + HEAD_PX / 2);
  shape->width = ink->right - ink->margin;
  shape->height = 1;
  shape->fill = ink->theme->hairline;
  shape = rp_drawing_add_text (ink->drawing, RP_ROLE_SHELF, ink->measure, _ ("Undated"), RP_TEXT_LABEL, ink->margin,
                               top + HEAD_PX + RP_SHELF_ROW_PX / 2 - rp_text_line_height (RP_TEXT_LABEL) / 2,
                               ink->theme->ink);
  shape->bold = TRUE;
  if (bottom - top >= HEAD_PX + 2 * RP_SHELF_ROW_PX - 1)
    {
      count = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
      rp_ink_caption (ink, RP_ROLE_SHELF, count, ink->theme->ink65, ink->margin,
                      top + HEAD_PX + RP_SHELF_ROW_PX * 1.5 - 3);
    }
  flow (ink, top + HEAD_PX, TRUE, (guint)((bottom - top - HEAD_PX) / RP_SHELF_ROW_PX + 0.5));
}
