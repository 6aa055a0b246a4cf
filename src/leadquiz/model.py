"""The nouns of leadquiz: what a document holds, what a card is, what a deck is.

Nothing here reads files or knows a format. Checking happens where text enters: `document` for
documents, `deck` for deck files.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

# --------------------------------------------------------------------------------------- documents


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


# ------------------------------------------------------------------------------------------- decks


class Kind(Enum):
    """What sort of knowledge a card asks for."""

    FACT = "fact"  # who, when, where, how much
    DEFINITION = "definition"
    PRINCIPLE = "principle"  # a label and its claim, a belief, a rule
    LIST = "list"  # members in any order
    STEPS = "steps"  # members in the given order
    QUOTE = "quote"
    CAUSE = "cause"  # why and how
    HEADING = "heading"  # what a chapter or section covers
    CLOZE = "cloze"  # a sentence with its key term hidden


GAP = "____"
"""What stands in a cloze where the answer belongs; a cloze has exactly one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where in which source an answer can be checked; lines count from 1, both included."""

    source: str  # the id of one of the deck's sources
    first: int
    last: int
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document the deck was made from."""

    id: str  # "s1"
    file: str
    title: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """How the generator made a card: what a later run finds it by, and whether people changed it."""

    rule: str
    fact: str  # key of the fact, stable under rewording: subject|predicate|object|answer type
    made: str  # digest of the generated texts; a card whose texts have another digest was edited


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question for the learner; `source` and `evidence` are where its answer can be checked.

    A card with `members` is a list: `answer` is then their `; `-joined text. A card of kind CLOZE has
    one GAP in its question. Any other card may carry a `cloze` beside its question: a full sentence with
    one GAP that the answer (or a distractor, for a false statement) fits without change.
    """

    id: str  # opaque, given once, kept when the card is reworded, so its reviews survive
    kind: Kind
    question: str
    answer: str
    members: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()  # other right answers
    distractors: tuple[str, ...] = ()  # wrong options of the answer's type; none or at least three when made
    cloze: str = ""
    hint: str = ""
    context: str = ""  # a short line shown above the question
    section: tuple[str, ...] = ()  # the heading path
    source: Span | None = None
    evidence: str = ""  # the exact words of the source that the answer rests on
    tags: tuple[str, ...] = ()
    importance: int = 2  # 1 to 3, 3 must be known
    note: str = ""  # cards with the same note are siblings: two questions about one fact
    remark: str = ""  # for the reader of the deck, such as "the document also says 2003 (line 5)"
    flagged: str = ""  # why a learner called this a bad card; empty when nobody did
    suspended: bool = False
    origin: Origin | None = None

    @property
    def note_id(self) -> str:
        """What siblings share; a card without siblings is its own note."""
        return self.note or self.id

    def with_members(self, members: tuple[str, ...]) -> "Card":
        """The same card asking for these members."""
        return replace(self, members=members, answer=join_members(members))


def join_members(members: tuple[str, ...]) -> str:
    """The one-line answer of a list card."""
    return "; ".join(members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values that a document gives for one fact, each with where and in which words."""

    fact: str  # as a question: "When did eBay enter China?"
    values: tuple[tuple[str, Span, str], ...]  # (value, place, evidence), most frequent first
    kept: str = ""  # the value cards use; empty when none is clear and the cards were held back


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """Named, ordered cards; what a deck file holds."""

    title: str
    cards: tuple[Card, ...]
    language: str = "en"
    description: str = ""
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    options: tuple[tuple[str, str], ...] = ()  # generate's options, so that a later run can repeat them


# ---------------------------------------------------------------------------------- generating, review


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


class Rating(Enum):
    """The learner's verdict on a review; the values are FSRS's and Anki's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One showing of a card and how it was rated."""

    id: str
    card: str
    deck: str
    at_ms: int  # UTC milliseconds
    offset_minutes: int  # of the learner's clock from UTC
    study_day: int  # days since 1970-01-01, local, after the rollover hour
    rating: Rating
    mode: str
    duration_ms: int = 0
    typed: str = ""
    grade: str = ""  # what our marking said; differs from the rating when the learner overrode it
    counted: bool = True  # False for cramming: the schedule did not move
    due_day: int | None = None  # the study day chosen
    algorithm: str = ""
