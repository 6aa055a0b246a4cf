"""Headings and labels with a year in brackets: "Acquisition of Lazada (2016)", "The Opium War (1839–1842)"."""

import re
from collections.abc import Iterator

from leadquiz.generate.casing import in_sentence
from leadquiz.generate.lexicon import bag
from leadquiz.generate.listings import is_learned
from leadquiz.generate.names import ORGANISATION, PERSON
from leadquiz.generate.references import Renderer, possessive
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_DATED = re.compile(
    r"(?P<title>.+?) \((?P<year>(?:1[0-9]|20)\d{2})(?:\s?[-–]\s?(?P<end>(?:1[0-9]|20)\d{2}))?\)"
)
# Nouns of deeds, with the verb that asks for them: (infinitive, participle).
_DEEDS = {
    "acquisition of": ("acquire", "acquired"),
    "purchase of": ("buy", "bought"),
    "launch of": ("launch", "launched"),
    "introduction of": ("introduce", "introduced"),
    "founding of": ("found", "founded"),
    "foundation of": ("found", "founded"),
    "establishment of": ("establish", "established"),
    "creation of": ("create", "created"),
    "opening of": ("open", "opened"),
    "sale of": ("sell", "sold"),
    "discovery of": ("discover", "discovered"),
    "invention of": ("invent", "invented"),
    "publication of": ("publish", "published"),
    "construction of": ("build", "built"),
    "adoption of": ("adopt", "adopted"),
    "abolition of": ("abolish", "abolished"),
    "signing of": ("sign", "signed"),
    "investment in": ("invest in", ""),
    "merger with": ("merge with", ""),
    "partnership with": ("form a partnership with", ""),
    "alliance with": ("form an alliance with", ""),
    "entry into": ("enter", "entered"),
    "expansion into": ("expand into", ""),
}
_DEED = re.compile(
    r"(?:The )?(?:(?P<adjective>Strategic|First|Initial|Official) )?(?P<deed>"
    + "|".join(_DEEDS)
    + r") (?P<object>[^:;()]+)",
    re.IGNORECASE,
)
_EVENTS = bag(
    "war wars battle revolution rebellion uprising crisis depression treaty dynasty empire era movement reform reforms "
    "reign siege conference congress festival olympics pandemic epidemic plague famine renaissance restoration raid "
    "scandal strike trial expedition crusade campaign march agreement act pact investment acquisition partnership "
    "alliance merger launch ipo offering listing sale"
)


def dated_titles(view: SectionView) -> Iterator[Candidate]:
    """When what a heading or a label names took place."""
    if not is_learned(view):
        return
    renderer = Renderer.of(view)
    if view.passages:
        number = f"{view.section.number} " if view.section.number else ""
        yield from _dated(view.section.title, view.section.line, number, view.passages[0], view, renderer)
    for passage in view.passages:
        if passage.block.label:
            yield from _dated(passage.block.label, passage.block.first, "", passage, view, renderer)


def _dated(
    text: str, line: int, number: str, passage: Passage, view: SectionView, renderer: Renderer
) -> Iterator[Candidate]:
    match = _DATED.fullmatch(text)
    if not match:
        return
    year, end = match["year"], match["end"]
    asked = _question(match["title"].split(": ")[-1], passage, view, renderer, lasting=bool(end))
    if not asked:
        return
    question, subject, predicate, thing = asked
    yield Candidate(
        rule="dated_titles",
        kind=Kind.FACT,
        question=question,
        answer=f"{year}–{end}" if end else year,
        accept=(f"{year}-{end}", f"from {year} to {end}") if end else (),
        first=line,
        last=line,
        page=passage.block.page,
        evidence=text,
        section=view.path,
        fact=f"{subject.lower()}|{predicate}|{thing.lower()}|date:{'period' if end else 'year'}",
        subject=subject,
        predicate=predicate,
        answer_type=f"date:{'period' if end else 'year'}",
        weight=0.9,
    )


def _question(
    title: str, passage: Passage, view: SectionView, renderer: Renderer, *, lasting: bool
) -> tuple[str, str, str, str] | None:
    """(question, subject, predicate, object) for a dated title; None when it names no event."""
    names, knowledge = view.knowledge.names, view.knowledge
    if match := _DEED.fullmatch(title):
        infinitive, participle = _DEEDS[match["deed"].lower()]
        thing = _object(match["object"], view)
        if not thing or lasting:
            return None
        agent = _agent(passage, thing, renderer)
        predicate = infinitive.split(" ")[0]
        if agent:
            return f"In which year did {agent} {infinitive} {thing}?", agent, predicate, thing
        return (f"In which year was {thing} {participle}?", "", predicate, thing) if participle else None
    canonical = names.canonical(title)
    if lasting and names.type_of(canonical) == PERSON and len(title.split()) > 1:
        return f"From when to when did {title} live?", title, "live", ""
    last = title.split()[-1].lower()
    owner = re.match(r"(?P<owner>[^’']+)['’]s? (?P<deed>.+)", title)
    if last in _EVENTS and (
        names.is_name(title) or title.startswith("The ") or (owner and names.is_name(owner["owner"]))
    ):
        what = in_sentence(title, knowledge)
        if owner:
            what = f"{possessive(owner['owner'])} {in_sentence(owner['deed'], knowledge)}"
        be = "were" if last.endswith("s") and not last.endswith("ss") else "was"
        return f"When {be} {what}?", what, "be", ""
    return None


def _object(text: str, view: SectionView) -> str:
    """What a deed was done to, when it is a name."""
    names = view.knowledge.names
    bare = re.sub(r"^[Tt]he ", "", text)
    if names.is_name(bare):
        return f"the {bare}" if bare != text else bare
    words = [word for word in bare.split() if word[0].isupper()]
    return in_sentence(text, view.knowledge) if words and words[0] in view.knowledge.capitals else ""


def _agent(passage: Passage, thing: str, renderer: Renderer) -> str:
    """The one who acts in the first sentence: an organisation or person as its subject, not the thing itself."""
    if not passage.sentences:
        return ""
    subject = passage.sentences[0].root.child("nsubj")
    if subject is None or subject.child("conj") is not None:
        return ""
    name = renderer.names.at(subject)
    if (
        name is None
        or name.type not in (ORGANISATION, PERSON)
        or name.canonical in thing
        or thing in name.canonical
    ):
        return ""
    return name.canonical if name.type == PERSON else name.text
