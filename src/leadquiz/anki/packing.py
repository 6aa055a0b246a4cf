"""Writes a package with genanki, with what genanki lacks beside it.

genanki gives the collection's schema, note types and decks. Rows are written here: with a modification time
of each note's own, without a date of the run, and with two statements instead of one a row.
"""

import hashlib
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import genanki

from leadquiz.anki.fields import deck_name
from leadquiz.anki.note_types import FIELDS, REVISION, NoteType, note_type
from leadquiz.anki.notes import AnkiNote
from leadquiz.anki.progress import Progress, Stage

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say, so that bytes do not depend on the day
_COMPRESSION_LEVEL = 1  # a tenth larger than level 6 in half the time
_BATCH = 2_000
_NEW = (0, 0, 0, 0, 0, 0, 0, "")  # factor to data of a card without history
_FIRST_DAY = 16_332  # days from 1970 to genanki's date of the collection, 2014-09-19 11:00 UTC
_EASE = 2_500  # Anki's default, which FSRS does not use
_DECAY = 0.1542  # of FSRS-6 with its default parameters
_SUSPENDED = -1
_REVIEW_KINDS = {Stage.LEARNING: 0, Stage.REVIEW: 1, Stage.RELEARNING: 2}
_FILTERED = 3


def write_package(
    file: IO[bytes],
    notes: Iterable[tuple[AnkiNote, int]],
    *,
    descriptions: dict[str, str],
    progress: Mapping[str, Progress] | None = None,
) -> int:
    """Write the notes, each with the second it last changed, as a package; gives back their number.

    `descriptions` are HTML by the title of a deck, `progress` is by our card's id.
    """
    package = _Package(notes, descriptions, progress or {})
    with tempfile.TemporaryDirectory(prefix="leadquiz-anki-") as folder:
        database = Path(folder) / "collection.anki2"
        count = package.write_database(database)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION_LEVEL) as archive:
            with archive.open(_entry("collection.anki2"), "w") as target, database.open("rb") as source:
                while block := source.read(1 << 20):
                    target.write(block)
            archive.writestr(_entry("media"), "{}")
    return count


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    # zipfile reads the level from here when an entry is given instead of a name.
    entry._compresslevel = _COMPRESSION_LEVEL  # type: ignore[attr-defined]
    return entry


class _Package(genanki.Package):  # type: ignore[misc]  # genanki has no types
    """A package whose notes are streamed, so that a hundred thousand never stand in memory at once."""

    def __init__(
        self,
        notes: Iterable[tuple[AnkiNote, int]],
        descriptions: dict[str, str],
        progress: Mapping[str, Progress],
    ) -> None:
        super().__init__([])
        self.progress = progress
        self.reviews: list[tuple[int, ...]] = []
        self.review_ids: set[int] = set()
        self.notes = notes
        self.descriptions = descriptions
        self.next_id = _first_id(deck_name(next(iter(descriptions), "")))
        self.types: dict[int, NoteType] = {}
        self.deck_ids: dict[tuple[str, ...], int] = {}
        self.position = 0

    def write_database(self, path: Path) -> int:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            cursor = connection.cursor()
            super().write_to_db(cursor, REVISION, iter(()))
            # Without it Anki converts the cards from its first scheduler, and turns a good into an easy.
            cursor.execute("UPDATE col SET conf = json_set(conf, '$.schedVer', 2)")
            indexes = _take_indexes(cursor)
            connection.execute("BEGIN")
            count = self._write_rows(cursor)
            self._write_types_and_decks(cursor)
            for statement in indexes:
                cursor.execute(statement)
            connection.execute("COMMIT")
        finally:
            connection.close()
        return count

    def _write_rows(self, cursor: sqlite3.Cursor) -> int:
        count = 0
        rows: list[tuple[Any, ...]] = []
        cards: list[tuple[Any, ...]] = []
        for note, changed_at in self.notes:
            self._add(note, changed_at, rows, cards)
            count += 1
            if len(rows) >= _BATCH:
                self._flush(cursor, rows, cards)
        self._flush(cursor, rows, cards)
        return count

    def _add(
        self, note: AnkiNote, mod: int, rows: list[tuple[Any, ...]], cards: list[tuple[Any, ...]]
    ) -> None:
        kind = note_type(note.form)
        self.types[kind.id] = kind
        note_id = self._new_id()
        deck_id = self._deck_id(note.deck)
        rows.append(
            (
                note_id, note.guid, kind.id, mod, -1, f" {' '.join(note.tags)} ", "\x1f".join(note.fields),
                note.fields[0], 0, 0, "",
            )
        )  # fmt: skip
        self.position += 1
        for ordinal, card in enumerate(note.ids):
            card_id = self._new_id()
            found = self.progress.get(card)
            queue = _SUSPENDED if card in note.suspended else 0
            place = _standing(found) if found else (0, queue, self.position, 0, *_NEW)
            cards.append((card_id, note_id, deck_id, ordinal, mod, -1, *place))
            if found:
                self.reviews.extend(self._review_rows(card_id, found))

    def _review_rows(self, card_id: int, progress: Progress) -> Iterator[tuple[int, ...]]:
        """Anki's log knows a review by its millisecond, so no two may share one."""
        for review in progress.reviews:
            at = review.at_ms
            while at in self.review_ids:
                at += 1
            self.review_ids.add(at)
            is_last = review is progress.reviews[-1]
            factor = (
                round((progress.difficulty - 1) / 9 * 1000 + 100) if is_last and progress.difficulty else 0
            )
            kind = _REVIEW_KINDS[review.stage] if review.is_counted else _FILTERED
            yield (
                at, card_id, -1, review.rating.value, review.interval, review.last_interval, factor,
                review.duration_ms, kind,
            )  # fmt: skip

    def _flush(
        self, cursor: sqlite3.Cursor, rows: list[tuple[Any, ...]], cards: list[tuple[Any, ...]]
    ) -> None:
        cursor.executemany("INSERT INTO notes VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
        cursor.executemany("INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", cards)
        cursor.executemany("INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", self.reviews)
        rows.clear()
        cards.clear()
        self.reviews.clear()

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id

    def _deck_id(self, levels: tuple[str, ...]) -> int:
        """An id that depends on the deck's name alone, so that a later export goes to the same deck."""
        number = self.deck_ids.get(levels)
        if number is None:
            name = deck_name(*levels)
            number = 1_400_000_000_000 + _hash(name) % 10**11
            self.deck_ids[levels] = number
        return number

    def _write_types_and_decks(self, cursor: sqlite3.Cursor) -> None:
        models = [_model(self.types[number]) for number in sorted(self.types)]
        for levels, number in self.deck_ids.items():
            # Anki takes no deck without cards, so a root deck of subdecks alone would lose the description.
            deck = genanki.Deck(number, deck_name(*levels), self.descriptions.get(levels[0], ""))
            for model in models:
                deck.add_model(model)
            deck.write_to_db(cursor, REVISION, iter(()))
            models = []


def _standing(progress: Progress) -> tuple[int | str, ...]:
    """The columns from type to data of a card that was studied."""
    is_review = progress.stage is Stage.REVIEW
    queue = progress.stage.value if is_review else Stage.LEARNING.value
    last = progress.reviews[-1].at_ms // 1000 if progress.reviews else 0
    memory: dict[str, float] = {}
    if progress.stability:
        memory = {
            "s": round(progress.stability, 4),
            "d": round(progress.difficulty, 3),
            "decay": _DECAY,
            "lrt": last,
        }
    due = progress.due_day - _FIRST_DAY if is_review else progress.due_ms // 1000
    steps_left = 0 if is_review else 1001
    reps = sum(review.is_counted for review in progress.reviews)
    queue = _SUSPENDED if progress.is_suspended else queue
    return (
        progress.stage.value, queue, due, progress.interval_days, _EASE, reps, progress.lapses, steps_left,
        0, 0, 0, json.dumps(memory, separators=(",", ":")) if memory else "",
    )  # fmt: skip


def _first_id(name: str) -> int:
    """Ids count up from a number of the deck's own: two decks rarely share any, and Anki mends the rest."""
    return REVISION * 1000 + _hash(name) % 10**10


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest()[:12], 16)


def _take_indexes(cursor: sqlite3.Cursor) -> list[str]:
    """Drop the indexes and return what makes them: building them after the rows is quicker."""
    found = cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _statement in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [statement for _name, statement in found]


def _model(kind: NoteType) -> genanki.Model:
    return genanki.Model(
        kind.id,
        kind.name,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": name, "qfmt": front, "afmt": back} for name, front, back in kind.sides],
        css=kind.style,
        model_type=genanki.Model.CLOZE if kind.is_cloze else genanki.Model.FRONT_BACK,
    )
