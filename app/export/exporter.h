/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the pages of a picture to a file's bytes. An exporter is a const struct; the visible list is in exporters.c. */
#pragma once

#include <gio/gio.h>
#include "network-drawing.h"
#include "page-set.h"

G_BEGIN_DECLS

#define RP_EXPORT_ERROR (rp_export_error_quark ())
GQuark rp_export_error_quark (void);
typedef enum
{
  RP_EXPORT_ERROR_FORMAT,    /* no exporter has this suffix */
  RP_EXPORT_ERROR_TOO_LARGE, /* beyond what the format or Cairo can */
  RP_EXPORT_ERROR_WRITE,
  RP_EXPORT_ERROR_REFUSED, /* the output is the input, a directory, a device */
  RP_EXPORT_ERROR_SCOPE,   /* there is nothing of what is asked for */
} RpExportError;

typedef struct
{
  double scale;             /* PNG pixels per px */
  double dpi;               /* of a PNG on paper, in place of SCALE; 0: not said */
  gboolean paper;           /* drawing px are 96 to the inch (PDF: 0.75 pt a px always) */
  gboolean transparent;     /* no paper is painted, where the format can do without */
  const char *title;        /* metadata; nullable */
  const char *marking;      /* the handling marking that the file carries; nullable */
  const char *date;         /* ISO 8601 for metadata; nullable: 1970 is not written, none is */
  const RpViewState *state; /* what the records say beyond what is drawn; what is not visible there is never named;
                               nullable: nothing more is said */
  RpPeriod range;           /* of data: what of time is in sight; not active: all */
  RpNetwork *network;       /* of data: where nodes stand; nullable */
  const char *within;       /* of an SVG that is a part of a web page: what its ids begin with; nullable: a file */
  RpPoint margin;           /* px at its left and right, top and bottom that are left out of such an SVG */
} RpExportOptions;

typedef struct
{
  const char *name, *suffix; /* "PNG", ".png" */
  gboolean paged;            /* a file takes all pages; else a file a page, and PAGES has one */
  /* Transfer full. NULL and G_IO_ERROR_CANCELLED when cancelled. */
  GBytes *(*render) (RpPageSet *pages, const RpExportOptions *options, GCancellable *cancellable, GError **error);
} RpExporter;

const RpExporter *const *rp_exporters (void); /* NULL ends */
const RpExporter *rp_exporter_for_path (const char *path, GError **error);
/* Whether both are names of one file that is there. */
gboolean rp_export_is_same_file (const char *a, const char *b);
/* Writes BYTES to PATH atomically (a symbolic link's target is replaced; directories, FIFOs and devices are refused;
 * INPUT, nullable, is a file that must not be overwritten, however it is named). */
gboolean rp_export_write (const char *path, GBytes *bytes, const char *input, GError **error);
/* The same for N files that belong together: none has its name before all are on the disk (200 at a time), so that a
 * full disk, or cancelling, leaves all as it was; if it fails later, the message says which are written. */
gboolean rp_export_write_all (const char *const *paths, GBytes *const *bytes, guint n, const char *input,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
