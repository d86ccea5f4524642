/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a source matrix in an order of one's own. */
#include <string.h>

#include "source-matrix.h"

typedef struct
{
  guint64 weight;
  guint row;
} Weighed;

static int
compare_weighed (gconstpointer a, gconstpointer b)
{
  const Weighed *x = a, *y = b;

  if (x->weight != y->weight)
    return x->weight < y->weight ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static guint *
by_standing (const RpSourceMatrix *self, guint *n)
{
  g_autofree Weighed *all = NULL;
  guint *rows;

  *n = rp_source_matrix_n_rows (self);
  all = g_new (Weighed, *n + 1);
  rows = g_new (guint, *n + 1);
  for (guint i = 0; i < *n; i++)
    {
      const RpMatrixRow *row = rp_source_matrix_row (self, i);

      all[i].weight = ((guint64)MIN (row->n_origins, 0x3fffffff) << 32) | (guint64)row->n_sources << 1
                      | (row->standing != RP_STANDING_DIFFER);
      all[i].row = i;
    }
  qsort (all, *n, sizeof *all, compare_weighed);
  for (guint i = 0; i < *n; i++)
    rows[i] = all[i].row;
  return rows;
}

/* Numbers by their value, however many noughts lead them; all else byte by byte. */
int
rp_locator_compare (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          gsize n, m;
          int order;

          a += strspn (a, "0");
          b += strspn (b, "0");
          n = strspn (a, "0123456789");
          m = strspn (b, "0123456789");
          order = n != m ? (n < m ? -1 : 1) : strncmp (a, b, n);
          if (order != 0)
            return order;
          a += n;
          b += m;
          continue;
        }
      if (*a != *b)
        return (guchar)*a < (guchar)*b ? -1 : 1;
      a++;
      b++;
    }
  return (*a != '\0') - (*b != '\0');
}

typedef struct
{
  const char *locator; /* the first that it has; NULL: none */
  guint row;
} Located;

static int
compare_located (gconstpointer a, gconstpointer b)
{
  const Located *x = a, *y = b;
  int order = rp_locator_compare (x->locator, y->locator);

  return order != 0 ? order : x->row < y->row ? -1 : x->row > y->row;
}

/* FALSE where SOURCE is not among EVIDENCE. */
static gboolean
first_locator (const RpEvidence *evidence, guint n, guint source, const char **locator, gboolean found)
{
  for (guint i = 0; i < n; i++)
    if (evidence[i].source == source)
      {
        if (!found || rp_locator_compare (evidence[i].locator, *locator) < 0)
          *locator = evidence[i].locator;
        found = TRUE;
      }
  return found;
}

static guint *
by_locator (const RpSourceMatrix *self, guint source, guint *n)
{
  RpDataset *dataset = rp_source_matrix_get_dataset (self);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Located));
  guint n_records = 0, *rows;
  const RpRecordRef *records
      = source < rp_dataset_n_sources (dataset) ? rp_dataset_source_records (dataset, source, &n_records) : NULL;

  for (guint i = 0; i < n_records; i++)
    {
      Located located = { NULL, rp_source_matrix_find (self, records[i]) };
      const RpRecord *record = rp_dataset_record (dataset, records[i]);
      gboolean found;

      if (located.row == RP_NO_INDEX)
        continue;
      found = first_locator (record->evidence, record->n_evidence, source, &located.locator, FALSE);
      for (guint j = 0; j < record->n_attributes; j++)
        found = first_locator (record->attributes[j].evidence, record->attributes[j].n_evidence, source,
                               &located.locator, found);
      if (found)
        g_array_append_val (all, located);
    }
  g_array_sort (all, compare_located);
  *n = all->len;
  rows = g_new (guint, all->len + 1);
  for (guint i = 0; i < all->len; i++)
    rows[i] = g_array_index (all, Located, i).row;
  return rows;
}

guint *
rp_source_matrix_order (const RpSourceMatrix *self, RpMatrixOrder order, guint source, guint *n)
{
  guint *rows;

  if (order == RP_MATRIX_BY_STANDING)
    return by_standing (self, n);
  if (order == RP_MATRIX_BY_LOCATOR)
    return by_locator (self, source, n);
  *n = rp_source_matrix_n_rows (self);
  rows = g_new (guint, *n + 1);
  for (guint i = 0; i < *n; i++)
    rows[i] = i;
  return rows;
}
