/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whole-label.h"

#include <string.h>

#include "glyph-clusters.h"
#include "glyph-pictures.h"
#include "label-text.h"

#define LRM 0x200e
#define RLM 0x200f

/* Glyphs of one font that follow one another. */
typedef struct
{
  cairo_scaled_font_t *font; /* its own reference */
  guint from, n;
} Run;

struct _RpWholeLabel
{
  GArray *glyphs; /* cairo_glyph_t */
  GArray *runs;   /* Run */
};

/* Letters from right to left and the marks upon them; neither figures nor what stands among figures. */
static gboolean
runs_leftward (gunichar c)
{
  if (c < 0x590 || g_unichar_isdigit (c) || c == 0x60c || (c >= 0x66a && c <= 0x66c))
    return FALSE;
  return c < 0x900 || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe) || (c >= 0x10800 && c <= 0x10fff)
         || (c >= 0x1e800 && c <= 0x1efff);
}

static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

gboolean
rp_whole_label_serves (const char *text)
{
  gboolean leftward = FALSE, other = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        return TRUE;
      if (runs_leftward (c))
        {
          leftward = TRUE;
          other = other || !g_unichar_isalpha (c);
        }
      else
        {
          other = other || (c != ' ' && !rp_label_is_direction_mark (c));
        }
    }
  return (leftward && other) || g_str_has_suffix (text, "-");
}

RpWholeLabel *
rp_whole_label_new (void)
{
  RpWholeLabel *self = g_new0 (RpWholeLabel, 1);

  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  return self;
}

void
rp_whole_label_free (RpWholeLabel *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    cairo_scaled_font_destroy (g_array_index (self->runs, Run, i).font);
  g_array_unref (self->runs);
  g_array_unref (self->glyphs);
  g_free (self);
}

static void
swap (cairo_glyph_t *a, cairo_glyph_t *b)
{
  cairo_glyph_t kept = *a;

  *a = *b;
  *b = kept;
}

/* Readers take the place of a piece from its first glyph and its last: letters on the base line, no marks. */
static void
put_letters_outside (cairo_glyph_t *glyphs, const gboolean *is_letter, guint n)
{
  guint first = 0, last = n;

  while (first < n && !is_letter[first])
    first++;
  while (last > first && !is_letter[last - 1])
    last--;
  if (last <= first + 1) /* one letter at most */
    return;
  swap (&glyphs[0], &glyphs[first]);
  swap (&glyphs[n - 1], &glyphs[last - 1]);
}

static void
add_run (RpWholeLabel *self, cairo_t *cr, const PangoGlyphItem *item, double *x, double y)
{
  PangoFont *font = item->item->analysis.font;
  Run run = { pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)), self->glyphs->len, 0 };
  g_autofree gboolean *is_letter = g_new (gboolean, (gsize)MAX (item->glyphs->num_glyphs, 1));

  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
      cairo_glyph_t glyph = { info->glyph, *x + (double)info->geometry.x_offset / PANGO_SCALE,
                              y + (double)info->geometry.y_offset / PANGO_SCALE };

      if (rp_clusters_is_shown (info->glyph))
        {
          is_letter[run.n++] = info->geometry.y_offset == 0 && info->geometry.width > 0;
          g_array_append_val (self->glyphs, glyph);
        }
      *x += (double)info->geometry.width / PANGO_SCALE;
    }
  if (run.n == 0)
    return;
  if (rp_glyphs_are_pictures (font))
    {
      rp_glyph_pictures_show (cr, font, &g_array_index (self->glyphs, cairo_glyph_t, run.from), run.n);
      g_array_set_size (self->glyphs, run.from);
      return;
    }
  put_letters_outside (&g_array_index (self->glyphs, cairo_glyph_t, run.from), is_letter, run.n);
  if (self->runs->len > 0 && g_array_index (self->runs, Run, self->runs->len - 1).font == run.font)
    {
      g_array_index (self->runs, Run, self->runs->len - 1).n += run.n;
      return;
    }
  cairo_scaled_font_reference (run.font);
  g_array_append_val (self->runs, run);
}

gboolean
rp_whole_label_add (RpWholeLabel *self, cairo_t *cr, PangoLayoutLine *line, double x, double y)
{
  if (!rp_clusters_has_all (line))
    return FALSE;
  for (GSList *l = line->runs; l; l = l->next)
    add_run (self, cr, l->data, &x, y);
  return TRUE;
}

/* Appends what runs leftward at P, turned round; returns what follows it. */
static const char *
append_leftward (GString *out, const char *p)
{
  const char *end = p;

  for (const char *q = p; *q; q = g_utf8_next_char (q))
    {
      gunichar c = g_utf8_get_char (q);

      if (runs_leftward (c))
        end = g_utf8_next_char (q);
      else if (c != ' ' && c != '\n' && !is_joiner (c) && !rp_label_is_direction_mark (c))
        break;
    }
  g_string_append_unichar (out, RLM);
  for (const char *q = end; q > p;)
    {
      q = g_utf8_prev_char (q);
      if (!rp_label_is_direction_mark (g_utf8_get_char (q)))
        g_string_append_unichar (out, *q == '\n' ? ' ' : g_utf8_get_char (q));
    }
  g_string_append_unichar (out, LRM);
  return end;
}

/* A line's end is a space, but for scripts without spaces and after a hyphen. */
static gboolean
is_seam (const char *text, const char *end)
{
  if (end == text || end[1] == '\0' || end[-1] == '-')
    return TRUE;
  return g_unichar_iswide (g_utf8_get_char (g_utf8_prev_char (end))) && g_unichar_iswide (g_utf8_get_char (end + 1));
}

char *
rp_whole_label_said (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p;)
    {
      gunichar c = g_utf8_get_char (p);

      if (runs_leftward (c))
        {
          p = append_leftward (out, p);
          continue;
        }
      if (c == '\n' && !is_seam (text, p))
        g_string_append_c (out, ' ');
      else if (c != '\n' && !rp_label_is_direction_mark (c))
        g_string_append_unichar (out, c);
      p = g_utf8_next_char (p);
    }
  if (g_str_has_suffix (out->str, "-")) /* at a line's end readers leave it out */
    g_string_append_unichar (out, LRM);
  return g_string_free (out, FALSE);
}

/* The run that stands for all: the others say nothing. */
static guint
longest_run (const RpWholeLabel *self)
{
  guint longest = 0;

  for (guint i = 1; i < self->runs->len; i++)
    if (g_array_index (self->runs, Run, i).n > g_array_index (self->runs, Run, longest).n)
      longest = i;
  return longest;
}

void
rp_whole_label_count (const char *text, guint *leftward, guint *others)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (runs_leftward (c))
        ++*leftward;
      else
        *others += g_unichar_isalpha (c) ? 1 : 0;
    }
}

/* TEXT as it is said, and N_MARKS behind it. */
static char *
with_marks (const char *text, guint n_marks)
{
  g_autofree char *said = rp_whole_label_said (text);
  GString *out = g_string_new (said);

  for (guint i = 0; i < n_marks; i++)
    g_string_append_unichar (out, LRM);
  return g_string_free (out, FALSE);
}

gboolean
rp_whole_label_show (RpWholeLabel *self, cairo_t *cr, const char *text, guint n_marks)
{
  g_autofree char *said = with_marks (text, n_marks);
  guint speaker = longest_run (self);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      const char *words = i == speaker ? said : "";
      cairo_text_cluster_t cluster = { (int)strlen (words), (int)run->n };

      cairo_set_scaled_font (cr, run->font);
      cairo_show_text_glyphs (cr, words, cluster.num_bytes, &g_array_index (self->glyphs, cairo_glyph_t, run->from),
                              cluster.num_glyphs, &cluster, 1, 0);
    }
  return self->runs->len > 0;
}
