/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a script, for script-data alone: blanks and comments, names, strings and numbers, each with its place.
 * It knows no statements. Lines and columns count from 1, columns in characters. */
#pragma once

#include "json-error.h"

G_BEGIN_DECLS

typedef struct
{
  const char *p, *end;
  const char *mark; /* up to which lines and columns are counted */
  guint line, column;
  GString *text;      /* of the last name, string or number; never holds a nul */
  RpJsonError *fault; /* the first; NULL while nothing is wrong */
} RpScriptText;

/* BYTES must outlive it. */
void rp_script_text_init (RpScriptText *self, const char *bytes, gsize length);
void rp_script_text_clear (RpScriptText *self);

/* Of where it stands, or of a place behind the last that was asked for. */
void rp_script_text_place (RpScriptText *self, guint *line, guint *column);
/* Takes MESSAGE, and sets the fault at AT. Returns FALSE. */
gboolean rp_script_text_fail (RpScriptText *self, const char *at, char *message);

/* All of these: FALSE, with a fault, where it cannot be. */

/* Past blanks and comments. */
gboolean rp_script_text_skip (RpScriptText *self);
/* The same, and past C, which is expected. */
gboolean rp_script_text_expect (RpScriptText *self, char c);
/* The same, where C stands there; else FALSE without a fault and without a move. A comment that does not end is a
 * fault. */
gboolean rp_script_text_take (RpScriptText *self, char c);
gboolean rp_script_text_at_name (const RpScriptText *self);
gboolean rp_script_text_name (RpScriptText *self);
/* In any quotation marks; `…` without ${…}. */
gboolean rp_script_text_string (RpScriptText *self);
/* As JSON writes it, whatever way it is written. */
gboolean rp_script_text_number (RpScriptText *self);

G_END_DECLS
