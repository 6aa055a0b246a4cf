"""Titles and labels as they stand inside a sentence: capitals only where the document's prose has them."""

import re
from collections import Counter
from collections.abc import Iterable

from leadquiz.generate.lexicon import bag
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Knowledge

_OPENERS = frozenset(":;–—\"“‘'([•")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_OWNED = re.compile(r"['’]s$")
_SMALL = bag(
    "a an the and or nor but of in on at to for by from with as vs versus via into over is are was be not your "
    "its their"
)
_LONGEST_NAME = 6  # words


def cases_of(sentences: Iterable[Sentence]) -> tuple[frozenset[str], frozenset[str]]:
    """(words that prose mostly writes with a capital where no sentence begins, words that it writes small)."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for sentence in sentences:
        opening = True
        for token in sentence.tokens:
            text = token.text
            if text[0].isalpha():
                if not text[0].isupper():
                    small[text] += 1
                elif not opening and not _in_a_run(token):
                    large[text] += 1
                opening = False
            elif text in _OPENERS:
                opening = True
    return frozenset(word for word, n in large.items() if n > small[word.lower()]), frozenset(small)


def _in_a_run(token: Token) -> bool:
    """Whether another capital follows or stands in front: "University" in "Normal University" says little."""
    neighbours = (token.previous(), token.next())
    return token.pos == "PROPN" and any(t is not None and t.text[0].isupper() for t in neighbours)


def in_sentence(title: str, knowledge: Knowledge) -> str:
    """A title or label as it stands inside a sentence: "Mobile Payments in China" → "mobile payments in China".

    A title that is not written in title case only changes at its first word.
    """
    known: dict[str, str] = knowledge.memo.setdefault("in sentence", {})
    if title not in known:
        known[title] = _in_sentence(title, knowledge)
    return known[title]


def _in_sentence(title: str, knowledge: Knowledge) -> str:
    words = list(_WORD.finditer(title))
    telling = [m[0] for m in words[1:] if m[0].lower() not in _SMALL]
    title_case = sum(word != word.lower() or word[0].isdigit() for word in telling) * 2 > len(telling)
    kept = _of_names(title, words, knowledge)
    parts: list[str] = []
    last = 0
    for i, match in enumerate(words):
        parts.append(title[last : match.start()])
        last = match.end()
        hyphened = (
            title[match.end() : match.end() + 1] in ("-", "\u2011") and len(match[0]) == 1
        )  # "E-commerce"
        keep = match.start() in kept or _keeps_capital(match[0], knowledge) or not (title_case or i == 0)
        parts.append(match[0] if keep and not hyphened else match[0][:1].lower() + match[0][1:])
    return "".join(parts) + title[last:]


def alone(title: str, knowledge: Knowledge) -> str:
    """The same as an answer of its own: "Local market understanding"."""
    text = in_sentence(title, knowledge)
    first = text.split(" ", 1)[0]
    return text if any(c.isupper() for c in first[1:]) else text[:1].upper() + text[1:]


def _keeps_capital(word: str, knowledge: Knowledge) -> bool:
    bare = _OWNED.sub("", word)
    return (
        (len(bare) == 1 and bare not in "Aa")  # R&D
        or (
            bare != word and bare.lower() not in knowledge.small
        )  # Prim's: an owner that prose does not write small
        or bare in knowledge.capitals
        or any(c.isupper() or c.isdigit() for c in bare[1:])  # eBay, IPO, B2C
    )


def _of_names(title: str, words: list[re.Match[str]], knowledge: Knowledge) -> set[int]:
    """Where the words of known names of two words or more begin."""
    kept: set[int] = set()
    for i, first in enumerate(words):
        for last in reversed(words[i + 1 : i + _LONGEST_NAME]):
            text = _OWNED.sub("", title[first.start() : last.end()])
            if knowledge.names.is_name(text):
                kept |= {m.start() for m in words if first.start() <= m.start() <= last.start()}
                break
    return kept
