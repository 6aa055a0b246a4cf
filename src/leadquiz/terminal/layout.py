"""Text in rows of styled pieces, for any width. Everything drawn passes through here and is sanitised."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

from leadquiz.text import sanitize


class Style(Enum):
    """What a piece of text means; the display decides how it looks, with or without colour."""

    PLAIN = 0
    DIM = 1
    STRONG = 2
    GOOD = 3
    BAD = 4
    ACCENT = 5
    MARK = 6  # highlighted, as evidence in its passage or the rating that Enter takes


Piece = tuple[str, Style]
Row = tuple[Piece, ...]
EMPTY: Row = ()

_BREAK = re.compile(r"(\s+)")


def cells(text: str) -> int:
    """Columns the text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(letter) for letter in text)


def row(*pieces: str | Piece) -> Row:
    """A row of pieces; a bare string is plain. Newlines become blanks."""
    return tuple(_clean(piece) for piece in pieces)


def width_of(line: Row) -> int:
    return sum(cells(text) for text, _ in line)


def wrap(
    pieces: Iterable[str | Piece], width: int, *, indent: int = 0, hanging: int | None = None
) -> list[Row]:
    """The pieces as rows of at most `width` columns, broken at blanks; newlines in them begin a new row.

    The first row is indented by `indent`, the others by `hanging` (as the first when not given).
    """
    hanging = indent if hanging is None else hanging
    width = max(width, indent + 4, hanging + 4)
    rows: list[Row] = []
    current: list[Piece] = [(" " * indent, Style.PLAIN)] if indent else []
    used = indent
    fresh = True  # nothing but the indent stands in the row

    def finish() -> None:
        nonlocal current, used, fresh
        rows.append(tuple(current))
        current = [(" " * hanging, Style.PLAIN)] if hanging else []
        used, fresh = hanging, True

    for piece in pieces:
        text, style = piece if isinstance(piece, tuple) else (piece, Style.PLAIN)
        for number, line in enumerate(sanitize(text.expandtabs(4)).split("\n")):
            if number:
                finish()
            for word in _BREAK.split(line):
                if not word:
                    continue
                size = cells(word)
                if word.isspace():
                    if not fresh and used + size < width:
                        current.append((word, style))
                        used += size
                    elif not fresh:
                        finish()
                    continue
                if used + size > width and not fresh:
                    finish()
                while used + cells(word) > width:
                    head = _head(word, width - used)
                    current.append((head, style))
                    word = word[len(head) :]
                    finish()
                if word:
                    current.append((word, style))
                    used += cells(word)
                    fresh = False
    if not fresh or not rows:
        finish()
    return [_joined(line) for line in rows]


def cut(line: Row, width: int) -> Row:
    """The row cut to the width, with an ellipsis where something was left out."""
    if width_of(line) <= width:
        return line
    kept: list[Piece] = []
    room = max(width - 1, 0)
    for text, style in line:
        head = _head(text, room, least=0)
        kept.append((head, style))
        room -= cells(head)
        if len(head) < len(text):
            kept.append(("…", style))
            break
    return tuple(kept)


def spread(left: Row, right: Row, width: int) -> Row:
    """One row with a part at each side; the left part is cut when both do not fit."""
    room = width - width_of(right) - 1
    if room < 4:
        return cut(left, width)
    left = cut(left, room)
    gap = " " * (width - width_of(left) - width_of(right))
    return (*left, (gap, Style.PLAIN), *right)


def bar(share: float, width: int) -> tuple[str, str]:
    """A progress bar in two parts, done and to do, in eighths of a column."""
    share = min(max(share, 0.0), 1.0)
    eighths = round(share * width * 8)
    full, rest = divmod(eighths, 8)
    done = "█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")
    return done, "░" * (width - len(done))


def plain(line: Row) -> str:
    """The row's text."""
    return "".join(text for text, _ in line)


# ----------------------------------------------------------------------------------------------- inner


def _cells_of(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _head(text: str, room: int, *, least: int = 1) -> str:
    """As much of the text as fits, and at least one letter where a loop must end."""
    used = 0
    for place, letter in enumerate(text):
        used += _cells_of(letter)
        if used > room:
            return text[: max(place, least)]
    return text


def _clean(piece: str | Piece) -> Piece:
    text, style = piece if isinstance(piece, tuple) else (piece, Style.PLAIN)
    return sanitize(text.replace("\n", " ").replace("\t", " ")), style


def _joined(line: Row) -> Row:
    """Neighbouring pieces of one style as one, blanks at the end left out."""
    result: list[Piece] = []
    for text, style in line:
        if result and result[-1][1] is style:
            result[-1] = (result[-1][0] + text, style)
        else:
            result.append((text, style))
    while result and not result[-1][0].strip():
        result.pop()
    if result:
        result[-1] = (result[-1][0].rstrip(), result[-1][1])
    return tuple(result)
