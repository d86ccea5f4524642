/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-outline.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "label-text.h"
#include "pdf-page.h"

/* How far above its lane's name a mark's may begin and still be on that lane. */
#define LANE_REACH_PX 12.0

typedef struct
{
  char *name;
  RpRecordRef ref;
  double x, y; /* px */
  guint lane;  /* 1 + index among the page's lanes; 0: on none */
} Entry;

/* What a page holds that is worth a name. */
typedef struct
{
  GArray *lanes, *events, *entities, *others; /* of Entry */
  GHashTable *seen;                           /* refs */
  GHashTable *names;                          /* that are in the outline */
} Content;

typedef struct
{
  cairo_surface_t *surface;
  const RpPdfOutline *outline;
  guint page;       /* from 1 */
  double x, y;      /* pt: of the drawing that is looked at, on that page */
  double pt_per_px; /* of it */
  guint on_page, in_all, left_out;
} Writer;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *)data)->name);
}

static GArray *
entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static void
content_init (Content *self)
{
  *self = (Content){ entries_new (),
                     entries_new (),
                     entries_new (),
                     entries_new (),
                     g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
                     g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
}

static void
content_clear (Content *self)
{
  g_array_unref (self->lanes);
  g_array_unref (self->events);
  g_array_unref (self->entities);
  g_array_unref (self->others);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->names);
}

static gboolean
has_emoji (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x1f000 && c <= 0x1faff) || c == 0xfe0f || (c >= 0x231a && c <= 0x27bf) || (c >= 0x2b1b && c <= 0x2b55))
        return TRUE;
    }
  return FALSE;
}

/* The record that a shape stands for or names. */
static RpRecordRef
record_of (const RpShape *shape)
{
  return shape->ref.type != RP_RECORD_NONE ? shape->ref : shape->of;
}

static const char *
words_of (const RpShape *shape)
{
  return shape->full != NULL ? shape->full : shape->text;
}

/* FALSE: hidden, or already there. */
static gboolean
is_new (Content *content, const RpViewState *state, RpRecordRef ref)
{
  gint64 key = (gint64)ref.type << 32 | ref.index;

  if (state != NULL && !rp_view_state_visible (state, ref))
    return FALSE;
  if (g_hash_table_contains (content->seen, &key))
    return FALSE;
  return g_hash_table_add (content->seen, g_memdup2 (&key, sizeof key));
}

static void
add (Content *content, GArray *entries, const RpShape *shape, RpRecordRef ref, const char *words)
{
  Entry entry = { rp_label_line (words), ref, shape->x, shape->y, 0 };

  g_hash_table_add (content->names, g_strdup (entry.name));
  g_array_append_val (entries, entry);
}

/* What the record is called; where that is not known, what the shape says. Nullable, borrowed. */
static const char *
name_of (const RpViewState *state, RpRecordRef ref, const RpShape *shape)
{
  const RpRecord *record = state != NULL ? rp_dataset_record (state->dataset, ref) : NULL;

  return record != NULL ? record->title : words_of (shape);
}

static void
gather_record (Content *content, const RpShape *shape, const RpViewState *state)
{
  RpRecordRef ref = record_of (shape);
  gboolean is_event = ref.type == RP_RECORD_EVENT && (shape->role == RP_ROLE_LABEL || shape->role == RP_ROLE_ROW);
  gboolean is_entity = ref.type == RP_RECORD_ENTITY
                       && (shape->role == RP_ROLE_NODE || shape->role == RP_ROLE_LABEL || shape->role == RP_ROLE_ROW);
  const char *name;

  if (!is_event && !is_entity)
    return;
  name = name_of (state, ref, shape);
  if (name != NULL && is_new (content, state, ref))
    add (content, is_event ? content->events : content->entities, shape, ref, name);
}

/* Texts with emoji that nothing names so far: a tie's, a cluster's, a legend's. */
static void
gather_emoji (Content *content, RpDrawing *page, const RpViewState *state)
{
  for (guint i = 0; i < rp_drawing_n_shapes (page); i++)
    {
      const RpShape *shape = rp_drawing_shape (page, i);
      g_autofree char *line = NULL;

      if (shape->invisible || shape->geometry != RP_GEOMETRY_TEXT || words_of (shape) == NULL
          || !has_emoji (words_of (shape)) || (state != NULL && !rp_view_state_visible (state, record_of (shape))))
        continue;
      line = rp_label_line (words_of (shape));
      if (!g_hash_table_contains (content->names, line))
        add (content, content->others, shape, RP_RECORD_REF_NONE, line);
    }
}

static int
by_height (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->y < other->y ? -1 : one->y > other->y ? 1 : one->x < other->x ? -1 : one->x > other->x ? 1 : 0;
}

/* The same wherever it runs: no collation of the locale's. */
static int
by_name (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;
  g_autofree char *key = g_utf8_casefold (one->name, -1);
  g_autofree char *other_key = g_utf8_casefold (other->name, -1);
  int order = strcmp (key, other_key);

  return order != 0 ? order : by_height (a, b);
}

/* A mark is on the last lane that begins above it. */
static void
set_lanes (Content *content)
{
  guint lane = 0;

  g_array_sort (content->lanes, by_height);
  g_array_sort (content->events, by_height);
  for (guint i = 0; i < content->events->len; i++)
    {
      Entry *event = &g_array_index (content->events, Entry, i);

      while (lane < content->lanes->len && g_array_index (content->lanes, Entry, lane).y <= event->y + LANE_REACH_PX)
        lane++;
      event->lane = lane;
    }
}

/* The name of a lane or of the shelf of what is undated, not how much is there. */
static gboolean
is_lane (const RpShape *shape)
{
  return shape->geometry == RP_GEOMETRY_TEXT
         && ((shape->role == RP_ROLE_LANE && shape->size != RP_TEXT_TICK)
             || (shape->role == RP_ROLE_SHELF && shape->bold));
}

static void
gather (Content *content, RpDrawing *page, const RpViewState *state)
{
  for (guint i = 0; i < rp_drawing_n_shapes (page); i++)
    {
      const RpShape *shape = rp_drawing_shape (page, i);

      if (shape->invisible || !isfinite (shape->x) || !isfinite (shape->y))
        continue;
      if (is_lane (shape))
        add (content, content->lanes, shape, RP_RECORD_REF_NONE, words_of (shape));
      else
        gather_record (content, shape, state);
    }
  set_lanes (content);
  g_array_sort (content->entities, by_name);
  gather_emoji (content, page, state);
}

/* Returns the number of what was added, for what is to stand below it. */
static int
write_name (Writer *writer, int parent, const char *name, double x, double y)
{
  char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *where
      = g_strdup_printf ("page=%u pos=[%s %s]", writer->page,
                         g_ascii_formatd (left, sizeof left, "%.3f", writer->x + MAX (x, 0) * writer->pt_per_px),
                         g_ascii_formatd (top, sizeof top, "%.3f", writer->y + MAX (y, 0) * writer->pt_per_px));
  gboolean open = parent == CAIRO_PDF_OUTLINE_ROOT && rp_page_set_n_pages (writer->outline->pages) == 1;

  return cairo_pdf_surface_add_outline (writer->surface, parent, name, where,
                                        open ? CAIRO_PDF_OUTLINE_FLAG_OPEN : (cairo_pdf_outline_flags_t)0);
}

static int
write_entry (Writer *writer, int parent, const Entry *entry)
{
  if (*entry->name == '\0')
    return parent;
  if (writer->on_page >= RP_PDF_OUTLINE_PAGE || writer->in_all >= RP_PDF_OUTLINE_ALL)
    {
      writer->left_out++;
      return parent;
    }
  writer->on_page++;
  writer->in_all++;
  return write_name (writer, parent, entry->name, entry->x, entry->y);
}

/* Those on LANE, from the event FROM on; returns the first of another: they are in the order of their lanes. */
static guint
write_events (Writer *writer, int parent, const GArray *events, guint from, guint lane)
{
  while (from < events->len && g_array_index (events, Entry, from).lane == lane)
    write_entry (writer, parent, &g_array_index (events, Entry, from++));
  return from;
}

static void
write_all (Writer *writer, int parent, const GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    write_entry (writer, parent, &g_array_index (entries, Entry, i));
}

static void
write_content (Writer *writer, int parent, const Content *content)
{
  guint event = write_events (writer, parent, content->events, 0, 0);

  for (guint i = 0; i < content->lanes->len; i++)
    {
      int lane = write_entry (writer, parent, &g_array_index (content->lanes, Entry, i));

      event = write_events (writer, lane, content->events, event, i + 1);
    }
  write_all (writer, parent, content->entities);
  write_all (writer, parent, content->others);
  if (writer->left_out > 0)
    {
      g_autofree char *rest = g_strdup_printf ("… %u", writer->left_out);

      write_name (writer, parent, rest, 0, 0);
    }
}

/* Its own title, else the file's and which of the pages it is. Transfer full. */
static char *
page_name (const RpPdfOutline *outline, guint index)
{
  guint n = rp_page_set_n_pages (outline->pages);
  const char *own = rp_page_set_get_title (outline->pages, index);
  g_autofree char *name = NULL;

  if (own != NULL && *own != '\0')
    return rp_label_line (own);
  if (outline->title == NULL || *outline->title == '\0')
    return g_strdup_printf ("%u", index + 1);
  name = rp_label_line (outline->title);
  return n == 1 ? g_steal_pointer (&name) : g_strdup_printf ("%s · %u/%u", name, index + 1, n);
}

/* NAME, with what DRAWING holds below it. */
static void
write_drawing (Writer *writer, const char *name, RpDrawing *drawing, const RpViewState *state)
{
  Content content;

  writer->pt_per_px = rp_pdf_pt_per_px (drawing);
  writer->on_page = writer->left_out = 0;
  content_init (&content);
  g_hash_table_add (content.names, g_strdup (name));
  gather (&content, drawing, state);
  write_content (writer, write_name (writer, CAIRO_PDF_OUTLINE_ROOT, name, 0, 0), &content);
  content_clear (&content);
}

static void
write_inset (Writer *writer, const RpPageInset *inset)
{
  g_autofree char *name = inset->title != NULL ? rp_label_line (inset->title) : NULL;

  if (name == NULL || *name == '\0')
    return;
  writer->x = inset->x * RP_PDF_PT_PER_PX;
  writer->y = inset->y * RP_PDF_PT_PER_PX;
  write_drawing (writer, name, inset->drawing, inset->state);
}

static void
write_page (Writer *writer, guint index, gboolean has_insets)
{
  RpPageSet *pages = writer->outline->pages;
  guint n_insets = rp_page_set_n_insets (pages, index);
  g_autofree char *name = NULL;

  writer->page = index + 1;
  for (guint i = 0; i < n_insets; i++)
    write_inset (writer, rp_page_set_get_inset (pages, index, i));
  writer->x = writer->y = 0;
  /* where pictures are set into pages, a page without one goes on with what was before, unless it has a title */
  if (n_insets > 0 || (has_insets && rp_page_set_get_title (pages, index) == NULL))
    return;
  name = page_name (writer->outline, index);
  write_drawing (writer, name, rp_page_set_get_page (pages, index), writer->outline->state);
}

void
rp_pdf_outline_add (cairo_surface_t *surface, const RpPdfOutline *outline)
{
  Writer writer = { .surface = surface, .outline = outline };
  guint n = rp_page_set_n_pages (outline->pages);
  gboolean has_insets = FALSE;

  for (guint i = 0; i < n && !has_insets; i++)
    has_insets = rp_page_set_n_insets (outline->pages, i) > 0;
  for (guint i = 0; i < n; i++)
    write_page (&writer, i, has_insets);
}
