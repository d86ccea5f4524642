/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-writer.h"

#include <string.h>

#include "importers.h"

static RpDataset *
load (const char *json)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

static RpDataset *
bundled (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), "azerbaijan-italy.json", NULL);
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  return load (bytes);
}

static char *
written (const RpCardRequest *request)
{
  g_autoptr (RpCard) card = rp_card_new (request);
  GString *out = g_string_new (NULL);

  rp_card_write (card, TRUE, out);
  return g_string_free (out, FALSE);
}

static char *
card_of (RpDataset *dataset, const char *id)
{
  RpCardRequest request;

  rp_card_request_init (&request, dataset, rp_dataset_find (dataset, id));
  g_assert_cmpint (request.ref.type, !=, RP_RECORD_NONE);
  return written (&request);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* What a lawyer asks of the signing of January 2023. */
static void
test_signing (void)
{
  static const char *const facts[] = {
    "Protocol of intent signed\nUndated\nas given: “At the end of the meeting”\n",
    "Part of: Hasanov meets Crosetto {E08} (part 4 of 4 · 12 January 2023)\n",
    "Where: Baku {baku}\n    “in Baku” — Italian Defense Minister Meets His Counterpart and Ilham Aliyev in Baku "
    "{meets-in-baku}, paragraph 1",
    "\nParticipants (3)\n- Zakir Hasanov {hasanov} (signatory)",
    "\n- Guido Crosetto {crosetto} (signatory)",
    "\n- Protocol of intent {protocol-of-intent} (document)",
    "\nEvidence (2 sources · 1 origin)\nTwo sources, one origin: Press Office of the Azerbaijani Defense Ministry.\n",
    "  “At the end of the meeting, the defense ministers” — paragraph 12, grade F3",
    "Azernews {azernews-2023-01-12}, Sabina Mammadli, published 12 January 2023\n  “signed a protocol of intent on "
    "cooperation in the field” — paragraph 3, grade C3",
    "\nGiven Differently\nOrder (in other words)\n  4 | this record\n  signing comes last | Italian Defense",
    "\n  opens with the signing | Azernews {azernews-2023-01-12}, paragraph 3\n",
    "\nAlso Given\nWhen (the record gives none)\n  on or before 12 January 2023 | Azernews",
    "\nTags: military education\n",
  };
  g_autoptr (RpDataset) dataset = bundled ();
  g_autofree char *text = card_of (dataset, "E08d");

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    assert_has (text, facts[i]);
  g_assert_null (strstr (text, "Conflict"));
}

/* Less precise is told apart from a conflict; both sides of a link know it; the year that is a conclusion says so. */
static void
test_meeting (void)
{
  g_autoptr (RpDataset) dataset = bundled ();
  g_autofree char *text = card_of (dataset, "E08"), *before = card_of (dataset, "E07"), *war = card_of (dataset, "E04"),
                  *staff = card_of (dataset, "general-staff");

  assert_has (text, "12 January 2023 [inferred]\nThe date is a conclusion; no source states it.\n");
  assert_has (text,
              "\nLess Precise\nWhen (less precise)\n  12 January 2023 | this record\n  12 January, year unknown | ");
  assert_has (text, "{E07} (followed →)");
  assert_has (before, "{E08} (← followed)");
  assert_has (war,
              "Three sources, two origins: Azernews; Press Office of the Azerbaijani Defense Ministry (2 sources).");
  assert_has (war, "Title (in other words)\n  War, named variously | this record\n  Patriotic War | Azernews");
  assert_has (staff, "Possibly the Same\n! It is not known whether these are one. They are kept apart.\n- General "
                     "Headquarters {general-headquarters}");
}

static const char *const town
    = "{\"rapport\":1,\"title\":\"T\",\"sources\":[{\"id\":\"s\",\"title\":\"S\"},{\"id\":\"t\",\"title\":\"U\","
      "\"origin\":\"s\"}],\"entities\":[{\"id\":\"a\",\"kind\":\"person\",\"name\":\"Ann\",\"attributes\":[{\"label\":"
      "\"Age\",\"value\":30,\"as_of\":\"2003\"},{\"label\":\"Age\",\"value\":40,\"as_of\":\"2013\"}]},{\"id\":\"b\","
      "\"kind\":\"person\",\"name\":\"Bo\"},{\"id\":\"p\",\"kind\":\"place\",\"name\":\"Pool\"}],\"relations\":[{\"id\":"
      "\"r\",\"kind\":\"knows\",\"from\":\"a\",\"to\":\"b\",\"when\":\"2003\"},{\"id\":\"q\",\"kind\":\"holds\","
      "\"label\":\"Clerk\",\"from\":\"a\",\"to\":\"p\",\"when\":\"2013\"}],\"events\":[{\"id\":\"e1\",\"kind\":\"k\","
      "\"title\":\"One\",\"when\":\"2003\",\"place\":\"p\",\"participants\":[\"a\",\"b\"],\"evidence\":[\"s, page "
      "10\",\"t\"]},{\"id\":\"e2\",\"kind\":\"k\",\"title\":\"Two\",\"when\":\"2013\",\"place\":\"p\","
      "\"participants\":[\"a\"],\"evidence\":\"s, page 2\"},{\"id\":\"e3\",\"kind\":\"k\",\"title\":\"Three\"}]}";

/* Ties and figures are those of the period; the others are counted, and come when asked for. */
static void
test_period (void)
{
  g_autoptr (RpDataset) dataset = load (town);
  RpCardRequest request;
  RpPeriod period;
  g_autofree char *all = card_of (dataset, "a"), *then = NULL, *outside = NULL;

  assert_has (all, "Posts and Ties (2)\n");
  assert_has (all, "[2 dated events: 2003 – 2013]\n");
  g_assert_true (rp_period_parse ("2012/2014", &period, NULL));
  rp_card_request_init (&request, dataset, rp_dataset_find (dataset, "a"));
  request.period = &period;
  then = written (&request);
  assert_has (then,
              "Posts and Ties\nin the period 2012 – 2014\n- Clerk {q} — → Pool {p} · 2013\nand 1 not in the period");
  assert_has (then, "Figures and States\nAge: 40 (as of 2013)\nand 1 not in the period\n");
  g_assert_null (strstr (then, "{r}"));
  request.limits[RP_CARD_LIST_TIES_OUTSIDE] = 200;
  outside = written (&request);
  assert_has (outside, "{r}");
  g_assert_null (strstr (outside, "and 1 not in the period\n- "));
}

/* In the order of its own text, and what has no other source. */
static void
test_source (void)
{
  g_autoptr (RpDataset) dataset = load (town);
  g_autofree char *text = card_of (dataset, "s"), *copy = card_of (dataset, "t");

  assert_has (text, "Relayed by\n- U {t}\n");
  assert_has (text,
              "What It Supports, in Its Order (2)\n1 record rests on it alone.\n- Two {e2} (alone) — page 2\n- One "
              "{e1} — page 10\n");
  assert_has (copy, "Origin: S {s}\n");
  assert_has (copy, "Whatever it supports has another source too.\n- One {e1} — no locator\n");
}

static void
test_limits (void)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"T\",\"entities\":[{\"id\":\"a\",\"kind\":\"p\","
                                           "\"name\":\"Ann\"}],\"events\":[");
  g_autoptr (RpDataset) dataset = NULL;
  RpCardRequest request;
  g_autoptr (RpCard) card = NULL, more = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (json, "%s{\"kind\":\"k\",\"title\":\"E %u\",\"when\":\"%u\",\"participants\":\"a\"}",
                            i > 0 ? "," : "", i, 1000 + i % 1000);
  g_string_append (json, "]}");
  dataset = load (json->str);
  text = card_of (dataset, "a");
  assert_has (text, "\nand 4960 more\n");
  rp_card_request_init (&request, dataset, rp_dataset_find (dataset, "a"));
  card = rp_card_new (&request);
  g_assert_cmpuint (card->blocks->len, <, 60);
  request.limits[RP_CARD_LIST_EVENTS] += 200;
  more = rp_card_new (&request);
  g_assert_cmpuint (more->blocks->len, ==, card->blocks->len + 200);
}

/* Two links from one event to another are told on both cards. */
static void
test_links (void)
{
  g_autoptr (RpDataset) dataset
      = load ("{\"rapport\":1,\"title\":\"T\",\"events\":[{\"id\":\"e\",\"kind\":\"k\",\"title\":\"E\"},{\"id\":\"f\","
              "\"kind\":\"k\",\"title\":\"F\",\"links\":[{\"to\":\"e\",\"kind\":\"caused\"},{\"to\":\"e\",\"kind\":"
              "\"ended\"}]}]}");
  g_autofree char *own = card_of (dataset, "f"), *other = card_of (dataset, "e");

  assert_has (own, "\nBefore, After and Links\n- E {e} (caused →) — undated\n- E {e} (ended →) — undated\n");
  assert_has (other, "\nBefore, After and Links\n- F {f} (← caused) — undated\n- F {f} (← ended) — undated\n");
}

/* However often one value is said, a card is there at once. */
static void
test_said_often (void)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"T\",\"sources\":[{\"id\":\"s\",\"title\":\"S\"}"
                                           "],\"events\":[{\"id\":\"e\",\"kind\":\"k\",\"title\":\"E\",\"evidence\":[");
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (json, "%s{\"source\":\"s\",\"says\":{\"colour\":\"red\"}}", i > 0 ? "," : "");
  g_string_append (json, "]}]}");
  dataset = load (json->str);
  g_timer_start (timer);
  text = card_of (dataset, "e");
  assert_has (text, "\nAlso Given\ncolour (the record gives none)\n  red | S {s}; S {s}; ");
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 20);
}

static void
assert_ids (RpDataset *dataset, RpRecordType type, const GArray *list, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            rp_dataset_record (dataset, rp_record_ref (type, g_array_index (list, guint, i)))->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_shared (void)
{
  g_autoptr (RpDataset) dataset = load (town);
  const RpRecordRef events[] = { rp_dataset_find (dataset, "e1"), rp_dataset_find (dataset, "e2") };
  const RpRecordRef people[] = { rp_dataset_find (dataset, "a"), rp_dataset_find (dataset, "b") };
  const RpRecordRef strangers[] = { rp_dataset_find (dataset, "e1"), rp_dataset_find (dataset, "e3") };
  g_autoptr (RpShared) both = rp_describe_shared (dataset, events, 2);
  g_autoptr (RpShared) met = rp_describe_shared (dataset, people, 2);
  g_autoptr (RpShared) none = rp_describe_shared (dataset, strangers, 2);
  g_autoptr (RpShared) empty = rp_describe_shared (dataset, events, 0);
  RpCardRequest request;
  g_autoptr (RpCard) card = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  assert_ids (dataset, RP_RECORD_ENTITY, both->participants, "a");
  assert_ids (dataset, RP_RECORD_ENTITY, both->places, "p");
  assert_ids (dataset, RP_RECORD_EVENT, both->events, "");
  assert_ids (dataset, RP_RECORD_SOURCE, both->sources, "s");
  assert_ids (dataset, RP_RECORD_EVENT, met->events, "e1");
  assert_ids (dataset, RP_RECORD_ENTITY, met->places, "p");
  g_assert_cmpuint (none->participants->len + none->places->len + none->events->len + none->sources->len, ==, 0);
  g_assert_cmpuint (empty->participants->len + empty->sources->len, ==, 0);
  rp_card_request_init (&request, dataset, RP_RECORD_REF_NONE);
  card = rp_card_new_shared (&request, events, 2);
  rp_card_write (card, TRUE, text);
  g_assert_cmpstr (
      text->str, ==,
      "Selected\n2 records\n- One {e1} — 2003\n- Two {e2} — 2013\n\nCommon Participants (1)\n- Ann {a}\n\nCommon Places (1)\n- Pool "
      "{p}\n\nCommon Sources (1)\n- S {s}\n");
}

/* Two who met: what they share is the meeting, not themselves. */
static void
test_shared_by_people (void)
{
  g_autoptr (RpDataset) dataset = load (town);
  const RpRecordRef people[] = { rp_dataset_find (dataset, "a"), rp_dataset_find (dataset, "b") };
  RpCardRequest request;
  g_autoptr (RpCard) card = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  rp_card_request_init (&request, dataset, RP_RECORD_REF_NONE);
  card = rp_card_new_shared (&request, people, 2);
  rp_card_write (card, TRUE, text);
  g_assert_nonnull (strstr (text->str, "{e1}"));
  g_assert_null (strstr (text->str, "Common Participants"));
}

/* Only these open; what cannot be seen in an address makes it a text. */
static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    gboolean opens;
  } cases[] = {
    { "https://example.org/a?b=c", TRUE },
    { "HTTP://EXAMPLE.ORG/", TRUE },
    { "mailto:a@example.org", TRUE },
    { "javascript:alert(1)", FALSE },
    { "file:///etc/passwd", FALSE },
    { "data:text/html,x", FALSE },
    { "https://a.org/\\u202egnp.exe", FALSE },
    { "https://a.org/a b", FALSE },
    { "https://a.org/\\nx", FALSE },
    { "smb://host/share", FALSE },
    { "//example.org", FALSE },
    { "example.org", FALSE },
    { "https://a.org/\\u200b", FALSE },
    { " https://example.org/", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json
          = g_strdup_printf ("{\"rapport\":1,\"title\":\"T\",\"events\":[{\"id\":\"e\",\"kind\":\"k\",\"title\":\"E\","
                             "\"url\":\"%s\"}]}",
                             cases[i].address);
      g_autoptr (RpDataset) dataset = load (json);
      g_autofree char *text = card_of (dataset, "e");

      g_test_message ("%s", cases[i].address);
      g_assert_cmpint (strstr (text, " {opens}") != NULL, ==, cases[i].opens);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/signing", test_signing);
  g_test_add_func ("/card/meeting", test_meeting);
  g_test_add_func ("/card/period", test_period);
  g_test_add_func ("/card/source", test_source);
  g_test_add_func ("/card/limits", test_limits);
  g_test_add_func ("/card/links", test_links);
  g_test_add_func ("/card/said-often", test_said_often);
  g_test_add_func ("/card/shared", test_shared);
  g_test_add_func ("/card/shared-by-people", test_shared_by_people);
  g_test_add_func ("/card/addresses", test_addresses);
  return g_test_run ();
}
