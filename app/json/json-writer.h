/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON text into a GString, piece by piece: commas, indents, escapes, numbers (see number-format). It builds no
 * tree: a dump has hundreds of thousands of shapes, and a json-glib tree of them costs ten times the text and writes
 * numbers with up to seventeen digits. Misuse (a value without key in an object) is a programmer's mistake. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RP_JSON_COMPACT, /* one line, no blanks */
  RP_JSON_LINES,   /* two levels indented, what lies deeper on one line: an item a line */
  RP_JSON_PRETTY,  /* every member on its own line, two blanks a level */
} RpJsonStyle;

typedef struct _RpJsonWriter RpJsonWriter;

/* Appends to OUT, which must outlive the writer. Transfer full. */
RpJsonWriter *rp_json_writer_new (GString *out, RpJsonStyle style);
void rp_json_writer_free (RpJsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpJsonWriter, rp_json_writer_free)

void rp_json_writer_begin_object (RpJsonWriter *self);
void rp_json_writer_end_object (RpJsonWriter *self);
void rp_json_writer_begin_array (RpJsonWriter *self);
void rp_json_writer_end_array (RpJsonWriter *self);
/* Of what begins below the present level each item stands on one line, until FALSE, said at that level. Not nested. */
void rp_json_writer_set_flat (RpJsonWriter *self, gboolean flat);
/* The next value's key. */
void rp_json_writer_key (RpJsonWriter *self, const char *key);
/* NULL writes null; bytes that are not UTF-8 become U+FFFD. */
void rp_json_writer_string (RpJsonWriter *self, const char *text);
void rp_json_writer_number (RpJsonWriter *self, double value);
/* To the last bit, in as few digits as do; VALUE is finite. For what is read back. */
void rp_json_writer_exact (RpJsonWriter *self, double value);
void rp_json_writer_integer (RpJsonWriter *self, gint64 value);
void rp_json_writer_boolean (RpJsonWriter *self, gboolean value);
void rp_json_writer_null (RpJsonWriter *self);
/* JSON text that is sound already (RpOther's value). */
void rp_json_writer_raw (RpJsonWriter *self, const char *json);

/* Key and value at once. */
void rp_json_writer_put_string (RpJsonWriter *self, const char *key, const char *text);
/* Nothing at all when TEXT is NULL. */
void rp_json_writer_put_optional (RpJsonWriter *self, const char *key, const char *text);
void rp_json_writer_put_number (RpJsonWriter *self, const char *key, double value);
void rp_json_writer_put_integer (RpJsonWriter *self, const char *key, gint64 value);

/* TEXT as a JSON string with its quotes. */
void rp_json_append_quoted (GString *out, const char *text);

G_END_DECLS
