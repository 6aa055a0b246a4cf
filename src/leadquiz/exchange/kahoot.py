"""Kahoot's spreadsheet: headers in B8:H8, questions from row 9."""

import io
from collections.abc import Sequence
from datetime import datetime

from leadquiz.exchange.asked import Asked
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck
from leadquiz.text import one_line

TIMES = (5, 10, 20, 30, 60, 90, 120, 240)  # the seconds Kahoot knows
_HEADERS = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def write(decks: Sequence[Deck], asked: Sequence[Asked], settings: Settings) -> bytes:
    """Cells are text whatever they begin with; the time is the next one that Kahoot knows."""
    import xlsxwriter

    seconds = next((time for time in TIMES if time >= settings.seconds), TIMES[-1])
    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": one_line(decks[0].title), "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    sheet = book.add_worksheet("Quiz")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(1, 1, 60, wrapped)
    sheet.set_column(2, 7, 26, wrapped)
    sheet.write_string(1, 1, "Quiz template")
    sheet.write_row(7, 1, _HEADERS, book.add_format({"bold": True, "text_wrap": True}))
    for row, one in enumerate(asked, 8):
        sheet.write_number(row, 0, row - 7)
        sheet.write_string(row, 1, one_line(one.question))
        for column, option in enumerate(one.options, 2):
            sheet.write_string(row, column, one_line(option))
        sheet.write_number(row, 6, seconds)
        sheet.write_number(row, 7, one.right + 1)
    book.close()
    return written.getvalue()
