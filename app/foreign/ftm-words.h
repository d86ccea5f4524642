/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of FollowTheMoney in words, which are a dataset's and so in English: "az" is Azerbaijan, "role.pep" a
 * politician. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* CODE itself where it is unknown. */
const char *rp_ftm_country (const char *code);
const char *rp_ftm_topic (const char *code);

G_END_DECLS
