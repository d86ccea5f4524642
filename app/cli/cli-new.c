/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "cli-private.h"

/* One of each, with evidence, so that every view has something to show. */
static const char dataset_text[]
    = "{\n"
      "  \"rapport\": 1,\n"
      "  \"title\": \"A first dataset\",\n"
      "  \"description\": \"Two people meet, and a newspaper reports it. Change what you like.\",\n"
      "  \"kinds\": {\n"
      "    \"events\": { \"meeting\": { \"label\": \"Meetings\" } },\n"
      "    \"relations\": { \"counterpart_of\": { \"label\": \"counterpart of\" } }\n"
      "  },\n"
      "  \"sources\": [\n"
      "    { \"id\": \"report\", \"title\": \"Ministers meet\", \"publisher\": \"The Daily\", \"published\": \"2024-03-06\" }\n"
      "  ],\n"
      "  \"entities\": [\n"
      "    { \"id\": \"ann\", \"kind\": \"person\", \"name\": \"Ann Example\" },\n"
      "    { \"id\": \"bob\", \"kind\": \"person\", \"name\": \"Bob Sample\" },\n"
      "    { \"id\": \"town\", \"kind\": \"place\", \"name\": \"Anytown\" }\n"
      "  ],\n"
      "  \"events\": [\n"
      "    {\n"
      "      \"id\": \"meeting\", \"kind\": \"meeting\", \"title\": \"Ann meets Bob\", \"when\": \"2024-03-05\",\n"
      "      \"place\": \"town\",\n"
      "      \"participants\": [\"ann\", { \"entity\": \"bob\", \"role\": \"host\" }],\n"
      "      \"evidence\": [\"report, paragraph 1\"]\n"
      "    },\n"
      "    {\n"
      "      \"id\": \"second\", \"kind\": \"meeting\", \"title\": \"A second meeting\", \"when\": \"2024-06~\",\n"
      "      \"status\": \"planned\", \"participants\": [\"ann\", \"bob\"], \"evidence\": [\"report\"]\n"
      "    }\n"
      "  ],\n"
      "  \"relations\": [\n"
      "    { \"kind\": \"counterpart_of\", \"from\": \"ann\", \"to\": \"bob\", \"directed\": false, \"evidence\": [\"report\"] }\n"
      "  ]\n"
      "}\n";

static gboolean
write_whole (int fd)
{
  const char *data = dataset_text;
  gsize length = strlen (dataset_text);

  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize)n;
    }
  return TRUE;
}

int
rp_cli_new (const RpCliOptions *options)
{
  g_autofree char *displayed = g_filename_display_name (options->file);
  g_autofree char *name = rp_cli_clean (displayed);
  int fd = open (options->file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), number;
  gboolean done;

  if (fd < 0)
    {
      rp_cli_say ("%s: %s", name,
                  errno == EEXIST ? _ ("is there already; nothing is overwritten") : g_strerror (errno));
      return RP_CLI_FAILED;
    }
  done = write_whole (fd);
  number = errno;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      number = errno;
    }
  if (done)
    return RP_CLI_DONE;
  (void)unlink (options->file); /* it was made by us: no half of a file is left */
  rp_cli_say ("%s: %s", name, g_strerror (number));
  return RP_CLI_FAILED;
}
