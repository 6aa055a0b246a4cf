"""Lists of quantities: what is needed of each thing, under a sentence that says of what the shares are."""

import re
from collections import Counter
from collections.abc import Iterator

from leadquiz.generate.quantities import UNITS
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import BlockKind, Candidate, Kind

_SHARE = re.compile(
    r"(?P<value>\d[\d.,]*\s?(?:%|percent|per cent)) (?:of )?(?P<what>[A-Za-z][\w’'/ -]{2,40})"
)
_PORTION = re.compile(
    r"(?P<value>\d[\d.,/]*\s?(?P<unit>[A-Za-z]+)\.?) (?:of )?(?P<what>[A-Za-z][\w’'/ -]{2,40}?)(?:,.*| \(.*)?"
)
_WHOLE = re.compile(
    r"\b(?:as|in) (?:a )?(?:percentages?|per cent|percent|shares?) of (?P<whole>[^,.:;]+?)(?= that\b| which\b|[,.:;]|$)"
)
_LISTS = re.compile(r"\b(?:ingredients?|you (?:will |’ll |'ll )?need|materials?|supplies|recipe)\b", re.I)


def portions(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each quantity of a list that says what it is a quantity of."""
    lead = ""
    for passage in view.passages:
        block = passage.block
        if block.kind is not BlockKind.ITEM:
            lead = block.text
            continue
        whole = _WHOLE.search(lead)
        if whole is not None and not re.search(r"\b(?:you|we|I|it|they|this|these)\b", whole["whole"]):
            yield from _shares(view, passage, whole["whole"])
    if _LISTS.search(view.section.title):
        yield from _needed(view)


def _shares(view: SectionView, passage: Passage, whole: str) -> Iterator[Candidate]:
    parts = passage.block.text.strip().split(" or ")
    found = [match for part in parts if (match := _SHARE.fullmatch(part.strip(" .")))]
    if len(found) < len(parts):
        return
    things = [_thing(match["what"], view) for match in found]
    for place, (match, what) in enumerate(zip(found, things, strict=True)):
        if place:
            used = f"may replace {found[0]['value']} of {things[0]}"
        else:
            used = f"is used, instead of {' or '.join(things[1:])}" if things[1:] else "is used"
        question = f"As a percentage of {whole}, how much {what} {used}?"
        yield _made(view, passage, question, match["value"], what, "percent")


def _needed(view: SectionView) -> Iterator[Candidate]:
    title = view.knowledge.outline.title or view.path[0]
    found: list[tuple[Passage, str, str]] = []
    for passage in view.passages:
        match = _PORTION.fullmatch(passage.block.text.strip(" ."))
        if passage.block.kind is BlockKind.ITEM and match and match["unit"].lower().rstrip("s") in UNITS:
            found.append((passage, match["value"], _thing(match["what"], view)))
    counts = Counter(what for _, _, what in found)
    if len(found) < 3 or not title or max(counts.values()) > 1:
        return
    for passage, value, what in found:
        yield _made(view, passage, f"How much {what} is needed for “{title}”?", value, what, "count")


def _thing(text: str, view: SectionView) -> str:
    """What is needed as prose writes it: "Warm Water" is no name."""
    return " ".join(
        word.lower() if word.istitle() and word not in view.knowledge.capitals else word
        for word in text.split()
    )


def _made(view: SectionView, passage: Passage, text: str, answer: str, what: str, kind: str) -> Candidate:
    block = passage.block
    return Candidate(
        rule="portions",
        kind=Kind.FACT,
        question=text,
        answer=answer,
        first=block.first,
        last=block.last,
        page=block.page,
        evidence=block.text,
        section=view.path,
        context=view.knowledge.outline.title or view.path[0],
        fact=f"{what.lower()}|use||{kind}",
        subject=what,
        predicate="use",
        answer_type=kind,
    )
