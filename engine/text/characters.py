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
