/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>

#include "record-text.h"

static void
add_count (RpCardMaker *self, const char *caption, RpRecordType type)
{
  guint all = rp_dataset_n_records (self->dataset, type);
  guint shown = self->request->shown != NULL ? rp_record_set_count (self->request->shown, type) : all;
  g_autofree char *text
      = shown < all ? g_strdup_printf (_ ("%u of %u shown"), shown, all) : g_strdup_printf ("%u", all);

  rp_maker_fact (self, caption, text);
}

static void
add_span (RpCardMaker *self)
{
  RpInstant earliest, latest;
  RpDate updated = rp_dataset_get_updated (self->dataset);
  g_autofree char *as_of = rp_record_text_date (&updated);

  if (rp_dataset_get_span (self->dataset, &earliest, &latest))
    {
      g_autofree char *from = rp_instant_describe (earliest, RP_PRECISION_DAY);
      g_autofree char *to = rp_instant_describe (latest, RP_PRECISION_DAY);
      g_autofree char *both = g_strdup_printf ("%s – %s", from, to);

      rp_maker_text (self, RP_CARD_WHEN, both);
    }
  rp_maker_fact (self, _ ("Updated"), as_of);
}

static void
add_problems (RpCardMaker *self)
{
  guint n = rp_dataset_count_problems (self->dataset, RP_SEVERITY_ERROR)
            + rp_dataset_count_problems (self->dataset, RP_SEVERITY_WARNING);
  guint left_out = rp_dataset_get_left_out (self->dataset);
  RpCardBlock *block;

  if (n == 0)
    return;
  rp_maker_heading (self, _ ("Problems"), NULL);
  if (left_out > 0)
    {
      g_autofree char *gone
          = g_strdup_printf (ngettext ("%u record was left out", "%u records were left out", left_out), left_out);

      rp_maker_text (self, RP_CARD_DOUBT, gone);
    }
  block = rp_maker_add (self, RP_CARD_PROBLEMS);
  block->n = n;
  block->caption = g_strdup_printf (ngettext ("%u problem in the file", "%u problems in the file", n), n);
}

/* What the eye cannot guess, in words. */
static void
add_reading (RpCardMaker *self)
{
  static const char *const rows[][2] = {
    { N_ ("Solid"), N_ ("it was then, as far as the sources go") },
    { N_ ("Hatched"), N_ ("some time within") },
    { N_ ("Fading"), N_ ("begin or end is not known, or open") },
    { N_ ("~ and ?"), N_ ("that end is approximate, or uncertain") },
    { N_ ("Outline"), N_ ("planned") },
    { N_ ("Dots below"), N_ ("the date was inferred; dashes: of a publication") },
    { N_ ("≠"), N_ ("disputed; hollow: the date that a source gives") },
    { N_ ("Break"), N_ ("an empty stretch was folded; G unfolds it") },
  };

  rp_maker_heading (self, _ ("How to Read the Marks"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rp_maker_fact (self, _ (rows[i][0]), _ (rows[i][1]));
}

static void
add_others (RpCardMaker *self)
{
  guint n = rp_dataset_n_others (self->dataset);

  if (n > 0)
    rp_maker_heading (self, _ ("Other"), NULL);
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_OTHERS, n); i++)
    rp_maker_other (self, rp_dataset_other (self->dataset, i));
  rp_maker_more (self, RP_CARD_LIST_OTHERS, n);
}

void
rp_maker_dataset (RpCardMaker *self)
{
  RpCardBlock *head = rp_maker_add (self, RP_CARD_HEAD);

  head->caption = g_strdup (_ ("Dataset"));
  rp_spans_text (head->spans, rp_dataset_get_title (self->dataset));
  rp_maker_text (self, RP_CARD_NOTE, rp_dataset_get_marking (self->dataset));
  add_span (self);
  rp_maker_text (self, RP_CARD_TEXT, rp_dataset_get_description (self->dataset));
  rp_maker_heading (self, _ ("What Is in It"), NULL);
  add_count (self, _ ("Events"), RP_RECORD_EVENT);
  add_count (self, _ ("Entities"), RP_RECORD_ENTITY);
  add_count (self, _ ("Relations"), RP_RECORD_RELATION);
  add_count (self, _ ("Sources"), RP_RECORD_SOURCE);
  if (rp_dataset_get_version (self->dataset) > RP_FORMAT_VERSION)
    rp_maker_text (self, RP_CARD_DOUBT,
                   _ ("The file's format is newer than this program: some of it may not be shown."));
  add_problems (self);
  add_reading (self);
  add_others (self);
  if (self->request->path != NULL)
    {
      g_autofree char *name = g_filename_display_name (self->request->path);

      rp_maker_text (self, RP_CARD_NOTE, name);
    }
}
