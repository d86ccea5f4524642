/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that the writer (briefing-json.c) and the reader (briefing-reading.c) of a briefing share. For these two
 * alone. */
#pragma once

#define RP_BRIEFING_VERSION_KEY "rapport-briefing"
#define RP_BRIEFING_SCENES_KEY "scenes"
/* Begins the keys of a briefing's `rest` that stand for a scene that cannot be shown; behind it stands the id of the
 * scene before, empty: there was none. The text is that scene's. */
#define RP_BRIEFING_KEPT_SCENE RP_BRIEFING_SCENES_KEY "\x1f"

/* By RpPeriodMode; NULL ends. */
extern const char *const rp_briefing_period_modes[];
