"""What a reader hands to the outline builder: the document as a flat run of elements.

Emphasis travels inside the text as two private marks, so that repair may move, join and cut text without
keeping offsets; `spans` takes them out at the very end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from leadquiz.model import Line

ON = "\ue000"
OFF = "\ue001"


class Role(Enum):
    """What an element is, as far as its reader could tell."""

    TEXT = "text"  # a paragraph, or a line that may yet turn out to be a heading
    ITEM = "item"
    HEADING = "heading"
    TITLE = "title"  # the document's own title
    TERM = "term"  # the term of a definition list; its meaning follows as ITEM
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    BYLINE = "byline"
    ASIDE = "aside"  # not learned from; `reason` says why


class Rank:
    """Order of headings whose format does not say their level; lower is further out.

    Headings with a level of their own (Markdown, HTML, Word) use 1 to 9.
    """

    PART = 10
    CHAPTER = 20
    ROMAN = 25
    DECIMAL = 30  # plus the count of components: "5.1" 32
    DOUBLE_UNDERLINE = 40
    CAPITALS = 42
    UNDERLINE = 44
    PLAIN = 50
    NUMBERED = 60
    LABEL = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A run of lines that belong together, with what is known about it."""

    role: Role
    text: str  # emphasis as ON and OFF marks
    first: int
    last: int
    page: str = ""
    rank: int = 0  # of a heading
    number: str = ""  # of a heading
    depth: int = 0  # of an item
    ordinal: str = ""  # of an item
    label: str = ""  # of an item
    reason: str = ""  # of an ASIDE
    rows: tuple[tuple[str, ...], ...] = ()
    full: bool = False  # its last line, the last of a page, fills the measure: the text may go on
    cut: bool = False  # an empty bullet or a page's end came right before: text may go on from there


def bare(text: str) -> str:
    """The text without marks of emphasis."""
    return text.replace(ON, "").replace(OFF, "") if ON in text or OFF in text else text


def spans(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The bare text and the [start, end) of each emphasised span, blanks at their ends left out."""
    if ON not in text and OFF not in text:
        return text, ()
    pieces: list[str] = []
    found: list[tuple[int, int]] = []
    length, opened = 0, None
    for piece in re.split(f"([{ON}{OFF}])", text):
        if piece == ON:
            opened = length if opened is None else opened
        elif piece == OFF:
            if opened is not None:
                found.append((opened, length))
            opened = None
        else:
            pieces.append(piece)
            length += len(piece)
    plain = "".join(pieces)
    tight = []
    for start, end in found:
        inner = plain[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        if start < end:
            tight.append((start, end))
    return plain, tuple(tight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of a document: its lines, its elements, and what it says of itself."""

    lines: tuple[Line, ...]
    elements: tuple[Element, ...]
    title: str = ""  # from the format's own data, used when the text shows none
    date: str = ""  # ISO
    language: str = ""  # ISO 639-1
    notices: tuple[str, ...] = ()


class Writer:
    """Lays out the elements of a format that has no lines of its own: each element is a line, or several."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.elements: list[Element] = []

    def add(self, role: Role, text: str, *, page: str = "", **known: Any) -> None:
        """Append an element; code and tables keep their inner lines. Nothing is added for blank text."""
        if role not in (Role.CODE, Role.TABLE):
            text = " ".join(text.split())
        if not bare(text).strip():
            return
        first = len(self.lines) + 1
        for line in bare(text).split("\n"):
            self.lines.append(Line(number=len(self.lines) + 1, text=line, page=page))
        self.elements.append(
            Element(role=role, text=text, first=first, last=len(self.lines), page=page, **known)
        )

    def mark_aside(self, index: int, reason: str) -> None:
        """Set the element at `index` aside."""
        self.elements[index] = replace(self.elements[index], role=Role.ASIDE, reason=reason)

    def table(self, rows: Sequence[Sequence[str]], *, page: str = "") -> None:
        """Append a table, header row first."""
        cells = tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows)
        cells = tuple(row for row in cells if any(bare(cell) for cell in row))
        self.add(Role.TABLE, "\n".join(" | ".join(row) for row in cells), page=page, rows=cells)


def emphasised(text: str) -> str:
    """The text between marks, blanks at its ends left outside."""
    inner = bare(text).strip()
    if not inner:
        return bare(text)
    lead = text[: len(text) - len(text.lstrip())]
    trail = text[len(text.rstrip()) :]
    return f"{lead}{ON}{inner}{OFF}{trail}"
