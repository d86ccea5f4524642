/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs of other programs: samples with what must come of them, then what is broken, mistyped or hostile. */
#include "foreign-fixture.h"
#include "xml-tree.h"

#include <string.h>

static const struct
{
  const char *file, *format;
  guint n_entities, n_relations, n_errors, n_warnings, n_left_out, n_dated;
} samples[] = {
  { "cx1.cx", "CX", 2, 1, 0, 0, 0, 0 },
  { "cx2-bare.cx2", "CX", 2, 1, 0, 1, 0, 0 },
  { "cx2.cx2", "CX", 2, 2, 0, 1, 0, 0 },
  { "cytoscape-desktop.cyjs", "Cytoscape", 2, 1, 0, 0, 0, 0 },
  { "cytoscape-flat.json", "Cytoscape", 2, 2, 0, 0, 0, 0 },
  { "cytoscape-js.json", "Cytoscape", 3, 2, 0, 0, 0, 0 },
  { "gephi-graphology-bare.json", "Gephi", 2, 1, 1, 0, 1, 0 },
  { "gephi-graphology.json", "Gephi", 2, 3, 0, 0, 0, 0 },
  { "gephi-sigma.json", "Gephi", 2, 2, 0, 0, 0, 0 },
  { "gexf-12.gexf", "GEXF", 3, 3, 2, 0, 1, 4 },
  { "gexf-13.gexf", "GEXF", 3, 3, 0, 1, 0, 5 },
  { "gexf-networkx.gexf", "GEXF", 2, 1, 0, 1, 0, 1 },
  { "graphml-igraph.graphml", "GraphML", 2, 1, 0, 0, 0, 0 },
  { "graphml-neo4j.graphml", "GraphML", 2, 1, 0, 0, 0, 0 },
  { "graphml-networkx.graphml", "GraphML", 2, 2, 1, 0, 1, 0 },
  { "graphml-yed.graphml", "GraphML", 4, 5, 0, 2, 0, 0 },
  { "jgf-1.json", "JSON Graph", 3, 2, 0, 0, 0, 0 },
  { "jgf-2.json", "JSON Graph", 5, 7, 1, 2, 1, 0 },
  { "jgf-several.json", "JSON Graph", 3, 2, 0, 0, 0, 0 },
  { "node-link-adjacency.json", "Node-link", 3, 3, 0, 0, 0, 0 },
  { "node-link-grid.json", "Node-link", 3, 4, 0, 1, 0, 3 },
  { "node-link-miserables.json", "Node-link", 3, 3, 0, 0, 0, 0 },
  { "node-link-networkx-1.json", "Node-link", 3, 2, 0, 0, 0, 0 },
  { "node-link-networkx.json", "Node-link", 3, 3, 1, 0, 1, 1 },
  { "node-link-simulated.json", "Node-link", 2, 1, 0, 0, 0, 0 },
  { "vis-basic.json", "vis-network", 3, 3, 0, 0, 0, 0 },
  { "vis-old.json", "vis-network", 2, 1, 1, 0, 1, 0 },
  { "vis-wrapped.json", "vis-network", 2, 2, 0, 0, 0, 0 },
};

static guint
count_dated (RpDataset *dataset)
{
  guint n = 0;

  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    n += rp_dataset_entity (dataset, i)->when.when != NULL;
  for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
    n += rp_dataset_relation (dataset, i)->when.when != NULL;
  return n;
}

static void
test_counts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (samples[i].file, &length);
      g_autoptr (RpImportResult) result = foreign_fixture_import (bytes, length);
      RpDataset *dataset = result->dataset;

      g_test_message ("%s", samples[i].file);
      g_assert_nonnull (dataset);
      g_assert_true (g_str_has_prefix (result->importer->name, samples[i].format));
      g_assert_cmpuint (rp_dataset_n_entities (dataset), ==, samples[i].n_entities);
      g_assert_cmpuint (rp_dataset_n_relations (dataset), ==, samples[i].n_relations);
      g_assert_cmpuint (rp_dataset_n_events (dataset) + rp_dataset_n_sources (dataset), ==, 0);
      g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_ERROR), ==, samples[i].n_errors);
      g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_WARNING), ==, samples[i].n_warnings);
      g_assert_cmpuint (rp_dataset_get_left_out (dataset), ==, samples[i].n_left_out);
      g_assert_cmpuint (count_dated (dataset), ==, samples[i].n_dated);
    }
}

/* ---- what is in a record, as one line ---- */

static void
append_attributes (GString *out, const RpRecord *record)
{
  for (guint i = 0; i < record->n_attributes; i++)
    g_string_append_printf (out, " %s=%s", record->attributes[i].label, record->attributes[i].value);
  for (guint i = 0; i < record->n_tags; i++)
    g_string_append_printf (out, " #%s", record->tags[i]);
  if (record->summary != NULL)
    g_string_append_printf (out, " «%s»", record->summary);
  if (record->url != NULL)
    g_string_append_printf (out, " <%s>", record->url);
}

static void
append_date (GString *out, RpDate date)
{
  if (date.when != NULL)
    g_string_append_printf (out, " %s", date.text);
}

/* Of all entities, or of all relations; transfer full. */
static char *
describe (RpDataset *dataset, gboolean relations)
{
  GString *out = g_string_new (NULL);
  guint n = relations ? rp_dataset_n_relations (dataset) : rp_dataset_n_entities (dataset);

  for (guint i = 0; i < n; i++)
    {
      const RpRelation *relation = relations ? rp_dataset_relation (dataset, i) : NULL;
      const RpEntity *entity = relations ? NULL : rp_dataset_entity (dataset, i);
      const RpRecord *record = relations ? &relation->record : &entity->record;
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (out, i > 0 ? "\n" : "");
      if (relations)
        {
          g_string_append_printf (out, "%s %s%s%s", rp_dataset_kind (dataset, RP_RECORD_RELATION, relation->kind)->name,
                                  rp_dataset_entity (dataset, relation->from)->record.id,
                                  relation->directed ? ">" : "-", rp_dataset_entity (dataset, relation->to)->record.id);
          if (relation->weight < 1 || relation->weight > 1)
            g_string_append_printf (out, " *%s", g_ascii_formatd (number, sizeof number, "%g", relation->weight));
          append_date (out, relation->when);
        }
      else
        {
          g_string_append_printf (out, "%s:%s %s", record->id,
                                  rp_dataset_kind (dataset, RP_RECORD_ENTITY, entity->kind)->name, record->title);
          for (guint j = 0; j < entity->n_aliases; j++)
            g_string_append_printf (out, " or %s", entity->aliases[j]);
          if (entity->latitude > 0)
            g_string_append_printf (out, " @%s", g_ascii_formatd (number, sizeof number, "%.1f", entity->latitude));
          append_date (out, entity->when);
        }
      append_attributes (out, record);
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *file, *entities, *relations;
} details[] = {
  { "node-link-miserables.json",
    "Myriel:entity Myriel group=1\nNapoleon:entity Napoleon group=1\nMlle.Baptistine:entity Mlle.Baptistine group=2",
    "linked Napoleon-Myriel\nlinked Mlle.Baptistine-Myriel *8\nlinked Mlle.Baptistine-Mlle.Baptistine value=0" },
  { "node-link-networkx.json",
    "7:company Acme Ltd @41.9 founded=1901\n8:person R. Roe or Dick or Rick\n9:entity 9 #port #harbour <https://example.org/9>",
    "owns 8>7 *2.5 2001 key=0\nowns 8>7 key=1\nlinked 7>9 key=0" },
  { "node-link-grid.json", "(0, 0):entity Quay\n(0, b):entity (0, b)\nc:entity c",
    "met (0, 0)-(0, b) 1998-05-02 key=0\npartner (0, b)-c 2001/2003-04 key=0\n"
    "linked c-(0, 0) *2 2010-01-02T17:40:10 key=0\nlinked c-(0, 0) Date as given=03/04/2023 key=1 since=Tuesday year=7" },
  { "node-link-networkx-1.json", NULL, "linked a-b\nlinked b-c" },
  { "node-link-simulated.json", "Nino:person Nino\nTbilisi:city Tbilisi", "lives in Nino>Tbilisi" },
  { "node-link-adjacency.json", NULL, "linked x-y *3\nlinked x-x\nlinked y-z" },
  { "vis-basic.json",
    "1:people Alice «Alice of Rome\nborn 1950»\n2:people Bob value=4\n3:entity Port group=3 image=https://example.org/p.png",
    "knows 1>2\nlinked 2>3\nlinked 1-3 *2.5 «met twice»" },
  { "vis-wrapped.json", "a:entity A & co\nb:entity B", "deal a-b\nlinked a-a" },
  { "vis-old.json", NULL, "linked 1>2" },
  { "gephi-sigma.json", "10:place Baku @40.4 Modularity Class=3\n11:person Leyla Degree=2",
    "linked 10-11 *2\nadvises 11>10" },
  { "gephi-graphology.json", "t:entity Thomas tag=lead\ne:entity Eric", "KNOWS t>e *2\nlinked e-t\nlinked e>e" },
  { "cytoscape-js.json", "g:entity Family\na:person Ana #hot #top\nb:entity Ben", "part_of a>g\nmarried to a>b" },
  { "cytoscape-flat.json", "a:entity a\nb:entity b weight=75", "linked a-b\npp b>b" },
  { "cytoscape-desktop.cyjs", "62:firm Crane Co Founded=1974\n61:entity Dock", "runs 62>61" },
  { "cx2.cx2", "0:protein TP53 score=0.5\n1:place Rome", "activates 0>1\nlinked 1>1" },
  { "cx1.cx", "1:protein AKT species=human represents=uniprot:P1\n2:entity mTOR species=human",
    "neighbor-of 1>2 *0.5" },
  { "jgf-1.json", "nissan:company Nissan\ninfiniti:entity Infiniti\ntokyo:entity tokyo",
    "has_luxury_division nissan>infiniti\nlinked nissan-tokyo" },
  { "jgf-several.json", "a:entity A\nb:entity B\ntwo/a:entity Other A", "linked a>b\nself two/a>two/a" },
  { "graphml-networkx.graphml", "1:person Ada <b>\n2:place Milan", "lives_in 1>2 *0.5\nlinked 2-2" },
  { "graphml-igraph.graphml", "n0:entity José Müller\nn1:entity Eve", "linked n0-n1 *3" },
  { "graphml-yed.graphml",
    "n0:entity Board\nn0::n0:entity The chair <https://example.org/chair>\nn1:entity n1\nh:group Group",
    "part_of n0::n0>n0\nleads n0::n0>n1 sourceport=north\nlinked n0-n1\npart_of n0>h\npart_of n1>h" },
  { "graphml-neo4j.graphml", "n1:person Keanu labels=:Person:Actor born=1964\nn2:movie A film",
    "ACTED_IN n1>n2 roles=[\"Neo\"]" },
  { "gexf-12.gexf",
    "0:company Gephi SA 2009-03-01/.. indegree=1 (… – 2009-03-01) indegree=2 (2009-03-01 – 2009-03-10)\n"
    "1:firm Netw ../2009-02-01 Time=… – 2009-01-15 Time=2009-01-30 – 2009-02-01\n"
    "2:firm RTGI 2009-01-10 Date as given=2009-01-10 – 2009-02-30",
    "part_of 2>0\nsupplies 0>1 *2.5 2009-03-01/2009-03-10T12:00:00\nlinked 0-2" },
  { "gexf-13.gexf", "a:entity A 1998\nc:entity C 1999/2001 Time=1999 Time=2001\nb:entity B 1997",
    "part_of c>a\nowns a-b 1999\nlinked b>c 1999/2003 Time=1999 – 2000 Time=2002 – 2003" },
  { "gexf-networkx.gexf", "0:entity 0 1988-05-02 since=1988\n1:entity 1 Time=0.5 – 7", "peer of 0-1 *4" },
};

static void
test_details (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (details[i].file, &length);
      g_autoptr (RpImportResult) result = foreign_fixture_import (bytes, length);
      g_autofree char *entities = describe (result->dataset, FALSE);
      g_autofree char *relations = describe (result->dataset, TRUE);

      g_test_message ("%s", details[i].file);
      if (details[i].entities != NULL)
        g_assert_cmpstr (entities, ==, details[i].entities);
      g_assert_cmpstr (relations, ==, details[i].relations);
    }
}

/* What looks or sounds like something else. */
static void
test_doubtful (void)
{
  static const char looks[]
      = "{\"nodes\":[{\"id\":1,\"position\":\"Director\",\"size\":3,\"color\":\"red\",\"type\":\"42\",\"year\":1999,"
        "\"lat\":91,\"lon\":0,\"url\":\"javascript:x()\",\"label\":\"a\\nb\"}],\"links\":[{\"source\":1,"
        "\"target\":1,\"label\":\"a label of far more than five words\",\"type\":\"Directed\"}]}";
  static const char pairs[]
      = "{\"data\":[[\"name\",\"Club\"]],\"directed\":true,\"multigraph\":false,\"elements\":{\"nodes\":"
        "[{\"data\":{\"id\":\"0\",\"value\":0,\"name\":\"0\"}}],\"edges\":[{\"data\":{\"source\":0,\"target\":0}}]}}";
  g_autoptr (RpImportResult) first = foreign_fixture_import (looks, strlen (looks));
  g_autoptr (RpImportResult) second = foreign_fixture_import (pairs, strlen (pairs));
  g_autofree char *entities = describe (first->dataset, FALSE);
  g_autofree char *relations = describe (first->dataset, TRUE);
  g_autofree char *looped = describe (second->dataset, TRUE);

  g_assert_cmpstr (entities, ==, "1:entity a b position=Director type=42 year=1999 lat=91 lon=0 url=javascript:x()");
  g_assert_cmpstr (relations, ==, "linked 1>1");
  g_assert_cmpstr (rp_dataset_relation (first->dataset, 0)->record.title, ==, "a label of far more than five words");
  g_assert_cmpstr (rp_dataset_get_title (second->dataset), ==, "Club");
  g_assert_cmpstr (looped, ==, "linked 0>0");
}

/* ---- what is wrong ---- */

/* TEXT has ' for ". One of the problems, all on the first line, has the words MESSAGE. */
static const struct
{
  const char *text, *format, *message;
  guint n_entities;
} wrong[] = {
  { "{'nodes':[{'id':1},7,null,{'id':{}}],'links':[{'source':1,'target':{}},3]}", "Node-link",
    "expected a node, an object, found null", 3 },
  { "{'nodes':[{'id':'a'}],'edges':[{'from':'a','to':true},[]]}", "vis-network",
    "expected an id, a text or a number, found true", 1 },
  { "{'nodes':[{'key':'a','attributes':[]},{'key':'b','attributes':{}}],'edges':[]}", "Gephi", NULL, 2 },
  { "{'nodes':[{'key':'a','label':'A'},{'key':'b'}],'edges':[['a','b'],['a'],['a','c']]}", "Gephi",
    "expected an edge, an object, found a list", 2 },
  { "{'title':'T','graph':{'nodes':[{'key':'a','attributes':{}}],'edges':[{'source':'a','target':'a'}]}}", "Gephi",
    NULL, 1 },
  { "{'title':'T','g':{'nodes':[{'key':'a','attributes':{}}],'edges':[{'source':'a','target':'a'}]}}", "Gephi", NULL,
    1 },
  { "{'elements':{'nodes':[{'data':{'id':'a'}},{'data':7},{}],'edges':{}}}", "Cytoscape",
    "expected the element’s “data”, an object, found a number", 1 },
  { "[{'CXVersion':'2.0'},{'nodes':[{'id':[[1]]}]},{'edges':7},5]", "CX",
    "expected an id, a text or a number, found a list", 1 },
  { "{'graph':{'nodes':{'a':{},'b':7},'edges':[{'source':'a'}]}}", "JSON Graph",
    "expected a node, an object, found a number", 1 },
  { "{'graphs':[{'nodes':{}},7]}", "JSON Graph", "expected a graph, an object, found a number", 0 },
  { "{'nodes':[{'id':'a'},{'id':'a'}],'links':[{'source':'a','target':'a'}]}", "Node-link", NULL, 2 },
  { "{'nodes':[{'id':'__proto__','constructor':'x','label':'<script>alert(1)</script>\\u202e\\ud800'}],"
    "'links':[{'source':'__proto__','target':'__proto__','value':1e999,'label':''}]}",
    "Node-link", NULL, 1 },
  { "{'nodes':[],'links':[{'source':'','target':''}]}", "Node-link", "expected a relation's two ends, found less", 0 },
  { "<graphml><graph><node id='1'/><edge source='1'/></graph></graphml>", "GraphML",
    "expected a relation's two ends, found less", 1 },
  { "<graphml><graph><node/><node id=''/><key/></graph></graphml>", "GraphML", NULL, 2 },
  { "<gexf><graph><nodes><node/></nodes><edges><edge id='1'/></edges></graph></gexf>", "GEXF",
    "expected a relation's two ends, found less", 1 },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (wrong[i].text), "'", '"');
      g_autoptr (RpImportResult) result = NULL;
      gboolean said = wrong[i].message == NULL;

      result = foreign_fixture_import (text, strlen (text));
      g_test_message ("%s", text);
      g_assert_true (g_str_has_prefix (result->importer->name, wrong[i].format));
      g_assert_nonnull (result->dataset);
      g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, wrong[i].n_entities);
      for (guint j = 0; j < result->problems->len; j++)
        {
          const RpProblem *problem = g_ptr_array_index (result->problems, j);
          g_assert_cmpuint (problem->line, ==, 1);
          said = said || strcmp (problem->message, wrong[i].message) == 0;
        }
      g_assert_true (said);
    }
}

/* What is not to be read at all: where, and the beginning of why. */
static const struct
{
  const char *text, *message;
  guint line;
} refused[] = {
  { "<graphml>\n<graph></graphml>", "no well-formed XML: Opening and ending tag mismatch", 2 },
  { "<gexf>\n<graph>\n<nodes><node id=\"1\"", "no well-formed XML: ", 3 },
  { "<graphml><node a=1/></graphml>", "no well-formed XML: AttValue: \" or ' expected", 1 },
  { "<graphml/>", "expected a graph in the file, found none", 1 },
  { "<gexf></gexf>", "expected a graph in the file, found none", 1 },
  { "<graphml><graph><node id=\"\xff\"/></graph></graphml>", "no well-formed XML: ", 1 },
  { "<?xml version=\"1.0\" encoding=\"no-such\"?><graphml><graph/></graphml>", "no well-formed XML: ", 1 },
  { "<graphml><graph><node id=\"&nbsp;\"/></graph></graphml>", "no well-formed XML: Entity 'nbsp' not defined", 1 },
  { "<!DOCTYPE gexf [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<gexf>&b;</gexf>",
    "the file declares entities of its own, which are not read", 1 },
  { "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml><graph><desc>&x;</desc></graph></graphml>",
    "the file declares entities of its own, which are not read", 1 },
  { "<!DOCTYPE graphml [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]><graphml><graph/></graphml>",
    "the file declares entities of its own, which are not read", 1 },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (refused[i].text, strlen (refused[i].text));
      const RpProblem *problem = g_ptr_array_index (result->problems, 0);
      g_autofree char *shown = g_utf8_make_valid (refused[i].text, -1);

      g_test_message ("%s: %s", shown, problem->message);
      g_assert_null (result->dataset);
      g_assert_true (problem->fatal);
      g_assert_true (g_str_has_prefix (problem->message, refused[i].message));
      g_assert_cmpuint (problem->line, ==, refused[i].line);
    }
}

/* A DTD elsewhere is not opened, and what it may have declared stays as written; prefixes without an address go; other
 * encodings are read. */
static void
test_forgiven (void)
{
  static const char dtd[]
      = "<!DOCTYPE graphml SYSTEM \"/dev/zero\"><graphml><graph><node id=\"1\"><desc>a&nbsp;b</desc>"
        "</node></graph></graphml>";
  static const char prefix[]
      = "<!-- <gexf> --><g:gexf><g:graph><g:nodes><g:node id=\"1\"><viz:size value=\"2\"/></g:node>"
        "</g:nodes></g:graph></g:gexf>";
  static const char wide[] = "<graphml><graph><node id=\"é\"/></graph></graphml>";
  g_autoptr (RpImportResult) first = foreign_fixture_import (dtd, strlen (dtd));
  g_autoptr (RpImportResult) second = foreign_fixture_import (prefix, strlen (prefix));
  g_autoptr (RpImportResult) third = NULL;
  gsize length;
  g_autofree char *utf16 = g_convert (wide, -1, "UTF-16", "UTF-8", NULL, &length, NULL);

  third = foreign_fixture_import (utf16, length);
  g_assert_cmpuint (rp_dataset_n_entities (first->dataset), ==, 1);
  g_assert_nonnull (strstr (rp_dataset_entity (first->dataset, 0)->record.summary, "a"));
  g_assert_cmpuint (rp_dataset_n_entities (second->dataset), ==, 1);
  g_assert_cmpuint (rp_dataset_entity (second->dataset, 0)->record.n_attributes, ==, 0);
  g_assert_cmpstr (rp_dataset_entity (third->dataset, 0)->record.id, ==, "é");
}

static void
test_deep (void)
{
  GString *deep = g_string_new ("<gexf>");
  g_autoptr (RpImportResult) result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  result = foreign_fixture_import (deep->str, deep->len);
  g_assert_null (result->dataset);
  g_assert_true (g_str_has_prefix (((const RpProblem *)g_ptr_array_index (result->problems, 0))->message,
                                   "expected at most 256 elements"));
  g_string_free (deep, TRUE);
}

/* ---- what is no graph of theirs, and what is cut or changed anywhere ---- */

static void
test_not_theirs (void)
{
  static const char *const texts[] = { "{}",
                                       "[]",
                                       "{\"nodes\":[]}",
                                       "{\"links\":[{\"source\":1,\"target\":2}]}",
                                       "{\"nodes\":{},\"edges\":{}}",
                                       "{\"elements\":[1]}",
                                       "{\"graph\":{}}",
                                       "{\"events\":[],\"entities\":[],\"relations\":[]}",
                                       "[{\"id\":1,\"data\":\"x\"}]",
                                       "<html></html>",
                                       "<graph/>",
                                       "{\"data\":{\"nodes\":[]}}",
                                       "{\"type\":\"bundle\",\"objects\":[]}",
                                       "{\"graph\":7,\"nodes\":7,\"edges\":[{\"from\":1,\"to\":2}]}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (samples); j++)
      {
        g_autoptr (RpImportResult) result = foreign_fixture_import (texts[i], strlen (texts[i]));
        g_assert_false (g_str_has_prefix (result->importer->name, samples[j].format));
      }
}

/* Where the next value of JSON in TEXT from FROM on begins and ends; keys are none. FALSE: there is none. */
static gboolean
next_value (const char *text, gsize from, gsize *begin, gsize *end)
{
  for (gsize i = from; text[i] != '\0'; i++)
    {
      gsize j = i + 1;
      if (text[i] == '"')
        for (; text[j] != '"' || text[j - 1] == '\\'; j++)
          ;
      else if (strchr ("-0123456789tfn", text[i]) != NULL)
        for (; strchr (",]} \n", text[j]) == NULL; j++)
          ;
      else if (text[i] == '[' || text[i] == '{')
        {
          guint depth = 1;
          gboolean quoted = FALSE;
          for (; depth > 0; j++)
            if (text[j] == '"' && text[j - 1] != '\\')
              quoted = !quoted;
            else if (!quoted)
              depth = depth + (strchr ("[{", text[j]) != NULL) - (strchr ("]}", text[j]) != NULL);
          j--;
        }
      else
        continue;
      *begin = i;
      *end = text[i] == '"' || text[i] == '[' || text[i] == '{' ? j + 1 : j;
      if (text[*end] != ':')
        return TRUE;
      i = *end;
    }
  return FALSE;
}

/* Each value of each sample becomes each of these. */
static void
test_changed (void)
{
  static const char *const values[] = { "null", "true", "-1e308", "\"\"", "\"x\"", "[]", "{}", "[[1]]", "{\"id\":{}}" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length, begin, end;
      g_autofree char *bytes = foreign_fixture_read (samples[i].file, &length);
      if (bytes[0] == '<')
        continue;
      for (gsize from = 0; next_value (bytes, from, &begin, &end);
           from = strchr ("[{", bytes[begin]) != NULL ? begin + 1 : end)
        for (guint j = 0; j < G_N_ELEMENTS (values); j++)
          {
            g_autofree char *head = g_strndup (bytes, begin);
            g_autofree char *changed = g_strconcat (head, values[j], bytes + end, NULL);
            g_autoptr (RpImportResult) result = foreign_fixture_import (changed, strlen (changed));
            g_assert_nonnull (result->importer);
          }
    }
}

/* XML with each attribute's value emptied, and each sample cut in a hundred places. */
static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (samples[i].file, &length);
      while (length > 0 && g_ascii_isspace (bytes[length - 1]))
        length--;
      for (guint j = 0; j < 100; j++)
        {
          g_autoptr (RpImportResult) result = foreign_fixture_import (bytes, length * j / 100);
          g_assert_null (result->dataset);
        }
      for (char *quote = bytes[0] == '<' ? strchr (strchr (bytes, '>'), '"') : NULL; quote != NULL;
           quote = strchr (quote + 1, '"'))
        {
          char kept = quote[1];
          g_autoptr (RpImportResult) result = NULL;
          if (kept == '"' || kept == '&')
            continue;
          quote[1] = ' ';
          result = foreign_fixture_import (bytes, length);
          quote[1] = kept;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-formats/counts", test_counts);
  g_test_add_func ("/graph-formats/details", test_details);
  g_test_add_func ("/graph-formats/doubtful", test_doubtful);
  g_test_add_func ("/graph-formats/wrong", test_wrong);
  g_test_add_func ("/graph-formats/refused", test_refused);
  g_test_add_func ("/graph-formats/forgiven", test_forgiven);
  g_test_add_func ("/graph-formats/deep", test_deep);
  g_test_add_func ("/graph-formats/not-theirs", test_not_theirs);
  g_test_add_func ("/graph-formats/changed", test_changed);
  g_test_add_func ("/graph-formats/cut", test_cut);
  return g_test_run ();
}
