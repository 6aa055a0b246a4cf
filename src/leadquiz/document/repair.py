"""Mends what extraction and typing broke inside a paragraph: split, glued and mis-encoded words."""

import re
from collections.abc import Sequence

from leadquiz.document.element import OFF, ON
from leadquiz.document.vocabulary import COMPOUND_STARTS, NOT_GLUED

# ---------------------------------------------------------------------------------------- characters

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\u200b\u2060\ufeff\u00ad", "")  # zero-width space, word joiner, BOM, soft hyphen
    | dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\x0b\x0c\x85\u2028\u2029", " ")
)


def characters(text: str) -> str:
    """The text with ligatures spelled out, special blanks as blanks, and what is invisible gone."""
    return text if text.isascii() and text.isprintable() else text.translate(_LIGATURES)


# cp1252 read back as bytes; the five bytes it leaves undefined pass as themselves.
_CP1252 = {bytes([byte]).decode("cp1252", errors="ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_TAIL = "[" + re.escape("".join(char for char, byte in _CP1252.items() if 0x80 <= byte < 0xC0)) + "]"
_MOJIBAKE = re.compile(f"[ÂÃ]{_TAIL}|[âãäåæçèéïî]{_TAIL}{{2}}|ð{_TAIL}{{3}}")


def without_mojibake(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 ("â€™"), read as it was meant ("’")."""

    def mend(match: re.Match[str]) -> str:
        try:
            return bytes(_CP1252[char] for char in match[0]).decode("utf-8")
        except (UnicodeDecodeError, KeyError):
            return match[0]

    return text if text.isascii() else _MOJIBAKE.sub(mend, text)


# ----------------------------------------------------------------------------------------- glued words

_SCALE = re.compile(
    r"\b(\d[\d,.]*\s*)(hundred|thousand|million|billion|trillion)"
    r"(yuan|dollars?|euros?|pounds?|people|users?|customers?|years?|units?|tonnes|tons|miles|orders|transactions)\b"
)
_PAIR = re.compile(r"\b(with|from|into|that|and|of|in|on|to|by|at|as|is|was|for)(the|an?)\b", re.IGNORECASE)
# Every such pair as one word, in lower case: few texts hold one, and looking words up is quicker than the pattern.
_PAIRED = frozenset(
    first + second
    for first in [
        "with",
        "from",
        "into",
        "that",
        "and",
        "of",
        "in",
        "on",
        "to",
        "by",
        "at",
        "as",
        "is",
        "was",
        "for",
    ]
    for second in ("the", "a", "an")
)
# The mark comes first in these patterns, so that a search can leap to it.
_COMMA = re.compile(r",(?<=[A-Za-z],)(?=[a-z]{2,}\b)")
_LOOSE_COMMA = re.compile(rf"(?<=[\w)”’\"'{OFF}])\s+,(?:(?=\s)|(?=[^\W\d]))")
_LOOSE_SEMICOLON = re.compile(rf"(?<=[\w)”’\"'{OFF}])\s+;(?=\s)")
_BRACKET = re.compile(r"\((?<=[a-z]{2}\()(?=(?:[A-Z]{1,3})?[$€£¥]\s?\d)")
_SENTENCE = re.compile(
    r"\.(?<=[a-z]{2}\.)(?=(?:The|This|These|Those|That|It|He|She|They|We|You|In|On|At|For|By|As|An?|But|And|"
    r"However|When|While|If|After|Before|His|Her|Their|Its|There|Such|Through|With|To)\b(?!\.))"
)


def words(text: str, *, english: bool = True) -> str:
    """The text with glued words parted: "1 billionyuan", "witha", "yuan($9", "ASOS,and", "ago ,"."""
    if "," in text:
        text = _COMMA.sub(", ", _LOOSE_COMMA.sub(",", text))
    text = _BRACKET.sub(" (", text)
    if english:
        if ";" in text:
            text = _LOOSE_SEMICOLON.sub(";", text)
        text = _SCALE.sub(r"\1\2 \3", text)
        if not _PAIRED.isdisjoint(re.findall(r"\w+", text.lower())):
            text = _PAIR.sub(_part, text)
        text = _SENTENCE.sub(". ", text)
    return text


def _part(match: re.Match[str]) -> str:
    glued = match[0]
    if glued.lower() in NOT_GLUED or not (glued.islower() or glued[1:].islower()):
        return glued
    return f"{match[1]} {match[2]}"


# ------------------------------------------------------------------------------------------- line ends

_END_HYPHEN = re.compile(rf"([^\W\d_]+)(?:-|\u2010|\u00ad)({OFF}?)$")
_NAME_HYPHEN = re.compile(r"[^\W\d_]-$")
_START_WORD = re.compile(rf"^({ON}?)([^\W\d_]+)")


def joined(parts: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """The pieces of one paragraph as one; a word hyphenated over a line's end becomes whole.

    The hyphen stays when both halves stand as words in the document and the whole does not.
    """
    out: list[str] = []
    for part in parts:
        part = part.strip()
        if not part:
            continue
        if out:
            left = out.pop()
            keep = max(0, len(left) - 80)  # only the end decides; the whole would be copied for each line
            head, between = _seam(left[keep:], part, known)
            out += [left[:keep] + head, between]
        out.append(part)
    return "".join(out)


def _seam(left: str, right: str, known: frozenset[str]) -> tuple[str, str]:
    """The end of the left piece as it shall be, and what goes between it and the right one."""
    end, start = _END_HYPHEN.search(left), _START_WORD.match(right)
    if end and start and start[2][0].islower():
        head, tail = end[1], start[2]
        head_word, tail_word = head.lower(), tail.lower()
        stays = f"{head_word}-{tail_word}" in known or (
            head_word + tail_word not in known
            and (head_word in COMPOUND_STARTS or {head_word, tail_word} <= known)
        )
        return left[: end.start()] + head + ("-" if stays else "") + end[2], ""
    if left.endswith(("—", "/")) and not left.endswith((" —", " /")):
        return left, ""
    if right[0] == "—" and not right[1:2].isspace():
        return left, ""
    if _NAME_HYPHEN.search(left) and right[0].isupper():
        return left, ""  # "post-" and "IPO"
    return left, " "
