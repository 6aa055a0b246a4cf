"""Values that a document gives differently for one fact: the clear majority is kept, all is reported."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from leadquiz.generate.facts_index import Signature, signature, stem
from leadquiz.generate.lexicon import bag
from leadquiz.generate.mentions import Mentions
from leadquiz.generate.statements import TIMES, Statement, number_of_times, statements
from leadquiz.generate.values import DATE, MONEY, Value, parse_value, same_value
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Conflict, Kind, Span

# What happens once to a thing, whoever did it; and once to a pair of doer and thing.
_ONCE_TO_A_THING = bag("found publish discover invent")
_ONCE_BY_A_DOER = bag("acquire enter sell merge join")
_ONCE_IN_A_LIFE = bag("bear die")
_ROLES = bag(
    "ceo cfo coo cto chairman chairwoman chairperson chair president director head king queen minister chancellor "
    "editor manager partner officer captain coach governor mayor secretary"
)
_EVENTS = bag("ipo offering listing acquisition merger sale round auction deal loan bond suspension")
_VAGUE_OWNERS = bag("it they he she one someone company business firm")
_QUOTED = re.compile(r"[“\"]([^“”\"]{30,300})[”\"]")
_ALIKE = 65  # per cent that two wordings of a quote share


@dataclass(frozen=True, slots=True)
class Given:
    """One place that gives a value."""

    value: str
    worth: Value | None
    block_first: int
    block_last: int
    page: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Settled:
    """Candidates after conflicts: those kept, some with a remark, and those held back with the reason."""

    kept: list[Candidate]
    held: list[tuple[Candidate, str]]
    conflicts: list[Conflict]


def find_conflicts(
    candidates: Sequence[Candidate],
    views: Sequence[SectionView],
    mentions: Mentions,
    *,
    source: str = "s1",
) -> Settled:
    """Every conflict of the document, and the candidates that it leaves, in the order given.

    A majority is clear when at least two places, and twice as many as for any other value, give it; the
    cards with its value are kept with a remark. Conflicts are in order of their first place.
    """
    names = mentions.names
    held: dict[int, str] = {}
    remarks: dict[int, str] = {}
    found: list[Conflict] = []
    asked = [signature(candidate.question, names) for candidate in candidates]
    groups = [*_of_statements(statements(views, mentions)), *_of_quotes(views)]
    for fact, givens in [*groups, *_of_candidates(candidates, asked)]:
        counted = _counted(givens)
        if len(counted) < 2:
            continue
        kept = _majority(counted)
        rows = [given for same in counted for given in same]
        if any(_covers(other, rows) for other in found):
            continue
        asking = _askers(candidates, asked, signature(fact, names), rows)
        questions = [candidates[i].question for i in asking if candidates[i].question.endswith("?")]
        conflict = Conflict(
            fact=questions[0] if questions and rows[0].worth is not None else fact,
            values=tuple((given.value, _span(given, source), given.evidence) for given in rows),
            kept=kept[0].value if kept else "",
        )
        found.append(conflict)
        for i in asking:
            if kept and _gives(candidates[i], kept[0]):
                remarks[i] = (
                    f"the document also says {_listed([given for given in rows if given not in kept])}"
                )
            else:
                against = kept or [given for given in rows if not _gives(candidates[i], given)]
                held[i] = f"the document also says {_listed(against)}"
    found.sort(key=lambda conflict: min(span.first for _, span, _ in conflict.values))
    return Settled(
        kept=[
            replace(candidate, remark=remarks[i]) if i in remarks else candidate
            for i, candidate in enumerate(candidates)
            if i not in held
        ],
        held=[(candidates[i], why) for i, why in sorted(held.items())],
        conflicts=found,
    )


def contradicted(candidate: Candidate, conflicts: Sequence[Conflict]) -> str:
    """Why a card that says by the way what its document contradicts is held back; "" for any other card.

    "In 2018 the firm opened ____" teaches 2018, whatever it asks for, where most of the document says 2014.
    """
    text = f"{candidate.question} {candidate.answer}"
    for conflict in conflicts:
        for value, span, evidence in conflict.values:
            if value == conflict.kept or evidence != candidate.evidence or span.first != candidate.first:
                continue
            if re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text):
                others = [v for v, _, _ in conflict.values if v != value]
                return f"says {value!r}, the document also {conflict.kept or others[0]!r}"
    return ""


def _listed(givens: Sequence[Given]) -> str:
    """ "2018 (lines 5, 9), 2019 (line 7)"."""
    lines: dict[str, list[str]] = defaultdict(list)
    for given in givens:
        lines[given.value].append(str(given.block_first))
    return ", ".join(
        f"{value} (line{'s' if len(places) > 1 else ''} {', '.join(dict.fromkeys(places))})"
        for value, places in lines.items()
    )


def _span(given: Given, source: str) -> Span:
    return Span(source=source, first=given.block_first, last=given.block_last, page=given.page)


def _covers(conflict: Conflict, rows: Sequence[Given]) -> bool:
    """Whether these places are all reported in a conflict."""
    places = {(span.first, value) for value, span, _ in conflict.values}
    return {(given.block_first, given.value) for given in rows} <= places


# ------------------------------------------------------------------------------------ by statements


def _of_statements(found: Sequence[Statement]) -> Iterator[tuple[str, list[Given]]]:
    """Statements of one fact, with the fact as a question."""
    buckets: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for one in found:
        if key := _bucket(one):
            buckets[key].append(one)
    for members in buckets.values():
        for group in _same_facts(members):
            givens = [
                Given(
                    one.value.text, one.value, one.block.first, one.block.last, one.block.page, one.evidence
                )
                for one in group
            ]
            yield _question(group), givens


def _bucket(one: Statement) -> tuple[str, str, str] | None:
    """What two statements must share to be compared at all; None for what may be true more than once."""
    kind = one.value.kind
    if kind == DATE:
        if one.predicate in _ONCE_TO_A_THING:
            return (kind, one.predicate, _core(one.head)) if one.head in one.names else None
        if one.predicate in _ONCE_BY_A_DOER:
            return (kind, one.predicate, _core(one.head)) if one.head and one.object & _telling(one) else None
        if one.predicate in _ONCE_IN_A_LIFE and (person := _person(one)):
            return kind, one.predicate, person
        if one.predicate == "leave" and _roles(one):
            return kind, one.predicate, one.subject
        if one.predicate == "invest" and one.object & one.names:
            return kind, one.predicate, ""
        if one.predicate in ("become", "rank", "be") and _ranks(one):
            return kind, "rank", " ".join(sorted(_ranks(one)))
        if one.predicate == "list" and _owner(one):
            return kind, one.predicate, _owner(one)
    if kind == MONEY and one.predicate in ("value", "raise") and not _is_price(one):
        return kind, one.predicate, ""
    if kind == TIMES and one.object and one.subject in one.names:
        return kind, one.predicate, one.subject
    return None


def _person(one: Statement) -> str:
    """Who was born or died: the passive makes the person its object."""
    return next((name for name in (one.subject, one.head) if name in one.names), "")


def _telling(one: Statement) -> set[str]:
    """The keys of an object that say which it is: names and adjectives of places."""
    return {key for key in one.object if key in one.names or key != one.head}


def _core(name: str) -> str:
    """A name without what firms add to it, so that a firm and its group count as one."""
    return re.sub(r"(?:\.com|\s(?:Group|Inc|Corp|Holdings?|Ltd|Company|Limited)\.?)+$", "", name)


def _owner(one: Statement) -> str:
    """Whose listing or valuation it is."""
    if one.subject in one.names:
        return _core(one.subject)
    owners = [key for key in sorted(one.object) if key in one.names]
    return _core(owners[0]) if len(owners) == 1 else ""


def _ranks(one: Statement) -> set[str]:
    keys = {key for key in one.object if key.islower() and key.isalpha()}
    ranked = keys & bag("first second third fourth fifth sixth seventh eighth ninth tenth")
    superlative = {key for key in keys if key.endswith("est") and len(key) > 5}
    return ranked | superlative if ranked and superlative else set()


def _roles(one: Statement) -> set[str]:
    return {key.lower() for key in one.object} & _ROLES


def _events(one: Statement) -> frozenset[str]:
    return frozenset(stem(event) for event in _EVENTS) & (one.tokens | {stem(key) for key in one.object})


def _same_facts(members: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The members in groups of one fact; each joins the first group that it fits throughout."""
    groups: list[list[Statement]] = []
    for one in members:
        for group in groups:
            if all(_one_fact(one, other) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    yield from (group for group in groups if len(group) > 1)


def _one_fact(one: Statement, other: Statement) -> bool:
    if one.evidence == other.evidence and one.block is other.block and one.value.start != other.value.start:
        return False  # a sentence does not contradict itself
    kind, predicate = one.value.kind, one.predicate
    if kind == DATE:
        if predicate in _ONCE_TO_A_THING:
            return _same_scope(one, other)
        if predicate in _ONCE_BY_A_DOER:
            same = _core(one.subject) == _core(other.subject) or not (one.subject and other.subject)
            return same and bool(one.object & other.object - {one.head} or one.head in one.names)
        if predicate == "leave":
            return _roles(one) == _roles(other)
        if predicate == "invest":
            return bool(one.object & other.object & one.names) and bool(
                one.subject == other.subject or (one.names & other.names) - (one.object & other.object)
            )
        if _ranks(one):
            return one.subject == other.subject or bool(
                one.object & {other.subject} or other.object & {one.subject}
            )
        return True
    if kind == MONEY:
        return _same_amount(one, other)
    return one.object == other.object


def _same_scope(one: Statement, other: Statement) -> bool:
    """Whether two launches of a thing are one: neither adds another place, product or field."""
    extra = one.object ^ other.object
    return not {key for key in extra if key in one.names | other.names}


def _same_amount(one: Statement, other: Statement) -> bool:
    if one.years and other.years and not one.years & other.years:
        return False
    shared = _events(one) & _events(other)
    if not shared and not one.years & other.years:
        return False
    return bool(_owners(one) & _owners(other))


def _is_price(one: Statement) -> bool:
    """Whether an amount is that of one piece: "$68 per share"."""
    return bool(re.match(r"\s+(?:per|an?|each|apiece)\b", one.evidence[one.value.end :]))


def _owners(one: Statement) -> set[str]:
    """Who an amount may belong to: the name that owns or governs it, else what the sentence is about."""
    own = {_core(key) for key in (one.subject, *one.object) if key in one.names or (key and key == one.topic)}
    if one.subject and _core(one.subject) in own:
        return {_core(one.subject)}
    if own:
        return own
    if one.subject[:1].isupper():
        return {_core(one.subject)}
    return {_core(one.topic)} if one.topic and one.subject in ("", *_EVENTS, *_VAGUE_OWNERS) else set()


def _question(group: Sequence[Statement]) -> str:
    """The fact as a question, from the fullest statement."""
    one = max(group, key=lambda s: (bool(s.subject), len(s.object)))
    predicate = one.predicate
    thing = one.phrase or one.head
    if one.value.kind == MONEY:
        owner = next((name for name in sorted(one.names) if _core(name) in _owners(one)), "it")
        return f"How much was {owner} valued at?" if predicate == "value" else f"How much did {owner} raise?"
    if one.value.kind == TIMES:
        return f"How often did {one.subject} {predicate} {thing}?"
    if predicate in ("bear", "die"):
        return f"When was {_person(one)} born?" if predicate == "bear" else f"When did {_person(one)} die?"
    if predicate == "list":
        return f"When was the listing of {_owner(one)}?"
    if predicate in _ONCE_TO_A_THING:
        return f"When was {one.head} {_PAST[predicate]}?"
    if predicate == "leave":
        return f"When did {one.subject} step down as {', '.join(sorted(_roles(one)))}?"
    return f"When did {one.subject or 'the document’s subject'} {predicate} {thing}?"


_PAST = {"found": "founded", "publish": "published", "discover": "discovered", "invent": "invented"}


# --------------------------------------------------------------------------------------- by quotes


def _of_quotes(views: Sequence[SectionView]) -> Iterator[tuple[str, list[Given]]]:
    """Wordings of one quote that differ by more than marks and capitals."""
    quotes: list[tuple[str, Given]] = []
    for view in views:
        for passage in view.passages:
            block = passage.block
            for match in _QUOTED.finditer(block.text):
                text = match[1].strip(" ,.*")
                said = [s for s in passage.sentences if s.start < match.end() and s.end > match.start()]
                evidence = block.text[said[0].start : said[-1].end] if said else match[0]
                given = Given(text, None, block.first, block.last, block.page, evidence)
                quotes.append((_plain(text), given))
    groups: list[list[tuple[str, Given]]] = []
    for plain, given in quotes:
        alike = [group for group in groups if any(_is_alike(plain, other) for other, _ in group)]
        groups = [group for group in groups if group not in alike]
        groups.append([*(member for group in alike for member in group), (plain, given)])
    for group in groups:
        if len({plain for plain, _ in group}) > 1:
            yield f"In which words is “{group[0][1].value}” quoted?", [given for _, given in group]


def _is_alike(one: str, other: str) -> bool:
    """Whether two quotes are one in two wordings, or one is the other with more before or after it."""
    from rapidfuzz import fuzz

    short, long = sorted((one, other), key=len)
    return short in long or fuzz.ratio(one, other) >= _ALIKE


# ----------------------------------------------------------------------------------- by candidates


def _of_candidates(
    candidates: Sequence[Candidate], asked: Sequence[Signature]
) -> Iterator[tuple[str, list[Given]]]:
    """Candidates that ask the same and give different values."""
    groups: dict[object, list[Candidate]] = defaultdict(list)
    for candidate, one in zip(candidates, asked, strict=True):
        if candidate.kind is Kind.FACT and _worth(candidate.answer) and not candidate.members:
            groups[one.asks, one.tokens, candidate.context].append(candidate)
    for members in groups.values():
        if len(members) > 1:
            yield (
                members[0].question,
                [Given(c.answer, _worth(c.answer), c.first, c.last, c.page, c.evidence) for c in members],
            )


# ------------------------------------------------------------------------------------------- counts


def _counted(givens: Sequence[Given]) -> list[list[Given]]:
    """The places grouped by what they give, most frequent first; a coarser value counts for a finer one."""
    groups: list[list[Given]] = []
    seen: set[tuple[str, int]] = set()
    for given in sorted(givens, key=lambda g: (-_fineness(g), g.block_first)):
        if (given.value, given.block_first) in seen:
            continue
        seen.add((given.value, given.block_first))
        for group in groups:
            if _agree(given, group[0]):
                group.append(given)
                break
        else:
            groups.append([given])
    for group in groups:
        group.sort(key=lambda given: given.block_first)
    return sorted(groups, key=lambda group: (-len(group), group[0].block_first))


def _fineness(given: Given) -> int:
    worth = given.worth
    return bool(worth.month) + bool(worth.day) if worth else 0


def _agree(one: Given, other: Given) -> bool:
    if one.worth and other.worth:
        return same_value(one.worth, other.worth)
    plain, against = _plain(one.value), _plain(other.value)
    return plain == against or plain in against or against in plain


def _majority(counted: Sequence[Sequence[Given]]) -> Sequence[Given] | None:
    first, second = counted[0], counted[1]
    return first if len(first) >= 2 and len(first) >= 2 * len(second) else None


def _gives(candidate: Candidate, given: Given) -> bool:
    """Whether a candidate's answer is this value, or its text holds this wording of a quote."""
    if given.worth is None:
        return _plain(given.value) in _plain(f"{candidate.question} {candidate.answer}")
    worth = _worth(candidate.answer)
    return (
        worth is not None
        and worth.kind == given.worth.kind
        and not (worth.kind == DATE and worth.grain == "decade")
        and same_value(worth, given.worth)
    )


@lru_cache(maxsize=50_000)
def _worth(answer: str) -> Value | None:
    return number_of_times(answer) or parse_value(answer)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _askers(
    candidates: Sequence[Candidate], asked: Sequence[Signature], fact: Signature, rows: Sequence[Given]
) -> list[int]:
    """Positions of the candidates that ask this fact and answer with one of its values."""
    places = {(given.evidence, given.block_first) for given in rows}
    if rows[0].worth is None:
        return [i for i, candidate in enumerate(candidates) if _quotes(candidate, rows)]
    found = []
    for i, candidate in enumerate(candidates):
        if not any(_gives(candidate, given) for given in rows):
            continue
        own = asked[i].tokens
        shared = len(own & fact.tokens)
        share = shared / max(1, min(len(own), len(fact.tokens)))
        from_here = (candidate.evidence, candidate.first) in places
        if share >= (0.5 if from_here else 0.8) and (shared >= 2 or len(own) < 2):
            found.append(i)
    return found


def _quotes(candidate: Candidate, rows: Sequence[Given]) -> bool:
    """Whether a card is made of one of these wordings."""
    from rapidfuzz import fuzz

    if candidate.kind is not Kind.QUOTE or not any(given.block_first == candidate.first for given in rows):
        return False
    text = _plain(f"{candidate.question} {candidate.answer}")
    return any(fuzz.partial_ratio(_plain(given.value), text) >= 80 for given in rows)
