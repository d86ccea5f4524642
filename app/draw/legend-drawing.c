/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legend-drawing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mark-signs.h"

#define SWATCH_PX 16.0
#define SWATCH_HEIGHT_PX 12.0
#define SYMBOL_PX 10.0
#define LINE_PX 16.0
#define SWATCH_GAP_PX 4.0
#define ITEM_GAP_PX 10.0
#define MOST_KINDS 40

typedef enum
{
  SWATCH_NONE,
  SWATCH_SOLID,
  SWATCH_HATCH,
  SWATCH_FADE,
  SWATCH_OPEN, /* fades between two lines */
  SWATCH_PLANNED,
  SWATCH_SAID,
  SWATCH_SIGN,
  SWATCH_SYMBOL,
  SWATCH_LINE,
} SwatchType;

typedef struct
{
  SwatchType type;
  RpSign sign;
  RpLook look;
  RpDash dash;
  double line_px;
  gboolean arrow;
} Swatch;

typedef struct
{
  Swatch swatch;
  char *text; /* owned, as the following */
  char *full; /* nullable */
  guint count;
  double width; /* of the swatch and the text */
} Entry;

typedef struct
{
  const RpLegendFacts *facts;
  const RpViewState *state;
  GArray *entries; /* Entry */
} Legend;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry->full);
}

static double
swatch_width (const Swatch *swatch)
{
  switch (swatch->type)
    {
    case SWATCH_NONE:
      return -SWATCH_GAP_PX;
    case SWATCH_SIGN:
      return rp_sign_width (swatch->sign) + 1;
    case SWATCH_SYMBOL:
      return SYMBOL_PX;
    case SWATCH_LINE:
      return LINE_PX;
    case SWATCH_SOLID:
    case SWATCH_HATCH:
    case SWATCH_FADE:
    case SWATCH_OPEN:
    case SWATCH_PLANNED:
    case SWATCH_SAID:
    default:
      return SWATCH_PX;
    }
}

static void
add (Legend *legend, Swatch swatch, const char *text, const char *full)
{
  Entry entry = { swatch, g_strdup (text), g_strdup (full), 0, 0 };

  g_array_append_val (legend->entries, entry);
}

static void
list_looks (Legend *legend)
{
  const struct
  {
    guint look;
    Swatch swatch;
    const char *text, *full;
  } looks[] = {
    { RP_LOOK_KNOWN, { .type = SWATCH_SOLID }, _ ("known"), _ ("done, the date stated and exact") },
    { RP_LOOK_WITHIN, { .type = SWATCH_HATCH }, _ ("some time within"), NULL },
    { RP_LOOK_APPROXIMATE,
      { .type = SWATCH_SIGN, .sign = RP_SIGN_APPROXIMATE },
      _ ("approximate"),
      _ ("start or end approximate") },
    { RP_LOOK_UNCERTAIN,
      { .type = SWATCH_SIGN, .sign = RP_SIGN_UNCERTAIN },
      _ ("uncertain"),
      _ ("start or end uncertain") },
    { RP_LOOK_OPEN, { .type = SWATCH_OPEN }, _ ("open"), _ ("start or end open") },
    { RP_LOOK_UNKNOWN, { .type = SWATCH_FADE }, _ ("unknown"), _ ("start or end unknown") },
    { RP_LOOK_PLANNED, { .type = SWATCH_PLANNED }, _ ("planned"), NULL },
    { RP_LOOK_ONGOING, { .type = SWATCH_SIGN, .sign = RP_SIGN_ONGOING }, _ ("ongoing"), NULL },
    { RP_LOOK_INFERRED,
      { .type = SWATCH_LINE, .dash = RP_DASH_DOTTED, .line_px = 1.5 },
      _ ("inferred"),
      _ ("date inferred") },
    { RP_LOOK_PUBLISHED,
      { .type = SWATCH_LINE, .dash = RP_DASH_DASHED, .line_px = 1.5 },
      _ ("published"),
      _ ("date known only from a publication") },
    { RP_LOOK_DISPUTED, { .type = SWATCH_SIGN, .sign = RP_SIGN_DISPUTED }, _ ("disputed"), NULL },
    { RP_LOOK_SAID, { .type = SWATCH_SAID }, _ ("by a source"), _ ("another date, given by a source") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (legend->facts->looks & looks[i].look)
      add (legend, looks[i].swatch, looks[i].text, looks[i].full);
}

static gboolean
same_look (RpLook a, RpLook b)
{
  return a.symbol == b.symbol && a.color == b.color;
}

/* Without case, and without what makes many of one in English: the data's words are the data's. */
static char *
stem_of (const char *name)
{
  g_autofree char *fold = g_utf8_casefold (name, -1);
  gsize n = strlen (fold);

  if (g_str_has_suffix (fold, "ies"))
    return g_strdup_printf ("%.*sy", (int)(n - 3), fold);
  return g_strndup (fold, n > 1 && fold[n - 1] == 's' ? n - 1 : n);
}

static gboolean
like_names (const char *a, const char *b)
{
  g_autofree char *x = stem_of (a), *y = stem_of (b);

  return g_str_equal (x, y);
}

/* One entry for what looks the same: "Delivery, equipment". */
static gboolean
merge_kind (Legend *legend, RpLook look, const char *label, guint count)
{
  for (guint i = 0; i < legend->entries->len; i++)
    {
      Entry *entry = &g_array_index (legend->entries, Entry, i);
      char *both;

      if (entry->swatch.type != SWATCH_SYMBOL || !same_look (entry->swatch.look, look))
        continue;
      entry->count += count;
      if (like_names (entry->text, label))
        return TRUE;
      both = g_strdup_printf (_ ("%s, %s"), entry->text, label);
      g_free (entry->text);
      entry->text = both;
      return TRUE;
    }
  return FALSE;
}

static RpLook
look_of (const Legend *legend, RpRecordType type, guint kind)
{
  return rp_theme_look (legend->state->theme, legend->state->dataset, type, kind);
}

/* A lane in sight has the same symbol beside the same word. */
static gboolean
lane_tells (const Legend *legend, RpLook look, const char *label)
{
  RpDataset *dataset = legend->state->dataset;

  for (guint i = 0; i < rp_dataset_n_kinds (dataset, RP_RECORD_EVENT); i++)
    if (legend->facts->lanes[i] && same_look (look_of (legend, RP_RECORD_EVENT, i), look)
        && like_names (rp_dataset_kind (dataset, RP_RECORD_EVENT, i)->label, label))
      return TRUE;
  return FALSE;
}

static void
list_kinds (Legend *legend, RpRecordType type, const guint *counts)
{
  RpDataset *dataset = legend->state->dataset;

  for (guint i = 0; i < rp_dataset_n_kinds (dataset, type); i++)
    {
      const char *label = rp_dataset_kind (dataset, type, i)->label;
      RpLook look;

      if (counts[i] == 0 || (type == RP_RECORD_EVENT && legend->facts->lanes[i]))
        continue;
      look = look_of (legend, type, i);
      if (lane_tells (legend, look, label) || merge_kind (legend, look, label, counts[i]))
        continue;
      add (legend, (Swatch){ .type = SWATCH_SYMBOL, .look = look }, label, NULL);
      g_array_index (legend->entries, Entry, legend->entries->len - 1).count = counts[i];
    }
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  return x->count != y->count ? (x->count > y->count ? -1 : 1) : g_strcmp0 (x->text, y->text);
}

/* All kinds, the most frequent first; very many are only counted. */
static void
add_kinds (Legend *legend)
{
  Legend kinds = { legend->facts, legend->state, g_array_new (FALSE, FALSE, sizeof (Entry)) };
  guint shown;

  g_array_set_clear_func (kinds.entries, clear_entry);
  list_kinds (&kinds, RP_RECORD_EVENT, legend->facts->event_kinds);
  list_kinds (&kinds, RP_RECORD_ENTITY, legend->facts->entity_kinds);
  g_array_sort (kinds.entries, compare_counts);
  shown = MIN (kinds.entries->len, MOST_KINDS);
  for (guint i = 0; i < shown; i++)
    add (legend, g_array_index (kinds.entries, Entry, i).swatch, g_array_index (kinds.entries, Entry, i).text, NULL);
  if (kinds.entries->len > shown)
    {
      guint more = kinds.entries->len - shown;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more kind", "and %u more kinds", more), more);

      add (legend, (Swatch){ .type = SWATCH_NONE }, text, NULL);
    }
  g_array_unref (kinds.entries);
}

static void
list_ties (Legend *legend)
{
  const RpLegendFacts *facts = legend->facts;

  if (facts->directed)
    add (legend, (Swatch){ .type = SWATCH_LINE, .line_px = 1.4, .arrow = TRUE }, _ ("directed"), _ ("directed tie"));
  if (facts->shared)
    add (legend, (Swatch){ .type = SWATCH_LINE, .line_px = 2.2 }, _ ("shared events"),
         _ ("shared events (wider: more of them)"));
  if (facts->possibly_same)
    add (legend, (Swatch){ .type = SWATCH_LINE, .dash = RP_DASH_DOTTED, .line_px = 1.4 }, _ ("possibly same"),
         _ ("possibly the same"));
}

static RpShape *
draw_box (RpDrawing *drawing, double x, double y, double height, RpColor fill, RpFill style)
{
  RpShape *shape = rp_drawing_add_rect (drawing, RP_ROLE_DECORATION, x, y - height / 2, SWATCH_PX, height, fill);

  shape->corner = 3;
  shape->fill_style = style;
  return shape;
}

static void
draw_fill (RpDrawing *drawing, const RpTheme *theme, SwatchType type, double x, double y)
{
  RpColor grey = theme->ink65;
  RpShape *shape;

  switch (type)
    {
    case SWATCH_HATCH:
      shape = draw_box (drawing, x, y, SWATCH_HEIGHT_PX, grey, RP_FILL_HATCH);
      shape->stroke = grey;
      shape->line_width = 1;
      break;
    case SWATCH_FADE:
      draw_box (drawing, x, y, SWATCH_HEIGHT_PX, grey, RP_FILL_FADE_RIGHT)->corner = 0;
      break;
    case SWATCH_OPEN:
      draw_box (drawing, x, y, SWATCH_HEIGHT_PX, grey, RP_FILL_FADE_RIGHT)->corner = 0;
      rp_drawing_add_line (drawing, (RpPoint){ x, y - SWATCH_HEIGHT_PX / 2 + 0.5 },
                           (RpPoint){ x + SWATCH_PX, y - SWATCH_HEIGHT_PX / 2 + 0.5 }, grey, 1);
      rp_drawing_add_line (drawing, (RpPoint){ x, y + SWATCH_HEIGHT_PX / 2 - 0.5 },
                           (RpPoint){ x + SWATCH_PX, y + SWATCH_HEIGHT_PX / 2 - 0.5 }, grey, 1);
      break;
    case SWATCH_PLANNED:
      shape = draw_box (drawing, x, y, SWATCH_HEIGHT_PX, 0, RP_FILL_SOLID);
      shape->stroke = grey;
      shape->line_width = 1.5;
      shape->dash = RP_DASH_DASHED;
      break;
    case SWATCH_SAID:
      shape = draw_box (drawing, x, y, 8, 0, RP_FILL_SOLID);
      shape->stroke = grey;
      shape->line_width = 1.3;
      break;
    case SWATCH_SOLID:
    case SWATCH_NONE:
    case SWATCH_SIGN:
    case SWATCH_SYMBOL:
    case SWATCH_LINE:
    default:
      draw_box (drawing, x, y, SWATCH_HEIGHT_PX, grey, RP_FILL_SOLID);
      break;
    }
}

static void
draw_swatch (RpDrawing *drawing, const RpTheme *theme, const Swatch *swatch, double x, double y)
{
  RpShape *shape;

  switch (swatch->type)
    {
    case SWATCH_NONE:
      break;
    case SWATCH_SIGN:
      rp_sign_add (drawing, swatch->sign, x, y, theme->ink);
      break;
    case SWATCH_SYMBOL:
      shape = rp_drawing_add (drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);
      shape->symbol = swatch->look.symbol;
      shape->fill = swatch->look.color;
      shape->x = x;
      shape->y = y - SYMBOL_PX / 2;
      shape->width = shape->height = SYMBOL_PX;
      break;
    case SWATCH_LINE:
      shape = rp_drawing_add_line (drawing, (RpPoint){ x, y }, (RpPoint){ x + LINE_PX, y }, theme->ink65,
                                   swatch->line_px);
      shape->dash = swatch->dash;
      shape->arrow = swatch->arrow;
      break;
    case SWATCH_SOLID:
    case SWATCH_HATCH:
    case SWATCH_FADE:
    case SWATCH_OPEN:
    case SWATCH_PLANNED:
    case SWATCH_SAID:
    default:
      draw_fill (drawing, theme, swatch->type, x, y);
      break;
    }
}

static void
draw_entry (const Legend *legend, RpDrawing *drawing, const Entry *entry, double x, double y)
{
  const RpViewState *state = legend->state;
  double swatch = swatch_width (&entry->swatch), middle = y + RP_LEGEND_ROW_PX / 2;
  RpShape *shape;

  draw_swatch (drawing, state->theme, &entry->swatch, x, middle);
  shape = rp_drawing_add_text (drawing, RP_ROLE_LEGEND, state->measure, entry->text, RP_TEXT_TICK,
                               x + swatch + SWATCH_GAP_PX, middle - rp_text_line_height (RP_TEXT_TICK) / 2,
                               state->theme->ink65);
  if (entry->full)
    shape->full = rp_drawing_string (drawing, entry->full);
}

/* Whether the entries from FIRST on all fit behind X on this row, the last that there is. */
static gboolean
rest_fits (const Legend *legend, guint first, double x, double width)
{
  for (guint i = first; i < legend->entries->len; i++)
    {
      x += g_array_index (legend->entries, Entry, i).width;
      if (x > width)
        return FALSE;
      x += ITEM_GAP_PX;
    }
  return TRUE;
}

/* Lines of entries, one after the other. Returns the height used. */
static double
flow (const Legend *legend, RpDrawing *drawing, double width, guint most_rows, RpLegendRest *rest)
{
  double x = 0;
  guint row = 0, n = legend->entries->len;

  for (guint i = 0; i < n; i++)
    {
      const Entry *entry = &g_array_index (legend->entries, Entry, i);
      gboolean last = most_rows > 0 && row + 1 == most_rows && !rest_fits (legend, i, x, width);

      if (x > 0 && x + entry->width > width && !last)
        {
          row++;
          x = 0;
          last = most_rows > 0 && row + 1 == most_rows && !rest_fits (legend, i, x, width);
        }
      if (last && x + entry->width + ITEM_GAP_PX + RP_LEGEND_MORE_PX > width)
        {
          *rest = (RpLegendRest){ n - i, x, row * RP_LEGEND_ROW_PX };
          break;
        }
      draw_entry (legend, drawing, entry, x, row * RP_LEGEND_ROW_PX);
      x += entry->width + ITEM_GAP_PX;
    }
  return n > 0 ? (row + 1) * RP_LEGEND_ROW_PX : 0;
}

RpDrawing *
rp_legend_drawing_of (const RpLegendFacts *facts, const RpViewState *state, double width, guint most_rows,
                      RpLegendRest *rest)
{
  /* its height is known only when all is placed */
  g_autoptr (RpDrawing) loose = rp_drawing_new (width, 0, state->theme->paper);
  Legend legend = { facts, state, g_array_new (FALSE, FALSE, sizeof (Entry)) };
  RpLegendRest none = { 0 }, *left_out = rest ? rest : &none;
  RpDrawing *drawing;
  double height;

  *left_out = none;
  g_array_set_clear_func (legend.entries, clear_entry);
  if (facts->parts & RP_LEGEND_TIMELINE)
    list_looks (&legend);
  add_kinds (&legend);
  if (facts->parts & RP_LEGEND_NETWORK)
    list_ties (&legend);
  for (guint i = 0; i < legend.entries->len; i++)
    {
      Entry *entry = &g_array_index (legend.entries, Entry, i);

      entry->width
          = swatch_width (&entry->swatch) + SWATCH_GAP_PX + rp_text_width (state->measure, entry->text, RP_TEXT_TICK);
    }
  height = flow (&legend, loose, width, most_rows, left_out);
  g_array_unref (legend.entries);
  drawing = rp_drawing_new (width, height, state->theme->paper);
  rp_drawing_append (drawing, loose, 0, 0);
  return drawing;
}

RpDrawing *
rp_legend_drawing (const RpViewState *state, RpLegendParts parts, double width)
{
  g_autoptr (RpLegendFacts) facts = rp_legend_facts_new (state->dataset, state->dim ? NULL : state->shown, parts);

  return rp_legend_drawing_of (facts, state, width, 0, NULL);
}
