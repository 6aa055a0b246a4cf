"""Wrong options that are wrong, plausible and as well-formed as the answer: three of them, or none."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from random import Random

from leadquiz.generate.accept import accepted
from leadquiz.generate.cast import Cast, core, share_a_word
from leadquiz.generate.countries import country, is_told_by, region
from leadquiz.generate.facts_index import same_answer, signature, tokens_of
from leadquiz.generate.mentions import Mentions
from leadquiz.generate.names import ORGANISATION, OTHER
from leadquiz.generate.near_values import OF_AN_ERA, WANTED, Known, near_values
from leadquiz.generate.values import DATE, MONEY, PERCENT, Value, find_values, implies
from leadquiz.generate.views import SectionView
from leadquiz.model import GAP, Candidate, Conflict, Kind

# Share of a question, by weight, that no sentence with the option may hold; values are easily replaced.
_ALSO_TRUE, _ALSO_TRUE_OF_VALUES = 0.6, 0.4
_ATTRIBUTES = ("value of ", "cell ")  # what `attributes` and `tables` ask for
_TOLD = 0.35  # share of an option's words, by weight, that no sentence on the subject may hold


class Pool:
    """What distractors of one document are drawn from and checked against."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        views: Sequence[SectionView],
        mentions: Mentions,
        conflicts: Iterable[Conflict] = (),
    ) -> None:
        self.views = views
        self.mentions = mentions
        self.names = mentions.names
        self.cast = Cast(mentions, views[0].knowledge.person)
        self.candidates = candidates
        self.definitions = [one for one in candidates if _is_definition(one)]
        self._tokens: dict[str, tuple[list[str], list[str]]] = {}
        self._disputed = [
            (signature(conflict.fact, self.names), [value for value, _, _ in conflict.values])
            for conflict in conflicts
        ]

    @cached_property
    def known(self) -> Known:
        """The values the document gives."""
        years: Counter[int] = Counter()
        amounts: dict[tuple[str, str, int], list[Value]] = defaultdict(list)
        past = []
        for mention in self.mentions.all:
            for value in mention.values:
                if value.kind == DATE and 0 < value.year < 2100:
                    years[value.year] += 1
                    if mention.sentence.root.tag == "VBD":
                        past.append(value.year)
                elif value.kind in (MONEY, PERCENT):
                    amounts[value.kind, value.unit, value.scale].append(value)
        own = self.views[0].knowledge.year
        return Known(years, amounts, int(own) if own.isdigit() else max(past, default=2025))

    @cached_property
    def labels(self) -> dict[tuple[str, ...], list[str]]:
        """The labels under each heading path."""
        return {
            view.path: [passage.block.label for passage in view.passages if passage.block.label]
            for view in self.views
        }

    def tokens(self, text: str) -> tuple[list[str], list[str]]:
        """The names and words of a text, as `tokens_of` gives them."""
        if text not in self._tokens:
            self._tokens[text] = tokens_of(text, self.names)
        return self._tokens[text]

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
    if candidate.members or _gives_the_value_away(candidate):
        return ()
    check = _Check(candidate, pool)
    options: list[str] | None = None
    if candidate.kind in (Kind.FACT, Kind.CLOZE):
        asked = candidate.question
        options = near_values(
            candidate.answer, pool.known, check.allows, random, lead=_before_value(asked), every=_every(asked)
        )
    for source in (_siblings, _labels, _names, _definitions):
        if options is None:
            options = source(candidate, pool, random, check)
    return tuple(options) if options and len(options) == WANTED else ()


_TELLS_VALUE = re.compile(
    r"\(____|____ [\w-]+ \(\d|\bdegrees (?:north|south|east|west|of latitude)\b|\bout of \w+|"
    r"\b(?:above|below|under|over|less than|more than|at least|at most|up to|in excess of|exceed\w*) ____|"
    r"\d%? (?:[\w'’-]+ ){0,2}of (?:(?:an?|the|its|their|all) )?(?:[\w'’-]+ )?____ [a-z]|"  # the whole of a part
    r"\b(?:room|gate|route|flight|page|number|section|suite|floor|channel|extension|no\.) ____",  # a mere label
    re.IGNORECASE,
)
_DONE_BY_THEN = re.compile(
    r"\bby (?:the (?:end|start|beginning|middle) of |early |late |mid-)?____", re.IGNORECASE
)
_DONE_BY = re.compile(r"By (?:which \w+|when) (?:did|was|were|had|has|have)\b")
# "More than 4" is true where "more than 7" is.
_BOUND = re.compile(
    r"(?:less than|fewer than|under|below|up to|at most|more than|over|at least|in excess of)\b",
    re.IGNORECASE,
)
_LOOSELY = r"(?:around|about|circa|ca\.|roughly|approximately)"
_LOOSE_GAP = re.compile(rf"\b(?:{_LOOSELY}|before|after|since|until) ____|____ or so\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:____|[^,;.]{1,30}\band ____)|\bfrom (?:____ to\b|[^,;.]{1,20}\bto ____)")
_ROUND_YEAR = re.compile(r"\d*00 BCE?$")


def _gives_the_value_away(candidate: Candidate) -> bool:
    """Whether a value can be computed or bounded from the question, or other values are true with it as a bound."""
    question, answer = candidate.question, candidate.answer
    gap = candidate.kind is Kind.CLOZE
    dated = candidate.answer_type.startswith("date")
    later = _DONE_BY.match(question)  # what was done by 2003 was done by 2005
    if dated:
        later = later or _DONE_BY_THEN.search(question)
    return bool(
        (gap and _BOUND.match(answer))
        or later
        or _TELLS_VALUE.search(question)
        or _BETWEEN.search(question)
        or any(f"{sign}{answer}" in candidate.evidence for sign in "<>≤≥")
        or (dated and _is_loose(candidate))
        # Beside another share the right one can be reckoned, or the wrong ones ruled out.
        or (gap and candidate.answer_type == "percent" and re.search(r"\d ?(?:%|per ?cent)", question))
    )


def _is_loose(candidate: Candidate) -> bool:
    """Whether a date is told as about then, asked for as a bound, or a round number of long ago."""
    if re.match(rf"{_LOOSELY} .*\d", candidate.answer, re.IGNORECASE) and candidate.answer_type.startswith(
        "date"
    ):
        return True
    if _ROUND_YEAR.search(candidate.answer) or _LOOSE_GAP.search(candidate.question):
        return True
    said = " ".join(candidate.evidence.split())
    return bool(re.search(rf"\b{_LOOSELY} (?:the )?{re.escape(candidate.answer)}", said, re.IGNORECASE))


def _before_value(question: str) -> str:
    """What stands before "how much" or "how many", and so before the value."""
    match = re.search(r"\bhow (?:much|many)\b", question, re.IGNORECASE)
    return question[: match.start()] if match else ""


_EVERY_FOUR = re.compile(
    r"\b(?:re)?elect(?:ed|ions?)?\b|\binaugurat|\bpresidential\b|\b[Oo]lympic|\bWorld Cup\b"
)


def _every(question: str) -> int:
    """Years between two events like the one asked about: nobody was elected president in 1799."""
    return 4 if _EVERY_FOUR.search(question) else 1


def fits_gap(candidate: Candidate, option: str) -> bool:
    """Whether a wrong option may stand in the gap of the candidate's cloze as it is: a false statement then."""
    cloze = candidate.cloze or (candidate.question if candidate.kind is Kind.CLOZE else "")
    if cloze.count(GAP) != 1 or not option:
        return False
    before, after = cloze.split(GAP)
    answer = candidate.answer
    if option[0].isupper() != answer[0].isupper():
        return False
    if re.search(r"\ban? $", before, re.IGNORECASE) and _opens_with_vowel(option) != _opens_with_vowel(
        answer
    ):
        return False
    return option[-1] in ".!?" or answer[-1] not in ".!?" or bool(after.strip())


def _opens_with_vowel(text: str) -> bool:
    return text[0].lower() in "aeiou" or bool(re.match(r"8|1[18]\b", text))


class _Check:
    """Whether an option is surely wrong for one candidate."""

    def __init__(self, candidate: Candidate, pool: Pool) -> None:
        self.pool = pool
        self.asked = signature(candidate.question, pool.names)
        self.forbidden = [candidate.answer, *accepted(candidate.answer, candidate.answer_type, pool.names)]
        self.forbidden += pool.disputed(candidate)
        self._texts = (candidate.evidence, candidate.question, candidate.context)
        self._nearby = [value for text in self._texts for value in find_values(text)]
        self.plain = set(re.findall(r"\w+", candidate.question.lower()))
        self._years = _years_of(candidate.answer)
        self._is_age = bool(_AGE.search(candidate.question)) and bool(_numbers_of(candidate.answer))
        self._number = next(iter(_numbers_of(candidate.answer)), Decimal(0))
        self._told_years = {*_years_of(candidate.question), *_years_of(candidate.context)}

    @cached_property
    def words(self) -> set[str]:
        """Names and words of the question and of the sentence that it rests on."""
        return {token for text in self._texts for part in self.pool.tokens(text) for token in part}

    def allows(self, option: str) -> bool:
        if any(same_answer(option, other, self.pool.names) for other in self.forbidden):
            return False
        if values := find_values(option):
            if all(any(implies(near, value) for near in self._nearby) for value in values):
                return False
            if (values[0].month or OF_AN_ERA.search(option)) and self.pool.mentions.holding(option):
                return False  # days, and years of antiquity, that the document leaves out are many
            if not self._keeps_order(option) or (self._is_age and not self._is_near_in_age(values[0])):
                return False
        else:
            found, words = self.pool.tokens(option)
            if {*found, *words} <= self.words or set(core(option).split()) <= self.plain:
                return False
        return not self.also_true(option)

    def _keeps_order(self, option: str) -> bool:
        """Whether the years of an option lie before and after those of the question as the answer's do."""
        years = zip(self._years, _years_of(option), strict=False)
        return all(
            (other < told) == (own < told) for own, other in years for told in self._told_years if told != own
        )

    def _is_near_in_age(self, value: Value) -> bool:
        return abs(value.number - self._number) * 3 <= self._number

    def is_told(self, option: str) -> bool:
        """Whether some sentence on what the question is about holds much of the option."""
        mentions = self.pool.mentions
        found, words = self.pool.tokens(option)
        about = sorted(self.asked.tokens, key=lambda token: (-mentions.weight(token), token))[:2]
        places = {i for token in about for i in mentions.with_token(token)}
        return mentions.most(places, {*found, *words}) >= _TOLD

    def are_told_together(self, one: str, other: str) -> bool:
        """Whether a sentence on a name of the question holds both names."""
        mentions = self.pool.mentions
        both = set(mentions.with_token(one)) & set(mentions.with_token(other))
        return any(self.asked.names & mentions.all[i].tokens for i in both)

    def also_true(self, option: str) -> bool:
        """Whether some sentence says of the option most of what the question says."""
        mentions = self.pool.mentions
        found, words = self.pool.tokens(option)
        limit = _ALSO_TRUE_OF_VALUES if find_values(option) else _ALSO_TRUE
        return mentions.most(mentions.holding(option), self.asked.tokens - {*found, *words}) >= limit


def _years_of(text: str) -> list[int]:
    return [value.year for value in find_values(text) if value.kind == DATE and value.year]


_AGE = re.compile(r"\b(?:age|aged|how old)\b", re.IGNORECASE)


def _numbers_of(text: str) -> list[Decimal]:
    return [value.number for value in find_values(text) if value.kind != DATE]


# -------------------------------------------------------------------------------------------- words


def _siblings(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """For the value of an attribute those that the document gives of other things."""
    if not candidate.answer_type.startswith(_ATTRIBUTES):
        return None
    others = dict.fromkeys(
        one.answer
        for one in pool.candidates
        if one.answer_type == candidate.answer_type and one.rule == candidate.rule
    )
    own = set(pool.tokens(candidate.answer)[1])
    fits = [
        one
        for one in others
        if _is_like(one, candidate.answer) and not own & set(pool.tokens(one)[1]) and check.allows(one)
    ]
    random.shuffle(fits)
    chosen: list[str] = []
    for option in fits:
        if not any(same_answer(option, other, pool.names) for other in chosen):
            chosen.append(option)
    return chosen[:WANTED]


def _labels(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """For an answer that is a label, the other labels around it."""
    paths = list(pool.labels)
    if pool.names.is_name(candidate.answer):
        return None  # labels are of all sorts; names have better company
    if candidate.section not in pool.labels or candidate.answer not in pool.labels[candidate.section]:
        return None
    place = paths.index(candidate.section)
    wider = [*paths[max(0, place - 2) : place], *paths[place + 1 : place + 3]]
    near = dict.fromkeys(label for path in (candidate.section, *wider) for label in pool.labels[path])
    fits = [label for label in near if _is_like(label, candidate.answer) and check.allows(label)][:6]
    random.shuffle(fits)
    return fits[:WANTED]


_WELL_KNOWN, _HARDLY_KNOWN = 15, 4  # times a document says a name


def _names(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """Other people, organisations or places of the document; the best known are the most plausible."""
    bare = re.sub(r"^[Tt]he ", "", candidate.answer)
    if not pool.names.is_name(bare) or candidate.kind not in (Kind.FACT, Kind.CLOZE, Kind.DEFINITION):
        return None
    full = pool.names.canonical(bare)
    kind = pool.names.type_of(full)
    if (kind == OTHER and not country(full)) or candidate.answer_type == "expansion":
        return []
    if country(full) and is_told_by(full, candidate.question):
        return []  # "the French Directory" tells of France
    if candidate.kind is Kind.CLOZE and full not in pool.cast.organisations and kind == ORGANISATION:
        return []  # a gapped term is a name only when the document makes sure of it
    noun = re.match(r"(?:.*\b)?(?:[Ww]hich|[Ww]hat) (\w+)", candidate.question)
    article = bare != candidate.answer
    size = len(bare.split())
    if size == 1 and bare.isupper() and bare != full:
        return []  # a short form among full names stands out
    gap = candidate.question.partition(GAP)[0] if candidate.kind is Kind.CLOZE else ""
    fits = []
    asked = noun[1].lower() if noun else ""
    for name in pool.cast.alike(full, kind, asked, candidate.question):
        option = f"the {name}" if article else name
        # Names of several words do without "the" where the answer does.
        with_article = pool.cast.articles.get(name, False)
        if with_article != article and (article or gap or " " not in name) and not gap.endswith(" the "):
            continue
        if gap.endswith(" the ") and not with_article:
            continue
        if abs(len(name.split()) - size) > 2 or share_a_word(name, full):
            continue
        if (
            kind == ORGANISATION
            and pool.names.counts[full] >= _WELL_KNOWN
            and pool.names.counts[name] < _HARDLY_KNOWN
        ):
            continue  # beside a name that every chapter says, one that is said twice tells itself apart
        if any(core(name) == core(other) or share_a_word(name, other) for other in check.asked.names):
            continue
        if country(name) and (check.are_told_together(full, name) or is_told_by(name, candidate.question)):
            continue  # "to Kenya, South Africa and Nigeria"
        if check.allows(option):
            fits.append(option)
        if len(fits) >= 8:
            break
    random.shuffle(fits)
    fits.sort(key=lambda option: not pool.cast.called_alike(full, option.removeprefix("the ")))
    chosen = pool.cast.distinct(fits, WANTED)
    sides = {region(option) for option in chosen}
    if country(full) and len(sides) == 1 and region(full) not in sides:
        return []  # one of Europe among three of Asia stands out
    return chosen


def _definitions(candidate: Candidate, pool: Pool, random: Random, check: _Check) -> list[str] | None:
    """For a definition those of other terms that are as long, begin alike and are told of nothing asked about."""
    if not _is_definition(candidate):
        return None
    kind = pool.names.type_of(candidate.subject)
    if kind == OTHER and pool.views[0].knowledge.narrative:
        return []  # in a story "the art of war" and "the dynamics of trade" are no terms to choose among
    first = candidate.answer.split()[0].lower()
    known = check.asked.tokens | check.words
    fits: set[tuple[int, str]] = set()
    for other in pool.definitions:
        option = other.answer
        if other.subject == candidate.subject or pool.names.type_of(other.subject) != kind:
            continue
        if option.split()[0].lower() != first or not _is_like(option, candidate.answer):
            continue
        found, words = pool.tokens(option)
        if set(found) & check.asked.names or _mostly(words, known):
            continue
        if not check.is_told(option) and check.allows(option):
            fits.add((abs(len(option) - len(candidate.answer)), option))
    near = [option for _, option in sorted(fits)[:10]]
    random.shuffle(near)
    chosen: list[str] = []
    for option in near:
        if not any(_mostly(pool.tokens(option)[1], pool.tokens(other)[1]) for other in chosen):
            chosen.append(option)
    return chosen[:WANTED]


def _is_definition(candidate: Candidate) -> bool:
    return (
        candidate.kind is Kind.DEFINITION and candidate.answer_type == "definition" and not candidate.members
    )


def _mostly(words: Iterable[str], known: Iterable[str]) -> bool:
    """Whether a third or more of these words are known."""
    mine = set(words)
    return len(mine & set(known)) * 3 >= len(mine)


def _is_like(option: str, answer: str) -> bool:
    """Whether two texts are alike in length, capital and end, so that neither stands out."""
    ratio = len(option) / max(1, len(answer))
    return (
        option != answer
        and 0.6 <= ratio <= 1.7
        and option[0].isupper() == answer[0].isupper()
        and (option[-1] in ".!?") == (answer[-1] in ".!?")
    )
