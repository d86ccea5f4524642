/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record-text.h"

static void
clear_span (gpointer item)
{
  RpCardSpan *span = item;

  g_free (span->text);
  g_free (span->quote);
}

static GArray *
spans_new (void)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (RpCardSpan));

  g_array_set_clear_func (spans, clear_span);
  return spans;
}

static void
clear_row (gpointer item)
{
  RpCardRow *row = item;

  g_array_unref (row->value);
  g_array_unref (row->who);
}

static void
free_block (gpointer item)
{
  RpCardBlock *block = item;

  g_free (block->caption);
  g_free (block->role);
  g_free (block->quote);
  g_free (block->locator);
  g_free (block->note);
  g_free (block->path);
  g_array_unref (block->spans);
  g_array_unref (block->below);
  g_clear_pointer (&block->badges, g_ptr_array_unref);
  g_clear_pointer (&block->rows, g_array_unref);
  g_clear_pointer (&block->ticks, g_array_unref);
  g_free (block);
}

RpCardBlock *
rp_maker_add (RpCardMaker *self, RpCardBlockKind kind)
{
  RpCardBlock *block = g_new0 (RpCardBlock, 1);

  block->kind = kind;
  block->spans = spans_new ();
  block->below = spans_new ();
  g_ptr_array_add (self->card->blocks, block);
  return block;
}

RpCardRow *
rp_block_row (RpCardBlock *block)
{
  RpCardRow row = { spans_new (), spans_new (), FALSE };

  if (block->rows == NULL)
    {
      block->rows = g_array_new (FALSE, FALSE, sizeof (RpCardRow));
      g_array_set_clear_func (block->rows, clear_row);
    }
  g_array_append_val (block->rows, row);
  return &g_array_index (block->rows, RpCardRow, block->rows->len - 1);
}

void
rp_block_badge (RpCardBlock *block, const char *text)
{
  if (block->badges == NULL)
    block->badges = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (block->badges, g_strdup (text));
}

/* A text that turns the direction of writing, and does not turn it back, would turn what follows it. Transfer full. */
static char *
closed (const char *text)
{
  GString *out;
  guint embedded = 0, isolated = 0;

  for (const char *p = strstr (text, "\xe2\x80"); p != NULL && embedded == 0; p = strstr (p + 1, "\xe2\x80"))
    embedded = (guchar)p[2] >= 0xaa && (guchar)p[2] <= 0xae;
  if (embedded == 0 && strstr (text, "\xe2\x81") == NULL)
    return g_strdup (text);
  embedded = 0;
  out = g_string_new (text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E)
        embedded++;
      else if (c == 0x202C && embedded > 0)
        embedded--;
      else if (c >= 0x2066 && c <= 0x2068)
        isolated++;
      else if (c == 0x2069 && isolated > 0)
        isolated--;
    }
  for (; embedded > 0; embedded--)
    g_string_append_unichar (out, 0x202C);
  for (; isolated > 0; isolated--)
    g_string_append_unichar (out, 0x2069);
  return g_string_free (out, FALSE);
}

static RpCardSpan *
add_span (GArray *spans, RpCardSpanKind kind, const char *text)
{
  RpCardSpan span = { kind, closed (text), NULL, RP_RECORD_REF_NONE };

  g_array_append_val (spans, span);
  return &g_array_index (spans, RpCardSpan, spans->len - 1);
}

void
rp_spans_text (GArray *spans, const char *text)
{
  if (text != NULL && *text != '\0')
    add_span (spans, RP_CARD_PLAIN, text);
}

void
rp_spans_link (GArray *spans, RpDataset *dataset, RpRecordRef ref, const char *text)
{
  add_span (spans, RP_CARD_TO_RECORD, text != NULL ? text : rp_record_text_title (dataset, ref))->ref = ref;
}

void
rp_spans_file (GArray *spans, const char *path, const char *quote)
{
  add_span (spans, RP_CARD_TO_FILE, path)->quote = g_strdup (quote);
}

void
rp_spans_address (GArray *spans, const char *address)
{
  const char *scheme = g_uri_peek_scheme (address);
  gboolean opens
      = g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "mailto") == 0;

  /* What cannot be seen in it could lead elsewhere than it seems. */
  for (const char *p = address; *p != '\0' && opens; p = g_utf8_next_char (p))
    opens = g_unichar_isgraph (g_utf8_get_char (p)) && g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT;
  add_span (spans, opens ? RP_CARD_TO_ADDRESS : RP_CARD_PLAIN, address);
}

char *
rp_card_spans_text (const GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    g_string_append (text, g_array_index (spans, RpCardSpan, i).text);
  return g_string_free (text, FALSE);
}

void
rp_maker_head (RpCardMaker *self)
{
  RpCardBlock *block = rp_maker_add (self, RP_CARD_HEAD);

  block->ref = self->request->ref;
  block->caption = g_strdup (rp_record_text_kind (self->dataset, block->ref));
  rp_spans_text (block->spans, self->record->title);
}

void
rp_maker_text (RpCardMaker *self, RpCardBlockKind kind, const char *text)
{
  if (text != NULL && *text != '\0')
    rp_spans_text (rp_maker_add (self, kind)->spans, text);
}

void
rp_maker_heading (RpCardMaker *self, const char *caption, char *count)
{
  RpCardBlock *block = rp_maker_add (self, RP_CARD_HEADING);

  block->caption = g_strdup (caption);
  block->role = count;
}

void
rp_maker_list_heading (RpCardMaker *self, const char *caption, guint n)
{
  if (n > 0)
    rp_maker_heading (self, caption, n > 1 ? g_strdup_printf ("%u", n) : NULL);
}

void
rp_maker_fact (RpCardMaker *self, const char *caption, const char *text)
{
  RpCardBlock *block;

  if (text == NULL || *text == '\0')
    return;
  block = rp_maker_add (self, RP_CARD_FACT);
  block->caption = g_strdup (caption);
  rp_spans_text (block->spans, text);
}

RpCardBlock *
rp_maker_fact_link (RpCardMaker *self, const char *caption, RpRecordRef ref)
{
  RpCardBlock *block = rp_maker_add (self, RP_CARD_FACT);

  block->caption = g_strdup (caption);
  rp_spans_link (block->spans, self->dataset, ref, NULL);
  return block;
}

RpCardBlock *
rp_maker_record (RpCardMaker *self, RpRecordRef ref, const char *below, const char *role)
{
  RpCardBlock *block = rp_maker_add (self, RP_CARD_RECORD);

  block->ref = ref;
  block->role = role != NULL && *role != '\0' ? g_strdup (role) : NULL;
  rp_spans_link (block->spans, self->dataset, ref, NULL);
  rp_spans_text (block->below, below);
  return block;
}

guint
rp_maker_room (const RpCardMaker *self, RpCardList list, guint n)
{
  return MIN (n, self->request->limits[list]);
}

void
rp_maker_more (RpCardMaker *self, RpCardList list, guint total)
{
  guint shown = rp_maker_room (self, list, total);
  RpCardBlock *block;

  if (total == shown)
    return;
  block = rp_maker_add (self, RP_CARD_MORE);
  block->list = list;
  block->n = total - shown;
  block->caption = g_strdup_printf (list == RP_CARD_LIST_TIES_OUTSIDE || list == RP_CARD_LIST_FIGURES_OUTSIDE
                                        ? ngettext ("and %u not in the period", "and %u not in the period", block->n)
                                        : ngettext ("and %u more", "and %u more", block->n),
                                    block->n);
}

void
rp_maker_event_list (RpCardMaker *self, RpCardList list, const guint *events, guint n)
{
  for (guint i = 0; i < rp_maker_room (self, list, n); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, events[i]);
      const RpEvent *event = rp_dataset_event (self->dataset, events[i]);
      g_autofree char *when = rp_record_text_when (self->dataset, ref);
      g_autofree char *given = event->when_text != NULL ? g_strdup_printf (_ ("“%s”"), event->when_text) : NULL;

      /* Of what has no date its wording says more than that it has none. */
      rp_maker_record (self, ref, when != NULL ? when : given != NULL ? given : _ ("undated"), NULL);
    }
  rp_maker_more (self, list, n);
}

void
rp_maker_events (RpCardMaker *self, RpCardList list, const char *heading, const guint *events, guint n)
{
  rp_maker_list_heading (self, heading, n);
  rp_maker_event_list (self, list, events, n);
}

void
rp_card_request_init (RpCardRequest *request, RpDataset *dataset, RpRecordRef ref)
{
  *request = (RpCardRequest){ .dataset = dataset, .ref = ref };
  for (guint i = 0; i < RP_CARD_N_LISTS; i++)
    request->limits[i] = RP_CARD_LIMIT;
  request->limits[RP_CARD_LIST_TIES_OUTSIDE] = request->limits[RP_CARD_LIST_FIGURES_OUTSIDE] = 0;
}

RpCard *
rp_card_alloc (RpDataset *dataset, RpRecordRef ref)
{
  RpCard *card = g_new0 (RpCard, 1);

  card->dataset = g_object_ref (dataset);
  card->ref = ref;
  card->blocks = g_ptr_array_new_with_free_func (free_block);
  return card;
}

RpCard *
rp_card_new (const RpCardRequest *request)
{
  RpCard *card = rp_card_alloc (request->dataset, request->ref);
  RpCardMaker maker = { card, request, request->dataset, rp_dataset_record (request->dataset, request->ref) };

  switch (request->ref.type)
    {
    case RP_RECORD_EVENT:
      rp_maker_event (&maker, request->ref.index);
      break;
    case RP_RECORD_ENTITY:
      rp_maker_entity (&maker, request->ref.index);
      break;
    case RP_RECORD_RELATION:
      rp_maker_relation (&maker, request->ref.index);
      break;
    case RP_RECORD_SOURCE:
      rp_maker_source (&maker, request->ref.index);
      break;
    case RP_RECORD_NONE:
    default:
      rp_maker_dataset (&maker);
      break;
    }
  return card;
}

void
rp_card_free (RpCard *card)
{
  if (card == NULL)
    return;
  g_object_unref (card->dataset);
  g_ptr_array_unref (card->blocks);
  g_free (card);
}
