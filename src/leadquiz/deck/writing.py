"""Deck → deck file, in one fixed form, and edits that leave the rest of a file as it is.

Generated text is always in double quotes, on one line: every YAML 1.1 and 1.2 reader then sees the same text,
and a change of one answer is a change of one line.
"""

import re
from collections.abc import Callable, Iterable
from json.encoder import encode_basestring

from leadquiz.deck.fields import (
    DECK,
    FORMAT,
    IDENTIFIER,
    LANGUAGE,
    PLAIN_ID,
    SCHEMA_COMMENT,
    card_problems,
    describe_hidden,
    format_span,
    parse_span,
)
from leadquiz.deck.reading import Layout, Place
from leadquiz.errors import DeckError
from leadquiz.model import Card, Conflict, Deck, Source, Span

_NOT_PRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def dump_deck(deck: Deck) -> str:
    """The deck file's text; the same deck gives the same text.

    Raises DeckError for a deck that could not be loaded again, such as one with two cards of one id.
    """
    check_deck(deck)
    return "".join(_head_and_cards(deck))


def _head_and_cards(deck: Deck) -> Iterable[str]:
    yield SCHEMA_COMMENT
    for one in DECK:
        yield render_key(deck, one.name)


def render_key(deck: Deck, name: str) -> str:
    """The lines of one key of the deck, or the empty text when the deck has nothing to say there."""
    if name == "format":
        return f"format: {FORMAT}\n"
    if name == "title":
        return f"title: {quote(deck.title)}\n"
    if name == "language":
        return f"language: {quote(deck.language)}\n"
    if name == "description":
        return f"description: {quote(deck.description)}\n" if deck.description else ""
    if name == "sources":
        return "sources:\n" + "".join(map(_source, deck.sources)) if deck.sources else ""
    if name == "options":
        pairs = "".join(f"  {quote(key)}: {quote(value)}\n" for key, value in deck.options)
        return "options:\n" + pairs if pairs else ""
    if name == "conflicts":
        return "conflicts:\n" + "".join(map(_conflict, deck.conflicts)) if deck.conflicts else ""
    return "cards:\n" + "".join(map(render_card, deck.cards)) if deck.cards else "cards: []\n"


def quote(text: str) -> str:
    """The text in double quotes as YAML 1.1, YAML 1.2 and JSON all read it."""
    quoted = encode_basestring(text)
    if _NOT_PRINTABLE.search(quoted):
        quoted = _NOT_PRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)
    return quoted


def render_card(card: Card, dash: int = 2) -> str:
    """The card's lines, its "-" in column `dash`."""
    lines = [f"id: {card.id if PLAIN_ID.fullmatch(card.id) else quote(card.id)}"]
    add = lines.append
    add(f"kind: {card.kind.value}")
    add(f"question: {quote(card.question)}")
    if card.members:
        _add_block(lines, "answer", card.members)
    else:
        add(f"answer: {quote(card.answer)}")
    if card.accept:
        _add_block(lines, "accept", card.accept)
    if card.distractors:
        _add_block(lines, "distractors", card.distractors)
    for name in ("cloze", "hint", "context"):
        if text := getattr(card, name):
            add(f"{name}: {quote(text)}")
    if card.section:
        add(f"section: {_flow(card.section)}")
    if card.source is not None:
        add(f"source: {quote(format_span(card.source))}")
    if card.evidence:
        add(f"evidence: {quote(card.evidence)}")
    if card.tags:
        add(f"tags: {_flow(card.tags)}")
    if card.importance != 2:
        add(f"importance: {card.importance}")
    for name in ("note", "remark", "flagged"):
        if text := getattr(card, name):
            add(f"{name}: {quote(text)}")
    if card.suspended:
        add("suspended: true")
    if card.origin is not None:
        origin = card.origin
        made = f", made: {quote(origin.made)}" if origin.made else ""
        add(f"origin: {{rule: {quote(origin.rule)}, fact: {quote(origin.fact)}{made}}}")
    indent = "\n" + " " * (dash + 2)
    return " " * dash + "- " + indent.join(lines) + "\n"


def _add_block(lines: list[str], name: str, texts: tuple[str, ...]) -> None:
    lines.append(f"{name}:")
    lines.extend(f"  - {quote(text)}" for text in texts)


def _flow(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(quote, texts)) + "]"


def _source(source: Source) -> str:
    lines = [
        f"id: {source.id if PLAIN_ID.fullmatch(source.id) else quote(source.id)}",
        f"file: {quote(source.file)}",
    ]
    if source.title:
        lines.append(f"title: {quote(source.title)}")
    if source.sha256:
        lines.append(f"sha256: {quote(source.sha256)}")
    return "  - " + "\n    ".join(lines) + "\n"


def _conflict(conflict: Conflict) -> str:
    lines = [f"fact: {quote(conflict.fact)}"]
    if conflict.kept:
        lines.append(f"kept: {quote(conflict.kept)}")
    lines.append("values:")
    for value, span, evidence in conflict.values:
        lines.append(f"  - value: {quote(value)}")
        lines.append(f"    source: {quote(format_span(span))}")
        if evidence:
            lines.append(f"    evidence: {quote(evidence)}")
    return "  - " + "\n    ".join(lines) + "\n"


# ------------------------------------------------------------------------------------------- edits


def edited(text: str, layout: Layout, old: Deck, new: Deck) -> str | None:
    """The file's text with only the differences between the decks written anew.

    Cards and keys that are equal in both keep their bytes, with the comments above them. None when the
    file is laid out in braces, where lines cannot be told apart.
    """
    if not layout.block:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"

    def fresh(lines: str) -> str:
        return lines.replace("\n", newline)

    first = min(place.start for place in layout.keys.values())
    parts = [text[:first]]
    for name, place in sorted(layout.keys.items(), key=lambda item: item[1].start):
        if name == "cards":
            parts.extend(fresh(render_key(new, late)) for late in _missing(old, new, layout))
        above = text[place.after : place.start] if place.start > first else ""
        if name == "cards":
            parts.append(above + _cards(text, layout, place, old, new, fresh))
        elif render_key(old, name) == render_key(new, name):
            parts.append(above + text[place.start : place.end])
        else:
            parts.append(above + fresh(render_key(new, name)))
    parts.append(text[max(place.end for place in layout.keys.values()) :])
    return _joined(parts, newline)


def _missing(old: Deck, new: Deck, layout: Layout) -> Iterable[str]:
    """The keys that the file lacks and the new deck needs."""
    for one in DECK:
        if one.name not in layout.keys and render_key(old, one.name) != render_key(new, one.name):
            yield one.name


def _cards(text: str, layout: Layout, place: Place, old: Deck, new: Deck, fresh: Callable[[str], str]) -> str:
    if not layout.cards:
        return text[place.start : place.end] if not new.cards else fresh(render_key(new, "cards"))
    if not new.cards:
        return "cards: []" + fresh("\n")
    newline = fresh("\n")
    places = {card.id: (card, where) for card, where in zip(old.cards, layout.cards, strict=True)}
    parts = [text[place.start : layout.cards[0].after]]
    for card in new.cards:
        before, where = places.get(card.id, (None, None))
        if where is not None:
            parts.append(text[where.after : where.start])
        if where is not None and card == before:
            parts.append(text[where.start : where.end])
        else:
            parts.append(fresh(render_card(card, layout.dash)))
    return _joined(parts, newline)


def _joined(parts: list[str], newline: str) -> str:
    """The parts in a row; one that lacks its last line break and is not last any more gets it."""
    filled = [part for part in parts if part]
    for index, part in enumerate(filled[:-1]):
        if not part.endswith("\n"):
            filled[index] = part + newline
    return "".join(filled)


# ------------------------------------------------------------------------------------------ checks


def check_deck(deck: Deck) -> None:
    """Refuse a deck that could not be loaded again; raises DeckError."""
    problems = [f"deck “{deck.title}”: {message}" for message in _deck_problems(deck)]
    seen: set[str] = set()
    sources = {source.id for source in deck.sources}
    for card in deck.cards:
        found = [f"{name} {message}" for name, message in card_problems(card)]
        if not IDENTIFIER.fullmatch(card.id):
            found.append("id must begin with a letter and hold only letters, digits, '-', '_' and '.'")
        if card.id in seen:
            found.append("id is taken by another card; give it a new one")
        seen.add(card.id)
        if card.source is not None:
            found.extend(_span_problems(card.source, sources))
        if card.members and card.answer != "; ".join(card.members):
            found.append("answer must be the joined members; use Card.with_members")
        for name, text in _texts_of(card):
            if not text.strip() and name in ("accept", "distractors", "section", "tags", "answer"):
                found.append(f"{name} has an empty item; leave it out")
            if hidden := describe_hidden(text):
                found.append(f"{name} holds a {hidden}; leave it out")
        if card.origin is not None and not (card.origin.rule and card.origin.fact):
            found.append("origin needs rule and fact")
        problems.extend(f"card {card.id}: {message}" for message in found)
    if problems:
        raise DeckError(problems)


def _deck_problems(deck: Deck) -> Iterable[str]:
    if not deck.title:
        yield "has no title; give it one"
    if not LANGUAGE.fullmatch(deck.language):
        yield f"language {deck.language!r} is not a language code; give one such as en"
    ids = [source.id for source in deck.sources]
    for source in deck.sources:
        if not IDENTIFIER.fullmatch(source.id) or not source.file or ids.count(source.id) > 1:
            yield f"source {source.id!r} needs an id of its own and a file name"
    keys = [key for key, _ in deck.options]
    if len(set(keys)) < len(keys) or not all(keys):
        yield "options need keys of their own"
    for conflict in deck.conflicts:
        if not conflict.fact or not conflict.values:
            yield "a conflict needs its fact and its values"
        for value, span, _ in conflict.values:
            if not value:
                yield f"conflict “{conflict.fact}” has an empty value"
            yield from _span_problems(span, set(ids))
    texts = [deck.title, deck.description, *(text for pair in deck.options for text in pair)]
    texts += [text for source in deck.sources for text in (source.file, source.title, source.sha256)]
    for conflict in deck.conflicts:
        texts += [conflict.fact, conflict.kept]
        texts += [text for value, _, evidence in conflict.values for text in (value, evidence)]
    for text in texts:
        if hidden := describe_hidden(text):
            yield f"holds a {hidden}; leave it out"


def _span_problems(span: Span, sources: set[str]) -> Iterable[str]:
    if parse_span(format_span(span)) != span or describe_hidden(span.page):
        yield f"source {format_span(span)!r} is not a place: lines count from 1, first before last"
    if span.source not in sources:
        yield f"there is no source {span.source!r} in the deck; add it"


def _texts_of(card: Card) -> Iterable[tuple[str, str]]:
    for name in ("question", "cloze", "hint", "context", "evidence", "note", "remark", "flagged"):
        if text := getattr(card, name):
            yield name, text
    for name, texts in (
        ("answer", card.members or (card.answer,)),
        ("accept", card.accept),
        ("distractors", card.distractors),
        ("section", card.section),
        ("tags", card.tags),
    ):
        for text in texts:
            yield name, text
    if card.origin is not None:
        yield from (("origin", card.origin.rule), ("origin", card.origin.fact), ("origin", card.origin.made))
