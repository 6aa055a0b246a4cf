"""Facts given as labels with short values: "Time Complexity: O(n)" under "Linear Search", prices, sizes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from leadquiz.generate.casing import in_sentence
from leadquiz.generate.listings import is_learned
from leadquiz.generate.references import capitalize
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Block, BlockKind, Candidate, Kind

_MOST_WORDS = 12
_MOST_LABEL_WORDS = 6
_FEWEST_SECTIONS = 3  # a label that recurs under so many headings is an attribute of each
_MONEY = re.compile(
    r"(?:about |up to |from )?[$€£¥]\s?\d[\d.,]*(?: (?:million|billion|thousand))?(?:\s?(?:/|per|a) ?\w+)?"
)
_NO_ATTRIBUTE = re.compile(
    r"(?:descriptions?|examples?|notes?|overview|summary|definitions?|tips?|why|how|what|when|where|who|figure|source|"
    r"see|(?:the )?lesson|impact|introduction|conclusion|answers?|questions?|result|outcome|optional|pros|cons|"
    r"low|medium|moderate|high|critical|severe|minor|major|normal|urgent|easy|hard|small|large)\b.*",
    re.IGNORECASE,
)


def attributes(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each value of an attribute of what the heading names, and for each labelled price."""
    if not is_learned(view):
        return
    items = [p for p in view.passages if p.block.kind is BlockKind.ITEM and p.block.label]
    if not items:
        return
    yield from _defined(view, items)
    recurring = _recurring(view, items)
    if len(recurring) * 2 < len({p.block.label for p in items}):
        recurring = set()
    for passage in items:
        label, value = passage.block.label, passage.block.text.rstrip(".")
        if len(label.split()) > _MOST_LABEL_WORDS or _NO_ATTRIBUTE.fullmatch(label) or not _is_value(value):
            continue
        if label in recurring:
            thing = _thing(view)
            relation = _RELATIONS.get(label.split()[-1].lower(), "of")
            question = f"What is the {_small(label)} {relation} {thing}?" if thing and relation else ""
            context = _above(view)
        elif _MONEY.fullmatch(value):
            question = f"How much is “{in_sentence(label, view.knowledge)}”?"
            context = _lead(passage, view) or view.section.title
        else:
            continue
        if not question:
            continue
        made = _made(view, passage.block, capitalize(value), context)
        yield replace(
            made,
            rule="attributes",
            kind=Kind.FACT,
            question=question,
            fact=f"{view.section.title.lower()}|{label.lower()}||value",
            subject=view.section.title,
            predicate=label.lower(),
            answer_type="money" if _MONEY.fullmatch(value) else f"value of {label.lower()}",
            note=f"attributes|{view.section.title.lower()}",
        )


_DEFINITION = re.compile(r"(?:\w+ )?(?:definition|meaning)", re.IGNORECASE)
_LONGEST_DEFINITION = 30  # words


def _defined(view: SectionView, items: list[Passage]) -> Iterator[Candidate]:
    """ "Definition: the share of bells that crack" under the heading "Crack rate" → What does “crack rate” mean?"""
    found = [p.block for p in items if p.block.label and _DEFINITION.fullmatch(p.block.label)]
    thing = _thing(view)
    if len(found) != 1 or not thing:
        return
    block = found[0]
    told = block.text.rstrip(".")
    if not _FEWEST_DEFINING <= len(told.split()) <= _LONGEST_DEFINITION or re.search(r"[.!?;] |[{}<>]", told):
        return
    yield replace(
        _made(view, block, capitalize(told), _above(view)),
        question=f"What does “{thing}” mean?",
        fact=f"{thing.lower()}|definition||definition",
        subject=thing,
    )


def _made(view: SectionView, block: Block, answer: str, context: str) -> Candidate:
    """What a label tells; a definition unless said otherwise."""
    return Candidate(
        rule="glossary",
        kind=Kind.DEFINITION,
        question="",
        answer=answer,
        first=block.first,
        last=block.last,
        page=block.page,
        evidence=block.text,
        section=view.path,
        context=context,
        fact="",
        subject="",
        predicate="definition",
        answer_type="definition",
    )


_FEWEST_DEFINING = 4  # words

# How a label stands to what the heading names, where that is not "of"; "" where a question cannot say it.
_RELATIONS = {
    "fix": "for", "remedy": "for", "cure": "for", "deadline": "for", "timeline": "for", "recipe": "for",
    "solution": "to", "answer": "to", "alternative": "to", "limit": "for", "requirement": "for",
    "reason": "", "action": "", "best": "", "avoid": "", "time": "", "when": "", "use": "", "uses": "", "level": "for",
}  # fmt: skip


def _above(view: SectionView) -> str:
    """The heading above and the title of the document, where the heading leaves that out."""
    title = view.knowledge.outline.title
    heading = view.path[-2] if len(view.path) > 1 else title
    told = set(heading.lower().split()) & set(title.lower().split())
    return heading if not title or told or len(title.split()) > 6 else f"{title}: {heading}"


def _small(label: str) -> str:
    """An attribute as inside a question; only words such as "GDP" keep their capitals."""
    return " ".join(word if any(c.isupper() for c in word[1:]) else word.lower() for word in label.split())


def _is_value(text: str) -> bool:
    """Whether a text is a value rather than a sentence."""
    return 1 <= len(text.split()) <= _MOST_WORDS and not re.search(
        r"[.!?;] |[{}<>]|^(?:see|and|or|but|same|similar)\b", text
    )


def _recurring(view: SectionView, items: list[Passage]) -> set[str]:
    """The labels of these items that stand under several headings of the document."""
    wanted = {p.block.label for p in items}
    titles = {label: view.knowledge.headings_over(label) for label in wanted if label}
    return {label for label, found in titles.items() if len(set(found)) == len(found) >= _FEWEST_SECTIONS}


def _thing(view: SectionView) -> str:
    """What the heading names, as inside a sentence; "" for a heading that is no name of a thing."""
    title = re.sub(r"\s*\([^()]*\)$", "", view.section.title)
    if (
        re.search(r"[:?!.;]", title)
        or len(title.split()) > 5
        or re.match(r"(?:How|Why|What|When|Step|Part|Not|Very|So|No)\b|Too (?!much|many|little|few)", title)
    ):
        return ""
    if not any(word.lower() in view.knowledge.small for word in title.split()):
        return title  # prose does not have it: as well a name
    return in_sentence(title, view.knowledge)


def _lead(passage: Passage, view: SectionView) -> str:
    """The sentence that announces the items, without its colon."""
    before = [
        p for p in view.passages if p.block.last < passage.block.first and p.block.kind is BlockKind.PARAGRAPH
    ]
    if not before or not before[-1].block.text.endswith(":") or not before[-1].sentences:
        return ""
    text = before[-1].sentences[-1].text.rstrip(":")
    return text if len(text.split()) <= 16 else ""
