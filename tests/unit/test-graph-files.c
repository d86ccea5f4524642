/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network as GraphML and GEXF: what igraph reads is what the drawing shows. */
#include "data-exporters.h"

#include <igraph.h>
#include <stdio.h>
#include <string.h>

#include "json-fixture.h"
#include "network-drawing.h"
#include "network-shown.h"
#include "xml-writer.h"

static const char network[]
    = "{'rapport': 1, 'title': '<&>', 'updated': '2020-05-06',"
      "'entities': [{'id': 'a', 'kind': 'person', 'name': 'Anna \\u0001<&\\'\\u0022', 'aliases': ['A', 'Ann']},"
      " {'id': 'b', 'kind': 'person', 'name': 'Bert', 'when': '1950/2001'}, {'id': 'c', 'kind': 'person', 'name': 'Cleo'},"
      " {'id': 'd', 'kind': 'person', 'name': 'Dora', 'possibly_same': 'c'}, {'id': 'p', 'kind': 'place', 'name': 'Port'}],"
      "'events': [{'id': 'e', 'kind': 'meeting', 'title': 'E', 'when': '2001', 'participants': ['c', 'a'], 'place': 'p'},"
      " {'id': 'f', 'kind': 'meeting', 'title': 'F', 'when': '2005-03', 'participants': ['c', 'a']},"
      " {'id': 'g', 'kind': 'meeting', 'title': 'G', 'participants': ['b', 'a']}],"
      "'relations': [{'id': 'r1', 'kind': 'knows', 'from': 'a', 'to': 'b', 'directed': false, 'weight': 0.1, 'when': '2000'},"
      " {'id': 'r2', 'kind': 'pays', 'from': 'a', 'to': 'b', 'as_of': ['1999-01-02', '1998-01-02'], 'events': ['g']},"
      " {'id': 'r3', 'kind': 'pays', 'from': 'b', 'to': 'b'}, {'id': 'r4', 'kind': 'pays', 'from': 'b', 'to': 'p'}]}";

static char *
render (const RpDataExporter *exporter, const RpViewState *state)
{
  RpExportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = exporter->render (state, &options, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Nodes and ties of the drawing. */
static void
count_drawn (const RpViewState *given, guint *n_nodes, guint *n_ties)
{
  RpViewState state = *given;
  RpNetworkOptions options = { .measure = rp_text_measure_fixed (),
                               .width = 1600,
                               .height = 1200,
                               .events = rp_network_looks_get_events (state.looks),
                               .members = rp_network_looks_get_members (state.looks) };
  g_autoptr (RpNetwork) laid = rp_network_new_with (state.dataset, &options, NULL);
  RpNetworkView view = rp_network_fit (laid, 1600, 1200);
  g_autoptr (RpDrawing) drawing = NULL;

  state.measure = options.measure;
  drawing = rp_network_drawing (laid, &state, &view, 1600, 1200);
  *n_nodes = *n_ties = 0;
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      *n_nodes += rp_drawing_shape (drawing, i)->role == RP_ROLE_NODE;
      *n_ties += rp_drawing_shape (drawing, i)->role == RP_ROLE_TIE;
    }
}

/* What igraph reads has as many nodes and ties as are drawn: N_NODES and N_TIES. */
static void
check (const RpViewState *state, guint n_nodes, guint n_ties)
{
  g_autofree char *graphml = render (&rp_graphml_exporter, state);
  g_autofree char *gexf = render (&rp_gexf_exporter, state);
  g_autofree char *nodes = g_strdup_printf ("<nodes count=\"%u\">", n_nodes);
  g_autofree char *edges = g_strdup_printf ("<edges count=\"%u\"", n_ties);
  guint drawn_nodes, drawn_ties;
  igraph_t graph;
  FILE *file = fmemopen (graphml, strlen (graphml), "r");
  igraph_error_handler_t *before = igraph_set_error_handler (igraph_error_handler_ignore);
  igraph_error_t status = igraph_read_graph_graphml (&graph, file, 0);

  igraph_set_error_handler (before);
  fclose (file);
  count_drawn (state, &drawn_nodes, &drawn_ties);
  g_assert_cmpuint (drawn_nodes, ==, n_nodes);
  g_assert_cmpuint (drawn_ties, ==, n_ties);
  g_assert_nonnull (strstr (gexf, nodes));
  g_assert_nonnull (strstr (gexf, edges));
  if (status == IGRAPH_UNIMPLEMENTED)
    {
      g_test_skip ("this igraph reads no GraphML");
      return;
    }
  g_assert_cmpint (status, ==, IGRAPH_SUCCESS);
  g_assert_cmpint (igraph_vcount (&graph), ==, n_nodes);
  g_assert_cmpint (igraph_ecount (&graph), ==, n_ties);
  igraph_destroy (&graph);
}

static RpViewState
view_of (RpDataset *dataset)
{
  return (RpViewState){ .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT) };
}

static void
test_counts (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (network);
  RpViewState state = view_of (dataset);
  g_autoptr (RpNetworkLooks) nodes = rp_network_looks_with_events (NULL, RP_EVENTS_AS_NODES);
  g_autoptr (RpNetworkLooks) none = rp_network_looks_with_events (NULL, RP_EVENTS_LEFT_OUT);
  g_autoptr (RpNetworkLooks) people = rp_network_looks_hide (NULL, "entity:place", TRUE);
  g_autoptr (RpNetworkMembers) start = rp_network_members_start (NULL, (const char *const[]){ "a", "b", NULL });
  g_autoptr (RpNetworkLooks) few = rp_network_looks_with_members (NULL, g_steal_pointer (&start));

  check (&state, 5, 6); /* four relations, what c and a share, and the doubt */
  state.looks = nodes;
  check (&state, 8, 5 + 3 + 2 + 2);
  state.looks = none;
  check (&state, 5, 5);
  state.looks = people;
  check (&state, 4, 5);
  state.looks = few;
  check (&state, 2, 3);
}

static void
test_filtered (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (network);
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  RpViewState state = view_of (dataset);
  g_autofree char *text = NULL;

  for (const char *const *id = (const char *const[]){ "a", "b", "c", "f", "r1", "r2", NULL }; *id; id++)
    rp_record_set_add (shown, rp_dataset_find (dataset, *id));
  state.shown = shown;
  check (&state, 3, 3);
  text = render (&rp_graphml_exporter, &state);
  g_assert_nonnull (strstr (text, ">met<"));
  g_assert_null (strstr (text, ">g<")); /* r2 rests on it */
  g_assert_null (strstr (text, "Port"));
  state.dim = TRUE;
  check (&state, 5, 6);
}

/* A tie of shared events is called by those that are shown, in drawing and file. */
static void
test_shared (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (
      "{'rapport': 1, 'title': 'T', 'entities': [{'id': 'a', 'kind': 'person', 'name': 'A'}, {'id': 'b', 'kind': "
      "'person', 'name': 'B'}], 'events': [{'id': 't', 'kind': 'talk', 'title': 'T', 'participants': ['a', 'b']}, "
      "{'id': 'm', 'kind': 'meeting', 'title': 'M', 'participants': ['a', 'b']}]}");
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  RpViewState state = { .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT), .measure = rp_text_measure_fixed () };
  g_autoptr (RpNetwork) laid = rp_network_new (dataset, state.measure, 800, 600, 1, NULL);
  RpNetworkView view = rp_network_fit (laid, 800, 600);
  g_autoptr (RpDrawing) drawing = NULL;
  g_autofree char *text = NULL;
  guint n_met = 0;

  for (const char *const *id = (const char *const[]){ "a", "b", "m", NULL }; *id; id++)
    rp_record_set_add (shown, rp_dataset_find (dataset, *id));
  state.shown = shown;
  text = render (&rp_graphml_exporter, &state);
  g_assert_nonnull (strstr (text, ">met<"));
  drawing = rp_network_drawing (laid, &state, &view, 800, 600);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    n_met += g_strcmp0 (rp_drawing_shape (drawing, i)->text, "met") == 0;
  g_assert_cmpuint (n_met, ==, 1);
}

/* What is folded in the drawing stands for itself in the file. */
static void
test_folded (void)
{
  g_autoptr (GString) json = g_string_new ("{'rapport': 1, 'title': 'T', 'relations': [");
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (RpNetworkLooks) looks = rp_network_looks_with_members (NULL, rp_network_members_with_fold (NULL, TRUE));
  RpViewState state;
  g_autoptr (RpNetworkShown) all = NULL;
  guint n_nodes, n_ties;

  for (guint i = 0; i < 5; i++)
    g_string_append_printf (json, "%s{'kind': 'k', 'from': 'h', 'to': 'l%u'}", i > 0 ? "," : "", i);
  g_string_append (json, "], 'entities': [{'id': 'h', 'kind': 'person', 'name': 'Hub'}");
  for (guint i = 0; i < 5; i++)
    g_string_append_printf (json, ",{'id': 'l%u', 'kind': 'person', 'name': 'Leaf %u'}", i, i);
  g_string_append (json, "]}");
  dataset = json_fixture_load (json->str);
  state = view_of (dataset);
  state.looks = looks;
  count_drawn (&state, &n_nodes, &n_ties);
  g_assert_cmpuint (n_nodes, ==, 1);
  all = rp_network_shown_new (&state);
  g_assert_cmpuint (all->nodes->len, ==, 6);
  g_assert_cmpuint (all->ties->len, ==, 5);
  g_assert_cmpuint (g_array_index (all->nodes, RpShownNode, 0).n_ties, ==, 5);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_facts (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (network);
  RpViewState state = view_of (dataset);
  g_autofree char *graphml = render (&rp_graphml_exporter, &state);
  g_autofree char *gexf = render (&rp_gexf_exporter, &state);

  assert_has (graphml, "Anna &lt;&amp;\"\"</data>");
  assert_has (graphml, ">A; Ann<");
  assert_has (graphml, ">0.1<");
  assert_has (graphml, ">met 2 times<");
  assert_has (graphml, ">e; f<");
  assert_has (gexf, "label=\"Anna &lt;&amp;&quot;&quot;\"");
  assert_has (gexf, "<spell start=\"1950-01-01\" end=\"2001-12-31\"/>");
  assert_has (gexf, "<spell start=\"1998-01-02\" end=\"1998-01-02\"/>\n     <spell start=\"1999-01-02\"");
  assert_has (gexf, "<spell start=\"2001-01-01\" end=\"2001-12-31\"/>\n     <spell start=\"2005-03-01\"");
  assert_has (gexf, "type=\"undirected\" kind=\"knows\"");
  assert_has (gexf, "lastmodifieddate=\"2020-05-06\"");
}

static void
test_xml (void)
{
  RpXml *xml = rp_xml_new ();
  g_autoptr (GBytes) bytes = NULL;
  static const char expected[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&lt;&quot;&#10;&#9;\">\n <c/>\n "
                                 "<d>x\ny&#13; &gt;z\xEF\xBF\xBD</d>\n</a>\n";

  rp_xml_begin (xml, "a");
  rp_xml_attribute (xml, "b", "<\"\n\t");
  rp_xml_attribute (xml, "n", NULL);
  rp_xml_begin (xml, "c");
  rp_xml_end (xml);
  rp_xml_element (xml, "d", "x\ny\r \001>z\xff\xEF\xBF\xBF");
  rp_xml_end (xml);
  bytes = rp_xml_finish (xml);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-files/counts", test_counts);
  g_test_add_func ("/graph-files/filtered", test_filtered);
  g_test_add_func ("/graph-files/shared", test_shared);
  g_test_add_func ("/graph-files/folded", test_folded);
  g_test_add_func ("/graph-files/facts", test_facts);
  g_test_add_func ("/graph-files/xml", test_xml);
  return g_test_run ();
}
