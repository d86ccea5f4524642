/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever opens can be written, and what is written opens without an error and is written the same again: of the
 * samples of every format, and of a dataset in which each value in turn is of each other type. */
#include "dataset-text.h"
#include "importers.h"

#include <string.h>

/* TEXT's dataset as text, NULL where nothing of it is usable. Errors are counted. */
static char *
rewrite (const char *text, gsize length, guint *n_errors)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (text, length, NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  *n_errors = rp_import_result_count (result, RP_SEVERITY_ERROR);
  return result->dataset != NULL ? rp_dataset_to_text (result->dataset, &length) : NULL;
}

static void
assert_holds_up (const char *text, gsize length, const char *what)
{
  guint n_errors;
  g_autofree char *first = rewrite (text, length, &n_errors);
  g_autofree char *second = NULL;

  if (first == NULL)
    return;
  second = rewrite (first, strlen (first), &n_errors);
  if (n_errors > 0 || g_strcmp0 (first, second) != 0)
    g_error ("%s: %u errors in\n%s\nthen\n%s", what, n_errors, first, second);
}

static void
test_samples (void)
{
  static const char *const folders[] = { "data", "tests/foreign" };
  guint n = 0;

  for (guint f = 0; f < G_N_ELEMENTS (folders); f++)
    {
      g_autofree char *folder = g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "..", folders[f], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *text = NULL;
          gsize length;

          if (!g_file_get_contents (path, &text, &length, NULL))
            continue;
          assert_holds_up (text, length, path);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
}

/* ' stands for ". */
static const char sample[]
    = "{'rapport':1,'title':'T','description':'D','language':'en','updated':'2024','marking':'M','kinds':{'events':{'k':"
      "{'label':'L','color':'#abcdef','shape':'s'}},'relations':{'r':{'inverse':'i'}}},'eras':[{'label':'E','when':'1990"
      "/1999','color':'#fff'}],'sources':[{'id':'s','title':'S','publisher':'P','author':'A','published':'2001','origin'"
      ":'o','reliability':'B','language':'de','file':'f.txt'}],'entities':[{'id':'a','kind':'p','name':'N','aliases':['x"
      "'],'sort':'z','when':'1950/..','location':{'lat':1.5,'lon':2},'possibly_same':['b']},{'id':'b','kind':'p','name':"
      "'B'}],'events':[{'id':'e','kind':'k','title':'E','when':'2003-05','as_of':['2004'],'when_text':'w','when_basis':'"
      "inferred','when_note':'n','status':'planned','place':'a','participants':['a',{'entity':'b','role':'host'}],'part_"
      "of':'f','order':2,'after':['f'],'before':['g'],'links':[{'to':'f','kind':'caused'}],'tags':['t'],'url':'u','image"
      "':'i.png','summary':'y','attributes':[{'label':'l','value':'v','when':'2003','as_of':'2003','evidence':'s'}],'evi"
      "dence':[{'source':'s','locator':'p','passage':'q','grade':'B2','for':['when'],'stance':'disputes','origin':'o','s"
      "ays':{'when':'2003','place':'a'}},'s, page 2']},{'id':'f','kind':'k','title':'F'},{'id':'g','kind':'k','title':'G"
      "'}],'relations':[{'id':'r1','kind':'r','from':'a','to':'b','label':'l','directed':false,'when':'2001','as_of':['2"
      "002'],'weight':2.5,'events':['e']}],'x-own':{'a':1},'other':[1,2]}";

/* The value that begins at TEXT[START], up to its end. */
static gsize
value_end (const char *text, gsize start)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = start;; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && strchr ("{[", text[i]) != NULL)
        depth++;
      else if (!quoted && strchr ("}]", text[i]) != NULL && depth > 0)
        depth--;
      else if (!quoted && strchr (",}]", text[i]) != NULL)
        return i;
      if (!quoted && depth == 0 && i + 1 > start && strchr (",}]", text[i + 1]) != NULL)
        return i + 1;
    }
}

static void
test_each_value_of_each_type (void)
{
  static const char *const values[]
      = { "null", "true", "-1", "1e400", "\"\"", "\"zz\"", "\"2001\"", "[]", "{}", "[[1]]", "[\"a\",3]", "{\"id\":3}" };
  g_autofree char *text = g_strdelimit (g_strdup (sample), "'", '"');
  guint n = 0;

  for (gsize i = 1; text[i] != '\0'; i++)
    {
      gsize end;

      if (strchr (":[,", text[i - 1]) == NULL || strchr ("{[\"tf0123456789", text[i]) == NULL)
        continue;
      end = value_end (text, i);
      if (text[end - 1] == '"' && text[end] == ':')
        continue;
      for (guint v = 0; v < G_N_ELEMENTS (values); v++, n++)
        {
          g_autofree char *mutant = g_strdup_printf ("%.*s%s%s", (int)i, text, values[v], text + end);
          assert_holds_up (mutant, strlen (mutant), mutant);
        }
    }
  g_assert_cmpuint (n, >, 800);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-text/samples", test_samples);
  g_test_add_func ("/dataset-text/each-value-of-each-type", test_each_value_of_each_type);
  return g_test_run ();
}
