/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-writer.h"

#include <glib/gi18n-lib.h>

#include "problem.h"

typedef struct
{
  const RpCard *card;
  gboolean with_ids;
  GString *out;
} Writer;

static void
write_spans (Writer *self, const GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const RpCardSpan *span = &g_array_index (spans, RpCardSpan, i);

      g_string_append (self->out, span->text);
      if (span->kind == RP_CARD_TO_RECORD && self->with_ids)
        g_string_append_printf (self->out, " {%s}", rp_dataset_record (self->card->dataset, span->ref)->id);
      else if (span->kind == RP_CARD_TO_ADDRESS && self->with_ids)
        g_string_append (self->out, " {opens}");
      else if (span->kind == RP_CARD_TO_FILE && self->with_ids)
        g_string_append (self->out, " {document}");
    }
}

/* Something behind what stands there, after BETWEEN. */
static void
write_more (Writer *self, const char *between, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (self->out, "%s%s", between, text);
}

static void
write_passage (Writer *self, const RpCardBlock *block)
{
  GString *out = self->out;

  g_string_append (out, block->inset ? "    " : "  ");
  if (block->quote != NULL && *block->quote != '\0')
    g_string_append_printf (out, _ ("“%s”"), block->quote);
  if (block->spans->len > 0)
    {
      g_string_append (out, block->quote != NULL ? " — " : "");
      write_spans (self, block->spans);
    }
  write_more (self, block->spans->len > 0 ? ", " : block->quote != NULL ? " — " : "", block->locator);
  write_more (self, _ (", grade "), block->role);
  write_more (self, " · ", block->note);
  g_string_append_c (out, '\n');
}

static void
write_difference (Writer *self, const RpCardBlock *block)
{
  g_string_append (self->out, block->caption);
  if (block->role != NULL)
    g_string_append_printf (self->out, " (%s)", block->role);
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < block->rows->len; i++)
    {
      const RpCardRow *row = &g_array_index (block->rows, RpCardRow, i);

      g_string_append (self->out, "  ");
      write_spans (self, row->value);
      g_string_append (self->out, " | ");
      write_spans (self, row->who);
      g_string_append_c (self->out, '\n');
    }
}

static void
write_strip (Writer *self, const RpCardBlock *block)
{
  g_string_append_printf (self->out, "[%s: ", block->caption);
  write_spans (self, block->spans);
  g_string_append (self->out, " – ");
  write_spans (self, block->below);
  g_string_append (self->out, "]\n");
}

static void
write_record (Writer *self, const RpCardBlock *block)
{
  g_string_append (self->out, block->kind == RP_CARD_RECORD ? "- " : "");
  write_spans (self, block->spans);
  if (block->role != NULL)
    g_string_append_printf (self->out, " (%s)", block->role);
  if (block->below->len > 0)
    {
      g_string_append (self->out, block->kind == RP_CARD_SOURCE ? ", " : " — ");
      write_spans (self, block->below);
    }
  g_string_append_c (self->out, '\n');
}

static void
write_when (Writer *self, const RpCardBlock *block)
{
  write_spans (self, block->spans);
  for (guint i = 0; block->badges != NULL && i < block->badges->len; i++)
    g_string_append_printf (self->out, " [%s]", (const char *)g_ptr_array_index (block->badges, i));
  g_string_append_c (self->out, '\n');
}

static void
write_fact (Writer *self, const RpCardBlock *block)
{
  g_string_append_printf (self->out, *block->caption != '\0' ? "%s: " : "%s  ", block->caption);
  write_spans (self, block->spans);
  if (block->below->len > 0)
    {
      g_string_append (self->out, " (");
      write_spans (self, block->below);
      g_string_append_c (self->out, ')');
    }
  g_string_append_c (self->out, '\n');
}

static void
write_problems (Writer *self, const RpCardBlock *block)
{
  GPtrArray *problems = rp_dataset_get_problems (self->card->dataset);

  g_string_append_printf (self->out, "%s\n", block->caption);
  for (guint i = 0; i < MIN (problems->len, RP_CARD_LIMIT); i++)
    {
      g_autofree char *line = rp_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (self->out, "- %s\n", line);
    }
}

static void
write_line (Writer *self, const char *before, const RpCardBlock *block)
{
  g_string_append (self->out, before);
  write_spans (self, block->spans);
  g_string_append_c (self->out, '\n');
}

static void
write_block (Writer *self, const RpCardBlock *block)
{
  switch (block->kind)
    {
    case RP_CARD_HEAD:
      g_string_append_printf (self->out, "%s\n", block->caption);
      write_line (self, "", block);
      break;
    case RP_CARD_WHEN:
      write_when (self, block);
      break;
    case RP_CARD_HEADING:
      g_string_append_printf (self->out, block->role != NULL ? "\n%s (%s)\n" : "\n%s\n", block->caption, block->role);
      break;
    case RP_CARD_FACT:
      write_fact (self, block);
      break;
    case RP_CARD_RECORD:
    case RP_CARD_SOURCE:
      write_record (self, block);
      break;
    case RP_CARD_PASSAGE:
      write_passage (self, block);
      break;
    case RP_CARD_DIFFERENCE:
      write_difference (self, block);
      break;
    case RP_CARD_STRIP:
      write_strip (self, block);
      break;
    case RP_CARD_IMAGE:
      g_string_append_printf (self->out, _ ("Picture: %s\n"), block->path);
      break;
    case RP_CARD_PROBLEMS:
      write_problems (self, block);
      break;
    case RP_CARD_DOUBT:
      write_line (self, "! ", block);
      break;
    case RP_CARD_MORE:
    case RP_CARD_PLACE:
      g_string_append_printf (self->out, "%s%s\n", block->kind == RP_CARD_PLACE ? "\n" : "", block->caption);
      break;
    case RP_CARD_TEXT:
    case RP_CARD_NOTE:
    default:
      write_line (self, "", block);
      break;
    }
}

void
rp_card_write (const RpCard *card, gboolean with_ids, GString *out)
{
  Writer self = { card, with_ids, out };

  for (guint i = 0; i < card->blocks->len; i++)
    write_block (&self, g_ptr_array_index (card->blocks, i));
}
