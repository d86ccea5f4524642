/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole XML text as a tree in which every element knows its place: for formats of other programs. libxml2 reads it,
 * held short: nothing outside the bytes is ever opened, a file that declares entities is refused, and so is what nests
 * deeper than 256; it says nothing on standard error. Namespaces' prefixes are dropped: an element is known by its
 * local name. Comments and processing instructions are passed over. Lines and columns count from 1. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RP_XML_MAX_DEPTH 256

typedef struct
{
  const char *name; /* local */
  const char *value;
} RpXmlAttribute;

typedef struct _RpXmlNode RpXmlNode;
struct _RpXmlNode
{
  const char *name; /* local */
  const char *text; /* in it before its first child, without blanks at its ends where it has none; NULL: none */
  const char *tail; /* behind it, before what its parent holds next; NULL: none, blanks are one */
  const RpXmlAttribute *attributes;
  guint n_attributes, line, column;
  const RpXmlNode *parent, *first, *next;
};

typedef struct _RpXmlTree RpXmlTree;

/* Transfer full. */
RpXmlTree *rp_xml_tree_new (void);
void rp_xml_tree_free (RpXmlTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpXmlTree, rp_xml_tree_free)

/* Whether BYTES look like XML whose outermost element has the local NAME: reads no further than that element, and no
 * more than 64 KiB. */
gboolean rp_xml_is (const char *bytes, gsize length, const char *name);
/* The root, or NULL: then the tree's error says why and where (cancelled: there is none). Once a tree. CANCELLABLE is
 * nullable. */
const RpXmlNode *rp_xml_tree_read (RpXmlTree *self, const char *bytes, gsize length, GCancellable *cancellable);
/* Belongs to the tree; NULL while nothing is wrong. */
const char *rp_xml_tree_get_error (const RpXmlTree *self, guint *line, guint *column);

/* NODE may be NULL everywhere: then there is none. */
gboolean rp_xml_node_is (const RpXmlNode *node, const char *name);
/* NULL where it has none. */
const char *rp_xml_node_get (const RpXmlNode *node, const char *attribute);
/* The first child of that name. */
const RpXmlNode *rp_xml_node_child (const RpXmlNode *node, const char *name);
/* The first of the elements in NODE, however deep, of that name. */
const RpXmlNode *rp_xml_node_descendant (const RpXmlNode *node, const char *name);
/* The next sibling of that name. */
const RpXmlNode *rp_xml_node_next (const RpXmlNode *node, const char *name);
/* "/gexf/graph/nodes/node", for problems: which one of several the line tells. Transfer full. */
char *rp_xml_node_dup_path (const RpXmlNode *node);

G_END_DECLS
