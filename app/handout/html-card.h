/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record's index card as an HTML article. Names of other records are links to their cards where they have one; what
 * is hidden is left out with all that is said about it. Private to the HTML hand-out. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

/* Which number each record's card has, from 1; 0: it has none. */
typedef struct _RpHtmlNumbers RpHtmlNumbers;

RpHtmlNumbers *rp_html_numbers_new (RpDataset *dataset);
void rp_html_numbers_free (RpHtmlNumbers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpHtmlNumbers, rp_html_numbers_free)
void rp_html_numbers_set (RpHtmlNumbers *self, RpRecordRef ref, guint number);
guint rp_html_numbers_get (const RpHtmlNumbers *self, RpRecordRef ref);

/* All is borrowed. */
typedef struct
{
  RpDataset *dataset;
  const RpHtmlNumbers *numbers;
  gboolean (*is_visible) (RpRecordRef ref, gpointer data);
  gpointer data;
  GHashTable *hidden; /* names that must not be said: a set */
  gboolean without_sources;
  gboolean hides_anything; /* then nothing is counted that is not listed */
} RpHtmlCardScope;

void rp_html_card_write (GString *out, const RpHtmlCardScope *scope, RpRecordRef ref);

G_END_DECLS
