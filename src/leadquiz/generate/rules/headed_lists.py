"""Lists under a heading noun ("eBay's Challenges in China") or after a lead-in sentence."""

import re
from collections.abc import Iterator

from leadquiz.generate.listings import listings
from leadquiz.generate.names import OTHER
from leadquiz.generate.views import Knowledge, SectionView
from leadquiz.model import Candidate, Kind, join_members


def headed_lists(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each list of labelled items or numbered sub-sections whose question is known."""
    title = view.section.title.lower()
    for listing in listings(view):
        members = tuple(member.text for member in listing.members)
        if any(member.lower() in listing.stem.question.lower() for member in members):
            continue
        context = "" if _is_named(listing.stem.question) else _topic(view)
        if view.knowledge.narrative and not _is_anchored(listing.stem.question, context, view):
            continue
        yield Candidate(
            rule="headed_lists" if listing.stem.noun else "led_lists",
            kind=Kind.LIST,
            question=listing.stem.question,
            answer=join_members(members),
            members=members,
            first=listing.first,
            last=listing.last,
            page=listing.page,
            evidence=listing.evidence,
            section=view.path,
            context=context,
            fact=f"{title}|list|{'; '.join(members).lower()}|list",
            subject=listing.stem.owner,
            predicate="list",
            answer_type="list",
            weight=1.2 if listing.explicit else 1.0,
            note=f"{title}|{listing.members[0].text.lower()}",
        )


def _is_anchored(question: str, context: str, view: SectionView) -> bool:
    """Whether a list of a story tells whose it is: by its main name, or by any that is no mere abbreviation."""
    known = view.knowledge
    main = [name for name in (known.person, known.organisation, known.subject) if name]
    if any(name in f"{context}: {question}" for name in main):
        return True
    return bool(known.ask(is_named_in, question))


def is_named_in(knowledge: Knowledge, question: str) -> bool:
    """Whether a question holds a name of the document that is no mere abbreviation."""
    names = knowledge.names
    return any(
        name in question and not name.isupper() and names.type_of(name) != OTHER
        for name in names.counts
        if len(name) > _SHORTEST_NAME
    )


_SHORTEST_NAME = 3  # letters


def _is_named(question: str) -> bool:
    """Whether the question holds a name, so that it needs no topic beside it."""
    return any(word[:1].isupper() and not word.strip("?,").isupper() for word in question.split()[1:])


def _topic(view: SectionView) -> str:
    """The nearest heading above that holds a name."""
    for title in reversed(view.path[:-1]):
        if any(
            re.sub(r"['’]s$", "", word) in view.knowledge.capitals for word in re.findall(r"[\w’']+", title)
        ):
            return title
    return ""
