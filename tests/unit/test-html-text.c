/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-text.h"

#include <string.h>
#include <time.h>

/* HTML, and what it says */
static const char *const texts[][2] = {
  /* what is no HTML */
  { "", "" },
  { "  two  blanks\n and a line ", "  two  blanks\n and a line " },
  { "a < b", "a < b" },
  { "1<2 and 3>2", "1<2 and 3>2" },
  { "AT&T", "AT&T" },
  { "R&D; Q&A", "R&D; Q&A" },
  { "?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3" },
  { "I <3 it, <- so", "I <3 it, <- so" },
  { "Ann <ann@example.org>", "Ann <ann@example.org>" },
  { "see <https://example.org/a>", "see <https://example.org/a>" },
  { "the <redacted> man", "the <redacted> man" },
  { "a <b", "a <b" },
  { "&#; &#x; &;", "&#; &#x; &;" },
  /* inline */
  { "one <b>bold</b> <i>word</i>", "one bold word" },
  { "first line\nsecond <em>line</em>", "first line\nsecond line" },
  { "<SPAN STYLE='x>y'>Caps</SPAN>", "Caps" },
  { "<a href='https://example.org'>there</a>", "there" },
  { "<o:p>Word</o:p> <my-tag>x</my-tag>", "Word x" },
  { "<foo>bar</foo>", "bar" },
  { "H<sub>2</sub>O", "H2O" },
  /* lines */
  { "<p>One.</p><p>Two.</p>", "One.\n\nTwo." },
  { "<p>One\n  line.</p>\n\n<p>&nbsp;</p>\n<p>Two.</p>\n", "One line.\n\nTwo." },
  { "a<br>b<br/>c<BR />d", "a\nb\nc\nd" },
  { "a<br><br>b", "a\n\nb" },
  { "<h2>Head</h2>text", "Head\n\ntext" },
  { "<div>a</div><div>b</div>", "a\nb" },
  { "Two:<ul><li>one</li><li>two</li></ul>after", "Two:\n\n- one\n- two\n\nafter" },
  { "<ol><li>one<ul><li>deep</ul><li><p>two</p></ol>", "- one\n  - deep\n- two" },
  { "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc" },
  { "<pre>a\n  b</pre>", "a\n  b" },
  /* what goes */
  { "a<script>alert('<b>')</script>b", "ab" },
  { "a<SCRIPT src=x>alert(1)</SCRIPT >b", "ab" },
  { "a<script>never closed", "a" },
  { "a<style>p { color: red }</style>b", "ab" },
  { "a<!-- no <b> -- > -->b", "ab" },
  { "a<!-->b", "ab" },
  { "<!DOCTYPE html><html><head><title>T</title></head><body>x</body></html>", "x" },
  { "<?xml version='1.0'?>x", "x" },
  { "<img src=x onerror=alert(1)>x", "x" },
  { "x<img src=x onerror=alert(1)", "x" },
  { "<scr<script>ipt>x", "ipt>x" },
  { "<svg onload=alert(1)>x", "x" },
  { "<iframe src='https://example.org/v'></iframe>x", "x" },
  { "<iframe src='https://example.org/v'/>x", "x" },
  { "<b onclick=\"a>b\">x</b>", "x" },
  { "<b title=\"open>x</b>", "x" },
  /* entities, once */
  { "&lt;b&gt; &amp;amp; &quot;q&quot; &apos;", "<b> &amp; \"q\" '" },
  { "&amp;lt;script&amp;gt;", "&lt;script&gt;" },
  { "&#8217;&#x2019;&#X2019;&#39", "’’’'" },
  { "caf&eacute; &mdash; &hellip;", "café — …" },
  { "&#146;&#150;", "’–" },
  { "&#0;&#xD800;&#x110000;&#99999999999999999999;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
  { "AT&amp;T &amp Co", "AT&T & Co" },
  { "&unknown; &nbsp;", "&unknown; \xc2\xa0" },
  { "<p>è &#232; 東京</p>", "è è 東京" },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = rp_html_text (texts[i][0]);
      g_assert_cmpstr (text, ==, texts[i][1]);
    }
  g_assert_null (rp_html_text (NULL));
}

static void
test_links (void)
{
  static const char html[]
      = "<a href='http://example.org/?a=1&amp;b=2'>x</a><A HREF = https://example.org/b>y</A><a href=\"javascript:x\">"
        "z</a><a href=' mailto:me@example.org '>m</a><img alt='' src='//example.org/p.png'/><a href='/local'>l</a>"
        "<a href='https://example.org/b'>again</a><a href='java&#115;cript:alert(1)'>j</a><a href='data:text/html,x'>d"
        "</a><iframe src=\"https://example.org/v\"></iframe><a data-x='http://no.example' title=href>t</a>";
  static const char *const expected[]
      = { "http://example.org/?a=1&b=2", "https://example.org/b", "mailto:me@example.org", "https://example.org/p.png",
          "https://example.org/v" };
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = rp_html_text_links (html, links);

  g_assert_cmpstr (text, ==, "xyzmlagainjdt");
  g_assert_cmpuint (links->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < links->len; i++)
    g_assert_cmpstr (g_ptr_array_index (links, i), ==, expected[i]);
}

static void
test_addresses (void)
{
  static const char *const pairs[][2] = {
    { "https://example.org", "https://example.org" },
    { " HTTP://Example.org/a b ", "HTTP://Example.org/a b" },
    { "//example.org/x", "https://example.org/x" },
    { "mailto:a@example.org", "mailto:a@example.org" },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "data:text/html,x", NULL },
    { "https://", NULL },
    { "https://a\njavascript:x", NULL },
    { "<iframe src='https://x'>", NULL },
    { "picture.png", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *address = rp_web_address (pairs[i][0]);
      g_assert_cmpstr (address, ==, pairs[i][1]);
    }
}

/* Whatever is said again and again must not be gone through again and again. */
static void
test_linear (void)
{
  static const char *const pieces[] = { "<",        "<a ",          "<a<a",     "<a \"\"",      "<a \">\" ",
                                        "<a '\">",  "<y ",          "<y >",     "<!--",         "<!-- -->",
                                        "<script>", "</",           "<iframe>", "<title><svg>", "&",
                                        "&#",       "&amp",         "&#9",      "<ul><li>",     "<a href=x",
                                        "<p <p >",  "<b title=\">", "<z></z>",  "<pre> ",       "<a href='http://x'>" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      clock_t begun = clock ();
      g_autofree char *text = NULL;

      while (html->len < 200000)
        g_string_append (html, pieces[i]);
      for (guint end = 0; end < 2; end++)
        {
          g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
          g_clear_pointer (&text, g_free);
          text = rp_html_text_links (html->str, links);
          g_string_append (html, "\">'>");
        }
      g_assert_true (g_utf8_validate (text, -1, NULL));
      if (clock () - begun > 3 * CLOCKS_PER_SEC)
        g_error ("“%s” again and again takes too long", pieces[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-text/texts", test_texts);
  g_test_add_func ("/html-text/links", test_links);
  g_test_add_func ("/html-text/addresses", test_addresses);
  g_test_add_func ("/html-text/linear", test_linear);
  return g_test_run ();
}
