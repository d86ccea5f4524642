/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the network is read: `--node-size`, `--node-color`, `--network-events`, `--hide-kind`, `--layout`. */
#include <glib/gi18n-lib.h>

#include "cli-private.h"
#include "network-layout.h"

/* Which of NAMES it is; -1 and REASON when none. */
static int
choose (const char *const *names, const char *value, char **reason)
{
  g_autofree char *all = NULL;
  g_autofree char *clean = NULL;

  for (int i = 0; names[i]; i++)
    if (g_str_equal (names[i], value))
      return i;
  all = g_strjoinv (", ", (char **)names);
  clean = rp_cli_clean (value);
  *reason = g_strdup_printf (_ ("expected one of %s; found “%s”"), all, clean);
  return -1;
}

static void
take (RpCliOptions *options, RpNetworkLooks *looks)
{
  g_clear_pointer (&options->looks, rp_network_looks_unref);
  options->looks = looks;
}

gboolean
rp_cli_read_node_size (RpCliOptions *options, const char *value, char **reason)
{
  int size = choose (rp_node_size_names (), value, reason);

  if (size >= 0)
    take (options, rp_network_looks_with_size (options->looks, (RpNodeSize)size));
  return size >= 0;
}

gboolean
rp_cli_read_node_color (RpCliOptions *options, const char *value, char **reason)
{
  int color = choose (rp_node_color_names (), value, reason);

  if (color >= 0)
    take (options, rp_network_looks_with_color (options->looks, (RpNodeColor)color));
  return color >= 0;
}

gboolean
rp_cli_read_network_events (RpCliOptions *options, const char *value, char **reason)
{
  int events = choose (rp_network_events_names (), value, reason);

  if (events >= 0)
    take (options, rp_network_looks_with_events (options->looks, (RpNetworkEvents)events));
  return events >= 0;
}

gboolean
rp_cli_read_layout (RpCliOptions *options, const char *value, char **reason)
{
  const RpNetworkMethod *const *methods = rp_network_methods ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  int method;

  for (guint i = 0; methods[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer)methods[i]->name);
  g_ptr_array_add (names, NULL);
  method = choose ((const char *const *)names->pdata, value, reason);
  if (method >= 0)
    take (options, rp_network_looks_with_method (options->looks, method > 0 ? methods[method] : NULL, NULL));
  return method >= 0;
}

/* "entity:person", "event:meeting"; a bare word is a kind of entities. */
gboolean
rp_cli_read_hide_kind (RpCliOptions *options, const char *value, char **reason)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  gboolean whole = g_str_has_prefix (valid, "entity:") || g_str_has_prefix (valid, "event:");
  g_autofree char *key = whole ? g_strdup (valid) : g_strconcat ("entity:", valid, NULL);

  if (*valid == '\0')
    {
      *reason = g_strdup (_ ("expected a kind"));
      return FALSE;
    }
  take (options, rp_network_looks_hide (options->looks, key, TRUE));
  return TRUE;
}
