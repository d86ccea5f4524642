/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A briefing as a file that can be left behind: a page, a slide or a picture for each scene, made of the same pictures
 * that stand on stage. A kind of hand-out is a const struct; the visible list is in handouts.c. What a scene hides is
 * in no byte of it. Equal plans give equal bytes. */
#pragma once

#include <gio/gio.h>
#include "briefing.h"
#include "export-plan.h"
#include "page-sizes.h"

G_BEGIN_DECLS

typedef enum
{
  RP_HANDOUT_SCENES, /* a page a scene */
  RP_HANDOUT_NOTES,  /* with its notes below or beside, which go on on further pages */
  RP_HANDOUT_THREE,  /* three scenes a page, lines for a pen beside them */
} RpHandoutPages;

/* Whoever asks for one fills it in and keeps it; all is borrowed. */
typedef struct
{
  RpDataset *dataset;
  RpBriefing *briefing;
  const char *input;      /* the dataset's file, which is never written to; nullable */
  const char *own;        /* the briefing's file, the same; nullable */
  const char *marking;    /* NULL: the dataset's; "": none */
  RpThemeName theme;      /* of the scenes */
  RpHandoutPages pages;   /* of what has pages */
  const RpPageSize *size; /* the same, and of pictures; NULL: a slide, A4 upright for NOTES and THREE */
  double scale;           /* PNG pixels a px; 0: 1 */
  gboolean without_notes; /* in files that carry notes beside the pages */
  gboolean without_sources;
  gboolean fixed_measure;
} RpHandoutPlan;

typedef struct
{
  const char *name;   /* "PDF", "HTML" …; to be translated */
  const char *suffix; /* ".pdf"; NULL: a folder of pictures */
  /* The files (RpExportFile; transfer full) that are to be written for PATH. PROGRESS is nullable. NULL and
   * G_IO_ERROR_CANCELLED when cancelled. */
  GPtrArray *(*render) (const RpHandoutPlan *plan, const char *path, RpExportProgress progress, gpointer data,
                        GCancellable *cancellable, GError **error);
} RpHandout;

const RpHandout *const *rp_handouts (void); /* NULL ends */
/* By the suffix of PATH; another folder, or a path that ends in a slash, is one of pictures. NULL and
 * RP_EXPORT_ERROR_FORMAT where there is none. */
const RpHandout *rp_handout_for_path (const char *path, GError **error);
/* What serves BRIEFING where nothing is said: pages with notes, if there are any. */
RpHandoutPages rp_handout_usual_pages (const RpBriefing *briefing);
/* The same: what is for paper is for printing, all else light. */
RpThemeName rp_handout_usual_theme (const RpHandoutPlan *plan, const char *path);
/* What whoever makes it should know, a sentence each: the briefing is another dataset's, scenes name records that are
 * gone, or show some that are to be handled more strictly than the file says. NULL: nothing. Transfer full. */
GStrv rp_handout_remarks (const RpHandoutPlan *plan);
/* Makes and writes it: all is made before the first file is touched; a folder that is not there is made. A briefing
 * without scenes is RP_EXPORT_ERROR_SCOPE. PATHS (nullable, out, transfer full): the files that were written. */
gboolean rp_handout_save (const RpHandoutPlan *plan, const char *path, GStrv *paths, RpExportProgress progress,
                          gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
