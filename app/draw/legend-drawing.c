/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legend-entries.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SWATCH_PX 16.0
#define SWATCH_HEIGHT_PX 12.0
#define SYMBOL_PX 10.0
#define SMALL_PX 4.0
#define LINE_PX 16.0
#define SWATCH_GAP_PX 4.0
#define ITEM_GAP_PX 10.0
#define MOST_KINDS 40

static void
clear_entry (gpointer data)
{
  RpLegendEntry *entry = data;

  g_free (entry->text);
  g_free (entry->full);
  g_free (entry->key);
}

static double
swatch_width (const RpSwatch *swatch)
{
  switch (swatch->type)
    {
    case RP_SWATCH_NONE:
      return -SWATCH_GAP_PX;
    case RP_SWATCH_SIGN:
      return rp_sign_width (swatch->sign) + 1;
    case RP_SWATCH_SYMBOL:
      return SYMBOL_PX;
    case RP_SWATCH_LINE:
    case RP_SWATCH_SIZES:
      return LINE_PX;
    case RP_SWATCH_SOLID:
    case RP_SWATCH_HATCH:
    case RP_SWATCH_FADE:
    case RP_SWATCH_OPEN:
    case RP_SWATCH_PLANNED:
    case RP_SWATCH_SAID:
    default:
      return SWATCH_PX;
    }
}

RpLegendEntry *
rp_legend_add (RpLegend *legend, RpSwatch swatch, const char *text, const char *full)
{
  RpLegendEntry entry = { .swatch = swatch, .text = g_strdup (text), .full = g_strdup (full) };

  g_array_append_val (legend->entries, entry);
  return &g_array_index (legend->entries, RpLegendEntry, legend->entries->len - 1);
}

static void
list_looks (RpLegend *legend)
{
  const struct
  {
    guint look;
    RpSwatch swatch;
    const char *text, *full;
  } looks[] = {
    { RP_LOOK_KNOWN, { .type = RP_SWATCH_SOLID }, _ ("known"), _ ("done, the date stated and exact") },
    { RP_LOOK_WITHIN, { .type = RP_SWATCH_HATCH }, _ ("some time within"), NULL },
    { RP_LOOK_APPROXIMATE,
      { .type = RP_SWATCH_SIGN, .sign = RP_SIGN_APPROXIMATE },
      _ ("approximate"),
      _ ("start or end approximate") },
    { RP_LOOK_UNCERTAIN,
      { .type = RP_SWATCH_SIGN, .sign = RP_SIGN_UNCERTAIN },
      _ ("uncertain"),
      _ ("start or end uncertain") },
    { RP_LOOK_OPEN, { .type = RP_SWATCH_OPEN }, _ ("open"), _ ("start or end open") },
    { RP_LOOK_UNKNOWN, { .type = RP_SWATCH_FADE }, _ ("unknown"), _ ("start or end unknown") },
    { RP_LOOK_PLANNED, { .type = RP_SWATCH_PLANNED }, _ ("planned"), NULL },
    { RP_LOOK_ONGOING, { .type = RP_SWATCH_SIGN, .sign = RP_SIGN_ONGOING }, _ ("ongoing"), NULL },
    { RP_LOOK_INFERRED,
      { .type = RP_SWATCH_LINE, .dash = RP_DASH_DOTTED, .line_px = 1.5 },
      _ ("inferred"),
      _ ("date inferred") },
    { RP_LOOK_PUBLISHED,
      { .type = RP_SWATCH_LINE, .dash = RP_DASH_DASHED, .line_px = 1.5 },
      _ ("published"),
      _ ("date known only from a publication") },
    { RP_LOOK_DISPUTED, { .type = RP_SWATCH_SIGN, .sign = RP_SIGN_DISPUTED }, _ ("disputed"), NULL },
    { RP_LOOK_SAID, { .type = RP_SWATCH_SAID }, _ ("by a source"), _ ("another date, given by a source") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (legend->facts->looks & looks[i].look)
      rp_legend_add (legend, looks[i].swatch, looks[i].text, looks[i].full);
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

/* The kinds of nodes can be hidden one by one, what looks the same together. */
static void
add_key (RpLegend *legend, RpLegendEntry *entry, RpRecordType type, guint kind)
{
  g_autofree char *key = NULL;
  char *both;

  if (!(legend->facts->parts & (type == RP_RECORD_EVENT ? RP_LEGEND_EVENT_NODES : RP_LEGEND_NETWORK)))
    return;
  key = rp_network_kind_key (legend->state->dataset, type, kind);
  entry->swatch.hidden = g_strv_contains (rp_network_looks_get_hidden (legend->state->looks), key);
  both = entry->key != NULL ? g_strjoin ("\n", entry->key, key, NULL) : g_steal_pointer (&key);
  g_free (entry->key);
  entry->key = both;
}

/* One entry for what looks the same: "Delivery, equipment". */
static gboolean
merge_kind (RpLegend *legend, RpLook look, RpRecordType type, guint kind, guint count)
{
  const char *label = rp_dataset_kind (legend->state->dataset, type, kind)->label;

  for (guint i = 0; i < legend->entries->len; i++)
    {
      RpLegendEntry *entry = &g_array_index (legend->entries, RpLegendEntry, i);
      char *both;

      if (entry->swatch.type != RP_SWATCH_SYMBOL || !same_look (entry->swatch.look, look))
        continue;
      entry->count += count;
      add_key (legend, entry, type, kind);
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
look_of (const RpLegend *legend, RpRecordType type, guint kind)
{
  RpLook look = rp_theme_look (legend->state->theme, legend->state->dataset, type, kind);

  /* where colours tell communities, a kind is told by its shape */
  if (type == RP_RECORD_ENTITY && legend->facts->parts & RP_LEGEND_NETWORK
      && rp_network_looks_get_color (legend->state->looks) == RP_NODE_COLOR_COMMUNITY)
    look.color = legend->state->theme->ink65;
  return look;
}

/* A lane in sight has the same symbol beside the same word. */
static gboolean
lane_tells (const RpLegend *legend, RpLook look, const char *label)
{
  RpDataset *dataset = legend->state->dataset;

  for (guint i = 0; i < rp_dataset_n_kinds (dataset, RP_RECORD_EVENT); i++)
    if (legend->facts->lanes[i] && same_look (look_of (legend, RP_RECORD_EVENT, i), look)
        && like_names (rp_dataset_kind (dataset, RP_RECORD_EVENT, i)->label, label))
      return TRUE;
  return FALSE;
}

static void
list_kinds (RpLegend *legend, RpRecordType type, const guint *counts)
{
  RpDataset *dataset = legend->state->dataset;

  for (guint i = 0; i < rp_dataset_n_kinds (dataset, type); i++)
    {
      const char *label = rp_dataset_kind (dataset, type, i)->label;
      gboolean lanes = !(legend->facts->parts & RP_LEGEND_EVENT_NODES);
      RpLegendEntry *entry;
      RpLook look;

      if (counts[i] == 0 || (lanes && type == RP_RECORD_EVENT && legend->facts->lanes[i]))
        continue;
      look = look_of (legend, type, i);
      if ((lanes && type == RP_RECORD_EVENT && lane_tells (legend, look, label))
          || merge_kind (legend, look, type, i, counts[i]))
        continue;
      entry = rp_legend_add (legend, (RpSwatch){ .type = RP_SWATCH_SYMBOL, .look = look }, label, NULL);
      entry->count = counts[i];
      add_key (legend, entry, type, i);
    }
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const RpLegendEntry *x = a, *y = b;

  return x->count != y->count ? (x->count > y->count ? -1 : 1) : g_strcmp0 (x->text, y->text);
}

/* All kinds, the most frequent first; very many are only counted. */
static void
add_kinds (RpLegend *legend)
{
  RpLegend kinds = { legend->facts, legend->state, g_array_new (FALSE, FALSE, sizeof (RpLegendEntry)) };
  guint shown;

  g_array_set_clear_func (kinds.entries, clear_entry);
  list_kinds (&kinds, RP_RECORD_EVENT, legend->facts->event_kinds);
  list_kinds (&kinds, RP_RECORD_ENTITY, legend->facts->entity_kinds);
  g_array_sort (kinds.entries, compare_counts);
  shown = MIN (kinds.entries->len, MOST_KINDS);
  for (guint i = 0; i < shown; i++)
    {
      RpLegendEntry *kind = &g_array_index (kinds.entries, RpLegendEntry, i);

      rp_legend_add (legend, kind->swatch, kind->text, NULL)->key = g_steal_pointer (&kind->key);
    }
  if (kinds.entries->len > shown)
    {
      guint more = kinds.entries->len - shown;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more kind", "and %u more kinds", more), more);

      rp_legend_add (legend, (RpSwatch){ .type = RP_SWATCH_NONE }, text, NULL);
    }
  g_array_unref (kinds.entries);
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
draw_fill (RpDrawing *drawing, const RpTheme *theme, RpSwatchType type, double x, double y)
{
  RpColor grey = theme->ink65;
  RpShape *shape;

  switch (type)
    {
    case RP_SWATCH_HATCH:
      shape = draw_box (drawing, x, y, SWATCH_HEIGHT_PX, grey, RP_FILL_HATCH);
      shape->stroke = grey;
      shape->line_width = 1;
      break;
    case RP_SWATCH_FADE:
      draw_box (drawing, x, y, SWATCH_HEIGHT_PX, grey, RP_FILL_FADE_RIGHT)->corner = 0;
      break;
    case RP_SWATCH_OPEN:
      draw_box (drawing, x, y, SWATCH_HEIGHT_PX, grey, RP_FILL_FADE_RIGHT)->corner = 0;
      rp_drawing_add_line (drawing, (RpPoint){ x, y - SWATCH_HEIGHT_PX / 2 + 0.5 },
                           (RpPoint){ x + SWATCH_PX, y - SWATCH_HEIGHT_PX / 2 + 0.5 }, grey, 1);
      rp_drawing_add_line (drawing, (RpPoint){ x, y + SWATCH_HEIGHT_PX / 2 - 0.5 },
                           (RpPoint){ x + SWATCH_PX, y + SWATCH_HEIGHT_PX / 2 - 0.5 }, grey, 1);
      break;
    case RP_SWATCH_PLANNED:
      shape = draw_box (drawing, x, y, SWATCH_HEIGHT_PX, 0, RP_FILL_SOLID);
      shape->stroke = grey;
      shape->line_width = 1.5;
      shape->dash = RP_DASH_DASHED;
      break;
    case RP_SWATCH_SAID:
      shape = draw_box (drawing, x, y, 8, 0, RP_FILL_SOLID);
      shape->stroke = grey;
      shape->line_width = 1.3;
      break;
    case RP_SWATCH_SOLID:
    case RP_SWATCH_NONE:
    case RP_SWATCH_SIGN:
    case RP_SWATCH_SYMBOL:
    case RP_SWATCH_LINE:
    case RP_SWATCH_SIZES:
    default:
      draw_box (drawing, x, y, SWATCH_HEIGHT_PX, grey, RP_FILL_SOLID);
      break;
    }
}

static RpShape *
draw_symbol (RpDrawing *drawing, RpSymbol symbol, double x, double y, double size)
{
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);

  shape->symbol = symbol;
  shape->x = x;
  shape->y = y - size / 2;
  shape->width = shape->height = size;
  return shape;
}

static void
draw_swatch (RpDrawing *drawing, const RpTheme *theme, const RpSwatch *swatch, double x, double y)
{
  RpShape *shape;

  switch (swatch->type)
    {
    case RP_SWATCH_NONE:
      break;
    case RP_SWATCH_SIGN:
      rp_sign_add (drawing, swatch->sign, x, y, theme->ink);
      break;
    case RP_SWATCH_SYMBOL:
      shape = draw_symbol (drawing, swatch->look.symbol, x, y, SYMBOL_PX);
      shape->fill = swatch->hidden ? 0 : swatch->look.color;
      shape->stroke = swatch->hidden ? theme->ink35 : 0;
      shape->line_width = 1;
      break;
    case RP_SWATCH_SIZES:
      draw_symbol (drawing, RP_SYMBOL_DISC, x, y, SMALL_PX)->fill = theme->ink65;
      draw_symbol (drawing, RP_SYMBOL_DISC, x + SMALL_PX + 2, y, SYMBOL_PX)->fill = theme->ink65;
      break;
    case RP_SWATCH_LINE:
      shape = rp_drawing_add_line (drawing, (RpPoint){ x, y }, (RpPoint){ x + LINE_PX, y }, theme->ink65,
                                   swatch->line_px);
      shape->dash = swatch->dash;
      shape->arrow = swatch->arrow;
      break;
    case RP_SWATCH_SOLID:
    case RP_SWATCH_HATCH:
    case RP_SWATCH_FADE:
    case RP_SWATCH_OPEN:
    case RP_SWATCH_PLANNED:
    case RP_SWATCH_SAID:
    default:
      draw_fill (drawing, theme, swatch->type, x, y);
      break;
    }
}

static void
draw_entry (const RpLegend *legend, RpDrawing *drawing, const RpLegendEntry *entry, double x, double y)
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
  if (!entry->key)
    return;
  shape->id = rp_drawing_string (drawing, entry->key);
  if (entry->swatch.hidden)
    {
      shape->dimmed = TRUE;
      shape->fill = rp_color_over (state->theme->ink, state->theme->other_text, state->theme->paper);
      rp_drawing_add_line (drawing, (RpPoint){ shape->x, middle }, (RpPoint){ shape->x + shape->width, middle },
                           shape->fill, 1);
    }
}

/* Whether the entries from FIRST on all fit behind X on this row, the last that there is. */
static gboolean
rest_fits (const RpLegend *legend, guint first, double x, double width)
{
  for (guint i = first; i < legend->entries->len; i++)
    {
      x += g_array_index (legend->entries, RpLegendEntry, i).width;
      if (x > width)
        return FALSE;
      x += ITEM_GAP_PX;
    }
  return TRUE;
}

/* Lines of entries, one after the other. Returns the height used. */
static double
flow (const RpLegend *legend, RpDrawing *drawing, double width, guint most_rows, RpLegendRest *rest)
{
  double x = 0;
  guint row = 0, n = legend->entries->len;

  for (guint i = 0; i < n; i++)
    {
      const RpLegendEntry *entry = &g_array_index (legend->entries, RpLegendEntry, i);
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
  RpLegend legend = { facts, state, g_array_new (FALSE, FALSE, sizeof (RpLegendEntry)) };
  RpLegendRest none = { 0 }, *left_out = rest ? rest : &none;
  RpDrawing *drawing;
  double height;

  *left_out = none;
  g_array_set_clear_func (legend.entries, clear_entry);
  if (facts->parts & RP_LEGEND_TIMELINE)
    list_looks (&legend);
  add_kinds (&legend);
  if (facts->parts & RP_LEGEND_NETWORK)
    rp_legend_add_network (&legend);
  for (guint i = 0; i < legend.entries->len; i++)
    {
      RpLegendEntry *entry = &g_array_index (legend.entries, RpLegendEntry, i);

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
  g_autoptr (RpLegendFacts) facts
      = rp_legend_facts_new (state->dataset, state->dim ? NULL : state->shown, state->looks, parts);

  return rp_legend_drawing_of (facts, state, width, 0, NULL);
}
