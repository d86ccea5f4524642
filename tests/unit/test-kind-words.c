/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-builder.h"
#include "kind-words.h"

/* In English a known kind is called what its name alone makes of it: no dataset looks otherwise by that. */
static void
test_english (void)
{
  static const char *const names[]
      = { "actor", "address", "aircraft", "meeting", "Meeting", "member_of", "threat_actor", "works_for" };
  static const char *const unknown[] = { "", "MEETING", "meetings", "works-for", "zzz", "a", "_" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *word = rp_kind_word (names[i]);
      g_autofree char *label = rp_dataset_builder_kind_label (names[i]);
      g_autofree char *made = g_strdup (names[i]);

      made[0] = g_ascii_toupper (made[0]);
      g_strdelimit (made, "_", ' ');
      g_assert_cmpstr (word, ==, made);
      g_assert_cmpstr (label, ==, made);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (rp_kind_word (unknown[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind-words/english", test_english);
  return g_test_run ();
}
