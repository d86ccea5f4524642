/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters.h"

#include <string.h>

#include "importers.h"
#include "svg-ids.h"

static const char data[]
    = "{\"rapport\": 1, \"title\": \"T\","
      "\"entities\": [{\"id\": \"ada\", \"kind\": \"person\", \"name\": \"Ada\", \"url\": \"https://a.example/?a=1&b='\"},"
      "{\"id\": \"b, <\\\"2\\\">\\n\", \"kind\": \"person\", \"name\": \"B & <B>\", \"url\": \"javascript:alert(1)\"},"
      "{\"id\": \"oslo\", \"kind\": \"place\", \"name\": \"Oslo\"}],"
      "\"events\": [{\"id\": \"talks\", \"kind\": \"meeting\", \"title\": \"Talks\", \"when\": \"2023-01-12\", "
      "\"place\": \"oslo\"}]}";

static RpDataset *
load (void)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (data, strlen (data), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

static void
add_mark (RpDrawing *drawing, RpRole role, RpRecordRef ref, double x)
{
  RpShape *shape = rp_drawing_add (drawing, role, RP_GEOMETRY_SYMBOL);

  shape->ref = ref;
  shape->x = x;
  shape->y = 10;
  shape->width = shape->height = 10;
  shape->fill = 0xff0000ff;
}

static char *
written (RpDrawing *drawing, const RpViewState *state, gboolean transparent)
{
  RpExportOptions options = { .scale = 1, .state = state, .transparent = transparent };
  g_autoptr (RpPageSet) pages = rp_page_set_of (drawing);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rp_svg_exporter.render (pages, &options, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static void
test_ids (void)
{
  static const char *const pairs[][2] = { { "E01", "E01" },
                                          { "Bakı-2.b_c", "Bakı-2.b_c" },
                                          { "1a", "_x0031_a" },
                                          { "a b", "a_x0020_b" },
                                          { "_x0020_", "_x005F_x0020_" },
                                          { "a:b\"<", "a_x003A_b_x0022__x003C_" },
                                          { "дело №1", "дело_x0020__x2116_1" },
                                          { "", "" } };
  g_autofree char *long_id = g_strnfill (2000000, 'a'), *longer_id = g_strnfill (2000001, 'a');
  g_autofree char *one = rp_svg_id (long_id), *two = rp_svg_id (longer_id), *own = rp_svg_id (RP_SVG_OWN "fade-1");

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *id = rp_svg_id (pairs[i][0]);

      g_assert_cmpstr (id, ==, pairs[i][1]);
    }
  g_assert_cmpuint (strlen (one), <=, RP_SVG_ID_LENGTH);
  g_assert_cmpstr (one, !=, two);
  g_assert_false (g_str_has_prefix (own, RP_SVG_OWN));
}

static void
test_groups (void)
{
  g_autoptr (RpDataset) dataset = load ();
  g_autoptr (RpDrawing) drawing = rp_drawing_new (200, 100, 0xffffffff);
  RpViewState state = { .dataset = dataset };
  g_autofree char *text = NULL;

  add_mark (drawing, RP_ROLE_NODE, rp_dataset_find (dataset, "ada"), 10);
  add_mark (drawing, RP_ROLE_DECORATION, RP_RECORD_REF_NONE, 12);  /* beside it */
  add_mark (drawing, RP_ROLE_DECORATION, RP_RECORD_REF_NONE, 150); /* not */
  add_mark (drawing, RP_ROLE_NODE, rp_dataset_find (dataset, "b, <\"2\">\n"), 40);
  add_mark (drawing, RP_ROLE_NODE, rp_dataset_find (dataset, "ada"), 60);
  text = written (drawing, &state, FALSE);
  g_assert_cmpuint (count (text, "id=\"ada\" data-id=\"ada\""), ==, 1);
  g_assert_cmpuint (count (text, " id=\"ada\""), ==, 1);
  g_assert_cmpuint (count (text, " data-id=\"ada\""), ==, 2);
  g_assert_nonnull (strstr (text, "id=\"b_x002C__x0020__x003C__x0022_2_x0022__x003E__x000A_\""));
  g_assert_nonnull (strstr (text, "data-id=\"b, &lt;&quot;2&quot;&gt;&#10;\""));
  g_assert_nonnull (strstr (text, "<title>B &amp; &lt;B&gt;</title>\n<desc>Person, 0 ties, 0 events</desc>"));
  g_assert_nonnull (strstr (text, "<a href=\"https://a.example/?a=1&amp;b=%27\">"));
  g_assert_null (strstr (text, "javascript"));
  g_assert_cmpuint (count (text, "<a "), ==, 2);
  g_assert_cmpuint (count (text, "</a>"), ==, 2);
  g_assert_cmpuint (count (text, "<g "), ==, 3);
  g_assert_cmpuint (count (text, "</g>"), ==, 3);
  g_assert_cmpuint (count (strstr (text, "</g>"), "<circle"), ==, 3);
  g_assert_cmpuint (count (text, "<circle"), ==, 5);
}

/* What is hidden is named in nothing: neither as a mark nor in the words for another. */
static void
test_hidden (void)
{
  g_autoptr (RpDataset) dataset = load ();
  g_autoptr (RpDrawing) drawing = rp_drawing_new (200, 100, 0xffffffff);
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  RpViewState state = { .dataset = dataset, .shown = shown };
  g_autofree char *text = NULL, *dimmed = NULL;
  RpRecordRef members[] = { rp_dataset_find (dataset, "ada"), rp_dataset_find (dataset, "oslo") };
  RpShape *shape;

  rp_record_set_add (shown, rp_dataset_find (dataset, "talks"));
  rp_record_set_add (shown, rp_dataset_find (dataset, "ada"));
  add_mark (drawing, RP_ROLE_MARK, rp_dataset_find (dataset, "talks"), 10);
  add_mark (drawing, RP_ROLE_NODE, rp_dataset_find (dataset, "oslo"), 40);
  shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);
  shape->points = rp_drawing_points (drawing, (RpPoint[]){ { 1, 1 }, { 50, 50 } }, 2);
  shape->n_points = 2;
  shape->stroke = 0xff;
  shape->id = "shared:ada,oslo";
  add_mark (drawing, RP_ROLE_CLUSTER, RP_RECORD_REF_NONE, 80);
  shape = rp_drawing_last (drawing);
  shape->members = members;
  shape->n_members = shape->count = 2;
  text = written (drawing, &state, FALSE);
  g_assert_nonnull (strstr (text, "<desc>Meeting, 12 January 2023, no source</desc>"));
  g_assert_nonnull (strstr (text, "<title>2 entities</title>\n<desc>Ada; and 1 more</desc>"));
  g_assert_null (strstr (text, "Oslo"));
  g_assert_null (strstr (text, "data-id=\"oslo"));
  state.dim = TRUE;
  dimmed = written (drawing, &state, FALSE);
  g_assert_nonnull (strstr (dimmed, "no source, in Oslo</desc>"));
  g_assert_nonnull (strstr (dimmed, "<title>Ada – Oslo</title>\n<desc>shared events</desc>"));
}

static void
test_text (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (400, 100, 0x102030ff);
  g_autofree char *text = NULL, *clear = NULL;
  RpShape *shape;

  shape = rp_drawing_add_text (drawing, RP_ROLE_LABEL, rp_text_measure_fixed (), "שלום", RP_TEXT_LABEL, 30, 4, 0xff);
  shape->link = "mailto:a@b.example";
  shape = rp_drawing_add_text (drawing, RP_ROLE_LABEL, rp_text_measure_fixed (), "one\nlonger line ]]>", RP_TEXT_LABEL,
                               3, 4, 0xff);
  shape->centered = TRUE;
  text = written (drawing, NULL, FALSE);
  clear = written (drawing, NULL, TRUE);
  g_assert_nonnull (strstr (text, "<a href=\"mailto:a@b.example\">\n<text x=\"30\""));
  g_assert_nonnull (strstr (text, " direction=\"rtl\" text-anchor=\"end\""));
  g_assert_cmpuint (count (text, "text-anchor=\"middle\""), ==, 2);
  g_assert_nonnull (strstr (text, ">longer line ]]&gt;</text>"));
  g_assert_nonnull (strstr (text, "fill=\"#102030\""));
  g_assert_null (strstr (clear, "fill=\"#102030\""));
}

static void
test_crowd (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (400, 100, 0xffffffff);
  g_autofree char *few = NULL, *many = NULL;

  for (guint i = 0; i < 2500; i++)
    {
      RpShape *shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);

      shape->points = rp_drawing_points (drawing, (RpPoint[]){ { i % 400, 1 }, { i % 300, 50 } }, 2);
      shape->n_points = 2;
      shape->stroke = 0xccccccff;
      shape->crowd = 0x333333ff;
      shape->first_ink = 0.25f;
      if (i == 1000)
        few = written (drawing, NULL, FALSE);
    }
  many = written (drawing, NULL, FALSE);
  g_assert_nonnull (strstr (few, "stroke=\"#cccccc\""));
  g_assert_null (strstr (few, "#333333"));
  g_assert_cmpuint (count (few, "<path"), ==, 1001);
  g_assert_cmpuint (count (many, "stroke=\"#cccccc\""), ==, 2500);
  g_assert_cmpuint (count (strstr (many, "stroke=\"#333333\" stroke-opacity=\"0.025\""), "<path"), ==, 2500);
}

static void
test_cancelled (void)
{
  RpExportOptions options = { .scale = 1 };
  g_autoptr (RpDrawing) drawing = rp_drawing_new (400, 100, 0xffffffff);
  g_autoptr (RpPageSet) pages = rp_page_set_of (drawing);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rp_svg_exporter.render (pages, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg/ids", test_ids);
  g_test_add_func ("/svg/groups", test_groups);
  g_test_add_func ("/svg/hidden", test_hidden);
  g_test_add_func ("/svg/text", test_text);
  g_test_add_func ("/svg/crowd", test_crowd);
  g_test_add_func ("/svg/cancelled", test_cancelled);
  return g_test_run ();
}
