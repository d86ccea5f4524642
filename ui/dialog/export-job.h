/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of what the session shows, made and written in a thread by the same code as `rapport export`. */
#pragma once

#include "exporter.h"
#include "figure.h"
#include "session.h"

G_BEGIN_DECLS

typedef struct
{
  RpViewName view;
  RpThemeName theme;
  double width, height; /* px */
  gboolean paper;       /* drawing px are 96 to the inch */
  gboolean legend;
  gboolean whole;    /* all of the time, not only what is in sight */
  RpFigureRows rows; /* of the view of sources */
} RpExportChoice;

/* ERROR is NULL when PATH was written. */
typedef void (*RpExportDone) (const char *path, const GError *error, gpointer data);

/* Takes what it needs of SESSION at once. NETWORK (nullable) is used as it stands. INPUT (nullable) is never
 * overwritten. */
void rp_export_job_start (RpSession *session, RpNetwork *network, const RpExportChoice *choice, const char *path,
                          const char *input, RpExportDone done, gpointer data, GDestroyNotify free_data);

G_END_DECLS
