"""Dates, amounts and number words as values, so that '25 million dollars' equals '$25,000,000'."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_ONES = (  # noqa: SIM905 - words read better in a line
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 10**6, "m": 10**6, "mn": 10**6, "mio": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "dozen": 12,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_UNITS = {
    "$": "usd", "us$": "usd", "usd": "usd", "dollar": "usd", "dollars": "usd", "buck": "usd", "bucks": "usd",
    "€": "eur", "eur": "eur", "euro": "eur", "euros": "eur", "£": "gbp", "gbp": "gbp", "pound": "gbp",
    "pounds": "gbp", "¥": "yuan", "yuan": "yuan", "rmb": "yuan", "cny": "yuan", "renminbi": "yuan",
    "yen": "jpy", "jpy": "jpy", "%": "%", "percent": "%", "pct": "%", "rupee": "inr", "rupees": "inr",
    "hk$": "hkd", "hkd": "hkd",
}  # fmt: skip
_MONTHS = (  # noqa: SIM905
    "january february march april may june july august september october november december"
).split()
_MONTH = {month: n for n, month in enumerate(_MONTHS, 1)} | {
    month[:3]: n for n, month in enumerate(_MONTHS, 1)
} | {"sept": 9}  # fmt: skip
_FILLER = frozenset(
    (  # noqa: SIM905
        "the a an of in on at by about around approximately roughly some over more than nearly almost it was "
        "is were year years circa since from us"
    ).split()
)
_TOKEN = re.compile(r"us\$|hk\$|[$€£¥%]|[0-9][0-9,. ]*[0-9](?=[^0-9]|$)|[0-9]+|[^\W0-9_]+|[-–/.]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit: a currency code, '%', the word counted ('people'), or nothing."""

    number: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is given; parts that are not are 0."""

    year: int = 0
    month: int = 0
    day: int = 0


def amount(text: str) -> Amount | None:
    """The one amount a text states, or None when it states none, several, or much besides."""
    tokens = _tokens(text)
    number: Decimal | None = None
    unit = ""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token in _UNITS or (token == "per" and tokens[place + 1 : place + 2] == ["cent"]):
            found = "%" if token == "per" else _UNITS[token]
            if unit and found != unit:
                return None
            unit = found
            place += 2 if token == "per" else 1
        elif (read := _number_at(tokens, place)) is not None:
            if number is not None:
                return None
            number, place = read
        elif token in _FILLER or token in "-–/.":
            place += 1
        elif number is not None and not unit and place == len(tokens) - 1:
            unit = token.removesuffix("s")
            place += 1
        else:
            return None
    return None if number is None else Amount(number, unit)


def same_amount(one: Amount, other: Amount) -> bool:
    """Equal in value, and in unit where both name one."""
    return one.number == other.number and (not one.unit or not other.unit or one.unit == other.unit)


def when(text: str) -> When | None:
    """The one date a text states: a year, a month with or without a year, a full date; None otherwise."""
    folded = text.casefold().strip()
    if match := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?", folded):
        return _valid(int(match[1]), int(match[2]), int(match[3] or 0))
    year = month = day = 0
    for token in re.findall(r"[0-9]+(?:st|nd|rd|th)?|[^\W0-9_]+|[^\w\s,.]", folded):
        bare = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)$", "", token)
        if (bare.isascii() and bare.isdigit()) and len(bare) == 4 and not year:
            year = int(bare)
        elif (bare.isascii() and bare.isdigit()) and 1 <= int(bare) <= 31 and len(bare) <= 2 and not day:
            day = int(bare)
        elif token in _MONTH and not month:
            month = _MONTH[token]
        elif token not in _FILLER and token != "’":
            return None
    if day and not month:
        return None
    return _valid(year, month, day) if year or month else None


def same_when(expected: When, given: When) -> bool:
    """Whether the given date says at least as much as the expected one, and nothing else."""
    parts = ((expected.year, given.year), (expected.month, given.month), (expected.day, given.day))
    return all(not wanted or wanted == got for wanted, got in parts)


def with_digits(words: list[str]) -> list[str]:
    """The words with number words and scales turned into digits: ['twenty', 'five'] becomes ['25']."""
    result = []
    place = 0
    while place < len(words):
        read = _number_at(words, place) if words[place] not in ("a", "m", "b", "k") else None
        if read is None:
            ordinal = re.fullmatch(r"([0-9]+)(?:st|nd|rd|th)", words[place])
            result.append(ordinal[1] if ordinal else str(_ORDINALS.get(words[place], words[place])))
            place += 1
        else:
            number, place = read
            result.append(format(number.normalize(), "f"))
    return result


# ----------------------------------------------------------------------------------------------- inner


def _tokens(text: str) -> list[str]:
    return [token.strip() for token in _TOKEN.findall(text.casefold().replace("’", "'"))]


def _number_at(tokens: list[str], place: int) -> tuple[Decimal, int] | None:
    """The number that begins at a token, in digits or words with scales, and where it ends."""
    first = tokens[place]
    if first[:1] in tuple("0123456789"):
        number = _digits(first)
        if number is None:
            return None
        place += 1
        while place < len(tokens) and tokens[place] in _SCALES:
            number *= _SCALES[tokens[place]]
            place += 1
        return number, place
    if first not in _SMALL and not (
        first in ("a", "hundred", "thousand", "million", "billion", "trillion", "dozen")
        and (first != "a" or (tokens[place + 1 : place + 2] or [""])[0] in _SCALES)
    ):
        return None
    total, current, seen = 0, 0, False
    while place < len(tokens):
        token = tokens[place]
        if token in _SMALL:
            # "twenty five" adds up, "five twenty" are two numbers
            if current % 100 and not (current % 100 >= 20 and current % 10 == 0 and _SMALL[token] < 10):
                break
            current += _SMALL[token]
        elif token == "a" and not seen:
            current = 1
        elif token == "hundred" or token == "dozen":
            current = max(current, 1) * _SCALES[token]
        elif token in ("thousand", "million", "billion", "trillion"):
            total += max(current, 1) * _SCALES[token]
            current = 0
        elif not (token in ("and", "-") and seen and (tokens[place + 1 : place + 2] or [""])[0] in _SMALL):
            break
        seen = True
        place += 1
    return Decimal(total + current), place


def _digits(token: str) -> Decimal | None:
    """1,000.5 and 1 000 and 1.000.000 as numbers; None for what is none, such as a dotted date."""
    bare = token.replace(" ", "")
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", bare):
        bare = bare.replace(",", "")
    elif re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}", bare):
        bare = bare.replace(".", "")
    elif re.fullmatch(r"[0-9]+,[0-9]{1,2}", bare):
        bare = bare.replace(",", ".")
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def _valid(year: int, month: int, day: int) -> When | None:
    return When(year, month, day) if month <= 12 and day <= 31 else None
