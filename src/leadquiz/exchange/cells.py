"""Rows as CSV: everything quoted, so that nothing inside a cell can end it."""

import csv
import io
from collections.abc import Iterable, Sequence


def csv_bytes(rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows, every cell in quotes, lines ended as the CSV standard has it."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula.

    Only for files that people open in a spreadsheet: a program that imports one would keep the apostrophe.
    """
    return (
        f"'{cell}"
        if cell.lstrip().startswith(("=", "+", "-", "@")) or cell.startswith(("\t", "\r", "\n"))
        else cell
    )
