/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share: loading with a word on standard error, output that notices a closed pipe. Private to
 * app/cli. */
#pragma once

#include "cli-options.h"
#include "export-plan.h"
#include "importers.h"
#include "session.h"

G_BEGIN_DECLS

enum
{
  RP_CLI_DONE = 0,
  RP_CLI_FAILED = 1,
  RP_CLI_USAGE = 2,
};

/* The commands; each returns the exit status. */
int rp_cli_check (const RpCliOptions *options);
int rp_cli_info (const RpCliOptions *options);
int rp_cli_list (const RpCliOptions *options);
int rp_cli_export (const RpCliOptions *options);
/* `export --briefing`: a hand-out. */
int rp_cli_handout (const RpCliOptions *options);
int rp_cli_dump (const RpCliOptions *options);
/* `dump --view details`: the record selected, or all, in words. */
int rp_cli_details (const RpCliOptions *options);
int rp_cli_convert (const RpCliOptions *options);
int rp_cli_new (const RpCliOptions *options);
int rp_cli_mapping (const RpCliOptions *options);

/* Words are in the language that --language names from now on. FALSE: there is none, which was said. */
gboolean rp_cli_speak (const RpCliOptions *options);
/* Reads --mapping, where it was given. FALSE: it is none, which was said. */
gboolean rp_cli_read_mapping (RpCliOptions *options);

/* "rapport: MESSAGE" on standard error. */
void rp_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Writes all of OUT to standard output, whatever the locale; RP_CLI_FAILED when it is closed or full. */
int rp_cli_print (const GString *out);
/* TEXT without what would move a terminal's cursor; one line. Transfer full. */
char *rp_cli_clean (const char *text);
/* The file, with what was wrong said on standard error. NULL when nothing is usable. *STRICT is RP_CLI_FAILED when
 * --strict makes the command fail in the end. Transfer full. */
RpImportResult *rp_cli_load (const RpCliOptions *options, int *strict);
/* What --select names; RP_RECORD_REF_NONE, and a word of it, when no record has the id. */
RpRecordRef rp_cli_find_selected (const RpCliOptions *options, RpDataset *dataset);
/* "expected EXPECTED, found VALUE" into REASON (transfer full). Returns FALSE. */
gboolean rp_cli_refuse (char **reason, const char *expected, const char *value);
/* A number without sign in plain notation, from LOW to HIGH. */
gboolean rp_cli_number (const char *text, double low, double high, double *number);
/* `--filter KEY=VALUE`. FALSE and REASON (transfer full) on wrong usage. */
gboolean rp_cli_read_filter (RpCliOptions *options, const char *value, char **reason);
/* `--node-size`, `--node-color`, `--network-events` and `--hide-kind`, the same way. */
gboolean rp_cli_read_node_size (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_layout (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_node_color (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_network_events (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_hide_kind (RpCliOptions *options, const char *value, char **reason);
/* `--size`, `--scale`, `--dpi`, `--margin`, `--scope` …: of the page and what is on it. */
gboolean rp_cli_read_size (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_scale (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_dpi (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_margin (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_pages (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_scope (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_sight (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_subtitle (RpCliOptions *options, const char *value, char **reason);
gboolean rp_cli_read_marking (RpCliOptions *options, const char *value, char **reason);
/* One for each RpFigureParts: `--no-legend` … */
gboolean rp_cli_read_without (RpCliOptions *options, const char *value, char **reason);
/* The events whose shared ties are shown (RpViewState.joining). Transfer full. */
RpRecordSet *rp_cli_joining (const RpCliOptions *options, RpDataset *dataset);
/* What filter and period let through, with a word on standard error where that is nothing. NULL: all. WORDS (nullable)
 * gets the filter in words, without the period; NULL: none. Both transfer full. */
RpRecordSet *rp_cli_shown (const RpCliOptions *options, RpDataset *dataset, char **words);
/* Reads the arrangement that is asked for into a SESSION of its own (transfer full; NULL: none is asked for), and into
 * OPTIONS what was not said there; what it puts there lives as long as the session. FALSE: said already. */
gboolean rp_cli_arrange (RpCliOptions *options, RpDataset *dataset, RpSession **session);
/* The rest of it. */
void rp_cli_arrange_plan (RpSession *session, RpExportPlan *plan);
/* The whole picture as asked for. NULL: said already. Transfer full. */
RpExportPlan *rp_cli_plan (const RpCliOptions *options, RpDataset *dataset);

G_END_DECLS
