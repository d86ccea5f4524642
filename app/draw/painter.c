/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter.h"

#include <math.h>

#include "painter-ink.h"
#include "painter-lines.h"
#include "painter-text.h"

/* How far beyond the picture shapes may reach before they are cut. */
#define MARGIN_PX 1000.0
#define MOST_THREADS 4
/* Beyond a clip box nothing shows; a line is cut a little further out, so that its end does not. */
#define CLIP_MARGIN_PX 8.0

void
rp_paint_set (const RpPaint *ink, RpColor color)
{
  cairo_set_source_rgba (ink->cr, (color >> 24) / 255.0, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                         (color & 0xff) / 255.0);
}

void
rp_paint_set_line (const RpPaint *ink, const RpShape *shape)
{
  double width = shape->line_width > 0 && shape->line_width < 1000 ? shape->line_width : 1;
  const double dashed[] = { 3 + width, 2 + width }, dotted[] = { 0, 2 + 1.5 * width };

  cairo_set_line_width (ink->cr, width);
  cairo_set_line_join (ink->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (ink->cr, shape->dash == RP_DASH_DOTTED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (ink->cr, shape->dash == RP_DASH_DASHED ? dashed : dotted, shape->dash == RP_DASH_SOLID ? 0 : 2, 0);
}

void
rp_paint_snap (const RpPaint *ink, double *x, double *y)
{
  if (!ink->snap)
    return;
  cairo_user_to_device (ink->cr, x, y);
  *x = floor (*x + 0.5);
  *y = floor (*y + 0.5);
  cairo_device_to_user (ink->cr, x, y);
}

/* Within px of the image, whatever the matrix: with sprites drawn where they lie on its pixels, Cairo copies them. */
static void
set_at (const RpPaint *ink, double x, double y, double *user_x, double *user_y)
{
  cairo_identity_matrix (ink->cr);
  *user_x = (x - ink->offset_x) / ink->device_scale;
  *user_y = (y - ink->offset_y) / ink->device_scale;
}

void
rp_paint_sprite (const RpPaint *ink, cairo_surface_t *sprite, double x, double y)
{
  set_at (ink, x, y, &x, &y);
  cairo_set_source_surface (ink->cr, sprite, x, y);
  cairo_paint (ink->cr);
  cairo_set_matrix (ink->cr, &ink->matrix);
}

void
rp_paint_mask (const RpPaint *ink, cairo_surface_t *mask, double x, double y)
{
  set_at (ink, x, y, &x, &y);
  cairo_mask_surface (ink->cr, mask, x, y);
  cairo_set_matrix (ink->cr, &ink->matrix);
}

double
rp_paint_quarter (double value, guint16 *phase)
{
  double quarters = floor (value * 4 + 0.5), whole = floor (quarters / 4);

  *phase = (guint16)(quarters - 4 * whole);
  return whole;
}

static gboolean
is_finite_shape (const RpShape *shape)
{
  if (!isfinite (shape->x) || !isfinite (shape->y) || !isfinite (shape->width) || !isfinite (shape->height))
    return FALSE;
  for (guint i = 0; i < shape->n_points; i++)
    if (!isfinite (shape->points[i].x) || !isfinite (shape->points[i].y))
      return FALSE;
  return TRUE;
}

/* Strokes, rings and halos reach a little beyond the box; arrow heads more. */
gboolean
rp_paint_is_in_sight (const RpPaint *ink, const RpShape *shape)
{
  double margin = 12 + shape->line_width;

  if (!is_finite_shape (shape))
    return FALSE;
  if (shape->geometry == RP_GEOMETRY_PATH && shape->n_points > 0)
    {
      RpPoint low = shape->points[0], high = low;

      for (guint i = 1; i < shape->n_points; i++)
        {
          low = (RpPoint){ MIN (low.x, shape->points[i].x), MIN (low.y, shape->points[i].y) };
          high = (RpPoint){ MAX (high.x, shape->points[i].x), MAX (high.y, shape->points[i].y) };
        }
      return low.x - margin < ink->right && high.x + margin > ink->left && low.y - margin < ink->bottom
             && high.y + margin > ink->top;
    }
  return shape->x - margin < ink->right && shape->x + shape->width + margin > ink->left
         && shape->y - margin < ink->bottom && shape->y + shape->height + margin > ink->top;
}

/* Sprites serve where the target is made of pixels and px are neither turned nor stretched. */
static void
init_sprites (RpPaint *ink, cairo_surface_t *target)
{
  double scale_x, scale_y;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE || !ink->snap || !(ink->matrix.xx > 0)
      || ink->matrix.xx != ink->matrix.yy)
    return;
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  cairo_surface_get_device_offset (target, &ink->offset_x, &ink->offset_y);
  if (scale_x != scale_y || !(scale_x > 0) || !(scale_x * ink->matrix.xx < 64))
    return;
  ink->sprites = rp_sprites_for_thread ();
  ink->device_scale = scale_x;
  ink->scale = ink->matrix.xx * scale_x;
  ink->origin_x = ink->matrix.x0 * scale_x + ink->offset_x;
  ink->origin_y = ink->matrix.y0 * scale_x + ink->offset_y;
}

static RpPaint
ink_for (cairo_t *cr, RpDrawing *drawing, guint n_threads)
{
  RpPaint ink = { .cr = cr, .paper = rp_drawing_get_background (drawing), .n_threads = n_threads };
  double left, top, right, bottom;
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_surface_type_t type = cairo_surface_get_type (target);

  cairo_get_matrix (cr, &ink.matrix);
  ink.snap = type != CAIRO_SURFACE_TYPE_PDF && type != CAIRO_SURFACE_TYPE_SVG && type != CAIRO_SURFACE_TYPE_PS
             && ink.matrix.xy == 0 && ink.matrix.yx == 0;
  ink.keeps_text = cairo_surface_has_show_text_glyphs (target);
  init_sprites (&ink, target);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  ink.left = MAX (left, -MARGIN_PX);
  ink.top = MAX (top, -MARGIN_PX);
  ink.right = MIN (right, rp_drawing_get_width (drawing) + MARGIN_PX);
  ink.bottom = MIN (bottom, rp_drawing_get_height (drawing) + MARGIN_PX);
  return ink;
}

/* From its first shape to its last a band cuts what is painted. */
static void
enter_band (RpPaint *ink, double top, double bottom)
{
  cairo_save (ink->cr);
  cairo_rectangle (ink->cr, ink->left, top, ink->right - ink->left, bottom - top);
  cairo_clip (ink->cr);
  ink->top = MAX (ink->top, top);
  ink->bottom = MIN (ink->bottom, bottom);
}

static void
leave_band (RpPaint *ink, const RpPaint *whole)
{
  cairo_restore (ink->cr);
  ink->top = whole->top;
  ink->bottom = whole->bottom;
}

/* Where a drawing is cut, while it is painted: into one band, or one box after the other. */
typedef struct
{
  const RpDrawingClip *clips;
  guint n_clips, next_clip;
  guint band_first, band_end;
  double top, bottom;
  gboolean banded, inside;
} Cut;

static Cut
cut_of (RpDrawing *drawing)
{
  Cut self = { 0 };

  self.banded = rp_drawing_get_band (drawing, &self.band_first, &self.band_end, &self.top, &self.bottom);
  self.clips = rp_drawing_get_clips (drawing, &self.n_clips);
  return self;
}

static void
leave_box (Cut *self, RpPaint *ink, const RpPaint *whole)
{
  if (self->inside)
    cairo_restore (ink->cr);
  self->inside = FALSE;
  ink->left = whole->left;
  ink->top = whole->top;
  ink->right = whole->right;
  ink->bottom = whole->bottom;
}

/* On whole pixels, which costs Cairo nothing. */
static void
enter_box (Cut *self, RpPaint *ink, const RpPaint *whole, const RpDrawingClip *clip)
{
  double left = clip->x, top = clip->y, right = clip->x + clip->width, bottom = clip->y + clip->height;

  leave_box (self, ink, whole);
  if (!(clip->width > 0))
    return;
  rp_paint_snap (ink, &left, &top);
  rp_paint_snap (ink, &right, &bottom);
  cairo_save (ink->cr);
  cairo_new_path (ink->cr);
  cairo_rectangle (ink->cr, left, top, right - left, MAX (bottom - top, 0));
  cairo_clip (ink->cr);
  self->inside = TRUE;
  ink->left = MAX (whole->left, left - CLIP_MARGIN_PX);
  ink->top = MAX (whole->top, top - CLIP_MARGIN_PX);
  ink->right = MIN (whole->right, right + CLIP_MARGIN_PX);
  ink->bottom = MIN (whole->bottom, bottom + CLIP_MARGIN_PX);
}

/* Before shape I is painted. */
static void
cut_before (Cut *self, RpPaint *ink, const RpPaint *whole, guint i)
{
  if (self->banded && i == self->band_first)
    enter_band (ink, self->top, self->bottom);
  if (self->banded && i == self->band_end)
    leave_band (ink, whole);
  while (self->next_clip < self->n_clips && self->clips[self->next_clip].first <= i)
    enter_box (self, ink, whole, &self->clips[self->next_clip++]);
}

static void
paint_shapes (cairo_t *cr, RpDrawing *drawing, guint n_threads)
{
  RpPaint ink = ink_for (cr, drawing, n_threads), whole = ink;
  RpTextPainter *texts = NULL;
  guint lines_end = 0, n_shapes = rp_drawing_n_shapes (drawing);
  Cut cut = cut_of (drawing);

  cairo_save (cr);
  for (guint i = 0; i < n_shapes; i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      cut_before (&cut, &ink, &whole, i);
      if (!cut.banded && i >= lines_end && shape->role == RP_ROLE_TIE)
        {
          lines_end = rp_paint_lines_end (drawing, i);
          if (cut.next_clip < cut.n_clips)
            lines_end = MIN (lines_end, cut.clips[cut.next_clip].first);
          if (rp_paint_lines (&ink, drawing, i, lines_end))
            {
              i = lines_end - 1;
              continue;
            }
        }
      if (shape->invisible || !rp_paint_is_in_sight (&ink, shape))
        continue;
      switch (shape->geometry)
        {
        case RP_GEOMETRY_RECT:
          rp_paint_rect (&ink, shape);
          break;
        case RP_GEOMETRY_SYMBOL:
          rp_paint_symbol (&ink, shape);
          break;
        case RP_GEOMETRY_PATH:
          rp_paint_path (&ink, shape);
          break;
        case RP_GEOMETRY_TEXT:
          if (!texts)
            {
              texts = rp_text_painter_for (cr);
              rp_text_painter_begin (texts, &ink, drawing);
            }
          rp_text_painter_show (texts, &ink, shape);
          break;
        default:
          g_warn_if_reached ();
        }
    }
  if (cut.banded && cut.band_end == n_shapes)
    leave_band (&ink, &whole);
  leave_box (&cut, &ink, &whole);
  cairo_restore (cr);
}

void
rp_painter_paint_shapes (cairo_t *cr, RpDrawing *drawing)
{
  paint_shapes (cr, drawing, MIN (g_get_num_processors (), MOST_THREADS));
}

void
rp_painter_paint_by (cairo_t *cr, RpDrawing *drawing, guint n_threads)
{
  RpPaint ink = { .cr = cr };

  cairo_save (cr);
  rp_paint_set (&ink, rp_drawing_get_background (drawing));
  cairo_rectangle (cr, 0, 0, rp_drawing_get_width (drawing), rp_drawing_get_height (drawing));
  cairo_fill (cr);
  cairo_restore (cr);
  paint_shapes (cr, drawing, MAX (n_threads, 1));
}

void
rp_painter_paint_beyond (cairo_t *cr, RpDrawing *drawing)
{
  RpPaint ink = { .cr = cr };

  cairo_save (cr);
  rp_paint_set (&ink, rp_drawing_get_background (drawing));
  cairo_paint (cr);
  cairo_restore (cr);
  rp_painter_paint_shapes (cr, drawing);
}

void
rp_painter_paint (cairo_t *cr, RpDrawing *drawing)
{
  rp_painter_paint_by (cr, drawing, MIN (g_get_num_processors (), MOST_THREADS));
}
