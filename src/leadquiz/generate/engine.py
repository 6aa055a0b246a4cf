"""From outlines to a deck: parse, propose, gate, settle conflicts, choose, finish."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from leadquiz.generate.gates import GATES, Gate
from leadquiz.generate.language import parse_texts
from leadquiz.generate.names import PERSON, NameIndex, index_names
from leadquiz.generate.options import Options
from leadquiz.generate.parse_cache import ParseCache
from leadquiz.generate.rules import RULES
from leadquiz.generate.views import Knowledge, Passage, SectionView
from leadquiz.model import BlockKind, Candidate, Outline, Section

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a candidate: `gate` is "" for a card of the deck."""

    candidate: Candidate
    gate: str
    why: str = ""


def views_of(
    outline: Outline,
    *,
    options: Options,
    store: ParseCache | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[SectionView]:
    """Every section of the document as rules see it, in order."""
    sections = list(outline.walk())
    texts = [block.text for _, section in sections for block in section.blocks if block.kind in _PROSE]
    parsed = iter(parse_texts(texts, model=options.model, store=store, progress=progress))
    passages = [
        tuple(
            Passage(block=block, sentences=next(parsed) if block.kind in _PROSE else ())
            for block in section.blocks
        )
        for _, section in sections
    ]
    names = index_names(s for row in passages for passage in row for s in passage.sentences)
    knowledge = _knowledge(outline, sections, names)
    views = []
    earlier: tuple[Passage, ...] = ()
    for (path, section), row in zip(sections, passages, strict=True):
        views.append(
            SectionView(section=section, path=path, passages=row, knowledge=knowledge, earlier=earlier)
        )
        earlier = row
    return views


def _knowledge(
    outline: Outline, sections: Sequence[tuple[tuple[str, ...], Section]], names: NameIndex
) -> Knowledge:
    people = names.of_type(PERSON)
    person = ""
    if people:
        total = sum(names.counts[name] for name in people)
        first = names.counts[people[0]]
        rival = names.counts[people[1]] if len(people) > 1 else 0
        # One person carries the document when most mentions of people are theirs.
        if first >= 8 and first * 2 > total and first >= 4 * rival:
            person = people[0]
    common = names.counts.most_common(1)
    subject = common[0][0] if common else ""
    return Knowledge(outline=outline, names=names, person=person, subject=subject, year=outline.date[:4])


def propose(views: Iterable[SectionView]) -> list[Candidate]:
    """What every rule proposes for every section, in document order."""
    return [candidate for view in views for rule in RULES for candidate in rule(view)]


def judge(
    candidates: Iterable[Candidate], knowledge: Knowledge, gates: Sequence[Gate] = GATES
) -> list[Verdict]:
    """Each candidate with the first gate that holds it back."""
    verdicts = []
    for candidate in candidates:
        for gate in gates:
            if why := gate(candidate, knowledge):
                verdicts.append(Verdict(candidate=candidate, gate=gate.__name__, why=why))
                break
        else:
            verdicts.append(Verdict(candidate=replace(candidate), gate=""))
    return verdicts
