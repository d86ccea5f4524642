/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli-private.h"
#include "data-exporters.h"
#include "network-words.h"
#include "picture-file.h"

RpRecordRef
rp_cli_find_selected (const RpCliOptions *options, RpDataset *dataset)
{
  RpRecordRef ref = RP_RECORD_REF_NONE;
  g_autofree char *valid = NULL;

  if (!options->select)
    return ref;
  valid = g_utf8_make_valid (options->select, -1);
  ref = rp_dataset_find (dataset, valid);
  if (ref.type == RP_RECORD_NONE)
    {
      g_autofree char *clean = rp_cli_clean (valid);

      rp_cli_say (_ ("no record has the id “%s”; nothing is selected"), clean);
    }
  return ref;
}

/* What the view of sources lists. FALSE: in the order of no source that there is. */
static gboolean
find_rows (const RpCliOptions *options, RpDataset *dataset, RpFigureRows *rows)
{
  const char *order = options->order != NULL ? options->order : "time";
  RpRecordRef source;

  *rows = (RpFigureRows){ options->rows, RP_MATRIX_BY_TIME, RP_NO_INDEX };
  if (g_str_equal (order, "standing"))
    rows->order = RP_MATRIX_BY_STANDING;
  if (g_str_equal (order, "standing") || g_str_equal (order, "time"))
    return TRUE;
  source = rp_dataset_find (dataset, order);
  if (source.type != RP_RECORD_SOURCE)
    {
      g_autofree char *clean = rp_cli_clean (order);

      rp_cli_say (_ ("--order: no source has the id “%s”"), clean);
      return FALSE;
    }
  rows->order = RP_MATRIX_BY_LOCATOR;
  rows->source = source.index;
  return TRUE;
}

/* Transfer full, nullable. */
static RpPictureSet *
load_pictures (const RpCliOptions *options, RpDataset *dataset)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  RpPictureSet *pictures = rp_pictures_load (dataset, options->file, refused, NULL);

  for (guint i = 0; i < refused->len; i++)
    {
      g_autofree char *line = rp_cli_clean (g_ptr_array_index (refused, i));

      rp_cli_say ("%s", line);
    }
  return pictures;
}

/* What the options say of the picture. */
static void
take_options (RpExportPlan *plan, const RpCliOptions *options)
{
  RpDate updated = rp_dataset_get_updated (plan->state.dataset);
  const char *title = options->title ? options->title : rp_dataset_get_title (plan->state.dataset);
  RpThemeName theme = options->has_theme ? options->theme : options->paper ? RP_THEME_PRINT : RP_THEME_LIGHT;

  plan->state.theme = rp_theme (theme);
  plan->state.dim = options->dim;
  plan->state.period = options->period;
  plan->state.now = options->now;
  plan->figure.view = options->view;
  plan->figure.width = options->width;
  plan->figure.height = options->height;
  plan->figure.zoom = options->zoom;
  plan->figure.margin = options->margin;
  plan->figure.n_pages = options->n_pages;
  plan->figure.n_columns = options->n_columns;
  plan->figure.n_rows = options->n_rows;
  plan->figure.without = options->without;
  plan->figure.title = g_strdup (options->title);
  plan->figure.subtitle = g_strdup (options->subtitle);
  plan->figure.marking = g_strdup (options->marking);
  plan->figure.from = options->from;
  plan->figure.to = options->to;
  plan->figure.fold = options->fold;
  plan->figure.lanes = options->lanes;
  plan->figure.sight_zoom = options->sight_zoom;
  plan->figure.sight = options->sight;
  plan->figure.list_all = options->list_all;
  plan->figure.seed = options->seed;
  plan->output.scale = options->scale;
  plan->output.dpi = options->dpi;
  plan->output.paper = options->paper;
  plan->output.transparent = options->transparent;
  plan->output.title = g_strdup (title);
  plan->output.date = updated.when ? g_strdup (updated.text) : NULL;
  plan->fixed_measure = options->fixed_measure;
  plan->scope = options->scope;
  plan->lane = g_strdup (options->lane);
  plan->input = g_strdup (options->file);
}

static RpExportPlan *
make_plan (const RpCliOptions *options, RpDataset *dataset, RpSession *session)
{
  g_autoptr (RpExportPlan) plan = rp_export_plan_new (dataset);
  g_autofree char *filter = NULL;

  if (!find_rows (options, dataset, &plan->figure.rows))
    return NULL;
  take_options (plan, options);
  plan->state.selected = rp_cli_find_selected (options, dataset);
  plan->state.shown = rp_cli_shown (options, dataset, &filter);
  plan->figure.filter = g_steal_pointer (&filter);
  plan->state.looks = options->looks ? rp_network_looks_ref (options->looks) : NULL;
  plan->state.joining = rp_cli_joining (options, dataset);
  if (rp_view_has_network (options->view))
    plan->state.pictures = load_pictures (options, dataset);
  if (session != NULL)
    rp_cli_arrange_plan (session, plan);
  return g_steal_pointer (&plan);
}

/* The looks with a method for which the dataset has what it needs, and which looks from what is selected unless from
 * elsewhere. Transfer full, nullable. */
static RpNetworkLooks *
looks_for (const RpCliOptions *options, RpDataset *dataset)
{
  const RpNetworkMethod *method = rp_network_looks_get_method (options->looks);
  const char *root = rp_network_looks_get_root (options->looks);
  const char *lacks = method != NULL ? rp_network_method_lacks (method, dataset) : NULL;

  if (method == NULL)
    return options->looks != NULL ? rp_network_looks_ref (options->looks) : NULL;
  if (lacks != NULL)
    rp_cli_say (_ ("--layout %s: %s"), method->name, lacks);
  return rp_network_looks_with_method (options->looks, lacks != NULL ? NULL : method,
                                       !method->rooted ? NULL
                                       : root != NULL  ? root
                                                       : options->select);
}

RpExportPlan *
rp_cli_plan (const RpCliOptions *options, RpDataset *dataset)
{
  RpCliOptions arranged = *options;
  g_autoptr (RpSession) session = NULL;
  g_autoptr (RpNetworkLooks) looks = NULL;

  if (!rp_cli_arrange (&arranged, dataset, &session))
    return NULL;
  arranged.looks = looks = looks_for (&arranged, dataset);
  return make_plan (&arranged, dataset, session);
}

static int
fail (const GError *error, int status)
{
  g_autofree char *why = rp_cli_clean (error->message);

  rp_cli_say ("%s", why);
  return status;
}

static void
say_remarks (RpExportPlan *plan, const char *path)
{
  g_auto (GStrv) remarks = rp_export_plan_remarks (plan, path);

  for (guint i = 0; remarks != NULL && remarks[i] != NULL; i++)
    {
      g_autofree char *clean = rp_cli_clean (remarks[i]);

      rp_cli_say ("%s", clean);
    }
}

int
rp_cli_export (const RpCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpExportPlan) plan = NULL;
  int strict;

  if (options->briefing != NULL)
    return rp_cli_handout (options);
  if (options->details)
    {
      rp_cli_say (_ ("export: details are text; “rapport dump --view details” prints them"));
      return RP_CLI_USAGE;
    }
  if (!rp_data_exporter_for_path (options->output) && !rp_exporter_for_path (options->output, &error))
    return fail (error, RP_CLI_USAGE);
  result = rp_cli_load (options, &strict);
  if (!result)
    return RP_CLI_FAILED;
  plan = rp_cli_plan (options, result->dataset);
  if (!plan)
    return RP_CLI_FAILED;
  if (!rp_export_plan_save (plan, options->output, NULL, NULL, NULL, &error))
    return fail (error, RP_CLI_FAILED);
  say_remarks (plan, options->output);
  return strict;
}
