/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visible network as GEXF 1.3 (https://gexf.net/), which knows time: nodes and ties have the spells in which they
 * were, from the first to the last day that they can touch, and places where there is a network that has some. */
#include <math.h>

#include "graph-fields.h"
#include "number-format.h"
#include "theme.h"
#include "xml-writer.h"

static const char *const type_names[] = { "string", "integer", "double", "boolean" };

static void
write_attributes (RpXml *xml, const char *class_name, const RpGraphField *fields, guint n)
{
  rp_xml_begin (xml, "attributes");
  rp_xml_attribute (xml, "class", class_name);
  rp_xml_attribute (xml, "mode", "static");
  for (guint i = 1; i < n; i++) /* the first is the label, for which the format has a place */
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      rp_xml_begin (xml, "attribute");
      rp_xml_attribute (xml, "id", id);
      rp_xml_attribute (xml, "title", fields[i].name);
      rp_xml_attribute (xml, "type", type_names[fields[i].type]);
      rp_xml_end (xml);
    }
  rp_xml_end (xml);
}

/* VALUE: transfer full, nullable. */
static void
write_value (RpXml *xml, guint field, char *value)
{
  g_autofree char *number = g_strdup_printf ("%u", field);
  g_autofree char *text = value;

  if (text == NULL)
    return;
  rp_xml_begin (xml, "attvalue");
  rp_xml_attribute (xml, "for", number);
  rp_xml_attribute (xml, "value", text);
  rp_xml_end (xml);
}

/* SPELLS: transfer full. */
static void
write_spells (RpXml *xml, GArray *spells)
{
  if (spells->len > 0)
    {
      rp_xml_begin (xml, "spells");
      for (guint i = 0; i < spells->len; i++)
        {
          const RpGraphSpell *spell = &g_array_index (spells, RpGraphSpell, i);

          rp_xml_begin (xml, "spell");
          rp_xml_attribute (xml, "start", *spell->start != '\0' ? spell->start : NULL);
          rp_xml_attribute (xml, "end", *spell->end != '\0' ? spell->end : NULL);
          rp_xml_end (xml);
        }
      rp_xml_end (xml);
    }
  g_array_unref (spells);
}

/* The colour of the kind, as in the picture. */
static void
write_color (RpXml *xml, const RpGraphData *data, RpRecordRef ref)
{
  guint kind = rp_dataset_kind_of (data->state->dataset, ref);
  RpColor color = rp_theme_look (data->state->theme, data->state->dataset, ref.type, kind).color;
  static const char *const names[] = { "r", "g", "b" };

  rp_xml_begin (xml, "viz:color");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", (color >> (24 - 8 * i)) & 0xff);

      rp_xml_attribute (xml, names[i], value);
    }
  rp_xml_end (xml);
}

/* Where it stands in the picture, px; here y grows upwards. */
static void
write_position (RpXml *xml, RpNetwork *network, RpRecordRef ref)
{
  guint node = network != NULL && ref.type == RP_RECORD_EVENT ? rp_network_get_node (network, ref) : RP_NO_INDEX;
  RpPoint at = { NAN, NAN };
  char number[RP_NUMBER_LENGTH];

  if (network != NULL && ref.type == RP_RECORD_ENTITY)
    at = rp_network_place_of (network, ref.index);
  else if (node != RP_NO_INDEX)
    at = rp_network_get_position (network, node);
  if (!isfinite (at.x) || !isfinite (at.y))
    return;
  rp_xml_begin (xml, "viz:position");
  rp_xml_attribute (xml, "x", rp_number_format (at.x, number));
  rp_xml_attribute (xml, "y", rp_number_format (-at.y, number));
  rp_xml_attribute (xml, "z", "0");
  rp_xml_end (xml);
}

static void
write_node (RpXml *xml, const RpGraphData *data, RpNetwork *network, guint node)
{
  RpRecordRef ref = g_array_index (data->shown->nodes, RpShownNode, node).ref;
  g_autofree char *id = g_strdup_printf ("n%u", node);
  guint n_fields;

  rp_graph_node_fields (&n_fields);
  rp_xml_begin (xml, "node");
  rp_xml_attribute (xml, "id", id);
  rp_xml_attribute (xml, "label", rp_graph_node_label (data, node));
  rp_xml_begin (xml, "attvalues");
  for (guint field = 1; field < n_fields; field++)
    write_value (xml, field, rp_graph_node_value (data, node, field));
  rp_xml_end (xml);
  write_spells (xml, rp_graph_node_spells (data, node));
  write_position (xml, network, ref);
  write_color (xml, data, ref);
  rp_xml_end (xml);
}

static void
write_edge (RpXml *xml, const RpGraphData *data, guint index)
{
  const RpShownTie *tie = &g_array_index (data->shown->ties, RpShownTie, index);
  g_autofree char *id = g_strdup_printf ("e%u", index);
  g_autofree char *from = g_strdup_printf ("n%u", tie->from);
  g_autofree char *to = g_strdup_printf ("n%u", tie->to);
  g_autofree char *weight = rp_graph_number (tie->weight);
  guint n_fields;

  rp_graph_tie_fields (&n_fields);
  rp_xml_begin (xml, "edge");
  rp_xml_attribute (xml, "id", id);
  rp_xml_attribute (xml, "source", from);
  rp_xml_attribute (xml, "target", to);
  rp_xml_attribute (xml, "type", tie->directed ? "directed" : "undirected");
  rp_xml_attribute (xml, "kind", rp_graph_tie_kind (data, index));
  rp_xml_attribute (xml, "label", rp_graph_tie_label (data, index));
  rp_xml_attribute (xml, "weight", weight);
  rp_xml_begin (xml, "attvalues");
  for (guint field = 1; field < n_fields; field++)
    write_value (xml, field, rp_graph_tie_value (data, index, field));
  rp_xml_end (xml);
  write_spells (xml, rp_graph_tie_spells (data, index));
  rp_xml_end (xml);
}

static void
write_meta (RpXml *xml, const RpGraphData *data, const RpExportOptions *options)
{
  RpDataset *dataset = data->state->dataset;
  char day[16];

  rp_xml_begin (xml, "meta");
  rp_xml_attribute (xml, "lastmodifieddate", rp_graph_updated (dataset, day) ? day : NULL);
  rp_xml_element (xml, "creator", "Rapport " RP_VERSION);
  rp_xml_element (xml, "description", options->title != NULL ? options->title : rp_dataset_get_title (dataset));
  if (options->marking != NULL)
    rp_xml_element (xml, "keywords", options->marking);
  rp_xml_end (xml);
}

static void
write_graph (RpXml *xml, const RpGraphData *data, RpNetwork *network)
{
  g_autofree char *n_nodes = g_strdup_printf ("%u", data->shown->nodes->len);
  g_autofree char *n_edges = g_strdup_printf ("%u", data->shown->ties->len);
  const RpGraphField *fields;
  guint n;

  rp_xml_begin (xml, "graph");
  rp_xml_attribute (xml, "defaultedgetype", "directed");
  rp_xml_attribute (xml, "idtype", "string");
  rp_xml_attribute (xml, "mode", "dynamic");
  rp_xml_attribute (xml, "timeformat", "date");
  rp_xml_attribute (xml, "timerepresentation", "interval");
  fields = rp_graph_node_fields (&n);
  write_attributes (xml, "node", fields, n);
  fields = rp_graph_tie_fields (&n);
  write_attributes (xml, "edge", fields, n);
  rp_xml_begin (xml, "nodes");
  rp_xml_attribute (xml, "count", n_nodes);
  for (guint i = 0; i < data->shown->nodes->len; i++)
    write_node (xml, data, network, i);
  rp_xml_end (xml);
  rp_xml_begin (xml, "edges");
  rp_xml_attribute (xml, "count", n_edges);
  for (guint i = 0; i < data->shown->ties->len; i++)
    write_edge (xml, data, i);
  rp_xml_end (xml);
  rp_xml_end (xml);
}

static GBytes *
render_gexf (const RpViewState *state, const RpExportOptions *options, G_GNUC_UNUSED GError **error)
{
  g_autoptr (RpNetworkShown) shown = rp_network_shown_new (state);
  RpGraphData data = { state, shown };
  RpXml *xml = rp_xml_new ();

  rp_xml_begin (xml, "gexf");
  rp_xml_attribute (xml, "xmlns", "http://gexf.net/1.3");
  rp_xml_attribute (xml, "xmlns:viz", "http://gexf.net/1.3/viz");
  rp_xml_attribute (xml, "version", "1.3");
  write_meta (xml, &data, options);
  write_graph (xml, &data, options->network);
  rp_xml_end (xml);
  return rp_xml_finish (xml);
}

const RpDataExporter rp_gexf_exporter = { "GEXF", ".gexf", render_gexf, NULL, TRUE };
