"""Two dates that tell one time: "from 1870 to 1939", "between 1550 and 1580", "in the 1950s and 1960s"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from leadquiz.generate.dates import Date, Grain, find_dates
from leadquiz.generate.tokens import Sentence, Token

_JOINTS = {
    "from": ("to", "until", "till", "through", "up to"),
    "between": ("and",),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Two dates with what joins them; `front` is "from", "between", or "" for a pair ("1756 and 1757")."""

    first: Date
    last: Date
    front: Token | None
    tokens: tuple[Token, ...]  # from the first date to the last

    @property
    def text(self) -> str:
        """The dates as the author writes them, without the word in front."""
        return self.tokens[0].sentence.slice(self.tokens)


def find_spans(sentence: Sentence) -> list[Span]:
    """The spans of a sentence, in order."""
    if "spans" not in sentence.memo:
        sentence.memo["spans"] = _spans_in(sentence)
    found: list[Span] = sentence.memo["spans"]
    return found


def _spans_in(sentence: Sentence) -> list[Span]:
    found = []
    for first, last in pairwise(find_dates(sentence)):
        if Grain.RANGE in (first.grain, last.grain) or first.tokens[-1].i >= last.tokens[0].i:
            continue
        joint = " ".join(t.lower for t in sentence.tokens[first.tokens[-1].i + 1 : last.tokens[0].i])
        joint = re.sub(r" the$", "", joint)
        tokens = tuple(sentence.tokens[first.tokens[0].i : last.tokens[-1].i + 1])
        front = first.tokens[0].previous()
        while front is not None and front.lower in ("the", "about", "around", "c.", "roughly"):
            front = front.previous()
        if front is not None and joint in _JOINTS.get(front.lower, ()):
            after = last.tokens[-1].next()
            if after is None or after.lower not in ("and", "or", "to", "-", "–", "onwards"):
                found.append(Span(first, last, front, tokens))
        elif joint == "and" and first.grain is last.grain is Grain.DECADE:
            found.append(Span(first, last, None, tokens))
    return found
