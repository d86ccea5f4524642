/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-glide.h"

#include "glide-pace.h"
#include "text-scale.h"

#include <math.h>

/* Marks and rings reach so far out of the first and last row. */
#define OVERHANG_PX 3.0
/* Above the lanes there is a line of the plot with nothing on it but what goes through all of them. */
#define BARE_PX 4.0

/* A lane at rest: its rows, and the gap behind the last of them. */
typedef struct
{
  double y, row, gap;
  guint n_rows;
} Lane;

/* A row on its way; of a lane with other rows than before all of them. */
typedef struct
{
  RpLaneSlice before, after;
  gboolean changed;
} Way;

/* Where lanes are in sight. */
typedef struct
{
  double top, bottom;
} Band;

struct _RpLaneGlide
{
  GtkWidget *widget;
  GHashTable *before; /* id → Lane; NULL: nothing was left */
  GdkTexture *texture;
  Band band_before, band;
  double from, to;
  GArray *ways; /* Way, those that go furthest last; empty: none moves */
  double part;  /* of the way */
  gint64 begun; /* frame time; 0: with the next frame */
  guint tick_id;
  guint n_frames;
};

RpLaneSlice
rp_lane_slice_between (RpLaneSlice before, RpLaneSlice after, double part)
{
  return (RpLaneSlice){ before.y + (after.y - before.y) * part, before.height + (after.height - before.height) * part };
}

RpLaneGlide *
rp_lane_glide_new (GtkWidget *widget)
{
  RpLaneGlide *self = g_new0 (RpLaneGlide, 1);

  self->widget = widget;
  self->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  return self;
}

void
rp_lane_glide_free (RpLaneGlide *self)
{
  if (self == NULL)
    return;
  rp_lane_glide_stop (self);
  g_array_unref (self->ways);
  g_free (self);
}

void
rp_lane_glide_stop (RpLaneGlide *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  self->tick_id = 0;
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_object (&self->texture);
  g_array_set_size (self->ways, 0);
}

/* The I-th lane of what is planned, down to where the next begins. */
static gboolean
lane_at (RpTimelineLayout *layout, guint i, double top, const char **id, Lane *lane)
{
  double content, view, above;
  RpLanePlace place, next;

  if (!rp_timeline_layout_nth_lane_place (layout, i, &place))
    return FALSE;
  if (!rp_timeline_layout_nth_lane_place (layout, i + 1, &next))
    next.top = place.bottom;
  rp_timeline_layout_get_scroll (layout, &content, &view, &above);
  *id = place.id;
  *lane = (Lane){ top + place.top - above, (place.bottom - place.top) / MAX (place.n_rows, 1), next.top - place.bottom,
                  place.n_rows };
  return TRUE;
}

static double
height_of (const Lane *lane)
{
  return lane->n_rows * lane->row + lane->gap;
}

static Band
band_of (RpTimelineLayout *layout, double top)
{
  double content, view, above;

  rp_timeline_layout_get_scroll (layout, &content, &view, &above);
  return (Band){ top - OVERHANG_PX, top + view + OVERHANG_PX };
}

void
rp_lane_glide_leave (RpLaneGlide *self, RpTimelineLayout *layout, GdkTexture *texture, double top, double from,
                     double to)
{
  const char *id;
  Lane lane;

  rp_lane_glide_stop (self);
  if (!rp_glide_pace_may_move (self->widget) || texture == NULL || !gtk_widget_get_mapped (self->widget))
    return;
  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; lane_at (layout, i, top, &id, &lane); i++)
    g_hash_table_insert (self->before, g_strdup (id), g_memdup2 (&lane, sizeof lane));
  self->texture = g_object_ref (texture);
  self->band_before = band_of (layout, top);
  self->from = from;
  self->to = to;
}

static int
compare_ways (gconstpointer a, gconstpointer b)
{
  const Way *one = a, *other = b;
  double first = fabs (one->after.y - one->before.y), second = fabs (other->after.y - other->before.y);

  return (first > second) - (first < second);
}

static gboolean
is_seen (RpLaneSlice slice, Band band)
{
  return slice.y < band.bottom && slice.y + slice.height > band.top;
}

static void
add_way (RpLaneGlide *self, const Way *way)
{
  if (is_seen (way->before, self->band_before) || is_seen (way->after, self->band))
    g_array_append_val (self->ways, *way);
}

static RpLaneSlice
row_of (const Lane *lane, guint row)
{
  return (RpLaneSlice){ lane->y + row * lane->row, lane->row + (row + 1 == lane->n_rows ? lane->gap : 0) };
}

/* Rows that are the same but for their height go each by itself. */
static void
add_ways (RpLaneGlide *self, const Lane *before, const Lane *after)
{
  Way way = { { before->y, height_of (before) }, { after->y, height_of (after) }, TRUE };

  if (before->n_rows != after->n_rows)
    {
      add_way (self, &way);
      return;
    }
  for (guint row = 0; row < after->n_rows; row++)
    {
      way = (Way){ row_of (before, row), row_of (after, row), FALSE };
      add_way (self, &way);
    }
}

/* Ways of what is or was in sight; none where no lane is elsewhere now, or none is known. */
static void
find_ways (RpLaneGlide *self, RpTimelineLayout *layout, double top)
{
  Lane none = { .y = top }; /* a new lane opens behind the one before, as that was */
  gboolean moved = FALSE, known = FALSE;
  const char *id;
  Lane after;

  g_array_set_size (self->ways, 0);
  for (guint i = 0; lane_at (layout, i, top, &id, &after); i++)
    {
      const Lane *before = g_hash_table_lookup (self->before, id);

      known |= before != NULL;
      if (before == NULL)
        before = &none;
      moved |= before->y != after.y || height_of (before) != height_of (&after);
      add_ways (self, before, &after);
      none.y = before->y + height_of (before);
    }
  if (!moved || !known)
    g_array_set_size (self->ways, 0);
  g_array_sort (self->ways, compare_ways);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RpLaneGlide *self = data;

  self->part = rp_glide_pace_part (&self->begun, clock);
  self->n_frames++;
  gtk_widget_queue_draw (widget);
  if (self->part < 1)
    return G_SOURCE_CONTINUE;
  g_debug ("lanes moved in %u frames", self->n_frames);
  self->tick_id = 0;
  rp_lane_glide_stop (self);
  return G_SOURCE_REMOVE;
}

void
rp_lane_glide_arrive (RpLaneGlide *self, RpTimelineLayout *layout, double top, double from, double to)
{
  if (self->before == NULL)
    return;
  self->band = band_of (layout, top);
  find_ways (self, layout, top);
  if (self->ways->len == 0 || from != self->from || to != self->to)
    {
      rp_lane_glide_stop (self);
      return;
    }
  if (self->tick_id != 0)
    return;
  self->begun = 0;
  self->part = 0;
  self->n_frames = 0;
  self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
}

/* ---- on the screen ---- */

/* Shows TEXTURE, moved down by DY and stretched, between TOP and BOTTOM. */
static void
append (RpLaneGlide *self, GtkSnapshot *snapshot, GdkTexture *texture, double dy, double top, double bottom)
{
  double scale = rp_text_scale_of (self->widget);
  float width = (float)(gtk_widget_get_width (self->widget) / scale);
  float height = (float)(gtk_widget_get_height (self->widget) / scale);

  if (!(bottom > top))
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float)top, width, (float)(bottom - top)));
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, (float)dy, width, height));
  gtk_snapshot_pop (snapshot);
}

/* What goes through all lanes, the ticks' lines and the eras, and nothing that stands on them. */
static void
append_bare (RpLaneGlide *self, GtkSnapshot *snapshot, GdkTexture *texture)
{
  double y = self->band.top + OVERHANG_PX - BARE_PX, factor = self->band.bottom - self->band.top;
  double scale = rp_text_scale_of (self->widget);
  float width = (float)(gtk_widget_get_width (self->widget) / scale);
  float height = (float)(gtk_widget_get_height (self->widget) / scale);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float)self->band.top, width, (float)factor));
  gtk_snapshot_append_texture (
      snapshot, texture,
      &GRAPHENE_RECT_INIT (0, (float)(self->band.top - y * factor), width, (float)(height * factor)));
  gtk_snapshot_pop (snapshot);
}

/* What of TEXTURE stands at SLICE within BAND, moved down by DY, as far as NOW has room for it. */
static void
append_slice (RpLaneGlide *self, GtkSnapshot *snapshot, GdkTexture *texture, RpLaneSlice slice, Band band, double dy,
              RpLaneSlice now)
{
  double top = MAX (MAX (slice.y, band.top) + dy, MAX (now.y, self->band.top));
  double bottom = MIN (MIN (slice.y + slice.height, band.bottom) + dy, MIN (now.y + now.height, self->band.bottom));

  append (self, snapshot, texture, dy, top, bottom);
}

/* A row keeps its middle; a lane with other rows fades from what it was into what it is. */
static void
append_way (RpLaneGlide *self, GtkSnapshot *snapshot, GdkTexture *texture, const Way *way)
{
  RpLaneSlice now = rp_lane_slice_between (way->before, way->after, self->part);
  double middle = now.y + now.height / 2 - way->after.y - way->after.height / 2;

  if (!way->changed)
    {
      append_slice (self, snapshot, texture, way->after, self->band, round (middle), now);
      return;
    }
  append_slice (self, snapshot, self->texture, way->before, self->band_before, round (now.y - way->before.y), now);
  gtk_snapshot_push_opacity (snapshot, self->part);
  append_slice (self, snapshot, texture, way->after, self->band, round (now.y - way->after.y), now);
  gtk_snapshot_pop (snapshot);
}

void
rp_lane_glide_snapshot (RpLaneGlide *self, GtkSnapshot *snapshot, GdkTexture *texture)
{
  if (self->ways->len == 0 || texture == NULL || self->texture == NULL
      || gdk_texture_get_width (texture) != gdk_texture_get_width (self->texture)
      || gdk_texture_get_height (texture) != gdk_texture_get_height (self->texture))
    return;
  append_bare (self, snapshot, texture);
  for (guint i = 0; i < self->ways->len; i++)
    append_way (self, snapshot, texture, &g_array_index (self->ways, Way, i));
}
