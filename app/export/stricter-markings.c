/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stricter-markings.h"

#include <glib/gi18n-lib.h>

#include "record-text.h"

#define NAMED 3u

/* Its place in the order of TLP 2.0; -1: it has none. */
static int
level (const char *marking)
{
  static const struct
  {
    const char *label;
    int level;
  } labels[] = { { "TLP:CLEAR", 0 }, { "TLP:WHITE", 0 },        { "TLP:GREEN", 1 },
                 { "TLP:AMBER", 2 }, { "TLP:AMBER+STRICT", 3 }, { "TLP:RED", 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (marking, labels[i].label) == 0)
      return labels[i].level;
  return -1;
}

/* Trimmed, and in one case, so that only other words differ. */
static char *
plain (const char *marking)
{
  g_autofree char *valid = g_utf8_make_valid (marking != NULL ? marking : "", -1);
  g_autofree char *trimmed = g_strdup (g_strstrip (valid));

  return g_utf8_casefold (trimmed, -1);
}

GArray *
rp_export_stricter_markings (const RpViewState *state, const char *marking)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (RpStricterMarking));
  g_autofree char *own = plain (marking);
  int own_level = *own != '\0' ? level (own) : 0;

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (state->dataset, type); i++)
      {
        RpStricterMarking one = { rp_record_ref (type, i), FALSE };
        const char *given = rp_dataset_record (state->dataset, one.ref)->marking;
        g_autofree char *text = given != NULL ? plain (given) : NULL;
        int its_level;

        if (text == NULL || *text == '\0' || g_str_equal (text, own) || !rp_view_state_visible (state, one.ref))
          continue;
        its_level = level (text);
        one.comparable = own_level >= 0 && its_level >= 0;
        if (!one.comparable || its_level > own_level)
          g_array_append_val (found, one);
      }
  return found;
}

static void
append_record (GString *out, const RpViewState *state, RpRecordRef ref)
{
  const RpRecord *record = rp_dataset_record (state->dataset, ref);
  g_autofree char *title = rp_record_text_line (record->title);
  g_autofree char *marking = rp_record_text_line (record->marking);

  /* Translators: a record and its handling marking: “Talks in Baku” (TLP:RED) */
  g_string_append_printf (out, _ ("%s“%s” (%s)"), out->len > 0 ? ", " : "", title, marking);
}

/* The first few of those that are COMPARABLE, or are not; "" for none. */
static char *
describe (const RpViewState *state, const GArray *found, gboolean comparable, guint *n)
{
  GString *out = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < found->len; i++)
    {
      const RpStricterMarking *one = &g_array_index (found, RpStricterMarking, i);

      if (one->comparable == comparable && (*n)++ < NAMED)
        append_record (out, state, one->ref);
    }
  if (*n > NAMED)
    g_string_append_printf (out, ngettext (" and %u more", " and %u more", *n - NAMED), *n - NAMED);
  return g_string_free (out, FALSE);
}

char *
rp_export_marking_warning (const RpViewState *state, const char *marking)
{
  g_autoptr (GArray) found = rp_export_stricter_markings (state, marking);
  guint n_stricter, n_other;
  g_autofree char *stricter = describe (state, found, TRUE, &n_stricter);
  g_autofree char *other = describe (state, found, FALSE, &n_other);
  g_autofree char *line = rp_record_text_line (marking != NULL ? marking : "");
  g_autofree char *own = *line != '\0' ? g_strdup_printf ("“%s”", line) : g_strdup (_ ("no marking"));
  g_autofree char *first = g_strdup_printf (
      ngettext ("%u record is to be handled more strictly than the file says (%s): %s",
                "%u records are to be handled more strictly than the file says (%s): %s", n_stricter),
      n_stricter, own, stricter);
  g_autofree char *second = g_strdup_printf (
      ngettext ("%u record has a marking that cannot be compared with the file’s (%s): %s",
                "%u records have markings that cannot be compared with the file’s (%s): %s", n_other),
      n_other, own, other);

  if (n_stricter == 0 && n_other == 0)
    return NULL;
  return g_strconcat (n_stricter > 0 ? first : "", n_stricter > 0 && n_other > 0 ? "; " : "", n_other > 0 ? second : "",
                      NULL);
}
