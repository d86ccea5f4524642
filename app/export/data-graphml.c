/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visible network as GraphML (http://graphml.graphdrawing.org/). Whether a tie has a direction is said in a key of
 * its own and not by the attribute of the edge: igraph and others read a graph as directed or not as a whole, and some
 * refuse a file that has both. */
#include "graph-fields.h"
#include "xml-writer.h"

static const char *const type_names[] = { "string", "int", "double", "boolean" };

typedef struct
{
  const char *name, *value;
} Fact;

static void
write_key (RpXml *xml, const char *id, const char *for_what, const char *name, const char *type)
{
  rp_xml_begin (xml, "key");
  rp_xml_attribute (xml, "id", id);
  rp_xml_attribute (xml, "for", for_what);
  rp_xml_attribute (xml, "attr.name", name);
  rp_xml_attribute (xml, "attr.type", type);
  rp_xml_end (xml);
}

static void
write_keys (RpXml *xml, const char *prefix, const char *for_what, const RpGraphField *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", prefix, i);

      write_key (xml, id, for_what, fields[i].name, type_names[fields[i].type]);
    }
}

/* VALUE: transfer full, nullable. */
static void
write_data (RpXml *xml, const char *prefix, guint field, char *value)
{
  g_autofree char *key = g_strdup_printf ("%s%u", prefix, field);
  g_autofree char *text = value;

  if (text == NULL)
    return;
  rp_xml_begin (xml, "data");
  rp_xml_attribute (xml, "key", key);
  rp_xml_text (xml, text);
  rp_xml_end (xml);
}

static void
write_nodes (RpXml *xml, const RpGraphData *data)
{
  guint n_fields;

  rp_graph_node_fields (&n_fields);
  for (guint i = 0; i < data->shown->nodes->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      rp_xml_begin (xml, "node");
      rp_xml_attribute (xml, "id", id);
      for (guint field = 0; field < n_fields; field++)
        write_data (xml, "v", field, rp_graph_node_value (data, i, field));
      rp_xml_end (xml);
    }
}

static void
write_edges (RpXml *xml, const RpGraphData *data)
{
  guint n_fields;

  rp_graph_tie_fields (&n_fields);
  for (guint i = 0; i < data->shown->ties->len; i++)
    {
      const RpShownTie *tie = &g_array_index (data->shown->ties, RpShownTie, i);
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autofree char *from = g_strdup_printf ("n%u", tie->from);
      g_autofree char *to = g_strdup_printf ("n%u", tie->to);

      rp_xml_begin (xml, "edge");
      rp_xml_attribute (xml, "id", id);
      rp_xml_attribute (xml, "source", from);
      rp_xml_attribute (xml, "target", to);
      for (guint field = 0; field < n_fields; field++)
        write_data (xml, "t", field, rp_graph_tie_value (data, i, field));
      rp_xml_end (xml);
    }
}

static gboolean
any_directed (const RpGraphData *data)
{
  for (guint i = 0; i < data->shown->ties->len; i++)
    if (g_array_index (data->shown->ties, RpShownTie, i).directed)
      return TRUE;
  return FALSE;
}

/* Of the whole: what the picture says beside the network. */
static void
write_document (RpXml *xml, const RpGraphData *data, const RpExportOptions *options)
{
  RpDataset *dataset = data->state->dataset;
  char day[16];
  const RpGraphField *fields;
  guint n;
  Fact facts[] = { { "title", options->title != NULL ? options->title : rp_dataset_get_title (dataset) },
                   { "marking", options->marking },
                   { "updated", rp_graph_updated (dataset, day) ? day : NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *id = g_strdup_printf ("g%u", i);

      write_key (xml, id, "graph", facts[i].name, "string");
    }
  fields = rp_graph_node_fields (&n);
  write_keys (xml, "v", "node", fields, n);
  fields = rp_graph_tie_fields (&n);
  write_keys (xml, "t", "edge", fields, n);
  rp_xml_begin (xml, "graph");
  rp_xml_attribute (xml, "id", "network");
  rp_xml_attribute (xml, "edgedefault", any_directed (data) ? "directed" : "undirected");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    write_data (xml, "g", i, g_strdup (facts[i].value));
  write_nodes (xml, data);
  write_edges (xml, data);
  rp_xml_end (xml);
}

static GBytes *
render_graphml (const RpViewState *state, const RpExportOptions *options, G_GNUC_UNUSED GError **error)
{
  g_autoptr (RpNetworkShown) shown = rp_network_shown_new (state);
  RpGraphData data = { state, shown };
  RpXml *xml = rp_xml_new ();

  rp_xml_begin (xml, "graphml");
  rp_xml_attribute (xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  rp_xml_attribute (xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  rp_xml_attribute (xml, "xsi:schemaLocation",
                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
  write_document (xml, &data, options);
  rp_xml_end (xml);
  return rp_xml_finish (xml);
}

const RpDataExporter rp_graphml_exporter = { "GraphML", ".graphml", render_graphml, NULL, FALSE };
