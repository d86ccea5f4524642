/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dynamics of GEXF: start, end, spells and timestamps of an element as one EDTF date. Dates are dates; numbers are
 * years where all of the file's are whole and lie between 1000 and 2999, which is said, and else no date of ours: they
 * stay attributes. An end that is missing is open: the element is there to the end. Of several spells the whole
 * stretch is the date, and each is kept as an attribute. */
#pragma once

#include "gathering.h"
#include "xml-tree.h"

G_BEGIN_DECLS

typedef struct
{
  RpGathering *gathering;
  gboolean dates; /* numbers are dates, for the file says so */
  gboolean years; /* numbers are held to be years */
} RpGexfTime;

/* Looks through all of GRAPH for what its numbers are. */
void rp_gexf_time_init (RpGexfTime *self, RpGathering *gathering, const RpXmlNode *graph);
/* The date of RECORD from its element. */
void rp_gexf_time_read (const RpGexfTime *self, RpGathered *record, const RpXmlNode *element);
/* "VALUE (START – END)" for a value that held for a time; NULL: it has no time. Transfer full. */
char *rp_gexf_time_value (const RpXmlNode *value);

G_END_DECLS
