/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glyph-clusters.h"

#include <string.h>

#include "glyph-pictures.h"
#include "label-text.h"

/* A cluster of a run: so many bytes from FROM, so many glyphs. */
typedef struct
{
  const char *from;
  int n_bytes, n_glyphs;
  gboolean is_space, is_mark; /* a mark: a glyph off the base line, or over another */
} Piece;

/* One run while it is put together. */
typedef struct
{
  GArray *glyphs;   /* cairo_glyph_t */
  GArray *pieces;   /* Piece, in the order of the text */
  GArray *clusters; /* cairo_text_cluster_t */
  GString *text;
} Run;

gboolean
rp_clusters_is_shown (PangoGlyph glyph)
{
  return glyph != PANGO_GLYPH_EMPTY && glyph != PANGO_GET_UNKNOWN_GLYPH (' ');
}

gboolean
rp_clusters_has_all (PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l; l = l->next)
    {
      const PangoGlyphItem *run = l->data;

      if (run->item->analysis.font == NULL || run->y_offset != 0 || run->start_x_offset != 0 || run->end_x_offset != 0)
        return FALSE;
      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        if (rp_clusters_is_shown (run->glyphs->glyphs[i].glyph)
            && (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG))
          return FALSE;
    }
  return TRUE;
}

static void
add_piece (Run *self, const PangoGlyphItem *item, const PangoGlyphItemIter *iter)
{
  int low = MIN (iter->start_glyph, iter->end_glyph), high = MAX (iter->start_glyph, iter->end_glyph);
  const char *from = iter->text + iter->start_index;
  gunichar c = g_utf8_get_char (from);
  Piece piece = { from, iter->end_index - iter->start_index, 0, g_unichar_isspace (c), FALSE };

  if (item->item->analysis.level & 1) /* START_GLYPH is the last then, END_GLYPH before the first */
    {
      low++;
      high++;
    }
  for (int i = low; i < high; i++)
    {
      const PangoGlyphInfo *glyph = &item->glyphs->glyphs[i];

      piece.n_glyphs += rp_clusters_is_shown (glyph->glyph);
      piece.is_mark
          = piece.is_mark
            || (rp_clusters_is_shown (glyph->glyph) && (glyph->geometry.y_offset != 0 || glyph->geometry.width == 0));
    }
  if (piece.n_glyphs > 0 || self->pieces->len == 0)
    {
      if (piece.n_glyphs > 0 || !rp_label_is_direction_mark (c))
        g_array_append_val (self->pieces, piece);
    }
  else if (!rp_label_is_direction_mark (c)) /* what joins letters or keeps them apart */
    {
      Piece *last = &g_array_index (self->pieces, Piece, self->pieces->len - 1);

      if (last->from + last->n_bytes == from)
        last->n_bytes += piece.n_bytes;
    }
}

static void
add_glyphs (Run *self, const PangoGlyphItem *item, double *x, double y)
{
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
      cairo_glyph_t glyph = { info->glyph, *x + (double)info->geometry.x_offset / PANGO_SCALE,
                              y + (double)info->geometry.y_offset / PANGO_SCALE };

      if (rp_clusters_is_shown (info->glyph))
        g_array_append_val (self->glyphs, glyph);
      *x += (double)info->geometry.width / PANGO_SCALE;
    }
}

static void
add_cluster (Run *self, const Piece *first, guint n)
{
  cairo_text_cluster_t cluster = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      g_string_append_len (self->text, first[i].from, first[i].n_bytes);
      cluster.num_bytes += first[i].n_bytes;
      cluster.num_glyphs += first[i].n_glyphs;
    }
  if (cluster.num_glyphs > 0)
    g_array_append_val (self->clusters, cluster);
  else
    g_string_truncate (self->text, self->text->len - (gsize)cluster.num_bytes);
}

/* Words of which glyphs are stacked or moved are one cluster: readers of the file would take them for several lines.
 * From right to left they are left alone, for readers turn such a word round once more. */
static guint
word_length (const Run *self, guint from, gboolean backward)
{
  const Piece *pieces = (const Piece *)(gconstpointer)self->pieces->data;
  gboolean stacked = FALSE;
  guint n = 0;

  if (backward)
    return 1;
  while (from + n < self->pieces->len && !pieces[from + n].is_space)
    {
      stacked = stacked || pieces[from + n].n_glyphs > 1 || pieces[from + n].is_mark;
      n++;
    }
  return stacked ? n : 1;
}

/* The one character that is lam and alef where a glyph is both: two of one glyph would be turned round with the others
 * of their word. It is compatible with the two (NFKC). NULL: it is no such piece. */
static const char *
lam_alef (const Piece *piece)
{
  static const char *const pairs[][2] = {
    { "\xd9\x84\xd8\xa2", "\xef\xbb\xb5" }, /* with madda */
    { "\xd9\x84\xd8\xa3", "\xef\xbb\xb7" }, /* with hamza above */
    { "\xd9\x84\xd8\xa5", "\xef\xbb\xb9" }, /* below */
    { "\xd9\x84\xd8\xa7", "\xef\xbb\xbb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (piece->n_glyphs == 1 && piece->n_bytes == 4 && memcmp (piece->from, pairs[i][0], 4) == 0)
      return pairs[i][1];
  return NULL;
}

static void
show (cairo_t *cr, Run *self, const PangoGlyphItem *item)
{
  gboolean backward = item->item->analysis.level & 1;

  for (guint i = 0, n; i < self->pieces->len; i += n)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const char *letter = backward ? lam_alef (piece) : NULL;

      n = word_length (self, i, backward);
      if (letter != NULL)
        add_cluster (self, &(Piece){ letter, (int)strlen (letter), 1, FALSE, FALSE }, 1);
      else
        add_cluster (self, piece, n);
    }
  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font)));
  cairo_show_text_glyphs (cr, self->text->str, (int)self->text->len,
                          (const cairo_glyph_t *)(gpointer)self->glyphs->data, (int)self->glyphs->len,
                          (const cairo_text_cluster_t *)(gpointer)self->clusters->data, (int)self->clusters->len,
                          backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static void
show_run (cairo_t *cr, PangoGlyphItem *item, const char *text, double *x, double y)
{
  Run self = { g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t)), g_array_new (FALSE, FALSE, sizeof (Piece)),
               g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t)), g_string_new (NULL) };
  PangoGlyphItemIter iter;

  add_glyphs (&self, item, x, y);
  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    add_piece (&self, item, &iter);
  if (self.glyphs->len > 0 && rp_glyphs_are_pictures (item->item->analysis.font))
    rp_glyph_pictures_show (cr, item->item->analysis.font, (const cairo_glyph_t *)(gpointer)self.glyphs->data,
                            self.glyphs->len);
  else if (self.glyphs->len > 0)
    show (cr, &self, item);
  g_array_unref (self.glyphs);
  g_array_unref (self.pieces);
  g_array_unref (self.clusters);
  g_string_free (self.text, TRUE);
}

gboolean
rp_clusters_show (cairo_t *cr, PangoLayoutLine *line, const char *text, double x, double y)
{
  if (!rp_clusters_has_all (line))
    return FALSE;
  for (GSList *l = line->runs; l; l = l->next)
    show_run (cr, l->data, text, &x, y);
  return TRUE;
}
