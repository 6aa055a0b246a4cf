"""A label and its claim, where the list it belongs to says what the label is: a factor, a challenge, a feature."""

import re
from collections.abc import Iterator

from leadquiz.generate.claims import claims
from leadquiz.generate.lexicon import bag
from leadquiz.generate.listings import (
    BELIEFS,
    BENEFITS,
    FEATURES,
    LESSONS,
    MEASURES,
    OBSTACLES,
    Listing,
    Member,
    Stem,
    listings,
    speaks_of_trouble,
)
from leadquiz.generate.references import Renderer, possessive, tidy
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

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
    renderer = Renderer(view)
    for listing in listings(view):
        for member in listing.members:
            yield from _claim_of(member, listing, view, renderer)


def _claim_of(member: Member, listing: Listing, view: SectionView, renderer: Renderer) -> Iterator[Candidate]:
    passage = member.passage
    question = asked(listing.stem, member)
    if passage is None or not passage.block.label or not question:
        return
    if listing.stem.noun in MEASURES and view.knowledge.names.is_name(passage.block.label):
        return  # a definition, if anything
    for answer, sentence in claims(passage, f"{member.label} {question}", renderer):
        if listing.stem.noun in OBSTACLES and not speaks_of_trouble(answer):
            continue
        if listing.stem.noun in LESSONS and not _LEARNED.search(answer):
            continue
        block = passage.block
        yield Candidate(
            rule="labels",
            kind=Kind.PRINCIPLE,
            question=question,
            answer=answer,
            first=block.first,
            last=block.last,
            page=block.page,
            evidence=sentence.text,
            section=view.path,
            fact=f"{view.section.title.lower()}|{listing.stem.noun}|{member.text.lower()}|claim",
            subject=listing.stem.owner,
            predicate=listing.stem.noun,
            answer_type="claim",
            note=f"{view.section.title.lower()}|{member.text.lower()}",
        )
        return


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
    if stem.noun in OBSTACLES | LESSONS | BELIEFS | MEASURES:
        return tidy(f"What {be} the {what}") + "?"
    if stem.noun in FEATURES | BENEFITS:
        article = "an" if stem.one[0] in "aeiou" else "a"
        return tidy(f"What does {label} mean as {article} {stem.one} {stem.relative}") + "?"
    return ""
