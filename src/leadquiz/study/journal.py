"""The log as JSON lines: one entry a line, sorted, merge-safe between machines."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from leadquiz.errors import StoreError
from leadquiz.model import Rating
from leadquiz.study import store
from leadquiz.study.history import Action, Entry, History
from leadquiz.study.schedule import Phase

FORMAT = "leadquiz-history-1"
_EARLIEST_MS, _LATEST_MS = 0, 253_402_300_799_999  # the end of year 9999


def export_lines(history: History) -> Iterator[str]:
    """The whole log, a header first, then entries by id: the same log gives the same lines."""
    titles = history.deck_titles()
    yield json.dumps({"format": FORMAT}, ensure_ascii=False)
    for entry in history.entries():
        yield json.dumps(_values(entry, titles.get(entry.deck, "")), ensure_ascii=False, sort_keys=True)


def import_lines(history: History, lines: Iterable[str], name: str) -> tuple[int, int]:
    """Add entries that are not here yet; (new, known before). All or none: a bad line changes nothing."""
    decks: dict[str, int] = {}
    entries: list[Entry] = []
    header = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise StoreError(f"{place}: is not JSON; nothing was imported") from error
        if not header:
            if not isinstance(values, dict) or values.get("format") != FORMAT:
                raise StoreError(f"{place}: does not begin with format {FORMAT}; export it with leadquiz")
            header = True
            continue
        title = values.get("deck") if isinstance(values, dict) else None
        if not isinstance(title, str):
            raise StoreError(f"{place}: names no deck; nothing was imported")
        if title not in decks:
            decks[title] = -1 - len(decks)  # rows are given when the whole file is known to be sound
        try:
            entries.append(_entry(values, decks[title]))
        except (KeyError, ValueError, TypeError) as error:
            raise StoreError(f"{place}: is no entry of a history ({error}); nothing was imported") from error
    if not header:
        raise StoreError(f"{name}: is empty; export it with 'leadquiz history export'")
    rows = _deck_rows(history, decks)
    new = history.add(_with_row(entry, rows) for entry in entries)
    return new, len(entries) - new


def _deck_rows(history: History, decks: dict[str, int]) -> dict[int, int]:
    with store.writing(history.connection):
        return {number: history.deck_named(title) for title, number in decks.items()}


def _with_row(entry: Entry, rows: dict[int, int]) -> Entry:
    return entry._replace(deck=rows[entry.deck])


def _values(entry: Entry, deck: str) -> dict[str, object]:
    """An entry as JSON values; what has its default is left out."""
    values: dict[str, object] = {
        "id": entry.id,
        "action": entry.action.name.lower(),
        "card": entry.card,
        "deck": deck,
        "at": entry.at_ms,
        "offset": entry.offset_minutes,
        "day": entry.study_day,
    }
    optional: dict[str, object] = {
        "rating": entry.rating.name.lower() if entry.rating else None,
        "mode": entry.mode,
        "typed": entry.typed,
        "grade": entry.grade,
        "duration": entry.duration_ms,
        "phase": entry.phase.name.lower() if entry.phase else None,
        "step": entry.step,
        "due_day": entry.due_day,
        "due": entry.due_ms,
        "algorithm": entry.algorithm,
        "refers": entry.refers,
    }
    if not entry.counted:
        values["counted"] = False
    return values | {key: value for key, value in optional.items() if value}


def _entry(values: dict[str, Any], deck: int) -> Entry:
    id_ = _text(values, "id")
    if not 12 <= len(id_) <= 64 or not id_.isalnum():
        raise ValueError("its id is not one")
    action = Action[_text(values, "action").upper()]
    rating = Rating[_text(values, "rating").upper()] if "rating" in values else None
    if action is Action.REVIEW and rating is None:
        raise ValueError("a review without a rating")
    return Entry(
        id=id_,
        action=action,
        card=_text(values, "card"),
        deck=deck,
        at_ms=_number(values, "at", _EARLIEST_MS, _LATEST_MS),
        offset_minutes=_number(values, "offset", -1440, 1440),
        study_day=_number(values, "day", -2, 3_000_000),
        rating=rating,
        mode=_text(values, "mode", ""),
        typed=_text(values, "typed", ""),
        grade=_text(values, "grade", ""),
        duration_ms=_number(values, "duration", 0, 86_400_000, 0),
        counted=values.get("counted", True) is not False,
        phase=Phase[_text(values, "phase").upper()] if "phase" in values else None,
        step=_number(values, "step", 0, 100, 0),
        due_day=_number(values, "due_day", -2, 3_100_000) if "due_day" in values else None,
        due_ms=_number(values, "due", _EARLIEST_MS, _LATEST_MS, 0),
        algorithm=_text(values, "algorithm", ""),
        refers=_text(values, "refers") if "refers" in values else None,
    )


def _text(values: dict[str, Any], key: str, default: str | None = None) -> str:
    value = values.get(key, default)
    if not isinstance(value, str) or len(value) > 100_000:
        raise ValueError(f"its {key} is no text")
    return value


def _number(values: dict[str, Any], key: str, low: int, high: int, default: int | None = None) -> int:
    value = values.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"its {key} is not a number from {low} to {high}")
    return value
