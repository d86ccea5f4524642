/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dataset's ids as XML names: what is a name already stays as it is. Two ids never share a name, and none is one of
 * the program's own, which begin with RP_SVG_OWN. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_SVG_OWN "_x-"
/* Longer names, in bytes, are cut and end in a digest of the whole id. */
#define RP_SVG_ID_LENGTH 200

/* Each character that a name may not have (and the first, if no name begins with it; ':' and what looks so written
 * already too) as _xHHHH_, its code point, as ISO/IEC 9075-14 does. Transfer full. */
char *rp_svg_id (const char *id);

G_END_DECLS
