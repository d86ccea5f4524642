/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked for on the command line, as values. Parsing only: no file is opened here. */
#pragma once

#include "handout.h"
#include "importer.h"
#include "record-filter.h"

G_BEGIN_DECLS

/* Which options a command takes. */
typedef enum
{
  RP_CLI_TAKES_JSON = 1 << 0,
  RP_CLI_TAKES_STRICT = 1 << 1,
  RP_CLI_TAKES_OUTPUT = 1 << 2,
  RP_CLI_TAKES_CHOICES = 1 << 3,
  RP_CLI_TAKES_TABLE = 1 << 4, /* which table, how sorted, as what */
  RP_CLI_TAKES_BRIEFING = 1 << 5,
  RP_CLI_TAKES_FURTHER = 1 << 7,  /* files to merge */
  RP_CLI_SUITS_BRIEFING = 1 << 6, /* of an option: it means something for a hand-out too */
} RpCliTakes;

#define RP_CLI_MOST_FURTHER 64

typedef struct
{
  const char *file; /* belongs to argv, as all strings */
  const char *output;
  const char *further[RP_CLI_MOST_FURTHER]; /* files that are merged into FILE's dataset, in this order */
  guint n_further;
  gboolean merge_alike;
  const char *language;   /* of words in pictures; NULL: English */
  const char *mapping;    /* a file; NULL: none */
  RpImportOptions import; /* what the file does not say itself; its mapping is the options' */
  gboolean help, json, strict, dim, fixed_measure, paper, transparent;
  RpViewName view;
  gboolean details; /* --view details: records in words; dump only */
  double width, height, scale;
  double dpi, zoom, margin;         /* 0: not said */
  guint n_pages, n_columns, n_rows; /* as in RpFigureOptions */
  RpFigureParts without;
  RpExportScope scope;
  double sight_zoom; /* of the network; 0: not said */
  RpPoint sight;
  const char *lane; /* of the scope; points into argv */
  gboolean has_theme;
  RpThemeName theme;
  double from, to, now; /* NAN: not given */
  RpPeriod period;
  gboolean has_mode;
  RpRecordFilter *filter; /* NULL: none; owned by the options */
  const char *select, *title, *subtitle, *marking;
  const char *arrangement;                /* a file; NULL: none */
  const char *briefing;                   /* a file: a hand-out is asked for; NULL: none */
  gboolean has_pages, no_notes, has_size; /* of a hand-out */
  RpHandoutPages pages;
  const char *for_picture, *for_handout; /* an option that was given, and means nothing for the other; static */
  gboolean has_fold, has_lanes, has_dim; /* said, and not the arrangement's */
  RpFoldMode fold;
  RpLanes lanes;
  RpRecordType rows; /* of the view of sources; RP_RECORD_NONE: not said */
  const char *order; /* of these: "time", "standing" or the id of a source; NULL: not said */
  gboolean list_all; /* of a cluster: what it counts */
  guint32 seed;
  RpNetworkLooks *looks; /* NULL: nothing chosen; owned by the options */
  RpRecordType table;    /* RP_RECORD_NONE: not said */
  const char *sort;      /* as given; NULL: not */
  gboolean csv;
} RpCliOptions;

/* Parses what stands behind the command's name. FALSE and REASON (transfer full) on wrong usage. */
gboolean rp_cli_options_parse (RpCliOptions *options, RpCliTakes takes, int argc, char **argv, char **reason);
/* What was made while parsing, whether that went well or not. */
void rp_cli_options_clear (RpCliOptions *options);

G_END_DECLS
