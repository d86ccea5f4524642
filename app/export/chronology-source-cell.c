/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell that says whence: each source by its note's number with the places in it, how many independent voices they
 * are, and what they say otherwise. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "chronology-private.h"
#include "chronology-words.h"
#include "source-matrix.h"

#define MOST_CONFLICTS 12u
#define MOST_GRADES 6u

static const RpFlowStyle soft_style = { .size = RP_TEXT_TICK, .soft = TRUE };
static const RpFlowStyle small_style = { .size = RP_TEXT_TICK };
static const RpFlowStyle number_style = { .size = RP_TEXT_TICK, .bold = TRUE };

static const RpEvent *
event_of (const RpChronology *self, guint entry)
{
  return rp_dataset_event (self->state->dataset, g_array_index (self->order->entries, RpChronologyEntry, entry).event);
}

static void
set_text (RpChronology *self, const char *text, const RpFlowStyle *style, const RpFlowBox *box)
{
  rp_flow_add (self->flow, text, style);
  rp_flow_set (self->flow, box);
}

static void
append (GString *out, const char *words)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
}

/* A piece of evidence under its note's number. */
typedef struct
{
  guint note, order;
  const RpEvidence *evidence;
} Use;

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const Use *x = a, *y = b;

  int order = rp_locator_compare (x->evidence->locator, y->evidence->locator);

  if (x->note != y->note)
    return x->note < y->note ? -1 : 1;
  if (order != 0)
    return order;
  return x->order < y->order ? -1 : x->order > y->order;
}

static GArray *
collect_uses (const RpChronology *self, const GArray *evidence)
{
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (Use));

  for (guint i = 0; i < evidence->len; i++)
    {
      const RpEvidence *one = &g_array_index (evidence, RpEvidence, i);
      Use use = { rp_chronology_note_of (self->notes, one->source), i, one };

      g_array_append_val (uses, use);
    }
  g_array_sort (uses, compare_uses);
  return uses;
}

/* Behind the last of the note of the one at FROM. */
static guint
uses_end (const GArray *uses, guint from)
{
  guint to = from + 1;

  while (to < uses->len && g_array_index (uses, Use, to).note == g_array_index (uses, Use, from).note)
    to++;
  return to;
}

/* "paragraph 3, 5": the word that two locators share is not said twice. */
static void
append_locator (GString *out, const char *locator, const char *last)
{
  const char *blank = last != NULL ? strchr (last, ' ') : NULL;
  gsize word = blank != NULL ? (gsize)(blank - last) + 1 : 0;

  if (out->len > 0)
    g_string_append (out, ", ");
  if (word > 0 && strncmp (locator, last, word) == 0 && g_ascii_isdigit (locator[word]))
    locator += word;
  g_string_append (out, locator);
}

/* "C3, F3": each grade once, in brackets. */
static void
append_grades (GString *out, const GArray *uses, guint from, guint to)
{
  g_autoptr (GPtrArray) grades = g_ptr_array_new ();

  for (guint i = from; i < to; i++)
    {
      const char *grade = g_array_index (uses, Use, i).evidence->grade;

      if (grade != NULL && *grade != '\0' && grades->len < MOST_GRADES
          && !g_ptr_array_find_with_equal_func (grades, grade, g_str_equal, NULL))
        g_ptr_array_add (grades, (gpointer)grade);
    }
  for (guint i = 0; i < grades->len; i++)
    g_string_append_printf (out, "%s%s",
                            i > 0          ? ", "
                            : out->len > 0 ? " ("
                                           : "(",
                            (const char *)g_ptr_array_index (grades, i));
  g_string_append (out, grades->len > 0 ? ")" : "");
}

/* What stands behind a note's number: where in it, with which grade, and whether it disputes. */
static char *
uses_words (const GArray *uses, guint from, guint to)
{
  GString *out = g_string_new (NULL);
  const char *last = NULL;
  gboolean disputes = FALSE;

  for (guint i = from; i < to; i++)
    {
      const RpEvidence *evidence = g_array_index (uses, Use, i).evidence;

      disputes = disputes || evidence->stance == RP_STANCE_DISPUTES;
      if (evidence->locator == NULL || *evidence->locator == '\0' || g_strcmp0 (evidence->locator, last) == 0)
        continue;
      append_locator (out, evidence->locator, last);
      last = evidence->locator;
    }
  append_grades (out, uses, from, to);
  if (disputes)
    append (out, _ ("disputes it"));
  return g_string_free (out, FALSE);
}

/* The number of NOTE and WORDS behind it, which hang from it. */
static void
set_numbered (RpChronology *self, guint note, const char *words, const RpFlowStyle *style, const RpFlowBox *box)
{
  g_autofree char *number = g_strdup_printf ("%u", note + 1);
  g_autofree char *wide = g_strconcat (number, "  ", NULL);
  RpFlowStyle linked = number_style, behind = *style;
  RpFlowBox hanging
      = { box->x, box->width, MIN (rp_flow_width (self->flow, wide, &number_style), box->width / 3), TRUE };

  linked.note = behind.note = note + 1;
  rp_flow_add (self->flow, number, &linked);
  if (*words != '\0')
    {
      rp_flow_add (self->flow, "  ", &number_style);
      rp_flow_add (self->flow, words, &behind);
    }
  rp_flow_set (self->flow, &hanging);
}

/* What sources give that cannot be true together with what the record says, or with each other. */
static void
set_conflicts (RpChronology *self, guint entry, const RpFlowBox *box)
{
  RpDataset *dataset = self->state->dataset;
  RpRecordRef ref
      = rp_record_ref (RP_RECORD_EVENT, g_array_index (self->order->entries, RpChronologyEntry, entry).event);
  g_autoptr (GArray) all = rp_corroboration_said (dataset, ref, NULL);
  gboolean dates = all->len > 0 && rp_corroboration_dates_conflict (dataset, ref, "when");
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const RpSaid *said = &g_array_index (all, RpSaid, i);
      guint note = rp_chronology_note_of (self->notes, said->evidence->source);
      gboolean alone
          = said->kind == RP_SAID_ALONE && dates && said->says->when != NULL && strcmp (said->says->field, "when") == 0;

      if (note == RP_NO_INDEX || !(said->kind == RP_SAID_CONFLICTS || alone) || ++n > MOST_CONFLICTS)
        continue;
      {
        g_autofree char *value = rp_chronology_said (dataset, said->says);
        g_autofree char *words = g_strdup_printf (_ ("says %s"), value);

        set_numbered (self, note, words, &small_style, box);
      }
    }
  if (n > MOST_CONFLICTS)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u more says otherwise", "and %u more say otherwise", n - MOST_CONFLICTS), n - MOST_CONFLICTS);

      set_text (self, more, &small_style, box);
    }
}

void
rp_chronology_set_source (RpChronology *self, guint entry, const RpFlowBox *box)
{
  g_autoptr (GArray) evidence = rp_chronology_evidence (self->state, &event_of (self, entry)->record);
  g_autoptr (GArray) uses = collect_uses (self, evidence);
  g_autofree char *standing = rp_chronology_standing (self->state->dataset, evidence);

  for (guint from = 0, to; from < uses->len; from = to)
    {
      guint note = g_array_index (uses, Use, from).note;
      g_autofree char *words = NULL;

      to = uses_end (uses, from);
      words = uses_words (uses, from, to);
      set_numbered (self, note, words, &soft_style, box);
    }
  set_text (self, standing, &soft_style, box);
  set_conflicts (self, entry, box);
}

/* Of what stands behind the widest number of an event. */
static double
uses_width (const RpChronology *self, guint entry)
{
  g_autoptr (GArray) evidence = rp_chronology_evidence (self->state, &event_of (self, entry)->record);
  g_autoptr (GArray) uses = collect_uses (self, evidence);
  double width = 0;

  for (guint from = 0, to; from < uses->len; from = to)
    {
      g_autofree char *words = NULL;

      to = uses_end (uses, from);
      words = uses_words (uses, from, to);
      width = MAX (width, rp_flow_width (self->flow, words, &soft_style));
    }
  return width;
}

/* 0: no event has a source that is shown. */
double
rp_chronology_source_natural (const RpChronology *self, double most)
{
  double width = MAX (rp_flow_width (self->flow, _ ("5 of 3 origins"), &soft_style),
                      rp_flow_width (self->flow, _ ("3 independent"), &soft_style))
                 + 4;
  g_autofree char *number = g_strdup_printf ("%u  ", rp_chronology_n_notes (self->notes));
  double hang = rp_flow_width (self->flow, number, &number_style) + 2;

  if (rp_chronology_n_notes (self->notes) == 0)
    return 0;
  for (guint i = 0; i < self->order->entries->len && width < most; i++)
    width = MIN (MAX (width, hang + uses_width (self, i)), most);
  return width;
}
