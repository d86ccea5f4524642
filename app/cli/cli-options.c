/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-private.h"
#include "mapping.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef gboolean (*ReadFunc) (RpCliOptions *options, const char *value, char **reason);

typedef struct
{
  const char *name;
  RpCliTakes takes;
  ReadFunc read;    /* with a value; of a flag that has one its own name */
  gsize flag;       /* without one: the gboolean to set … */
  gboolean setting; /* … and to what */
} Option;

static gboolean
read_output (RpCliOptions *options, const char *value, G_GNUC_UNUSED char **reason)
{
  options->output = value;
  return TRUE;
}

static gboolean
read_with (RpCliOptions *options, const char *value, char **reason)
{
  if (options->n_further == RP_CLI_MOST_FURTHER)
    {
      *reason = g_strdup_printf (_ ("more than %d further files"), RP_CLI_MOST_FURTHER);
      return FALSE;
    }
  options->further[options->n_further++] = value;
  return TRUE;
}

static gboolean
read_language (RpCliOptions *options, const char *value, G_GNUC_UNUSED char **reason)
{
  options->language = value;
  return TRUE;
}

static gboolean
read_mapping (RpCliOptions *options, const char *value, G_GNUC_UNUSED char **reason)
{
  options->mapping = value;
  return TRUE;
}

static gboolean
read_dates (RpCliOptions *options, const char *value, char **reason)
{
  options->import.dates = strcmp (value, "dmy") == 0   ? RP_DATE_ORDER_DMY
                          : strcmp (value, "mdy") == 0 ? RP_DATE_ORDER_MDY
                                                       : RP_DATE_ORDER_UNKNOWN;
  return options->import.dates != RP_DATE_ORDER_UNKNOWN || rp_cli_refuse (reason, _ ("dmy or mdy"), value);
}

static gboolean
read_view (RpCliOptions *options, const char *value, char **reason)
{
  options->details = strcmp (value, "details") == 0;
  if (options->details)
    return TRUE;
  return rp_view_parse (value, &options->view)
         || rp_cli_refuse (reason, _ ("timeline, network, sources, both, overview or table"), value);
}

static gboolean
read_theme (RpCliOptions *options, const char *value, char **reason)
{
  options->has_theme = TRUE;
  return rp_theme_parse (value, &options->theme) || rp_cli_refuse (reason, _ ("light, dark, contrast or print"), value);
}

static gboolean
read_date (const char *value, RpWhen *when, char **reason)
{
  g_autofree char *why = NULL;
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  gboolean reversed;

  if (rp_edtf_parse (valid, when, &why, &reversed))
    return TRUE;
  *reason = g_strdup_printf (_ ("“%s” is no date: %s"), valid, why ? why : "");
  return FALSE;
}

static gboolean
read_from (RpCliOptions *options, const char *value, char **reason)
{
  RpWhen when;

  if (!read_date (value, &when, reason))
    return FALSE;
  options->from = rp_instant_to_double (rp_when_earliest (&when));
  return isfinite (options->from) || rp_cli_refuse (reason, _ ("a date with a beginning"), value);
}

static gboolean
read_to (RpCliOptions *options, const char *value, char **reason)
{
  RpWhen when;

  if (!read_date (value, &when, reason))
    return FALSE;
  options->to = rp_instant_to_double (rp_instant_add (rp_when_latest (&when), 0, 1));
  return isfinite (options->to) || rp_cli_refuse (reason, _ ("a date with an end"), value);
}

static gboolean
read_now (RpCliOptions *options, const char *value, char **reason)
{
  RpWhen when;

  if (!read_date (value, &when, reason))
    return FALSE;
  options->now = rp_instant_to_double (rp_when_earliest (&when));
  return isfinite (options->now) || rp_cli_refuse (reason, _ ("a day"), value);
}

static gboolean
read_period (RpCliOptions *options, const char *value, char **reason)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *why = NULL;
  RpPeriodMode mode = options->period.mode;

  if (!rp_period_parse (valid, &options->period, &why))
    {
      *reason = g_strdup_printf (_ ("“%s” is no period: %s"), valid, why ? why : "");
      return FALSE;
    }
  options->period.active = TRUE;
  options->period.mode = mode;
  return TRUE;
}

static gboolean
read_mode (RpCliOptions *options, const char *value, char **reason)
{
  static const char *const modes[] = { "during", "as-of", "up-to" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (strcmp (value, modes[i]) == 0)
      {
        options->period.mode = (RpPeriodMode)i;
        options->has_mode = TRUE;
        return TRUE;
      }
  return rp_cli_refuse (reason, _ ("during, as-of or up-to"), value);
}

static gboolean
read_select (RpCliOptions *options, const char *value, G_GNUC_UNUSED char **reason)
{
  options->select = value;
  return TRUE;
}

static gboolean
read_title (RpCliOptions *options, const char *value, char **reason)
{
  options->title = value;
  return g_utf8_validate (value, -1, NULL) || rp_cli_refuse (reason, _ ("UTF-8"), value);
}

static gboolean
read_seed (RpCliOptions *options, const char *value, char **reason)
{
  guint64 seed;

  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &seed, NULL))
    return rp_cli_refuse (reason, _ ("a number from 0 to 4294967295"), value);
  options->seed = (guint32)seed;
  return TRUE;
}

static gboolean
read_measure (RpCliOptions *options, const char *value, char **reason)
{
  options->fixed_measure = TRUE;
  return strcmp (value, "fixed") == 0 || rp_cli_refuse (reason, "fixed", value);
}

static gboolean
read_lanes (RpCliOptions *options, const char *value, char **reason)
{
  static const char *const names[] = { "kind", "entity", "place", "source", "tag", "none" }; /* in RpLanes' order */

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (value, names[i]) == 0)
      {
        options->lanes = (RpLanes)i;
        options->has_lanes = TRUE;
        return TRUE;
      }
  return rp_cli_refuse (reason, _ ("kind, entity, place, source, tag or none"), value);
}

static gboolean
read_rows (RpCliOptions *options, const char *value, char **reason)
{
  options->rows = strcmp (value, "events") == 0      ? RP_RECORD_EVENT
                  : strcmp (value, "entities") == 0  ? RP_RECORD_ENTITY
                  : strcmp (value, "relations") == 0 ? RP_RECORD_RELATION
                                                     : RP_RECORD_NONE;
  return options->rows != RP_RECORD_NONE || rp_cli_refuse (reason, _ ("events, entities or relations"), value);
}

static gboolean
read_order (RpCliOptions *options, const char *value, char **reason)
{
  options->order = value;
  return *value != '\0' || rp_cli_refuse (reason, _ ("time, standing or the id of a source"), value);
}

static gboolean
read_arrangement (RpCliOptions *options, const char *value, char **reason)
{
  options->arrangement = strcmp (value, "none") == 0 ? NULL : value;
  return *value != '\0' || rp_cli_refuse (reason, _ ("a file, or none"), value);
}

static gboolean
read_briefing (RpCliOptions *options, const char *value, char **reason)
{
  options->briefing = value;
  return *value != '\0' || rp_cli_refuse (reason, _ ("a file"), value);
}

static gboolean
read_handout (RpCliOptions *options, const char *value, char **reason)
{
  static const char *const names[] = { "scenes", "notes", "three" }; /* in RpHandoutPages' order */

  options->has_pages = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (value, names[i]) == 0)
      {
        options->pages = (RpHandoutPages)i;
        return TRUE;
      }
  return rp_cli_refuse (reason, _ ("scenes, notes or three"), value);
}

static gboolean
read_hide (RpCliOptions *options, G_GNUC_UNUSED const char *value, G_GNUC_UNUSED char **reason)
{
  options->dim = FALSE;
  options->has_dim = TRUE;
  return TRUE;
}

static gboolean
read_dim (RpCliOptions *options, G_GNUC_UNUSED const char *value, G_GNUC_UNUSED char **reason)
{
  options->dim = options->has_dim = TRUE;
  return TRUE;
}

static gboolean
read_fold (RpCliOptions *options, G_GNUC_UNUSED const char *value, G_GNUC_UNUSED char **reason)
{
  options->fold = RP_FOLD_ON;
  options->has_fold = TRUE;
  return TRUE;
}

static gboolean
read_no_fold (RpCliOptions *options, G_GNUC_UNUSED const char *value, G_GNUC_UNUSED char **reason)
{
  options->fold = RP_FOLD_OFF;
  options->has_fold = TRUE;
  return TRUE;
}

static gboolean
read_sort (RpCliOptions *options, const char *value, G_GNUC_UNUSED char **reason)
{
  options->sort = value;
  return TRUE;
}

static gboolean
read_table (RpCliOptions *options, RpRecordType table, char **reason)
{
  if (options->table != RP_RECORD_NONE && options->table != table)
    {
      *reason = g_strdup (_ ("one table at a time"));
      return FALSE;
    }
  options->table = table;
  return TRUE;
}

#define READ_TABLE(name, table)                                                                                        \
  static gboolean name (RpCliOptions *options, G_GNUC_UNUSED const char *value, char **reason)                         \
  {                                                                                                                    \
    return read_table (options, table, reason);                                                                        \
  }

READ_TABLE (read_events, RP_RECORD_EVENT)
READ_TABLE (read_entities, RP_RECORD_ENTITY)
READ_TABLE (read_relations, RP_RECORD_RELATION)
READ_TABLE (read_sources, RP_RECORD_SOURCE)

#define EVERY                                                                                                          \
  (RP_CLI_TAKES_JSON | RP_CLI_TAKES_STRICT | RP_CLI_TAKES_OUTPUT | RP_CLI_TAKES_CHOICES | RP_CLI_TAKES_TABLE           \
   | RP_CLI_TAKES_FURTHER | RP_CLI_SUITS_BRIEFING | 1 << 30)
#define BOTH (RP_CLI_TAKES_CHOICES | RP_CLI_SUITS_BRIEFING)
#define FLAG(member) NULL, G_STRUCT_OFFSET (RpCliOptions, member)

static const Option all_options[] = {
  { "--help", EVERY, FLAG (help), TRUE },
  { "--json", RP_CLI_TAKES_JSON, FLAG (json), TRUE },
  { "--dates", EVERY, read_dates },
  { "--language", RP_CLI_TAKES_CHOICES | RP_CLI_SUITS_BRIEFING, read_language },
  { "--mapping", EVERY, read_mapping },
  { "--strict", RP_CLI_TAKES_STRICT | RP_CLI_SUITS_BRIEFING, FLAG (strict), TRUE },
  { "--hide", RP_CLI_TAKES_CHOICES, read_hide, G_MAXSIZE },
  { "--dim", RP_CLI_TAKES_CHOICES, read_dim, G_MAXSIZE },
  { "--no-title", RP_CLI_TAKES_CHOICES, rp_cli_read_without, G_MAXSIZE },
  { "--no-facts", RP_CLI_TAKES_CHOICES, rp_cli_read_without, G_MAXSIZE },
  { "--no-legend", RP_CLI_TAKES_CHOICES, rp_cli_read_without, G_MAXSIZE },
  { "--no-sources", BOTH, rp_cli_read_without, G_MAXSIZE },
  { "--no-marking", BOTH, rp_cli_read_without, G_MAXSIZE },
  { "--no-page-numbers", RP_CLI_TAKES_CHOICES, rp_cli_read_without, G_MAXSIZE },
  { "--transparent", RP_CLI_TAKES_CHOICES, FLAG (transparent), TRUE },
  { "--fold", RP_CLI_TAKES_CHOICES, read_fold, G_MAXSIZE },
  { "--no-fold", RP_CLI_TAKES_CHOICES, read_no_fold, G_MAXSIZE },
  { "--output", RP_CLI_TAKES_OUTPUT | RP_CLI_SUITS_BRIEFING, read_output },
  { "--with", RP_CLI_TAKES_FURTHER, read_with },
  { "--merge-alike", RP_CLI_TAKES_FURTHER, FLAG (merge_alike), TRUE },
  { "--view", RP_CLI_TAKES_CHOICES, read_view },
  { "--size", BOTH, rp_cli_read_size },
  { "--scale", BOTH, rp_cli_read_scale },
  { "--dpi", RP_CLI_TAKES_CHOICES, rp_cli_read_dpi },
  { "--margin", RP_CLI_TAKES_CHOICES, rp_cli_read_margin },
  { "--pages", RP_CLI_TAKES_CHOICES, rp_cli_read_pages },
  { "--scope", RP_CLI_TAKES_CHOICES, rp_cli_read_scope },
  { "--sight", RP_CLI_TAKES_CHOICES, rp_cli_read_sight },
  { "--subtitle", RP_CLI_TAKES_CHOICES, rp_cli_read_subtitle },
  { "--marking", BOTH, rp_cli_read_marking },
  { "--theme", BOTH, read_theme },
  { "--from", RP_CLI_TAKES_CHOICES, read_from },
  { "--to", RP_CLI_TAKES_CHOICES, read_to },
  { "--now", RP_CLI_TAKES_CHOICES, read_now },
  { "--period", RP_CLI_TAKES_CHOICES, read_period },
  { "--period-mode", RP_CLI_TAKES_CHOICES, read_mode },
  { "--filter", RP_CLI_TAKES_CHOICES, rp_cli_read_filter },
  { "--select", RP_CLI_TAKES_CHOICES, read_select },
  { "--title", RP_CLI_TAKES_CHOICES, read_title },
  { "--layout", RP_CLI_TAKES_CHOICES, rp_cli_read_layout },
  { "--seed", RP_CLI_TAKES_CHOICES, read_seed },
  { "--measure", BOTH, read_measure },
  { "--lanes", RP_CLI_TAKES_CHOICES, read_lanes },
  { "--rows", RP_CLI_TAKES_CHOICES, read_rows },
  { "--order", RP_CLI_TAKES_CHOICES, read_order },
  { "--arrangement", RP_CLI_TAKES_CHOICES, read_arrangement },
  { "--briefing", RP_CLI_TAKES_BRIEFING | RP_CLI_SUITS_BRIEFING, read_briefing },
  { "--handout", RP_CLI_TAKES_BRIEFING, read_handout },
  { "--no-notes", RP_CLI_TAKES_BRIEFING, FLAG (no_notes), TRUE },
  { "--node-size", RP_CLI_TAKES_CHOICES, rp_cli_read_node_size },
  { "--node-color", RP_CLI_TAKES_CHOICES, rp_cli_read_node_color },
  { "--network-events", RP_CLI_TAKES_CHOICES, rp_cli_read_network_events },
  { "--hide-kind", RP_CLI_TAKES_CHOICES, rp_cli_read_hide_kind },
  { "--events", RP_CLI_TAKES_TABLE, read_events, G_MAXSIZE },
  { "--entities", RP_CLI_TAKES_TABLE, read_entities, G_MAXSIZE },
  { "--relations", RP_CLI_TAKES_TABLE, read_relations, G_MAXSIZE },
  { "--sources", RP_CLI_TAKES_TABLE, read_sources, G_MAXSIZE },
  { "--sort", RP_CLI_TAKES_TABLE, read_sort },
  { "--csv", RP_CLI_TAKES_TABLE, FLAG (csv), TRUE },
};

static const Option *
find_option (const char *name, gsize length, RpCliTakes takes)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_options); i++)
    {
      const Option *option = &all_options[i];

      if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
        return option->takes & (takes | 1u << 30) ? option : NULL;
    }
  return NULL;
}

/* For a word of what means nothing for what was asked for. */
static void
note_use (RpCliOptions *options, const Option *option)
{
  if (option->takes & RP_CLI_TAKES_BRIEFING)
    options->for_handout = option->takes & RP_CLI_SUITS_BRIEFING ? options->for_handout : option->name;
  else if (!(option->takes & RP_CLI_SUITS_BRIEFING))
    options->for_picture = option->name;
}

static gboolean
apply_option (RpCliOptions *options, const Option *option, const char *value, char **reason)
{
  g_autofree char *why = NULL;

  note_use (options, option);

  if (!option->read)
    {
      G_STRUCT_MEMBER (gboolean, options, option->flag) = option->setting;
      return TRUE;
    }
  if (option->read (options, value, &why))
    return TRUE;
  *reason = g_strdup_printf ("%s: %s", option->name, why);
  return FALSE;
}

/* One word that begins with a dash; *I is moved over its value. */
static gboolean
parse_option (RpCliOptions *options, RpCliTakes takes, int argc, char **argv, int *i, char **reason)
{
  const char *word = strcmp (argv[*i], "-o") == 0 ? "--output" : strcmp (argv[*i], "-h") == 0 ? "--help" : argv[*i];
  const char *equals = strchr (word, '=');
  const Option *option = find_option (word, equals ? (gsize)(equals - word) : strlen (word), takes);
  gboolean flag = option && (!option->read || option->flag == G_MAXSIZE);

  if (!option || (flag && equals))
    {
      g_autofree char *valid = g_utf8_make_valid (argv[*i], -1);

      *reason = g_strdup_printf (option ? _ ("%s takes no value") : _ ("unknown option %s"), valid);
      return FALSE;
    }
  if (flag)
    return apply_option (options, option, option->name, reason);
  if (equals)
    return apply_option (options, option, equals + 1, reason);
  if (*i + 1 >= argc)
    {
      *reason = g_strdup_printf (_ ("%s needs a value"), option->name);
      return FALSE;
    }
  return apply_option (options, option, argv[++*i], reason);
}

gboolean
rp_cli_options_parse (RpCliOptions *options, RpCliTakes takes, int argc, char **argv, char **reason)
{
  gboolean only_files = FALSE;

  *options = (RpCliOptions){ .width = 1280,
                             .height = 800,
                             .n_pages = 1,
                             .scale = 1,
                             .from = NAN,
                             .to = NAN,
                             .now = NAN,
                             .seed = 1,
                             .period = RP_PERIOD_NONE };
  for (int i = 0; i < argc; i++)
    {
      if (!only_files && strcmp (argv[i], "--") == 0)
        only_files = TRUE;
      else if (!only_files && argv[i][0] == '-' && argv[i][1] != '\0')
        {
          if (!parse_option (options, takes, argc, argv, &i, reason))
            return FALSE;
        }
      else if (options->file)
        {
          *reason = g_strdup (_ ("one file only"));
          return FALSE;
        }
      else
        {
          options->file = argv[i];
        }
    }
  if (options->help)
    return TRUE;
  *reason = !options->file                                      ? g_strdup (_ ("which file?"))
            : (takes & RP_CLI_TAKES_OUTPUT) && !options->output ? g_strdup (_ ("-o OUT is missing"))
            : options->has_mode && !options->period.active      ? g_strdup (_ ("--period-mode without --period"))
            : (takes & RP_CLI_TAKES_TABLE) && options->table == RP_RECORD_NONE
                ? g_strdup (_ ("which table? --events, --entities, --relations or --sources"))
            : options->merge_alike && options->n_further == 0 ? g_strdup (_ ("--merge-alike without --with"))
            : options->csv && options->json                   ? g_strdup (_ ("--csv or --json, not both"))
            : options->scope == RP_SCOPE_SELECTION && !options->select
                ? g_strdup (_ ("--scope selection without --select"))
            : options->briefing == NULL && options->for_handout != NULL
                ? g_strdup_printf (_ ("%s without --briefing"), options->for_handout)
            : options->briefing != NULL && options->for_picture != NULL
                ? g_strdup_printf (_ ("%s means nothing for a hand-out: its scenes say it"), options->for_picture)
            : options->from >= options->to ? g_strdup (_ ("--from is not before --to"))
                                           : NULL;
  return *reason == NULL;
}

void
rp_cli_options_clear (RpCliOptions *options)
{
  g_clear_pointer (&options->import.mapping, rp_mapping_unref);
  g_clear_pointer (&options->filter, rp_record_filter_unref);
  g_clear_pointer (&options->looks, rp_network_looks_unref);
}
