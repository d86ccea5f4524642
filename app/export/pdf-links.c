/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-links.h"

#include <math.h>

#include "pdf-address.h"
#include "pdf-page.h"

/* Of one page, for whoever must find one under the pointer. */
#define MOST_LINKS 10000

typedef struct
{
  double x, y, width, height;
} Box;

/* A page's own drawing, or one that is set into it with its corner at (X, Y) pt. */
typedef struct
{
  RpDrawing *drawing;
  double x, y;
  const RpViewState *state;
} Layer;

/* What of SHAPE's box is on LAYER, in pt of the page. FALSE: nothing. */
static gboolean
box_of (const RpShape *shape, const Layer *layer, Box *box)
{
  double left = MAX (shape->x, 0), right = MIN (shape->x + shape->width, rp_drawing_get_width (layer->drawing));
  double top = MAX (shape->y, 0), bottom = MIN (shape->y + shape->height, rp_drawing_get_height (layer->drawing));
  double zoom = rp_pdf_pt_per_px (layer->drawing);

  if (!(right > left) || !(bottom > top))
    return FALSE;
  *box = (Box){ layer->x + left * zoom, layer->y + top * zoom, (right - left) * zoom, (bottom - top) * zoom };
  return TRUE;
}

/* Its own, else that of the first source that says it. Nullable, borrowed. */
static const char *
address_of_record (const RpViewState *state, RpRecordRef ref)
{
  const RpRecord *record = rp_view_state_visible (state, ref) ? rp_dataset_record (state->dataset, ref) : NULL;

  if (record == NULL || record->url != NULL)
    return record != NULL ? record->url : NULL;
  for (guint i = 0; i < record->n_evidence; i++)
    {
      guint source = record->evidence[i].source;
      const char *url = record->evidence[i].stance == RP_STANCE_SUPPORTS && source != RP_NO_INDEX
                                && rp_view_state_visible (state, rp_record_ref (RP_RECORD_SOURCE, source))
                            ? rp_dataset_source (state->dataset, source)->record.url
                            : NULL;

      if (url != NULL)
        return url;
    }
  return NULL;
}

/* Nullable, borrowed. A tie's box is no place to click at; a cell is about a source. */
static const char *
address_of (const RpShape *shape, const RpViewState *state)
{
  gboolean of = shape->ref.type == RP_RECORD_NONE || shape->role == RP_ROLE_CELL;

  if (shape->link != NULL || shape->geometry == RP_GEOMETRY_PATH || state == NULL)
    return shape->link;
  return address_of_record (state, of ? shape->of : shape->ref);
}

/* Transfer full. NULL: it leads nowhere. */
static char *
target_of (const RpShape *shape, const RpViewState *state, guint n_pages)
{
  const char *address;
  g_autofree char *uri = NULL;

  if (shape->page_link > 0)
    return shape->page_link <= n_pages ? g_strdup_printf ("dest='page-%u'", shape->page_link) : NULL;
  address = address_of (shape, state);
  uri = address != NULL ? rp_pdf_address (address) : NULL;
  return uri != NULL ? g_strdup_printf ("uri='%s'", uri) : NULL;
}

static char *
rectangle (const Box *box)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("rect=[%s %s %s %s]", g_ascii_formatd (x, sizeof x, "%.3f", box->x),
                          g_ascii_formatd (y, sizeof y, "%.3f", box->y),
                          g_ascii_formatd (width, sizeof width, "%.3f", box->width),
                          g_ascii_formatd (height, sizeof height, "%.3f", box->height));
}

void
rp_pdf_links_name_page (cairo_t *cr, guint number)
{
  g_autofree char *attributes = g_strdup_printf ("name='page-%u' x=0 y=0", number);

  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

static void
add_links (cairo_t *cr, const Layer *layer, guint n_pages)
{
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (layer->drawing) && n < MOST_LINKS; i++)
    {
      const RpShape *shape = rp_drawing_shape (layer->drawing, i);
      g_autofree char *target = NULL;
      g_autofree char *where = NULL;
      g_autofree char *attributes = NULL;
      Box box;

      if (shape->invisible || !box_of (shape, layer, &box))
        continue;
      target = target_of (shape, layer->state, n_pages);
      if (target == NULL)
        continue;
      where = rectangle (&box);
      attributes = g_strconcat (where, " ", target, NULL);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
      n++;
    }
}

void
rp_pdf_links_add (cairo_t *cr, const RpPageSet *pages, guint index, const RpViewState *state)
{
  guint n_pages = rp_page_set_n_pages (pages);

  add_links (cr, &(Layer){ rp_page_set_get_page (pages, index), 0, 0, state }, n_pages);
  for (guint i = 0; i < rp_page_set_n_insets (pages, index); i++)
    {
      const RpPageInset *inset = rp_page_set_get_inset (pages, index, i);

      add_links (cr, &(Layer){ inset->drawing, inset->x * RP_PDF_PT_PER_PX, inset->y * RP_PDF_PT_PER_PX, inset->state },
                 n_pages);
    }
}
