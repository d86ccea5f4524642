/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count-words.h"

#include <glib/gi18n-lib.h>

/* FORMAT with its numbers: SHOWN and ALL, or ALL alone. A translation may leave none out. Transfer full. */
static char *
count_words (const char *format, guint shown, guint all)
{
  g_auto (GStrv) parts = g_strsplit (format, "%u", 3);

  if (g_strv_length (parts) == 3)
    return g_strdup_printf ("%s%u%s%u%s", parts[0], shown, parts[1], all, parts[2]);
  return g_strdup_printf ("%s%u%s", parts[0], all, g_strv_length (parts) == 2 ? parts[1] : "");
}

char *
rp_count_of (RpRecordType type, guint shown, guint all)
{
  const char *format = "%u";

  switch (type)
    {
    case RP_RECORD_EVENT:
      format
          = shown < all ? ngettext ("%u of %u event", "%u of %u events", all) : ngettext ("%u event", "%u events", all);
      break;
    case RP_RECORD_ENTITY:
      format = shown < all ? ngettext ("%u of %u entity", "%u of %u entities", all)
                           : ngettext ("%u entity", "%u entities", all);
      break;
    case RP_RECORD_RELATION:
      format = shown < all ? ngettext ("%u of %u relation", "%u of %u relations", all)
                           : ngettext ("%u relation", "%u relations", all);
      break;
    case RP_RECORD_SOURCE:
      format = shown < all ? ngettext ("%u of %u source", "%u of %u sources", all)
                           : ngettext ("%u source", "%u sources", all);
      break;
    case RP_RECORD_NONE:
    default:
      break;
    }
  return count_words (format, shown, all);
}
