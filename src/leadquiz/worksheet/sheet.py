"""What stands on a worksheet, whatever it is printed with: parts, tasks, and what each answer is worth.

A sheet knows no paper. PDF, HTML and Word are drawn from the same sheet, and the key from the same entries
that the tasks hold, so a key cannot disagree with its sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from leadquiz.model import Card


class Form(Enum):
    """How a card is asked on paper."""

    CHOICE = "choice"
    TRUE_FALSE = "true-false"
    GAP = "gap"
    MATCH = "match"
    SHORT = "short"
    LIST = "list"
    ORDER = "order"
    PASSAGE = "passage"
    CROSSWORD = "crossword"
    WORD_SEARCH = "word-search"


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to answer and to mark; every entry stands for one card."""

    label: str  # as printed before the question: "12", in a crossword "21.4d"; unique on the sheet
    card: Card
    answer: str  # as the key shows it
    mark: str = ""  # what a learner writes when that is not the answer itself: "B", "False", "C A B"
    points: int
    place: str = (
        ""  # where the answer can be checked: "lines 12–14", with the source's name if there are several
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question with lettered options, one of them right."""

    entry: Entry
    question: str
    options: tuple[str, ...]
    context: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.entry,)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse:
    """A statement to be called true or false."""

    entry: Entry
    statement: str
    context: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.entry,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A sentence with one GAP; its word stands in the part's bank, if the part has one."""

    entry: Entry
    sentence: str
    context: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.entry,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Numbered prompts to be matched with lettered choices; surplus choices fit no prompt."""

    entries: tuple[Entry, ...]
    prompts: tuple[str, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A question with ruled lines under it."""

    entry: Entry
    question: str
    lines: int
    context: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.entry,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A question with one numbered line for each member asked for."""

    entry: Entry
    question: str
    rows: int
    context: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.entry,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """Lettered steps in a wrong order."""

    entry: Entry
    question: str
    shown: tuple[str, ...]
    context: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.entry,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences of one section as a paragraph; each has one GAP, which bears its entry's label."""

    entries: tuple[Entry, ...]
    sentences: tuple[str, ...]
    heading: str = ""
    bank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A clue of a crossword or a word search; `number` is the cell's, or the clue's own."""

    entry: Entry
    number: str
    text: str
    lengths: tuple[int, ...]  # letters of each word of the answer: (5, 3) for "Great Wall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A square of a crossword; a square without a letter is black."""

    letter: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossword:
    """A grid, row by row, and its clues."""

    label: str
    grid: tuple[tuple[Cell, ...], ...]
    across: tuple[Clue, ...]
    down: tuple[Clue, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(clue.entry for clue in (*self.across, *self.down))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSearch:
    """Rows of letters that hide the answers to the clues; `found` are the squares of the answers."""

    label: str
    grid: tuple[str, ...]
    clues: tuple[Clue, ...]
    found: tuple[
        tuple[tuple[int, int], ...], ...
    ]  # for each clue, its (row, column) squares in reading order

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(clue.entry for clue in self.clues)


Task = Choice | TrueFalse | Gap | Match | Short | Listing | Ordering | Passage | Crossword | WordSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Tasks of one form under one instruction."""

    form: Form
    tasks: tuple[Task, ...]
    bank: tuple[str, ...] = ()  # words for the gaps, in alphabetical order

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for task in self.tasks for entry in task.entries)

    @property
    def points(self) -> int:
        return sum(entry.points for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How a section of the deck is represented on a sheet."""

    section: str
    cards: int  # in the deck
    asked: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One version of a worksheet."""

    id: str  # "7-3fa91c-b20d-A": seed, state of the cards, digest of the request, version
    version: str  # "A"
    versions: int  # how many there are
    title: str
    language: str
    seed: int
    state: str
    parts: tuple[Part, ...]
    coverage: tuple[Coverage, ...]
    notices: tuple[str, ...] = ()  # what the teacher should know: fewer questions than asked for

    def entries(self) -> Iterator[Entry]:
        """Everything to be answered, in the order of the sheet."""
        for part in self.parts:
            yield from part.entries

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)
