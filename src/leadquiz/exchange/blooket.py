"""Blooket's spreadsheet import as CSV: a banner, headers, a row a question."""

from collections.abc import Sequence

from leadquiz.exchange.asked import Asked
from leadquiz.exchange.cells import csv_bytes
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck
from leadquiz.text import one_line

_HEADERS = (
    "Question #",
    "Question Text",
    "Answer 1",
    "Answer 2",
    "Answer 3\n(Optional)",
    "Answer 4\n(Optional)",
    "Time Limit (sec)\n(Max: 300 seconds)",
    "Correct Answer(s)\n(Only include Answer #)",
)


def write(_decks: Sequence[Deck], asked: Sequence[Asked], settings: Settings) -> bytes:
    """The right answer is given by its number."""
    rows: list[Sequence[str | int]] = [("Blooket\nImport Template", *[""] * 7), _HEADERS]
    for number, one in enumerate(asked, 1):
        options = [*map(one_line, one.options), *[""] * (4 - len(one.options))]
        rows.append((number, one_line(one.question), *options, min(300, settings.seconds), one.right + 1))
    return csv_bytes(rows)
