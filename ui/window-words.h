/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says about its session in a line: counts, period, caption. All transfer full. */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* "32 events · 34 entities · 1992–2025", or how many of them the period shows. */
char *rp_window_words_counts (RpSession *session);
/* "2023-01-01/2025-12-31"; "" when there is none. As rp_period_parse reads it. */
char *rp_window_words_period (const RpPeriod *period);
/* "12 January 2023 — title — source" of an event; title alone of others; "" of none. DATASET is nullable. */
char *rp_window_words_caption (RpDataset *dataset, RpRecordRef ref);
/* TEXT as the label of something in a menu: none of its letters is a mnemonic. */
char *rp_window_words_label (const char *text);

G_END_DECLS
