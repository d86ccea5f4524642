/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a legend says of the network: its ties, and by what its nodes are sized and coloured, of which period. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "community-looks.h"
#include "legend-entries.h"
#include "network-words.h"

static RpSwatch
line (double width_px, RpDash dash, gboolean arrow)
{
  return (RpSwatch){ .type = RP_SWATCH_LINE, .line_px = width_px, .dash = dash, .arrow = arrow };
}

/* The one name of all relations where they are so many that it stands at none; NULL: there are several. */
static const char *
one_word (RpDataset *dataset)
{
  guint n = rp_dataset_n_relations (dataset);
  const char *word = n >= RP_LEGEND_SAME_WORDS ? rp_dataset_relation (dataset, 0)->record.title : NULL;

  for (guint i = 1; word != NULL && i < n; i++)
    if (strcmp (rp_dataset_relation (dataset, i)->record.title, word) != 0)
      return NULL;
  return word;
}

static void
add_ties (RpLegend *legend)
{
  const RpLegendFacts *facts = legend->facts;
  const char *word = one_word (legend->state->dataset);

  if (word != NULL)
    rp_legend_add (legend, line (1.4, RP_DASH_SOLID, FALSE), word, NULL);
  if (facts->directed)
    rp_legend_add (legend, line (1.4, RP_DASH_SOLID, TRUE), _ ("directed"), _ ("directed tie"));
  if (facts->shared && rp_network_looks_get_events (legend->state->looks) == RP_EVENTS_AS_TIES)
    rp_legend_add (legend, line (2.2, RP_DASH_SOLID, FALSE), _ ("shared events"),
                   _ ("shared events (wider: more of them)"));
  if (facts->n_undated > 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("undated (%u)"), facts->n_undated);
      g_autofree char *full = g_strdup_printf (ngettext ("%u tie of which nothing is said of when",
                                                         "%u ties of which nothing is said of when", facts->n_undated),
                                               facts->n_undated);

      rp_legend_add (legend, line (0.8, RP_DASH_SOLID, FALSE), text, full);
    }
  if (facts->possibly_same)
    rp_legend_add (legend, line (1.4, RP_DASH_DOTTED, FALSE), _ ("possibly same"), _ ("possibly the same"));
}

/* Of what the measures are: the period and whether something is filtered; NULL: of everything. */
static char *
scope_of (const RpViewState *state, gboolean events)
{
  RpPeriod period = state->period;

  if (state->shown == NULL)
    return rp_network_members_are_chosen (rp_network_looks_get_members (state->looks)) && !events
               ? g_strdup (_ ("of the network shown"))
               : NULL;
  if (events)
    period.mode = RP_PERIOD_DURING; /* an event is in a period that it touches, whatever the mode */
  return period.active ? rp_period_describe_mode (&period) : g_strdup (_ ("of what is filtered"));
}

/* TEXT with the scope, and where a number was not to be had, why. */
static char *
with_scope (const RpViewState *state, const char *text, RpNodeSize size)
{
  gboolean reckoned = size == RP_NODE_SIZE_BETWEENNESS || size == RP_NODE_SIZE_PAGERANK;
  g_autofree char *scope = scope_of (state, size == RP_NODE_SIZE_EVENTS);
  g_autoptr (GString) out = g_string_new (text);

  if (scope != NULL)
    g_string_append_printf (out, ", %s", scope);
  if (reckoned && (state->measures == NULL || state->measuring))
    g_string_append (out, _ (" (not reckoned yet)"));
  else if (size == RP_NODE_SIZE_BETWEENNESS && state->measures->n_sampled > 0)
    g_string_append_printf (out, _ (" (estimated from %u of %u)"), state->measures->n_sampled,
                            state->measures->n_counted);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has_nodes (const RpLegend *legend)
{
  for (guint i = 0; i < rp_dataset_n_kinds (legend->state->dataset, RP_RECORD_ENTITY); i++)
    if (legend->facts->entity_kinds[i] > 0)
      return TRUE;
  return (legend->facts->parts & RP_LEGEND_EVENT_NODES) != 0;
}

static void
add_sizes (RpLegend *legend)
{
  const RpViewState *state = legend->state;
  RpNodeSize size = rp_network_looks_size_in (state->looks, state->dataset);
  static const char *const texts[]
      = { "", N_ ("Size: events"), N_ ("Size: ties"), N_ ("Size: betweenness"), N_ ("Size: PageRank"), "" };
  static const char *const abouts[]
      = { "",
          N_ ("larger nodes take part in more of the events shown"),
          N_ ("larger nodes are ends of more of the relations shown"),
          N_ ("larger nodes lie on more of the shortest ways between others, over the relations shown"),
          N_ ("to larger nodes the relations shown lead more often"),
          "" };
  g_autofree char *text = NULL;

  if (size == RP_NODE_SIZE_NONE || size == RP_NODE_SIZE_AUTO || !has_nodes (legend))
    return;
  text = with_scope (state, _ (texts[size]), size);
  rp_legend_add (legend, (RpSwatch){ .type = RP_SWATCH_SIZES }, text, _ (abouts[size]));
}

static guint
count_members (const RpEntityMeasures *measures, guint community)
{
  guint n = 0;

  for (guint i = 0; i < measures->n_entities; i++)
    n += rp_community_of (measures, i) == community;
  return n;
}

/* Each with its number: the colour alone says nothing. */
static void
add_communities (RpLegend *legend)
{
  const RpViewState *state = legend->state;
  guint n = state->measures != NULL ? state->measures->n_communities : 0, shown = MIN (n, RP_N_COMMUNITY_COLORS);
  g_autofree char *title = with_scope (state, _ ("Colour: community"), RP_NODE_SIZE_PAGERANK);

  rp_legend_add (legend, (RpSwatch){ .type = RP_SWATCH_NONE }, title,
                 _ ("who has more ties within than without, over the relations shown; the largest is 1"));
  for (guint i = 1; i <= shown; i++)
    {
      RpLook look = { rp_community_color (state->theme, i), RP_SYMBOL_DISC };
      g_autofree char *text = g_strdup_printf ("%u (%u)", i, count_members (state->measures, i));
      g_autofree char *full = g_strdup_printf (_ ("community %u"), i);

      rp_legend_add (legend, (RpSwatch){ .type = RP_SWATCH_SYMBOL, .look = look }, text, full);
    }
  if (n > shown)
    {
      RpLook look = { rp_community_color (state->theme, shown + 1), RP_SYMBOL_DISC };
      g_autofree char *text = g_strdup_printf (_ ("%u–%u"), shown + 1, n);

      rp_legend_add (legend, (RpSwatch){ .type = RP_SWATCH_SYMBOL, .look = look }, text, _ ("smaller communities"));
    }
}

/* Where places mean something else than distances do. */
static void
add_layout (RpLegend *legend)
{
  const RpViewState *state = legend->state;
  g_autofree char *words = rp_network_method_words (state->looks, state->dataset);
  g_autofree char *text = NULL;

  if (words == NULL)
    return;
  text = g_strdup_printf (_ ("Layout: %s"), rp_network_method_title (rp_network_looks_get_method (state->looks)));
  rp_legend_add (legend, (RpSwatch){ .type = RP_SWATCH_NONE }, text, words);
}

void
rp_legend_add_network (RpLegend *legend)
{
  add_layout (legend);
  add_sizes (legend);
  if (rp_network_looks_get_color (legend->state->looks) == RP_NODE_COLOR_COMMUNITY)
    add_communities (legend);
  add_ties (legend);
}
