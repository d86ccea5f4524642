/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "data-exporters.h"
#include "figure-frame.h"
#include "figure-scope.h"
#include "graph-measures.h"
#include "neighbours.h"
#include "network-members.h"
#include "pango-measure.h"
#include "stricter-markings.h"

/* What is made for the pages is a part, what becomes of them the rest. */
#define PAGES_SHARE 0.4

RpExportPlan *
rp_export_plan_new (RpDataset *dataset)
{
  RpExportPlan *self = g_new0 (RpExportPlan, 1);

  self->state.dataset = g_object_ref (dataset);
  self->state.theme = rp_theme (RP_THEME_LIGHT);
  self->state.selected = RP_RECORD_REF_NONE;
  self->state.period = RP_PERIOD_NONE;
  self->state.now = NAN;
  self->figure = (RpFigureOptions){ .width = 1280, .height = 800, .n_pages = 1, .from = NAN, .to = NAN, .seed = 1 };
  self->figure.rows.source = RP_NO_INDEX;
  self->output.scale = 1;
  return self;
}

#define CLEAR(pointer, free)                                                                                           \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if (pointer)                                                                                                       \
      free ((gpointer)(pointer));                                                                                      \
  }                                                                                                                    \
  G_STMT_END

void
rp_export_plan_free (RpExportPlan *self)
{
  CLEAR (self->state.shown, rp_record_set_unref);
  CLEAR (self->state.picked, rp_record_set_unref);
  CLEAR (self->state.looks, rp_network_looks_unref);
  CLEAR (self->state.measures, rp_entity_measures_unref);
  CLEAR (self->state.joining, rp_record_set_unref);
  CLEAR (self->state.pictures, rp_picture_set_unref);
  CLEAR (self->figure.choice, rp_lane_choice_unref);
  CLEAR (self->figure.open, rp_record_set_unref);
  CLEAR (self->figure.network, rp_network_unref);
  CLEAR (self->figure.title, g_free);
  CLEAR (self->figure.subtitle, g_free);
  CLEAR (self->figure.marking, g_free);
  CLEAR (self->figure.filter, g_free);
  CLEAR (self->output.title, g_free);
  CLEAR (self->output.date, g_free);
  g_free (self->lane);
  g_free (self->input);
  g_strfreev (self->pinned);
  g_free (self->pins);
  g_object_unref (self->state.dataset);
  g_free (self);
}

/* ---- what is found before anything is drawn ---- */

void
rp_planned_clear (RpPlanned *work)
{
  g_clear_pointer (&work->pango, rp_pango_measure_free);
  g_clear_pointer (&work->scoped, rp_record_set_unref);
  g_clear_pointer (&work->related, rp_record_set_unref);
  g_clear_pointer (&work->measures, rp_entity_measures_unref);
  g_clear_pointer (&work->network, rp_network_unref);
}

/* All that relates to anything selected. */
static RpRecordSet *
find_related (const RpViewState *state)
{
  if (state->picked != NULL)
    return rp_neighbours_of (state->dataset, state->picked);
  return state->selected.type != RP_RECORD_NONE ? rp_neighbours (state->dataset, state->selected) : NULL;
}

static gboolean
find_scope (const RpExportPlan *self, RpPlanned *work, GError **error)
{
  if (self->scope == RP_SCOPE_ALL)
    return TRUE;
  work->scoped = self->scope == RP_SCOPE_SELECTION
                     ? rp_figure_scope_selection (&work->state)
                     : rp_figure_scope_lane (&work->state, work->figure.lanes, work->figure.choice, self->lane);
  if (work->scoped == NULL)
    {
      g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_SCOPE, _ ("there is no lane “%s”"), self->lane);
      return FALSE;
    }
  if (self->scope == RP_SCOPE_LANE && work->figure.spans == RP_SPANS_AUTO)
    work->figure.spans = RP_SPANS_OFF; /* ties of those who meet there have lanes of their own */
  work->state.shown = work->scoped;
  work->state.dim = FALSE;
  return TRUE;
}

/* A picture does not wait for those of a window: it would show what was before, and say nothing of it. */
static void
find_measures (RpPlanned *work, GCancellable *cancellable)
{
  const RpNetworkLooks *looks = work->state.looks;
  g_autoptr (RpRecordSet) within = NULL;

  if ((work->state.measures != NULL && work->scoped == NULL) || !rp_view_has_network (work->figure.view)
      || !rp_network_looks_want_measures (looks, work->state.dataset))
    return;
  within = rp_network_members_shown (rp_network_looks_get_members (looks), work->state.dataset, work->state.shown);
  work->state.measures = work->measures = rp_graph_measures (work->state.dataset, within, NULL, cancellable);
}

/* What a picture of the network alone has for it. */
static RpPoint
network_area (const RpPlanned *work)
{
  static const RpFigurePage only = { .number = 1, .n = 1 };
  RpFigureOptions options = work->figure;
  RpFigureFrame frame;

  options.view = RP_VIEW_NETWORK;
  frame = rp_figure_frame (&work->state, &options, &only);
  rp_drawing_unref (frame.drawing);
  return (RpPoint){ rp_figure_frame_width (&frame), rp_figure_frame_height (&frame) };
}

/* The network as it was laid out when its nodes were moved; where AREA is given also as it is for that, unmoved. */
static void
find_network (const RpExportPlan *self, RpPlanned *work, const RpPoint *area, GCancellable *cancellable)
{
  guint n = self->pinned ? g_strv_length (self->pinned) : 0, n_here = 0;
  gboolean own = self->pinned_area.x > 0;
  RpNetworkOptions options = { .measure = work->state.measure,
                               .width = own    ? self->pinned_area.x
                                        : area ? area->x
                                               : self->figure.width,
                               .height = own    ? self->pinned_area.y
                                         : area ? area->y
                                                : self->figure.height,
                               .seed = self->figure.seed,
                               .events = rp_network_looks_get_events (work->state.looks),
                               .members = rp_network_looks_get_members (work->state.looks),
                               .method = rp_network_looks_get_method (work->state.looks),
                               .root = rp_network_looks_get_root (work->state.looks) };
  g_autofree guint *nodes = g_new (guint, n + 1);
  g_autofree RpPoint *places = g_new (RpPoint, n + 1);
  g_autoptr (RpNetwork) network = NULL;

  if (self->figure.network != NULL || (area == NULL && (n == 0 || !rp_view_has_network (self->figure.view))))
    return;
  network = rp_network_new_with (work->state.dataset, &options, cancellable);
  for (guint i = 0; network != NULL && i < n; i++)
    {
      nodes[n_here] = rp_network_get_node (network, rp_dataset_find (work->state.dataset, self->pinned[i]));
      places[n_here] = self->pins[i];
      n_here += nodes[n_here] != RP_NO_INDEX;
    }
  if (n_here > 0)
    work->network = rp_network_move_nodes (network, nodes, places, n_here);
  else if (area)
    work->network = g_steal_pointer (&network);
  work->figure.network = work->network;
}

/* What is said of the file as a whole. */
static void
find_facts (RpPlanned *work)
{
  const char *said = work->figure.marking;

  if (work->figure.without & RP_PART_MARKING)
    said = "";
  work->output.marking = said != NULL ? said : rp_dataset_get_marking (work->state.dataset);
  work->output.range = rp_data_range (work->figure.from, work->figure.to);
}

/* What is shown, before anything is measured or placed. */
static gboolean
find_state (const RpExportPlan *self, RpPlanned *work, GError **error)
{
  *work = (RpPlanned){ .state = self->state, .figure = self->figure, .output = self->output };
  work->state.measure = rp_text_measure_fixed (); /* lanes have names; who is in them is no matter of width */
  work->state.related = work->related = find_related (&work->state);
  find_facts (work);
  return find_scope (self, work, error);
}

static void
find_text_measure (const RpExportPlan *self, RpPlanned *work)
{
  if (!self->fixed_measure)
    work->pango = rp_pango_measure_new ();
  work->state.measure = work->pango ? work->pango : rp_text_measure_fixed ();
}

gboolean
rp_export_plan_prepare (const RpExportPlan *self, RpPlanned *work, GCancellable *cancellable, GError **error)
{
  if (!find_state (self, work, error))
    return FALSE;
  find_text_measure (self, work);
  find_measures (work, cancellable);
  find_network (self, work, NULL, cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static RpPageSet *
draw (RpPlanned *work, GCancellable *cancellable, GError **error)
{
  RpPageSet *pages = rp_figure_pages (&work->state, &work->figure, cancellable);

  if (pages == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_SCOPE, _ ("there is nothing to draw"));
  return pages;
}

RpPageSet *
rp_export_plan_pages (RpExportPlan *self, GCancellable *cancellable, GError **error)
{
  g_auto (RpPlanned) work = { 0 };

  return rp_export_plan_prepare (self, &work, cancellable, error) ? draw (&work, cancellable, error) : NULL;
}

/* ---- files ---- */

static void
free_file (gpointer data)
{
  RpExportFile *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* NAME-007.png of NAME.png. */
static char *
page_path (const char *path, const char *suffix, guint page)
{
  return g_strdup_printf ("%.*s-%03u%s", (int)(strlen (path) - strlen (suffix)), path, page + 1,
                          path + strlen (path) - strlen (suffix));
}

static gboolean
add_file (GPtrArray *files, char *path, GBytes *bytes)
{
  RpExportFile *file;

  if (bytes == NULL)
    {
      g_free (path);
      return FALSE;
    }
  file = g_new (RpExportFile, 1);
  *file = (RpExportFile){ path, bytes };
  g_ptr_array_add (files, file);
  return TRUE;
}

static gboolean
add_data (const RpExportPlan *self, const RpDataExporter *exporter, const char *path, GPtrArray *files,
          GCancellable *cancellable, GError **error)
{
  g_auto (RpPlanned) work = { 0 };
  RpPoint area;

  if (!find_state (self, &work, error))
    return FALSE;
  if (exporter->placed)
    {
      find_text_measure (self, &work);
      area = network_area (&work);
      find_network (self, &work, &area, cancellable);
      work.output.network = work.figure.network;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && add_file (files, g_strdup (path), exporter->render (&work.state, &work.output, error));
}

GPtrArray *
rp_export_plan_render (RpExportPlan *self, const char *path, RpExportProgress progress, gpointer data,
                       GCancellable *cancellable, GError **error)
{
  const RpDataExporter *data_exporter = rp_data_exporter_for_path (path);
  const RpExporter *exporter = data_exporter == NULL ? rp_exporter_for_path (path, error) : NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (RpPageSet) pages = NULL;
  g_auto (RpPlanned) work = { 0 };
  guint n;

  if (data_exporter != NULL)
    return add_data (self, data_exporter, path, files, cancellable, error) ? g_steal_pointer (&files) : NULL;
  if (exporter == NULL || !rp_export_plan_prepare (self, &work, cancellable, error))
    return NULL;
  pages = draw (&work, cancellable, error);
  if (pages == NULL)
    return NULL;
  work.output.state = &work.state;
  n = rp_page_set_n_pages (pages);
  if (exporter->paged || n == 1)
    return add_file (files, g_strdup (path), exporter->render (pages, &work.output, cancellable, error))
               ? g_steal_pointer (&files)
               : NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RpPageSet) single = rp_page_set_single (pages, i);

      if (progress)
        progress (PAGES_SHARE + (1 - PAGES_SHARE) * i / n, data);
      if (!add_file (files, page_path (path, exporter->suffix, i),
                     exporter->render (single, &work.output, cancellable, error)))
        return NULL;
    }
  return g_steal_pointer (&files);
}

gboolean
rp_export_plan_write (RpExportPlan *self, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autofree const char **paths = g_new (const char *, files->len);
  g_autofree GBytes **bytes = g_new (GBytes *, files->len);

  for (guint i = 0; i < files->len; i++)
    {
      const RpExportFile *file = g_ptr_array_index (files, i);

      paths[i] = file->path;
      bytes[i] = file->bytes;
    }
  return rp_export_write_all (paths, bytes, files->len, self->input, cancellable, error);
}

gboolean
rp_export_plan_save (RpExportPlan *self, const char *path, RpExportProgress progress, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = rp_export_plan_render (self, path, progress, data, cancellable, error);

  return files != NULL && rp_export_plan_write (self, files, cancellable, error);
}

GStrv
rp_export_plan_remarks (RpExportPlan *self, const char *path)
{
  const RpDataExporter *exporter = rp_data_exporter_for_path (path);
  g_autoptr (GStrvBuilder) remarks = g_strv_builder_new ();
  g_autofree char *stricter = NULL, *left_out = NULL;
  g_auto (GStrv) all = NULL;
  g_auto (RpPlanned) work = { 0 };

  if (!find_state (self, &work, NULL))
    return NULL;
  stricter = rp_export_marking_warning (&work.state, work.output.marking);
  left_out = exporter != NULL && exporter->left_out != NULL ? exporter->left_out (&work.state, &work.output) : NULL;
  if (stricter != NULL)
    g_strv_builder_add (remarks, stricter);
  if (left_out != NULL)
    g_strv_builder_add (remarks, left_out);
  all = g_strv_builder_end (remarks);
  return all[0] != NULL ? g_steal_pointer (&all) : NULL;
}
