"""Values near a right one: as plausible, rounded and written alike, the right one anywhere among them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from leadquiz.generate.lexicon import MONTHS
from leadquiz.generate.values import (
    COUNT,
    DATE,
    DURATION,
    MONEY,
    PERCENT,
    Value,
    find_values,
    rewrite,
)

WANTED = 3
_TIMES = ("once", "twice", "three times", "four times", "five times", "six times")
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LADDER = ("0.6", "0.7", "0.8", "1.2", "1.3", "1.5", "1.75")
_SHARES = ("one fifth", "one quarter", "one third", "two thirds", "three quarters", "four fifths")
_SHARE = re.compile(r"\b(one|two|three|four)([- ])(thirds?|quarters?|fourths?|fifths?)\b", re.IGNORECASE)
_TINY = 20  # from here on options lie between a quarter of the value and its double where they can

# "More than 20" is as true as "more than 30": options lie beyond a bound.
_BOUND = re.compile(
    r"(?:(more than|over|at least|exceeding|exceeded|in excess of|above|as many as)|"
    r"less than|fewer than|under|up to|below|at most)"
    r"\s*$",
    re.IGNORECASE,
)

_OWN_TIME = 1980  # years since then are those of readers and of what they read about
OF_AN_ERA = re.compile(r"\d (?:BCE?|CE|AD)\b")
_OF_A_KIND = re.compile(  # "three-dimensional": there are no six dimensions to take for them
    r"\w-(?:dimensional|sided|way|fold|party|phase|stage|step|tier|term|stroke|bladed|legged|part|person|factor|handed)\b"
)
_RANGE = re.compile(r"\d\s?(?:[-–—]|to)\s?\d")

Allows = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Known:
    """What the document itself gives: its own values are the most plausible wrong ones."""

    years: Counter[int]
    amounts: Mapping[tuple[str, str, int], Sequence[Value]]  # by kind, unit and scale
    latest: int  # the last year it can speak of as past


def near_values(
    answer: str, known: Known, allows: Allows, random: Random, *, lead: str = "", every: int = 1
) -> list[str] | None:
    """Three other values that are allowed; fewer when there are not as many, None when the answer is no value.

    `lead` is what the question says just before the value, which may bound it ("more than"); `every` is the number of
    years between events such as elections.
    """
    for source in (_times, _ranks, _shares, _periods):
        options = source(answer, known, allows, random)
        if options is not None:
            return options
    return _single(answer, known, allows, random, lead, every)


def _times(answer: str, _known: Known, _allows: Allows, random: Random) -> list[str] | None:
    word = answer.lower().rstrip(".")
    return _matched(answer, _around(_TIMES.index(word), _TIMES, random)) if word in _TIMES else None


def _ranks(answer: str, _known: Known, _allows: Allows, random: Random) -> list[str] | None:
    match = re.search(rf"\b({'|'.join(_RANKS)})\b", answer, re.IGNORECASE)
    if not match or len(answer.split()) > 4 or find_values(answer):
        return None
    others = _matched(match[0], _around(_RANKS.index(match[0].lower()), _RANKS, random))
    return [answer[: match.start()] + other + answer[match.end() :] for other in others]


def _shares(answer: str, _known: Known, allows: Allows, random: Random) -> list[str] | None:
    """For "three-quarters" other shares of a whole; those near it have other denominators."""
    match = _SHARE.search(answer)
    if not match or len(answer.split()) > 5:
        return None
    fourth = "fourth" in match[3].lower()
    found = []
    for words in _SHARES:
        share = words.replace(" ", match[2]).replace("quarter", "fourth" if fourth else "quarter")
        if share != match[0].lower():
            found += _matched(match[0], [share])
    random.shuffle(found)
    options = [answer[: match.start()] + share + answer[match.end() :] for share in found]
    return [option for option in options if allows(option)][:WANTED]


def _periods(answer: str, known: Known, allows: Allows, random: Random) -> list[str] | None:
    """For "from 1999 to 2003" the same span at other times."""
    found = find_values(answer)
    if len(found) != 2 or any(value.kind != DATE or value.grain != "year" for value in found):
        return None
    if len(answer.split()) > 6:
        return None
    first, second = found
    latest = max(known.latest, second.year)
    options: list[str] = []
    shifts = [n for n in (-9, -7, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7, 9) if second.year + n <= latest]
    random.shuffle(shifts)
    for shift in shifts:
        text = answer
        for value in (second, first):
            text = text[: value.start] + str(value.year + shift) + text[value.end :]
        if allows(text) and len(options) < WANTED:
            options.append(text)
    return options


def _single(
    answer: str, known: Known, allows: Allows, random: Random, lead: str, every: int
) -> list[str] | None:
    """Near values of the answer's kind, written like it; None when the answer holds no value."""
    found = find_values(answer)
    if not found:
        return None
    if len(found) > 1 or len(answer.split()) > 8 or _OF_A_KIND.search(answer):
        return []
    [value] = found
    if _RANGE.search(answer):
        return []  # "2-3 months": both ends would have to move
    if value.kind == DATE:
        return _dates(answer, value, known, allows, random, every)
    if OF_AN_ERA.search(answer):
        return _years_of_an_era(answer, value, allows, random)
    bound = _BOUND.search(lead + answer[: value.start])
    numbers = [
        n for n in _near_numbers(value, known, random) if not bound or (n > value.number) == bool(bound[1])
    ]
    ways = {n: text for n in numbers if (text := _written(value, answer, n)) and allows(text)}
    return _spread(value.number, ways, random)


def _years_of_an_era(answer: str, value: Value, allows: Allows, random: Random) -> list[str]:
    """Other years near "63 BCE" or "14 CE"."""
    reach = 12
    near = [value.number + n for n in range(-reach, reach + 1) if abs(n) > 1 and value.number + n > 0]
    random.shuffle(near)
    ways: dict[Decimal, str] = {}
    for number in near:
        if (text := _written(value, answer, number)) and allows(text):
            ways[number] = text
        if len(ways) >= 10:
            break
    return _spread(value.number, ways, random)


def _around(place: int, row: Sequence[str], random: Random) -> list[str]:
    """Three others of a row near one, from below and above by chance."""
    below = min(place, random.randrange(WANTED + 1))
    low = min(place - below, len(row) - WANTED - 1)
    return [row[i] for i in range(max(0, low), max(0, low) + WANTED + 1) if i != place]


def _matched(model: str, others: Iterable[str]) -> list[str]:
    return [other.capitalize() if model[:1].isupper() else other for other in others]


_TENS_OF_HUNDREDS = re.compile(r"\b(?:ten|[a-z]+ty) hundred\b", re.IGNORECASE)  # nobody says so


def _written(value: Value, answer: str, number: Decimal) -> str:
    text = rewrite(value, answer, number)
    read = find_values(text)
    if not read or read[0].number != number:
        return ""  # the answer's digits are too few to write it
    if _TENS_OF_HUNDREDS.search(text):
        return ""
    if value.number == 1 and value.kind == DURATION and number != 1:
        return re.sub(r"\b(second|minute|hour|day|week|month|year|decade)\b", r"\1s", text, count=1)
    return text


def _spread(right: Decimal | int, ways: dict[Decimal, str] | dict[int, str], random: Random) -> list[str]:
    """Three of the options, so that the right value is first, last or between by chance; [] when too few.

    `ways` is in order of preference.
    """
    below = [number for number in ways if number < right]
    above = [number for number in ways if number > right]
    places = [n for n in range(WANTED + 1) if n <= len(below) and WANTED - n <= len(above)]
    if not places:
        return []
    n = random.choice(places)
    chosen = sorted([*below[:n], *above[: WANTED - n]])
    return [ways[number] for number in chosen]  # type: ignore[index]  # the keys are the dictionary's own


def _near_numbers(value: Value, known: Known, random: Random) -> list[Decimal]:
    """Values near this one, rounded like it: the document's own first, then computed ones in random order."""
    number = value.number
    own: list[Decimal] = []
    if value.kind in (MONEY, PERCENT):
        for other in known.amounts.get((value.kind, value.unit, value.scale), ()):
            if (
                other.number not in own
                and number / 3 <= other.number <= number * 3
                and other.number != number
            ):
                own.append(other.number)
    random.shuffle(own)
    step = _step(value)
    computed = []
    if number / step <= 12:
        low = int(number / step)
        computed = [step * n for n in range(max(1, low - 4), low + 5) if n != low]
        if low < 4 and step >= 10:
            computed += [step * n + step / 2 for n in range(low)]
    else:
        for factor in _LADDER:
            near = (number * Decimal(factor) / step).to_integral_value() * step
            if near != number and near not in computed:
                computed.append(near)
    random.shuffle(computed)
    limit = Decimal(100) if value.kind == PERCENT and number <= 100 else None
    found = [n for n in dict.fromkeys([*own[:1], *computed]) if n > 0 and (limit is None or n < limit)]
    if value.kind in (COUNT, DURATION) and number > 1:
        found = [n for n in found if n != 1]  # the noun stands in the plural
    if number / value.scale >= _TINY:
        found.sort(key=lambda n: max(n / number / 2, number / n / 4, Decimal(1)))
    return found


def _step(value: Value) -> Decimal:
    """The unit a value is rounded to: 5 million for 25 million, 0.1 for 57.1."""
    _, digits, exponent = value.number.normalize().as_tuple()
    mantissa = int("".join(map(str, digits)) or "0")
    assert isinstance(exponent, int)
    unit = Decimal(1).scaleb(exponent)
    if value.scale > 1 and mantissa < 10:
        return max(unit, Decimal(value.scale).scaleb(-_decimals(value)))
    if mantissa == 1 and exponent > 0:
        return unit / 4 if exponent > 1 else unit / 2
    return unit * 5 if mantissa >= 10 and mantissa % 5 == 0 else unit


def _decimals(value: Value) -> int:
    """The digits after the point as the text writes them."""
    first, last = value.figure
    return len(value.text[first - value.start : last - value.start].partition(".")[2])


def _dates(answer: str, value: Value, known: Known, allows: Allows, random: Random, every: int) -> list[str]:
    def written(year: int, month: int = 0, day: int = 0) -> str:
        return answer[: value.start] + _like(value, year, month, day) + answer[value.end :]

    if value.grain == "decade":
        if (part := _PART.search(answer[: value.start])) and not _may_be_a_century(value.year):
            return _parts_of_decades(answer, value, part, known, allows, random)
        if value.text[-1] != "s" or value.year % 100 == 0 or value.year > _OWN_TIME:
            return []  # "the 1600s" may be a century; of one's own time everybody knows the decade
        decades = [value.year + 10 * n for n in (-3, -2, -1, 1, 2, 3)]
        ways = {
            year: text
            for year in decades
            if year <= known.latest and year % 100 and allows(text := written(year))
        }
        return _spread(value.year, ways, random)
    if value.grain == "year":
        return _spread(value.year, _year_ways(value, known, allows, random, written, every), random)
    return _calendar(value, max(known.latest, value.year), allows, random, written)


def _may_be_a_century(year: int) -> bool:
    return year % 100 == 0 and year < _OWN_TIME


_PART = re.compile(r"\b(early|mid|late)[ -]$")
_PARTS = ("early ", "mid-", "late ")


def _parts_of_decades(
    answer: str, value: Value, part: re.Match[str], known: Known, allows: Allows, random: Random
) -> list[str]:
    """For "the late 1990s" other thirds of decades, none right beside it."""
    place = value.year // 10 * 3 + [p.strip(" -") for p in _PARTS].index(part[1])
    ways: dict[int, str] = {}
    for other in (place + n for n in (-2, 2, -3, 3, -4, 4, -5, 5)):
        decade, third = divmod(other, 3)
        text = f"{answer[: part.start()]}{_PARTS[third]}{decade * 10}s{answer[value.end :]}"
        past = decade * 10 + third * 3 <= known.latest
        if past and not _may_be_a_century(decade * 10) and allows(text):
            ways[other] = text
    return _spread(place, ways, random)


_NEXT = 1  # the year before or after is often true as well: what was agreed in one was signed in the other


def _year_ways(
    value: Value,
    known: Known,
    allows: Allows,
    random: Random,
    written: Callable[[int], str],
    every: int,
) -> dict[int, str]:
    age = max(0, 2000 - value.year)
    reach = min(25, 5 + age // 28) if every == 1 else 2 * every  # the same people may be living
    unit = every if every > 1 or age < 150 else 5 if value.year % 5 == 0 and reach >= 15 else 2
    own = [
        year
        for year in known.years
        if _NEXT < abs(year - value.year) <= reach and not (year - value.year) % every
    ]
    random.shuffle(own)
    near = [value.year + unit * n for n in range(-reach // unit, reach // unit + 1) if abs(unit * n) > _NEXT]
    random.shuffle(near)
    latest = known.latest if value.year <= known.latest else value.year + reach
    ways: dict[int, str] = {}
    for year in dict.fromkeys([*own, *near]):
        if year <= latest and allows(written(year)):
            ways[year] = written(year)
        if len(ways) >= 10:
            break
    return ways


def _calendar(
    value: Value, latest: int, allows: Allows, random: Random, written: Callable[[int, int, int], str]
) -> list[str]:
    """Other days or months: no two options share a month or day, and each year of two stands twice."""
    months = [month for month in range(1, 13) if month != value.month]
    days = [day for day in range(1, 29) if day != value.day]
    random.shuffle(months)
    random.shuffle(days)
    away = [n for n in (-1, 1) if value.year + n <= latest]
    other = value.year + random.choice(away) if away and value.year else value.year
    years = [value.year, other, other]
    options: list[str] = []
    for month, day in zip(months, days, strict=False):
        option = written(years[len(options)], month, day if value.day else 0)
        if allows(option):
            options.append(option)
        if len(options) == WANTED:
            break
    return options


def _like(value: Value, year: int, month: int, day: int) -> str:
    """The date written as this one is."""
    text = value.text
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return f"{year}-{month:02}-{day:02}"
    if value.grain == "decade":
        return f"{year}s"
    if value.year:
        text = re.sub(str(value.year), f"{year}", text)
    if value.day:
        text = re.sub(rf"\b{value.day}(?:st|nd|rd|th)\b", f"{day}{_suffix(day)}", text)
        text = re.sub(rf"\b0?{value.day}\b", str(day), text, count=1)
    if month and (old := re.search(r"[A-Z][a-z]+\.?", text)):
        full = MONTHS[month - 1]
        short = old[0].rstrip(".") != MONTHS[value.month - 1]
        new = (full[:3] + ("." if old[0].endswith(".") else "")) if short else full
        text = text[: old.start()] + new + text[old.end() :]
    return text


def _suffix(day: int) -> str:
    if 10 < day < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
