"""What a reader hands to the outline builder: the document as a flat run of elements.

Emphasis travels inside the text as two private marks, so that repair may move, join and cut text without
keeping offsets; `spans` takes them out at the very end.
"""

import re
from dataclasses import dataclass
from enum import Enum

ON = "\ue000"
OFF = "\ue001"
_MARKS = re.compile(f"[{ON}{OFF}]")


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
    cut: bool = False  # an empty bullet or a page's end came right before: text may go on from there


def bare(text: str) -> str:
    """The text without marks of emphasis."""
    return _MARKS.sub("", text)


def spans(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The bare text and the [start, end) of each emphasised span, blanks at their ends left out."""
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
