"""What a rule sees: one section with its parsed blocks, and what is known of the whole document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from leadquiz.generate.names import NameIndex
from leadquiz.generate.tokens import Sentence
from leadquiz.model import Block, Outline, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block with its sentences; a label is not part of them."""

    block: Block
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the whole document tells: its names and its main subject."""

    outline: Outline
    names: NameIndex
    pronoun: str = ""  # "he" or "she": what the text mostly calls a person by, "" where it does neither
    speaker: str = ""  # canonical name of the organisation that says "we" of itself, "" where none does
    introduced: frozenset[str] = frozenset()  # lemmas of nouns that come with "a" or "another" somewhere
    person: str = ""  # canonical name of the one person the document is about, "" when there is none
    organisation: str = ""  # canonical name of the one organisation it is about, "" when there is none
    subject: str = ""  # canonical name the document is about: that person, a company, a place …
    narrative: bool = False  # most sentences name somebody or something
    terms: frozenset[str] = frozenset()  # lemmas of nouns that a text about things uses as known
    topic: str = ""  # what a short document is about, for the line above a question
    year: str = ""  # of the document's own date, "" when it gives none
    capitals: frozenset[str] = frozenset()  # words that prose writes with a capital inside a sentence
    small: frozenset[str] = frozenset()  # words that prose writes without one
    memo: dict[str, Any] = field(
        default_factory=dict, compare=False, repr=False
    )  # what every section would redo


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section as rules see it. `path` is the heading path, this section's title last."""

    section: Section
    path: tuple[str, ...]
    passages: tuple[Passage, ...]
    knowledge: Knowledge
    earlier: tuple[Passage, ...] = field(default=())  # of the section before, for references
    memo: dict[str, Any] = field(
        default_factory=dict, compare=False, repr=False
    )  # what every rule would redo

    def sentences(self) -> Iterator[tuple[Passage, Sentence]]:
        """Every sentence of the section with its passage, in order."""
        for passage in self.passages:
            for sentence in passage.sentences:
                yield passage, sentence
