/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli-private.h"

typedef struct
{
  const char *name;
  int (*run) (const RpCliOptions *options);
  RpCliTakes takes;
  const char *arguments, *about;
} Command;

#define CHOICES_HELP                                                                                                             \
  "  --view NAME                 timeline, network, sources, both, overview, table (timeline)\n"                                 \
  "  --size WxH                  in px (1280x800), or a4, a3, letter, slide; “-portrait” behind it\n"                            \
  "  --theme NAME                light, dark, contrast, print (print on paper, else light)\n"                                    \
  "  --from DATE, --to DATE      what is in sight\n"                                                                             \
  "  --period A/B                what is filtered\n"                                                                             \
  "  --period-mode MODE          during, as-of, up-to (during)\n"                                                                \
  "  --filter KEY=VALUE          what is shown: kind, entity-kind, relation-kind, entity, place, source, tag, status,\n"         \
  "                              certainty, grade, marking, disputed, origins, text; same key: any, other keys: all\n"           \
  "  --hide, --dim               what is filtered out (hide)\n"                                                                  \
  "  --select ID                 shows a record and what it relates to\n"                                                        \
  "  --lanes KEY                 kind, entity, place, source, tag, none (kind)\n"                                                \
  "  --rows NAME, --order NAME   of the view of sources: events, entities, relations (events); by time, by standing, or\n"       \
  "                              as the source tells it whose id is given (time)\n"                                              \
  "  --fold, --no-fold           leave long empty stretches out, or not (where it saves half of the width)\n"                    \
  "  --arrangement FILE          how a person has arranged the dataset; all else that is said goes before it (none)\n"           \
  "  --title TEXT, --subtitle TEXT, --marking TEXT\n"                                                                            \
  "  --no-title, --no-facts, --no-legend, --no-sources, --no-marking, --no-page-numbers\n"                                       \
  "                              what stands round the view\n"                                                                   \
  "  --margin N, Nmm             on each side of the page (5 % of it)\n"                                                         \
  "  --pages N, CxR, auto        so many pages that join: beside one another, or C columns by R rows (1)\n"                      \
  "  --scope NAME                all, selection (with its neighbours), lane:ID (all)\n"                                          \
  "  --sight ZOOM@X,Y            of the network: so much larger than the whole, with that part of its width and height in the\n" \
  "                              middle (1@0.5,0.5)\n"                                                                           \
  "  --layout METHOD             of the network: stress, clusters, radial (from --select), layered, circle, grid,\n"             \
  "                              geographic (stress)\n"                                                                          \
  "  --seed N                    of the network's layout (1)\n"                                                                  \
  "  --node-size NAME            auto, events, ties, betweenness, pagerank, none (auto: events, if there are any)\n"             \
  "  --node-color NAME           kind, community (kind)\n"                                                                       \
  "  --network-events NAME       how events join who takes part: ties, nodes, none (ties)\n"                                     \
  "  --hide-kind KIND            leaves entities of a kind out of the network; “event:KIND” events\n"                            \
  "  --now DATE                  what today is (none)\n"                                                                         \
  "  --measure fixed             every character 0.6 em wide\n"                                                                  \
  "  --language LANG             of words in it, such as de (en)\n"

/* Of all that read a file. */
#define DATES_HELP                                                                                                     \
  "\n"                                                                                                                 \
  "  --dates NAME                how 03/04/2023 is to be read: dmy (3 April), mdy (4 March); without it, undated\n"    \
  "  --mapping FILE              what lists and columns are taken for, of JSON or a table (“rapport mapping” proposes it)\n"

static const Command commands[] = {
  { "check", rp_cli_check, RP_CLI_TAKES_JSON | RP_CLI_TAKES_STRICT, "FILE [--json]",
    "Prints a line for each problem of the file. Exit status 1 where there is an error.\n" },
  { "info", rp_cli_info, RP_CLI_TAKES_JSON | RP_CLI_TAKES_STRICT, "FILE [--json] [--strict]",
    "Prints title, counts and span.\n" },
  { "list", rp_cli_list, RP_CLI_TAKES_STRICT | RP_CLI_TAKES_JSON | RP_CLI_TAKES_TABLE | RP_CLI_TAKES_CHOICES,
    "FILE --events|--entities|--relations|--sources [CHOICES] [--sort COLUMN] [--csv|--json]",
    "Prints a table: a line a record, entities with their measures.\n\n"
    "  --sort COLUMN[:desc]        events by when, the others as in the file, where it is not given\n"
    "  --csv, --json               with ids, dates as in the file and nothing shortened\n"
    "  --strict                    exit status 1 where something was left out\n\n" CHOICES_HELP },
  { "export", rp_cli_export, RP_CLI_TAKES_STRICT | RP_CLI_TAKES_OUTPUT | RP_CLI_TAKES_CHOICES | RP_CLI_TAKES_BRIEFING,
    "FILE -o OUT [--briefing B] [CHOICES]",
    "Writes by its suffix a picture (.png, .svg, .pdf), or what that shows as data: events (.csv), the other tables\n"
    "(.entities.csv, .relations.csv, .sources.csv), a calendar (.ics), the network (.graphml, .gexf).\n\n"
    "  --briefing B                the scenes of a briefing as a hand-out instead: .pdf, .html, .pptx, or a folder of PNG\n"
    "                              (“OUT/”). With it --size, --theme, --marking, --no-marking, --no-sources, --scale,\n"
    "                              --measure and --strict alone, and\n"
    "  --handout NAME              pages of a PDF: scenes (slide), notes (a4-portrait) below or beside them, three a page\n"
    "                              with lines for a pen (a4-portrait); notes, if there are any\n"
    "  --no-notes                  they are left out\n\n" CHOICES_HELP
    "  --scale N                   PNG pixels a px (1)\n"
    "  --dpi N                     PNG pixels an inch of paper, in place of --scale\n"
    "  --transparent               no paper is painted (.png, .svg)\n"
    "  --strict                    exit status 1 where something was left out\n" },
  { "dump", rp_cli_dump, RP_CLI_TAKES_STRICT | RP_CLI_TAKES_JSON | RP_CLI_TAKES_CHOICES, "FILE [CHOICES] [--json]",
    "Prints what would be drawn, shape by shape; with --view details the card of the record selected, or of all.\n\n" CHOICES_HELP },
  { "convert", rp_cli_convert, RP_CLI_TAKES_STRICT | RP_CLI_TAKES_OUTPUT | RP_CLI_TAKES_FURTHER,
    "IN [--with FILE …] -o OUT.json",
    "Writes whatever Rapport reads as a dataset in its own format. What is lost is listed on standard error.\n\n"
    "  --with FILE                 merged into it; records of equal id are one, those that look alike are listed\n"
    "  --merge-alike               these are one too\n"
    "  --strict                    exit status 1 where something was left out\n" },
  { "mapping", rp_cli_mapping, 0, "FILE",
    "Prints what the lists and columns of JSON that no format knows, or of a table with unknown headers, are taken for, to be\nchanged and given with --mapping.\n" },
  { "new", rp_cli_new, 0, "FILE", "Writes a small complete dataset to start from. Never overwrites.\n" },
};

/* Words that are commands of the format's contract, though this version has none behind them. */
static const char *const reserved[] = { "present" };

static const Command *
find_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (word, commands[i].name) == 0)
      return &commands[i];
  return NULL;
}

gboolean
rp_cli_is_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (strcmp (word, reserved[i]) == 0)
      return TRUE;
  return find_command (word) || strcmp (word, "--version") == 0 || strcmp (word, "--help") == 0
         || strcmp (word, "-h") == 0;
}

static int
print_text (const char *text)
{
  g_autoptr (GString) out = g_string_new (text);

  return rp_cli_print (out);
}

static int
print_help (void)
{
  g_autoptr (GString) out = g_string_new (_ ("Usage: rapport [FILE …]         opens windows\n"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (out, "       rapport %s %s\n", commands[i].name, commands[i].arguments);
  g_string_append (out, "       rapport present FILE [--briefing B] [--scene N] [--dates NAME] [--windowed]\n");
  g_string_append (out,
                   _ ("       rapport --version | --help\n\n“rapport COMMAND --help” says more. Exit status: 0 done, 1 "
                      "failed, 2 wrong usage.\n"));
  return rp_cli_print (out);
}

static int
run_parsed (const Command *command, const RpCliOptions *options)
{
  if (options->help)
    {
      g_autofree char *help = g_strdup_printf ("Usage: rapport %s %s\n\n%s%s", command->name, command->arguments,
                                               command->about, command->run != rp_cli_new ? DATES_HELP : "");

      return print_text (help);
    }
  return command->run (options);
}

static int
run_command (const Command *command, int argc, char **argv)
{
  RpCliOptions options;
  g_autofree char *reason = NULL;
  int status = RP_CLI_USAGE;

  if (rp_cli_options_parse (&options, command->takes, argc, argv, &reason))
    status = options.help                      ? run_parsed (command, &options)
             : !rp_cli_speak (&options)        ? RP_CLI_USAGE
             : !rp_cli_read_mapping (&options) ? RP_CLI_FAILED
                                               : run_parsed (command, &options);
  else
    rp_cli_say (_ ("%s: %s\nUsage: rapport %s %s"), command->name, reason, command->name, command->arguments);
  rp_cli_options_clear (&options);
  return status;
}

int
rp_cli_run (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const Command *command = word ? find_command (word) : NULL;
  g_autofree char *valid = NULL;

  /* a closed pipe or a full disk is an error to be said, not a death */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  if (command)
    return run_command (command, argc - 2, argv + 2);
  if (word && strcmp (word, "--version") == 0)
    return print_text ("rapport " RP_VERSION "\n");
  if (word && (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0))
    return print_help ();
  valid = g_utf8_make_valid (word ? word : "", -1);
  if (word && rp_cli_is_command (word))
    rp_cli_say (_ ("this version has no command “%s”; see “rapport --help”"), valid);
  else
    rp_cli_say (word ? _ ("unknown command “%s”; see “rapport --help”") : _ ("no command%s; see “rapport --help”"),
                valid);
  return RP_CLI_USAGE;
}
