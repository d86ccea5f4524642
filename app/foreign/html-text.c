/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-text.h"

#include "html-entities.h"

#include <string.h>

#define MOST_NAME 24
#define MOST_BRACKETED 64 /* bytes of "<word>" that is no tag */
#define NO_BREAK 0xA0     /* a blank that editors write to keep an empty line */
#define MOST_LINKS 256    /* of one text, looked through for equal ones */

typedef enum
{
  TAG_INLINE,
  TAG_HIDDEN,    /* with all that it holds */
  TAG_BREAK,     /* br */
  TAG_LINE,      /* begins and ends a line */
  TAG_PARAGRAPH, /* stands apart */
  TAG_LIST,
  TAG_ITEM,
  TAG_CELL,
  TAG_AS_WRITTEN, /* pre */
} TagRole;

typedef struct
{
  const char *name;
  TagRole role;
  const char *address; /* the attribute that holds one; nullable */
} TagKind;

static const TagKind tag_kinds[] = {
  { "a", TAG_INLINE, "href" },
  { "abbr", TAG_INLINE, NULL },
  { "address", TAG_LINE, NULL },
  { "area", TAG_INLINE, "href" },
  { "article", TAG_PARAGRAPH, NULL },
  { "aside", TAG_PARAGRAPH, NULL },
  { "audio", TAG_INLINE, "src" },
  { "b", TAG_INLINE, NULL },
  { "base", TAG_INLINE, NULL },
  { "big", TAG_INLINE, NULL },
  { "blockquote", TAG_PARAGRAPH, NULL },
  { "body", TAG_LINE, NULL },
  { "br", TAG_BREAK, NULL },
  { "caption", TAG_LINE, NULL },
  { "center", TAG_LINE, NULL },
  { "cite", TAG_INLINE, NULL },
  { "code", TAG_INLINE, NULL },
  { "dd", TAG_LINE, NULL },
  { "del", TAG_INLINE, NULL },
  { "details", TAG_LINE, NULL },
  { "dfn", TAG_INLINE, NULL },
  { "div", TAG_LINE, NULL },
  { "dl", TAG_PARAGRAPH, NULL },
  { "dt", TAG_LINE, NULL },
  { "em", TAG_INLINE, NULL },
  { "embed", TAG_INLINE, "src" },
  { "figcaption", TAG_LINE, NULL },
  { "figure", TAG_PARAGRAPH, NULL },
  { "font", TAG_INLINE, NULL },
  { "footer", TAG_PARAGRAPH, NULL },
  { "form", TAG_LINE, NULL },
  { "h1", TAG_PARAGRAPH, NULL },
  { "h2", TAG_PARAGRAPH, NULL },
  { "h3", TAG_PARAGRAPH, NULL },
  { "h4", TAG_PARAGRAPH, NULL },
  { "h5", TAG_PARAGRAPH, NULL },
  { "h6", TAG_PARAGRAPH, NULL },
  { "head", TAG_INLINE, NULL },
  { "header", TAG_PARAGRAPH, NULL },
  { "hr", TAG_PARAGRAPH, NULL },
  { "html", TAG_INLINE, NULL },
  { "i", TAG_INLINE, NULL },
  { "iframe", TAG_HIDDEN, "src" },
  { "img", TAG_INLINE, "src" },
  { "input", TAG_INLINE, NULL },
  { "ins", TAG_INLINE, NULL },
  { "kbd", TAG_INLINE, NULL },
  { "label", TAG_INLINE, NULL },
  { "li", TAG_ITEM, NULL },
  { "link", TAG_INLINE, NULL },
  { "main", TAG_PARAGRAPH, NULL },
  { "mark", TAG_INLINE, NULL },
  { "meta", TAG_INLINE, NULL },
  { "nav", TAG_PARAGRAPH, NULL },
  { "noscript", TAG_HIDDEN, NULL },
  { "object", TAG_INLINE, "data" },
  { "ol", TAG_LIST, NULL },
  { "option", TAG_LINE, NULL },
  { "p", TAG_PARAGRAPH, NULL },
  { "pre", TAG_AS_WRITTEN, NULL },
  { "q", TAG_INLINE, NULL },
  { "s", TAG_INLINE, NULL },
  { "samp", TAG_INLINE, NULL },
  { "script", TAG_HIDDEN, NULL },
  { "section", TAG_PARAGRAPH, NULL },
  { "select", TAG_LINE, NULL },
  { "small", TAG_INLINE, NULL },
  { "source", TAG_INLINE, "src" },
  { "span", TAG_INLINE, NULL },
  { "strike", TAG_INLINE, NULL },
  { "strong", TAG_INLINE, NULL },
  { "style", TAG_HIDDEN, NULL },
  { "sub", TAG_INLINE, NULL },
  { "summary", TAG_LINE, NULL },
  { "sup", TAG_INLINE, NULL },
  { "svg", TAG_HIDDEN, NULL },
  { "table", TAG_PARAGRAPH, NULL },
  { "tbody", TAG_LINE, NULL },
  { "td", TAG_CELL, NULL },
  { "template", TAG_HIDDEN, NULL },
  { "textarea", TAG_LINE, NULL },
  { "tfoot", TAG_LINE, NULL },
  { "th", TAG_CELL, NULL },
  { "thead", TAG_LINE, NULL },
  { "time", TAG_INLINE, NULL },
  { "title", TAG_HIDDEN, NULL },
  { "tr", TAG_LINE, NULL },
  { "tt", TAG_INLINE, NULL },
  { "u", TAG_INLINE, NULL },
  { "ul", TAG_LIST, NULL },
  { "var", TAG_INLINE, NULL },
  { "video", TAG_INLINE, "src" },
  { "wbr", TAG_INLINE, NULL },
};

typedef struct
{
  const char *begin, *attributes, *end; /* end: past the ">" */
  const TagKind *kind;                  /* NULL: not one of HTML's */
  char name[MOST_NAME];
  gboolean closing;
} Tag;

typedef struct
{
  const char *end;
  GString *out;
  GPtrArray *links;
  GHashTable *closed; /* names, not HTML's, of which there is an end tag */
  guint breaks;       /* before the next character */
  guint lists, as_written;
  gboolean blocks;  /* there are tags that make lines: the text's own line breaks are blanks */
  gboolean blank;   /* one is due */
  gboolean item;    /* a dash is due */
  gboolean changed; /* something was no plain text */
  gboolean quotes_off, tags_off;
  gboolean unclosed[G_N_ELEMENTS (tag_kinds)];
} Walk;

char *
rp_web_address (const char *address)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };
  g_autofree char *plain = address != NULL ? g_strstrip (g_strdup (address)) : NULL;

  if (plain == NULL || strpbrk (plain, "\n\r\t\"<>") != NULL)
    return NULL;
  if (g_str_has_prefix (plain, "//") && plain[2] != '\0')
    return g_strconcat ("https:", plain, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (plain, schemes[i], strlen (schemes[i])) == 0 && plain[strlen (schemes[i])] != '\0')
      return g_steal_pointer (&plain);
  return NULL;
}

/* ---- tags ---- */

static const TagKind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tag_kinds); i++)
    if (strcmp (tag_kinds[i].name, name) == 0)
      return &tag_kinds[i];
  return NULL;
}

/* Past the ">" that ends the tag whose attributes begin at C, or NULL. What failed once is not tried again, so that the
 * time stays linear. */
static const char *
tag_end (Walk *walk, const char *c)
{
  const char *plain = walk->tags_off ? NULL : memchr (c, '>', (gsize)(walk->end - c));

  walk->tags_off = plain == NULL;
  if (plain == NULL || walk->quotes_off)
    return plain != NULL ? plain + 1 : NULL;
  for (; c < walk->end && *c != '>'; c++)
    if (*c == '"' || *c == '\'')
      {
        const char *close = memchr (c + 1, *c, (gsize)(walk->end - c - 1));
        if (close == NULL)
          break;
        c = close;
      }
  walk->quotes_off = c >= walk->end || *c != '>';
  return walk->quotes_off ? plain + 1 : c + 1;
}

/* Whether there is an attribute with a value: the rest of a tag that was cut off. */
static gboolean
has_value (const char *c)
{
  while (g_ascii_isspace (*c))
    c++;
  if (!g_ascii_isalpha (*c))
    return FALSE;
  while (g_ascii_isalnum (*c) || *c == '-' || *c == ':')
    c++;
  return *c == '=';
}

/* Whether C begins a tag: "<name" or "</name". "a < b", <me@example.org> and <https://…> are none. */
static gboolean
read_tag (Walk *walk, const char *c, Tag *tag)
{
  gsize n;

  tag->begin = c;
  tag->closing = c[1] == '/';
  c += tag->closing ? 2 : 1;
  if (!g_ascii_isalpha (*c))
    return FALSE;
  for (n = 0; n < 4 * MOST_NAME && c[n] != '\0' && strchr (" \t\n\r\f/>", c[n]) == NULL;)
    n++;
  if (memchr (c, '@', n) != NULL || (c[n] == '/' && c[n - 1] == ':'))
    return FALSE;
  for (gsize i = 0; i < MOST_NAME; i++)
    tag->name[i] = i < n && n < MOST_NAME ? g_ascii_tolower (c[i]) : '\0';
  tag->kind = find_kind (tag->name);
  tag->attributes = c + n;
  tag->end = tag_end (walk, tag->attributes);
  if (tag->end != NULL)
    return TRUE;
  tag->end = walk->end;
  return tag->kind != NULL && has_value (tag->attributes);
}

/* A tag of no known name is one when it looks like nothing else: <redacted> is a word in brackets. */
static gboolean
is_markup (const Walk *walk, const Tag *tag)
{
  gsize n = (gsize)(tag->end - tag->attributes);

  return tag->kind != NULL || tag->closing || tag->name[0] == '\0' || strpbrk (tag->name, "-:<") != NULL
         || n > MOST_BRACKETED || tag->end[-2] == '/' || memchr (tag->attributes, '=', n) != NULL
         || g_hash_table_contains (walk->closed, tag->name);
}

/* Where WORDS begin, or NULL. Never looks beyond them, unlike strstr () where a sanitizer has replaced it. */
static const char *
find (const Walk *walk, const char *c, const char *words)
{
  gsize n = strlen (words);

  for (; (c = memchr (c, words[0], (gsize)(walk->end - c))) != NULL; c++)
    if ((gsize)(walk->end - c) >= n && memcmp (c, words, n) == 0)
      return c;
  return NULL;
}

/* Past the comment, declaration or processing instruction at C ("<!" or "<?"), or NULL: it is none. */
static const char *
skip_declaration (const Walk *walk, const char *c)
{
  const char *end;

  if (strncmp (c, "<!--", 4) == 0)
    {
      if (c[4] == '>')
        return c + 5;
      end = find (walk, c + 4, "-->");
      return end != NULL ? end + 3 : walk->end;
    }
  if ((c[1] != '!' && c[1] != '?') || (!g_ascii_isalpha (c[2]) && c[2] != '['))
    return NULL;
  end = strchr (c, '>');
  return end != NULL ? end + 1 : walk->end;
}

/* Past the end tag of what is hidden. Where there is none, a script or style hides the rest, and nothing else does. */
static const char *
skip_hidden (Walk *walk, const Tag *tag)
{
  gboolean *unclosed = &walk->unclosed[tag->kind - tag_kinds];
  gsize n = strlen (tag->name);
  gboolean to_end = strcmp (tag->name, "script") == 0 || strcmp (tag->name, "style") == 0;
  const char *c = tag->end;

  if (!to_end && (*unclosed || c[-2] == '/'))
    return c;
  while ((c = find (walk, c, "</")) != NULL)
    {
      c += 2;
      if (g_ascii_strncasecmp (c, tag->name, n) == 0 && !g_ascii_isalnum (c[n]))
        {
          c = strchr (c, '>');
          break;
        }
    }
  *unclosed = c == NULL;
  if (c != NULL)
    return c + 1;
  return to_end ? walk->end : tag->end;
}

/* ---- what comes out ---- */

/* C as it is, whatever is due before it. */
static void
add_character (Walk *walk, gunichar c)
{
  GString *out = walk->out;

  if (walk->breaks > 0 && out->len > 0)
    for (guint i = 0; i < walk->breaks; i++)
      g_string_append_c (out, '\n');
  else if (walk->blank && out->len > 0)
    g_string_append_c (out, ' ');
  if (walk->item)
    {
      for (guint i = 1; i < MIN (walk->lists, 8); i++)
        g_string_append (out, "  ");
      g_string_append (out, "- ");
    }
  walk->breaks = 0;
  walk->blank = walk->item = FALSE;
  g_string_append_unichar (out, c);
}

static void
put (Walk *walk, gunichar c)
{
  gboolean blank = c < 0x80 && g_ascii_isspace ((char)c);

  if (!blank && (c != NO_BREAK || walk->breaks == 0 || !walk->blocks))
    add_character (walk, c);
  else if (!blank)
    return;
  else if (!walk->blocks || (walk->as_written > 0 && walk->breaks == 0))
    g_string_append_unichar (walk->out, c);
  else
    walk->blank = TRUE;
}

static void
want_breaks (Walk *walk, guint breaks)
{
  if (!walk->item)
    walk->breaks = MAX (walk->breaks, breaks);
  walk->blank = FALSE;
}

static void
apply (Walk *walk, const Tag *tag)
{
  switch (tag->kind->role)
    {
    case TAG_BREAK:
      walk->breaks = MIN (walk->breaks + 1, 2);
      walk->blank = FALSE;
      break;
    case TAG_LINE:
      want_breaks (walk, 1);
      break;
    case TAG_PARAGRAPH:
      want_breaks (walk, 2);
      break;
    case TAG_AS_WRITTEN:
      want_breaks (walk, 2);
      walk->as_written = !tag->closing;
      break;
    case TAG_LIST:
      walk->lists = tag->closing ? walk->lists - (walk->lists > 0) : walk->lists + 1;
      want_breaks (walk, walk->lists > (tag->closing ? 0 : 1) ? 1 : 2);
      walk->item = FALSE;
      break;
    case TAG_ITEM:
      want_breaks (walk, 1);
      walk->item = !tag->closing;
      break;
    case TAG_CELL:
      walk->blank = TRUE;
      break;
    case TAG_INLINE:
    case TAG_HIDDEN:
    default:
      break;
    }
}

/* ---- links ---- */

/* NAME and VALUE of the attribute at C. Where the next begins, or NULL: there is none. */
static const char *
next_attribute (const char *c, const char *stop, GString *name, GString *value)
{
  char quote;

  g_string_truncate (name, 0);
  g_string_truncate (value, 0);
  while (c < stop && (g_ascii_isspace (*c) || *c == '/'))
    c++;
  if (c >= stop)
    return NULL;
  do
    g_string_append_c (name, g_ascii_tolower (*c++));
  while (c < stop && !g_ascii_isspace (*c) && *c != '=');
  while (c < stop && g_ascii_isspace (*c))
    c++;
  if (c >= stop || *c != '=')
    return c;
  for (c++; c < stop && g_ascii_isspace (*c);)
    c++;
  quote = c < stop && (*c == '"' || *c == '\'') ? *c++ : ' ';
  for (; c < stop && (quote == ' ' ? !g_ascii_isspace (*c) : *c != quote); c++)
    g_string_append_c (value, *c);
  return c < stop && quote != ' ' ? c + 1 : c;
}

/* Takes VALUE as it stands in the HTML. */
static void
add_link (GPtrArray *links, const char *value)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  g_autofree char *address = NULL;

  for (const char *c = value; *c != '\0';)
    {
      gunichar character;
      gsize n = rp_html_entity (c, &character);
      if (n > 0)
        g_string_append_unichar (decoded, character);
      else
        g_string_append_c (decoded, *c);
      c += MAX (n, 1);
    }
  address = rp_web_address (decoded->str);
  if (address == NULL || !g_utf8_validate (address, -1, NULL) || links->len >= MOST_LINKS)
    return;
  for (guint i = 0; i < links->len; i++)
    if (strcmp (g_ptr_array_index (links, i), address) == 0)
      return;
  g_ptr_array_add (links, g_steal_pointer (&address));
}

static void
collect_links (Walk *walk, const Tag *tag)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);
  const char *stop = tag->end[-1] == '>' ? tag->end - 1 : tag->end;
  const char *c = tag->attributes;

  if (walk->links == NULL || tag->closing || tag->kind->address == NULL)
    return;
  while ((c = next_attribute (c, stop, name, value)) != NULL)
    if (strcmp (name->str, tag->kind->address) == 0)
      add_link (walk->links, value->str);
}

/* ---- the walk ---- */

/* Past what is no plain text at C, or C: it is. */
static const char *
skip_markup (Walk *walk, const char *c)
{
  const char *end = skip_declaration (walk, c);
  Tag tag;

  if (end != NULL)
    return end;
  if (!read_tag (walk, c, &tag) || !is_markup (walk, &tag))
    return c;
  if (tag.kind == NULL)
    return tag.end;
  collect_links (walk, &tag);
  apply (walk, &tag);
  return tag.kind->role == TAG_HIDDEN && !tag.closing ? skip_hidden (walk, &tag) : tag.end;
}

/* What is to be known before the first character comes out. */
static void
look_ahead (Walk *walk, const char *html)
{
  Tag tag;

  for (const char *c = strchr (html, '<'), *next; c != NULL; c = strchr (next, '<'))
    {
      next = c + 1;
      if (!read_tag (walk, c, &tag))
        continue;
      next = tag.end;
      walk->blocks = walk->blocks || (tag.kind != NULL && tag.kind->role > TAG_HIDDEN);
      if (tag.kind == NULL && tag.closing)
        g_hash_table_add (walk->closed, g_strdup (tag.name));
    }
  walk->quotes_off = walk->tags_off = FALSE;
}

/* Blanks at its end, and at the ends of its lines. */
static void
trim (GString *out)
{
  gsize kept = 0;

  for (gsize i = 0; i < out->len; i++)
    {
      if (out->str[i] == '\n')
        while (kept > 0 && (out->str[kept - 1] == ' ' || out->str[kept - 1] == '\t'))
          kept--;
      out->str[kept++] = out->str[i];
    }
  g_string_truncate (out, kept);
  while (out->len > 0 && g_ascii_isspace (out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  for (kept = 0; g_ascii_isspace (out->str[kept]);)
    kept++;
  g_string_erase (out, 0, (gssize)kept);
}

char *
rp_html_text_links (const char *html, GPtrArray *links)
{
  g_autoptr (GHashTable) closed = NULL;
  Walk walk = { .links = links };

  if (html == NULL || strpbrk (html, "<&") == NULL)
    return g_strdup (html);
  closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk.closed = closed;
  walk.end = html + strlen (html);
  walk.out = g_string_sized_new (strlen (html) / 2);
  look_ahead (&walk, html);
  for (const char *c = html; c < walk.end;)
    {
      gunichar character = 0;
      const char *next = *c == '<' ? skip_markup (&walk, c) : c;
      gsize n = next == c ? rp_html_entity (c, &character) : 0;

      walk.changed = walk.changed || next > c || n > 0;
      if (next == c)
        put (&walk, n > 0 ? character : g_utf8_get_char (c));
      if (next == c)
        next = n > 0 ? c + n : g_utf8_next_char (c);
      c = next;
    }
  if (walk.changed)
    trim (walk.out);
  return g_string_free (walk.out, FALSE);
}

char *
rp_html_text (const char *html)
{
  return rp_html_text_links (html, NULL);
}
