/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs broken into lines: nothing is lost, no line is wider than its box, each begins at its own side. */
#include <string.h>

#include "chronology-breaks.h"
#include "chronology-flow.h"
#include "pango-measure.h"

#define WIDTH 200.0

static const RpFlowStyle plain = { .size = RP_TEXT_LABEL };
static const RpFlowStyle soft = { .size = RP_TEXT_TICK, .soft = TRUE };

/* Without blanks and marks of direction, which say nothing of the words. */
static void
append_letters (GString *out, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x200e && g_utf8_get_char (p) != 0x200f)
      g_string_append_unichar (out, g_utf8_get_char (p));
}

static void
assert_set (const RpFlow *flow, const char *text, const RpFlowBox *box, gboolean at_right)
{
  g_autoptr (GString) wanted = g_string_new (NULL), got = g_string_new (NULL);

  append_letters (wanted, text);
  g_assert_cmpuint (rp_flow_n_lines (flow), >, 1);
  for (guint i = 0; i < rp_flow_n_lines (flow); i++)
    {
      const RpFlowLine *line = rp_flow_line (flow, i);
      double indent = i > 0 ? box->hang : 0;

      g_assert_cmpuint (line->n, >, 0);
      for (guint j = 0; j < line->n; j++)
        {
          const RpFlowPiece *piece = rp_flow_piece (flow, line->first + j);

          append_letters (got, piece->text);
          g_assert_cmpfloat (piece->x, >=, box->x - 0.01);
          g_assert_cmpfloat (piece->x + piece->width, <=, box->x + box->width + 0.01);
        }
      if (at_right)
        {
          const RpFlowPiece *piece = rp_flow_piece (flow, line->first);

          g_assert_cmpfloat_with_epsilon (piece->x + piece->width, box->x + box->width - indent, 0.01);
        }
      else
        g_assert_cmpfloat (rp_flow_piece (flow, line->first)->x, ==, box->x + indent);
    }
  g_assert_cmpstr (got->str, ==, wanted->str);
}

static void
test_scripts (void)
{
  static const struct
  {
    const char *text;
    gboolean at_right;
  } cases[] = {
    { "The embassy was Italy’s first in the South Caucasus; the day of its opening is not given.", FALSE },
    { "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung und mehr", FALSE },
    { "https://example.org/a/very/long/path/that/never/ends?with=query&and=more#and-a-fragment-of-it", FALSE },
    { "双方就加强两国在教育、文化、科技等领域的合作深入交换了意见。会后双方签署了关于军事教育的谅解备忘录。", FALSE },
    { "اجتماع الوزراء في القاهرة لمناقشة الاتفاقية الجديدة بين الدول الأعضاء في NATO عام 2019", TRUE },
    { "ישיבת הממשלה בירושלים על הסכם הסחר עם איטליה ועם עוד מדינות", TRUE },
    { "ภาษาไทยไม่มีช่องว่างระหว่างคำจึงต้องตัดคำด้วยพจนานุกรมภาษาไทยไม่มีช่องว่างระหว่างคำ", FALSE },
    { "एक लंबा वाक्य जो कई पंक्तियों में टूटेगा और ठीक से दिखना चाहिए।", FALSE },
    { "👩‍👩‍👧‍👦🇦🇿🇮🇹🎉👩‍👩‍👧‍👦🇦🇿🇮🇹🎉👩‍👩‍👧‍👦🇦🇿🇮🇹🎉👩‍👩‍👧‍👦🇦🇿🇮🇹🎉",
      FALSE },
  };
  g_autoptr (RpTextMeasure) pango = rp_pango_measure_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RpFlow) flow = rp_flow_new (i % 2 == 0 ? rp_text_measure_fixed () : pango);
      RpFlowBox box = { 30, WIDTH, 12, FALSE };

      rp_flow_add (flow, cases[i / 2].text, &plain);
      rp_flow_set (flow, &box);
      assert_set (flow, cases[i / 2].text, &box, cases[i / 2].at_right);
    }
}

/* Runs of several looks keep their own, and one list begins at the left in all scripts. */
static void
test_runs (void)
{
  for (guint listed = 0; listed < 2; listed++)
    {
      g_autoptr (RpFlow) flow = rp_flow_new (rp_text_measure_fixed ());
      RpFlowBox box = { 0, WIDTH, 0, listed };

      rp_flow_add (flow, "أحمد بن محمد", &plain);
      rp_flow_add (flow, ", 1 January 2022, and what else is to be said", &soft);
      rp_flow_set (flow, &box);
      assert_set (flow, "أحمد بن محمد, 1 January 2022, and what else is to be said", &box, !listed);
      g_assert_true (rp_flow_piece (flow, 1)->style.soft);
      g_assert_false (rp_flow_piece (flow, 0)->style.soft);
      if (listed)
        g_assert_cmpfloat (rp_flow_piece (flow, 1)->x, ==, rp_flow_piece (flow, 0)->width);
    }
}

static guint
count_breaks (const char *text)
{
  gboolean is_complex;
  g_autofree guint8 *flags = rp_chronology_breaks (text, strlen (text), &is_complex);
  guint n = 0;

  for (gsize i = 0; i < strlen (text); i++)
    n += (flags[i] & RP_BREAK_LINE) != 0;
  return n;
}

static void
test_breaks (void)
{
  g_assert_cmpuint (count_breaks ("one two"), ==, 1);
  g_assert_cmpuint (count_breaks ("one\xc2\xa0two"), ==, 0);
  g_assert_cmpuint (count_breaks ("well-known"), ==, 1);
  g_assert_cmpuint (count_breaks ("C-27J 2023-01-12 -5"), ==, 2);
  g_assert_cmpuint (count_breaks ("日本語の題名"), >, 3);
  g_assert_cmpint (rp_chronology_direction ("12 אב", strlen ("12 אב")), ==, -1);
  g_assert_cmpint (rp_chronology_direction ("12 ab אב", strlen ("12 ab אב")), ==, 1);
  g_assert_cmpint (rp_chronology_direction ("12", 2), ==, 0);
}

/* Too long a text says how much of it is left out; lines keep their breaks, empty ones are none. */
static void
test_long_and_lines (void)
{
  g_autoptr (RpFlow) flow = rp_flow_new (rp_text_measure_fixed ());
  RpFlowBox box = { 0, WIDTH, 0, FALSE };
  g_autofree char *text = g_strnfill (RP_FLOW_MOST_CHARS + 17, 'x');
  const RpFlowLine *last;

  rp_flow_add (flow, "one\n\n \ntwo", &plain);
  rp_flow_set (flow, &box);
  g_assert_cmpuint (rp_flow_n_lines (flow), ==, 2);
  rp_flow_add (flow, text, &plain);
  rp_flow_set (flow, &box);
  last = rp_flow_line (flow, rp_flow_n_lines (flow) - 2);
  g_assert_nonnull (strstr (rp_flow_piece (flow, last->first)->text, "17 more"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chronology-flow/scripts", test_scripts);
  g_test_add_func ("/chronology-flow/runs", test_runs);
  g_test_add_func ("/chronology-flow/breaks", test_breaks);
  g_test_add_func ("/chronology-flow/long-and-lines", test_long_and_lines);
  return g_test_run ();
}
