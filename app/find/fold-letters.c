/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold-letters.h"

/* clang-format off */
/* By code point. */
static const RpFoldLetter letters[] = {
  { 0x00df, "ss", NULL }, /* ß */
  { 0x00e4, "a", "ae" }, /* ä */
  { 0x00e5, "a", "aa" }, /* å */
  { 0x00e6, "ae", NULL }, /* æ */
  { 0x00e7, "c", "ch" }, /* ç */
  { 0x00f0, "d", "dh" }, /* ð */
  { 0x00f6, "o", "oe" }, /* ö */
  { 0x00f8, "o", "oe" }, /* ø */
  { 0x00fc, "u", "ue" }, /* ü */
  { 0x00fe, "th", NULL }, /* þ */
  { 0x010d, "c", "ch" }, /* č */
  { 0x0111, "d", "dj" }, /* đ */
  { 0x011f, "g", "gh" }, /* ğ */
  { 0x0127, "h", NULL }, /* ħ */
  { 0x0131, "i", NULL }, /* ı */
  { 0x0138, "k", NULL }, /* ĸ */
  { 0x0142, "l", NULL }, /* ł */
  { 0x014b, "n", "ng" }, /* ŋ */
  { 0x0153, "oe", NULL }, /* œ */
  { 0x015f, "s", "sh" }, /* ş */
  { 0x0161, "s", "sh" }, /* š */
  { 0x0167, "t", NULL }, /* ŧ */
  { 0x017e, "z", "zh" }, /* ž */
  { 0x0192, "f", NULL }, /* ƒ */
  { 0x0199, "k", NULL }, /* ƙ */
  { 0x01a1, "o", NULL }, /* ơ */
  { 0x01b0, "u", NULL }, /* ư */
  { 0x01b4, "y", NULL }, /* ƴ */
  { 0x01b6, "z", NULL }, /* ƶ */
  { 0x01dd, "e", "a" }, /* ǝ */
  { 0x0219, "s", "sh" }, /* ș */
  { 0x0250, "a", NULL }, /* ɐ */
  { 0x0253, "b", NULL }, /* ɓ */
  { 0x0254, "o", NULL }, /* ɔ */
  { 0x0256, "d", NULL }, /* ɖ */
  { 0x0257, "d", NULL }, /* ɗ */
  { 0x0259, "e", "a" }, /* ə */
  { 0x025b, "e", NULL }, /* ɛ */
  { 0x0263, "g", NULL }, /* ɣ */
  { 0x0268, "i", NULL }, /* ɨ */
  { 0x0289, "u", NULL }, /* ʉ */
  { 0x03b1, "a", NULL }, /* α */
  { 0x03b2, "v", "b" }, /* β */
  { 0x03b3, "g", NULL }, /* γ */
  { 0x03b4, "d", NULL }, /* δ */
  { 0x03b5, "e", NULL }, /* ε */
  { 0x03b6, "z", NULL }, /* ζ */
  { 0x03b7, "i", "e" }, /* η */
  { 0x03b8, "th", NULL }, /* θ */
  { 0x03b9, "i", NULL }, /* ι */
  { 0x03ba, "k", NULL }, /* κ */
  { 0x03bb, "l", NULL }, /* λ */
  { 0x03bc, "m", NULL }, /* μ */
  { 0x03bd, "n", NULL }, /* ν */
  { 0x03be, "x", "ks" }, /* ξ */
  { 0x03bf, "o", NULL }, /* ο */
  { 0x03c0, "p", NULL }, /* π */
  { 0x03c1, "r", NULL }, /* ρ */
  { 0x03c2, "s", NULL }, /* ς */
  { 0x03c3, "s", NULL }, /* σ */
  { 0x03c4, "t", NULL }, /* τ */
  { 0x03c5, "y", "u" }, /* υ */
  { 0x03c6, "f", "ph" }, /* φ */
  { 0x03c7, "ch", "h" }, /* χ */
  { 0x03c8, "ps", NULL }, /* ψ */
  { 0x03c9, "o", NULL }, /* ω */
  { 0x0430, "a", NULL }, /* а */
  { 0x0431, "b", NULL }, /* б */
  { 0x0432, "v", NULL }, /* в */
  { 0x0433, "g", NULL }, /* г */
  { 0x0434, "d", NULL }, /* д */
  { 0x0435, "e", NULL }, /* е */
  { 0x0436, "zh", "z" }, /* ж */
  { 0x0437, "z", NULL }, /* з */
  { 0x0438, "i", NULL }, /* и */
  { 0x0439, "y", "j" }, /* й */
  { 0x043a, "k", NULL }, /* к */
  { 0x043b, "l", NULL }, /* л */
  { 0x043c, "m", NULL }, /* м */
  { 0x043d, "n", NULL }, /* н */
  { 0x043e, "o", NULL }, /* о */
  { 0x043f, "p", NULL }, /* п */
  { 0x0440, "r", NULL }, /* р */
  { 0x0441, "s", NULL }, /* с */
  { 0x0442, "t", NULL }, /* т */
  { 0x0443, "u", NULL }, /* у */
  { 0x0444, "f", NULL }, /* ф */
  { 0x0445, "kh", "h" }, /* х */
  { 0x0446, "ts", "c" }, /* ц */
  { 0x0447, "ch", "c" }, /* ч */
  { 0x0448, "sh", "s" }, /* ш */
  { 0x0449, "shch", "sc" }, /* щ */
  { 0x044a, "", NULL }, /* ъ */
  { 0x044b, "y", NULL }, /* ы */
  { 0x044c, "", NULL }, /* ь */
  { 0x044d, "e", NULL }, /* э */
  { 0x044e, "yu", "ju" }, /* ю */
  { 0x044f, "ya", "ja" }, /* я */
  { 0x0451, "e", "yo" }, /* ё */
  { 0x0452, "dj", "d" }, /* ђ */
  { 0x0453, "g", "gj" }, /* ѓ */
  { 0x0454, "ye", "ie" }, /* є */
  { 0x0455, "dz", NULL }, /* ѕ */
  { 0x0456, "i", NULL }, /* і */
  { 0x0457, "yi", "i" }, /* ї */
  { 0x0458, "j", "y" }, /* ј */
  { 0x0459, "lj", "l" }, /* љ */
  { 0x045a, "nj", "n" }, /* њ */
  { 0x045b, "c", "ch" }, /* ћ */
  { 0x045c, "k", "kj" }, /* ќ */
  { 0x045e, "u", "w" }, /* ў */
  { 0x045f, "dz", "dzh" }, /* џ */
  { 0x0491, "g", NULL }, /* ґ */
  { 0x0493, "g", "gh" }, /* ғ */
  { 0x0499, "z", NULL }, /* ҙ */
  { 0x049b, "q", NULL }, /* қ */
  { 0x049d, "g", NULL }, /* ҝ */
  { 0x04a1, "q", NULL }, /* ҡ */
  { 0x04a3, "n", "ng" }, /* ң */
  { 0x04ab, "s", NULL }, /* ҫ */
  { 0x04af, "u", NULL }, /* ү */
  { 0x04b1, "u", NULL }, /* ұ */
  { 0x04b3, "h", NULL }, /* ҳ */
  { 0x04b7, "j", NULL }, /* ҷ */
  { 0x04b9, "c", "j" }, /* ҹ */
  { 0x04bb, "h", NULL }, /* һ */
  { 0x04d9, "e", "a" }, /* ә */
  { 0x04e9, "o", NULL }, /* ө */
  { 0x0649, "ي", NULL }, /* ى */
  { 0x06a9, "ك", NULL }, /* ک */
  { 0x06cc, "ي", NULL }, /* ی */
};
/* clang-format on */

const RpFoldLetter *
rp_fold_letter (gunichar letter)
{
  guint from = 0, to = G_N_ELEMENTS (letters);

  if (letter < letters[0].letter || letter > letters[to - 1].letter)
    return NULL;
  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (letters[middle].letter == letter)
        return &letters[middle];
      if (letters[middle].letter < letter)
        from = middle + 1;
      else
        to = middle;
    }
  return NULL;
}
