/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card.h"

#include "problem-list.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>

static void
add_count (const RpCard *card, const char *caption, RpRecordType type)
{
  guint all = rp_dataset_n_records (card->dataset, type);
  guint shown = rp_session_count_shown (card->session, type);
  g_autofree char *text
      = shown < all ? g_strdup_printf (_ ("%u of %u in the period"), shown, all) : g_strdup_printf ("%u", all);

  rp_card_add_fact (card, caption, text);
}

static void
add_span (const RpCard *card)
{
  RpInstant earliest, latest;
  RpDate updated = rp_dataset_get_updated (card->dataset);
  g_autofree char *as_of = rp_record_text_date (&updated);

  if (rp_dataset_get_span (card->dataset, &earliest, &latest))
    {
      g_autofree char *from = rp_instant_describe (earliest, RP_PRECISION_DAY);
      g_autofree char *to = rp_instant_describe (latest, RP_PRECISION_DAY);
      g_autofree char *both = g_strdup_printf ("%s – %s", from, to);

      rp_card_add_text (card, both, "rp-when");
    }
  rp_card_add_fact (card, _ ("Updated"), as_of);
}

static void
add_problems (const RpCard *card)
{
  guint errors = rp_dataset_count_problems (card->dataset, RP_SEVERITY_ERROR);
  guint warnings = rp_dataset_count_problems (card->dataset, RP_SEVERITY_WARNING);
  guint left_out = rp_dataset_get_left_out (card->dataset);
  g_autofree char *text = NULL, *gone = NULL;
  GtkWidget *expander;

  if (errors + warnings == 0)
    return;
  rp_card_add_heading (card, _ ("Problems"));
  text = g_strdup_printf (ngettext ("%u problem in the file", "%u problems in the file", errors + warnings),
                          errors + warnings);
  gone = g_strdup_printf (ngettext ("%u record was left out", "%u records were left out", left_out), left_out);
  if (left_out > 0)
    rp_card_add_text (card, gone, "rp-error");
  expander = gtk_expander_new (text);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), errors + warnings <= 5);
  gtk_expander_set_child (GTK_EXPANDER (expander), rp_problem_list_new (rp_dataset_get_problems (card->dataset)));
  rp_card_add (card, expander);
}

/* What the eye cannot guess, in words. */
static void
add_reading (const RpCard *card)
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

  rp_card_add_heading (card, _ ("How to Read the Marks"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rp_card_add_fact (card, _ (rows[i][0]), _ (rows[i][1]));
}

void
rp_card_fill_dataset (const RpCard *card)
{
  GtkWidget *kind = gtk_label_new (_ ("Dataset"));

  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_widget_add_css_class (kind, "rp-kind");
  rp_card_add (card, kind);
  rp_card_add_text (card, rp_dataset_get_title (card->dataset), "rp-title");
  rp_card_add_text (card, rp_dataset_get_marking (card->dataset), "rp-dim");
  add_span (card);
  rp_card_add_text (card, rp_dataset_get_description (card->dataset), "rp-text");
  rp_card_add_heading (card, _ ("What Is in It"));
  add_count (card, _ ("Events"), RP_RECORD_EVENT);
  add_count (card, _ ("Entities"), RP_RECORD_ENTITY);
  add_count (card, _ ("Relations"), RP_RECORD_RELATION);
  add_count (card, _ ("Sources"), RP_RECORD_SOURCE);
  if (rp_dataset_get_version (card->dataset) > RP_FORMAT_VERSION)
    rp_card_add_text (card, _ ("The file's format is newer than this program: some of it may not be shown."), "rp-dim");
  add_problems (card);
  add_reading (card);
  for (guint i = 0; i < MIN (rp_dataset_n_others (card->dataset), RP_CARD_LIMIT); i++)
    {
      if (i == 0)
        rp_card_add_heading (card, _ ("Other"));
      rp_card_add_fact (card, rp_dataset_other (card->dataset, i)->key, rp_dataset_other (card->dataset, i)->value);
    }
  if (card->path != NULL)
    {
      g_autofree char *name = g_filename_display_name (card->path);

      rp_card_add_text (card, name, "rp-dim");
    }
}
