/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chooses for a file, as values: made into a plan, and kept from one time to the next in a file of the
 * user's state folder, for the program and not for a dataset. Texts, the view and the lane are never kept. */
#pragma once

#include "exporter.h"
#include "export-plan.h"
#include "network-sight.h"
#include "session.h"

G_BEGIN_DECLS

typedef enum
{
  RP_WHAT_ALL, /* that filters and period let through */
  RP_WHAT_SEEN,
  RP_WHAT_SELECTION,
  RP_WHAT_LANE,
} RpExportWhat;

typedef struct
{
  const char *key, *name; /* as it is kept, and the command line says it; to be translated */
} RpPageFormat;

#define RP_N_PAGE_FORMATS 6
#define RP_PAGE_FORMAT_OWN (RP_N_PAGE_FORMATS - 1)
#define RP_OWN_SIDE_LEAST 200
#define RP_OWN_SIDE_MOST 32767
extern const RpPageFormat rp_page_formats[RP_N_PAGE_FORMATS];

typedef struct
{
  RpViewName view;
  RpExportWhat what;
  char *lane;                /* owned, nullable: for RP_WHAT_LANE */
  const char *suffix;        /* ".png": static, of a known format */
  guint format;              /* of the page: an index of rp_page_formats */
  int own_width, own_height; /* px */
  gboolean portrait;
  double paper_width, paper_height; /* px: of a printer's paper, in place of FORMAT; never kept; 0: none */
  int margin_mm;                    /* on each side; 0: 5 % of it */
  int n_pages;                      /* 0: as many as needed */
  int theme;                        /* -1: what suits the page; else an RpThemeName */
  int screen_dpi, paper_dpi;        /* of a PNG */
  gboolean transparent;
  RpFigureParts without;
  char *title, *subtitle, *marking; /* owned; NULL: the dataset's, "": none */
  char *folder;                     /* where the last file went; owned, nullable */
} RpExportChoices;

/* What they are chosen for. */
typedef struct
{
  RpSession *session;       /* owned */
  RpDataset *dataset;       /* owned: what NETWORK and LAYOUT are of */
  RpNetwork *network;       /* as it stands in the window; owned, nullable */
  RpNetworkSight sight;     /* the part of it that is in sight */
  RpTimelineLayout *layout; /* for its lanes; owned, nullable */
  RpFigureRows rows;
  RpPictureSet *pictures; /* once they are read; owned, nullable */
  char *input;            /* the dataset's file; owned, nullable */
} RpExportSubject;

void rp_export_subject_clear (RpExportSubject *self);
/* Takes over what was read for a plan of it. */
void rp_export_subject_keep_pictures (RpExportSubject *self, const RpExportPlan *plan);

/* For what is in sight of VIEW, in a view of so many px: light, and fine enough for any screen. Transfer full. */
RpExportChoices *rp_export_choices_for_sight (RpViewName view, int width, int height);
/* As they were kept, whatever the file says, else what most want. Free with rp_export_choices_free. */
RpExportChoices *rp_export_choices_load (void);
void rp_export_choices_save (const RpExportChoices *self);
void rp_export_choices_free (RpExportChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpExportChoices, rp_export_choices_free)

/* Of a page, px of the file. */
void rp_export_choices_get_size (const RpExportChoices *self, double *width, double *height);
gboolean rp_export_choices_is_paper (const RpExportChoices *self);
/* Dots per inch of a PNG: that of the page's sort. */
int rp_export_choices_get_dpi (const RpExportChoices *self);
void rp_export_choices_set_dpi (RpExportChoices *self, int dpi);
/* What can be asked of VIEW. */
gboolean rp_export_choices_may_be (const RpExportSubject *subject, RpViewName view, RpExportWhat what);
/* Transfer full. */
RpExportPlan *rp_export_choices_plan (const RpExportChoices *self, const RpExportSubject *subject);
/* A name for the file: of the dataset, the view and what is shown. Transfer full. */
char *rp_export_choices_name (const RpExportChoices *self, const RpExportSubject *subject);

G_END_DECLS
