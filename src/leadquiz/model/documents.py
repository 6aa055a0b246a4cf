"""What a document holds, and what rules propose from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from leadquiz.model.cards import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as a reader gave it; `number` counts from 1 over the whole document."""

    number: int
    text: str
    page: str = ""  # a page number or the chapter file of an EPUB; empty where the format has none


class BlockKind(Enum):
    """What a block of text is, which decides what may be asked about it."""

    PARAGRAPH = "paragraph"
    ITEM = "item"  # a list item, or a labelled paragraph
    QUOTE = "quote"  # a block quote
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"  # of a figure, with its photo credit
    BYLINE = "byline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, list item, quote or table, repaired: one run of prose without markup.

    `first` and `last` are the numbers of the lines it came from, both included.
    """

    kind: BlockKind
    text: str  # without the label, the bullet and the marks of emphasis
    first: int
    last: int
    page: str = ""
    label: str = ""  # "Trust" in "- **Trust:** keeping your word"; no colon
    depth: int = 0  # nesting of a list item, 0 outermost
    ordinal: str = ""  # "2" for the item "2. …"; empty for a bullet
    emphasis: tuple[tuple[int, int], ...] = ()  # [start, end) of marked spans in `text`
    rows: tuple[tuple[str, ...], ...] = ()  # of a table, header row first


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, the blocks under it, and the sections below it."""

    title: str  # without its number
    number: str = ""  # "5.1.2", "Chapter 5", "II"; two sections of a document may share one
    level: int = 1  # 1 is the outermost heading; 0 only for text before any heading
    line: int = 0  # of the heading
    page: str = ""
    blocks: tuple[Block, ...] = ()
    children: tuple["Section", ...] = ()

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], "Section"]]:
        """This section and all below it in document order, each with its heading path, itself included."""
        here = (*path, self.title) if self.title else path
        yield here, self
        for child in self.children:
            yield from child.walk(here)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Lines that are not learned from, with the reason: "table of contents", "page number" …"""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document understood: its title, its sections in order, and what was set aside."""

    name: str  # the file's name, "-" for standard input
    sha256: str  # of the file's bytes
    title: str
    language: str = "en"  # ISO 639-1 of the text, guessed from it when not given
    date: str = ""  # ISO date the document gives for itself (a dateline), "" when it gives none
    sections: tuple[Section, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    lines: tuple[Line, ...] = ()
    notices: tuple[str, ...] = ()  # what the user should know: a guessed encoding, skipped pages

    def walk(self) -> Iterator[tuple[tuple[str, ...], Section]]:
        """Every section in document order with its heading path."""
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A card a rule proposes, before the gates and the choice among candidates of one fact."""

    rule: str
    kind: Kind
    question: str
    answer: str
    first: int  # lines of the document
    last: int
    evidence: str
    fact: str  # key of the fact; candidates with equal keys compete
    before: str = ""  # what of the document stands right before the evidence and is part of the question
    section: tuple[str, ...] = ()
    page: str = ""
    members: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    cloze: str = ""
    context: str = ""
    subject: str = ""  # who or what the question is about, for the index of facts
    predicate: str = ""  # class of the predicate: "found" for founded, established, launched …
    answer_type: str = ""  # "year", "money", "person" …; distractors share it
    weight: float = 1.0  # how well this form asks for its fact, against its rivals
    importance: int = 2
    tags: tuple[str, ...] = ()
    note: str = ""  # candidates with equal notes are siblings: two questions about one piece of knowledge
    remark: str = ""  # for the reader of the deck, such as "the document also says 2003 (line 5)"
    distractors: tuple[str, ...] = ()
