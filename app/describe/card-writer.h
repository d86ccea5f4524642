/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card as plain text: for the clipboard, and (with ids) for goldens and other programs. */
#pragma once

#include "card.h"

G_BEGIN_DECLS

/* Appends to OUT. WITH_IDS: behind every link to a record its id in braces. */
void rp_card_write (const RpCard *card, gboolean with_ids, GString *out);

G_END_DECLS
