"""Amounts, shares and counts as authors write them, found by pattern."""

import re
from dataclasses import dataclass
from enum import Enum

from leadquiz.generate.dates import find_dates
from leadquiz.generate.tokens import Sentence, Token

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:-(?:one|two|three|four|five|six|"
    r"seven|eight|nine))?"
)
_RANGE = r"(?:\s?(?:to|–|-)\s?\d[\d,]*(?:\.\d+)?)?"
_SCALE = r"(?:\s?(?:hundred thousand|hundred|thousand|million|billion|trillion|bn|m))"
_ABOUT = (
    r"(?:(?:more than|less than|fewer than|over|under|nearly|almost|about|around|approximately|roughly|up to|at least|"
    r"some|an estimated|close to|as many as|as much as|well over|just over|just under)\s)?"
)
_CURRENCY = r"(?-i:(?:US|USD|HK|NZ|AU|CA|NT|A|C|S)(?=\$)|USD?\s)?[$€£¥₹]"
_MONEY_WORD = (
    r"(?:dollars|yuan|euros|pounds|yen|RMB|renminbi|rupees|francs|marks|pence|cents|USD|EUR|GBP|CNY)"
)
_PATTERN = re.compile(
    rf"(?P<money>{_ABOUT}(?:a\srecord\s)?(?:{_CURRENCY}\s?{_NUMBER}{_SCALE}?(?![\w%])|"
    rf"\b{_NUMBER}{_SCALE}?\s{_MONEY_WORD}\b))"
    rf"|(?P<percent>{_ABOUT}\b{_NUMBER}(?:\s?–\s?{_NUMBER})?\s?(?:%|percent\b|per\scent\b))"
    rf"|(?P<count>{_ABOUT}\b(?:{_NUMBER}{_RANGE}{_SCALE}?|{_WORD}{_SCALE}?)\b)"
    r"(?![\w%-]|\.\d|\s?(?:%|percent|per cent))",
    re.I,
)


_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|:\d\d|GMT|UTC)", re.I)

_ANY = re.compile(rf"\d|\b{_WORD}\b", re.I)  # most sentences hold no number at all, and this tells quickly


class Measure(Enum):
    """What a quantity counts."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a sentence; `tokens` are consecutive and hold "more than" and its like."""

    tokens: tuple[Token, ...]
    text: str
    measure: Measure

    @property
    def head(self) -> Token:
        """The token the rest of the sentence hangs on."""
        inside = set(self.tokens)
        best = None
        for token in self.tokens:
            if token.head not in inside or token.is_root:
                best = token
                if token.pos in ("NUM", "NOUN", "SYM"):
                    return token
        return best or self.tokens[-1]


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence, in order; dates and list numbers are none."""
    if "quantities" not in sentence.memo:
        sentence.memo["quantities"] = _quantities_in(sentence)
    found: list[Quantity] = sentence.memo["quantities"]
    return found


def _quantities_in(sentence: Sentence) -> list[Quantity]:
    text = sentence.text
    if not _ANY.search(text):
        return []
    dated = {token for date in find_dates(sentence) for token in date.tokens}
    found = []
    for match in _PATTERN.finditer(text):
        start, end = match.start() + sentence.start, match.end() + sentence.start
        tokens = tuple(t for t in sentence.tokens if t.start < end and t.end > start)
        if not tokens or tokens[-1].end > end or any(t in dated for t in tokens):
            continue
        words = match.group().strip()
        if _CLOCK.match(sentence.source[end : end + 8]):
            continue
        found.append(Quantity(tokens, words.removeprefix("a record "), Measure(match.lastgroup)))
    return found
