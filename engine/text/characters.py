"""Characters by their part in a text: letters of East Asian scripts, sentence ends, quotes and brackets.

Letters are given as ranges, to stand in a character class; signs as strings of single characters.
"""

import re

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, with the three that stand for one: 々, 〆 and 〇."""
HIRAGANA = "\u3041-\u309f"
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
KANA = "\u3041-\u30ff"
"""Both, with the dot between foreign names."""
HANGUL = "\uac00-\ud7a3"
SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer: their words are written without spaces between them, too."""
IDEOGRAPHS = HAN + KANA
"""What is counted by the letter where other scripts are counted by the word."""
FULL_WIDTH = "\u2e80-\u30ff\u3130-\u318f\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Chinese and Japanese letters and the signs that are set as wide: no space belongs beside them."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489"  # accents, and those of Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic vowels
    "\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u082d\u0859-\u085b\u08d3-\u08ff"
    "\u0900-\u0963\u0971-\u09f1\u09fc-\u0aef\u0af9-\u0b6f\u0b71\u0b82-\u0bef\u0c00-\u0c6f\u0c80-\u0d6f"
    # … of India (so far), Thai, Lao
    "\u0d7a-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f86-\u0fbc"  # Tibetan
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d"  # Burmese
    "\u135d-\u135f\u17b4-\u17d3\u180b-\u180d\u1920-\u193b\u1a55-\u1a7f\u1ab0-\u1aff\u1b00-\u1b04"
    "\u1b34-\u1b44\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ua66f-\ua672\ua674-\ua67d"
    "\ua69e\ua69f\ua8e0-\ua8f1\uaa29-\uaa36\ufb1e\ufe20-\ufe2f"
)
"""Combining marks: vowel signs and points that belong to the letter before them. Of the Indic blocks the
letters stand here as well, which changes nothing in a word."""
JOINERS = "\u200c\u200d\u00ad"
"""Zero width joiner and non-joiner, soft hyphen: inside a word they part nothing."""
LETTERS = rf"[^\W_]++(?:(?:[{MARKS}]|[{JOINERS}](?=[^\W_]|[{MARKS}]))++[^\W_]*+)*+"
"""A pattern: letters and digits of any script with their marks."""

HAN_LETTER = re.compile(f"[{HAN}]")
IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
HANGUL_SYLLABLE = re.compile(f"[{HANGUL}]")

LATIN_ENDS = ".!?…"
"""They end sentences of most scripts, and stand inside numbers and abbreviations as well."""
UNMISTAKABLE_ENDS = "".join((
    "\u3002\uff01\uff1f\uff61",  # Chinese and Japanese: 。！？｡
    "\u0964\u0965",  # Indic: danda, double danda
    "\u061f\u06d4",  # Arabic: question mark, and the full stop of Urdu
    "\u0589",  # Armenian
    "\u1362",  # Ethiopic
    "\u1367",  # … and its question mark
    "\u104b",  # Burmese
    "\u17d4\u17d5",  # Khmer
    "\u0f0d\u0f0e",  # Tibetan
    "\u1803\u1809",  # Mongolian
    "\u1c7e\u1c7f\uabeb\ua9c9",  # Santali, Manipuri, Javanese
    "\u0df4\u0700\u061e\u07f9",  # Sinhala, Syriac, Arabic, N'Ko
))  # fmt: skip
"""They end sentences and do nothing else. The ends of another script are added here."""
SENTENCE_ENDS = LATIN_ENDS + "．" + UNMISTAKABLE_ENDS
QUESTION_MARKS = "?？؟"
CLAUSE_ENDS = ":;：；"
"""Behind them a line may be over, though the sentence is not."""

OPENING = "\"'“‘«»([「『（【《〈"
CLOSING = "\"'”’»«)]」』）】》〉〕］﹂﹄"
"""Quotes and brackets that may stand between the end of a sentence and the space behind it."""

SENTENCE_END = f"[{re.escape(SENTENCE_ENDS)}][{re.escape(CLOSING)}]*+"
"""A pattern: a sign that ends a sentence, and what closes behind it."""
CLAUSE_END = f"[{re.escape(SENTENCE_ENDS + CLAUSE_ENDS)}][{re.escape(CLOSING)}]*+"
