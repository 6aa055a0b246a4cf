"""Dates, amounts, shares, durations and counts in a text: what they are worth and how they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from leadquiz.generate.lexicon import MONTHS

DATE, MONEY, PERCENT, DURATION, COUNT = "date", "money", "percent", "duration", "count"
VALUE_TYPES = (DATE, MONEY, PERCENT, COUNT, "age", "times")  # first parts of the answer types of values

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "bn": 10**9,
}
_CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "¥": "YEN",
    "yen": "YEN",
    "rmb": "CNY",
    "cny": "CNY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "hk$": "HKD",
    "₹": "INR",
    "rupee": "INR",
    "rupees": "INR",
    "krone": "KRONE",
    "kroner": "KRONE",
    "krona": "KRONA",
    "kronor": "KRONA",
    "rand": "ZAR",
    "pesos": "PESO",
    "roubles": "RUB",
    "rubles": "RUB",
    "francs": "FRANC",
}
_UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
_FULL = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}

_SMALL_WORD = "|".join(_ONES[1:10])
_TENS_WORD = "|".join(_TENS[2:])
_WORD_NUMBER = rf"(?:(?:{_TENS_WORD})-(?:{_SMALL_WORD})|{_TENS_WORD}|{'|'.join(reversed(_ONES[1:]))})"
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|mn)"
_NUMBER = rf"(?P<number>{_FIGURE}|\b{_WORD_NUMBER}\b)(?:[ -]?(?P<scale>{_SCALE})\b)?"
_MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:1\d{3}|20\d{2})"
_ABOUT = re.compile(
    r"(?:about|around|approximately|roughly|nearly|almost|some|over|more than|less than|under|up to|at least|"
    r"an estimated|estimated|close to|as many as|exceeding)\s+(?:an?\s+\w+\s+)?$",
    re.IGNORECASE,
)

_VALUE = re.compile(
    rf"""
      (?P<iso>\b(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d)\b)
    | (?P<mdy>\b(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.,]\d{{3}})
      (?:,?\s+(?P<y1>{_YEAR})\b)?)
    | (?P<dmy>\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR})\b)?)
    | (?P<my>\b(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR})\b)
    | (?P<decade>\b(?:1\d|20)\d0s\b)
    | (?P<money>(?P<sign>US\$|HK\$|\$|€|£|¥|₹|\b(?:RMB|USD|EUR|GBP|CNY)(?=\s?\d))\s?(?P<mn>{_FIGURE})
      (?:[ -]?(?P<ms>{_SCALE}|[mbkMBK])\b)?(?!\w))
    | (?P<plain>(?<![\w.,$€£-]){_NUMBER})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CURRENCY_AFTER = re.compile(
    r"[ -]?(?:(?:US|U\.S\.|American)\s+)?(?P<unit>dollars?|euros?|pounds?|yen|yuan|renminbi|RMB|rupees?|USD|"
    r"EUR|krone|kroner|krona|kronor|rand|pesos|roubles|rubles|francs)\b",
    re.IGNORECASE,
)
_PERCENT_AFTER = re.compile(r"\s?%|[ -]?per ?cent(?:age points?)?\b", re.IGNORECASE)
_DURATION_AFTER = re.compile(
    rf"[ -](?:\w+ )?(?P<unit>{'|'.join(_UNITS)}|centurie)s?\b(?!-?olds?\b)", re.IGNORECASE
)
_NOUN_AFTER = re.compile(
    r"\s+(?:of\s+(?:the|its|their|his|her)\s+)?(?P<noun>[A-Za-z][\w'’-]*(?:\s+[A-Za-z][\w'’-]*){0,3})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value as a text writes it; `start` and `end` are character offsets in that text.

    A date is worth (year, month, day) with 0 for what it leaves open, any other value its number in its unit.
    """

    kind: str
    text: str
    start: int
    end: int
    number: Decimal = Decimal(0)
    unit: str = ""  # "USD", "year", "%"; of a count the words that follow it
    year: int = 0
    month: int = 0
    day: int = 0
    vague: bool = False  # "about 300", "the 1990s"
    figure: tuple[int, int] = (0, 0)  # offsets of the number alone, as digits or as a word, without its scale
    scale: int = 1

    @property
    def grain(self) -> str:
        """Of a date: how fine it is."""
        if self.day:
            return "day"
        if self.month:
            return "month"
        return "decade" if self.vague else "year"


def find_values(text: str) -> list[Value]:
    """Every value of a text, in order."""
    return list(_found(text))


@lru_cache(maxsize=50_000)
def _found(text: str) -> tuple[Value, ...]:
    return tuple(_values(text))


@lru_cache(maxsize=50_000)
def parse_value(text: str) -> Value | None:
    """The value a text is, when it is one and nothing else; hedges and small words around it do not count."""
    found = find_values(text)
    if len(found) != 1:
        return None
    value = found[0]
    before = text[: value.start].strip().lower()
    after = text[value.end :].strip(" .")
    if before and not re.fullmatch(
        r"(?:in|on|by|since|until|from|the|early|late|mid|for|at|during|within|after|only|just|a|an|its|"
        r"about|around|approximately|roughly|nearly|almost|some|over|more|than|less|under|up|to|least|estimated|"
        r"close|as|many|much|exceeding|year|[ -])+",
        before,
    ):
        return None
    if after and value.kind != COUNT:
        return None
    return value


def _values(text: str) -> Iterator[Value]:
    taken = 0
    for match in _VALUE.finditer(text):
        if match.start() < taken:
            continue
        value = _value(match, text)
        if value is not None:
            taken = value.end
            yield value


def _value(match: re.Match[str], text: str) -> Value | None:
    start, end = match.span()
    vague = bool(_ABOUT.search(text[max(0, start - 30) : start]))
    if match["iso"]:
        return _date(text, start, end, match["iy"], match["im"], match["id"])
    for kind, y, m, d in (("mdy", "y1", "m1", "d1"), ("dmy", "y2", "m2", "d2"), ("my", "y3", "m3", "")):
        if match[kind]:
            month = str(_FULL[match[m][:3].lower()])
            return _date(text, start, end, match[y] or "0", month, match[d] if d else "0")
    if match["decade"]:
        return Value(
            kind=DATE, text=match[0], start=start, end=end, year=int(match[0].rstrip("s")), vague=True
        )
    if match["money"]:
        scale = _scale(match["ms"])
        return Value(
            kind=MONEY,
            text=match[0],
            start=start,
            end=end,
            number=_decimal(match["mn"]) * scale,
            unit=_CURRENCIES[match["sign"].lower()],
            vague=vague,
            figure=match.span("mn"),
            scale=scale,
        )
    return _number(match, text, vague=vague)


def _number(match: re.Match[str], text: str, *, vague: bool) -> Value | None:
    start, end = match.span("plain")
    figure, scale = match["number"], _scale(match["scale"])
    number = _decimal(figure) * scale
    rest = text[end : end + 60]
    unit, kind = "", COUNT
    if after := _CURRENCY_AFTER.match(rest):
        kind, unit = MONEY, _CURRENCIES[after["unit"].lower()]
    elif after := _PERCENT_AFTER.match(rest):
        kind, unit = PERCENT, "%"
    elif (
        re.fullmatch(_YEAR, figure)
        and scale == 1
        and not re.match(r"\s+[a-z]+s\b(?<!as)(?<!was)(?<!is)", rest)
    ):
        return Value(kind=DATE, text=figure, start=start, end=end, year=int(figure), figure=(start, end))
    elif after := _DURATION_AFTER.match(rest):
        kind, unit = DURATION, after["unit"].lower().replace("centurie", "century")
    elif after := _NOUN_AFTER.match(rest):
        unit = after["noun"].lower()
        after = None
    if rest[:1].isalpha() and not after:  # "4th", "3D"
        return None
    if after:
        end += after.end()
    return Value(
        kind=kind,
        text=text[start:end],
        start=start,
        end=end,
        number=number,
        unit=unit,
        vague=vague,
        figure=match.span("number"),
        scale=scale,
    )


def _date(text: str, start: int, end: int, year: str, month: str, day: str) -> Value | None:
    if not 1 <= int(month) <= 12 or int(day) > 31:
        return None
    return Value(
        kind=DATE, text=text[start:end], start=start, end=end, year=int(year), month=int(month), day=int(day)
    )


def _scale(word: str | None) -> int:
    if not word:
        return 1
    return _SCALES.get(word.lower()) or {"k": 10**3, "m": 10**6, "b": 10**9}[word.lower()]


def _decimal(figure: str) -> Decimal:
    lower = figure.lower()
    if lower[0].isdigit():
        return Decimal(lower.replace(",", ""))
    tens, _, ones = lower.partition("-")
    if ones:
        return Decimal(_TENS.index(tens) * 10 + _ONES.index(ones))
    return Decimal(_ONES.index(lower) if lower in _ONES else _TENS.index(lower) * 10)


def number_word(number: int) -> str:
    """The number in words, "" beyond ninety-nine."""
    if 0 <= number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return ""


def same_value(one: Value, other: Value) -> bool:
    """Whether two values agree: equal, or the coarser date contains the finer, or a hedge covers the gap."""
    if one.kind == DATE and other.kind == DATE:
        if one.grain == "decade" or other.grain == "decade":
            return one.year // 10 == other.year // 10
        pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
        return all(a == b or not a or not b for a, b in pairs)
    if one.kind != other.kind or (one.kind != COUNT and one.unit != other.unit):
        return False
    if one.number == other.number:
        return True
    if one.vague or other.vague:
        low, high = sorted((one.number, other.number))
        return low * 10 >= high * 9
    return False


def implies(one: Value, other: Value) -> bool:
    """Whether a text that gives the one value gives the other: the same, or a date within it."""
    if one.kind != DATE or other.kind != DATE:
        return (
            one.kind == other.kind
            and one.number == other.number
            and (one.kind == COUNT or one.unit == other.unit)
        )
    if other.grain == "decade":
        return one.year // 10 == other.year // 10
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return one.grain != "decade" and all(a == b or not b for a, b in pairs)


def rewrite(value: Value, text: str, number: Decimal) -> str:
    """The text with the value's number replaced by `number` (in the value's unit), in the same style."""
    start, end = value.figure
    old = text[start:end]
    small = number / value.scale
    if old[0].isalpha():
        new = number_word(int(small)) if small == int(small) else ""
        if not new:
            return ""
        if old[0].isupper():
            new = new.capitalize()
    else:
        decimals = len(old.partition(".")[2])
        new = (
            f"{small:,.{decimals}f}"
            if "," in old or (value.kind != DATE and small >= 10_000)
            else f"{small:.{decimals}f}"
        )
        if "," not in old and old.isdigit() and len(old) > 3:
            new = new.replace(",", "")
    return text[:start] + new + text[end:]
