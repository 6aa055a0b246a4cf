"""Parsed decks in an SQLite file, so that an unchanged deck costs no parsing at the next start.

    with open_cache() as cache:
        deck = cache.deck(Path("lead.yaml"))   # parses only when the file changed
        deck.card_at(0), deck.card("c2345abcdefg"), deck.cards(section="Chapter 5")

A deck is fresh when path, size and modification time are those of the last time; when only these differ,
its content is hashed before it is parsed again. The file may be deleted or damaged at any time: it is then
built anew. Where no file can be written, a temporary one serves and goes with the process.

The layout is stable, for other databases that ATTACH `DeckCache.path` and join with it:

    decks(deck INTEGER PRIMARY KEY, path TEXT UNIQUE, title TEXT, language TEXT, cards INTEGER, head TEXT, …)
    cards(deck INTEGER, position INTEGER, card TEXT, note TEXT, kind TEXT, section TEXT, tags TEXT,
          importance INTEGER, suspended INTEGER, flagged INTEGER, body TEXT,
          PRIMARY KEY (deck, position), UNIQUE (deck, card))

`decks.path` is the real path. `decks.deck` is a number of this cache file alone: keep path or title
elsewhere. `position` counts from 0 in deck order. `note` is what siblings share (the card's own id when it
has none). `section` and `tags` hold their texts between U+001F, one also at either end, so that
`instr(section, char(31) || 'Chapter 5' || char(31))` finds a heading; both are empty when there is none.
`body` is JSON that `card_from_body` turns into a Card. All rows of a deck are replaced in one transaction.

While everything is fresh, this imports sqlite3, json and the model, nothing heavier.
"""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from leadquiz.model import Card, Kind, Origin, Span

if TYPE_CHECKING:
    from leadquiz.model import Deck

SEPARATOR = "\x1f"
_APPLICATION = 0x6C716463  # "lqdc"
_VERSION = 2  # raise it with every change of the tables or of what `body` and `head` hold
_BUSY_SECONDS = 5.0
# A file written this shortly before it was read may change again within one tick of the file system's clock.
_TICK_NS = 50_000_000

_PAGE = 500
_IDENTITY = "SELECT * FROM pragma_application_id, pragma_user_version"
# Errors that say nothing about the file's soundness: it is locked, read-only, or the disk is full.
_NOT_OURS = (
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_READONLY",
    "SQLITE_FULL",
    "SQLITE_CANTOPEN",
    "SQLITE_PERM",
)
_SCHEMA = (
    """CREATE TABLE decks(
  deck INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
  checked_ns INTEGER NOT NULL, sha256 BLOB NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL,
  cards INTEGER NOT NULL, head TEXT NOT NULL)""",
    """CREATE TABLE cards(
  deck INTEGER NOT NULL, position INTEGER NOT NULL, card TEXT NOT NULL, note TEXT NOT NULL,
  kind TEXT NOT NULL, section TEXT NOT NULL, tags TEXT NOT NULL, importance INTEGER NOT NULL,
  suspended INTEGER NOT NULL, flagged INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (deck, position)) WITHOUT ROWID""",
    "CREATE UNIQUE INDEX card ON cards(deck, card)",
    "CREATE INDEX note ON cards(deck, note) WHERE note <> card",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_VERSION}",
)

_T = TypeVar("_T")


def default_path() -> Path:
    """Where the cache lies: in the folder LEADQUIZ_CACHE, else in the user's cache folder."""
    if folder := os.environ.get("LEADQUIZ_CACHE"):
        return Path(folder) / "decks.sqlite3"
    if sys.platform.startswith("linux"):
        # What platformdirs gives, without its import at every start.
        base = os.environ.get("XDG_CACHE_HOME", "")
        home = Path(base) if base.startswith("/") else Path("~/.cache").expanduser()
        return home / "leadquiz" / "decks.sqlite3"
    from platformdirs import user_cache_path

    return user_cache_path("leadquiz", appauthor=False) / "decks.sqlite3"


def open_cache(path: Path | None = None) -> "DeckCache":
    """The cache in `path`, or in its usual place; made when missing, made anew when damaged."""
    return DeckCache(default_path() if path is None else path)


class DeckCache:
    """The decks parsed so far. Close it, or use it in a `with`."""

    def __init__(self, path: Path) -> None:
        self._temporary: Any = None
        self.path = path
        """The SQLite file, to ATTACH; a temporary one where `path` cannot be written."""
        self.connection = self._opened()

    def deck(self, path: Path) -> "CachedDeck":
        """The deck in the file, parsed again only when it changed; raises DeckError for a broken one."""
        return self.sound(lambda: self.refreshed(path))

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        if self._temporary is not None:
            self._temporary.cleanup()

    def __enter__(self) -> "DeckCache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------------------------- opening

    def _opened(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return self._connected()
        except sqlite3.Error as error:
            return self._mended(error)
        except OSError:
            return self._opened_elsewhere()

    def _opened_elsewhere(self) -> sqlite3.Connection:
        from tempfile import TemporaryDirectory

        self._temporary = TemporaryDirectory(prefix="leadquiz-", ignore_cleanup_errors=True)
        self.path = Path(self._temporary.name) / "decks.sqlite3"
        return self._connected()

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            if connection.execute(_IDENTITY).fetchone() != (_APPLICATION, _VERSION):
                _create(connection)
            connection.execute("PRAGMA synchronous = NORMAL")  # a cache lost with the power is built anew
        except BaseException:
            connection.close()
            raise
        return connection

    def _mended(self, error: sqlite3.Error) -> sqlite3.Connection:
        """A sound connection after an error: a damaged file is deleted, one in use left alone."""
        if getattr(error, "sqlite_errorname", "").startswith(_NOT_OURS):
            return self._opened_elsewhere()
        try:
            for ending in ("", "-wal", "-shm"):
                Path(f"{self.path}{ending}").unlink(missing_ok=True)
            return self._connected()
        except (OSError, sqlite3.Error):
            return self._opened_elsewhere()

    def sound(self, work: Callable[[], _T]) -> _T:
        """What `work` gives; when the cache turns out to be damaged it is mended and the work done again."""
        try:
            return work()
        except sqlite3.Error as error:
            self.connection.close()
            self.connection = self._mended(error)
            return work()

    # -------------------------------------------------------------------------------------- decks

    def refreshed(self, path: Path) -> "CachedDeck":
        """The deck in the file as the cache holds it, after bringing the cache up to date."""
        real = os.path.realpath(path)
        stat = _size_and_time(path)
        row = self._row(real)
        if row is None or (row[1], row[2]) != stat or stat[1] > row[3] - _TICK_NS:
            self._refresh(path, real, stat, row)
            row = self._row(real)
        return CachedDeck(cache=self, path=path, number=row[0], title=row[5], language=row[6], count=row[7])

    def _row(self, real: str) -> Any:
        return self.connection.execute(
            "SELECT deck, size, mtime_ns, checked_ns, sha256, title, language, cards FROM decks "
            "WHERE path = ?",
            (real,),
        ).fetchone()

    def _refresh(self, path: Path, real: str, stat: tuple[int, int], row: Any) -> None:
        from hashlib import sha256

        from leadquiz.deck.files import LARGEST, deck_in
        from leadquiz.files import read_bytes

        now = time.time_ns()
        data = read_bytes(path, limit=LARGEST)
        digest = sha256(data).digest()
        if row is not None and row[4] == digest:
            self.connection.execute(
                "UPDATE decks SET size = ?, mtime_ns = ?, checked_ns = ? WHERE deck = ?", (*stat, now, row[0])
            )
            return
        deck = deck_in(data, str(path))
        execute = self.connection.execute
        execute("BEGIN IMMEDIATE")
        try:
            for number, known in execute("SELECT deck, path FROM decks").fetchall():
                if known == real or not Path(known).exists():
                    execute("DELETE FROM cards WHERE deck = ?", (number,))
                    if known != real:
                        execute("DELETE FROM decks WHERE deck = ?", (number,))
            [number] = execute(
                "INSERT INTO decks(path, size, mtime_ns, checked_ns, sha256, title, language, cards, head) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(path) DO UPDATE SET size = excluded.size, "
                "mtime_ns = excluded.mtime_ns, checked_ns = excluded.checked_ns, sha256 = excluded.sha256, "
                "title = excluded.title, language = excluded.language, cards = excluded.cards, "
                "head = excluded.head RETURNING deck",
                (real, *stat, now, digest, deck.title, deck.language, len(deck.cards), _head_text(deck)),
            ).fetchone()
            self.connection.executemany(
                "INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_card_row(number, position, card) for position, card in enumerate(deck.cards)),
            )
            execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                execute("ROLLBACK")
            raise


class CachedDeck:
    """A deck whose cards are fetched one by one."""

    def __init__(
        self, *, cache: DeckCache, path: Path, number: int, title: str, language: str, count: int
    ) -> None:
        self._cache = cache
        self._connection = cache.connection
        self.path = path
        self.number = number
        """Value of the column `deck`, good for this cache file alone."""
        self.title = title
        self.language = language
        self.count = count

    def __len__(self) -> int:
        return self.count

    def card(self, card_id: str) -> Card | None:
        """The card with this id, or None."""
        return self._one("card = ?", card_id)

    def card_at(self, position: int) -> Card | None:
        """The card at this position, from 0, or None."""
        return self._one("position = ?", position)

    def cards(self, *, section: str = "", kind: Kind | None = None, tag: str = "") -> Iterator[Card]:
        """The cards in deck order: all, or those under a heading, of a kind, with a tag."""
        where = ["position > ?"]
        values: list[str] = []
        for column, text in (("section", section), ("tags", tag)):
            if text:
                where.append(f"instr({column}, ?)")
                values.append(f"{SEPARATOR}{text}{SEPARATOR}")
        if kind is not None:
            where.append("kind = ?")
            values.append(kind.value)
        last = -1
        while rows := self._rows(f"{' AND '.join(where)} ORDER BY position LIMIT {_PAGE}", last, *values):
            yield from (card for _, card in rows)
            last = rows[-1][0]

    def deck(self) -> "Deck":
        """The whole deck, all cards read."""
        [head] = self._fetched("SELECT head FROM decks WHERE deck = ?", (), lambda row: _head(row[0]))
        return replace(head, title=self.title, language=self.language, cards=tuple(self.cards()))

    def _one(self, where: str, value: object) -> Card | None:
        rows = self._rows(where, value)
        return rows[0][1] if rows else None

    def _rows(self, where: str, *values: object) -> list[tuple[int, Card]]:
        query = f"SELECT position, body FROM cards WHERE deck = ? AND {where}"
        return self._fetched(query, values, lambda row: (row[0], card_from_body(row[1])))

    def _fetched(self, query: str, values: tuple[object, ...], read: Callable[[Any], _T]) -> list[_T]:
        def fetch() -> list[_T]:
            # After a mended cache the deck must be there again, under a number that may be another.
            if self._cache.connection is not self._connection:
                self._connection = self._cache.connection
                self.number = self._cache.refreshed(self.path).number
            rows = self._connection.execute(query, (self.number, *values)).fetchall()
            try:
                return [read(row) for row in rows]
            except (ValueError, KeyError, TypeError) as error:
                raise sqlite3.DatabaseError("a row of the cache is damaged") from error

        return self._cache.sound(fetch)


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute(_IDENTITY).fetchone() != (
        _APPLICATION,
        _VERSION,
    ):  # else another process was faster
        connection.execute("DROP TABLE IF EXISTS cards")
        connection.execute("DROP TABLE IF EXISTS decks")
        for statement in _SCHEMA:
            connection.execute(statement)
    connection.execute("COMMIT")


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except (OSError, ValueError):
        from leadquiz.files import read_bytes

        read_bytes(path, limit=0)  # says what is wrong with the path
        raise
    return stat.st_size, stat.st_mtime_ns


# ------------------------------------------------------------------------------------------- rows


def _card_row(number: int, position: int, card: Card) -> tuple[object, ...]:
    return (
        number,
        position,
        card.id,
        card.note_id,
        card.kind.value,
        _separated(card.section),
        _separated(card.tags),
        card.importance,
        card.suspended,
        bool(card.flagged),
        _body(card),
    )


def _separated(texts: tuple[str, ...]) -> str:
    return SEPARATOR + SEPARATOR.join(texts) + SEPARATOR if texts else ""


_TEXTS = ("id", "question", "answer", "cloze", "hint", "context", "evidence", "note", "remark", "flagged")
_LISTS = ("members", "accept", "distractors", "section", "tags")


def _body(card: Card) -> str:
    values: dict[str, object] = {name: value for name in (*_TEXTS, *_LISTS) if (value := getattr(card, name))}
    values["kind"] = card.kind.value
    values["importance"] = card.importance
    if card.suspended:
        values["suspended"] = True
    if card.source is not None:
        values["source"] = _span_list(card.source)
    if card.origin is not None:
        values["origin"] = [card.origin.rule, card.origin.fact, card.origin.made]
    return json.dumps(values, ensure_ascii=False)


def card_from_body(body: str) -> Card:
    """The card that a row's `body` holds."""
    values = json.loads(body)
    values["kind"] = Kind(values["kind"])
    for name in _LISTS:
        if name in values:
            values[name] = tuple(values[name])
    if "source" in values:
        values["source"] = _span(values["source"])
    if "origin" in values:
        rule, fact, made = values["origin"]
        values["origin"] = Origin(rule=rule, fact=fact, made=made)
    return Card(**values)


def _head_text(deck: "Deck") -> str:
    return json.dumps(
        {
            "description": deck.description,
            "sources": [[one.id, one.file, one.title, one.sha256] for one in deck.sources],
            "conflicts": [
                [
                    one.fact,
                    one.kept,
                    [[value, _span_list(span), evidence] for value, span, evidence in one.values],
                ]
                for one in deck.conflicts
            ],
            "options": deck.options,
        },
        ensure_ascii=False,
    )


def _head(text: str) -> "Deck":
    """The deck without title, language and cards, which stand in columns and rows of their own."""
    from leadquiz.model import Conflict, Deck, Source

    values = json.loads(text)
    return Deck(
        title="",
        cards=(),
        description=values["description"],
        sources=tuple(
            Source(id=name, file=file, title=source_title, sha256=sha256)
            for name, file, source_title, sha256 in values["sources"]
        ),
        conflicts=tuple(
            Conflict(
                fact=fact,
                kept=kept,
                values=tuple((value, _span(span), evidence) for value, span, evidence in found),
            )
            for fact, kept, found in values["conflicts"]
        ),
        options=tuple((key, value) for key, value in values["options"]),
    )


def _span_list(span: Span) -> list[object]:
    return [span.source, span.first, span.last, span.page]


def _span(values: list[Any]) -> Span:
    source, first, last, page = values
    return Span(source=source, first=first, last=last, page=page)
