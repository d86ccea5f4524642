/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-error.h"

G_DEFINE_QUARK (rp - import - error - quark, rp_import_error)
