/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-acts.h"

#include "mapping-names.h"

#include <string.h>

/* Who does something and to whom, folded. */
static const char actors[]
    = " caller callee called sender recipient recipients receiver receivers payer payee donor beneficiary seller buyer "
      "initiator addressee absender empfanger empfaenger anrufer angerufener mittente destinatario destinatari chiamante "
      "chiamato expediteur destinataire appelant appele ";
/* What began at the date and goes on. */
static const char lasting[] = " since seit dal depuis valid ";
static const char begun[] = " start starts started begin begins beginning beginn inizio debut baslangic ";

static const RpMappedColumn *
held (const RpMappedList *list, RpCsvField field)
{
  return rp_mapped_list_holds (list, field);
}

static gboolean
has_time_of_day (const RpMappedList *mapped)
{
  const RpMappedColumn *when = held (mapped, RP_CSV_WHEN);

  return held (mapped, RP_CSV_TIME) != NULL || when->reading != RP_NUMBERS_AS_WRITTEN
         || (when->samples[0] != NULL && strchr (when->samples[0], ':') != NULL);
}

gboolean
rp_mapping_is_act (const RpShapeList *list, const RpMappedList *mapped)
{
  const RpMappedColumn *from = held (mapped, RP_CSV_FROM), *to = held (mapped, RP_CSV_TO),
                       *when = held (mapped, RP_CSV_WHEN);

  if (from == NULL || to == NULL || when == NULL || rp_use_of_list (list) == RP_LIST_RELATIONS
      || rp_name_has_word (when->path, lasting))
    return FALSE;
  if (rp_name_has_word (from->path, actors) || rp_name_has_word (to->path, actors))
    return TRUE;
  return rp_name_has_word (from->path, " from von da de ") && held (mapped, RP_CSV_END) == NULL
         && held (mapped, RP_CSV_PEOPLE) == NULL && held (mapped, RP_CSV_PARTICIPANTS) == NULL
         && !rp_name_has_word (when->path, begun)
         && (has_time_of_day (mapped) || held (mapped, RP_CSV_SUMMARY) != NULL || held (mapped, RP_CSV_TITLE) != NULL);
}
