"""Steps in order: numbered items under "How to …", "Steps …" or a lead-in that announces them."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.casing import alone, in_sentence
from leadquiz.generate.lexicon import bag
from leadquiz.generate.listings import is_learned, number_word
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import BlockKind, Candidate, Kind, join_members

_FEWEST, _MOST = 3, 7
_MOST_WORDS = 60
_MOST_STEP_WORDS = 12
_HOW_TO = re.compile(r"how to (?P<what>.+?)\??", re.IGNORECASE)
_STEPS = re.compile(
    r"(?:the )?(?:(?:\w+ )?(?:steps?|stages?|phases?|procedure|process|instructions|method|sequence))"
    r"(?P<rest> (?:for|to|of|in) .+)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:Step|Stage|Phase) (\d+)(?:[:.–-]\s*(?P<name>.+))?", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:follow|take|use|complete|perform|carry out|go through|there are|consists? of|has|in)\b.*"
    r"\b(?:steps?|stages?|phases?)\b.*:$",
    re.IGNORECASE,
)
_NO_ORDER = bag("or either choose answer true")


def steps(view: SectionView) -> Iterator[Candidate]:
    """One candidate for a section that sets out how to do something."""
    if not is_learned(view):
        return
    what = _goal(view)
    if not what:
        return
    found = _numbered_items(view) or _numbered_sections(view)
    if not found:
        return
    members, first, last, page, evidence = found
    yield Candidate(
        rule="steps",
        kind=Kind.STEPS,
        question=f"What are the {number_word(len(members))} steps {what}, in order?",
        answer=join_members(members),
        members=members,
        first=first,
        last=last,
        page=page,
        evidence=evidence,
        section=view.path,
        fact=f"{view.section.title.lower()}|steps||steps",
        predicate="steps",
        answer_type="steps",
        note=f"steps|{view.section.title.lower()}",
    )


def _goal(view: SectionView) -> str:
    """ "to change a tyre", "of the water cycle": what the steps lead to, from the heading."""
    title = view.section.title
    if match := _HOW_TO.fullmatch(title):
        return f"to {in_sentence(match['what'], view.knowledge)}"
    if match := _STEPS.fullmatch(title):
        return in_sentence(match["rest"].strip(), view.knowledge)
    announced = any(
        _LEADS.search(p.sentences[-1].text) for p in view.passages if p.sentences and not p.block.ordinal
    )
    gerund = re.fullmatch(r"(?P<verb>[A-Z][a-z]+ing) (?P<rest>(?:an?|the|your) .+)", title)
    if announced and gerund:
        return f"of {in_sentence(title, view.knowledge)}"
    return ""


def _numbered_items(
    view: SectionView,
) -> tuple[tuple[str, ...], int, int, str, str] | None:
    items = [p for p in view.passages if p.block.kind is BlockKind.ITEM and p.block.depth == 0]
    items = [p for p in items if p.block.ordinal]
    if [p.block.ordinal.rstrip(".)") for p in items] != [str(n) for n in range(1, len(items) + 1)]:
        return None
    names = [_step(p) for p in items]
    members = _checked(names, view)
    if not members:
        return None
    return members, items[0].block.first, items[-1].block.last, items[0].block.page, items[0].block.text


def _numbered_sections(view: SectionView) -> tuple[tuple[str, ...], int, int, str, str] | None:
    found = [(_NUMBERED.fullmatch(c.title), c) for c in view.section.children]
    names = [m["name"] or "" for m, _ in found if m]
    if len(names) < len(found) or [int(m[1]) for m, _ in found if m] != list(range(1, len(found) + 1)):
        return None
    members = _checked(names, view)
    if not members:
        return None
    first, last = view.section.children[0], view.section.children[-1]
    return members, first.line, last.line, first.page, first.title


def _step(passage: Passage) -> str:
    """A step in a few words: its label, or its first sentence when that is short."""
    block = passage.block
    if block.label:
        return block.label
    if not passage.sentences:
        return ""
    text = passage.sentences[0].text.rstrip(".;,")
    return text if len(text.split()) <= _MOST_STEP_WORDS else ""


def _checked(names: Sequence[str], view: SectionView) -> tuple[str, ...]:
    if not _FEWEST <= len(names) <= _MOST or not all(names):
        return ()
    if any(name.split()[0].lower() in _NO_ORDER for name in names):
        return ()
    members = tuple(alone(name, view.knowledge) for name in names)
    return members if sum(len(m.split()) for m in members) <= _MOST_WORDS else ()
