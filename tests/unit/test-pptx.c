/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slides: every part that is named is there and is XML, words and notes are text, equal briefings give equal bytes, and
 * what a scene hides is in no part. */
#include "handout.h"

#include <string.h>
#include <zip.h>

#include "json-fixture.h"

#define TEXT                                                                                                           \
  "{'rapport': 1, 'title': 'D', 'marking': 'TLP:GREEN', 'updated': '2024-03-02', 'entities': [{'id': 'a', 'kind': "    \
  "'person', 'name': 'Ada'}, {'id': 'b', 'kind': 'person', 'name': 'Bob & <Sons>'}], 'events': [{'id': 'e', 'kind': "  \
  "'meeting', 'title': 'They meet', 'when': '2023-01-12', 'participants': ['a', 'b']}, {'id': 'f', 'kind': "           \
  "'secret', 'title': 'Zyxwvut', 'when': '2023-02-12', 'participants': ['a']}]}"

static RpBriefing *
make_briefing (void)
{
  g_autoptr (RpScene) text = rp_scene_new ("text"), time = rp_scene_new ("timeline"), net = rp_scene_new ("network");
  g_autoptr (RpBriefing) empty = rp_briefing_new ("B <1>"), one = NULL, two = NULL;
  const char *const filter[] = { "kind=meeting", NULL };

  text->title = g_strdup ("What & who");
  text->caption = g_strdup ("- One point\n- *Another*\n\n1. First");
  time->title = g_strdup ("Time");
  time->notes = g_strdup ("Say **this**\n\nand ]]> that");
  time->arranged->filter = g_strdupv ((char **)filter);
  time->arranged->hide = TRUE;
  net->title = g_strdup ("Net");
  net->caption = g_strdup ("Who met");
  net->arranged->filter = g_strdupv ((char **)filter);
  net->arranged->hide = TRUE;
  one = rp_briefing_insert (empty, 0, text);
  two = rp_briefing_insert (one, 1, time);
  return rp_briefing_insert (two, 2, net);
}

static GBytes *
render (RpDataset *dataset, RpBriefing *briefing)
{
  RpHandoutPlan plan = { .dataset = dataset, .briefing = briefing, .fixed_measure = TRUE };
  g_autoptr (GError) error = NULL;
  const RpHandout *handout = rp_handout_for_path ("x.pptx", &error);
  g_autoptr (GPtrArray) files = NULL;

  g_assert_no_error (error);
  files = handout->render (&plan, "x.pptx", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  return g_bytes_ref (((RpExportFile *)g_ptr_array_index (files, 0))->bytes);
}

static zip_t *
open_zip (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  zip_error_t error;

  zip_error_init (&error);
  return zip_open_from_source (zip_source_buffer_create (data, size, 0, &error), ZIP_RDONLY | ZIP_CHECKCONS, &error);
}

/* NULL: there is no such part. Transfer full. */
static char *
read_part (zip_t *zip, const char *name)
{
  zip_stat_t stat;
  zip_file_t *file;
  char *text;

  if (zip_stat (zip, name, 0, &stat) != 0)
    return NULL;
  file = zip_fopen (zip, name, 0);
  text = g_malloc0 (stat.size + 1);
  g_assert_cmpint (zip_fread (file, text, stat.size), ==, (gint64)stat.size);
  zip_fclose (file);
  return text;
}

static void
test_parts (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (TEXT);
  g_autoptr (RpBriefing) briefing = make_briefing ();
  g_autoptr (GBytes) bytes = render (dataset, briefing);
  zip_t *zip = open_zip (bytes);
  g_autofree char *types = NULL;
  const char *part = NULL;
  guint n_slides = 0;

  g_assert_nonnull (zip);
  g_assert_cmpstr (zip_get_name (zip, 0, 0), ==, "[Content_Types].xml");
  types = read_part (zip, "[Content_Types].xml");
  part = types;
  while ((part = strstr (part, "PartName=\"/")) != NULL)
    {
      g_autofree char *name = NULL;

      part += strlen ("PartName=\"/");
      name = g_strndup (part, strcspn (part, "\""));
      g_assert_cmpint (zip_name_locate (zip, name, 0), >=, 0);
      n_slides += g_str_has_prefix (name, "ppt/slides/");
    }
  g_assert_cmpuint (n_slides, ==, 3);
  zip_discard (zip);
}

static void
parse_part (const char *name, const char *text)
{
  static const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".rels"))
    return;
  g_assert_true (g_markup_parse_context_parse (context, text, -1, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_null (strstr (text, "Zyxwvut"));
}

static void
test_words (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (TEXT);
  g_autoptr (RpBriefing) briefing = make_briefing ();
  g_autoptr (GBytes) bytes = render (dataset, briefing), again = render (dataset, briefing);
  zip_t *zip = open_zip (bytes);
  g_autofree char *slide = read_part (zip, "ppt/slides/slide1.xml"), *time = read_part (zip, "ppt/slides/slide2.xml");
  g_autofree char *notes = read_part (zip, "ppt/notesSlides/notesSlide2.xml"), *core = NULL, *net = NULL;

  for (gint64 i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      const char *name = zip_get_name (zip, (guint64)i, 0);
      g_autofree char *text = read_part (zip, name);

      parse_part (name, text);
    }
  core = read_part (zip, "docProps/core.xml");
  net = read_part (zip, "ppt/slides/slide3.xml");
  g_assert_nonnull (strstr (slide, "<a:t>What &amp; who</a:t>"));
  g_assert_nonnull (strstr (slide, "<a:t>Another</a:t>"));
  g_assert_null (strstr (slide, "p:pic"));
  g_assert_nonnull (strstr (time, "p:pic"));
  g_assert_nonnull (strstr (time, "TLP:GREEN"));
  g_assert_nonnull (strstr (net, "<a:t>Who met</a:t>"));
  g_assert_nonnull (strstr (notes, "<a:t>and ]]&gt; that</a:t>"));
  g_assert_nonnull (strstr (core, "2024-03-02T00:00:00Z"));
  g_assert_nonnull (strstr (core, "B &lt;1&gt;"));
  g_assert_true (g_bytes_equal (bytes, again));
  zip_discard (zip);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pptx/parts", test_parts);
  g_test_add_func ("/pptx/words", test_words);
  return g_test_run ();
}
