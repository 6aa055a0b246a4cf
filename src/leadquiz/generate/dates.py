"""Dates as authors write them, found by pattern: the language model misses and overreaches."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from leadquiz.generate.lexicon import MONTHS, bag
from leadquiz.generate.tokens import Sentence, Token, head_of

MONTH = "(?:" + "|".join(f"{m}|{m[:3]}\\.?" for m in MONTHS) + ")"
YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_ERA = r"(?:\s?(?:BCE?|B\.C\.|CE|AD|A\.D\.))"
_PATTERN = re.compile(
    rf"(?P<day>\b{MONTH}\s{_DAY},?\s{YEAR}\b|\b{_DAY}\s(?:of\s)?{MONTH},?\s{YEAR}\b)"
    rf"|(?P<range>\b{YEAR}\s?(?:–|-|—)\s?(?:{YEAR}|\d\d)\b(?![-–]\d))"
    rf"|(?P<month>\b{MONTH},?\s{YEAR}\b)"
    rf"|(?P<decade>\b(?:the\s)?(?:early|mid|late|mid-to-late|early-to-mid)?[\s-]?{YEAR[:-4]}\d0[’']?s\b)"
    rf"|(?P<century>\b(?:the\s)?(?:early|mid|late)?[\s-]?(?:\d{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|"
    rf"sixth|seventh|eighth|ninth|tenth|\w+teenth|twentieth|twenty-first)[\s-]century(?:{_ERA})?)"
    rf"|(?P<era>\b\d{{1,4}}{_ERA}(?!\w))"
    rf"|(?P<part>\b(?:early|mid|late|mid-|the\s(?:summer|spring|autumn|fall|winter)\sof|the\s(?:start|beginning|end)\sof)"
    rf"[\s-]?{YEAR}\b)"
    rf"|(?P<year>\b{YEAR}\b)"
    rf"|(?P<monthday>\b{MONTH}\s{_DAY}\b(?!,?\s\d)|\b{_DAY}\s(?:of\s)?{MONTH}(?!\w|,?\s\d))"
)

_ANY = re.compile(r"\d|century", re.I)  # most sentences hold no date at all, and this tells quickly


class Grain(Enum):
    """How exact a date is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PART = "part of a year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "years"
    YEARLY = "day of the year"  # "November 11": a day without a year


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a sentence; `tokens` are consecutive."""

    tokens: tuple[Token, ...]
    text: str
    grain: Grain

    @property
    def head(self) -> Token:
        """The token that the rest of the sentence hangs on."""
        return head_of(self.tokens) or self.tokens[-1]


_GRAINS = {
    "day": Grain.DAY,
    "range": Grain.RANGE,
    "month": Grain.MONTH,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
    "era": Grain.YEAR,
    "part": Grain.PART,
    "year": Grain.YEAR,
    "monthday": Grain.YEARLY,
}
_NOT_BEFORE = re.compile(
    r"[$€£¥#№/.,\d×]\s?$|\b(?:over|than|exceeding|nearly|about|some|approximately|number|no\.|factors? of)\s$",
    re.I,
)
_NOT_AFTER = re.compile(
    r"^\s?(?:%|percent|people|employees|students|users|companies|stores|shops|miles|km|kilomet|met(?:er|re)s|feet|"
    r"tons?|tonnes|dollars|yuan|euros|pounds|kg|grams|words|pages|items|units|soldiers|troops|men|women|children|"
    r"years|days|hours|patients|species|islands|[,.]?\d)",
    re.I,
)


def find_dates(sentence: Sentence) -> list[Date]:
    """The dates of a sentence, in order; a number that counts something is none."""
    if "dates" not in sentence.memo:
        sentence.memo["dates"] = _dates_in(sentence)
    found: list[Date] = sentence.memo["dates"]
    return found


def _dates_in(sentence: Sentence) -> list[Date]:
    text = sentence.text
    found = _weekdays_in(sentence)
    if not _ANY.search(text):
        return found
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or "year"
        if kind in ("year", "range") and (
            _NOT_BEFORE.search(text[: match.start()]) or _NOT_AFTER.match(text[match.end() :])
        ):
            continue
        start, end = match.start() + sentence.start, match.end() + sentence.start
        tokens = tuple(t for t in sentence.tokens if t.start < end and t.end > start)
        if not tokens or tokens[0].start < start - 6 or tokens[-1].end > end + 1:
            continue
        if kind == "year" and _is_in_a_name(tokens[0]):
            continue
        found.append(Date(tokens, match.group().strip(" -"), _GRAINS[kind]))
    return found


_SEASONS = bag("spring summer autumn fall winter christmas easter midsummer fiscal year early late mid")


def _is_in_a_name(number: Token) -> bool:
    """ "To Hill 1282": a number that tells one thing from others of its name."""
    noun = number.previous()
    if noun is None or noun.i == 0 or not noun.text[:1].isupper() or noun.lower in _SEASONS:
        return False
    return number.dep == "nummod" and number.head is noun and noun.text.isalpha()


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_MONTH_DAY = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s(?P<day>{_DAY})|(?P<day_first>{_DAY})\s(?P<of>{MONTH}))\b"
)
_LONG_AGO = 30  # days before a report beyond which its weekdays mean no day that it names


def days_named(texts: Iterable[str], published: date) -> frozenset[date]:
    """The days of the last month before it appeared that a report names: "Nov 11"."""
    found = set()
    for text in texts:
        for match in _MONTH_DAY.finditer(text):
            name = (match["month"] or match["of"])[:3]
            month = next(n for n, known in enumerate(MONTHS, 1) if known.startswith(name))
            day = int(re.sub(r"\D", "", match["day"] or match["day_first"]))
            for year in (published.year, published.year - 1):
                with suppress(ValueError):  # 30 February
                    named = date(year, month, day)
                    if 0 <= (published - named).days <= _LONG_AGO:
                        found.add(named)
    return frozenset(found)


def know_day(sentence: Sentence, published: date, named: frozenset[date], *, month_first: bool) -> None:
    """Tells a report's sentence when it appeared and which days it names, so that its "on Tuesday" is a date."""
    if any(t.text in _WEEKDAYS for t in sentence.tokens):
        sentence.memo["published"] = (published, named, month_first)


def day_of(token: Token) -> str:
    """The date that a weekday of a report stands for; "" where that is not sure.

    That is the one that the report names itself, or else the last one before it appeared.
    """
    if token.text not in _WEEKDAYS or "published" not in token.sentence.memo:
        return ""
    on = token.head if token.dep == "pobj" and token.head.lower == "on" else None
    if on is None and token.dep != "npadvmod":
        return ""
    following = token.next()
    if following is not None and (following.text[:1].isdigit() or following.text in MONTHS):
        return ""
    if [t for t in token.children if t.dep != "punct"]:
        return ""  # "last Tuesday", "Tuesday of that week"
    verb = (on or token).head
    while verb.pos not in ("VERB", "AUX") and not verb.is_root:
        verb = verb.head
    helpers = verb.all("aux", "auxpass")
    first = helpers[0] if helpers else verb
    if first.tag != "VBD" or any(t.tag == "MD" for t in helpers):
        return ""
    if verb.dep in ("advcl", "relcl", "ccomp") and first.lower == "had":
        return ""
    published, named, month_first = token.sentence.memo["published"]
    weekday = _WEEKDAYS.index(token.text)
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    if own := {other for other in named if other.weekday() == weekday}:
        if len(own) > 1:
            return ""
        (day,) = own
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if month_first else f"{day.day} {month} {day.year}"


def _weekdays_in(sentence: Sentence) -> list[Date]:
    if "published" not in sentence.memo:
        return []
    return [Date((token,), day, Grain.DAY) for token in sentence.tokens if (day := day_of(token))]


def paired(tokens: Sequence[Token]) -> bool:
    """ "in 1756 and 1757", "10 or 20": whether these are only half of a pair."""
    after = tokens[-1].next()
    before = tokens[0].previous()
    if after is not None and after.lower in _JOINTS:
        rest = tokens[-1].sentence.tokens[after.i + 1 : after.i + 4]
        if any(t.text[:1].isdigit() for t in rest):
            return True
    if before is not None and before.lower in _JOINTS:
        front = tokens[0].sentence.tokens[max(0, before.i - 2) : before.i]
        return any(t.text[:1].isdigit() for t in front)
    return False


_JOINTS = ("and", "or", "to", "–", "-", "through", "until")
