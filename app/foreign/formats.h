/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats of other programs, one file each (format-NAME.c; what several share stands beside them). The list of what
 * is read, and in which order it is asked, is importers.c's. */
#pragma once

#include "importer.h"

G_BEGIN_DECLS

G_END_DECLS
