"""Which Anki notes a deck gives: form, fields, tags, subdeck."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from leadquiz.anki.fields import anki_tag, deck_name, encode, encode_in_cloze, encode_lines
from leadquiz.anki.note_types import FIELDS, Form
from leadquiz.model import GAP, Card, Deck, Kind, Source

TAG_ROOT = "leadquiz"
PATH_SEPARATOR = " › "
SOURCES_LABEL = "Made from: "  # in a deck's description
TYPED_LENGTH = 40  # a longer answer is not worth typing letter by letter
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NO_TEXT = ("Section", "Source", "Id", "Data", "Spare 1", "Spare 2", "Spare 3")
_text_of = itemgetter(*(index for index, name in enumerate(FIELDS) if name not in _NO_TEXT))
_DATA = FIELDS.index("Data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """What the user asked for: which cards get a form other than question and answer, and subdecks."""

    choice: bool = False
    typed: bool = False
    reverse: bool = False
    subdecks: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AnkiNote:
    """A note as it goes into a package; `cards` are our cards' ids by the ordinal of Anki's cards.

    A note may have more Anki cards than ids: each member of a list is a card, and so is a reverse.
    """

    guid: str
    form: Form
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: tuple[str, ...]  # the levels of its deck's name, the root deck first
    cards: tuple[str, ...]
    card_count: int
    digest: str  # of the card's text, which decides whether it changed
    suspended: frozenset[str] = frozenset()  # those of `cards` that the deck keeps out of the quiz

    @property
    def ids(self) -> Iterator[str]:
        """Our card's id for each of the note's Anki cards."""
        for ordinal in range(self.card_count):
            yield self.cards[min(ordinal, len(self.cards) - 1)]


def notes_of(deck: Deck, forms: Forms) -> Iterator[AnkiNote]:
    """The notes of a deck in its order, one at a time."""
    sources = {source.id: source for source in deck.sources}
    subdecks = _Subdecks(deck) if forms.subdecks else None
    groups = _groups(deck)
    for card in deck.cards:
        group = groups.get(card.id, (card,))
        if not group:
            continue  # shown with its sibling's note
        levels = subdecks.levels(card) if subdecks else (deck.title,)
        yield _note(group, forms, levels, sources, deck)


def guid(card_id: str) -> str:
    """Anki's identity of the note of a card: it must not change while the card's id stays."""
    return "lq" + hashlib.sha256(card_id.encode("utf-8")).hexdigest()[:16]


def digest(fields: Sequence[str]) -> str:
    """Of what a learner reads, without section, lines, tags: only changed text must reach Anki as newer."""
    return hashlib.sha256("\x1f".join(_text_of(fields)).encode("utf-8")).hexdigest()[:12]


def _groups(deck: Deck) -> dict[str, tuple[Card, ...]]:
    """Siblings that are one note in Anki, by the first card's id; the others map to nothing."""
    siblings: dict[str, list[Card]] = defaultdict(list)
    for card in deck.cards:
        if card.note:
            siblings[card.note].append(card)
    groups: dict[str, tuple[Card, ...]] = {}
    for cards in siblings.values():
        for group in _one_notes(cards):
            groups[group[0].id] = group
            groups.update((card.id, ()) for card in group[1:])
    return groups


def _one_notes(cards: list[Card]) -> Iterator[tuple[Card, ...]]:
    """Groups of at least two siblings: gaps in one sentence, or a question and its reverse."""
    by_sentence: dict[object, list[Card]] = defaultdict(list)
    plain: list[Card] = []
    for card in cards:
        if is_cloze(card):
            by_sentence[_filled(card), _setting(card)].append(card)
        elif not card.members:
            plain.append(card)
    for group in by_sentence.values():
        if len(group) > 1 and _cloze_text(tuple(group)):
            yield tuple(group)
    taken: set[str] = set()
    for first in plain:
        for second in plain:
            if first.id not in taken and second.id not in taken and _is_reverse(first, second):
                taken |= {first.id, second.id}
                yield first, second


def _is_reverse(card: Card, other: Card) -> bool:
    return (
        card.id != other.id
        and (card.question, card.answer) == (other.answer, other.question)
        and _setting(card) == _setting(other)
    )


def _setting(card: Card) -> tuple[object, ...]:
    """What siblings in one note share, since Anki's fields hold it once."""
    return (
        card.kind, card.context, card.section, card.source, card.evidence,
        card.tags, card.importance, card.remark, card.accept, card.distractors,
    )  # fmt: skip


def is_cloze(card: Card) -> bool:
    """Whether the card is a sentence with its gap."""
    return card.kind is Kind.CLOZE and card.question.count(GAP) == 1 and not card.members


def _filled(card: Card) -> str:
    return card.question.replace(GAP, card.answer)


def _form(group: tuple[Card, ...], forms: Forms) -> Form:
    card = group[0]
    if card.members:
        return Form.LIST
    if is_cloze(card):
        return Form.CLOZE
    if len(group) > 1 or (forms.reverse and card.kind is Kind.DEFINITION):
        return Form.REVERSE
    if forms.choice and len(card.distractors) >= 2:
        return Form.CHOICE
    if forms.typed and len(card.answer) <= TYPED_LENGTH and "\n" not in card.answer:
        return Form.TYPED
    return Form.BASIC


def _note(
    group: tuple[Card, ...], forms: Forms, levels: tuple[str, ...], sources: dict[str, Source], deck: Deck
) -> AnkiNote:
    card = group[0]
    form = _form(group, forms)
    source = sources.get(card.source.source) if card.source else None
    values = {
        "Question": encode(card.question),
        "Answer": encode(card.answer),
        "Context": encode(card.context),
        "Options": encode_lines(card.distractors),
        "Hint": encode(card.hint),
        "Section": _section(card.section),
        "Source": _place(card, source),
        "Evidence": encode(card.evidence),
        "Extra": encode(card.remark),
        "Id": encode(" ".join(member.id for member in group)),
        "Accept": encode_lines(card.accept),
    }
    card_count = 1
    if form is Form.CLOZE:
        # The hint of a gap stands in the gap, as Anki's users know it.
        values |= {"Question": _cloze_text(group), "Answer": "", "Hint": ""}
        card_count = len(group)
    elif form is Form.LIST:
        values["Answer"] = _clozed_members(card)
        card_count = len(card.members)
    elif form is Form.REVERSE:
        card_count = 2
    fields = [values.get(name, "") for name in FIELDS]
    made = digest(fields)
    fields[_DATA] = encode(_data(group, made, source, deck))
    return AnkiNote(
        guid=guid(card.id),
        form=form,
        fields=tuple(fields),
        tags=_tags(
            card.tags,
            card.kind,
            card.importance,
            card.section,
            (source.title or source.file) if source else "",
        ),
        deck=levels,
        cards=tuple(member.id for member in group),
        card_count=card_count,
        digest=made,
        suspended=frozenset(member.id for member in group if member.suspended),
    )


def _cloze_text(group: tuple[Card, ...]) -> str:
    """The sentence with the gap of each card as `{{c1::…}}`, `{{c2::…}}` …; empty when gaps overlap."""
    first = group[0]
    gaps = sorted((card.question.index(GAP), number, card) for number, card in enumerate(group, 1))
    sentence, parts, end = _filled(first), [], 0
    for start, number, card in gaps:
        if start < end:
            return ""
        hint = f"::{encode_in_cloze(card.hint)}" if card.hint else ""
        parts += [
            encode(sentence[end:start]),
            f"{{{{c{number}::{encode_in_cloze(card.answer)}{hint}}}}}",
        ]
        end = start + len(card.answer)
    return "".join([*parts, encode(sentence[end:])])


def _clozed_members(card: Card) -> str:
    element = "ol" if card.kind is Kind.STEPS else "ul"
    items = (
        f"<li>{{{{c{number}::{encode_in_cloze(member)}}}}}</li>"
        for number, member in enumerate(card.members, 1)
    )
    return f"<{element}>{''.join(items)}</{element}>"


@lru_cache(maxsize=4096)
def _section(path: tuple[str, ...]) -> str:
    return encode(PATH_SEPARATOR.join(path))


def _place(card: Card, source: Source | None) -> str:
    """Where the answer can be checked, for people: "Title, lines 12–14, page 3"; encoded."""
    if card.source is None:
        return ""
    span = card.source
    name = _name(source) if source else encode(span.source)
    lines = f"line {span.first}" if span.first == span.last else f"lines {span.first}–{span.last}"
    return f"{name}, {lines}, page {encode(span.page)}" if span.page else f"{name}, {lines}"


@lru_cache(maxsize=256)
def _name(source: Source) -> str:
    return encode(source.title or source.file)


@lru_cache(maxsize=4096)
def _tags(
    own: tuple[str, ...], kind: Kind, importance: int, section: tuple[str, ...], document: str
) -> tuple[str, ...]:
    """The deck's own tags, then ours below one root."""
    ours: list[tuple[str, ...]] = [("kind", kind.value), ("importance", str(importance))]
    ours += [("section", *section)] * bool(section) + [("document", document)] * bool(document)
    tags = [anki_tag(*name.split("::")) for name in own] + [anki_tag(TAG_ROOT, *parts) for parts in ours]
    return tuple(filter(None, tags))


def _data(group: tuple[Card, ...], made: str, source: Source | None, deck: Deck) -> str:
    """JSON of what Anki has no place for, so that an import gives back the same cards."""
    card = group[0]
    data: dict[str, object] = {"made": made}
    if deck.language != "en":
        data["language"] = deck.language
    if deck_name(deck.title) != deck.title:
        data["deck"] = deck.title
    if card.source:
        data["span"] = [card.source.source, card.source.first, card.source.last, card.source.page]
    if source:
        data["source"] = [source.file, source.title, source.sha256]
    if card.section and tuple(PATH_SEPARATOR.join(card.section).split(PATH_SEPARATOR)) != card.section:
        data["section"] = card.section
    if card.tags:
        data["tags"] = card.tags
    data["cards"] = [_own(member) for member in group]
    return _JSON.encode(data)


def _own(card: Card) -> dict[str, object]:
    """What each card of a note has for itself."""
    values: dict[str, object] = {
        "note": card.note,
        "cloze": card.cloze,
        "hint": card.hint if is_cloze(card) else "",
        "flagged": card.flagged,
        "suspended": card.suspended,
    }
    if card.origin:
        values["origin"] = [card.origin.rule, card.origin.fact, card.origin.made]
    return {name: value for name, value in values.items() if value}


class _Subdecks:
    """Chapter and section as two levels of decks, numbered in the deck's order, since Anki sorts by name."""

    def __init__(self, deck: Deck) -> None:
        self.root = deck.title
        self.known: dict[tuple[str, ...], tuple[str, ...]] = {}
        chapters: dict[str, dict[str, None]] = {}
        for card in deck.cards:
            path = card.section[:2]
            if path:
                chapters.setdefault(path[0], {}).update(dict.fromkeys(path[1:]))
        self.chapter = _numbered(list(chapters))
        self.section = {chapter: _numbered(list(sections)) for chapter, sections in chapters.items()}

    def levels(self, card: Card) -> tuple[str, ...]:
        path = card.section[:2]
        if path not in self.known:
            chapter, *rest = path or ("",)
            titles = (
                [self.chapter[chapter], *(self.section[chapter][title] for title in rest)] if path else []
            )
            self.known[path] = (self.root, *titles)
        return self.known[path]


def _numbered(titles: list[str]) -> dict[str, str]:
    width = len(str(len(titles)))
    return {title: f"{number:0{width}} {title}" for number, title in enumerate(titles, 1)}
