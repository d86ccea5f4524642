/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-set.h"

struct _RpPageSet
{
  gatomicrefcount ref_count;
  GPtrArray *pages;  /* RpDrawing */
  GPtrArray *titles; /* char, nullable */
  GArray *insets;    /* Inset, by page */
};

typedef struct
{
  guint page;
  RpPageInset inset; /* owns drawing and title */
} Inset;

static void
clear_inset (gpointer data)
{
  Inset *self = data;

  rp_drawing_unref (self->inset.drawing);
  g_free ((char *)self->inset.title);
}

RpPageSet *
rp_page_set_new (void)
{
  RpPageSet *self = g_new0 (RpPageSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_drawing_unref);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->insets = g_array_new (FALSE, FALSE, sizeof (Inset));
  g_array_set_clear_func (self->insets, clear_inset);
  return self;
}

RpPageSet *
rp_page_set_ref (RpPageSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_page_set_unref (RpPageSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->titles);
  g_array_unref (self->insets);
  g_free (self);
}

void
rp_page_set_add (RpPageSet *self, RpDrawing *page, const char *title)
{
  g_ptr_array_add (self->pages, page);
  g_ptr_array_add (self->titles, g_strdup (title));
}

guint
rp_page_set_n_pages (const RpPageSet *self)
{
  return self->pages->len;
}

RpDrawing *
rp_page_set_get_page (const RpPageSet *self, guint index)
{
  return g_ptr_array_index (self->pages, index);
}

const char *
rp_page_set_get_title (const RpPageSet *self, guint index)
{
  return g_ptr_array_index (self->titles, index);
}

RpDrawing *const *
rp_page_set_get_pages (const RpPageSet *self)
{
  return (RpDrawing *const *)self->pages->pdata;
}

void
rp_page_set_add_inset (RpPageSet *self, const RpPageInset *inset)
{
  Inset own = { self->pages->len - 1, *inset };

  g_return_if_fail (self->pages->len > 0);
  own.inset.drawing = rp_drawing_ref (inset->drawing);
  own.inset.title = g_strdup (inset->title);
  g_array_append_val (self->insets, own);
}

/* The first of PAGE's, and how many those are. */
static guint
find_insets (const RpPageSet *self, guint page, guint *n)
{
  guint first = 0, end;

  while (first < self->insets->len && g_array_index (self->insets, Inset, first).page < page)
    first++;
  for (end = first; end < self->insets->len && g_array_index (self->insets, Inset, end).page == page;)
    end++;
  *n = end - first;
  return first;
}

guint
rp_page_set_n_insets (const RpPageSet *self, guint page)
{
  guint n;

  find_insets (self, page, &n);
  return n;
}

const RpPageInset *
rp_page_set_get_inset (const RpPageSet *self, guint page, guint inset)
{
  guint n, first = find_insets (self, page, &n);

  g_return_val_if_fail (inset < n, NULL);
  return &g_array_index (self->insets, Inset, first + inset).inset;
}

RpPageSet *
rp_page_set_of (RpDrawing *page)
{
  RpPageSet *self = rp_page_set_new ();

  rp_page_set_add (self, rp_drawing_ref (page), NULL);
  return self;
}

RpPageSet *
rp_page_set_single (const RpPageSet *self, guint index)
{
  RpPageSet *single = rp_page_set_new ();

  rp_page_set_add (single, rp_drawing_ref (rp_page_set_get_page (self, index)), rp_page_set_get_title (self, index));
  return single;
}
