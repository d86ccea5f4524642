/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-merge.h"
#include "dataset-text.h"
#include "json-fixture.h"

static const char first_text[]
    = "{'rapport':1,'title':'First','kinds':{'events':{'talk':{'label':'Talks'}}},'eras':[{'label':'War','when':'1939/1945'}],'x-a':1,"
      "'sources':[{'id':'s','title':'Paper','url':'https://example.org/a/'}],"
      "'entities':[{'id':'ann','kind':'person','name':'Ann Lee','tags':['x']},{'id':'bob','kind':'person','name':'Bob'},"
      "{'id':'oslo','kind':'place','name':'Oslo'},{'kind':'person','name':'No Id'}],"
      "'events':[{'id':'e','kind':'talk','title':'They talk','when':'2001-05-01','participants':['ann'],'evidence':['s']},"
      "{'kind':'talk','title':'Nameless talk','when':'2003-01-01','participants':['bob']}],"
      "'relations':[{'id':'r','kind':'knows','from':'ann','to':'bob','weight':2}]}";

static const char second_text[]
    = "{'rapport':1,'title':'Second','description':'D','marking':'TLP:GREEN','kinds':{'events':{'talk':{'label':'Other'}}},"
      "'eras':[{'label':'War','when':'1939/1945'},{'label':'Peace','when':'1946'}],'x-a':2,'x-b':3,"
      "'sources':[{'id':'q','title':'Journal','url':'http://example.org/a'},{'id':'bob','title':'A source called bob'}],"
      "'entities':[{'id':'ann','kind':'person','name':'Ann M. Lee','when':'1950/..','tags':['x','y']},"
      "{'id':'lee2','kind':'person','name':'LEE,  ann'},{'id':'oslo2','kind':'ship','name':'Oslo'},{'id':'n','kind':'person','name':'no id'}],"
      "'events':[{'id':'e','kind':'talk','title':'They quarrel','when':'2001-05-02','place':'oslo2','participants':['ann',{'entity':'lee2','role':'host'}],"
      "'evidence':[{'source':'q','locator':'page 2'}]},{'id':'f','kind':'talk','title':'Third talk','when':'2003-01-01','participants':['n'],"
      "'links':[{'to':'e','kind':'followed'}],'evidence':['bob']},{'id':'g','kind':'talk','title':'Nameless TALK','when':'2003-01-01'}],"
      "'relations':[{'id':'r9','kind':'knows','from':'n','to':'lee2','events':['f']}]}";

static void
load_both (RpDataset **first, RpDataset **second)
{
  *first = json_fixture_load (first_text);
  *second = json_fixture_load (second_text);
}

static const RpRecord *
record_named (RpDataset *dataset, const char *id)
{
  const RpRecord *record = rp_dataset_record (dataset, rp_dataset_find (dataset, id));

  g_assert_nonnull (record);
  return record;
}

/* What is merged can be written and opens without an error. */
static void
assert_sound (RpDataset *dataset)
{
  gsize length;
  g_autofree char *text = rp_dataset_to_text (dataset, &length);
  g_autoptr (RpImportResult) result = rp_import_bytes (text, length, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (rp_dataset_count_problems (dataset, RP_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_ERROR), ==, 0);
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    g_assert_cmpuint (rp_dataset_n_records (result->dataset, type), ==, rp_dataset_n_records (dataset, type));
}

static void
test_equal_ids (void)
{
  g_autoptr (RpDataset) first = NULL;
  g_autoptr (RpDataset) second = NULL;
  g_autoptr (RpDataset) merged = NULL;
  const RpEvent *talk, *third;
  const RpEntity *ann;

  load_both (&first, &second);
  merged = rp_dataset_merge (first, second, NULL, 0, NULL, NULL);
  assert_sound (merged);
  g_assert_cmpuint (rp_dataset_n_entities (merged), ==, 7); /* four and four, ann once */
  g_assert_cmpuint (rp_dataset_n_events (merged), ==, 4);
  g_assert_cmpuint (rp_dataset_n_relations (merged), ==, 2);
  g_assert_cmpuint (rp_dataset_n_sources (merged), ==, 3);
  g_assert_cmpstr (rp_dataset_get_title (merged), ==, "First");
  g_assert_cmpstr (rp_dataset_get_marking (merged), ==, "TLP:GREEN");
  g_assert_cmpuint (rp_dataset_n_eras (merged), ==, 2);
  g_assert_cmpuint (rp_dataset_n_unshown (merged), ==, 2);
  g_assert_cmpstr (rp_dataset_unshown (merged, 0)->value, ==, "1");
  g_assert_cmpstr (rp_dataset_kind (merged, RP_RECORD_EVENT, 0)->label, ==, "Talks");

  ann = rp_dataset_entity (merged, rp_dataset_find (merged, "ann").index);
  g_assert_cmpstr (ann->record.title, ==, "Ann Lee");
  g_assert_cmpuint (ann->n_aliases, ==, 1);
  g_assert_cmpstr (ann->aliases[0], ==, "Ann M. Lee");
  g_assert_cmpstr (ann->when.text, ==, "1950/..");
  g_assert_cmpuint (ann->record.n_tags, ==, 2);

  /* the first's title and date stand; the second's evidence says its own */
  talk = rp_dataset_event (merged, rp_dataset_find (merged, "e").index);
  g_assert_cmpstr (talk->record.title, ==, "They talk");
  g_assert_cmpstr (talk->when.text, ==, "2001-05-01");
  g_assert_cmpuint (talk->n_participants, ==, 2);
  g_assert_cmpstr (rp_dataset_entity (merged, talk->place)->record.id, ==, "oslo2");
  g_assert_cmpuint (talk->record.n_evidence, ==, 3);
  g_assert_cmpuint (talk->record.evidence[1].n_says, ==, 2);
  g_assert_cmpstr (talk->record.evidence[1].says[0].value, ==, "They quarrel");
  g_assert_cmpstr (talk->record.evidence[1].says[1].value, ==, "2001-05-02");
  g_assert_nonnull (talk->record.evidence[1].says[1].when);

  /* an id that is another's in the first: the second's record has a new one, and who names it follows */
  third = rp_dataset_event (merged, rp_dataset_find (merged, "f").index);
  g_assert_cmpstr (record_named (merged, "bob~2")->title, ==, "A source called bob");
  g_assert_cmpstr (rp_dataset_source (merged, third->record.evidence[0].source)->record.id, ==, "bob~2");
  g_assert_cmpuint (third->links[0].event, ==, rp_dataset_find (merged, "e").index);
  /* both datasets are as they were */
  g_assert_cmpuint (rp_dataset_n_entities (first), ==, 4);
}

static void
test_proposals (void)
{
  static const struct
  {
    RpRecordType type;
    const char *second;
    RpAlikeReason reason;
  } expected[] = {
    { RP_RECORD_EVENT, "g", RP_ALIKE_TITLE_AND_DATE },
    { RP_RECORD_ENTITY, "lee2", RP_ALIKE_NAME },
    { RP_RECORD_ENTITY, "n", RP_ALIKE_NAME }, /* a ship is no place */
    { RP_RECORD_SOURCE, "q", RP_ALIKE_ADDRESS },
  };
  g_autoptr (RpDataset) first = NULL;
  g_autoptr (RpDataset) second = NULL;
  g_autoptr (GArray) alike = NULL;

  load_both (&first, &second);
  alike = rp_dataset_find_alike (first, second);
  g_assert_cmpuint (alike->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < alike->len; i++)
    {
      const RpAlike *pair = &g_array_index (alike, RpAlike, i);

      g_assert_cmpint (pair->type, ==, expected[i].type);
      g_assert_cmpint (pair->reason, ==, expected[i].reason);
      g_assert_cmpstr (rp_dataset_record (second, rp_record_ref (pair->type, pair->second))->id, ==,
                       expected[i].second);
      g_assert_nonnull (rp_alike_reason_words (pair->reason));
    }
}

static void
test_those_that_are_said (void)
{
  g_autoptr (RpDataset) first = NULL;
  g_autoptr (RpDataset) second = NULL;
  g_autoptr (RpDataset) merged = NULL;
  g_autoptr (GArray) alike = NULL;
  RpRecordRef found;

  load_both (&first, &second);
  alike = rp_dataset_find_alike (first, second);
  merged = rp_dataset_merge (first, second, (const RpAlike *)(gpointer)alike->data, alike->len, NULL, NULL);
  assert_sound (merged);
  g_assert_cmpuint (rp_dataset_n_entities (merged), ==, 5);
  g_assert_cmpuint (rp_dataset_n_events (merged), ==, 3);
  g_assert_cmpuint (rp_dataset_n_sources (merged), ==, 2);
  /* who had no id of its own has one now, since others name it */
  found = rp_dataset_find (merged, rp_dataset_entity (first, 3)->record.id);
  g_assert_cmpint (found.type, ==, RP_RECORD_ENTITY);
  g_assert_cmpuint (rp_dataset_relation (merged, 1)->from, ==, found.index);
  g_assert_cmpstr (rp_dataset_entity (merged, rp_dataset_relation (merged, 1)->to)->record.id, ==, "ann");
  /* a source's other title is not lost */
  g_assert_cmpuint (record_named (merged, "s")->n_attributes, ==, 2);
}

/* With itself, and with nothing, a dataset stays what it is. */
static void
test_nothing_new (void)
{
  g_autoptr (RpDataset) first = json_fixture_load (first_text);
  g_autoptr (RpDataset) nothing = json_fixture_load ("{'rapport':1,'title':''}");
  g_autoptr (RpDataset) with_nothing = rp_dataset_merge (first, nothing, NULL, 0, NULL, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (RpDataset) named = NULL;
  g_autoptr (RpDataset) with_itself = NULL;
  gsize length;

  before = rp_dataset_to_text (first, &length);
  after = rp_dataset_to_text (with_nothing, &length);
  g_assert_cmpstr (before, ==, after);
  named = json_fixture_load (
      "{'rapport':1,'title':'T','entities':[{'id':'a','kind':'k','name':'A','tags':['t'],'aliases':['b'],"
      "'attributes':{'label':'l','value':'v'}}],'events':{'id':'e','kind':'k','title':'E','participants':'a'}}");
  with_itself = rp_dataset_merge (named, named, NULL, 0, NULL, NULL);
  g_free (before);
  before = rp_dataset_to_text (named, &length);
  again = rp_dataset_to_text (with_itself, &length);
  g_assert_cmpstr (before, ==, again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-merge/equal-ids", test_equal_ids);
  g_test_add_func ("/dataset-merge/proposals", test_proposals);
  g_test_add_func ("/dataset-merge/those-that-are-said", test_those_that_are_said);
  g_test_add_func ("/dataset-merge/nothing-new", test_nothing_new);
  return g_test_run ();
}
