"""Gimkit's spreadsheet import as CSV: a banner, headers, then the right answer and up to three wrong ones."""

from collections.abc import Sequence

from leadquiz.exchange.asked import Asked
from leadquiz.exchange.cells import csv_bytes
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck
from leadquiz.text import one_line

_HEADERS = (
    "Question",
    "Correct Answer",
    "Incorrect Answer 1",
    "Incorrect Answer 2 (Optional)",
    "Incorrect Answer 3 (Optional)",
)


def write(_decks: Sequence[Deck], asked: Sequence[Asked], _settings: Settings) -> bytes:
    """Gimkit shuffles the answers itself."""
    rows: list[Sequence[str | int]] = [("Gimkit Spreadsheet Import Template", *[""] * 4), _HEADERS]
    for one in asked:
        wrong = [one_line(option) for index, option in enumerate(one.options) if index != one.right]
        rows.append((one_line(one.question), one_line(one.answer), *wrong, *[""] * (3 - len(wrong))))
    return csv_bytes(rows)
