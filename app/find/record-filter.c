/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-filter.h"

#include <string.h>

struct _RpRecordFilter
{
  gatomicrefcount ref_count;
  char **values[RP_N_FACETS]; /* sorted, each once; NULL: nothing chosen */
};

static const char *const nothing[] = { NULL };

RpRecordFilter *
rp_record_filter_new (void)
{
  RpRecordFilter *self = g_new0 (RpRecordFilter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

RpRecordFilter *
rp_record_filter_ref (RpRecordFilter *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_record_filter_unref (RpRecordFilter *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    g_strfreev (self->values[facet]);
  g_free (self);
}

const char *const *
rp_record_filter_values (const RpRecordFilter *self, RpFacet facet)
{
  if (self == NULL || self->values[facet] == NULL)
    return nothing;
  return (const char *const *)self->values[facet];
}

gboolean
rp_record_filter_is_empty (const RpRecordFilter *self)
{
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    if (rp_record_filter_values (self, facet)[0] != NULL)
      return FALSE;
  return TRUE;
}

gboolean
rp_record_filter_equal (const RpRecordFilter *a, const RpRecordFilter *b)
{
  for (guint facet = 0; a != b && facet < RP_N_FACETS; facet++)
    if (!g_strv_equal (rp_record_filter_values (a, facet), rp_record_filter_values (b, facet)))
      return FALSE;
  return TRUE;
}

gboolean
rp_record_filter_has (const RpRecordFilter *self, RpFacet facet, const char *value)
{
  return g_strv_contains (rp_record_filter_values (self, facet), value);
}

static RpRecordFilter *
copy (const RpRecordFilter *self)
{
  RpRecordFilter *other = rp_record_filter_new ();

  for (guint facet = 0; self != NULL && facet < RP_N_FACETS; facet++)
    other->values[facet] = g_strdupv (self->values[facet]);
  return other;
}

/* While the filter is nobody else's yet. */
static void
add (RpRecordFilter *self, RpFacet facet, const char *value)
{
  guint n = g_strv_length ((char **)rp_record_filter_values (self, facet)), at = 0;
  char **values;

  if (rp_record_filter_has (self, facet, value))
    return;
  values = self->values[facet] = g_renew (char *, self->values[facet], n + 2);
  while (at < n && strcmp (values[at], value) < 0)
    at++;
  memmove (values + at + 1, values + at, (n - at) * sizeof (char *));
  values[at] = g_strdup (value);
  values[n + 1] = NULL;
}

RpRecordFilter *
rp_record_filter_with (const RpRecordFilter *self, RpFacet facet, const char *value)
{
  RpRecordFilter *other = copy (self);

  add (other, facet, value);
  return other;
}

RpRecordFilter *
rp_record_filter_without (const RpRecordFilter *self, RpFacet facet, const char *value)
{
  RpRecordFilter *other = copy (self);
  char **values = other->values[facet];

  if (value == NULL)
    g_clear_pointer (&other->values[facet], g_strfreev);
  for (guint i = 0, kept = 0; value != NULL && values != NULL; i++)
    {
      if (values[i] != NULL && g_str_equal (values[i], value))
        g_free (values[i]);
      else
        values[kept++] = values[i];
      if (values[i] == NULL)
        break;
    }
  return other;
}

char **
rp_record_filter_to_strings (const RpRecordFilter *self)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    for (const char *const *value = rp_record_filter_values (self, facet); *value != NULL; value++)
      g_ptr_array_add (texts, g_strconcat (rp_facet_key (facet), "=", *value, NULL));
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_free (texts, FALSE);
}

gboolean
rp_record_filter_parse (const char *text, RpFacet *facet, const char **value)
{
  const char *equals = strchr (text, '=');
  g_autofree char *key = equals != NULL ? g_strndup (text, (gsize)(equals - text)) : NULL;

  if (key == NULL || !rp_facet_from_key (key, facet) || !g_utf8_validate (equals + 1, -1, NULL))
    return FALSE;
  *value = equals + 1;
  return TRUE;
}

RpRecordFilter *
rp_record_filter_from_strings (const char *const *texts)
{
  RpRecordFilter *self = rp_record_filter_new ();

  for (; texts != NULL && *texts != NULL; texts++)
    {
      const char *value;
      RpFacet facet;

      if (rp_record_filter_parse (*texts, &facet, &value))
        add (self, facet, value);
    }
  return self;
}
