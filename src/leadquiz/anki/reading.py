"""Anki's notes as cards of a deck: ours as they were, strangers' by what their templates show."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from leadquiz.anki.collection import (
    CardRow,
    Collection,
    DeckRow,
    NoteRow,
    NoteTypeRow,
    ReviewRow,
    open_collection,
)
from leadquiz.anki.fields import anki_tag, decode, decode_lines
from leadquiz.anki.html_text import plain_text
from leadquiz.anki.note_types import FIELDS
from leadquiz.anki.notes import PATH_SEPARATOR, SOURCES_LABEL, TAG_ROOT, digest, guid
from leadquiz.anki.package import Deadline, unpacked
from leadquiz.anki.progress import PastReview, Progress, Stage
from leadquiz.anki.rendering import gap_numbers, gaps, render
from leadquiz.deck import new_card_id
from leadquiz.deck.fields import IDENTIFIER, card_problems
from leadquiz.errors import PackageError
from leadquiz.model import GAP, Card, Deck, Kind, Origin, Rating, Source, Span, join_members
from leadquiz.text import one_line, without_hidden

_LONGEST_FIELD = 250_000  # characters, pictures within the text not counted
_MOST_TEXT = 100_000_000  # characters of all cards; deck files stay below 256 MB
_FLAGS = ("", "red", "orange", "green", "blue", "pink", "turquoise", "purple")
_SUSPENDED = -1
_STAGES = {stage.value for stage in Stage}
_FILTERED = 3
_STAGE_OF_KIND = {0: Stage.LEARNING, 1: Stage.REVIEW, 2: Stage.RELEARNING, _FILTERED: Stage.REVIEW}
_PLACE = "\ue000"  # stands for a gap while the text around it is read; private to us, dropped from fields
_ANSWER_RULE = re.compile(r"<hr[^<>]{0,100}\bid\s?=\s?[\"']?answer\b[^<>]{0,100}>", re.IGNORECASE)
_PICTURE_DATA = re.compile(r"data:[^\s\"'<>]{1000,}")
_CLOZE_FIELD = re.compile(r"\{\{(?:[^{}]{1,100}:)?cloze:([^{}]{1,100})\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a package holds, as far as a deck can."""

    deck: Deck
    ours: frozenset[str] = frozenset()  # ids of cards that this tool exported
    edited: frozenset[str] = frozenset()  # those of them whose text was changed in Anki since
    passed_over: tuple[str, ...] = ()  # a line for each card that is not in the deck, with the reason
    media: tuple[str, ...] = ()
    anki_cards: tuple[tuple[str, CardRow], ...] = ()  # our card's id with each card as Anki has it
    progress: tuple[
        tuple[str, Progress], ...
    ] = ()  # by our card's id, of cards that were studied, when asked for


def read_package(path: Path, *, local_offset_minutes: int | None = None) -> Read:
    """The deck of an `.apkg` or `.colpkg` of any generation; raises PackageError and writes nothing.

    Given the learner's offset from UTC, the progress is read too: Anki counts days on the local clock.
    """
    with unpacked(path) as package, open_collection(package.database, path, package.deadline) as collection:
        rows = collection.cards()
        notes = ((note, rows.get(note.id, [])) for note in collection.notes())
        read = read_tables(collection, notes, path, package.deadline)
        progress = (
            ()
            if local_offset_minutes is None
            else tuple(_progress(read.anki_cards, collection, local_offset_minutes))
        )
        return replace(read, progress=progress, media=tuple(map(without_hidden, package.media)))


class Tables(Protocol):
    """What cards are understood by: a collection, or a text file that names its note types and decks."""

    note_types: dict[int, NoteTypeRow]
    decks: dict[int, DeckRow]


def read_tables(
    tables: Tables, notes: Iterable[tuple[NoteRow, list[CardRow]]], path: Path, deadline: Deadline
) -> Read:
    """The deck of these notes, each with its cards; raises PackageError when there is none."""
    reader = _Reader(tables, path)
    for note, rows in notes:
        deadline.check()
        reader.read(note, rows, deadline)
    if not reader.cards and not reader.passed_over:
        raise PackageError(f"{path}: holds no cards; export the deck from Anki again")
    return Read(
        deck=reader.deck(),
        ours=frozenset(reader.ours),
        edited=frozenset(reader.edited),
        passed_over=tuple(reader.passed_over),
        anki_cards=tuple(reader.anki_cards),
    )


@dataclass(slots=True)
class _Reader:
    tables: Tables
    path: Path
    cards: list[Card] = field(default_factory=list)
    decks: list[DeckRow] = field(default_factory=list)  # of each card
    ids: set[str] = field(default_factory=set)
    ours: set[str] = field(default_factory=set)
    edited: set[str] = field(default_factory=set)
    passed_over: list[str] = field(default_factory=list)
    anki_cards: list[tuple[str, CardRow]] = field(default_factory=list)
    sources: dict[tuple[str, ...], Source] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)
    title: str = ""  # when the deck's name had to be changed for Anki
    size: int = 0

    def read(self, note: NoteRow, rows: list[CardRow], deadline: Deadline) -> None:
        """Add the note's cards, or say why not."""
        if any(len(value) > _LONGEST_FIELD for value in note.fields):
            note = replace(note, fields=tuple(_PICTURE_DATA.sub("data:", value) for value in note.fields))
        kind = self.tables.note_types.get(note.type)
        if kind is None:
            self._pass_over(note, "its note type is missing")
        elif not rows:
            self._pass_over(note, "Anki has no card for it")
        elif max(map(len, note.fields), default=0) > _LONGEST_FIELD:
            self._pass_over(note, f"a field is longer than {_LONGEST_FIELD:,} characters")
        elif len(note.fields) != len(kind.fields):
            self._pass_over(note, "it has another number of fields than its note type")
        elif set(FIELDS) <= set(kind.fields) and note.guid == guid(_values(note, kind)["Id"].split(" ")[0]):
            self._read_ours(note, kind, rows)
        else:
            self._read_foreign(note, kind, rows, deadline)

    def _read_ours(self, note: NoteRow, kind: NoteTypeRow, rows: list[CardRow]) -> None:
        values = _values(note, kind)
        own = _OwnNote(values, note.tags, is_cloze=kind.is_cloze)
        cards = own.cards()
        by_ordinal = {row.ordinal: row for row in rows}
        was_edited = own.data.get("made") != digest(tuple(values[name] for name in FIELDS))
        self.languages[_text(own.data.get("language")) or "en"] += 1
        self.title = _text(own.data.get("deck")) or self.title
        source = own.source()
        for number, card in enumerate(cards):
            row = by_ordinal.get(number, rows[0])
            if source and card.source:
                card = replace(card, source=replace(card.source, source=self._source_id(source)))
            elif card.source:
                card = replace(card, source=None)
            if row.queue == _SUSPENDED:
                card = replace(card, suspended=True)
            if row.flag and not card.flagged:
                card = replace(card, flagged=f"flagged {_FLAGS[row.flag]} in Anki")
            if self._add(card, row, note):
                self.ours.add(card.id)
                if was_edited:
                    self.edited.add(card.id)

    def _read_foreign(
        self, note: NoteRow, kind: NoteTypeRow, rows: list[CardRow], deadline: Deadline
    ) -> None:
        if any("image-occlusion:" in value for value in note.fields):
            self._pass_over(note, "it hides parts of a picture, which a deck cannot show")
            return
        shared = new_card_id("anki note", note.guid, "") if len(rows) > 1 else ""
        for row in rows:
            deadline.check()
            number = 0 if kind.is_cloze else row.ordinal
            if number >= len(kind.templates):
                self._pass_over(note, f"its note type has no template {row.ordinal + 1}")
                continue
            template = kind.templates[number]
            face = _Face(note, kind, template.front, template.back, self._deck_of(row).levels)
            if kind.is_cloze and row.ordinal + 1 not in {
                each for value in note.fields for each in gap_numbers(value)
            }:
                self._pass_over(note, f"it has no gap {row.ordinal + 1}")
                continue
            card = face.cloze(row.ordinal + 1) if kind.is_cloze else face.plain()
            card = replace(
                card,
                id=new_card_id("anki", note.guid, str(row.ordinal), taken=self.ids),
                tags=tuple(dict.fromkeys(map(without_hidden, note.tags))),
                note=shared,
                suspended=row.queue == _SUSPENDED,
                flagged=f"flagged {_FLAGS[row.flag]} in Anki" if row.flag else "",
            )
            self._add(card, row, note)

    def _add(self, card: Card, row: CardRow, note: NoteRow) -> bool:
        if not IDENTIFIER.fullmatch(card.id) or card.id in self.ids:
            card = replace(card, id=new_card_id("anki", note.guid, str(row.ordinal), taken=self.ids))
        problem = next(card_problems(card), None)
        if problem:
            where, what = problem
            self._pass_over(note, f"its {where} {what.split(';')[0]}")
            return False
        self.size += len(card.question) + len(card.answer) + len(card.evidence) + len(card.remark)
        if self.size > _MOST_TEXT:
            raise PackageError(
                f"{self.path}: holds more text than a deck can; export a smaller part from Anki"
            )
        self.ids.add(card.id)
        self.cards.append(card)
        self.decks.append(self._deck_of(row))
        self.anki_cards.append((card.id, row))
        return True

    def _pass_over(self, note: NoteRow, reason: str) -> None:
        name = one_line(plain_text(next(filter(None, note.fields), "")[:2_000]))
        self.passed_over.append(f"{name[:60] or note.guid}: {reason}")

    def _deck_of(self, row: CardRow) -> DeckRow:
        return self.tables.decks.get(row.deck, DeckRow(levels=("Default",), description=""))

    def _source_id(self, source: tuple[str, ...]) -> str:
        """The id of a source in this deck; two decks in one package may both call theirs s1."""
        name, *_rest = source
        if source not in self.sources:
            taken = {known.id for known in self.sources.values()}
            number = 1
            while name in taken or not IDENTIFIER.fullmatch(name):
                name, number = f"s{number}", number + 1
            self.sources[source] = Source(id=name, file=source[1], title=source[2], sha256=source[3])
        return self.sources[source].id

    def deck(self) -> Deck:
        """The deck of all cards; subdecks of strangers' notes become their sections."""
        paths = [tuple(map(_deck_level, row.levels)) for row in self.decks]
        root = paths[0][:1] if paths and len({path[0] for path in paths}) == 1 else ()
        cards = tuple(
            card if card.id in self.ours else replace(card, section=path[len(root) :])
            for card, path in zip(self.cards, paths, strict=True)
        )
        described = [row.description for row in self.decks[:1]] if root else []
        return Deck(
            title=self.title or (root[0] if root else "") or without_hidden(self.path.stem) or "Anki",
            cards=cards,
            language=self.languages.most_common(1)[0][0] if self.languages else "en",
            description=_without_sources(described[0], is_ours=bool(self.ours)) if described else "",
            sources=tuple(self.sources.values()),
        )


def _progress(
    anki_cards: Iterable[tuple[str, CardRow]], collection: Collection, offset_minutes: int
) -> Iterator[tuple[str, Progress]]:
    first_day = (collection.created + offset_minutes * 60) // 86_400
    logs = collection.reviews()
    for card_id, row in anki_cards:
        reviews = tuple(_past_reviews(logs.get(row.id, [])))
        if reviews and row.type in _STAGES:
            memory = _memory(row.data)
            yield (
                card_id,
                Progress(
                    reviews=reviews,
                    stage=Stage(row.type),
                    due_day=first_day + row.due if row.type == Stage.REVIEW.value else 0,
                    due_ms=row.due * 1000 if row.type != Stage.REVIEW.value else 0,
                    interval_days=row.interval,
                    stability=memory.get("s", 0.0),
                    difficulty=memory.get("d", 0.0),
                    lapses=row.lapses,
                    is_suspended=row.queue == _SUSPENDED,
                ),
            )


def _past_reviews(rows: list[ReviewRow]) -> Iterator[PastReview]:
    for row in rows:
        # Kinds beyond 3 are changes made by hand or by a new schedule, and no reviews.
        if row.type in _STAGE_OF_KIND and 1 <= row.ease <= 4 and 0 < row.at_ms < 10**14:
            yield PastReview(
                at_ms=row.at_ms,
                rating=Rating(row.ease),
                interval=row.interval,
                last_interval=row.last_interval,
                duration_ms=max(0, row.duration_ms),
                stage=_STAGE_OF_KIND[row.type],
                is_counted=row.type != _FILTERED or row.factor != 0,
            )


def _memory(data: str) -> dict[str, float]:
    try:
        found = json.loads(data or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: float(found[name]) for name in ("s", "d") if isinstance(found.get(name), int | float)}


def _without_sources(description: str, *, is_ours: bool) -> str:
    text = plain_text(description, is_exact=is_ours)
    return "" if text.startswith(SOURCES_LABEL) else text.split(f"\n\n{SOURCES_LABEL}")[0]


def _deck_level(name: str) -> str:
    return one_line(without_hidden(name)) or "untitled"


def _values(note: NoteRow, kind: NoteTypeRow) -> dict[str, str]:
    return dict(zip(kind.fields, note.fields, strict=True))


def _text(value: object) -> str:
    return without_hidden(value) if isinstance(value, str) else ""


class _OwnNote:
    """A note that this tool exported, perhaps edited in Anki since."""

    def __init__(self, values: dict[str, str], tags: tuple[str, ...], *, is_cloze: bool) -> None:
        self.values = values
        self.tags = tags
        self.is_cloze = is_cloze
        try:
            data = json.loads(decode(values["Data"]))
        except (ValueError, RecursionError):
            data = {}
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}

    def cards(self) -> list[Card]:
        """One card for each id in the note."""
        ids = self.values["Id"].split(" ")
        base = self._base()
        if self.is_cloze and gap_numbers(self.values["Question"]):
            return [
                self._with_own(self._gap(base, number), number, card_id)
                for number, card_id in enumerate(ids, 1)
                if gaps(self.values["Question"], number).hidden
            ]
        if self.is_cloze:
            base = self._list(base)
        cards = [self._with_own(base, 1, ids[0])]
        if len(ids) > 1:
            mirrored = replace(base, question=base.answer, answer=base.question)
            cards.append(self._with_own(mirrored, 2, ids[1]))
        return cards

    def source(self) -> tuple[str, ...] | None:
        """Id, file, title and digest of the document."""
        span, source = self.data.get("span"), self.data.get("source")
        if (
            not isinstance(span, list)
            or not isinstance(source, list)
            or len(source) != 3
            or not _text(source[0])
        ):
            return None
        return (_text(span[0]) if span else "", *map(_text, source))

    def _base(self) -> Card:
        text = {
            name: decode(self.values[name]) for name in ("Question", "Context", "Hint", "Evidence", "Extra")
        }
        return Card(
            id="",
            kind=self._kind(),
            question=text["Question"],
            answer=decode(self.values["Answer"]),
            accept=decode_lines(self.values["Accept"]),
            distractors=decode_lines(self.values["Options"]),
            hint=text["Hint"],
            context=text["Context"],
            section=self._section(),
            source=self._span(),
            evidence=text["Evidence"],
            tags=tuple(self._own_tags()),
            importance=self._importance(),
            remark=text["Extra"],
        )

    def _with_own(self, card: Card, number: int, card_id: str) -> Card:
        """The card with what only `Data` knows of it."""
        each = self.data.get("cards")
        own = each[number - 1] if isinstance(each, list) and len(each) >= number else {}
        own = own if isinstance(own, dict) else {}
        origin = own.get("origin")
        cloze = _text(own.get("cloze"))
        return replace(
            card,
            id=card_id,
            note=_text(own.get("note")),
            cloze=cloze if cloze.count(GAP) == 1 else "",
            flagged=_text(own.get("flagged")),
            suspended=own.get("suspended") is True,
            origin=Origin(rule=_text(origin[0]), fact=_text(origin[1]), made=_text(origin[2]))
            if isinstance(origin, list) and len(origin) == 3
            else None,
        )

    def _gap(self, base: Card, number: int) -> Card:
        found = gaps(self.values["Question"], number)
        around = [decode(text) for text in found.shown]
        question = around[0] + GAP + "".join(around[1:])
        return replace(
            base,
            kind=Kind.CLOZE if question.count(GAP) == 1 else Kind.FACT,
            question=question,
            answer="; ".join(map(decode, found.hidden)),
            hint=decode(found.hint),
        )

    def _list(self, base: Card) -> Card:
        field_text = self.values["Answer"]
        members = tuple(
            decode("".join(gaps(field_text, number).hidden)) for number in gap_numbers(field_text)
        )
        kind = base.kind
        if kind not in {Kind.LIST, Kind.STEPS}:
            kind = Kind.STEPS if "<ol" in field_text else Kind.LIST
        return replace(base, kind=kind, members=members, answer=join_members(members))

    def _kind(self) -> Kind:
        [*_rest, name] = ["", *self._ours("kind")]
        kind = Kind(name) if name in {kind.value for kind in Kind} else Kind.FACT
        is_member_kind = kind in {Kind.LIST, Kind.STEPS}
        return Kind.FACT if is_member_kind and not self.is_cloze else kind

    def _importance(self) -> int:
        [*_rest, level] = ["2", *self._ours("importance")]
        return int(level) if level in {"1", "2", "3"} else 2

    def _ours(self, name: str) -> list[str]:
        prefix = f"{TAG_ROOT}::{name}::"
        return [tag.removeprefix(prefix) for tag in self.tags if tag.startswith(prefix)]

    def _own_tags(self) -> Iterator[str]:
        """The deck's own tags as they were written, in their order; then those added in Anki."""
        present = {tag.casefold(): tag for tag in self.tags if not tag.startswith(f"{TAG_ROOT}::")}
        written = self.data.get("tags")
        seen = set()
        for name in filter(None, map(_text, written if isinstance(written, list) else [])):
            key = anki_tag(*name.split("::")).casefold()
            seen.add(key)
            if key in present or not key:
                yield name
        yield from (without_hidden(tag) for key, tag in present.items() if key not in seen)

    def _section(self) -> tuple[str, ...]:
        text = decode(self.values["Section"])
        known = self.data.get("section")
        if isinstance(known, list) and PATH_SEPARATOR.join(map(_text, known)) == text:
            return tuple(map(_text, known))
        return tuple(filter(None, text.split(PATH_SEPARATOR)))

    def _span(self) -> Span | None:
        span = self.data.get("span")
        if (
            not isinstance(span, list)
            or len(span) != 4
            or not all(isinstance(each, int) for each in span[1:3])
        ):
            return None
        source, first, last, page = span
        if not 1 <= first <= last < 10**9:
            return None
        return Span(source=_text(source), first=first, last=last, page=_text(page))


class _Face:
    """A stranger's note seen through one of its templates."""

    def __init__(
        self, note: NoteRow, kind: NoteTypeRow, front: str, back: str, deck: tuple[str, ...]
    ) -> None:
        self.values = {name: value.replace(_PLACE, "") for name, value in _values(note, kind).items()}
        self.specials = {
            "Tags": " ".join(note.tags),
            "Type": kind.name,
            "Deck": "::".join(deck),
            "Subdeck": deck[-1],
        }
        self.front = front
        self.back = back

    def plain(self) -> Card:
        """Question and answer of a card that is no cloze."""
        question = plain_text(self._filled(self.front, self._on_front))
        rule = _ANSWER_RULE.search(self.back)
        back = self.back[rule.end() :] if rule else self.back
        answer = plain_text(self._filled(back, self._on_back))
        if question and answer != question:
            answer = answer.removeprefix(question).strip()
        return _card(question=question, answer=answer, hint=self._hint())

    def cloze(self, number: int) -> Card:
        """The sentence with the gap of this number; the rest of the back becomes a remark."""
        fields = [name.split(":")[-1].strip() for name in _CLOZE_FIELD.findall(self.front)]
        found = {name: gaps(self.values.get(name, ""), number) for name in dict.fromkeys(fields)}

        def asked(name: str, filters: tuple[str, ...]) -> str:
            if "cloze" in filters and name in found:
                return _PLACE.join(found[name].shown)
            return self._on_front(name, filters)

        def rest(name: str, filters: tuple[str, ...]) -> str:
            return "" if "cloze" in filters else self._on_back(name, filters)

        hidden = [plain_text(text) for each in found.values() for text in each.hidden]
        hint = next((plain_text(each.hint) for each in found.values() if each.hint), "") or self._hint()
        text = plain_text(self._filled(self.front, asked))
        remark = plain_text(self._filled(self.back, rest))
        if text.count(_PLACE) == 1 and len(hidden) == 1:
            question = text.replace(GAP, "___").replace(_PLACE, GAP)
            return _card(Kind.CLOZE, question=question, answer=hidden[0], hint=hint, remark=remark)
        # One card may hide several places; a deck's cloze has one, so these are asked with Anki's own sign.
        question = text.replace(_PLACE, "[...]")
        return _card(question=question, answer="; ".join(dict.fromkeys(hidden)), hint=hint, remark=remark)

    def _filled(self, template: str, value: Callable[[str, tuple[str, ...]], str]) -> str:
        return render(template, value, self._is_filled)

    def _is_filled(self, name: str) -> bool:
        if re.fullmatch(r"c\d+", name):
            return True  # templates of cloze notes ask which card is shown
        return bool(plain_text(self.values.get(name, self.specials.get(name, ""))[:10_000]))

    def _on_front(self, name: str, filters: tuple[str, ...]) -> str:
        if {"type", "hint"} & set(filters):
            return ""
        return self._on_back(name, filters)

    def _on_back(self, name: str, filters: tuple[str, ...]) -> str:
        if any(part.startswith("tts") for part in filters):
            return ""
        return self.values.get(name, self.specials.get(name, "") if not filters else "")

    def _hint(self) -> str:
        names = re.findall(r"\{\{hint:([^{}:]{1,100})\}\}", self.front)
        return "\n".join(filter(None, (plain_text(self.values.get(name.strip(), "")) for name in names)))


def _card(kind: Kind = Kind.FACT, *, question: str, answer: str, hint: str = "", remark: str = "") -> Card:
    return Card(id="", kind=kind, question=question, answer=answer, hint=hint, remark=remark)
