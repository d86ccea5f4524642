/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-reader.h"

#include <glib/gi18n-lib.h>

const char *
rp_json_token_name (RpJsonToken token)
{
  static const char *const names[] = {
    [RP_JSON_OBJECT_BEGIN] = N_ ("an object"),
    [RP_JSON_ARRAY_BEGIN] = N_ ("a list"),
    [RP_JSON_STRING] = N_ ("a string"),
    [RP_JSON_NUMBER] = N_ ("a number"),
    [RP_JSON_TRUE] = "true",
    [RP_JSON_FALSE] = "false",
    [RP_JSON_NULL] = "null",
  };

  return token < G_N_ELEMENTS (names) && names[token] != NULL ? _ (names[token]) : _ ("nothing");
}
