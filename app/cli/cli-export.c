/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli-private.h"
#include "exporter.h"
#include "graph-measures.h"
#include "neighbours.h"
#include "network-words.h"
#include "pango-measure.h"
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

static RpDrawing *
make_figure (const RpCliOptions *options, RpDataset *dataset, RpSession *session)
{
  g_autoptr (RpTextMeasure) pango = options->fixed_measure ? NULL : rp_pango_measure_new ();
  g_autoptr (RpRecordSet) shown = NULL;
  g_autoptr (RpRecordSet) joining = NULL;
  g_autoptr (RpEntityMeasures) measures = NULL;
  g_autoptr (RpPictureSet) pictures = NULL;
  g_autofree char *filter = NULL;
  g_autoptr (RpRecordSet) related = NULL;
  RpThemeName theme = options->has_theme ? options->theme : options->paper ? RP_THEME_PRINT : RP_THEME_LIGHT;
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (theme),
                        .measure = pango ? pango : rp_text_measure_fixed (),
                        .dim = options->dim,
                        .period = options->period,
                        .selected = rp_cli_find_selected (options, dataset),
                        .looks = options->looks,
                        .now = options->now };
  RpFigureOptions figure = { .view = options->view,
                             .width = options->width,
                             .height = options->height,
                             .legend = options->legend,
                             .title = options->title,
                             .from = options->from,
                             .to = options->to,
                             .fold = options->fold,
                             .lanes = options->lanes,
                             .list_all = options->list_all,
                             .seed = options->seed };
  RpDrawing *drawing;

  if (!find_rows (options, dataset, &figure.rows))
    return NULL;
  shown = rp_cli_shown (options, dataset, &filter);
  state.shown = shown;
  if (options->view == RP_VIEW_NETWORK)
    {
      state.joining = joining = rp_cli_joining (options, dataset);
      if (rp_network_looks_want_measures (options->looks, dataset))
        {
          g_autoptr (RpRecordSet) within
              = rp_network_members_shown (rp_network_looks_get_members (options->looks), dataset, shown);

          state.measures = measures = rp_graph_measures (dataset, within, NULL, NULL);
        }
      state.pictures = pictures = load_pictures (options, dataset);
    }
  figure.filter = filter;
  if (state.selected.type != RP_RECORD_NONE)
    {
      related = rp_neighbours (dataset, state.selected);
      state.related = related;
    }
  rp_cli_arrange_figure (options, session, &state, &figure);
  drawing = rp_figure_new (&state, &figure, NULL);
  g_clear_pointer (&figure.network, rp_network_unref);
  return drawing;
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

RpDrawing *
rp_cli_figure (const RpCliOptions *options, RpDataset *dataset)
{
  RpCliOptions arranged = *options;
  g_autoptr (RpSession) session = NULL;
  g_autoptr (RpNetworkLooks) looks = NULL;

  if (!rp_cli_arrange (&arranged, dataset, &session))
    return NULL;
  arranged.looks = looks = looks_for (&arranged, dataset);
  return make_figure (&arranged, dataset, session);
}

int
rp_cli_export (const RpCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  const RpExporter *exporter = rp_exporter_for_path (options->output, &error);
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (RpPageSet) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RpExportOptions export = { .scale = options->scale, .paper = options->paper };
  int strict;

  if (options->details)
    {
      rp_cli_say (_ ("export: details are text; “rapport dump --view details” prints them"));
      return RP_CLI_USAGE;
    }
  if (!exporter)
    {
      rp_cli_say ("%s", error->message);
      return RP_CLI_USAGE;
    }
  result = rp_cli_load (options, &strict);
  if (!result)
    return RP_CLI_FAILED;
  drawing = rp_cli_figure (options, result->dataset);
  if (!drawing)
    return RP_CLI_FAILED;
  export.title = options->title ? options->title : rp_dataset_get_title (result->dataset);
  export.date = rp_dataset_get_updated (result->dataset).when ? rp_dataset_get_updated (result->dataset).text : NULL;
  pages = rp_page_set_of (drawing);
  bytes = exporter->render (pages, &export, NULL, &error);
  if (!bytes || !rp_export_write (options->output, bytes, options->file, &error))
    {
      g_autofree char *why = rp_cli_clean (error->message);

      rp_cli_say ("%s", why);
      return RP_CLI_FAILED;
    }
  return strict;
}
