/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include "json-tree.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
holds_in_period (RpCardMaker *self, const RpAttribute *attribute)
{
  return rp_in_period (self->request->period, attribute->as_of)
         && rp_in_period (self->request->period, attribute->when);
}

static void
add_figure (RpCardMaker *self, const RpAttribute *attribute)
{
  RpDate when = { attribute->when, attribute->when_text }, as_of = { attribute->as_of, attribute->as_of_text };
  g_autofree char *date = rp_record_text_date (&when), *state = rp_record_text_date (&as_of);
  g_autofree char *held = state != NULL ? g_strdup_printf (C_ ("a source’s date", "as of %s"), state) : NULL;
  RpCardBlock *block = rp_maker_add (self, RP_CARD_FACT);

  block->caption = g_strdup (attribute->label);
  rp_spans_text (block->spans, attribute->value);
  rp_spans_text (block->below, date);
  if (date != NULL && held != NULL)
    rp_spans_text (block->below, " · ");
  rp_spans_text (block->below, held);
  rp_maker_figure_evidence (self, attribute);
  rp_maker_differences (self, attribute);
}

static void
add_figures (RpCardMaker *self)
{
  const RpRecord *record = self->record;
  guint n_in = 0, n_out = 0;

  if (record->n_attributes == 0)
    return;
  rp_maker_heading (self, _ ("Figures and States"), NULL);
  for (guint i = 0; i < record->n_attributes; i++)
    if (holds_in_period (self, &record->attributes[i]) && n_in++ < self->request->limits[RP_CARD_LIST_FIGURES])
      add_figure (self, &record->attributes[i]);
  rp_maker_more (self, RP_CARD_LIST_FIGURES, n_in);
  for (guint i = 0; i < record->n_attributes; i++)
    if (!holds_in_period (self, &record->attributes[i])
        && n_out++ < self->request->limits[RP_CARD_LIST_FIGURES_OUTSIDE])
      add_figure (self, &record->attributes[i]);
  rp_maker_more (self, RP_CARD_LIST_FIGURES_OUTSIDE, n_out);
  rp_maker_field (self, "attributes");
}

static void
add_tags (RpCardMaker *self)
{
  GString *tags = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->record->n_tags; i++)
    g_string_append_printf (tags, "%s%s", i > 0 ? ", " : "", self->record->tags[i]);
  text = g_string_free (tags, FALSE);
  rp_maker_fact (self, _ ("Tags"), text);
}

void
rp_maker_other (RpCardMaker *self, const RpOther *other)
{
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *node = strchr ("\"[{", *other->value) != NULL
                               ? rp_json_tree_read (tree, other->value, strlen (other->value), 1, NULL, NULL)
                               : NULL;
  g_autofree char *decoded = NULL;

  if (!rp_json_node_is_text (node) && node != NULL && strchr (other->value, '\\') != NULL)
    decoded = rp_json_node_to_text (node, G_MAXINT);
  rp_maker_fact (self, other->key,
                 rp_json_node_is_text (node) && node->length > 0 ? node->text
                 : decoded != NULL                               ? decoded
                                                                 : other->value);
}

static void
add_others (RpCardMaker *self)
{
  guint n = self->record->n_others;

  if (n > 0)
    rp_maker_heading (self, _ ("Other"), NULL);
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_OTHERS, n); i++)
    rp_maker_other (self, &self->record->others[i]);
  rp_maker_more (self, RP_CARD_LIST_OTHERS, n);
}

void
rp_maker_tail (RpCardMaker *self)
{
  const RpRecord *record = self->record;

  add_figures (self);
  if (record->image != NULL)
    {
      RpCardBlock *block = rp_maker_add (self, RP_CARD_IMAGE);

      block->path = g_strdup (record->image);
      block->caption = g_strdup (record->title);
    }
  if (record->n_tags > 0 || record->url != NULL || record->marking != NULL)
    rp_maker_heading (self, _ ("More"), NULL);
  add_tags (self);
  if (record->url != NULL)
    {
      RpCardBlock *block = rp_maker_add (self, RP_CARD_FACT);

      block->caption = g_strdup (_ ("Address"));
      rp_spans_address (block->spans, record->url);
    }
  rp_maker_fact (self, _ ("Marking"), record->marking);
  add_others (self);
  if (record->line > 0)
    {
      RpCardBlock *block = rp_maker_add (self, RP_CARD_PLACE);
      g_autofree char *name = self->request->path != NULL ? g_filename_display_basename (self->request->path) : NULL;

      block->path = g_strdup (self->request->path);
      block->n = record->line;
      block->caption = name != NULL ? g_strdup_printf (_ ("%s, line %u"), name, record->line)
                                    : g_strdup_printf (_ ("line %u"), record->line);
    }
}
