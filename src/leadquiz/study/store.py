"""The file that holds a learner's reviews: opening it safely, and keeping copies of it.

SQLite with a write-ahead log and full synchronisation: a commit that returned survives kill -9 and a
power cut (docs/decisions/0031-store.md).
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from leadquiz.errors import StoreError

APPLICATION_ID = 0x4C445131  # "LDQ1"
VERSION = 1
BUSY_SECONDS = 10.0

SCHEMA = """
CREATE TABLE log(
  id TEXT PRIMARY KEY, action INTEGER NOT NULL, card TEXT NOT NULL, deck INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, offset_minutes INTEGER NOT NULL, study_day INTEGER NOT NULL,
  rating INTEGER NOT NULL, mode TEXT NOT NULL, typed TEXT NOT NULL, grade TEXT NOT NULL,
  duration_ms INTEGER NOT NULL, counted INTEGER NOT NULL,
  phase INTEGER NOT NULL, step INTEGER NOT NULL, due_day INTEGER, due_ms INTEGER NOT NULL,
  algorithm TEXT NOT NULL, refers TEXT
) WITHOUT ROWID;
CREATE INDEX log_card ON log(card, id);
CREATE INDEX log_refers ON log(refers) WHERE refers IS NOT NULL;
CREATE TABLE state(
  card TEXT PRIMARY KEY, deck INTEGER NOT NULL, phase INTEGER NOT NULL, step INTEGER NOT NULL,
  stability REAL NOT NULL, difficulty REAL NOT NULL, last_day INTEGER NOT NULL, last_ms INTEGER NOT NULL,
  due_day INTEGER, due_ms INTEGER NOT NULL, interval INTEGER NOT NULL, reps INTEGER NOT NULL,
  lapses INTEGER NOT NULL, suspended INTEGER NOT NULL, buried INTEGER NOT NULL
) WITHOUT ROWID;
-- Holds all that counting what is due asks for, so that the table itself is not read.
CREATE INDEX state_due ON state(deck, due_day, buried, phase, suspended) WHERE suspended = 0 AND phase > 0;
CREATE INDEX state_steps ON state(deck, due_ms) WHERE due_ms > 0 AND suspended = 0;
CREATE TABLE day(
  deck INTEGER NOT NULL, study_day INTEGER NOT NULL, reviews INTEGER NOT NULL, again INTEGER NOT NULL,
  new INTEGER NOT NULL, young INTEGER NOT NULL, young_passed INTEGER NOT NULL, mature INTEGER NOT NULL,
  mature_passed INTEGER NOT NULL, duration_ms INTEGER NOT NULL, crammed INTEGER NOT NULL,
  PRIMARY KEY(deck, study_day)
) WITHOUT ROWID;
CREATE TABLE deck(
  id INTEGER PRIMARY KEY, path TEXT UNIQUE, title TEXT NOT NULL,
  version TEXT NOT NULL DEFAULT '', new_from INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX deck_title ON deck(title);
CREATE TABLE setting(deck INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(deck, name))
  WITHOUT ROWID;
"""


def default_path() -> Path:
    """`LEADQUIZ_STORE`, else the user's data folder."""
    from leadquiz.study.due import default_store

    if known := default_store():
        return Path(known)
    from platformdirs import user_data_path

    return user_data_path("leadquiz", appauthor=False) / "reviews.db"


def connect(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """A checked connection in autocommit mode; a missing file is made, an existing one never replaced."""
    try:
        if not path.exists():
            if not create:
                raise StoreError(f"{path}: no reviews here yet; answer a card with 'leadquiz quiz' first")
            _create(path)
        elif path.is_dir():
            raise StoreError(f"{path}: is a folder; name the file of the store")
        elif path.stat().st_size == 0:
            raise StoreError(
                f"{path}: is empty, so the reviews are gone; "
                f"put a copy from {backups_folder(path)} in its place, or delete it to begin anew"
            )
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise trouble(path, error) from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({_reason(error)}); name another with --store") from error
    try:
        _check_header(connection, path)
        _prepare(connection)
    except sqlite3.Error as error:
        connection.close()
        raise trouble(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def trouble(path: Path, error: sqlite3.Error) -> StoreError:
    """What SQLite met, in words that say what to do."""
    text = str(error)
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return StoreError(f"{path}: is damaged ({text}); run 'leadquiz doctor --repair'")
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return StoreError(
            f"{path}: cannot be written ({text}); make its folder writable or name another with --store"
        )
    if "full" in text:
        return StoreError(f"{path}: {text}; free some space, everything answered before is kept")
    if "locked" in text or "busy" in text:
        return StoreError(f"{path}: another program keeps it locked; close that program and try again")
    return StoreError(f"{path}: {text}; run 'leadquiz doctor'")


@contextlib.contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that takes the write lock at once, so that two sessions wait instead of failing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


# --------------------------------------------------------------------------------------------- backups


def backups_folder(path: Path) -> Path:
    """Where the copies of this store lie."""
    return path.with_name(path.stem + "-backups")


def back_up(connection: sqlite3.Connection, path: Path, name: str) -> Path:
    """A verified copy of the whole store in the backups folder, replaced in one step."""
    folder = backups_folder(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{name}.db"
        part = folder / f".{name}.{os.getpid()}.part"
        part.unlink(missing_ok=True)
        try:
            copy = sqlite3.connect(part, isolation_level=None)
            with contextlib.closing(copy):
                connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                [problem] = copy.execute("PRAGMA quick_check(1)").fetchone()
            if problem != "ok":
                raise StoreError(f"{path}: is damaged ({problem}); run 'leadquiz doctor --repair'")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except sqlite3.Error as error:
        raise trouble(path, error) from error
    except OSError as error:
        raise StoreError(
            f"{folder}: no backup could be written ({_reason(error)}); free some space"
        ) from error
    return target


def back_up_daily(connection: sqlite3.Connection, path: Path, date: str) -> Path | None:
    """Today's copy unless there is one, and no more copies than `kept` says."""
    folder = backups_folder(path)
    if (folder / f"{date}.db").exists():
        return None
    made = back_up(connection, path, date)
    daily = {file.stem: file for file in folder.glob("????-??-??.db")}
    for stale in set(daily) - kept(sorted(daily)):
        daily[stale].unlink(missing_ok=True)
    return made


def kept(dates: list[str]) -> set[str]:
    """Which of these ISO dates stay: the newest 7 days, and the newest of 4 weeks and of 12 months."""
    from datetime import date

    newest_first = sorted(dates, reverse=True)
    weeks: dict[tuple[int, int], str] = {}
    months: dict[str, str] = {}
    for text in newest_first:
        try:
            year, week, _ = date.fromisoformat(text).isocalendar()
        except ValueError:
            continue
        weeks.setdefault((year, week), text)
        months.setdefault(text[:7], text)
    return {*newest_first[:7], *list(weeks.values())[:4], *list(months.values())[:12]}


# ----------------------------------------------------------------------------------------------- inner


def _create(path: Path) -> None:
    """Build the file beside its place and link it there whole: a kill leaves no half-made store."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.new")
    part.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(part, isolation_level=None)
        with contextlib.closing(connection):
            connection.execute("PRAGMA page_size = 4096")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.executescript(SCHEMA)
            connection.execute("PRAGMA journal_mode = WAL")
        part.chmod(0o600)
        try:
            os.link(part, path)
        except FileExistsError:
            pass  # another process made it meanwhile; theirs is as good
        except OSError:
            part.rename(path)  # a file system without hard links
    finally:
        part.unlink(missing_ok=True)


def _check_header(connection: sqlite3.Connection, path: Path) -> None:
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise StoreError(f"{path}: is another program's database; name the store with --store")
    if version > VERSION:
        raise StoreError(
            f"{path}: was written by a newer leadquiz (version {version} of the store); update leadquiz"
        )


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
