"""Examining a store and mending it: state from the log, the log from what can be read, or a copy."""

import contextlib
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from leadquiz.errors import StoreError
from leadquiz.study import store
from leadquiz.study.clock import DAY_MS, Clock, date_of
from leadquiz.study.history import History

CLOCK_TOLERANCE_MS = DAY_MS


@dataclass(slots=True)
class Report:
    """What was found, what was done about it, and what is left."""

    facts: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def examine(path: Path, clock: Clock, *, repair: bool = False, fix_clock: bool = False) -> Report:
    """Check the store in `path`; mend it when asked. Nothing is changed without a copy made before."""
    report = Report()
    damage = _damage(path)
    if damage and not repair:
        report.problems.append(f"{path}: {damage}")
        return report
    if damage:
        _salvage(path, report)
    with History(path, clock, create=False) as history:
        today = date_of(history.now().study_day())
        [entries] = history.connection.execute("SELECT count(*) FROM log").fetchone()
        [cards] = history.connection.execute("SELECT count(*) FROM state").fetchone()
        report.facts.append(f"{path}: {entries} entries, {cards} cards, {path.stat().st_size / 1e6:.1f} MB")
        backups = sorted(store.backups_folder(path).glob("*.db"))
        newest = f", the newest {backups[-1].name}" if backups else ""
        report.facts.append(f"{len(backups)} backups in {store.backups_folder(path)}{newest}")
        if history.clock_behind_ms > CLOCK_TOLERANCE_MS:
            days = history.clock_behind_ms / DAY_MS
            if fix_clock:
                store.back_up(history.connection, path, f"before-clock-{today}")
                count = history.retime(clock().ms)
                report.done.append(f"{count} entries from a clock {days:.0f} days ahead count as made today")
            else:
                report.problems.append(
                    f"the newest review is {days:.0f} days in the future; if the clock was wrong then, "
                    "run 'leadquiz doctor --clock'"
                )
        differences = history.differences()
        if differences and repair:
            store.back_up(history.connection, path, f"before-repair-{today}")
            report.done.append(f"{history.replay()} cards rebuilt from the log")
            differences = history.differences()
        report.problems += differences
        if not report.problems and store.back_up_daily(history.connection, path, today):
            report.done.append("today's backup was made and checked")
    return report


def _damage(path: Path) -> str:
    """What SQLite says is wrong with the file; empty when it is sound."""
    if not path.exists():
        raise StoreError(f"{path}: no reviews here yet; answer a card with 'leadquiz quiz' first")
    try:
        with contextlib.closing(store.connect(path, create=False)) as connection:
            rows = connection.execute("PRAGMA quick_check(5)").fetchall()
    except sqlite3.Error as error:
        return f"is damaged ({error})"
    except StoreError as error:
        if "damaged" in str(error) or "is empty" in str(error):
            return str(error).removeprefix(f"{path}: ")
        raise
    return "" if rows == [("ok",)] else "is damaged (" + "; ".join(text for (text,) in rows) + ")"


def _salvage(path: Path, report: Report) -> None:
    """Put a sound store in the place of a damaged one: the newest good copy and all that can be read."""
    aside = path.with_name(f"{path.name}.damaged")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{number}")
    for ending in ("", "-wal", "-shm"):
        side = path.with_name(path.name + ending)
        if side.exists():
            side.rename(aside.with_name(aside.name + ending))
    report.done.append(f"the damaged file is kept as {aside}")
    copies = sorted(
        store.backups_folder(path).glob("*.db"), key=lambda copy: copy.stat().st_mtime, reverse=True
    )
    good = next((copy for copy in copies if not _damage_of_copy(copy)), None)
    with contextlib.closing(store.connect(path)) as fresh:
        sources = [copy for copy in (good, aside) if copy is not None]
        for source in sources:
            count = _take_over(fresh, source)
            report.done.append(f"{count} entries taken from {source.name}")
    report.done.append("states are rebuilt from them")


def _damage_of_copy(copy: Path) -> str:
    try:
        connection = sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)
        with contextlib.closing(connection):
            [text] = connection.execute("PRAGMA quick_check(1)").fetchone()
            connection.execute("SELECT id FROM log LIMIT 1").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return "" if text == "ok" else str(text)


def _take_over(fresh: sqlite3.Connection, source: Path) -> int:
    """Copy the tables that are truth as far as they can be read; how many entries were new."""
    [before] = fresh.execute("SELECT count(*) FROM log").fetchone()
    try:
        old = sqlite3.connect(source)
    except sqlite3.Error:
        return 0
    with contextlib.closing(old):
        for table in ("deck", "setting", "log"):
            for order in ("ASC", "DESC"):
                key = "id" if table != "setting" else "deck"
                with contextlib.suppress(sqlite3.Error), store.writing(fresh):
                    for row in _readable(old, f"SELECT * FROM {table} ORDER BY {key} {order}"):
                        marks = ", ".join("?" * len(row))
                        fresh.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
    [after] = fresh.execute("SELECT count(*) FROM log").fetchone()
    return int(after - before)


def _readable(connection: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    """The rows up to the first that cannot be read."""
    rows: list[tuple[object, ...]] = []
    with contextlib.suppress(sqlite3.Error):
        rows.extend(connection.execute(query))
    return rows
