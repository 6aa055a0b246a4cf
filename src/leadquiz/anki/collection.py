"""The inside of a collection: note types, decks, notes, cards and reviews of either schema, as plain rows.

The database comes from a stranger. It is opened so that nothing in it can run, only plain tables are read,
and every value is checked to be of its type.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leadquiz.anki import protobuf
from leadquiz.anki.package import Deadline
from leadquiz.errors import PackageError

_LONGEST_VALUE = 20_000_000
_MOST_NOTES = 1_000_000
_TABLES = {
    "col": ("crt", "ver"),
    "notes": ("id", "guid", "mid", "mod", "tags", "flds"),
    "cards": (
        "id", "nid", "did", "ord", "type", "queue", "due", "ivl", "lapses", "odue", "odid", "flags", "data",
    ),
    "revlog": ("id", "cid", "ease", "ivl", "lastIvl", "factor", "time", "type"),
}  # fmt: skip
_NEW_TABLES = {
    "notetypes": ("id", "name", "config"),
    "fields": ("ntid", "ord", "name"),
    "templates": ("ntid", "ord", "name", "config"),
    "decks": ("id", "name", "kind"),
}
_NEW_SCHEMA = 15  # from here on note types and decks have tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """How one card of a note type asks and answers."""

    name: str
    front: str
    back: str


@dataclass(slots=True, kw_only=True)
class NoteTypeRow:
    """A note type of any collection."""

    id: int
    name: str
    is_cloze: bool
    fields: list[str] = field(default_factory=list)
    templates: list[Template] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRow:
    """A deck: the levels of its name and its description."""

    levels: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note as it stands in a collection."""

    id: int
    guid: str
    type: int
    mod: int  # seconds
    tags: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A card of a note; `deck` is its home deck, also while a filtered deck has borrowed it."""

    id: int
    ordinal: int
    deck: int
    type: int  # 0 new, 1 learning, 2 review, 3 relearning
    queue: int  # -1 suspended
    due: int
    interval: int
    lapses: int
    flag: int
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One line of Anki's log."""

    at_ms: int
    ease: int
    interval: int
    last_interval: int
    factor: int
    duration_ms: int
    type: int


class Collection:
    """A collection open for reading."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._check_tables(_TABLES)
        [(self.created, version)] = self._rows("SELECT crt, ver FROM col LIMIT 1", (int, int)) or [(0, 11)]
        if version >= _NEW_SCHEMA:
            self._check_tables(_NEW_TABLES)
            self.note_types = self._new_note_types()
            self.decks = self._new_decks()
        else:
            self.note_types, self.decks = self._old_types_and_decks()

    def notes(self) -> Iterator[NoteRow]:
        """Every note in the order it was made."""
        query = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
        for count, (number, guid, kind, mod, tags, values) in enumerate(
            self._stream(query, (int, str, int, int, str, str))
        ):
            if count >= _MOST_NOTES:
                raise PackageError(
                    f"{self._path}: more than a million notes; export a smaller part from Anki"
                )
            yield NoteRow(
                id=number,
                guid=guid,
                type=kind,
                mod=mod,
                tags=tuple(tags.split()),
                fields=tuple(values.split("\x1f")),
            )

    def cards(self) -> dict[int, list[CardRow]]:
        """The cards of each note, by the note's id, in the order of their templates."""
        query = (
            "SELECT nid, id, ord, CASE WHEN odid != 0 THEN odid ELSE did END, type, queue,"
            " CASE WHEN odue != 0 THEN odue ELSE due END, ivl, lapses, flags, data"
            " FROM cards ORDER BY nid, ord"
        )
        found: dict[int, list[CardRow]] = defaultdict(list)
        kinds = (int, int, int, int, int, int, int, int, int, int, str)
        for note, number, ordinal, deck, kind, queue, due, interval, lapses, flags, data in self._stream(
            query, kinds
        ):
            found[note].append(
                CardRow(
                    id=number,
                    ordinal=ordinal,
                    deck=deck,
                    type=kind,
                    queue=queue,
                    due=due,
                    interval=interval,
                    lapses=lapses,
                    flag=flags & 7,
                    data=data,
                )
            )
        return found

    def reviews(self) -> dict[int, list[ReviewRow]]:
        """The log of each card, by the card's id, oldest first."""
        query = "SELECT cid, id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
        found: dict[int, list[ReviewRow]] = defaultdict(list)
        for card, at_ms, ease, interval, last, factor, duration, kind in self._stream(query, (int,) * 8):
            found[card].append(
                ReviewRow(
                    at_ms=at_ms,
                    ease=ease,
                    interval=interval,
                    last_interval=last,
                    factor=factor,
                    duration_ms=duration,
                    type=kind,
                )
            )
        return found

    def _new_note_types(self) -> dict[int, NoteTypeRow]:
        found: dict[int, NoteTypeRow] = {}
        for number, name, config in self._rows("SELECT id, name, config FROM notetypes", (int, str, bytes)):
            found[number] = NoteTypeRow(id=number, name=name, is_cloze=protobuf.integer(config, 1) == 1)
        # Orphans of deleted note types stay in these two tables.
        for number, name in self._rows("SELECT ntid, name FROM fields ORDER BY ntid, ord", (int, str)):
            if number in found:
                found[number].fields.append(name)
        query = "SELECT ntid, name, config FROM templates ORDER BY ntid, ord"
        for number, name, config in self._rows(query, (int, str, bytes)):
            if number in found:
                template = Template(name=name, front=protobuf.text(config, 1), back=protobuf.text(config, 2))
                found[number].templates.append(template)
        return found

    def _new_decks(self) -> dict[int, DeckRow]:
        found = {}
        for number, name, kind in self._rows("SELECT id, name, kind FROM decks", (int, str, bytes)):
            normal = b""
            for key, value in protobuf.fields(kind):
                if key == 1 and isinstance(value, bytes):
                    normal = value
            levels = tuple(name.split("\x1f"))
            found[number] = DeckRow(levels=levels, description=protobuf.text(normal, 4))
        return found

    def _old_types_and_decks(self) -> tuple[dict[int, NoteTypeRow], dict[int, DeckRow]]:
        rows = self._rows("SELECT models, decks FROM col LIMIT 1", (str, str))
        if not rows:
            return {}, {}
        models, decks = (json.loads(text or "{}") for text in rows[0])
        types = {}
        for key, model in models.items():
            types[int(key)] = NoteTypeRow(
                id=int(key),
                name=str(model["name"]),
                is_cloze=model.get("type") == 1,
                fields=[str(each["name"]) for each in _in_order(model["flds"])],
                templates=[
                    Template(name=str(each["name"]), front=str(each["qfmt"]), back=str(each["afmt"]))
                    for each in _in_order(model["tmpls"])
                ],
            )
        return types, {
            int(key): DeckRow(
                levels=tuple(str(deck["name"]).split("::")), description=str(deck.get("desc") or "")
            )
            for key, deck in decks.items()
        }

    def _check_tables(self, tables: dict[str, tuple[str, ...]]) -> None:
        """Refuse a collection whose tables are not the plain tables that Anki makes."""
        for table, columns in tables.items():
            kinds = self._rows("SELECT type, sql FROM sqlite_master WHERE name = ?", (str, str), table)
            if [kind for kind, _sql in kinds] != ["table"] or "VIRTUAL" in kinds[0][1].upper().split("(")[0]:
                raise PackageError(f"{self._path}: has no table {table} as Anki makes it; export it again")
            query = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0"  # hidden ones are computed
            if not {name for (name,) in self._rows(query, (str,), table)}.issuperset(columns):
                raise PackageError(f"{self._path}: its table {table} lacks columns; export it again")

    def _rows(self, query: str, kinds: tuple[type, ...], *values: object) -> list[tuple[Any, ...]]:
        return list(self._stream(query, kinds, *values))

    def _stream(self, query: str, kinds: tuple[type, ...], *values: object) -> Iterator[tuple[Any, ...]]:
        """Rows with each value as the type asked for: SQLite stores anything in any column."""
        for row in self._connection.execute(query, values):
            yield tuple(_as(kind, value) for kind, value in zip(kinds, row, strict=True))


@contextmanager
def open_collection(database: Path, path: Path, deadline: Deadline) -> Iterator[Collection]:
    """The collection in the file `database`; `path` is what the user knows it by. Raises PackageError."""
    connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda data: data.decode("utf-8", errors="replace")
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.create_collation("unicase", _unicase)
        connection.set_progress_handler(lambda: deadline.is_over, 10_000)
        for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
            connection.execute(f"PRAGMA {pragma}")
        try:
            collection = Collection(connection, path)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise _damaged(path, error) from error
        yield collection
    except (sqlite3.Error, protobuf.WireError) as error:
        deadline.check()
        raise _damaged(path, error) from error
    finally:
        connection.close()


def _damaged(path: Path, error: Exception) -> PackageError:
    return PackageError(f"{path}: its collection is damaged ({error}); check it in Anki and export it again")


def _unicase(left: str, right: str) -> int:
    """Anki's collation, which SQLite wants to know before it touches such a table."""
    first, second = left.casefold(), right.casefold()
    return (first > second) - (first < second)


def _in_order(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(items, key=lambda item: int(item.get("ord") or 0))


def _as(kind: type, value: object) -> object:
    if isinstance(value, kind):
        return value
    if kind is int:
        return int(value) if isinstance(value, float) and abs(value) < 1e15 else 0
    if kind is str:
        return str(value) if isinstance(value, int | float) else ""
    return b""
