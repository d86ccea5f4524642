/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "briefing-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "briefing-file.h"
#include "briefing-json.h"
#include "json-check.h"
#include "json-writer.h"
#include "kept-files.h"
#include "saved-error.h"
#include "whole-file.h"

#define VERSION 1
/* A file is a line that says what is kept, and the briefing's text as its own file would have it. */
#define SUFFIX ".kept"
#define LOCK_SUFFIX ".lock"
#define MOST_HEAD 65536
#define MOST_BYTES (MOST_HEAD + RP_BRIEFING_MOST_BYTES)
/* So many files are looked into, the latest first. */
#define MOST_LOOKED_INTO 200
/* Who looks whether a lock is held holds it for a moment. */
#define MOST_TRIES 10

struct _RpKeptBriefing
{
  char *name, *folder, *file, *lock_file;
  int lock; /* -1: not held, which an unwritable folder brings about */
  RpDatasetTrace trace;
  RpBriefing *briefing;
  char *path;
  guint64 fingerprint;
  gint64 written;
};

char *
rp_briefing_store_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "rapport", "briefings", NULL);
}

/* ---- who holds it ---- */

/* -1: somebody else does, or nobody can. */
static int
take_lock (const char *path)
{
  struct stat ours, named;
  int fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);

  if (fd < 0)
    return -1;
  /* who let it go may have removed it between the two */
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &ours) == 0 && lstat (path, &named) == 0
      && ours.st_ino == named.st_ino && ours.st_dev == named.st_dev)
    return fd;
  close (fd);
  return -1;
}

/* NAME is the file's without its suffix. */
static RpKeptBriefing *
kept_new (const char *folder, const char *name)
{
  RpKeptBriefing *self = g_new0 (RpKeptBriefing, 1);
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);
  g_autofree char *lock = g_strconcat (name, LOCK_SUFFIX, NULL);

  self->lock = -1;
  self->name = g_strdup (name);
  self->folder = g_strdup (folder);
  self->file = g_build_filename (folder, file, NULL);
  self->lock_file = g_build_filename (folder, lock, NULL);
  return self;
}

RpKeptBriefing *
rp_kept_briefing_new (const char *folder, const char *dataset)
{
  g_autofree char *name = g_strdup_printf ("%08x%08x", g_random_int (), g_random_int ());
  g_autofree char *real = rp_kept_files_name (dataset);
  RpKeptBriefing *self = kept_new (folder, name);

  rp_kept_files_trace (real, &self->trace);
  return self;
}

void
rp_kept_briefing_free (RpKeptBriefing *self)
{
  if (self->lock >= 0)
    {
      if (!g_file_test (self->file, G_FILE_TEST_EXISTS))
        g_unlink (self->lock_file);
      close (self->lock);
    }
  g_clear_pointer (&self->briefing, rp_briefing_unref);
  g_free (self->trace.path);
  g_free (self->path);
  g_free (self->name);
  g_free (self->folder);
  g_free (self->file);
  g_free (self->lock_file);
  g_free (self);
}

/* ---- writing ---- */

/* File names are bytes: as an address they are text. */
static void
put_path (RpJsonWriter *writer, const char *key, const char *path)
{
  g_autofree char *full = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  g_autofree char *uri = full != NULL ? g_filename_to_uri (full, NULL, NULL) : NULL;

  rp_json_writer_put_optional (writer, key, uri);
}

static GString *
text_of (const RpKeptBriefing *self, const RpBriefing *briefing, const char *path, guint64 fingerprint)
{
  GString *text = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (text, RP_JSON_COMPACT);
  g_autofree char *number = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", fingerprint);
  g_autofree char *json = rp_briefing_to_json (briefing);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_integer (writer, "version", VERSION);
  put_path (writer, "dataset", self->trace.path);
  rp_json_writer_put_integer (writer, "device", self->trace.device);
  rp_json_writer_put_integer (writer, "inode", self->trace.inode);
  put_path (writer, "path", path);
  rp_json_writer_put_string (writer, "fingerprint", number);
  rp_json_writer_end_object (writer);
  g_string_append_c (text, '\n');
  g_string_append (text, json);
  return text;
}

static gboolean
make_folder (RpKeptBriefing *self, GError **error)
{
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), "%s: %s", self->folder, g_strerror (errno));
      return FALSE;
    }
  /* before there is anything that somebody could take up */
  for (guint i = 0; i < MOST_TRIES && self->lock < 0; i++)
    self->lock = take_lock (self->lock_file);
  return TRUE;
}

gboolean
rp_kept_briefing_save (RpKeptBriefing *self, const RpBriefing *briefing, const char *path, guint64 fingerprint,
                       GError **error)
{
  GString *text;
  gboolean done;

  if (!make_folder (self, error))
    return FALSE;
  text = text_of (self, briefing, path, fingerprint);
  done = text->len <= MOST_BYTES;
  if (done)
    done = rp_whole_file_write (self->file, text->str, text->len, RP_WHOLE_FILE_PRIVATE, NULL, NULL, error);
  else
    g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_TOO_LARGE, _ ("it is too large to be kept"));
  g_string_free (text, TRUE);
  return done;
}

void
rp_kept_briefing_drop (RpKeptBriefing *self)
{
  g_unlink (self->file);
}

/* ---- what was left ---- */

/* The address's path; NULL: it has none. Transfer full. */
static char *
take_path (RpJsonReader *reader, RpJsonToken token)
{
  gsize length = 0;
  const char *text = rp_json_reader_get_text (reader, &length);
  g_autofree char *uri = token == RP_JSON_STRING ? g_strndup (text, length) : NULL;

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

static gint64
take_integer (RpJsonReader *reader, RpJsonToken token)
{
  return token == RP_JSON_NUMBER && rp_json_reader_is_integer (reader) ? rp_json_reader_get_int64 (reader) : 0;
}

static guint64
take_fingerprint (RpJsonReader *reader, RpJsonToken token)
{
  gsize length = 0;
  const char *text = rp_json_reader_get_text (reader, &length);
  g_autofree char *digits = token == RP_JSON_STRING ? g_strndup (text, length) : NULL;
  guint64 fingerprint = 0;

  return digits != NULL && g_ascii_string_to_unsigned (digits, 16, 0, G_MAXUINT64, &fingerprint, NULL) ? fingerprint
                                                                                                       : 0;
}

static void
take_member (RpKeptBriefing *self, const char *key, RpJsonReader *reader, RpJsonToken token, gint64 *version)
{
  if (g_str_equal (key, "version"))
    *version = take_integer (reader, token);
  else if (g_str_equal (key, "dataset") && self->trace.path == NULL)
    self->trace.path = take_path (reader, token);
  else if (g_str_equal (key, "device"))
    self->trace.device = take_integer (reader, token);
  else if (g_str_equal (key, "inode"))
    self->trace.inode = take_integer (reader, token);
  else if (g_str_equal (key, "path") && self->path == NULL)
    self->path = take_path (reader, token);
  else if (g_str_equal (key, "fingerprint"))
    self->fingerprint = take_fingerprint (reader, token);
  rp_json_reader_skip (reader);
}

static gboolean
read_head (RpKeptBriefing *self, const char *head, gsize length)
{
  g_autoptr (RpJsonFindings) findings = rp_json_check (head, length, NULL, NULL);
  g_autoptr (RpJsonReader) reader = NULL;
  gint64 version = 0;

  if (findings->error != NULL || findings->root != RP_JSON_OBJECT_BEGIN)
    return FALSE;
  reader = rp_json_reader_new (head, length);
  rp_json_reader_next (reader);
  while (rp_json_reader_next (reader) == RP_JSON_KEY)
    {
      gsize n;
      const char *text = rp_json_reader_get_text (reader, &n);
      g_autofree char *key = g_strndup (text, n);

      take_member (self, key, reader, rp_json_reader_next (reader), &version);
    }
  return version == VERSION && self->trace.path != NULL;
}

/* Whether it can be used, for the dataset that rp_kept_files_name () calls NAME. */
static gboolean
read_kept (RpKeptBriefing *self, const char *name)
{
  g_autofree char *text = NULL;
  struct stat info;
  const char *end;
  gsize length;

  if (lstat (self->file, &info) != 0 || !S_ISREG (info.st_mode) || (gsize)info.st_size > MOST_BYTES
      || !g_file_get_contents (self->file, &text, &length, NULL))
    return FALSE;
  end = memchr (text, '\n', MIN (length, MOST_HEAD));
  if (end == NULL || !read_head (self, text, (gsize)(end - text)))
    {
      g_debug ("%s cannot be used: nothing is restored from it", self->file);
      return FALSE;
    }
  if (!g_str_equal (self->trace.path, name) && !rp_kept_files_was_moved (&self->trace, name))
    return FALSE;
  self->written = (gint64)info.st_mtim.tv_sec;
  self->briefing = rp_briefing_from_json (end + 1, length - (gsize)(end + 1 - text), NULL, NULL);
  return self->briefing != NULL;
}

/* NULL: it is none of NAME, or somebody has it. Transfer full. */
static RpKeptBriefing *
take_up (const char *folder, const char *file_name, const char *name)
{
  g_autofree char *stem = g_strndup (file_name, strlen (file_name) - strlen (SUFFIX));
  g_autoptr (RpKeptBriefing) self = kept_new (folder, stem);

  self->lock = take_lock (self->lock_file);
  if (self->lock < 0 || !read_kept (self, name))
    return NULL;
  rp_kept_files_trace (name, &self->trace);
  return g_steal_pointer (&self);
}

/* A lock without anything to it is of one that died before it kept anything. */
static void
sweep_lock (const char *folder, const char *file_name)
{
  g_autofree char *stem = g_strndup (file_name, strlen (file_name) - strlen (LOCK_SUFFIX));
  g_autoptr (RpKeptBriefing) self = kept_new (folder, stem);

  /* freeing removes it */
  if (!g_file_test (self->file, G_FILE_TEST_EXISTS))
    self->lock = take_lock (self->lock_file);
}

/* A file's name and when it was written. */
typedef struct
{
  char *name;
  gint64 written;
} Found;

static void
clear_found (gpointer data)
{
  g_free (((Found *)data)->name);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const Found *x = a, *y = b;

  return x->written != y->written ? (x->written < y->written) - (x->written > y->written) : strcmp (x->name, y->name);
}

static GArray *
list_files (const char *folder)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (all, clear_found);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat info;
      Found found = { NULL, 0 };

      if (g_str_has_suffix (name, LOCK_SUFFIX))
        sweep_lock (folder, name);
      if (!g_str_has_suffix (name, SUFFIX) || lstat (path, &info) != 0)
        continue;
      found.name = g_strdup (name);
      found.written = (gint64)info.st_mtim.tv_sec * 1000 + info.st_mtim.tv_nsec / 1000000;
      g_array_append_val (all, found);
    }
  g_array_sort (all, newest_first);
  return all;
}

static void
free_kept (gpointer kept)
{
  rp_kept_briefing_free (kept);
}

GPtrArray *
rp_briefing_store_left (const char *folder, const char *dataset)
{
  GPtrArray *left = g_ptr_array_new_with_free_func (free_kept);
  g_autofree char *name = rp_kept_files_name (dataset);
  g_autoptr (GArray) all = list_files (folder);

  for (guint i = 0; i < MIN (all->len, MOST_LOOKED_INTO); i++)
    {
      RpKeptBriefing *kept = take_up (folder, g_array_index (all, Found, i).name, name);

      if (kept != NULL)
        g_ptr_array_add (left, kept);
    }
  return left;
}

const char *
rp_kept_briefing_get_name (const RpKeptBriefing *self)
{
  return self->name;
}

RpBriefing *
rp_kept_briefing_get_briefing (const RpKeptBriefing *self)
{
  return self->briefing;
}

const char *
rp_kept_briefing_get_path (const RpKeptBriefing *self)
{
  return self->path;
}

guint64
rp_kept_briefing_get_fingerprint (const RpKeptBriefing *self)
{
  return self->fingerprint;
}

gint64
rp_kept_briefing_get_written (const RpKeptBriefing *self)
{
  return self->written;
}
