"""The language of a text, from its script and its most frequent small words."""

import re
from collections import Counter

from leadquiz.document.vocabulary import FREQUENT

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_ENOUGH = 20_000  # characters that are looked at


def guess(text: str, *, declared: str = "") -> str:
    """ISO 639-1 code of the text's language; `declared` or English where the text is too short to tell."""
    text = text[:_ENOUGH]
    letters = sum(1 for character in text if character.isalpha())
    if not letters:
        return declared or "en"
    for code, script in _SCRIPTS:
        if len(script.findall(text)) > (0.02 if code == "uk" else 0.1) * letters:
            return code
    words = re.findall(r"[^\W\d_]+", text.lower())
    scores: Counter[str] = Counter()
    for word in words:
        for code in FREQUENT.get(word, ()):
            scores[code] += 1
    ranked = scores.most_common(2)
    clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > 1.15 * ranked[1][1])
    if clear and ranked[0][1] >= max(3, 0.08 * len(words)):
        return ranked[0][0]
    return declared or "en"
