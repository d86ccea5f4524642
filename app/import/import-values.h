/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads JSON values into structs by a table of fields: the types of the format (text, date, reference, list …), each
 * with its error when the value is of another. Unknown keys are reported and kept here, missing ones too. */
#pragma once

#include "import-context.h"

G_BEGIN_DECLS

typedef struct _RpField RpField;

/* Reads one value, whose first token is TOKEN, up to its end, into the struct at BASE. */
typedef void (*RpFieldFunc) (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);
/* The same for one item of a list, zeroed beforehand; FALSE: it cannot stand. */
typedef gboolean (*RpItemFunc) (RpImport *self, RpJsonToken token, gpointer item);

struct _RpField
{
  const char *key;
  RpFieldFunc read;
  gsize offset;
  gboolean required;
  gsize count_offset; /* lists */
  RpItemFunc item;
  gsize item_size;
  const char *const *words; /* NULL-terminated: what a text may be */
};

typedef struct _RpFields
{
  const RpField *fields;
  guint n_fields;               /* at most 32 */
  const struct _RpFields *also; /* nullable: further fields of the same struct */
} RpFields;

#define RP_FIELD(struct_type, member) G_STRUCT_OFFSET (struct_type, member)
#define RP_FIELDS(table, also) { (table), G_N_ELEMENTS (table), (also) }

/* Behind an object's BEGIN. */
void rp_import_object (RpImport *self, const RpFields *fields, gpointer base);

/* Field readers; the member's type behind each. */
void rp_read_text (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);   /* const char * */
void rp_read_term (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);   /* const char * */
void rp_read_word (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);   /* an enum */
void rp_read_flag (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);   /* gboolean */
void rp_read_number (RpImport *self, RpJsonToken token, const RpField *field, gpointer base); /* double */
void rp_read_date (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);   /* RpDate */
void rp_read_ref (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);    /* RpIdRef; keeps extra */
void rp_read_path (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);   /* const char * */
void rp_read_list (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);   /* array and count */

/* Item readers. */
gboolean rp_item_text (RpImport *self, RpJsonToken token, gpointer item); /* const char * */
gboolean rp_item_date (RpImport *self, RpJsonToken token, gpointer item); /* RpDate */
gboolean rp_item_ref (RpImport *self, RpJsonToken token, gpointer item);  /* RpIdRef */

/* The last token's text, in the arena: of what is seldom said twice, and of what is said again and again. */
const char *rp_import_text (RpImport *self);
const char *rp_import_term (RpImport *self);
/* Passes over the value of KEY, which nobody knows, and keeps it. FIELDS: the known ones. */
void rp_import_unknown_key (RpImport *self, const char *key, const RpFields *fields);

G_END_DECLS
