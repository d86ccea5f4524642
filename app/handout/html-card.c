/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "card.h"
#include "html-words.h"
#include "svg-groups.h"
#include "xml-writer.h"

#define MOST_LOOKED_AT 1000u /* of a list, of which some may be hidden */

struct _RpHtmlNumbers
{
  guint *of[RP_RECORD_SOURCE + 1];
};

/* A list of the card that has begun with a heading, which is written with the first that there is to say. */
typedef struct
{
  GString *out;
  const RpHtmlCardScope *scope;
  const RpCardBlock *heading; /* not written yet; nullable */
  GPtrArray *waiting;         /* RpCardBlock: texts behind it */
  gboolean in_list;           /* <ul> is open */
  gboolean below;             /* a heading has been met */
  guint n_listed, n_more;
} Writer;

RpHtmlNumbers *
rp_html_numbers_new (RpDataset *dataset)
{
  RpHtmlNumbers *self = g_new0 (RpHtmlNumbers, 1);

  for (guint type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    self->of[type] = g_new0 (guint, (gsize)rp_dataset_n_records (dataset, (RpRecordType)type) + 1);
  return self;
}

void
rp_html_numbers_free (RpHtmlNumbers *self)
{
  for (guint type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    g_free (self->of[type]);
  g_free (self);
}

void
rp_html_numbers_set (RpHtmlNumbers *self, RpRecordRef ref, guint number)
{
  self->of[ref.type][ref.index] = number;
}

guint
rp_html_numbers_get (const RpHtmlNumbers *self, RpRecordRef ref)
{
  return ref.type != RP_RECORD_NONE ? self->of[ref.type][ref.index] : 0;
}

/* ---- what is hidden ---- */

static gboolean
is_hidden_ref (const Writer *self, RpRecordRef ref)
{
  return ref.type != RP_RECORD_NONE && !self->scope->is_visible (ref, self->scope->data);
}

static gboolean
names_hidden (const Writer *self, const GArray *spans)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    if (is_hidden_ref (self, g_array_index (spans, RpCardSpan, i).ref))
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (const Writer *self, const RpCardBlock *block)
{
  return is_hidden_ref (self, block->ref) || names_hidden (self, block->spans) || names_hidden (self, block->below);
}

/* A passage's note without an origin that is hidden. Transfer full, nullable. */
static char *
note_of (const Writer *self, const RpCardBlock *block)
{
  const char *word = _ ("origin: ");

  for (const char *at = block->note; at != NULL && (at = strstr (at, word)) != NULL; at++)
    if (g_hash_table_contains (self->scope->hidden, at + strlen (word)))
      return block->against ? g_strdup (_ ("disputes it")) : NULL;
  return g_strdup (block->note);
}

/* ---- spans ---- */

static void
write_record_span (const Writer *self, const RpCardSpan *span)
{
  guint number = rp_html_numbers_get (self->scope->numbers, span->ref);

  if (number > 0)
    g_string_append_printf (self->out, "<a href=\"#card-%u\">", number);
  else
    g_string_append (self->out, "<bdi>");
  rp_html_add_text (self->out, span->text);
  g_string_append (self->out, number > 0 ? "</a>" : "</bdi>");
}

static void
write_spans (const Writer *self, const GArray *spans)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const RpCardSpan *span = &g_array_index (spans, RpCardSpan, i);

      if (span->kind == RP_CARD_TO_RECORD)
        write_record_span (self, span);
      else if (span->kind == RP_CARD_TO_ADDRESS)
        rp_html_link (self->out, span->text, span->text);
      else
        rp_html_add_text (self->out, span->text);
    }
}

static void
write_within (const Writer *self, const char *begin, const GArray *spans, const char *end)
{
  if (spans == NULL || spans->len == 0)
    return;
  g_string_append (self->out, begin);
  write_spans (self, spans);
  g_string_append (self->out, end);
}

/* ---- lists ---- */

static void
end_list (Writer *self)
{
  if (self->in_list)
    g_string_append (self->out, "</ul>\n");
  self->in_list = FALSE;
}

static void
write_more (Writer *self)
{
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", self->n_more), self->n_more);

  if (self->n_more > 0)
    rp_html_element (self->out, "p", "more", words);
  self->n_more = 0;
}

static void
begin_section (Writer *self, const RpCardBlock *heading)
{
  end_list (self);
  write_more (self);
  self->heading = heading;
  self->below = TRUE;
  self->n_listed = 0;
  g_ptr_array_set_size (self->waiting, 0);
}

static void
say_heading (Writer *self)
{
  const RpCardBlock *heading = g_steal_pointer (&self->heading);

  if (heading == NULL)
    return;
  g_string_append (self->out, "<h4>");
  rp_html_add_text (self->out, heading->caption);
  if (heading->role != NULL && !self->scope->hides_anything)
    g_string_append_printf (self->out, " <span class=\"count\">%s</span>", heading->role);
  g_string_append (self->out, "</h4>\n");
  for (guint i = 0; i < self->waiting->len; i++)
    write_within (self, "<p>", ((const RpCardBlock *)g_ptr_array_index (self->waiting, i))->spans, "</p>\n");
}

static void
write_record (Writer *self, const RpCardBlock *block)
{
  if (self->n_listed >= RP_CARD_LIMIT)
    {
      self->n_more++;
      return;
    }
  self->n_listed++;
  if (!self->in_list)
    g_string_append (self->out, "<ul>\n");
  self->in_list = TRUE;
  write_within (self, "<li>", block->spans, "");
  if (block->role != NULL)
    {
      g_string_append_c (self->out, ' ');
      rp_html_element (self->out, "span", "role", block->role);
    }
  write_within (self, "<div class=\"below\">", block->below, "</div>");
  g_string_append (self->out, "</li>\n");
}

/* ---- blocks ---- */

static void
write_head (Writer *self, const RpCardBlock *block)
{
  rp_html_element (self->out, "p", "kind", block->caption);
  write_within (self, "<h3>", block->spans, "</h3>\n");
}

static void
write_when (Writer *self, const RpCardBlock *block)
{
  write_within (self, "<p class=\"when\">", block->spans, "");
  for (guint i = 0; block->badges != NULL && i < block->badges->len; i++)
    {
      g_string_append_c (self->out, ' ');
      rp_html_element (self->out, "span", "badge", g_ptr_array_index (block->badges, i));
    }
  g_string_append (self->out, "</p>\n");
}

static void
write_fact (Writer *self, const RpCardBlock *block)
{
  g_string_append (self->out, "<div class=\"fact\">");
  rp_html_element (self->out, "span", "name", block->caption);
  write_within (self, "<div class=\"value\">", block->spans, "</div>");
  write_within (self, "<div class=\"below\">", block->below, "</div>");
  g_string_append (self->out, "</div>\n");
}

static void
write_source (Writer *self, const RpCardBlock *block)
{
  end_list (self);
  write_within (self, "<p class=\"source\">", block->spans, "");
  write_within (self, "<span class=\"below\">", block->below, "</span>");
  g_string_append (self->out, "</p>\n");
}

static void
write_passage (Writer *self, const RpCardBlock *block)
{
  g_autofree char *note = note_of (self, block);
  const char *between = "";

  g_string_append_printf (self->out, "<div class=\"passage%s\">", block->against ? " against" : "");
  if (block->quote != NULL && *block->quote != '\0')
    rp_html_element (self->out, "blockquote", NULL, block->quote);
  g_string_append (self->out, "<p class=\"below\">");
  write_spans (self, block->spans);
  between = block->spans->len > 0 ? " · " : "";
  for (guint i = 0; i < 3; i++)
    {
      const char *words = i == 0 ? block->locator : i == 1 ? block->role : note;

      if (words == NULL || *words == '\0')
        continue;
      g_string_append (self->out, between);
      rp_html_add_text (self->out, words);
      between = " · ";
    }
  g_string_append (self->out, "</p></div>\n");
}

static void
write_difference (Writer *self, const RpCardBlock *block)
{
  gboolean any = FALSE;

  for (guint i = 0; i < block->rows->len; i++)
    {
      const RpCardRow *row = &g_array_index (block->rows, RpCardRow, i);

      if (names_hidden (self, row->value) || names_hidden (self, row->who))
        continue;
      any |= !row->own;
    }
  if (!any)
    return;
  say_heading (self);
  g_string_append (self->out, "<table><caption>");
  rp_html_add_text (self->out, block->caption);
  g_string_append (self->out, " ");
  rp_html_element (self->out, "span", "role", block->role);
  g_string_append (self->out, "</caption>\n");
  for (guint i = 0; i < block->rows->len; i++)
    {
      const RpCardRow *row = &g_array_index (block->rows, RpCardRow, i);

      if (names_hidden (self, row->value) || names_hidden (self, row->who))
        continue;
      g_string_append (self->out, "<tr><td>");
      write_spans (self, row->value);
      g_string_append (self->out, "</td><td>");
      write_spans (self, row->who);
      g_string_append (self->out, "</td></tr>\n");
    }
  g_string_append (self->out, "</table>\n");
}

/* Behind a heading texts wait for what they are about; counts among them are of what is hidden too. */
static void
write_text (Writer *self, const RpCardBlock *block)
{
  if (self->below)
    {
      if (self->heading != NULL && (!self->scope->hides_anything || block->kind == RP_CARD_DOUBT))
        g_ptr_array_add (self->waiting, (gpointer)block);
      return;
    }
  write_within (self, block->kind == RP_CARD_NOTE ? "<p class=\"below\">" : "<p class=\"text\">", block->spans,
                "</p>\n");
}

static gboolean
is_evidence (const RpCardBlock *block)
{
  return block->kind == RP_CARD_SOURCE || block->kind == RP_CARD_PASSAGE || block->kind == RP_CARD_DIFFERENCE;
}

static void
write_block (Writer *self, const RpCardBlock *block)
{
  switch (block->kind)
    {
    case RP_CARD_HEAD:
      write_head (self, block);
      break;
    case RP_CARD_WHEN:
      write_when (self, block);
      break;
    case RP_CARD_HEADING:
      begin_section (self, block);
      break;
    case RP_CARD_TEXT:
    case RP_CARD_NOTE:
    case RP_CARD_DOUBT:
      write_text (self, block);
      break;
    case RP_CARD_DIFFERENCE:
      end_list (self);
      write_difference (self, block);
      break;
    case RP_CARD_FACT:
    case RP_CARD_PASSAGE:
      end_list (self);
      say_heading (self);
      (block->kind == RP_CARD_FACT ? write_fact : write_passage) (self, block);
      break;
    case RP_CARD_SOURCE:
    case RP_CARD_RECORD:
      say_heading (self);
      (block->kind == RP_CARD_SOURCE ? write_source : write_record) (self, block);
      break;
    case RP_CARD_MORE:
      self->n_more += self->scope->hides_anything ? 0 : block->n;
      break;
    case RP_CARD_STRIP:
    case RP_CARD_IMAGE:
    case RP_CARD_PLACE:
    case RP_CARD_PROBLEMS:
    default: /* of the window, or of this machine */
      break;
    }
}

/* As its marks have it. */
static void
write_id (GString *out, const char *id)
{
  g_autofree char *valid = g_utf8_make_valid (id, -1);
  glong length = g_utf8_strlen (valid, -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (length, RP_SVG_DATA_ID_LENGTH));
  g_autoptr (GString) escaped = g_string_new (NULL);

  rp_xml_append_escaped (escaped, cut, TRUE);
  g_string_append (out, " data-id=\"");
  rp_html_markup (out, escaped->str, escaped->len);
  g_string_append_c (out, '"');
}

void
rp_html_card_write (GString *out, const RpHtmlCardScope *scope, RpRecordRef ref)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  g_autoptr (RpCard) card = NULL;
  Writer self = { .out = out, .scope = scope, .waiting = waiting };
  RpCardRequest request;

  rp_card_request_init (&request, scope->dataset, ref);
  for (guint i = 0; i < RP_CARD_N_LISTS; i++)
    request.limits[i] = MAX (request.limits[i], scope->hides_anything ? MOST_LOOKED_AT : 0);
  card = rp_card_new (&request);
  g_string_append_printf (out, "<article class=\"card\" id=\"card-%u\"", rp_html_numbers_get (scope->numbers, ref));
  write_id (out, rp_dataset_record (scope->dataset, ref)->id);
  g_string_append (out, ">\n");
  for (guint i = 0; i < card->blocks->len; i++)
    {
      const RpCardBlock *block = g_ptr_array_index (card->blocks, i);

      if (scope->without_sources && is_evidence (block))
        continue;
      if (block->kind == RP_CARD_HEAD || !is_hidden (&self, block))
        write_block (&self, block);
    }
  begin_section (&self, NULL);
  g_string_append (out, "</article>\n");
}
