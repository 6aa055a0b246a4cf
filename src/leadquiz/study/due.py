"""How many cards are due, for a shell prompt: sqlite3 and nothing else is imported."""

import os
import sqlite3
import sys
import time

from leadquiz.study.days import study_day

MOST = 1000  # counted a deck; nobody needs to know more at a prompt

_COUNT = (
    "SELECT count(*) FROM (SELECT 1 FROM state WHERE deck = ? AND due_day <= ? AND suspended = 0 "
    "AND phase > 0 AND buried <> ? LIMIT ?)"
)


def due_counts(store: str, decks: list[str]) -> dict[str, int]:
    """Cards due by deck title, for these deck files or for all; empty when there is no store."""
    if not os.path.exists(store):  # noqa: PTH110 - pathlib costs more than the rest of this
        return {}
    connection = _opened(store)
    try:
        seconds = time.time()
        offset = time.localtime(seconds).tm_gmtoff // 60
        hours = dict(connection.execute("SELECT deck, value FROM setting WHERE name = 'day-starts'"))
        wanted = {os.path.realpath(deck) for deck in decks}
        counts: dict[str, int] = {}
        for row, path, title in connection.execute("SELECT id, path, title FROM deck ORDER BY title, id"):
            if wanted and path not in wanted:
                continue
            hour = int(hours.get(row, hours.get(0, 4)))
            today = study_day(int(seconds * 1000), offset, hour)
            [count] = connection.execute(_COUNT, (row, today, today, MOST)).fetchone()
            counts[title] = counts.get(title, 0) + count
        return counts
    finally:
        connection.close()


def _opened(store: str) -> sqlite3.Connection:
    """A connection for reading. Where no session is open (no write-ahead log lies beside the file) the file is
    read as it is: to make that log and delete it again would take longer than the counting."""
    if os.path.exists(store + "-wal"):  # noqa: PTH110
        return sqlite3.connect(store, timeout=1.0)
    quoted = store.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{quoted}?immutable=1", uri=True)


def due_line(counts: dict[str, int]) -> str:
    """One line: the total, and each deck when there are several. Empty when nothing is due."""
    due = {title: count for title, count in counts.items() if count}
    if not due:
        return ""
    total = _shown(sum(due.values()))
    if len(due) == 1:
        return f"{total} due"
    return f"{total} due: " + ", ".join(f"{title} {_shown(count)}" for title, count in due.items())


def default_store() -> str | None:
    """The store's path where it can be told without an import, else None."""
    if given := os.environ.get("LEADQUIZ_STORE"):
        return given
    if not sys.platform.startswith("linux"):
        return None
    base = os.environ.get("XDG_DATA_HOME", "")
    if not base.startswith("/"):
        base = os.path.expanduser("~/.local/share")  # noqa: PTH111
    return f"{base}/leadquiz/reviews.db"


def _shown(count: int) -> str:
    return f"{count}+" if count >= MOST else str(count)
