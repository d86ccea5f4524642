/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a file that a person keeps beside a dataset, an arrangement or a briefing, cannot be read or written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_SAVED_ERROR (rp_saved_error_quark ())
GQuark rp_saved_error_quark (void);
typedef enum
{
  RP_SAVED_ERROR_JSON,      /* no sound JSON; the message says where and why */
  RP_SAVED_ERROR_OTHER,     /* something else than was asked for */
  RP_SAVED_ERROR_NEWER,     /* of a later version */
  RP_SAVED_ERROR_READ,      /* the file cannot be read */
  RP_SAVED_ERROR_CHANGED,   /* the file is not what it was when it was read */
  RP_SAVED_ERROR_REFUSED,   /* the file is the dataset */
  RP_SAVED_ERROR_TOO_LARGE, /* it could not be read again */
} RpSavedError;

G_END_DECLS
