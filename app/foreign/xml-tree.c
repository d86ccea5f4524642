/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml-tree.h"

#include "memory-blocks.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#define MOST_PROLOG ((gsize)64 * 1024)
#define STEP_NODES 4096

struct _RpXmlTree
{
  RpMemoryBlocks memory; /* of all nodes and texts */
  GHashTable *names;     /* local name → itself, for each is said a hundred thousand times */
  xmlParserCtxtPtr parser;
  RpXmlNode *root, *open;
  RpXmlNode *lasts[RP_XML_MAX_DEPTH + 2]; /* the last child so far at each depth */
  GString *texts[RP_XML_MAX_DEPTH + 2];   /* of the open elements */
  guint depth, n_nodes;
  GCancellable *cancellable;
  char *error;
  guint line, column;
};

RpXmlTree *
rp_xml_tree_new (void)
{
  RpXmlTree *self = g_new0 (RpXmlTree, 1);

  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
rp_xml_tree_free (RpXmlTree *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    if (self->texts[i] != NULL)
      g_string_free (self->texts[i], TRUE);
  g_hash_table_unref (self->names);
  rp_memory_blocks_clear (&self->memory);
  g_free (self->error);
  g_free (self);
}

const char *
rp_xml_tree_get_error (const RpXmlTree *self, guint *line, guint *column)
{
  *line = self->line;
  *column = self->column;
  return self->error;
}

/* ---- what the parser calls ---- */

static void
place (const RpXmlTree *self, guint *line, guint *column)
{
  *line = (guint)MAX (xmlSAX2GetLineNumber (self->parser), 0);
  *column = (guint)MAX (xmlSAX2GetColumnNumber (self->parser), 0);
}

/* The first error is the one that counts. MESSAGE: transfer full. */
static void
refuse (RpXmlTree *self, char *message)
{
  if (self->error == NULL)
    {
      self->error = message;
      place (self, &self->line, &self->column);
    }
  else
    g_free (message);
  xmlStopParser (self->parser);
}

static const char *
keep_name (RpXmlTree *self, const xmlChar *name)
{
  const char *local = strrchr ((const char *)name, ':'); /* of a prefix that nobody has bound */
  const char *known;

  local = local != NULL && local[1] != '\0' ? local + 1 : (const char *)name;
  known = g_hash_table_lookup (self->names, local);
  if (known == NULL)
    {
      known = rp_memory_blocks_copy (&self->memory, local, strlen (local));
      g_hash_table_add (self->names, (gpointer)known);
    }
  return known;
}

static void
keep_attributes (RpXmlTree *self, RpXmlNode *node, int n, const xmlChar **given)
{
  RpXmlAttribute *attributes = rp_memory_blocks_take (&self->memory, (gsize)n * sizeof *attributes);

  /* five pointers an attribute: name, prefix, address, and its value's begin and end */
  for (int i = 0; i < n; i++)
    {
      const char *value = (const char *)given[5 * i + 3], *end = (const char *)given[5 * i + 4];
      attributes[i].name = keep_name (self, given[5 * i]);
      attributes[i].value = rp_memory_blocks_copy (&self->memory, value, (gsize)(end - value));
    }
  node->attributes = attributes;
  node->n_attributes = (guint)n;
}

/* What was read since the last tag belongs to what it stood in, or behind. */
static void
settle_text (RpXmlTree *self, gboolean is_end)
{
  GString *text = self->texts[self->depth];
  RpXmlNode *last = self->lasts[self->depth];
  const char *kept = NULL;

  if (text == NULL || text->len == 0 || self->open == NULL)
    return;
  if (last == NULL && is_end)
    g_strstrip (text->str);
  else if (last == NULL)
    g_strchug (text->str);
  if (text->str[strspn (text->str, " \t\r\n")] != '\0')
    kept = rp_memory_blocks_copy (&self->memory, text->str, strlen (text->str));
  if (last == NULL)
    self->open->text = kept;
  else
    last->tail = kept != NULL ? kept : " ";
  g_string_truncate (text, 0);
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix G_GNUC_UNUSED, const xmlChar *address G_GNUC_UNUSED,
          int n_spaces G_GNUC_UNUSED, const xmlChar **spaces G_GNUC_UNUSED, int n_attributes,
          int n_defaulted G_GNUC_UNUSED, const xmlChar **attributes)
{
  RpXmlTree *self = ((xmlParserCtxtPtr)data)->_private;
  RpXmlNode *node;

  if (self->error != NULL)
    return;
  if (self->depth >= RP_XML_MAX_DEPTH)
    {
      refuse (self,
              g_strdup_printf (_ ("expected at most %d elements within each other, found more"), RP_XML_MAX_DEPTH));
      return;
    }
  if (self->n_nodes++ % STEP_NODES == 0 && g_cancellable_is_cancelled (self->cancellable))
    {
      xmlStopParser (self->parser);
      return;
    }
  settle_text (self, FALSE);
  node = rp_memory_blocks_take (&self->memory, sizeof *node);
  *node = (RpXmlNode){ .name = keep_name (self, name), .parent = self->open };
  place (self, &node->line, &node->column);
  keep_attributes (self, node, n_attributes, attributes);
  if (self->open == NULL)
    self->root = node;
  else if (self->lasts[self->depth] == NULL)
    self->open->first = node;
  else
    self->lasts[self->depth]->next = node;
  self->lasts[self->depth] = node;
  self->open = node;
  self->lasts[++self->depth] = NULL;
  if (self->texts[self->depth] != NULL)
    g_string_truncate (self->texts[self->depth], 0);
}

static void
end_cb (void *data, const xmlChar *name G_GNUC_UNUSED, const xmlChar *prefix G_GNUC_UNUSED,
        const xmlChar *address G_GNUC_UNUSED)
{
  RpXmlTree *self = ((xmlParserCtxtPtr)data)->_private;

  if (self->error != NULL || self->open == NULL)
    return;
  settle_text (self, TRUE);
  self->open = (RpXmlNode *)(gpointer)self->open->parent;
  self->depth--;
}

static void
text_cb (void *data, const xmlChar *bytes, int length)
{
  RpXmlTree *self = ((xmlParserCtxtPtr)data)->_private;

  if (self->error != NULL || self->open == NULL)
    return;
  if (self->texts[self->depth] == NULL)
    self->texts[self->depth] = g_string_new (NULL);
  g_string_append_len (self->texts[self->depth], (const char *)bytes, length);
}

/* &name; of a DTD that is not read stays as it is written. */
static void
reference_cb (void *data, const xmlChar *name)
{
  g_autofree char *written = g_strdup_printf ("&%s;", (const char *)name);

  text_cb (data, (const xmlChar *)written, (int)strlen (written));
}

/* A file may bring its own entities, and entities of entities, until a kilobyte is a gigabyte: the first ends it. */
static void
entity_cb (void *data, const xmlChar *name G_GNUC_UNUSED, int type G_GNUC_UNUSED,
           const xmlChar *public_id G_GNUC_UNUSED, const xmlChar *system_id G_GNUC_UNUSED,
           xmlChar *content G_GNUC_UNUSED)
{
  RpXmlTree *self = ((xmlParserCtxtPtr)data)->_private;

  refuse (self, g_strdup (_ ("the file declares entities of its own, which are not read")));
}

/* libxml2 ends its words with a line break; and the newer one wants the error to be constant. */
#if LIBXML_VERSION >= 21200
static void
error_cb (void *data, const xmlError *error)
#else
static void
error_cb (void *data, xmlErrorPtr error)
#endif
{
  RpXmlTree *self = data != NULL ? ((xmlParserCtxtPtr)data)->_private : NULL;
  g_autofree char *words = NULL;

  if (self == NULL || error->level != XML_ERR_FATAL || self->error != NULL)
    return;
  words = g_utf8_make_valid (error->message != NULL ? error->message : "?", -1);
  g_strdelimit (g_strstrip (words), "\n\r", ' ');
  self->error = g_strdup_printf (_ ("no well-formed XML: %s"), words);
  self->line = (guint)MAX (error->line, 0);
  self->column = (guint)MAX (error->int2, 0);
}

/* ---- reading ---- */

static xmlSAXHandler
handler (void)
{
  return (xmlSAXHandler){ .initialized = XML_SAX2_MAGIC,
                          .startElementNs = start_cb,
                          .endElementNs = end_cb,
                          .characters = text_cb,
                          .ignorableWhitespace = text_cb,
                          .cdataBlock = text_cb,
                          .reference = reference_cb,
                          .entityDecl = entity_cb,
                          .serror = error_cb };
}

/* With XML_PARSE_NOENT "&amp;" comes as "&" in attributes too; there are no other entities that it could expand. */
const RpXmlNode *
rp_xml_tree_read (RpXmlTree *self, const char *bytes, gsize length, GCancellable *cancellable)
{
  xmlSAXHandler sax = handler ();
  gboolean whole;

  g_assert (self->parser == NULL && self->root == NULL);
  if (length == 0 || length > G_MAXINT)
    {
      self->error = g_strdup (length == 0 ? _ ("The file is empty") : _ ("The file is larger than 2 GiB"));
      return NULL;
    }
  xmlInitParser ();
  self->cancellable = cancellable;
  self->parser = xmlCreateMemoryParserCtxt (bytes, (int)length);
  g_assert (self->parser != NULL);
  *self->parser->sax = sax;
  self->parser->_private = self;
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA);
  whole = xmlParseDocument (self->parser) == 0 && self->error == NULL && self->depth == 0;
  if (self->error == NULL && !whole && !g_cancellable_is_cancelled (cancellable))
    refuse (self, g_strdup (_ ("no well-formed XML")));
  if (self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  self->parser->myDoc = NULL;
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  return whole ? self->root : NULL;
}

/* ---- what kind of file it is ---- */

/* Behind the first END at or after BEGIN, or NULL. */
static const char *
behind (const char *begin, const char *end)
{
  const char *found = strstr (begin, end);

  return found != NULL ? found + strlen (end) : NULL;
}

/* Behind a declaration, with what it has in brackets. */
static const char *
behind_doctype (const char *begin)
{
  const char *end = strchr (begin, '>'), *bracket = strchr (begin, '[');

  if (end != NULL && bracket != NULL && bracket < end)
    return behind (bracket, "]>");
  return end != NULL ? end + 1 : NULL;
}

gboolean
rp_xml_is (const char *bytes, gsize length, const char *name)
{
  g_autoptr (GString) head = g_string_sized_new (MIN (length, MOST_PROLOG) + 1);
  const char *p, *colon;
  gsize n;

  /* of UTF-16 the ASCII that markup is of */
  for (gsize i = 0; i < MIN (length, MOST_PROLOG); i++)
    if (bytes[i] != '\0' && (guchar)bytes[i] < 0xfe)
      g_string_append_c (head, bytes[i]);
  p = g_str_has_prefix (head->str, "\xef\xbb\xbf") ? head->str + 3 : head->str;
  for (;;)
    {
      p += strspn (p, " \t\r\n");
      if (g_str_has_prefix (p, "<?"))
        p = behind (p, "?>");
      else if (g_str_has_prefix (p, "<!--"))
        p = behind (p, "-->");
      else if (g_str_has_prefix (p, "<!DOCTYPE"))
        p = behind_doctype (p);
      else
        break;
      if (p == NULL)
        return FALSE;
    }
  if (*p != '<')
    return FALSE;
  n = strcspn (++p, " \t\r\n/>");
  colon = memchr (p, ':', n);
  if (colon != NULL)
    {
      n -= (gsize)(colon + 1 - p);
      p = colon + 1;
    }
  return n == strlen (name) && strncmp (p, name, n) == 0;
}

/* ---- nodes ---- */

gboolean
rp_xml_node_is (const RpXmlNode *node, const char *name)
{
  return node != NULL && strcmp (node->name, name) == 0;
}

const char *
rp_xml_node_get (const RpXmlNode *node, const char *attribute)
{
  for (guint i = 0; node != NULL && i < node->n_attributes; i++)
    if (strcmp (node->attributes[i].name, attribute) == 0)
      return node->attributes[i].value;
  return NULL;
}

static const RpXmlNode *
named (const RpXmlNode *node, const char *name)
{
  while (node != NULL && strcmp (node->name, name) != 0)
    node = node->next;
  return node;
}

const RpXmlNode *
rp_xml_node_child (const RpXmlNode *node, const char *name)
{
  return node != NULL ? named (node->first, name) : NULL;
}

const RpXmlNode *
rp_xml_node_next (const RpXmlNode *node, const char *name)
{
  return node != NULL ? named (node->next, name) : NULL;
}

const RpXmlNode *
rp_xml_node_descendant (const RpXmlNode *node, const char *name)
{
  const RpXmlNode *found = rp_xml_node_child (node, name);

  for (const RpXmlNode *child = node != NULL ? node->first : NULL; child != NULL && found == NULL; child = child->next)
    found = rp_xml_node_descendant (child, name);
  return found;
}

char *
rp_xml_node_dup_path (const RpXmlNode *node)
{
  GString *path = g_string_new (NULL);

  for (; node != NULL; node = node->parent)
    {
      g_string_prepend (path, node->name);
      g_string_prepend_c (path, '/');
    }
  return g_string_free (path, FALSE);
}
