/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folded-text.h"

#include <string.h>

#include "fold-letters.h"

/* What becomes of a letter that no table spells. */
typedef enum
{
  AS_IT_IS,
  LEFT_OUT,
  APART, /* parts two words */
  JOINT, /* parts two words, but may be left out within one */
} Role;

typedef struct
{
  GString *out;
  GArray *spans;
  RpFoldFlags flags, seen;
  gboolean ukrainian; /* и and г have another sound */
  gsize begun;        /* of OUT */
  gboolean parted;    /* a blank is due before the next letter */
  RpFoldSpan gap;     /* what that blank stands for */
  RpFoldSpan span;    /* of the letter at hand */
} Folding;

/* Marks that people leave out, or that only the look of a letter hangs on. Others (vowels of Indic scripts) stay. */
static gboolean
is_mark_left_out (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0483 && c <= 0x0489) || (c >= 0x0591 && c <= 0x05c7)
         || (c >= 0x0610 && c <= 0x061a) || (c >= 0x064b && c <= 0x065f) || c == 0x0670 || (c >= 0x06d6 && c <= 0x06ed)
         || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff)
         || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfe20 && c <= 0xfe2f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/* Written without blanks between the words. */
static gboolean
is_borderless_letter (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;
  return c <= 0x0fff || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x2e80 && c <= 0x30ff)
         || (c >= 0x3100 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Stays as it is however it may be composed. */
static gboolean
is_kept_whole (gunichar c)
{
  return (c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);
}

static Role
role_of_ascii (gunichar c)
{
  if (g_ascii_isalnum ((char)c) || c == '$' || c == '+' || c == '%')
    return AS_IT_IS;
  return c == '\'' || c == '-' || c == '.' ? JOINT : APART;
}

static Role
role_of (gunichar c)
{
  if (c < 0x80)
    return role_of_ascii (c);
  if (is_mark_left_out (c) || c == 0x0640 || (c >= 0x1f3fb && c <= 0x1f3ff)) /* tatweel; shades of skin */
    return LEFT_OUT;
  if ((c >= 0x02b9 && c <= 0x02bf) || c == 0x2018 || c == 0x2019 || (c >= 0x2010 && c <= 0x2012) || c == 0x2032)
    return JOINT;
  if (c == 0x200b) /* a blank without width */
    return APART;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
      return LEFT_OUT;
    case G_UNICODE_CONTROL:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      return APART;
    default:
      return AS_IT_IS;
    }
}

static void
put (Folding *self, const char *bytes, gsize n)
{
  if (n == 0)
    return;
  if (self->parted && self->out->len > self->begun)
    {
      g_string_append_c (self->out, ' ');
      if (self->spans != NULL)
        g_array_append_val (self->spans, self->gap);
    }
  self->parted = FALSE;
  g_string_append_len (self->out, bytes, (gssize)n);
  for (gsize i = 0; self->spans != NULL && i < n; i++)
    g_array_append_val (self->spans, self->span);
}

/* і ї є ґ */
static gboolean
is_ukrainian (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p + 1 < end && (p = memchr (p, 0xd1, (gsize)(end - p - 1))) != NULL; p++)
    if ((guchar)p[1] == 0x94 || (guchar)p[1] == 0x96 || (guchar)p[1] == 0x97)
      return TRUE;
  return g_strstr_len (text, (gssize)length, "ґ") != NULL;
}

/* Only in the other spelling: a query in Cyrillic letters does not say its language. */
static const char *
ukrainian_letter (gunichar c)
{
  return c == 0x0433 ? "h" : c == 0x0438 ? "y" : NULL;
}

static void
part (Folding *self)
{
  if (!self->parted)
    self->gap = self->span;
  self->gap.to = self->span.to;
  self->parted = TRUE;
}

/* One letter that is not taken apart any further. NEXT is the letter that follows in the text. */
static void
put_letter (Folding *self, gunichar c, gunichar next)
{
  const RpFoldLetter *letter = c >= 0x80 ? rp_fold_letter (c) : NULL;
  char bytes[6];
  int digit;

  if (letter != NULL)
    {
      const char *other = self->ukrainian && ukrainian_letter (c) != NULL ? ukrainian_letter (c) : letter->other;
      const char *spelt = other != NULL && (self->flags & RP_FOLD_OTHER) != 0 ? other : letter->plain;

      self->seen |= other != NULL ? RP_FOLD_OTHER : 0;
      put (self, spelt, strlen (spelt));
      return;
    }
  switch (role_of (c))
    {
    case AS_IT_IS:
      digit = c >= 0x80 ? g_unichar_digit_value (c) : -1;
      put (self, bytes, (gsize)g_unichar_to_utf8 (digit >= 0 ? (gunichar)('0' + digit) : c, bytes));
      break;
    case JOINT:
      if (self->out->len > self->begun && !self->parted && g_unichar_isalnum (next))
        {
          self->seen |= RP_FOLD_JOIN;
          if ((self->flags & RP_FOLD_JOIN) != 0)
            break;
        }
      part (self);
      break;
    case APART:
      part (self);
      break;
    case LEFT_OUT:
    default:
      break;
    }
}

static void
fold_letter (Folding *self, gunichar c, gunichar next)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  c = g_unichar_tolower (c);
  if (c < 0x80 || is_kept_whole (c) || rp_fold_letter (c) != NULL)
    {
      put_letter (self, c, next);
      return;
    }
  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    put_letter (self, g_unichar_tolower (parts[i]), i + 1 < n ? parts[i + 1] : next);
}

/* A letter of TEXT with the marks that follow it; moves P behind them. */
static gunichar
take_letter (const char **p, const char *end)
{
  gunichar c = g_utf8_get_char (*p);

  *p = g_utf8_next_char (*p);
  while (*p < end && (guchar) * *p >= 0x80)
    {
      gunichar mark = g_utf8_get_char (*p), whole;

      if ((g_unichar_ismark (mark) || (mark >= 0x1160 && mark <= 0x11ff)) && g_unichar_compose (c, mark, &whole))
        c = whole;
      else if (!is_mark_left_out (mark))
        break;
      *p = g_utf8_next_char (*p);
    }
  return c;
}

/* Plain letters and figures, most of all text, at once; the last of them only where no mark can follow. Returns how
 * many bytes. Without spans only. */
static gsize
put_plain (Folding *self, const char *p, const char *end)
{
  gsize n = 0, at;

  while (p + n < end && g_ascii_isalnum (p[n]))
    n++;
  if (n > 0 && p + n < end && (guchar)p[n] >= 0x80)
    n--;
  if (n == 0)
    return 0;
  put (self, p, n);
  at = self->out->len - n;
  for (gsize i = 0; i < n; i++)
    self->out->str[at + i] = g_ascii_tolower (p[i]);
  return n;
}

RpFoldFlags
rp_fold_append (GString *out, const char *text, gsize length, RpFoldFlags flags, GArray *spans)
{
  Folding self = { .out = out, .spans = spans, .flags = flags, .begun = out->len };
  const char *end;

  (void)!g_utf8_validate_len (text, length, &end);
  self.ukrainian = is_ukrainian (text, (gsize)(end - text));
  for (const char *p = text; p < end;)
    {
      const char *from = p;
      gsize plain = spans == NULL ? put_plain (&self, p, end) : 0;
      gunichar c;

      p += plain;
      if (plain > 0)
        continue;
      if ((guchar)*p < 0x80 && (p + 1 == end || (guchar)p[1] < 0x80))
        c = (guchar)*p++;
      else
        c = take_letter (&p, end);
      self.span = (RpFoldSpan){ (guint32)(from - text), (guint32)(p - text) };
      fold_letter (&self, c, p < end ? g_utf8_get_char (p) : 0);
    }
  return self.seen;
}

char *
rp_fold_text (const char *text)
{
  GString *out = g_string_new (NULL);

  rp_fold_append (out, text, strlen (text), RP_FOLD_PLAIN, NULL);
  return g_string_free (out, FALSE);
}

/* Signs and scripts without borders are words letter by letter. */
static gboolean
is_borderless (gunichar c)
{
  if (c < 0x80)
    return !g_ascii_isalnum ((char)c);
  if (is_borderless_letter (c))
    return !g_unichar_ismark (c);
  return c >= 0xa0 && !g_unichar_isalnum (c) && !g_unichar_ismark (c);
}

gboolean
rp_fold_begins_word (const char *folded, gsize at)
{
  guchar c = (guchar)folded[at];

  if (c == ' ' || c == '\n' || c == '\0' || (c & 0xc0) == 0x80)
    return FALSE;
  if (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '\n')
    return TRUE;
  if (c < 0x80 && g_ascii_isalnum ((char)c) && g_ascii_isalnum (folded[at - 1]))
    return FALSE;
  return is_borderless (g_utf8_get_char (folded + at))
         || (!g_unichar_ismark (g_utf8_get_char (folded + at))
             && is_borderless (g_utf8_get_char (g_utf8_prev_char (folded + at))));
}

gboolean
rp_fold_has_at_word (const char *folded, const char *needle)
{
  for (const char *p = strstr (folded, needle); p != NULL; p = strstr (p + 1, needle))
    if (rp_fold_begins_word (folded, (gsize)(p - folded)))
      return TRUE;
  return FALSE;
}
