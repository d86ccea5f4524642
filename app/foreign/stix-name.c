/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stix-name.h"

#include <string.h>

/* The keys that may name an object, the best first. */
static const struct
{
  const char *type;
  const char *keys[5];
} names[] = {
  { "autonomous-system", { "name", "number", NULL } },
  { "directory", { "path", NULL } },
  { "email-addr", { "value", "display_name", NULL } },
  { "email-message", { "subject", "message_id", NULL } },
  { "artifact", { "url", "mime_type", NULL } },
  { "mutex", { "name", NULL } },
  { "network-traffic", { "name", NULL } },
  { "process", { "name", "command_line", "pid", NULL } },
  { "user-account", { "display_name", "account_login", "user_id", NULL } },
  { "windows-registry-key", { "key", NULL } },
  { "x509-certificate", { "subject", "serial_number", "issuer", NULL } },
  { "location", { "name", "city", "administrative_area", "country", "region" } },
  { "malware-analysis", { "result_name", "product", NULL } },
  { "note", { "abstract", "content", NULL } },
  { "opinion", { "explanation", "opinion", NULL } },
  { "indicator", { "name", "pattern", NULL } },
};

static const char *
by_keys (const RpJsonNode *node, const char *const *keys, gsize n_keys)
{
  for (gsize i = 0; i < n_keys && keys[i] != NULL; i++)
    {
      const char *text = rp_json_node_get_text (node, keys[i]);
      if (text != NULL)
        return text;
    }
  return NULL;
}

/* The first of a file's or artifact's hashes, which are named by their algorithm. */
static const char *
by_hash (RpGathering *gathering, const RpJsonNode *node)
{
  const RpJsonNode *hashes = rp_json_node_get_object (node, "hashes");
  const RpJsonNode *hash = hashes != NULL ? hashes->first : NULL;

  return rp_json_node_text (hash) != NULL ? rp_gathering_printf (gathering, "%s %s", hash->key, hash->text) : NULL;
}

/* Network traffic is called after its ports and protocols. */
static const char *
by_traffic (RpGathering *gathering, const RpJsonNode *node)
{
  const RpJsonNode *protocols = rp_json_node_get_list (node, "protocols");
  const char *port = rp_json_node_get_text (node, "dst_port");
  GString *text = g_string_new (NULL);
  const char *name;

  for (const RpJsonNode *item = protocols != NULL ? protocols->first : NULL; item != NULL; item = item->next)
    if (rp_json_node_text (item) != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "/" : "", item->text);
  if (port != NULL)
    g_string_append_printf (text, "%s:%s", text->len > 0 ? " " : "", port);
  name = rp_gathering_text (gathering, text->str, -1);
  g_string_free (text, TRUE);
  return name;
}

const char *
rp_stix_name (RpGathering *gathering, const RpJsonNode *node, const char *type)
{
  static const char *const common[] = { "name", "value", "title", "subject", "key", "path", "abstract", "opinion" };
  const char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && name == NULL; i++)
    if (strcmp (names[i].type, type) == 0)
      name = by_keys (node, names[i].keys, G_N_ELEMENTS (names[i].keys));
  if (name == NULL)
    name = by_keys (node, common, G_N_ELEMENTS (common));
  if (name == NULL && strcmp (type, "network-traffic") == 0)
    name = by_traffic (gathering, node);
  if (name == NULL)
    name = by_hash (gathering, node);
  if (name != NULL && strlen (name) > 200)
    {
      const char *end = name + 200;
      while ((*end & 0xc0) == 0x80)
        end--;
      return rp_gathering_printf (gathering, "%.*s…", (int)(end - name), name);
    }
  return rp_gathering_text (gathering, name, -1);
}
