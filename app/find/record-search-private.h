/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search and its result consist of, for the units of the search. */
#pragma once

#include "record-search.h"
#include "search-terms.h"

G_BEGIN_DECLS

struct _RpRecordSearch
{
  gatomicrefcount refs;
  RpDataset *dataset;
  RpSearchIndex *index;
};

struct _RpSearchResult
{
  gatomicrefcount refs;
  RpRecordSearch *search;
  GPtrArray *terms; /* RpSearchTerm */
  GArray *hits;     /* RpRecordRef */
  GPtrArray *notices;
};

G_END_DECLS
