"""A label and its claim, where the list it belongs to says what the label is: a factor, a challenge, a feature."""

import re
from collections.abc import Iterator

from leadquiz.generate.claims import claims, is_vague, leans
from leadquiz.generate.gates import STOP, content, words
from leadquiz.generate.lexicon import bag
from leadquiz.generate.listings import (
    BELIEFS,
    BENEFITS,
    FEATURES,
    KINDS,
    LESSONS,
    MEASURES,
    OBSTACLES,
    Listing,
    Member,
    Stem,
    listings,
    speaks_of_trouble,
)
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, possessive, tidy
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_MOST_WORDS = 30
_LEAST_NEW = 3  # words of meaning that the question does not hold
_OWN = bag("itself themselves himself herself their its one's you your")
# A lesson is told by what somebody came to know; without it a sentence only tells a story.
_LEARNED = re.compile(
    r"\b(?:learn|taught|teach|reali[sz]e|underst|recogni[sz]e|demonstrat|show|prov|believ)\w* that\b"
)
_CAUSAL = bag(
    "contribute lead help drive allow enable cause bring influence shape set appeal benefit support improve increase "
    "reduce create build strengthen attract distinguish transform change affect solidify protect prevent promote grow"
)


def labels(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each labelled member whose passage says more than the label."""
    renderer = Renderer.of(view)
    for listing in listings(view):
        for member in listing.members:
            yield from _claim_of(member, listing, view, renderer)


def _claim_of(member: Member, listing: Listing, view: SectionView, renderer: Renderer) -> Iterator[Candidate]:
    passage = member.passage
    if passage is None or not passage.block.label or not passage.sentences:
        return
    question = asked(listing.stem, member)
    said = fragment(passage.sentences[0], renderer) if listing.stem.relative else None
    if said and not question.startswith(("How", "Why")):
        answer, verb = said
        question = asked_of_fragment(listing.stem, member, verb)
        known = set(content(question))
        if question and len({w for w in content(answer) if w not in known}) >= _LEAST_NEW:
            yield _candidate(question, answer, passage.sentences[0], member, listing, view)
        return
    if not question:
        return
    names = view.knowledge.names
    if listing.stem.noun in MEASURES and (
        names.is_name(passage.block.label) or names.type_of(listing.stem.owner) == PERSON
    ):
        return  # a definition, if anything
    for answer, sentence in claims(passage, f"{member.label} {question}", renderer):
        if listing.stem.noun in OBSTACLES and not speaks_of_trouble(answer):
            continue
        if _says_label_again(member.label, answer):
            continue
        if listing.stem.noun in LESSONS and not _LEARNED.search(answer):
            continue
        yield _candidate(question, answer, sentence, member, listing, view)
        return


_ROOT = 6  # letters by which "interactive" and "interaction" are one word


def _says_label_again(label: str, answer: str) -> bool:
    """Whether most words of a label come back in the answer in another form."""
    told = {word[:_ROOT] for word in words(answer)}
    own = [word[:_ROOT] for word in words(label) if word not in STOP and len(word) >= _FEWEST_LETTERS]
    return len(own) > 1 and sum(word in told for word in own) * 2 > len(own)


_FEWEST_LETTERS = 4


def _candidate(
    question: str, answer: str, sentence: Sentence, member: Member, listing: Listing, view: SectionView
) -> Candidate:
    place = member.passage.block if member.passage else None
    title = view.section.title.lower()
    return Candidate(
        rule="labels",
        kind=Kind.PRINCIPLE,
        question=question,
        answer=answer,
        first=place.first if place else listing.first,
        last=place.last if place else listing.last,
        page=listing.page,
        evidence=sentence.written,
        section=view.path,
        fact=f"{title}|{listing.stem.noun}|{member.text.lower()}|claim",
        subject=listing.stem.owner,
        predicate=listing.stem.noun,
        answer_type="claim",
        note=f"{title}|{member.text.lower()}",
    )


def fragment(sentence: Sentence, renderer: Renderer) -> tuple[str, str] | None:
    """A text without subject as (answer, its verb's tag): "Attach to files and spread"; None for a sentence."""
    root = sentence.root
    text = sentence.text.rstrip(".")
    if root.child("nsubj", "nsubjpass", "expl") is not None or root.all("aux", "auxpass") or "?" in text:
        return None
    if root.tag not in ("VB", "VBP", "VBZ", "NN", "NNS", "VBG") or not 3 <= len(text.split()) <= _MOST_WORDS:
        return None
    if re.match(r"(?:every|each|once|twice|daily|weekly|monthly|yes|no)\b|[\d(]", text, re.IGNORECASE):
        return None  # how often or how much, not what
    if re.search(r"[{}<>=:]|\b(?:e\.g|etc)\b", text) or is_vague(text) or leans(text):
        return None
    if any(
        t.tag in ("PRP", "PRP$") and t.lower not in _OWN and renderer.reference(t) is None
        for t in sentence.tokens
    ):
        return None
    first = next((t for t in sentence.tokens if t.pos != "ADV"), root)
    after = first.next()
    if first.tag == "NNS" and after is not None and after.pos in ("ADJ", "NOUN", "DET"):
        return capitalize(
            text
        ), "VBZ"  # "Detects suspicious activities": a verb that the parser took for a noun
    return capitalize(text), root.tag if root.tag in ("VB", "VBP", "VBZ") else ""


def asked_of_fragment(stem: Stem, member: Member, verb: str) -> str:
    """The question whose answer is such a text."""
    if not stem.one or not stem.relative or stem.noun not in KINDS | FEATURES | BELIEFS | MEASURES | BENEFITS:
        return ""
    label = f"“{member.label}”"
    article = "an" if stem.one[0] in "aeiou" else "a"
    role = f"as {article} {stem.one} {stem.relative}"
    if stem.noun in ("phases", "stages"):
        return tidy(f"What happens in the {stem.one} {label} {stem.relative}") + "?"
    acts = stem.noun in KINDS | FEATURES
    if acts and verb == "VBZ":
        return tidy(f"What does {label} do, {role}") + "?"
    if acts and verb and member.label.endswith("s") and not member.label.endswith("ss"):
        return tidy(f"What do {label} do, {role}") + "?"
    return tidy(f"What does {label} mean {role}") + "?"


def asked(stem: Stem, member: Member) -> str:
    """The question for one member of a list; "" when its noun gives no sound one."""
    label = f"“{member.text}”"
    if stem.role and stem.noun not in OBSTACLES and stem.role.split(" ")[0] in _CAUSAL:
        who = f"{possessive(stem.owner)} {stem.one} {label}" if stem.owner else f"the {stem.one} {label}"
        return tidy(f"How {stem.do} {who} {stem.role}") + "?"
    be = "was" if stem.past else "is"
    if stem.noun in OBSTACLES and stem.owner:
        return tidy(f"Why {be} {label} a challenge for {stem.owner} {stem.place}") + "?"
    if not stem.one or not stem.relative:
        return ""
    what = f"{stem.one} {label} {stem.relative}"
    if stem.noun in LESSONS | BELIEFS | MEASURES:
        return tidy(f"What {be} the {what}") + "?"
    return ""
