/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefing as one web page that needs nothing else: no network, no other file. Its policy allows it one style and
 * one script, each by its digest, and nothing that a dataset's text could add. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "exporters.h"
#include "handout-kinds.h"
#include "handout-resources.h"
#include "html-cards.h"
#include "html-words.h"

#define RESOURCES "/io/github/rapport/Rapport/handout/"
/* What a picture is made for: wide, since title and caption stand above it. */
#define PICTURE_WIDTH 1920
#define PICTURE_HEIGHT 960
#define NETWORK_WIDTH 1460 /* its words stand beside it */
#define REACH_PX 6.0

typedef struct
{
  const RpHandoutPlan *plan;
  GString *out;
  GPtrArray *pictures; /* RpStagePicture: of the scenes that are not text only */
  const char *marking; /* nullable */
  guint n;
} Page;

/* ---- head ---- */

static const char *
theme_class (RpThemeName theme)
{
  switch (theme)
    {
    case RP_THEME_DARK:
      return "dark";
    case RP_THEME_CONTRAST:
      return "contrast";
    case RP_THEME_CONTRAST_DARK:
      return "contrast-dark";
    case RP_THEME_PRINT:
      return "print";
    case RP_THEME_LIGHT:
    default:
      return "light";
    }
}

static GBytes *
resource (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  GBytes *bytes
      = g_resource_lookup_data (rp_handout_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

/* 'sha256-…', as a policy names what it allows. Transfer full. */
static char *
digest_of (GBytes *bytes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size, length = sizeof digest;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  g_checksum_update (checksum, data, (gssize)size);
  g_checksum_get_digest (checksum, digest, &length);
  text = g_base64_encode (digest, length);
  return g_strdup_printf ("'sha256-%s'", text);
}

static void
append_bytes (GString *out, const char *begin, GBytes *bytes, const char *end)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_string_append (out, begin);
  g_string_append_len (out, data, (gssize)size);
  g_string_append (out, end);
}

static void
write_head (const Page *page, const char *title, GBytes *style, GBytes *script)
{
  GString *out = page->out;
  const char *theme = theme_class (page->plan->theme);
  g_autofree char *style_digest = digest_of (style), *script_digest = digest_of (script);

  g_string_append_printf (
      out,
      "<!DOCTYPE html>\n<html lang=\"en\" class=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      "style-src %s; script-src %s; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"%s\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"generator\" content=\"Rapport " RP_VERSION "\">\n<title>",
      theme, style_digest, script_digest, strstr (theme, "dark") != NULL ? "dark" : "light");
  rp_html_add_text (out, title);
  g_string_append (out, "</title>\n");
  append_bytes (out, "<style>", style, "</style>\n</head>\n<body>\n");
}

/* ---- scenes ---- */

static void
write_marking (const Page *page)
{
  static const char *const labels[] = { "TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR" };
  static const char *const classes[]
      = { "marking red", "marking amber", "marking amber", "marking green", "marking clear" };
  const char *class = "marking";

  if (page->marking == NULL || *page->marking == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (page->marking, labels[i]) == 0)
      class = classes[i];
  g_string_append_printf (page->out, "<p class=\"%s\"><span>", class);
  rp_html_add_text (page->out, page->marking);
  g_string_append (page->out, "</span></p>\n");
}

static gboolean
is_network (const RpScene *scene)
{
  return strcmp (scene->view, rp_view_name (RP_VIEW_NETWORK)) == 0;
}

/* NULL when cancelled. */
static RpStagePicture *
picture_of (const RpHandoutPlan *plan, RpScene *scene, GCancellable *cancellable)
{
  RpStageOptions options = { .width = is_network (scene) ? NETWORK_WIDTH : PICTURE_WIDTH,
                             .height = PICTURE_HEIGHT,
                             .theme = plan->theme,
                             .marking = "",
                             .input = plan->input,
                             .fixed_measure = plan->fixed_measure,
                             .without_words = TRUE };

  return rp_stage_picture_new (plan->dataset, scene, &options, cancellable);
}

/* The page has its own, with which title and picture begin at one edge; a little is left for marks that reach out. */
static RpPoint
margin_of (RpStagePicture *picture)
{
  const RpStagePane *pane = rp_stage_picture_n_panes (picture) > 0 ? rp_stage_picture_get_pane (picture, 0) : NULL;

  return pane != NULL ? (RpPoint){ MAX (pane->x - REACH_PX, 0), MAX (pane->y - REACH_PX, 0) } : (RpPoint){ 0, 0 };
}

/* FALSE when cancelled. */
static gboolean
write_picture (const Page *page, guint index, GCancellable *cancellable, GError **error)
{
  RpScene *scene = rp_briefing_get_scene (page->plan->briefing, index);
  g_autofree char *prefix = g_strdup_printf ("s%u-", index + 1);
  g_autofree char *name = rp_briefing_scene_name (page->plan->briefing, index);
  RpExportOptions options = { .scale = 1, .transparent = TRUE, .within = prefix };
  g_autoptr (RpPageSet) pages = NULL;
  g_autoptr (GBytes) svg = NULL;
  const char *markup;
  gsize length;
  RpStagePicture *picture = picture_of (page->plan, scene, cancellable);

  if (picture == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }
  g_ptr_array_add (page->pictures, picture);
  pages = rp_page_set_of (rp_stage_picture_get_drawing (picture));
  options.state = rp_stage_picture_get_state (picture);
  options.margin = margin_of (picture);
  svg = rp_svg_exporter.render (pages, &options, cancellable, error);
  if (svg == NULL)
    return FALSE;
  markup = g_bytes_get_data (svg, &length);
  g_string_append (page->out, "<figure class=\"picture\" tabindex=\"-1\"");
  rp_html_attribute (page->out, "aria-label", name);
  g_string_append (page->out, ">\n");
  rp_html_markup (page->out, markup, length);
  g_string_append (page->out, "</figure>\n");
  return TRUE;
}

static void
write_notes (const Page *page, const RpScene *scene)
{
  if (page->plan->without_notes || scene->notes == NULL)
    return;
  g_string_append (page->out, "<aside class=\"notes\">\n");
  rp_html_element (page->out, "h3", NULL, _ ("Notes"));
  rp_html_scene_text (page->out, scene->notes);
  g_string_append (page->out, "</aside>\n");
}

static gboolean
write_scene (const Page *page, guint index, GCancellable *cancellable, GError **error)
{
  const RpScene *scene = rp_briefing_get_scene (page->plan->briefing, index);
  g_autofree char *name = rp_briefing_scene_name (page->plan->briefing, index);
  g_autofree char *number = g_strdup_printf (_ ("%u of %u"), index + 1, page->n);
  gboolean text = rp_scene_is_text (scene);

  g_string_append_printf (page->out,
                          "<section class=\"scene%s\" id=\"%u\" aria-labelledby=\"title-%u\" tabindex=\"-1\">\n",
                          text                 ? " words"
                          : is_network (scene) ? " beside"
                                               : "",
                          index + 1, index + 1);
  write_marking (page);
  g_string_append_printf (page->out, "<header>\n<h2 id=\"title-%u\"%s>", index + 1,
                          scene->title == NULL ? " class=\"made\"" : "");
  rp_html_add_text (page->out, name);
  g_string_append (page->out, "</h2>\n<div class=\"caption\">\n");
  rp_html_scene_text (page->out, scene->caption);
  g_string_append (page->out, "</div>\n</header>\n");
  if (!text && !write_picture (page, index, cancellable, error))
    return FALSE;
  write_notes (page, scene);
  rp_html_element (page->out, "p", "number", number);
  write_marking (page);
  g_string_append (page->out, "</section>\n");
  return TRUE;
}

/* ---- controls ---- */

static void
write_button (GString *out, const char *action, const char *label, const char *sign, const char *key)
{
  g_string_append_printf (out, "<button type=\"button\" data-do=\"%s\"", action);
  rp_html_attribute (out, "aria-label", label);
  rp_html_attribute (out, "aria-keyshortcuts", key);
  rp_html_attribute (out, "title", label);
  g_string_append_c (out, '>');
  rp_html_add_text (out, sign);
  g_string_append (out, "</button>\n");
}

static void
write_bar (const Page *page)
{
  GString *out = page->out;

  g_string_append (out, "<nav class=\"bar\" hidden");
  rp_html_attribute (out, "aria-label", _ ("Scenes"));
  g_string_append (out, ">\n");
  write_button (out, "back", _ ("Previous scene"), "‹", "ArrowLeft");
  g_string_append (out, "<span class=\"place\" role=\"status\"></span>\n");
  write_button (out, "next", _ ("Next scene"), "›", "ArrowRight");
  g_string_append (out, "<span class=\"space\"></span>\n");
  write_button (out, "overview", _ ("All scenes"), _ ("Overview"), "o");
  if (!page->plan->without_notes)
    write_button (out, "notes", _ ("Notes of this scene"), _ ("Notes"), "n");
  write_button (out, "full", _ ("Full screen"), "⛶", "f");
  write_button (out, "help", _ ("Keys"), "?", "?");
  g_string_append (out, "</nav>\n");
}

static void
write_help (const Page *page)
{
  static const struct
  {
    const char *keys, *what;
  } lines[] = { { "→  Space  Page Down", N_ ("next scene") },
                { "←  Page Up", N_ ("previous scene") },
                { "Home  End", N_ ("first and last scene") },
                { "o", N_ ("all scenes") },
                { "f", N_ ("full screen") },
                { "Esc", N_ ("close what is open") },
                { "?", N_ ("this list") },
                { "n", N_ ("notes") } };

  g_string_append (page->out, "<dialog class=\"help\"");
  rp_html_attribute (page->out, "aria-label", _ ("Keys"));
  g_string_append (page->out, ">\n");
  rp_html_element (page->out, "h2", NULL, _ ("Keys"));
  g_string_append (page->out, "<dl>\n");
  for (guint i = 0; i + (page->plan->without_notes ? 1 : 0) < G_N_ELEMENTS (lines); i++)
    {
      rp_html_element (page->out, "dt", NULL, lines[i].keys);
      rp_html_element (page->out, "dd", NULL, _ (lines[i].what));
    }
  g_string_append (page->out, "</dl>\n");
  rp_html_element (page->out, "p", "below", _ ("A click on a mark shows what it stands for."));
  write_button (page->out, "close", _ ("Close"), _ ("Close"), NULL);
  g_string_append (page->out, "</dialog>\n");
}

static void
write_records (const Page *page)
{
  g_string_append (page->out, "<section class=\"records\" aria-labelledby=\"records\">\n<h2 id=\"records\">");
  rp_html_add_text (page->out, _ ("What the scenes show"));
  g_string_append (page->out, "</h2>\n");
  rp_html_cards_write (page->out, page->plan->dataset, page->pictures, page->plan->without_sources);
  g_string_append (page->out, "</section>\n<aside class=\"details\" hidden tabindex=\"-1\"");
  rp_html_attribute (page->out, "aria-label", _ ("Details"));
  g_string_append (page->out, ">\n");
  write_button (page->out, "close", _ ("Close"), "×", "Escape");
  g_string_append (page->out, "<div class=\"card\"></div>\n</aside>\n");
}

/* ---- all ---- */

static gboolean
write_scenes (const Page *page, RpExportProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < page->n; i++)
    {
      if (!write_scene (page, i, cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress ((i + 1.0) / (page->n + 1), data);
    }
  return TRUE;
}

static GPtrArray *
render_html (const RpHandoutPlan *plan, const char *path, RpExportProgress progress, gpointer data,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_stage_picture_unref);
  g_autoptr (GString) out = g_string_sized_new (256 * 1024);
  g_autoptr (GBytes) style = resource ("handout.css"), script = resource ("handout.js");
  const char *marking = plan->marking != NULL ? plan->marking : rp_dataset_get_marking (plan->dataset);
  const char *title = rp_briefing_get_title (plan->briefing);
  Page page = { plan, out, pictures, marking, rp_briefing_n_scenes (plan->briefing) };
  g_autoptr (GPtrArray) files = rp_handout_files_new ();

  title = title != NULL ? title : rp_dataset_get_title (plan->dataset);
  write_head (&page, title, style, script);
  g_string_append (out, "<main>\n");
  rp_html_element (out, "h1", NULL, title);
  if (!write_scenes (&page, progress, data, cancellable, error))
    return NULL;
  g_string_append (out, "</main>\n");
  write_records (&page);
  write_bar (&page);
  write_help (&page);
  append_bytes (out, "<script>", script, "</script>\n</body>\n</html>\n");
  rp_handout_files_add (files, g_strdup (path), g_string_free_to_bytes (g_steal_pointer (&out)));
  return g_steal_pointer (&files);
}

const RpHandout rp_handout_html = { N_ ("HTML"), ".html", render_html };
