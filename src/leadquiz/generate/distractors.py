"""Wrong options that are wrong, plausible and as well-formed as the answer: three of them, or none."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from random import Random

from leadquiz.generate.accept import accepted
from leadquiz.generate.facts_index import same_answer, signature, tokens_of
from leadquiz.generate.lexicon import MONTHS
from leadquiz.generate.mentions import Mentions
from leadquiz.generate.names import ORGANISATION, OTHER, PERSON, PLACE, THING
from leadquiz.generate.values import (
    COUNT,
    DATE,
    DURATION,
    MONEY,
    PERCENT,
    Value,
    find_values,
    implies,
    rewrite,
)
from leadquiz.generate.views import Knowledge, SectionView
from leadquiz.model import Candidate, Conflict, Kind

WANTED = 3
_ALSO_TRUE = 0.6  # share of a question, by weight, that a sentence with the option must not hold
_TIMES = ("once", "twice", "three times", "four times", "five times", "six times")
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LADDER = ("0.4", "0.5", "0.6", "0.7", "0.8", "1.2", "1.3", "1.5", "1.75", "2", "2.5")
_NAMED = frozenset({PERSON, ORGANISATION, PLACE, THING})


class Pool:
    """What distractors of one document are drawn from and checked against."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        views: Sequence[SectionView],
        mentions: Mentions,
        conflicts: Iterable[Conflict] = (),
    ) -> None:
        self.candidates = candidates
        self.views = views
        self.mentions = mentions
        self.names = mentions.names
        self._disputed = [
            (signature(conflict.fact, self.names), [value for value, _, _ in conflict.values])
            for conflict in conflicts
        ]

    @property
    def knowledge(self) -> Knowledge:
        return self.views[0].knowledge

    @cached_property
    def years(self) -> Counter[int]:
        """The years the document gives and how often."""
        return Counter(
            value.year
            for mention in self.mentions.all
            for value in mention.values
            if value.kind == DATE and value.year
        )

    @cached_property
    def amounts(self) -> dict[tuple[str, str, int], list[Value]]:
        """Other values by kind, unit and scale, in document order."""
        found: dict[tuple[str, str, int], list[Value]] = defaultdict(list)
        for mention in self.mentions.all:
            for value in mention.values:
                if value.kind in (MONEY, PERCENT):
                    found[value.kind, value.unit, value.scale].append(value)
        return found

    @cached_property
    def latest(self) -> int:
        """The last year the document can speak of as past."""
        known = self.knowledge.year
        if known.isdigit():
            return int(known)
        past = [
            value.year
            for mention in self.mentions.all
            if mention.sentence.root.tag == "VBD"
            for value in mention.values
            if value.kind == DATE and value.year < 2100
        ]
        return max(past, default=2025)

    @cached_property
    def _lower(self) -> set[str]:
        return {t.text for m in self.mentions.all for t in m.sentence.tokens if t.text.islower()}

    @cached_property
    def people(self) -> list[str]:
        """Names that are surely people's, most frequent first."""
        return [
            name
            for name in self.names.of_type(PERSON)
            if name == self.knowledge.person
            or (
                2 <= len(name.split()) <= 4
                and self.names.certainty(name) >= 1
                and all(
                    w.isalpha() and w.lower() not in self._lower for w in re.split(r"[ .’'-]+", name) if w
                )
            )
        ]

    @cached_property
    def organisations(self) -> list[str]:
        """Names that are surely organisations', most frequent first."""
        return [
            name
            for name in self.names.of_type(ORGANISATION)
            if self.names.certainty(name) >= 3
            and (self.names.counts[name] > 1 or " " in name)
            and not _is_class(name)
            and not all(word.lower() in self._lower for word in name.split())
        ]

    @cached_property
    def places(self) -> dict[str, str]:
        """Names that are surely places', most frequent first, with their grain."""
        labels: dict[str, Counter[str]] = defaultdict(Counter)
        inner: set[str] = set()
        for mention in self.mentions.all:
            found = self.names.find(mention.sentence.tokens)
            for name in found:
                labels[name.canonical][name.tokens[0].ent] += 1
            for one, other in pairwise(found):
                comma = one.tokens[-1].next()
                if (
                    one.type == other.type == PLACE
                    and comma is not None
                    and comma.text == ","
                    and comma.i + 1 == other.tokens[0].i
                    and other.tokens[-1].dep in ("appos", "npadvmod", "pobj")
                ):
                    inner.add(one.canonical)
        return {
            name: "inner" if name in inner else labels[name].most_common(1)[0][0]
            for name in self.names.of_type(PLACE)
            if self.names.certainty(name) >= 2
            and not re.fullmatch(r"[A-Z]{2,3}", name)
            and labels[name].most_common(1)[0][0] in ("GPE", "LOC")
        }

    @cached_property
    def articles(self) -> dict[str, bool]:
        """Whether a name is mostly written with "the"."""
        counts: dict[str, Counter[bool]] = defaultdict(Counter)
        for mention in self.mentions.all:
            for name in self.names.find(mention.sentence.tokens):
                before = name.tokens[0].previous()
                counts[name.canonical][before is not None and before.lower == "the"] += 1
        return {name: count[True] > count[False] for name, count in counts.items()}

    def disputed(self, candidate: Candidate) -> list[str]:
        """The values of every conflict that this question could be about."""
        asked = signature(candidate.question, self.names).tokens
        found = []
        for question, values in self._disputed:
            if len(asked & question.tokens) * 10 >= 6 * min(len(asked), len(question.tokens)):
                found += values
        return found


def seeded(candidate: Candidate) -> Random:
    """Chance for one candidate: the same whenever its fact and question are."""
    text = f"{len(candidate.fact)}:{candidate.fact}{candidate.question}"
    return Random(int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big"))


def distract(candidate: Candidate, pool: Pool, random: Random | None = None) -> tuple[str, ...]:
    """Three wrong options for the candidate's answer, in the order to be stored, or none.

    The caller passes its chance only to vary the choice; left out, it hangs on the candidate alone.
    """
    random = random or seeded(candidate)
    if candidate.members:
        return ()
    check = _Check(candidate, pool)
    for source in (_times, _ranks, _periods, _values, _labels, _names, _definitions):
        if (options := source(candidate, pool, random, check)) is not None:
            return tuple(options) if len(options) == WANTED else ()
    return ()


class _Check:
    """Whether an option is surely wrong for one candidate."""

    def __init__(self, candidate: Candidate, pool: Pool) -> None:
        self.answer = candidate.answer
        self.pool = pool
        self.asked = signature(candidate.question, pool.names)
        self.forbidden = [candidate.answer, *accepted(candidate.answer, candidate.answer_type, pool.names)]
        self.forbidden += pool.disputed(candidate)
        texts = (candidate.evidence, candidate.question, candidate.context)
        self.nearby = [value for text in texts for value in find_values(text)]
        self.words = {token for text in texts for part in tokens_of(text, pool.names) for token in part}

    def allows(self, option: str) -> bool:
        if any(same_answer(option, other, self.pool.names) for other in self.forbidden):
            return False
        if values := find_values(option):
            if all(any(implies(near, value) for near in self.nearby) for value in values):
                return False
        else:
            found, words = tokens_of(option, self.pool.names)
            if {*found, *words} <= self.words:
                return False
        return not self.also_true(option)

    def also_true(self, option: str) -> bool:
        """Whether some sentence says of the option most of what the question says."""
        mentions = self.pool.mentions
        found, words = tokens_of(option, self.pool.names)
        asked = self.asked.tokens - {*found, *words}
        return any(mentions.overlap(i, asked) >= _ALSO_TRUE for i in mentions.holding(option))


Source = Callable[[Candidate, Pool, Random, _Check], "list[str] | None"]


# ------------------------------------------------------------------------------------------- values


def _times(candidate: Candidate, _pool: Pool, random: Random, _check: _Check) -> list[str] | None:
    answer = candidate.answer.lower().rstrip(".")
    if answer not in _TIMES:
        return None
    return _matched(candidate.answer, _around(_TIMES.index(answer), _TIMES, random))


def _ranks(candidate: Candidate, _pool: Pool, random: Random, _check: _Check) -> list[str] | None:
    match = re.search(rf"\b({'|'.join(_RANKS)})\b", candidate.answer, re.IGNORECASE)
    if not match or len(candidate.answer.split()) > 6 or find_values(candidate.answer):
        return None
    others = _around(_RANKS.index(match[0].lower()), _RANKS, random)
    return [
        candidate.answer[: match.start()] + other + candidate.answer[match.end() :]
        for other in _matched(match[0], others)
    ]


def _around(place: int, row: Sequence[str], random: Random) -> list[str]:
    """Three others of a row near one, from below and above by chance."""
    below = min(place, random.randrange(WANTED + 1))
    low = min(place - below, len(row) - WANTED - 1)
    return [row[i] for i in range(max(0, low), max(0, low) + WANTED + 1) if i != place]


def _matched(model: str, others: Iterable[str]) -> list[str]:
    return [other.capitalize() if model[:1].isupper() else other for other in others]


def _periods(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """For "from 1999 to 2003" the same span at other times."""
    found = find_values(candidate.answer)
    if len(found) != 2 or any(value.kind != DATE or value.grain != "year" for value in found):
        return None
    if len(candidate.answer.split()) > 6:
        return None
    first, second = found
    latest = max(pool.latest, second.year)
    options: list[str] = []
    shifts = [n for n in (-9, -7, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7, 9) if second.year + n <= latest]
    random.shuffle(shifts)
    for shift in shifts:
        text = candidate.answer
        for value in (second, first):
            text = text[: value.start] + str(value.year + shift) + text[value.end :]
        if text not in options and len(options) < WANTED:
            options.append(text)
    return options


def _values(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """Near values of the answer's kind, written like it; None when the answer is no single value."""
    answer = candidate.answer
    found = find_values(answer)
    if not found or candidate.kind not in (Kind.FACT, Kind.CLOZE):
        return None
    if len(found) > 1 or len(answer.split()) > 8:
        return []
    [value] = found
    if value.kind == DATE:
        return _dates(answer, value, pool, random, check)
    numbers = _near_numbers(value, pool, random)
    ways = {
        number: text for number in numbers if (text := _written(value, answer, number)) and check.allows(text)
    }
    return _spread(value.number, ways, random)


def _written(value: Value, answer: str, number: Decimal) -> str:
    text = rewrite(value, answer, number)
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


def _near_numbers(value: Value, pool: Pool, random: Random) -> list[Decimal]:
    """Values near this one, rounded like it: the document's own first, then computed ones in random order."""
    number = value.number
    own: list[Decimal] = []
    if value.kind in (MONEY, PERCENT):
        for other in pool.amounts.get((value.kind, value.unit, value.scale), ()):
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
    else:
        for factor in _LADDER:
            near = (number * Decimal(factor) / step).to_integral_value() * step
            if near != number and near not in computed:
                computed.append(near)
    random.shuffle(computed)
    limit = Decimal(100) if value.kind == PERCENT and number < 100 else None
    found = [n for n in dict.fromkeys([*own[:1], *computed]) if n > 0 and (limit is None or n < limit)]
    if value.kind in (COUNT, DURATION) and number > 1:
        found = [n for n in found if n != 1]  # the noun stands in the plural
    return found


def _step(value: Value) -> Decimal:
    """The unit a value is rounded to: 5 million for 25 million, 0.1 for 57.1."""
    _, digits, exponent = value.number.normalize().as_tuple()
    mantissa = int("".join(map(str, digits)) or "0")
    assert isinstance(exponent, int)
    unit = Decimal(1).scaleb(exponent)
    if mantissa == 1 and exponent > 0:
        return unit / 4 if exponent > 1 else unit / 2
    return unit * 5 if mantissa >= 10 and mantissa % 5 == 0 else unit


def _dates(answer: str, value: Value, pool: Pool, random: Random, check: _Check) -> list[str]:
    def written(year: int, month: int = 0, day: int = 0) -> str:
        return answer[: value.start] + _like(value, year, month, day) + answer[value.end :]

    if value.grain == "decade":
        if value.text[-1] != "s":
            return []
        decades = {
            value.year + 10 * n: "" for n in (-3, -2, -1, 1, 2, 3) if value.year + 10 * n <= pool.latest
        }
        ways = {year: text for year in decades if check.allows(text := written(year))}
        return _spread(value.year, ways, random)
    if value.grain == "year":
        return _spread(value.year, _year_ways(value, pool, random, check, written), random)
    asked_year = any(str(value.year) == word for word in check.asked.words)
    fixed = not value.year or asked_year
    return _calendar(value, random, check, written, fixed=fixed, latest=max(pool.latest, value.year))


def _year_ways(
    value: Value, pool: Pool, random: Random, check: _Check, written: Callable[[int], str]
) -> dict[int, str]:
    age = max(0, 2000 - value.year)
    reach = 8 + age // 10
    unit = 1 if age < 150 else 5 if value.year % 5 == 0 else 2
    own = [year for year in pool.years if 0 < abs(year - value.year) <= reach]
    random.shuffle(own)
    near = [value.year + unit * n for n in range(-reach, reach + 1) if n]
    random.shuffle(near)
    latest = max(pool.latest, value.year)
    ways: dict[int, str] = {}
    for year in dict.fromkeys([*own, *near]):
        # Two options a year apart on one side give away that the answer lies near.
        if year > latest or str(year) in check.asked.words:
            continue
        if check.allows(written(year)):
            ways[year] = written(year)
        if len(ways) >= 10:
            break
    return ways


def _calendar(
    value: Value,
    random: Random,
    check: _Check,
    written: Callable[[int, int, int], str],
    *,
    fixed: bool,
    latest: int,
) -> list[str]:
    """Other days or months: no two options share a month or day, and each year of two stands twice."""
    months = [month for month in range(1, 13) if month != value.month]
    days = [day for day in range(1, 29) if day != value.day]
    random.shuffle(months)
    random.shuffle(days)
    away = [n for n in (-3, -2, -1, 1, 2, 3) if value.year + n <= latest]
    other = value.year + random.choice(away) if away and not fixed else value.year
    years = [value.year, other, other]
    options: list[str] = []
    for month, day in zip(months, days, strict=False):
        option = written(years[len(options)], month, day if value.day else 0)
        if check.allows(option):
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


# -------------------------------------------------------------------------------------------- words


def _is_class(name: str) -> bool:
    """Whether a name is a kind of thing rather than one: NGOs, B2B, PaaS."""
    return bool(re.fullmatch(r"[A-Z0-9]{2,4}s?|[A-Z]\w*aaS|[A-Z]\d[A-Z]", name))


_SORTS = {
    word: row.split()[0]
    for row in (
        "university college school institute academy",
        "foundation fund charity trust initiative",
        "commission ministry organization union committee council court agency party parliament congress",
        "times post journal press magazine news",
        "lab labs laboratory",
    )
    for word in row.split()
}


def _sort(name: str) -> str:
    """What sort of organisation a name tells of itself; "" for most companies."""
    return _SORTS.get(name.split()[-1].lower(), "")


def _core(name: str) -> str:
    """A name without what firms add to it, so that a firm and its group count as one."""
    return re.sub(
        r"(?:\.com| (?:Group|Inc|Corp|Holdings?|Network|Ltd|Company|Limited)\.?)+$", "", name
    ).lower()


def _names(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """Other people, organisations or places of the document."""
    answer = candidate.answer
    bare = re.sub(r"^[Tt]he ", "", answer)
    kind = candidate.answer_type if candidate.answer_type in _NAMED else pool.names.type_of(bare)
    if not pool.names.is_name(bare) or kind == OTHER:
        return None
    full = pool.names.canonical(bare)
    with_article = bare != answer
    if kind == PERSON:
        names = pool.people if full in pool.people else []
    elif kind == ORGANISATION:
        names = [name for name in pool.organisations if _sort(name) == _sort(full)]
    elif kind == PLACE:
        grain = pool.places.get(full)
        names = [name for name, other in pool.places.items() if grain and other == grain]
    else:
        return []
    return _chosen(names, full, pool, random, check, with_article=with_article)


def _chosen(
    names: Sequence[str], full: str, pool: Pool, random: Random, check: _Check, *, with_article: bool
) -> list[str]:
    size = len(full.split())
    fits = []
    taken = {_core(name) for name in (full, *check.asked.names)}
    for name in names[:80]:
        if _core(name) in taken or set(name.split()) & set(full.split()) or abs(len(name.split()) - size) > 2:
            continue
        if pool.articles.get(name, False) != with_article:
            continue
        option = f"the {name}" if with_article else name
        if check.allows(option):
            fits.append(option)
        if len(fits) >= 8:  # the best known of the document are the most plausible
            break
    distinct: list[str] = []
    random.shuffle(fits)
    for option in fits:
        if not any(set(option.split()) & set(other.split()) - {"the"} for other in distinct):
            distinct.append(option)
    return distinct[:WANTED]


def _labels(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """For an answer that is a label, the other labels around it."""
    for number, view in enumerate(pool.views):
        if view.path != candidate.section:
            continue
        labels = [passage.block.label for passage in view.passages if passage.block.label]
        if candidate.answer not in labels:
            continue
        wider = pool.views[max(0, number - 2) : number] + pool.views[number + 1 : number + 3]  # type: ignore[operator]
        near = [label for label in labels if label != candidate.answer]
        near += [p.block.label for other in wider for p in other.passages if p.block.label]
        fits = [
            label
            for label in dict.fromkeys(near)
            if _is_like(label, candidate.answer) and check.allows(label)
        ]
        return _mixed(fits, random)
    return None


def _definitions(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """For a definition or a principle's claim, those of other terms that are as long and begin alike."""
    if candidate.kind not in (Kind.DEFINITION, Kind.PRINCIPLE):
        return None
    first = candidate.answer.split()[0].lower()
    fits = []
    for other in pool.candidates:
        if other.kind is not candidate.kind or other.subject == candidate.subject or other.members:
            continue
        if other.answer.split()[0].lower() != first or not _is_like(other.answer, candidate.answer):
            continue
        if other.answer_type == candidate.answer_type and check.allows(other.answer):
            fits.append(other.answer)
    return _mixed(list(dict.fromkeys(fits)), random)


def _is_like(option: str, answer: str) -> bool:
    """Whether two texts are alike in length, capital and end, so that neither stands out."""
    ratio = len(option) / max(1, len(answer))
    return (
        0.6 <= ratio <= 1.7
        and option[0].isupper() == answer[0].isupper()
        and (option[-1] in ".!?") == (answer[-1] in ".!?")
    )


def _mixed(fits: Sequence[str], random: Random) -> list[str]:
    near = list(fits[:6])
    random.shuffle(near)
    return near[:WANTED]
