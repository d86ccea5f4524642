/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source as a list of sources cites it: title, author, publisher, day; its grade; its address. Words of a paragraph
 * that is being made, no places. */
#pragma once

#include "chronology-flow.h"
#include "record.h"

G_BEGIN_DECLS

/* "Author, Title, Publisher, 24 July 2025": nothing twice. */
void rp_citation_add (RpFlow *flow, const RpSource *source, RpTextSize size);
/* ". Grade B: usually reliable", if it has one, and a full stop. */
void rp_citation_add_grade (RpFlow *flow, const RpSource *source, RpTextSize size);
/* Its address, if it has one; a click opens it where that leads where it seems to. */
void rp_citation_add_address (RpFlow *flow, const RpSource *source, RpTextSize size);
/* Whether TEXT (nullable) is an address that may be opened by a click. */
gboolean rp_citation_is_address (const char *text);

G_END_DECLS
