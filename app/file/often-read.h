/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nearly every file of the core reads first, precompiled once a folder in builds of type debug, which only check.
 * No file includes it, and none may need it: the plain build goes without. */
#include <gio/gio.h>
