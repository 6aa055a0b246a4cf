"""Parses kept by text, so that an edited document costs only what changed. May be deleted at any time."""

import contextlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_KEEP_DAYS = 90
_SCHEMA = """
CREATE TABLE IF NOT EXISTS parse (
    key TEXT PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS proposal (
    key TEXT PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reading (
    key TEXT PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL
) WITHOUT ROWID;
"""
PARSES, PROPOSALS, READINGS = "parse", "proposal", "reading"


class ParseCache:
    """Packed sentences in a SQLite file; any trouble with the file means parsing again, never an error."""

    def __init__(self, path: Path, *, today: int) -> None:
        self.path = path
        self.today = today  # days since 1970-01-01, to drop what nobody used for long

    def load(self, keys: Sequence[str], *, table: str = PARSES) -> Iterator[tuple[str, Any]]:
        """(key, what is kept) for those of the keys that the table has: a text's sentences, proposals, a score."""
        with contextlib.suppress(sqlite3.Error, OSError, ValueError, zlib.error), self._open() as db:
            wanted = sorted(set(keys))
            for start in range(0, len(wanted), 500):
                some = wanted[start : start + 500]
                marks = ",".join("?" * len(some))
                rows = db.execute(f"SELECT key, data FROM {table} WHERE key IN ({marks})", some).fetchall()
                for key, data in rows:
                    yield key, json.loads(zlib.decompress(data))
            db.execute(f"DELETE FROM {table} WHERE used < ?", (self.today - _KEEP_DAYS,))

    def save(self, parses: Mapping[str, Any], *, table: str = PARSES) -> None:
        """Keep these."""
        rows = [
            (key, self.today, zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 1))
            for key, value in parses.items()
        ]
        with contextlib.suppress(sqlite3.Error, OSError), self._open() as db:
            db.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", rows)

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self.path, timeout=5)
        try:
            with db:
                db.execute("PRAGMA synchronous=OFF")
                db.executescript(_SCHEMA)
                yield db
        except sqlite3.DatabaseError as error:
            db.close()
            if not isinstance(error, sqlite3.OperationalError):  # not merely locked: damaged
                with contextlib.suppress(OSError):
                    self.path.unlink()
            raise
        finally:
            db.close()


def default_cache(model: str) -> ParseCache:
    """The cache in the user's cache folder, or in LEADQUIZ_CACHE."""
    from platformdirs import user_cache_path

    root = os.environ.get("LEADQUIZ_CACHE")
    folder = Path(root) if root else user_cache_path("leadquiz")
    return ParseCache(folder / f"parses-{model}.sqlite", today=int(time.time() // 86_400))


def remembered(
    store: ParseCache | None, keys: Sequence[str], work_out: Callable[[Sequence[int]], Sequence[float]]
) -> list[float]:
    """The number kept for each key; for each other `work_out` is asked by a position, and its answers are kept."""
    known: dict[str, float] = {}
    if store is not None:
        known = {key: value for key, value in store.load(keys, table=READINGS) if isinstance(value, float)}
    new = {key: i for i, key in enumerate(keys) if key not in known}
    found = dict(zip(new, work_out(list(new.values())), strict=True)) if new else {}
    if store is not None and found:
        store.save(found, table=READINGS)
    return [found[key] if key in found else known[key] for key in keys]
