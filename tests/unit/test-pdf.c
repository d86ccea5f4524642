/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PDF holds beside what is painted. Streams are read inflated, so that it is the same whichever way Cairo packs
 * its objects. */
#include <gio/gio.h>
#include <string.h>

#include "exporters.h"
#include "importers.h"
#include "pdf-address.h"
#include "pdf-outline.h"

static const char dataset_text[] = "{\"rapport\": 1, \"title\": \"T\", \"marking\": \"TLP:AMBER\", \"sources\": ["
                                   "{\"id\": \"s\", \"title\": \"Seen\", \"url\": \"https://seen.example/it's(1)\"},"
                                   "{\"id\": \"h\", \"title\": \"Unseen\", \"url\": \"https://unseen.example/\"},"
                                   "{\"id\": \"j\", \"title\": \"Script\", \"url\": \"javascript:alert(1)\"}]}";

static void
test_address (void)
{
  static const char *const pairs[][2] = {
    { "https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e" },
    { "HTTP://example.org", "HTTP://example.org" },
    { "mailto:a@b.example", "mailto:a@b.example" },
    { "https://example.org/it's", "https://example.org/it%27s" },
    { "https://example.org/(a)\\b", "https://example.org/%28a%29%5Cb" },
    { "https://example.org/a\nb c\t\"<>{}|^`", "https://example.org/a%0Ab%20c%09%22%3C%3E%7B%7D%7C%5E%60" },
    { "https://az.example/\xc9\x99", "https://az.example/%C9%99" },
    { "https://bücher.example/", "https://b%C3%BCcher.example/" },
    { "https://example.org/100%", "https://example.org/100%25" },
    { "https://example.org/%zz#a#b", "https://example.org/%25zz#a%23b" },
    { "https://[2001:db8::1]/", "https://[2001:db8::1]/" },
    { "https://", NULL },
    { "mailto:", NULL },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "//example.org/", NULL },
    { " https://example.org/", NULL },
    { "https://example.org/\xff", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *uri = rp_pdf_address (pairs[i][0]);

      g_assert_cmpstr (uri, ==, pairs[i][1]);
      if (uri != NULL)
        g_assert_true (g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL));
    }
}

static void
test_long_address (void)
{
  g_autofree char *much = g_strnfill (2 * 1024 * 1024, 'a');
  g_autofree char *fill = g_strnfill (RP_PDF_LONGEST_ADDRESS - strlen ("https://e/"), 'a');
  g_autofree char *longest = g_strconcat ("https://e/", fill, NULL);
  g_autofree char *longer = g_strconcat ("https://e/", fill, "a", NULL);
  g_autofree char *far = g_strconcat ("https://e/", much, NULL);
  g_autofree char *swelling = g_strconcat ("https://e/'", fill + 2, NULL);
  g_autofree char *taken = rp_pdf_address (longest);

  g_assert_cmpstr (taken, ==, longest);
  g_assert_null (rp_pdf_address (longer));
  g_assert_null (rp_pdf_address (far));
  g_assert_null (rp_pdf_address (swelling)); /* only when encoded */
}

static void
inflate (GString *out, const guint8 *data, gsize length)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  GConverterResult result = G_CONVERTER_CONVERTED;
  char buffer[4096];

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize n_read, n_written;

      result = g_converter_convert (G_CONVERTER (zlib), data, length, buffer, sizeof buffer, G_CONVERTER_NO_FLAGS,
                                    &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return;
      g_string_append_len (out, buffer, (gssize)n_written);
      data += n_read;
      length -= n_read;
    }
}

/* The file, and behind it all its streams inflated; zeros are left out. */
static char *
laid_open (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GString *out = g_string_new_len ((const char *)data, (gssize)size);
  GString *open = g_string_new (NULL);

  for (gsize i = 0; i + 8 < size; i++)
    if (memcmp (data + i, "stream\n", 7) == 0 && (i < 3 || memcmp (data + i - 3, "end", 3) != 0))
      inflate (out, data + i + 7, size - i - 7);
  for (gsize i = 0; i < out->len; i++)
    if (out->str[i] != '\0')
      g_string_append_c (open, out->str[i]);
  g_string_free (out, TRUE);
  return g_string_free (open, FALSE);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, what)) != NULL; at++)
    n++;
  return n;
}

static RpShape *
add_text (RpDrawing *page, RpRole role, const char *text, double x, double y)
{
  return rp_drawing_add_text (page, role, rp_text_measure_fixed (), text, RP_TEXT_LABEL, x, y, 0xff);
}

static GBytes *
render (RpPageSet *pages, const RpViewState *state, GCancellable *cancellable, GError **error)
{
  RpExportOptions options = { .title = "The \xe2\x80\x9cTitle\xe2\x80\x9d", .date = "2025-07-24", .state = state };

  return rp_pdf_exporter.render (pages, &options, cancellable, error);
}

/* Three pages of different sizes, which lead to each other and out of the file. */
static RpPageSet *
three_pages (void)
{
  RpPageSet *pages = rp_page_set_new ();

  for (guint i = 0; i < 3; i++)
    {
      RpDrawing *page = rp_drawing_new (200 + 100 * i, 400 - 100 * i, 0xffffffff);
      g_autofree char *title = g_strdup_printf ("Page number %u", i + 1);
      RpShape *shape;

      /* as large as the page: no begun tag may be forgotten over it */
      rp_drawing_add_rect (page, RP_ROLE_DECORATION, 0, 0, 1000, 1000, 0xeeeeeeff);
      shape = add_text (page, RP_ROLE_LABEL, "Go on", 10, 20);
      shape->page_link = i == 2 ? 1 : i + 2;
      shape = add_text (page, RP_ROLE_LEGEND, "Nowhere", 10, 60);
      shape->page_link = 4;
      shape = add_text (page, RP_ROLE_LEGEND, "Out", 10, 100);
      shape->link = "https://example.org/it's\xc9\x99(x)";
      add_text (page, RP_ROLE_LANE, "A lane", 10, 120);
      rp_page_set_add (pages, page, title);
    }
  return pages;
}

static void
test_pages (void)
{
  g_autoptr (RpPageSet) pages = three_pages ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = render (pages, NULL, NULL, &error);
  g_autoptr (GBytes) again = render (pages, NULL, NULL, NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  text = laid_open (bytes);
  g_assert_cmpuint (count (text, "/MediaBox"), ==, 3);
  g_assert_nonnull (strstr (text, "150 300")); /* pt */
  g_assert_nonnull (strstr (text, "300 150"));
  g_assert_cmpuint (count (text, "https://example.org/it%27s%C9%99%28x%29"), ==, 3);
  g_assert_cmpuint (count (text, "/Subtype /Link"), ==, 6);
  g_assert_nonnull (strstr (text, "/Outlines"));
  g_assert_nonnull (strstr (text, "Page number 3"));
  g_assert_cmpuint (count (text, "A lane"), >=, 3);
  g_assert_nonnull (strstr (text, "Rapport " RP_VERSION));
  g_assert_nonnull (strstr (text, "20250724"));
  g_assert_null (strstr (text, "/ModDate (D:2026"));
}

static RpRecordRef
find (RpDataset *dataset, const char *id)
{
  RpRecordRef ref = rp_dataset_find (dataset, id);

  g_assert_cmpint (ref.type, !=, RP_RECORD_NONE);
  return ref;
}

/* What a filter hides is not named, wherever a shape might lead to it. */
static void
test_records (void)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (dataset_text, strlen (dataset_text), NULL, NULL, NULL, NULL);
  g_autoptr (RpRecordSet) shown = rp_record_set_new (result->dataset);
  g_autoptr (RpPageSet) pages = rp_page_set_new ();
  RpDrawing *page = rp_drawing_new (300, 300, 0xffffffff);
  RpViewState state = { .dataset = result->dataset, .shown = shown };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *open = NULL;

  rp_record_set_add (shown, find (result->dataset, "s"));
  rp_record_set_add (shown, find (result->dataset, "j"));
  add_text (page, RP_ROLE_COLUMN, "One", 10, 10)->ref = find (result->dataset, "s");
  add_text (page, RP_ROLE_COLUMN, "Two", 10, 40)->ref = find (result->dataset, "h");
  add_text (page, RP_ROLE_COLUMN, "Three", 10, 70)->ref = find (result->dataset, "j");
  rp_page_set_add (pages, page, NULL);
  bytes = render (pages, &state, NULL, NULL);
  open = laid_open (bytes);
  g_assert_nonnull (strstr (open, "https://seen.example/it%27s%281%29"));
  g_assert_null (strstr (open, "unseen"));
  g_assert_null (strstr (open, "Unseen"));
  g_assert_null (strstr (open, "javascript"));
  g_assert_nonnull (strstr (open, "TLP:AMBER"));
}

static void
test_many (void)
{
  g_autoptr (RpPageSet) pages = rp_page_set_new ();
  RpDrawing *page = rp_drawing_new (1000, 1000, 0xffffffff);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *open = NULL;

  for (guint i = 0; i < RP_PDF_OUTLINE_PAGE + 5; i++)
    {
      RpShape *shape = add_text (page, RP_ROLE_LABEL, "An event", 10, i % 1000);

      shape->of = rp_record_ref (RP_RECORD_EVENT, i);
      shape->link = "https://example.org/";
    }
  rp_page_set_add (pages, page, NULL);
  bytes = render (pages, NULL, NULL, NULL);
  open = laid_open (bytes);
  g_assert_cmpuint (count (open, "/Title"), ==, RP_PDF_OUTLINE_PAGE + 3); /* the file's, the page's, how many more */
  g_assert_cmpuint (count (open, "/Subtype /Link"), ==, RP_PDF_OUTLINE_PAGE + 5);
}

static void
test_cancelled (void)
{
  g_autoptr (RpPageSet) pages = three_pages ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (render (pages, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/address", test_address);
  g_test_add_func ("/pdf/long-address", test_long_address);
  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/records", test_records);
  g_test_add_func ("/pdf/many", test_many);
  g_test_add_func ("/pdf/cancelled", test_cancelled);
  return g_test_run ();
}
