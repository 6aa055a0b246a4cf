"""A card and its parts."""

from dataclasses import dataclass, replace
from enum import Enum


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

    @property
    def place(self) -> str:
        """For people, without the source: "page 5, lines 12–14"."""
        lines = f"line {self.first}" if self.first == self.last else f"lines {self.first}–{self.last}"
        return f"page {self.page}, {lines}" if self.page else lines


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
    def asked(self) -> str:
        """The question as it is put: behind a gap stands its hint, as in "In ____ (year), …" or "of ____ (three)"."""
        if self.kind in (Kind.CLOZE, Kind.LIST) and self.hint:
            return self.question.replace(GAP, f"{GAP} ({self.hint})")
        return self.question

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
